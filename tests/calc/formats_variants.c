/* SPDX-License-Identifier: MPL-2.0 */
/* The example and the template, right and wrong: what is found is the same in every format. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "cells.h"
#include "formats.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK01, GK02, GK03, GK04, GK05, GK06, GK07, GK08, GK09, MOST_EDITS = 8 };

/* As typed into a cell of the example; in `local` form (what a user types, with number formats) where it begins with a
 * tilde. */
typedef struct edit {
  int32_t sheet, row, col;
  const char *input;
} edit;

/* 公开01表 C7 is 一般公共预算财政拨款收入; 公开05表 D10 the 基本支出 of 2010301. */
static const struct variant {
  const char *name;
  edit edits[MOST_EDITS];
} variants[] = {
  {"transposed", {{GK05, 9, 3, "94.26"}, {GK01, 6, 2, "1671.24"}}},
  {"typed-text", {{GK05, 9, 3, "'约九十"}, {GK03, 12, 4, "'见附表"}, {GK01, 13, 2, "'无"}}},
  {"figures-as-text",
   {{GK01, 6, 2, "'1,671.42"},
    {GK05, 9, 3, "'９４．６２"},
    {GK06, 5, 2, "'11.74"},
    {GK03, 12, 4, "' 1 537.79 "},
    {GK04, 6, 2, "'￥1671.42"},
    {GK02, 9, 2, "'（94.62）"}}},
  {"errors",
   {{GK01, 6, 2, "=1/0"},
    {GK02, 6, 2, "=NA()"},
    {GK03, 6, 2, "=nosuchname"},
    {GK04, 6, 2, "=#REF!+1"},
    {GK05, 6, 2, "=VALUE(NA())"},
    {GK06, 4, 2, "=10^400"}}},
  {"error-502", {{GK05, 9, 3, "=VALUE(\"x\")"}}},
  {"formulas",
   {{GK01, 32, 2, "=SUM(C7:C14)"},
    {GK01, 36, 2, "=C33+C34+C35"},
    {GK02, 6, 2, "=C8+C13+C16"},
    {GK05, 6, 2, "=SUM(D7;E7)"},
    {GK05, 9, 3, "=90+4.62"},
    {GK05, 9, 4, "=\"\""},
    {GK04, 6, 2, "=$'GK01 收入支出决算总表'.C7"},
    {GK06, 5, 2, "=ROUND(11.744;2)"}}},
  {"formula-texts",
   {{GK05, 9, 3, "=\"合\"&\"计\""}, {GK05, 9, 1, "=\"行政\"&\"运行\""}, {GK01, 2, 0, "=\"部门：\"&\"某局\""}}},
  {"logical", {{GK05, 9, 3, "=1=1"}, {GK01, 6, 2, "=ISERROR(1)"}, {GK03, 12, 4, "~TRUE"}}},
  {"date", {{GK05, 9, 3, "~2023-03-15"}, {GK01, 13, 2, "=DATE(2023;3;15)"}, {GK06, 5, 2, "~12:30"}}},
  {"percent", {{GK05, 9, 3, "~94.62%"}, {GK01, 13, 2, "~￥10.28"}, {GK03, 12, 4, "~1,537.79"}}},
  {"codes", {{GK05, 9, 0, "2010301"}, {GK05, 10, 0, "'2010399"}, {GK05, 11, 0, "'20103 02"}, {GK02, 9, 0, "'2990301"}}},
  {"labels",
   {{GK01, 6, 0, "' 一、一般公共预算\n财政拨款收入 "},
    {GK01, 2, 0, "'部门：  另一局"},
    {GK02, 2, 8, "'单位：元"},
    {GK05, 6, 0, "'合\u3000\u3000计"},
    {GK03, 3, 2, "'本年支出\n合计"},
    {GK06, 5, 1, "'基本工资(含补发)"}}},
  {"exact",
   {{GK05, 9, 3, "=94.6+0.02"},
    {GK01, 6, 2, "1671.4200000000001"},
    {GK03, 12, 4, "=1537.8-0.01"},
    {GK04, 6, 2, "=1671.41+0.01"},
    {GK06, 5, 2, "11.744999999999999"},
    {GK01, 13, 2, "10.28000000000001"}}},
  {"extremes",
   {{GK05, 9, 3, "1E+20"}, {GK01, 6, 2, "-0"}, {GK03, 12, 4, "123456789012345.67"}, {GK01, 13, 2, "1E-12"}}},
  {"missing", {{GK05, 9, 3, ""}, {GK01, 6, 2, ""}, {GK03, 12, 4, ""}, {GK08, 8, 0, ""}}},
};

