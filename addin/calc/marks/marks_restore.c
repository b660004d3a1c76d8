/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/marks_restore.h"

#include <stdlib.h>

#include "calc/document/document.h"

static ux_method sheet_address = UX_METHOD("com.sun.star.sheet.XCellRangeAddressable::getRangeAddress");

static bool inside(const uno_Sequence *ranges, const gk_mark *mark)
{
  for (size_t i = 0; ranges != NULL && i < ux_sequence_length(ranges); i++) {
    const ux_cell_range_address *r = &UX_ITEMS(ux_cell_range_address, ranges)[i];
    if (mark->row >= r->start_row && mark->row <= r->end_row && mark->col >= r->start_column &&
        mark->col <= r->end_column)
      return true;
  }
  return false;
}

bool *gk_formats_touched(const gk_formats *formats, const gk_mark *marks, size_t count, ux_error *err)
{
  bool *touched = calloc(formats->count + 1, sizeof *touched);
  if (touched == NULL) ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");
  for (size_t i = 0; touched != NULL && i < formats->count; i++) {
    if (formats->items[i].kind != GK_MARK_KINDS) continue;
    uno_Sequence *ranges = gk_ranges_addresses(formats->items[i].range, err);
    for (size_t j = 0; j < count && !touched[i]; j++) touched[i] = inside(ranges, &marks[j]);
    gk_ranges_drop(ranges);
  }
  return touched;
}

/** The sheet's last cell, and the ranges of `also` where that is not NULL. */
static uno_Interface *parking(uno_Interface *document, uno_Interface *sheet, uno_Interface *also, ux_error *err)
{
  static ux_method add = UX_METHOD("com.sun.star.sheet.XSheetCellRangeContainer::addRangeAddress");
  uno_Interface *ranges = ux_create_instance(document, "com.sun.star.sheet.SheetCellRanges", err);
  sal_Bool merge = 0;
  uno_Sequence *kept = also == NULL ? NULL : gk_ranges_addresses(also, err);
  for (size_t i = 0; kept != NULL && i < ux_sequence_length(kept); i++)
    ux_call(ranges, &add, NULL, UX_ARGS(&UX_ITEMS(ux_cell_range_address, kept)[i], &merge), err);
  gk_ranges_drop(kept);
  ux_cell_range_address last;
  if (ux_call(sheet, &sheet_address, &last, NULL, err)) {
    last.start_row = last.end_row;
    last.start_column = last.end_column;
    ux_call(ranges, &add, NULL, UX_ARGS(&last, &merge), err);
  }
  return ranges;
}

void gk_formats_park(uno_Interface *document, uno_Interface *sheet, const gk_formats *formats, const bool *touched,
                     bool keep, ux_error *err)
{
  for (size_t i = 0; touched != NULL && i < formats->count; i++) {
    if (!touched[i]) continue;
    uno_Interface *ranges = parking(document, sheet, keep ? formats->items[i].range : NULL, err);
    ux_set_object(formats->items[i].self, "Range", ranges, err);
    ux_release(ranges);
  }
}

void gk_formats_unpark(const gk_formats *formats, const bool *touched, ux_error *err)
{
  ux_error late = UX_ERROR_INIT;
  for (size_t i = 0; touched != NULL && i < formats->count; i++)
    if (touched[i]) ux_set_object(formats->items[i].self, "Range", formats->items[i].range, &late);
  if (late.raised && !err->raised) *err = late;
}

static bool has_comment(uno_Interface *sheet, const gk_mark *mark, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.sheet.XSheetAnnotationsSupplier::getAnnotations");
  static ux_method position = UX_METHOD("com.sun.star.sheet.XSheetAnnotation::getPosition");
  uno_Interface *comments = ux_call_object(sheet, &get, NULL, err);
  sal_Int32 count = ux_count(comments, err);
  bool found = false;
  for (sal_Int32 i = 0; i < count && !found; i++) {
    ux_cell_address address;
    uno_Interface *comment = ux_get_by_index(comments, i, err);
    if (ux_call(comment, &position, &address, NULL, err))
      found = address.row == mark->row && address.column == mark->col;
    ux_release(comment);
  }
  ux_release(comments);
  return found;
}

static bool is_plain(uno_Interface *cell, ux_error *err)
{
  static ux_method is_merged = UX_METHOD("com.sun.star.util.XMergeable::getIsMerged");
  static ux_method array = UX_METHOD("com.sun.star.sheet.XArrayFormulaRange::getArrayFormula");
  bool merged = ux_call_bool(cell, &is_merged, NULL, err);
  char *formula = ux_call_utf8(cell, &array, NULL, err);
  bool plain = !merged && formula != NULL && *formula == '\0';
  free(formula);
  return plain;
}

static void copy_onto_itself(uno_Interface *document, uno_Interface *sheet, const gk_mark *mark, ux_error *err)
{
  static ux_method copy = UX_METHOD("com.sun.star.sheet.XCellRangeMovement::copyRange");
  uno_Interface *cell = gk_sheet_range(sheet, mark->row, mark->col, mark->row, mark->col, err);
  ux_cell_range_address source;
  if (is_plain(cell, err) && !has_comment(sheet, mark, err) && ux_call(cell, &sheet_address, &source, NULL, err)) {
    ux_cell_address target = {.sheet = source.sheet, .column = source.start_column, .row = source.start_row};
    gk_call_unrecorded(document, sheet, &copy, UX_ARGS(&target, &source), err);
  }
  ux_release(cell);
}

void gk_formats_show_again(uno_Interface *document, uno_Interface *sheet, const gk_formats *formats,
                           const gk_mark *marks, size_t count, ux_error *err)
{
  bool *touched = gk_formats_touched(formats, marks, count, err);
  gk_formats_park(document, sheet, formats, touched, true, err);
  for (size_t i = 0; touched != NULL && i < formats->count; i++) {
    if (!touched[i]) continue;
    uno_Sequence *ranges = gk_ranges_addresses(formats->items[i].range, err);
    for (size_t j = 0; j < count; j++)
      if (inside(ranges, &marks[j])) copy_onto_itself(document, sheet, &marks[j], err);
    gk_ranges_drop(ranges);
  }
  gk_formats_unpark(formats, touched, err);
  free(touched);
}
