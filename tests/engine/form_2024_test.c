/* SPDX-License-Identifier: MPL-2.0 */
/* The tables in the form that Shanghai prescribed for 2024: no 行次, no marks, codes divided over columns 类, 款, 项, the
 * three public expenses with 预算数 and 决算数 below each item, totals at the bottom. The figures are made up. Run from the
 * top folder of the source tree. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/check/check.h"
#include "engine/base/text.h"
#include "grid_build.h"

static gk_pack_shelf *shelf;

static int load_shelf(void)
{
  gk_error err = GK_ERROR_INIT;
  shelf = gk_pack_shelf_load("sheets", &err);
  return shelf == NULL;
}

static int free_shelf(void)
{
  gk_pack_shelf_free(shelf);
  return 0;
}

/* A figure of a line, "" for none. */
typedef struct amount {
  const char *key, *cells;
} amount;

static const char *cells_of(const amount *amounts, const char *key, const char *none)
{
  for (; amounts->key != NULL; amounts++)
    if (strcmp(amounts->key, key) == 0) return amounts->cells;
  return none;
}

/* The two halves of 公开01 or 04 side by side, line for line as the pack names them. */
static void put_lines(gk_build *build, const char *id, const amount *amounts, const char *blank_right)
{
  const gk_pack *pack = gk_pack_shelf_get(shelf, "cn-2023");
  const gk_pack_table *table = &pack->tables[gk_pack_table_index(pack, id)];
  const gk_pack_block *left = &table->blocks[0], *right = &table->blocks[1];
  size_t l = 0, r = 0;
  while (l < left->line_count || r < right->line_count) {
    const gk_pack_line *a = NULL, *b = NULL;
    while (l < left->line_count && a == NULL) {
      a = &table->lines[left->first_line + l++];
      if (a->names.count == 0) a = NULL;
    }
    while (r < right->line_count && b == NULL) {
      b = &table->lines[right->first_line + r++];
      if (b->names.count == 0) b = NULL;
    }
    if (a == NULL && b == NULL) break;
    gk_text row = {0};
    gk_text_printf(&row, "%s|%s|", a != NULL ? a->names.items[0] : "", a != NULL ? cells_of(amounts, a->key, "") : "");
    gk_text_puts(&row, b != NULL ? b->names.items[0] : "");
    gk_text_printf(&row, "|%s", b != NULL ? cells_of(amounts, b->key, blank_right) : blank_right);
    CU_ASSERT_PTR_NOT_NULL_FATAL(row.bytes);
    gk_build_row(build, row.bytes);
    gk_text_free(&row);
  }
}

static void put_overviews(gk_build *build)
{
  static const amount gk01[] = {{"r1", "90"},  {"r8", "6"},   {"r27", "96"}, {"r31", "96"}, {"r32", "60"},
                                {"r39", "30"}, {"r58", "90"}, {"r60", "6"},  {"r62", "96"}, {NULL, NULL}};
  static const amount gk04[] = {{"r1", "90"},       {"r27", "90"},      {"r32", "90"},      {"r33", "60|60||"},
                                {"r40", "30|30||"}, {"r59", "90|90||"}, {"r64", "90|90||"}, {NULL, NULL}};
  gk_build_sheet(build, "1");
  gk_build_rows(build, "2024年度收入支出决算总表\n|||单位：万元\n收入>1||支出>1|\n项目|决算数|项目|决算数\n");
  put_lines(build, "gk01", gk01, "");
  gk_build_rows(build, "注：本表反映部门本年度的总收支和年末结转结余情况。\n");
  gk_build_sheet(build, "4");
  gk_build_rows(build, "2024年度财政拨款收入支出决算总表\n|||||单位：万元\n收入>1||支出>4||||\n"
                       "项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款\n");
  put_lines(build, "gk04", gk04, "|||");
}

#define CODE_HEADS "项目>3||||"
#define CODE_PARTS "支出功能分类科目编码>2|||科目名称"

