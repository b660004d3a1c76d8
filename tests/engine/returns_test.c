/* SPDX-License-Identifier: MPL-2.0 */
/* A department counts once: copies, workbooks that contradict each other, others that complete each other, and whose a
 * workbook is. Run from the top folder of the source tree. */
#include "engine/collect/collect.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/collect/roster.h"
#include "grid_build.h"
#include "one_pack.h"

static gk_pack_shelf shelf;
static gk_collect *run;

static void begin(const char *const *expected, size_t count, bool with_errors)
{
  gk_error err = GK_ERROR_INIT;
  shelf = (gk_pack_shelf){.items = &pack, .count = 1};
  const gk_collect_options options = {
    .packs = &shelf, .expected = expected, .expected_count = count, .with_errors = with_errors};
  run = gk_collect_begin(&options, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(run);
}

static void send_rows(const char *file, const char *rows)
{
  gk_error err = GK_ERROR_INIT;
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "表");
  gk_build_rows(&build, rows);
  gk_grid *grid = gk_built(&build);
  CU_ASSERT_TRUE_FATAL(grid != NULL && gk_collect_add(run, file, grid, NULL, &err));
  gk_grid_free(grid);
}

/* 公开05表 with one figure, which may contradict its total. */
static void send(const char *file, const char *department, const char *total, const char *figure)
{
  char rows[1024];
  snprintf(rows, sizeof rows,
           "公开05表\n部门：%s|单位：万元\n项目>1||本年支出>2||\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n"
           "合计||%s|%s|0\n201|一般公共服务支出|%s|%s|\n20103|政府|%s|%s|\n2010301|行政运行|%s|%s|\n",
           department, total, total, figure, figure, figure, figure, figure, figure);
  send_rows(file, rows);
}

static void send_09(const char *file, const char *department)
{
  char rows[512];
  snprintf(rows, sizeof rows,
           "国有资本经营预算财政拨款支出决算表\n公开09表\n部门：%s|单位：万元\n项目>1||本年支出>2||\n"
           "功能分类科目编码|科目名称|合计|基本支出|项目支出\n合计||5|0|5\n223|国有资本经营预算支出|5||5\n",
           department);
  send_rows(file, rows);
}

/* Ends the run: what the book shows as 合计 of 公开05, 基本支出. */
static void expect_sum(const char *expected)
{
  char text[GK_DEC_TEXT] = "";
  gk_error err = GK_ERROR_INIT;
  gk_book *book = gk_collect_end(run, "某区", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(book);
  for (size_t s = 0; s < book->sheet_count; s++) {
    gk_book_sheet *sheet = &book->sheets[s];
    for (int32_t row = 0; row < sheet->row_count && strstr(sheet->name, "GK05") != NULL; row++) {
      const gk_book_cell *name = gk_book_cell_at(sheet, row, 0);
      if (name->kind == GK_BOOK_TEXT && strcmp(name->text, "合计") == 0)
        gk_dec_format_min(gk_book_cell_at(sheet, row, 3)->number, 2, text);
    }
  }
  CU_ASSERT_STRING_EQUAL(text, expected);
  gk_book_free(book);
}

static void expect(size_t index, gk_return_state state, const char *department, const char *reason)
{
  size_t count;
  const gk_return *returns = gk_collect_returns(run, &count);
  CU_ASSERT_TRUE_FATAL(index < count);
  CU_ASSERT_EQUAL(returns[index].state, state);
  CU_ASSERT_STRING_EQUAL(returns[index].department, department);
  CU_ASSERT_PTR_NOT_NULL(strstr(returns[index].reason, reason));
}

static void expect_words(const char *words)
{
  size_t count;
  gk_text text = {0};
  const gk_return *returns = gk_collect_returns(run, &count);
  gk_returns_say(&text, returns, count);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text.bytes);
  if (strcmp(text.bytes, words) != 0) printf("\n    %s", text.bytes);
  CU_ASSERT_STRING_EQUAL(text.bytes, words);
  gk_text_free(&text);
}

static void end(void)
{
  gk_collect_free(run);
}

static void a_copy_counts_once(void)
{
  begin(NULL, 0, false);
  send("收回/办公室.ods", "办公室", "5", "5");
  send("收回/财政局.ods", "财政局", "2", "2");
  send("收回/办公室（修改稿）.ods", "办 公 室", "5", "5");
  expect_sum("7.00");
  expect(0, GK_RETURN_TAKEN, "办公室", "");
  expect(2, GK_RETURN_REPEATED, "办 公 室", "数与办公室.ods完全相同，只计一次");
  expect_words("已汇总2个单位，有差错未汇总0个，读不了0个，未报送0个。不能汇总的工作簿0份，重复的1份（只计一次）。");
  end();
}

