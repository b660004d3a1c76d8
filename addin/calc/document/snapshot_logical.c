/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/snapshot_logical.h"

#include "calc/document/document.h"

/* The document's number formats (XNumberFormats), acquired. */
static uno_Interface *number_formats(uno_Interface *document, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.util.XNumberFormatsSupplier::getNumberFormats");
  return ux_call_object(document, &get, NULL, err);
}

static bool is_logical(uno_Interface *formats, sal_Int32 key, ux_error *err)
{
  enum { LOGICAL = 1024 }; /* com.sun.star.util.NumberFormat */
  static ux_method by_key = UX_METHOD("com.sun.star.util.XNumberFormats::getByKey");
  uno_Interface *format = ux_call_object(formats, &by_key, UX_ARGS(&key), err);
  sal_Int32 type = ux_get_long(format, "Type", err);
  ux_release(format);
  return (type & LOGICAL) != 0;
}

static void add_ranges(uno_Interface *group, gk_areas *ranges, ux_error *err)
{
  uno_Sequence *found = gk_ranges_addresses(group, err);
  for (size_t i = 0; found != NULL && i < ux_sequence_length(found); i++)
    gk_areas_add(ranges, &UX_ITEMS(ux_cell_range_address, found)[i]);
  gk_ranges_drop(found);
}

void gk_logical_find(uno_Interface *document, uno_Interface *sheet, const ux_cell_range_address *area, gk_areas *ranges,
                     ux_error *err)
{
  static ux_method by_format =
    UX_METHOD("com.sun.star.sheet.XUniqueCellFormatRangesSupplier::getUniqueCellFormatRanges");
  uno_Interface *range =
    gk_sheet_range(sheet, area->start_row, area->start_column, area->end_row, area->end_column, err);
  uno_Interface *formats = number_formats(document, err), *groups = ux_call_object(range, &by_format, NULL, err);
  sal_Int32 count = ux_count(groups, err);
  for (sal_Int32 i = 0; i < count && !err->raised; i++) {
    uno_Interface *group = ux_get_by_index(groups, i, err);
    if (is_logical(formats, ux_get_long(group, "NumberFormat", err), err)) add_ranges(group, ranges, err);
    ux_release(group);
  }
  ux_release(groups);
  ux_release(formats);
  ux_release(range);
}