static void put_codes(gk_build *build)
{
  gk_build_sheet(build, "2");
  gk_build_rows(build,
                "2024年度收入决算表\n|||单位：万元\n" CODE_HEADS
                "本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入\n" CODE_PARTS
                "\n类|款|项\n"
                "|||合计|96|90|||||6\n201|||一般公共服务支出|66|60|||||6\n201|'06||财政事务|66|60|||||6\n"
                "201|'06|'01|行政运行|46|40|||||6\n201|'06|'02|一般行政管理事务|20|20\n"
                "208|||社会保障和就业支出|30|30\n208|'05||行政事业单位养老支出|30|30\n208|5|1|行政单位离退休|30|30\n");
  gk_build_sheet(build, "3");
  gk_build_rows(
    build, "2024年度支出决算表\n|||单位：万元\n" CODE_HEADS
           "本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出\n" CODE_PARTS "\n类|款|项\n"
           "|||合计|90|70|20\n201|||一般公共服务支出|60|40|20\n201|'06||财政事务|60|40|20\n"
           "201|'06|'01|行政运行|40|40\n201|'06|'02|一般行政管理事务|20||20\n"
           "208|||社会保障和就业支出|30|30\n208|'05||行政事业单位养老支出|30|30\n208|'05|'01|行政单位离退休|30|30\n");
  gk_build_sheet(build, "5");
  gk_build_rows(build, "2024年度一般公共预算财政拨款支出决算表\n|||单位：万元\n" CODE_HEADS
                       "合计|基本支出|项目支出\n" CODE_PARTS
                       "\n类|款|项\n201|||一般公共服务支出|60|40|20\n201|'06||财政事务|60|40|20\n"
                       "201|'06|'01|行政运行|40|40\n201|'06|'02|一般行政管理事务|20||20\n"
                       "208|||社会保障和就业支出|30|30\n208|'05||行政事业单位养老支出|30|30\n"
                       "208|'05|'01|行政单位离退休|30|30\n合计>3||||90|70|20\n");
}

static void put_details(gk_build *build)
{
  gk_build_sheet(build, "6");
  gk_build_rows(build, "2024年度一般公共预算财政拨款基本支出决算表\n|||单位：万元\n"
                       "经济分类科目编码>1||科目名称|决算数|经济分类科目编码>1||科目名称|决算数\n类|款|||类|款\n"
                       "301||工资福利支出|50|302||商品和服务支出|20\n301|'01|基本工资|50|302|'01|办公费|20\n"
                       "303||对个人和家庭的补助||302|'02|印刷费|\n人员经费合计>2|||50|公用经费合计>2|||20\n");
  gk_build_sheet(build, "7");
  gk_build_rows(
    build, "2024年度财政拨款“三公”经费支出决算表\n|||单位：万元\n财政拨款“三公”经费>11\n"
           "合计>1||因公出国（境）费>1||公务用车购置及运行维护费>5||||||公务接待费>1|\n"
           "||||小计>1||公务用车购置费>1||公务用车运行维护费>1\n"
           "预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数\n3||||2||||2||1\n");
}

static void put_empty(gk_build *build)
{
  static const char *const titles[] = {"政府性基金预算", "国有资本经营预算"};
  for (size_t i = 0; i < 2; i++) {
    gk_build_sheet(build, i == 0 ? "8" : "9");
    gk_text rows = {0};
    gk_text_printf(&rows,
                   "2024年度%s财政拨款收入支出决算表\n|||单位：万元\n" CODE_HEADS
                   "年初结转和结余|本年收入|本年支出>2|||年末结转和结余\n" CODE_PARTS
                   "||| 小计|基本支出|项目支出\n类|款|项\n"
                   "|||合计\n注：某局无%s财政拨款支出，故本表无数据。\n",
                   titles[i], titles[i]);
    CU_ASSERT_PTR_NOT_NULL_FATAL(rows.bytes);
    gk_build_rows(build, rows.bytes);
    gk_text_free(&rows);
  }
}

