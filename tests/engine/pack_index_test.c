/* SPDX-License-Identifier: MPL-2.0 */
/* What is looked up in a pack: lines by name and key, the characters that titles end in. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/pack/pack_index.h"
#include "one_pack.h"

static const gk_pack_table *table(const char *id)
{
  long index = gk_pack_table_index(pack, id);
  CU_ASSERT_FATAL(index >= 0);
  return &pack->tables[index];
}

static void expect_line(const gk_line_index *index, const char *name, size_t from, size_t to, const char *key)
{
  size_t line = gk_line_called(index, gk_folded_of(name), from, to);
  CU_ASSERT_FATAL(line < to);
  CU_ASSERT_STRING_EQUAL(table("gk04")->lines[line].key, key);
}

/* 公开04 has lines of one name: each search goes on behind the one before. */
static void test_lines_of_one_name(void)
{
  const gk_pack_table *t = table("gk04");
  const gk_pack_block *income = &t->blocks[0];
  size_t end = income->first_line + income->line_count;
  expect_line(&t->named, "一般公共预算财政拨款", 0, end, "r29");
  expect_line(&t->named, "一、一般公共预算财政拨款", 0, end, "r1");
  expect_line(&t->bare_named, "一般公共预算财政拨款", 0, end, "r1");
  expect_line(&t->bare_named, "一般公共预算财政拨款", 1, end, "r29");
  CU_ASSERT_EQUAL(gk_line_called(&t->bare_named, gk_folded_of("一般公共预算财政拨款"), 29, end), end);
  CU_ASSERT_EQUAL(gk_line_called(&t->named, gk_folded_of("一般公共预算财政拨款"), 0, 28), 28);
  CU_ASSERT_EQUAL(gk_line_called(&t->named, gk_folded_of(""), 0, end), end);
  CU_ASSERT_EQUAL(gk_line_called(&t->named, gk_folded_of("一般公共预算财政拨款收"), 0, end), end);
}

static void test_every_line(void)
{
  for (size_t i = 0; i < pack->table_count; i++) {
    const gk_pack_table *t = &pack->tables[i];
    for (size_t k = 0; k < t->line_count; k++) {
      const gk_names *names = &t->lines[k].names;
      CU_ASSERT_EQUAL(gk_line_called(&t->keyed, gk_folded_of(t->lines[k].key), 0, t->line_count), k);
      for (size_t n = 0; n < names->count; n++) {
        CU_ASSERT_EQUAL(gk_line_called(&t->named, names->folded[n], k, k + 1), k);
        CU_ASSERT_EQUAL(gk_line_called(&t->bare_named, gk_without_ordinal(names->folded[n]), k, k + 1), k);
      }
    }
  }
}

static void test_ordinals(void)
{
  static const char *const cases[][2] = {{"二十三、其他支出", "其他支出"},
                                         {"(一)基本支出", "基本支出"},
                                         {"23.其他支出", "其他支出"},
                                         {"其中:基本支出", "基本支出"},
                                         {"加:1,结余", "结余"},
                                         {"其他支出", "其他支出"},
                                         {"一般公共预算", "一般公共预算"},
                                         {"(基本支出", "(基本支出"},
                                         {"三、", ""},
                                         {"", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_folded bare = gk_without_ordinal(gk_folded_of(cases[i][0]));
    CU_ASSERT_STRING_EQUAL(bare.text, cases[i][1]);
    CU_ASSERT_EQUAL(bare.length, strlen(cases[i][1]));
  }
}

static void test_title_ends(void)
{
  CU_ASSERT_EQUAL_FATAL(pack->title_end_count, 1);
  CU_ASSERT_STRING_EQUAL(pack->title_ends[0], "表");
}

void gk_suite_pack_index(void);
void gk_suite_pack_index(void)
{
  CU_pSuite suite = CU_add_suite("pack_index", load_pack, free_pack);
  CU_add_test(suite, "lines of one name", test_lines_of_one_name);
  CU_add_test(suite, "every line", test_every_line);
  CU_add_test(suite, "ordinals", test_ordinals);
  CU_add_test(suite, "title ends", test_title_ends);
}
