/* SPDX-License-Identifier: MPL-2.0 */
/* The four formats of one workbook, saved by the real Calc, give the grid and the findings that the check inside Calc
 * gives on the open document, cell for cell. What others than Calc write is tested in tests/files. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "cells.h"
#include "engine/base/text.h"
#include "formats.h"
#include "helpers.h"
#include "suites.h"

/* --- what can be typed into a cell -------------------------------------------------------------------------------- */

/* A new document with the inputs in column A, one a row; as the user types, with number formats, where `local`. */
static void check_typed(const char *name, const char *const *inputs, size_t count, bool local)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  for (size_t i = 0; i < count; i++) {
    if (local) cell_type_local(document, 0, (int32_t)i, 0, inputs[i]);
    else help_type(document, 0, (int32_t)i, 0, inputs[i]);
  }
  formats_check(document, name);
  help_close(document);
}
#define CHECK_TYPED(name, inputs) check_typed(name, inputs, sizeof(inputs) / sizeof *(inputs), false)
#define CHECK_TYPED_LOCAL(name, inputs) check_typed(name, inputs, sizeof(inputs) / sizeof *(inputs), true)

static void test_numbers(void)
{
  static const char *const inputs[] = {
    "1671.41", "1671.4100000000001", "=0.1+0.2", "=1/3", "=-1/3", "=2/3", "0.1", "0.07", "0.285", "1.005", "-0.01",
    "100", "1000000", "12345.6789012345", "123456789.125", "99999999999999.95", "999999999999999", "1234567890123456",
    "123456789012345678", "9007199254740993", "0.000001234567890123456", "=-0", "=0*-1", "=4.35*100", "=1.1*1.1",
    "=1671.415*2", "=8.41-8.4", "=1000000.1-1000000",
    /* around what .xls keeps in four bytes: 30 bits, or those in hundredths */
    "536870911", "536870912", "-536870912", "-536870913", "5368709.11", "5368709.12",
    /* around what exact decimals hold */
    "1E-18", "-1E-18", "1E-19", "1E-20", "1E-300", "1E+15", "1E+18", "9.2E+18", "9.3E+18", "1E+20", "=1E+20", "-1E+300",
    "1.7976931348623157E+308"};
  CHECK_TYPED("numbers", inputs);
}

static void test_formatted(void)
{
  static const char *const inputs[] = {"TRUE",
                                       "FALSE",
                                       "2023-03-15",
                                       "1899-12-30",
                                       "1900-01-01",
                                       "9999-12-31",
                                       "12:30",
                                       "12:30:15.25",
                                       "26:00:00",
                                       "2023-03-15 12:30:00",
                                       "12.5%",
                                       "0.333333333333333%",
                                       "￥1,671.42",
                                       "-￥3.00",
                                       "1 1/2",
                                       "1.5E+3",
                                       "1,671.42",
                                       "'12.5%",
                                       "=A1",
                                       "=NOT(A1)",
                                       "=IF(A1;TRUE();0)",
                                       "=SUM(1;TRUE())",
                                       "=A3",
                                       "=A3+1",
                                       "=A7*2",
                                       "=A11*2",
                                       "=A13+1",
                                       "=1=1",
                                       "=1=2",
                                       "=TRUE()",
                                       "=DATE(2023;3;15)",
                                       "=TIME(1;2;3)",
                                       "=1/8"};
  CHECK_TYPED_LOCAL("formatted", inputs);
}

static void test_formulas(void)
{
  static const char *const inputs[] = {"=\"\"",
                                       "=\"合计\"",
                                       "=\" \"",
                                       "=\"1,671.42\"",
                                       "=CHAR(10)",
                                       "=\"a\"&CHAR(10)&\"b\"",
                                       "=IF(FALSE();1)",
                                       "=A100",
                                       "=\"\"&A100",
                                       "=IFERROR(1/0;0)",
                                       "=ISERROR(1/0)",
                                       "=IFERROR(1/0;\"\")",
                                       "=TEXT(1671.42;\"#,##0.00\")",
                                       "=HYPERLINK(\"http://a/\";\"链接\")",
                                       "=HYPERLINK(\"http://a/\";5)",
                                       "=REPT(\"长\";5000)",
                                       "={1;2;3}",
                                       "=(1)",
                                       "=ORG.GONGKAI.FUNCTIONS.EXECRATE(1671.42;1760.1;4)",
                                       "=ORG.GONGKAI.FUNCTIONS.CHANGETEXT(1681.7;820.34)",
                                       "=N(\"x\")",
                                       "=T(1)",
                                       "=NOW()*0",
                                       "=SUBTOTAL(9;A18:A19)",
                                       "=COUNTIF(A1:A5;\"合计\")",
                                       "=XOR(TRUE();FALSE())"};
  CHECK_TYPED("formulas-typed", inputs);
}

