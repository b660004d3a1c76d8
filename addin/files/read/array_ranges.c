/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/array_ranges.h"

#include <stdlib.h>

#include "files/limits.h"

bool gk_array_ranges_add(gk_array_ranges *ranges, gk_array_range range)
{
  if (range.row_end <= range.row && range.col_end <= range.col) return true;
  if (ranges->count == ranges->capacity) {
    size_t capacity = ranges->capacity == 0 ? 16 : ranges->capacity * 2;
    gk_array_range *items = realloc(ranges->items, capacity * sizeof *items);
    if (items == NULL) return false;
    ranges->items = items;
    ranges->capacity = capacity;
  }
  ranges->items[ranges->count++] = range;
  return true;
}

/* The first cell at or behind an address. */
static size_t lower_bound(const gk_sheet *sheet, int32_t row, int32_t col)
{
  size_t low = 0, high = sheet->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const gk_cell *cell = &sheet->cells[middle];
    if (cell->row < row || (cell->row == row && cell->col < col)) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void mark_row(gk_sheet *sheet, int32_t row, const gk_array_range *range)
{
  for (size_t i = lower_bound(sheet, row, range->col); i < sheet->count; i++) {
    gk_cell *cell = &sheet->cells[i];
    if (cell->row != row || cell->col > range->col_end) return;
    cell->formula = true;
  }
}

void gk_array_ranges_apply(gk_array_ranges *ranges, gk_sheet *sheet)
{
  int64_t rows = 0;
  int32_t last = sheet->count == 0 ? -1 : sheet->cells[sheet->count - 1].row;
  for (size_t i = 0; i < ranges->count; i++) {
    const gk_array_range *range = &ranges->items[i];
    for (int32_t row = range->row; row <= range->row_end && row <= last && rows < GK_LIMIT_ALL_ROWS; row++, rows++)
      mark_row(sheet, row, range);
  }
  ranges->count = 0;
}

void gk_array_ranges_free(gk_array_ranges *ranges)
{
  free(ranges->items);
  *ranges = (gk_array_ranges){0};
}
