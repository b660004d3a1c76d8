/* SPDX-License-Identifier: MPL-2.0 */
/* The cell functions as formulas of a real document: what is typed, and what Calc makes of it. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "engine/functions/formulas.h"
#include "helpers.h"
#include "suites.h"

/* Sheet 0 is 数据, with the figures of `figures`; formulas are typed into sheet 1. */
enum { DATA, SCRATCH };

typedef struct example {
  const char *formula, *result;
} example;

/* Row by row from A1. F stays blank, G2 holds a logical value, H errors. */
static const char *const figures[][8] = {
  {"科目编码", "决算数", "预算数", "部分", "说明", "", "", ""},
  {"201", "1671.42", "1760.1", "1", "甲", "", "=TRUE()", "=1/0"},
  {"'20101", "10.1", "20.2", "1", "乙", "", "", "=NA()"},
  {"2010101", "10.1", "0", "1", "丙", "", "", ""},
  {"20103", "20.2", "", "", "丁", "", "", ""},
  {"204", "100", "80", "", "戊", "", "", ""},
  {"合计", "文字", "5", "", "己", "", "", ""},
};
enum { FIGURE_ROWS = sizeof figures / sizeof *figures, FIGURE_COLUMNS = 8 };

static uno_Interface *workbook(void)
{
  uno_Interface *document = help_new(gk_test_context(), "scalc");
  cell_insert_sheet(document, "数据");
  for (int32_t r = 0; r < FIGURE_ROWS; r++)
    for (int32_t c = 0; c < FIGURE_COLUMNS; c++)
      if (figures[r][c][0] != '\0') help_type(document, DATA, r, c, figures[r][c]);
  return document;
}

static void check(const example *examples, size_t count)
{
  uno_Interface *document = workbook();
  for (size_t i = 0; i < count; i++) {
    help_type(document, SCRATCH, (int32_t)i, 0, examples[i].formula);
    cell_check(document, SCRATCH, (int32_t)i, 0, examples[i].result);
  }
  help_close(document);
}

#define CHECK(...)                                                                                                     \
  do {                                                                                                                 \
    static const example examples[] = {__VA_ARGS__};                                                                   \
    check(examples, sizeof examples / sizeof *examples);                                                               \
  } while (0)

static void type_example(uno_Interface *document, int32_t row, int32_t col, const gk_fn_example *documented)
{
  char formula[256];
  snprintf(formula, sizeof formula, "=%s", documented->formula);
  help_type(document, SCRATCH, row, col, formula);
}

/* The examples of every function, as documented. */
static void test_examples(void)
{
  uno_Interface *document = workbook();
  for (int32_t i = 0; i < (int32_t)gk_function_count; i++) {
    const gk_fn_example *examples = gk_functions[i].examples;
    for (int32_t k = 0; k < GK_FN_MAX_EXAMPLES && examples[k].formula != NULL; k++) {
      type_example(document, i, k, &examples[k]);
      cell_check(document, SCRATCH, i, k, examples[k].result);
    }
  }
  help_close(document);
}

/* As an accountant types them: commas or semicolons between the arguments, and the short name. */
static void test_as_typed(void)
{
  static const example typed[] = {{"=EXECRATE(1671.42,1760.1,4)", "0.9496"},
                                  {"=EXECRATE(1671.42;1760.1;4)", "0.9496"},
                                  {"=pctshares({1;1;1})", "0.3334"},
                                  {"=PCTSHARES({1|1|1})", "0.3334"},
                                  {"=CHANGETEXT(数据.B2,数据.C2,\"元\")", "减少88.68元，下降5.04%"}};
  uno_Interface *document = workbook();
  for (int32_t i = 0; i < (int32_t)(sizeof typed / sizeof *typed); i++) {
    cell_type_local(document, SCRATCH, i, 0, typed[i].formula);
    cell_check(document, SCRATCH, i, 0, typed[i].result);
  }
  help_close(document);
}