static void of_two_that_differ_none_counts(void)
{
  begin(NULL, 0, false);
  send("办公室.ods", "办公室", "5", "5");
  send("办公室（修改稿）.ods", "办公室", "6", "6");
  send("财政局.ods", "财政局", "2", "2");
  send("办公室3.ods", "办公室", "5", "5");
  expect_sum("2.00");
  expect(0, GK_RETURN_REFUSED, "办公室", "与办公室（修改稿）.ods是同一个部门的，数却不同，两份都没有计入");
  expect(1, GK_RETURN_REFUSED, "办公室", "与办公室.ods是同一个部门的");
  expect(3, GK_RETURN_REFUSED, "办公室", "与办公室.ods是同一个部门的");
  expect_words("已汇总1个单位，有差错未汇总0个，读不了0个，未报送0个。不能汇总的工作簿3份，重复的0份（只计一次）。");
  end();
}

/* The one without errors is the one that counts, unless errors are to be taken, too. */
static void one_with_errors_beside_a_sound_one(void)
{
  begin(NULL, 0, false);
  send("办公室.ods", "办公室", "6", "5");
  send("办公室（修改稿）.ods", "办公室", "5", "5");
  expect_sum("5.00");
  expect(0, GK_RETURN_FAILED, "办公室", "");
  expect(1, GK_RETURN_TAKEN, "办公室", "");
  end();
  begin(NULL, 0, true);
  send("办公室.ods", "办公室", "6", "7");
  send("办公室（修改稿）.ods", "办公室", "5", "5");
  send("财政局.ods", "财政局", "2", "2");
  expect_sum("2.00");
  end();
}

static void tables_in_two_workbooks(void)
{
  begin(NULL, 0, false);
  send("办公室1.ods", "办公室", "5", "5");
  send_09("办公室2.ods", "办公室");
  expect_sum("5.00");
  expect(1, GK_RETURN_TAKEN, "办公室", "");
  expect_words("已汇总1个单位，有差错未汇总0个，读不了0个，未报送0个。");
  end();
}

/* Tables that name nobody: the list, then the file's name against the others' departments, then the figures. */
static void whose_it_is(void)
{
  static const char *const expected[] = {"办公室", "办公室分局", "财政局", "丁局"};
  begin(expected, 4, false);
  send("03办公室分局.ods", "", "5", "5");
  send("某表.ods", "办公室", "3", "3");
  send("办公室 新.ods", "", "4", "4");
  expect_sum("5.00");
  expect(0, GK_RETURN_TAKEN, "办公室分局", "");
  expect(1, GK_RETURN_REFUSED, "办公室", "与办公室 新.ods是同一个部门的");
  expect(2, GK_RETURN_REFUSED, "办公室", "与某表.ods是同一个部门的");
  expect(3, GK_RETURN_MISSING, "财政局", "");
  expect(4, GK_RETURN_MISSING, "丁局", "");
  end();
  begin(NULL, 0, false);
  send("甲.ods", "办公室", "3", "3");
  send("办公室（修改稿）.ods", "", "4", "4");
  send("乙.ods", "", "8", "8");
  send("丙.ods", "", "8", "8");
  send("丁.ods", "", "9", "9");
  expect_sum("17.00");
  expect(0, GK_RETURN_REFUSED, "办公室", "办公室（修改稿）.ods");
  expect(1, GK_RETURN_REFUSED, "办公室（修改稿）.ods", "甲.ods");
  expect(3, GK_RETURN_REPEATED, "丙.ods", "数与乙.ods完全相同");
  end();
}

static void left_out_with_a_reason(void)
{
  gk_error err = GK_ERROR_INIT;
  begin(NULL, 0, true);
  CU_ASSERT_TRUE(gk_collect_add(run, "坏.ods", NULL, "打不开。", &err));
  send_rows("空.ods", "没有表\n");
  send_rows("十万.ods", "公开05表\n部门：某局|单位：十万元\n项目>1||本年支出>2||\n"
                        "功能分类科目编码|科目名称|小计|基本支出|项目支出\n合计||5|5|0\n");
  send("财政局.ods", "财政局", "2", "2");
  expect_sum("2.00");
  expect(0, GK_RETURN_UNREADABLE, "坏.ods", "打不开。");
  expect(1, GK_RETURN_UNREADABLE, "空.ods", "没有找到");
  expect(2, GK_RETURN_REFUSED, "某局", "公开05表B2写的单位“十万元”不认识");
  end();
}

