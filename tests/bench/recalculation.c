/* SPDX-License-Identifier: MPL-2.0 */
/* What a cell function costs inside a real Calc, beside LibreOffice's own C++ add-ins and its built-in division, in
 * one process and one run. A component (XJobExecutor) that a headless soffice starts: see run.sh. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../calc/end_office.h"
#include "uno/ux.h"

enum { CELLS = 20000, ROUNDS = 5 };

typedef struct bench {
  uno_Interface *context;
  uno_Interface *document;
  uno_Interface *sheet;
} bench;

/* How a formula is put into column C for n rows; '#' in its text stands for n. */
typedef enum form { FILLED, ARRAY, ONE_CELL, NOTHING } form;

typedef struct subject {
  const char *name;
  const char *formula; /* as setFormula reads it, for row 1 */
  form form;
} subject;

#define OURS "=ORG.GONGKAI.FUNCTIONS."
#define ANALYSIS "=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS."

static const subject functions[] = {
  {"EXECRATE", OURS "EXECRATE(A1;B1)", FILLED},
  {"EXECRATE, 4 digits", OURS "EXECRATE(A1;B1;4)", FILLED},
  {"NOMINAL_ADD (C++)", ANALYSIS "GETNOMINAL(A1;B1)", FILLED},
  {"EFFECT_ADD (C++)", ANALYSIS "GETEFFECT(A1;B1)", FILLED},
  {"DELTA (C++)", ANALYSIS "GETDELTA(A1;B1)", FILLED},
  {"A1/B1 (built in)", "=A1/B1", FILLED},
  {"no formula", "", NOTHING},
};
enum { FUNCTIONS = sizeof functions / sizeof *functions, NOMINAL = 2, DELTA = 4, DIVISION = 5 };

static const subject arrays[] = {
  {"{=A1:An/B1:Bn}", "=A1:A#/B1:B#", ARRAY},
  {"A1/B1 filled down", "=A1/B1", FILLED},
  {"{EXECRATE}", OURS "EXECRATE(A1:A#;B1:B#)", ARRAY},
  {"{EXECRATE}, 4 digits", OURS "EXECRATE(A1:A#;B1:B#;4)", ARRAY},
  {"{PCTOFTOTAL}", OURS "PCTOFTOTAL(A1:A#;B1:B#)", ARRAY},
  {"{PCTSHARES}", OURS "PCTSHARES(A1:A#)", ARRAY},
  {"{GROWTHRATE}", OURS "GROWTHRATE(A1:A#;B1:B#)", ARRAY},
  {"PCTOFTOTAL of a range", OURS "PCTOFTOTAL(A1;B1:B#)", ONE_CELL},
  {"SUMGAP of a range", OURS "SUMGAP(A1;B1:B#)", ONE_CELL},
  {"CODESUM", OURS "CODESUM(A1:A#;B1:B#;\"201\")", ONE_CELL},
};
enum { ARRAYS = sizeof arrays / sizeof *arrays, ARRAY_DIVISION = 0, MOST_SUBJECTS = ARRAYS, FORMULA_BYTES = 96 };

static const sal_Int32 sizes[] = {1000, 10000, 100000};
enum { SIZES = sizeof sizes / sizeof *sizes, MOST_ROWS = 100000 };

typedef struct timing {
  double seconds[MOST_SUBJECTS][ROUNDS];
} timing;

