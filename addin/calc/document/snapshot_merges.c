/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/snapshot_merges.h"

#include <stdlib.h>

#include "engine/base/array.h"
#include "calc/document/document.h"

static void add(gk_merges *merges, const ux_cell_range_address *range)
{
  ux_cell_range_address *items = gk_array_room(merges->items, merges->count, &merges->capacity, sizeof *items);
  merges->failed = merges->failed || items == NULL;
  if (items == NULL) return;
  merges->items = items;
  merges->items[merges->count++] = *range;
}

/** The merged range that begins at the single cell `cell`. */
static bool collapse(uno_Interface *sheet, uno_Interface *cell, ux_cell_range_address *range, ux_error *err)
{
  static ux_method create = UX_METHOD("com.sun.star.sheet.XSpreadsheet::createCursorByRange");
  static ux_method merged = UX_METHOD("com.sun.star.sheet.XSheetCellCursor::collapseToMergedArea");
  static ux_method address = UX_METHOD("com.sun.star.sheet.XCellRangeAddressable::getRangeAddress");
  static ux_type sheet_range = UX_TYPE("com.sun.star.sheet.XSheetCellRange");
  uno_Interface *as_range = ux_query(cell, &sheet_range);
  uno_Interface *cursor = ux_call_object(sheet, &create, UX_ARGS(&as_range), err);
  ux_call(cursor, &merged, NULL, NULL, err);
  bool ok = ux_call(cursor, &address, range, NULL, err);
  ux_release(cursor);
  ux_release(as_range);
  return ok;
}

static void search(uno_Interface *sheet, const ux_cell_range_address *area, size_t most, gk_merges *merges,
                   ux_error *err)
{
  static ux_method is_merged = UX_METHOD("com.sun.star.util.XMergeable::getIsMerged");
  if (err->raised || merges->failed || merges->count >= most) return;
  uno_Interface *range =
    gk_sheet_range(sheet, area->start_row, area->start_column, area->end_row, area->end_column, err);
  bool any = ux_call_bool(range, &is_merged, NULL, err);
  ux_cell_range_address first = *area, second = *area;
  if (any && area->start_row < area->end_row) {
    first.end_row = area->start_row + (area->end_row - area->start_row) / 2;
    second.start_row = first.end_row + 1;
  } else if (any && area->start_column < area->end_column) {
    first.end_column = area->start_column + (area->end_column - area->start_column) / 2;
    second.start_column = first.end_column + 1;
  } else if (any) {
    if (collapse(sheet, range, &first, err)) add(merges, &first);
    any = false;
  }
  ux_release(range);
  if (!any) return;
  search(sheet, &first, most, merges, err);
  search(sheet, &second, most, merges, err);
}

void gk_merges_find(uno_Interface *sheet, const ux_cell_range_address *area, size_t most, gk_merges *merges,
                    ux_error *err)
{
  search(sheet, area, most, merges, err);
}

void gk_merges_free(gk_merges *merges)
{
  free(merges->items);
  *merges = (gk_merges){0};
}

const ux_cell_range_address *gk_merges_at(const gk_merges *merges, int32_t row, int32_t col)
{
  size_t low = 0, high = merges->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const ux_cell_range_address *r = &merges->items[middle];
    if (r->start_row == row && r->start_column == col) return r;
    if (r->start_row < row || (r->start_row == row && r->start_column < col)) low = middle + 1;
    else high = middle;
  }
  return NULL;
}
