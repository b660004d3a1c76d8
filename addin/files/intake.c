/* SPDX-License-Identifier: MPL-2.0 */
#include "files/intake.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
/* --- refusing ----------------------------------------------------------------------------------------------------- */

void gk_intake_fail_memory(gk_intake *in)
{
  if (!in->failed) gk_fail_memory(in->err);
  in->failed = true;
}

/* Refuses with a sentence of the file's name and the limit. */
static bool refuse(gk_intake *in, const char *sentence, int limit)
{
  if (!in->failed) gk_fail(in->err, GK_ERR_LIMIT, sentence, in->name, limit);
  in->failed = true;
  return false;
}

/* The same of the open sheet. */
static bool refuse_sheet(gk_intake *in, const char *sentence, int limit)
{
  if (!in->failed) gk_fail(in->err, GK_ERR_LIMIT, sentence, in->name, in->sheet->name, limit);
  in->failed = true;
  return false;
}

/* --- the grid and its sheets -------------------------------------------------------------------------------------- */

void gk_intake_begin(gk_intake *in, const char *name, gk_error *err)
{
  *in = (gk_intake){.grid = gk_grid_new(), .name = name, .err = err, .last_row = -1};
  if (in->grid == NULL) gk_intake_fail_memory(in);
}

static int by_address(const void *cell, const void *wanted)
{
  const gk_cell *a = cell, *b = wanted;
  return a->row != b->row ? (a->row > b->row) - (a->row < b->row) : (a->col > b->col) - (a->col < b->col);
}

/* The first cell at or behind an address. */
static size_t lower_bound(const gk_sheet *sheet, int32_t row, int32_t col)
{
  const gk_cell wanted = {.row = row, .col = gk_cell_column(col)};
  return gk_array_find(sheet->cells, sheet->count, sizeof wanted, &wanted, by_address);
}

static void mark_row(gk_sheet *sheet, int32_t row, const gk_range *range)
{
  for (size_t i = lower_bound(sheet, row, range->col); i < sheet->count; i++) {
    gk_cell *cell = &sheet->cells[i];
    if (cell->row != row || cell->col > range->col_end) return;
    cell->formula = true;
  }
}

/* Marks the cells in the ranges as formulas, up to a number of rows that only hostile files have. */
static void apply_arrays(gk_intake *in)
{
  int64_t rows = 0;
  for (size_t i = 0; i < in->array_count; i++) {
    const gk_range *range = &in->arrays[i];
    for (int32_t row = range->row; row <= range->row_end && row <= in->last_row && rows < GK_LIMIT_ALL_ROWS;
         row++, rows++)
      mark_row(in->sheet, row, range);
  }
  in->array_count = 0;
}

static bool close_sheet(gk_intake *in)
{
  if (in->failed) return false;
  if (in->sheet != NULL) apply_arrays(in);
  in->rows += (size_t)(in->last_row + 1);
  in->last_row = -1;
  in->merged = 0;
  return in->rows <= GK_LIMIT_ALL_ROWS || refuse(in, N_("%s 的全部工作表超过%d行，不予读取。"), GK_LIMIT_ALL_ROWS);
}

bool gk_intake_sheet(gk_intake *in, const char *name, bool hidden)
{
  if (!close_sheet(in)) return false;
  if (in->grid->count == GK_LIMIT_SHEETS) return refuse(in, N_("%s 的工作表超过%d个，不予读取。"), GK_LIMIT_SHEETS);
  in->sheet = gk_grid_add_sheet(in->grid, name, hidden);
  if (in->sheet == NULL) gk_intake_fail_memory(in);
  return !in->failed;
}

/* Of two cells at one address programs show now the first, now the last. */
static bool has_single_cells(gk_intake *in)
{
  char address[16];
  for (size_t i = 0; i < in->grid->count; i++) {
    const gk_sheet *sheet = in->grid->sheets[i];
    for (size_t k = 1; k < sheet->count; k++) {
      const gk_cell *cell = &sheet->cells[k];
      if (cell->col != cell[-1].col || cell->row != cell[-1].row) continue;
      return gk_fail(
        in->err, GK_ERR_FORMAT,
        "%s 的工作表“%.80s”单元格%s写了两次，各种软件读出来不一样，不予读取；请用Calc、WPS或Excel打开核对，"
        "另存为.xlsx或.ods。",
        in->name, sheet->name, gk_address(cell->row, cell->col, address));
    }
  }
  return true;
}

