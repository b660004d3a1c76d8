/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The ranges that array formulas of a sheet fill: a file keeps the formula at their first cell alone, but what stands in
 * the others comes from it too.
 */
#ifndef GK_ARRAY_RANGES_H
#define GK_ARRAY_RANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/grid.h"

typedef struct gk_array_range {
  int32_t row, col, row_end, col_end;
} gk_array_range;

/** Zero-initialise ({0}). */
typedef struct gk_array_ranges {
  gk_array_range *items;
  size_t count, capacity;
} gk_array_ranges;

/** False when memory is out. A range of one cell is not kept. */
bool gk_array_ranges_add(gk_array_ranges *ranges, gk_array_range range);

/** Marks the sheet's cells in the ranges as formulas and empties the list. In a sheet whose cells are not in order, which no
 *  program writes, or with more than GK_LIMIT_ALL_ROWS rows of ranges, some stay as they are. */
void gk_array_ranges_apply(gk_array_ranges *ranges, gk_sheet *sheet);

void gk_array_ranges_free(gk_array_ranges *ranges);

#endif
