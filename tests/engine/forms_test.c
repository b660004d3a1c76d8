/* SPDX-License-Identifier: MPL-2.0 */
/* 绩效自评表 as others lay them out than the department of performance_test.c: each is right in every figure but for what
 * a test changes. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/check/check.h"
#include "grid_build.h"
#include "one_pack.h"

#define INDICATORS                                                                                                                                       \
  "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n"                \
  "|产出指标（50分）v2|数量指标|编制部门预算表|≥10张|12张|20|20\n||质量指标|收入支出决算表合格率|≥95%|96%|20|20\n" \
  "||时效指标|按时完成率|100%|100%|10|10\n|效益指标（30分）|社会效益指标|影响|明显|明显|30|28\n"                             \
  "|满意度指标（10分）|服务对象满意度指标|满意度|≥90%|95%|10|10\n"

/* The national form: 年度资金总额, 其中：当年（本年）财政拨款, a unit in the heading, a goal that is called like a table. */
static const char national[] =
  "附件2\n项目支出绩效自评表>8\n（2022年度）>8\n项目名称||专项业务费>6\n主管部门||某部||实施单位||某部本级\n"
  "项目资金\\（万元）v4|||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n"
  "|年度资金总额||1200|1250.50|1180.25|10|'94.38%|9.4\n|其中：当年（本年）财政拨款||1200|1200|1150.25|'--|'95.85%|'--\n"
  "|上年结转资金||0|50.50|30|'--|'59.41%|'--\n|其他资金||0|0|0|'--|'0.00%|'--\n"
  "年度总体目标v1|预期目标>3||||实际完成情况>3\n|编制收入支出决算表>3||||完成>3\n" INDICATORS "总分>5||||||100|97.4\n";

/* Anhui's: the total is left at 0 over its parts. */
static const char anhui[] =
  "项目支出绩效自评表\n（2022年度）\n项目名称||委托业务项目\n主管部门||某镇||实施单位||某镇\n"
  "|||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n||年度资金总额：|0|0|0|10|0|0\n"
  "||其中：本年财政拨款|90|89.974|89.974\n||上年结转资金\n||其他资金\n" INDICATORS "总分||||||100|88\n";

/* Sichuan's: 总额, funds of other names, 权重, more columns among the indicators, 合计. */
static const char sichuan[] =
  "部门预算项目支出绩效自评表（2022年度）>9\n主管部门|某厅|||实施单位|某中心\n"
  "项目基本情况|1.项目年度目标完成情况|项目年度目标||年度目标完成情况\n||完成某某任务||已完成\n"
  "预算执行情况（10分）|年度预算数（万元）||年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因\n"
  "|总额||100|110|104.5|'95.00%|10|9.5\n|其中：财政资金||100|105|99.5|'95.00%|'/|'/\n"
  "|财政专户管理资金|||5|5||'/|'/\n|单位资金||||||'/|'/\n"
  "目标绩效指标（90分）|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分\n"
  "|产出指标|数量指标|a|≥|10|个|10|20|20\n||质量指标|b|=|100|%|100|30|30\n|效益指标|社会效益指标|c|定性|好||好|30|30\n"
  "|满意度指标|满意度|d|≥|90|%|95|10|10\n合计||||||||100|99.5\n评价结论|好\n";

/* Without points for execution, which is no indicator of its own. */
static const char bare[] = "专项资金绩效自评表\n项目资金（万元）|||年初预算数|全年预算数|全年执行数|执行率\n"
                           "|年度资金总额||100|110|104.5|0.95\n|其中：财政拨款||100|110|104.5\n"
                           "|一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n|产出指标|数量指标|a|||50|50\n"
                           "|效益指标|x|b|||30|30\n|满意度指标|y|c|||20|19\n总分||||||100|99\n";

