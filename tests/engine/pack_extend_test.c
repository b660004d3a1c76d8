/* SPDX-License-Identifier: MPL-2.0 */
/* Packs that extend others: what is changed, added and removed. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/check/choose.h"
#include "extend_packs.h"

static const gk_rule *rule(const gk_pack *pack, const char *id)
{
  for (size_t i = 0; i < pack->rule_count; i++)
    if (strcmp(pack->rules[i].id, id) == 0) return &pack->rules[i];
  return NULL;
}

static void only_the_year(void)
{
  gk_extend_pack("mid", "low", "");
  gk_pack *low = gk_extend_loaded("low"), *mid = gk_extend_loaded("mid");
  CU_ASSERT_STRING_EQUAL(mid->id, "mid");
  CU_ASSERT_STRING_EQUAL(mid->base, "low");
  CU_ASSERT_PTR_NULL(low->base);
  CU_ASSERT_STRING_EQUAL(mid->label.en, "高");
  CU_ASSERT_EQUAL(mid->year, 2021);
  CU_ASSERT_EQUAL(mid->until, 2021);
  CU_ASSERT_EQUAL(low->until, 2023);
  CU_ASSERT_EQUAL(low->regions.count, 1);
  CU_ASSERT_EQUAL(mid->regions.count, 0);
  CU_ASSERT_EQUAL(mid->rule_count, low->rule_count);
  CU_ASSERT_EQUAL(mid->table_count, low->table_count);
  CU_ASSERT_EQUAL(mid->function_codes.count, 3);
  CU_ASSERT_EQUAL(mid->change_count, 0);
  gk_pack_free(low);
  gk_pack_free(mid);
  gk_extend_clear();
}

static void a_removed_line_leaves_ranges(void)
{
  gk_extend_pack("mid", "low", "<change table=\"t1\"><remove line=\"r2\" confirm=\"yes\"/></change>\n");
  gk_pack *mid = gk_extend_loaded("mid");
  const gk_rule *sum = rule(mid, "t1.c1.r4");
  CU_ASSERT_EQUAL(mid->tables[0].line_count, 3);
  CU_ASSERT_PTR_NOT_NULL_FATAL(sum);
  CU_ASSERT_EQUAL_FATAL(sum->right_count, 2);
  CU_ASSERT_STRING_EQUAL(sum->right[1].key, "r3");
  CU_ASSERT_PTR_NOT_NULL(rule(mid, "t1.same.r1"));
  CU_ASSERT_PTR_NULL(rule(mid, "t1.same.r2"));
  CU_ASSERT_PTR_NULL(rule(mid, "t1.most"));
  CU_ASSERT_PTR_NULL(rule(mid, "t2.coded")); /* 202 is the removed line's code */
  CU_ASSERT_EQUAL_FATAL(mid->change_count, 1);
  const gk_pack_change *change = &mid->changes[0];
  CU_ASSERT_EQUAL(change->kind, GK_CHANGE_REMOVES);
  CU_ASSERT_STRING_EQUAL(change->pack, "mid");
  CU_ASSERT_STRING_EQUAL(change->element, "line");
  CU_ASSERT_STRING_EQUAL(change->table, "t1");
  CU_ASSERT_STRING_EQUAL(change->name, "r2");
  CU_ASSERT_STRING_EQUAL(change->source, "出处");
  CU_ASSERT(change->confirm);
  gk_pack_free(mid);
  gk_extend_clear();
}

static void a_removed_column_and_table(void)
{
  gk_extend_pack("mid", "low", "<change table=\"t2\"><remove column=\"c3\"/></change>\n");
  gk_pack *mid = gk_extend_loaded("mid");
  CU_ASSERT_PTR_NOT_NULL_FATAL(rule(mid, "t2.across"));
  CU_ASSERT_EQUAL(rule(mid, "t2.across")->right_count, 1);
  CU_ASSERT_PTR_NULL(rule(mid, "t2.codes.c3"));
  gk_pack_free(mid);
  gk_extend_pack("mid", "low", "<remove table=\"t2\"/>\n");
  mid = gk_extend_loaded("mid");
  CU_ASSERT_EQUAL(mid->table_count, 1);
  CU_ASSERT_EQUAL(mid->rule_count, 2);
  CU_ASSERT_PTR_NOT_NULL(rule(mid, "t1.c1.r4"));
  CU_ASSERT_PTR_NOT_NULL(rule(mid, "t1.most"));
  gk_pack_free(mid);
  gk_extend_clear();
}

