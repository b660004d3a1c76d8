/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What a formula of an .xls gives, as far as its tokens tell ([MS-XLS] 2.5.198, Rgce).
 *
 * Calc (7.4 to 25.2) writes 0 as the result of formulas that give a text, where they were loaded from a file, filled
 * down or stand in a cell with a number format. What surely gives a text has no value in such a file; it is not 0.
 */
#ifndef GK_XLS_FORMULA_H
#define GK_XLS_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

/** Whether the formula of these tokens gives a text (or an error) whatever its cells hold: false where that is not sure,
 *  or the tokens are not understood. */
bool gk_xls_gives_text(const unsigned char *tokens, size_t size);

#endif
