/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A sheet of a book that is a plain list: headings, then one line a row, printed on as many pages as it takes.
 */
#ifndef GK_LIST_SHEET_H
#define GK_LIST_SHEET_H

#include "engine/book/book.h"

typedef struct gk_list_sheet {
  gk_book *book;
  gk_book_sheet *sheet;
  bool ok; /**< false once memory ran out */
} gk_list_sheet;

/** Sizes sheet `index` for `rows` lines below the headings; widths in tenths of a millimetre. Returns list->ok. */
bool gk_list_begin(gk_list_sheet *list, gk_book *book, size_t index, const char *name, int32_t rows,
                   const char *const *headings, const int *widths, int32_t cols);

/** Row 0 is that of the headings. The text is copied. */
void gk_list_text(gk_list_sheet *list, int32_t row, int32_t col, gk_book_style style, const char *text);
void gk_list_number(gk_list_sheet *list, int32_t row, int32_t col, gk_book_style style, gk_dec value);

#endif
