/* SPDX-License-Identifier: MPL-2.0 */
/* Marks in a real Calc: what they look like to the document, that clearing leaves no trace, undo, refusals. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/marks/marks.h"
#include "helpers.h"
#include "suites.h"

/* A report with one finding of each kind, made by hand: B2 suspect (rule "a", marked at B5), C4 error without a suspect
 * and its part C3, D2 warning, D3 rounding; on the second sheet A1 a warning. */
typedef struct sample {
  gk_table tables[2];
  gk_place cells[2];
  gk_finding findings[5];
  gk_suspect suspect;
  const char *rules[1];
  gk_report report;
} sample;

static gk_place place(const gk_table *table, int32_t row, int32_t col)
{
  return (gk_place){.table = table, .column = 0, .row = row, .col = col};
}

static void sample_init(sample *s)
{
  *s = (sample){0};
  s->tables[1].sheet_index = 1;
  const gk_table *one = &s->tables[0], *two = &s->tables[1];
  s->cells[0] = place(one, 3, 2);
  s->cells[1] = place(one, 2, 2);
  s->findings[0] = (gk_finding){.rule = "a", .severity = GK_ERROR, .place = place(one, 4, 1)};
  s->findings[1] =
    (gk_finding){.rule = "b", .severity = GK_ERROR, .place = s->cells[0], .cells = s->cells, .cell_count = 2};
  s->findings[2] = (gk_finding){.rule = "c", .severity = GK_WARNING, .place = place(one, 1, 3)};
  s->findings[3] = (gk_finding){.rule = "d", .severity = GK_ROUNDING, .place = place(one, 2, 3)};
  s->findings[4] = (gk_finding){.rule = "e", .severity = GK_WARNING, .place = place(two, 0, 0)};
  s->rules[0] = "a";
  s->suspect = (gk_suspect){.place = place(one, 1, 1), .rules = s->rules, .rule_count = 1, .cause = ""};
  s->report.findings = s->findings;
  s->report.finding_count = 5;
  s->report.suspects = &s->suspect;
  s->report.suspect_count = 1;
}

static void add_sheet(uno_Interface *document)
{
  static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
  static ux_method insert = UX_METHOD("com.sun.star.sheet.XSpreadsheets::insertNewByName");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheets = ux_call_object(document, &get_sheets, NULL, &err);
  rtl_uString *name = ux_string("公开02表");
  sal_Int16 position = 1;
  ux_call(sheets, &insert, NULL, UX_ARGS(&name, &position), &err);
  CHECK_UNO(err);
  rtl_uString_release(name);
  ux_release(sheets);
}

/* Figures, a formula, bold and a number format on cells that will be marked. */
static uno_Interface *workbook(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  ux_error err = UX_ERROR_INIT;
  add_sheet(document);
  for (int32_t row = 0; row < 4; row++)
    for (int32_t col = 0; col < 4; col++) help_type(document, 0, row, col, "1671.42");
  help_type(document, 0, 4, 1, "=SUM(B1:B4)");
  help_type(document, 1, 0, 0, "3.38");
  uno_Interface *range = help_range(document, 0, 1, 1, 3, 2);
  ux_set_long(range, "NumberFormat", 4, &err);
  ux_set_long(range, "CellBackColor", 0xEEEEEE, &err);
  CHECK_UNO(err);
  ux_release(range);
  return document;
}

static bool mark(uno_Interface *document, int32_t sheet)
{
  sample s;
  sample_init(&s);
  gk_error err = GK_ERROR_INIT;
  bool ok = gk_marks_set(document, &s.report, sheet, &err);
  if (!ok) puts(err.text);
  return ok;
}

static bool clear(uno_Interface *document)
{
  gk_error err = GK_ERROR_INIT;
  bool had = false;
  CU_ASSERT_TRUE(gk_marks_clear(document, &had, &err));
  return had;
}

static int kind_at(uno_Interface *document, int32_t sheet, int32_t row, int32_t col)
{
  gk_marks marks = {0};
  gk_error err = GK_ERROR_INIT;
  CU_ASSERT_TRUE(gk_marks_read(document, &marks, &err));
  const gk_mark *found = gk_marks_at(&marks, sheet, row, col);
  int kind = found == NULL ? -1 : (int)found->kind;
  gk_marks_free(&marks);
  return kind;
}

static void check_shown(uno_Interface *document, int32_t row, int32_t col, const char *style)
{
  char *shown = help_format_style(document, 0, row, col);
  CU_ASSERT_STRING_EQUAL(shown, style);
  free(shown);
}

static char *content_of(uno_Interface *document, const char *name)
{
  char *path = help_path(name);
  help_store(document, path, FILTER_FODS);
  char *content = help_content(path);
  free(path);
  return content;
}

