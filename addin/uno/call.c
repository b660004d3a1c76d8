/* SPDX-License-Identifier: MPL-2.0 */
#include "call.h"

static ux_method query_interface = UX_METHOD("com.sun.star.uno.XInterface::queryInterface");
static ux_type x_interface = UX_TYPE("com.sun.star.uno.XInterface");

void ux_acquire(uno_Interface *object)
{
  if (object) object->acquire(object);
}

void ux_release(uno_Interface *object)
{
  if (object) object->release(object);
}

static uno_Interface *query_reference(uno_Interface *object, typelib_TypeDescriptionReference *reference, ux_error *err)
{
  typelib_TypeDescription *method = ux_type_description(&query_interface);
  if (!object || !reference || !method) return NULL;
  uno_Any answer, storage, *exception = &storage;
  object->pDispatcher(object, method, &answer, UX_ARGS(&reference), &exception);
  if (exception) {
    ux_catch(err, exception);
    return NULL;
  }
  uno_Interface *found = ux_any_to_object(&answer);
  ux_any_drop(&answer);
  return found;
}

uno_Interface *ux_query(uno_Interface *object, ux_type *type)
{
  return query_reference(object, ux_type_reference(type), NULL);
}

bool ux_same_object(uno_Interface *a, uno_Interface *b)
{
  uno_Interface *first = ux_query(a, &x_interface), *second = ux_query(b, &x_interface);
  bool same = first == second;
  ux_release(first);
  ux_release(second);
  return same;
}

/* The type of the interface that declares a member; NULL where the description is no member's. */
static typelib_TypeDescriptionReference *declaring_interface(typelib_TypeDescription *member)
{
  typelib_InterfaceTypeDescription *interface = NULL;
  if (member->eTypeClass == typelib_TypeClass_INTERFACE_METHOD) {
    interface = ((typelib_InterfaceMethodTypeDescription *)(void *)member)->pInterface;
  } else if (member->eTypeClass == typelib_TypeClass_INTERFACE_ATTRIBUTE) {
    interface = ((typelib_InterfaceAttributeTypeDescription *)(void *)member)->pInterface;
  }
  return interface ? interface->aBase.pWeakRef : NULL;
}

bool ux_call(uno_Interface *object, ux_method *method, void *result, void **args, ux_error *err)
{
  if (err->raised) return false;
  if (!object) return ux_fail(err, UX_RUNTIME_EXCEPTION, "%s called on no object", method->name);
  typelib_TypeDescription *member = ux_type_description(method);
  typelib_TypeDescriptionReference *type = member ? declaring_interface(member) : NULL;
  if (!type) return ux_fail(err, UX_RUNTIME_EXCEPTION, "%s is not known", method->name);
  uno_Interface *target = query_reference(object, type, err);
  if (!target) return ux_fail(err, UX_RUNTIME_EXCEPTION, "%s: the object has no such interface", method->name);
  uno_Any storage, *exception = &storage;
  target->pDispatcher(target, member, result, args, &exception);
  target->release(target);
  return exception ? ux_catch(err, exception) : true;
}

bool ux_set_attribute(uno_Interface *object, ux_method *attribute, const void *value, ux_error *err)
{
  return ux_call(object, attribute, NULL, UX_ARGS((void *)(uintptr_t)value), err);
}

uno_Interface *ux_call_object(uno_Interface *object, ux_method *method, void **args, ux_error *err)
{
  uno_Interface *result = NULL;
  return ux_call(object, method, &result, args, err) ? result : NULL;
}

char *ux_call_utf8(uno_Interface *object, ux_method *method, void **args, ux_error *err)
{
  rtl_uString *result = NULL;
  if (!ux_call(object, method, &result, args, err)) return NULL;
  char *text = ux_utf8_take(result);
  if (!text) ux_fail(err, UX_RUNTIME_EXCEPTION, "%s: out of memory", method->name);
  return text;
}

sal_Int32 ux_call_long(uno_Interface *object, ux_method *method, void **args, ux_error *err)
{
  sal_Int32 result = 0;
  return ux_call(object, method, &result, args, err) ? result : 0;
}

bool ux_call_bool(uno_Interface *object, ux_method *method, void **args, ux_error *err)
{
  sal_Bool result = 0;
  return ux_call(object, method, &result, args, err) && result;
}

double ux_call_double(uno_Interface *object, ux_method *method, void **args, ux_error *err)
{
  double result = 0;
  return ux_call(object, method, &result, args, err) ? result : 0;
}

uno_Sequence *ux_call_sequence(uno_Interface *object, ux_method *method, void **args, ux_error *err)
{
  uno_Sequence *result = NULL;
  return ux_call(object, method, &result, args, err) ? result : NULL;
}
