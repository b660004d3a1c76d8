/* SPDX-License-Identifier: MPL-2.0 */
/* Packs that extend others: what is changed, added and removed, and what is refused with file, line and reason. Run
 * from the top folder of the source tree, whose schema is used. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/pack.h"

static const char *const packs[] = {"low", "mid", "top"};
static const char *const files[] = {"pack.xml", "rules.xml", "codes.xml"};
enum { PACKS = 3, FILES = 3 };

static const char low_pack[] =
    "<pack id=\"low\" year=\"2022\" until=\"2023\" regions=\"甲市\" zh=\"低\" en=\"low\">\n"
    "<table id=\"t1\" mark=\"甲表\" titles=\"甲\" unit=\"元\" decimals=\"2\">\n"
    "<block rows=\"lines\" keys=\"项目\">\n"
    "<column id=\"c1\" number=\"1\" headings=\"金额\"/>\n"
    "<line key=\"r1\" number=\"1\" code=\"201\" names=\"一\"/>\n"
    "<line key=\"r2\" number=\"2\" code=\"202\" names=\"二\"/>\n"
    "<line key=\"r3\" number=\"3\"/>\n"
    "<line key=\"r4\" number=\"4\" names=\"计\"/>\n"
    "</block>\n"
    "</table>\n"
    "<table id=\"t2\" mark=\"乙表\" titles=\"乙\" unit=\"元\" decimals=\"2\" codes=\"function\">\n"
    "<block rows=\"codes\" keys=\"编码\">\n"
    "<column id=\"c1\" headings=\"小计\"/>\n"
    "<column id=\"c2\" headings=\"基本\"/>\n"
    "<column id=\"c3\" headings=\"项目\"/>\n"
    "<line key=\"total\" names=\"合计\"/>\n"
    "</block>\n"
    "</table>\n"
    "</pack>\n";

static const char low_rules[] =
    "<rules source=\"低的规则\">\n"
    "<sum id=\"t1.c1.r4\" formula=\"t1.r4.c1 = t1.r1..r3.c1\" zh=\"和\"/>\n"
    "<same id=\"t1.same.$\" each=\"r1..r2\" formula=\"t1.$.c1 = t2.code($).c1\" zh=\"{row}同\"/>\n"
    "<at-most id=\"t2.coded\" formula=\"t2.202.c1 ≤ t1.202.c1\" zh=\"不超\"/>\n"
    "<at-most id=\"t1.most\" formula=\"t1.r2.c1 ≤ t1.r4.c1\" zh=\"不超\"/>\n"
    "<sum id=\"t2.across\" formula=\"t2.*.c1 = t2.*.c2..c3\" zh=\"行\"/>\n"
    "<sum id=\"t2.codes.$\" each=\"c1..c3\" formula=\"t2.*.$ = t2.children.$\" zh=\"级\"/>\n"
    "</rules>\n";

static const char low_codes[] =
    "<codes>\n"
    "<list of=\"function\" source=\"低\" complete=\"yes\">\n"
    "<code id=\"201\" name=\"一\" complete=\"yes\"/>\n"
    "<code id=\"20101\" name=\"一一\"/>\n"
    "<code id=\"202\" name=\"二\"/>\n"
    "</list>\n"
    "</codes>\n";

static char folder[64];

static void path_of(const char *pack, const char *name, char out[160])
{
  snprintf(out, 160, "%s/%s/%s", folder, pack, name);
}

static bool write_file(const char *pack, const char *name, const char *text)
{
  char path[160];
  path_of(pack, name, path);
  FILE *file = fopen(path, "wb");
  if (file == NULL) return false;
  bool ok = fputs(text, file) >= 0;
  return fclose(file) == 0 && ok;
}

static void put_file(const char *pack, const char *name, const char *text)
{
  CU_ASSERT_TRUE_FATAL(write_file(pack, name, text));
}

static int make_folder(void)
{
  snprintf(folder, sizeof folder, "%s", "/tmp/gongkai-extendXXXXXX");
  if (mkdtemp(folder) == NULL) return 1;
  char text[64 * 1024 + 1], path[160];
  FILE *schema = fopen("sheets/pack.rng", "rb");
  if (schema == NULL) return 1;
  text[fread(text, 1, sizeof text - 1, schema)] = '\0';
  fclose(schema);
  if (!write_file(".", "pack.rng", text)) return 1;
  for (int i = 0; i < PACKS; i++) {
    path_of(packs[i], "", path);
    if (mkdir(path, 0700) != 0) return 1;
  }
  bool ok = write_file("low", "pack.xml", low_pack) && write_file("low", "rules.xml", low_rules) &&
            write_file("low", "codes.xml", low_codes);
  return ok ? 0 : 1;
}

/* Leaves the pack at the bottom alone. */
static void clear(void)
{
  for (int i = 1; i < PACKS; i++)
    for (int k = 0; k < FILES; k++) {
      char path[160];
      path_of(packs[i], files[k], path);
      remove(path);
    }
}

