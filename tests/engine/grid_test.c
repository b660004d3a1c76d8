/* SPDX-License-Identifier: MPL-2.0 */
/* What all readers and the snapshot put into a grid in one form, whoever wrote it. */
#include "engine/base/grid.h"

#include <CUnit/CUnit.h>
#include <float.h>
#include <string.h>

void gk_suite_grid(void);

static const gk_cell *only_cell(gk_grid *grid)
{
  CU_ASSERT_TRUE_FATAL(gk_grid_seal(grid) && grid->sheets[0]->count == 1);
  return &grid->sheets[0]->cells[0];
}

static void expect_double(double value, gk_cell_kind kind, const char *shown)
{
  char number[GK_DEC_TEXT];
  gk_grid *grid = gk_grid_new();
  gk_grid_put_double(grid, gk_grid_add_sheet(grid, "甲", false), 0, 0, value, true);
  const gk_cell *cell = only_cell(grid);
  CU_ASSERT_EQUAL(cell->kind, kind);
  CU_ASSERT_TRUE(cell->formula);
  CU_ASSERT_STRING_EQUAL(kind == GK_CELL_NUMBER ? gk_dec_format(cell->number, number) : cell->text, shown);
  gk_grid_free(grid);
}

static void test_doubles(void)
{
  expect_double(1671.4100000000001, GK_CELL_NUMBER, "1671.41");
  expect_double(-0.0, GK_CELL_NUMBER, "0");
  expect_double(9.1e18, GK_CELL_NUMBER, "9100000000000000000");
  expect_double(9.3e18, GK_CELL_TEXT, "9.3e+18");
  expect_double(-1e20, GK_CELL_TEXT, "-1e+20");
  expect_double(DBL_MAX, GK_CELL_TEXT, "1.79769313486232e+308");
}

static void expect_error(const char *text, const char *shown)
{
  gk_grid *grid = gk_grid_new();
  gk_grid_put_error(grid, gk_grid_add_sheet(grid, "甲", false), 0, 0, text);
  const gk_cell *cell = only_cell(grid);
  CU_ASSERT_EQUAL(cell->kind, GK_CELL_ERROR);
  CU_ASSERT_STRING_EQUAL(cell->text, shown);
  gk_grid_free(grid);
}

static void test_errors(void)
{
  expect_error("#REF!", "#REF!");
  expect_error("Err:502", "Err:502");
  expect_error("错误:502", "Err:502");
  expect_error("#N/A:502", "#N/A:502");
  expect_error("Err:50", "Err:50");
  expect_error("Err:5025", "Err:5025");
  expect_error("", "");
}

static void test_logical(void)
{
  for (int value = 0; value < 2; value++) {
    gk_grid *grid = gk_grid_new();
    gk_grid_put_logical(grid, gk_grid_add_sheet(grid, "甲", false), 3, 2, value != 0, false);
    const gk_cell *cell = only_cell(grid);
    CU_ASSERT_EQUAL(cell->kind, GK_CELL_TEXT);
    CU_ASSERT_STRING_EQUAL(cell->text, value != 0 ? "TRUE" : "FALSE");
    CU_ASSERT_FALSE(cell->formula);
    gk_grid_free(grid);
  }
}

void gk_suite_grid(void)
{
  CU_pSuite suite = CU_add_suite("grid", NULL, NULL);
  CU_add_test(suite, "binary fractions", test_doubles);
  CU_add_test(suite, "error values", test_errors);
  CU_add_test(suite, "logical values", test_logical);
}
