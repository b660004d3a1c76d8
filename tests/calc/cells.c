/* SPDX-License-Identifier: MPL-2.0 */
#include "cells.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "helpers.h"

/* com.sun.star.sheet.FormulaResult */
enum { RESULT_STRING = 2 };

static const struct {
  sal_Int32 code;
  const char *name;
} error_names[] = {{532, "#DIV/0!"}, {519, "#VALUE!"}, {32767, "#N/A"}, {525, "#NAME?"}, {524, "#REF!"}};

static void name_error(sal_Int32 code, char out[CELL_SHOWN])
{
  snprintf(out, CELL_SHOWN, "Err:%d", (int)code);
  for (size_t i = 0; i < sizeof error_names / sizeof *error_names; i++)
    if (error_names[i].code == code) snprintf(out, CELL_SHOWN, "%s", error_names[i].name);
}

static uno_Interface *cell_at(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, ux_error *err)
{
  uno_Interface *on = gk_document_sheet(document, sheet, err);
  uno_Interface *cell = gk_sheet_cell(on, row, col, err);
  ux_release(on);
  return cell;
}

void cell_result(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, char out[CELL_SHOWN])
{
  static ux_method get_error = UX_METHOD("com.sun.star.table.XCell::getError");
  static ux_method get_value = UX_METHOD("com.sun.star.table.XCell::getValue");
  static ux_method get_string = UX_METHOD("com.sun.star.text.XTextRange::getString");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *cell = cell_at(document, sheet, row, col, &err);
  sal_Int32 error = ux_call_long(cell, &get_error, NULL, &err);
  char *shown = ux_call_utf8(cell, &get_string, NULL, &err);
  if (error != 0) {
    name_error(error, out);
  } else if (shown == NULL || shown[0] == '\0' || ux_get_long(cell, "FormulaResultType2", &err) == RESULT_STRING) {
    snprintf(out, CELL_SHOWN, "%s", shown == NULL ? "" : shown);
  } else {
    snprintf(out, CELL_SHOWN, "%.15g", ux_call_double(cell, &get_value, NULL, &err));
  }
  CHECK_UNO(err);
  free(shown);
  ux_release(cell);
}

void cell_type_local(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *input)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *cell = cell_at(document, sheet, row, col, &err);
  ux_set_utf8(cell, "FormulaLocal", input, &err);
  CHECK_UNO(err);
  ux_release(cell);
}

char *cell_formula(uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  static ux_method get_formula = UX_METHOD("com.sun.star.table.XCell::getFormula");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *cell = cell_at(document, sheet, row, col, &err);
  char *formula = ux_call_utf8(cell, &get_formula, NULL, &err);
  CHECK_UNO(err);
  ux_release(cell);
  return formula == NULL ? calloc(1, 1) : formula;
}

void cell_check(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *expected)
{
  char shown[CELL_SHOWN];
  cell_result(document, sheet, row, col, shown);
  CU_ASSERT_STRING_EQUAL(shown, expected);
  if (strcmp(shown, expected) == 0) return;
  char *formula = cell_formula(document, sheet, row, col);
  printf("\n  %d.R%dC%d %s\n    gives %s, expected %s\n", (int)sheet, (int)row, (int)col, formula, shown, expected);
  free(formula);
}

void cell_type_array(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, int32_t row_end, int32_t col_end,
                     const char *formula)
{
  static ux_method set_array = UX_METHOD("com.sun.star.sheet.XArrayFormulaRange::setArrayFormula");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *range = help_range(document, sheet, row, col, row_end, col_end);
  rtl_uString *text = ux_string(formula);
  ux_call(range, &set_array, NULL, UX_ARGS(&text), &err);
  CHECK_UNO(err);
  rtl_uString_release(text);
  ux_release(range);
}

void cell_recalculate(uno_Interface *document)
{
  static ux_method calculate_all = UX_METHOD("com.sun.star.sheet.XCalculatable::calculateAll");
  ux_error err = UX_ERROR_INIT;
  ux_call(document, &calculate_all, NULL, NULL, &err);
  CHECK_UNO(err);
}

void cell_insert_sheet(uno_Interface *document, const char *name)
{
  static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
  static ux_method insert = UX_METHOD("com.sun.star.sheet.XSpreadsheets::insertNewByName");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheets = ux_call_object(document, &get_sheets, NULL, &err);
  rtl_uString *text = ux_string(name);
  sal_Int16 first = 0;
  ux_call(sheets, &insert, NULL, UX_ARGS(&text, &first), &err);
  CHECK_UNO(err);
  rtl_uString_release(text);
  ux_release(sheets);
}
