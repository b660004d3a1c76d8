/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The language of the user interface.
 */
#ifndef GK_CALC_LOCALE_H
#define GK_CALC_LOCALE_H

#include "engine/base/error.h"
#include "uno/ux.h"

/** Chinese where LibreOffice's user interface is, English for every other language. */
gk_lang gk_user_language(uno_Interface *context);

#endif