static void years_are_not_added(void)
{
  static const char *const years[] = {"2022", "2023", "2022"};
  char rows[512], file[32];
  begin(NULL, 0, false);
  send("某局.ods", "某局", "1", "1"); /* names no year */
  for (size_t i = 0; i < 3; i++) {
    snprintf(file, sizeof file, "%zu局.ods", i + 1);
    snprintf(rows, sizeof rows,
             "%s年度一般公共预算财政拨款支出决算表\n公开05表\n部门：%zu局|单位：万元\n项目>1||本年支出>2||\n"
             "功能分类科目编码|科目名称|小计|基本支出|项目支出\n合计||5|5|0\n201|一般公共服务支出|5|5|\n"
             "20103|政府|5|5|\n2010301|行政运行|5|5|\n",
             years[i], i + 1);
    send_rows(file, rows);
  }
  expect_sum("11.00");
  expect(2, GK_RETURN_REFUSED, "2局", "写的是2023年度，前面汇总的是2022年度；不同年度的不能相加");
  end();
}

/* 201 of one is a sum of codes in the other's rows: what stands at 201 alone would be lost. */
static void codes_of_another_level(void)
{
  begin(NULL, 0, false);
  send("1局.ods", "1局", "1", "1");
  send_rows("2局.ods", "公开05表\n部门：2局|单位：万元\n项目>1||本年支出>2||\n"
                       "功能分类科目编码|科目名称|小计|基本支出|项目支出\n合计||5|5|0\n201|一般公共服务支出|5|5|\n");
  send_rows("3局.ods", "公开05表\n部门：3局|单位：万元\n项目>1||本年支出>2||\n"
                       "功能分类科目编码|科目名称|小计|基本支出|项目支出\n合计||7|7|0\n229|其他支出|7|7|\n");
  expect_sum("8.00");
  expect(0, GK_RETURN_TAKEN, "1局", "");
  expect(1, GK_RETURN_REFUSED, "2局", "科目201没有列到下级，别的单位列到了");
  expect(2, GK_RETURN_TAKEN, "3局", ""); /* nobody breaks 229 down */
  end();
}

static void the_roster(void)
{
  static const char *const names[] = {"某局", "某局分局", "财政局"};
  gk_error err = GK_ERROR_INIT;
  gk_roster roster = {0};
  size_t next = 0;
  bool unread;
  CU_ASSERT_PTR_NULL(gk_roster_note(&roster, "某局", "某局.ods", true));
  CU_ASSERT_TRUE_FATAL(gk_roster_begin(&roster, names, 3, &err));
  CU_ASSERT_STRING_EQUAL(gk_roster_note(&roster, "", "收回/某局分局.ods", true), "某局分局");
  CU_ASSERT_STRING_EQUAL(gk_roster_note(&roster, "某局", "财政局.ods", true), "某局"); /* what the tables say */
  CU_ASSERT_PTR_NULL(gk_roster_note(&roster, "", "财政局/表.ods", true));
  CU_ASSERT_STRING_EQUAL(gk_roster_missing(&roster, &next, &unread), "财政局");
  CU_ASSERT_FALSE(unread);
  CU_ASSERT_PTR_NULL(gk_roster_missing(&roster, &next, &unread));
  CU_ASSERT_STRING_EQUAL(gk_roster_note(&roster, "", "财政局.xlsb", false), "财政局");
  next = 0;
  CU_ASSERT_STRING_EQUAL(gk_roster_missing(&roster, &next, &unread), "财政局");
  CU_ASSERT_TRUE(unread);
  gk_roster_free(&roster);
}

void gk_suite_returns(void)
{
  CU_pSuite suite = CU_add_suite("returns", load_pack, free_pack);
  CU_ADD_TEST(suite, a_copy_counts_once);
  CU_ADD_TEST(suite, of_two_that_differ_none_counts);
  CU_ADD_TEST(suite, one_with_errors_beside_a_sound_one);
  CU_ADD_TEST(suite, tables_in_two_workbooks);
  CU_ADD_TEST(suite, whose_it_is);
  CU_ADD_TEST(suite, left_out_with_a_reason);
  CU_ADD_TEST(suite, years_are_not_added);
  CU_ADD_TEST(suite, codes_of_another_level);
  CU_ADD_TEST(suite, the_roster);
}
