/* SPDX-License-Identifier: MPL-2.0 */
/* The packs that ship for all years, and which of them a workbook gets. Run from the top folder of the source tree. */
#include "engine/check/choose.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/check/check.h"
#include "engine/check/fit.h"
#include "engine/tables/year.h"
#include "example_variants.h"
#include "grid_build.h"

static gk_pack_shelf *shelf;

static int load_shelf(void)
{
  gk_error err = GK_ERROR_INIT;
  shelf = gk_pack_shelf_load("sheets", &err);
  if (shelf == NULL) printf("%s\n", err.text);
  return shelf == NULL || gk_example_load() != 0;
}

static int free_shelf(void)
{
  gk_pack_shelf_free(shelf);
  shelf = NULL;
  return gk_example_unload();
}

static const gk_pack *get(const char *id)
{
  const gk_pack *pack = gk_pack_shelf_get(shelf, id);
  CU_ASSERT_PTR_NOT_NULL_FATAL(pack);
  return pack;
}

/* --- what the years hold ------------------------------------------------------------------------------------------ */

static void all_packs_are_there(void)
{
  static const char *const ids[] = {"cn-2019", "cn-2020", "cn-2021", "cn-2022", "cn-2023", "region-example", "sh-2024"};
  CU_ASSERT_EQUAL_FATAL(shelf->count, sizeof ids / sizeof *ids);
  for (size_t i = 0; i < shelf->count; i++) CU_ASSERT_STRING_EQUAL(shelf->items[i]->id, ids[i]);
  CU_ASSERT_PTR_NULL(gk_pack_shelf_get(shelf, "cn-1999"));
  CU_ASSERT_EQUAL(get("cn-2023")->until, 2024);
  CU_ASSERT_STRING_EQUAL(gk_pack_shelf_for(shelf, 0, true)->id, "cn-2023"); /* of a region is only sh-2024 */
  CU_ASSERT_STRING_EQUAL(gk_pack_shelf_for(shelf, 2020, true)->id, "cn-2020");
  CU_ASSERT_STRING_EQUAL(gk_pack_shelf_for(shelf, 2024, true)->id, "cn-2023");
  CU_ASSERT_STRING_EQUAL(gk_pack_shelf_for(shelf, 2031, true)->id, "cn-2023");
}

static bool has_line(const gk_pack *pack, const char *table, const char *key)
{
  long index = gk_pack_table_index(pack, table);
  for (size_t i = 0; index >= 0 && i < pack->tables[index].line_count; i++)
    if (strcmp(pack->tables[index].lines[i].key, key) == 0) return true;
  return false;
}

static const gk_rule *rule(const gk_pack *pack, const char *id)
{
  for (size_t i = 0; i < pack->rule_count; i++)
    if (strcmp(pack->rules[i].id, id) == 0) return &pack->rules[i];
  return NULL;
}

static void what_2019_lacks(void)
{
  const gk_pack *pack = get("cn-2019");
  CU_ASSERT_EQUAL(gk_pack_table_index(pack, "gk09"), -1);
  CU_ASSERT(has_line(pack, "gk01", "r53") && !has_line(pack, "gk01", "r52") && !has_line(pack, "gk01", "r57"));
  CU_ASSERT(has_line(pack, "gk04", "r54") && !has_line(pack, "gk04", "r53") && !has_line(pack, "gk04", "r58"));
  CU_ASSERT_EQUAL(gk_pack_column_index(&pack->tables[gk_pack_table_index(pack, "gk04")], "c5"), -1);
  CU_ASSERT_PTR_NOT_NULL_FATAL(rule(pack, "gk01.c2.r58"));
  CU_ASSERT_EQUAL(rule(pack, "gk01.c2.r58")->right_count, 24);
  CU_ASSERT_EQUAL(rule(pack, "gk01.c1.r27")->right_count, 7);
  CU_ASSERT_EQUAL(rule(pack, "gk04.across.c2")->right_count, 2);
  CU_ASSERT_EQUAL(rule(pack, "gk04.c1.r28")->right_count, 2);
  CU_ASSERT_PTR_NULL(rule(pack, "gk04.fund.c5"));
  CU_ASSERT_PTR_NULL(rule(pack, "gk09.across.c1"));
  CU_ASSERT_PTR_NULL(gk_codes_name(&pack->function_codes, "234"));
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&pack->function_codes, "215"), "资源勘探信息等支出");
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&get("cn-2020")->function_codes, "234"), "抗疫特别国债安排的支出");
}