static void test_errors(void)
{
  static const char *const inputs[] = {"=1/0", "=#REF!+1", "=nosuchname", "=NOSUCH(1)", "=NA()", "=FACT(300)",
                                       "=10^400", "=ROUND(\"a\";1)", "=DATE(\"x\";1;1)", "=MATCH(\"q\";A1:A3;0)",
                                       "=ORG.GONGKAI.FUNCTIONS.EXECRATE(1;0)", "=A1", "=SUM(A1;1)",
                                       /* errors that have only a number */
                                       "=VALUE(\"x\")", "=SQRT(-1)", "=A16", "=1;2", "=BASE(1;99)"};
  CHECK_TYPED("errors-typed", inputs);
}

static void test_texts(void)
{
  static const char *const inputs[] = {
    "'1,671.42", "'１６７１．４２", "'1671.42", "'=1+1", "''quoted", "'  two before and after  ", "'a   b", "'a\tb",
    "'\u3000全角空格\u3000", "' ", "'<&>\"'", "'_x000A_", "'a_x0041_b", "'_x005F_", "'𠮷野家😀", "'a\u00A0b\u200Bc",
    "'TRUE", "'#REF!", "'Err:502", "'2023-03-15", "'12%", "'-", "'—", "'（12.50）", "'￥100", "'\u00AD", "'e\u0301",
    "'\uFEFFx", "'0", "'-0", "'1e5", "'001", "'\uE000\uFFFD",
    /* several paragraphs */
    "'a\nb", "'\na", "'a\n", "'\n", "'\n\n甲\n\n乙\n\n", "'\r\nx", "'a \n b"};
  CHECK_TYPED("texts", inputs);
}

/* Texts longer than a record of .xls, of narrow and of wide characters, then one longer than Excel's cells. */
static void test_long_texts(void)
{
  static const struct {
    const char *piece;
    size_t count;
  } texts[] = {{"a", 255},     {"a", 256},   {"甲", 4100}, {"a", 8300},
               {"a甲😀", 3000}, {"b", 32767}, {"c", 32768}, {"行\n", 30}};
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    gk_text text = {0};
    gk_text_puts(&text, "'");
    for (size_t j = 0; j < texts[i].count; j++) gk_text_puts(&text, texts[i].piece);
    help_type(document, 0, (int32_t)i, 0, text.bytes);
    gk_text_free(&text);
  }
  formats_check(document, "long-texts");
  help_close(document);
}

/* --- what is done to ranges --------------------------------------------------------------------------------------- */

static void test_arrays(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  help_type(document, 0, 0, 0, "1");
  help_type(document, 0, 1, 0, "2.5");
  help_type(document, 0, 2, 0, "合计");
  cell_type_array(document, 0, 0, 1, 2, 1, "=A1:A3");
  cell_type_array(document, 0, 0, 2, 2, 2, "=A1:A2*2");
  cell_type_array(document, 0, 0, 3, 2, 3, "=IF(A1:A3>1;\"大\";\"\")");
  cell_type_array(document, 0, 0, 4, 0, 4, "=SUM(A1:A2*A1:A2)");
  cell_type_array(document, 0, 0, 5, 1, 6, "={1;2|3;4}");
  cell_type_array(document, 0, 2, 5, 3, 6, "=1/{1;0|3;4}");
  formats_check(document, "arrays");
  help_close(document);
}

/* One formula and one series filled down, as .xls shares them; blank rows between. */
static void test_filled_down(void)
{
  static ux_method fill = UX_METHOD("com.sun.star.sheet.XCellSeries::fillAuto");
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  ux_error err = UX_ERROR_INIT;
  sal_Int32 to_bottom = 0, source = 1;
  help_type(document, 0, 4, 0, "1671.42");
  help_type(document, 0, 4, 1, "=A5*2");
  help_type(document, 0, 4, 2, "=IF(A5>1700;\"多\";\"\")");
  help_type(document, 0, 4, 3, "=A5>1700");
  uno_Interface *range = help_range(document, 0, 4, 0, 103, 3);
  ux_call(range, &fill, NULL, UX_ARGS(&to_bottom, &source), &err);
  CHECK_UNO(err);
  ux_release(range);
  formats_check(document, "filled-down");
  help_close(document);
}

