/* SPDX-License-Identifier: MPL-2.0 */
#include "access.h"

#include <stdlib.h>

static ux_type string_sequence = UX_TYPE("[]string");

/* Calls a method whose first argument is a string, with up to one more. */
static bool call_named(uno_Interface *object, ux_method *method, const char *name, void *more, void *result,
                       ux_error *err)
{
  if (err->raised) return false;
  rtl_uString *string = ux_string(name);
  if (!string) return ux_fail(err, UX_RUNTIME_EXCEPTION, "%s: out of memory", method->name);
  bool done = ux_call(object, method, result, UX_ARGS(&string, more), err);
  rtl_uString_release(string);
  return done;
}

/* The interface in an any, acquired; drops the any. Empty is an error. */
static uno_Interface *take_object(uno_Any *any, const char *name, ux_error *err)
{
  uno_Interface *object = ux_any_to_object(any);
  ux_any_drop(any);
  if (!object) ux_fail(err, UX_RUNTIME_EXCEPTION, "%s: no object there", name);
  return object;
}

/* --- services */

static uno_Interface *service_manager(uno_Interface *context, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.uno.XComponentContext::getServiceManager");
  return ux_call_object(context, &get, NULL, err);
}

uno_Interface *ux_create_service(uno_Interface *context, const char *service, ux_error *err)
{
  static ux_method create = UX_METHOD("com.sun.star.lang.XMultiComponentFactory::createInstanceWithContext");
  uno_Interface *manager = service_manager(context, err), *instance = NULL;
  call_named(manager, &create, service, &context, &instance, err);
  ux_release(manager);
  if (!instance) ux_fail(err, UX_RUNTIME_EXCEPTION, "no service %s", service);
  return instance;
}

uno_Interface *ux_create_service_with(uno_Interface *context, const char *service, uno_Sequence *arguments,
                                      ux_error *err)
{
  static ux_method create =
    UX_METHOD("com.sun.star.lang.XMultiComponentFactory::createInstanceWithArgumentsAndContext");
  if (err->raised) return NULL;
  uno_Interface *manager = service_manager(context, err), *instance = NULL;
  rtl_uString *name = ux_string(service);
  if (name) {
    ux_call(manager, &create, &instance, UX_ARGS(&name, &arguments, &context), err);
    rtl_uString_release(name);
  }
  ux_release(manager);
  if (!instance) ux_fail(err, UX_RUNTIME_EXCEPTION, "no service %s", service);
  return instance;
}

uno_Interface *ux_create_instance(uno_Interface *document, const char *service, ux_error *err)
{
  static ux_method create = UX_METHOD("com.sun.star.lang.XMultiServiceFactory::createInstance");
  uno_Interface *instance = NULL;
  call_named(document, &create, service, NULL, &instance, err);
  if (!instance) ux_fail(err, UX_RUNTIME_EXCEPTION, "no service %s", service);
  return instance;
}

/* --- containers */

sal_Int32 ux_count(uno_Interface *container, ux_error *err)
{
  static ux_method count = UX_METHOD("com.sun.star.container.XIndexAccess::getCount");
  return ux_call_long(container, &count, NULL, err);
}

uno_Interface *ux_get_by_index(uno_Interface *container, sal_Int32 index, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.container.XIndexAccess::getByIndex");
  uno_Any value;
  return ux_call(container, &get, &value, UX_ARGS(&index), err) ? take_object(&value, "getByIndex", err) : NULL;
}

bool ux_has_by_name(uno_Interface *container, const char *name, ux_error *err)
{
  static ux_method has = UX_METHOD("com.sun.star.container.XNameAccess::hasByName");
  sal_Bool found = 0;
  return call_named(container, &has, name, NULL, &found, err) && found;
}

bool ux_get_any_by_name(uno_Interface *container, const char *name, uno_Any *value, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.container.XNameAccess::getByName");
  return call_named(container, &get, name, NULL, value, err);
}

uno_Interface *ux_get_by_name(uno_Interface *container, const char *name, ux_error *err)
{
  uno_Any value;
  return ux_get_any_by_name(container, name, &value, err) ? take_object(&value, name, err) : NULL;
}

uno_Sequence *ux_element_names(uno_Interface *container, ux_error *err)
{
  static ux_method names = UX_METHOD("com.sun.star.container.XNameAccess::getElementNames");
  return ux_call_sequence(container, &names, NULL, err);
}

void ux_strings_drop(uno_Sequence *strings)
{
  ux_sequence_drop(strings, &string_sequence);
}

bool ux_insert_by_name(uno_Interface *container, const char *name, uno_Interface *object, ux_error *err)
{
  static ux_method insert = UX_METHOD("com.sun.star.container.XNameContainer::insertByName");
  uno_Any value;
  ux_any_from_object(&value, object);
  bool done = call_named(container, &insert, name, &value, NULL, err);
  ux_any_drop(&value);
  return done;
}

bool ux_remove_by_name(uno_Interface *container, const char *name, ux_error *err)
{
  static ux_method remove_name = UX_METHOD("com.sun.star.container.XNameContainer::removeByName");
  return call_named(container, &remove_name, name, NULL, NULL, err);
}

char *ux_name(uno_Interface *object, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.container.XNamed::getName");
  return ux_call_utf8(object, &get, NULL, err);
}
