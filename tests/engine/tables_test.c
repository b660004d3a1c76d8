/* SPDX-License-Identifier: MPL-2.0 */
/* Finding the tables however a department has laid them out. Run from the top folder of the source tree. */
#include "engine/tables/tables.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "files/formats/workbook.h"
#include "grid_build.h"
#include "one_pack.h"

static gk_build build;
static gk_grid *grid;
static gk_tables *tables;

#define TITLE_02 "收入决算表|||||||\n|||||||公开 02 表\n部门：某局||||||||单位：万元\n"
#define HEADS_02                                                                                                                              \
  "项目>1||本年收入\\合计|财政拨款 收入|上级补助收入|事业收入|经营收入|附属单位\\上缴收入|其他收入\n" \
  "功能分类\\科目编码|科目名称|||||||\n"                                                                                          \
  "栏次>1||1|2|3|4|5|6|7\n"
#define ROWS_02                                                                                                        \
  "合计>1||133.63|133.63|||||\n201|一般公共服务支出|133.63|133.63|||||\n"                                    \
  "20103|政府办公厅|133.63|133.63|||||\n2010301|行政运行|133.63|133.63|||||\n"
#define HEADS_05 "项目>1||本年支出>2||\n功能分类科目编码|科目名称|小计|基本支出|项目支出\n栏次>1||1|2|3\n"

static void begin(const char *sheet)
{
  build = gk_build_new();
  gk_build_sheet(&build, sheet);
}

