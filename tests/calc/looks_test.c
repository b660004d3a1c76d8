/* SPDX-License-Identifier: MPL-2.0 */
/* Marked figures keep their font, size and number format where the document's style “Default” sets others. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/marks/marks.h"
#include "calc/marks/marks_styles.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK04 = 3, ROW_7 = 6, ROW_33 = 32, ROW_38 = 37, COLUMN_C = 2, COLUMN_G = 6 };
#define FOUND "找到公开表9张：差错1处，尾差2处，待核实0处。"

static void set_height(uno_Interface *object, float points)
{
  static ux_type float_type = UX_TYPE("float");
  ux_error err = UX_ERROR_INIT;
  ux_set_value(object, "CharHeight", &float_type, &points, &err);
  CHECK_UNO(err);
}

static uno_Interface *style_of(uno_Interface *document, const char *name)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *styles = gk_mark_style_family(document, &err), *style = ux_get_by_name(styles, name, &err);
  CHECK_UNO(err);
  ux_release(styles);
  return style;
}

/* The example with a large size in “Default”: C7 and C33 keep a small one of their own, G38 follows “Default”. */
static uno_Interface *enlarged(const char *name)
{
  uno_Interface *document = menu_example(name, false), *standard = style_of(document, "Default");
  uno_Interface *cells = help_range(document, GK04, ROW_7, COLUMN_C, ROW_33, COLUMN_C);
  set_height(standard, 18);
  set_height(cells, 9);
  ux_release(cells);
  ux_release(standard);
  return document;
}

/* The style that a cell shows is `name` and has that size. */
static void check_look(uno_Interface *document, int32_t row, int32_t col, const char *name, double height)
{
  char *shown = help_format_style(document, GK04, row, col);
  CU_ASSERT_STRING_EQUAL(shown, name);
  ux_error err = UX_ERROR_INIT;
  uno_Interface *style = style_of(document, shown);
  CU_ASSERT_EQUAL(ux_get_double(style, "CharHeight", &err), height);
  CHECK_UNO(err);
  ux_release(style);
  free(shown);
}

static void test_size_kept(void)
{
  uno_Interface *document = enlarged("looks.fods");
  for (int round = 0; round < 2; round++) { /* also where it was checked before */
    MENU_DONE(document, "check", FOUND);
    check_look(document, ROW_7, COLUMN_C, "公开校验·疑误 1", 9);
    check_look(document, ROW_33, COLUMN_C, "公开校验·尾差 2", 9);
    check_look(document, ROW_38, COLUMN_G, "公开校验·尾差", 18);
  }
  uno_Interface *suspect = style_of(document, "公开校验·疑误 1");
  ux_error err = UX_ERROR_INIT;
  CU_ASSERT_EQUAL(ux_get_long(suspect, "CellBackColor", &err), gk_mark_styles[GK_MARK_SUSPECT].background);
  CU_ASSERT_EQUAL(ux_get_double(suspect, "CharWeight", &err), 150);
  CHECK_UNO(err);
  ux_release(suspect);
  help_close(document);
}

static void check_same(char *before, char *after)
{
  CU_ASSERT_TRUE(before != NULL && after != NULL && strcmp(before, after) == 0);
  free(before);
  free(after);
}

static void test_no_trace(void)
{
  uno_Interface *document = enlarged("looks-clear.fods");
  char *before = menu_content(document, "looks-before.fods");
  MENU_DONE(document, "check", FOUND);
  char *marked = menu_content(document, "looks-marked.fods");
  CU_ASSERT_PTR_NOT_NULL(strstr(marked, "公开校验·疑误 1"));
  MENU_DONE(document, "clear", "校验标记已全部清除。");
  check_same(before, menu_content(document, "looks-after.fods"));
  help_undo(document);
  check_same(marked, menu_content(document, "looks-undone.fods"));
  help_close(document);
}

static void test_no_trace_reopened(void)
{
  char *plain = help_path("looks-plain.ods"), *marked = help_path("looks-marked.ods");
  uno_Interface *document = enlarged("looks-reopened.fods");
  help_store(document, plain, FILTER_ODS);
  MENU_DONE(document, "check", FOUND);
  help_store(document, marked, FILTER_ODS);
  help_close(document);
  document = help_open(gk_test_context(), plain, false);
  char *before = menu_content(document, "looks-plain.fods");
  help_close(document);
  document = help_open(gk_test_context(), marked, false);
  check_look(document, ROW_7, COLUMN_C, "公开校验·疑误 1", 9);
  MENU_DONE(document, "clear", "校验标记已全部清除。");
  check_same(before, menu_content(document, "looks-cleared.fods"));
  help_close(document);
  free(plain);
  free(marked);
}

void gk_suite_looks(void)
{
  CU_pSuite suite = CU_add_suite("looks", NULL, NULL);
  CU_ADD_TEST(suite, test_size_kept);
  CU_ADD_TEST(suite, test_no_trace);
  CU_ADD_TEST(suite, test_no_trace_reopened);
}
