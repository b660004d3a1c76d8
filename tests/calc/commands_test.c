/* SPDX-License-Identifier: MPL-2.0 */
/* The commands of the menu on the example, chosen as the menu does. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/dialog/message.h"
#include "calc/document/document.h"
#include "calc/marks/marks.h"
#include "engine/base/text.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

/* Where the example is wrong, and its sheets. */
enum { GK04 = 3, GK05 = 4, ROW_7 = 6, ROW_33 = 32, ROW_38 = 37, COLUMN_C = 2, COLUMN_G = 6 };
#define FOUND "找到公开表9张：差错1处，尾差2处，待核实0处。"
#define SUSPECT "公开04表 C7“一般公共预算财政拨款收入”填报1671.41，可能应为1671.42："

static const gk_mark expected[] = {{GK04, ROW_7, COLUMN_C, GK_MARK_SUSPECT},
                                   {GK04, ROW_33, COLUMN_C, GK_MARK_ROUNDING},
                                   {GK04, ROW_38, COLUMN_G, GK_MARK_ROUNDING}};
enum { EXPECTED = sizeof expected / sizeof *expected };

static bool same_mark(const gk_mark *a, const gk_mark *b)
{
  return a->sheet == b->sheet && a->row == b->row && a->col == b->col && a->kind == b->kind;
}

/* Whether the document carries exactly the marks of the example. */
static bool marked_as_expected(uno_Interface *document)
{
  gk_marks marks;
  menu_marks(document, &marks);
  bool same = marks.count == EXPECTED;
  for (size_t i = 0; same && i < marks.count; i++) same = same_mark(&marks.items[i], &expected[i]);
  for (size_t i = 0; !same && i < marks.count; i++)
    printf("\nmark %d!%d,%d kind %d", (int)marks.items[i].sheet, (int)marks.items[i].row, (int)marks.items[i].col,
           (int)marks.items[i].kind);
  gk_marks_free(&marks);
  return same;
}

static void check_selected(uno_Interface *document, const gk_mark *wanted)
{
  gk_mark at = menu_selected(document);
  CU_ASSERT_EQUAL(at.sheet, wanted->sheet);
  CU_ASSERT_EQUAL(at.row, wanted->row);
  CU_ASSERT_EQUAL(at.col, wanted->col);
}

static void check_same(char *before, char *after)
{
  CU_ASSERT_TRUE(before != NULL && after != NULL && strcmp(before, after) == 0);
  free(before);
  free(after);
}

static void check_figure(uno_Interface *document, const char *value)
{
  char *shown = help_shown(document, GK04, ROW_7, COLUMN_C);
  CU_ASSERT_STRING_EQUAL(shown, value);
  free(shown);
}

static void test_check(void)
{
  uno_Interface *document = menu_example("check.fods", false);
  char *cells = menu_cells(document);
  size_t steps = help_undo_steps(document);
  MENU_DONE(document, "check", FOUND, "首处：" SUSPECT);
  CU_ASSERT_TRUE(marked_as_expected(document));
  check_selected(document, &expected[0]);
  CU_ASSERT_EQUAL(help_undo_steps(document), steps + 1);
  check_same(cells, menu_cells(document));
  char *shown = help_format_style(document, GK04, ROW_7, COLUMN_C);
  CU_ASSERT_STRING_EQUAL(shown, "公开校验·疑误");
  free(shown);
  help_close(document);
}

static void test_check_again(void)
{
  uno_Interface *document = menu_example("again.fods", false);
  MENU_DONE(document, "check", FOUND);
  char *content = menu_content(document, "again-once.fods");
  MENU_DONE(document, "check", FOUND);
  CU_ASSERT_TRUE(marked_as_expected(document));
  check_same(content, menu_content(document, "again-twice.fods"));
  help_close(document);
}

static void test_check_sheet(void)
{
  uno_Interface *document = menu_example("sheet.fods", false);
  menu_select(document, GK05, 0, 0);
  MENU_DONE(document, "checkSheet", "找到公开表1张：差错0处，尾差0处，待核实0处，没有差错。");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  menu_select(document, GK04, 0, 0);
  MENU_DONE(document, "checkSheet", "找到公开表1张：差错1处，尾差2处，待核实0处。", "首处：" SUSPECT);
  CU_ASSERT_TRUE(marked_as_expected(document));
  check_selected(document, &expected[0]);
  help_close(document);
}