static void altered_parts(void)
{
  gk_extend_pack("mid", "low",
                 "<change table=\"t1\" mark=\"丙表\" numbers=\"no\"><line key=\"r1\" names=\"壹|一\"/></change>\n"
                 "<change table=\"t2\" decimals=\"0\"><column id=\"c2\" headings=\"基础\"/></change>\n");
  gk_pack *mid = gk_extend_loaded("mid");
  CU_ASSERT_STRING_EQUAL(mid->tables[0].mark, "丙表");
  CU_ASSERT_STRING_EQUAL(mid->tables[0].titles.items[0], "甲");
  CU_ASSERT_STRING_EQUAL(mid->tables[0].lines[0].names.items[0], "壹");
  CU_ASSERT_STRING_EQUAL(mid->tables[0].lines[0].code, "201");
  CU_ASSERT_EQUAL(mid->tables[0].lines[0].number, 0);
  CU_ASSERT_EQUAL(mid->tables[0].line_count, 3); /* r3 has neither name nor number now */
  CU_ASSERT_EQUAL(mid->tables[1].decimals, 0);
  CU_ASSERT_STRING_EQUAL(mid->tables[1].columns[1].headings.items[0], "基础");
  CU_ASSERT_STRING_EQUAL(rule(mid, "t1.same.r1")->label.zh, "壹同");
  CU_ASSERT_EQUAL(mid->change_count, 4);
  CU_ASSERT_EQUAL(mid->changes[1].kind, GK_CHANGE_ALTERS);
  CU_ASSERT_STRING_EQUAL(mid->changes[1].text, "壹|一");
  gk_pack_free(mid);
  gk_extend_clear();
}

static void added_parts(void)
{
  gk_extend_pack("mid", "low",
                 "<change table=\"t1\"><line key=\"r2b\" after=\"r2\" names=\"二半\"/></change>\n"
                 "<change table=\"t2\"><column id=\"c4\" after=\"c3\" headings=\"经营\"/>"
                 "<column id=\"c0\" before=\"c1\" headings=\"年初\"/></change>\n"
                 "<table id=\"t3\" mark=\"丁表\" titles=\"丁\" unit=\"元\" decimals=\"2\">\n"
                 "<block rows=\"single\"><column id=\"c1\" headings=\"数\"/><line key=\"r1\"/></block></table>\n");
  gk_extend_file(
    "mid", "rules.xml",
    "<rules source=\"高的规则\">\n"
    "<sum id=\"t2.across\" formula=\"t2.*.c1 = t2.*.c2..c4\" zh=\"行\"/>\n"
    "<same id=\"t3.same.t1\" formula=\"t3.r1.c1 = t1.r2b.c1\" zh=\"同\" source=\"自己的\" confirm=\"yes\"/>\n"
    "<remove rule=\"t2.codes.$\"/>\n"
    "</rules>\n");
  gk_pack *mid = gk_extend_loaded("mid");
  CU_ASSERT_EQUAL(mid->table_count, 3);
  CU_ASSERT_STRING_EQUAL(mid->tables[0].lines[2].key, "r2b");
  CU_ASSERT_STRING_EQUAL(mid->tables[1].columns[0].id, "c0");
  CU_ASSERT_STRING_EQUAL(mid->tables[1].columns[4].id, "c4");
  CU_ASSERT_EQUAL(rule(mid, "t2.across")->right_count, 3);
  CU_ASSERT_STRING_EQUAL(rule(mid, "t2.across")->source, "高的规则");
  CU_ASSERT_STRING_EQUAL(rule(mid, "t3.same.t1")->source, "自己的");
  CU_ASSERT(rule(mid, "t3.same.t1")->confirm);
  CU_ASSERT_STRING_EQUAL(rule(mid, "t1.c1.r4")->source, "低的规则");
  CU_ASSERT_PTR_NULL(rule(mid, "t2.codes.c1"));
  gk_pack_free(mid);
  gk_extend_clear();
}

