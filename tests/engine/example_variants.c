/* SPDX-License-Identifier: MPL-2.0 */
#include "example_variants.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "files/formats/workbook.h"

gk_pack *gk_example_pack;
gk_grid *gk_example;
gk_tables *gk_example_tables;

int gk_example_load(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_example_pack = gk_pack_load("sheets/cn-2022", &err);
  if (gk_example_pack != NULL) gk_example = gk_workbook_read("sheets/example/2022年度部门决算公开.fods", &err);
  if (gk_example != NULL) gk_example_tables = gk_tables_find(gk_example_pack, gk_example, &err);
  if (gk_example_tables == NULL) printf("%s\n", err.text);
  return gk_example_tables == NULL;
}

int gk_example_unload(void)
{
  gk_tables_free(gk_example_tables);
  gk_grid_free(gk_example);
  gk_pack_free(gk_example_pack);
  gk_example_tables = NULL;
  gk_example = NULL;
  gk_example_pack = NULL;
  return 0;
}

int32_t gk_example_body(size_t sheet)
{
  return sheet == 5 ? 4 : sheet == 6 ? 7 : 6;
}

/* --- the grid ----------------------------------------------------------------------------------------------------- */

static void copy_cell(const gk_variant *c, gk_grid *grid, gk_sheet *to, size_t sheet, const gk_cell *cell, int32_t down)
{
  char text[GK_VARIANT_TEXT];
  int32_t row = down + (c->row ? c->row(sheet, cell->row) : cell->row);
  int32_t col = c->col ? c->col(sheet, cell->row, cell->col) : cell->col;
  if (col < 0) return;
  if (c->text && c->text(sheet, cell, text)) {
    if (*text == '\0') return;
    gk_grid_put_text(grid, to, row, col, text, strlen(text), false);
  } else if (cell->kind == GK_CELL_NUMBER) {
    gk_grid_put_number(grid, to, row, col, cell->number, false);
  } else {
    gk_grid_put_text(grid, to, row, col, cell->text, strlen(cell->text), false);
  }
  if (c->unmerged || (cell->row_end == cell->row && cell->col_end == cell->col)) return;
  int32_t row_end = down + (c->row ? c->row(sheet, cell->row_end) : cell->row_end);
  int32_t col_end = c->col ? c->col(sheet, cell->row, cell->col_end) : cell->col_end;
  gk_grid_merge_last(to, row_end, col_end < col ? col : col_end);
}

gk_grid *gk_variant_grid(const gk_variant *c)
{
  gk_grid *grid = gk_grid_new();
  if (grid == NULL) return NULL;
  if (c->before) c->before(grid);
  gk_sheet *to = NULL;
  for (size_t i = 0; i < gk_example->count; i++) {
    const gk_sheet *from = gk_example->sheets[i];
    char number[32];
    snprintf(number, sizeof number, "Sheet%zu", i + 1);
    const char *name = c->renamed || c->one_sheet ? number : from->name;
    if (to == NULL || !c->one_sheet) to = gk_grid_add_sheet(grid, name, false);
    if (to == NULL) break;
    int32_t down = c->one_sheet ? (int32_t)i * GK_VARIANT_STEP : 0;
    for (size_t k = 0; k < from->count; k++) copy_cell(c, grid, to, i, &from->cells[k], down);
    if (c->more) c->more(grid, to, i, down);
  }
  if (gk_grid_seal(grid)) return grid;
  gk_grid_free(grid);
  return NULL;
}

void gk_variant_put(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text)
{
  gk_grid_put_text(grid, sheet, row, col, text, strlen(text), false);
}

const gk_table *gk_variant_table(const gk_tables *tables, const char *id)
{
  for (size_t i = 0; tables != NULL && i < tables->count; i++)
    if (strcmp(tables->items[i].pack->id, id) == 0) return &tables->items[i];
  return NULL;
}

const gk_figure *gk_variant_figure(const gk_tables *tables, const char *table, const char *key, size_t column)
{
  const gk_table *t = gk_variant_table(tables, table);
  const gk_row *row = t == NULL ? NULL : gk_table_row(t, key);
  CU_ASSERT_PTR_NOT_NULL_FATAL(row);
  return &row->figures[column];
}

/* --- comparing ---------------------------------------------------------------------------------------------------- */

static void same_row(const gk_table *found, const gk_row *wanted)
{
  const gk_row *row = gk_table_row(found, wanted->key);
  CU_ASSERT_PTR_NOT_NULL(row);
  if (row == NULL) printf("\n  %s lacks %s\n", found->pack->id, wanted->key);
  for (size_t i = 0; row != NULL && i < found->pack->column_count; i++) {
    const gk_figure *f = &row->figures[i], *w = &wanted->figures[i];
    bool same = (f->state == w->state || (f->state == GK_FIGURE_TEXT && w->state == GK_FIGURE_NUMBER)) &&
                gk_dec_cmp(f->value, w->value) == 0;
    CU_ASSERT(same);
    if (!same) printf("\n  %s.%s.%s differs\n", found->pack->id, wanted->key, found->pack->columns[i].id);
  }
}

static void same_table(const gk_tables *tables, size_t index)
{
  const gk_table *found = gk_tables_get(tables, index), *wanted = gk_tables_get(gk_example_tables, index);
  CU_ASSERT_PTR_NOT_NULL(found);
  if (found == NULL) return;
  CU_ASSERT_EQUAL(found->row_count, wanted->row_count);
  CU_ASSERT_STRING_EQUAL(found->unit, "万元");
  CU_ASSERT_STRING_EQUAL(found->department, wanted->department);
  CU_ASSERT_EQUAL(found->has_empty_note, wanted->has_empty_note);
  for (size_t i = 0; i < wanted->row_count; i++) same_row(found, &wanted->rows[i]);
}

gk_tables *gk_variant_find(const gk_variant *c, gk_grid **grid, size_t but)
{
  gk_error err = GK_ERROR_INIT;
  *grid = gk_variant_grid(c);
  CU_ASSERT_PTR_NOT_NULL_FATAL(*grid);
  gk_tables *tables = gk_tables_find(gk_example_pack, *grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
  CU_ASSERT_EQUAL(tables->count, GK_VARIANT_TABLES);
  for (size_t i = 0; i < GK_VARIANT_TABLES; i++) {
    if (i != but) same_table(tables, i);
  }
  return tables;
}

void gk_variant_is_same(const gk_variant *c)
{
  gk_grid *grid;
  gk_tables *tables = gk_variant_find(c, &grid, GK_VARIANT_TABLES);
  gk_tables_free(tables);
  gk_grid_free(grid);
}

void gk_variant_repeat(gk_grid *grid, gk_sheet *sheet, const gk_cell *cell, int32_t down)
{
  copy_cell(&(gk_variant){0}, grid, sheet, 0, cell, down);
}
