/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/tables/reason_sheet.h"

#include <string.h>

const char *const gk_reason_headings[] = {"规则", "位置", "填报数", "说明", "日期"};

/* The first column of a row that is headed so; -1 for none. */
static int32_t column_headed(const gk_cell *cells, size_t count, const char *heading)
{
  for (size_t i = 0; i < count; i++) {
    if (cells[i].kind == GK_CELL_TEXT && strcmp(cells[i].text, heading) == 0) return cells[i].col;
  }
  return -1;
}

static bool read_headings(const gk_sheet *sheet, int32_t row, gk_reason_sheet *found)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(sheet, row, &count);
  found->heading = row;
  for (size_t k = 0; k < GK_REASON_COLUMNS; k++) {
    found->col[k] = column_headed(cells, count, gk_reason_headings[k]);
    if (found->col[k] < 0 && k != GK_REASON_DATE) return false;
  }
  return true;
}

bool gk_reason_sheet_find(const gk_sheet *sheet, gk_reason_sheet *found)
{
  enum { FIRST_ROWS = 10 };
  for (int32_t row = 0; row < sheet->rows && row < FIRST_ROWS; row++)
    if (read_headings(sheet, row, found)) return true;
  return false;
}
