/* SPDX-License-Identifier: MPL-2.0 */
/* What happens to a template on an accountant's desk, in a real Calc: each accident is prevented by the template, found
 * by the check with a sentence that says what to mend, or does no harm. The list of them goes to accidents.md. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/document/snapshot.h"
#include "engine/base/text.h"
#include "engine/check/check.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK01, GK02, GK03, GK04, GK05, GK06, GK07, GK08, GK09, WHOLE, PROJECT, CODES };

typedef enum outcome { PREVENTED, FOUND, HARMLESS } outcome;

/* What is done; OPEN does it on a sheet whose protection was taken off first. */
typedef enum deed {
  TYPE,
  DELETE_ROW,
  INSERT_ROW,
  DELETE_COLUMN,
  UNMERGE,
  RENAME,
  MOVE,
  COPY,
  REMOVE,
  HIDE,
  OPEN = 100
} deed;

typedef struct accident {
  const char *what;
  int deed;
  int32_t sheet, row, col;
  const char *input;
  outcome outcome;
  const char *words; /* in the sentence of a finding or a suspect */
  struct {
    int32_t row, col;
    const char *input;
  } also; /* a second cell, where input is not NULL */
} accident;

#define ALONE                                                                                                          \
  {                                                                                                                    \
    0, 0, NULL                                                                                                         \
  }

