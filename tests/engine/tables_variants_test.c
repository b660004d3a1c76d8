/* SPDX-License-Identifier: MPL-2.0 */
/* Finding the tables: the example as published, and the same tables as other departments lay them out. Each variant is
 * the example with one thing changed; whatever the change, the same figures have the same names. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "example_variants.h"

enum { TABLES = GK_VARIANT_TABLES, TEXT = GK_VARIANT_TEXT, PAGE_BREAK = 20 };

static bool figure_is(const gk_figure *f, const char *value)
{
  char text[GK_DEC_TEXT];
  return f->state == GK_FIGURE_NUMBER && strcmp(gk_dec_format_min(f->value, 2, text), value) == 0;
}

/* --- the example -------------------------------------------------------------------------------------------------- */

static void example_is_found(void)
{
  static const size_t rows[TABLES] = {62, 12, 12, 64, 9, 82, 1, 1, 1};
  static const int32_t bottom[TABLES] = {38, 18, 18, 38, 14, 33, 9, 8, 8}, right[TABLES] = {5, 8, 7, 8, 4, 8, 11, 7, 4};
  CU_ASSERT_EQUAL_FATAL(gk_example_tables->count, TABLES);
  for (size_t i = 0; i < TABLES; i++) {
    const gk_table *t = &gk_example_tables->items[i];
    CU_ASSERT_PTR_EQUAL(t->pack, &gk_example_pack->tables[i]);
    CU_ASSERT_EQUAL(t->row_count, rows[i]);
    CU_ASSERT(t->top == 0 && t->left == 0 && t->bottom == bottom[i] && t->right == right[i]);
    CU_ASSERT_STRING_EQUAL(t->unit, "万元");
    CU_ASSERT_STRING_EQUAL(t->department, "株洲市石峰区网格化管理服务中心");
    CU_ASSERT_EQUAL(t->has_empty_note, i >= 6);
    for (size_t c = 0; c < t->pack->column_count; c++) CU_ASSERT(t->column_found[c]);
    for (size_t l = 0; l < t->pack->line_count; l++) CU_ASSERT_PTR_NOT_NULL(gk_table_row(t, t->pack->lines[l].key));
  }
}

static void figures_have_names(void)
{
  const gk_figure *mistake = gk_variant_figure(gk_example_tables, "gk04", "r1", 0);
  CU_ASSERT(figure_is(mistake, "1671.41") && mistake->row == 6 && mistake->col == 2);
  CU_ASSERT(figure_is(gk_variant_figure(gk_example_tables, "gk04", "r27", 0), "1671.42"));
  CU_ASSERT(figure_is(gk_variant_figure(gk_example_tables, "gk01", "r39", 1), "1537.79"));
  CU_ASSERT_EQUAL(gk_variant_figure(gk_example_tables, "gk01", "r39", 0)->state, GK_FIGURE_ABSENT);
  CU_ASSERT_EQUAL(gk_variant_figure(gk_example_tables, "gk01", "r62", 1)->row, 36);
  CU_ASSERT_EQUAL(gk_variant_figure(gk_example_tables, "gk04", "r31", 0)->row, 36); /* the second line of that name */
  CU_ASSERT(figure_is(gk_variant_figure(gk_example_tables, "gk06", "30106", 0), "2.10"));
  CU_ASSERT(figure_is(gk_variant_figure(gk_example_tables, "gk06", "personnel", 0), "84.80"));
  CU_ASSERT(figure_is(gk_variant_figure(gk_example_tables, "gk06", "public", 0), "9.82"));
  for (size_t c = 0; c < 12; c++)
    CU_ASSERT_EQUAL(gk_variant_figure(gk_example_tables, "gk07", "r1", c)->state, GK_FIGURE_BLANK);
}

static void codes_have_parents(void)
{
  const gk_table *t = gk_tables_get(gk_example_tables, 1);
  const gk_row *item = gk_table_row(t, "2010301"), *section = gk_table_row(t, "20103"), *class = gk_table_row(t, "201");
  CU_ASSERT_PTR_EQUAL(&t->rows[item->parent], section);
  CU_ASSERT_PTR_EQUAL(&t->rows[section->parent], class);
  CU_ASSERT_STRING_EQUAL(t->rows[class->parent].key, "total");
  CU_ASSERT_EQUAL(gk_table_row(t, "total")->parent, -1);
  CU_ASSERT_PTR_NULL(gk_table_row(t, "999"));
}

/* --- names of tables ---------------------------------------------------------------------------------------------- */

