/* SPDX-License-Identifier: MPL-2.0 */
/* Which pack a workbook is checked with. */
#include "pack_choose.h"

#include <string.h>

#include "tables.h"
#include "text.h"

/* --- regions ------------------------------------------------------------------------------------------------------ */

/* Whether a folded text names a department or is a title that may. */
static bool names_department(const char *text)
{
  enum { LONGEST = 240 };
  if (strlen(text) > LONGEST || strstr(text, "。") != NULL) return false;
  return strstr(text, "部门") != NULL || strstr(text, "单位") != NULL || strstr(text, "决算") != NULL;
}

static bool has_region(gk_arena *arena, gk_names regions, const char *text, bool *failed)
{
  for (size_t i = 0; i < regions.count; i++) {
    const char *region = gk_fold(arena, regions.items[i]);
    *failed = *failed || region == NULL;
    if (region != NULL && *region != '\0' && strstr(text, region) != NULL) return true;
  }
  return false;
}

static bool region_fits(const gk_pack *pack, const gk_grid *grid, bool *failed)
{
  gk_arena arena = {0};
  bool fits = false;
  for (size_t s = 0; s < grid->count && pack->regions.count > 0; s++) {
    const gk_sheet *sheet = grid->sheets[s];
    for (size_t i = 0; i < sheet->count && !fits && !*failed; i++) {
      const gk_cell *cell = &sheet->cells[i];
      const char *text = cell->kind == GK_CELL_TEXT ? gk_fold(&arena, cell->text) : "";
      *failed = text == NULL;
      /* a name may stand in the cell beside 部门： */
      bool beside = i > 0 && cell[-1].row == cell->row && cell[-1].kind == GK_CELL_TEXT;
      if (text == NULL || *text == '\0') continue;
      const char *label = beside ? gk_fold(&arena, cell[-1].text) : "";
      *failed = label == NULL;
      if (label != NULL && (names_department(text) || names_department(label)))
        fits = has_region(&arena, pack->regions, text, failed);
    }
  }
  gk_arena_free(&arena);
  return fits;
}

/* --- fit of lines ------------------------------------------------------------------------------------------------- */

/* Whether a text below the first rows of the table holds its mark. */
static bool shows_mark(gk_arena *arena, const gk_table *table, bool *failed)
{
  const char *mark = gk_fold(arena, table->pack->mark);
  *failed = *failed || mark == NULL;
  for (int32_t row = table->top; !*failed && row <= table->top + 4 && row < table->sheet->rows; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(table->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      const char *text = cells[i].kind == GK_CELL_TEXT ? gk_fold(arena, cells[i].text) : "";
      *failed = *failed || text == NULL;
      if (text != NULL && strstr(text, mark) != NULL) return true;
    }
  }
  return false;
}

/* Whether the longest of the spellings that a text holds is the official one. */
static bool is_official(gk_arena *arena, gk_names names, const char *text, bool *failed)
{
  const char *folded = gk_fold(arena, text);
  size_t longest = 0, best = 0;
  *failed = *failed || folded == NULL;
  for (size_t i = 0; i < names.count && !*failed; i++) {
    const char *name = gk_fold(arena, names.items[i]);
    *failed = name == NULL;
    if (name == NULL || strlen(name) <= longest || strstr(folded, name) == NULL) continue;
    longest = strlen(name);
    best = i;
  }
  return longest > 0 && best == 0;
}

/* Points of one table: that it is there, called and marked as the pack says, with its lines and no others missing. */
static long fit_of_table(gk_arena *arena, const gk_table *table, bool *failed)
{
  enum { TABLE = 8, TITLE = 2, MARK = 2 };
  const gk_cell *title = gk_sheet_at(table->sheet, table->title_row, table->title_col);
  long points = TABLE;
  if (title != NULL && title->kind == GK_CELL_TEXT && is_official(arena, table->pack->titles, title->text, failed))
    points += TITLE;
  if (shows_mark(arena, table, failed)) points += MARK;
  for (size_t i = 0; i < table->pack->line_count && !*failed; i++) {
    const gk_pack_line *line = &table->pack->lines[i];
    const gk_row *row = gk_table_row(table, line->key);
    if (line->names.count == 0) continue;
    points += row == NULL ? -1 : 1;
    if (row != NULL && is_official(arena, line->names, row->name, failed)) points++;
  }
  for (size_t i = 0; i < table->pack->column_count; i++) points += table->column_found[i] ? 1 : -1;
  return points;
}