/* Sheets, rows and columns are those of the example filled into a template. 公开05表: 合计 in row 7, 2010301 in row 10. */
static const accident accidents[] = {
  {"把文字填进数字格", TYPE, GK05, 9, 3, "'约九十", FOUND, "是文字“约九十”", ALONE},
  {"数字是全角的文字", TYPE, GK05, 9, 3, "'９４．６２", FOUND, "文本形式存放数字", ALONE},
  {"数字是带千分位的文字", TYPE, GK01, 6, 2, "'1,671.42", FOUND, "文本形式存放数字", ALONE},
  {"数字前有撇号", TYPE, GK06, 5, 2, "'11.74", FOUND, "文本形式存放数字", ALONE},
  {"以元填报", TYPE, GK05, 9, 3, "946200", FOUND, "94.62", ALONE},
  {"数字颠倒", TYPE, GK05, 9, 3, "94.26", FOUND, "94.62", ALONE},
  {"正负号相反", TYPE, GK05, 9, 3, "-94.62", FOUND, "负数", ALONE},
  {"漏填一个数", TYPE, GK05, 9, 3, "", FOUND, "94.62", ALONE},
  {"多填两位小数", TYPE, GK05, 9, 3, "94.6234", FOUND, "小数", ALONE},
  {"填到下一行", TYPE, GK05, 10, 4, "", FOUND, "为39.01，超过了35.63", {11, 4, "39.01"}},
  {"一个科目只填了一张表", TYPE, GK03, 11, 4, "", FOUND, "公开05表", ALONE},
  {"填了不存在的科目编码", TYPE, GK05, 9, 0, "'2990301", FOUND, "2990301", ALONE},
  {"科目编码重复", TYPE, GK05, 11, 0, "'2010302", FOUND, "重复", ALONE},
  {"科目编码混进字母", TYPE, GK05, 9, 0, "'2O10301", FOUND, "不是科目编码", ALONE},
  {"科目编码少一位", TYPE, GK05, 9, 0, "'201030", FOUND, "不是科目编码", ALONE},
  {"上级科目漏填", TYPE, GK05, 8, 0, "", FOUND, "20103", ALONE},
  {"科目顺序颠倒", TYPE, GK05, 10, 0, "'2010399", FOUND, "顺序", {11, 0, "'2010302"}},
  {"科目编码填成数字", TYPE, GK05, 9, 0, "2010301", HARMLESS, "", ALONE},
  {"上级科目的公式被数覆盖", TYPE, GK05, 7, 3, "90", FOUND, "下级科目相加为94.62", ALONE},
  {"填了出错的公式", TYPE, GK05, 9, 3, "=1/0", FOUND, "错误值", ALONE},
  {"决算数超过预算数", TYPE, GK07, 7, 11, "5", FOUND, "超过", ALONE},
  {"改写合计的公式", TYPE, GK05, 6, 2, "1", PREVENTED, "", ALONE},
  {"改写另一张表带来的数", TYPE, GK04, 6, 2, "1671.41", PREVENTED, "", ALONE},
  {"改写表头", TYPE, GK05, 4, 2, "金额", PREVENTED, "", ALONE},
  {"改写单位", TYPE, GK05, 2, 4, "单位：元", PREVENTED, "", ALONE},
  {"改写空表的说明", TYPE, GK07, 9, 0, "无", FOUND, "空表应注明", ALONE},
  {"删除一行", DELETE_ROW, GK05, 9, 0, "", PREVENTED, "", ALONE},
  {"插入一行", INSERT_ROW, GK05, 9, 0, "", PREVENTED, "", ALONE},
  {"删除一栏", DELETE_COLUMN, GK05, 0, 3, "", PREVENTED, "", ALONE},
  {"拆开合并的单元格", UNMERGE, GK05, 0, 0, "", PREVENTED, "", ALONE},
  {"工作表改名", RENAME, GK05, 0, 0, "Sheet5", HARMLESS, "", ALONE},
  {"工作表移到最前", MOVE, GK05, 0, 0, "", HARMLESS, "", ALONE},
  {"隐藏工作表", HIDE, GK05, 0, 0, "", HARMLESS, "", ALONE},
  {"复制一张工作表", COPY, GK05, 0, 0, "副本", FOUND, "又出现一次", ALONE},
  {"删掉一张工作表", REMOVE, GK07, 0, 0, "", FOUND, "没有找到公开07表", ALONE},
  {"删掉科目表", REMOVE, CODES, 0, 0, "", HARMLESS, "", ALONE},
  {"取消保护，删除一行", OPEN + DELETE_ROW, GK05, 9, 0, "", FOUND, "94.62", ALONE},
  {"取消保护，插入空行", OPEN + INSERT_ROW, GK05, 9, 0, "", HARMLESS, "", ALONE},
  {"取消保护，删除一栏", OPEN + DELETE_COLUMN, GK05, 0, 3, "", FOUND, "缺少“基本支出”栏", ALONE},
  {"取消保护，拆开合并的单元格", OPEN + UNMERGE, GK05, 0, 0, "", HARMLESS, "", ALONE},
  {"取消保护，合计的公式被数覆盖", OPEN + TYPE, GK05, 6, 2, "1671.24", FOUND, "1671.42", ALONE},
  {"取消保护，改单位", OPEN + TYPE, GK05, 2, 4, "单位：元", FOUND, "单位疑写错", ALONE},
  {"取消保护，改表头", OPEN + TYPE, GK05, 4, 3, "经费", FOUND, "缺少“基本支出”栏", ALONE},
  {"取消保护，删掉合计的名称", OPEN + TYPE, GK05, 6, 0, "", FOUND, "缺少“合计”一行", ALONE},
  {"取消保护，换成别的部门", OPEN + TYPE, GK05, 2, 0, "部门：别的局", FOUND, "别的局", ALONE},
  {"取消保护，删掉标题", OPEN + TYPE, GK05, 0, 0, "", HARMLESS, "", ALONE},
};

/* --- deeds -------------------------------------------------------------------------------------------------------- */

static void change_lines(uno_Interface *sheet, bool columns, bool insert, int32_t at)
{
  static ux_method get_rows = UX_METHOD("com.sun.star.table.XColumnRowRange::getRows");
  static ux_method get_columns = UX_METHOD("com.sun.star.table.XColumnRowRange::getColumns");
  static ux_method insert_row = UX_METHOD("com.sun.star.table.XTableRows::insertByIndex");
  static ux_method remove_row = UX_METHOD("com.sun.star.table.XTableRows::removeByIndex");
  static ux_method remove_column = UX_METHOD("com.sun.star.table.XTableColumns::removeByIndex");
  ux_error err = UX_ERROR_INIT; /* a protected sheet refuses with an exception */
  sal_Int32 index = at, count = 1;
  uno_Interface *lines = ux_call_object(sheet, columns ? &get_columns : &get_rows, NULL, &err);
  ux_call(lines, columns ? &remove_column : insert ? &insert_row : &remove_row, NULL, UX_ARGS(&index, &count), &err);
  ux_release(lines);
}