static void test_far_corner(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  help_type(document, 0, 0, 0, "第一格");
  help_type(document, 0, 65535, 255, "1671.42"); /* the last of .xls */
  help_type(document, 0, 65536, 0, "=A1");
  help_type(document, 0, 0, 256, "257列");
  help_type(document, 0, 1048575, 16383, "1");
  formats_check(document, "far-corner");
  help_close(document);
}

static void add_chart(uno_Interface *document)
{
  static ux_method get_charts = UX_METHOD("com.sun.star.table.XTableChartsSupplier::getCharts");
  static ux_method add = UX_METHOD("com.sun.star.table.XTableCharts::addNewByName");
  static ux_type addresses = UX_TYPE("[]" UX_CELL_RANGE_ADDRESS);
  sal_Int32 rectangle[4] = {1000, 1000, 12000, 8000}; /* com.sun.star.awt.Rectangle */
  sal_Bool headers = 1;
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(document, 0, &err);
  uno_Interface *charts = ux_call_object(sheet, &get_charts, NULL, &err);
  rtl_uString *name = ux_string("收入");
  uno_Sequence *ranges = ux_sequence_new(&addresses, 1);
  UX_ITEMS(ux_cell_range_address, ranges)[0] = (ux_cell_range_address){0, 0, 0, 1, 2};
  ux_call(charts, &add, NULL, UX_ARGS(&name, rectangle, &ranges, &headers, &headers), &err);
  CHECK_UNO(err);
  ux_sequence_drop(ranges, &addresses);
  rtl_uString_release(name);
  ux_release(charts);
  ux_release(sheet);
}

/* The figures that a chart keeps for itself are none of the sheet's. */
static void test_chart(void)
{
  static const char *const inputs[] = {"'项目", "'收入", "'支出"}, *const figures[] = {"'金额", "1671.42", "1681.70"};
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  for (int32_t i = 0; i < 3; i++) {
    help_type(document, 0, i, 0, inputs[i]);
    help_type(document, 0, i, 1, figures[i]);
  }
  add_chart(document);
  help_type(document, 0, 5, 0, "图下面");
  formats_check(document, "chart");
  help_close(document);
}

/* --- documents of tests/calc/formats ------------------------------------------------------------------------------ */

static void check_file(const char *name, bool recalculated)
{
  gk_text path = {0};
  gk_text_printf(&path, "%s/%s.fods", getenv("GK_TEST_FORMATS"), name);
  uno_Interface *document = help_open(gk_test_context(), path.bytes, true);
  if (recalculated) cell_recalculate(document);
  formats_check(document, name);
  help_close(document);
  gk_text_free(&path);
}

static void test_values(void)
{
  check_file("values", true);
}

static void test_dates_1904(void)
{
  check_file("dates-1904", true);
}

static void test_contents(void)
{
  check_file("contents", true);
}

static void test_sheets(void)
{
  check_file("sheets", true);
}

static void test_changes(void)
{
  check_file("changes", false);
}

static void test_outside(void)
{
  check_file("outside", false);
}

/* After all others. */
static void test_losses(void)
{
  formats_sum sum = formats_so_far();
  CU_ASSERT_EQUAL(formats_unmet(), 0);
  printf(" %zu documents, %zu files, %zu cells, %zu findings ", sum.documents, sum.files, sum.cells, sum.findings);
}

void gk_suite_formats(void)
{
  CU_pSuite suite = CU_add_suite("formats", formats_load, formats_unload);
  formats_add_variants(suite);
  CU_ADD_TEST(suite, test_numbers);
  CU_ADD_TEST(suite, test_formatted);
  CU_ADD_TEST(suite, test_formulas);
  CU_ADD_TEST(suite, test_errors);
  CU_ADD_TEST(suite, test_texts);
  CU_ADD_TEST(suite, test_long_texts);
  CU_ADD_TEST(suite, test_arrays);
  CU_ADD_TEST(suite, test_filled_down);
  CU_ADD_TEST(suite, test_far_corner);
  CU_ADD_TEST(suite, test_chart);
  CU_ADD_TEST(suite, test_values);
  CU_ADD_TEST(suite, test_dates_1904);
  CU_ADD_TEST(suite, test_contents);
  CU_ADD_TEST(suite, test_sheets);
  CU_ADD_TEST(suite, test_changes);
  CU_ADD_TEST(suite, test_outside);
  CU_ADD_TEST(suite, test_losses);
}
