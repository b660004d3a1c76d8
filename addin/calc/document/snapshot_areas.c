/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/snapshot_areas.h"

#include <stdlib.h>

#include "engine/base/array.h"

enum { MOST_CUTS = 32 }; /* one within another; content that is cut further is read as it is */

void gk_areas_add(gk_areas *areas, const ux_cell_range_address *range)
{
  ux_cell_range_address *items = gk_array_room(areas->items, areas->count, &areas->capacity, sizeof *items);
  areas->failed = areas->failed || items == NULL;
  if (items == NULL) return;
  areas->items = items;
  areas->items[areas->count++] = *range;
}

void gk_areas_free(gk_areas *areas)
{
  free(areas->items);
  *areas = (gk_areas){0};
}

ux_cell_range_address gk_area_within(const ux_cell_range_address *range, const ux_cell_range_address *block)
{
  ux_cell_range_address r = *range;
  if (r.start_row < block->start_row) r.start_row = block->start_row;
  if (r.end_row > block->end_row) r.end_row = block->end_row;
  if (r.start_column < block->start_column) r.start_column = block->start_column;
  if (r.end_column > block->end_column) r.end_column = block->end_column;
  return r;
}

int64_t gk_area_cells(const ux_cell_range_address *range)
{
  return (int64_t)(range->end_row - range->start_row + 1) * (range->end_column - range->start_column + 1);
}

static void join(ux_cell_range_address *a, const ux_cell_range_address *b)
{
  if (b->start_row < a->start_row) a->start_row = b->start_row;
  if (b->start_column < a->start_column) a->start_column = b->start_column;
  if (b->end_row > a->end_row) a->end_row = b->end_row;
  if (b->end_column > a->end_column) a->end_column = b->end_column;
}

static int by_row(const void *left, const void *right)
{
  const ux_cell_range_address *a = left, *b = right;
  return a->start_row < b->start_row ? -1 : a->start_row > b->start_row;
}

static int by_column(const void *left, const void *right)
{
  const ux_cell_range_address *a = left, *b = right;
  return a->start_column < b->start_column ? -1 : a->start_column > b->start_column;
}

/* Cuts at every blank row (or column) where the parts are too large for one block together. `idle` says that a cut the
 * other way was just tried in vain. */
static void cut(ux_cell_range_address *ranges, size_t count, bool rows, bool idle, int depth, int64_t block,
                gk_areas *areas)
{
  qsort(ranges, count, sizeof *ranges, rows ? by_row : by_column);
  for (size_t begin = 0, end; begin < count; begin = end) {
    ux_cell_range_address band = ranges[begin];
    for (end = begin + 1; end < count; end++) {
      const ux_cell_range_address *next = &ranges[end];
      bool apart = rows ? next->start_row > band.end_row : next->start_column > band.end_column;
      ux_cell_range_address both = band;
      join(&both, next);
      if (apart && gk_area_cells(&both) > block) break;
      band = both;
    }
    bool whole = begin == 0 && end == count;
    if (gk_area_cells(&band) <= block || (whole && idle) || depth == 0) gk_areas_add(areas, &band);
    else cut(ranges + begin, end - begin, !rows, whole, depth - 1, block, areas);
  }
}

void gk_areas_cover(ux_cell_range_address *ranges, size_t count, int64_t block, gk_areas *areas)
{
  cut(ranges, count, true, false, MOST_CUTS, block, areas);
}
