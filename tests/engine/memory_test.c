/* SPDX-License-Identifier: MPL-2.0 */
/* Memory that is kept between checks: what is taken again, what is freed, and that a row of a table stays small. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/check/check.h"
#include "one_pack.h"

enum { BLOCK = 64 * 1024 };

static void taken_again(void)
{
  gk_memory memory = {.most = 4 * BLOCK};
  gk_arena arena = {.memory = &memory};
  void *first = gk_arena_alloc(&arena, 100);
  gk_arena_free(&arena);
  CU_ASSERT_EQUAL(memory.bytes, BLOCK);
  char *again = gk_arena_alloc(&arena, 200);
  CU_ASSERT_PTR_EQUAL(again, first);
  CU_ASSERT_EQUAL(again[0] | again[199], 0);
  CU_ASSERT_EQUAL(memory.bytes, 0);
  gk_arena_free(&arena);
  gk_memory_free(&memory);
}

static void bound(void)
{
  gk_memory memory = {.most = 2 * BLOCK};
  gk_block *blocks[3];
  for (size_t i = 0; i < 3; i++) blocks[i] = gk_memory_take(&memory, BLOCK);
  for (size_t i = 0; i < 3; i++) gk_memory_give(&memory, blocks[i]);
  CU_ASSERT_EQUAL(memory.bytes, 2 * BLOCK);
  /* a large block is not spent on a small need */
  memory.most = 20 * BLOCK;
  gk_memory_give(&memory, gk_memory_take(&memory, 16 * BLOCK));
  gk_block *large = memory.kept, *small = gk_memory_take(&memory, BLOCK / 2);
  CU_ASSERT_PTR_EQUAL(memory.kept, large);
  CU_ASSERT_EQUAL(small->size, BLOCK);
  gk_memory_give(&memory, small);
  gk_memory_free(&memory);
  CU_ASSERT_PTR_NULL(memory.kept);
}

/* What lay idle between two settlements is freed, the rest stays. */
static void settling(void)
{
  gk_memory memory = {.most = 100 * BLOCK};
  gk_block *blocks[3];
  for (size_t i = 0; i < 3; i++) blocks[i] = gk_memory_take(&memory, BLOCK);
  for (size_t i = 0; i < 3; i++) gk_memory_give(&memory, blocks[i]);
  gk_memory_settle(&memory);
  CU_ASSERT_EQUAL(memory.bytes, 3 * BLOCK);
  gk_memory_give(&memory, gk_memory_take(&memory, BLOCK));
  gk_memory_settle(&memory);
  CU_ASSERT_EQUAL(memory.bytes, BLOCK);
  gk_memory_settle(&memory);
  CU_ASSERT_EQUAL(memory.bytes, 0);
  CU_ASSERT_PTR_NULL(memory.kept);
}

static void growing(void)
{
  gk_memory memory = {.most = 1000 * BLOCK};
  gk_arena arena = {.memory = &memory};
  size_t *items = NULL, room = 0, count = 100000;
  gk_arena_alloc(&arena, 1);
  for (size_t i = 0; i < count; i++) {
    items = gk_arena_room(&arena, items, i, &room, sizeof *items);
    if (items == NULL) CU_FAIL_FATAL("memory is out");
    items[i] = i;
  }
  bool kept = true;
  for (size_t i = 0; i < count; i++) kept = kept && items[i] == i;
  CU_ASSERT_TRUE(kept);
  /* one that is large is grown in its place: no second one stays behind it */
  CU_ASSERT_TRUE(arena.bytes < room * sizeof *items + 2 * BLOCK);
  gk_arena_free(&arena);
  gk_memory_free(&memory);
}

enum { ROWS = 2000 };

/* A 公开03 of that many 项 of one 款. */
static gk_grid *large_table(gk_memory *memory)
{
  static const char *const head[] = {"科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"};
  gk_grid *grid = gk_grid_new_in(memory);
  gk_sheet *sheet = gk_grid_add_sheet(grid, "公开03表", false);
  CU_ASSERT_PTR_NOT_NULL_FATAL(sheet);
  gk_grid_put_text(grid, sheet, 0, 0, "支出决算表", strlen("支出决算表"), false);
  for (int32_t i = 0; i < 5; i++) gk_grid_put_text(grid, sheet, 1, i, head[i], strlen(head[i]), false);
  for (int32_t row = 0; row < ROWS; row++) {
    gk_grid_put_number(grid, sheet, row + 2, 0, (gk_dec){2010000 + row, 0}, false);
    for (int32_t col = 2; col < 5; col++)
      gk_grid_put_number(grid, sheet, row + 2, col, (gk_dec){col == 2 ? 200 : 100, 2}, false);
  }
  CU_ASSERT_TRUE_FATAL(gk_grid_seal(grid));
  return grid;
}

/* A second check takes nothing new, and a row takes little; one of the next workbook takes what this one gave back. */
static void checks(void)
{
  gk_memory memory = {.most = 1000 * BLOCK};
  gk_grid *grid = large_table(&memory);
  size_t kept[3];
  for (int i = 0; i < 3; i++) {
    gk_error err = GK_ERROR_INIT;
    gk_report *report = gk_check(pack, grid, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    CU_ASSERT_EQUAL(report->tables->items[0].row_count, ROWS);
    gk_report_free(report);
    kept[i] = memory.bytes;
  }
  CU_ASSERT_EQUAL(kept[2], kept[1]);
  CU_ASSERT_TRUE(kept[1] / ROWS < 1400);
  CU_ASSERT_TRUE(sizeof(gk_cell) <= 40 && sizeof(gk_figure) <= 24);
  gk_grid_free(grid);
  size_t all = memory.bytes;
  grid = large_table(&memory);
  CU_ASSERT_TRUE(memory.bytes < all);
  gk_grid_free(grid);
  CU_ASSERT_TRUE(memory.bytes <= all);
  gk_memory_free(&memory);
}

/* No program has so many columns; a file that says so changes no other cell. */
static void columns(void)
{
  gk_grid *grid = gk_grid_new();
  gk_sheet *sheet = gk_grid_add_sheet(grid, "A", false);
  gk_grid_put_text(grid, sheet, 0, GK_GRID_LAST_COLUMN, "a", 1, false);
  gk_grid_put_text(grid, sheet, 0, GK_GRID_LAST_COLUMN + 1, "b", 1, false);
  gk_grid_merge_at(sheet, 0, GK_GRID_LAST_COLUMN, 0, GK_GRID_LAST_COLUMN + 10);
  CU_ASSERT_TRUE(gk_grid_seal(grid));
  CU_ASSERT_EQUAL(sheet->count, 1);
  CU_ASSERT_EQUAL(sheet->cols, GK_GRID_LAST_COLUMN + 1);
  CU_ASSERT_EQUAL(gk_sheet_at(sheet, 0, GK_GRID_LAST_COLUMN)->col_end, GK_GRID_LAST_COLUMN);
  gk_grid_free(grid);
}

void gk_suite_memory(void);
void gk_suite_memory(void)
{
  CU_pSuite suite = CU_add_suite("memory that is kept", load_pack, free_pack);
  CU_add_test(suite, "given back and taken again", taken_again);
  CU_add_test(suite, "no more than the bound", bound);
  CU_add_test(suite, "settling", settling);
  CU_add_test(suite, "arrays that grow", growing);
  CU_add_test(suite, "one check after another", checks);
  CU_add_test(suite, "the last column", columns);
}
