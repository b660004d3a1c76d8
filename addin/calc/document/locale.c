/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/locale.h"

#include <stdlib.h>

uno_Interface *gk_configuration(uno_Interface *context, const char *path, ux_error *err)
{
  static ux_method create = UX_METHOD("com.sun.star.lang.XMultiServiceFactory::createInstanceWithArguments");
  static ux_type arguments_type = UX_TYPE("[]any"), named_value = UX_TYPE(UX_NAMED_VALUE);
  uno_Interface *provider = ux_create_service(context, "com.sun.star.configuration.ConfigurationProvider", err);
  uno_Sequence *arguments = ux_sequence_new(&arguments_type, 1);
  rtl_uString *service = ux_string("com.sun.star.configuration.ConfigurationAccess");
  uno_Interface *node = NULL;
  ux_named_value where;
  if (arguments != NULL && ux_struct_init(&named_value, &where)) {
    rtl_uString_release(where.name);
    where.name = ux_string("nodepath");
    ux_any_drop(&where.value);
    ux_any_from_utf8(&where.value, path);
    uno_Any *first = &UX_ITEMS(uno_Any, arguments)[0];
    ux_any_drop(first);
    ux_any_from(first, &named_value, &where);
    node = ux_call_object(provider, &create, UX_ARGS(&service, &arguments), err);
    ux_struct_drop(&named_value, &where);
  }
  rtl_uString_release(service);
  ux_sequence_drop(arguments, &arguments_type);
  ux_release(provider);
  return node;
}

void gk_use_language_of_office(uno_Interface *context)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *node = gk_configuration(context, "/org.openoffice.Setup/L10N", &err);
  uno_Any value;
  if (ux_get_any_by_name(node, "ooLocale", &value, &err)) {
    char *locale = ux_any_to_utf8(&value);
    if (locale == NULL || !gk_words_use(locale)) gk_words_use("en");
    free(locale);
    ux_any_drop(&value);
  }
  ux_release(node);
}
