/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The language of the user interface.
 */
#ifndef GK_CALC_LOCALE_H
#define GK_CALC_LOCALE_H

#include "engine/base/error.h"
#include "uno/ux.h"

/** Speaks the language of LibreOffice's user interface from now on, English where there is no catalogue of it. */
void gk_use_language_of_office(uno_Interface *context);

#endif
