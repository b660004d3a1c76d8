/* SPDX-License-Identifier: MPL-2.0 */
/* The cell functions, called as formulas in text: what is typed, and what the cell shows. */
#include "engine/functions/formulas.h"
#include "words/words.h"

#include <CUnit/CUnit.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/decimal.h"
#include "one_pack.h"

enum { MANY_ARGS = 16, MANY_CELLS = 64, SHOWN = 2048 };

static const char *const error_names[GK_FN_STATUSES] = {"ok", "#DIV/0!", "#VALUE!", "Err:502", "#N/A", "memory"};

/* NaN whose low bits hold a status, as the binding makes them with Calc's codes. */
static double error_number(unsigned status)
{
  uint64_t bits = UINT64_C(0x7FF8000000000000) | status;
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

static unsigned number_error(double number)
{
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return (unsigned)(bits & 0xFF);
}

static const gk_pack *pack_of(void *owner)
{
  return owner;
}

static gk_fn_context new_context(gk_arena *arena)
{
  gk_fn_context context = {.arena = arena, .pack = pack_of, .owner = pack};
  for (unsigned i = 0; i < GK_FN_STATUSES; i++) context.errors[i] = error_number(i);
  return context;
}

/* --- a formula as text */

typedef struct formula {
  const gk_function *function;
  gk_fn_value args[MANY_ARGS];
  size_t count;
  gk_fn_cell cells[MANY_ARGS][MANY_CELLS];
  gk_arena arena;
} formula;

/* A figure, "text", #DIV/0! or nothing (blank) up to the next separator. */
static const char *read_cell(formula *f, const char *s, gk_fn_cell *cell)
{
  char *end;
  *cell = (gk_fn_cell){.kind = GK_FN_BLANK};
  if (*s == '"') {
    const char *close = strchr(s + 1, '"');
    *cell = (gk_fn_cell){.kind = GK_FN_TEXT, .text = gk_arena_text(&f->arena, s + 1, (size_t)(close - s - 1))};
    return close + 1;
  }
  if (*s == '#') {
    *cell = (gk_fn_cell){.kind = GK_FN_NUMBER, .number = error_number(GK_FN_DIV0)};
    return s + strlen("#DIV/0!");
  }
  double number = strtod(s, &end);
  if (end != s) *cell = (gk_fn_cell){.kind = GK_FN_NUMBER, .number = number};
  return end;
}

static const char *read_array(formula *f, const char *s, gk_fn_cell *cells, gk_fn_value *value)
{
  size_t used = 0;
  *value = (gk_fn_value){cells, 1, 0};
  for (;;) {
    s = read_cell(f, s, &cells[used++]);
    if (*s == '|') value->rows++;
    if (*s++ == '}') break;
  }
  value->columns = used / value->rows;
  return s;
}

static void read_formula(formula *f, const char *text)
{
  char name[32] = "";
  memset(f, 0, sizeof *f);
  const char *s = strchr(text, '(') + 1;
  memcpy(name, text, (size_t)(s - text - 1));
  f->function = gk_function_named(name);
  CU_ASSERT_PTR_NOT_NULL_FATAL(f->function);
  while (s[-1] != ')' || s == strchr(text, '(') + 1) {
    gk_fn_value *value = &f->args[f->count];
    gk_fn_cell *cells = f->cells[f->count++];
    if (*s == '{') s = read_array(f, s + 1, cells, value);
    else if (*s != ';' && *s != ')') s = read_cell(f, s, cells), *value = (gk_fn_value){cells, 1, 1};
    s++;
  }
}

static void show_number(double number, char *out)
{
  gk_dec value;
  if (isnan(number)) strcpy(out, error_names[number_error(number)]);
  else if (gk_dec_from_double(number, &value)) gk_dec_format(value, out);
  else sprintf(out, "%.15g", number);
}

/* What the cell, or the cells of an array, show. */
static void show(gk_fn_status status, const gk_fn_result *result, char out[SHOWN])
{
  if (status != GK_FN_OK) strcpy(out, error_names[status]);
  else if (result->kind == GK_FN_RESULT_TEXT) strcpy(out, result->text);
  else if (result->kind == GK_FN_RESULT_LOGICAL) strcpy(out, result->logical ? "1" : "0");
  else if (result->kind == GK_FN_RESULT_NUMBER) show_number(result->number, out);
  else
    for (size_t i = 0; i < result->rows * result->columns; i++, out += strlen(out)) {
      if (i > 0) *out++ = i % result->columns == 0 ? '|' : ';';
      show_number(result->numbers[i], out);
    }
}

static void evaluate(const char *text, char shown[SHOWN])
{
  formula *f = malloc(sizeof *f);
  gk_fn_result result = {0};
  CU_ASSERT_PTR_NOT_NULL_FATAL(f);
  read_formula(f, text);
  gk_fn_context context = new_context(&f->arena);
  gk_fn_status status = gk_function_call(f->function, &context, f->args, f->count, &result);
  show(status, &result, shown);
  gk_arena_free(&f->arena);
  free(f);
}

typedef struct example {
  const char *formula, *shown;
} example;

static void check(const example *examples, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    char shown[SHOWN];
    evaluate(examples[i].formula, shown);
    if (strcmp(shown, examples[i].shown) != 0)
      printf("\n  %s\n    gives %s, expected %s\n", examples[i].formula, shown, examples[i].shown);
    CU_ASSERT_STRING_EQUAL(shown, examples[i].shown);
  }
}

