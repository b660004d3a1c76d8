/* SPDX-License-Identifier: MPL-2.0 */
/* Packs that are not valid: each is a small good pack with one text replaced, and is refused with the file, the line
 * and the reason in both languages. Run from the top folder of the source tree, whose schema it uses. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/pack/pack.h"

enum { PACK, RULES, CODES, FILES };

static const char *const names[FILES] = {"pack.xml", "rules.xml", "codes.xml"};

static const char *const good[FILES] = {
  "<pack id=\"small\" year=\"2022\" zh=\"小\" en=\"small\">\n"
  "<table id=\"t1\" mark=\"甲表\" titles=\"甲|第一表\" unit=\"元\" decimals=\"2\">\n"
  "<block rows=\"lines\" keys=\"项目\">\n"
  "<column id=\"c1\" number=\"1\" headings=\"金额\" groups=\"收入\"/>\n"
  "<column id=\"c2\" number=\"2\" headings=\"合计\"/>\n"
  "<line key=\"r1\" number=\"1\" code=\"201\" names=\"一\"/>\n"
  "<line key=\"r2\" number=\"2\" names=\"二\"/>\n"
  "<line key=\"r3\" number=\"3\"/>\n"
  "</block>\n"
  "<block rows=\"single\">\n"
  "<column id=\"c3\" headings=\"小计\"/>\n"
  "<line key=\"s1\"/>\n"
  "</block>\n"
  "</table>\n"
  "<table id=\"t2\" mark=\"乙表\" titles=\"乙\" unit=\"元\" decimals=\"2\" codes=\"function\">\n"
  "<block rows=\"codes\" keys=\"编码\">\n"
  "<column id=\"c1\" headings=\"金额\"/>\n"
  "<line key=\"total\" names=\"合计\"/>\n"
  "</block>\n"
  "</table>\n"
  "</pack>\n",
  "<rules source=\"试\">\n"
  "<sum id=\"t1.c1.r3\" formula=\"t1.r3.c1 = t1.r1..r2.c1\" zh=\"和{row}\" en=\"sum {column}\"/>\n"
  "<same id=\"t1.same.$\" each=\"r1\" formula=\"t1.$.c1 = t2.code($).c1\" zh=\"同\"/>\n"
  "<at-most id=\"t2.atmost\" formula=\"t2.*.c1 ≤ t2.total.c1\" zh=\"不超\"/>\n"
  "<sum id=\"t2.codes\" formula=\"t2.*.c1 = t2.children.c1\" zh=\"级\"/>\n"
  "<sum id=\"t1.old\" formula=\"t1.r99.c1 = t1.r1.c1\" zh=\"旧\" to=\"2021\"/>\n"
  "</rules>\n",
  "<codes>\n"
  "<list of=\"function\" source=\"试\">\n"
  "<code id=\"201\" name=\"一\"/>\n"
  "<code id=\"20101\" name=\"二\"/>\n"
  "</list>\n"
  "</codes>\n"};

typedef struct change {
  int file;
  const char *from, *to;
  long line;
  const char *zh, *en;
} change;

static const change layouts[] = {
  {PACK, " id=\"small\"", "", 1, "<pack> 缺少属性 id", "<pack> lacks the attribute id"},
  {PACK, "decimals=\"2\">\n<block rows=\"l", "decimals=\"二\">\n<block rows=\"l", 2,
   "decimals 写成了“二”，应是0 至 6 的整数", "decimals \"二\", which should be a whole number from 0 to 6"},
  {PACK, "decimals=\"2\" codes", "decimals=\"7\" codes", 15, "应是0 至 6 的整数", "a whole number from 0 to 6"},
  {PACK, "unit=\"元\"", "unit=\"圆\"", 2, "应是元或千元或万元或亿元", "should be 元 or 千元 or 万元 or 亿元"},
  {PACK, "<line key=\"r2\"", "<row key=\"r2\"", 7, "<block> 里不能有 <row>", "inside <block> there may be no <row>"},
  {PACK, "number=\"2\" names=\"二\"", "nummer=\"2\" names=\"二\"", 7, "<line> 没有 nummer 这个属性",
   "<line> has no attribute nummer"},
  {PACK, "<line key=\"r3\" number=\"3\"/>", "第三行", 3, "<block> 里面不能直接写文字",
   "no text may stand inside <block>"},
  {PACK, "<column id=\"c1\" headings=\"金额\"/>\n", "", 16, "<block> 里缺少 <column>", "<block> lacks a <column>"},
  {PACK, "<line key=\"s1\"/>\n", "<line key=\"s1\"/>\n<column id=\"c4\" headings=\"多\"/>\n", 13, "写的位置或次序不对",
   "stands in the wrong place or order"},
  {PACK, " headings=\"小计\"", "", 11, "<column> 缺少属性 headings", "<column> lacks the attribute headings"},
  {PACK, "headings=\"小计\"", "headings=\" \"", 11, "headings 写成了“ ”", "headings \" \""},
  {PACK, "甲|第一表", "甲||第一表", 2, "有一种写法是空的", "has an empty spelling in titles"},
  {PACK, "id=\"c2\" number=\"2\"", "id=\"c1\" number=\"2\"", 5, "表 t1 里已有叫 c1 的栏",
   "table t1 has a column c1 already"},
  {PACK, "id=\"c2\" number=\"2\"", "id=\"c2\" number=\"1\"", 5, "栏 c2 的栏次 1 已是栏 c1 的",
   "column c2 has the number 1 of column c1"},
  {PACK, "headings=\"合计\"", "headings=\"总|金额\"", 5, "栏 c2 与栏 c1 的标题相同",
   "columns c2 and c1 have the same heading"},
  {PACK, "key=\"r2\"", "key=\"r1\"", 7, "表 t1 里已有叫 r1 的行", "table t1 has a line r1 already"},
  {PACK, "number=\"2\" names", "number=\"1\" names", 7, "行 r2 的行次 1 已是行 r1 的",
   "line r2 has the number 1 of line r1"},
  {PACK, "number=\"2\" names", "number=\"2\" code=\"201\" names", 7, "行 r2 的科目 201 已是行 r1 的",
   "line r2 has the code 201 of line r1"},
  {PACK, "<line key=\"r3\" number=\"3\"/>", "<line key=\"r3\"/>", 8, "既没有行次", "neither a number nor names"},
  {PACK, "key=\"total\" names=\"合计\"", "key=\"total\" number=\"1\"", 18, "行 total 要有名称",
   "the line total needs names"},
  {PACK, "<line key=\"total\"", "<line code=\"201\" key=\"total\"", 18, "只有按行次排列的行才能写 code",
   "may have a code"},
  {PACK, "<line key=\"s1\"/>\n", "", 10, "应有且只有一个不带 names 的 <line>", "exactly one <line>, without names"},
  {PACK, "rows=\"single\"", "rows=\"single\" repeats=\"2\"", 10, "不写 keys、names、repeats",
   "has no keys, names or repeats"},
  {PACK, " keys=\"编码\"", "", 16, "要用 keys 写明", "<block> needs keys"},
  {PACK, " codes=\"function\"", "", 16, "要在 <table> 写 codes", "needs codes in its <table>"},
  {PACK, "id=\"t2\"", "id=\"t1\"", 15, "已有叫 t1 的表", "there is a table t1 already"},
  {PACK, "titles=\"乙\"", "titles=\"第一表\"", 15, "表 t2 与表 t1 的表号（mark）或标题（titles）相同",
   "tables t2 and t1 share a mark or a title"},
  {PACK, " mark=\"乙表\"", "", 15, "<table> 缺少属性 mark", "<table> lacks the attribute mark"},
  {PACK, "rows=\"single\"", "rows=\"items\"", 10, "只有自评表（form=\"yes\"）才能有 rows=\"items\" 的块",
   "only a form (form=\"yes\") may have a block of items"},
};

/* A form behind the tables: FORM is the start of its element, END its block and its end. */
#define FORM "<table form=\"yes\" titles=\"自评表\" unit=\"元\" decimals=\"2\" "
#define END "<block rows=\"lines\"><column id=\"c1\" headings=\"数\"/><line key=\"a\" names=\"甲\"/></block>"

