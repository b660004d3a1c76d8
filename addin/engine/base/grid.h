/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The grid: sheets of cells as they stand, whoever read them. Knows where a cell came from and nothing else.
 *
 * Rows and columns count from 0. Blank cells are not stored. A reader fills sheets in any order and calls
 * gk_grid_seal once; looking up is only allowed after that.
 */
#ifndef GK_GRID_H
#define GK_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/decimal.h"

typedef enum gk_cell_kind {
  GK_CELL_NUMBER,    /**< `number` holds the value */
  GK_CELL_TEXT,      /**< `text` holds it, UTF-8 */
  GK_CELL_ERROR,     /**< a formula's error value; `text` holds it ("#REF!") */
  GK_CELL_UNCOMPUTED /**< a formula without a cached value */
} gk_cell_kind;

enum { GK_GRID_LAST_COLUMN = INT16_MAX /**< what stands further right is not put; no program has as many columns */ };

/** A column as a cell holds it: of what stands further right the last. */
static inline int16_t gk_cell_column(int32_t col)
{
  return (int16_t)(col < GK_GRID_LAST_COLUMN ? col : GK_GRID_LAST_COLUMN);
}

typedef struct gk_cell {
  int32_t row, row_end; /**< row_end, col_end: last row and column of its merged range; row and col where not merged */
  int16_t col, col_end;
  uint8_t kind; /**< gk_cell_kind */
  bool formula; /**< the value comes from a formula */
  union {
    gk_dec number;    /**< of a GK_CELL_NUMBER alone */
    const char *text; /**< of the others; owned by the grid */
  };
  const char *folded; /**< after sealing: the text of a GK_CELL_TEXT, folded (text.h); "" for other kinds */
} gk_cell;

typedef struct gk_sheet {
  const char *name; /**< UTF-8 */
  bool hidden;
  gk_cell *cells; /**< after sealing: by row, then column */
  size_t count, capacity;
  gk_block *block;    /**< that holds the cells */
  size_t *row_start;  /**< after sealing: index of the first cell of each row, rows + 1 entries */
  int32_t rows, cols; /**< one past the last row and column that hold a cell */
} gk_sheet;

typedef struct gk_grid {
  gk_arena arena; /**< its memory is also the one that a check of the grid takes its own from */
  gk_memory own;  /**< that memory where none was given: kept as long as the grid lives, for further checks of it */
  gk_sheet **sheets;
  size_t count, capacity;
  size_t
    lost; /**< cells whose content the file refers to and does not hold: blank; `lost_at` is the first, of lost_in */
  const gk_sheet *lost_in;
  char lost_at[16];
  bool failed; /**< an allocation failed while filling; gk_grid_seal reports it */
} gk_grid;

gk_grid *gk_grid_new(void); /**< NULL when memory is out */

/** A grid whose memory, and that of checks of it, comes from `memory` and goes back there, which outlives them; NULL is
 *  gk_grid_new. Freeing the grid settles it (gk_memory_settle): reports of the grid are freed first. */
gk_grid *gk_grid_new_in(gk_memory *memory);
void gk_grid_free(gk_grid *grid);

/** Adds a sheet; NULL when memory is out (grid->failed is then set). */
gk_sheet *gk_grid_add_sheet(gk_grid *grid, const char *name, bool hidden);

/** Put a cell; a later cell at the same address replaces nothing: callers put each address once.
 *  Allocation failures are remembered in grid->failed. An empty text puts nothing. */
void gk_grid_put_number(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, gk_dec value, bool formula);
/** A binary fraction: the decimal that is shown for it (gk_dec_from_double). One beyond exact decimals is put as its
 *  text ("1e+20"), which is no figure, rather than as another number. */
void gk_grid_put_double(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, double value, bool formula);
void gk_grid_put_text(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text, size_t length,
                      bool formula);
/** TRUE or FALSE, a text: no figure. */
void gk_grid_put_logical(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, bool value, bool formula);
/** The text is the one that a spreadsheet shows. An error that has only a number (Err:502, in Calc's Chinese user
 *  interface 错误:502) is Err:502, whatever language it was shown in. */
void gk_grid_put_error(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text);
void gk_grid_put_uncomputed(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col);

/** Says that the last cell put into `sheet` is merged up to (row_end, col_end). */
void gk_grid_merge_last(gk_sheet *sheet, int32_t row_end, int32_t col_end);

/** The same of the cell at (row, col), which was put before, in the order of rows; nothing where it is blank. */
void gk_grid_merge_at(gk_sheet *sheet, int32_t row, int32_t col, int32_t row_end, int32_t col_end);

/** Sorts, indexes and folds all sheets. False when memory ran out here or while filling. */
bool gk_grid_seal(gk_grid *grid);

/** The cell at (row, col), or NULL when it is blank or outside. */
const gk_cell *gk_sheet_at(const gk_sheet *sheet, int32_t row, int32_t col);

/** First and one-past-last cell of a row. */
const gk_cell *gk_sheet_row(const gk_sheet *sheet, int32_t row, size_t *count);

/** Writes an A1-style address ("AB12") of at most 16 bytes with its NUL. */
char *gk_address(int32_t row, int32_t col, char out[16]);

#endif
