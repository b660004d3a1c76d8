/* SPDX-License-Identifier: MPL-2.0 */
/* Levels, parents and what stands below what. */
#include <CUnit/CUnit.h>

#include "engine/base/code.h"

static void levels(void)
{
  static const struct {
    const char *text;
    int level;
  } cases[] = {{"201", 1},  {"20103", 2}, {"2010301", 3}, {"", 0},          {"20", 0},    {"2010", 0},
               {"合计", 0}, {"2O103", 0}, {"201 ", 0},    {"201030101", 0}, {"total", 0}, {"2010301000000000000", 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    CU_ASSERT_EQUAL(gk_code_level(cases[i].text), cases[i].level);
}

static void parents(void)
{
  char out[GK_CODE_ROOM];
  CU_ASSERT_STRING_EQUAL(gk_code_parent("2010301", out), "20103");
  CU_ASSERT_STRING_EQUAL(gk_code_parent("20103", out), "201");
  CU_ASSERT_STRING_EQUAL(gk_code_parent("201", out), "");
  CU_ASSERT_STRING_EQUAL(gk_code_parent("", out), "");
}

static void below(void)
{
  CU_ASSERT_TRUE(gk_code_below("20103", "201"));
  CU_ASSERT_TRUE(gk_code_below("201", ""));
  CU_ASSERT_FALSE(gk_code_below("20103", ""));
  CU_ASSERT_FALSE(gk_code_below("2010301", "201"));
  CU_ASSERT_FALSE(gk_code_below("20203", "201"));
  CU_ASSERT_FALSE(gk_code_below("201", "201"));
  CU_ASSERT_TRUE(gk_code_within("2010301", "201"));
  CU_ASSERT_TRUE(gk_code_within("201", "201"));
  CU_ASSERT_TRUE(gk_code_within("201", ""));
  CU_ASSERT_FALSE(gk_code_within("20", "201"));
}

void gk_suite_code(void);
void gk_suite_code(void)
{
  CU_pSuite suite = CU_add_suite("code: classification codes", NULL, NULL);
  CU_add_test(suite, "the level of a code", levels);
  CU_add_test(suite, "the code one level up", parents);
  CU_add_test(suite, "what stands below a code", below);
}
