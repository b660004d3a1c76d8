/* SPDX-License-Identifier: MPL-2.0 */
#include "type.h"

#include "text.h"

typelib_TypeDescription *ux_type_description(ux_type *type)
{
  typelib_TypeDescription *found = atomic_load_explicit(&type->found, memory_order_acquire);
  if (found) return found;
  rtl_uString *name = ux_string(type->name);
  if (!name) return NULL;
  typelib_typedescription_getByName(&found, name);
  rtl_uString_release(name);
  if (!found) return NULL;
  if (!found->bComplete && !typelib_typedescription_complete(&found)) {
    typelib_typedescription_release(found);
    return NULL;
  }
  typelib_TypeDescription *expected = NULL;
  if (!atomic_compare_exchange_strong(&type->found, &expected, found)) {
    typelib_typedescription_release(found);
    found = expected;
  }
  return found;
}

typelib_TypeDescriptionReference *ux_type_reference(ux_type *type)
{
  typelib_TypeDescription *description = ux_type_description(type);
  return description ? description->pWeakRef : NULL;
}

bool ux_type_is(const typelib_TypeDescriptionReference *reference, const char *name)
{
  return reference && ux_string_is(reference->pTypeName, name);
}