#define CHECK(...)                                                                                                     \
  do {                                                                                                                 \
    static const example examples[] = {__VA_ARGS__};                                                                   \
    check(examples, sizeof examples / sizeof *examples);                                                               \
  } while (0)

/* --- the table */

static void assert_words(const char *text)
{
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  CU_ASSERT(strlen(text) > 0);
}

static void entries_are_complete(void)
{
  CU_ASSERT(gk_function_count >= 14); /* none may go */
  for (size_t i = 0; i < gk_function_count; i++) {
    const gk_function *f = &gk_functions[i];
    size_t length = strlen(f->name);
    CU_ASSERT_EQUAL(strlen(f->method), length);
    for (size_t k = 0; k < length; k++) CU_ASSERT_EQUAL(toupper((unsigned char)f->method[k]), f->name[k]);
    CU_ASSERT_PTR_EQUAL(gk_function_named(f->name), f);
    assert_words(f->about);
    CU_ASSERT_PTR_NOT_EQUAL(gk_tr_to("en", NULL, f->about), f->about);
    CU_ASSERT_PTR_NOT_NULL_FATAL(f->examples[0].formula);
    for (size_t k = 0; k < GK_FN_MAX_EXAMPLES && f->examples[k].formula != NULL; k++) {
      assert_words(f->examples[k].result);
      CU_ASSERT_EQUAL(strncmp(f->examples[k].formula, f->name, length), 0);
    }
    CU_ASSERT(gk_function_arg_count(f) > 0);
    for (size_t k = 0; k < gk_function_arg_count(f); k++) {
      const gk_fn_arg *arg = &f->args[k];
      for (const char *c = arg->name; *c != '\0'; c++) CU_ASSERT(islower((unsigned char)*c));
      assert_words(arg->about), assert_words(arg->label);
      CU_ASSERT_PTR_NOT_EQUAL(gk_tr_to("en", NULL, arg->about), arg->about);
      CU_ASSERT_PTR_NOT_EQUAL(gk_tr_to("en", "argument", arg->label), arg->label);
      /* Calc knows an argument as optional by its type alone. */
      if (arg->optional) CU_ASSERT_STRING_EQUAL(arg->idl, "any");
    }
  }
  CU_ASSERT_PTR_NULL(gk_function_named("SUM"));
}

static void examples_hold(void)
{
  for (size_t i = 0; i < gk_function_count; i++) {
    const gk_fn_example *examples = gk_functions[i].examples;
    for (size_t k = 0; k < GK_FN_MAX_EXAMPLES && examples[k].formula != NULL; k++) {
      char shown[SHOWN];
      evaluate(examples[k].formula, shown);
      shown[strcspn(shown, "|;")] = '\0';
      CU_ASSERT_STRING_EQUAL(shown, examples[k].result);
      if (strcmp(shown, examples[k].result) != 0) printf("\n  %s gives %s\n", examples[k].formula, shown);
    }
  }
}

