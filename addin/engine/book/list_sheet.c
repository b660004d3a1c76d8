/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/book/list_sheet.h"

void gk_list_text(gk_list_sheet *l, int32_t row, int32_t col, gk_book_style style, const char *text)
{
  l->ok = l->ok && gk_book_put_text(l->book, l->sheet, (gk_book_area){row, col, row, col}, style, text);
}

void gk_list_number(gk_list_sheet *l, int32_t row, int32_t col, gk_book_style style, gk_dec value)
{
  gk_book_cell *cell = gk_book_cell_at(l->sheet, row, col);
  *cell = (gk_book_cell){.kind = GK_BOOK_NUMBER, .style = style, .number = value};
}

bool gk_list_begin(gk_list_sheet *l, gk_book *book, size_t index, const char *name, int32_t rows,
                   const char *const *headings, const int *widths, int32_t cols)
{
  enum { ROW_HEIGHT = 60 };
  l->book = book;
  l->sheet = &book->sheets[index];
  l->ok = gk_book_size_sheet(book, index, name, rows + 1, cols);
  for (int32_t row = 0; l->ok && row <= rows; row++) l->sheet->heights[row] = ROW_HEIGHT;
  for (int32_t col = 0; l->ok && col < cols; col++) {
    l->sheet->widths[col] = widths[col];
    gk_list_text(l, 0, col, GK_STYLE_HEADING, headings[col]);
  }
  if (l->ok) l->sheet->is_list = true;
  return l->ok;
}