static void test_steps(void)
{
  uno_Interface *document = menu_example("steps.fods", false);
  MENU_DONE(document, "check", FOUND);
  for (size_t round = 0; round < 2 * EXPECTED; round++) {
    const gk_mark *wanted = &expected[(round + 1) % EXPECTED];
    MENU_DONE(document, "next", "差错1处，尾差2处，待核实0处。", wanted->kind == GK_MARK_SUSPECT ? SUSPECT : "尾差");
    check_selected(document, wanted);
  }
  for (size_t round = 0; round < 2 * EXPECTED; round++) {
    const gk_mark *wanted = &expected[(2 * EXPECTED - 1 - round) % EXPECTED];
    MENU_DONE(document, "previous", "差错1处，尾差2处，待核实0处。");
    check_selected(document, wanted);
  }
  menu_select(document, 8, 0, 0); /* behind the last, before the first */
  MENU_DONE(document, "next", SUSPECT);
  check_selected(document, &expected[0]);
  menu_select(document, 0, 0, 0);
  MENU_DONE(document, "previous", "G38");
  check_selected(document, &expected[EXPECTED - 1]);
  help_close(document);
}

/* Stepping looks; it changes nothing, also where nothing was checked before. */
static void test_steps_change_nothing(void)
{
  uno_Interface *document = menu_example("look.fods", false);
  char *before = menu_state(document);
  MENU_DONE(document, "next", SUSPECT);
  MENU_DONE(document, "previous", "G38");
  MENU_SAME_STATE(document, before);
  help_type(document, GK04, ROW_7, COLUMN_C, "1671.42");
  MENU_DONE(document, "next", "没有需要看的单元格。");
  MENU_REFUSED(document, "accept", "没有可采纳的建议");
  MENU_DONE(document, "check", "找到公开表9张：差错0处，尾差0处，待核实0处，没有差错。");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  help_close(document);
}

static void test_accept(void)
{
  uno_Interface *document = menu_example("accept.fods", false);
  char *plain = menu_cells(document);
  MENU_DONE(document, "check", FOUND);
  char *marked = menu_content(document, "accept-marked.fods");
  size_t steps = help_undo_steps(document);
  MENU_DONE(document, "accept", "差错0处，尾差0处，待核实0处，没有差错。",
            "已将公开04表 C7“一般公共预算财政拨款收入”由1671.41改为1671.42（可撤销）。");
  check_figure(document, "1671.42");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  CU_ASSERT_EQUAL(help_undo_steps(document), steps + 1);
  CU_ASSERT_TRUE(menu_has_message(document));
  char *mended = menu_content(document, "accept-mended.fods");
  help_dispatch(gk_test_context(), document, ".uno:Undo");
  CU_ASSERT_FALSE(menu_has_message(document)); /* it said that there is no error */
  check_figure(document, "1671.41");
  CU_ASSERT_TRUE(marked_as_expected(document));
  check_same(plain, menu_cells(document));
  check_same(marked, menu_content(document, "accept-undone.fods"));
  help_dispatch(gk_test_context(), document, ".uno:Redo");
  check_figure(document, "1671.42");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  check_same(mended, menu_content(document, "accept-redone.fods"));
  help_undo(document);
  CU_ASSERT_TRUE(marked_as_expected(document));
  help_close(document);
}

/* Without a check before, with the selection elsewhere. */
static void test_accept_first(void)
{
  uno_Interface *document = menu_example("accept-first.fods", false);
  char *content = menu_content(document, "accept-first-before.fods");
  MENU_DONE(document, "accept", "没有差错。", "由1671.41改为1671.42");
  check_figure(document, "1671.42");
  help_undo(document);
  check_figure(document, "1671.41");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  check_same(content, menu_content(document, "accept-first-after.fods"));
  help_close(document);
}

static void test_clear(void)
{
  uno_Interface *document = menu_example("clear.fods", false);
  help_set_modified(document, false);
  char *content = menu_content(document, "clear-before.fods");
  MENU_DONE(document, "clear", "工作簿里没有校验标记。");
  CU_ASSERT_FALSE(help_is_modified(document));
  MENU_DONE(document, "check", FOUND);
  MENU_DONE(document, "clear", "校验标记已全部清除。");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  CU_ASSERT_FALSE(help_is_modified(document));
  check_same(content, menu_content(document, "clear-after.fods"));
  help_undo(document);
  CU_ASSERT_TRUE(marked_as_expected(document));
  help_close(document);
}