/* Processor time of all threads of the office: what others do on the machine shows less than in the time of day. */
static double now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int by_value(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static double median(double *values, size_t count)
{
  qsort(values, count, sizeof *values, by_value);
  return values[count / 2];
}

static uno_Interface *range(bench *b, sal_Int32 left, sal_Int32 right, sal_Int32 rows, ux_error *err)
{
  static ux_method by_position = UX_METHOD("com.sun.star.table.XCellRange::getCellRangeByPosition");
  sal_Int32 top = 0, bottom = rows - 1;
  return ux_call_object(b->sheet, &by_position, UX_ARGS(&left, &top, &right, &bottom), err);
}

static void open_document(bench *b, ux_error *err)
{
  static ux_method load = UX_METHOD("com.sun.star.frame.XComponentLoader::loadComponentFromURL");
  static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
  static ux_type properties = UX_TYPE("[]com.sun.star.beans.PropertyValue");
  uno_Interface *desktop = ux_create_service(b->context, "com.sun.star.frame.Desktop", err);
  rtl_uString *url = ux_string("private:factory/scalc"), *target = ux_string("_blank");
  sal_Int32 flags = 0;
  uno_Sequence *arguments = ux_sequence_new(&properties, 0);
  b->document = ux_call_object(desktop, &load, UX_ARGS(&url, &target, &flags, &arguments), err);
  uno_Interface *sheets = ux_call_object(b->document, &get_sheets, NULL, err);
  b->sheet = ux_get_by_index(sheets, 0, err);
  ux_release(sheets);
  ux_sequence_drop(arguments, &properties);
  rtl_uString_release(url);
  rtl_uString_release(target);
  ux_release(desktop);
}

/* Columns A and B: valid arguments of every function timed here (a rate, a whole number of periods). */
static void fill_arguments(bench *b, sal_Int32 rows, ux_error *err)
{
  static ux_method set_data = UX_METHOD("com.sun.star.sheet.XCellRangeData::setDataArray");
  static ux_type matrix = UX_TYPE("[][]any"), row_type = UX_TYPE("[]any");
  uno_Interface *cells = range(b, 0, 1, rows, err);
  uno_Sequence *data = ux_sequence_new(&matrix, (size_t)rows);
  for (sal_Int32 i = 0; data != NULL && i < rows; i++) {
    uno_Sequence *row = ux_sequence_new(&row_type, 2);
    ux_any_drop(&UX_ITEMS(uno_Any, row)[0]);
    ux_any_from_double(&UX_ITEMS(uno_Any, row)[0], 0.01 + (double)(i % 97) / 100.0);
    ux_any_drop(&UX_ITEMS(uno_Any, row)[1]);
    ux_any_from_double(&UX_ITEMS(uno_Any, row)[1], 1.0 + (double)(i % 12));
    ux_sequence_drop(UX_ITEMS(uno_Sequence *, data)[i], &row_type);
    UX_ITEMS(uno_Sequence *, data)[i] = row;
  }
  ux_call(cells, &set_data, NULL, UX_ARGS(&data), err);
  ux_sequence_drop(data, &matrix);
  ux_release(cells);
}

static void clear_results(bench *b, sal_Int32 rows, ux_error *err)
{
  static ux_method clear = UX_METHOD("com.sun.star.sheet.XSheetOperation::clearContents");
  sal_Int32 everything = 1023;
  uno_Interface *cells = range(b, 2, 2, rows, err);
  ux_call(cells, &clear, NULL, UX_ARGS(&everything), err);
  ux_release(cells);
}

static void set_text(uno_Interface *object, ux_method *method, const char *text, ux_error *err)
{
  rtl_uString *string = ux_string(text);
  ux_call(object, method, NULL, UX_ARGS(&string), err);
  rtl_uString_release(string);
}

/* Column C: one formula a row, as a user fills it down. */
static void fill_down(bench *b, const char *formula, sal_Int32 rows, ux_error *err)
{
  static ux_method set_formula = UX_METHOD("com.sun.star.table.XCell::setFormula");
  static ux_method cell_at = UX_METHOD("com.sun.star.table.XCellRange::getCellByPosition");
  static ux_method fill = UX_METHOD("com.sun.star.sheet.XCellSeries::fillAuto");
  sal_Int32 zero = 0, to_bottom = 0, one = 1;
  uno_Interface *cells = range(b, 2, 2, rows, err);
  uno_Interface *first = ux_call_object(cells, &cell_at, UX_ARGS(&zero, &zero), err);
  set_text(first, &set_formula, formula, err);
  ux_call(cells, &fill, NULL, UX_ARGS(&to_bottom, &one), err);
  ux_release(first);
  ux_release(cells);
}

/* Column C: one array formula over all rows. */
static void fill_array(bench *b, const char *formula, sal_Int32 rows, ux_error *err)
{
  static ux_method set_array = UX_METHOD("com.sun.star.sheet.XArrayFormulaRange::setArrayFormula");
  uno_Interface *cells = range(b, 2, 2, rows, err);
  set_text(cells, &set_array, formula, err);
  ux_release(cells);
}

/* The last result must be a number without an error, or the timing means nothing. */
static void require_result(bench *b, sal_Int32 rows, const char *name, ux_error *err)
{
  static ux_method cell_at = UX_METHOD("com.sun.star.table.XCellRange::getCellByPosition");
  static ux_method get_error = UX_METHOD("com.sun.star.table.XCell::getError");
  sal_Int32 column = 2, row = rows - 1;
  uno_Interface *cell = ux_call_object(b->sheet, &cell_at, UX_ARGS(&column, &row), err);
  sal_Int32 code = ux_call_long(cell, &get_error, NULL, err);
  ux_release(cell);
  if (code != 0) ux_fail(err, UX_RUNTIME_EXCEPTION, "%s: error %d in its last cell", name, (int)code);
}

static double recalculate(bench *b, ux_error *err)
{
  static ux_method calculate_all = UX_METHOD("com.sun.star.sheet.XCalculatable::calculateAll");
  double start = now();
  ux_call(b->document, &calculate_all, NULL, NULL, err);
  return now() - start;
}

/* A formula text with n in place of every '#'. */
static void expand(const char *pattern, sal_Int32 rows, char formula[FORMULA_BYTES])
{
  size_t used = 0;
  formula[0] = '\0';
  for (const char *c = pattern; *c != '\0' && used + 1 < FORMULA_BYTES; c++) {
    int written = *c == '#' ? snprintf(formula + used, FORMULA_BYTES - used, "%d", (int)rows)
                            : snprintf(formula + used, FORMULA_BYTES - used, "%c", *c);
    used += (size_t)written;
  }
}

/* Fills a subject in, which calculates it a first time, times a hard recalculation, and clears it. */
static double time_once(bench *b, const subject *s, sal_Int32 rows, ux_error *err)
{
  char formula[FORMULA_BYTES];
  sal_Int32 filled = s->form == ONE_CELL ? 1 : rows;
  expand(s->formula, rows, formula);
  if (s->form == FILLED) {
    fill_down(b, formula, filled, err);
  } else if (s->form != NOTHING) {
    fill_array(b, formula, filled, err);
  }
  require_result(b, filled, s->name, err);
  double seconds = recalculate(b, err);
  clear_results(b, filled, err);
  return seconds;
}

/* Every subject once a round, so that a disturbance meets all of them. */
static void time_rounds(bench *b, const subject *subjects, size_t count, sal_Int32 rows, timing *t, ux_error *err)
{
  for (size_t round = 0; round < ROUNDS && !err->raised; round++) {
    for (size_t i = 0; i < count; i++) t->seconds[i][round] = time_once(b, &subjects[i], rows, err);
  }
}

static double median_time(const timing *t, size_t subject_index)
{
  double values[ROUNDS];
  memcpy(values, t->seconds[subject_index], sizeof values);
  return median(values, ROUNDS);
}

/* The median of the rounds' own ratios: within a round the machine's load was about the same. */
static double median_ratio(const timing *t, size_t subject_index, size_t peer)
{
  double values[ROUNDS];
  for (size_t i = 0; i < ROUNDS; i++) values[i] = t->seconds[subject_index][i] / t->seconds[peer][i];
  return median(values, ROUNDS);
}

static void time_functions(bench *b, ux_error *err)
{
  static timing t;
  time_rounds(b, functions, FUNCTIONS, CELLS, &t, err);
  if (err->raised) return;
  printf("hard recalculation of %d cells; processor time, medians of %d interleaved rounds\n", CELLS, ROUNDS);
  printf("ratios are of whole recalculations: the cost of one without a formula is the last line, not taken off\n");
  printf("  %-26s %10s %14s %10s %10s\n", "function", "us a cell", "of NOMINAL", "of DELTA", "of A1/B1");
  for (size_t i = 0; i < FUNCTIONS; i++) {
    printf("  %-26s %10.3f %14.2f %10.2f %10.2f\n", functions[i].name, median_time(&t, i) / CELLS * 1e6,
           median_ratio(&t, i, NOMINAL), median_ratio(&t, i, DELTA), median_ratio(&t, i, DIVISION));
  }
  fflush(stdout);
}

static void print_arrays(const timing t[SIZES])
{
  printf("\nover n rows; processor time, medians of %d interleaved rounds\n", ROUNDS);
  printf("the last columns: ratio to the built-in {=A1:An/B1:Bn}, and how the cost of a row grows from the first n\n");
  printf("  %-26s", "us a row, n =");
  for (size_t n = 0; n < SIZES; n++) printf(" %8d", (int)sizes[n]);
  for (size_t n = 0; n < SIZES; n++) printf(" %7d:1", (int)sizes[n]);
  printf("   growth\n");
  for (size_t i = 0; i < ARRAYS; i++) {
    printf("  %-26s", arrays[i].name);
    for (size_t n = 0; n < SIZES; n++) printf(" %8.3f", median_time(&t[n], i) / (double)sizes[n] * 1e6);
    for (size_t n = 0; n < SIZES; n++) printf(" %9.2f", median_ratio(&t[n], i, ARRAY_DIVISION));
    double growth = median_time(&t[SIZES - 1], i) / median_time(&t[0], i) * (double)sizes[0] / (double)sizes[SIZES - 1];
    printf(" %8.2f\n", growth);
  }
}

static void time_arrays(bench *b, ux_error *err)
{
  static timing t[SIZES];
  for (size_t n = 0; n < SIZES && !err->raised; n++) time_rounds(b, arrays, ARRAYS, sizes[n], &t[n], err);
  if (!err->raised) print_arrays(t);
}

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  (void)err;
  ((bench *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  bench *b = self;
  ux_release(b->sheet);
  ux_release(b->document);
  ux_release(b->context);
}

static void trigger(void *self, void *result, void **args, uno_Any **raise)
{
  static ux_method close_document = UX_METHOD("com.sun.star.util.XCloseable::close");
  (void)result, (void)args, (void)raise;
  bench *b = self;
  ux_error err = UX_ERROR_INIT, quiet = UX_ERROR_INIT;
  sal_Bool yes = sal_True;
  const char *report = getenv("GK_TEST_REPORT");
  if (report == NULL || freopen(report, "w", stdout) == NULL) return;
  open_document(b, &err);
  fill_arguments(b, MOST_ROWS, &err);
  time_functions(b, &err);
  time_arrays(b, &err);
  if (err.raised) printf("benchmark failed: %s: %s\n", err.type, err.message);
  fflush(stdout);
  ux_call(b->document, &close_document, NULL, UX_ARGS(&yes), &quiet);
  gk_test_end_office(b->context);
}

static ux_slot *const slots[] = {trigger};
static const ux_interface interfaces[] = {{"com.sun.star.task.XJobExecutor", slots, 1}};
static const ux_class bench_class = {
  .name = "org.gongkai.tests.comp.Bench",
  .services = (const char *const[]){"org.gongkai.tests.Bench", NULL},
  .interfaces = interfaces,
  .interface_count = 1,
  .size = sizeof(bench),
  .construct = construct,
  .destroy = destroy,
};

static const ux_class *const classes[] = {&bench_class, NULL};
UX_COMPONENT(classes)
