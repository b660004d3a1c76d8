/* SPDX-License-Identifier: MPL-2.0 */
/* 新建公开表 in a real Calc: a workbook from the template, filled, checked, with a slip, saved and opened again. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK01, GK02, GK03, GK04, GK05, GK06, GK07, GK08, GK09, WHOLE, PROJECT, CODES, SHEETS };

static void check_shown(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *expected)
{
  char *shown = help_shown(document, sheet, row, col);
  CU_ASSERT_PTR_NOT_NULL_FATAL(shown);
  if (strcmp(shown, expected) != 0) printf("\nsheet %d row %d column %d: %s", (int)sheet, (int)row, (int)col, shown);
  CU_ASSERT_STRING_EQUAL(shown, expected);
  free(shown);
}

/* The codes of one 项 and what it spends, in a table by function. */
static void fill_codes(uno_Interface *document, int32_t sheet, const char *figure)
{
  help_type(document, sheet, 7, 0, "'201");
  help_type(document, sheet, 8, 0, "'20103");
  help_type(document, sheet, 9, 0, "'2010301");
  help_type(document, sheet, 9, 3, figure);
}

static void fill(uno_Interface *document)
{
  help_type(document, GK01, 6, 2, "100.5");
  fill_codes(document, GK02, "100.5");
  fill_codes(document, GK03, "100.5");
  fill_codes(document, GK05, "100.5");
  help_type(document, GK06, 5, 2, "100.5");
}

static uno_Interface *new_tables(void)
{
  uno_Interface *example = menu_example("beside-template.fods", false);
  menu_expect(example, "newTables", "Department", "某某局", true, (const char *const[]){NULL}, __FILE__, __LINE__);
  uno_Interface *document = menu_newest();
  CU_ASSERT_PTR_NOT_EQUAL(document, example);
  help_close(example);
  return document;
}

static void check_protected(uno_Interface *document)
{
  for (int32_t i = 0; i < SHEETS; i++) {
    ux_error err = UX_ERROR_INIT;
    uno_Interface *sheet = gk_document_sheet(document, i, &err);
    CU_ASSERT_TRUE(gk_sheet_is_protected(sheet));
    ux_release(sheet);
  }
}

/* Marks are set and cleared on the locked sheets of our templates; the sheets stay locked. */
static void check_marks_pass_protection(uno_Interface *document)
{
  gk_marks marks;
  MENU_DONE(document, "check", "差错4处");
  menu_marks(document, &marks);
  CU_ASSERT_TRUE(marks.count > 0);
  gk_marks_free(&marks);
  check_protected(document);
  help_undo(document);
  check_protected(document);
  help_redo(document);
  MENU_DONE(document, "clear", "已全部清除");
  menu_marks(document, &marks);
  CU_ASSERT_EQUAL(marks.count, 0);
  gk_marks_free(&marks);
  check_protected(document);
}

static void test_filled(void)
{
  uno_Interface *document = new_tables();
  check_shown(document, GK01, 2, 0, "部门：某某局");
  check_shown(document, GK09, 2, 0, "部门：某某局");
  check_shown(document, GK08, 7, 1, "");
  check_shown(document, GK03, 33, 0, "");
  fill(document);
  check_shown(document, GK03, 7, 1, "一般公共服务支出"); /* the name follows the code */
  check_shown(document, GK03, 9, 1, "行政运行");
  check_shown(document, GK03, 7, 3, "100.50"); /* parents add their children */
  check_shown(document, GK03, 8, 3, "100.50");
  check_shown(document, GK03, 6, 2, "100.50"); /* and 合计 the 类 */
  check_shown(document, GK01, 6, 5, "100.50"); /* another table takes them from there */
  check_shown(document, GK01, 36, 5, "100.50");
  check_shown(document, GK04, 36, 5, "");
  check_shown(document, GK04, 37, 5, "100.50");
  check_shown(document, GK09, 6, 2, ""); /* a figure of 0 is not shown */
  MENU_DONE(document, "check", "找到公开表9张、绩效自评表2张：差错0处，尾差0处，待核实0处，没有差错。");
  help_type(document, GK05, 9, 3, "90.5");
  check_marks_pass_protection(document);
  help_close(document);
}

