/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/snapshot_formats.h"

#include <stdlib.h>

#include "calc/document/document.h"
#include "engine/base/array.h"

typedef enum kind { UNKNOWN, PLAIN, LOGICAL } kind;

/* The cells of one format. */
typedef struct gk_cell_format {
  uno_Sequence *ranges;
  kind kind; /* of its numbers; asked for where it matters */
} gk_cell_format;

static uno_Interface *first_cell(uno_Interface *sheet, const uno_Sequence *ranges, ux_error *err)
{
  const ux_cell_range_address *first = UX_ITEMS(const ux_cell_range_address, ranges);
  return gk_sheet_range(sheet, first->start_row, first->start_column, first->start_row, first->start_column, err);
}

/* --- merged ranges ------------------------------------------------------------------------------------------------ */

/* The merged range that begins at a single cell. */
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

/* Cells of one format are merged over as many rows and columns each. */
static void add_merges(const uno_Sequence *ranges, const ux_cell_range_address *size, size_t most, gk_areas *merges)
{
  int32_t rows = size->end_row - size->start_row, cols = size->end_column - size->start_column;
  for (size_t i = 0; i < ux_sequence_length(ranges); i++) {
    const ux_cell_range_address *r = &UX_ITEMS(const ux_cell_range_address, ranges)[i];
    for (int32_t row = r->start_row; row <= r->end_row; row++) {
      for (int32_t col = r->start_column; col <= r->end_column && merges->count < most && !merges->failed; col++) {
        ux_cell_range_address merged = *r;
        merged.start_row = row, merged.end_row = row + rows;
        merged.start_column = col, merged.end_column = col + cols;
        gk_areas_add(merges, &merged);
      }
    }
  }
}

static void find_merges(uno_Interface *sheet, const uno_Sequence *ranges, size_t most, gk_areas *merges, ux_error *err)
{
  static ux_method is_merged = UX_METHOD("com.sun.star.util.XMergeable::getIsMerged");
  ux_cell_range_address size;
  uno_Interface *cell = first_cell(sheet, ranges, err);
  if (ux_call_bool(cell, &is_merged, NULL, err) && collapse(sheet, cell, &size, err))
    add_merges(ranges, &size, most, merges);
  ux_release(cell);
}

static int by_first_cell(const void *left, const void *right)
{
  const ux_cell_range_address *a = left, *b = right;
  if (a->start_row != b->start_row) return a->start_row < b->start_row ? -1 : 1;
  return a->start_column < b->start_column ? -1 : a->start_column > b->start_column;
}

const ux_cell_range_address *gk_cell_formats_merged(const gk_cell_formats *formats, int32_t row, int32_t col)
{
  const ux_cell_range_address cell = {.start_row = row, .start_column = col};
  if (formats->merges.count == 0) return NULL;
  return bsearch(&cell, formats->merges.items, formats->merges.count, sizeof cell, by_first_cell);
}

/* --- logical values ----------------------------------------------------------------------------------------------- */

static kind kind_of(uno_Interface *document, uno_Interface *sheet, const uno_Sequence *ranges, ux_error *err)
{
  enum { LOGICAL_FORMAT = 1024 }; /* com.sun.star.util.NumberFormat */
  static ux_method get_formats = UX_METHOD("com.sun.star.util.XNumberFormatsSupplier::getNumberFormats");
  static ux_method by_key = UX_METHOD("com.sun.star.util.XNumberFormats::getByKey");
  uno_Interface *cell = first_cell(sheet, ranges, err);
  sal_Int32 key = ux_get_long(cell, "NumberFormat", err);
  uno_Interface *formats = ux_call_object(document, &get_formats, NULL, err);
  uno_Interface *format = ux_call_object(formats, &by_key, UX_ARGS(&key), err);
  sal_Int32 type = ux_get_long(format, "Type", err);
  ux_release(format);
  ux_release(formats);
  ux_release(cell);
  return (type & LOGICAL_FORMAT) != 0 ? LOGICAL : PLAIN;
}

/* Flags the cells of the format that are 1 or 0; whether there is any. Where `logical` is 0, it only looks. */
static bool flag(const uno_Sequence *ranges, const ux_cell_range_address *block, unsigned char *flags,
                 unsigned char binary, unsigned char logical)
{
  bool any = false;
  size_t cols = (size_t)(block->end_column - block->start_column + 1);
  for (size_t i = 0; i < ux_sequence_length(ranges) && (!any || logical != 0); i++) {
    ux_cell_range_address r = gk_area_within(&UX_ITEMS(const ux_cell_range_address, ranges)[i], block);
    for (int32_t row = r.start_row; row <= r.end_row; row++) {
      unsigned char *line = flags + (size_t)(row - block->start_row) * cols - block->start_column;
      for (int32_t col = r.start_column; col <= r.end_column; col++) {
        if ((line[col] & binary) == 0) continue;
        line[col] |= logical;
        any = true;
      }
    }
  }
  return any;
}

void gk_cell_formats_flag(gk_cell_formats *formats, uno_Interface *document, uno_Interface *sheet,
                          const ux_cell_range_address *block, unsigned char *flags, unsigned char binary,
                          unsigned char logical, ux_error *err)
{
  for (size_t i = 0; i < formats->count && !err->raised; i++) {
    gk_cell_format *format = &formats->items[i];
    if (format->kind == UNKNOWN && flag(format->ranges, block, flags, binary, 0))
      format->kind = kind_of(document, sheet, format->ranges, err);
    if (format->kind == LOGICAL) flag(format->ranges, block, flags, binary, logical);
  }
}

/* --- all formats -------------------------------------------------------------------------------------------------- */

static void add_format(gk_cell_formats *formats, uno_Sequence *ranges)
{
  gk_cell_format *items = gk_array_room(formats->items, formats->count, &formats->capacity, sizeof *items);
  formats->failed = formats->failed || items == NULL;
  if (items == NULL) {
    gk_ranges_drop(ranges);
    return;
  }
  formats->items = items;
  formats->items[formats->count++] = (gk_cell_format){.ranges = ranges};
}

void gk_cell_formats_find(uno_Interface *sheet, const ux_cell_range_address *area, size_t most,
                          gk_cell_formats *formats, ux_error *err)
{
  static ux_method by_format =
    UX_METHOD("com.sun.star.sheet.XUniqueCellFormatRangesSupplier::getUniqueCellFormatRanges");
  uno_Interface *range =
    gk_sheet_range(sheet, area->start_row, area->start_column, area->end_row, area->end_column, err);
  uno_Interface *groups = ux_call_object(range, &by_format, NULL, err);
  sal_Int32 count = ux_count(groups, err);
  for (sal_Int32 i = 0; i < count && !err->raised && !formats->failed; i++) {
    uno_Interface *group = ux_get_by_index(groups, i, err);
    uno_Sequence *ranges = gk_ranges_addresses(group, err);
    ux_release(group);
    if (ranges == NULL) continue;
    if (ux_sequence_length(ranges) > 0) find_merges(sheet, ranges, most, &formats->merges, err);
    add_format(formats, ranges);
  }
  ux_release(groups);
  ux_release(range);
  formats->failed = formats->failed || formats->merges.failed;
  if (formats->merges.count > 1)
    qsort(formats->merges.items, formats->merges.count, sizeof *formats->merges.items, by_first_cell);
}

void gk_cell_formats_free(gk_cell_formats *formats)
{
  for (size_t i = 0; i < formats->count; i++) gk_ranges_drop(formats->items[i].ranges);
  free(formats->items);
  gk_areas_free(&formats->merges);
  *formats = (gk_cell_formats){0};
}