static const change forms[] = {
  {PACK, "</pack>", FORM "id=\"f\">" END "</table></pack>", 21, "自评表（form=\"yes\"）的 id 是两段",
   "the id of a form (form=\"yes\") has two parts"},
  {PACK, "</pack>", FORM "id=\"f.a\" as=\"f.b\"/></pack>", 21, "表 f.a 的 as 要写前面的一张自评表",
   "the as of table f.a names a form before it"},
  {PACK, "</pack>", FORM "id=\"f.a\"/></pack>", 21, "<table> 里缺少 <block>", "<table> lacks a <block>"},
  {PACK, "</pack>", FORM "id=\"f.a\">" END "<print widths=\"9\"><row cells=\"{nix}\"/></print></table></pack>", 21,
   "格子“{nix}”看不懂", "the cell \"{nix}\" is not understood"},
  {PACK, "</pack>", FORM "id=\"f.a\">" END "<print widths=\"9\"><row cells=\"甲|乙\"/></print></table></pack>", 21,
   "格子多于 1 栏", "more cells than the 1 columns"},
};

static const change rules[] = {
  {RULES, "<sum id=\"t2.codes\"",
   "<grade words=\"等级\" id=\"t1.g\" formula=\"t1.r1.c1\" zh=\"级\"/><sum id=\"t2.codes\"", 5,
   "<grade> 和 together 只用于自评表的一个数", "<grade> and together are for one figure of a form"},
  {RULES, "<sum id=\"t2.codes\"",
   "<grade words=\"等级\" id=\"t1.g\" formula=\"t1.r1.c1 = 1\" zh=\"级\"/><sum id=\"t2.codes\"", 5, "公式的结尾",
   "the end of the formula"},
  {RULES, "= t1.r1..r2.c1", "= t1.items.c1", 2, "items 只能用在自评表", "items are those of a form"},
  {RULES, "= t1.r1..r2.c1", "= t1.items.c1 = 1", 2, "处应是加号", "there should be the sign +"},
  {RULES, "t1.r3.c1 =", "t9.r3.c1 =", 2, "没有叫 t9 的表", "there is no table t9"},
  {RULES, "t1.r3.c1 =", "t1.r3.c9 =", 2, "表 t1（甲表）没有栏 c9", "table t1 (甲表) has no column c9"},
  {RULES, "t1.r1..r2.c1", "t1.r1..r4.c1", 2, "表 t1（甲表）没有行 r4", "table t1 (甲表) has no line r4"},
  {RULES, "t1.r1..r2.c1", "t1.r2..r1.c1", 2, "范围 r2..r1 不对", "the range r2..r1 is wrong"},
  {RULES, "t1.r1..r2.c1", "t1.r1.c3", 2, "行 r1 与栏 c3 不在同一块",
   "the line r1 and the column c3 stand in different blocks"},
  {RULES, "t1.r1..r2.c1", "t1.r3.c1", 2, "左边的数又写在右边", "the left figure stands on the right too"},
  {RULES, "t1.r1..r2.c1", "t1.*.c1", 2, "左边也要用 *", "needs * on the left"},
  {RULES, "= t1.r1..r2.c1", "t1.r1..r2.c1", 2, "处应是等号", "there should be the sign = or ≤"},
  {RULES, "= t1.r1..r2.c1", "≤ t1.r1..r2.c1", 2, "<sum> 的公式要用“=”", "the formula of <sum> needs ="},
  {RULES, "≤ t2.total.c1", "= t2.total.c1", 4, "<at-most> 的公式要用“≤”", "the formula of <at-most> needs ≤"},
  {RULES, "≤ t2", "< t2", 4, "引号里不能有“<”", "no < may stand between quotes"},
  {RULES, "t2.total.c1", "t2.20.c1", 4, "“20”不是表 t2 的科目编码（应是 3, 5, 7 位）",
   "\"20\" is no code of table t2 (it needs 3, 5, 7 digits)"},
  {RULES, "t2.code($).c1", "t2.code($).c1 + t2.total.c1", 3, "<same> 右边只能是一个数",
   "<same> takes one figure on the right"},
  {RULES, "each=\"r1\"", "each=\"r2\"", 3, "用了 code(r2)", "uses code(r2)"},
  {RULES, "each=\"r1\"", "each=\"r7\"", 3, "用了 code(r7)", "uses code(r7)"},
  {RULES, "each=\"r1\"", "each=\"r1..\"", 3, "的 each 看不懂", "the each of t1.same.$ is not understood"},
  {RULES, "each=\"r1\" ", "", 3, "用了“$”，但没有写 each", "uses $ but has no each"},
  {RULES, "each=\"r1\"", "each=\"r1 r1\"", 3, "规则编号 t1.same.r1 重复，前一次在第 3 行",
   "the rule id t1.same.r1 stands twice, before this on line 3"},
  {RULES, "t1.same.$", "t1.same.all", 3, "id 里要有“$”", "its id needs a $"},
  {RULES, "id=\"t2.codes\"", "id=\"t1.c1.r3\"", 5, "编号要以左边的表开头：t2.",
   "must begin with the table of the left side: t2."},
  {RULES, "id=\"t2.codes\"", "id=\"t2.atmost\"", 5, "规则编号 t2.atmost 重复，前一次在第 4 行",
   "the rule id t2.atmost stands twice, before this on line 4"},
  {RULES, "id=\"t2.codes\"", "id=\"T2\"", 5, "id 写成了“T2”，应是表名加句点",
   "id \"T2\", which should be a table and names"},
  {RULES, "t2.*.c1 = t2.children.c1", "t1.*.c1 = t1.children.c1", 5, "编号要以左边的表开头：t1.",
   "must begin with the table of the left side: t1."},
  {RULES, "\"t2.codes\" formula=\"t2.*.c1 = t2.ch", "\"t1.x\" formula=\"t1.*.c1 = t1.ch", 5,
   "children 只能用在按科目编码排列的同一张表", "within one table by code"},
  {RULES, "id=\"t2.codes\"", "id=\"t2.codes\"\n\n each=\"c1\"", 5, "id 里要有“$”", "its id needs a $"},
  {RULES, "zh=\"级\"", "zh=\"{row}\"", 5, "说明里“{row}”不能用", "cannot use \"{row}\""},
  {RULES, "和{row}", "和{名}", 2, "说明里“{名}”不能用", "cannot use \"{名}\""},
  {RULES, "to=\"2021\"", "from=\"2023\" to=\"2021\"", 6, "施行年度 from 2023 晚于 to 2021",
   "run backwards: from 2023 to 2021"},
  {RULES, " to=\"2021\"", "", 6, "没有行 r99", "has no line r99"},
  {RULES, " to=\"2021\"", " severity=\"info\"", 6, "severity 写成了“info”，应是error或warning",
   "should be error or warning"},
};

