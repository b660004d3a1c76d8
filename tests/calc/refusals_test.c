/* SPDX-License-Identifier: MPL-2.0 */
/* What cannot be checked or changed: each gives a clear sentence and leaves the document as it is. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/marks/marks.h"
#include "engine/base/text.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK01 = 0, GK04 = 3, GK05 = 4, ROW_7 = 6, COLUMN_C = 2 };
#define FOUND "找到公开表9张：差错1处，尾差2处，待核实0处。"
#define SUSPECT "公开04表 C7“一般公共预算财政拨款收入”填报1671.41，可能应为1671.42："
#define SHEET_4 "工作表“GK04 财政拨款收入支出决算总表”"

/* Every command that needs tables is refused with `words`; nothing changes. */
static void refuse_all(uno_Interface *document, const char *words)
{
  static const char *const names[] = {"check", "checkSheet", "next", "previous", "accept"};
  char *before = menu_state(document);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) MENU_REFUSED(document, names[i], "没有执行。", words);
  MENU_SAME_STATE(document, before);
}

static void protect(uno_Interface *object)
{
  static ux_method method = UX_METHOD("com.sun.star.util.XProtectable::protect");
  ux_error err = UX_ERROR_INIT;
  rtl_uString *password = ux_string("x");
  ux_call(object, &method, NULL, UX_ARGS(&password), &err);
  CHECK_UNO(err);
  rtl_uString_release(password);
}

static void unprotect(uno_Interface *object)
{
  static ux_method method = UX_METHOD("com.sun.star.util.XProtectable::unprotect");
  ux_error err = UX_ERROR_INIT;
  rtl_uString *password = ux_string("x");
  ux_call(object, &method, NULL, UX_ARGS(&password), &err);
  CHECK_UNO(err);
  rtl_uString_release(password);
}

static uno_Interface *sheet_of(uno_Interface *document, int32_t index)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(document, index, &err);
  CHECK_UNO(err);
  return sheet;
}

/* --- nothing to check --------------------------------------------------------------------------------------------- */

static void test_empty_workbook(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  refuse_all(document, "工作簿是空的，没有可校验的内容；请打开填有公开表的工作簿。");
  MENU_DONE(document, "clear", "工作簿里没有校验标记。");
  CU_ASSERT_FALSE(help_is_modified(document));
  help_close(document);
}

static void test_no_tables(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  help_type(document, 0, 0, 0, "单价");
  help_type(document, 0, 1, 0, "12.5");
  help_type(document, 0, 2, 0, "=A2*2");
  help_set_modified(document, false);
  refuse_all(document, "没有找到公开表：查找了“收入支出决算总表”等9张表的标题、表号和表头，工作簿里都没有。");
  MENU_DONE(document, "clear", "工作簿里没有校验标记。");
  CU_ASSERT_FALSE(help_is_modified(document));
  help_close(document);
}

static void test_text_document(void)
{
  uno_Interface *document = help_new(gk_test_context(), "swriter");
  refuse_all(document, "当前窗口不是电子表格，没有可校验的内容；请先打开或切换到含有公开表的Calc工作簿。");
  MENU_REFUSED(document, "clear", "没有执行。\n当前窗口不是电子表格，没有校验标记。");
  CU_ASSERT_FALSE(help_is_modified(document));
  help_close(document);
}

