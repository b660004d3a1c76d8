/* SPDX-License-Identifier: MPL-2.0 */
/* 批量生成 and 汇总 in a real Calc: a list of departments, a workbook each, filled, consolidated. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calc/document/document.h"
#include "helpers.h"
#include "menu.h"
#include "suites.h"

enum { GK01, GK02, GK03, GK04, GK05, GK06 };

static uno_Interface *list_of(const char *name, const char *const *departments, size_t count)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  char *path = help_path(name);
  help_type(document, 0, 0, 0, "代码");
  help_type(document, 0, 0, 1, "部门");
  for (size_t i = 0; i < count; i++) help_type(document, 0, (int32_t)i + 1, 1, departments[i]);
  help_store(document, path, FILTER_ODS);
  help_close(document);
  document = help_open_shown(gk_test_context(), path, false);
  free(path);
  return document;
}

/* An empty folder of this run; malloc'ed. */
static char *folder_of(const char *name)
{
  char *path = help_path(name);
  CU_ASSERT_TRUE(mkdir(path, 0777) == 0 || access(path, W_OK) == 0);
  return path;
}

static char *file_in(const char *folder, const char *name)
{
  size_t size = strlen(folder) + strlen(name) + 2;
  char *path = malloc(size);
  if (path != NULL) snprintf(path, size, "%s/%s", folder, name);
  return path;
}

static void copy_in(const char *folder, const char *from, const char *to)
{
  char *source = file_in(folder, from), *target = file_in(folder, to);
  uno_Interface *document = help_open(gk_test_context(), source, false);
  help_store(document, target, FILTER_ODS);
  help_close(document);
  free(source);
  free(target);
}

/* Takes the workbook that was made for a department, fills in what it spent on 2010301, and saves it there. */
static void fill_in(const char *folder, const char *name, const char *figure, bool sound)
{
  static const int32_t by_code[] = {GK02, GK03, GK05};
  char *path = file_in(folder, name);
  uno_Interface *document = help_open(gk_test_context(), path, false);
  help_type(document, GK01, 6, 2, figure);
  for (size_t i = 0; i < sizeof by_code / sizeof *by_code; i++) {
    help_type(document, by_code[i], 7, 0, "'201");
    help_type(document, by_code[i], 8, 0, "'20103");
    help_type(document, by_code[i], 9, 0, "'2010301");
    help_type(document, by_code[i], 9, 3, figure);
  }
  help_type(document, GK06, 5, 2, sound ? figure : "1");
  help_store(document, path, FILTER_ODS);
  help_close(document);
  free(path);
}

static void expect_shown(uno_Interface *document, int32_t sheet, int32_t row, int32_t col, const char *expected)
{
  char *shown = help_shown(document, sheet, row, col);
  CU_ASSERT_STRING_EQUAL(shown, expected);
  if (shown != NULL && strcmp(shown, expected) != 0) printf("\n%d!%d,%d: %s\n", (int)sheet, (int)row, (int)col, shown);
  free(shown);
}

static void test_distribute(void)
{
  static const char *const departments[] = {"甲局", "乙局", "丙局"};
  char *folder = folder_of("handed-out"), *path = file_in(folder, "乙局.ods");
  uno_Interface *list = list_of("departments.ods", departments, 3);
  char *before = menu_cells(list);
  MENU_DONE_AT(list, "distribute", folder, "已生成3份工作簿。", folder);
  char *after = menu_cells(list);
  CU_ASSERT_TRUE(before != NULL && after != NULL && strcmp(before, after) == 0);
  MENU_DONE_AT(list, "distribute", folder, "已生成0份工作簿。", "已有的3份没有覆盖");
  uno_Interface *made = help_open(gk_test_context(), path, false);
  expect_shown(made, GK01, 2, 0, "部门：乙局");
  expect_shown(made, GK05, 2, 0, "部门：乙局");
  help_close(made);
  help_close(list);
  free(before);
  free(after);
  free(path);
  free(folder);
}