static void find(void)
{
  grid = gk_built(&build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_error err = GK_ERROR_INIT;
  tables = gk_tables_find(pack, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
}

static void end(void)
{
  gk_tables_free(tables);
  gk_grid_free(grid);
}

static const gk_table *table_of(const char *id)
{
  const gk_table *table = gk_tables_get(tables, (size_t)gk_pack_table_index(pack, id));
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  return table;
}

static const gk_figure *figure_of(const char *id, const char *row, const char *column)
{
  const gk_table *table = table_of(id);
  const gk_row *found = gk_table_row(table, row);
  if (found == NULL) printf("\n    %s has no row %s", id, row);
  CU_ASSERT_PTR_NOT_NULL_FATAL(found);
  return &found->figures[gk_pack_column_index(table->pack, column)];
}

/* Asserts that a figure stands at an address with a value; "" for a blank. */
static void expect(const char *id, const char *row, const char *column, const char *address, const char *value)
{
  const gk_figure *figure = figure_of(id, row, column);
  char at[16], text[GK_DEC_TEXT];
  gk_address(figure->row, figure->col, at);
  const char *is = figure->state == GK_FIGURE_BLANK    ? ""
                   : figure->state == GK_FIGURE_ABSENT ? "absent"
                   : figure->state == GK_FIGURE_WRONG  ? "wrong"
                                                       : gk_dec_format(figure->value, text);
  if (strcmp(at, address) != 0 || strcmp(is, value) != 0)
    printf("\n    %s.%s.%s is %s at %s, not %s at %s", id, row, column, is, at, value, address);
  CU_ASSERT_STRING_EQUAL(at, address);
  CU_ASSERT_STRING_EQUAL(is, value);
}

static void as_published(void)
{
  begin("Sheet1");
  gk_build_rows(&build, TITLE_02 HEADS_02 ROWS_02 "注：本表反映部门本年度取得的各项收入情况。\n");
  find();
  CU_ASSERT_EQUAL(tables->count, 1);
  expect("gk02", "total", "c1", "C7", "133.63");
  expect("gk02", "2010301", "c2", "D10", "133.63");
  expect("gk02", "20103", "c7", "I9", "");
  const gk_table *table = table_of("gk02");
  CU_ASSERT_STRING_EQUAL(table->unit, "万元");
  CU_ASSERT_STRING_EQUAL(table->department, "某局");
  CU_ASSERT_EQUAL(table->row_count, 4);
  CU_ASSERT_EQUAL(table->rows[0].parent, -1);
  CU_ASSERT_EQUAL(table->rows[1].parent, 0);
  CU_ASSERT_EQUAL(table->rows[2].parent, 1);
  CU_ASSERT_EQUAL(table->rows[3].parent, 2);
  CU_ASSERT_STRING_EQUAL(table->rows[3].name, "行政运行");
  CU_ASSERT_FALSE(table->has_empty_note);
  char from[16], to[16];
  CU_ASSERT_STRING_EQUAL(gk_address(table->top, table->left, from), "A1");
  CU_ASSERT_STRING_EQUAL(gk_address(table->bottom, table->right, to), "I11");
  end();
}

/* Each line is a title block that is known, and one that is not. */
static void titles_and_marks(void)
{
  static const struct {
    const char *sheet, *head;
    const char *table; /* NULL for none */
  } cases[] = {
    {"a", "收入决算表\n", "gk02"},
    {"b", "公开０２表\n", "gk02"},
    {"c", "|公开 02 表\n2022年度收 入\\决 算 表\n", "gk02"},
    {"d", "某市某局2022年度收入决算表（公开02表）\n", "gk02"},
    {"e", "收入情况表\n||公开02表\n", "gk02"},
    {"f", "收入决算表\n||公开03表\n", "gk02"},
    {"GK02 收入决算表", "", "gk02"},
    {"gk02", "单位：万元\n", "gk02"},
    {"Z02", "某表\n", NULL},
    {"h", "政府采购收入决算表\n||公开12表\n", NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    begin(cases[i].sheet);
    gk_build_rows(&build, cases[i].head);
    gk_build_rows(&build, HEADS_02 ROWS_02);
    find();
    if (tables->count != (cases[i].table != NULL)) printf("\n    %s: %s", cases[i].sheet, cases[i].head);
    CU_ASSERT_EQUAL(tables->count, (size_t)(cases[i].table != NULL));
    if (tables->count > 0) CU_ASSERT_STRING_EQUAL(tables->items[0].pack->id, cases[i].table);
    end();
  }
}

static void contents_and_prose_are_no_tables(void)
{
  begin("目录");
  gk_build_rows(
    &build,
    "目  录\n第二部分 部门决算表\n一、收入支出决算总表\n二、收入决算表\n三、支出决算表\n四、财政拨款收入支出决算总表\n"
    "五、一般公共预算财政拨款支出决算表\n\n公开06表|一般公共预算财政拨款基本支出决算明细表|6\n"
    "第三部分 部门决算情况说明\n详见收入支出决算总表，其中项目支出较多。\n项目|金额\n");
  gk_build_sheet(&build, "封面");
  gk_build_rows(&build, "2022年度部门决算\n");
  find();
  CU_ASSERT_EQUAL(tables->count, 0);
  end();
}

static void stacked_on_one_sheet(void)
{
  begin("全部");
  gk_build_rows(&build, "二、收入决算表\n三、支出决算表\n第二部分 部门决算表\n");
  gk_build_rows(&build, TITLE_02 HEADS_02 ROWS_02 "注：同公开03表。\n\n");
  gk_build_rows(&build, "支出决算表\n||公开03表\n部门：某局|单位：元\n"
                        "项目>1||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出\n"
                        "功能分类科目编码|科目名称||||||\n合计||5|5||||\n201|一般|5|5||||\n\n");
  gk_build_rows(&build, "财政拨款支出决算明细表\n功能分类科目编码|科目名称|小计\n合计||9\n202|外交|9\n\n");
  gk_build_rows(&build, "一般公共预算财政拨款支出决算表\n||公开05表\n" HEADS_05 "合计||7|7|\n");
  find();
  CU_ASSERT_EQUAL(tables->count, 3);
  expect("gk02", "201", "c1", "C11", "133.63");
  expect("gk03", "201", "c2", "D22", "5");
  CU_ASSERT_PTR_NULL(gk_table_row(table_of("gk03"), "202"));
  CU_ASSERT_STRING_EQUAL(table_of("gk03")->unit, "元");
  expect("gk05", "total", "c2", "D34", "7");
  end();
}

static void columns_move(void)
{
  begin("a");
  gk_build_rows(&build, "收入决算表\n"
                        "其他收入|科目名称|备注|科目编码|事业收入|财政拨款收入|本年收入合计|经营收入\n"
                        "7|栏次||栏次|4|2|1|5\n"
                        "8|合计|x||4.5|2.5|1.5|\n"
                        "9|外交|y|202|4|2|1|5\n");
  find();
  expect("gk02", "total", "c7", "A4", "8");
  expect("gk02", "202", "c1", "G5", "1");
  expect("gk02", "202", "c5", "H5", "5");
  const gk_table *table = table_of("gk02");
  CU_ASSERT_FALSE(table->column_found[2]);
  CU_ASSERT_TRUE(table->column_found[3]);
  CU_ASSERT_EQUAL(gk_table_row(table, "202")->figures[2].state, GK_FIGURE_ABSENT);
  CU_ASSERT_STRING_EQUAL(gk_table_row(table, "202")->name, "外交");
  end();
}

static void extra_column_and_printed_number(void)
{
  begin("a");
  gk_build_rows(&build, "公开05表\n项目||本年支出|||\n功能分类科目编码|科目名称|小计|其中：专项|基本支出（元）|\n"
                        "栏次||1|||3\n合计||6|9|4|2\n");
  find();
  expect("gk05", "total", "c1", "C5", "6");
  expect("gk05", "total", "c2", "E5", "4");
  expect("gk05", "total", "c3", "F5", "2");
  end();
}

static void figures_of_every_kind(void)
{
  begin("a");
  gk_build_rows(&build, "公开05表\n" HEADS_05 "合 计||'1,234.50|—|－\n"
                        "'201|一般|（3.5）|#REF!|?\n"
                        "2 01 03|办公|见附注|'0.00|\n"
                        "\n２０１０３０１|行政|'１２|' |0\n");
  find();
  expect("gk05", "total", "c1", "C5", "1234.50");
  CU_ASSERT_EQUAL(figure_of("gk05", "total", "c1")->state, GK_FIGURE_TEXT);
  expect("gk05", "total", "c2", "D5", "");
  expect("gk05", "total", "c3", "E5", "");
  expect("gk05", "201", "c1", "C6", "-3.5");
  expect("gk05", "201", "c2", "D6", "wrong");
  expect("gk05", "201", "c3", "E6", "wrong");
  expect("gk05", "20103", "c1", "C7", "wrong");
  expect("gk05", "20103", "c2", "D7", "0.00");
  expect("gk05", "2010301", "c1", "C9", "12");
  expect("gk05", "2010301", "c2", "D9", "");
  expect("gk05", "2010301", "c3", "E9", "0");
  CU_ASSERT_TRUE(gk_table_row(table_of("gk05"), "201")->figures[1].formula);
  end();
}

static void codes_without_parent_and_twice(void)
{
  begin("a");
  gk_build_rows(&build, "公开05表\n" HEADS_05
                        "合计||3||\n201|一般|1||\n2010301|行政|1||\n201|一般|2||\n21|x|4||\n2010|y|5||\n");
  find();
  const gk_table *table = table_of("gk05");
  CU_ASSERT_EQUAL(table->row_count, 4);
  CU_ASSERT_EQUAL(gk_table_row(table, "2010301")->parent, -1);
  expect("gk05", "201", "c1", "C6", "1");
  CU_ASSERT_PTR_NULL(gk_table_row(table, "21"));
  end();
}

/* 公开01 with a page break in the middle: title, unit and headings stand again, or the headings alone. */
static void pages_go_on(void)
{
  static const char *const breaks[] = {
    "收入>2|||支出>2\n项 目|行次|决算数|项目|行次|决算数\n",
    "收入支出决算总表（续）\n收入>2|||支出>2\n项 目|行次|决算数|项目|行次|决算数\n栏次||1|栏次||2\n",
    "收入支出决算总表\n\n",
    "收入支出决算总表\n|||||公开01表\n部门：某局|||||单位：万元\n收入|||支出||\n项目|行次|决算数|项目（按功能分类）|"
    "行次|决算数\n",
  };
  for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
    begin("a");
    gk_build_rows(&build, "收入支出决算总表\n收入>2|||支出>2\n项 目|行次|决算数|项目|行次|决算数\n栏次||1|栏次||2\n"
                          "一、一般公共预算财政拨款收入|1|10|一、一般公共服务支出|32|4\n|9||十六、金融支出|47|6\n");
    gk_build_rows(&build, breaks[i]);
    int32_t row = build.row + 1;
    char left[16], right[16];
    gk_build_rows(&build, "本年收入合计|27|10|本年支出合计|58|10\n总 计|31|10|总\\计|62|10\n");
    find();
    CU_ASSERT_EQUAL(tables->count, 1);
    snprintf(left, sizeof left, "C%d", (int)row);
    snprintf(right, sizeof right, "F%d", (int)row + 1);
    expect("gk01", "r1", "c1", "C5", "10");
    expect("gk01", "r47", "c2", "F6", "6");
    expect("gk01", "r27", "c1", left, "10");
    expect("gk01", "r62", "c2", right, "10");
    CU_ASSERT_STRING_EQUAL(table_of("gk01")->rows[1].key, "r32");
    end();
  }
}

static void halves_below_each_other(void)
{
  begin("a");
  gk_build_rows(&build, "收入支出决算总表\n收入||\n项目|行次|金额\n一、一般公共预算财政拨款收入|1|10\n总计|31|10\n\n"
                        "支出||\n项目|行次|金额\n一、一般公共服务支出|32|4\n总计|62|10\n");
  find();
  CU_ASSERT_EQUAL(tables->count, 1);
  expect("gk01", "r31", "c1", "C5", "10");
  expect("gk01", "r32", "c2", "C9", "4");
  expect("gk01", "r62", "c2", "C10", "10");
  end();
}

static void a_table_stands_twice(void)
{
  begin("a");
  gk_build_rows(&build, TITLE_02 HEADS_02 ROWS_02 "\n" TITLE_02 HEADS_02 ROWS_02);
  gk_build_sheet(&build, "b");
  gk_build_rows(&build, TITLE_02 HEADS_02 ROWS_02);
  find();
  CU_ASSERT_EQUAL(tables->count, 3);
  CU_ASSERT_PTR_EQUAL(table_of("gk02"), &tables->items[0]);
  CU_ASSERT_EQUAL(tables->items[1].top, 11);
  CU_ASSERT_STRING_EQUAL(tables->items[2].sheet->name, "b");
  end();
}

/* Two tables of nearly the same name stand side by side: the one that is called as the pack calls it counts, whichever
 * comes first, whatever mark the other bears. */
static void the_right_title_wins(void)
{
  static const char *const others[] = {"一般公共预算财政拨款收入支出决算表", "财政拨款支出决算表（功能科目）"};
  for (size_t i = 0; i < 4; i++) {
    begin("a");
    gk_build_rows(&build, i % 2 == 0 ? others[i / 2] : "一般公共预算财政拨款支出决算表");
    gk_build_rows(&build, "\n||||公开05表\n" HEADS_05 "合计>1||5|5|\n");
    gk_build_sheet(&build, "b");
    gk_build_rows(&build, i % 2 == 0 ? "一般公共预算财政拨款支出决算表" : others[i / 2]);
    gk_build_rows(&build, "\n||||公开06表\n" HEADS_05 "合计>1||7|7|\n");
    find();
    CU_ASSERT_EQUAL(tables->count, 1);
    CU_ASSERT_STRING_EQUAL(table_of("gk05")->sheet->name, i % 2 == 0 ? "b" : "a");
    end();
  }
  begin("a"); /* alone it is taken for what its mark says */
  gk_build_rows(&build, "一般公共预算财政拨款收入支出决算表\n||||公开05表\n" HEADS_05 "合计>1||5|5|\n");
  find();
  expect("gk05", "total", "c1", "C6", "5");
  end();
}

/* The lower headings stand in the row of 合计, whose figures below them are not published; or above it, or beside it. */
static void headings_in_the_total(void)
{
  begin("a");
  gk_build_rows(&build, "政府性基金预算财政拨款收入支出决算表\n|||||||单位：万元\n"
                        "项目>1||年初结转和结余|本年收入|本年支出>2|||年末结转和结余\n功能分类科目编码|科目名称\n"
                        "合计>1|||105|合计|基本支出|项目支出\n221|住房保障支出||105|105||105\n");
  find();
  expect("gk08", "total", "c2", "D5", "105");
  expect("gk08", "221", "c3", "E6", "105");
  expect("gk08", "221", "c5", "G6", "105");
  CU_ASSERT_EQUAL(figure_of("gk08", "total", "c3")->state, GK_FIGURE_HEADING);
  for (size_t i = 0; i < 6; i++) CU_ASSERT_TRUE(table_of("gk08")->column_found[i]);
  end();
}

/* Names down the side, 预算数 and 决算数 across; counts of other things below. */
static void one_row_upright(void)
{
  begin("a");
  gk_build_rows(&build,
                "一般公共预算财政拨款“三公”经费支出决算表\n||单位：万元\n项 目|预 算 数|决 算 数\n合 计|1.5|0.8\n"
                "因公出国（境）费\n公务接待费|0.6|0.3\n公务用车购置及运行维护费|0.9|0.5\n"
                "其中：公务用车运行维护费|0.9|0.5\n公务用车购置费\n");
  find();
  expect("gk07", "r1", "c1", "B4", "1.5");
  expect("gk07", "r1", "c3", "B7", "0.9");
  expect("gk07", "r1", "c10", "C9", "");
  expect("gk07", "r1", "c11", "C8", "0.5");
  expect("gk07", "r1", "c12", "C6", "0.3");
  end();
  begin("a");
  gk_build_rows(&build,
                "“三公”经费、行政参公单位机关运行经费情况表\n项目|行次|预算数|全年预算数|决算统计数\n栏次||1|2|3\n"
                "一、“三公”经费支出|1|—|—|—\n（一）支出合计|2|15000|10000|8000\n1．因公出国（境）费|3\n"
                "2．公务用车购置及运行维护费|4|9000|6000|5000\n（1）公务用车购置费|5\n"
                "（2）公务用车运行维护费|6|9000|6000|5000\n3．公务接待费|7|6000|4000|3000\n"
                "（二）相关统计数\n1．公务用车保有量（辆）|8|||2\n");
  find();
  expect("gk07", "r1", "c1", "D5", "10000");
  expect("gk07", "r1", "c5", "D9", "6000");
  expect("gk07", "r1", "c7", "E5", "8000");
  expect("gk07", "r1", "c12", "E10", "3000");
  end();
}

static void numbers_move_names_stay(void)
{
  begin("a");
  gk_build_rows(&build, "收入支出决算总表\n行次|项目|决算数|行次|项目|决算数\n"
                        "1|一、一般公共预算财政拨款收入|10|32|一、一般公共服务支出|4\n"
                        "2|二、基金收入|1|33|二、外交支出|\n"
                        "28|本年收入合计|11|54|二十二、其他支出|3\n"
                        "31|其他资金|2|||\n"
                        "32|总计|13|63|总计|7\n");
  find();
  expect("gk01", "r2", "c1", "C4", "1");
  expect("gk01", "r27", "c1", "C5", "11");
  expect("gk01", "r31", "c1", "C7", "13");
  expect("gk01", "r54", "c2", "F5", "3");
  expect("gk01", "r62", "c2", "F7", "7");
  CU_ASSERT_PTR_NULL(gk_table_row(table_of("gk01"), "r28"));
  end();
}

static void lines_of_one_name(void)
{
  begin("a");
  gk_build_rows(&build,
                "财政拨款收入支出决算总表\n收入|||支出|||||\n项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|"
                "政府性基金预算财政拨款|国有资本经营预算财政拨款\n"
                "一、一般公共预算财政拨款|1|10|一、一般公共服务支出|33|4|3|1|\n"
                "年初财政拨款结转和结余|28|2||61|||\n一般公共预算财政拨款|29|2||62|||\n总计|32|12|总计|64|12|11|1|\n");
  find();
  expect("gk04", "r1", "c1", "C4", "10");
  expect("gk04", "r29", "c1", "C6", "2");
  expect("gk04", "r33", "c3", "G4", "3");
  expect("gk04", "r64", "c2", "F7", "12");
  expect("gk04", "r62", "c2", "F6", "");
  end();
}

#define HEADS_06                                                                                                       \
  "经济分类\\科目编码|科目名称|决算数|经济 分 类 科 目 编码|科目名称|决算数|经济分类科目编码|科目名称|决算数\n"

static void three_blocks_side_by_side(void)
{
  begin("a");
  gk_build_rows(&build, "一般公共预算财政拨款基本支出决算明细表\n\n人员经费>2|||公用经费>5\n" HEADS_06
                        "301|工资|5|302|商品|3|307|债务|1\n30101|基本工资|5|30201|办公费|3|30701|利息|1\n" HEADS_06
                        "303|补助|2|30202|印刷费||310|资本|\n人员经费合计>1||7|公用经费合计>4|||||4\n");
  find();
  expect("gk06", "301", "c1", "C5", "5");
  expect("gk06", "30701", "c1", "I6", "1");
  expect("gk06", "303", "c1", "C8", "2");
  expect("gk06", "310", "c1", "I8", "");
  expect("gk06", "personnel", "c1", "C9", "7");
  expect("gk06", "public", "c1", "I9", "4");
  const gk_table *table = table_of("gk06");
  CU_ASSERT_PTR_EQUAL(&table->rows[gk_table_row(table, "30201")->parent], gk_table_row(table, "302"));
  end();
}

static void blocks_without_figures_in_totals(void)
{
  begin("a");
  gk_build_rows(&build, "公开06表\n" HEADS_06 "301|工资||302|商品|||||\n人员经费合计|||公用经费合计|||||\n");
  find();
  expect("gk06", "personnel", "c1", "C4", "");
  expect("gk06", "public", "c1", "I4", "");
  end();
}

#define HEADS_07                                                                                                                                 \
  "一般公共预算财政拨款“三公”经费支出决算表\n|||||||||||公开07表\n"                                                    \
  "预算数||||||决算数|||||\n合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国(境)费|" \
  "公务用车购置及运行费|||公务接待费\n"                                                                                           \
  "||小计|公务用车\\购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|\n"
#define NUMBERS_07 "1|2|3|4|5|6|7|8|9|10|11|12\n"

static void one_row_of_figures(void)
{
  static const char *const bodies[] = {
    NUMBERS_07 "6|1|3|1|2|2|5|1|2|1|1|2\n注：本表反映部门本年度“三公”经费支出预决算情况。\n",
    "\n6|1|3|1|2|2|5|1|2|1|1|2\n",
    NUMBERS_07 "\n\n6|1|3|1|2|2|5|1|2|1|1|2\n",
  };
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
    begin("a");
    gk_build_rows(&build, HEADS_07);
    gk_build_rows(&build, bodies[i]);
    find();
    char first[16], last[16];
    int row = i == 2 ? 9 : 7;
    snprintf(first, sizeof first, "A%d", row);
    snprintf(last, sizeof last, "L%d", row);
    expect("gk07", "r1", "c1", first, "6");
    expect("gk07", "r1", "c12", last, "2");
    CU_ASSERT_EQUAL(figure_of("gk07", "r1", "c9")->col, 8);
    end();
  }
}

static void one_row_that_is_blank(void)
{
  static const char *const bodies[] = {
    NUMBERS_07,
    NUMBERS_07 "注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数。\n说明：某局没有经"
               "费，故本表无数据>11\n",
    NUMBERS_07 "说明：没有经费，故本表无数据>11\n",
    NUMBERS_07 "||\n\n某局没有“三公”经费，也没有使用财政拨款安排的支出，故本表无数据。\n",
  };
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
    begin("a");
    gk_build_rows(&build, HEADS_07);
    gk_build_rows(&build, bodies[i]);
    find();
    expect("gk07", "r1", "c1", "A7", "");
    expect("gk07", "r1", "c10", "J7", "");
    CU_ASSERT_EQUAL(table_of("gk07")->has_empty_note, i > 0);
    end();
  }
}

