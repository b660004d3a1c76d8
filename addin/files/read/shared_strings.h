/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The texts that a workbook (.xlsx, .xls) keeps once and its cells refer to by number.
 */
#ifndef GK_SHARED_STRINGS_H
#define GK_SHARED_STRINGS_H

#include "engine/base/text.h"
#include "files/intake.h"

/** Zero-initialise ({0}). A reader adds a text's bytes to `all`, then closes it. */
typedef struct gk_strings {
  gk_text all;  /**< the texts without separators, UTF-8 */
  size_t *ends; /**< where each one ends in `all` */
  size_t count, capacity;
} gk_strings;

/** Ends the text whose bytes were added since the last one. False with the intake's `err` filled. */
bool gk_strings_close(gk_strings *strings, gk_intake *in);

/** Puts the text of that number into a cell, which is blank and counted as lost where there is none. False with the
 *  intake's `err` filled where it is refused. */
bool gk_strings_put(const gk_strings *strings, size_t index, gk_intake *in, int32_t row, int32_t col, bool formula);

void gk_strings_free(gk_strings *strings);

#endif
