/* SPDX-License-Identifier: MPL-2.0 */
/* 绩效自评表 as one department published them for 2022: the mistakes in them are found, and nothing else. Names of
 * indicators are shortened, figures are not. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/check/check.h"
#include "engine/rules/state_list.h"
#include "grid_build.h"
#include "one_pack.h"

#define HEADINGS "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分 值|得 分|偏差原因\n"
#define PROJECT "2022 年度项目支出绩效自评表>8\n部门名称|石峰区网格化管理服务中心\n"
#define FUNDS "年度项目资金（万元）|年度资金总额||年初预算数|全年预算数|全年执行数|分值|执行率|得分(分值×执行率)\n"

static const char table_03[] =
  "支出决算表>7\n|||||||公开03表\n部门：石峰区网格化管理服务中心|||||||单位：万元\n"
  "项目>1||本年支出合计v1|基本支出v1|项目支出v1|上缴上级支出v1|经营支出v1|对附属单位补助支出v1\n功能分类科目编码|"
  "科目名称\n"
  "栏次>1||1|2|3|4|5|6\n合计>1||1681.70|100.28|1581.42\n201|一般公共服务支出|1681.70|100.28|1581.42\n"
  "20103|政府办公厅（室）及相关机构事务|1681.70|100.28|1581.42\n2010301|行政运行|1681.70|100.28|1581.42\n";

static const char whole[] =
  "2022 年度部门整体支出绩效自评表>8\n部门名称|石峰区网格化管理服务中心\n"
  "资金情况\\（万元）|年度资金总额||年初\\预算数|全年\\预算数|全年执行\\数|分 值|执 行\\率|得分（分\\值×执行\\率）\n"
  "|合计||1760.10|1618.70|1618.70|10|'100%|10\n|其中：当年财政拨款||1760.10|1608.42\n|上年结转资金||0|0\n|其他资金||0|"
  "10.28\n"
  "年度总体目标|预期目标||||实际完成情况\n" HEADINGS "|产出\\指标\\(50分)|数量指标|a|||5|5\n|||b|||5|5\n||质量指标|c|||"
  "15|15\n||时效指标|d|||10|10\n||成本指标|e|||5|5\n|||f|||5|5\n"
  "|||g|||5|5\n|效益指标\\(30 分)|经济效益指标|h|||10|10\n||社会效益指标|i|||5|5\n|||j|||5|5\n||生态效益指标|k|||0|0\n"
  "||可持续影响指标|l|||10|10\n|满意度\\指标\\(10 分)|服务对象满意度指标|m|||10|10\n总分||||||100|100|等级：优\n";

static const char phones[] =
  PROJECT "项目支出名称|专项名称||网格通手机套餐资费||项目总投资（万元）||21.7\n" FUNDS
          "|合计||21.7|21.7|0|10|0|0\n|其中：当年财政拨款||21.7|21.7\n|上年结转资金||0|0\n|其他资金||0|0\n" HEADINGS
          "|产出指标（50 分）|数量指标|a|||10|10\n||质量指标|b|||20|20\n||时效指标|c|||10|10\n||成本指标|d|||10|10\n"
          "|效益指标（30 "
          "分）|经济效益指标|e|||0|0\n||社会效益指标|f|||0|0\n||生态效益指标|g|||10|10\n||可持续影响指标|h|||20|20\n"
          "|满意度指标(10 分)|服务对象满意度指标|i|||10|10\n总分||||||100|90|等级: 优\n";

static const char governance[] = PROJECT
  "项目支出名称|专项名称||基层社会治理专项||项目总投资（万元）||1618.17\n" FUNDS
  "|合计||1618.17|1618.17|1538.71|10|'95.09%|9.5\n|其中：当年财政拨款||1618.17|1618.17\n|上年结转资金\n|"
  "其他资金\n" HEADINGS
  "|产出指标（50 分）|数量指标|a|||10|10\n||质量指标|b|||20|20\n||时效指标|c|||10|7\n||成本指标|d|||10|10\n"
  "|效益指标(30分)|经济效益指标|e|||0|0\n||社会效益指标|f|||20|20\n||生态效益指标|g|||0|0\n||可持续影响指标|h|||10|10\n"
  "|满意度指标(10分)|服务对象满意度指标|i|||10|10\n总分||||||100|96.5|等级：优\n";

static const char services[] = PROJECT
  "项目支出名称|专项名称||业务性专项经费||项目总投资（万元）||10\n" FUNDS
  "|合计||10|10|5.82|10|'58.2%|5.82\n|其中：当年财政拨款||10|10\n|上年结转资金\n|其他资金\n" HEADINGS
  "|产出指标(50 分)|数量指标|a|||20|20\n||质量指标|b|||10|10\n||时效指标|c|||10|10\n||成本指标|d|||10|10\n"
  "|效益指标(30分)|经济效益指标|e|||10|10\n||社会效益指标|f|||10|10\n||生态效益指标|g|||5|5\n||可持续影响指标|h|||5|5\n"
  "|满意度指标(10 分)|服务对象满意度指标|i|||10|10\n总分||||||100|95.82|等级: 优\n";

static const char grid_work[] = PROJECT
  "项目支出名称|专项名称||网格工作专项经费||项目总投资（万元）||36.89\n" FUNDS
  "|合计||36.89|36.89|36.89|10|'100%|10\n|其中：当年财政拨款||36.89|36.89\n|上年结转资金||0|0\n|其他资金||0|"
  "0\n" HEADINGS
  "|产出指标(50分)|数量指标|a|||20|20\n||质量指标|b|||10|10\n||时效指标|c|||10|10\n||成本指标|d|||10|10\n"
  "|效益指标(30分)|经济效益指标|e|||0|0\n||社会效益指标|f|||10|10\n||生态效益指标|g|||0|0\n||可持续影响指标|h|||20|10\n"
  "|满意度指标(10分)|服务对象满意度指标|i|||10|10\n总分||||||100|100|等级: 优\n";

/* --- checking ----------------------------------------------------------------------------------------------------- */

