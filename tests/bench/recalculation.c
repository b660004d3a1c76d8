/* SPDX-License-Identifier: MPL-2.0 */
/* What a cell function costs inside a real Calc, beside LibreOffice's own C++ add-ins and its built-in division, in
 * one process and one run. A component (XJobExecutor) that a headless soffice starts: see run.sh. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../calc/end_office.h"
#include "uno/ux.h"

enum { CELLS = 20000, ROUNDS = 9 };

typedef struct bench {
  uno_Interface *context;
  uno_Interface *document;
  uno_Interface *sheet;
} bench;

typedef struct subject {
  const char *name;
  const char *formula; /* as setFormula reads it, for row 1 */
} subject;

static const subject functions[] = {
    {"EXECRATE", "=ORG.GONGKAI.FUNCTIONS.EXECRATE(A1;B1)"},
    {"EXECRATE, 4 digits", "=ORG.GONGKAI.FUNCTIONS.EXECRATE(A1;B1;4)"},
    {"NOMINAL_ADD (C++)", "=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETNOMINAL(A1;B1)"},
    {"EFFECT_ADD (C++)", "=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEFFECT(A1;B1)"},
    {"DELTA (C++)", "=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETDELTA(A1;B1)"},
    {"A1/B1 (built in)", "=A1/B1"},
};
enum { SUBJECTS = sizeof functions / sizeof *functions };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static double median(double *values, size_t count) {
  qsort(values, count, sizeof *values, by_value);
  return values[count / 2];
}

static uno_Interface *range(bench *b, sal_Int32 left, sal_Int32 right, sal_Int32 rows, ux_error *err) {
  static ux_method by_position = UX_METHOD("com.sun.star.table.XCellRange::getCellRangeByPosition");
  sal_Int32 top = 0, bottom = rows - 1;
  return ux_call_object(b->sheet, &by_position, UX_ARGS(&left, &top, &right, &bottom), err);
}

