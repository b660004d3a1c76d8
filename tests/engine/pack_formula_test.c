/* SPDX-License-Identifier: MPL-2.0 */
/* The language of rules, without any pack. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/pack/pack_formula.h"

static gk_arena arena;

static int release(void)
{
  gk_arena_free(&arena);
  return 0;
}

static bool parse(const char *text, gk_formula *out)
{
  gk_error err = GK_ERROR_INIT;
  bool ok = gk_formula_parse(&arena, text, out, &err);
  if (!ok) printf("%s\n", err.text);
  return ok;
}

static void sum_of_a_range(void)
{
  gk_formula f;
  CU_ASSERT_FATAL(parse("gk01.r27.c1 = gk01.r1..r8.c1", &f));
  CU_ASSERT_FALSE(f.at_most);
  CU_ASSERT_STRING_EQUAL(f.left.table, "gk01");
  CU_ASSERT_STRING_EQUAL(f.left.row.first, "r27");
  CU_ASSERT_STRING_EQUAL(f.left.column.first, "c1");
  CU_ASSERT_EQUAL_FATAL(f.right_count, 1);
  CU_ASSERT_EQUAL(f.right[0].weight, 1);
  CU_ASSERT_EQUAL(gk_name_span_count(&f.right[0].row), 8);
  char name[GK_NAME_BYTES];
  gk_name_span_at(&f.right[0].row, 7, name);
  CU_ASSERT_STRING_EQUAL(name, "r8");
}

static void weights_follow_the_signs(void)
{
  gk_formula f;
  CU_ASSERT_FATAL(parse("gk08.*.c6=-gk08.*.c3+gk08.*.c1 + gk08.*.c2-gk08.children.c4", &f));
  CU_ASSERT_EQUAL(f.left.select, GK_ROW_EACH);
  CU_ASSERT_EQUAL_FATAL(f.right_count, 4);
  CU_ASSERT_EQUAL(f.right[0].weight, -1);
  CU_ASSERT_EQUAL(f.right[1].weight, 1);
  CU_ASSERT_EQUAL(f.right[2].weight, 1);
  CU_ASSERT_EQUAL(f.right[3].weight, -1);
  CU_ASSERT_EQUAL(f.right[3].select, GK_ROW_CHILDREN);
  CU_ASSERT_STRING_EQUAL(f.right[1].column.first, "c1");
}

static void both_spellings_of_at_most(void)
{
  gk_formula f;
  CU_ASSERT(parse("gk06.30212.c1 ≤ gk07.r1.c8", &f) && f.at_most);
  CU_ASSERT_STRING_EQUAL(f.left.row.first, "30212");
  CU_ASSERT(parse(" gk06.30212.c1<=gk07.r1.c8 ", &f) && f.at_most);
}

/* Each formula with a piece of the sentences that refuse it. */
static void refused(void)
{
  static const struct {
    const char *text, *zh, *en;
  } cases[] = {
    {"", "末尾缺少表", "a table such as gk01 is missing at the end"},
    {"gk01", "末尾缺少句点和行", "a full stop and a row such as .r27 is missing at the end"},
    {"gk01.r1", "末尾缺少句点和栏", "a column such as .c1 is missing at the end"},
    {"gk01.r1.", "末尾缺少栏", "a column such as c1 is missing at the end"},
    {"gk01.r1.c1", "末尾缺少等号", "the sign = or ≤ is missing at the end"},
    {"gk01.r1.c1 =", "末尾缺少表", "a table such as gk01 is missing at the end"},
    {"gk01.r1.c1 > gk01.r2.c1", "在“> gk01.r2.c1”处应是等号", "at \"> gk01.r2.c1\" there should be the sign = or ≤"},
    {"gk01.r1.c1 = gk01.r2.c1 gk01.r3.c1", "在“gk01.r3.c1”处应是加号", "at \"gk01.r3.c1\" there should be the sign +"},
    {"gk01.r1.c1 = gk01.r2.c1 + ", "末尾缺少表", "a table such as gk01 is missing at the end"},
    {"gk01.r1.c1 = gk01.r8..r1.c1", "范围 r8..r1 不对", "the range r8..r1 is wrong"},
    {"gk01.r1.c1 = gk01.r1..c8.c1", "范围 r1..c8 不对", "the range r1..c8 is wrong"},
    {"gk06.r1.c1 = gk06.301..303.c1", "范围 301..303 不对", "the range 301..303 is wrong"},
    {"gk01.r1..r3.c1 = gk01.r4.c1", "左边只能是一个数", "the left side must be one figure"},
    {"gk02.children.c1 = gk02.total.c1", "左边只能是一个数", "the left side must be one figure"},
    {"gk01.R1.c1 = gk01.r2.c1", "在“R1.c1 = gk01.r2.c1”处应是行", "at \"R1.c1 = gk01.r2.c1\" there should be a row"},
    {"表.r1.c1 = gk01.r2.c1", "在“表.r1.c1", "at \"表.r1.c1"},
    {"aaaaaaaaaabbbbbbbbbbccccccccccdddd.r1.c1 = gk01.r2.c1", "处应是表", "there should be a table"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_formula f;
    gk_error zh = GK_ERROR_INIT, en = GK_ERROR_INIT;
    CU_ASSERT_FALSE(gk_formula_parse(&arena, cases[i].text, &f, &zh));
    gk_words_use("en");
    CU_ASSERT_FALSE(gk_formula_parse(&arena, cases[i].text, &f, &en));
    gk_words_use("zh");
    CU_ASSERT_EQUAL(zh.status, GK_ERR_PACK);
    CU_ASSERT_PTR_NOT_NULL(strstr(zh.text, cases[i].zh));
    CU_ASSERT_PTR_NOT_NULL(strstr(en.text, cases[i].en));
    if (strstr(zh.text, cases[i].zh) == NULL || strstr(en.text, cases[i].en) == NULL)
      printf("\n%s: %s / %s", cases[i].text, zh.text, en.text);
  }
}

static void lists_of_names(void)
{
  gk_name_span *spans = NULL;
  size_t count = 0;
  gk_error err = GK_ERROR_INIT;
  CU_ASSERT_FATAL(gk_name_list_parse(&arena, " c2..c5 301  total ", &spans, &count, &err));
  CU_ASSERT_EQUAL_FATAL(count, 3);
  CU_ASSERT_EQUAL(gk_name_span_count(&spans[0]), 4);
  CU_ASSERT_EQUAL(gk_name_span_count(&spans[1]), 1);
  CU_ASSERT_STRING_EQUAL(spans[2].first, "total");
  CU_ASSERT_FALSE(gk_name_list_parse(&arena, "  ", &spans, &count, &err));
  CU_ASSERT_FALSE(gk_name_list_parse(&arena, "c1,c2", &spans, &count, &err));
  CU_ASSERT_FALSE(gk_name_list_parse(&arena, "c1..", &spans, &count, &err));
  CU_ASSERT_FALSE(gk_name_list_parse(&arena, "c5..c2", &spans, &count, &err));
}

static void spans_at_their_edges(void)
{
  static const struct {
    const char *first, *last;
    size_t count;
  } cases[] = {
    {"r1", "", 1},
    {"total", "", 1},
    {"r1", "r1", 1},
    {"r9", "r10", 2},
    {"r1", "r9999", 9999},
    {"r1", "r10000", 0},
    {"r01", "r2", 0},
    {"r0", "r2", 0},
    {"r", "r2", 0},
    {"r1a", "r2a", 0},
    {"ab1", "a2", 0},
    {"a1", "ab2", 0},
    {"r1", "r99999999999999999999", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_name_span span = {{0}, {0}};
    strcpy(span.first, cases[i].first);
    strcpy(span.last, cases[i].last);
    CU_ASSERT_EQUAL(gk_name_span_count(&span), cases[i].count);
  }
}

void gk_suite_pack_formula(void);
void gk_suite_pack_formula(void)
{
  CU_pSuite suite = CU_add_suite("pack_formula", NULL, release);
  CU_add_test(suite, "a sum over a range of rows", sum_of_a_range);
  CU_add_test(suite, "weights follow the signs", weights_follow_the_signs);
  CU_add_test(suite, "both spellings of at most", both_spellings_of_at_most);
  CU_add_test(suite, "refused formulas say where and what", refused);
  CU_add_test(suite, "lists of names", lists_of_names);
  CU_add_test(suite, "spans at their edges", spans_at_their_edges);
}