static void test_refused_lists(void)
{
  static const char *const twice[] = {"甲局", "乙局", "甲局"}, *const outside[] = {"../甲局"};
  char *folder = folder_of("refused");
  uno_Interface *list = list_of("twice.ods", twice, 3);
  MENU_REFUSED_AT(list, "distribute", folder, "“甲局”在名单里出现了两次（第2行、第4行）");
  help_close(list);
  list = list_of("outside.ods", outside, 1);
  MENU_REFUSED_AT(list, "distribute", folder, "第2行的“../甲局”不能用作文件名");
  help_close(list);
  uno_Interface *example = menu_example("no-list.fods", false);
  MENU_REFUSED_AT(example, "distribute", folder, "不是部门名单");
  MENU_REFUSED_AT(example, "collect", folder, "里没有工作簿");
  MENU_REFUSED_AT(example, "collect", "/nowhere at all", "打不开文件夹");
  help_close(example);
  free(folder);
}

static void test_collect(void)
{
  static const char *const departments[] = {"甲局", "乙局", "丙局", "丁局"};
  char *folder = folder_of("sent-back"), *broken = file_in(folder, "丁局.ods");
  uno_Interface *list = list_of("collected.ods", departments, 4);
  MENU_DONE_AT(list, "distribute", folder, "已生成4份工作簿。");
  fill_in(folder, "甲局.ods", "100.5", true);
  fill_in(folder, "乙局.ods", "0.17", true);
  fill_in(folder, "丙局.ods", "7", false);
  CU_ASSERT_EQUAL(truncate(broken, 3000), 0);
  MENU_DONE_AT(list, "collect", folder, "已汇总2个单位，有差错未汇总1个，读不了1个", "丙局：差错",
               "丁局.ods：读不了。打不开");
  uno_Interface *made = menu_newest();
  CU_ASSERT_PTR_NOT_EQUAL(made, list);
  expect_shown(made, GK01, 6, 2, "100.67");
  expect_shown(made, GK03, 9, 0, "2010301");
  expect_shown(made, GK05, 6, 2, "100.67");
  MENU_DONE(made, "check", "差错0处，尾差0处，待核实0处，没有差错。");
  help_close(made);
  help_close(list);
  free(broken);
  free(folder);
}

/* One department twice, the second time in another figure; a copy of another; a folder in the folder. */
static void test_twice(void)
{
  static const char *const departments[] = {"甲局", "乙局"};
  char *folder = folder_of("twice-sent"), *below = file_in(folder, "旧");
  uno_Interface *list = list_of("twice-sent.ods", departments, 2);
  MENU_DONE_AT(list, "distribute", folder, "已生成2份工作簿。");
  CU_ASSERT_EQUAL(mkdir(below, 0777), 0);
  MENU_DONE_AT(list, "distribute", below, "已生成2份工作簿。");
  fill_in(folder, "甲局.ods", "100.5", true);
  fill_in(folder, "乙局.ods", "7", true);
  fill_in(below, "甲局.ods", "3", true);
  copy_in(folder, "甲局.ods", "甲局（副本）.ods");
  MENU_DONE_AT(list, "collect", folder, "已汇总2个单位", "重复的1份（只计一次）", "甲局（副本）.ods重复",
               "1个子文件夹里的工作簿没有汇总");
  uno_Interface *made = menu_newest();
  expect_shown(made, GK01, 6, 2, "107.50");
  help_close(made);
  fill_in(folder, "甲局（副本）.ods", "100.6", true);
  MENU_DONE_AT(list, "collect", folder, "已汇总1个单位", "不能汇总的工作簿2份",
               "甲局.ods不能汇总。与甲局（副本）.ods是同一个部门的");
  made = menu_newest();
  expect_shown(made, GK01, 6, 2, "7.00");
  help_close(made);
  help_close(list);
  free(below);
  free(folder);
}

void gk_suite_collect(void)
{
  CU_pSuite suite = CU_add_suite("collect", NULL, NULL);
  CU_ADD_TEST(suite, test_distribute);
  CU_ADD_TEST(suite, test_refused_lists);
  CU_ADD_TEST(suite, test_collect);
  CU_ADD_TEST(suite, test_twice);
}
