/* SPDX-License-Identifier: MPL-2.0 */
/* The units of money: what they are worth, what a heading says, and every unit through the check and a filling. Run
 * from the top folder of the source tree. */
#include "engine/base/unit.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/check/check.h"
#include "engine/collect/fill.h"
#include "grid_build.h"
#include "one_pack.h"

static gk_dec dec(const char *text)
{
  gk_dec value = GK_DEC_ZERO;
  if (!gk_dec_parse(text, strlen(text), &value)) CU_FAIL("no decimal");
  return value;
}

/* 1671.42 万元 in every unit. */
static const struct {
  const char *unit, *figure;
} units[] = {{"元", "16714200"},  {"百元", "167142"},    {"千元", "16714.2"},
             {"万元", "1671.42"}, {"百万元", "16.7142"}, {"亿元", "0.167142"}};

enum { UNITS = sizeof units / sizeof *units };

static void every_unit_into_every_other(void)
{
  for (size_t from = 0; from < UNITS; from++) {
    for (size_t to = 0; to < UNITS; to++) {
      gk_dec value;
      char text[GK_DEC_TEXT];
      CU_ASSERT_TRUE_FATAL(gk_unit_convert(dec(units[from].figure), units[from].unit, units[to].unit, &value));
      gk_dec_format(value, text);
      CU_ASSERT_STRING_EQUAL(text, units[to].figure);
    }
  }
}

static void what_is_refused(void)
{
  static const char *const unknown[] = {"", "十万元", "美元", "万", "万元/人", "wan"};
  gk_dec value;
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
    CU_ASSERT_EQUAL(gk_unit_power(unknown[i]), -1);
    CU_ASSERT_FALSE(gk_unit_convert(dec("1"), unknown[i], "万元", &value));
    CU_ASSERT_FALSE(gk_unit_convert(dec("1"), "万元", unknown[i], &value));
  }
  CU_ASSERT_FALSE(gk_unit_convert(dec("9000000000000000"), "亿元", "元", &value)); /* too large */
}