/* Headings in two rows; the grade in a cell of its own; no group with points. */
static const char two_rows[] =
  "2022年度某局整体支出（部门）绩效自评表\n部门名称|某局\n|||预算数>1||执行数v1|分值v1|执行率v1|得分v1\n"
  "资金情况（万元）|||年初预算数|全年预算数|全年执行数\n|年度资金总额||100|110|104.5|10|95|9.5\n"
  "|当年财政拨款||100|110|104.5\n|一级指标|二级指标|三级指标|目标值|完成值|分值|得分\n|产出指标|数量|a|||60|60\n"
  "|效益指标|社会|b|||30|30\n总分||||||100|99.5|评价等级|优\n";

/* --- checking ----------------------------------------------------------------------------------------------------- */

typedef struct checked {
  gk_grid *grid;
  gk_report *report;
} checked;

static checked check_sheets(const char *const *sheets, size_t count)
{
  gk_error err = GK_ERROR_INIT;
  gk_build build = gk_build_new();
  for (size_t i = 0; i < count; i++) {
    char name[32];
    snprintf(name, sizeof name, "Sheet%zu", i + 1);
    gk_build_sheet(&build, name);
    gk_build_rows(&build, sheets[i]);
  }
  checked c = {.grid = gk_built(&build)};
  CU_ASSERT_PTR_NOT_NULL_FATAL(c.grid);
  c.report = gk_check(pack, c.grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(c.report);
  return c;
}

static checked check(const char *sheet)
{
  return check_sheets(&sheet, 1);
}

static void drop(checked *c)
{
  gk_report_free(c->report);
  gk_grid_free(c->grid);
}

/* A form in which the first `from` is `to`; frees nothing of the form. */
static checked check_changed(const char *form, const char *from, const char *to)
{
  gk_text text = {0};
  const char *at = strstr(form, from);
  CU_ASSERT_PTR_NOT_NULL_FATAL(at);
  gk_text_add(&text, form, (size_t)(at - form));
  gk_text_printf(&text, "%s%s", to, at + strlen(from));
  checked c = check(text.bytes);
  gk_text_free(&text);
  return c;
}

static size_t count(const checked *c, const char *rule)
{
  size_t found = 0;
  for (size_t i = 0; i < c->report->finding_count; i++) found += strcmp(c->report->findings[i].rule, rule) == 0;
  return found;
}

static void expect_count(const checked *c, size_t forms, size_t findings)
{
  CU_ASSERT_EQUAL(c->report->tables->form_count, forms);
  CU_ASSERT_EQUAL(c->report->finding_count, findings);
  for (size_t i = 0; i < c->report->finding_count && c->report->finding_count != findings; i++)
    printf("\n%s: %s", c->report->findings[i].rule, c->report->findings[i].message);
}

static void expect_suspect(const checked *c, int32_t row, int32_t col, gk_dec value)
{
  const gk_suspect *suspect = gk_report_suspect_at(c->report, c->grid->sheets[0], row, col);
  CU_ASSERT_PTR_NOT_NULL(suspect);
  if (suspect != NULL) CU_ASSERT_EQUAL(gk_dec_cmp(suspect->suggested, value), 0);
  for (size_t i = 0; suspect == NULL && i < c->report->suspect_count; i++)
    printf("\n%s", c->report->suspects[i].message);
}

/* --- layouts ------------------------------------------------------------------------------------------------------ */

static void right_in_every_figure(void)
{
  static const char *const right[] = {national, sichuan, bare, two_rows};
  for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
    checked c = check(right[i]);
    expect_count(&c, 1, 0);
    CU_ASSERT_TRUE(c.report->pass);
    drop(&c);
  }
}

static void titles_and_names(void)
{
  checked c = check(two_rows);
  const gk_table *form = gk_tables_form(c.report->tables, 0);
  CU_ASSERT_STRING_EQUAL(form->pack->id, "performance.whole");
  CU_ASSERT_STRING_EQUAL(form->department, "某局");
  CU_ASSERT_STRING_EQUAL(form->unit, "万元");
  drop(&c);
  c = check(national);
  form = gk_tables_form(c.report->tables, 0);
  CU_ASSERT_STRING_EQUAL(form->pack->id, "performance.project");
  CU_ASSERT_STRING_EQUAL(form->name, "专项业务费");
  CU_ASSERT_EQUAL(form->title_row, 1);
  drop(&c);
}