static const change files[] = {
  {CODES, "id=\"20101\"", "id=\"201\"", 4, "科目 201 写了两次，前一次在第 3 行",
   "the code 201 stands twice, before this on line 3"},
  {CODES, "id=\"20101\"", "id=\"2010\"", 4, "应是3、5 或 7 位科目编码", "a code of 3, 5 or 7 digits"},
  {CODES, "</list>", "</list><list of=\"function\" source=\"试\"/>", 5, "<list of=\"function\"> 写了两次",
   "there are two <list of=\"function\">"},
  {CODES, "function\" source=\"试\">\n<code id=\"201\"", "economic\" source=\"试\">\n<code id=\"3010101\"", 3,
   "支出经济分类科目 3010101 应是 3 或 5 位", "the economic code 3010101 should have 3 or 5 digits"},
  {CODES, "<codes>", "<code>", 6, "结束标记与开始标记不配对", "an end tag does not fit its start tag"},
  {CODES, "<codes>", "<codes><!-- ", 7, "注释没有用“-->”结束", "a comment is not closed with -->"},
  {CODES, "</codes>\n", "", 6, "有标记没有结束", "an element is not closed"},
  {CODES, "name=\"二\"", "name=\"二&三\"", 4, "“&”要写成“&amp;”", "& must be written &amp;"},
  {CODES, "name=\"二\"", "name=\"\xB6\xFE\"", 4, "UTF-8", "UTF-8"},
  {CODES, "name=\"二\"", "name=\"二\" name=\"三\"", 4, "同一个属性写了两次", "an attribute stands twice"},
  {CODES, "name=\"二\"", "name=二", 4, "没有用引号括起来", "is not in quotes"},
  {CODES, "<codes>\n", "<!DOCTYPE codes [<!ENTITY a \"b\">]>\n<codes>\n", 1, "不允许写 DOCTYPE",
   "a DOCTYPE is not allowed"},
  {CODES, "<codes>", "<codes xml:lang=\"zh\">", 1, "<codes> 没有 lang 这个属性", "<codes> has no attribute lang"},
};