/* Decimals that no double holds exactly are rounded as they are read: half goes away from zero. */
static void test_half_up(void)
{
  CHECK({"=EXECRATE(1.005;1;2)", "1.01"}, {"=EXECRATE(2.675;1;2)", "2.68"}, {"=EXECRATE(0.285;1;2)", "0.29"},
        {"=EXECRATE(-1.005;1;2)", "-1.01"}, {"=EXECRATE(1.0049;1;2)", "1"}, {"=EXECRATE(1.115;1;2)", "1.12"},
        {"=EXECRATE(1.005*1000;1000;2)", "1.01"}, {"=EXECRATE(45;1;-1)", "50"}, {"=EXECRATE(2;3;4)", "0.6667"},
        {"=EXECRATE(2;3)", "0.666666666666667"}, {"=EXECRATE(1;8;2.9)", "0.13"}, {"=EXECRATE(1671.42;1760.1;0)", "1"},
        {"=PCTOFTOTAL(1.005;1;2)", "1.01"}, {"=PCTOFTOTAL(2.675;{0.5|0.5};2)", "2.68"},
        {"=GROWTHRATE(2.005;1;2)", "1.01"}, {"=GROWTHRATE(-0.005;1;2)", "-1.01"}, {"=GROWTHRATE(0.3;0.1+0.2)", "0"},
        {"=EXECSCORE(10;0.2675;1)", "2.68"}, {"=EXECSCORE(10;0.1005;1;2)", "1.01"}, {"=EXECSCORE(10;2;1)", "10"},
        {"=TOWANYUAN(10050)", "1.01"}, {"=TOWANYUAN(26750)", "2.68"}, {"=TOWANYUAN(2850)", "0.29"},
        {"=TOWANYUAN(16714150;0)", "1671"}, {"=TOWANYUAN(16714150;4)", "1671.415"},
        {"=CHANGETEXT(2.00005;1)", "增加1.00005万元，增长100.01%"},
        {"=CHANGETEXT(1;1.005;\"元\";1)", "减少0.005元，下降0.5%"}, {"=CHANGETEXT(0.1+0.2;0.3)", "与上年持平"},
        {"=CHANGETEXT(5;0)", "增加5万元（上年为0，不计算增减率）"}, {"=RMBUPPER(1.005)", "壹元零壹分"},
        {"=RMBUPPER(0.285)", "贰角玖分"}, {"=SUMGAP(0.3;0.1+0.2)", "0"}, {"=SUMGAP(1.1;0.1;0.2;0.3)", "0.5"},
        {"=EVALGRADE(90)", "优"}, {"=EVALGRADE(59.999)", "差"});
}

/* Calc's own errors. CHANGETEXT, EVALGRADE and RMBUPPER raise theirs, the others return them. */
static void test_errors(void)
{
  CHECK({"=EXECRATE(1;0)", "#DIV/0!"}, {"=EXECRATE(0;0)", "#DIV/0!"}, {"=PCTOFTOTAL(1;{1|-1})", "#DIV/0!"},
        {"=GROWTHRATE(1;0;2)", "#DIV/0!"}, {"=EXECSCORE(10;1;0)", "#DIV/0!"}, {"=PCTSHARES({0|0})", "#DIV/0!"},
        {"=EXECRATE(\"甲\";1)", "#VALUE!"}, {"=EXECRATE(1;1;\"甲\")", "#VALUE!"}, {"=GROWTHRATE(1;\"甲\")", "#VALUE!"},
        {"=TOWANYUAN(\"甲\")", "#VALUE!"}, {"=RMBUPPER(\"甲\")", "#VALUE!"}, {"=EVALGRADE(\"甲\")", "#VALUE!"},
        {"=CHANGETEXT(\"甲\";1)", "#VALUE!"}, {"=EXECSCORE(10;\"甲\";1)", "#VALUE!"}, {"=SUMGAP(1;\"甲\")", "#VALUE!"},
        {"=EXECRATE(1;1;16)", "Err:502"}, {"=EXECRATE({1|2};{1|2|3})", "Err:502"}, {"=PCTSHARES({1|-1})", "Err:502"},
        {"=PCTSHARES({1|1};-1)", "Err:502"}, {"=EXECSCORE(-1;1;1)", "Err:502"}, {"=EVALGRADE(101)", "Err:502"},
        {"=EVALGRADE(-0.5)", "Err:502"}, {"=CODELEVEL(\"2\")", "Err:502"}, {"=CODENAME(\"甲\")", "Err:502"},
        {"=CODESUM({201|202};{1|2|3};201)", "Err:502"}, {"=CODESUM({201|202};{1|2};\"甲\")", "Err:502"},
        {"=RMBUPPER(1E+16)", "Err:502"}, {"=CHANGETEXT(2;1;\"元\";16)", "Err:502"}, {"=TOWANYUAN(1;99)", "Err:502"},
        {"=CODENAME(\"999\")", "#N/A"}, {"=EXECRATE()", "Err:502"}, {"=EXECRATE(1)", "Err:502"},
        {"=EXECRATE(1;2;3;4)", "Err:504"});
}

