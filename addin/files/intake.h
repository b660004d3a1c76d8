/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What readers of all formats put into a grid: the one place that counts it against limits.h and refuses what is beyond,
 * with one sentence a limit.
 *
 *     gk_intake in;
 *     gk_intake_begin(&in, name, err);
 *     gk_intake_sheet(&in, "GK01", false);
 *     if (gk_intake_place(&in, row, col)) gk_intake_text(&in, row, col, "合计", 6, false);
 *     gk_grid *grid = gk_intake_end(&in, true);
 *
 * Once something was refused or memory is out, `failed` says so and `err` why: readers ask after each cell and stop.
 */
#ifndef GK_INTAKE_H
#define GK_INTAKE_H

#include "engine/base/error.h"
#include "engine/base/grid.h"
#include "files/limits.h"

typedef struct gk_range {
  int32_t row, col, row_end, col_end;
} gk_range;

typedef struct gk_intake {
  gk_grid *grid;
  gk_sheet *sheet;  /**< that is open; NULL before the first */
  const char *name; /**< of the file, for sentences */
  gk_error *err;
  bool failed;
  size_t cells, text, rows; /**< so far, in all sheets */
  size_t merged;            /**< ranges of the open sheet */
  int32_t last_row;         /**< of the open sheet that holds something; -1 for none */
  gk_range *arrays;         /**< that array formulas of the open sheet fill */
  size_t array_count, array_capacity;
} gk_intake;

void gk_intake_begin(gk_intake *in, const char *name, gk_error *err);

/** Closes the open sheet and opens a new one. False where it is refused. */
bool gk_intake_sheet(gk_intake *in, const char *name, bool hidden);

/** Closes the last sheet and frees what the intake holds. The sealed grid; NULL where reading went wrong (`ok` is false,
 *  `err` filled), or something was refused. */
gk_grid *gk_intake_end(gk_intake *in, bool ok);

/** Says that memory is out. */
void gk_intake_fail_memory(gk_intake *in);

/** Refuses a place that is not within a sheet. */
bool gk_intake_refuse_place(gk_intake *in, int64_t row);

/** Whether a cell may stand at that place, or texts be so long; what may not is refused. */
static inline bool gk_intake_place(gk_intake *in, int64_t row, int64_t col)
{
  return (row < GK_LIMIT_ROWS && col < GK_LIMIT_COLUMNS) || gk_intake_refuse_place(in, row);
}
bool gk_intake_fits(gk_intake *in, size_t length);

/** Whether a workbook may keep so many shared texts of so many bytes. */
bool gk_intake_shares(gk_intake *in, size_t count, size_t bytes);

/* --- cells, as in grid.h, at a place that was asked for ------------------------------------------------------------ */

void gk_intake_number(gk_intake *in, int32_t row, int32_t col, gk_dec value, bool formula);
void gk_intake_double(gk_intake *in, int32_t row, int32_t col, double value, bool formula);
void gk_intake_text(gk_intake *in, int32_t row, int32_t col, const char *text, size_t length, bool formula);
void gk_intake_logical(gk_intake *in, int32_t row, int32_t col, bool value, bool formula);
void gk_intake_error(gk_intake *in, int32_t row, int32_t col, const char *text);
void gk_intake_uncomputed(gk_intake *in, int32_t row, int32_t col);

/** Says that the content of a cell is lost: the file refers to it and does not hold it. */
void gk_intake_lose(gk_intake *in, int32_t row, int32_t col);

/** A number given as `length` bytes of text and a NUL: the decimal as written where it has no more digits than a cell
 *  holds ("1671.42"), otherwise what Calc shows for its double ("1671.4200000000001" is 1671.42). False, nothing put,
 *  where the text is no finite number. */
bool gk_intake_written(gk_intake *in, int32_t row, int32_t col, const char *text, size_t length, bool formula);

/** The open sheet's cell at `index` once more, `below` rows further down. */
void gk_intake_repeat(gk_intake *in, size_t index, int32_t below);

/* --- ranges of the open sheet ------------------------------------------------------------------------------------- */

/** Merges the range of a cell that was put before, cells coming in the order of rows; nothing where that is blank. */
void gk_intake_merge(gk_intake *in, gk_range range);

/** What stands in the range comes from the array formula in its first cell, where alone a file keeps it. In a sheet whose
 *  cells are not in order, which no program writes, some stay as they are. */
void gk_intake_array(gk_intake *in, gk_range range);

#endif