static void unmerge(uno_Interface *sheet)
{
  static ux_method merge = UX_METHOD("com.sun.star.util.XMergeable::merge");
  ux_error err = UX_ERROR_INIT;
  sal_Bool merged = 0;
  uno_Interface *range = gk_sheet_range(sheet, 0, 0, 40, 4, &err);
  ux_call(range, &merge, NULL, UX_ARGS(&merged), &err);
  ux_release(range);
}

static void unprotect(uno_Interface *sheet)
{
  static ux_method take_off = UX_METHOD("com.sun.star.util.XProtectable::unprotect");
  ux_error err = UX_ERROR_INIT;
  rtl_uString *none = ux_string("");
  ux_call(sheet, &take_off, NULL, UX_ARGS(&none), &err);
  CHECK_UNO(err);
  rtl_uString_release(none);
}

/* What is done to whole sheets. */
static void change_sheets(uno_Interface *document, uno_Interface *sheet, const accident *a)
{
  static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
  static ux_method move = UX_METHOD("com.sun.star.sheet.XSpreadsheets::moveByName");
  static ux_method copy = UX_METHOD("com.sun.star.sheet.XSpreadsheets::copyByName");
  static ux_method rename = UX_METHOD("com.sun.star.container.XNamed::setName");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheets = ux_call_object(document, &get_sheets, NULL, &err);
  char *name = ux_name(sheet, &err);
  rtl_uString *own = ux_string(name), *input = ux_string(a->input);
  sal_Int16 first = 0;
  if (a->deed == RENAME) ux_call(sheet, &rename, NULL, UX_ARGS(&input), &err);
  if (a->deed == MOVE) ux_call(sheets, &move, NULL, UX_ARGS(&own, &first), &err);
  if (a->deed == COPY) ux_call(sheets, &copy, NULL, UX_ARGS(&own, &input, &first), &err);
  if (a->deed == REMOVE) ux_remove_by_name(sheets, name, &err);
  if (a->deed == HIDE) ux_set_bool(sheet, "IsVisible", false, &err);
  CHECK_UNO(err);
  rtl_uString_release(own);
  rtl_uString_release(input);
  free(name);
  ux_release(sheets);
}

/* Typing is refused where the cell is locked in a protected sheet. (A program may write there, so it is not tried.) */
static bool is_locked(uno_Interface *sheet, const accident *a)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *cell = gk_sheet_cell(sheet, a->row, a->col, &err);
  bool locked = gk_sheet_is_protected(sheet) && gk_cell_is_locked(cell);
  CHECK_UNO(err);
  ux_release(cell);
  return locked;
}

static void happen(uno_Interface *document, const accident *a)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(document, a->sheet, &err);
  CHECK_UNO(err);
  if (a->deed >= OPEN) unprotect(sheet);
  switch (a->deed % OPEN) {
    case TYPE:
      if (!is_locked(sheet, a)) help_type(document, a->sheet, a->row, a->col, a->input);
      break;
    case DELETE_ROW: change_lines(sheet, false, false, a->row); break;
    case INSERT_ROW: change_lines(sheet, false, true, a->row); break;
    case DELETE_COLUMN: change_lines(sheet, true, false, a->col); break;
    case UNMERGE: unmerge(sheet); break;
    default: change_sheets(document, sheet, a); break;
  }
  if (a->also.input != NULL) help_type(document, a->sheet, a->also.row, a->also.col, a->also.input);
  ux_release(sheet);
}

/* --- what comes of it --------------------------------------------------------------------------------------------- */

