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
  gk_error err = GK_ERROR_INIT;
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
  help_type(document, 0, 6, 1, "=1=2");
  help_type(document, 0, 6, 2, "=FACT(-1)");
  gk_grid *grid = take(document);
  const gk_sheet *sheet = grid->sheets[0];
  check_number(gk_sheet_at(sheet, 2, 1), "1671.42", false);
  check_number(gk_sheet_at(sheet, 2, 2), "3342.84", true);
  check_text(gk_sheet_at(sheet, 3, 1), GK_CELL_TEXT, "1,671.42");
  check_text(gk_sheet_at(sheet, 3, 2), GK_CELL_TEXT, "合计");
  check_text(gk_sheet_at(sheet, 4, 1), GK_CELL_ERROR, "#DIV/0!");
  check_number(gk_sheet_at(sheet, 5, 1), "0.3", true);
  check_text(gk_sheet_at(sheet, 6, 1), GK_CELL_TEXT, "FALSE");
  check_text(gk_sheet_at(sheet, 6, 2), GK_CELL_ERROR, "Err:502");
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
  gk_error err = GK_ERROR_INIT;
  ux_error raised = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(gk_test_context(), "com.sun.star.frame.Desktop", &raised);
  CU_ASSERT_PTR_NULL(gk_snapshot(desktop, &err));
  CU_ASSERT_EQUAL(err.status, GK_ERR_DOCUMENT);
  CU_ASSERT_PTR_NULL(gk_snapshot(NULL, &err));
  ux_release(desktop);
}

/* Fills a range as a series, from its first row down; a range of one row from its first cell on. */
static void fill(uno_Interface *document, int32_t row, int32_t col, int32_t row_end, int32_t col_end)
{
  static ux_method fill_auto = UX_METHOD("com.sun.star.sheet.XCellSeries::fillAuto");
  enum { TO_BOTTOM = 0, TO_RIGHT = 1 }; /* com.sun.star.sheet.FillDirection */
  ux_error err = UX_ERROR_INIT;
  sal_Int32 direction = row_end > row ? TO_BOTTOM : TO_RIGHT, source = 1;
  for (int32_t c = col; c <= (direction == TO_RIGHT ? col : col_end); c++) help_type(document, 0, row, c, "1671.42");
  uno_Interface *range = help_range(document, 0, row, col, row_end, col_end);
  ux_call(range, &fill_auto, NULL, UX_ARGS(&direction, &source), &err);
  CHECK_UNO(err);
  ux_release(range);
}

/* A stray cell far away is read as any other; only the rectangles that hold something count. */
static void test_far_corner(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  fill(document, 0, 2, 1048575, 2);
  help_type(document, 0, 3, 0, "合计");
  help_type(document, 0, 1048575, 16383, "1");
  gk_grid *grid = take(document);
  CU_ASSERT_EQUAL(grid->sheets[0]->count, 1048578);
  check_text(gk_sheet_at(grid->sheets[0], 3, 0), GK_CELL_TEXT, "合计");
  check_number(gk_sheet_at(grid->sheets[0], 1048575, 2), "1050246.42", false);
  check_number(gk_sheet_at(grid->sheets[0], 1048575, 16383), "1", false);
  gk_grid_free(grid);
  help_close(document);
}

/* Four bars around a hole, so that no blank row or column parts them: as large as the rectangle around them. */
static void test_limit(void)
{
  enum { LAST_ROW = 1000000, LAST_COL = 200 };
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  fill(document, 0, 0, 0, LAST_COL - 2);
  fill(document, 0, LAST_COL, LAST_ROW - 2, LAST_COL);
  fill(document, LAST_ROW, 2, LAST_ROW, LAST_COL);
  fill(document, 2, 0, LAST_ROW, 0);
  gk_error err = GK_ERROR_INIT;
  CU_ASSERT_PTR_NULL(gk_snapshot(document, &err));
  CU_ASSERT_EQUAL(err.status, GK_ERR_LIMIT);
  help_close(document);
}

/* 100,000 rows of 8 figures, filled as a series. */
static void test_large(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  fill(document, 0, 0, 99999, 7);
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
  CU_ADD_TEST(suite, test_far_corner);
  CU_ADD_TEST(suite, test_limit);
  CU_ADD_TEST(suite, test_large);
}
