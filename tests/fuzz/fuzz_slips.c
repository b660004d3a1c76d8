/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any slips in the figures of the example, and any number of them. The check must end, and where it names
 * figures to change, changing them must not make more errors. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/check/check.h"
#include "files/formats/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_FIGURES = 512, BYTES_A_SLIP = 4, MOST_SLIPS = 64 };

static gk_pack *pack;
static gk_grid *grid;
static gk_cell *figures[MOST_FIGURES];
static size_t figure_count;

/* Once a process: the pack, the example and its figures. */
static bool load(void)
{
  gk_error err = GK_ERROR_INIT;
  if (grid != NULL) return true;
  pack = gk_pack_load("sheets/cn-2022", &err);
  grid = pack == NULL ? NULL : gk_workbook_read("sheets/example/2022年度部门决算公开.fods", &err);
  gk_tables *tables = grid == NULL ? NULL : gk_tables_find(pack, grid, &err);
  for (size_t t = 0; tables != NULL && t < tables->count; t++) {
    const gk_table *table = &tables->items[t];
    for (size_t i = 0; i < table->row_count * table->pack->column_count; i++) {
      const gk_figure *figure = &table->rows[i / table->pack->column_count].figures[i % table->pack->column_count];
      gk_sheet *sheet = grid->sheets[table->sheet_index];
      const gk_cell *cell = gk_sheet_at(sheet, figure->row, figure->col);
      if (figure->state == GK_FIGURE_NUMBER && cell != NULL && figure_count < MOST_FIGURES)
        figures[figure_count++] = &sheet->cells[cell - sheet->cells];
    }
  }
  gk_tables_free(tables);
  return figure_count > 0;
}

static void spoil(const uint8_t *slip)
{
  gk_cell *cell = figures[(slip[0] * 256u + slip[1]) % figure_count];
  int64_t units = cell->number.units, by = slip[3];
  switch (slip[2] % 6) {
    case 0: units += by - 128; break;
    case 1: units = units / 100 * 10 + units % 10; break;
    case 2: units = units < INT64_MAX / 100000 && units > INT64_MIN / 100000 ? units * 10000 : by; break;
    case 3: units = units == INT64_MIN ? by : -units; break;
    case 4: units = figures[slip[3] % figure_count]->number.units; break;
    default: units = (int64_t)((uint64_t)units ^ (UINT64_C(1) << (slip[3] % 64))); break;
  }
  cell->number.units = units == INT64_MIN ? 0 : units;
}

static size_t errors_of(const gk_report *report)
{
  size_t count = 0;
  for (size_t i = 0; i < report->finding_count; i++)
    count += report->findings[i].has_amounts && report->findings[i].severity == GK_ERROR;
  return count;
}

/* Whether the suspects alone say all that is to be changed: all are sure, and no row has to follow. */
static bool says_all(const gk_report *report)
{
  static const char *const more[] = {"其他各栏", "其他数"};
  for (size_t i = 0; i < report->suspect_count; i++) {
    if (!report->suspects[i].sure) return false;
    for (size_t k = 0; k < sizeof more / sizeof *more; k++) {
      if (strstr(report->suspects[i].message, more[k]) != NULL) return false;
    }
  }
  return true;
}

static void accept(const gk_report *report)
{
  for (size_t i = 0; i < report->suspect_count; i++) {
    const gk_place *place = &report->suspects[i].place;
    gk_sheet *sheet = grid->sheets[place->table->sheet_index];
    const gk_cell *cell = gk_sheet_at(sheet, place->row, place->col);
    if (cell != NULL && report->suspects[i].mendable)
      sheet->cells[cell - sheet->cells].number = report->suspects[i].suggested;
  }
}

static gk_report *check(void)
{
  gk_error err = GK_ERROR_INIT;
  return gk_check(pack, grid, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static gk_dec before[MOST_FIGURES];
  if (!load()) abort();
  for (size_t i = 0; i < figure_count; i++) before[i] = figures[i]->number;
  for (size_t i = 0; i + BYTES_A_SLIP <= size && i < MOST_SLIPS * BYTES_A_SLIP; i += BYTES_A_SLIP) spoil(data + i);
  gk_report *report = check();
  if (report != NULL && says_all(report)) {
    accept(report);
    gk_report *after = check();
    if (after != NULL && errors_of(after) > errors_of(report)) abort();
    gk_report_free(after);
  }
  gk_report_free(report);
  for (size_t i = 0; i < figure_count; i++) figures[i]->number = before[i];
  return 0;
}
