/* SPDX-License-Identifier: MPL-2.0 */
/* Grades of an evaluation: the bounds, and that what the function and the rule say of them. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/grade.h"
#include "engine/functions/formulas.h"
#include "one_pack.h"

static void bounds(void)
{
  static const struct {
    const char *score, *grade;
  } cases[] = {{"100", "优"}, {"90", "优"},   {"89.99", "良"}, {"80", "良"}, {"79.999", "中"},
               {"60", "中"},  {"59.9", "差"}, {"0", "差"},     {"-1", "差"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_dec score;
    bool blank;
    CU_ASSERT_TRUE(gk_dec_parse_figure(cases[i].score, strlen(cases[i].score), &score, &blank));
    CU_ASSERT_STRING_EQUAL(gk_grade_of(score), cases[i].grade);
  }
}

static void description(void)
{
  const gk_function *function = gk_function_named("EVALGRADE");
  char said[64];
  for (size_t i = 0; i < GK_GRADES; i++) {
    bool last = i + 1 == GK_GRADES;
    if (last) snprintf(said, sizeof said, "%d分以下为%s", gk_grades[i - 1].from, gk_grades[i].name);
    else snprintf(said, sizeof said, "%d分及以上为%s", gk_grades[i].from, gk_grades[i].name);
    CU_ASSERT_PTR_NOT_NULL(strstr(function->about, said));
  }
}

/* The rule of the 绩效自评表. */
static void rule(void)
{
  char said[64];
  size_t found = 0;
  for (size_t i = 0; i < pack->rule_count; i++) {
    if (pack->rules[i].kind != GK_RULE_GRADE) continue;
    found++;
    for (size_t g = 0; g + 1 < GK_GRADES; g++) {
      snprintf(said, sizeof said, "%d分（含）以上为%s", gk_grades[g].from, gk_grades[g].name);
      CU_ASSERT_PTR_NOT_NULL(strstr(pack->rules[i].label.zh, said));
    }
  }
  CU_ASSERT(found > 0);
}

void gk_suite_grade(void);
void gk_suite_grade(void)
{
  CU_pSuite suite = CU_add_suite("grade: 优, 良, 中, 差", load_pack, free_pack);
  CU_add_test(suite, "the bounds", bounds);
  CU_add_test(suite, "what EVALGRADE's description says", description);
  CU_add_test(suite, "what the rule's label says", rule);
}