/* The 绩效自评表 of the whole department: row 4 is 合计, rows 11 to 21 the indicators, row 22 总分. */
static void fill_form(uno_Interface *document)
{
  static const char *const points[] = {"10", "10", "10", "10", "5", "5", "10", "10", "0", "10", "10", "10"};
  for (int32_t col = 3; col <= 5; col++) help_type(document, WHOLE, 4, col, "90.5");
  for (int32_t col = 3; col <= 5; col++) help_type(document, WHOLE, 6, col, "10");
  for (int32_t i = 0; i < 11; i++) {
    help_type(document, WHOLE, 10 + i, 6, points[i]);
    help_type(document, WHOLE, 10 + i, 7, points[i]);
  }
}

static void test_form(void)
{
  uno_Interface *document = new_tables();
  check_shown(document, WHOLE, 1, 1, "某某局");
  check_shown(document, WHOLE, 21, 8, "等级：");
  fill(document);
  fill_form(document);
  check_shown(document, WHOLE, 3, 5, "100.50");
  check_shown(document, WHOLE, 3, 7, "100.00%");
  check_shown(document, WHOLE, 3, 8, "10.00");
  check_shown(document, WHOLE, 21, 6, "100.00");
  check_shown(document, WHOLE, 21, 7, "100.00");
  check_shown(document, WHOLE, 21, 8, "等级：优");
  MENU_DONE(document, "check", "绩效自评表2张：差错0处，尾差0处，待核实0处，没有差错。");
  help_type(document, WHOLE, 4, 5, "52.75"); /* 62.75 of 100.50 */
  check_shown(document, WHOLE, 3, 7, "62.44%");
  check_shown(document, WHOLE, 3, 8, "6.24");
  help_type(document, WHOLE, 19, 7, "0");
  check_shown(document, WHOLE, 21, 8, "等级：良");
  MENU_DONE(document, "check", "差错1处"); /* no longer what 公开03 says */
  help_type(document, WHOLE, 4, 5, "90.5");
  help_type(document, WHOLE, 21, 7, "100"); /* a program may overwrite what is locked */
  MENU_DONE(document, "check", "总分", "90");
  help_close(document);
}

static void test_years(void)
{
  static const char *const none[] = {NULL}, *const refused[] = {"年度要是2019到", NULL};
  uno_Interface *example = menu_example("years.fods", false);
  menu_expect(example, "newTables", "Year", "2019", true, none, __FILE__, __LINE__);
  uno_Interface *document = menu_newest();
  check_shown(document, GK01, 0, 0, "收入支出决算总表");
  help_close(document);
  menu_expect(example, "newTables", "Unit", "元", true, none, __FILE__, __LINE__);
  document = menu_newest();
  check_shown(document, GK02, 2, 8, "单位：元");
  check_shown(document, GK09, 2, 4, "单位：元");
  help_close(document);
  menu_expect(example, "newTables", "Unit", "亿元", false, (const char *const[]){"单位要是“万元”或“元”", NULL},
              __FILE__, __LINE__);
  menu_expect(example, "newTables", "Year", "去年", false, refused, __FILE__, __LINE__);
  menu_expect(example, "newTables", "Year", "1066", false, refused, __FILE__, __LINE__);
  help_close(example);
}

/* The workbook that comes back is as good as the one that was sent. */
static void reopen(const char *name, const char *filter)
{
  uno_Interface *document = new_tables();
  fill(document);
  char *path = help_path(name);
  help_store(document, path, filter);
  help_close(document);
  document = help_open(gk_test_context(), path, false);
  check_shown(document, GK01, 36, 5, "100.50");
  help_type(document, GK02, 9, 3, "200.5");
  help_type(document, GK03, 9, 3, "200.5");
  check_shown(document, GK01, 36, 5, "200.50");
  check_shown(document, GK03, 9, 1, "行政运行");
  help_close(document);
  free(path);
}

static void test_reopened(void)
{
  reopen("template.ods", FILTER_ODS);
  reopen("template.xlsx", FILTER_XLSX);
  reopen("template.xls", FILTER_XLS);
}

void gk_suite_template(void)
{
  CU_pSuite suite = CU_add_suite("template", NULL, NULL);
  CU_ADD_TEST(suite, test_filled);
  CU_ADD_TEST(suite, test_form);
  CU_ADD_TEST(suite, test_years);
  CU_ADD_TEST(suite, test_reopened);
}