static void several_on_a_sheet(void)
{
  gk_text text = {0};
  gk_text_printf(&text, "%s\n\n备注：1.“执行率”＝“全年执行数”／“全年预算数”。\n\n%s%s", national, bare, two_rows);
  checked c = check(text.bytes);
  expect_count(&c, 3, 0);
  drop(&c);
  gk_text_free(&text);
}

/* The total stands above its parts as 0: it is not their sum in any column. Rate and score follow from it. */
static void total_left_at_nought(void)
{
  checked c = check(anhui);
  expect_count(&c, 1, 3);
  CU_ASSERT_EQUAL(count(&c, "performance.sum.initial"), 1);
  CU_ASSERT_EQUAL(count(&c, "performance.sum.budget"), 1);
  CU_ASSERT_EQUAL(count(&c, "performance.sum.executed"), 1);
  expect_suspect(&c, 5, 4, (gk_dec){89974, 3});
  drop(&c);
}

/* Funds that the pack does not know stand among the parts: their sum is not judged. The rate is. */
static void funds_of_other_names(void)
{
  checked c = check_changed(sichuan, "财政资金||100|105|99.5", "财政资金||80|105|99.5");
  expect_count(&c, 1, 0);
  drop(&c);
  c = check_changed(sichuan, "104.5|'95.00%|10|9.5", "104.5|'59.00%|10|9.5");
  expect_count(&c, 1, 1);
  expect_suspect(&c, 5, 6, (gk_dec){95, 2});
  drop(&c);
  c = check_changed(sichuan, "20|20\n", "20|21\n");
  CU_ASSERT_EQUAL(count(&c, "performance.atmost"), 1);
  CU_ASSERT_EQUAL(count(&c, "performance.total"), 1);
  drop(&c);
}

/* Execution has points, but no column for them: the total may be more than those of the indicators, and not less. */
static void no_column_for_points(void)
{
  checked c = check_changed(bare, "a|||50|50", "a|||40|40");
  expect_count(&c, 1, 0);
  drop(&c);
  c = check_changed(bare, "||100|99", "||100|98");
  expect_count(&c, 1, 1);
  CU_ASSERT_EQUAL(count(&c, "performance.total"), 1);
  drop(&c);
}

