/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Where a sheet holds something: rectangles that are read at once. A stray cell in the far corner of a sheet makes a
 * second rectangle rather than one of 17 thousand million cells.
 */
#ifndef GK_CALC_SNAPSHOT_AREAS_H
#define GK_CALC_SNAPSHOT_AREAS_H

#include "uno/ux.h"

typedef struct gk_areas {
  ux_cell_range_address *items;
  size_t count, capacity;
  bool failed; /**< memory ran out */
} gk_areas;

/** Adds a copy of the range; on failure `failed` is set. */
void gk_areas_add(gk_areas *areas, const ux_cell_range_address *range);
void gk_areas_free(gk_areas *areas);

/** What of a range lies within a block; its end is before its start where nothing does. */
ux_cell_range_address gk_area_within(const ux_cell_range_address *range, const ux_cell_range_address *block);

/** Cells of a range. */
int64_t gk_area_cells(const ux_cell_range_address *range);

/** Adds rectangles without a cell in common that cover `ranges`. Those of more than `block` cells are cut at blank rows
 *  and columns. The order of `ranges` is changed. */
void gk_areas_cover(ux_cell_range_address *ranges, size_t count, int64_t block, gk_areas *areas);

#endif
