/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * How far a long piece of work is, in the status bar of the window.
 */
#ifndef GK_CALC_BAR_H
#define GK_CALC_BAR_H

#include "uno/ux.h"

/** Begins; the indicator, acquired. NULL (which the others take) where the window has none. */
uno_Interface *gk_bar_begin(uno_Interface *controller, const char *text, size_t whole);
void gk_bar_set(uno_Interface *bar, size_t done);
/** Ends and releases. */
void gk_bar_end(uno_Interface *bar);

#endif
