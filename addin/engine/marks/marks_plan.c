/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/marks/marks_plan.h"

#include <stdlib.h>

#include "engine/base/array.h"

void gk_marks_add(gk_marks *marks, gk_mark mark)
{
  gk_mark *items = gk_array_room(marks->items, marks->count, &marks->capacity, sizeof *items);
  marks->failed = marks->failed || items == NULL;
  if (items == NULL) return;
  marks->items = items;
  marks->items[marks->count++] = mark;
}

void gk_marks_free(gk_marks *marks)
{
  free(marks->items);
  *marks = (gk_marks){0};
}

int gk_mark_order(const void *left, const void *right)
{
  const gk_mark *a = left, *b = right;
  if (a->sheet != b->sheet) return a->sheet < b->sheet ? -1 : 1;
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  return a->col < b->col ? -1 : a->col > b->col;
}

static int compare_marks(const void *a, const void *b)
{
  const gk_mark *left = a, *right = b;
  int order = gk_mark_order(left, right);
  return order != 0 ? order : (int)left->kind - (int)right->kind;
}

void gk_marks_sort(gk_marks *marks)
{
  if (marks->count == 0) return;
  qsort(marks->items, marks->count, sizeof *marks->items, compare_marks);
  size_t kept = 1;
  for (size_t i = 1; i < marks->count; i++)
    if (gk_mark_order(&marks->items[i], &marks->items[kept - 1]) != 0) marks->items[kept++] = marks->items[i];
  marks->count = kept;
}

static void add_place(gk_marks *marks, const gk_place *place, gk_mark_kind kind, int32_t sheet)
{
  if (place->table == NULL || place->row < 0 || place->col < 0) return;
  int32_t index = (int32_t)place->table->sheet_index;
  if (sheet >= 0 && sheet != index) return;
  gk_marks_add(marks, (gk_mark){.sheet = index, .row = place->row, .col = place->col, .kind = kind});
}

static void add_finding(gk_marks *marks, const gk_finding *finding, int32_t sheet)
{
  switch (finding->severity) {
    case GK_ERROR:
      add_place(marks, &finding->place, GK_MARK_ERROR, sheet);
      if (!finding->explained)
        for (size_t i = 0; i < finding->cell_count; i++) add_place(marks, &finding->cells[i], GK_MARK_PART, sheet);
      break;
    case GK_WARNING: add_place(marks, &finding->place, GK_MARK_WARNING, sheet); break;
    case GK_ROUNDING: add_place(marks, &finding->place, GK_MARK_ROUNDING, sheet); break;
    default: break;
  }
}

bool gk_marks_plan(const gk_report *report, int32_t sheet, gk_marks *marks)
{
  for (size_t i = 0; i < report->suspect_count; i++)
    add_place(marks, &report->suspects[i].place, GK_MARK_SUSPECT, sheet);
  for (size_t i = 0; i < report->finding_count; i++) add_finding(marks, &report->findings[i], sheet);
  gk_marks_sort(marks);
  return !marks->failed;
}

/** The index of the first mark at or behind an address. */
static size_t lower_bound(const gk_marks *marks, const gk_mark *address)
{
  return gk_array_find(marks->items, marks->count, sizeof *marks->items, address, gk_mark_order);
}

const gk_mark *gk_marks_at(const gk_marks *marks, int32_t sheet, int32_t row, int32_t col)
{
  gk_mark address = {.sheet = sheet, .row = row, .col = col, .kind = GK_MARK_SUSPECT};
  size_t i = lower_bound(marks, &address);
  return i < marks->count && gk_mark_order(&marks->items[i], &address) == 0 ? &marks->items[i] : NULL;
}

static bool only_parts(const gk_marks *marks)
{
  for (size_t i = 0; i < marks->count; i++)
    if (marks->items[i].kind != GK_MARK_PART) return false;
  return true;
}

const gk_mark *gk_marks_step(const gk_marks *marks, int32_t sheet, int32_t row, int32_t col, int step)
{
  if (marks->count == 0) return NULL;
  gk_mark address = {.sheet = sheet, .row = row, .col = col, .kind = GK_MARK_SUSPECT};
  bool any = only_parts(marks), here = gk_marks_at(marks, sheet, row, col) != NULL;
  size_t n = marks->count, i = lower_bound(marks, &address);
  if (step > 0 && !here) i += n - 1; /* the loop below moves on first */
  for (size_t tried = 0; tried < n; tried++) {
    i = (step > 0 ? i + 1 : i + n - 1) % n;
    if (any || marks->items[i].kind != GK_MARK_PART) return &marks->items[i];
  }
  return NULL;
}