static int remove_folder(void)
{
  char path[160];
  clear();
  for (int i = 0; i < PACKS; i++) {
    for (int k = 0; k < FILES; k++) {
      path_of(packs[i], files[k], path);
      remove(path);
    }
    path_of(packs[i], "", path);
    rmdir(path);
  }
  path_of(".", "pack.rng", path);
  remove(path);
  rmdir(folder);
  return 0;
}

/* Writes a pack.xml that extends another and holds `inside`. */
static void put_pack(const char *pack, const char *base, const char *inside)
{
  char text[4096];
  snprintf(text, sizeof text, "<pack id=\"%s\" year=\"2021\" extends=\"%s\" zh=\"高\" source=\"出处\">\n%s</pack>\n", pack,
           base, inside);
  put_file(pack, "pack.xml", text);
}

static gk_pack *load(const char *pack, gk_error *err)
{
  char path[160];
  path_of(pack, "", path);
  return gk_pack_load(path, err);
}

/* The pack, which must be good. */
static gk_pack *loaded(const char *pack)
{
  gk_error err = GK_ERROR_INIT(GK_EN);
  gk_pack *got = load(pack, &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  return got;
}

static const gk_rule *rule(const gk_pack *pack, const char *id)
{
  for (size_t i = 0; i < pack->rule_count; i++)
    if (strcmp(pack->rules[i].id, id) == 0) return &pack->rules[i];
  return NULL;
}

static void only_the_year(void)
{
  put_pack("mid", "low", "");
  gk_pack *low = loaded("low"), *mid = loaded("mid");
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
  clear();
}

static void a_removed_line_leaves_ranges(void)
{
  put_pack("mid", "low", "<change table=\"t1\"><remove line=\"r2\" confirm=\"yes\"/></change>\n");
  gk_pack *mid = loaded("mid");
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
  clear();
}

static void a_removed_column_and_table(void)
{
  put_pack("mid", "low", "<change table=\"t2\"><remove column=\"c3\"/></change>\n");
  gk_pack *mid = loaded("mid");
  CU_ASSERT_PTR_NOT_NULL_FATAL(rule(mid, "t2.across"));
  CU_ASSERT_EQUAL(rule(mid, "t2.across")->right_count, 1);
  CU_ASSERT_PTR_NULL(rule(mid, "t2.codes.c3"));
  gk_pack_free(mid);
  put_pack("mid", "low", "<remove table=\"t2\"/>\n");
  mid = loaded("mid");
  CU_ASSERT_EQUAL(mid->table_count, 1);
  CU_ASSERT_EQUAL(mid->rule_count, 2);
  CU_ASSERT_PTR_NOT_NULL(rule(mid, "t1.c1.r4"));
  CU_ASSERT_PTR_NOT_NULL(rule(mid, "t1.most"));
  gk_pack_free(mid);
  clear();
}

static void altered_parts(void)
{
  put_pack("mid", "low",
           "<change table=\"t1\" mark=\"丙表\" numbers=\"no\"><line key=\"r1\" names=\"壹|一\"/></change>\n"
           "<change table=\"t2\" decimals=\"0\"><column id=\"c2\" headings=\"基础\"/></change>\n");
  gk_pack *mid = loaded("mid");
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
  clear();
}

static void added_parts(void)
{
  put_pack("mid", "low",
           "<change table=\"t1\"><line key=\"r2b\" after=\"r2\" names=\"二半\"/></change>\n"
           "<change table=\"t2\"><column id=\"c4\" after=\"c3\" headings=\"经营\"/></change>\n"
           "<table id=\"t3\" mark=\"丁表\" titles=\"丁\" unit=\"元\" decimals=\"2\">\n"
           "<block rows=\"single\"><column id=\"c1\" headings=\"数\"/><line key=\"r1\"/></block></table>\n");
  put_file("mid", "rules.xml",
           "<rules source=\"高的规则\">\n"
           "<sum id=\"t2.across\" formula=\"t2.*.c1 = t2.*.c2..c4\" zh=\"行\"/>\n"
           "<same id=\"t3.same.t1\" formula=\"t3.r1.c1 = t1.r2b.c1\" zh=\"同\" source=\"自己的\" confirm=\"yes\"/>\n"
           "<remove rule=\"t2.codes.$\"/>\n"
           "</rules>\n");
  gk_pack *mid = loaded("mid");
  CU_ASSERT_EQUAL(mid->table_count, 3);
  CU_ASSERT_STRING_EQUAL(mid->tables[0].lines[2].key, "r2b");
  CU_ASSERT_STRING_EQUAL(mid->tables[1].columns[3].id, "c4");
  CU_ASSERT_EQUAL(rule(mid, "t2.across")->right_count, 3);
  CU_ASSERT_STRING_EQUAL(rule(mid, "t2.across")->source, "高的规则");
  CU_ASSERT_STRING_EQUAL(rule(mid, "t3.same.t1")->source, "自己的");
  CU_ASSERT(rule(mid, "t3.same.t1")->confirm);
  CU_ASSERT_STRING_EQUAL(rule(mid, "t1.c1.r4")->source, "低的规则");
  CU_ASSERT_PTR_NULL(rule(mid, "t2.codes.c1"));
  gk_pack_free(mid);
  clear();
}

static void codes_of_another_year(void)
{
  put_pack("mid", "low", "");
  put_file("mid", "codes.xml",
           "<codes>\n"
           "<list of=\"function\" source=\"高\">\n"
           "<code id=\"202\" name=\"贰\" complete=\"yes\"/>\n"
           "<code id=\"20102\" name=\"一二\"/>\n"
           "<remove code=\"20101\"/>\n"
           "</list>\n"
           "<list of=\"economic\" source=\"高\"><code id=\"301\" name=\"工资\"/></list>\n"
           "</codes>\n");
  gk_pack *mid = loaded("mid");
  CU_ASSERT_EQUAL(mid->function_codes.count, 3);
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&mid->function_codes, "202"), "贰");
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&mid->function_codes, "20102"), "一二");
  CU_ASSERT_PTR_NULL(gk_codes_name(&mid->function_codes, "20101"));
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&mid->economic_codes, "301"), "工资");
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "203"));     /* all of three digits are listed */
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "20101"));   /* all below 201 are */
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "20201"));
  CU_ASSERT(gk_codes_unknown(&mid->function_codes, "2020101")); /* its parent is surely none */
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->function_codes, "2010201"));
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->function_codes, "202"));
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->economic_codes, "302"));
  CU_ASSERT_FALSE(gk_codes_unknown(&mid->economic_codes, "30101"));
  gk_pack_free(mid);
  clear();
}

