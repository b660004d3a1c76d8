/* SPDX-License-Identifier: MPL-2.0 */
/* Languages, and formats that take their arguments in another order. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "words/catalogue.h"

static void languages(void)
{
  CU_ASSERT_STRING_EQUAL(gk_words_tag(), "zh");
  CU_ASSERT(gk_words_are_keys());
  CU_ASSERT_STRING_EQUAL(gk_tr("漏填"), "漏填");
  CU_ASSERT(gk_words_use("en_US.UTF-8"));
  CU_ASSERT_STRING_EQUAL(gk_words_tag(), "en");
  CU_ASSERT_STRING_EQUAL(gk_tr("没有执行。"), "Nothing was done.");
  CU_ASSERT_STRING_EQUAL(gk_tr_in("cause", "漏填"), "left blank");
  CU_ASSERT_STRING_EQUAL(gk_tr("漏填"), "漏填"); /* known in a context alone */
  CU_ASSERT_STRING_EQUAL(gk_tr("没有这句话"), "没有这句话");
  CU_ASSERT_FALSE(gk_words_use("xx"));
  CU_ASSERT_FALSE(gk_words_use("eng"));
  CU_ASSERT_FALSE(gk_words_use(""));
  CU_ASSERT_STRING_EQUAL(gk_words_tag(), "en");
  CU_ASSERT(gk_words_use("zh-CN"));
  CU_ASSERT_STRING_EQUAL(gk_tr("没有执行。"), "没有执行。");
  CU_ASSERT_STRING_EQUAL(gk_tr_to("en", NULL, "没有执行。"), "Nothing was done.");
  CU_ASSERT_STRING_EQUAL(gk_tr_to("zh", NULL, "没有执行。"), "没有执行。");
}

static void every_language_is_listed(void)
{
  size_t count = 0;
  while (gk_words_language(count) != NULL) CU_ASSERT(gk_words_use(gk_words_language(count++)));
  CU_ASSERT(count >= 2);
  gk_words_use("zh");
  for (const gk_catalogue *c = gk_catalogues; c->tag != NULL; c++) {
    CU_ASSERT(c->count > 0);
    for (size_t i = 1; i < c->count; i++) CU_ASSERT(strcmp(c->entries[i - 1].key, c->entries[i].key) < 0);
  }
}

static void formats(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_text text = {0};
  CU_ASSERT_FALSE(gk_fail(&err, GK_ERR_IO, "无法打开 %s（错误号%d）。", "甲.ods", 2));
  CU_ASSERT_STRING_EQUAL(err.text, "无法打开 甲.ods（错误号2）。");
  gk_words_use("en");
  CU_ASSERT_FALSE(gk_fail(&err, GK_ERR_IO, "无法打开 %s（错误号%d）。", "甲.ods", 2));
  CU_ASSERT_STRING_EQUAL(err.text, "甲.ods cannot be opened (error 2).");
  gk_text_say(&text, "%s〇%s\n", "a", "b"); /* no text of the catalogue: its own translation */
  CU_ASSERT_STRING_EQUAL(text.bytes, "a〇b\n");
  gk_text_free(&text);
  gk_words_use("zh");
}

/* Translations that take the arguments in another order than the key, and pass one over. */
static void order_of_arguments(void)
{
  gk_arena arena = {0};
  gk_words_use("en");
  CU_ASSERT_STRING_EQUAL(gk_say(&arena, "%s，按“%s”应为%s，多%s。", "甲为9", "乙＝丙", "8", "1"),
                         "甲为9, but the parts give 8: 1 too much (乙＝丙).");
  CU_ASSERT_STRING_EQUAL(
    gk_say(&arena, "%s，按“%s”应为%s，多%s，不超过四舍五入允许的%s，属尾差。", "甲为9", "乙＝丙", "8", "1", "2"),
    "甲为9, but the parts give 8: 1 too much, which rounding can explain (bound 2).");
  CU_ASSERT_STRING_EQUAL(gk_say_in(&arena, "a ratio", "%s，按“%s”应为%s，少%s。", "a", "b", "c", "d"),
                         "a, but recomputed it is c: d too little (b).");
  gk_words_use("zh");
  CU_ASSERT_STRING_EQUAL(gk_say(&arena, "%s，按“%s”应为%s，多%s。", "甲为9", "乙＝丙", "8", "1"),
                         "甲为9，按“乙＝丙”应为8，多1。");
  CU_ASSERT_FALSE(arena.failed);
  gk_arena_free(&arena);
}

/* Traditional characters: the titles of the menu; the rest stays as it is. */
static void traditional_characters(void)
{
  CU_ASSERT(gk_words_use("zh-TW"));
  CU_ASSERT_STRING_EQUAL(gk_words_tag(), "zh_TW");
  CU_ASSERT(gk_words_are_keys());
  CU_ASSERT_STRING_EQUAL(gk_tr_in("menu", "一键校验"), "一鍵校驗");
  CU_ASSERT_STRING_EQUAL(gk_tr("没有执行。"), "没有执行。");
  CU_ASSERT(gk_words_use("zh_CN.UTF-8"));
  CU_ASSERT_STRING_EQUAL(gk_words_tag(), "zh");
}

void gk_suite_words(void);
void gk_suite_words(void)
{
  CU_pSuite suite = CU_add_suite("words", NULL, NULL);
  CU_ADD_TEST(suite, languages);
  CU_ADD_TEST(suite, every_language_is_listed);
  CU_ADD_TEST(suite, formats);
  CU_ADD_TEST(suite, order_of_arguments);
  CU_ADD_TEST(suite, traditional_characters);
}