typedef struct checked {
  gk_grid *grid;
  gk_report *report;
} checked;

static checked check(const char *const *sheets, size_t count, bool one_sheet)
{
  gk_error err = GK_ERROR_INIT;
  gk_build build = gk_build_new();
  for (size_t i = 0; i < count; i++) {
    char name[32];
    snprintf(name, sizeof name, "Sheet%zu", i + 1);
    if (i == 0 || !one_sheet) gk_build_sheet(&build, name);
    gk_build_rows(&build, sheets[i]);
  }
  checked c = {.grid = gk_built(&build)};
  CU_ASSERT_PTR_NOT_NULL_FATAL(c.grid);
  c.report = gk_check(pack, c.grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(c.report);
  return c;
}

static void drop(checked *c)
{
  gk_report_free(c->report);
  gk_grid_free(c->grid);
}

static const gk_finding *find(const checked *c, const char *rule)
{
  for (size_t i = 0; i < c->report->finding_count; i++) {
    if (strcmp(c->report->findings[i].rule, rule) == 0) return &c->report->findings[i];
  }
  return NULL;
}

static size_t performance_findings(const checked *c)
{
  size_t count = 0;
  for (size_t i = 0; i < c->report->finding_count; i++)
    count += strncmp(c->report->findings[i].rule, "performance.", 12) == 0;
  return count;
}

static void print_findings(const checked *c)
{
  for (size_t i = 0; i < c->report->finding_count; i++)
    printf("\n%s: %s", c->report->findings[i].rule, c->report->findings[i].message);
}

/* A form that has been changed: the first `from` is `to`. */
static checked check_changed(const char *form, const char *from, const char *to)
{
  gk_text text = {0};
  const char *at = strstr(form, from);
  CU_ASSERT_PTR_NOT_NULL_FATAL(at);
  gk_text_add(&text, form, (size_t)(at - form));
  gk_text_printf(&text, "%s%s", to, at + strlen(from));
  const char *one[] = {text.bytes};
  checked c = check(one, 1, false);
  gk_text_free(&text);
  return c;
}

/* What a check says is in the reference of rules. */
static void check_listed(const checked *c)
{
  for (size_t i = 0; i < c->report->finding_count; i++) {
    const char *id = c->report->findings[i].rule, *state = strstr(id, ".state.");
    bool listed = strncmp(id, "performance.", 12) != 0;
    for (size_t r = 0; r < pack->rule_count; r++) listed = listed || strcmp(pack->rules[r].id, id) == 0;
    for (size_t r = 0; state != NULL && r < gk_state_rule_count; r++)
      listed = listed || strcmp(gk_state_rules[r].what, state + strlen(".state.")) == 0;
    CU_ASSERT_TRUE(listed);
  }
}

static void expect_only(const char *form, const char *from, const char *to, const char *rule, gk_severity severity)
{
  checked c = check_changed(form, from, to);
  const gk_finding *finding = find(&c, rule);
  CU_ASSERT_PTR_NOT_NULL(finding);
  if (finding != NULL) CU_ASSERT_EQUAL(finding->severity, severity);
  check_listed(&c);
  CU_ASSERT_EQUAL(performance_findings(&c), 1);
  if (finding == NULL || performance_findings(&c) != 1) print_findings(&c);
  drop(&c);
}

/* --- as published ------------------------------------------------------------------------------------------------- */

static const char *const published[] = {table_03, whole, phones, governance, services, grid_work};

static void check_published(bool one_sheet)
{
  checked c = check(published, 6, one_sheet);
  CU_ASSERT_EQUAL(c.report->tables->form_count, 5);
  const gk_finding *same = find(&c, "performance.same.gk03"), *total = find(&c, "performance.total");
  CU_ASSERT_PTR_NOT_NULL_FATAL(same);
  CU_ASSERT_PTR_NOT_NULL_FATAL(total);
  /* 1618.70 for 1681.70 */
  CU_ASSERT_EQUAL(gk_dec_cmp(same->reported, (gk_dec){161870, 2}), 0);
  CU_ASSERT_EQUAL(gk_dec_cmp(same->expected, (gk_dec){168170, 2}), 0);
  const gk_suspect *suspect =
    gk_report_suspect_at(c.report, same->place.table->sheet, same->place.row, same->place.col);
  CU_ASSERT_PTR_NOT_NULL_FATAL(suspect);
  CU_ASSERT_EQUAL(gk_dec_cmp(suspect->suggested, (gk_dec){168170, 2}), 0);
  CU_ASSERT_STRING_EQUAL(suspect->cause, "数字颠倒");
  /* 得分 add up to 90, 总分 says 100 */
  CU_ASSERT_EQUAL(gk_dec_cmp(total->expected, (gk_dec){90, 0}), 0);
  CU_ASSERT_PTR_NOT_NULL(strstr(total->message, "网格工作专项经费"));
  /* 0 + 1538.71 + 5.82 + 36.89 is 1581.42: no warning */
  CU_ASSERT_EQUAL(performance_findings(&c), 2);
  if (performance_findings(&c) != 2) print_findings(&c);
  drop(&c);
}

static void mistakes_as_published(void)
{
  check_published(false);
  check_published(true);
}

static void forms_alone_lack_no_table(void)
{
  checked c = check(&published[1], 4, false);
  CU_ASSERT_EQUAL(c.report->finding_count, 0);
  CU_ASSERT_TRUE(c.report->pass);
  if (c.report->finding_count != 0) print_findings(&c);
  drop(&c);
}

/* --- one slip in a form that is right ----------------------------------------------------------------------------- */

static void rates_of_each_kind(void)
{
  /* A ratio instead of a percentage, more digits, none: all are the same rate. */
  static const char *const written[] = {"'95.09%", "0.9509", "0.950895", "95.09", "'95%", "'95.1％"};
  for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
    checked c = check_changed(governance, "'95.09%", written[i]);
    CU_ASSERT_EQUAL(performance_findings(&c), 0);
    if (performance_findings(&c) != 0) print_findings(&c);
    drop(&c);
  }
}