/* What an argument's error is stays what it is. A range that holds one never reaches us: Calc answers Err:504. */
static void test_errors_pass(void)
{
  CHECK({"=EXECRATE($数据.H2;1)", "#DIV/0!"}, {"=EXECRATE(1;$数据.H3)", "#N/A"}, {"=EXECRATE(1;1;NA())", "#N/A"},
        {"=GROWTHRATE(1/0;1)", "#DIV/0!"}, {"=PCTOFTOTAL(NA();1)", "#N/A"}, {"=PCTSHARES($数据.H2)", "#DIV/0!"},
        {"=CHANGETEXT($数据.H2;1)", "#DIV/0!"}, {"=EXECSCORE(10;$数据.H3;1)", "#N/A"}, {"=EVALGRADE(NA())", "#N/A"},
        {"=TOWANYUAN(1/0)", "#DIV/0!"}, {"=SUMGAP(NA();1)", "#N/A"}, {"=SUMGAP(1;2;1/0)", "#DIV/0!"},
        {"=SUMOK($数据.H2;1)", "#DIV/0!"}, {"=CODELEVEL(NA())", "#N/A"}, {"=CODENAME($数据.H2)", "#DIV/0!"},
        {"=CODESUM({201};{1};NA())", "#N/A"}, {"=RMBUPPER($数据.H3)", "#N/A"},
        {"=SUMGAP(1;$数据.H2:$数据.H3)", "Err:504"}, {"=IFERROR(EXECRATE(1;0);\"无\")", "无"});
}

/* Blank cells are 0, as is an empty text, since in a range a blank cell looks like one; logical values are 1 and 0;
 * arguments may be left empty. */
static void test_blank_and_logical(void)
{
  CHECK({"=EXECRATE($数据.F1;5)", "0"}, {"=EXECRATE(5;$数据.F1)", "#DIV/0!"}, {"=GROWTHRATE($数据.F1;5)", "-1"},
        {"=PCTOFTOTAL($数据.F1;5)", "0"}, {"=PCTSHARES($数据.F1)", "#DIV/0!"}, {"=SUMGAP($数据.F1;1;$数据.F2)", "-1"},
        {"=SUMOK($数据.F1;$数据.F2)", "1"}, {"=CHANGETEXT($数据.F1;5)", "减少5万元，下降100.00%"},
        {"=CHANGETEXT($数据.F1;$数据.F2)", "与上年持平"}, {"=EXECSCORE(10;$数据.F1;5)", "0"},
        {"=EVALGRADE($数据.F1)", "差"}, {"=TOWANYUAN($数据.F1)", "0"}, {"=RMBUPPER($数据.F1)", "零元整"},
        {"=EXECRATE($数据.G2;2)", "0.5"}, {"=EXECRATE(TRUE();2)", "0.5"}, {"=TOWANYUAN(TRUE();4)", "0.0001"},
        {"=IF(SUMOK(10;3.33;3.33;3.33);\"尾差\";\"差错\")", "尾差"}, {"=SUMOK(10;3.3;3.3;3.3)", "0"},
        {"=EXECRATE(2;3;)", "0.666666666666667"}, {"=CHANGETEXT(2;1;;1)", "增加1万元，增长100.0%"},
        {"=PCTSHARES({1|1|1};)", "0.3334"}, {"=EXECSCORE(10;1;3;)", "3.33"}, {"=TOWANYUAN(16714150;)", "1671.42"},
        {"=EXECRATE(\"\";5)", "0"}, {"=SUMGAP(1;\"\")", "1"});
}

