/* SPDX-License-Identifier: MPL-2.0 */
/* The snapshot of a real Calc document. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "calc/document/document.h"
#include "calc/document/snapshot.h"
#include "helpers.h"
#include "suites.h"

static gk_grid *take(uno_Interface *document)
{
  gk_error err = GK_ERROR_INIT(GK_ZH);
  gk_grid *grid = gk_snapshot(document, &err);
  if (grid == NULL) puts(err.text);
  CU_ASSERT_PTR_NOT_NULL(grid);
  return grid;
}

static void check_number(const gk_cell *cell, const char *value, bool formula)
{
  char text[GK_DEC_TEXT];
  CU_ASSERT_PTR_NOT_NULL(cell);
  if (cell == NULL) return;
  CU_ASSERT_EQUAL(cell->kind, GK_CELL_NUMBER);
  CU_ASSERT_STRING_EQUAL(gk_dec_format(gk_dec_trim(cell->number), text), value);
  CU_ASSERT_EQUAL(cell->formula, formula);
}

static void check_text(const gk_cell *cell, gk_cell_kind kind, const char *text)
{
  CU_ASSERT_PTR_NOT_NULL(cell);
  if (cell == NULL) return;
  CU_ASSERT_EQUAL(cell->kind, kind);
  CU_ASSERT_STRING_EQUAL(cell->text, text);
}

static void test_kinds(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  help_type(document, 0, 2, 1, "1671.42");
  help_type(document, 0, 2, 2, "=B3*2");
  help_type(document, 0, 3, 1, "'1,671.42");
  help_type(document, 0, 3, 2, "=\"合\"&\"计\"");
  help_type(document, 0, 4, 1, "=1/0");
  help_type(document, 0, 4, 2, "=\"\"");
  help_type(document, 0, 5, 1, "=0.1+0.2");
  gk_grid *grid = take(document);
  const gk_sheet *sheet = grid->sheets[0];
  check_number(gk_sheet_at(sheet, 2, 1), "1671.42", false);
  check_number(gk_sheet_at(sheet, 2, 2), "3342.84", true);
  check_text(gk_sheet_at(sheet, 3, 1), GK_CELL_TEXT, "1,671.42");
  check_text(gk_sheet_at(sheet, 3, 2), GK_CELL_TEXT, "合计");
  check_text(gk_sheet_at(sheet, 4, 1), GK_CELL_ERROR, "#DIV/0!");
  check_number(gk_sheet_at(sheet, 5, 1), "0.3", true);
  CU_ASSERT_PTR_NULL(gk_sheet_at(sheet, 4, 2));
  CU_ASSERT_PTR_NULL(gk_sheet_at(sheet, 0, 0));
  gk_grid_free(grid);
  help_close(document);
}

static void test_merged_and_hidden(void)
{
  static ux_method merge = UX_METHOD("com.sun.star.util.XMergeable::merge");
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  ux_error err = UX_ERROR_INIT;
  help_type(document, 0, 0, 0, "收入支出决算总表");
  help_type(document, 0, 1, 0, "收入");
  help_type(document, 0, 9, 5, "1");
  uno_Interface *title = help_range(document, 0, 0, 0, 0, 5), *side = help_range(document, 0, 1, 0, 3, 1);
  sal_Bool yes = 1;
  ux_call(title, &merge, NULL, UX_ARGS(&yes), &err);
  ux_call(side, &merge, NULL, UX_ARGS(&yes), &err);
  CHECK_UNO(err);
  ux_release(title);
  ux_release(side);
  gk_grid *grid = take(document);
  const gk_cell *cell = gk_sheet_at(grid->sheets[0], 0, 0);
  CU_ASSERT_TRUE(cell != NULL && cell->col_end == 5 && cell->row_end == 0);
  cell = gk_sheet_at(grid->sheets[0], 1, 0);
  CU_ASSERT_TRUE(cell != NULL && cell->col_end == 1 && cell->row_end == 3);
  cell = gk_sheet_at(grid->sheets[0], 9, 5);
  CU_ASSERT_TRUE(cell != NULL && cell->col_end == 5 && cell->row_end == 9);
  CU_ASSERT_FALSE(grid->sheets[0]->hidden);
  gk_grid_free(grid);
  help_close(document);
}

static void test_empty_and_foreign(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  gk_grid *grid = take(document);
  CU_ASSERT_EQUAL(grid->count, 1);
  CU_ASSERT_EQUAL(grid->sheets[0]->count, 0);
  gk_grid_free(grid);
  help_close(document);
  gk_error err = GK_ERROR_INIT(GK_ZH);
  ux_error raised = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(gk_test_context(), "com.sun.star.frame.Desktop", &raised);
  CU_ASSERT_PTR_NULL(gk_snapshot(desktop, &err));
  CU_ASSERT_EQUAL(err.status, GK_ERR_DOCUMENT);
  CU_ASSERT_PTR_NULL(gk_snapshot(NULL, &err));
  ux_release(desktop);
}

static void test_limit(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  help_type(document, 0, 0, 0, "1");
  help_type(document, 0, 1000000, 200, "1");
  gk_error err = GK_ERROR_INIT(GK_ZH);
  CU_ASSERT_PTR_NULL(gk_snapshot(document, &err));
  CU_ASSERT_EQUAL(err.status, GK_ERR_LIMIT);
  help_close(document);
}

/* 100,000 rows of 8 figures, filled as a series. */
static void test_large(void)
{
  static ux_method fill = UX_METHOD("com.sun.star.sheet.XCellSeries::fillAuto");
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  ux_error err = UX_ERROR_INIT;
  for (int32_t col = 0; col < 8; col++) help_type(document, 0, 0, col, "1671.42");
  uno_Interface *range = help_range(document, 0, 0, 0, 99999, 7);
  sal_Int32 to_bottom = 0, source = 1; /* com.sun.star.sheet.FillDirection_TO_BOTTOM */
  ux_call(range, &fill, NULL, UX_ARGS(&to_bottom, &source), &err);
  CHECK_UNO(err);
  ux_release(range);
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  gk_grid *grid = take(document);
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
  printf(" 100,000 x 8 cells in %.3f s ", seconds);
  CU_ASSERT_EQUAL(grid->sheets[0]->count, 800000);
  check_number(gk_sheet_at(grid->sheets[0], 99999, 7), "101670.42", false);
  CU_ASSERT_TRUE(seconds < 5);
  gk_grid_free(grid);
  help_close(document);
}

void gk_suite_snapshot(void)
{
  CU_pSuite suite = CU_add_suite("snapshot", NULL, NULL);
  CU_ADD_TEST(suite, test_kinds);
  CU_ADD_TEST(suite, test_merged_and_hidden);
  CU_ADD_TEST(suite, test_empty_and_foreign);
  CU_ADD_TEST(suite, test_limit);
  CU_ADD_TEST(suite, test_large);
}