static void open_document(bench *b, ux_error *err) {
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
static void fill_arguments(bench *b, sal_Int32 rows, ux_error *err) {
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

static void clear_results(bench *b, sal_Int32 rows, ux_error *err) {
  static ux_method clear = UX_METHOD("com.sun.star.sheet.XSheetOperation::clearContents");
  sal_Int32 everything = 1023;
  uno_Interface *cells = range(b, 2, 2, rows, err);
  ux_call(cells, &clear, NULL, UX_ARGS(&everything), err);
  ux_release(cells);
}

static void set_text(uno_Interface *object, ux_method *method, const char *text, ux_error *err) {
  rtl_uString *string = ux_string(text);
  ux_call(object, method, NULL, UX_ARGS(&string), err);
  rtl_uString_release(string);
}

/* Column C: one formula a row, as a user fills it down. */
static void fill_down(bench *b, const char *formula, sal_Int32 rows, ux_error *err) {
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
static void fill_array(bench *b, const char *formula, sal_Int32 rows, ux_error *err) {
  static ux_method set_array = UX_METHOD("com.sun.star.sheet.XArrayFormulaRange::setArrayFormula");
  uno_Interface *cells = range(b, 2, 2, rows, err);
  set_text(cells, &set_array, formula, err);
  ux_release(cells);
}

/* The last result must be a number without an error, or the timing means nothing. */
static void require_result(bench *b, sal_Int32 rows, const char *name, ux_error *err) {
  static ux_method cell_at = UX_METHOD("com.sun.star.table.XCellRange::getCellByPosition");
  static ux_method get_error = UX_METHOD("com.sun.star.table.XCell::getError");
  sal_Int32 column = 2, row = rows - 1;
  uno_Interface *cell = ux_call_object(b->sheet, &cell_at, UX_ARGS(&column, &row), err);
  sal_Int32 code = ux_call_long(cell, &get_error, NULL, err);
  ux_release(cell);
  if (code != 0) ux_fail(err, UX_RUNTIME_EXCEPTION, "%s: error %d in its last cell", name, (int)code);
}

static double recalculate(bench *b, ux_error *err) {
  static ux_method calculate_all = UX_METHOD("com.sun.star.sheet.XCalculatable::calculateAll");
  double start = now();
  ux_call(b->document, &calculate_all, NULL, NULL, err);
  return now() - start;
}

static void time_functions(bench *b, ux_error *err) {
  static double seconds[SUBJECTS][ROUNDS];
  fill_arguments(b, CELLS, err);
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < SUBJECTS; i++) {
      fill_down(b, functions[i].formula, CELLS, err);
      require_result(b, CELLS, functions[i].name, err);
      recalculate(b, err);
      seconds[i][round] = recalculate(b, err);
      clear_results(b, CELLS, err);
    }
  }
  if (err->raised) return;
  double medians[SUBJECTS];
  for (int i = 0; i < SUBJECTS; i++) medians[i] = median(seconds[i], ROUNDS);
  printf("hard recalculation of %d cells, median of %d rounds\n", CELLS, ROUNDS);
  printf("  %-22s %10s %16s %12s %12s\n", "function", "us a cell", "of NOMINAL_ADD", "of DELTA", "of A1/B1");
  for (int i = 0; i < SUBJECTS; i++) {
    printf("  %-22s %10.3f %16.2f %12.2f %12.2f\n", functions[i].name, medians[i] / CELLS * 1e6, medians[i] / medians[2],
           medians[i] / medians[4], medians[i] / medians[5]);
  }
}

static double time_one(bench *b, const char *formula, bool array, sal_Int32 rows, ux_error *err) {
  double seconds[ROUNDS];
  if (array) fill_array(b, formula, rows, err);
  else fill_down(b, formula, rows, err);
  require_result(b, rows, formula, err);
  recalculate(b, err);
  for (int round = 0; round < ROUNDS; round++) seconds[round] = recalculate(b, err);
  clear_results(b, rows, err);
  return median(seconds, ROUNDS);
}

enum { FORMULA_BYTES = 96 };

static void time_size(bench *b, sal_Int32 rows, ux_error *err)
{
  char plain[FORMULA_BYTES], rounded[FORMULA_BYTES], division[FORMULA_BYTES];
  int n = (int)rows;
  snprintf(plain, sizeof plain, "=ORG.GONGKAI.FUNCTIONS.EXECRATE(A1:A%d;B1:B%d)", n, n);
  snprintf(rounded, sizeof rounded, "=ORG.GONGKAI.FUNCTIONS.EXECRATE(A1:A%d;B1:B%d;4)", n, n);
  snprintf(division, sizeof division, "=A1:A%d/B1:B%d", n, n);
  double unit = 1e6 / (double)rows;
  double array = time_one(b, plain, true, rows, err) * unit, digits = time_one(b, rounded, true, rows, err) * unit;
  double built_in = time_one(b, division, true, rows, err) * unit, filled = time_one(b, "=A1/B1", false, rows, err) * unit;
  if (err->raised) return;
  printf("  %8d %10.3f %10.3f %14.3f %14.3f %12.2f %12.2f\n", n, array, digits, built_in, filled, array / built_in,
         array / filled);
}

static void time_arrays(bench *b, ux_error *err)
{
  static const sal_Int32 sizes[] = {1000, 3000, 10000, 30000, 100000};
  printf("array form over n rows, us a cell, median of %d rounds\n", ROUNDS);
  printf("  %8s %10s %10s %14s %14s %12s %12s\n", "rows", "EXECRATE", "4 digits", "{A1:An/B1:Bn}", "A1/B1 filled", "of the array",
         "of filled");
  fill_arguments(b, 100000, err);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !err->raised; i++) time_size(b, sizes[i], err);
}

static bool construct(void *self, uno_Interface *context, ux_error *err) {
  (void)err;
  ((bench *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self) {
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