static void test_references(void)
{
  CHECK({"=EXECRATE($数据.B2;$数据.C2;4)", "0.9496"}, {"=PCTOFTOTAL($数据.B3;$数据.B3:$数据.B5;4)", "0.25"},
        {"=PCTOFTOTAL($数据.B6;$数据.B$1:$数据.B$7;4)", "0.0552"}, {"=SUMGAP($数据.B5;$数据.B3;$数据.B4)", "0"},
        {"=CODELEVEL($数据.A3)", "2"}, {"=CODELEVEL($数据.A4)", "3"}, {"=CODENAME($数据.A2)", "一般公共服务支出"},
        {"=CODENAME(20139)", "社会工作事务"}, /* from 2023 on */
        {"=CODESUM($数据.A2:$数据.A7;$数据.B2:$数据.B7;$数据.A2)", "30.3"},
        {"=CODESUM($数据.A2:$数据.A7;$数据.B2:$数据.B7;\"20101\")", "10.1"},
        {"=CODESUM($数据.A2:$数据.A7;$数据.B2:$数据.B7;\"合计\")", "1771.42"},
        {"=CODESUM($数据.A:$数据.A;$数据.B:$数据.B;$数据.F1)", "1771.42"}, {"=SUMGAP(1811.82;$数据.B:$数据.B)", "0"},
        {"=SUMOK(1811.83;$数据.B1:$数据.B1048576)", "1"}, {"=PCTOFTOTAL($数据.B2;$数据.B:$数据.B;4)", "0.9225"},
        {"=SUM(PCTSHARES($数据.D:$数据.D))", "#VALUE!"}, {"=SUM(PCTSHARES($数据.D2:$数据.D1048576))", "1"},
        {"=ORG.GONGKAI.FUNCTIONS.EXECRATE(1;2)", "0.5"},
        {"=ROUND(SUM(EXECRATE($数据.B2:$数据.B3;$数据.C2:$数据.C3));4)", "1.4496"},
        {"=SUMPRODUCT(EXECRATE($数据.B2:$数据.B3;$数据.C2:$数据.C3;2))", "1.45"},
        {"=EXECRATE(SUM($数据.B3:$数据.B4);$数据.C3)", "1"}, {"=execrate(1;4)", "0.25"});
}

/* One array formula over a block of cells, and the results of all of them, row by row. */
static void check_array(uno_Interface *document, const char *formula, int32_t rows, int32_t columns,
                        const char *const *results)
{
  cell_type_array(document, SCRATCH, 0, 0, rows - 1, columns - 1, formula);
  for (int32_t i = 0; i < rows * columns; i++) cell_check(document, SCRATCH, i / columns, i % columns, results[i]);
  cell_type_array(document, SCRATCH, 0, 0, rows - 1, columns - 1, "");
}

#define CHECK_ARRAY(formula, rows, columns, ...)                                                                       \
  check_array(document, formula, rows, columns, (const char *const[]){__VA_ARGS__})

static void test_arrays(void)
{
  uno_Interface *document = workbook();
  CHECK_ARRAY("=EXECRATE($数据.B1:$数据.B7;$数据.C1:$数据.C7;4)", 7, 1, "#VALUE!", "0.9496", "0.5", "#DIV/0!",
              "#DIV/0!", "1.25", "#VALUE!");
  CHECK_ARRAY("=EXECRATE($数据.B2:$数据.C2;1)", 1, 2, "1671.42", "1760.1");
  CHECK_ARRAY("=EXECRATE(100;$数据.C2:$数据.C3;2)", 2, 1, "0.06", "4.95");
  CHECK_ARRAY("=EXECRATE($数据.B:$数据.B;$数据.C:$数据.C;1)", 3, 1, "#VALUE!", "0.9", "0.5");
  CHECK_ARRAY("=PCTOFTOTAL($数据.B3:$数据.B5;$数据.B5;2)", 3, 1, "0.5", "0.5", "1");
  CHECK_ARRAY("=PCTSHARES($数据.D2:$数据.D5)", 4, 1, "0.3334", "0.3333", "0.3333", "0");
  CHECK_ARRAY("=PCTSHARES({1;1;1};2)", 1, 3, "0.34", "0.33", "0.33");
  CHECK_ARRAY("=GROWTHRATE($数据.B2:$数据.B4;$数据.C2:$数据.C4;4)", 3, 1, "-0.0504", "-0.5", "#DIV/0!");
  CHECK_ARRAY("=TOWANYUAN($数据.B2:$数据.B3;4)", 2, 1, "0.1671", "0.001");
  CHECK_ARRAY("=CODELEVEL($数据.A2:$数据.A4)", 3, 1, "1", "2", "3");
  CHECK_ARRAY("=EVALGRADE($数据.C2:$数据.C6)", 2, 1, "Err:502", "差");
  CHECK_ARRAY("=RMBUPPER($数据.B2:$数据.B3)", 2, 1, "壹仟陆佰柒拾壹元肆角贰分", "壹拾元壹角");
  CHECK_ARRAY("=EXECRATE($数据.B2:$数据.B4/$数据.C2:$数据.C4;1;2)", 3, 1, "#DIV/0!", "#DIV/0!", "#DIV/0!");
  help_close(document);
}

/* --- saved and opened again */

