/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/marks_formats.h"

#include <stdlib.h>

#include "calc/document/document.h"
#include "calc/marks/marks_restore.h"
#include "calc/marks/marks_styles.h"

static ux_type formats_type = UX_TYPE("[]com.sun.star.sheet.XConditionalFormat");

/** Says of a format whose it is: ours has one entry, a condition that carries our constant. */
static void classify(gk_format *format, ux_error *err)
{
  static ux_method get_type = UX_METHOD("com.sun.star.sheet.XConditionEntry::getType");
  enum { CONDITION = 0 }; /* com.sun.star.sheet.ConditionEntryType */
  format->kind = GK_MARK_KINDS;
  sal_Int32 count = ux_count(format->self, err);
  uno_Interface *entry = count > 0 ? ux_get_by_index(format->self, 0, err) : NULL;
  if (entry != NULL && ux_call_long(entry, &get_type, NULL, err) == CONDITION && !err->raised) {
    char *formula = ux_get_utf8(entry, "Formula1", err);
    format->style = ux_get_utf8(entry, "StyleName", err);
    if (count == 1) format->kind = gk_mark_kind_of(formula);
    free(formula);
  }
  ux_release(entry);
}

gk_formats gk_formats_read(uno_Interface *sheet, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.sheet.XConditionalFormats::getConditionalFormats");
  gk_formats formats = {0};
  uno_Interface *list = ux_get_object(sheet, "ConditionalFormats", err);
  uno_Sequence *found = ux_call_sequence(list, &get, NULL, err);
  ux_release(list);
  size_t count = found == NULL ? 0 : ux_sequence_length(found);
  if (count > 0) formats.items = calloc(count, sizeof *formats.items);
  if (count > 0 && formats.items == NULL) ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");
  for (size_t i = 0; i < count && !err->raised; i++) {
    gk_format *format = &formats.items[formats.count++];
    format->self = UX_ITEMS(uno_Interface *, found)[i];
    ux_acquire(format->self);
    format->id = ux_get_long(format->self, "ID", err);
    format->range = ux_get_object(format->self, "Range", err);
    classify(format, err);
  }
  ux_sequence_drop(found, &formats_type);
  return formats;
}

void gk_formats_free(gk_formats *formats)
{
  for (size_t i = 0; i < formats->count; i++) {
    ux_release(formats->items[i].range);
    ux_release(formats->items[i].self);
    free(formats->items[i].style);
  }
  free(formats->items);
  *formats = (gk_formats){0};
}

void gk_formats_marks(const gk_formats *formats, int32_t index, gk_marks *marks, ux_error *err)
{
  size_t most = marks->count + GK_MARKS_MAX_CELLS;
  for (size_t i = 0; i < formats->count; i++) {
    if (formats->items[i].kind == GK_MARK_KINDS) continue;
    uno_Sequence *ranges = gk_ranges_addresses(formats->items[i].range, err);
    for (size_t j = 0; ranges != NULL && j < ux_sequence_length(ranges); j++) {
      const ux_cell_range_address *r = &UX_ITEMS(ux_cell_range_address, ranges)[j];
      for (int32_t row = r->start_row; row <= r->end_row && marks->count < most && !marks->failed; row++)
        for (int32_t col = r->start_column; col <= r->end_column && marks->count < most && !marks->failed; col++)
          gk_marks_add(marks, (gk_mark){.sheet = index, .row = row, .col = col, .kind = formats->items[i].kind});
    }
    gk_ranges_drop(ranges);
  }
}

/** The cells whose style is `style` (one of `styles`, compared as pointers) as an XSheetCellRanges, acquired. */
static uno_Interface *cells_of(uno_Interface *document, uno_Interface *sheet, const gk_mark *marks,
                               const char *const *styles, size_t count, const char *style, ux_error *err)
{
  static ux_method address = UX_METHOD("com.sun.star.sheet.XCellRangeAddressable::getRangeAddress");
  static ux_method add = UX_METHOD("com.sun.star.sheet.XSheetCellRangeContainer::addRangeAddress");
  ux_cell_range_address cell;
  if (!ux_call(sheet, &address, &cell, NULL, err)) return NULL;
  uno_Interface *ranges = ux_create_instance(document, "com.sun.star.sheet.SheetCellRanges", err);
  for (size_t i = 0; i < count; i++) {
    if (styles[i] != style) continue;
    cell.start_row = cell.end_row = marks[i].row;
    cell.start_column = cell.end_column = marks[i].col;
    sal_Bool merge = 1;
    ux_call(ranges, &add, NULL, UX_ARGS(&cell, &merge), err);
  }
  return ranges;
}

/** Names a default PropertyValue; its value is raw memory then. */
static void name_property(ux_property_value *property, const char *name)
{
  rtl_uString_release(property->name);
  property->name = ux_string(name);
  ux_any_drop(&property->value);
}

