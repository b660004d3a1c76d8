/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Characters that XML cannot carry, as Office Open XML writes them: _x000D_ (ECMA-376, part 1, ST_Xstring).
 */
#ifndef GK_XLSX_ESCAPES_H
#define GK_XLSX_ESCAPES_H

#include <stddef.h>

/** Replaces the escapes in UTF-8 text, in place; returns how long it is then. Characters of 0 are dropped, halves of a
 *  surrogate pair alone become U+FFFD. */
size_t gk_xlsx_unescape(char *text, size_t length);

#endif