static char folder[64];

static bool write_file(const char *name, const char *text, size_t length)
{
  char path[128];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "wb");
  if (file == NULL) return false;
  bool ok = fwrite(text, 1, length, file) == length;
  return fclose(file) == 0 && ok;
}

/* A folder with a copy of the schema, and below it the folder of the pack. */
static int make_folder(void)
{
  snprintf(folder, sizeof folder, "%s", "/tmp/gongkai-packXXXXXX");
  if (mkdtemp(folder) == NULL) return 1;
  char text[64 * 1024], path[128];
  FILE *schema = fopen("sheets/pack.rng", "rb");
  if (schema == NULL) return 1;
  size_t length = fread(text, 1, sizeof text, schema);
  fclose(schema);
  if (!write_file("pack.rng", text, length)) return 1;
  snprintf(path, sizeof path, "%s/small", folder);
  return mkdir(path, 0700);
}

static int remove_folder(void)
{
  static const char *const all[] = {"small/pack.xml", "small/rules.xml", "small/codes.xml", "small", "pack.rng", "."};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, all[i]);
    if (strcmp(all[i], ".") == 0) rmdir(folder);
    else remove(path);
  }
  return 0;
}

/* Writes the small pack with the first `from` of one file replaced by `to`. */
static void write_pack(const change *c)
{
  for (int i = 0; i < FILES; i++) {
    char name[32], text[8192];
    const char *from = c != NULL && c->file == i ? strstr(good[i], c->from) : NULL;
    CU_ASSERT(c == NULL || c->file != i || from != NULL);
    int length = from == NULL ? snprintf(text, sizeof text, "%s", good[i])
                              : snprintf(text, sizeof text, "%.*s%s%s", (int)(from - good[i]), good[i], c->to,
                                         from + strlen(c->from));
    snprintf(name, sizeof name, "small/%s", names[i]);
    CU_ASSERT(write_file(name, text, (size_t)length));
  }
}

