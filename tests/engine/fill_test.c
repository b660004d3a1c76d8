/* SPDX-License-Identifier: MPL-2.0 */
/* Templates filled from workbooks that are there. Run from the top folder of the source tree. */
#include "engine/collect/fill.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "example_variants.h"
#include "grid_build.h"
#include "one_pack.h"

static int load_both(void)
{
  return load_pack() != 0 || gk_example_load() != 0;
}

static int free_both(void)
{
  free_pack();
  return gk_example_unload();
}

static struct {
  gk_build build;
  gk_grid *grid;
  gk_tables *tables;
  gk_fill *fill;
} now;

static void fill(const char *rows)
{
  gk_error err = GK_ERROR_INIT;
  gk_template_options options = {.open_rows = 10};
  now.build = gk_build_new();
  gk_build_sheet(&now.build, "旧");
  gk_build_rows(&now.build, rows);
  now.grid = gk_built(&now.build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(now.grid);
  now.tables = gk_tables_find(pack, now.grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(now.tables);
  now.fill = gk_fill_make(now.tables, pack, &options, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(now.fill);
}

static void end(void)
{
  gk_fill_free(now.fill);
  gk_tables_free(now.tables);
  gk_grid_free(now.grid);
}

static const gk_fill_item *at(int32_t row, int32_t col)
{
  for (size_t i = 0; i < now.fill->count; i++) {
    const gk_fill_item *item = &now.fill->items[i];
    const gk_figure *figure = &item->row->figures[item->column];
    if (figure->row == row && figure->col == col) return item;
  }
  return NULL;
}

static void expect(int32_t row, int32_t col, gk_fill_state state, const char *there, const char *why)
{
  char digits[GK_DEC_TEXT];
  const gk_fill_item *item = at(row, col);
  CU_ASSERT_PTR_NOT_NULL_FATAL(item);
  CU_ASSERT_EQUAL(item->state, state);
  CU_ASSERT_PTR_NOT_NULL(strstr(item->why, why));
  if (there != NULL) CU_ASSERT_STRING_EQUAL(gk_dec_format(item->there, digits), there);
}

#define HEADS "项目>1||本年支出>2||\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n"

static void figures_and_formulas(void)
{
  fill("公开05表\n部门：某局|单位：万元\n" HEADS "合计||12|5|7\n201|一般公共服务支出|12|5|7\n20103|政府|12|5|7\n"
       "2010301|行政运行|12.5|5|7\n");
  expect(7, 3, GK_FILL_TAKEN, "5", "");          /* a code without others below it */
  expect(4, 3, GK_FILL_COMPUTED, "5", "");       /* 合计 */
  expect(7, 2, GK_FILL_DIFFERS, "12", "请核对"); /* 12.5 is not 5 + 7 */
  CU_ASSERT_EQUAL(now.fill->count, 12);
  size_t sum = 0;
  for (size_t s = 0; s < GK_FILL_STATES; s++) sum += now.fill->counts[s];
  CU_ASSERT_EQUAL(sum, now.fill->count);
  end();
}

static void what_finds_no_place(void)
{
  fill("公开05表\n部门：某局|单位：万元\n" HEADS
       "合计||5|见附注|\n201|一般公共服务支出|5|5|\n201|一般公共服务支出|6|6|\n");
  expect(4, 3, GK_FILL_NO_PLACE, NULL, "不是数");
  expect(6, 3, GK_FILL_NO_PLACE, NULL, "不止一次");
  expect(5, 3, GK_FILL_TAKEN, "5", "");
  end();
}

static void yuan_become_ten_thousands(void)
{
  fill("公开05表\n部门：某局|单位：元\n" HEADS "合计||16714150|16714150|\n201|一般公共服务支出|16714150|16714150|\n");
  expect(5, 3, GK_FILL_CONVERTED, "1671.42", "四舍五入"); /* 1671.4150, half up */
  expect(4, 2, GK_FILL_COMPUTED, "1671.42", "");
  end();
}

/* A code that the pack does not list keeps its figure and its name. */
static void an_unlisted_code(void)
{
  fill("公开05表\n部门：某局|单位：万元\n" HEADS
       "合计||5|5|\n229|其他支出|5|5|\n22999|某款|5|5|\n2299988|某项目|5|5|\n");
  expect(6, 3, GK_FILL_COMPUTED, "5", "");
  expect(7, 3, GK_FILL_TAKEN, "5", "");
  const gk_fill_item *item = at(7, 3);
  gk_book_sheet *sheet = NULL;
  for (size_t i = 0; i < now.fill->book->sheet_count; i++)
    if (strcmp(now.fill->book->sheets[i].name, item->sheet) == 0) sheet = &now.fill->book->sheets[i];
  CU_ASSERT_PTR_NOT_NULL_FATAL(sheet);
  const gk_book_cell *name = gk_book_cell_at(sheet, item->to_row, 1);
  CU_ASSERT(name->text != NULL && strcmp(name->text, "某项目") == 0);
  end();
}

static int32_t two_lower(size_t sheet, int32_t row)
{
  (void)sheet;
  return row + 2;
}

/* Other layouts of the example give the same figures the same places. */
static void other_layouts(void)
{
  static const gk_variant variants[] = {{.unmerged = true}, {.one_sheet = true}, {.renamed = true, .row = two_lower}};
  size_t counts[GK_FILL_STATES] = {0};
  gk_template_options options = {.open_rows = 10};
  for (size_t v = 0; v <= sizeof variants / sizeof *variants; v++) {
    gk_error err = GK_ERROR_INIT;
    gk_grid *grid = v == 0 ? NULL : gk_variant_grid(&variants[v - 1]);
    gk_tables *tables = v == 0 ? gk_example_tables : gk_tables_find(gk_example_pack, grid, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
    gk_fill *filled = gk_fill_make(tables, pack, &options, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(filled);
    if (v == 0) memcpy(counts, filled->counts, sizeof counts);
    CU_ASSERT_EQUAL(memcmp(counts, filled->counts, sizeof counts), 0);
    CU_ASSERT_EQUAL(filled->counts[GK_FILL_DIFFERS], 1); /* the example's mistake */
    CU_ASSERT_EQUAL(filled->counts[GK_FILL_NO_PLACE], 0);
    gk_fill_free(filled);
    if (v > 0) gk_tables_free(tables);
    gk_grid_free(grid);
  }
}

static void nothing_to_fill_from(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_template_options options = {.open_rows = 10};
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "表");
  gk_build_rows(&build, "会议通知\n");
  gk_grid *grid = gk_built(&build);
  gk_tables *tables = gk_tables_find(pack, grid, &err);
  CU_ASSERT_PTR_NULL(gk_fill_make(tables, pack, &options, &err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "没有找到公开表"));
  gk_tables_free(tables);
  gk_grid_free(grid);
}

void gk_suite_fill(void);
void gk_suite_fill(void)
{
  CU_pSuite suite = CU_add_suite("fill", load_both, free_both);
  CU_ADD_TEST(suite, figures_and_formulas);
  CU_ADD_TEST(suite, what_finds_no_place);
  CU_ADD_TEST(suite, yuan_become_ten_thousands);
  CU_ADD_TEST(suite, an_unlisted_code);
  CU_ADD_TEST(suite, other_layouts);
  CU_ADD_TEST(suite, nothing_to_fill_from);
}