static bool wide_mark_no_title(size_t sheet, const gk_cell *cell, char out[TEXT])
{
  if (cell->row > 1) return false;
  out[0] = '\0';
  static const char *const digits[TABLES] = {"１", "２", "３", "４", "５", "６", "７", "８", "９"};
  if (cell->row == 1) snprintf(out, TEXT, "公开 ０%s　表", digits[sheet]);
  return true;
}

static bool title_with_year_no_mark(size_t sheet, const gk_cell *cell, char out[TEXT])
{
  (void)sheet;
  if (cell->row > 1) return false;
  out[0] = '\0';
  if (cell->row == 0) snprintf(out, TEXT, "2022年度\n%.6s %s", cell->text, cell->text + 6);
  return true;
}

static void marks_alone(void)
{
  gk_variant_is_same(&(gk_variant){.text = wide_mark_no_title});
}

static void titles_alone(void)
{
  gk_variant_is_same(&(gk_variant){.text = title_with_year_no_mark});
}

static void any_sheet_name(void)
{
  gk_variant_is_same(&(gk_variant){.renamed = true});
}

static void on_one_sheet(void)
{
  gk_variant_is_same(&(gk_variant){.one_sheet = true});
}

static void list_titles(gk_grid *grid)
{
  gk_sheet *contents = gk_grid_add_sheet(grid, "目录", false);
  CU_ASSERT_PTR_NOT_NULL_FATAL(contents);
  gk_variant_put(grid, contents, 0, 0, "目 录");
  for (int32_t i = 0; i < TABLES; i++) {
    gk_variant_put(grid, contents, i + 1, 0, gk_example_pack->tables[i].mark);
    gk_variant_put(grid, contents, i + 1, 1, gk_example_pack->tables[i].titles.items[0]);
    gk_grid_put_number(grid, contents, i + 1, 2, (gk_dec){i + 1, 0}, false);
  }
}

static void contents_are_no_tables(void)
{
  gk_variant_is_same(&(gk_variant){.before = list_titles});
}

/* A table that the pack does not know, below 公开03: its title holds 支出决算表 and its rows have codes. */
static void put_other_table(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  static const char *const cells[4][3] = {
    {"财政拨款支出决算表", "", ""},
    {"科目编码", "科目名称", "合计"},
    {"201", "一般公共服务支出", "77"},
    {"206", "科学技术支出", "5"},
  };
  if (index != 2) return;
  for (int32_t row = 0; row < 4; row++) {
    for (int32_t col = 0; col < 3; col++) gk_variant_put(grid, sheet, down + 30 + row, col, cells[row][col]);
  }
}

static void other_tables_stay_out(void)
{
  gk_variant_is_same(&(gk_variant){.one_sheet = true, .more = put_other_table});
  gk_variant_is_same(&(gk_variant){.more = put_other_table});
}

/* --- headings ----------------------------------------------------------------------------------------------------- */

static bool break_headings(size_t sheet, const gk_cell *cell, char out[TEXT])
{
  if (cell->kind != GK_CELL_TEXT || cell->row < 3 || cell->row >= gk_example_body(sheet)) return false;
  snprintf(out, TEXT, " %.3s\n　%s", cell->text, cell->text + 3);
  return true;
}

static void headings_with_line_breaks(void)
{
  gk_variant_is_same(&(gk_variant){.text = break_headings});
}

static void without_merged_ranges(void)
{
  gk_variant_is_same(&(gk_variant){.unmerged = true});
  gk_variant_is_same(&(gk_variant){.unmerged = true, .one_sheet = true});
}

static int32_t reversed(size_t sheet, int32_t row, int32_t col)
{
  (void)row;
  int32_t last = sheet == 1 ? 8 : 7;
  return (sheet == 1 || sheet == 2) && row > 2 && col >= 2 ? last + 2 - col : col;
}

static int32_t reversed_below_same_numbers(size_t sheet, int32_t row, int32_t col)
{
  return row == 5 ? col : reversed(sheet, row, col);
}

static void columns_in_another_order(void)
{
  gk_variant_is_same(&(gk_variant){.col = reversed});
  gk_variant_is_same(&(gk_variant){.col = reversed_below_same_numbers});
}

static int32_t one_to_the_right(size_t sheet, int32_t row, int32_t col)
{
  (void)row;
  return (sheet == 2 || sheet == 4) && col >= 3 ? col + 1 : col;
}

static void put_extra_column(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  if (index != 2 && index != 4) return;
  gk_variant_put(grid, sheet, down + 4, 3, "其中：上年结转");
  for (int32_t row = 6; row < 10; row++) gk_grid_put_number(grid, sheet, down + row, 3, (gk_dec){99, 0}, false);
}

