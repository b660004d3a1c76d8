/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/base/text.h"

gk_grid *gk_grid_new(void)
{
  return gk_grid_new_in(NULL);
}

gk_grid *gk_grid_new_in(gk_memory *memory)
{
  gk_grid *grid = calloc(1, sizeof *grid);
  if (grid == NULL) return NULL;
  grid->own.most = SIZE_MAX;
  grid->arena.memory = memory == NULL ? &grid->own : memory;
  return grid;
}

void gk_grid_free(gk_grid *grid)
{
  if (grid == NULL) return;
  gk_memory *memory = grid->arena.memory;
  for (size_t i = 0; i < grid->count; i++)
    if (grid->sheets[i]->block != NULL) gk_memory_give(memory, grid->sheets[i]->block);
  gk_arena_free(&grid->arena);
  gk_memory_free(&grid->own);
  if (memory != &grid->own) gk_memory_settle(memory);
  free(grid);
}

gk_sheet *gk_grid_add_sheet(gk_grid *grid, const char *name, bool hidden)
{
  const char *copy = gk_arena_text(&grid->arena, name, strlen(name));
  gk_sheet **sheets = gk_arena_room(&grid->arena, grid->sheets, grid->count, &grid->capacity, sizeof *sheets);
  gk_sheet *sheet = gk_arena_alloc(&grid->arena, sizeof *sheet);
  if (sheets != NULL) grid->sheets = sheets;
  if (copy == NULL || sheets == NULL || sheet == NULL) {
    grid->failed = true;
    return NULL;
  }
  *sheet = (gk_sheet){.name = copy, .hidden = hidden};
  grid->sheets[grid->count++] = sheet;
  return sheet;
}

/* Room for one more cell; false when memory is out. */
static bool reserve(gk_grid *grid, gk_sheet *sheet)
{
  enum { FIRST_CELLS = 128 };
  if (sheet->count < sheet->capacity) return true;
  size_t room = sheet->capacity == 0 ? FIRST_CELLS : sheet->capacity * 2, size = room * sizeof *sheet->cells;
  gk_memory *memory = grid->arena.memory;
  gk_block *block = sheet->block == NULL ? gk_memory_take(memory, size) : gk_memory_resize(memory, sheet->block, size);
  if (block == NULL) return false;
  sheet->block = block;
  sheet->cells = (gk_cell *)block->data;
  sheet->capacity = room;
  return true;
}

static gk_cell *put(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, gk_cell_kind kind, bool formula)
{
  if (sheet == NULL || col > GK_GRID_LAST_COLUMN) return NULL;
  if (!reserve(grid, sheet)) {
    grid->failed = true;
    return NULL;
  }
  gk_cell *cell = &sheet->cells[sheet->count++];
  *cell = (gk_cell){.row = row,
                    .col = (int16_t)col,
                    .row_end = row,
                    .col_end = (int16_t)col,
                    .folded = "",
                    .formula = formula,
                    .kind = (uint8_t)kind};
  return cell;
}

void gk_grid_put_number(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, gk_dec value, bool formula)
{
  gk_cell *cell = put(grid, sheet, row, col, GK_CELL_NUMBER, formula);
  if (cell != NULL) cell->number = value;
}

static void put_text(gk_grid *grid, gk_cell *cell, const char *text, size_t length)
{
  if (cell == NULL) return;
  cell->text = gk_arena_text(&grid->arena, text, length);
  if (cell->text == NULL) {
    cell->text = "";
    grid->failed = true;
  }
}

void gk_grid_put_text(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text, size_t length,
                      bool formula)
{
  if (length > 0) put_text(grid, put(grid, sheet, row, col, GK_CELL_TEXT, formula), text, length);
}

void gk_grid_put_double(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, double value, bool formula)
{
  gk_dec number;
  if (gk_dec_from_double(value, &number)) {
    gk_grid_put_number(grid, sheet, row, col, number, formula);
    return;
  }
  char text[32];
  int length = snprintf(text, sizeof text, "%.15g", value);
  gk_grid_put_text(grid, sheet, row, col, text, (size_t)length, formula);
}

void gk_grid_put_logical(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, bool value, bool formula)
{
  const char *word = value ? "TRUE" : "FALSE";
  gk_grid_put_text(grid, sheet, row, col, word, strlen(word), formula);
}

/* The number of an error that has no name, behind the last colon: three digits; NULL for other texts. */
static const char *error_number(const char *text)
{
  const char *colon = strrchr(text, ':');
  bool numbered = colon != NULL && strlen(colon) == 4 && strspn(colon + 1, "0123456789") == 3;
  return numbered && text[0] != '#' ? colon + 1 : NULL;
}

