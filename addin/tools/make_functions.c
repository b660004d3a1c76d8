/* SPDX-License-Identifier: MPL-2.0 */
/* Build tool: what people read about the cell functions, made from the one table of functions. Without an argument it
 * writes the reference (docs/functions.md); with the name of a file it writes that file with the short table between
 * its two marker lines made anew (README.md). */
#include <stdio.h>
#include <string.h>

#include "engine/functions/formulas.h"
#include "words/words.h"

#define BEGIN "<!-- functions: made by make docs -->\n"
#define END "<!-- /functions -->\n"

/* A text inside a table's cell: no bar. */
static void put_cell(const char *text)
{
  for (; *text != '\0'; text++) {
    if (*text == '|') putchar('\\');
    putchar(*text);
  }
}

static bool is_documented(const gk_function *function, size_t index)
{
  return index < GK_FN_MAX_EXAMPLES && function->examples[index].formula != NULL;
}

/* | `=F(1;2)` | 0.5 | */
static void put_example(const gk_fn_example *example)
{
  fputs(" `=", stdout);
  put_cell(example->formula);
  fputs("` | ", stdout);
  put_cell(example->result);
  fputs(" |\n", stdout);
}

/* --- the short table ---------------------------------------------------------------------------------------------- */

/* A description up to the end of its first sentence, without the full stop. */
static void put_first_sentence(const char *text)
{
  const char *stop = strstr(text, "。");
  printf("%.*s", (int)(stop == NULL ? strlen(text) : (size_t)(stop - text)), text);
}

static void put_table(void)
{
  puts("| 函数 | 作用 | 例子 | 结果 |\n|---|---|---|---|");
  for (size_t i = 0; i < gk_function_count; i++) {
    const gk_function *function = &gk_functions[i];
    printf("| `%s` | ", function->name);
    put_first_sentence(function->about);
    fputs(" |", stdout);
    put_example(&function->examples[0]);
  }
}

/* Copies a file, with the table in place of what stands between the markers; 0 when both were there. */
static int rewrite(const char *path)
{
  char line[4096];
  int markers = 0;
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    perror(path);
    return 1;
  }
  while (fgets(line, sizeof line, file) != NULL) {
    if (strcmp(line, END) == 0 && markers == 1) markers = 2;
    if (markers != 1) fputs(line, stdout);
    if (strcmp(line, BEGIN) == 0 && markers == 0) {
      markers = 1;
      put_table();
    }
  }
  int failed = ferror(file);
  if (fclose(file) != 0 || failed) {
    perror(path);
    return 1;
  }
  if (markers != 2)
    fprintf(stderr, "%s: the lines %.*s and %.*s are missing\n", path, (int)strlen(BEGIN) - 1, BEGIN,
            (int)strlen(END) - 1, END);
  return markers == 2 ? 0 : 1;
}

/* --- the reference ------------------------------------------------------------------------------------------------ */

/* EXECRATE(执行数; 预算数; [小数位数]) */
static void put_syntax(const gk_function *function)
{
  printf("`%s(", function->name);
  for (size_t i = 0; i < gk_function_arg_count(function); i++) {
    const gk_fn_arg *arg = &function->args[i];
    printf(arg->optional ? "%s[%s]" : "%s%s", i == 0 ? "" : "; ", arg->label);
  }
  puts(gk_function_is_variadic(function) ? "; …)`\n" : ")`\n");
}

static void put_function(const gk_function *function)
{
  printf("\n## %s\n\n", function->name);
  put_syntax(function);
  printf("%s\n\n%s\n\n", function->about, gk_tr_to("en", NULL, function->about));
  puts("| 参数 | 说明 | Argument | |\n|---|---|---|---|");
  for (size_t i = 0; i < gk_function_arg_count(function); i++) {
    const gk_fn_arg *arg = &function->args[i];
    printf("| %s%s | %s | %s | %s |\n", arg->label, arg->optional ? "（可省略）" : "", arg->about,
           gk_tr_to("en", "argument", arg->label), gk_tr_to("en", NULL, arg->about));
  }
  puts("\n| 例子 example | 结果 result |\n|---|---|");
  for (size_t i = 0; is_documented(function, i); i++) {
    fputs("|", stdout);
    put_example(&function->examples[i]);
  }
}

static void put_reference(void)
{
  puts("<!-- SPDX-License-Identifier: MPL-2.0 -->\n"
       "<!-- 由 make docs 根据 addin/engine/functions/formulas_table.c 生成，请勿手改。 Made by `make docs`; do not "
       "edit. -->\n"
       "# 函数一览 / Reference of the functions\n\n"
       "这些函数在任何工作表里都能用，函数向导（类别“插件”）里有同样的说明。金额按单元格里看到的十进制数（最多15位有效"
       "数字）精确计算，"
       "四舍五入也按十进制：1.005保留两位是1.01。空白单元格当作0，区域里的文字不参与求和。"
       "例子中的`{1|2}`是各占一行的数组；得到数组的函数，例子的结果是第一个单元格，"
       "要得到整个数组，请按 Ctrl+Shift+Enter 输入。\n\n"
       "The functions work in any sheet; the function wizard says the same in its category Add-in. Figures are exact "
       "decimals of at most 15 digits, rounded half up as they are read: 1.005 gives 1.01. A blank cell is 0, text in "
       "a range that is summed is ignored. `{1|2}` is an array of two rows; of an array the examples show the first "
       "cell: enter the formula with Ctrl+Shift+Enter for all of it.\n\n"
       "## 错误 / Errors\n\n"
       "| 显示 shown | 原因 | Cause |\n|---|---|---|\n"
       "| `#DIV/0!` | 除数（预算数、合计、上年数）为0 | The base (budget, total, previous figure) is 0 |\n"
       "| `#VALUE!` | 该填数的地方是文字，或数值超出范围 | Text where a figure belongs, or a figure out of range |\n"
       "| `Err:502`（中文界面为“错误:502”） | "
       "参数不合要求：缺少参数、区域形状不同、小数位数超过15、分数不在0到100之间、不是科目编码 | "
       "A wrong argument: one missing, ranges of different shape, more than 15 digits, a score outside 0 to 100, "
       "no code |\n"
       "| `Err:504` | 参数的区域里有错误值，或参数太多 | A range that holds an error, or too many arguments |\n"
       "| `#N/A` | 没有这个科目编码 | No such code |\n"
       "| `#NAME?` | 这台电脑没有安装本扩展 | The extension is not installed |\n\n"
       "单个参数的错误值原样传出。 / The error of a single argument passes through.\n\n"
       "## 保存 / Files\n\n"
       "公式随 .ods、.xlsx、.xls 保存，重新打开后照常计算。LibreOffice 25.2 存的 .xlsx，7.4 读不出其中的函数；"
       "新旧版本之间请用 .ods 或 .xls。没有安装本扩展的电脑打开 .ods、.xls 时，这些公式显示为错误：要发给别人的表，"
       "请先用“选择性粘贴”把结果变成数值。\n\n"
       "Formulas are saved in .ods, .xlsx and .xls and work when opened again. LibreOffice 7.4 cannot read the "
       "functions of an .xlsx that 25.2 saved: exchange .ods or .xls between them. Where the extension is "
       "missing, .ods "
       "and .xls show errors: turn results into values (Paste Special) before passing a sheet on.");
  for (size_t i = 0; i < gk_function_count; i++) put_function(&gk_functions[i]);
}

int main(int argc, char **argv)
{
  int status = 0;
  if (argc > 1) status = rewrite(argv[1]);
  else put_reference();
  return ferror(stdout) || fflush(stdout) != 0 ? 1 : status;
}