static void arguments_are_counted(void)
{
  CHECK({"EXECRATE(1)", "Err:502"}, {"EXECRATE(1;)", "Err:502"}, {"EXECRATE(;1)", "Err:502"},
        {"EXECRATE(1;2;3;4)", "Err:502"}, {"EXECRATE(1;2;)", "0.5"}, {"SUMGAP(1)", "Err:502"},
        {"RMBUPPER()", "Err:502"}, {"SUMGAP(10;1;2;3;;4)", "0"}, {"EVALGRADE(1;2)", "Err:502"});
}

/* --- rates */

static void rates(void)
{
  CHECK({"EXECRATE(1671.42;1760.1;4)", "0.9496"}, {"EXECRATE(1;3)", "0.333333333333333"},
        {"EXECRATE(1.005;1;2)", "1.01"}, {"EXECRATE(2.675;1;2)", "2.68"}, {"EXECRATE(0.285;1;2)", "0.29"},
        {"EXECRATE(1.255;1;2)", "1.26"}, {"EXECRATE(-1.005;1;2)", "-1.01"}, {"EXECRATE(1;-3;2)", "-0.33"},
        {"EXECRATE(8.5;1;0)", "9"}, {"EXECRATE(12345;1;-2)", "12300"}, {"EXECRATE(12350;1;-2)", "12400"},
        {"EXECRATE(1;8;2.9)", "0.13"}, {"EXECRATE(1;8;-0.9)", "0"}, {"EXECRATE(1;8;16)", "Err:502"},
        {"EXECRATE(1;8;-16)", "Err:502"}, {"EXECRATE(1;8;1E+300)", "Err:502"}, {"EXECRATE(1;8;\"2\")", "#VALUE!"},
        {"EXECRATE(1;8;{1|2})", "Err:502"}, {"EXECRATE(1;0;2)", "#DIV/0!"}, {"EXECRATE(0;0)", "#DIV/0!"},
        {"EXECRATE(0;5;2)", "0"}, {"EXECRATE(\"1\";5)", "#VALUE!"}, {"EXECRATE(1;\"\";2)", "#VALUE!"},
        {"EXECRATE(#DIV/0!;1)", "#VALUE!"}, {"EXECRATE(1E+300;1E-300)", "#VALUE!"}, {"EXECRATE(1E+300;2;2)", "#VALUE!"},
        {"EXECRATE(1000000000000000;0.07;4)", "14285714285714300"},
        {"EXECRATE(999999999999999;999999999999998;15)", "1"}, {"EXECRATE(1671.4199999999998;1;10)", "1671.42"});
}

static void growth(void)
{
  CHECK({"GROWTHRATE(1681.7;820.34;4)", "1.05"}, {"GROWTHRATE(50;100;4)", "-0.5"}, {"GROWTHRATE(50;-100;4)", "1.5"},
        {"GROWTHRATE(-150;-100;4)", "-0.5"}, {"GROWTHRATE(5;0;4)", "#DIV/0!"}, {"GROWTHRATE(0.3;0.3)", "0"},
        {"GROWTHRATE(1.1;1)", "0.1"}, {"GROWTHRATE(1;3;3)", "-0.667"}, {"GROWTHRATE(1E+20;1)", "1e+20"},
        {"GROWTHRATE(1E+20;1;2)", "#VALUE!"}, {"GROWTHRATE(\"x\";1)", "#VALUE!"});
}

