/* SPDX-License-Identifier: MPL-2.0 */
/* What a check costs with all rules on: the example's nine tables, and a 公开03 of 100 to 100,000 rows by code, without
 * a mistake and with one slip in a hundred rows. Linear means that the cost of a row stays the same: the last column is
 * its ratio to the cost of a row of the smallest 公开03. `check_cost WORKBOOK PACK`. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "engine/rules/findings.h"
#include "files/read/fods_read.h"

enum { FIRST_CLASS = 201, SECTIONS = 20, ITEMS = 20, HEADING_ROWS = 6, SIZES = 4, SLIP_EVERY = 100 };

/* Time of the processor: what else runs on the machine counts little. */
static double now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void put_text(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text)
{
  gk_grid_put_text(grid, sheet, row, col, text, strlen(text), false);
}

static void put_headings(gk_grid *grid, gk_sheet *sheet)
{
  static const char *const headings[] = {"科目编码",     "科目名称", "本年支出合计",     "基本支出",
                                         "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"};
  put_text(grid, sheet, 0, 0, "支出决算表");
  put_text(grid, sheet, 1, 7, "公开03表");
  put_text(grid, sheet, 2, 0, "部门：某某局");
  put_text(grid, sheet, 2, 7, "单位：万元");
  put_text(grid, sheet, 3, 0, "项目");
  for (int32_t i = 0; i < 8; i++) put_text(grid, sheet, 4, i, headings[i]);
  put_text(grid, sheet, 5, 0, "栏次");
  for (int32_t i = 2; i < 8; i++) gk_grid_put_number(grid, sheet, 5, i, (gk_dec){i - 1, 0}, false);
}

/* One row: basic + project = total, in hundredths. */
static void put_row(gk_grid *grid, gk_sheet *sheet, int32_t row, const char *code, int64_t basic, int64_t project)
{
  put_text(grid, sheet, row, 0, code);
  put_text(grid, sheet, row, 1, *code >= '0' && *code <= '9' ? "某科目" : "");
  gk_grid_put_number(grid, sheet, row, 2, (gk_dec){basic + project, 2}, false);
  gk_grid_put_number(grid, sheet, row, 3, (gk_dec){basic, 2}, false);
  gk_grid_put_number(grid, sheet, row, 4, (gk_dec){project, 2}, false);
}

static int64_t amount(int32_t row)
{
  return 100 + (int64_t)row * 7919 % 99991;
}

/* Rows of a 款 and its 项 from `row` on; at most `rows`. */
static int32_t put_section(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t rows, int class, int section,
                           int64_t sums[2])
{
  char code[16];
  int64_t basic = 0, project = 0;
  int32_t items = rows - 1 < ITEMS ? rows - 1 : ITEMS;
  for (int32_t i = 0; i < items; i++) {
    int64_t a = amount(row + 1 + i), b = amount(row + 1 + i + 17);
    snprintf(code, sizeof code, "%03d%02d%02d", class, section + 1, (int)i + 1);
    put_row(grid, sheet, row + 1 + i, code, a, b);
    basic += a;
    project += b;
  }
  snprintf(code, sizeof code, "%03d%02d", class, section + 1);
  put_row(grid, sheet, row, code, basic, project);
  sums[0] += basic;
  sums[1] += project;
  return items + 1;
}

/* A 公开03 of about `rows` rows by code whose sums all hold. */
static gk_grid *make_table(int32_t rows)
{
  gk_grid *grid = gk_grid_new();
  gk_sheet *sheet = grid == NULL ? NULL : gk_grid_add_sheet(grid, "公开03表", false);
  if (sheet == NULL) {
    gk_grid_free(grid);
    return NULL;
  }
  put_headings(grid, sheet);
  int32_t row = HEADING_ROWS + 1, end = HEADING_ROWS + rows;
  int64_t total[2] = {0, 0};
  for (int class = FIRST_CLASS; row < end; class++) {
    char code[16];
    int32_t own = row++;
    int64_t sums[2] = {0, 0};
    for (int section = 0; section < SECTIONS && end - row > 1; section++)
      row += put_section(grid, sheet, row, end - row, class, section, sums);
    if (end - row == 1) end = row;
    snprintf(code, sizeof code, "%03d", class);
    put_row(grid, sheet, own, code, sums[0], sums[1]);
    total[0] += sums[0];
    total[1] += sums[1];
  }
  put_row(grid, sheet, HEADING_ROWS, "合计", total[0], total[1]);
  if (gk_grid_seal(grid)) return grid;
  gk_grid_free(grid);
  return NULL;
}

/* Adds 1 to the basic expenditure of every hundredth row. */
static void spoil(gk_grid *grid)
{
  gk_sheet *sheet = grid->sheets[0];
  for (int32_t row = HEADING_ROWS + 4; row < sheet->rows; row += SLIP_EVERY) {
    const gk_cell *cell = gk_sheet_at(sheet, row, 3);
    if (cell != NULL) sheet->cells[cell - sheet->cells].number.units += 100;
  }
}

/* The shortest time of several checks: the one that was disturbed least. */
static double cost(const gk_pack *pack, const gk_grid *grid, size_t *errors, size_t *suspects)
{
  double best = 0, spent = 0;
  for (int round = 0; round < 200 && (round < 3 || spent < 0.5); round++) {
    gk_error err = GK_ERROR_INIT(GK_EN);
    double from = now();
    gk_report *report = gk_check(pack, grid, GK_ZH, &err);
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
    gk_grid *grid = make_table(sizes[i]);
    if (grid != NULL && spoiled) spoil(grid);
    measured = grid != NULL && measure(pack, grid, spoiled ? "公开03, slips" : "公开03", (size_t)sizes[i], &first);
    gk_grid_free(grid);
  }
  return measured;
}

/* Rows of all tables of the example. */
static bool measure_example(const gk_pack *pack, const char *workbook)
{
  gk_error err = GK_ERROR_INIT(GK_EN);
  gk_grid *grid = gk_fods_read(workbook, &err);
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
  gk_error err = GK_ERROR_INIT(GK_EN);
  if (argc != 3) {
    fprintf(stderr, "usage: check_cost WORKBOOK PACK\n");
    return 2;
  }
  gk_pack *pack = gk_pack_load(argv[2], &err);
  printf("  %-22s %8s %15s %12s %7s %8s %9s\n", "check of", "rows", "time", "a row", "ratio", "errors", "suspects");
  bool measured =
      pack != NULL && measure_example(pack, argv[1]) && measure_sizes(pack, false) && measure_sizes(pack, true);
  gk_pack_free(pack);
  if (!measured) fprintf(stderr, "check_cost: %s\n", pack == NULL ? err.text : "memory or a file was missing");
  return measured ? 0 : 1;
}
