/* SPDX-License-Identifier: MPL-2.0 */
/* Rates and scores as rules of a pack: what holds, what is 尾差, what is wrong, and who is suspected. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/check/check.h"
#include "extend_packs.h"
#include "grid_build.h"

static gk_pack *pack;

static const char table[] = "<table id=\"t3\" mark=\"丙表\" titles=\"绩效自评\" unit=\"万元\" decimals=\"2\">\n"
                            "<block rows=\"lines\" keys=\"资金\">\n"
                            "<column id=\"c1\" headings=\"全年预算数\"/>\n"
                            "<column id=\"c2\" headings=\"全年执行数\"/>\n"
                            "<column id=\"c3\" headings=\"分值\"/>\n"
                            "<column id=\"c4\" headings=\"执行率\"/>\n"
                            "<column id=\"c5\" headings=\"得分\"/>\n"
                            "<line key=\"r1\" names=\"资金合计\"/>\n"
                            "<line key=\"r2\" names=\"财政拨款\"/>\n"
                            "<line key=\"r3\" names=\"其他资金\"/>\n"
                            "</block>\n"
                            "</table>\n";

static const char rules[] =
  "<rules source=\"中的规则\">\n"
  "<sum id=\"t3.parts.$\" each=\"c1..c2\" formula=\"t3.r1.$ = t3.r2..r3.$\" zh=\"资金合计＝各项之和\" en=\"sum\"/>\n"
  "<ratio id=\"t3.rate\" formula=\"t3.r1.c4 = t3.r1.c2 / t3.r1.c1\" zh=\"执行率＝执行数÷预算数\" en=\"rate\"/>\n"
  "<ratio id=\"t3.score\" decimals=\"2\" formula=\"t3.r1.c5 = t3.r1.c3 × t3.r1.c2 / t3.r1.c1\" "
  "zh=\"得分＝分值×执行率\"\n"
  " en=\"score\"/>\n"
  "</rules>\n";

/* Within a test, for the helpers assert. */
static void load_pack(void)
{
  gk_extend_pack("mid", "low", table);
  gk_extend_file("mid", "rules.xml", rules);
  pack = gk_extend_loaded("mid");
}

static gk_grid *grid_of(const char *total, const char *parts)
{
  char rows[512];
  gk_build build = gk_build_new();
  gk_build_sheet(&build, "绩效");
  snprintf(rows, sizeof rows,
           "绩效自评||||丙表\n||||单位：万元\n资金|全年预算数|全年执行数|分值|执行率|得分\n资金合计|%s\n%s", total,
           parts);
  gk_build_rows(&build, rows);
  gk_grid *grid = gk_built(&build);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  return grid;
}

typedef struct ratio_case {
  const char *total; /* budget, executed, points, rate, score */
  size_t errors, roundings;
  const char *column, *suggested; /* of the first suspect; NULL for none */
  size_t rules;                   /* that confirm it */
} ratio_case;

static void expect(const ratio_case *c, const char *parts)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = grid_of(c->total, parts);
  gk_report *report = gk_check(pack, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  const gk_suspect *suspect = report->suspect_count > 0 ? &report->suspects[0] : NULL;
  char text[GK_DEC_TEXT];
  bool right = report->summary[GK_ERROR] == c->errors && report->summary[GK_ROUNDING] == c->roundings &&
               (suspect != NULL) == (c->column != NULL);
  if (right && suspect != NULL)
    right = strcmp(suspect->place.table->pack->columns[suspect->place.column].id, c->column) == 0 &&
            strcmp(gk_dec_format(gk_dec_trim(suspect->suggested), text), c->suggested) == 0 &&
            suspect->rule_count == c->rules;
  CU_ASSERT(right);
  for (size_t i = 0; !right && i < report->finding_count; i++)
    printf("\n  %s: %s", c->total, report->findings[i].message);
  for (size_t i = 0; !right && i < report->suspect_count; i++)
    printf("\n  %s: %s", c->total, report->suspects[i].message);
  gk_report_free(report);
  gk_grid_free(grid);
}