/* Makes a frame show the Start Center. */
static void show_start_center(uno_Interface *frame)
{
  static ux_method get_window = UX_METHOD("com.sun.star.frame.XFrame::getContainerWindow");
  static ux_method set_component = UX_METHOD("com.sun.star.frame.XFrame::setComponent");
  static ux_method attach = UX_METHOD("com.sun.star.frame.XController::attachFrame");
  static ux_type list_type = UX_TYPE("[]any"), frame_type = UX_TYPE("com.sun.star.frame.XFrame");
  static ux_type window_type = UX_TYPE("com.sun.star.awt.XWindow");
  static ux_type controller_type = UX_TYPE("com.sun.star.frame.XController");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *parent = ux_call_object(frame, &get_window, NULL, &err);
  uno_Sequence *arguments = ux_sequence_new(&list_type, 1);
  ux_any_drop(&UX_ITEMS(uno_Any, arguments)[0]);
  ux_any_from_object(&UX_ITEMS(uno_Any, arguments)[0], parent);
  uno_Interface *start = ux_create_service_with(gk_test_context(), "com.sun.star.frame.StartModule", arguments, &err);
  uno_Interface *window = start == NULL ? NULL : ux_query(start, &window_type);
  uno_Interface *controller = start == NULL ? NULL : ux_query(start, &controller_type);
  uno_Interface *typed = ux_query(frame, &frame_type);
  CU_ASSERT_TRUE(ux_call_bool(frame, &set_component, UX_ARGS(&window, &controller), &err));
  ux_call(start, &attach, NULL, UX_ARGS(&typed), &err);
  CHECK_UNO(err);
  ux_release(typed);
  ux_release(controller);
  ux_release(window);
  ux_release(start);
  ux_sequence_drop(arguments, &list_type);
  ux_release(parent);
}

static void refused_in(uno_Interface *frame, const char *command)
{
  menu_answer answer = menu_choose_in(frame, command);
  CU_ASSERT_TRUE(answer.came && !answer.done);
  CU_ASSERT_TRUE(answer.said != NULL && strstr(answer.said, "没有执行。\n当前窗口不是电子表格，") != NULL);
  free(answer.said);
}

/* A window without a document: nothing in it, and the Start Center. */
static void test_no_document(void)
{
  static ux_method find = UX_METHOD("com.sun.star.frame.XFrame::findFrame");
  static ux_method close = UX_METHOD("com.sun.star.util.XCloseable::close");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(gk_test_context(), "com.sun.star.frame.Desktop", &err);
  rtl_uString *blank = ux_string("_blank");
  sal_Int32 flags = 0;
  sal_Bool deliver = 1;
  uno_Interface *frame = ux_call_object(desktop, &find, UX_ARGS(&blank, &flags), &err);
  CHECK_UNO(err);
  refused_in(frame, "check");
  refused_in(frame, "clear");
  show_start_center(frame);
  refused_in(frame, "check");
  refused_in(frame, "next");
  refused_in(frame, "clear");
  ux_call(frame, &close, NULL, UX_ARGS(&deliver), &err);
  CHECK_UNO(err);
  rtl_uString_release(blank);
  ux_release(frame);
  ux_release(desktop);
}

/* --- a pack that is not valid ------------------------------------------------------------------------------------- */

static char *pack_file(const char *name)
{
  const char *folder = getenv("GK_TEST_EXTENSION");
  gk_text path = {0};
  gk_text_printf(&path, "%s/sheets/cn-2022/%s", folder == NULL ? "" : folder, name);
  return path.bytes;
}

static char *read_all(const char *path)
{
  FILE *file = fopen(path, "rb");
  gk_text text = {0};
  char buffer[65536];
  for (size_t got; file != NULL && (got = fread(buffer, 1, sizeof buffer, file)) > 0;) gk_text_add(&text, buffer, got);
  if (file != NULL) fclose(file);
  CU_ASSERT_PTR_NOT_NULL(text.bytes);
  return text.bytes;
}

