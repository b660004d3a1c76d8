/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A C binding to LibreOffice's UNO: one include for all of it. Needs the SDK's headers and the libraries uno_cppu and
 * uno_sal, both plain C. Start reading at call.h (using objects) and object.h (being one). Each header says what NULL
 * gives and which thread may call.
 *
 *     #include "uno/ux.h"
 */
#ifndef UX_H
#define UX_H

#include "access.h"
#include "call.h"
#include "error.h"
#include "factory.h"
#include "object.h"
#include "proxy.h"
#include "structs.h"
#include "text.h"
#include "type.h"
#include "value.h"

#endif