static void with_an_extra_column(void)
{
  gk_variant_is_same(&(gk_variant){.col = one_to_the_right, .more = put_extra_column});
}

static int32_t without_the_fourth(size_t sheet, int32_t row, int32_t col)
{
  (void)row;
  return sheet != 2 || col < 5 ? col : col == 5 ? -1 : col - 1;
}

static void without_a_column(void)
{
  gk_grid *grid;
  gk_tables *tables = gk_variant_find(&(gk_variant){.col = without_the_fourth}, &grid, 2);
  const gk_table *t = gk_tables_get(tables, 2);
  CU_ASSERT_PTR_NOT_NULL_FATAL(t);
  for (size_t c = 0; c < 6; c++) {
    CU_ASSERT_EQUAL(t->column_found[c], c != 3);
    const gk_figure *f = gk_variant_figure(tables, "gk03", "total", c);
    const gk_figure *was = gk_variant_figure(gk_example_tables, "gk03", "total", c);
    CU_ASSERT_EQUAL(f->state, c == 3 ? GK_FIGURE_ABSENT : was->state);
    CU_ASSERT(gk_dec_cmp(f->value, was->value) == 0);
  }
  gk_tables_free(tables);
  gk_grid_free(grid);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

static int32_t every_second(size_t sheet, int32_t row)
{
  return row <= gk_example_body(sheet) ? row : 2 * row - gk_example_body(sheet);
}

static void with_blank_rows(void)
{
  gk_variant_is_same(&(gk_variant){.row = every_second});
}

static bool as_text(size_t sheet, const gk_cell *cell, char out[TEXT])
{
  char plain[GK_DEC_TEXT];
  if (cell->kind != GK_CELL_NUMBER || cell->row < gk_example_body(sheet)) return false;
  gk_dec_format(cell->number, plain);
  size_t whole = strcspn(plain, ".");
  if (whole > 3) snprintf(out, TEXT, " %.*s,%s", (int)(whole - 3), plain, plain + whole - 3);
  else snprintf(out, TEXT, "%s ", plain);
  return true;
}

static void figures_as_text(void)
{
  gk_grid *grid;
  gk_tables *tables = gk_variant_find(&(gk_variant){.text = as_text}, &grid, TABLES);
  CU_ASSERT_EQUAL(gk_variant_figure(tables, "gk04", "r1", 0)->state, GK_FIGURE_TEXT);
  CU_ASSERT_EQUAL(gk_variant_figure(tables, "gk04", "r1", 0)->value.units, 167141);
  gk_tables_free(tables);
  gk_grid_free(grid);
}

/* Makes room at the page break of a long table for its headings, or for everything above its rows. */
static int32_t below_page_break(size_t sheet, int32_t row)
{
  return row < PAGE_BREAK ? row : row + gk_example_body(sheet);
}

static void repeat_rows(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down, int32_t first)
{
  const gk_sheet *from = gk_example->sheets[index];
  for (size_t i = 0; from->rows > PAGE_BREAK && i < from->count; i++) {
    const gk_cell *cell = &from->cells[i];
    if (cell->row < first || cell->row >= gk_example_body(index)) continue;
    gk_variant_repeat(grid, sheet, cell, down + PAGE_BREAK);
  }
}

static void repeat_headings(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  repeat_rows(grid, sheet, index, down, 3);
}

static void repeat_title_and_headings(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  repeat_rows(grid, sheet, index, down, 0);
}

static void headings_repeated_at_a_page_break(void)
{
  gk_variant_is_same(&(gk_variant){.row = below_page_break, .more = repeat_headings});
  gk_variant_is_same(&(gk_variant){.row = below_page_break, .more = repeat_headings, .unmerged = true});
}

static void title_repeated_at_a_page_break(void)
{
  gk_variant_is_same(&(gk_variant){.row = below_page_break, .more = repeat_title_and_headings});
  gk_variant_is_same(&(gk_variant){.row = below_page_break, .more = repeat_title_and_headings, .one_sheet = true});
}

/* --- figures where they are not expected -------------------------------------------------------------------------- */

static bool total_beside_its_label(size_t sheet, const gk_cell *cell, char out[TEXT])
{
  out[0] = '\0';
  return sheet == 5 && cell->row == 32 && cell->col == 8;
}

static void put_total_beside_its_label(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  if (index == 5) gk_grid_put_number(grid, sheet, down + 32, 5, (gk_dec){982, 2}, false);
}

static void total_in_its_own_block(void)
{
  gk_grid *grid;
  gk_variant variant = {.text = total_beside_its_label, .more = put_total_beside_its_label};
  gk_tables *tables = gk_variant_find(&variant, &grid, TABLES);
  CU_ASSERT_EQUAL(gk_variant_figure(tables, "gk06", "public", 0)->col, 5);
  gk_tables_free(tables);
  gk_grid_free(grid);
}

static int32_t notes_lower(size_t sheet, int32_t row)
{
  return sheet == 6 && row > 7 ? row + 2 : row;
}

static void put_three_public(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down)
{
  for (int32_t col = 0; index == 6 && col < 12; col++)
    gk_grid_put_number(grid, sheet, down + 8, col, (gk_dec){100 + col, 2}, false);
}

static void three_public_below_a_blank_row(void)
{
  gk_grid *grid;
  gk_tables *tables = gk_variant_find(&(gk_variant){.row = notes_lower, .more = put_three_public}, &grid, 6);
  CU_ASSERT(figure_is(gk_variant_figure(tables, "gk07", "r1", 0), "1.00"));
  CU_ASSERT(figure_is(gk_variant_figure(tables, "gk07", "r1", 11), "1.11"));
  gk_tables_free(tables);
  gk_grid_free(grid);
}

static bool unit_beside_department(size_t sheet, const gk_cell *cell, char out[TEXT])
{
  (void)sheet;
  if (cell->row != 2) return false;
  out[0] = '\0';
  if (cell->col == 0) snprintf(out, TEXT, "%s　　金额单位：万元", cell->text);
  return true;
}

static void unit_and_department_in_one_cell(void)
{
  gk_variant_is_same(&(gk_variant){.text = unit_beside_department});
}

static bool key_with_remark(size_t sheet, const gk_cell *cell, char out[TEXT])
{
  if (sheet > 3 || cell->row != 4 || cell->col != 3 || cell->kind != GK_CELL_TEXT) return false;
  snprintf(out, TEXT, "%s（按功能分类）", cell->text);
  return sheet == 0 || sheet == 3;
}

static void key_heading_with_a_remark(void)
{
  gk_variant_is_same(&(gk_variant){.text = key_with_remark});
}

static void nothing_is_no_table(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_grid_new();
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_sheet *sheet = gk_grid_add_sheet(grid, "GK01 收入支出决算总表", false);
  gk_variant_put(grid, sheet, 0, 0, "收入支出决算总表");
  CU_ASSERT_FATAL(gk_grid_seal(grid));
  gk_tables *tables = gk_tables_find(gk_example_pack, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
  CU_ASSERT_EQUAL(tables->count, 0);
  CU_ASSERT_PTR_NULL(gk_tables_get(tables, 0));
  gk_tables_free(tables);
  gk_grid_free(grid);
}

void gk_suite_tables_variants(void);
void gk_suite_tables_variants(void)
{
  CU_pSuite suite = CU_add_suite("tables_variants", gk_example_load, gk_example_unload);
  CU_ADD_TEST(suite, example_is_found);
  CU_ADD_TEST(suite, figures_have_names);
  CU_ADD_TEST(suite, codes_have_parents);
  CU_ADD_TEST(suite, marks_alone);
  CU_ADD_TEST(suite, titles_alone);
  CU_ADD_TEST(suite, any_sheet_name);
  CU_ADD_TEST(suite, on_one_sheet);
  CU_ADD_TEST(suite, contents_are_no_tables);
  CU_ADD_TEST(suite, other_tables_stay_out);
  CU_ADD_TEST(suite, headings_with_line_breaks);
  CU_ADD_TEST(suite, without_merged_ranges);
  CU_ADD_TEST(suite, columns_in_another_order);
  CU_ADD_TEST(suite, with_an_extra_column);
  CU_ADD_TEST(suite, without_a_column);
  CU_ADD_TEST(suite, with_blank_rows);
  CU_ADD_TEST(suite, figures_as_text);
  CU_ADD_TEST(suite, headings_repeated_at_a_page_break);
  CU_ADD_TEST(suite, title_repeated_at_a_page_break);
  CU_ADD_TEST(suite, total_in_its_own_block);
  CU_ADD_TEST(suite, three_public_below_a_blank_row);
  CU_ADD_TEST(suite, unit_and_department_in_one_cell);
  CU_ADD_TEST(suite, key_heading_with_a_remark);
  CU_ADD_TEST(suite, nothing_is_no_table);
}
