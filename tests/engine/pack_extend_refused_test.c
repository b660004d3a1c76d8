/* SPDX-License-Identifier: MPL-2.0 */
/* Packs that extend others wrongly: each is refused with the file, the line and the reason in both languages. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "extend_packs.h"

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
  {"<remove table=\"t1\"/><remove table=\"t2\"/>", NULL, NULL, "mid/pack.xml 第 1 行：",
   "mid/pack.xml, line 1: ", "缺少 <table>", "lacks a <table>"},
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
  for (int english = 0; english <= 1; english++) {
    gk_words_use(english ? "en" : "zh");
    gk_error err = GK_ERROR_INIT;
    gk_pack *got = gk_extend_load(pack, &err);
    const char *where = english ? en_where : zh_where, *reason = english ? en : zh;
    CU_ASSERT_PTR_NULL(got);
    gk_pack_free(got);
    bool ok = err.status == GK_ERR_PACK && strstr(err.text, where) != NULL && strstr(err.text, reason) != NULL;
    CU_ASSERT(ok);
    if (!ok) printf("\nexpected %s%s\n     got %s", where, reason, err.text);
  }
  gk_words_use("zh");
}

static void changes_are_refused(void)
{
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    const refusal *r = &refusals[i];
    gk_extend_pack("mid", "low", r->inside);
    if (r->rules != NULL) gk_extend_file("mid", "rules.xml", r->rules);
    if (r->codes != NULL) gk_extend_file("mid", "codes.xml", r->codes);
    refused_as("mid", r->where_zh, r->zh, r->where_en, r->en);
    gk_extend_clear();
  }
}

static void circles_and_missing_bases(void)
{
  gk_extend_pack("mid", "mid", "");
  refused_as("mid", "mid/pack.xml 第 1 行：", "绕成了圈：mid → mid",
             "mid/pack.xml, line 1: ", "in a circle: mid → mid");
  gk_extend_pack("mid", "top", "");
  gk_extend_pack("top", "mid", "");
  refused_as("mid", "top/pack.xml 第 1 行：", "绕成了圈：mid → top → mid", "top/pack.xml, line 1: ", "mid → top → mid");
  gk_extend_pack("mid", "none", "");
  refused_as("mid", "mid/pack.xml 第 1 行：", "规则包 none 不存在",
             "mid/pack.xml, line 1: ", "the pack none, which is not");
  gk_extend_pack("mid", "../low", "");
  refused_as("mid", "mid/pack.xml 第 1 行：", "extends 写成了“../low”", "mid/pack.xml, line 1: ", "extends \"../low\"");
  gk_extend_clear();
}

static void the_source_is_asked_for(void)
{
  gk_extend_file("mid", "pack.xml",
                 "<pack id=\"mid\" year=\"2021\" extends=\"low\" zh=\"高\">\n<remove table=\"t2\"/>\n</pack>\n");
  refused_as("mid", "mid/pack.xml 第 2 行：", "要写明出处（source）", "mid/pack.xml, line 2: ", "needs its source");
  gk_extend_file("mid", "pack.xml",
                 "<pack id=\"mid\" year=\"2021\" extends=\"low\" zh=\"高\">\n"
                 "<remove table=\"t2\" confirm=\"yes\"/>\n</pack>\n");
  gk_pack_free(gk_extend_loaded("mid"));
  gk_extend_clear();
}

static void a_pack_at_the_bottom_changes_nothing(void)
{
  gk_extend_file("mid", "pack.xml", "<pack id=\"mid\" year=\"2021\" zh=\"高\">\n<remove table=\"t2\"/>\n</pack>\n");
  refused_as("mid", "mid/pack.xml 第 2 行：", "只有写了 extends", "mid/pack.xml, line 2: ", "only a pack that extends");
  gk_extend_file("mid", "pack.xml", "<pack id=\"mid\" year=\"2021\" zh=\"高\"/>\n");
  refused_as("mid", "mid/pack.xml 第 1 行：", "缺少 <table>", "mid/pack.xml, line 1: ", "lacks a <table>");
  gk_extend_file("mid", "pack.xml", "<pack id=\"mid\" year=\"2021\" until=\"2020\" extends=\"low\" zh=\"高\"/>\n");
  refused_as("mid", "mid/pack.xml 第 1 行：", "year 2021 晚于 until 2020", "mid/pack.xml, line 1: ", "run backwards");
  gk_extend_clear();
}

void gk_suite_pack_extend_refused(void);
void gk_suite_pack_extend_refused(void)
{
  CU_pSuite suite = CU_add_suite("pack_extend_refused", gk_extend_make, gk_extend_remove);
  CU_add_test(suite, "changes that are refused", changes_are_refused);
  CU_add_test(suite, "circles and missing bases", circles_and_missing_bases);
  CU_add_test(suite, "the source is asked for", the_source_is_asked_for);
  CU_add_test(suite, "a pack at the bottom changes nothing", a_pack_at_the_bottom_changes_nothing);
}