static void type_edit(uno_Interface *document, const edit *e)
{
  if (e->input[0] == '~') cell_type_local(document, e->sheet, e->row, e->col, e->input + 1);
  else help_type(document, e->sheet, e->row, e->col, e->input);
}

static uno_Interface *open_copy(const char *path, const char *name)
{
  char *copy = help_copy(path, name);
  uno_Interface *document = help_open(gk_test_context(), copy, false);
  free(copy);
  return document;
}

static uno_Interface *example(void)
{
  return open_copy(getenv("GK_TEST_EXAMPLE"), "formats.fods");
}

static void test_variants(void)
{
  for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
    uno_Interface *document = example();
    for (size_t j = 0; j < MOST_EDITS && variants[i].edits[j].input != NULL; j++)
      type_edit(document, &variants[i].edits[j]);
    formats_check(document, variants[i].name);
    help_close(document);
  }
}

static void test_example(void)
{
  uno_Interface *document = example();
  formats_check(document, "example");
  help_close(document);
}

/* --- its sheets --------------------------------------------------------------------------------------------------- */

static void rename_sheet(uno_Interface *document, int32_t index, const char *name)
{
  static ux_method set_name = UX_METHOD("com.sun.star.container.XNamed::setName");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(document, index, &err);
  rtl_uString *text = ux_string(name);
  ux_call(sheet, &set_name, NULL, UX_ARGS(&text), &err);
  CHECK_UNO(err);
  rtl_uString_release(text);
  ux_release(sheet);
}

static void hide_sheet(uno_Interface *document, int32_t index)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(document, index, &err);
  ux_set_bool(sheet, "IsVisible", false, &err);
  CHECK_UNO(err);
  ux_release(sheet);
}

/* A row or a column, hidden. */
static void hide_line(uno_Interface *document, int32_t sheet, int32_t line, bool column)
{
  static ux_method columns = UX_METHOD("com.sun.star.table.XColumnRowRange::getColumns");
  static ux_method rows = UX_METHOD("com.sun.star.table.XColumnRowRange::getRows");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *on = gk_document_sheet(document, sheet, &err);
  uno_Interface *lines = ux_call_object(on, column ? &columns : &rows, NULL, &err);
  uno_Interface *hidden = ux_get_by_index(lines, line, &err);
  ux_set_bool(hidden, "IsVisible", false, &err);
  CHECK_UNO(err);
  ux_release(hidden);
  ux_release(lines);
  ux_release(on);
}

static void test_sheets_of_example(void)
{
  uno_Interface *document = example();
  rename_sheet(document, GK01, "Tom & Jerry's \"01\" <表>");
  rename_sheet(document, GK04, "'引号'");
  cell_insert_sheet(document, "空白 表");
  hide_sheet(document, 1 + GK05);
  hide_line(document, 1 + GK05, 9, false);
  hide_line(document, 1 + GK02, 3, true);
  help_type(document, 1 + GK05, 9, 3, "94.26");
  formats_check(document, "renamed");
  help_close(document);
}

/* --- the template ------------------------------------------------------------------------------------------------- */

static uno_Interface *filled(void)
{
  return open_copy(getenv("GK_TEST_FILLED"), "formats.ods");
}

static void test_filled(void)
{
  uno_Interface *document = filled();
  formats_check(document, "filled");
  help_close(document);
}

static void test_filled_wrong(void)
{
  uno_Interface *document = filled();
  help_type(document, GK05, 9, 3, "94.26");
  help_type(document, GK01, 6, 2, "'1,671.42");
  help_type(document, GK03, 10, 0, "'2990301");
  help_type(document, GK06, 5, 2, "=1/0");
  formats_check(document, "filled-wrong");
  help_close(document);
}

static void test_new_tables(void)
{
  uno_Interface *beside = menu_example("beside-formats.fods", false);
  menu_expect(beside, "newTables", "Department", "某某局", true, (const char *const[]){NULL}, __FILE__, __LINE__);
  uno_Interface *document = menu_newest();
  CU_ASSERT_PTR_NOT_EQUAL(document, beside);
  formats_check(document, "new-tables");
  help_close(document);
  help_close(beside);
}

void formats_add_variants(CU_pSuite suite)
{
  CU_ADD_TEST(suite, test_example);
  CU_ADD_TEST(suite, test_variants);
  CU_ADD_TEST(suite, test_sheets_of_example);
  CU_ADD_TEST(suite, test_filled);
  CU_ADD_TEST(suite, test_filled_wrong);
  CU_ADD_TEST(suite, test_new_tables);
}