/* A subtotal is no indicator; a second row of one name is a part that the pack does not know. */
static void rows_that_are_no_parts(void)
{
  checked c = check_changed(bare, "|效益指标", "||小计||||50|50\n|效益指标");
  expect_count(&c, 1, 0);
  drop(&c);
  c = check_changed(national, "|其他资金||0|0|0|'--|'0.00%|'--", "|其他资金||0|0|0\n|单位资金||5|0|0");
  expect_count(&c, 1, 0);
  drop(&c);
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static void right_value_is_named(void)
{
  checked c = check_changed(national, "1250.50|1180.25", "1250.50|1180.52");
  CU_ASSERT_EQUAL(count(&c, "performance.sum.executed"), 1);
  expect_suspect(&c, 6, 5, (gk_dec){118025, 2});
  drop(&c);
  c = check_changed(national, "'94.38%|9.4\n", "'94.38%|4.9\n");
  CU_ASSERT_EQUAL(count(&c, "performance.score"), 1);
  expect_suspect(&c, 6, 8, (gk_dec){94, 1});
  drop(&c);
  /* only the group says which of the points is wrong */
  c = check_changed(national, "12张|20|20", "12张|25|20");
  CU_ASSERT_EQUAL(count(&c, "performance.group"), 1);
  CU_ASSERT_EQUAL(count(&c, "performance.points"), 1);
  drop(&c);
}

/* A heading is no figure that could be typed over. */
static void points_of_a_heading(void)
{
  checked c = check_changed(national, "产出指标（50分）", "产出指标（60分）");
  expect_count(&c, 1, 1);
  CU_ASSERT_EQUAL_FATAL(c.report->suspect_count, 1);
  CU_ASSERT_FALSE(c.report->suspects[0].mendable);
  drop(&c);
}

static void total_of_points(void)
{
  checked c = check_changed(national, "||100|97.4", "||1000|97.4");
  CU_ASSERT_EQUAL(count(&c, "performance.hundred"), 1);
  expect_suspect(&c, 18, 6, (gk_dec){100, 0});
  drop(&c);
}

static void amounts_round_and_points_do_not(void)
{
  checked c = check_changed(national, "1250.50|1180.25", "1250.51|1180.25");
  expect_count(&c, 1, 1);
  CU_ASSERT_EQUAL(c.report->summary[GK_ROUNDING], 1);
  drop(&c);
  c = check_changed(national, "100|97.4", "100|97.41");
  expect_count(&c, 1, 1);
  CU_ASSERT_EQUAL(c.report->summary[GK_ERROR], 1);
  drop(&c);
}

/* --- units -------------------------------------------------------------------------------------------------------- */

static const char table_03[] =
  "支出决算表>7\n|||||||公开03表\n部门：某局|||||||单位：万元\n"
  "项目>1||本年支出合计v1|基本支出v1|项目支出v1|上缴上级支出v1|经营支出v1|对附属单位补助支出v1\n"
  "功能分类科目编码|科目名称\n栏次>1||1|2|3|4|5|6\n合计>1||104.5|4.5|100\n201|一般公共服务支出|104.5|4.5|100\n"
  "20103|政府办公厅（室）及相关机构事务|104.5|4.5|100\n2010301|行政运行|104.5|4.5|100\n";

#define WHOLE(UNIT, BUDGET, EXECUTED)                                                                                         \
  "部门整体支出绩效自评表\n资金情况（" UNIT "）|||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n" \
  "|年度资金总额||" BUDGET "|" BUDGET "|" EXECUTED "|10|0.95|9.5\n|其中：财政拨款||" BUDGET "|" BUDGET "|" EXECUTED           \
  "\n" INDICATORS "总分||||||100|97.5\n"

static void forms_in_every_unit(void)
{
  static const char *const forms[] = {WHOLE("元", "1100000", "1045000"), WHOLE("千元", "1100", "1045"),
                                      WHOLE("万元", "110", "104.5"), WHOLE("亿元", "0.011", "0.01045")};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    const char *sheets[] = {table_03, forms[i]};
    checked c = check_sheets(sheets, 2);
    CU_ASSERT_EQUAL(count(&c, "performance.same.gk03"), 0);
    CU_ASSERT_EQUAL(count(&c, "performance.rate"), 0);
    drop(&c);
  }
  const char *sheets[] = {table_03, WHOLE("千元", "110", "104.5")};
  checked c = check_sheets(sheets, 2);
  CU_ASSERT_EQUAL(count(&c, "performance.same.gk03"), 1);
  drop(&c);
}

void gk_suite_forms(void);
void gk_suite_forms(void)
{
  CU_pSuite suite = CU_add_suite("forms", load_pack, free_pack);
  CU_ADD_TEST(suite, right_in_every_figure);
  CU_ADD_TEST(suite, titles_and_names);
  CU_ADD_TEST(suite, several_on_a_sheet);
  CU_ADD_TEST(suite, total_left_at_nought);
  CU_ADD_TEST(suite, funds_of_other_names);
  CU_ADD_TEST(suite, no_column_for_points);
  CU_ADD_TEST(suite, rows_that_are_no_parts);
  CU_ADD_TEST(suite, right_value_is_named);
  CU_ADD_TEST(suite, points_of_a_heading);
  CU_ADD_TEST(suite, total_of_points);
  CU_ADD_TEST(suite, amounts_round_and_points_do_not);
  CU_ADD_TEST(suite, forms_in_every_unit);
}
