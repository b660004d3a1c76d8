/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/book/book.h"

#include <stdlib.h>
#include <string.h>

gk_book *gk_book_new(size_t sheets)
{
  gk_book *book = calloc(1, sizeof *book);
  if (book == NULL) return NULL;
  book->sheets = gk_arena_array(&book->arena, sheets, sizeof *book->sheets);
  book->sheet_count = sheets;
  if (book->sheets != NULL) return book;
  gk_book_free(book);
  return NULL;
}

void gk_book_free(gk_book *book)
{
  if (book == NULL) return;
  gk_arena_free(&book->arena);
  free(book);
}

bool gk_book_size_sheet(gk_book *book, size_t index, const char *name, int32_t rows, int32_t cols)
{
  gk_book_sheet *sheet = &book->sheets[index];
  if (rows < 1 || cols < 1 || rows > GK_BOOK_ROWS || cols > GK_BOOK_COLS) return false;
  size_t row_count = (size_t)rows, col_count = (size_t)cols;
  sheet->name = gk_arena_text(&book->arena, name, strlen(name));
  sheet->row_count = rows;
  sheet->col_count = cols;
  sheet->cells = gk_arena_array(&book->arena, row_count * col_count, sizeof *sheet->cells);
  sheet->widths = gk_arena_array(&book->arena, col_count, sizeof *sheet->widths);
  sheet->heights = gk_arena_array(&book->arena, row_count, sizeof *sheet->heights);
  return sheet->name != NULL && sheet->cells != NULL && sheet->widths != NULL && sheet->heights != NULL;
}

gk_book_cell *gk_book_cell_at(gk_book_sheet *sheet, int32_t row, int32_t col)
{
  return &sheet->cells[(size_t)row * (size_t)sheet->col_count + (size_t)col];
}

void gk_book_style_area(gk_book_sheet *sheet, gk_book_area area, gk_book_style style)
{
  for (int32_t row = area.row; row <= area.row_end; row++)
    for (int32_t col = area.col; col <= area.col_end; col++) gk_book_cell_at(sheet, row, col)->style = style;
}

bool gk_book_put_text(gk_book *book, gk_book_sheet *sheet, gk_book_area area, gk_book_style style, const char *text)
{
  gk_book_style_area(sheet, area, style);
  for (int32_t row = area.row; row <= area.row_end; row++)
    for (int32_t col = area.col; col <= area.col_end; col++) gk_book_cell_at(sheet, row, col)->kind = GK_BOOK_COVERED;
  gk_book_cell *cell = gk_book_cell_at(sheet, area.row, area.col);
  cell->rows = area.row_end - area.row + 1;
  cell->cols = area.col_end - area.col + 1;
  cell->kind = text[0] == '\0' ? GK_BOOK_EMPTY : GK_BOOK_TEXT;
  cell->text = gk_arena_text(&book->arena, text, strlen(text));
  return cell->text != NULL;
}

void gk_book_column_name(int32_t col, char out[GK_COLUMN_TEXT])
{
  char reversed[GK_COLUMN_TEXT];
  size_t length = 0;
  for (int32_t rest = col + 1; rest > 0 && length < GK_COLUMN_TEXT - 1; rest = (rest - 1) / 26)
    reversed[length++] = (char)('A' + (rest - 1) % 26);
  for (size_t i = 0; i < length; i++) out[i] = reversed[length - 1 - i];
  out[length] = '\0';
}
