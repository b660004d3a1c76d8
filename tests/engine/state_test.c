/* SPDX-License-Identifier: MPL-2.0 */
/* State rules: what is wrong with tables and is no equation. Run from the top folder of the source tree. */
#include "engine/rules/state.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/rules/state_list.h"
#include "files/formats/workbook.h"
#include "grid_build.h"
#include "one_pack.h"

/* What one check holds; set up by check(), released by end(). */
static struct {
  gk_build build;
  gk_grid *grid;
  gk_tables *tables;
  gk_arena arena;
  gk_finding_list list;
} now;

#define HEADS_05 "项目>1||本年支出>2||\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n栏次>1||1|2|3\n"
#define TABLE_05 "公开05表\n部门：某局|单位：万元\n" HEADS_05 "合计||5|5|0\n201|一般公共服务支出|5|5|\n"

/* Every finding is one of the listed rules. */
static bool is_listed(const gk_finding *finding)
{
  const char *what = strrchr(finding->rule, '.');
  return what != NULL && strcmp(gk_state_rule_named(what + 1)->what, what + 1) == 0;
}

static void judge(void)
{
  CU_ASSERT_PTR_NOT_NULL_FATAL(now.grid);
  gk_error err = GK_ERROR_INIT;
  now.tables = gk_tables_find(pack, now.grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(now.tables);
  now.arena = (gk_arena){0};
  now.list = (gk_finding_list){.arena = &now.arena};
  CU_ASSERT_TRUE_FATAL(gk_state_findings(now.tables, &now.list));
  for (size_t i = 0; i < now.list.count; i++) CU_ASSERT(is_listed(&now.list.items[i]));
}

static void check(const char *rows)
{
  now.build = gk_build_new();
  gk_build_sheet(&now.build, "表");
  gk_build_rows(&now.build, rows);
  now.grid = gk_built(&now.build);
  judge();
}

static void check_in(const char *tag, const char *rows)
{
  gk_words_use(tag);
  check(rows);
  gk_words_use("zh");
}

static void end(void)
{
  gk_arena_free(&now.arena);
  gk_tables_free(now.tables);
  gk_grid_free(now.grid);
}

static size_t count_of(const char *rule)
{
  size_t count = 0;
  for (size_t i = 0; i < now.list.count; i++) count += strcmp(now.list.items[i].rule, rule) == 0;
  return count;
}

/* The only finding of a rule: its severity, its cell ("" for none) and words of its sentence. */
static void expect(const char *rule, gk_severity severity, const char *cell, const char *words)
{
  CU_ASSERT_EQUAL(count_of(rule), 1);
  for (size_t i = 0; i < now.list.count; i++) {
    const gk_finding *finding = &now.list.items[i];
    if (strcmp(finding->rule, rule) != 0) continue;
    char at[16] = "";
    if (finding->place.table != NULL) gk_address(finding->place.row, finding->place.col, at);
    if (strstr(finding->message, words) == NULL || strcmp(at, cell) != 0) printf("\n    %s: %s", at, finding->message);
    CU_ASSERT_EQUAL(finding->severity, severity);
    CU_ASSERT_STRING_EQUAL(at, cell);
    CU_ASSERT_PTR_NOT_NULL(strstr(finding->message, words));
  }
}

/* How many findings there are apart from the tables that are not in the workbook. */
static size_t others(void)
{
  size_t count = 0;
  for (size_t i = 0; i < now.list.count; i++) count += strstr(now.list.items[i].rule, ".missing") == NULL;
  return count;
}

static void nothing_found(void)
{
  static const char *const workbooks[] = {"", "会议通知\n地点|三楼\n", "一、收入支出决算总表\n二、收入决算表\n"};
  for (size_t i = 0; i < sizeof workbooks / sizeof *workbooks; i++) {
    check(workbooks[i]);
    CU_ASSERT_EQUAL(now.list.count, 1);
    expect("state.none", GK_ERROR, "", "没有找到公开表");
    end();
  }
}

static void a_sound_table(void)
{
  check(TABLE_05);
  CU_ASSERT_EQUAL(others(), 0);
  CU_ASSERT_EQUAL(now.list.count, 8);
  expect("gk01.state.missing", GK_WARNING, "", "没有找到公开01表《收入支出决算总表》");
  expect("gk09.state.missing", GK_WARNING, "", "公开09表");
  end();
}

static void the_example_is_sound(void)
{
  gk_error err = GK_ERROR_INIT;
  now.grid = gk_workbook_read("sheets/example/2022年度部门决算公开.fods", &err);
  judge();
  for (size_t i = 0; i < now.list.count; i++) printf("\n    %s: %s", now.list.items[i].rule, now.list.items[i].message);
  CU_ASSERT_EQUAL(now.list.count, 0);
  end();
}

static void missing_column(void)
{
  check("公开05表\n功能分类科目编码|科目名称|小计|基本支出\n合计||5|5\n");
  expect("gk05.state.column", GK_ERROR, "A1", "公开05表缺少“项目支出”栏");
  CU_ASSERT_EQUAL(others(), 1);
  end();
  check_in("en", "公开05表\n功能分类科目编码|科目名称|小计|基本支出\n合计||5|5\n");
  expect("gk05.state.column", GK_ERROR, "A1", "has no column \"Project expenditure\"");
  end();
}

static void missing_lines(void)
{
  check("公开05表\n" HEADS_05 "201|一般公共服务支出|5|5|\n");
  expect("gk05.state.line", GK_WARNING, "A1", "缺少“合计”一行");
  end();
  check("收入支出决算总表\n项目|行次|决算数\n一、一般公共预算财政拨款收入|1|5\n总计|31|5\n");
  expect("gk01.state.line", GK_WARNING, "A1", "“政府性基金预算财政拨款收入”、");
  expect("gk01.state.column", GK_ERROR, "A1", "支出决算数");
  end();
}

static void wrong_cells(void)
{
  check("公开05表\n" HEADS_05 "合计||见附注|#REF!|?\n201|一般公共服务支出|'5.00|5|—\n");
  expect("gk05.state.text", GK_ERROR, "C5", "是文字“见附注”");
  expect("gk05.state.value", GK_ERROR, "D5", "错误值#REF!");
  expect("gk05.state.uncomputed", GK_ERROR, "E5", "没有计算的公式");
  expect("gk05.state.number", GK_INFO, "C6", "以文本形式存放数字");
  CU_ASSERT_EQUAL(others(), 4);
  end();
}

static void long_texts_are_cut_at_a_character(void)
{
  check("公开05表\n" HEADS_05 "合计||x这里写了一段很长的话所以应当截断而且不能截在一个字的中间否则就不是文字了|5|\n");
  expect("gk05.state.text", GK_ERROR, "C5", "截断而且不…”");
  end();
}

static void decimals_and_signs(void)
{
  check("公开05表\n单位：万元\n" HEADS_05 "合计||5.125|-5|5.10000\n");
  expect("gk05.state.precision", GK_WARNING, "C6", "为5.125，小数多于2位");
  expect("gk05.state.negative", GK_WARNING, "D6", "为负数-5");
  CU_ASSERT_EQUAL(others(), 2);
  end();
  check("收入支出决算总表\n项目|行次|决算数|项目|行次|决算数\n年初结转和结余|29|-5|年末结转和结余|60|-5\n");
  CU_ASSERT_EQUAL(count_of("gk01.state.negative"), 0);
  end();
}

static void units_differ(void)
{
  check("公开05表\n单位：元\n" HEADS_05 "合计||51250.25|1|\n");
  expect("gk05.state.unit", GK_WARNING, "A1", "单位是“元”");
  CU_ASSERT_EQUAL(others(), 1);
  end();
}

/* The department that most tables name is right, wherever they stand. */
static void departments_differ(void)
{
  check("收入决算表\n部门：另一局\n科目编码|科目名称|本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|"
        "附属单位上缴收入|其他收入\n"
        "合计||5|5|||||\n\n" TABLE_05 "\n公开09表\n部门：某 局\n" HEADS_05 "合计||5|5|\n");
  expect("gk02.state.department", GK_WARNING, "A1", "公开02表的部门是“另一局”，与公开05表的“某局”不一致");
  CU_ASSERT_EQUAL(others(), 1);
  end();
}

static void a_table_stands_twice(void)
{
  check(TABLE_05 "\n" TABLE_05);
  expect("gk05.state.twice", GK_WARNING, "A9", "“表”A9处又出现一次；只校验了工作表“表”A1处的那一张");
  CU_ASSERT_EQUAL(others(), 1);
  end();
}

/* Sheets with figures of which nothing was checked are named with the reason; lists of our own, contents and covers not. */
static void sheets_left_out(void)
{
  static const char *const sheets[][2] = {
    {"表一", TABLE_05},
    {"分单位", "支出决算表（分单位）\n单位名称|合计\n甲|998.00\n乙|1.5\n丙|2.5\n"},
    {"旧表", "一般公共预算财政拨款收入支出决算表\n公开05表\n" HEADS_05 "合计||5|5|0\n201|一般公共服务支出|5|5|\n"},
    {"采购", "政府采购情况\n合计|5.1\n货物|3.1\n服务|2\n"},
    {"封面", "某局部门决算\n报送日期|2023|8\n"},
    {"目录", "目录\n收入决算表|3\n支出决算表|7\n总表|12\n"},
    {"各单位金额", "公开表|金额\n公开01表|5.5\n公开01表|6.5\n公开01表|7.5\n"},
    {"空表", "国有资本经营预算支出\n栏次|1|2|3\n一|1\n二|2\n三|3\n"}};
  now.build = gk_build_new();
  for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
    gk_build_sheet(&now.build, sheets[i][0]);
    gk_build_rows(&now.build, sheets[i][1]);
  }
  now.grid = gk_built(&now.build);
  judge();
  expect("state.unchecked", GK_WARNING, "",
         "有3张工作表填有数，没有校验：“分单位”（像是公开03表，表头没有认出来）、“旧表”（标题与公开05表不同，校验的是另"
         "一张）、“"
         "采购”（");
  CU_ASSERT_EQUAL(others(), 1);
  end();
}