static void what_a_heading_says(void)
{
  static const struct {
    const char *folded, *unit;
  } cases[] = {
    {"单位:万元", "万元"},        {"金额单位:人民币千元", "千元"},
    {"(单位:百元)", "百元"},      {"计量单位亿元", "亿元"},
    {"单位:百万元、%", "百万元"}, {"编制单位:某局单位:元", "元"},
    {"单位:10万元", "10万元"},    {"单位:美元", "美元"},
    {"单位:十万元。", "十万元"},  {"单位:元江县财政局", ""},
    {"单位:人民币", ""},          {"预算单位:101001", ""},
    {"单位名称:某局", ""},        {"", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_folded said = gk_unit_said(cases[i].folded);
    CU_ASSERT_EQUAL(said.length, strlen(cases[i].unit));
    CU_ASSERT_EQUAL(strncmp(said.text, cases[i].unit, said.length), 0);
  }
}

static void what_stands_in_brackets(void)
{
  static const struct {
    const char *folded, *unit;
  } cases[] = {{"年度资金总额(万元)", "万元"}, {"资金情况(人民币千元)", "千元"},
               {"(50分)金额(元)", "元"},       {"金额(十万元)", "十万元"},
               {"产出指标(50分)", ""},         {"金额(万元/人)", ""},
               {"人民币(大写)", ""},           {"(万)", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_folded said = gk_unit_bracketed(cases[i].folded);
    CU_ASSERT_EQUAL(said.length, strlen(cases[i].unit));
    CU_ASSERT_EQUAL(strncmp(said.text, cases[i].unit, said.length), 0);
  }
}

/* --- through the engine ------------------------------------------------------------------------------------------- */

/* 公开01表 in 万元 and 公开03表 in another unit, of the same accounts. */
static gk_grid *workbook(const char *unit, const char *figure)
{
  char rows[1024];
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "收支");
  gk_build_rows(&build, "收入支出决算总表\n|||||公开01表\n部门：某局|||||单位：万元\n收入|||支出||\n"
                        "项目|行次|决算数|项目（按功能分类）|行次|决算数\n"
                        "一、一般公共预算财政拨款收入|1|1671.42|一、一般公共服务支出|31|1671.42\n"
                        "本年收入合计|27|1671.42|本年支出合计|57|1671.42\n总计|30|1671.42|总计|60|1671.42\n");
  gk_build_sheet(&build, "支出");
  snprintf(rows, sizeof rows,
           "支出决算表\n||公开03表\n部门：某局|单位：%s\n"
           "项目>1||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出\n"
           "功能分类科目编码|科目名称|||||\n合计||%s|%s||||\n201|一般公共服务支出|%s|%s||||\n",
           unit, figure, figure, figure, figure);
  gk_build_rows(&build, rows);
  return gk_built(&build);
}

static const gk_finding *finding_of(const gk_report *report, const char *rule)
{
  for (size_t i = 0; i < report->finding_count; i++)
    if (strcmp(report->findings[i].rule, rule) == 0) return &report->findings[i];
  return NULL;
}

static size_t count_errors(const gk_report *report, const char *table)
{
  size_t count = 0;
  for (size_t i = 0; i < report->finding_count; i++)
    count += report->findings[i].severity == GK_ERROR && strncmp(report->findings[i].rule, table, strlen(table)) == 0;
  return count;
}

static void every_unit_checked(void)
{
  for (size_t i = 0; i < UNITS; i++) {
    gk_error err = GK_ERROR_INIT;
    gk_grid *grid = workbook(units[i].unit, units[i].figure);
    gk_report *report = gk_check(pack, grid, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    CU_ASSERT_EQUAL(count_errors(report, "gk03"), 0);
    CU_ASSERT_EQUAL(finding_of(report, "gk03.state.unit") != NULL, strcmp(units[i].unit, "万元") != 0);
    gk_report_free(report);
    gk_grid_free(grid);
    /* a unit too large or too small by ten is seen: it says another unit than its figures stand in */
    grid = workbook(units[i].unit, strcmp(units[i].unit, "万元") == 0 ? "16714.2" : "1671.42");
    report = gk_check(pack, grid, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    CU_ASSERT_FALSE(report->pass);
    gk_report_free(report);
    gk_grid_free(grid);
  }
}

static void an_unknown_unit_checked(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = workbook("十万元", "167.142");
  gk_report *report = gk_check(pack, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  const gk_finding *finding = finding_of(report, "gk03.state.notunit");
  CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
  CU_ASSERT_EQUAL(finding->severity, GK_ERROR);
  CU_ASSERT_PTR_NOT_NULL(strstr(finding->message, "公开03表B3写的单位“十万元”不认识"));
  CU_ASSERT_TRUE(finding->place.row == 2 && finding->place.col == 1);
  CU_ASSERT_EQUAL(count_errors(report, "gk03"), 1); /* nothing of it is held against 公开01表 */
  gk_report_free(report);
  gk_grid_free(grid);
}

/* The state of 公开03表's figure of 201 (F: 基本支出), and in *there what the template shows. */
static gk_fill_state filled(const char *unit, const char *figure, char there[GK_DEC_TEXT], char why[128])
{
  gk_error err = GK_ERROR_INIT;
  gk_template_options options = {.open_rows = 10};
  gk_grid *grid = workbook(unit, figure);
  gk_tables *tables = gk_tables_find(pack, grid, &err);
  gk_fill *fill = tables == NULL ? NULL : gk_fill_make(tables, pack, &options, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(fill);
  gk_fill_state state = GK_FILL_STATES;
  for (size_t i = 0; i < fill->count; i++) {
    const gk_fill_item *item = &fill->items[i];
    if (strcmp(item->table->pack->id, "gk03") != 0 || strcmp(item->row->key, "201") != 0 || item->column != 1) continue;
    state = item->state;
    gk_dec_format(item->there, there);
    snprintf(why, 128, "%s", item->why);
  }
  gk_fill_free(fill);
  gk_tables_free(tables);
  gk_grid_free(grid);
  return state;
}

static void every_unit_filled(void)
{
  char there[GK_DEC_TEXT], why[128];
  for (size_t i = 0; i < UNITS; i++) {
    bool same = strcmp(units[i].unit, "万元") == 0;
    CU_ASSERT_EQUAL(filled(units[i].unit, units[i].figure, there, why), same ? GK_FILL_TAKEN : GK_FILL_CONVERTED);
    CU_ASSERT_STRING_EQUAL(there, "1671.42");
    CU_ASSERT_STRING_EQUAL(why, "");
  }
  CU_ASSERT_EQUAL(filled("百元", "167142.5", there, why), GK_FILL_CONVERTED);
  CU_ASSERT_STRING_EQUAL(there, "1671.43"); /* 1671.425, half up */
  CU_ASSERT_STRING_EQUAL(why, "换算后四舍五入");
  CU_ASSERT_EQUAL(filled("十万元", "167.142", there, why), GK_FILL_NO_PLACE);
  CU_ASSERT_STRING_EQUAL(why, "B3写的单位“十万元”不认识，不能换算");
}

/* 公开03表 in 万元 and the 绩效自评表 of the whole department in another unit. */
static gk_report *check_form(gk_grid **grid, const char *unit, const char *executed)
{
  char rows[1024];
  gk_error err = GK_ERROR_INIT;
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "支出");
  gk_build_rows(&build, "支出决算表\n||公开03表\n部门：某局|单位：万元\n"
                        "项目>1||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出\n"
                        "功能分类科目编码|科目名称|||||\n合计||1671.42|1671.42||||\n");
  gk_build_sheet(&build, "自评");
  snprintf(rows, sizeof rows,
           "2022年度部门整体支出绩效自评表>8\n部门名称|某局\n"
           "资金情况（%s）|年度资金总额||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n"
           "|合计||%s|%s|%s|10|'100%%|10\n|其中：当年财政拨款||%s|%s|%s\n|上年结转资金||0|0|0\n|其他资金||0|0|0\n",
           unit, executed, executed, executed, executed, executed, executed);
  gk_build_rows(&build, rows);
  *grid = gk_built(&build);
  gk_report *report = gk_check(pack, *grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  return report;
}

static void every_unit_in_a_form(void)
{
  gk_grid *grid;
  for (size_t i = 0; i < UNITS; i++) {
    gk_report *report = check_form(&grid, units[i].unit, units[i].figure);
    const gk_finding *wrong = finding_of(report, "performance.same.gk03");
    CU_ASSERT_PTR_NULL(wrong);
    if (wrong != NULL) printf("\n    %s: %s", units[i].unit, wrong->message);
    gk_report_free(report);
    gk_grid_free(grid);
    report = check_form(&grid, units[i].unit, strcmp(units[i].unit, "万元") == 0 ? "16714.2" : "1671.42");
    CU_ASSERT_PTR_NOT_NULL(finding_of(report, "performance.same.gk03"));
    gk_report_free(report);
    gk_grid_free(grid);
  }
  gk_report *report = check_form(&grid, "十万元", "167.142");
  CU_ASSERT_PTR_NULL(finding_of(report, "performance.same.gk03")); /* held against nothing */
  const gk_finding *unknown = finding_of(report, "performance.state.notunit");
  CU_ASSERT_PTR_NOT_NULL(unknown);
  if (unknown != NULL) CU_ASSERT_PTR_NOT_NULL(strstr(unknown->message, "A3写的单位“十万元”不认识"));
  gk_report_free(report);
  gk_grid_free(grid);
}

void gk_suite_unit(void)
{
  CU_pSuite suite = CU_add_suite("unit", load_pack, free_pack);
  CU_ADD_TEST(suite, every_unit_into_every_other);
  CU_ADD_TEST(suite, what_is_refused);
  CU_ADD_TEST(suite, what_a_heading_says);
  CU_ADD_TEST(suite, what_stands_in_brackets);
  CU_ADD_TEST(suite, every_unit_checked);
  CU_ADD_TEST(suite, an_unknown_unit_checked);
  CU_ADD_TEST(suite, every_unit_filled);
  CU_ADD_TEST(suite, every_unit_in_a_form);
}