static const char *const kept[] = {"=EXECRATE($数据.B2;$数据.C2;4)",
                                   "=EXECRATE($数据.B2;$数据.C2)",
                                   "=EXECRATE($数据.B2;$数据.F1)",
                                   "=CHANGETEXT($数据.B2;$数据.C2;\"元\")",
                                   "=SUMGAP($数据.B5;$数据.B3;$数据.B4;1)",
                                   "=CODENAME($数据.A2)",
                                   "=CODENAME(999)",
                                   "=CODESUM($数据.A2:$数据.A7;$数据.B2:$数据.B7;$数据.A2)",
                                   "=IF(SUMOK($数据.B5;$数据.B3:$数据.B4);RMBUPPER($数据.B2);\"\")"};
enum { KEPT = sizeof kept / sizeof *kept, KEPT_ROWS = 14, KEPT_COLUMNS = 4 };

/* Column A: the documented examples; B: formulas on 数据; C and D: array formulas. */
static uno_Interface *kept_workbook(void)
{
  uno_Interface *document = workbook();
  for (int32_t i = 0; i < (int32_t)gk_function_count; i++) type_example(document, i, 0, &gk_functions[i].examples[0]);
  for (int32_t i = 0; i < KEPT; i++) help_type(document, SCRATCH, i, 1, kept[i]);
  cell_type_array(document, SCRATCH, 0, 2, 6, 2, "=EXECRATE($数据.B1:$数据.B7;$数据.C1:$数据.C7;4)");
  cell_type_array(document, SCRATCH, 0, 3, 3, 3, "=PCTSHARES($数据.D2:$数据.D5;2)");
  return document;
}

typedef char kept_results[KEPT_ROWS][KEPT_COLUMNS][CELL_SHOWN];

static void read_results(uno_Interface *document, kept_results results)
{
  for (int32_t r = 0; r < KEPT_ROWS; r++)
    for (int32_t c = 0; c < KEPT_COLUMNS; c++) cell_result(document, SCRATCH, r, c, results[r][c]);
}

/* Every result is the same, and every formula still names our function. */
static void check_results(uno_Interface *document, kept_results expected)
{
  for (int32_t r = 0; r < KEPT_ROWS; r++)
    for (int32_t c = 0; c < KEPT_COLUMNS; c++) {
      char *formula = cell_formula(document, SCRATCH, r, c);
      cell_check(document, SCRATCH, r, c, expected[r][c]);
      if (formula[0] != '\0') CU_ASSERT_PTR_NOT_NULL(strstr(formula, "ORG.GONGKAI.FUNCTIONS."));
      free(formula);
    }
}

static void reopen_in(const char *filter, const char *name)
{
  static kept_results before;
  char *path = help_path(name);
  uno_Interface *document = kept_workbook();
  read_results(document, before);
  CU_ASSERT_STRING_EQUAL(before[0][1], "0.9496");
  CU_ASSERT_STRING_EQUAL(before[0][3], "0.34");
  help_store(document, path, filter);
  help_close(document);
  document = help_open(gk_test_context(), path, false);
  check_results(document, before);
  cell_recalculate(document);
  check_results(document, before);
  help_type(document, DATA, 1, 1, "880.05"); /* a formula that lives follows its argument */
  cell_check(document, SCRATCH, 0, 1, "0.5");
  cell_check(document, SCRATCH, 1, 2, "0.5");
  cell_check(document, SCRATCH, 3, 1, "减少880.05元，下降50.00%");
  help_close(document);
  free(path);
}

static void test_reopen_fods(void)
{
  reopen_in(FILTER_FODS, "functions.fods");
}
static void test_reopen_ods(void)
{
  reopen_in(FILTER_ODS, "functions.ods");
}
static void test_reopen_xlsx(void)
{
  reopen_in(FILTER_XLSX, "functions.xlsx");
}
static void test_reopen_xls(void)
{
  reopen_in(FILTER_XLS, "functions.xls");
}

void gk_suite_functions(void)
{
  CU_pSuite suite = CU_add_suite("functions", NULL, NULL);
  CU_ADD_TEST(suite, test_examples);
  CU_ADD_TEST(suite, test_as_typed);
  CU_ADD_TEST(suite, test_half_up);
  CU_ADD_TEST(suite, test_errors);
  CU_ADD_TEST(suite, test_errors_pass);
  CU_ADD_TEST(suite, test_blank_and_logical);
  CU_ADD_TEST(suite, test_references);
  CU_ADD_TEST(suite, test_arrays);
  CU_ADD_TEST(suite, test_reopen_fods);
  CU_ADD_TEST(suite, test_reopen_ods);
  CU_ADD_TEST(suite, test_reopen_xlsx);
  CU_ADD_TEST(suite, test_reopen_xls);
}