static void notes_of_empty_tables(void)
{
  check("公开05表\n" HEADS_05 "合计||0|—|\n");
  expect("gk05.state.note", GK_WARNING, "A1", "没有数据，也没有说明");
  end();
  check("公开05表\n" HEADS_05 "合计||0|—|\n本单位没有支出，故本表无数据。\n");
  CU_ASSERT_EQUAL(others(), 0);
  end();
  check("公开05表\n" HEADS_05 "本单位没有支出，故本表无数据。\n");
  CU_ASSERT_EQUAL(others(), 0);
  end();
  check("公开05表\n" HEADS_05 "合计||5|5|\n\n本单位没有支出，故本表无数据。\n");
  expect("gk05.state.note", GK_WARNING, "A1", "表中却有数");
  end();
  /* A formula that was never computed may be the note. */
  check("公开05表\n" HEADS_05 "合计||0|—|\n?\n");
  CU_ASSERT_EQUAL(others(), 0);
  end();
}

static void codes_and_their_names(void)
{
  check("公开05表\n" HEADS_05
        "合计||5|5|\n208|社会保障和就业 支出|5|5|\n201|一般公共事务支出|5|5|\n20199|没有收录|5|5|\n");
  expect("gk05.state.name", GK_WARNING, "A7", "写作“一般公共事务支出”，规定的名称是“一般公共服务支出”");
  expect("gk05.state.order", GK_WARNING, "A7", "应在第6行之前");
  CU_ASSERT_EQUAL(others(), 2);
  end();
  check_in("en", "公开05表\n" HEADS_05 "合计||5|5|\n201|一般公共服务支出|5|5|\n201|一般公共服务支出|5|5|\n");
  expect("gk05.state.again", GK_WARNING, "A7", "stands twice, first in row 6");
  end();
}