static void check_same(char *before, char *after)
{
  CU_ASSERT_PTR_NOT_NULL(before);
  CU_ASSERT_PTR_NOT_NULL(after);
  if (before != NULL && after != NULL) CU_ASSERT_STRING_EQUAL(before, after);
  free(before);
  free(after);
}

static void test_kinds(void)
{
  uno_Interface *document = workbook();
  CU_ASSERT_FALSE(gk_marks_exist(document));
  CU_ASSERT_TRUE(mark(document, -1));
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 1), GK_MARK_SUSPECT);
  CU_ASSERT_EQUAL(kind_at(document, 0, 4, 1), GK_MARK_ERROR);
  CU_ASSERT_EQUAL(kind_at(document, 0, 3, 2), GK_MARK_ERROR);
  CU_ASSERT_EQUAL(kind_at(document, 0, 2, 2), GK_MARK_PART);
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 3), GK_MARK_WARNING);
  CU_ASSERT_EQUAL(kind_at(document, 0, 2, 3), GK_MARK_ROUNDING);
  CU_ASSERT_EQUAL(kind_at(document, 1, 0, 0), GK_MARK_WARNING);
  CU_ASSERT_EQUAL(kind_at(document, 0, 0, 0), -1);
  check_shown(document, 1, 1, "公开校验·疑误");
  check_shown(document, 0, 0, "");
  help_close(document);
}

static void test_one_sheet(void)
{
  uno_Interface *document = workbook();
  CU_ASSERT_TRUE(mark(document, 1));
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 1), -1);
  CU_ASSERT_EQUAL(kind_at(document, 1, 0, 0), GK_MARK_WARNING);
  CU_ASSERT_TRUE(mark(document, 0));
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 1), GK_MARK_SUSPECT);
  CU_ASSERT_EQUAL(kind_at(document, 1, 0, 0), GK_MARK_WARNING);
  help_close(document);
}

static void test_no_trace(void)
{
  uno_Interface *document = workbook();
  char *before = content_of(document, "before.fods");
  CU_ASSERT_TRUE(mark(document, -1));
  char *marked = content_of(document, "marked.fods");
  CU_ASSERT_STRING_NOT_EQUAL(before, marked);
  free(marked);
  CU_ASSERT_TRUE(mark(document, -1)); /* again: replaces */
  CU_ASSERT_TRUE(clear(document));
  CU_ASSERT_FALSE(clear(document));
  CU_ASSERT_FALSE(gk_marks_exist(document));
  check_same(before, content_of(document, "after.fods"));
  help_close(document);
}

/* Saved with marks, reopened, cleared: as the same workbook saved without, reopened and saved. In .xls marked cells get
 * extended formats of their own, which stand for the same look but come back as other automatic styles: there only the
 * marks are looked at. */
static void reopen_in(const char *filter, const char *extension, bool compare)
{
  char name[32], marked_name[32];
  strcat(strcpy(name, "plain"), extension);
  strcat(strcpy(marked_name, "marks"), extension);
  char *plain = help_path(name), *marked = help_path(marked_name);
  uno_Interface *document = workbook();
  help_store(document, plain, filter);
  CU_ASSERT_TRUE(mark(document, -1));
  help_store(document, marked, filter);
  help_close(document);

  document = help_open(gk_test_context(), plain, false);
  char *before = content_of(document, "plain-again.fods");
  help_close(document);
  document = help_open(gk_test_context(), marked, false);
  CU_ASSERT_TRUE(gk_marks_exist(document));
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 1), GK_MARK_SUSPECT);
  CU_ASSERT_TRUE(clear(document));
  CU_ASSERT_FALSE(gk_marks_exist(document));
  char *after = content_of(document, "marks-cleared.fods");
  CU_ASSERT_PTR_NULL(strstr(after, "公开校验"));
  CU_ASSERT_PTR_NULL(strstr(after, "conditional-format"));
  if (compare) CU_ASSERT_STRING_EQUAL(before, after);
  free(before);
  free(after);
  help_close(document);
  free(plain);
  free(marked);
}

static void test_reopen_fods(void)
{
  reopen_in(FILTER_FODS, ".fods", true);
}
static void test_reopen_ods(void)
{
  reopen_in(FILTER_ODS, ".ods", true);
}
static void test_reopen_xlsx(void)
{
  reopen_in(FILTER_XLSX, ".xlsx", true);
}
static void test_reopen_xls(void)
{
  reopen_in(FILTER_XLS, ".xls", false);
}