static void write_all(const char *path, const char *text)
{
  FILE *file = fopen(path, "wb");
  CU_ASSERT_TRUE(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* Replaces the first `from` of a file of the run's own copy of the pack, has all commands refused, and puts it back. */
static void with_wrong_pack(const char *name, const char *from, const char *to, const char *words)
{
  char *path = pack_file(name), *whole = read_all(path), *at = whole == NULL ? NULL : strstr(whole, from);
  CU_ASSERT_PTR_NOT_NULL(at);
  if (at == NULL) return;
  gk_text wrong = {0};
  gk_text_add(&wrong, whole, (size_t)(at - whole));
  gk_text_printf(&wrong, "%s%s", to, at + strlen(from));
  write_all(path, wrong.bytes);
  uno_Interface *document = menu_example("wrong-pack.fods", false);
  refuse_all(document, words);
  write_all(path, whole);
  MENU_DONE(document, "check", FOUND);
  help_close(document);
  gk_text_free(&wrong);
  free(whole);
  free(path);
}

static void test_wrong_pack(void)
{
  with_wrong_pack("pack.xml", "<column id=", "<column idd=", "行：<column> 没有 idd 这个属性。");
  with_wrong_pack("pack.xml", "</block>", "", "pack.xml 第 ");
  with_wrong_pack("rules.xml", "gk01.r27.c1 =", "gk01.r99.c1 =", "rules.xml 第 ");
}

/* --- what may not be changed -------------------------------------------------------------------------------------- */

static void test_protected_sheet(void)
{
  uno_Interface *document = menu_example("protected-sheet.fods", false), *sheet = sheet_of(document, GK04);
  protect(sheet);
  char *before = menu_state(document);
  MENU_REFUSED(document, "check", FOUND,
               "不能标记：" SHEET_4 "受保护，请先取消保护（工具 - 保护工作表）。首处：" SUSPECT);
  MENU_REFUSED(document, "checkSheet", "不能标记：" SHEET_4 "受保护");
  MENU_DONE(document, "next", "尾差");
  MENU_DONE(document, "previous", SUSPECT);
  MENU_REFUSED(document, "accept", "没有执行。\n" SHEET_4 "受保护，不能填入建议的数；请先取消保护");
  MENU_DONE(document, "clear", "工作簿里没有校验标记。");
  MENU_SAME_STATE(document, before);
  unprotect(sheet);
  MENU_DONE(document, "check", FOUND);
  protect(sheet);
  before = menu_state(document);
  MENU_REFUSED(document, "clear", "没有执行。\n不能清除标记：" SHEET_4 "受保护");
  MENU_SAME_STATE(document, before);
  ux_release(sheet);
  help_close(document);
}

/* Templates protect their sheets and leave the figures open: those can be mended. */
static void test_open_cell_of_protected_sheet(void)
{
  static ux_type protection = UX_TYPE("com.sun.star.util.CellProtection");
  const sal_Bool open[4] = {0, 0, 0, 0};
  uno_Interface *document = menu_example("open-cell.fods", false), *sheet = sheet_of(document, GK04);
  uno_Interface *cell = help_range(document, GK04, ROW_7, COLUMN_C, ROW_7, COLUMN_C);
  ux_error err = UX_ERROR_INIT;
  ux_set_value(cell, "CellProtection", &protection, open, &err);
  CHECK_UNO(err);
  protect(sheet);
  MENU_DONE(document, "accept", "没有差错。", "由1671.41改为1671.42（可撤销）。");
  char *shown = help_shown(document, GK04, ROW_7, COLUMN_C);
  CU_ASSERT_STRING_EQUAL(shown, "1671.42");
  free(shown);
  ux_release(cell);
  ux_release(sheet);
  help_close(document);
}

/* 保护工作簿结构 is about the list of sheets: checking goes on as ever. */
static void test_protected_document(void)
{
  uno_Interface *document = menu_example("protected-document.fods", false);
  char *content = menu_content(document, "protected-document-before.fods");
  protect(document);
  MENU_DONE(document, "check", FOUND, SUSPECT);
  CU_ASSERT_TRUE(gk_marks_exist(document));
  MENU_DONE(document, "clear", "校验标记已全部清除。");
  unprotect(document);
  char *after = menu_content(document, "protected-document-after.fods");
  CU_ASSERT_TRUE(content != NULL && after != NULL && strcmp(content, after) == 0);
  free(content);
  free(after);
  help_close(document);
}

static void test_readonly(void)
{
  uno_Interface *document = menu_example("readonly.fods", true);
  char *before = menu_state(document);
  MENU_REFUSED(document, "check", FOUND, "不能标记：文档以只读方式打开，请先另存一份。首处：" SUSPECT);
  CU_ASSERT_TRUE(menu_has_message(document));
  MENU_REFUSED(document, "checkSheet", "不能标记：文档以只读方式打开");
  MENU_DONE(document, "next", "尾差");
  MENU_REFUSED(document, "accept", "没有执行。\n文档以只读方式打开，不能填入建议的数；请先另存一份再改。");
  MENU_REFUSED(document, "clear", "没有执行。\n不能清除标记：文档以只读方式打开");
  MENU_SAME_STATE(document, before);
  help_close(document);
}

static void test_formula(void)
{
  uno_Interface *document = menu_example("formula.fods", false);
  help_type(document, GK04, ROW_7, COLUMN_C, "=1671+0.41");
  char *before = menu_state(document);
  MENU_REFUSED(document, "accept", "没有执行。\n", "是公式算出来的，不直接改写；请检查公式和它引用的单元格。");
  MENU_SAME_STATE(document, before);
  help_close(document);
}

/* --- what cannot be seen ------------------------------------------------------------------------------------------ */

static void set_visible(uno_Interface *object, bool visible)
{
  ux_error err = UX_ERROR_INIT;
  ux_set_bool(object, "IsVisible", visible, &err);
  CHECK_UNO(err);
}

static void test_hidden_sheet(void)
{
  uno_Interface *document = menu_example("hidden-sheet.fods", false), *sheet = sheet_of(document, GK04);
  set_visible(sheet, false);
  MENU_DONE(document, "check", FOUND, SUSPECT, "（" SHEET_4 "已隐藏，请先取消隐藏。）");
  CU_ASSERT_EQUAL(menu_selected(document).sheet, GK01);
  char *before = menu_state(document);
  MENU_REFUSED(document, "next", "；3处在隐藏的工作表里。\n要看的地方都在隐藏的工作表里；请先取消隐藏");
  MENU_REFUSED(document, "accept", "没有执行。\n建议改的数在隐藏的" SHEET_4 "里；请先取消隐藏，看过再采纳。");
  MENU_SAME_STATE(document, before);
  help_type(document, GK01, ROW_7, COLUMN_C, "1600");
  for (int i = 0; i < 3; i++) { /* the hidden ones do not stop the others */
    MENU_DONE(document, "next", "处在隐藏的工作表里。");
    CU_ASSERT_NOT_EQUAL(menu_selected(document).sheet, GK04);
  }
  ux_error err = UX_ERROR_INIT;
  CU_ASSERT_FALSE(ux_get_bool(sheet, "IsVisible", &err));
  CHECK_UNO(err);
  ux_release(sheet);
  help_close(document);
}

static void test_hidden_row(void)
{
  static ux_method get_rows = UX_METHOD("com.sun.star.table.XColumnRowRange::getRows");
  uno_Interface *document = menu_example("hidden-row.fods", false);
  uno_Interface *row = help_range(document, GK04, ROW_7, 0, ROW_7, 0);
  ux_error err = UX_ERROR_INIT;
  uno_Interface *rows = ux_call_object(row, &get_rows, NULL, &err);
  CHECK_UNO(err);
  set_visible(rows, false);
  MENU_DONE(document, "check", SUSPECT, "（所在的行或列已隐藏。）");
  MENU_REFUSED(document, "accept", "没有执行。\n建议改的数在“GK04 财政拨款收入支出决算总表”隐藏的行或列里");
  ux_release(rows);
  ux_release(row);
  help_close(document);
}

void gk_suite_refusals(void)
{
  CU_pSuite suite = CU_add_suite("refusals", NULL, NULL);
  CU_ADD_TEST(suite, test_empty_workbook);
  CU_ADD_TEST(suite, test_no_tables);
  CU_ADD_TEST(suite, test_text_document);
  CU_ADD_TEST(suite, test_no_document);
  CU_ADD_TEST(suite, test_wrong_pack);
  CU_ADD_TEST(suite, test_protected_sheet);
  CU_ADD_TEST(suite, test_open_cell_of_protected_sheet);
  CU_ADD_TEST(suite, test_protected_document);
  CU_ADD_TEST(suite, test_readonly);
  CU_ADD_TEST(suite, test_formula);
  CU_ADD_TEST(suite, test_hidden_sheet);
  CU_ADD_TEST(suite, test_hidden_row);
}