static void another_year(void)
{
  check("2022年度一般公共预算财政拨款支出决算表\n" TABLE_05);
  CU_ASSERT_EQUAL(count_of("state.year"), 0);
  end();
  check("2025年度一般公共预算财政拨款支出决算表\n" TABLE_05);
  expect("state.year", GK_INFO, "", "工作簿写的是2025年度，校验用的是“部门决算公开表（2022年度）”的表式");
  end();
  check_in("en", "2025年度一般公共预算财政拨款支出决算表\n" TABLE_05);
  expect("state.year", GK_INFO, "", "The workbook says 2025");
  end();
}

static void codes_without_parents(void)
{
  check("公开05表\n" HEADS_05 "合计||5|5|\n208|社会保障和就业支出|5|5|\n2080505|机关事业单位基本养老保险缴费支出|5|5|\n"
        "20899|其他社会保障和就业支出|0|0|\n2080506|机关事业单位职业年金缴费支出|0|0|\n");
  expect("gk05.state.parent", GK_WARNING, "A7", "科目2080505没有上级科目20805的行，同样的还有1处");
  expect("gk05.state.order", GK_WARNING, "A9", "应在第8行之前");
  CU_ASSERT_EQUAL(others(), 2);
  end();
  check_in("en", "公开05表\n" HEADS_05 "合计||5|5|\n20899|其他社会保障和就业支出|5|5|\n");
  expect("gk05.state.parent", GK_WARNING, "A6", "without the row of its parent 208; add it");
  CU_ASSERT_EQUAL(others(), 1);
  end();
}