static void three_packs(void)
{
  put_pack("mid", "low", "<change table=\"t1\"><remove line=\"r2\"/><line key=\"r1\" names=\"壹\"/></change>\n");
  put_pack("top", "mid", "<change table=\"t1\"><line key=\"r2\" after=\"r1\" code=\"202\" names=\"又二\"/></change>\n");
  put_file("top", "rules.xml",
           "<rules source=\"顶\"><at-most id=\"t1.most\" formula=\"t1.r2.c1 ≤ t1.r4.c1\" zh=\"不超\"/></rules>\n");
  gk_pack *top = loaded("top");
  CU_ASSERT_STRING_EQUAL(top->base, "mid");
  CU_ASSERT_STRING_EQUAL(top->tables[0].lines[0].names.items[0], "壹");
  CU_ASSERT_STRING_EQUAL(top->tables[0].lines[1].names.items[0], "又二");
  CU_ASSERT_PTR_NOT_NULL(rule(top, "t1.most"));
  CU_ASSERT_EQUAL(rule(top, "t1.c1.r4")->right_count, 3);
  CU_ASSERT_EQUAL_FATAL(top->change_count, 4);
  CU_ASSERT_STRING_EQUAL(top->changes[0].pack, "mid");
  CU_ASSERT_STRING_EQUAL(top->changes[2].pack, "top");
  gk_pack_free(top);
  clear();
}

