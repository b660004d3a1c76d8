/* SPDX-License-Identifier: MPL-2.0 */
/* make_rows ROWS FILE...: a workbook with a 公开03 of so many rows, in the format of each file's name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "big_table.h"
#include "files/formats/workbook.h"

enum { WIDTH = 300, HEIGHT = 60 }; /* tenths of a millimetre */

static _Noreturn void give_up(const char *why)
{
  fprintf(stderr, "make_rows: %s\n", why);
  exit(1);
}

static void put(gk_book_cell *to, const gk_cell *cell)
{
  bool number = cell->kind == GK_CELL_NUMBER;
  to->kind = number ? GK_BOOK_NUMBER : GK_BOOK_TEXT;
  to->style = number ? GK_STYLE_FILL : GK_STYLE_NAME;
  to->number = cell->number;
  to->text = cell->text;
}

/* The grid's first sheet as a book, whose texts stay the grid's. */
static gk_book *book_of(const gk_grid *grid)
{
  const gk_sheet *from = grid->sheets[0];
  gk_book *book = gk_book_new(1);
  if (book == NULL || !gk_book_size_sheet(book, 0, from->name, from->rows, from->cols)) give_up("out of memory");
  book->title = from->name;
  gk_book_sheet *sheet = &book->sheets[0];
  for (int32_t col = 0; col < from->cols; col++) sheet->widths[col] = WIDTH;
  for (int32_t row = 0; row < from->rows; row++) sheet->heights[row] = HEIGHT;
  for (size_t i = 0; i < from->count; i++)
    put(gk_book_cell_at(sheet, from->cells[i].row, from->cells[i].col), &from->cells[i]);
  return book;
}

int main(int count, char **words)
{
  if (count < 3) give_up("usage: make_rows ROWS FILE...");
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_big_table((int32_t)strtol(words[1], NULL, 10));
  if (grid == NULL) give_up("out of memory");
  gk_book *book = book_of(grid);
  for (int i = 2; i < count; i++)
    if (!gk_workbook_write(book, words[i], &err)) give_up(err.text);
  gk_book_free(book);
  gk_grid_free(grid);
  return 0;
}
