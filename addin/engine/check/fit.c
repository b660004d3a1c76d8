/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/check/fit.h"

#include <stdlib.h>
#include <string.h>

#include "engine/tables/tables_internal.h"

/* What one sheet comes to with one pack: the tables that it names by it, and their points. */
typedef struct sheet_fit {
  const gk_pack *pack;
  gk_anchor *anchors;
  size_t anchor_count;
  size_t hinted; /* the table that the sheet's name hints at, GK_FOREIGN_TABLE for none */
  long points;
} sheet_fit;

struct gk_fit {
  gk_arena arena;
  const gk_grid *grid;
  sheet_fit *sheets; /* one a sheet for each pack that was tried */
  size_t tried;
};

/* --- points ------------------------------------------------------------------------------------------------------- */

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

/* Points of one table: that it is there, called and marked as the pack says, with its lines and no others missing. */
static long fit_of_table(const gk_table *table)
{
  enum { TABLE = 8, TITLE = 2, MARK = 2 };
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

static bool add_points(const gk_grid *grid, size_t sheet, sheet_fit *out, gk_error *err)
{
  gk_tables *tables = gk_tables_find_on(out->pack, grid, sheet, err);
  if (tables == NULL) return false;
  for (size_t i = 0; i < tables->count; i++) out->points += fit_of_table(&tables->items[i]);
  gk_tables_free(tables);
  return true;
}

/* --- sheets that name the same tables ----------------------------------------------------------------------------- */

static bool read_names(gk_fit *fit, const gk_pack *pack, const gk_sheet *sheet, sheet_fit *out)
{
  const char *name = gk_fold(&fit->arena, sheet->name);
  *out = (sheet_fit){.pack = pack};
  if (name == NULL || !gk_anchors_find(&fit->arena, pack, sheet, &out->anchors, &out->anchor_count)) return false;
  out->hinted = gk_anchor_by_sheet_name(pack, name);
  return true;
}

static bool same_table(const sheet_fit *a, size_t table_of_a, const sheet_fit *b, size_t table_of_b)
{
  if (table_of_a == GK_FOREIGN_TABLE || table_of_b == GK_FOREIGN_TABLE) return table_of_a == table_of_b;
  return a->pack->tables[table_of_a].alike == b->pack->tables[table_of_b].alike;
}

static bool same_anchor(const gk_anchor *a, const gk_anchor *b)
{
  return a->row == b->row && a->title_row == b->title_row && a->title_col == b->title_col && a->title == b->title &&
         a->exact == b->exact;
}

/* Whether two packs find the same on a sheet. */
static bool same_names(const sheet_fit *a, const sheet_fit *b)
{
  bool same = a->anchor_count == b->anchor_count && same_table(a, a->hinted, b, b->hinted);
  for (size_t i = 0; same && i < a->anchor_count; i++)
    same = same_anchor(&a->anchors[i], &b->anchors[i]) &&
           same_table(a, a->anchors[i].pack_table, b, b->anchors[i].pack_table);
  return same;
}

/* --- packs -------------------------------------------------------------------------------------------------------- */

gk_fit *gk_fit_begin(const gk_grid *grid, size_t packs)
{
  gk_fit *fit = calloc(1, sizeof *fit);
  if (fit == NULL) return NULL;
  fit->grid = grid;
  fit->sheets = gk_arena_array(&fit->arena, packs * grid->count, sizeof *fit->sheets);
  if (fit->sheets != NULL) return fit;
  gk_fit_end(fit);
  return NULL;
}

void gk_fit_end(gk_fit *fit)
{
  if (fit == NULL) return;
  gk_arena_free(&fit->arena);
  free(fit);
}

bool gk_fit_of_pack(gk_fit *fit, const gk_pack *pack, long *points, gk_error *err)
{
  size_t count = fit->grid->count;
  *points = 0;
  for (size_t i = 0; i < count; i++) {
    sheet_fit *own = &fit->sheets[fit->tried * count + i];
    const sheet_fit *before = NULL;
    if (!read_names(fit, pack, fit->grid->sheets[i], own)) return gk_fail_memory(err);
    for (size_t p = 0; p < fit->tried && before == NULL; p++) {
      if (same_names(&fit->sheets[p * count + i], own)) before = &fit->sheets[p * count + i];
    }
    if (before != NULL) own->points = before->points;
    else if (!add_points(fit->grid, i, own, err)) return false;
    *points += own->points;
  }
  fit->tried++;
  return true;
}