/* What the pack mid holds in one of its files, and how it is refused. */
typedef struct refusal {
  const char *inside, *rules, *codes;
  const char *where_zh, *where_en, *zh, *en;
} refusal;

#define IN_PACK "mid/pack.xml 第 2 行：", "mid/pack.xml, line 2: "
#define IN_RULES "mid/rules.xml 第 1 行：", "mid/rules.xml, line 1: "
#define IN_CODES "mid/codes.xml 第 1 行：", "mid/codes.xml, line 1: "

static const refusal refusals[] = {
    {"<change table=\"t9\"/>", NULL, NULL, IN_PACK, "所扩展的包里没有表 t9", "has no table t9"},
    {"<remove table=\"t9\"/>", NULL, NULL, IN_PACK, "所扩展的包里没有表 t9", "has no table t9"},
    {"<change table=\"t1\"><line key=\"r9\" names=\"九\"/></change>", NULL, NULL, IN_PACK,
     "没有 r9；要加一个，请用 after", "has no r9; to add it"},
    {"<change table=\"t1\"><line key=\"r9\" after=\"r8\" names=\"九\"/></change>", NULL, NULL, IN_PACK, "没有 r9",
     "has no r9"},
    {"<change table=\"t1\"><line key=\"r1\" after=\"r2\"/></change>", NULL, NULL, IN_PACK, "已有叫 r1 的行或栏",
     "has r1 already"},
    {"<change table=\"t1\"><line key=\"r1\" names=\"甲\"/><line key=\"r1\" names=\"乙\"/></change>", NULL, NULL, IN_PACK,
     "r1 写了两次", "r1 stands twice"},
    {"<change table=\"t1\"><line key=\"r1\" number=\"2\"/></change>", NULL, NULL, "low/pack.xml 第 6 行：",
     "low/pack.xml, line 6: ", "行 r2 的行次 2 已是行 r1 的", "line r2 has the number 2 of line r1"},
    {"<change table=\"t1\"><line key=\"r4\" number=\"2\"/></change>", NULL, NULL, IN_PACK, "行 r4 的行次 2 已是行 r2 的",
     "line r4 has the number 2 of line r2"},
    {"<change table=\"t1\"><remove line=\"r9\"/></change>", NULL, NULL, IN_PACK, "没有 r9，不能去掉", "no r9 to remove"},
    {"<change table=\"t1\"><remove column=\"r1\"/></change>", NULL, NULL, IN_PACK, "没有 r1，不能去掉",
     "no r1 to remove"},
    {"<change table=\"t2\"><column id=\"c9\" after=\"c1\"/></change>", NULL, NULL, IN_PACK, "缺少属性 headings",
     "lacks the attribute headings"},
    {"<change table=\"t2\" mark=\"甲表\"/>", NULL, NULL, IN_PACK, "表 t2 与表 t1 的表号（mark）或标题",
     "tables t2 and t1 share a mark"},
    {"<change table=\"t1\" colour=\"red\"/>", NULL, NULL, IN_PACK, "没有 colour 这个属性", "no attribute colour"},
    {"<table id=\"t1\" mark=\"丁表\" titles=\"丁\" unit=\"元\" decimals=\"2\"><block rows=\"single\"><column id=\"c1\" "
     "headings=\"数\"/><line key=\"r1\"/></block></table>",
     NULL, NULL, IN_PACK, "要改它，请用 <change table=\"t1\">", "use <change table=\"t1\">"},
    {"<remove table=\"t1\"/><remove table=\"t2\"/>", NULL, NULL, "mid/pack.xml 第 1 行：", "mid/pack.xml, line 1: ",
     "缺少 <table>", "lacks a <table>"},
    {"<change table=\"t1\"><remove line=\"r2\"/></change>",
     "<rules source=\"高\"><at-most id=\"t1.more\" formula=\"t1.r2.c1 ≤ t1.r4.c1\" zh=\"不\"/></rules>", NULL, IN_RULES,
     "没有行 r2", "has no line r2"},
    {"", "<rules source=\"高\"><remove rule=\"t1.same.r1\"/></rules>", NULL, IN_RULES, "没有规则 t1.same.r1",
     "has no rule t1.same.r1"},
    {"", "<rules source=\"高\"><sum id=\"t2.codes.c1\" formula=\"t2.*.c1 = t2.*.c2\" zh=\"重\"/></rules>", NULL, IN_RULES,
     "规则编号 t2.codes.c1 重复，前一次在规则包 low 第 7 行", "before this in the pack low on line 7"},
    {"", NULL, "<codes><list of=\"function\" source=\"高\"><remove code=\"299\"/></list></codes>", IN_CODES,
     "没有科目 299", "has no code 299"},
    {"", NULL,
     "<codes><list of=\"function\" source=\"高\"><code id=\"202\" name=\"贰\"/><code id=\"202\" name=\"二\"/>"
     "</list></codes>",
     IN_CODES, "科目 202 写了两次", "the code 202 stands twice"},
};