void gk_grid_put_error(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text)
{
  char plain[] = "Err:000";
  const char *number = error_number(text);
  if (number != NULL) memcpy(plain + 4, number, 3);
  if (number != NULL) text = plain;
  put_text(grid, put(grid, sheet, row, col, GK_CELL_ERROR, true), text, strlen(text));
}

void gk_grid_put_uncomputed(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col)
{
  put_text(grid, put(grid, sheet, row, col, GK_CELL_UNCOMPUTED, true), "", 0);
}

void gk_grid_merge_last(gk_sheet *sheet, int32_t row_end, int32_t col_end)
{
  if (sheet == NULL || sheet->count == 0) return;
  gk_cell *cell = &sheet->cells[sheet->count - 1];
  if (row_end > cell->row) cell->row_end = row_end;
  if (col_end > cell->col) cell->col_end = gk_cell_column(col_end);
}

static int by_address(const void *left, const void *right)
{
  const gk_cell *a = left, *b = right;
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  return a->col < b->col ? -1 : a->col > b->col;
}

void gk_grid_merge_at(gk_sheet *sheet, int32_t row, int32_t col, int32_t row_end, int32_t col_end)
{
  const gk_cell place = {.row = row, .col = gk_cell_column(col)};
  if (sheet->count == 0) return;
  gk_cell *cell = bsearch(&place, sheet->cells, sheet->count, sizeof place, by_address);
  if (cell == NULL || row_end < row || col_end < col) return;
  cell->row_end = row_end;
  cell->col_end = gk_cell_column(col_end);
}

static void sort_cells(gk_sheet *sheet)
{
  for (size_t i = 1; i < sheet->count; i++) {
    if (by_address(&sheet->cells[i - 1], &sheet->cells[i]) > 0) {
      qsort(sheet->cells, sheet->count, sizeof *sheet->cells, by_address);
      return;
    }
  }
}

/* Whoever looks at a text compares it folded; folded here it is folded once. */
static bool fold_texts(gk_arena *arena, gk_sheet *sheet)
{
  for (size_t i = 0; i < sheet->count; i++) {
    gk_cell *cell = &sheet->cells[i];
    if (cell->kind != GK_CELL_TEXT) continue;
    cell->folded = gk_fold(arena, cell->text);
    if (cell->folded == NULL) return false;
  }
  return true;
}

static bool seal_sheet(gk_arena *arena, gk_sheet *sheet)
{
  if (!fold_texts(arena, sheet)) return false;
  sort_cells(sheet);
  for (size_t i = 0; i < sheet->count; i++) {
    if (sheet->cells[i].col >= sheet->cols) sheet->cols = sheet->cells[i].col + 1;
  }
  sheet->rows = sheet->count == 0 ? 0 : sheet->cells[sheet->count - 1].row + 1;
  sheet->row_start = gk_arena_array(arena, (size_t)sheet->rows + 1, sizeof *sheet->row_start);
  if (sheet->row_start == NULL) return false;
  size_t next = 0;
  for (int32_t row = 0; row <= sheet->rows; row++) {
    while (next < sheet->count && sheet->cells[next].row < row) next++;
    sheet->row_start[row] = next;
  }
  return true;
}

bool gk_grid_seal(gk_grid *grid)
{
  for (size_t i = 0; i < grid->count; i++) {
    if (grid->sheets[i]->row_start == NULL && !seal_sheet(&grid->arena, grid->sheets[i])) grid->failed = true;
  }
  return !grid->failed;
}

const gk_cell *gk_sheet_row(const gk_sheet *sheet, int32_t row, size_t *count)
{
  *count = 0;
  if (row < 0 || row >= sheet->rows) return NULL;
  *count = sheet->row_start[row + 1] - sheet->row_start[row];
  return *count == 0 ? NULL : sheet->cells + sheet->row_start[row];
}

const gk_cell *gk_sheet_at(const gk_sheet *sheet, int32_t row, int32_t col)
{
  size_t high, low = 0;
  const gk_cell *cells = gk_sheet_row(sheet, row, &high);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (cells[middle].col == col) return &cells[middle];
    if (cells[middle].col < col) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

char *gk_address(int32_t row, int32_t col, char out[16])
{
  char letters[8], digits[12];
  size_t n = 0, m = 0, k = 0;
  for (uint32_t c = (uint32_t)col + 1; c > 0; c = (c - 1) / 26) letters[n++] = (char)('A' + (c - 1) % 26);
  for (uint32_t r = (uint32_t)row + 1; r > 0; r /= 10) digits[m++] = (char)('0' + r % 10);
  while (n > 0 && k < 15) out[k++] = letters[--n];
  while (m > 0 && k < 15) out[k++] = digits[--m];
  out[k] = '\0';
  return out;
}
