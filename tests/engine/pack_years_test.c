/* SPDX-License-Identifier: MPL-2.0 */
/* The example's figures in the layouts of other years: the pack of the year is chosen and judges them as the example's.
 * Run from the top folder of the source tree. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/check/check.h"
#include "example_variants.h"

enum { GK01, GK04 = 3, GK07 = 6, GK08, GK09 };

static gk_pack_shelf *shelf;
static int year; /* that titles name, 0 for none */

static int load_all(void)
{
  gk_error err = GK_ERROR_INIT;
  shelf = gk_pack_shelf_load("sheets", &err);
  if (shelf == NULL) printf("%s\n", err.text);
  return shelf == NULL || gk_example_load() != 0;
}

static int free_all(void)
{
  gk_pack_shelf_free(shelf);
  shelf = NULL;
  return gk_example_unload();
}

static const gk_row *row_of(size_t sheet, const char *key)
{
  return gk_table_row(gk_tables_get(gk_example_tables, sheet), key);
}

/* The first column of the right half of 公开01 and 04. */
static int32_t right_half(size_t sheet)
{
  return row_of(sheet, sheet == GK01 ? "r32" : "r33")->key_col;
}

/* --- texts of all years ------------------------------------------------------------------------------------------- */

static bool is_text(const gk_cell *cell, const char *text)
{
  return cell->kind == GK_CELL_TEXT && strcmp(cell->text, text) == 0;
}

static bool with_year(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT])
{
  const gk_table *table = gk_tables_get(gk_example_tables, sheet);
  bool title = cell->row == table->title_row && cell->col == table->title_col;
  if (year == 0 || !title) return false;
  snprintf(out, GK_VARIANT_TEXT, "%d年度%s", year, cell->text);
  return true;
}

/* --- 2019 --------------------------------------------------------------------------------------------------------- */

/* The half rows that 2019 has not, its column of state capital operations, and the ninth table. */
static int32_t col_2019(size_t sheet, int32_t row, int32_t col)
{
  static const struct {
    size_t sheet;
    const char *key;
  } gone[] = {{GK01, "r3"}, {GK01, "r52"}, {GK01, "r57"}, {GK04, "r3"}, {GK04, "r31"}, {GK04, "r53"}, {GK04, "r58"}};
  if (sheet == GK09) return -1;
  for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
    const gk_row *r = gone[i].sheet == sheet ? row_of(sheet, gone[i].key) : NULL;
    if (r != NULL && r->row == row && (r->key_col >= right_half(sheet)) == (col >= right_half(sheet))) return -1;
  }
  bool last = sheet == GK04 && col == row_of(sheet, "r33")->figures[4].col && row >= gk_example_body(sheet) - 3;
  return last ? -1 : col;
}

/* The 行次 of 2019 are others: here each is one less. */
static bool other_number(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT])
{
  if ((sheet != GK01 && sheet != GK04) || cell->row < gk_example_body(sheet)) return false;
  int32_t beside = cell->col - 1;
  int number = cell->kind == GK_CELL_NUMBER ? (int)gk_dec_trim(cell->number).units : atoi(cell->text);
  if (number < 2 || (beside != right_half(sheet) && beside != row_of(sheet, "r1")->key_col)) return false;
  snprintf(out, GK_VARIANT_TEXT, "%d", number - 1);
  return true;
}

static bool text_2019(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT])
{
  static const struct {
    const char *here, *there;
  } names[] = {
    {"四、上级补助收入", "三、上级补助收入"},
    {"五、事业收入", "四、事业收入"},
    {"六、经营收入", "五、经营收入"},
    {"七、附属单位上缴收入", "六、附属单位上缴收入"},
    {"八、其他收入", "七、其他收入"},
    {"十四、资源勘探工业信息等支出", "十四、资源勘探信息等支出"},
    {"二十二、灾害防治及应急管理支出", "二十一、灾害防治及应急管理支出"},
    {"二十三、其他支出", "二十二、其他支出"},
    {"二十四、债务还本支出", "二十三、债务还本支出"},
    {"二十五、债务付息支出", "二十四、债务付息支出"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (!is_text(cell, names[i].here)) continue;
    snprintf(out, GK_VARIANT_TEXT, "%s", names[i].there);
    return true;
  }
  return with_year(sheet, cell, out) || other_number(sheet, cell, out);
}

/* --- 2023 --------------------------------------------------------------------------------------------------------- */

static bool text_2023(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT])
{
  static const char *const marks[] = {"公开09表", "公开07表", "公开08表"};
  const gk_table *table = gk_tables_get(gk_example_tables, sheet);
  if (sheet >= GK07 && is_text(cell, table->pack->mark)) {
    snprintf(out, GK_VARIANT_TEXT, "%s", marks[sheet - GK07]);
  } else if (sheet == GK07 && cell->row == table->title_row && cell->col == table->title_col) {
    snprintf(out, GK_VARIANT_TEXT, "%s财政拨款“三公”经费支出决算表", year == 0 ? "" : "2023年度");
  } else if (is_text(cell, "使用非财政拨款结余")) {
    snprintf(out, GK_VARIANT_TEXT, "使用非财政拨款结余（含专用结余）");
  } else {
    return with_year(sheet, cell, out);
  }
  return true;
}