/* Formats of the user's own on the same cells: over a column, and on one marked cell alone. */
static void test_user_formats(void)
{
  uno_Interface *document = workbook();
  uno_Interface *column = help_range(document, 0, 0, 1, 4, 1), *cell = help_range(document, 0, 3, 2, 3, 2);
  help_user_format(column, "Accent 1");
  help_user_format(cell, "Accent 2");
  ux_release(column);
  ux_release(cell);
  char *before = content_of(document, "user-before.fods");
  CU_ASSERT_TRUE(mark(document, -1));
  check_shown(document, 1, 1, "公开校验·疑误");
  check_shown(document, 2, 1, "Accent 1");
  CU_ASSERT_TRUE(clear(document));
  check_shown(document, 1, 1, "Accent 1");
  check_shown(document, 3, 2, "Accent 2");
  check_same(before, content_of(document, "user-after.fods"));
  char *shown = help_shown(document, 0, 4, 1);
  CU_ASSERT_STRING_EQUAL(shown, "6685.68");
  free(shown);
  help_close(document);
}

/* The user's formats are saved whole while marks stand on their cells, and are whole after clearing a reopened file. */
static void test_user_formats_reopened(void)
{
  char *plain = help_path("user-plain.ods"), *marked = help_path("user-marked.ods");
  uno_Interface *document = workbook();
  uno_Interface *column = help_range(document, 0, 0, 1, 4, 1), *cell = help_range(document, 0, 3, 2, 3, 2);
  help_user_format(column, "Accent 1");
  help_user_format(cell, "Accent 2");
  ux_release(column);
  ux_release(cell);
  help_store(document, plain, FILTER_ODS);
  CU_ASSERT_TRUE(mark(document, -1));
  help_store(document, marked, FILTER_ODS);
  help_close(document);
  document = help_open(gk_test_context(), plain, false);
  char *before = content_of(document, "user-plain.fods");
  help_close(document);
  document = help_open(gk_test_context(), marked, false);
  CU_ASSERT_TRUE(clear(document));
  check_shown(document, 1, 1, "Accent 1");
  check_shown(document, 3, 2, "Accent 2");
  check_same(before, content_of(document, "user-cleared.fods"));
  help_close(document);
  free(plain);
  free(marked);
}

static void test_undo_from_menu(void)
{
  uno_Interface *document = workbook(), *context = gk_test_context();
  CU_ASSERT_TRUE(mark(document, -1));
  help_dispatch(context, document, ".uno:Undo");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  help_dispatch(context, document, ".uno:Redo");
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 1), GK_MARK_SUSPECT);
  CU_ASSERT_TRUE(clear(document));
  help_dispatch(context, document, ".uno:Undo");
  help_dispatch(context, document, ".uno:Undo");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  help_close(document);
}

static void test_undo(void)
{
  uno_Interface *document = workbook();
  char *before = content_of(document, "undo-before.fods");
  size_t steps = help_undo_steps(document);
  CU_ASSERT_TRUE(mark(document, -1));
  CU_ASSERT_EQUAL(help_undo_steps(document), steps + 1);
  char *marked = content_of(document, "undo-marked.fods");
  CU_ASSERT_TRUE(clear(document));
  CU_ASSERT_EQUAL(help_undo_steps(document), steps + 2);
  help_undo(document);
  check_same(marked, content_of(document, "undo-again.fods"));
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 1), GK_MARK_SUSPECT);
  help_undo(document);
  check_same(before, content_of(document, "undo-none.fods"));
  help_redo(document);
  CU_ASSERT_EQUAL(kind_at(document, 0, 1, 1), GK_MARK_SUSPECT);
  CU_ASSERT_EQUAL(help_undo_steps(document), steps + 1);
  help_redo(document);
  CU_ASSERT_FALSE(gk_marks_exist(document));
  help_close(document);
}

static void test_modified(void)
{
  uno_Interface *document = workbook();
  help_set_modified(document, false);
  CU_ASSERT_TRUE(mark(document, -1));
  CU_ASSERT_TRUE(help_is_modified(document));
  clear(document);
  CU_ASSERT_FALSE(help_is_modified(document));
  CU_ASSERT_TRUE(mark(document, -1));
  help_type(document, 0, 0, 0, "5");
  clear(document);
  CU_ASSERT_TRUE(help_is_modified(document));
  help_close(document);
}

/* Marked in one language, cleared in another: the title of the undo step tells all the same that nothing else changed. */
static void test_modified_in_two_languages(void)
{
  uno_Interface *document = workbook();
  for (size_t i = 0; gk_words_language(i) != NULL; i++) {
    help_set_modified(document, false);
    CU_ASSERT_TRUE(gk_words_use(gk_words_language(i)));
    CU_ASSERT_TRUE(mark(document, -1));
    CU_ASSERT_TRUE(gk_words_use("zh"));
    clear(document);
    CU_ASSERT_FALSE(help_is_modified(document));
  }
  help_close(document);
}