static void rates_of_ranges(void)
{
  CHECK({"EXECRATE({1|2|3};{4|0|\"x\"};2)", "0.25|#DIV/0!|#VALUE!"}, {"EXECRATE({1;2};{4;8})", "0.25;0.25"},
        {"EXECRATE({1;2|3;4};{2;2|2;2})", "0.5;1|1.5;2"}, {"EXECRATE({1|2};{1;2})", "Err:502"},
        {"EXECRATE({1|2|3};{1|2})", "Err:502"}, {"EXECRATE({1||3};{2|2|2})", "0.5|0|1.5"},
        {"EXECRATE({1|2};{2|})", "0.5|#DIV/0!"}, {"EXECRATE({1|2};4)", "0.25|0.5"}, {"EXECRATE(8;{1|2};0)", "8|4"},
        {"EXECRATE({#DIV/0!|2};{1|\"x\"})", "#DIV/0!|#VALUE!"}, {"EXECRATE({1|2};#DIV/0!;1)", "#DIV/0!|#DIV/0!"},
        {"GROWTHRATE({110|90|5};{100|100|0};2)", "0.1|-0.1|#DIV/0!"},
        {"PCTOFTOTAL(1;{1|2|\"x\"|})", "0.333333333333333"}, {"PCTOFTOTAL(1;{1|-1})", "#DIV/0!"},
        {"PCTOFTOTAL({1|2};{4|8};2)", "0.25|0.25"}, {"PCTOFTOTAL({1|2};10)", "0.1|0.2"},
        {"PCTOFTOTAL({1|2};{1|2|3})", "Err:502"}, {"PCTOFTOTAL(1;{1|#DIV/0!})", "#VALUE!"},
        {"PCTOFTOTAL(0.1;{0.1|0.2};1)", "0.3"}, {"PCTOFTOTAL(90;200;1)", "0.5"}, {"PCTOFTOTAL(1;\"x\")", "#VALUE!"});
}

/* --- shares */

static void shares(void)
{
  CHECK({"PCTSHARES({1|1|1})", "0.3334|0.3333|0.3333"}, {"PCTSHARES({1;1;1};2)", "0.34;0.33;0.33"},
        {"PCTSHARES({1|2};0)", "0|1"}, {"PCTSHARES({5||5};2)", "0.5|0|0.5"},
        {"PCTSHARES({5|\"x\"|5};2)", "0.5|#VALUE!|0.5"}, {"PCTSHARES({0|0})", "#DIV/0!"},
        {"PCTSHARES({1|-1|3})", "Err:502"}, {"PCTSHARES({1|2};-1)", "Err:502"}, {"PCTSHARES({1|2};16)", "Err:502"},
        {"PCTSHARES(5)", "1"}, {"PCTSHARES(\"x\")", "#VALUE!"}, {"PCTSHARES({1|#DIV/0!})", "#VALUE!"},
        {"PCTSHARES({1|1|1|1|1|1|1};2)", "0.15|0.15|0.14|0.14|0.14|0.14|0.14"},
        {"PCTSHARES({1000000000000|0.01};4)", "1|0"}, {"PCTSHARES({9E+18|1E-18})", "#VALUE!"});
}

static uint64_t random_state = 1;

static uint64_t next_random(void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}

/* Whatever the parts: the shares, as decimals, add up to 1, and none is a whole unit away from its exact value. */
static void shares_add_up_to_one(void)
{
  const gk_function *function = gk_function_named("PCTSHARES");
  gk_fn_cell cells[200], digits_cell = {.kind = GK_FN_NUMBER};
  int failures = 0;
  for (int round = 0; round < 5000; round++) {
    size_t count = 1 + next_random() % 200;
    int digits = (int)(next_random() % 7);
    double total = 0;
    for (size_t i = 0; i < count; i++) {
      double figure = (double)(next_random() % (next_random() % 3 ? 1000000 : 10)) / 100;
      cells[i] = (gk_fn_cell){.kind = GK_FN_NUMBER, .number = figure};
      total += figure;
    }
    if (total == 0) continue;
    digits_cell.number = digits;
    gk_arena arena = {0};
    gk_fn_context context = new_context(&arena);
    gk_fn_value args[] = {{cells, count, 1}, {&digits_cell, 1, 1}};
    gk_fn_result result;
    gk_dec sum = GK_DEC_ZERO, share;
    if (gk_function_call(function, &context, args, 2, &result) != GK_FN_OK) failures++, result.rows = 0;
    for (size_t i = 0; i < result.rows; i++) {
      if (!gk_dec_from_double(result.numbers[i], &share) || !gk_dec_add(sum, share, &sum) || share.scale > digits)
        failures++;
      if (fabs(result.numbers[i] - cells[i].number / total) > pow(10, -digits) * 1.000001) failures++;
    }
    if (gk_dec_cmp(sum, (gk_dec){1, 0}) != 0) failures++;
    gk_arena_free(&arena);
  }
  CU_ASSERT_EQUAL(failures, 0);
}

