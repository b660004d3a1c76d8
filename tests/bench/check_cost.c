/* SPDX-License-Identifier: MPL-2.0 */
/* What a check costs with all rules on: the example's nine tables, and a 公开03 of 100 to 100,000 rows by code, without
 * a mistake and with one slip in a hundred rows. Linear means that the cost of a row stays the same: the last column is
 * its ratio to the cost of a row of the smallest 公开03. `check_cost WORKBOOK PACK`. */
#include <stdio.h>
#include <time.h>

#include "big_table.h"
#include "engine/check/check.h"
#include "files/formats/workbook.h"

enum { SIZES = 4, SLIP_EVERY = 100 };

/* Time of the processor: what else runs on the machine counts little. */
static double now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Adds 1 to the basic expenditure of every hundredth row. */
static void spoil(gk_grid *grid)
{
  gk_sheet *sheet = grid->sheets[0];
  for (int32_t row = GK_BIG_TABLE_HEAD + 4; row < sheet->rows; row += SLIP_EVERY) {
    const gk_cell *cell = gk_sheet_at(sheet, row, 3);
    if (cell != NULL) sheet->cells[cell - sheet->cells].number.units += 100;
  }
}

/* The shortest time of several checks: the one that was disturbed least. */
static double cost(const gk_pack *pack, const gk_grid *grid, size_t *errors, size_t *suspects)
{
  double best = 0, spent = 0;
  for (int round = 0; round < 200 && (round < 3 || spent < 0.5); round++) {
    gk_error err = GK_ERROR_INIT;
    double from = now();
    gk_report *report = gk_check(pack, grid, &err);
    double time = now() - from;
    if (report == NULL) return -1;
    *errors = report->summary[GK_ERROR];
    *suspects = report->suspect_count;
    gk_report_free(report);
    if (round == 0 || time < best) best = time;
    spent += time;
  }
  return best;
}

static bool measure(const gk_pack *pack, const gk_grid *grid, const char *name, size_t rows, double *first)
{
  size_t errors, suspects;
  double time = cost(pack, grid, &errors, &suspects);
  if (time < 0) return false;
  double each = time * 1e9 / (double)rows;
  if (*first == 0) *first = each;
  printf("  %-22s %8zu %12.3f ms %9.0f ns %7.2f %8zu %9zu\n", name, rows, time * 1e3, each, each / *first, errors,
         suspects);
  return true;
}

static bool measure_sizes(const gk_pack *pack, bool spoiled)
{
  static const int32_t sizes[SIZES] = {100, 1000, 10000, 100000};
  double first = 0;
  bool measured = true;
  for (int i = 0; i < SIZES && measured; i++) {
    gk_grid *grid = gk_big_table(sizes[i]);
    if (grid != NULL && spoiled) spoil(grid);
    measured = grid != NULL && measure(pack, grid, spoiled ? "公开03, slips" : "公开03", (size_t)sizes[i], &first);
    gk_grid_free(grid);
  }
  return measured;
}

/* Rows of all tables of the example. */
static bool measure_example(const gk_pack *pack, const char *workbook)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_workbook_read(workbook, &err);
  gk_tables *tables = grid == NULL ? NULL : gk_tables_find(pack, grid, &err);
  size_t rows = 0;
  double first = 0;
  for (size_t i = 0; tables != NULL && i < tables->count; i++) rows += tables->items[i].row_count;
  bool measured = tables != NULL && measure(pack, grid, "the nine tables", rows, &first);
  gk_tables_free(tables);
  gk_grid_free(grid);
  return measured;
}

int main(int argc, char **argv)
{
  gk_error err = GK_ERROR_INIT;
  if (argc != 3) {
    fprintf(stderr, "usage: check_cost WORKBOOK PACK\n");
    return 2;
  }
  gk_pack *pack = gk_pack_load(argv[2], &err);
  if (pack != NULL) pack->function_codes.complete = false; /* large tables go through more 类 than there are */
  printf("  %-22s %8s %15s %12s %7s %8s %9s\n", "check of", "rows", "time", "a row", "ratio", "errors", "suspects");
  bool measured =
    pack != NULL && measure_example(pack, argv[1]) && measure_sizes(pack, false) && measure_sizes(pack, true);
  gk_pack_free(pack);
  if (!measured) fprintf(stderr, "check_cost: %s\n", pack == NULL ? err.text : "memory or a file was missing");
  return measured ? 0 : 1;
}