static void refused_as(const char *pack, const char *zh_where, const char *zh, const char *en_where, const char *en)
{
  for (int lang = GK_ZH; lang <= GK_EN; lang++) {
    gk_error err = GK_ERROR_INIT((gk_lang)lang);
    gk_pack *got = load(pack, &err);
    const char *where = lang == GK_EN ? en_where : zh_where, *reason = lang == GK_EN ? en : zh;
    CU_ASSERT_PTR_NULL(got);
    gk_pack_free(got);
    bool ok = err.status == GK_ERR_PACK && strstr(err.text, where) != NULL && strstr(err.text, reason) != NULL;
    CU_ASSERT(ok);
    if (!ok) printf("\nexpected %s%s\n     got %s", where, reason, err.text);
  }
}

static void changes_are_refused(void)
{
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    const refusal *r = &refusals[i];
    put_pack("mid", "low", r->inside);
    if (r->rules != NULL) put_file("mid", "rules.xml", r->rules);
    if (r->codes != NULL) put_file("mid", "codes.xml", r->codes);
    refused_as("mid", r->where_zh, r->zh, r->where_en, r->en);
    clear();
  }
}

static void circles_and_missing_bases(void)
{
  put_pack("mid", "mid", "");
  refused_as("mid", "mid/pack.xml 第 1 行：", "绕成了圈：mid → mid", "mid/pack.xml, line 1: ", "in a circle: mid → mid");
  put_pack("mid", "top", "");
  put_pack("top", "mid", "");
  refused_as("mid", "top/pack.xml 第 1 行：", "绕成了圈：mid → top → mid", "top/pack.xml, line 1: ", "mid → top → mid");
  put_pack("mid", "none", "");
  refused_as("mid", "mid/pack.xml 第 1 行：", "规则包 none 不存在", "mid/pack.xml, line 1: ", "the pack none, which is not");
  put_pack("mid", "../low", "");
  refused_as("mid", "mid/pack.xml 第 1 行：", "extends 写成了“../low”", "mid/pack.xml, line 1: ", "extends \"../low\"");
  clear();
}

