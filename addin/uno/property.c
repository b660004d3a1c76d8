/* SPDX-License-Identifier: MPL-2.0 */
#include "access.h"

/* Ends a typed read: drops the value and says when it was of another type. */
static void finish(uno_Any *value, bool fits, const char *name, ux_error *err)
{
  ux_any_drop(value);
  if (!fits) ux_fail(err, UX_ILLEGAL_ARGUMENT, "property %s has another type", name);
}

bool ux_get_property(uno_Interface *object, const char *name, uno_Any *value, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.beans.XPropertySet::getPropertyValue");
  if (err->raised) return false;
  rtl_uString *string = ux_string(name);
  if (!string) return ux_fail(err, UX_RUNTIME_EXCEPTION, "property %s: out of memory", name);
  bool done = ux_call(object, &get, value, UX_ARGS(&string), err);
  rtl_uString_release(string);
  return done;
}

uno_Interface *ux_get_object(uno_Interface *object, const char *name, ux_error *err)
{
  uno_Any value;
  if (!ux_get_property(object, name, &value, err)) return NULL;
  uno_Interface *result = ux_any_to_object(&value);
  finish(&value, result != NULL, name, err);
  return result;
}

char *ux_get_utf8(uno_Interface *object, const char *name, ux_error *err)
{
  uno_Any value;
  if (!ux_get_property(object, name, &value, err)) return NULL;
  char *result = ux_any_to_utf8(&value);
  finish(&value, result != NULL, name, err);
  return result;
}

sal_Int32 ux_get_long(uno_Interface *object, const char *name, ux_error *err)
{
  uno_Any value;
  sal_Int32 result = 0;
  if (!ux_get_property(object, name, &value, err)) return 0;
  bool fits = ux_any_to_long(&value, &result);
  finish(&value, fits, name, err);
  return result;
}

double ux_get_double(uno_Interface *object, const char *name, ux_error *err)
{
  uno_Any value;
  double result = 0;
  if (!ux_get_property(object, name, &value, err)) return 0;
  bool fits = ux_any_to_double(&value, &result);
  finish(&value, fits, name, err);
  return result;
}

bool ux_get_bool(uno_Interface *object, const char *name, ux_error *err)
{
  uno_Any value;
  bool result = false;
  if (!ux_get_property(object, name, &value, err)) return false;
  bool fits = ux_any_to_bool(&value, &result);
  finish(&value, fits, name, err);
  return result;
}

bool ux_set_property(uno_Interface *object, const char *name, const uno_Any *value, ux_error *err)
{
  static ux_method set = UX_METHOD("com.sun.star.beans.XPropertySet::setPropertyValue");
  if (err->raised) return false;
  rtl_uString *string = ux_string(name);
  if (!string) return ux_fail(err, UX_RUNTIME_EXCEPTION, "property %s: out of memory", name);
  bool done = ux_call(object, &set, NULL, UX_ARGS(&string, (void *)(uintptr_t)value), err);
  rtl_uString_release(string);
  return done;
}

/* Sets a value made for this call alone and drops it. */
static bool set_and_drop(uno_Interface *object, const char *name, uno_Any *value, ux_error *err)
{
  bool done = ux_set_property(object, name, value, err);
  ux_any_drop(value);
  return done;
}

bool ux_set_object(uno_Interface *object, const char *name, uno_Interface *value, ux_error *err)
{
  uno_Any any;
  ux_any_from_object(&any, value);
  return set_and_drop(object, name, &any, err);
}

bool ux_set_utf8(uno_Interface *object, const char *name, const char *value, ux_error *err)
{
  uno_Any any;
  ux_any_from_utf8(&any, value);
  return set_and_drop(object, name, &any, err);
}

bool ux_set_long(uno_Interface *object, const char *name, sal_Int32 value, ux_error *err)
{
  uno_Any any;
  ux_any_from_long(&any, value);
  return set_and_drop(object, name, &any, err);
}

bool ux_set_short(uno_Interface *object, const char *name, sal_Int16 value, ux_error *err)
{
  uno_Any any;
  ux_any_from_short(&any, value);
  return set_and_drop(object, name, &any, err);
}

bool ux_set_bool(uno_Interface *object, const char *name, bool value, ux_error *err)
{
  uno_Any any;
  ux_any_from_bool(&any, value);
  return set_and_drop(object, name, &any, err);
}

bool ux_set_value(uno_Interface *object, const char *name, ux_type *type, const void *value, ux_error *err)
{
  uno_Any any;
  ux_any_from(&any, type, value);
  return set_and_drop(object, name, &any, err);
}