static gk_pack *load(gk_error *err)
{
  char path[128];
  snprintf(path, sizeof path, "%s/small/", folder);
  return gk_pack_load(path, err);
}

static void refused_in(const change *c, bool english)
{
  gk_words_use(english ? "en" : "zh");
  gk_error err = GK_ERROR_INIT;
  gk_pack *pack = load(&err);
  CU_ASSERT_PTR_NULL(pack);
  gk_pack_free(pack);
  char where[64];
  snprintf(where, sizeof where, english ? "%s, line %ld: " : "%s 第 %ld 行：", names[c->file], c->line);
  const char *reason = english ? c->en : c->zh;
  bool ok = err.status == GK_ERR_PACK && strstr(err.text, where) != NULL && strstr(err.text, reason) != NULL;
  CU_ASSERT(ok);
  if (!ok) printf("\nexpected %s%s\n     got %s", where, reason, err.text);
}

static void refused(const change *changes, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    write_pack(&changes[i]);
    refused_in(&changes[i], true);
    refused_in(&changes[i], false);
  }
}

static void the_small_pack_is_good(void)
{
  gk_error err = GK_ERROR_INIT;
  write_pack(NULL);
  gk_pack *pack = load(&err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(pack);
  CU_ASSERT_EQUAL_FATAL(pack->rule_count, 4);
  CU_ASSERT_STRING_EQUAL(pack->rules[0].label.zh, "和第3行");
  CU_ASSERT_STRING_EQUAL(pack->rules[0].label.en, "sum 金额");
  CU_ASSERT_STRING_EQUAL(pack->rules[1].label.en, "同");
  CU_ASSERT_STRING_EQUAL(pack->rules[1].right[0].key, "201");
  gk_pack_free(pack);
}

static void layouts_are_refused(void)
{
  refused(layouts, sizeof layouts / sizeof *layouts);
  refused(forms, sizeof forms / sizeof *forms);
}

static void rules_are_refused(void)
{
  refused(rules, sizeof rules / sizeof *rules);
}

static void files_are_refused(void)
{
  refused(files, sizeof files / sizeof *files);
}

static void missing_and_oversized_files(void)
{
  gk_error err = GK_ERROR_INIT;
  CU_ASSERT_PTR_NULL(gk_pack_load("sheets/no-such-pack", &err));
  CU_ASSERT_EQUAL(err.status, GK_ERR_IO);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "sheets/no-such-pack/"));
  write_pack(NULL);
  size_t size = 4 * 1024 * 1024 + 1;
  char *blank = malloc(size);
  CU_ASSERT_PTR_NOT_NULL_FATAL(blank);
  memset(blank, ' ', size);
  CU_ASSERT(write_file("small/rules.xml", blank, size));
  free(blank);
  CU_ASSERT_PTR_NULL(load(&err));
  CU_ASSERT_EQUAL(err.status, GK_ERR_LIMIT);
  CU_ASSERT(write_file("small/rules.xml", "", 0));
  CU_ASSERT_PTR_NULL(load(&err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "rules.xml：文件是空的，或不是 XML。"));
  CU_ASSERT_PTR_NULL(gk_pack_load("sheets/no-such-pack", NULL));
}

void gk_suite_pack_refused(void);
void gk_suite_pack_refused(void)
{
  CU_pSuite suite = CU_add_suite("pack_refused", make_folder, remove_folder);
  CU_add_test(suite, "the small pack itself is good", the_small_pack_is_good);
  CU_add_test(suite, "layouts that are refused", layouts_are_refused);
  CU_add_test(suite, "rules that are refused", rules_are_refused);
  CU_add_test(suite, "codes and files that are refused", files_are_refused);
  CU_add_test(suite, "missing and oversized files", missing_and_oversized_files);
}