static void where_the_three_expenses_stand(void)
{
  const gk_pack *pack = get("cn-2023");
  const gk_pack_table *table = &pack->tables[gk_pack_table_index(pack, "gk07")];
  CU_ASSERT_STRING_EQUAL(table->mark, "公开09表");
  CU_ASSERT_STRING_EQUAL(table->titles.items[0], "财政拨款“三公”经费支出决算表");
  CU_ASSERT_STRING_EQUAL(pack->tables[gk_pack_table_index(pack, "gk09")].mark, "公开08表");
  /* labels say the marks of the year */
  CU_ASSERT_STRING_EQUAL(rule(pack, "gk06.atmost.gk07.30217")->label.zh, "公开06表公务接待费不超过公开09表决算数");
  CU_ASSERT_STRING_EQUAL(rule(get("cn-2021"), "gk06.atmost.gk07.30217")->label.zh,
                         "公开06表公务接待费不超过公开07表决算数");
}

/* Every difference says where it is known from, or that it is to be confirmed. */
static void differences_have_sources(void)
{
  size_t confirmed = 0;
  for (size_t i = 0; i < shelf->count; i++)
    for (size_t k = 0; k < shelf->items[i]->change_count; k++) {
      const gk_pack_change *change = &shelf->items[i]->changes[k];
      CU_ASSERT(change->source[0] != '\0' || change->confirm);
      confirmed += change->confirm;
    }
  CU_ASSERT(confirmed > 0);
}

/* --- the year of a workbook --------------------------------------------------------------------------------------- */

