/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Types and members of interfaces by name, looked up once.
 *
 * A ux_type or ux_method is a static variable of the code that uses it:
 *
 *     static ux_type range_address = UX_TYPE("com.sun.star.table.CellRangeAddress");
 *     static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
 *
 * It carries its name and, from the first use on, the description that UNO keeps for that name. The cache is an atomic
 * pointer whose value depends on the name alone, so threads that race fill it with the same pointer. Descriptions are
 * kept until the process ends, as LibreOffice keeps those of its own code.
 *
 * Threads: any. No `type` may be NULL.
 */
#ifndef UX_TYPE_H
#define UX_TYPE_H

#include <stdatomic.h>

#include "sdk.h"

typedef struct ux_type {
  const char *name;
  _Atomic(typelib_TypeDescription *) found;
} ux_type;

/** Type names: "double", "string", "any", "[]string", "[][]any", "com.sun.star.util.URL". */
#define UX_TYPE(type_name)                                                                                             \
  {                                                                                                                    \
    .name = (type_name), .found = NULL                                                                                 \
  }

/** A method or attribute: "com.sun.star.frame.XModel::getURL", "com.sun.star.beans.XFoo::Attribute". The interface
 *  named is the one that declares the member, not one that inherits it. */
typedef ux_type ux_method;
#define UX_METHOD(member_name) UX_TYPE(member_name)

/** The complete description, borrowed; NULL where UNO does not know the name. */
typelib_TypeDescription *ux_type_description(ux_type *type);

/** The reference that an any or a sequence takes, borrowed; NULL where UNO does not know the name. */
typelib_TypeDescriptionReference *ux_type_reference(ux_type *type);

/** Whether a reference names this type; NULL names none. */
bool ux_type_is(const typelib_TypeDescriptionReference *reference, const char *name);

#endif
