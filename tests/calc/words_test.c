/* SPDX-License-Identifier: MPL-2.0 */
/* The extension in the made-up language of tests/words: every message of the menu's commands, every dialog and the title
 * of every undo step come from the catalogue. Runs in that language alone. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/locale.h"
#include "calc/document/document.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"
#include "words/words.h"

static char *own; /* the example: what a workbook says may stand outside the brackets */

static bool read_file(const char *path, char *bytes, size_t size)
{
  FILE *file = path == NULL ? NULL : fopen(path, "rb");
  if (file == NULL) return false;
  bytes[fread(bytes, 1, size - 1, file)] = '\0';
  return fclose(file) == 0;
}

/* --- outside the brackets ----------------------------------------------------------------------------------------- */

static bool is_words(const char *piece)
{
  for (const unsigned char *c = (const unsigned char *)piece; *c != '\0'; c++) {
    bool letters = (c[0] | 32) >= 'a' && (c[0] | 32) <= 'z' && (c[1] | 32) >= 'a' && (c[1] | 32) <= 'z';
    if (letters || (c[0] >= 0xE3 && c[0] <= 0xE9)) return true;
  }
  return false;
}

static void check_piece(const char *where, char *piece)
{
  while (*piece == ' ') piece++;
  if (!is_words(piece) || strstr(own, piece) != NULL || strstr(piece, "/") != NULL) return;
  printf("\n  %s: outside the made-up language stands \"%s\"\n", where, piece);
  CU_FAIL("a text that was not translated");
}

/* ⟦ and ⟧ hold a translated text, ⟨ and ⟩ in it an argument, which is translated itself or is the user's own. */
static void check_text(const char *where, const char *text)
{
  bool inside[64] = {false};
  size_t depth = 0, length = 0;
  char piece[4096];
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "⟦"));
  for (;; text++) {
    const char *marks[] = {"⟦", "⟧", "⟨", "⟩"};
    size_t mark = 0;
    while (mark < 4 && strncmp(text, marks[mark], strlen(marks[mark])) != 0) mark++;
    if (mark == 4 && *text != '\0') {
      if (!inside[depth] && length + 1 < sizeof piece) piece[length++] = *text;
      continue;
    }
    piece[length] = '\0';
    check_piece(where, piece);
    length = 0;
    if (*text == '\0') return;
    if (mark % 2 == 1) depth -= depth > 0;
    else if (depth + 1 < sizeof inside / sizeof *inside) inside[++depth] = mark == 0;
    text += strlen(marks[mark]) - 1;
  }
}

/* --- commands ----------------------------------------------------------------------------------------------------- */

static void check_lines(const char *where, char *text)
{
  for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) check_text(where, line);
}

static void run(uno_Interface *document, const char *name)
{
  menu_answer answer = menu_choose(document, name);
  CU_ASSERT_TRUE(answer.came);
  if (answer.said != NULL) check_lines(name, answer.said);
  free(answer.said);
}

static void check_undo(uno_Interface *document)
{
  static ux_method title = UX_METHOD("com.sun.star.document.XUndoManager::getCurrentUndoActionTitle");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *manager = gk_undo_manager(document, &err);
  rtl_uString *string = NULL;
  CU_ASSERT_TRUE(ux_call(manager, &title, &string, NULL, &err));
  char *text = string == NULL ? NULL : ux_utf8(string);
  check_text("undo", text);
  free(text);
  if (string != NULL) rtl_uString_release(string);
  ux_release(manager);
}

static void test_language(void)
{
  CU_ASSERT_STRING_EQUAL(gk_words_tag(), "qtz");
}

static void test_checking(void)
{
  static const char *const names[] = {"check", "checkSheet", "next", "next", "previous", "explain"};
  uno_Interface *document = menu_example("words.fods", false);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) run(document, names[i]);
  check_undo(document);
  run(document, "accept");
  check_undo(document);
  run(document, "clear");
  check_undo(document);
  run(document, "clear");
  help_close(document);
}

/* A sheet without a table, a workbook without any, a document that may not be changed. */
static void test_refusals(void)
{
  uno_Interface *empty = help_new(gk_test_context(), "scalc");
  static const char *const names[] = {"check", "next", "accept", "explain", "clear"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) run(empty, names[i]);
  help_type(empty, 0, 0, 0, "1");
  run(empty, "checkSheet");
  help_close(empty);
  uno_Interface *fixed = menu_example("words-fixed.fods", true);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) run(fixed, names[i]);
  help_close(fixed);
}

/* What dialogs would say, as tests/words/asked.c wrote it down: those of a new workbook, of the folders of two commands
 * and of an explanation. */
static void test_dialogs(void)
{
  static const char *const names[] = {"newTables", "collect", "distribute"};
  uno_Interface *list = help_new(gk_test_context(), "scalc");
  help_type(list, 0, 0, 0, "部门");
  help_type(list, 0, 1, 0, "GK01 收入支出决算总表");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) run(list, names[i]);
  help_close(list);
  uno_Interface *document = menu_example("words-asked.fods", false);
  help_type(document, 6, 7, 6, "999"); /* above the budget */
  menu_select(document, 6, 7, 6);
  run(document, "explain");
  help_close(document);
  static char asked[1 << 16];
  char *path = help_path("asked");
  CU_ASSERT_TRUE(read_file(path, asked, sizeof asked));
  size_t lines = 0;
  for (const char *c = asked; *c != '\0'; c++) lines += *c == '\n';
  CU_ASSERT(lines >= 7 + 1 + 1 + 4);
  check_lines("a dialog", asked);
  free(path);
}

static int begin(void)
{
  static char bytes[1 << 21];
  own = bytes;
  if (!read_file(getenv("GK_TEST_EXAMPLE"), bytes, sizeof bytes)) return 1;
  gk_use_language_of_office(gk_test_context());
  return 0;
}

void gk_suite_words(void)
{
  const char *language = getenv("GK_TEST_LANGUAGE");
  if (language == NULL || strcmp(language, "qtz") != 0) return;
  CU_pSuite suite = CU_add_suite("words", begin, NULL);
  CU_ADD_TEST(suite, test_language);
  CU_ADD_TEST(suite, test_checking);
  CU_ADD_TEST(suite, test_refusals);
  CU_ADD_TEST(suite, test_dialogs);
}