/* Judges the form; `department` stands in a line of its own, `id` is the pack that is chosen. */
static void expect(const char *department, const char *id)
{
  gk_error err = GK_ERROR_INIT;
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "0");
  gk_build_rows(&build, department);
  put_overviews(&build);
  put_codes(&build);
  put_details(&build);
  put_empty(&build);
  gk_grid *grid = gk_built(&build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_report *report = gk_check_by(shelf, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  CU_ASSERT_STRING_EQUAL(report->pack->id, id);
  CU_ASSERT_EQUAL(report->tables->count, 9);
  CU_ASSERT_EQUAL(report->finding_count, 0);
  for (size_t i = 0; i < report->finding_count; i++)
    printf("\n    %s: %s", report->findings[i].rule, report->findings[i].message);
  const gk_table *codes = gk_tables_get(report->tables, 1), *three = gk_tables_get(report->tables, 6);
  CU_ASSERT_PTR_NOT_NULL(gk_table_row(codes, "2080501"));
  CU_ASSERT_EQUAL(gk_dec_cmp(gk_table_row(three, "r1")->figures[4].value, (gk_dec){2, 0}), 0); /* c5, 预算数 */
  CU_ASSERT_EQUAL(gk_table_row(three, "r1")->figures[10].state, GK_FIGURE_BLANK);              /* c11, 决算数 */
  gk_report_free(report);
  gk_grid_free(grid);
}

static void the_whole_form(void)
{
  expect("某局2024年度部门决算\n", "sh-2024"); /* no region is named: its layouts fit best */
  expect("上海市某局2024年度部门决算\n", "sh-2024");
}

/* Codes divided over columns: each level where it changes only, or whole in the first column; and what is none. */
static void divided_codes(void)
{
  static const char *const wanted[] = {"total",   "201",     "20103", "2010301", "2010302", "20106",
                                       "2010601", "2080505", "20899", "2089999", "22101"};
  gk_error err = GK_ERROR_INIT;
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "3");
  gk_build_rows(
    &build,
    "支出决算表\n" CODE_HEADS "本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出\n" CODE_PARTS
    "\n类|款|项\n|||合计|1\n201|||一般公共服务支出|1\n|'03||政府办公厅（室）及相关机构事务|1\n"
    "||'01|行政运行|1\n||2|一般行政管理事务|1\n|'06||财政事务|1\n||'01|行政运行|1\n"
    "2080505|||机关事业单位基本养老保险缴费支出|1\n20899|||其他社会保障和就业支出|1\n||99|其他社会保障和就业支出|1\n"
    "||'99|也是|1\n|1.5||没有编码|1\n221|'01||没有收录|1\n");
  gk_grid *grid = gk_built(&build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_tables *tables = gk_tables_find(gk_pack_shelf_get(shelf, "cn-2023"), grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
  CU_ASSERT_EQUAL_FATAL(tables->count, 1);
  size_t found = 0;
  for (size_t i = 0; i < tables->items[0].row_count; i++) {
    const char *key = tables->items[0].rows[i].key;
    if (i > 0 && strcmp(key, tables->items[0].rows[i - 1].key) == 0) continue; /* 2089999 stands twice */
    CU_ASSERT_TRUE_FATAL(found < sizeof wanted / sizeof *wanted);
    CU_ASSERT_STRING_EQUAL(key, wanted[found++]);
  }
  CU_ASSERT_EQUAL(found, sizeof wanted / sizeof *wanted);
  gk_tables_free(tables);
  gk_grid_free(grid);
}

/* Shanghai's ninth table has income and what is carried over. */
static void the_ninth_table(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "9");
  gk_build_rows(&build, "国有资本经营预算财政拨款收入支出决算表\n|||单位：万元\n" CODE_HEADS
                        "年初结转和结余|本年收入|本年支出>2|||年末结转和结余\n" CODE_PARTS
                        "||| 小计|基本支出|项目支出\n类|款|项\n"
                        "|||合计|1|5|4||4|3\n223|||国有资本经营预算支出|1|5|4||4|3\n");
  gk_grid *grid = gk_built(&build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_report *report = gk_check(gk_pack_shelf_get(shelf, "sh-2024"), grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  CU_ASSERT_EQUAL(report->tables->count, 1);
  CU_ASSERT_EQUAL(report->summary[GK_ERROR], 2); /* 1 + 5 - 4 is 2, in both rows */
  for (size_t i = 0; i < report->finding_count; i++)
    CU_ASSERT(report->findings[i].severity != GK_ERROR || strcmp(report->findings[i].rule, "gk09.across.c6") == 0);
  gk_report_free(report);
  gk_grid_free(grid);
}

void gk_suite_form_2024(void);
void gk_suite_form_2024(void)
{
  CU_pSuite suite = CU_add_suite("form_2024", load_shelf, free_shelf);
  CU_add_test(suite, "the whole form", the_whole_form);
  CU_add_test(suite, "divided codes", divided_codes);
  CU_add_test(suite, "the ninth table", the_ninth_table);
}
