/* SPDX-License-Identifier: MPL-2.0 */
/* What tables say of each other beyond equality: limits by code and by fund, and 尾差 between totals. */
#include <string.h>

#include <CUnit/CUnit.h>

#include "engine/check/check.h"
#include "example_variants.h"

enum { MOST_EDITS = 8 };

typedef struct edit {
  const char *table, *row, *column, *written;
} edit;

static gk_report *check(const gk_grid *grid)
{
  gk_error err = GK_ERROR_INIT;
  gk_report *report = gk_check(gk_example_pack, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  return report;
}

static const gk_figure *figure_of(const edit *e, const gk_table **table)
{
  *table = gk_variant_table(gk_example_tables, e->table);
  const gk_row *row = gk_table_row(*table, e->row);
  CU_ASSERT_PTR_NOT_NULL_FATAL(row);
  return &row->figures[gk_pack_column_index((*table)->pack, e->column)];
}

static const edit *made; /* those that put_blanks puts */

/* Puts what is written where the example has no cell. */
static void put_blanks(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  for (size_t i = 0; i < MOST_EDITS && made[i].table != NULL; i++) {
    const gk_table *table;
    const gk_figure *figure = figure_of(&made[i], &table);
    if (table->sheet_index != index || gk_sheet_at(table->sheet, figure->row, figure->col) != NULL) continue;
    gk_variant_put(grid, sheet, figure->row + down, figure->col, made[i].written);
  }
}

/* Writes over the others. */
static void write(gk_grid *grid, const edit *e)
{
  const gk_table *table;
  const gk_figure *figure = figure_of(e, &table);
  gk_sheet *sheet = grid->sheets[table->sheet_index];
  const gk_cell *cell = gk_sheet_at(sheet, figure->row, figure->col);
  CU_ASSERT_PTR_NOT_NULL_FATAL(cell);
  if (cell->kind != GK_CELL_NUMBER) return;
  CU_ASSERT_FATAL(gk_dec_parse(e->written, strlen(e->written), &sheet->cells[cell - sheet->cells].number));
}

/* How many findings of a rule there are after the edits, all of that severity and at that row. */
static size_t said(const edit *edits, const char *rule, gk_severity severity, const char *row)
{
  made = edits;
  gk_grid *grid = gk_variant_grid(&(gk_variant){.more = put_blanks});
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  for (size_t i = 0; i < MOST_EDITS && edits[i].table != NULL; i++) write(grid, &edits[i]);
  gk_report *report = check(grid);
  size_t count = 0;
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    if (strcmp(finding->rule, rule) != 0) continue;
    CU_ASSERT_EQUAL(finding->severity, severity);
    CU_ASSERT_STRING_EQUAL(finding->place.figure_row->key, row);
    count++;
  }
  gk_report_free(report);
  gk_grid_free(grid);
  return count;
}

static void carried_over(void)
{
  static const edit more[MOST_EDITS] = {{"gk04", "r28", "c1", "10"}, {"gk01", "r29", "c1", "5"}};
  CU_ASSERT_EQUAL(said(more, "gk04.atmost.gk01.r28", GK_ERROR, "r28"), 1);
  static const edit less[MOST_EDITS] = {{"gk04", "r28", "c1", "5"}, {"gk01", "r29", "c1", "10"}};
  CU_ASSERT_EQUAL(said(less, "gk04.atmost.gk01.r28", GK_ERROR, "r28"), 0);
  static const edit end[MOST_EDITS] = {{"gk04", "r60", "c2", "10"}};
  CU_ASSERT_EQUAL(said(end, "gk04.atmost.gk01.r60", GK_ERROR, "r60"), 1);
}

