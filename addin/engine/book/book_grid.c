/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/book/book_grid.h"

#include <string.h>

static void put_cell(gk_grid *grid, gk_sheet *to, const gk_book_cell *cell, int32_t row, int32_t col)
{
  bool formula = cell->kind == GK_BOOK_FORMULA;
  if (cell->kind == GK_BOOK_EMPTY || cell->kind == GK_BOOK_COVERED) return;
  if (cell->kind == GK_BOOK_NUMBER || (formula && cell->text == NULL))
    gk_grid_put_number(grid, to, row, col, cell->number, formula);
  else if (cell->text != NULL && *cell->text != '\0')
    gk_grid_put_text(grid, to, row, col, cell->text, strlen(cell->text), formula);
  else return;
  if (cell->rows > 1 || cell->cols > 1)
    gk_grid_merge_last(to, row + (cell->rows > 1 ? cell->rows : 1) - 1, col + (cell->cols > 1 ? cell->cols : 1) - 1);
}

gk_grid *gk_book_grid(const gk_book *book)
{
  gk_grid *grid = gk_grid_new();
  for (size_t i = 0; grid != NULL && i < book->sheet_count; i++) {
    gk_book_sheet *sheet = &book->sheets[i];
    gk_sheet *to = sheet->name == NULL ? NULL : gk_grid_add_sheet(grid, sheet->name, false);
    for (int32_t row = 0; to != NULL && row < sheet->row_count; row++) {
      for (int32_t col = 0; col < sheet->col_count; col++)
        put_cell(grid, to, gk_book_cell_at(sheet, row, col), row, col);
    }
  }
  if (grid != NULL && gk_grid_seal(grid)) return grid;
  gk_grid_free(grid);
  return NULL;
}
