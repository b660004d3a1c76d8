/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Strings: UTF-8 in C, UTF-16 with a reference count in UNO.
 *
 *     rtl_uString *name = ux_string("合计");
 *     if (name != NULL) rtl_uString_release(name);
 *
 * Threads: any. UNO's strings do not change and count their references atomically.
 */
#ifndef UX_TEXT_H
#define UX_TEXT_H

#include "sdk.h"

/** A new UNO string from NUL-terminated UTF-8 (NULL is the empty string); the caller releases it with
 *  rtl_uString_release. Bytes that are no UTF-8 become U+FFFD or '?'. NULL where memory is out. */
rtl_uString *ux_string(const char *utf8);

/** A malloc'ed UTF-8 copy, freed by the caller with free(); a lone surrogate becomes U+FFFD. NULL when memory is out.
 *  A NULL string gives "". */
char *ux_utf8(const rtl_uString *string);

/** ux_utf8 that also releases the string, whether it succeeds or not. */
char *ux_utf8_take(rtl_uString *string);

/** Writes UTF-8 into `out` of `size` (> 0) bytes, cut at a character's boundary, NUL-terminated; returns its length.
 *  A NULL string gives "". */
size_t ux_utf8_copy(const rtl_uString *string, char *out, size_t size);

/** Whether the string equals NUL-terminated ASCII; a NULL string equals none. */
bool ux_string_is(const rtl_uString *string, const char *ascii);

#endif
