/* SPDX-License-Identifier: MPL-2.0 */
/* 写说明 in a real Calc: written, kept by every format, outdated by another figure, taken back, undone. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "engine/marks/marks_plan.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK04 = 3, GK07 = 6, ROW_7 = 6, ROW_8 = 7, COLUMN_C = 2, COLUMN_G = 6 };
#define REASON "新增一次上级调研接待"

/* The example without its mistake, in which 三公 expenditure is above its budget, 接待费 alone too: three warnings, one of them in G8. */
static uno_Interface *above_budget(const char *name)
{
  uno_Interface *document = menu_example(name, false);
  help_type(document, GK04, ROW_7, COLUMN_C, "1671.42");
  help_type(document, GK07, ROW_8, 0, "3");
  help_type(document, GK07, ROW_8, 5, "3");
  help_type(document, GK07, ROW_8, COLUMN_G, "5");
  help_type(document, GK07, ROW_8, 11, "5");
  return document;
}

static bool marked(uno_Interface *document)
{
  gk_marks marks;
  menu_marks(document, &marks);
  bool found = gk_marks_at(&marks, GK07, ROW_8, COLUMN_G) != NULL;
  gk_marks_free(&marks);
  return found;
}

static void test_written_and_undone(void)
{
  uno_Interface *document = above_budget("explain.fods");
  MENU_DONE(document, "check", "差错0处，尾差0处，待核实3处");
  CU_ASSERT_TRUE(marked(document));
  char *before = menu_cells(document);
  size_t steps = help_undo_steps(document);
  int32_t sheets = gk_document_sheet_count(document);
  menu_select(document, GK07, ROW_8, COLUMN_G);
  MENU_DONE_WITH(document, "explain", REASON, "待核实2处", "说明已写在工作表“公开校验说明”上");
  CU_ASSERT_EQUAL(help_undo_steps(document), steps + 1);
  CU_ASSERT_EQUAL(gk_document_sheet_count(document), sheets + 1);
  CU_ASSERT_FALSE(marked(document));
  help_undo(document);
  CU_ASSERT_EQUAL(gk_document_sheet_count(document), sheets);
  CU_ASSERT_TRUE(marked(document));
  char *after = menu_cells(document);
  CU_ASSERT_TRUE(before != NULL && after != NULL && strcmp(before, after) == 0);
  free(before);
  free(after);
  help_redo(document);
  MENU_DONE(document, "check", "待核实2处");
  help_close(document);
}

static void test_kept_in_files(void)
{
  static const struct {
    const char *name, *filter;
  } files[] = {{"explained.ods", FILTER_ODS}, {"explained.xlsx", FILTER_XLSX}, {"explained.xls", FILTER_XLS}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    uno_Interface *document = above_budget("explained.fods");
    menu_select(document, GK07, ROW_8, COLUMN_G);
    MENU_DONE_WITH(document, "explain", REASON, "待核实2处");
    char *path = help_path(files[i].name);
    help_store(document, path, files[i].filter);
    help_close(document);
    document = help_open_shown(gk_test_context(), path, false);
    MENU_DONE(document, "check", "差错0处，尾差0处，待核实2处");
    menu_select(document, GK07, ROW_8, COLUMN_G);
    MENU_DONE_WITH(document, "explain", " ", "待核实3处", "说明已撤回");
    help_close(document);
    free(path);
  }
}

static void test_outdated(void)
{
  uno_Interface *document = above_budget("outdated.fods");
  menu_select(document, GK07, ROW_8, COLUMN_G);
  MENU_DONE_WITH(document, "explain", REASON, "待核实2处");
  help_type(document, GK07, ROW_8, COLUMN_G, "6");
  help_type(document, GK07, ROW_8, 11, "6");
  MENU_DONE(document, "check", "待核实3处");
  menu_select(document, GK07, ROW_8, COLUMN_G);
  MENU_DONE_WITH(document, "explain", "又新增一次", "待核实2处");
  char *shown = help_shown(document, 9, 3, 3), *below = help_shown(document, 9, 4, 3);
  CU_ASSERT_STRING_EQUAL(shown, "又新增一次"); /* in place of the old one */
  CU_ASSERT_STRING_EQUAL(below, "");
  free(shown);
  free(below);
  help_close(document);
}

static void test_refused(void)
{
  uno_Interface *document = menu_example("unexplained.fods", false);
  char *before = menu_state(document);
  menu_select(document, GK04, 32, COLUMN_C);
  MENU_REFUSED_WITH(document, "explain", REASON, "尾差，不必说明");
  menu_select(document, GK04, 1, 1);
  MENU_REFUSED_WITH(document, "explain", REASON, "没有核实性提示");
  MENU_SAME_STATE(document, before);
  help_type(document, GK04, ROW_7, COLUMN_C, "1600");
  menu_select(document, GK04, ROW_7, COLUMN_C);
  MENU_REFUSED_WITH(document, "explain", REASON, "差错，要改正");
  help_close(document);
  document = above_budget("explain-keep.fods");
  char *path = help_path("explain-readonly.ods");
  help_store(document, path, FILTER_ODS);
  help_close(document);
  document = help_open_shown(gk_test_context(), path, true);
  menu_select(document, GK07, ROW_8, COLUMN_G);
  MENU_REFUSED_WITH(document, "explain", REASON, "只读");
  help_close(document);
  free(path);
}

void gk_suite_explain(void)
{
  CU_pSuite suite = CU_add_suite("explain", NULL, NULL);
  CU_ADD_TEST(suite, test_written_and_undone);
  CU_ADD_TEST(suite, test_kept_in_files);
  CU_ADD_TEST(suite, test_outdated);
  CU_ADD_TEST(suite, test_refused);
}
