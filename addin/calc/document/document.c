/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/document.h"

#include <string.h>

static ux_type spreadsheet_document = UX_TYPE("com.sun.star.sheet.XSpreadsheetDocument");
static ux_type range_addresses = UX_TYPE("[]com.sun.star.table.CellRangeAddress");
static ux_method get_addresses = UX_METHOD("com.sun.star.sheet.XSheetCellRanges::getRangeAddresses");

bool gk_document_is_spreadsheet(uno_Interface *document)
{
  if (document == NULL) return false;
  uno_Interface *found = ux_query(document, &spreadsheet_document);
  ux_release(found);
  return found != NULL;
}

bool gk_document_is_readonly(uno_Interface *document)
{
  static ux_method is_readonly = UX_METHOD("com.sun.star.frame.XStorable::isReadonly");
  ux_error err = UX_ERROR_INIT;
  return ux_call_bool(document, &is_readonly, NULL, &err);
}

static uno_Interface *sheets_of(uno_Interface *document, ux_error *err)
{
  static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
  return ux_call_object(document, &get_sheets, NULL, err);
}

int32_t gk_document_sheet_count(uno_Interface *document)
{
  if (!gk_document_is_spreadsheet(document)) return 0;
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheets = sheets_of(document, &err);
  int32_t count = ux_count(sheets, &err);
  ux_release(sheets);
  return count;
}

uno_Interface *gk_document_sheet(uno_Interface *document, int32_t index, ux_error *err)
{
  uno_Interface *sheets = sheets_of(document, err);
  uno_Interface *sheet = ux_get_by_index(sheets, index, err);
  ux_release(sheets);
  return sheet;
}

bool gk_sheet_is_protected(uno_Interface *sheet)
{
  static ux_method is_protected = UX_METHOD("com.sun.star.util.XProtectable::isProtected");
  ux_error err = UX_ERROR_INIT;
  return ux_call_bool(sheet, &is_protected, NULL, &err);
}

/* com.sun.star.util.CellProtection */
typedef struct cell_protection {
  sal_Bool locked, formula_hidden, hidden, print_hidden;
} cell_protection;

bool gk_cell_is_locked(uno_Interface *cell)
{
  ux_error err = UX_ERROR_INIT;
  uno_Any value;
  if (!ux_get_property(cell, "CellProtection", &value, &err)) return true;
  const cell_protection *protection = ux_any_value(&value, "com.sun.star.util.CellProtection");
  bool locked = protection == NULL || protection->locked;
  ux_any_drop(&value);
  return locked;
}

uno_Interface *gk_sheet_cell(uno_Interface *sheet, int32_t row, int32_t col, ux_error *err)
{
  static ux_method get_cell = UX_METHOD("com.sun.star.table.XCellRange::getCellByPosition");
  return ux_call_object(sheet, &get_cell, UX_ARGS(&col, &row), err);
}

uno_Interface *gk_sheet_range(uno_Interface *sheet, int32_t row, int32_t col, int32_t row_end, int32_t col_end,
                              ux_error *err)
{
  static ux_method get_range = UX_METHOD("com.sun.star.table.XCellRange::getCellRangeByPosition");
  return ux_call_object(sheet, &get_range, UX_ARGS(&col, &row, &col_end, &row_end), err);
}

uno_Sequence *gk_ranges_addresses(uno_Interface *ranges, ux_error *err)
{
  return ux_call_sequence(ranges, &get_addresses, NULL, err);
}

void gk_ranges_drop(uno_Sequence *ranges)
{
  ux_sequence_drop(ranges, &range_addresses);
}

uno_Sequence *gk_sheet_query_content(uno_Interface *sheet, sal_Int16 flags, ux_error *err)
{
  static ux_method query = UX_METHOD("com.sun.star.sheet.XCellRangesQuery::queryContentCells");
  uno_Interface *found = ux_call_object(sheet, &query, UX_ARGS(&flags), err);
  uno_Sequence *addresses = gk_ranges_addresses(found, err);
  ux_release(found);
  return addresses;
}

uno_Sequence *gk_sheet_query_formulas(uno_Interface *sheet, sal_Int32 result, ux_error *err)
{
  static ux_method query = UX_METHOD("com.sun.star.sheet.XCellRangesQuery::queryFormulaCells");
  uno_Interface *found = ux_call_object(sheet, &query, UX_ARGS(&result), err);
  uno_Sequence *addresses = gk_ranges_addresses(found, err);
  ux_release(found);
  return addresses;
}

uno_Sequence *gk_sheet_content(uno_Interface *sheet, ux_cell_range_address *area, ux_error *err)
{
  enum { VALUE = 1, DATETIME = 2, STRING = 4, FORMULA = 16 }; /* com.sun.star.sheet.CellFlags */
  uno_Sequence *found = gk_sheet_query_content(sheet, VALUE | DATETIME | STRING | FORMULA, err);
  size_t count = found == NULL ? 0 : ux_sequence_length(found);
  for (size_t i = 0; i < count; i++) {
    const ux_cell_range_address *r = &UX_ITEMS(ux_cell_range_address, found)[i];
    if (i == 0) *area = *r;
    if (r->start_row < area->start_row) area->start_row = r->start_row;
    if (r->start_column < area->start_column) area->start_column = r->start_column;
    if (r->end_row > area->end_row) area->end_row = r->end_row;
    if (r->end_column > area->end_column) area->end_column = r->end_column;
  }
  return found;
}

uno_Interface *gk_undo_manager(uno_Interface *document, ux_error *err)
{
  static ux_method get = UX_METHOD("com.sun.star.document.XUndoManagerSupplier::getUndoManager");
  return ux_call_object(document, &get, NULL, err);
}

uno_Interface *gk_undo_begin(uno_Interface *document, const char *title, ux_error *err)
{
  static ux_method enter = UX_METHOD("com.sun.star.document.XUndoManager::enterUndoContext");
  uno_Interface *manager = gk_undo_manager(document, err);
  rtl_uString *string = ux_string(title);
  bool entered = ux_call(manager, &enter, NULL, UX_ARGS(&string), err);
  rtl_uString_release(string);
  if (entered) return manager;
  ux_release(manager);
  return NULL;
}

void gk_undo_end(uno_Interface *step)
{
  static ux_method leave = UX_METHOD("com.sun.star.document.XUndoManager::leaveUndoContext");
  ux_error late = UX_ERROR_INIT;
  if (step != NULL) ux_call(step, &leave, NULL, NULL, &late);
  ux_release(step);
}

bool gk_call_unrecorded(uno_Interface *document, uno_Interface *object, ux_method *method, void **args, ux_error *err)
{
  static ux_method lock = UX_METHOD("com.sun.star.util.XLockable::lock");
  static ux_method unlock = UX_METHOD("com.sun.star.util.XLockable::unlock");
  uno_Interface *manager = gk_undo_manager(document, err);
  bool locked = ux_call(manager, &lock, NULL, NULL, err);
  bool ok = ux_call(object, method, NULL, args, err);
  ux_error late = UX_ERROR_INIT;
  if (locked) ux_call(manager, &unlock, NULL, NULL, &late);
  ux_release(manager);
  return ok;
}

bool gk_fail_uno(gk_error *err, const ux_error *raised)
{
  const char *name = strrchr(raised->type, '.');
  return gk_fail(err, GK_ERR_DOCUMENT, "LibreOffice 拒绝了这次操作：%s（%s）。", raised->message,
                 name == NULL ? raised->type : name + 1);
}