static void codes_of_another_year(void)
{
  gk_extend_pack("mid", "low", "");
  gk_extend_file("mid", "codes.xml",
                 "<codes>\n"
                 "<list of=\"function\" source=\"高\">\n"
                 "<code id=\"202\" name=\"贰\" complete=\"yes\"/>\n"
                 "<code id=\"20102\" name=\"一二\"/>\n"
                 "<remove code=\"20101\"/>\n"
                 "</list>\n"
                 "<list of=\"economic\" source=\"高\"><code id=\"301\" name=\"工资\"/></list>\n"
                 "</codes>\n");
  gk_pack *mid = gk_extend_loaded("mid");
  CU_ASSERT_EQUAL(mid->function_codes.count, 3);
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&mid->function_codes, "202"), "贰");
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&mid->function_codes, "20102"), "一二");
  CU_ASSERT_PTR_NULL(gk_codes_name(&mid->function_codes, "20101"));
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&mid->economic_codes, "301"), "工资");
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "203"));   /* all of three digits are listed */
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "20101")); /* all below 201 are */
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "20201"));
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "2020101")); /* its parent is surely none */
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->function_codes, "2010201"));
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->function_codes, "202"));
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->economic_codes, "302"));
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->economic_codes, "30101"));
  gk_pack_free(mid);
  gk_extend_clear();
}

static void three_packs(void)
{
  gk_extend_pack("mid", "low", "<change table=\"t1\"><remove line=\"r2\"/><line key=\"r1\" names=\"壹\"/></change>\n");
  gk_extend_pack("top", "mid",
                 "<change table=\"t1\"><line key=\"r2\" after=\"r1\" code=\"202\" names=\"又二\"/></change>\n");
  gk_extend_file(
    "top", "rules.xml",
    "<rules source=\"顶\"><at-most id=\"t1.most\" formula=\"t1.r2.c1 ≤ t1.r4.c1\" zh=\"不超\"/></rules>\n");
  gk_pack *top = gk_extend_loaded("top");
  CU_ASSERT_STRING_EQUAL(top->base, "mid");
  CU_ASSERT_STRING_EQUAL(top->tables[0].lines[0].names.items[0], "壹");
  CU_ASSERT_STRING_EQUAL(top->tables[0].lines[1].names.items[0], "又二");
  CU_ASSERT_PTR_NOT_NULL(rule(top, "t1.most"));
  CU_ASSERT_EQUAL(rule(top, "t1.c1.r4")->right_count, 3);
  CU_ASSERT_EQUAL_FATAL(top->change_count, 4);
  CU_ASSERT_STRING_EQUAL(top->changes[0].pack, "mid");
  CU_ASSERT_STRING_EQUAL(top->changes[2].pack, "top");
  gk_pack_free(top);
  gk_extend_clear();
}

/* --- packs of one's own ------------------------------------------------------------------------------------------- */

/* The folder of the packs that ship, and of one's own with one pack called mine. */
static char library[160], own[160], mine[160];

static void make_own(void)
{
  gk_extend_path(".", "", library);
  gk_extend_path("apart", "", own);
  gk_extend_path("apart", "mine", mine);
  CU_ASSERT_FATAL(mkdir(own, 0700) == 0 && mkdir(mine, 0700) == 0);
  gk_extend_file("apart", "mine/pack.xml", "<pack id=\"mine\" year=\"2021\" extends=\"low\" zh=\"我的\"/>\n");
}

static void remove_own(void)
{
  char file[160];
  gk_extend_path("apart", "mine/pack.xml", file);
  remove(file);
  CU_ASSERT(rmdir(mine) == 0 && rmdir(own) == 0);
}