static void the_source_is_asked_for(void)
{
  put_file("mid", "pack.xml",
           "<pack id=\"mid\" year=\"2021\" extends=\"low\" zh=\"高\">\n<remove table=\"t2\"/>\n</pack>\n");
  refused_as("mid", "mid/pack.xml 第 2 行：", "要写明出处（source）", "mid/pack.xml, line 2: ", "needs its source");
  put_file("mid", "pack.xml",
           "<pack id=\"mid\" year=\"2021\" extends=\"low\" zh=\"高\">\n"
           "<remove table=\"t2\" confirm=\"yes\"/>\n</pack>\n");
  gk_pack_free(loaded("mid"));
  clear();
}

static void a_pack_at_the_bottom_changes_nothing(void)
{
  put_file("mid", "pack.xml", "<pack id=\"mid\" year=\"2021\" zh=\"高\">\n<remove table=\"t2\"/>\n</pack>\n");
  refused_as("mid", "mid/pack.xml 第 2 行：", "只有写了 extends", "mid/pack.xml, line 2: ", "only a pack that extends");
  put_file("mid", "pack.xml", "<pack id=\"mid\" year=\"2021\" zh=\"高\"/>\n");
  refused_as("mid", "mid/pack.xml 第 1 行：", "缺少 <table>", "mid/pack.xml, line 1: ", "lacks a <table>");
  put_file("mid", "pack.xml", "<pack id=\"mid\" year=\"2021\" until=\"2020\" extends=\"low\" zh=\"高\"/>\n");
  refused_as("mid", "mid/pack.xml 第 1 行：", "year 2021 晚于 until 2020", "mid/pack.xml, line 1: ", "run backwards");
  clear();
}

static void from_inside_its_folder(void)
{
  char old[512], path[160];
  put_pack("mid", "low", "");
  path_of("mid", "", path);
  CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(old, sizeof old));
  CU_ASSERT_EQUAL_FATAL(chdir(path), 0);
  gk_error err = GK_ERROR_INIT(GK_EN);
  gk_pack *here = gk_pack_load(".", &err), *beside = gk_pack_load("../mid", &err);
  CU_ASSERT_EQUAL(chdir(".."), 0);
  gk_pack *below = gk_pack_load("mid", &err);
  CU_ASSERT_EQUAL(chdir(old), 0);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT(here != NULL && beside != NULL && below != NULL);
  gk_pack_free(here);
  gk_pack_free(beside);
  gk_pack_free(below);
  clear();
}

void gk_suite_pack_extend(void);
void gk_suite_pack_extend(void)
{
  CU_pSuite suite = CU_add_suite("pack_extend", make_folder, remove_folder);
  CU_add_test(suite, "only the year", only_the_year);
  CU_add_test(suite, "a removed line leaves ranges", a_removed_line_leaves_ranges);
  CU_add_test(suite, "a removed column and table", a_removed_column_and_table);
  CU_add_test(suite, "altered parts", altered_parts);
  CU_add_test(suite, "added parts", added_parts);
  CU_add_test(suite, "codes of another year", codes_of_another_year);
  CU_add_test(suite, "three packs", three_packs);
  CU_add_test(suite, "changes that are refused", changes_are_refused);
  CU_add_test(suite, "circles and missing bases", circles_and_missing_bases);
  CU_add_test(suite, "the source is asked for", the_source_is_asked_for);
  CU_add_test(suite, "a pack at the bottom changes nothing", a_pack_at_the_bottom_changes_nothing);
  CU_add_test(suite, "from inside its folder", from_inside_its_folder);
}