/** Gives cells the one conditional format with that condition and style. */
static void set_format(uno_Interface *document, uno_Interface *ranges, const char *condition, const char *style,
                       ux_error *err)
{
  static ux_type properties_type = UX_TYPE("[]" UX_PROPERTY_VALUE);
  static ux_type operator_type = UX_TYPE("com.sun.star.sheet.ConditionOperator");
  static ux_method clear = UX_METHOD("com.sun.star.sheet.XSheetConditionalEntries::clear");
  static ux_method add_new = UX_METHOD("com.sun.star.sheet.XSheetConditionalEntries::addNew");
  static ux_method set_value = UX_METHOD("com.sun.star.beans.XPropertySet::setPropertyValue");
  const sal_Int32 formula = 9; /* com.sun.star.sheet.ConditionOperator_FORMULA */
  uno_Interface *entries = ux_get_object(ranges, "ConditionalFormat", err);
  uno_Sequence *properties = ux_sequence_new(&properties_type, 3);
  if (properties == NULL) {
    ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");
  } else {
    ux_property_value *p = UX_ITEMS(ux_property_value, properties);
    name_property(&p[0], "Operator");
    ux_any_from(&p[0].value, &operator_type, &formula);
    name_property(&p[1], "Formula1");
    ux_any_from_utf8(&p[1].value, condition);
    name_property(&p[2], "StyleName");
    ux_any_from_utf8(&p[2].value, style);
    ux_call(entries, &clear, NULL, NULL, err);
    ux_call(entries, &add_new, NULL, UX_ARGS(&properties), err);
    rtl_uString *name = ux_string("ConditionalFormat");
    uno_Any value;
    ux_any_from_object(&value, entries);
    gk_call_unrecorded(document, ranges, &set_value, UX_ARGS(&name, &value), err);
    ux_any_drop(&value);
    rtl_uString_release(name);
  }
  ux_sequence_drop(properties, &properties_type);
  ux_release(entries);
}

/** One format a style. */
static void set_formats(gk_looks *looks, uno_Interface *sheet, const gk_mark *marks, const char *const *styles,
                        size_t count, ux_error *err)
{
  for (size_t i = 0; i < looks->count && !err->raised; i++) {
    const gk_look *look = &looks->items[i];
    bool used = false;
    for (size_t j = 0; j < count && !used; j++) used = styles[j] == look->style;
    if (!used) continue;
    uno_Interface *ranges = cells_of(looks->document, sheet, marks, styles, count, look->style, err);
    set_format(looks->document, ranges, gk_mark_styles[look->kind].condition, look->style, err);
    ux_release(ranges);
  }
}

void gk_formats_apply(gk_looks *looks, uno_Interface *sheet, const gk_mark *marks, size_t count, ux_error *err)
{
  gk_formats formats = gk_formats_read(sheet, err);
  bool *touched = gk_formats_touched(&formats, marks, count, err);
  const char **styles = calloc(count + 1, sizeof *styles);
  if (styles == NULL) ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");
  for (size_t i = 0; i < count && !err->raised; i++) styles[i] = gk_looks_style(looks, sheet, &marks[i], err);
  gk_formats_park(looks->document, sheet, &formats, touched, false, err);
  if (!err->raised) set_formats(looks, sheet, marks, styles, count, err);
  gk_formats_unpark(&formats, touched, err);
  free(styles);
  free(touched);
  gk_formats_free(&formats);
}

void gk_formats_remove(uno_Interface *document, uno_Interface *sheet, const gk_formats *formats, ux_error *err)
{
  static ux_method remove_by_id = UX_METHOD("com.sun.star.sheet.XConditionalFormats::removeByID");
  static ux_method to_default = UX_METHOD("com.sun.star.beans.XPropertyState::setPropertyToDefault");
  gk_marks marks = {0};
  gk_formats_marks(formats, 0, &marks, err);
  gk_marks_sort(&marks);
  if (marks.failed) ux_fail(err, UX_RUNTIME_EXCEPTION, "out of memory");

  uno_Interface *list = ux_get_object(sheet, "ConditionalFormats", err);
  rtl_uString *name = ux_string("ConditionalFormat");
  for (size_t i = 0; i < formats->count; i++) {
    if (formats->items[i].kind == GK_MARK_KINDS) continue;
    sal_Int32 id = formats->items[i].id;
    ux_call(list, &remove_by_id, NULL, UX_ARGS(&id), err);
    /* Taking the item away leaves the cells' formatting as it was; setting an empty format would leave an item. */
    gk_call_unrecorded(document, formats->items[i].range, &to_default, UX_ARGS(&name), err);
  }
  rtl_uString_release(name);
  ux_release(list);
  gk_formats_show_again(document, sheet, formats, marks.items, marks.count, err);
  gk_marks_free(&marks);
}
