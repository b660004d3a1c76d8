/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the template maker: a formula under construction.
 */
#ifndef GK_PARTS_H
#define GK_PARTS_H

#include "engine/template/template_internal.h"

/** Zero-initialise ({0}); free `items`. */
typedef struct gk_parts {
  gk_book_part *items;
  size_t count, capacity;
  bool failed; /**< memory ran out */
} gk_parts;

/** The text is not copied. */
void gk_parts_text(gk_parts *parts, const char *text);
void gk_parts_separator(gk_parts *parts);

/** A text that is made, at most 63 bytes of it, and kept in the template's arena. */
void gk_parts_printf(gk_parts *parts, gk_template *t, const char *format, ...) GK_FORMATS(3, 4);

void gk_parts_area(gk_parts *parts, size_t sheet, gk_book_area area);
void gk_parts_cell(gk_parts *parts, size_t sheet, int32_t row, int32_t col);

/** Makes the cell's formula of a copy of the parts; false with t->err filled. */
bool gk_parts_keep(gk_template *t, gk_book_cell *cell, const gk_parts *parts);

#endif
