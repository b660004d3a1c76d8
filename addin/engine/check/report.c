/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/check/report.h"

#include <stdlib.h>

void gk_report_free(gk_report *report)
{
  if (report == NULL) return;
  gk_tables_free(report->tables);
  gk_arena_free(&report->arena);
  free(report);
}

static bool is_at(const gk_place *place, const gk_sheet *sheet, int32_t row, int32_t col)
{
  return place->table != NULL && place->table->sheet == sheet && place->row == row && place->col == col;
}

const gk_finding *gk_report_finding_at(const gk_report *report, const gk_sheet *sheet, int32_t row, int32_t col)
{
  const gk_finding *worst = NULL;
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    if (is_at(&finding->place, sheet, row, col) && (worst == NULL || finding->severity < worst->severity))
      worst = finding;
  }
  return worst;
}

const gk_suspect *gk_report_suspect_at(const gk_report *report, const gk_sheet *sheet, int32_t row, int32_t col)
{
  for (size_t i = 0; i < report->suspect_count; i++) {
    if (is_at(&report->suspects[i].place, sheet, row, col)) return &report->suspects[i];
  }
  return NULL;
}
