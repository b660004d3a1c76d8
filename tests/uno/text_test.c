/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "suites.h"

static void round_trip(const char *utf8, sal_Int32 units)
{
  rtl_uString *string = ux_string(utf8);
  CU_ASSERT_EQUAL(string->length, units);
  char *back = ux_utf8_take(string);
  CU_ASSERT_STRING_EQUAL(back, utf8);
  free(back);
}

static void test_round_trip(void)
{
  round_trip("", 0);
  round_trip("EXECRATE", 8);
  round_trip("三公经费：1671.41万元", 14);
  round_trip("é€", 2);
  round_trip("😀𠮷", 4);
}

static void test_lone_surrogates(void)
{
  const sal_Unicode units[] = {'a', 0xD83D, 'b', 0xDE00, 0xD83D};
  rtl_uString *string = NULL;
  rtl_uString_newFromStr_WithLength(&string, units, 5);
  char *text = ux_utf8_take(string);
  CU_ASSERT_STRING_EQUAL(text, "a\xEF\xBF\xBD"
                               "b\xEF\xBF\xBD\xEF\xBF\xBD");
  free(text);
}

static void test_cut(void)
{
  rtl_uString *string = ux_string("部门决算");
  char out[8];
  CU_ASSERT_EQUAL(ux_utf8_copy(string, out, sizeof out), 6);
  CU_ASSERT_STRING_EQUAL(out, "部门");
  CU_ASSERT_EQUAL(ux_utf8_copy(string, out, 1), 0);
  CU_ASSERT_STRING_EQUAL(out, "");
  rtl_uString_release(string);
}

static void test_compare(void)
{
  rtl_uString *string = ux_string("any");
  CU_ASSERT_TRUE(ux_string_is(string, "any"));
  CU_ASSERT_FALSE(ux_string_is(string, "an"));
  CU_ASSERT_FALSE(ux_string_is(string, "anyone"));
  CU_ASSERT_FALSE(ux_string_is(NULL, "any"));
  rtl_uString_release(string);
  char *empty = ux_utf8(NULL);
  CU_ASSERT_STRING_EQUAL(empty, "");
  free(empty);
}

void suite_text(void)
{
  CU_pSuite suite = CU_add_suite("text", NULL, NULL);
  CU_ADD_TEST(suite, test_round_trip);
  CU_ADD_TEST(suite, test_lone_surrogates);
  CU_ADD_TEST(suite, test_cut);
  CU_ADD_TEST(suite, test_compare);
}