static gk_report *check(uno_Interface *document, const gk_pack *pack, gk_grid **grid)
{
  gk_error err = GK_ERROR_INIT;
  *grid = gk_snapshot(document, &err);
  gk_report *report = *grid == NULL ? NULL : gk_check(pack, *grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(report);
  return report;
}

/* The first sentence with the words. */
static const char *sentence_with(const gk_report *report, const char *words)
{
  for (size_t i = 0; i < report->suspect_count; i++)
    if (strstr(report->suspects[i].message, words) != NULL) return report->suspects[i].message;
  for (size_t i = 0; i < report->finding_count; i++)
    if (strstr(report->findings[i].message, words) != NULL) return report->findings[i].message;
  return NULL;
}

static void say_all(const accident *a, const gk_report *report)
{
  printf("\n%s:", a->what);
  for (size_t i = 0; i < report->suspect_count; i++) printf("\n    * %s", report->suspects[i].message);
  for (size_t i = 0; i < report->finding_count; i++) printf("\n    - %s", report->findings[i].message);
}

static void judge(uno_Interface *document, const gk_pack *pack, const accident *a, const char *before, FILE *list)
{
  static const char *const outcomes[] = {"防住", "查出", "无妨"};
  gk_grid *grid;
  char *after = menu_cells(document);
  bool same = after != NULL && strcmp(before, after) == 0;
  gk_report *report = check(document, pack, &grid);
  size_t seen = report->summary[GK_ERROR] + report->summary[GK_WARNING] + report->summary[GK_ROUNDING];
  const char *sentence = a->outcome == FOUND ? sentence_with(report, a->words) : "";
  bool held = a->outcome == PREVENTED ? same : a->outcome == HARMLESS ? seen == 0 : sentence != NULL;
  if (!held) say_all(a, report);
  CU_ASSERT_TRUE(held);
  if (list != NULL)
    fprintf(list, "| %s | %s | %s |\n", a->what, outcomes[a->outcome], sentence == NULL ? "" : sentence);
  free(after);
  gk_report_free(report);
  gk_grid_free(grid);
}

static void test_accidents(void)
{
  const char *filled = getenv("GK_TEST_FILLED"), *extension = getenv("GK_TEST_EXTENSION");
  char folder[1024], *path = help_path("accidents.md");
  gk_error err = GK_ERROR_INIT;
  snprintf(folder, sizeof folder, "%s/sheets/cn-2022", extension == NULL ? "" : extension);
  gk_pack *pack = gk_pack_load(folder, &err);
  FILE *list = fopen(path, "w");
  CU_ASSERT_PTR_NOT_NULL_FATAL(pack);
  CU_ASSERT_PTR_NOT_NULL_FATAL(filled);
  if (list != NULL) fputs("| 意外 | 结果 | 校验说的话 |\n|---|---|---|\n", list);
  for (size_t i = 0; i < sizeof accidents / sizeof *accidents; i++) {
    uno_Interface *document = help_open(gk_test_context(), filled, false);
    char *before = menu_cells(document);
    happen(document, &accidents[i]);
    judge(document, pack, &accidents[i], before, list);
    free(before);
    help_close(document);
  }
  if (list != NULL) fclose(list);
  gk_pack_free(pack);
  free(path);
}

/* Without an accident there is nothing to say; figures are asked for in the cells to fill. */
static void test_filled_template(void)
{
  ux_error err = UX_ERROR_INIT;
  const char *filled = getenv("GK_TEST_FILLED");
  CU_ASSERT_PTR_NOT_NULL_FATAL(filled);
  uno_Interface *document = help_open_shown(gk_test_context(), filled, false);
  MENU_DONE(document, "check", "找到公开表9张、绩效自评表2张：差错0处，尾差0处，待核实0处，没有差错。");
  uno_Interface *sheet = gk_document_sheet(document, GK05, &err), *cell = gk_sheet_cell(sheet, 9, 3, &err);
  uno_Interface *validation = ux_get_object(cell, "Validation", &err);
  uno_Any kind;
  CU_ASSERT_TRUE(ux_get_property(validation, "Type", &kind, &err));
  sal_Int32 type = 0;
  CU_ASSERT_TRUE(ux_any_to_long(&kind, &type));
  CU_ASSERT_NOT_EQUAL(type, 0); /* com.sun.star.sheet.ValidationType_ANY */
  CHECK_UNO(err);
  ux_any_drop(&kind);
  ux_release(validation);
  ux_release(cell);
  ux_release(sheet);
  help_close(document);
}

void gk_suite_accidents(void)
{
  CU_pSuite suite = CU_add_suite("accidents", NULL, NULL);
  CU_ADD_TEST(suite, test_filled_template);
  CU_ADD_TEST(suite, test_accidents);
}