static void each_rule(void)
{
  expect_only(governance, "95.09%", "90.59%", "performance.rate", GK_ERROR);
  expect_only(governance, "95.09%", "95.10%", "performance.rate", GK_ROUNDING);
  expect_only(governance, "当年财政拨款||1618.17|1618.17", "当年财政拨款||1618.17|1681.17", "performance.sum.budget",
              GK_ERROR);
  expect_only(governance, "当年财政拨款||1618.17", "当年财政拨款||1600", "performance.sum.initial", GK_ERROR);
  expect_only(governance, "100|96.5|等级：优", "100|96.5|等级：良", "performance.grade", GK_ERROR);
  expect_only(governance, "总分||||||100|96.5", "总分||||||100|95.6", "performance.total", GK_ERROR);
  expect_only(governance, "产出指标（50 分）", "产出指标（60 分）", "performance.group", GK_ERROR);
  expect_only(governance, "'95.09%|9.5", "'95.09%|九点五", "performance.state.text", GK_ERROR);
}

static void scores_and_points(void)
{
  checked c = check_changed(governance, "|10|7", "|10|17");
  CU_ASSERT_PTR_NOT_NULL(find(&c, "performance.atmost"));
  CU_ASSERT_PTR_NOT_NULL(find(&c, "performance.total"));
  drop(&c);
  c = check_changed(governance, "|'95.09%|9.5", "|'95.09%|8.5");
  CU_ASSERT_PTR_NOT_NULL(find(&c, "performance.score"));
  drop(&c);
  c = check_changed(governance, "a|||10|10", "a|||12|10");
  CU_ASSERT_PTR_NOT_NULL(find(&c, "performance.points"));
  CU_ASSERT_PTR_NOT_NULL(find(&c, "performance.group"));
  drop(&c);
}

/* More than the whole budget executed gives no more than the points. */
static void score_is_capped(void)
{
  checked c = check_changed(services, "|10|10|5.82|10|'58.2%|5.82", "|10|10|12|10|'120%|10");
  CU_ASSERT_PTR_NULL(find(&c, "performance.score"));
  CU_ASSERT_PTR_NULL(find(&c, "performance.rate"));
  drop(&c);
}

static void projects_differ(void)
{
  const char *sheets[] = {table_03, services};
  checked c = check(sheets, 2, false);
  const gk_finding *finding = find(&c, "performance.projects.gk03");
  CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
  CU_ASSERT_EQUAL(finding->severity, GK_WARNING);
  check_listed(&c);
  drop(&c);
}

void gk_suite_performance(void);
void gk_suite_performance(void)
{
  CU_pSuite suite = CU_add_suite("performance", load_pack, free_pack);
  CU_ADD_TEST(suite, mistakes_as_published);
  CU_ADD_TEST(suite, forms_alone_lack_no_table);
  CU_ADD_TEST(suite, rates_of_each_kind);
  CU_ADD_TEST(suite, each_rule);
  CU_ADD_TEST(suite, scores_and_points);
  CU_ADD_TEST(suite, score_is_capped);
  CU_ADD_TEST(suite, projects_differ);
}
