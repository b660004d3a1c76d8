/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/check/fit.h"

#include <string.h>

/* Whether a text below the first rows of the table holds its mark. */
static bool shows_mark(const gk_table *table)
{
  for (int32_t row = table->top; row <= table->top + 4 && row < table->sheet->rows; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(table->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      if (strstr(cells[i].folded, table->pack->folded_mark.text) != NULL) return true;
    }
  }
  return false;
}

/* Whether the longest of the spellings that a folded text holds is the official one. */
static bool is_official(const gk_names *names, const char *text)
{
  size_t longest = 0, best = 0;
  if (names->count > 0 && strcmp(names->folded[0].text, text) == 0) return *text != '\0';
  for (size_t i = 0; i < names->count; i++) {
    if (names->folded[i].length <= longest || strstr(text, names->folded[i].text) == NULL) continue;
    longest = names->folded[i].length;
    best = i;
  }
  return longest > 0 && best == 0;
}

/* Points of one table: that it is there, called and marked as the pack says, with its lines and no others missing. Forms
 * are the same in every year. */
static long fit_of_table(const gk_table *table)
{
  enum { TABLE = 8, TITLE = 2, MARK = 2 };
  if (table->pack->form) return 0;
  const gk_cell *title = gk_sheet_at(table->sheet, table->title_row, table->title_col);
  long points = TABLE;
  if (title != NULL && is_official(&table->pack->titles, title->folded)) points += TITLE;
  if (shows_mark(table)) points += MARK;
  for (size_t i = 0; i < table->pack->line_count; i++) {
    const gk_pack_line *line = &table->pack->lines[i];
    const gk_row *row = gk_table_line(table, line);
    if (line->names.count == 0) continue;
    points += row == NULL ? -1 : 1;
    if (row != NULL && is_official(&line->names, row->folded)) points++;
  }
  for (size_t i = 0; i < table->pack->column_count; i++) points += table->column_found[i] ? 1 : -1;
  return points;
}

bool gk_fit_of_pack(gk_search *search, size_t pack, size_t sheets, long *points)
{
  *points = 0;
  for (size_t i = 0; i < sheets; i++) {
    gk_sheet_tables *on = gk_search_sheet(search, pack, i);
    if (on == NULL) return false;
    for (size_t k = 0; !on->counted && k < on->count; k++) on->points += fit_of_table(&on->items[k]);
    on->counted = true;
    *points += on->points;
  }
  return true;
}
