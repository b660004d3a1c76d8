/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The texts that a workbook (.xlsx, .xls) keeps once and its cells refer to by number.
 */
#ifndef GK_SHARED_STRINGS_H
#define GK_SHARED_STRINGS_H

#include "engine/base/error.h"
#include "engine/base/text.h"

/** Zero-initialise ({0}). A reader adds a text's bytes to `all`, then closes it. */
typedef struct gk_strings {
  gk_text all;  /**< the texts without separators, UTF-8 */
  size_t *ends; /**< where each one ends in `all` */
  size_t count, capacity;
} gk_strings;

/** Ends the text whose bytes were added since the last one. False with `err` filled (GK_ERR_MEMORY, GK_ERR_LIMIT); `name`
 *  is the file's. */
bool gk_strings_close(gk_strings *strings, const char *name, gk_error *err);

/** The text of that number, *length bytes, not terminated; NULL where there is none. */
const char *gk_strings_at(const gk_strings *strings, size_t index, size_t *length);

void gk_strings_free(gk_strings *strings);

#endif
