/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/reasons_write.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "calc/document/document.h"
#include "engine/tables/reason_sheet.h"

enum { TITLE_ROW = 0, HINT_ROW = 1, HEADING_ROW = 2, HEADING_COLOR = 0xDDEBF7 };

/* --- where -------------------------------------------------------------------------------------------------------- */

/* The index of the document's sheet of reasons; -1 where it has none. */
static int32_t find_sheet(const gk_grid *grid, gk_reason_sheet *at)
{
  for (size_t i = 0; i < grid->count; i++)
    if (gk_reason_sheet_find(grid->sheets[i], at)) return (int32_t)i;
  return -1;
}

bool gk_reasons_writable(uno_Interface *document, const gk_grid *grid, gk_error *err)
{
  gk_reason_sheet at;
  ux_error raised = UX_ERROR_INIT;
  int32_t index = find_sheet(grid, &at);
  if (gk_document_is_readonly(document))
    return gk_fail(err, GK_ERR_DOCUMENT, "文档以只读方式打开，不能写说明；请先另存一份再写。");
  if (index < 0) {
    if (!gk_sheet_is_protected(document)) return true;
    return gk_fail(err, GK_ERR_DOCUMENT,
                   "工作簿的结构受保护，不能添加工作表“%s”；请先取消保护（工具 - 保护电子表格结构）。",
                   GK_REASON_SHEET_NAME);
  }
  uno_Interface *sheet = gk_document_sheet(document, index, &raised);
  bool locked = gk_sheet_is_protected(sheet);
  ux_release(sheet);
  if (!locked) return true;
  return gk_fail(err, GK_ERR_DOCUMENT, "工作表“%s”受保护，不能写说明；请先取消保护（工具 - 保护工作表）。",
                 grid->sheets[index]->name);
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static void put(uno_Interface *sheet, int32_t row, int32_t col, const char *text, ux_error *err)
{
  static ux_method set_string = UX_METHOD("com.sun.star.text.XTextRange::setString");
  if (col < 0 || err->raised) return;
  uno_Interface *cell = gk_sheet_cell(sheet, row, col, err);
  rtl_uString *string = ux_string(text);
  ux_call(cell, &set_string, NULL, UX_ARGS(&string), err);
  rtl_uString_release(string);
  ux_release(cell);
}

static void today(char out[16])
{
  time_t now = time(NULL);
  const struct tm *local = localtime(&now);
  if (local == NULL || strftime(out, 16, "%Y-%m-%d", local) == 0) out[0] = '\0';
}

static void put_line(uno_Interface *sheet, const gk_reason_sheet *at, int32_t row, const gk_reason_line *line,
                     ux_error *err)
{
  char date[16];
  today(date);
  put(sheet, row, at->col[GK_REASON_RULE], line->rule, err);
  put(sheet, row, at->col[GK_REASON_PLACE], line->place, err);
  put(sheet, row, at->col[GK_REASON_FIGURES], line->figures, err);
  put(sheet, row, at->col[GK_REASON_TEXT], line->text, err);
  put(sheet, row, at->col[GK_REASON_DATE], date, err);
}

/* --- a sheet of its own ------------------------------------------------------------------------------------------- */

static void set_widths(uno_Interface *sheet, ux_error *err)
{
  static ux_method get_columns = UX_METHOD("com.sun.star.table.XColumnRowRange::getColumns");
  static const sal_Int32 widths[GK_REASON_COLUMNS] = {4600, 8800, 4200, 11000, 2600}; /* 1/100 mm */
  uno_Interface *columns = ux_call_object(sheet, &get_columns, NULL, err);
  for (sal_Int32 i = 0; i < GK_REASON_COLUMNS && !err->raised; i++) {
    uno_Interface *column = ux_get_by_index(columns, i, err);
    ux_set_long(column, "Width", widths[i], err);
    ux_set_bool(column, "IsTextWrapped", true, err);
    ux_release(column);
  }
  ux_release(columns);
}

static void dress(uno_Interface *sheet, ux_error *err)
{
  set_widths(sheet, err);
  uno_Interface *headings = gk_sheet_range(sheet, HEADING_ROW, 0, HEADING_ROW, GK_REASON_COLUMNS - 1, err);
  ux_set_long(headings, "CellBackColor", HEADING_COLOR, err);
  ux_release(headings);
  uno_Interface *top = gk_sheet_range(sheet, TITLE_ROW, 0, HINT_ROW, 0, err);
  ux_set_bool(top, "IsTextWrapped", false, err);
  ux_release(top);
}

/* Adds the sheet behind the others; a name that is taken gets a number. */
static uno_Interface *make_sheet(uno_Interface *document, gk_reason_sheet *at, ux_error *err)
{
  static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
  static ux_method insert = UX_METHOD("com.sun.star.sheet.XSpreadsheets::insertNewByName");
  char name[64] = GK_REASON_SHEET_NAME;
  uno_Interface *sheets = ux_call_object(document, &get_sheets, NULL, err);
  for (int n = 2; n < 1000 && ux_has_by_name(sheets, name, err); n++)
    snprintf(name, sizeof name, GK_REASON_SHEET_NAME "%d", n);
  rtl_uString *string = ux_string(name);
  sal_Int16 position = (sal_Int16)gk_document_sheet_count(document);
  ux_call(sheets, &insert, NULL, UX_ARGS(&string, &position), err);
  uno_Interface *sheet = ux_get_by_name(sheets, name, err);
  rtl_uString_release(string);
  ux_release(sheets);
  put(sheet, TITLE_ROW, 0, "公开校验说明", err);
  put(sheet, HINT_ROW, 0, "核实性提示的书面说明。数字改动后原说明不再适用，要重新核实。", err);
  at->heading = HEADING_ROW;
  for (int32_t k = 0; k < GK_REASON_COLUMNS; k++) put(sheet, HEADING_ROW, at->col[k] = k, gk_reason_headings[k], err);
  dress(sheet, err);
  return sheet;
}

static void remove_row(uno_Interface *sheet, int32_t row, ux_error *err)
{
  static ux_method get_rows = UX_METHOD("com.sun.star.table.XColumnRowRange::getRows");
  static ux_method remove = UX_METHOD("com.sun.star.table.XTableRows::removeByIndex");
  sal_Int32 index = row, count = 1;
  uno_Interface *rows = ux_call_object(sheet, &get_rows, NULL, err);
  ux_call(rows, &remove, NULL, UX_ARGS(&index, &count), err);
  ux_release(rows);
}

void gk_reasons_write(uno_Interface *document, const gk_grid *grid, const gk_reason_line *line, int32_t sheet,
                      int32_t row, ux_error *err)
{
  gk_reason_sheet at;
  bool known = row >= 0 && sheet >= 0 && gk_reason_sheet_find(grid->sheets[sheet], &at);
  if (!known) sheet = find_sheet(grid, &at);
  uno_Interface *on = sheet >= 0 ? gk_document_sheet(document, sheet, err) : make_sheet(document, &at, err);
  if (!known) row = sheet >= 0 ? grid->sheets[sheet]->rows : HEADING_ROW + 1;
  if (*line->text == '\0') remove_row(on, row, err);
  else put_line(on, &at, row, line, err);
  ux_release(on);
}