gk_grid *gk_intake_end(gk_intake *in, bool ok)
{
  ok = ok && close_sheet(in);
  if (ok && !gk_grid_seal(in->grid)) ok = gk_fail_memory(in->err);
  ok = ok && has_single_cells(in);
  free(in->arrays);
  if (ok) return in->grid;
  gk_grid_free(in->grid);
  return NULL;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

bool gk_intake_refuse_place(gk_intake *in, int64_t row)
{
  return row >= GK_LIMIT_ROWS ? refuse_sheet(in, N_("%s 的工作表“%.80s”超过%d行，不予读取。"), GK_LIMIT_ROWS)
                              : refuse_sheet(in, N_("%s 的工作表“%.80s”超过%d列，不予读取。"), GK_LIMIT_COLUMNS);
}

bool gk_intake_fits(gk_intake *in, size_t length)
{
  return length <= GK_LIMIT_TEXT || refuse(in, N_("%s 里有单元格的内容超过%dKB，不予读取。"), GK_LIMIT_TEXT >> 10);
}

bool gk_intake_shares(gk_intake *in, size_t count, size_t bytes)
{
  if (count > GK_LIMIT_CELLS) return refuse(in, N_("%s 里的文字超过%d条，不予读取。"), GK_LIMIT_CELLS);
  return bytes <= GK_LIMIT_ALL_TEXT || refuse(in, N_("%s 里的文字超过%dMB，不予读取。"), GK_LIMIT_ALL_TEXT >> 20);
}

/* Why the cell that was put last is one too many. */
static void refuse_cell(gk_intake *in)
{
  if (in->grid->failed) gk_intake_fail_memory(in);
  else if (in->cells > GK_LIMIT_CELLS) refuse(in, N_("%s 里有内容的单元格超过%d个，不予读取。"), GK_LIMIT_CELLS);
  else gk_intake_shares(in, 0, in->text);
}

/* Counts a cell that was put into a row. */
static inline void count(gk_intake *in, int32_t row)
{
  if (row > in->last_row) in->last_row = row;
  if (++in->cells > GK_LIMIT_CELLS || in->grid->failed) refuse_cell(in);
}

static inline void count_text(gk_intake *in, size_t bytes)
{
  in->text += bytes;
  if (in->text > GK_LIMIT_ALL_TEXT) refuse_cell(in);
}

void gk_intake_number(gk_intake *in, int32_t row, int32_t col, gk_dec value, bool formula)
{
  gk_grid_put_number(in->grid, in->sheet, row, col, value, formula);
  count(in, row);
}

void gk_intake_double(gk_intake *in, int32_t row, int32_t col, double value, bool formula)
{
  gk_grid_put_double(in->grid, in->sheet, row, col, value, formula);
  count(in, row);
}

void gk_intake_text(gk_intake *in, int32_t row, int32_t col, const char *text, size_t length, bool formula)
{
  if (length == 0 || (length > GK_LIMIT_TEXT && !gk_intake_fits(in, length))) return;
  gk_grid_put_text(in->grid, in->sheet, row, col, text, length, formula);
  count(in, row);
  count_text(in, length);
}

void gk_intake_logical(gk_intake *in, int32_t row, int32_t col, bool value, bool formula)
{
  gk_grid_put_logical(in->grid, in->sheet, row, col, value, formula);
  count(in, row);
}

void gk_intake_error(gk_intake *in, int32_t row, int32_t col, const char *text)
{
  gk_grid_put_error(in->grid, in->sheet, row, col, text);
  count(in, row);
  count_text(in, strlen(text));
}

void gk_intake_uncomputed(gk_intake *in, int32_t row, int32_t col)
{
  gk_grid_put_uncomputed(in->grid, in->sheet, row, col);
  count(in, row);
}

void gk_intake_lose(gk_intake *in, int32_t row, int32_t col)
{
  gk_grid *grid = in->grid;
  if (grid->lost++ > 0) return;
  grid->lost_in = in->sheet;
  gk_address(row, col, grid->lost_at);
}

bool gk_intake_written(gk_intake *in, int32_t row, int32_t col, const char *text, size_t length, bool formula)
{
  enum { DIGITS = 15 };
  gk_dec number;
  char *end;
  if (length <= DIGITS && gk_dec_parse(text, length, &number)) {
    gk_intake_number(in, row, col, gk_dec_trim(number), formula);
    return true;
  }
  if (length == 0 || strspn(text, "0123456789+-.eE") != length) return false;
  double value = strtod(text, &end);
  if (*end != '\0' || !isfinite(value)) return false;
  gk_intake_double(in, row, col, value, formula);
  return true;
}

void gk_intake_repeat(gk_intake *in, size_t index, int32_t below)
{
  const gk_cell cell = in->sheet->cells[index];
  int32_t row = cell.row + below;
  switch ((gk_cell_kind)cell.kind) {
    case GK_CELL_NUMBER: gk_intake_number(in, row, cell.col, cell.number, cell.formula); break;
    case GK_CELL_TEXT: gk_intake_text(in, row, cell.col, cell.text, strlen(cell.text), cell.formula); break;
    case GK_CELL_ERROR: gk_intake_error(in, row, cell.col, cell.text); break;
    case GK_CELL_UNCOMPUTED: gk_intake_uncomputed(in, row, cell.col); break;
  }
  if (!in->failed) gk_grid_merge_last(in->sheet, cell.row_end + below, cell.col_end);
}

/* --- ranges ------------------------------------------------------------------------------------------------------- */

void gk_intake_merge(gk_intake *in, gk_range range)
{
  if (in->failed) return;
  if (++in->merged > GK_LIMIT_MERGED)
    refuse_sheet(in, N_("%s 的工作表“%.80s”有超过%d个合并区域，不予读取。"), GK_LIMIT_MERGED);
  else gk_grid_merge_at(in->sheet, range.row, range.col, range.row_end, range.col_end);
}

void gk_intake_array(gk_intake *in, gk_range range)
{
  if (in->failed || (range.row_end <= range.row && range.col_end <= range.col)) return;
  gk_range *arrays = gk_array_room(in->arrays, in->array_count, &in->array_capacity, sizeof *arrays);
  if (arrays == NULL) {
    gk_intake_fail_memory(in);
    return;
  }
  in->arrays = arrays;
  in->arrays[in->array_count++] = range;
}