static const char parts_given[] = "财政拨款|1600.17|1520.71\n其他资金|18|18";

static void what_holds(void)
{
  static const ratio_case cases[] = {
    {"1618.17|1538.71|10|0.9509|9.51", 0, 0, NULL, NULL, 0}, {"1618.17|1538.71|10|'95.09%|9.51", 0, 0, NULL, NULL, 0},
    {"1618.17|1538.71|10|95.09|9.51", 0, 0, NULL, NULL, 0}, /* in percent */
    {"1618.17|1538.71|10|0.951|9.51", 0, 1, NULL, NULL, 0}, /* one in the last place */
    {"1618.17|1538.71|10|0.9509|9.5", 0, 1, NULL, NULL, 0},
  };
  load_pack();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(&cases[i], parts_given);
  expect(&(ratio_case){"1618.17|1700|10|1.0506|10", 0, 0, NULL, NULL, 0}, "财政拨款|1600.17|1682\n其他资金|18|18");
  expect(&(ratio_case){"||10||", 0, 0, NULL, NULL, 0}, "财政拨款||\n其他资金||"); /* nothing to divide by */
  gk_pack_free(pack);
}

static void what_is_wrong(void)
{
  static const ratio_case cases[] = {
    {"1618.17|1538.71|10|0.9590|9.51", 1, 0, "c4", "0.9509", 1},
    {"1618.17|1538.71|10|0.9509|9.15", 1, 0, "c5", "9.51", 1},
    {"1618.17|1538.71|10|0.9509|95.1", 1, 0, "c5", "9.51", 1},
    /* an operand: the sum says what it should be, and both ratios confirm it */
    {"1618.17|1583.71|10|0.9509|9.51", 3, 0, "c2", "1538.71", 3},
    {"16181700|1538.71|10|0.9509|9.51", 3, 0, "c1", "1618.17", 3},
  };
  load_pack();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(&cases[i], parts_given);
  gk_pack_free(pack);
}

static void what_packs_may_say(void)
{
  static const char *const formulas[] = {"t3.r1.c4 = t3.r1.c2",
                                         "t3.r1.c4 = t3.r1..r2.c2 / t3.r1.c1",
                                         "t3.r1.c4 = t3.r1.c2 / t3.r1.c1 / t3.r1.c3",
                                         "t3.r1.c4 = t3.r1.c2 × t3.r1.c1",
                                         "t3.r1.c4 ≤ t3.r1.c2 / t3.r1.c1",
                                         "t3.r1.c4 = - t3.r1.c2 / t3.r1.c1",
                                         "t3.r1.c4 = t3.r1.c2 + t3.r1.c3 / t3.r1.c1"};
  for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
    char text[512];
    gk_extend_pack("mid", "low", table);
    gk_error err = GK_ERROR_INIT;
    snprintf(text, sizeof text,
             "<rules source=\"中\">\n<ratio id=\"t3.rate\" formula=\"%s\" zh=\"率\" en=\"rate\"/>\n</rules>\n",
             formulas[i]);
    gk_extend_file("mid", "rules.xml", text);
    gk_pack *refused = gk_extend_load("mid", &err);
    CU_ASSERT_PTR_NULL(refused);
    if (refused != NULL) printf("\n  %s was not refused\n", formulas[i]);
    CU_ASSERT_EQUAL(err.status, GK_ERR_PACK);
    gk_pack_free(refused);
  }
}

void gk_suite_ratio(void);
void gk_suite_ratio(void)
{
  CU_pSuite suite = CU_add_suite("ratio", gk_extend_make, gk_extend_remove);
  CU_ADD_TEST(suite, what_holds);
  CU_ADD_TEST(suite, what_is_wrong);
  CU_ADD_TEST(suite, what_packs_may_say);
}
