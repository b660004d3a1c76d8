/* SPDX-License-Identifier: MPL-2.0 */
/* The mutation study: every figure of the example (its own mistake put right) is spoiled by each of ten kinds of slip,
 * one at a time; how many slips are found, how often the first suspect is the spoiled cell, and its suggestion the true
 * value. `study WORKBOOK PACK [-v]`; -v names the mutants whose first suspect is another cell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/findings.h"
#include "files/fods_read.h"

enum { SLIPS = 10 };

static const char *const slip_names[SLIPS] = {"transposed", "x10",  "x10000",    "sign",        "+0.01",
                                              "+1",         "blank", "row above", "column aside", "one digit"};

typedef struct tally {
  size_t made, found, covered, first, value, only, silent;
} tally;

typedef struct study {
  gk_pack *pack;
  gk_grid *grid;
  bool verbose;
  tally by_slip[SLIPS], total;
} study;

static gk_cell *cell_at(gk_grid *grid, size_t sheet, int32_t row, int32_t col) {
  const gk_cell *cell = gk_sheet_at(grid->sheets[sheet], row, col);
  return cell == NULL ? NULL : &grid->sheets[sheet]->cells[cell - grid->sheets[sheet]->cells];
}

static gk_dec cents(int64_t units) {
  return gk_dec_trim((gk_dec){units, 2});
}

static int64_t in_cents(gk_dec value) {
  gk_dec rounded;
  if (!gk_dec_round(value, 2, &rounded)) return 0;
  while (rounded.scale < 2) rounded.units *= 10, rounded.scale++;
  return rounded.units;
}

/* Swaps the first two neighbouring digits that differ. */
static int64_t transposed(int64_t units) {
  char digits[24];
  snprintf(digits, sizeof digits, "%lld", (long long)units);
  for (size_t i = digits[0] == '-'; digits[i] != '\0' && digits[i + 1] != '\0'; i++) {
    if (digits[i] == digits[i + 1]) continue;
    char keep = digits[i];
    digits[i] = digits[i + 1];
    digits[i + 1] = keep;
    break;
  }
  return strtoll(digits, NULL, 10);
}

static int64_t one_digit(int64_t units) {
  char digits[24];
  snprintf(digits, sizeof digits, "%lld", (long long)units);
  size_t middle = strlen(digits) / 2;
  digits[middle] = digits[middle] >= '6' ? '2' : (char)(digits[middle] + 3);
  return strtoll(digits, NULL, 10);
}

static int64_t neighbour(study *s, size_t sheet, int32_t row, int32_t col, int64_t own) {
  const gk_cell *cell = cell_at(s->grid, sheet, row, col);
  return cell != NULL && cell->kind == GK_CELL_NUMBER ? in_cents(cell->number) : own;
}

/* The spoiled figure; the same as `own` where this slip changes nothing here. */
static int64_t spoil(study *s, int slip, size_t sheet, const gk_cell *cell, int64_t own) {
  switch (slip) {
  case 0: return transposed(own);
  case 1: return own * 10;
  case 2: return own * 10000;
  case 3: return -own;
  case 4: return own + 1;
  case 5: return own + 100;
  case 6: return 0;
  case 7: return neighbour(s, sheet, cell->row - 1, cell->col, own);
  case 8: return neighbour(s, sheet, cell->row, cell->col + 1, own);
  default: return one_digit(own);
  }
}

static bool is_at(const gk_place *place, const gk_sheet *sheet, int32_t row, int32_t col) {
  return place->table != NULL && place->table->sheet == sheet && place->row == row && place->col == col;
}

/* Equality rules that hold the cell: what can tell its value. */
static size_t rules_on(const gk_report *report, const gk_sheet *sheet, int32_t row, int32_t col) {
  size_t rules = 0;
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    bool equality = finding->has_amounts && finding->severity != GK_WARNING;
    for (size_t k = 0; equality && k < finding->cell_count; k++) {
      if (!is_at(&finding->cells[k], sheet, row, col)) continue;
      rules++;
      break;
    }
  }
  return rules;
}

static void count_one(tally *t, bool found, bool covered, bool first, bool value, size_t suspects) {
  t->made++;
  t->found += found;
  t->covered += covered;
  t->first += covered && first;
  t->value += covered && value;
  t->only += covered && suspects <= 2;
  t->silent += covered && suspects == 0;
}