/* How well a pack fits a workbook; -1 when memory is out. */
static bool fit_of_pack(const gk_pack *pack, const gk_grid *grid, long *points, gk_error *err)
{
  gk_tables *tables = gk_tables_find(pack, grid, err);
  gk_arena arena = {0};
  bool failed = tables == NULL;
  *points = 0;
  for (size_t i = 0; !failed && i < tables->count; i++) {
    *points += fit_of_table(&arena, &tables->items[i], &failed);
    gk_arena_free(&arena);
  }
  gk_arena_free(&arena);
  gk_tables_free(tables);
  return !failed || gk_fail_memory(err);
}

/* --- the choice --------------------------------------------------------------------------------------------------- */

/* The best of the packs marked in `take`: by points, then the later one. */
static bool best_of(const gk_pack_shelf *shelf, const bool *take, const gk_grid *grid, const gk_pack **best,
                    gk_error *err)
{
  size_t count = 0;
  long most = 0;
  *best = NULL;
  for (size_t i = 0; i < shelf->count; i++) count += take[i];
  for (size_t i = 0; i < shelf->count; i++) {
    long points = 0;
    if (!take[i] || (count > 1 && !fit_of_pack(shelf->items[i], grid, &points, err))) {
      if (take[i]) return false;
      continue;
    }
    if (*best != NULL && (points < most || (points == most && shelf->items[i]->year < (*best)->year))) continue;
    *best = shelf->items[i];
    most = points;
  }
  return true;
}

/* Marks the packs of that year (0 for any) that are of a fitting region, or for all regions. How many there are. */
static size_t mark(const gk_pack_shelf *shelf, const bool *region, bool regional, int year, bool *take)
{
  size_t count = 0;
  for (size_t i = 0; i < shelf->count; i++) {
    const gk_pack *pack = shelf->items[i];
    take[i] = (pack->regions.count > 0) == regional && (!regional || region[i]);
    take[i] = take[i] && (year == 0 || (pack->year <= year && year <= pack->until));
    count += take[i];
  }
  return count;
}

bool gk_pack_choose(const gk_pack_shelf *shelf, const gk_grid *grid, gk_pack_choice *choice, gk_error *err)
{
  gk_arena arena = {0};
  bool failed = false;
  bool *region = gk_arena_array(&arena, shelf->count, sizeof *region);
  bool *take = gk_arena_array(&arena, shelf->count, sizeof *take);
  *choice = (gk_pack_choice){.year = gk_grid_year(grid)};
  failed = region == NULL || take == NULL || choice->year < 0;
  for (size_t i = 0; i < shelf->count && !failed; i++) region[i] = region_fits(shelf->items[i], grid, &failed);
  if (failed) {
    gk_arena_free(&arena);
    return gk_fail_memory(err);
  }
  int year = choice->year;
  choice->reason = GK_CHOSEN_LINES;
  if (year > 0 && mark(shelf, region, true, year, take) > 0)
    choice->reason = GK_CHOSEN_REGION;
  else if (year > 0 && mark(shelf, region, false, year, take) > 0)
    choice->reason = GK_CHOSEN_YEAR;
  else if (mark(shelf, region, true, 0, take) == 0 && mark(shelf, region, false, 0, take) == 0)
    for (size_t i = 0; i < shelf->count; i++) take[i] = true;
  bool chosen = best_of(shelf, take, grid, &choice->pack, err);
  gk_arena_free(&arena);
  return chosen;
}