static void blank_tables_and_notes(void)
{
  begin("a");
  gk_build_rows(&build, "公开09表\n" HEADS_05
                        "合计||||\n\n注：本表反映……\n本单位没有国有资本经营预算财政拨款支出，故本表\\无数据。\n"
                        "\n公开05表\n" HEADS_05);
  find();
  CU_ASSERT_EQUAL(tables->count, 2);
  CU_ASSERT_TRUE(table_of("gk09")->has_empty_note);
  CU_ASSERT_EQUAL(table_of("gk09")->bottom, 7);
  CU_ASSERT_FALSE(table_of("gk05")->has_empty_note);
  CU_ASSERT_EQUAL(table_of("gk05")->row_count, 0);
  CU_ASSERT_TRUE(table_of("gk05")->column_found[2]);
  end();
}

static void units_and_departments(void)
{
  static const struct {
    const char *head, *unit, *department;
  } cases[] = {
    {"编制单位：元江县财政局||金额单位：万元\n", "万元", "元江县财政局"},
    {"部门：某局      单位：元\n", "元", "某局"},
    {"部 门:|某 局|单位:人民币千元\n", "千元", "某 局"},
    {"公开部门：某局（本级）\\单位：万元\n", "万元", "某局（本级）"},
    {"（单位：万元）\n", "万元", ""},
    {"单位：百万元、%\n", "百万元", ""},
    {"单位：十万元\n", "十万元", ""}, /* as it says; nothing is converted from it */
    {"填报单位：千元县财政局\n", "", "千元县财政局"},
    {"\n", "", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    begin("a");
    gk_build_rows(&build, "公开05表\n");
    gk_build_rows(&build, cases[i].head);
    gk_build_rows(&build, HEADS_05 "合计||1|1|\n");
    find();
    CU_ASSERT_STRING_EQUAL(table_of("gk05")->unit, cases[i].unit);
    CU_ASSERT_STRING_EQUAL(table_of("gk05")->department, cases[i].department);
    end();
  }
}

static void head_above_the_title(void)
{
  begin("a");
  gk_build_rows(&build, "公开05表|||单位：万元\n部门：某局\n一般公共预算财政拨款支出决算表\n" HEADS_05 "合计||1|1|\n");
  find();
  CU_ASSERT_EQUAL(tables->count, 1);
  CU_ASSERT_STRING_EQUAL(table_of("gk05")->unit, "万元");
  CU_ASSERT_STRING_EQUAL(table_of("gk05")->department, "某局");
  CU_ASSERT_EQUAL(table_of("gk05")->title_row, 2);
  CU_ASSERT_EQUAL(table_of("gk05")->top, 0);
  end();
}

static void the_example(void)
{
  gk_error err = GK_ERROR_INIT;
  grid = gk_workbook_read("sheets/example/2022年度部门决算公开.fods", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  tables = gk_tables_find(pack, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
  CU_ASSERT_EQUAL(tables->count, 9);
  for (size_t i = 0; i < tables->count; i++) {
    const gk_table *table = &tables->items[i];
    CU_ASSERT_STRING_EQUAL(table->unit, "万元");
    CU_ASSERT_STRING_EQUAL(table->department, "株洲市石峰区网格化管理服务中心");
    for (size_t c = 0; c < table->pack->column_count; c++) CU_ASSERT_TRUE(table->column_found[c]);
    for (size_t l = 0; l < table->pack->line_count; l++) {
      const gk_pack_line *line = &table->pack->lines[l];
      if (line->names.count > 0) CU_ASSERT_PTR_NOT_NULL(gk_table_row(table, line->key));
    }
  }
  expect("gk04", "r1", "c1", "C7", "1671.41");
  end();
}

/* Copies the example's sheets below each other onto one, without any merged range. */
static void stack_example(const gk_grid *example)
{
  begin("Sheet1");
  for (size_t i = 0; i < example->count; i++) {
    const gk_sheet *sheet = example->sheets[i];
    for (size_t k = 0; k < sheet->count; k++) {
      const gk_cell *cell = &sheet->cells[k];
      int32_t row = build.row + cell->row;
      gk_grid *to = build.grid;
      if (cell->kind == GK_CELL_NUMBER) gk_grid_put_number(to, build.sheet, row, cell->col, cell->number, false);
      else gk_grid_put_text(to, build.sheet, row, cell->col, cell->text, strlen(cell->text), false);
    }
    build.row += sheet->rows + (int32_t)(i % 3);
  }
}

static bool same_figures(const gk_table *a, const gk_table *b)
{
  if (a->pack != b->pack || a->row_count != b->row_count) return false;
  for (size_t r = 0; r < a->row_count; r++) {
    if (strcmp(a->rows[r].key, b->rows[r].key) != 0 || a->rows[r].parent != b->rows[r].parent) return false;
    for (size_t c = 0; c < a->pack->column_count; c++) {
      const gk_figure *x = &a->rows[r].figures[c], *y = &b->rows[r].figures[c];
      if (x->state != y->state || gk_dec_cmp(x->value, y->value) != 0) return false;
    }
  }
  return a->has_empty_note == b->has_empty_note && strcmp(a->department, b->department) == 0;
}

static void the_example_stacked_without_merges(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *example = gk_workbook_read("sheets/example/2022年度部门决算公开.fods", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(example);
  gk_tables *wanted = gk_tables_find(pack, example, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(wanted);
  stack_example(example);
  find();
  CU_ASSERT_EQUAL_FATAL(tables->count, wanted->count);
  for (size_t i = 0; i < tables->count; i++) CU_ASSERT_TRUE(same_figures(&tables->items[i], &wanted->items[i]));
  gk_tables_free(wanted);
  gk_grid_free(example);
  end();
}

void gk_suite_tables(void)
{
  CU_pSuite suite = CU_add_suite("tables", load_pack, free_pack);
  CU_add_test(suite, "as published", as_published);
  CU_add_test(suite, "titles and marks", titles_and_marks);
  CU_add_test(suite, "contents and prose are no tables", contents_and_prose_are_no_tables);
  CU_add_test(suite, "stacked on one sheet", stacked_on_one_sheet);
  CU_add_test(suite, "columns move", columns_move);
  CU_add_test(suite, "an extra column, a printed number", extra_column_and_printed_number);
  CU_add_test(suite, "figures of every kind", figures_of_every_kind);
  CU_add_test(suite, "codes without parent, codes twice", codes_without_parent_and_twice);
  CU_add_test(suite, "pages go on", pages_go_on);
  CU_add_test(suite, "halves below each other", halves_below_each_other);
  CU_add_test(suite, "a table stands twice", a_table_stands_twice);
  CU_add_test(suite, "the right title wins", the_right_title_wins);
  CU_add_test(suite, "headings in the total", headings_in_the_total);
  CU_add_test(suite, "one row upright", one_row_upright);
  CU_add_test(suite, "numbers move, names stay", numbers_move_names_stay);
  CU_add_test(suite, "lines of one name", lines_of_one_name);
  CU_add_test(suite, "three blocks side by side", three_blocks_side_by_side);
  CU_add_test(suite, "blocks without figures in totals", blocks_without_figures_in_totals);
  CU_add_test(suite, "one row of figures", one_row_of_figures);
  CU_add_test(suite, "one row that is blank", one_row_that_is_blank);
  CU_add_test(suite, "blank tables and notes", blank_tables_and_notes);
  CU_add_test(suite, "units and departments", units_and_departments);
  CU_add_test(suite, "head above the title", head_above_the_title);
  CU_add_test(suite, "the example", the_example);
  CU_add_test(suite, "the example stacked without merges", the_example_stacked_without_merges);
}