/* --- judging ------------------------------------------------------------------------------------------------------ */

static void expect(const gk_variant *variant, const char *id)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_variant_grid(variant);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_report *report = gk_check_by(shelf, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  CU_ASSERT_STRING_EQUAL(report->pack->id, id);
  CU_ASSERT_EQUAL(report->tables->year, year);
  CU_ASSERT_EQUAL(report->tables->count, report->pack->table_count);
  /* the example's one slip, and nothing that the layout would explain */
  bool alike = report->summary[GK_ERROR] == 1 && report->summary[GK_ROUNDING] == 2 && report->finding_count == 3 &&
               report->suspect_count == 1;
  CU_ASSERT(alike);
  for (size_t i = 0; !alike && i < report->finding_count; i++)
    printf("\n    %s %s: %s", report->pack->id, report->findings[i].rule, report->findings[i].message);
  gk_report_free(report);
  gk_grid_free(grid);
}

/* How many warnings a pack of the wrong year gives. */
static size_t warnings_of(const gk_variant *variant, const char *id)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_variant_grid(variant);
  gk_report *report = grid != NULL ? gk_check(gk_pack_shelf_get(shelf, id), grid, &err) : NULL;
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  size_t warnings = report->summary[GK_WARNING];
  gk_report_free(report);
  gk_grid_free(grid);
  return warnings;
}

static void the_layout_of_2019(void)
{
  const gk_variant variant = {.col = col_2019, .text = text_2019, .renamed = true};
  /* the ninth table, and lines of both halves of 公开01 and 04, are what the pack of 2022 misses */
  CU_ASSERT_EQUAL(warnings_of(&variant, "cn-2022"), 5);
  year = 2019;
  expect(&variant, "cn-2019");
  year = 0;
  expect(&variant, "cn-2019");
}

static void the_layouts_of_2020_to_2022(void)
{
  static const char *const ids[] = {"cn-2020", "cn-2021", "cn-2022"};
  const gk_variant variant = {.text = with_year, .renamed = true};
  for (int i = 0; i < 3; i++) {
    year = 2020 + i;
    expect(&variant, ids[i]);
  }
  year = 0;
  expect(&variant, "cn-2022");
}

static bool text_region(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT])
{
  const char *department = cell->kind == GK_CELL_TEXT ? strstr(cell->text, "株洲市") : NULL;
  if (department == NULL) return with_year(sheet, cell, out);
  snprintf(out, GK_VARIANT_TEXT, "%.*s示例市%s", (int)(department - cell->text), cell->text,
           department + strlen("株洲市"));
  return true;
}

/* A region's pack of another year does not come before the packs that fit. */
static void a_region_without_a_year(void)
{
  gk_error err = GK_ERROR_INIT;
  const gk_variant here = {.text = text_region}, old = {.col = col_2019, .text = text_2019};
  year = 0;
  gk_grid *grid = gk_variant_grid(&here), *other = gk_variant_grid(&old);
  CU_ASSERT_FATAL(grid != NULL && other != NULL);
  gk_report *near = gk_check_by(shelf, grid, &err), *far = gk_check_by(shelf, other, &err);
  CU_ASSERT_FATAL(near != NULL && far != NULL);
  CU_ASSERT_STRING_EQUAL(near->pack->id, "region-example");
  CU_ASSERT_STRING_EQUAL(far->pack->id, "cn-2019");
  gk_report_free(near);
  gk_report_free(far);
  gk_grid_free(grid);
  gk_grid_free(other);
}

static void the_layout_of_2023(void)
{
  const gk_variant variant = {.text = text_2023, .renamed = true};
  year = 2023;
  expect(&variant, "cn-2023");
  year = 0;
  expect(&variant, "cn-2023");
}

static void all_on_one_sheet(void)
{
  const gk_variant old = {.col = col_2019, .text = text_2019, .one_sheet = true, .unmerged = true};
  const gk_variant late = {.text = text_2023, .one_sheet = true, .unmerged = true};
  year = 2019;
  expect(&old, "cn-2019");
  year = 2023;
  expect(&late, "cn-2023");
}

void gk_suite_pack_years(void);
void gk_suite_pack_years(void)
{
  CU_pSuite suite = CU_add_suite("pack_years", load_all, free_all);
  CU_add_test(suite, "the layout of 2019", the_layout_of_2019);
  CU_add_test(suite, "the layouts of 2020 to 2022", the_layouts_of_2020_to_2022);
  CU_add_test(suite, "the layout of 2023", the_layout_of_2023);
  CU_add_test(suite, "all on one sheet", all_on_one_sheet);
  CU_add_test(suite, "a region without a year", a_region_without_a_year);
}