/* A pack that stands apart from the schema and from the pack that it extends. */
static void packs_of_ones_own(void)
{
  gk_error err = GK_ERROR_INIT;
  make_own();
  gk_pack *pack = gk_pack_load_with(mine, library, &err);
  CU_ASSERT_PTR_NOT_NULL(pack);
  gk_pack_free(pack);
  CU_ASSERT_PTR_NULL(gk_pack_load(mine, &err));
  gk_pack_shelf *shelf = gk_pack_shelf_load_with(library, own, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(shelf);
  CU_ASSERT_EQUAL(shelf->count, 2);
  CU_ASSERT_EQUAL(shelf->warning_count, 0);
  CU_ASSERT_PTR_NOT_NULL(gk_pack_shelf_get(shelf, "low"));
  CU_ASSERT_PTR_NOT_NULL(gk_pack_shelf_get(shelf, "mine"));
  gk_pack_shelf_free(shelf);
  shelf = gk_pack_shelf_load_with(library, "/no/such/folder", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(shelf);
  CU_ASSERT_EQUAL(shelf->warning_count, 0);
  gk_pack_shelf_free(shelf);
  remove_own();
}

/* The stamp tells a file that was written, came or went, and nothing else. */
static void stamps(void)
{
  make_own();
  uint64_t alone = gk_pack_shelf_stamp(library, NULL), both = gk_pack_shelf_stamp(library, own);
  CU_ASSERT_NOT_EQUAL(alone, both);
  CU_ASSERT_EQUAL(both, gk_pack_shelf_stamp(library, own));
  gk_extend_file("apart", "mine/pack.xml", "<pack/>");
  uint64_t written = gk_pack_shelf_stamp(library, own);
  CU_ASSERT_NOT_EQUAL(written, both);
  gk_extend_file("apart", "mine/rules.xml", "<rules/>");
  CU_ASSERT_NOT_EQUAL(gk_pack_shelf_stamp(library, own), written);
  char file[160];
  gk_extend_path("apart", "mine/rules.xml", file);
  remove(file);
  CU_ASSERT_EQUAL(gk_pack_shelf_stamp(library, own), written);
  CU_ASSERT_EQUAL(gk_pack_shelf_stamp(library, NULL), alone);
  remove_own();
}

/* The latest year's pack for all regions is a user's own where that counts. */
static void newest_of_ones_own(void)
{
  gk_error err = GK_ERROR_INIT;
  make_own();
  gk_extend_file("apart", "mine/pack.xml", "<pack id=\"mine\" year=\"2025\" extends=\"low\" zh=\"我的\"/>\n");
  gk_pack_shelf *shelf = gk_pack_shelf_load_with(library, own, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(shelf);
  CU_ASSERT_STRING_EQUAL(gk_pack_shelf_for(shelf, 0, true)->id, "mine");
  CU_ASSERT_STRING_EQUAL(gk_pack_shelf_for(shelf, 2025, true)->id, "mine");
  gk_pack_shelf_free(shelf);
  remove_own();
}

/* The shelf goes without a pack that is wrong, and says so in one sentence that holds `words`. */
static void expect_passed_over(const char *text, const char *words)
{
  gk_error err = GK_ERROR_INIT;
  gk_extend_file("apart", "mine/pack.xml", text);
  gk_pack_shelf *shelf = gk_pack_shelf_load_with(library, own, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(shelf);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_EQUAL(shelf->count, 1);
  CU_ASSERT_EQUAL_FATAL(shelf->warning_count, 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(shelf->warnings[0], "“mine”"));
  CU_ASSERT_PTR_NOT_NULL(strstr(shelf->warnings[0], words));
  if (strstr(shelf->warnings[0], words) == NULL) printf("\n    %s", shelf->warnings[0]);
  gk_pack_shelf_free(shelf);
}

#define MINE(inside) "<pack id=\"mine\" year=\"2021\" extends=\"low\" zh=\"我的\" source=\"出处\">\n" inside "</pack>\n"
#define TABLE(id)                                                                                                      \
  "<table id=\"" id "\" mark=\"丙表\" titles=\"丙\" unit=\"元\" decimals=\"2\">\n"                                 \
  "<block rows=\"single\"><column id=\"c1\" headings=\"金额\"/><line key=\"r1\"/></block></table>\n"

static void own_packs_that_are_wrong(void)
{
  make_own();
  expect_passed_over("<pack id=\"low\" year=\"2021\" extends=\"low\" zh=\"我的\"/>\n", "有两个规则包的 id 都是 low");
  expect_passed_over(MINE("<change table=\"t1\"><remove line=\"r99\"/></change>\n"), "mine/pack.xml 第 2 行");
  expect_passed_over(MINE("<change table=\"t1\" nummer=\"1\"/>\n"), "mine/pack.xml 第 2 行");
  expect_passed_over("", "mine/pack.xml");
  remove_own();
}

/* A table that a pack of one's own adds keeps out of the names of those to come. */
static void names_of_own_tables(void)
{
  gk_error err = GK_ERROR_INIT;
  make_own();
  expect_passed_over(MINE(TABLE("gk10")), "mine/pack.xml 第 2 行：自己加的表，id 要以 x 开头");
  gk_extend_file("apart", "mine/pack.xml", MINE(TABLE("x10")));
  gk_pack *pack = gk_pack_load_with(mine, library, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(pack);
  CU_ASSERT_EQUAL(gk_pack_table_index(pack, "x10"), (long)pack->table_count - 1);
  gk_pack_free(pack);
  remove_own();
}

static void an_unreadable_folder_of_ones_own(void)
{
  gk_error err = GK_ERROR_INIT;
  char file[160];
  gk_extend_path(".", "", library);
  gk_extend_path("low", "closed", file);
  CU_ASSERT_EQUAL_FATAL(symlink("closed", file), 0); /* a link to itself: neither there nor missing */
  gk_pack_shelf *shelf = gk_pack_shelf_load_with(library, file, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(shelf);
  CU_ASSERT_EQUAL(shelf->count, 1);
  CU_ASSERT_EQUAL_FATAL(shelf->warning_count, 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(shelf->warnings[0], "打不开规则包所在的文件夹"));
  gk_pack_shelf_free(shelf);
  remove(file);
}

static void from_inside_its_folder(void)
{
  char old[512], path[160];
  gk_extend_pack("mid", "low", "");
  gk_extend_path("mid", "", path);
  CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(old, sizeof old));
  CU_ASSERT_EQUAL_FATAL(chdir(path), 0);
  gk_error err = GK_ERROR_INIT;
  gk_pack *here = gk_pack_load(".", &err), *beside = gk_pack_load("../mid", &err);
  CU_ASSERT_EQUAL(chdir(".."), 0);
  gk_pack *below = gk_pack_load("mid", &err);
  CU_ASSERT_EQUAL(chdir(old), 0);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT(here != NULL && beside != NULL && below != NULL);
  gk_pack_free(here);
  gk_pack_free(beside);
  gk_pack_free(below);
  gk_extend_clear();
}

void gk_suite_pack_extend(void);
void gk_suite_pack_extend(void)
{
  CU_pSuite suite = CU_add_suite("pack_extend", gk_extend_make, gk_extend_remove);
  CU_add_test(suite, "only the year", only_the_year);
  CU_add_test(suite, "a removed line leaves ranges", a_removed_line_leaves_ranges);
  CU_add_test(suite, "a removed column and table", a_removed_column_and_table);
  CU_add_test(suite, "altered parts", altered_parts);
  CU_add_test(suite, "added parts", added_parts);
  CU_add_test(suite, "codes of another year", codes_of_another_year);
  CU_add_test(suite, "three packs", three_packs);
  CU_add_test(suite, "packs of one's own", packs_of_ones_own);
  CU_add_test(suite, "own packs that are wrong", own_packs_that_are_wrong);
  CU_add_test(suite, "stamps", stamps);
  CU_add_test(suite, "newest of one's own", newest_of_ones_own);
  CU_add_test(suite, "names of own tables", names_of_own_tables);
  CU_add_test(suite, "an unreadable folder of one's own", an_unreadable_folder_of_ones_own);
  CU_add_test(suite, "from inside its folder", from_inside_its_folder);
}
