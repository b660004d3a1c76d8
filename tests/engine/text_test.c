/* SPDX-License-Identifier: MPL-2.0 */
/* Folding: what makes texts comparable, and that it is done once, when a grid is sealed. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/base/grid.h"
#include "engine/base/text.h"
#include "engine/base/utf8.h"

static gk_arena arena;

static int release(void)
{
  gk_arena_free(&arena);
  return 0;
}

static void expect(const char *source, const char *folded)
{
  CU_ASSERT_STRING_EQUAL(gk_fold(&arena, source), folded);
}

static void test_plain_text_stays_where_it_is(void)
{
  static const char *const plain[] = {"", "二十三、其他支出(类)。", "2010301", "a-z~!", "䀀一鿿"};
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) CU_ASSERT_PTR_EQUAL(gk_fold(&arena, plain[i]), plain[i]);
}

static void test_spellings_become_one(void)
{
  expect(" 合　计\n", "合计");
  expect("部门：某某局", "部门:某某局");
  expect("（１）ＡＢＣ", "(1)abc");
  expect("“三公”经费—Gk", "\"三公\"经费-gk");
  expect("㐀\xC2\xA0其中：〔2022〕", "㐀其中:(2022)");
}

/* A byte that begins no character stays, and a character that the text ends in is not read past its end. */
static void test_broken_characters(void)
{
  expect("预\xE7\xAE", "预\xE7\xAE");
  expect("\xE7", "\xE7");
  expect("\xE7 算", "\xE7算");
  expect("\xFF\x80　", "\xFF\x80");
}

static void test_begins(void)
{
  CU_ASSERT_TRUE(gk_begins("其中:基本支出", "其中:"));
  CU_ASSERT_TRUE(gk_begins("其中:", "其中:"));
  CU_ASSERT_TRUE(gk_begins("x", ""));
  CU_ASSERT_FALSE(gk_begins("其中", "其中:"));
}

static void test_sealed_grid(void)
{
  static const char text[] = "单位：\n万元";
  gk_grid *grid = gk_grid_new();
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_sheet *sheet = gk_grid_add_sheet(grid, "表", false);
  gk_grid_put_text(grid, sheet, 1, 0, text, strlen(text), false);
  gk_grid_put_number(grid, sheet, 0, 0, (gk_dec){12, 0}, false);
  gk_grid_put_error(grid, sheet, 2, 0, "#REF!");
  CU_ASSERT_TRUE_FATAL(gk_grid_seal(grid));
  CU_ASSERT_STRING_EQUAL(gk_sheet_at(sheet, 1, 0)->folded, "单位:万元");
  CU_ASSERT_STRING_EQUAL(gk_sheet_at(sheet, 1, 0)->text, text);
  CU_ASSERT_STRING_EQUAL(gk_sheet_at(sheet, 0, 0)->folded, "");
  CU_ASSERT_STRING_EQUAL(gk_sheet_at(sheet, 2, 0)->folded, "");
  gk_grid_free(grid);
}

void gk_suite_text(void);
/* --- characters --------------------------------------------------------------------------------------------------- */

static void test_characters(void)
{
  static const struct {
    const char *bytes;
    size_t length;
    uint32_t code;
  } cases[] = {{"a", 1, 'a'},
               {"\x7F", 1, 0x7F},
               {"\xC2\x80", 2, 0x80},
               {"收", 3, 0x6536},
               {"\xF0\x9F\x98\x80", 4, 0x1F600},
               {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
               {"\x80", 0, 0},     /* the second byte of something */
               {"\xC0\x80", 0, 0}, /* longer than need be */
               {"\xE0\x9F\xBF", 0, 0},
               {"\xF0\x8F\xBF\xBF", 0, 0},
               {"\xED\xA0\x80", 0, 0},     /* half of a pair */
               {"\xF4\x90\x80\x80", 0, 0}, /* beyond Unicode */
               {"\xE6\x94", 0, 0},         /* cut off */
               {"\xFF", 0, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t code = 0;
    char written[4];
    CU_ASSERT_EQUAL(gk_utf8_decode(cases[i].bytes, 4, &code), cases[i].length);
    CU_ASSERT_EQUAL(gk_utf8_length(cases[i].bytes), cases[i].length);
    if (cases[i].length == 0) continue;
    CU_ASSERT_EQUAL(code, cases[i].code);
    CU_ASSERT_EQUAL(gk_utf8_decode(cases[i].bytes, cases[i].length - 1, &code), 0);
    CU_ASSERT_EQUAL(gk_utf8_encode(cases[i].code, written), cases[i].length);
    CU_ASSERT_EQUAL(memcmp(written, cases[i].bytes, cases[i].length), 0);
  }
  CU_ASSERT_EQUAL(gk_utf8_cut("决算", 5), 3);
  CU_ASSERT_EQUAL(gk_utf8_cut("决算", 3), 3);
  CU_ASSERT_EQUAL(gk_utf8_cut("决算", 2), 0);
}

static void test_escapes(void)
{
  static const char text[] = "a<b>&\"'\t\n\x01\x7F收\xE6\x94";
  gk_text out = {0};
  gk_text_escape(&out, text, sizeof text - 1);
  CU_ASSERT_STRING_EQUAL(out.bytes, "a&lt;b&gt;&amp;&quot;'\t\n\xEF\xBF\xBD\xEF\xBF\xBD收\xEF\xBF\xBD\xEF\xBF\xBD");
  gk_text_free(&out);
}

void gk_suite_text(void)
{
  CU_pSuite suite = CU_add_suite("text", NULL, release);
  CU_add_test(suite, "plain text stays where it is", test_plain_text_stays_where_it_is);
  CU_add_test(suite, "spellings become one", test_spellings_become_one);
  CU_add_test(suite, "broken characters", test_broken_characters);
  CU_add_test(suite, "begins", test_begins);
  CU_add_test(suite, "a sealed grid", test_sealed_grid);
  CU_add_test(suite, "characters", test_characters);
  CU_add_test(suite, "escapes", test_escapes);
}