static void own_budget(void)
{
  static const edit over[MOST_EDITS] = {{"gk07", "r1", "c12", "0.70"}, {"gk07", "r1", "c6", "0.60"}};
  CU_ASSERT_EQUAL(said(over, "gk07.atmost.gk07.c12", GK_WARNING, "r1"), 1);
  static const edit even[MOST_EDITS] = {{"gk07", "r1", "c12", "0.60"}, {"gk07", "r1", "c6", "0.60"}};
  CU_ASSERT_EQUAL(said(even, "gk07.atmost.gk07.c12", GK_WARNING, "r1"), 0);
}

/* What a code received is spent or carried over; said at the 项, and not again for what it belongs to. */
static void appropriations_by_code(void)
{
  static const edit received[MOST_EDITS] = {
    {"gk02", "2010302", "c2", "4.38"}, {"gk02", "20103", "c2", "134.63"}, {"gk02", "201", "c2", "134.63"}};
  CU_ASSERT_EQUAL(said(received, "gk02.atmost.gk05.c2", GK_ERROR, "2010302"), 1);
  static const edit kept[MOST_EDITS] = {{"gk02", "2010302", "c2", "4.38"}, {"gk04", "r60", "c2", "1"}};
  CU_ASSERT_EQUAL(said(kept, "gk02.atmost.gk05.c2", GK_ERROR, "2010302"), 0);
  static const edit spent[MOST_EDITS] = {{"gk02", "2010302", "c2", "2.38"}};
  CU_ASSERT_EQUAL(said(spent, "gk05.atmost.gk02.c1", GK_ERROR, "2010302"), 1);
  static const edit brought[MOST_EDITS] = {{"gk02", "2010302", "c2", "2.38"}, {"gk04", "r28", "c1", "1"}};
  CU_ASSERT_EQUAL(said(brought, "gk05.atmost.gk02.c1", GK_ERROR, "2010302"), 0);
}

static void funds_by_function(void)
{
  static const edit fund[MOST_EDITS] = {{"gk04", "r43", "c4", "20"}};
  CU_ASSERT_EQUAL(said(fund, "gk04.same.gk08.r43", GK_ERROR, "r43"), 1);
  static const edit capital[MOST_EDITS] = {{"gk04", "r52", "c5", "20"}};
  CU_ASSERT_EQUAL(said(capital, "gk04.same.gk09.r52", GK_ERROR, "r52"), 1);
}

/* 201 of 公开03 is added up from rounded parts, the line of 公开01 is rounded from 元. */
static void last_digits(void)
{
  static const edit added[MOST_EDITS] = {
    {"gk03", "201", "c1", "133.64"}, {"gk03", "20103", "c1", "133.64"}, {"gk03", "2010301", "c1", "94.63"}};
  CU_ASSERT_EQUAL(said(added, "gk01.same.gk03.r32", GK_ROUNDING, "r32"), 1);
  /* more than the parts can be off by */
  static const edit far[MOST_EDITS] = {
    {"gk03", "201", "c1", "133.73"}, {"gk03", "20103", "c1", "133.73"}, {"gk03", "2010301", "c1", "94.72"}};
  CU_ASSERT_EQUAL(said(far, "gk01.same.gk03.r32", GK_ERROR, "r32"), 1);
  /* one figure, and no total, in both places */
  static const edit none[MOST_EDITS] = {{"gk04", "r1", "c1", "1671.41"}};
  CU_ASSERT_EQUAL(said(none, "gk04.same.gk01.r1", GK_ERROR, "r1"), 1);
  /* a total of one part is that part */
  static const edit one[MOST_EDITS] = {{"gk04", "r27", "c1", "1671.43"}};
  CU_ASSERT_EQUAL(said(one, "gk04.same.gk02.r27", GK_ERROR, "r27"), 1);
}

void gk_suite_relations(void);
void gk_suite_relations(void)
{
  CU_pSuite suite = CU_add_suite("relations", gk_example_load, gk_example_unload);
  CU_ADD_TEST(suite, carried_over);
  CU_ADD_TEST(suite, own_budget);
  CU_ADD_TEST(suite, appropriations_by_code);
  CU_ADD_TEST(suite, funds_by_function);
  CU_ADD_TEST(suite, last_digits);
}
