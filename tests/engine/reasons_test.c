/* SPDX-License-Identifier: MPL-2.0 */
/* Written reasons that let warnings stand. Run from the top folder of the source tree. */
#include "engine/check/reasons.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/check/check.h"
#include "grid_build.h"
#include "one_pack.h"

/* 公开05表 with a negative figure in D6, which is a warning, and sums that hold. */
#define TABLE                                                                                                                                          \
  "公开05表\n部门：某局|单位：万元\n项目>1||本年支出>2||\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n" \
  "合计||-5|-5|0\n201|一般公共服务支出|-5|-5|\n"
#define RULE "gk05.state.negative"
#define PLACE "公开05表 201 一般公共服务支出 基本支出"
#define HEADS "公开校验说明\n核实性提示的书面说明\n规则|位置|填报数|说明|日期\n"

static struct {
  gk_build build;
  gk_grid *grid;
  gk_report *report;
} now;

static void check(const char *table, const char *reasons)
{
  gk_error err = GK_ERROR_INIT;
  now.build = gk_build_new();
  gk_build_sheet(&now.build, "表");
  gk_build_rows(&now.build, table);
  gk_build_sheet(&now.build, "说明");
  gk_build_rows(&now.build, reasons);
  now.grid = gk_built(&now.build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(now.grid);
  now.report = gk_check(pack, now.grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(now.report);
}

static void check_in(const char *tag, const char *table, const char *reasons)
{
  gk_words_use(tag);
  check(table, reasons);
  gk_words_use("zh");
}

static void end(void)
{
  gk_report_free(now.report);
  gk_grid_free(now.grid);
}

static const gk_finding *at(const char *rule, int32_t row, int32_t col)
{
  for (size_t i = 0; i < now.report->finding_count; i++) {
    const gk_finding *finding = &now.report->findings[i];
    if (strcmp(finding->rule, rule) == 0 && finding->place.row == row && finding->place.col == col) return finding;
  }
  return NULL;
}

static void expect(gk_severity severity, const char *words)
{
  const gk_finding *finding = at(RULE, 5, 3);
  CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
  CU_ASSERT_EQUAL(finding->severity, severity);
  CU_ASSERT_PTR_NOT_NULL(strstr(finding->message, words));
  if (strstr(finding->message, words) == NULL) printf("\n%s\n", finding->message);
}

static void a_reason_lets_a_warning_stand(void)
{
  check(TABLE, HEADS);
  expect(GK_WARNING, "负数-5");
  size_t warnings = now.report->summary[GK_WARNING], tables = now.report->tables->count;
  CU_ASSERT_STRING_EQUAL(gk_reason_place(&now.report->arena, at(RULE, 5, 3)), PLACE);
  CU_ASSERT_STRING_EQUAL(gk_reason_figures(&now.report->arena, at(RULE, 5, 3)), "-5");
  end();
  check(TABLE, HEADS RULE "|" PLACE "|'-5|冲回上年多列的支出|2023-08-01\n");
  expect(GK_INFO, "已作说明：冲回上年多列的支出");
  CU_ASSERT_EQUAL(now.report->summary[GK_WARNING], warnings - 1);
  CU_ASSERT_EQUAL(now.report->tables->count, tables);    /* the sheet names a table and holds none */
  CU_ASSERT_EQUAL(at(RULE, 4, 3)->severity, GK_WARNING); /* the same rule in another row is not explained */
  end();
  check_in("en", TABLE, HEADS RULE "|" PLACE "|'-5|refunded\n");
  expect(GK_INFO, "Explained: refunded");
  end();
}

static void it_may_be_typed_otherwise(void)
{
  check(TABLE, "规则|说明|填报数|位置\n" RULE "|冲回|-5| 公开05表  201一般公共服务支出　基本支出\n");
  expect(GK_INFO, "已作说明：冲回");
  end();
}

static void other_figures_need_another_reason(void)
{
  check(TABLE, HEADS RULE "|" PLACE "|'-4|冲回上年多列的支出\n");
  expect(GK_WARNING, "数已改动，原来的说明不再适用，请重新核实：冲回");
  end();
  check(TABLE, HEADS RULE "|" PLACE "|'-4|旧\n" RULE "|" PLACE "|'-5|新\n");
  expect(GK_INFO, "已作说明：新");
  end();
  check(TABLE, HEADS RULE "|" PLACE "|'-5|\n"); /* nothing is said */
  expect(GK_WARNING, "负数-5");
  end();
}

static void errors_cannot_be_explained(void)
{
  static const char broken[] =
    "公开05表\n部门：某局|单位：万元\n项目>1||本年支出>2||\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n"
    "合计||7|5|0\n201|一般公共服务支出|5|5|\n";
  check(broken, HEADS);
  size_t errors = now.report->summary[GK_ERROR];
  CU_ASSERT_NOT_EQUAL(errors, 0);
  gk_text reasons = {0};
  gk_text_puts(&reasons, HEADS);
  for (size_t i = 0; i < now.report->finding_count; i++) {
    const gk_finding *finding = &now.report->findings[i];
    if (finding->severity != GK_ERROR) continue;
    gk_text_printf(&reasons, "%s|%s|'%s|一向如此\n", finding->rule, gk_reason_place(&now.report->arena, finding),
                   gk_reason_figures(&now.report->arena, finding));
  }
  end();
  check(broken, reasons.bytes);
  CU_ASSERT_EQUAL(now.report->summary[GK_ERROR], errors);
  CU_ASSERT_FALSE(now.report->pass);
  gk_text_free(&reasons);
  end();
}

/* Every warning that the sheet can name is explained by what gk_reason_place and gk_reason_figures say of it. */
static void every_warning_can_be_explained(void)
{
  check("公开05表\n部门：某局|单位：元\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n201|一般支出|-5.123|-5.123|\n"
        "20103|政府办公厅（室）及相关机构事务|-5.123|-5.123|\n20103|政府办公厅（室）及相关机构事务|1|1|\n",
        HEADS);
  gk_text reasons = {0};
  gk_text_puts(&reasons, HEADS);
  CU_ASSERT(now.report->summary[GK_WARNING] > 12);
  for (size_t i = 0; i < now.report->finding_count; i++) {
    const gk_finding *finding = &now.report->findings[i];
    if (finding->severity == GK_WARNING)
      gk_text_printf(&reasons, "%s|%s|'%s|属实\n", finding->rule, gk_reason_place(&now.report->arena, finding),
                     gk_reason_figures(&now.report->arena, finding));
  }
  end();
  for (size_t i = 0; gk_words_language(i) != NULL; i++) { /* written in one language, read in both */
    check_in(
      gk_words_language(i),
      "公开05表\n部门：某局|单位：元\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n201|一般支出|-5.123|-5.123|\n"
      "20103|政府办公厅（室）及相关机构事务|-5.123|-5.123|\n20103|政府办公厅（室）及相关机构事务|1|1|\n",
      reasons.bytes);
    CU_ASSERT_EQUAL(now.report->summary[GK_WARNING], 0);
    for (size_t f = 0; f < now.report->finding_count; f++)
      if (now.report->findings[f].severity == GK_WARNING) printf("\n%s\n", now.report->findings[f].message);
    end();
  }
  gk_text_free(&reasons);
}

void gk_suite_reasons(void);
void gk_suite_reasons(void)
{
  CU_pSuite suite = CU_add_suite("reasons", load_pack, free_pack);
  CU_ADD_TEST(suite, a_reason_lets_a_warning_stand);
  CU_ADD_TEST(suite, it_may_be_typed_otherwise);
  CU_ADD_TEST(suite, other_figures_need_another_reason);
  CU_ADD_TEST(suite, errors_cannot_be_explained);
  CU_ADD_TEST(suite, every_warning_can_be_explained);
}
