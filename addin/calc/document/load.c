/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/load.h"

#include <osl/file.h>

static ux_type properties_type = UX_TYPE("[]" UX_PROPERTY_VALUE);

static uno_Any *name_property(uno_Sequence *list, size_t index, const char *name)
{
  ux_property_value *property = &UX_ITEMS(ux_property_value, list)[index];
  rtl_uString_release(property->name);
  property->name = ux_string(name);
  ux_any_drop(&property->value);
  return &property->value;
}

static uno_Sequence *properties_of(gk_load_mode mode)
{
  enum { NEVER_EXECUTE = 0, NO_UPDATE = 0 }; /* com.sun.star.document.MacroExecMode, UpdateDocMode */
  uno_Sequence *list = ux_sequence_new(&properties_type, 4);
  if (list == NULL) return NULL;
  ux_any_from_bool(name_property(list, 0, "Hidden"), mode != GK_LOAD_NEW);
  ux_any_from_bool(name_property(list, 1, mode == GK_LOAD_READ ? "ReadOnly" : "AsTemplate"), true);
  ux_any_from_short(name_property(list, 2, "MacroExecutionMode"), NEVER_EXECUTE);
  ux_any_from_short(name_property(list, 3, "UpdateDocMode"), NO_UPDATE);
  return list;
}

/* The URL of a path; NULL with `err` filled where there is none. */
static rtl_uString *url_of(const char *path, ux_error *err)
{
  rtl_uString *system = ux_string(path), *url = NULL;
  if (osl_getFileURLFromSystemPath(system, &url) != osl_File_E_None && url != NULL) {
    rtl_uString_release(url);
    url = NULL;
  }
  rtl_uString_release(system);
  if (url == NULL) ux_fail(err, UX_ILLEGAL_ARGUMENT, "no path of a file: %s", path);
  return url;
}

uno_Interface *gk_document_load(uno_Interface *context, const char *path, gk_load_mode mode, ux_error *err)
{
  static ux_method load = UX_METHOD("com.sun.star.frame.XComponentLoader::loadComponentFromURL");
  rtl_uString *url = url_of(path, err), *target = ux_string(mode == GK_LOAD_NEW ? "_default" : "_blank");
  sal_Int32 flags = 0;
  uno_Interface *desktop = ux_create_service(context, "com.sun.star.frame.Desktop", err), *document = NULL;
  uno_Sequence *list = properties_of(mode);
  if (url != NULL && list != NULL && desktop != NULL)
    document = ux_call_object(desktop, &load, UX_ARGS(&url, &target, &flags, &list), err);
  if (document == NULL && !err->raised) ux_fail(err, UX_RUNTIME_EXCEPTION, "the file is of no format known here");
  ux_sequence_drop(list, &properties_type);
  if (url != NULL) rtl_uString_release(url);
  rtl_uString_release(target);
  ux_release(desktop);
  return document;
}

void gk_document_store(uno_Interface *document, const char *path, const char *filter, ux_error *err)
{
  static ux_method store = UX_METHOD("com.sun.star.frame.XStorable::storeToURL");
  rtl_uString *url = url_of(path, err);
  uno_Sequence *list = ux_sequence_new(&properties_type, 1);
  if (url != NULL && list != NULL) {
    ux_any_from_utf8(name_property(list, 0, "FilterName"), filter);
    ux_call(document, &store, NULL, UX_ARGS(&url, &list), err);
  }
  ux_sequence_drop(list, &properties_type);
  if (url != NULL) rtl_uString_release(url);
}

void gk_document_close(uno_Interface *document)
{
  static ux_method close = UX_METHOD("com.sun.star.util.XCloseable::close");
  ux_error late = UX_ERROR_INIT;
  sal_Bool deliver = sal_True;
  if (document != NULL) ux_call(document, &close, NULL, UX_ARGS(&deliver), &late);
  ux_release(document);
}

uno_Interface *gk_document_controller(uno_Interface *document)
{
  static ux_method get = UX_METHOD("com.sun.star.frame.XModel::getCurrentController");
  ux_error none = UX_ERROR_INIT;
  return ux_call_object(document, &get, NULL, &none);
}