static void protect(uno_Interface *document, int32_t sheet)
{
  static ux_method protect_it = UX_METHOD("com.sun.star.util.XProtectable::protect");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *on = gk_document_sheet(document, sheet, &err);
  rtl_uString *password = ux_string("x");
  ux_call(on, &protect_it, NULL, UX_ARGS(&password), &err);
  CHECK_UNO(err);
  rtl_uString_release(password);
  ux_release(on);
}

static void check_refused(uno_Interface *document, const char *word)
{
  sample s;
  sample_init(&s);
  gk_error err = GK_ERROR_INIT;
  CU_ASSERT_FALSE(gk_marks_set(document, &s.report, -1, &err));
  CU_ASSERT_EQUAL(err.status, GK_ERR_DOCUMENT);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, word));
}

static void test_protected(void)
{
  uno_Interface *document = workbook();
  protect(document, 1);
  char *before = content_of(document, "protected-before.fods");
  help_set_modified(document, false);
  size_t steps = help_undo_steps(document);
  check_refused(document, "公开02表");
  CU_ASSERT_EQUAL(help_undo_steps(document), steps);
  CU_ASSERT_FALSE(help_is_modified(document));
  check_same(before, content_of(document, "protected-after.fods"));
  help_close(document);
}

static void test_readonly(void)
{
  uno_Interface *document = workbook();
  char *path = help_path("readonly.ods");
  help_store(document, path, FILTER_ODS);
  help_close(document);
  document = help_open(gk_test_context(), path, true);
  CU_ASSERT_TRUE(gk_document_is_readonly(document));
  check_refused(document, "只读");
  CU_ASSERT_FALSE(gk_marks_exist(document));
  help_close(document);
  free(path);
}

/* Anything but a spreadsheet: Writer need not be installed, so the desktop stands for a text document. */
static void test_no_spreadsheet(void)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(gk_test_context(), "com.sun.star.frame.Desktop", &err);
  check_refused(desktop, "不是电子表格");
  check_refused(NULL, "不是电子表格");
  CU_ASSERT_FALSE(gk_marks_exist(desktop));
  ux_release(desktop);
}

/* Steps of ours in the undo list neither keep the document alive nor touch it once it is closed. */
static void test_close_with_steps(void)
{
  for (int i = 0; i < 3; i++) {
    uno_Interface *document = workbook();
    CU_ASSERT_TRUE(mark(document, -1));
    clear(document);
    help_undo(document);
    help_close(document);
  }
}

static void test_steps_between_marks(void)
{
  gk_mark list[] = {{0, 1, 1, GK_MARK_ERROR}, {0, 2, 0, GK_MARK_PART}, {0, 3, 0, GK_MARK_WARNING}, {2, 0, 0, 0}};
  gk_marks marks = {.items = list, .count = 4, .capacity = 4};
  CU_ASSERT_PTR_EQUAL(gk_marks_step(&marks, 0, 0, 0, 1), &list[0]);
  CU_ASSERT_PTR_EQUAL(gk_marks_step(&marks, 0, 1, 1, 1), &list[2]);
  CU_ASSERT_PTR_EQUAL(gk_marks_step(&marks, 0, 3, 0, -1), &list[0]);
  CU_ASSERT_PTR_EQUAL(gk_marks_step(&marks, 2, 0, 0, 1), &list[0]);
  CU_ASSERT_PTR_EQUAL(gk_marks_step(&marks, 9, 0, 0, 1), &list[0]);
  CU_ASSERT_PTR_EQUAL(gk_marks_step(&marks, 0, 0, 0, -1), &list[3]);
  marks.count = 0;
  CU_ASSERT_PTR_NULL(gk_marks_step(&marks, 0, 0, 0, 1));
}

void gk_suite_marks(void)
{
  CU_pSuite suite = CU_add_suite("marks", NULL, NULL);
  CU_ADD_TEST(suite, test_steps_between_marks);
  CU_ADD_TEST(suite, test_kinds);
  CU_ADD_TEST(suite, test_one_sheet);
  CU_ADD_TEST(suite, test_no_trace);
  CU_ADD_TEST(suite, test_reopen_fods);
  CU_ADD_TEST(suite, test_reopen_ods);
  CU_ADD_TEST(suite, test_reopen_xlsx);
  CU_ADD_TEST(suite, test_reopen_xls);
  CU_ADD_TEST(suite, test_user_formats);
  CU_ADD_TEST(suite, test_user_formats_reopened);
  CU_ADD_TEST(suite, test_undo);
  CU_ADD_TEST(suite, test_undo_from_menu);
  CU_ADD_TEST(suite, test_modified);
  CU_ADD_TEST(suite, test_modified_in_two_languages);
  CU_ADD_TEST(suite, test_protected);
  CU_ADD_TEST(suite, test_readonly);
  CU_ADD_TEST(suite, test_no_spreadsheet);
  CU_ADD_TEST(suite, test_close_with_steps);
}