static gk_grid *grid_of(const char *sheet, const char *rows)
{
  gk_build build = gk_build_new();
  gk_build_sheet(&build, sheet);
  gk_build_rows(&build, rows);
  gk_grid *grid = gk_built(&build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  return grid;
}

static void years_that_are_named(void)
{
  static const struct {
    const char *sheet, *rows;
    int year;
  } cases[] = {
    {"表", "收入支出决算总表\n", 0},
    {"表", "2021年度收入支出决算总表\n", 2021},
    {"表", "收入支出决算总表\n部门：某局|2020年度|单位：万元\n", 2020},
    {"2019年", "收入支出决算总表\n", 2019},
    {"GK01(2023)", "收入支出决算总表\n", 2023},
    {"表", "２０２２ 年度部门决算公开\n", 2022},
    {"表", "二〇二二年度部门决算公开\n", 2022},
    {"表", "二零二一年部门决算\n", 2021},
    {"表", "2022年度部门决算\n2021年度支出决算表\n2022年度公开表\n", 2022},
    {"表", "2021年部门决算\n2022年部门决算\n", 2022},
    {"表", "电话12022年度\n编码2022013年度决算\n", 0},
    {"表", "与2021年度相比，收入增加，主要是2021年度的项目。\n", 0},
    {"表", "1993年度决算\n", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_grid *grid = grid_of(cases[i].sheet, cases[i].rows);
    int year = gk_grid_year(grid);
    if (year != cases[i].year) printf("\n    %s %d", cases[i].rows, year);
    CU_ASSERT_EQUAL(year, cases[i].year);
    gk_grid_free(grid);
  }
}

/* --- the choice --------------------------------------------------------------------------------------------------- */

static void expect(const gk_grid *grid, const char *id, int year)
{
  gk_error err = GK_ERROR_INIT;
  gk_tables *tables = gk_tables_choose(shelf, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
  if (strcmp(tables->pack->id, id) != 0) printf("\n    %s instead of %s", tables->pack->id, id);
  CU_ASSERT_STRING_EQUAL(tables->pack->id, id);
  CU_ASSERT_EQUAL(tables->year, year);
  gk_tables_free(tables);
}

static void chosen_by_year(void)
{
  static const struct {
    const char *rows, *id;
    int year;
  } cases[] = {
    {"2019年度部门决算\n", "cn-2019", 2019},
    {"2020年度部门决算\n", "cn-2020", 2020},
    {"2021年度部门决算\n", "cn-2021", 2021},
    {"2022年度部门决算\n", "cn-2022", 2022},
    {"2024年度部门决算\n", "cn-2023", 2024},
    {"2022年度部门决算\n部门：示例市财政局\n", "region-example", 2022},
    {"2022年度部门决算\n编制单位：|示例县 财政局\n", "region-example", 2022},
    {"2021年度部门决算\n部门：示例市财政局\n", "cn-2021", 2021},
    {"2022年度部门决算\n部门：某市财政局\n说明|按示例市的做法。\n", "cn-2022", 2022},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_grid *grid = grid_of("表", cases[i].rows);
    expect(grid, cases[i].id, cases[i].year);
    gk_grid_free(grid);
  }
}

/* The example names no year in its cells: its marks and lines say what it is. */
static void chosen_by_lines(void)
{
  const char *origin = gk_example->origin; /* the file's name says the year, what stands in it does not */
  expect(gk_example, "cn-2022", 2022);
  gk_example->origin = NULL;
  expect(gk_example, "cn-2022", 0);
  gk_example->origin = origin;
  gk_grid *grid = grid_of("表", "财政拨款“三公”经费支出决算表\n公开09表\n"
                                "预算数>5||||||决算数>5|||||\n"
                                "合计|因公出国（境）费|小计|公务用车购置费|公务用车运行费|公务接待费|"
                                "合计|因公出国（境）费|小计|公务用车购置费|公务用车运行费|公务接待费\n"
                                "1|0|0|0|0|1|1|0|0|0|0|1\n");
  expect(grid, "cn-2023", 0);
  gk_grid_free(grid);
  grid =
    grid_of("表", "收入支出决算总表\n公开01表\n收入>2|||支出>2||\n项目|行次|决算数|项目|行次|决算数\n"
                  "三、上级补助收入|3|1|二十一、灾害防治及应急管理支出|50|1\n本年收入合计|24|1|二十二、其他支出|51|\n"
                  "总计|27|1|二十三、债务还本支出|52|\n");
  expect(grid, "cn-2019", 0);
  gk_grid_free(grid);
  grid = grid_of("表", "会议通知\n");
  expect(grid, "cn-2023", 0);
  gk_grid_free(grid);
  grid = grid_of("表", "2030年度部门决算\n");
  expect(grid, "cn-2023", 2030);
  gk_grid_free(grid);
}

static const gk_pack_table *table_of(const char *pack, const char *table)
{
  long index = gk_pack_table_index(get(pack), table);
  CU_ASSERT_FATAL(index >= 0);
  return &get(pack)->tables[index];
}

static void tables_that_are_alike(void)
{
  CU_ASSERT_PTR_EQUAL(table_of("cn-2022", "gk05")->alike, table_of("cn-2023", "gk05")->alike);
  CU_ASSERT_PTR_EQUAL(table_of("cn-2021", "gk01")->alike, table_of("cn-2022", "gk01")->alike);
  CU_ASSERT_PTR_NOT_EQUAL(table_of("cn-2022", "gk01")->alike, table_of("cn-2023", "gk01")->alike); /* a line's name */
  CU_ASSERT_PTR_NOT_EQUAL(table_of("cn-2020", "gk01")->alike, table_of("cn-2022", "gk01")->alike); /* no 行次 */
  CU_ASSERT_PTR_NOT_EQUAL(table_of("cn-2022", "gk08")->alike, table_of("cn-2023", "gk08")->alike); /* the mark */
  CU_ASSERT_PTR_NOT_EQUAL(table_of("cn-2022", "gk08")->alike, table_of("cn-2023", "gk09")->alike);
}

static long points_of(gk_search *search, size_t pack)
{
  long most, points;
  CU_ASSERT_FATAL(search != NULL && gk_fit_at_most(search, pack, &most) && gk_fit_of_pack(search, pack, &points));
  CU_ASSERT(points <= most);
  return points;
}

/* Whether two tables are the same but for where they lie. */
static void expect_same_table(const gk_table *a, const gk_table *b)
{
  CU_ASSERT_PTR_EQUAL(a->pack, b->pack);
  CU_ASSERT(a->top == b->top && a->bottom == b->bottom && a->left == b->left && a->right == b->right);
  CU_ASSERT_EQUAL_FATAL(a->row_count, b->row_count);
  for (size_t i = 0; i < a->row_count; i++) {
    CU_ASSERT_PTR_EQUAL(a->rows[i].line, b->rows[i].line);
    CU_ASSERT_STRING_EQUAL(a->rows[i].key, b->rows[i].key);
    CU_ASSERT_EQUAL(a->rows[i].row, b->rows[i].row);
  }
}

/* What the other packs have found before changes nothing: neither the points nor the tables. */
static void expect_same_points(const gk_grid *grid)
{
  const gk_pack *const *packs = (const gk_pack *const *)shelf->items;
  for (size_t i = 0; i < shelf->count; i++) {
    gk_search *all = gk_search_begin(grid, packs, shelf->count), *alone = gk_search_begin(grid, &packs[i], 1);
    for (size_t k = 0; k < shelf->count; k++) points_of(all, k);
    CU_ASSERT_EQUAL(points_of(all, i), points_of(alone, 0));
    gk_tables *shared = gk_search_take(all, i), *own = gk_search_take(alone, 0);
    CU_ASSERT_FATAL(shared != NULL && own != NULL && shared->count == own->count);
    for (size_t k = 0; k < own->count; k++) expect_same_table(&shared->items[k], &own->items[k]);
    gk_search_end(all);
    gk_search_end(alone);
    gk_tables_free(shared);
    gk_tables_free(own);
  }
}

static void packs_fit_together_as_alone(void)
{
  static const gk_variant variants[] = {{.renamed = true}, {.one_sheet = true}, {.unmerged = true}};
  gk_grid *grid =
    grid_of("公开07表", "支出决算表\n公开03表\n项目>2||本年支出合计\n科目编码|科目名称|\n201|一般公共服务支出|1\n");
  expect_same_points(gk_example);
  expect_same_points(grid);
  gk_grid_free(grid);
  for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
    grid = gk_variant_grid(&variants[i]);
    CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
    expect_same_points(grid);
    gk_grid_free(grid);
  }
}

/* With any year's pack the example's figures are judged alike: only its one slip is an error. */
static void the_example_with_every_pack(void)
{
  for (size_t i = 0; i < shelf->count; i++) {
    gk_error err = GK_ERROR_INIT;
    if (shelf->items[i]->regions.count > 0) continue;
    gk_report *report = gk_check(shelf->items[i], gk_example, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    if (report->summary[GK_ERROR] != 1 || report->summary[GK_WARNING] != 0)
      for (size_t k = 0; k < report->finding_count; k++)
        printf("\n    %s %s: %s", shelf->items[i]->id, report->findings[k].rule, report->findings[k].message);
    CU_ASSERT_EQUAL(report->summary[GK_ERROR], 1);
    CU_ASSERT_EQUAL(report->summary[GK_WARNING], 0);
    CU_ASSERT_EQUAL(report->summary[GK_ROUNDING], 2);
    CU_ASSERT_EQUAL(report->suspect_count, 1);
    gk_report_free(report);
  }
}

/* No pack is for 2018, and nothing is judged by the layouts of another year; nor is it sound. Years to come are judged. */
static void a_year_before_all_packs(void)
{
  static const struct {
    const char *title, *origin;
    int year;
    gk_report_verdict verdict;
  } cases[] = {{"2018年度收入支出决算总表\n", NULL, 2018, GK_VERDICT_INCOMPLETE},
               {"收入支出决算总表\n", "某局/2017年度部门决算.xlsx", 2017, GK_VERDICT_INCOMPLETE},
               {"收入支出决算总表\n", "2018年度决算/某局.xlsx", 2018, GK_VERDICT_INCOMPLETE},
               {"收入支出决算总表\n", "std2018.xlsx", 2018, GK_VERDICT_INCOMPLETE},
               {"收入支出决算总表\n", "2018-05-06.xlsx", 0, GK_VERDICT_FAIL},
               {"2022年度收入支出决算总表\n", "2018年度.xlsx", 2022, GK_VERDICT_FAIL},
               {"2031年度收入支出决算总表\n", NULL, 2031, GK_VERDICT_FAIL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_error err = GK_ERROR_INIT;
    gk_build build = gk_build_new();
    gk_build_sheet(&build, "表");
    gk_build_rows(&build, cases[i].title);
    gk_build_rows(&build,
                  "公开01表\n收入>2|||支出>2||\n项目|行次|决算数|项目|行次|决算数\n"
                  "一、一般公共预算财政拨款收入|1|5|本年支出合计|50|5\n本年收入合计|24|8|总计|51|8\n总计|27|8\n");
    gk_grid *grid = gk_built(&build);
    CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
    grid->origin = cases[i].origin;
    gk_report *report = gk_check_by(shelf, grid, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    if (report->verdict != cases[i].verdict) printf("\n    %s: %d", cases[i].title, (int)report->verdict);
    CU_ASSERT_EQUAL(report->tables->year, cases[i].year);
    CU_ASSERT_EQUAL(report->verdict, cases[i].verdict);
    if (report->tables->no_pack) CU_ASSERT_EQUAL(report->finding_count, 1);
    gk_report_free(report);
    gk_grid_free(grid);
  }
}

/* --- the example region ------------------------------------------------------------------------------------------- */

#define TRANSFERS                                                                                                      \
  "乡镇转移支付支出决算表\n公开10表\n部门：示例市财政局|单位：万元\n"                      \
  "功能分类科目编码|科目名称|合计|一般性转移支付|专项转移支付\n"

static void a_region_has_its_own_table(void)
{
  gk_error err = GK_ERROR_INIT;
  const gk_pack *pack = get("region-example");
  CU_ASSERT_NOT_EQUAL(gk_pack_table_index(pack, "x10"), -1);
  CU_ASSERT_PTR_NOT_NULL(rule(pack, "gk01.c2.r58"));
  CU_ASSERT_STRING_EQUAL(rule(pack, "x10.across.c1")->source, "虚构的示例");
  CU_ASSERT_STRING_EQUAL(rule(pack, "gk01.c2.r58")->source, rule(get("cn-2022"), "gk01.c2.r58")->source);
  gk_grid *good = grid_of("表", TRANSFERS "合计||5|2|3\n213|农林水支出|5|2|3\n");
  gk_grid *wrong = grid_of("表", TRANSFERS "合计||5|2|3\n213|农林水支出|5|2|4\n");
  gk_report *right = gk_check(pack, good, &err), *off = gk_check(pack, wrong, &err);
  CU_ASSERT(right != NULL && off != NULL);
  if (right != NULL && off != NULL) {
    CU_ASSERT_EQUAL(right->tables->count, 1);
    CU_ASSERT_EQUAL(right->summary[GK_ERROR], 0);
    CU_ASSERT_EQUAL(off->summary[GK_ERROR], 2); /* across and down */
    CU_ASSERT_EQUAL_FATAL(off->suspect_count, 1);
    CU_ASSERT_EQUAL(gk_dec_cmp(off->suspects[0].suggested, (gk_dec){3, 0}), 0);
  }
  gk_report_free(right);
  gk_report_free(off);
  gk_grid_free(good);
  gk_grid_free(wrong);
}

/* --- folders that are none ---------------------------------------------------------------------------------------- */

static void shelves_that_are_refused(void)
{
  gk_error err = GK_ERROR_INIT;
  char folder[] = "/tmp/gongkai-shelfXXXXXX", path[64];
  CU_ASSERT_PTR_NULL(gk_pack_shelf_load("no/such/folder", &err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "打不开规则包所在的文件夹 no/such/folder"));
  CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
  CU_ASSERT_PTR_NULL(gk_pack_shelf_load(folder, &err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "里没有规则包"));
  snprintf(path, sizeof path, "%s/bad", folder);
  CU_ASSERT_EQUAL(mkdir(path, 0700), 0);
  snprintf(path, sizeof path, "%s/bad/pack.xml", folder);
  FILE *file = fopen(path, "wb");
  CU_ASSERT(file != NULL && fputs("<pack/>", file) >= 0 && fclose(file) == 0);
  CU_ASSERT_PTR_NULL(gk_pack_shelf_load(folder, &err)); /* it has no schema either */
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "pack.rng"));
  remove(path);
  snprintf(path, sizeof path, "%s/bad", folder);
  rmdir(path);
  rmdir(folder);
}

void gk_suite_choose(void);
void gk_suite_choose(void)
{
  CU_pSuite suite = CU_add_suite("choose", load_shelf, free_shelf);
  CU_add_test(suite, "all packs are there", all_packs_are_there);
  CU_add_test(suite, "what 2019 lacks", what_2019_lacks);
  CU_add_test(suite, "where the three expenses stand", where_the_three_expenses_stand);
  CU_add_test(suite, "differences have sources", differences_have_sources);
  CU_add_test(suite, "years that are named", years_that_are_named);
  CU_add_test(suite, "chosen by year", chosen_by_year);
  CU_add_test(suite, "chosen by lines", chosen_by_lines);
  CU_add_test(suite, "tables that are alike", tables_that_are_alike);
  CU_add_test(suite, "packs fit together as alone", packs_fit_together_as_alone);
  CU_add_test(suite, "the example with every pack", the_example_with_every_pack);
  CU_add_test(suite, "a year before all packs", a_year_before_all_packs);
  CU_add_test(suite, "a region has its own table", a_region_has_its_own_table);
  CU_add_test(suite, "shelves that are refused", shelves_that_are_refused);
}
