/* SPDX-License-Identifier: MPL-2.0 */
/* Copies that `gongkai check --annotate` marked, opened in a real Calc: the extension knows the marks as its own and
 * clears them, and the department's own conditional format is what it was. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/marks/marks.h"
#include "engine/base/text.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK04 = 3, ROW_7 = 6, ROW_8 = 7, ROW_33 = 32, ROW_38 = 37, COLUMN_C = 2, COLUMN_G = 6 };

/* A workbook that marked.sh made: "plain" or the marked "copy", opened in a window. */
static uno_Interface *open_made(const char *which, const char *extension)
{
  gk_text path = {0};
  const char *folder = getenv("GK_TEST_MARKED");
  CU_ASSERT_PTR_NOT_NULL_FATAL(folder);
  gk_text_printf(&path, "%s/%s/own%s", folder, which, extension);
  uno_Interface *document = help_open_shown(gk_test_context(), path.bytes, false);
  gk_text_free(&path);
  return document;
}

static void check_marks(uno_Interface *document)
{
  static const gk_mark expected[] = {{GK04, ROW_7, COLUMN_C, GK_MARK_SUSPECT},
                                     {GK04, ROW_33, COLUMN_C, GK_MARK_ROUNDING},
                                     {GK04, ROW_38, COLUMN_G, GK_MARK_ROUNDING}};
  gk_marks marks;
  menu_marks(document, &marks);
  CU_ASSERT_EQUAL(marks.count, 3);
  for (size_t i = 0; i < marks.count && i < 3; i++) {
    CU_ASSERT_EQUAL(marks.items[i].sheet, expected[i].sheet);
    CU_ASSERT_EQUAL(marks.items[i].row, expected[i].row);
    CU_ASSERT_EQUAL(marks.items[i].col, expected[i].col);
    CU_ASSERT_EQUAL(marks.items[i].kind, expected[i].kind);
  }
  gk_marks_free(&marks);
}

/* The suspect shows its mark in front of the department's own format, which shows on C8 alone as well. */
static void check_shown(uno_Interface *document, bool marked)
{
  char *suspect = help_format_style(document, GK04, ROW_7, COLUMN_C);
  char *own = help_format_style(document, GK04, ROW_8, COLUMN_C);
  CU_ASSERT_STRING_NOT_EQUAL(suspect, "");
  CU_ASSERT_STRING_NOT_EQUAL(own, "");
  CU_ASSERT_EQUAL(strcmp(suspect, own) != 0, marked);
  free(suspect);
  free(own);
}

static size_t count_formats(const char *content)
{
  size_t count = 0;
  for (const char *at = content; (at = strstr(at, "<conditional-format ")) != NULL; at++) count++;
  return count;
}

/* Opened and cleared, the copy is what the workbook is that was never marked; in .xls but for the made-up name of the
 * own format's style, which counts the formats before it. */
static void clear_copy(const char *extension, bool compare)
{
  uno_Interface *document = open_made("plain", extension);
  check_shown(document, false);
  char *cells = menu_cells(document), *before = menu_content(document, "annotated-plain.fods");
  CU_ASSERT_EQUAL(count_formats(before), 1);
  help_close(document);

  document = open_made("copy", extension);
  check_marks(document);
  check_shown(document, true);
  char *marked = menu_content(document, "annotated-marked.fods"), *marked_cells = menu_cells(document);
  CU_ASSERT_EQUAL(count_formats(marked), 3);
  CU_ASSERT_STRING_EQUAL(cells, marked_cells);
  MENU_DONE(document, "clear", "校验标记已全部清除。");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  check_shown(document, false);
  char *after = menu_content(document, "annotated-cleared.fods");
  CU_ASSERT_EQUAL(count_formats(after), 1);
  CU_ASSERT_PTR_NULL(strstr(after, "gongkai."));
  if (compare) CU_ASSERT_STRING_EQUAL(before, after);
  help_close(document);
  free(after);
  free(marked);
  free(marked_cells);
  free(before);
  free(cells);
}

static void test_clear_xlsx(void)
{
  clear_copy(".xlsx", true);
}
static void test_clear_xls(void)
{
  clear_copy(".xls", false);
}

/* A check in Calc replaces the marks of the copy. */
static void check_again(const char *extension)
{
  uno_Interface *document = open_made("copy", extension);
  MENU_DONE(document, "check", "找到公开表9张：差错1处，尾差2处，待核实0处。");
  check_marks(document);
  char *shown = help_format_style(document, GK04, ROW_7, COLUMN_C);
  CU_ASSERT_PTR_NOT_NULL(strstr(shown, "公开校验·疑误"));
  free(shown);
  help_close(document);
}

static void test_check_xlsx(void)
{
  check_again(".xlsx");
}
static void test_check_xls(void)
{
  check_again(".xls");
}

void gk_suite_annotated(void)
{
  CU_pSuite suite = CU_add_suite("annotated", NULL, NULL);
  CU_ADD_TEST(suite, test_clear_xlsx);
  CU_ADD_TEST(suite, test_clear_xls);
  CU_ADD_TEST(suite, test_check_xlsx);
  CU_ADD_TEST(suite, test_check_xls);
}
