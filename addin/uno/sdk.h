/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * LibreOffice's binary UNO headers in a form that C11 accepts; every file of the binding includes them here. Nothing is
 * declared but what they declare: uno_Any, uno_Sequence, uno_Interface, rtl_uString, sal_Int32 and the like.
 */
#ifndef UX_SDK_H
#define UX_SDK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sal/types.h>
#include <typelib/typeclass.h>
/* typedescription.h uses the enum's tag as a type name, which only C++ provides. */
typedef enum _typelib_TypeClass _typelib_TypeClass;
#include <rtl/ustring.h>
#include <typelib/typedescription.h>
#include <uno/any2.h>
#include <uno/data.h>
#include <uno/dispatcher.h>
#include <uno/environment.h>
#include <uno/sequence2.h>

#endif
