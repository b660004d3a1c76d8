/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Grids written as text: one string a row, cells separated by |, as they would look on the sheet.
 */
#ifndef GK_GRID_BUILD_H
#define GK_GRID_BUILD_H

#include "engine/base/grid.h"

/** A grid being laid out. Out of memory shows in gk_built. */
typedef struct gk_build {
  gk_grid *grid;
  gk_sheet *sheet;
  int32_t row, col; /**< where the next row goes; col is the left edge */
} gk_build;

gk_build gk_build_new(void);

/** A new sheet; rows begin at A1 again. */
void gk_build_sheet(gk_build *build, const char *name);

/** One row. A cell that reads as a plain decimal is a number; 'text is text whatever it looks like; #REF! an error
 *  value; ? a formula without a value; a trailing >N merges it with N more cells, vN with N rows below; a blank is no
 *  cell. */
void gk_build_row(gk_build *build, const char *cells);

/** Several rows, separated by line ends; a line end inside a cell is written as \\. */
void gk_build_rows(gk_build *build, const char *rows);

/** Seals the grid; NULL when memory was out. */
gk_grid *gk_built(gk_build *build);

#endif
