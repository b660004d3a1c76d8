/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/tables/left_out.h"

#include <string.h>

#include "engine/tables/reason_sheet.h"
#include "engine/tables/tables_internal.h"

enum {
  FIGURES = 3,  /* numbers that make a sheet more than a cover with a date */
  HEAD_ROWS = 5 /* in which 目录 stands */
};

static bool is_own_list(const char *name)
{
  static const char *const lists[] = {GK_SHEET_OF_FIGURES, GK_SHEET_OF_RETURNS, GK_SHEET_OF_FILLING};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    if (strcmp(name, lists[i]) == 0) return true;
  return false;
}

static bool is_contents(const gk_sheet *sheet)
{
  if (strstr(sheet->name, "目录") != NULL) return true;
  for (size_t i = 0; i < sheet->count && sheet->cells[i].row < HEAD_ROWS; i++)
    if (strcmp(sheet->cells[i].folded, "目录") == 0) return true;
  return false;
}

/* Whether a number counts on from the one before it, or the next one from it, in its row or column: 行次, 栏次, 序号. */
static bool is_ordinal(const gk_sheet *sheet, const gk_cell *cell)
{
  static const int step[][2] = {{0, 1}, {1, 0}};
  int own = gk_cell_integer(cell);
  for (size_t i = 0; own > 0 && i < sizeof step / sizeof *step; i++) {
    int before = gk_cell_integer(gk_sheet_at(sheet, cell->row - step[i][0], cell->col - step[i][1]));
    int after = gk_cell_integer(gk_sheet_at(sheet, cell->row + step[i][0], cell->col + step[i][1]));
    if (before == own - 1 || after == own + 1) return before > 0 || after > 0;
  }
  return false;
}

static bool is_figure(const gk_sheet *sheet, const gk_cell *cell)
{
  gk_dec value;
  bool blank = false;
  if (cell->kind == GK_CELL_NUMBER) return !is_ordinal(sheet, cell);
  return cell->kind == GK_CELL_TEXT && strchr(cell->text, '.') != NULL &&
         gk_dec_parse_figure(cell->text, strlen(cell->text), &value, &blank) && !blank;
}

static bool holds_figures(const gk_sheet *sheet)
{
  size_t figures = 0;
  for (size_t i = 0; i < sheet->count && figures < FIGURES; i++) figures += is_figure(sheet, &sheet->cells[i]);
  return figures >= FIGURES;
}

static bool is_taken(const gk_tables *tables, size_t sheet)
{
  for (size_t i = 0; i < tables->count + tables->form_count; i++)
    if (tables->items[i].sheet_index == sheet) return true;
  return false;
}

/* The table of the pack that the sheet names; NULL where it names none. */
static const gk_pack_table *named_by(const gk_search *search, size_t pack, const gk_sheet_names *names)
{
  for (size_t i = 0; i < names->count; i++)
    if (names->anchors[i].pack_table != GK_FOREIGN_TABLE)
      return &search->packs[pack]->tables[names->anchors[i].pack_table];
  return NULL;
}

bool gk_left_out_find(gk_search *search, size_t pack, gk_tables *tables)
{
  const gk_grid *grid = search->grid;
  tables->left = gk_arena_array(&tables->arena, grid->count, sizeof *tables->left);
  for (size_t i = 0; tables->left != NULL && i < grid->count; i++) {
    gk_reason_sheet reasons;
    const gk_sheet *sheet = grid->sheets[i];
    if (sheet->hidden || is_taken(tables, i) || is_own_list(sheet->name) || is_contents(sheet) ||
        !holds_figures(sheet) || gk_reason_sheet_find(sheet, &reasons))
      continue;
    const gk_sheet_names *names = gk_search_names(search, pack, i);
    if (names == NULL) return false;
    tables->left[tables->left_count++] = (gk_left_out){sheet, named_by(search, pack, names)};
  }
  return tables->left != NULL;
}