/* All 类 are listed; of 款 and 项 only those with a source, so others are not judged. */
static void codes_that_there_are_not(void)
{
  check("公开05表\n" HEADS_05 "合计||5|5|\n201|一般公共服务支出|5|5|\n20177|没有收录|5|5|\n218|没有的类|0|0|\n"
        "21801|没有的款|0|0|\n227|随便什么|0|0|\n");
  CU_ASSERT_EQUAL(count_of("gk05.state.code"), 2);
  CU_ASSERT_EQUAL(others(), 2); /* the name of 227 is to be confirmed */
  end();
  check("公开05表\n" HEADS_05 "合计||5|5|\n218|没有的类|5|5|\n");
  expect("gk05.state.code", GK_WARNING, "A6", "科目218不在支出功能分类科目里");
  end();
}

/* 公开06 has three columns of codes side by side: each ascends by itself. */
static void codes_side_by_side(void)
{
  check("公开06表\n科目编码|科目名称|金额|科目编码|科目名称|金额|科目编码|科目名称|金额\n"
        "301|工资福利支出|3|302|商品和服务支出|2|310|资本性支出|0\n"
        "30102|津贴补贴|1|30202|印刷费|1|31002|办公设备购置|0\n"
        "30101|基本工资|2|30203|咨询费|1|30288|没有的款|0\n"
        "人员经费合计||3|公用经费合计|||||2\n");
  expect("gk06.state.order", GK_WARNING, "A5", "科目30101没有按顺序排列，应在第4行之前");
  expect("gk06.state.code", GK_WARNING, "G5", "科目30288不在支出经济分类科目里");
  CU_ASSERT_EQUAL(others(), 2);
  end();
  check("公开06表\n科目编码|科目名称|金额|科目编码|科目名称|金额|科目编码|科目名称|金额\n"
        "301|工资福利支出|3|302|商品和服务支出|2|310|资本性支出|0\n"
        "30101|基本工资|3|30201|办公费|2|30101|基本工资|0\n"
        "人员经费合计||3|公用经费合计|||||2\n");
  expect("gk06.state.again", GK_WARNING, "G4", "重复出现，上一处在第4行");
  end();
}

void gk_suite_state(void)
{
  CU_pSuite suite = CU_add_suite("state", load_pack, free_pack);
  CU_add_test(suite, "nothing found", nothing_found);
  CU_add_test(suite, "a sound table", a_sound_table);
  CU_add_test(suite, "the example is sound", the_example_is_sound);
  CU_add_test(suite, "missing column", missing_column);
  CU_add_test(suite, "missing lines", missing_lines);
  CU_add_test(suite, "wrong cells", wrong_cells);
  CU_add_test(suite, "long texts are cut at a character", long_texts_are_cut_at_a_character);
  CU_add_test(suite, "decimals and signs", decimals_and_signs);
  CU_add_test(suite, "units differ", units_differ);
  CU_add_test(suite, "departments differ", departments_differ);
  CU_add_test(suite, "a table stands twice", a_table_stands_twice);
  CU_add_test(suite, "notes of empty tables", notes_of_empty_tables);
  CU_add_test(suite, "codes and their names", codes_and_their_names);
  CU_add_test(suite, "sheets left out", sheets_left_out);
  CU_add_test(suite, "another year", another_year);
  CU_add_test(suite, "codes without parents", codes_without_parents);
  CU_add_test(suite, "codes that there are not", codes_that_there_are_not);
  CU_add_test(suite, "codes side by side", codes_side_by_side);
}