/* Saved with its marks, reopened and cleared: the same as saved without, reopened and saved. */
static void clear_reopened(const char *extension, const char *filter)
{
  gk_text plain_name = {0}, marked_name = {0};
  gk_text_printf(&plain_name, "clear-plain%s", extension);
  gk_text_printf(&marked_name, "clear-marked%s", extension);
  char *plain = help_path(plain_name.bytes), *marked = help_path(marked_name.bytes);
  uno_Interface *document = menu_example("clear-reopened.fods", false);
  help_store(document, plain, filter);
  MENU_DONE(document, "check", FOUND);
  help_store(document, marked, filter);
  help_close(document);
  document = help_open(gk_test_context(), plain, false);
  char *before = menu_content(document, "clear-reopened-plain.fods");
  help_close(document);
  document = help_open(gk_test_context(), marked, false);
  CU_ASSERT_TRUE(marked_as_expected(document));
  MENU_DONE(document, "clear", "校验标记已全部清除。");
  check_same(before, menu_content(document, "clear-reopened-after.fods"));
  help_close(document);
  free(plain);
  free(marked);
  gk_text_free(&plain_name);
  gk_text_free(&marked_name);
}

static void test_clear_reopened(void)
{
  clear_reopened("-again.fods", FILTER_FODS);
  clear_reopened(".ods", FILTER_ODS);
  clear_reopened(".xlsx", FILTER_XLSX);
}

/* As `soffice WORKBOOK service:org.gongkai.Commands?check` does. */
static void test_service(void)
{
  static ux_method trigger = UX_METHOD("com.sun.star.task.XJobExecutor::trigger");
  uno_Interface *document = menu_example("service.fods", false);
  ux_error err = UX_ERROR_INIT;
  help_dispatch(gk_test_context(), document, "service:org.gongkai.Commands?check");
  CU_ASSERT_TRUE(marked_as_expected(document));
  uno_Interface *service = ux_create_service(gk_test_context(), "org.gongkai.Commands", &err);
  rtl_uString *clear = ux_string("clear"), *unknown = ux_string("nonsense");
  ux_call(service, &trigger, NULL, UX_ARGS(&clear), &err);
  CHECK_UNO(err);
  CU_ASSERT_FALSE(gk_marks_exist(document));
  CU_ASSERT_FALSE(ux_call(service, &trigger, NULL, UX_ARGS(&unknown), &err));
  CU_ASSERT_STRING_EQUAL(err.type, UX_ILLEGAL_ARGUMENT);
  rtl_uString_release(clear);
  rtl_uString_release(unknown);
  ux_release(service);
  help_close(document);
}

static void test_status(void)
{
  static const char *const names[] = {
#define GK_COMMAND(name, title, key, enabled, run) #name,
#define GK_GROUP()
#include "calc/menu/command_table.h"
  };
  uno_Interface *sheet = help_new(gk_test_context(), "scalc"), *text = help_new(gk_test_context(), "swriter");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    CU_ASSERT_EQUAL(menu_enabled(sheet, names[i]), 1);
    CU_ASSERT_EQUAL(menu_enabled(text, names[i]), 0);
  }
  CU_ASSERT_EQUAL(menu_enabled(sheet, "nonsense"), -1);
  help_close(text);
  help_close(sheet);
}

/* A command that asks for a folder may find the window closed when it has its answer: its message comes too late. */
static void test_closed_window(void)
{
  gk_message message = {0};
  uno_Interface *document = menu_example("closed.fods", false), *controller = menu_controller(document);
  help_close(document);
  gk_text_puts(&message.headline, "来晚了。");
  gk_message_show(controller, &message);
  gk_message_hide(controller);
  ux_release(controller);
  gk_message_free(&message);
  document = menu_example("still-there.fods", false);
  MENU_DONE(document, "check", FOUND);
  CU_ASSERT_TRUE(menu_has_message(document));
  help_close(document);
}

void gk_suite_commands(void)
{
  CU_pSuite suite = CU_add_suite("commands", NULL, NULL);
  CU_ADD_TEST(suite, test_check);
  CU_ADD_TEST(suite, test_check_again);
  CU_ADD_TEST(suite, test_check_sheet);
  CU_ADD_TEST(suite, test_steps);
  CU_ADD_TEST(suite, test_steps_change_nothing);
  CU_ADD_TEST(suite, test_accept);
  CU_ADD_TEST(suite, test_accept_first);
  CU_ADD_TEST(suite, test_clear);
  CU_ADD_TEST(suite, test_clear_reopened);
  CU_ADD_TEST(suite, test_service);
  CU_ADD_TEST(suite, test_status);
  CU_ADD_TEST(suite, test_closed_window);
}
