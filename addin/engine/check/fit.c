/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/check/fit.h"

#include <string.h>

/* Whether a text below the first rows of the table holds its mark. */
static bool finds_mark(const gk_table *table)
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

/* Where a mark was looked for last: a sheet may hold the same title in every cell of a row. */
typedef struct seen_mark {
  const gk_pack_table *pack;
  int32_t top;
  bool shown;
} seen_mark;

static bool shows_mark(const gk_table *table, seen_mark *seen)
{
  if (seen->pack != table->pack || seen->top != table->top)
    *seen = (seen_mark){.pack = table->pack, .top = table->top, .shown = finds_mark(table)};
  return seen->shown;
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

/* Points of a table that is there, called and marked as the pack says. */
static long points_of_head(const gk_table *table, seen_mark *seen)
{
  enum { TABLE = 8, TITLE = 2, MARK = 2 };
  const gk_cell *title = gk_sheet_at(table->sheet, table->title_row, table->title_col);
  bool official = title != NULL && is_official(&table->pack->titles, title->folded);
  return TABLE + (official ? TITLE : 0) + (shows_mark(table, seen) ? MARK : 0);
}

/* Points of its lines and columns, those that are missing taken off; a column that is missing is an error. */
static long points_of_parts(const gk_table *table)
{
  enum { NO_COLUMN = -8 };
  long points = 0;
  for (size_t i = 0; i < table->pack->line_count; i++) {
    const gk_pack_line *line = &table->pack->lines[i];
    const gk_row *row = gk_table_line(table, line);
    if (line->names.count == 0) continue;
    points += row == NULL ? -1 : 1;
    if (row != NULL && is_official(&line->names, row->folded)) points++;
  }
  for (size_t i = 0; i < table->pack->column_count; i++) points += table->column_found[i] ? 1 : NO_COLUMN;
  return points;
}

bool gk_fit_of_pack(gk_search *search, size_t pack, long *points)
{
  *points = 0;
  for (size_t i = 0; i < search->grid->count; i++) {
    seen_mark seen = {0};
    gk_sheet_tables *on = gk_search_sheet(search, pack, i);
    if (on == NULL) return false;
    for (size_t k = 0; !on->counted && k < on->count; k++)
      if (!on->items[k].pack->form) on->points += points_of_head(&on->items[k], &seen) + points_of_parts(&on->items[k]);
    on->counted = true;
    *points += on->points;
  }
  return true;
}

/* --- at most ------------------------------------------------------------------------------------------------------ */

/* Points of the table that an anchor names, if it is there and nothing is missing. */
static long most_of_table(const gk_pack *pack, const gk_sheet *sheet, const gk_anchor *anchor, seen_mark *seen)
{
  if (anchor->pack_table == GK_FOREIGN_TABLE || pack->tables[anchor->pack_table].form) return 0;
  const gk_table whole = {.pack = &pack->tables[anchor->pack_table],
                          .sheet = sheet,
                          .top = anchor->row,
                          .title_row = anchor->title_row,
                          .title_col = anchor->title_col};
  long points = points_of_head(&whole, seen) + (long)whole.pack->column_count;
  for (size_t i = 0; i < whole.pack->line_count; i++) points += whole.pack->lines[i].names.count > 0 ? 2 : 0;
  return points;
}

static long most_of_sheet(const gk_pack *pack, const gk_sheet *sheet, const gk_sheet_names *names)
{
  const gk_anchor hint = {.pack_table = names->hinted};
  seen_mark seen = {0};
  long most = 0, hinted = most_of_table(pack, sheet, &hint, &seen);
  for (size_t i = 0; i < names->count; i++) most += most_of_table(pack, sheet, &names->anchors[i], &seen);
  return most > hinted ? most : hinted;
}

bool gk_fit_at_most(gk_search *search, size_t pack, long *points)
{
  *points = 0;
  for (size_t i = 0; i < search->grid->count; i++) {
    const gk_sheet_names *names = gk_search_names(search, pack, i);
    if (names == NULL) return false;
    const gk_sheet_tables *found = gk_search_found(search, pack, i);
    *points += found != NULL && found->counted ? found->points
                                               : most_of_sheet(search->packs[pack], search->grid->sheets[i], names);
  }
  return true;
}