static void try_slip(study *s, int slip, size_t sheet_index, const gk_place *place, gk_cell *cell) {
  gk_cell before = *cell;
  int64_t own = in_cents(before.number), wrong = spoil(s, slip, sheet_index, cell, own);
  if (wrong == own) return;
  cell->number = cents(wrong);
  if (slip == 6) {
    cell->kind = GK_CELL_TEXT;
    cell->text = "";
  }
  gk_error err = GK_ERROR_INIT(GK_EN);
  gk_report *report = gk_check(s->pack, s->grid, GK_EN, &err);
  const gk_sheet *sheet = s->grid->sheets[sheet_index];
  if (report != NULL) {
    const gk_suspect *top = report->suspect_count > 0 ? &report->suspects[0] : NULL;
    bool first = top != NULL && is_at(&top->place, sheet, cell->row, cell->col);
    bool value = first && gk_dec_cmp(top->suggested, before.number) == 0;
    bool found = report->summary[GK_ERROR] + report->summary[GK_ROUNDING] > 0;
    bool covered = report->summary[GK_ERROR] > 0 && rules_on(report, sheet, cell->row, cell->col) >= 2;
    count_one(&s->by_slip[slip], found, covered, first, value, report->suspect_count);
    count_one(&s->total, found, covered, first, value, report->suspect_count);
    if (s->verbose && (!found || (covered && !value))) {
      char a[16], b[16];
      printf("  %s %s.%s %s: %s; first suspect %s.%s of %zu\n", slip_names[slip], place->table->pack->id,
             gk_address(cell->row, cell->col, a), place->figure_row->key, found ? "found" : "NOT FOUND",
             top == NULL ? "-" : top->place.table->pack->id,
             top == NULL ? "-" : gk_address(top->place.row, top->place.col, b), report->suspect_count);
    }
    gk_report_free(report);
  }
  *cell = before;
}

static void print_tally(const char *name, const tally *t) {
  double covered = t->covered == 0 ? 1 : (double)t->covered;
  printf("  %-13s %6zu %8.1f%% %9zu %12.1f%% %11.1f%% %12.1f%%\n", name, t->made,
         100.0 * (double)t->found / (double)(t->made == 0 ? 1 : t->made), t->covered, 100.0 * (double)t->first / covered,
         100.0 * (double)t->value / covered, 100.0 * (double)t->only / covered);
}

/* Puts the example's own mistake right by accepting the check's suggestion. */
static bool mend(study *s) {
  gk_error err = GK_ERROR_INIT(GK_EN);
  gk_report *report = gk_check(s->pack, s->grid, GK_EN, &err);
  if (report == NULL) return false;
  for (size_t i = 0; i < report->suspect_count; i++) {
    const gk_place *place = &report->suspects[i].place;
    cell_at(s->grid, place->table->sheet_index, place->row, place->col)->number = report->suspects[i].suggested;
  }
  gk_report_free(report);
  report = gk_check(s->pack, s->grid, GK_EN, &err);
  bool clean = report != NULL && report->finding_count == 0;
  gk_report_free(report);
  return clean;
}

static void run(study *s) {
  gk_error err = GK_ERROR_INIT(GK_EN);
  gk_report *report = gk_check(s->pack, s->grid, GK_EN, &err);
  for (size_t t = 0; report != NULL && t < report->tables->count; t++) {
    const gk_table *table = &report->tables->items[t];
    for (size_t r = 0; r < table->row_count; r++) {
      for (size_t c = 0; c < table->pack->column_count; c++) {
        const gk_figure *figure = &table->rows[r].figures[c];
        if (figure->state != GK_FIGURE_NUMBER) continue;
        gk_place place = {table, &table->rows[r], (long)c, figure->row, figure->col};
        gk_cell *cell = cell_at(s->grid, table->sheet_index, figure->row, figure->col);
        for (int slip = 0; slip < SLIPS; slip++) try_slip(s, slip, table->sheet_index, &place, cell);
      }
    }
  }
  gk_report_free(report);
}

int main(int argc, char **argv) {
  gk_error err = GK_ERROR_INIT(GK_EN);
  if (argc < 3) {
    fprintf(stderr, "usage: study WORKBOOK PACK [-v]\n");
    return 2;
  }
  study s = {.verbose = argc > 3};
  s.pack = gk_pack_load(argv[2], &err);
  s.grid = s.pack == NULL ? NULL : gk_fods_read(argv[1], &err);
  if (s.grid == NULL || !mend(&s)) {
    fprintf(stderr, "study: %s\n", s.grid == NULL ? err.text : "the example is not clean once its mistake is mended");
    return 1;
  }
  run(&s);
  printf("single slips: found = an error or a rounding finding; covered = two or more rules failed and an error among them\n");
  printf("  %-13s %6s %9s %9s %13s %12s %13s\n", "slip", "made", "found", "covered", "first suspect", "true value",
         "2 at most");
  for (int i = 0; i < SLIPS; i++) print_tally(slip_names[i], &s.by_slip[i]);
  print_tally("all", &s.total);
  gk_grid_free(s.grid);
  gk_pack_free(s.pack);
  return 0;
}