/* --- phrases, scores, sums, codes, words */

static void phrases(void)
{
  CHECK({"CHANGETEXT(1681.7;820.34)", "增加861.36万元，增长105.00%"},
        {"CHANGETEXT(820.34;1681.7)", "减少861.36万元，下降51.22%"}, {"CHANGETEXT(5;5)", "与上年持平"},
        {"CHANGETEXT(0;0)", "与上年持平"}, {"CHANGETEXT(3.38;0)", "增加3.38万元（上年为0，不计算增减率）"},
        {"CHANGETEXT(-3;0)", "减少3万元（上年为0，不计算增减率）"}, {"CHANGETEXT(0;10)", "减少10万元，下降100.00%"},
        {"CHANGETEXT(12;10;\"元\";1)", "增加2元，增长20.0%"}, {"CHANGETEXT(12;10;;0)", "增加2万元，增长20%"},
        {"CHANGETEXT(12;10;\"\")", "增加2，增长20.00%"}, {"CHANGETEXT(130;100;;-1)", "增加30万元，增长30%"},
        {"CHANGETEXT(100.5;99.25)", "增加1.25万元，增长1.26%"}, {"CHANGETEXT(5;-10)", "增加15万元，增长150.00%"},
        {"CHANGETEXT(0.3;0.1)", "增加0.2万元，增长200.00%"}, {"CHANGETEXT(1.5;1.25)", "增加0.25万元，增长20.00%"},
        {"CHANGETEXT(\"x\";1)", "#VALUE!"}, {"CHANGETEXT(1;2;{1|2})", "Err:502"}, {"CHANGETEXT(1;2;;99)", "Err:502"},
        {"CHANGETEXT(9E+18;1E-18)", "#VALUE!"}, {"CHANGETEXT(9E+17;0.000001)", "#VALUE!"},
        {"CHANGETEXT(900000000000;0.000001)", "#VALUE!"});
}

static void scores(void)
{
  CHECK({"EXECSCORE(10;1538.71;1618.17)", "9.51"}, {"EXECSCORE(10;5.82;10)", "5.82"}, {"EXECSCORE(10;12;10)", "10"},
        {"EXECSCORE(10;10;10;0)", "10"}, {"EXECSCORE(10.005;1;1)", "10.005"}, {"EXECSCORE(10;1.005;10)", "1.01"},
        {"EXECSCORE(10;0;10)", "0"}, {"EXECSCORE(10;1;0)", "#DIV/0!"}, {"EXECSCORE(10;-1;10)", "-1"},
        {"EXECSCORE(-1;1;1)", "Err:502"}, {"EXECSCORE(\"x\";1;1)", "#VALUE!"}, {"EXECSCORE(10;1;8;-1)", "0"},
        {"EXECSCORE(10;2;3;4)", "6.6667"});
  CHECK({"EVALGRADE(100)", "优"}, {"EVALGRADE(90)", "优"}, {"EVALGRADE(89.99)", "良"}, {"EVALGRADE(80)", "良"},
        {"EVALGRADE(79.999)", "中"}, {"EVALGRADE(60)", "中"}, {"EVALGRADE(59.99)", "差"}, {"EVALGRADE(0)", "差"},
        {"EVALGRADE(100.01)", "Err:502"}, {"EVALGRADE(-0.01)", "Err:502"}, {"EVALGRADE(\"x\")", "#VALUE!"});
  CHECK({"TOWANYUAN(16714150)", "1671.42"}, {"TOWANYUAN(16714149.99)", "1671.41"}, {"TOWANYUAN(-50)", "-0.01"},
        {"TOWANYUAN(49.99)", "0"}, {"TOWANYUAN(16714150;6)", "1671.415"}, {"TOWANYUAN(16714150;-2)", "1700"},
        {"TOWANYUAN(\"x\")", "#VALUE!"});
}

