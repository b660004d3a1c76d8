/* SPDX-License-Identifier: MPL-2.0 */
/* What only an office can make of a workbook: the same in other formats, with a password, with macros. A component
 * (XJobExecutor) that a headless soffice starts: see make.sh. It opens GK_HOSTILE_EXAMPLE and writes into the folder
 * GK_HOSTILE_FOLDER. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../calc/end_office.h"
#include "uno/ux.h"

typedef struct saver {
  uno_Interface *context;
  uno_Interface *document;
} saver;

static ux_type properties_type = UX_TYPE("[]com.sun.star.beans.PropertyValue");

/* The property's value, raw memory to be constructed. */
static uno_Any *value_of(uno_Sequence *list, size_t index, const char *name)
{
  ux_property_value *property = &UX_ITEMS(ux_property_value, list)[index];
  rtl_uString_release(property->name);
  property->name = ux_string(name);
  ux_any_drop(&property->value);
  return &property->value;
}

/* For .ods and .xls the password is one property; for .xlsx it is what Calc's own dialog makes of it. */
static void set_password(uno_Sequence *list, size_t index, bool xlsx)
{
  static ux_type named_type = UX_TYPE("[]" UX_NAMED_VALUE);
  static const char *const names[] = {"OOXPassword", "CryptoType"}, *const values[] = {"secret", "Standard"};
  if (!xlsx) {
    ux_any_from_utf8(value_of(list, index, "Password"), values[0]);
    return;
  }
  uno_Sequence *data = ux_sequence_new(&named_type, 2);
  for (size_t i = 0; i < 2; i++) {
    ux_named_value *item = &UX_ITEMS(ux_named_value, data)[i];
    rtl_uString_release(item->name);
    item->name = ux_string(names[i]);
    ux_any_drop(&item->value);
    ux_any_from_utf8(&item->value, values[i]);
  }
  ux_any_from(value_of(list, index, "EncryptionData"), &named_type, &data);
  ux_sequence_drop(data, &named_type);
}

static rtl_uString *url_of(const char *folder, const char *name)
{
  char url[1024];
  snprintf(url, sizeof url, "file://%s%s%s", folder, *name == '\0' ? "" : "/", name);
  return ux_string(url);
}

static void open_example(saver *s, ux_error *err)
{
  static ux_method load = UX_METHOD("com.sun.star.frame.XComponentLoader::loadComponentFromURL");
  uno_Interface *desktop = ux_create_service(s->context, "com.sun.star.frame.Desktop", err);
  rtl_uString *url = url_of(getenv("GK_HOSTILE_EXAMPLE"), ""), *target = ux_string("_blank");
  sal_Int32 flags = 0;
  uno_Sequence *arguments = ux_sequence_new(&properties_type, 0);
  s->document = ux_call_object(desktop, &load, UX_ARGS(&url, &target, &flags, &arguments), err);
  ux_sequence_drop(arguments, &properties_type);
  rtl_uString_release(url);
  rtl_uString_release(target);
  ux_release(desktop);
}

static void save(saver *s, const char *name, const char *filter, bool locked, ux_error *err)
{
  static ux_method store = UX_METHOD("com.sun.star.frame.XStorable::storeToURL");
  rtl_uString *url = url_of(getenv("GK_HOSTILE_FOLDER"), name);
  uno_Sequence *arguments = ux_sequence_new(&properties_type, locked ? 2 : 1);
  ux_any_from_utf8(value_of(arguments, 0, "FilterName"), filter);
  if (locked) set_password(arguments, 1, strstr(name, ".xlsx") != NULL);
  ux_call(s->document, &store, NULL, UX_ARGS(&url, &arguments), err);
  ux_sequence_drop(arguments, &properties_type);
  rtl_uString_release(url);
}

/* A module in the document's library "Standard", as a recorded macro leaves it; with the mode in which Calc writes it
 * for Excel too. */
static void add_macro(saver *s, ux_error *err)
{
  static ux_method libraries = UX_METHOD("com.sun.star.document.XEmbeddedScripts::BasicLibraries");
  static ux_method mode = UX_METHOD("com.sun.star.script.vba.XVBACompatibility::VBACompatibilityMode");
  static ux_method create = UX_METHOD("com.sun.star.script.XLibraryContainer::createLibrary");
  static ux_method insert = UX_METHOD("com.sun.star.container.XNameContainer::insertByName");
  uno_Interface *container = ux_call_object(s->document, &libraries, NULL, err);
  sal_Bool yes = sal_True;
  ux_set_attribute(container, &mode, &yes, err);
  rtl_uString *name = ux_string("Macros"), *module = ux_string("Module1");
  uno_Any source;
  ux_any_from_utf8(&source, "Sub Auto_Open\n  MsgBox \"1671.41\"\nEnd Sub\n");
  uno_Interface *library = ux_call_object(container, &create, UX_ARGS(&name), err);
  ux_call(library, &insert, NULL, UX_ARGS(&module, &source), err);
  ux_any_drop(&source);
  rtl_uString_release(name);
  rtl_uString_release(module);
  ux_release(library);
  ux_release(container);
}

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  (void)err;
  ((saver *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  ux_release(((saver *)self)->document);
  ux_release(((saver *)self)->context);
}

static void trigger(void *self, void *result, void **args, uno_Any **raise)
{
  static ux_method close = UX_METHOD("com.sun.star.util.XCloseable::close");
  (void)result, (void)args, (void)raise;
  saver *s = self;
  ux_error err = UX_ERROR_INIT;
  sal_Bool yes = sal_True;
  open_example(s, &err);
  save(s, "example.ods", "calc8", false, &err);
  save(s, "example.xlsx", "Calc MS Excel 2007 XML", false, &err);
  save(s, "example.xls", "MS Excel 97", false, &err);
  save(s, "locked.ods", "calc8", true, &err);
  save(s, "locked.xlsx", "Calc MS Excel 2007 XML", true, &err);
  save(s, "locked.xls", "MS Excel 97", true, &err);
  add_macro(s, &err);
  save(s, "macros.ods", "calc8", false, &err);
  save(s, "macros.xlsm", "Calc MS Excel 2007 VBA XML", false, &err);
  save(s, "macros.xls", "MS Excel 97", false, &err);
  if (err.raised) fprintf(stderr, "save_specials: %s: %s\n", err.type, err.message);
  ux_error quiet = UX_ERROR_INIT;
  ux_call(s->document, &close, NULL, UX_ARGS(&yes), &quiet);
  gk_test_end_office(s->context);
}

static ux_slot *const slots[] = {trigger};
static const ux_interface interfaces[] = {{"com.sun.star.task.XJobExecutor", slots, 1}};
static const ux_class saver_class = {
  .name = "org.gongkai.tests.comp.Specials",
  .services = (const char *const[]){"org.gongkai.tests.Specials", NULL},
  .interfaces = interfaces,
  .interface_count = 1,
  .size = sizeof(saver),
  .construct = construct,
  .destroy = destroy,
};

static const ux_class *const classes[] = {&saver_class, NULL};
UX_COMPONENT(classes)
