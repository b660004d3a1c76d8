/* SPDX-License-Identifier: MPL-2.0 */
#include "value.h"

#include <string.h>

#include "structs.h"
#include "text.h"

static ux_type string_sequence = UX_TYPE("[]string");

static void from_class(uno_Any *any, typelib_TypeClass type_class, void *value)
{
  uno_type_any_construct(any, value, *typelib_static_type_getByTypeClass(type_class), NULL);
}

void ux_any_void(uno_Any *any)
{
  uno_any_construct(any, NULL, NULL, NULL);
}

void ux_any_from_double(uno_Any *any, double value)
{
  from_class(any, typelib_TypeClass_DOUBLE, &value);
}

void ux_any_from_long(uno_Any *any, sal_Int32 value)
{
  from_class(any, typelib_TypeClass_LONG, &value);
}

void ux_any_from_short(uno_Any *any, sal_Int16 value)
{
  from_class(any, typelib_TypeClass_SHORT, &value);
}

void ux_any_from_bool(uno_Any *any, bool value)
{
  sal_Bool boolean = value;
  from_class(any, typelib_TypeClass_BOOLEAN, &boolean);
}

void ux_any_from_utf8(uno_Any *any, const char *utf8)
{
  rtl_uString *string = ux_string(utf8);
  if (string) {
    from_class(any, typelib_TypeClass_STRING, &string);
    rtl_uString_release(string);
  } else {
    ux_any_void(any);
  }
}

void ux_any_from_object(uno_Any *any, uno_Interface *object)
{
  from_class(any, typelib_TypeClass_INTERFACE, &object);
}

void ux_any_from(uno_Any *any, ux_type *type, const void *value)
{
  /* UNO declares its source parameters without const, but only reads them. */
  uno_any_construct(any, (void *)(uintptr_t)value, ux_type_description(type), NULL);
}

void ux_any_copy(uno_Any *any, const uno_Any *source)
{
  uno_type_any_construct(any, source->pData, source->pType, NULL);
}

void ux_any_drop(uno_Any *any)
{
  uno_any_destruct(any, NULL);
}

bool ux_any_is_void(const uno_Any *any)
{
  return any->pType->eTypeClass == typelib_TypeClass_VOID;
}

bool ux_any_to_double(const uno_Any *any, double *value)
{
  switch (any->pType->eTypeClass) {
    case typelib_TypeClass_DOUBLE: return *value = *(const double *)any->pData, true;
    case typelib_TypeClass_FLOAT: return *value = (double)*(const float *)any->pData, true;
    case typelib_TypeClass_UNSIGNED_LONG: return *value = *(const sal_uInt32 *)any->pData, true;
    case typelib_TypeClass_HYPER: return *value = (double)*(const sal_Int64 *)any->pData, true;
    case typelib_TypeClass_UNSIGNED_HYPER: return *value = (double)*(const sal_uInt64 *)any->pData, true;
    case typelib_TypeClass_ENUM: return false;
    default: break;
  }
  sal_Int32 number;
  if (!ux_any_to_long(any, &number)) return false;
  *value = number;
  return true;
}

bool ux_any_to_long(const uno_Any *any, sal_Int32 *value)
{
  switch (any->pType->eTypeClass) {
    case typelib_TypeClass_BYTE: return *value = *(const sal_Int8 *)any->pData, true;
    case typelib_TypeClass_SHORT: return *value = *(const sal_Int16 *)any->pData, true;
    case typelib_TypeClass_UNSIGNED_SHORT: return *value = *(const sal_uInt16 *)any->pData, true;
    case typelib_TypeClass_LONG:
    case typelib_TypeClass_ENUM: return *value = *(const sal_Int32 *)any->pData, true;
    default: return false;
  }
}

bool ux_any_to_bool(const uno_Any *any, bool *value)
{
  if (any->pType->eTypeClass != typelib_TypeClass_BOOLEAN) return false;
  *value = *(const sal_Bool *)any->pData != 0;
  return true;
}

rtl_uString *ux_any_string(const uno_Any *any)
{
  return any->pType->eTypeClass == typelib_TypeClass_STRING ? *(rtl_uString *const *)any->pData : NULL;
}

char *ux_any_to_utf8(const uno_Any *any)
{
  rtl_uString *string = ux_any_string(any);
  return string ? ux_utf8(string) : NULL;
}

uno_Interface *ux_any_to_object(const uno_Any *any)
{
  if (any->pType->eTypeClass != typelib_TypeClass_INTERFACE) return NULL;
  uno_Interface *object = *(uno_Interface *const *)any->pData;
  if (object) object->acquire(object);
  return object;
}

const void *ux_any_value(const uno_Any *any, const char *type_name)
{
  return ux_type_is(any->pType, type_name) ? any->pData : NULL;
}

uno_Sequence *ux_sequence_new(ux_type *type, size_t length)
{
  uno_Sequence *sequence = NULL;
  typelib_TypeDescription *description = ux_type_description(type);
  if (!description || length > INT32_MAX) return NULL;
  return uno_sequence_construct(&sequence, description, NULL, (sal_Int32)length, NULL) ? sequence : NULL;
}

void ux_sequence_drop(uno_Sequence *sequence, ux_type *type)
{
  if (sequence) uno_destructData(&sequence, ux_type_description(type), NULL);
}

size_t ux_sequence_length(const uno_Sequence *sequence)
{
  return sequence ? (size_t)sequence->nElements : 0;
}

uno_Any *ux_matrix_at(const uno_Sequence *rows, size_t row, size_t column)
{
  if (row >= ux_sequence_length(rows)) return NULL;
  const uno_Sequence *cells = ((uno_Sequence *const *)(const void *)rows->elements)[row];
  if (column >= ux_sequence_length(cells)) return NULL;
  return (uno_Any *)(uintptr_t)(cells->elements + column * sizeof(uno_Any));
}

uno_Sequence *ux_strings_new(const char *const *texts, size_t count)
{
  uno_Sequence *sequence = ux_sequence_new(&string_sequence, count);
  for (size_t i = 0; sequence && i < count; i++) {
    rtl_uString **item = &UX_ITEMS(rtl_uString *, sequence)[i];
    rtl_uString *text = ux_string(texts[i]);
    if (!text) continue;
    rtl_uString_release(*item);
    *item = text;
  }
  return sequence;
}

bool ux_struct_init(ux_type *type, void *value)
{
  typelib_TypeDescription *description = ux_type_description(type);
  if (description) uno_constructData(value, description);
  return description != NULL;
}

bool ux_struct_copy(ux_type *type, void *value, const void *source)
{
  typelib_TypeDescription *description = ux_type_description(type);
  if (description) uno_copyData(value, (void *)(uintptr_t)source, description, NULL);
  return description != NULL;
}

void ux_struct_drop(ux_type *type, void *value)
{
  typelib_TypeDescription *description = ux_type_description(type);
  if (description) uno_destructData(value, description, NULL);
}