static void sums(void)
{
  CHECK({"SUMGAP(0.3;0.1;0.2)", "0"}, {"SUMGAP(10;{1|2|\"x\"|};3)", "4"}, {"SUMGAP(1671.42;1581.42;90.01)", "-0.01"},
        {"SUMGAP(\"x\";1)", "#VALUE!"}, {"SUMGAP(1;\"x\")", "#VALUE!"}, {"SUMGAP({1|2};1)", "Err:502"},
        {"SUMGAP(1;{1|#DIV/0!})", "#VALUE!"}, {"SUMGAP(9E+18;-9E+18)", "#VALUE!"}, {"SUMGAP(1E+19;1)", "#VALUE!"});
  CHECK({"SUMOK(10;3.33;3.33;3.33)", "1"}, {"SUMOK(10;3.33;3.33;3.31)", "0"}, {"SUMOK(0.3;0.1;0.2)", "1"},
        {"SUMOK(10.02;{5|5})", "0"}, {"SUMOK(10.01;{5|5})", "1"}, {"SUMOK(0.01;0)", "0"}, {"SUMOK(0.01;0.02)", "1"},
        {"SUMOK(0;0.01)", "0"}, {"SUMOK(0.005;0.001)", "0"}, {"SUMOK(0;{0||0})", "1"}, {"SUMOK(10;9)", "0"},
        {"SUMOK(10.001;5;5)", "1"}, {"SUMOK(10.002;5;5)", "0"}, {"SUMOK(\"x\";1)", "#VALUE!"});
}

static void codes(void)
{
  CHECK({"CODELEVEL(201)", "1"}, {"CODELEVEL(\"20103\")", "2"}, {"CODELEVEL(\" 2010301 \")", "3"},
        {"CODELEVEL(\"２０１　０３\")", "2"}, {"CODELEVEL(20)", "Err:502"}, {"CODELEVEL(\"20103011\")", "Err:502"},
        {"CODELEVEL(\"合计\")", "Err:502"}, {"CODELEVEL(\"\")", "Err:502"}, {"CODELEVEL(201.5)", "Err:502"},
        {"CODELEVEL(-20)", "Err:502"}, {"CODELEVEL(#DIV/0!)", "#VALUE!"});
  CHECK({"CODENAME(201)", "一般公共服务支出"}, {"CODENAME(\"2010301\")", "行政运行"}, {"CODENAME(30102)", "津贴补贴"},
        {"CODENAME(999)", "#N/A"}, {"CODENAME(\"x\")", "Err:502"});
  CHECK({"CODESUM({201|20101|20103|\"2010301\"};{30.3|10.1|20.2|20.2};201)", "30.3"},
        {"CODESUM({201|20103|2010301|2010302};{3|3|1|2};\"201 03\")", "3"},
        {"CODESUM({201|204|\"合计\"|20103};{3|4|7|3};\"合 计\")", "7"}, {"CODESUM({201|204};{3|4};\"\")", "7"},
        {"CODESUM({201|204|};{3|\"x\"|5};\"合计\")", "3"}, {"CODESUM({201|20401};{3|4};201)", "0"},
        {"CODESUM({201|2010301};{3|3};2010301)", "0"}, {"CODESUM({201|204};{3|4|5};\"\")", "Err:502"},
        {"CODESUM({201|204};{3|4};\"总计\")", "Err:502"}, {"CODESUM({201|204};{3|4};\"合\")", "Err:502"},
        {"CODESUM({201|204};{3|4};\"合计数\")", "Err:502"}, {"CODESUM({20101|20102};{0.1|0.2};201)", "0.3"});
}

static void no_pack_knows_no_name(void)
{
  gk_arena arena = {0};
  gk_fn_context context = new_context(&arena);
  gk_fn_cell cell = {.kind = GK_FN_TEXT, .text = "201"};
  gk_fn_value args[] = {{&cell, 1, 1}};
  gk_fn_result result;
  context.owner = NULL;
  CU_ASSERT_EQUAL(gk_function_call(gk_function_named("CODENAME"), &context, args, 1, &result), GK_FN_NA);
  gk_arena_free(&arena);
}

static void money_in_words(void)
{
  CHECK({"RMBUPPER(0)", "零元整"}, {"RMBUPPER(1680.32)", "壹仟陆佰捌拾元叁角贰分"},
        {"RMBUPPER(107000.53)", "壹拾万柒仟元伍角叁分"}, {"RMBUPPER(1409.5)", "壹仟肆佰零玖元伍角"},
        {"RMBUPPER(6007.14)", "陆仟零柒元壹角肆分"}, {"RMBUPPER(16409.02)", "壹万陆仟肆佰零玖元零贰分"},
        {"RMBUPPER(325.04)", "叁佰贰拾伍元零肆分"}, {"RMBUPPER(10)", "壹拾元整"}, {"RMBUPPER(0.05)", "伍分"},
        {"RMBUPPER(0.5)", "伍角"}, {"RMBUPPER(0.55)", "伍角伍分"}, {"RMBUPPER(-1.01)", "负壹元零壹分"},
        {"RMBUPPER(1.005)", "壹元零壹分"}, {"RMBUPPER(0.004)", "零元整"}, {"RMBUPPER(-0.004)", "零元整"},
        {"RMBUPPER(99999.995)", "壹拾万元整"}, {"RMBUPPER(10001)", "壹万零壹元整"},
        {"RMBUPPER(100010000)", "壹亿零壹万元整"}, {"RMBUPPER(1000000001)", "壹拾亿零壹元整"},
        {"RMBUPPER(123456789.01)", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分"},
        {"RMBUPPER(1000000000000)", "壹万亿元整"}, {"RMBUPPER(1000100000000)", "壹万零壹亿元整"},
        {"RMBUPPER(9999999999999.99)", "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"},
        {"RMBUPPER(9999999999999990)", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾元整"},
        {"RMBUPPER(1E+16)", "Err:502"}, {"RMBUPPER(1E+30)", "#VALUE!"}, {"RMBUPPER(\"x\")", "#VALUE!"});
}

/* A column of any length is one call; the same kernel serves a cell and a column. */
static void a_column_is_one_call(void)
{
  enum { ROWS = 100000 };
  gk_fn_cell *cells = malloc(2 * ROWS * sizeof *cells), digits = {.kind = GK_FN_NUMBER, .number = 4};
  CU_ASSERT_PTR_NOT_NULL_FATAL(cells);
  for (size_t i = 0; i < 2 * ROWS; i++)
    cells[i] = (gk_fn_cell){.kind = GK_FN_NUMBER, .number = (double)(1 + next_random() % 100000000) / 100};
  gk_arena arena = {0};
  gk_fn_context context = new_context(&arena);
  gk_fn_value args[] = {{cells, ROWS, 1}, {cells + ROWS, ROWS, 1}, {&digits, 1, 1}};
  gk_fn_result column, one;
  const gk_function *function = gk_function_named("EXECRATE");
  CU_ASSERT_EQUAL_FATAL(gk_function_call(function, &context, args, 3, &column), GK_FN_OK);
  CU_ASSERT_EQUAL(column.rows, ROWS);
  int failures = 0;
  for (size_t i = 0; i < ROWS; i += 97) {
    gk_fn_value single[] = {{&cells[i], 1, 1}, {&cells[ROWS + i], 1, 1}, {&digits, 1, 1}};
    gk_fn_status status = gk_function_call(function, &context, single, 3, &one);
    if (status != GK_FN_OK || one.number != column.numbers[i]) failures++;
  }
  CU_ASSERT_EQUAL(failures, 0);
  gk_arena_free(&arena);
  free(cells);
}

void gk_suite_formulas(void);
void gk_suite_formulas(void)
{
  CU_pSuite suite = CU_add_suite("formulas", load_pack, free_pack);
  CU_add_test(suite, "entries are complete", entries_are_complete);
  CU_add_test(suite, "examples hold", examples_hold);
  CU_add_test(suite, "arguments are counted", arguments_are_counted);
  CU_add_test(suite, "rates", rates);
  CU_add_test(suite, "growth", growth);
  CU_add_test(suite, "rates of ranges", rates_of_ranges);
  CU_add_test(suite, "shares", shares);
  CU_add_test(suite, "shares add up to one", shares_add_up_to_one);
  CU_add_test(suite, "phrases", phrases);
  CU_add_test(suite, "scores and units", scores);
  CU_add_test(suite, "sums", sums);
  CU_add_test(suite, "codes", codes);
  CU_add_test(suite, "no pack knows no name", no_pack_knows_no_name);
  CU_add_test(suite, "money in words", money_in_words);
  CU_add_test(suite, "a column is one call", a_column_is_one_call);
}
