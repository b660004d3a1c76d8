/* SPDX-License-Identifier: MPL-2.0 */
#include "template_fill.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "engine/check/choose.h"
#include "engine/collect/fill.h"
#include "files/formats/workbook.h"
#include "say.h"

/* One line for a figure that needs a look. */
static void say_item(const gk_fill_item *item)
{
  char address[16], reported[GK_DEC_TEXT], there[GK_DEC_TEXT] = "";
  const gk_figure *figure = &item->row->figures[item->column];
  gk_address(figure->row, figure->col, address);
  const gk_cell *cell = gk_sheet_at(item->table->sheet, figure->row, figure->col);
  bool text = figure->state == GK_FIGURE_WRONG;
  const char *words = cell == NULL || cell->text == NULL ? "" : cell->text;
  const char *shown = text ? words : gk_dec_format(figure->value, reported);
  bool differs = item->state == GK_FILL_DIFFERS;
  if (differs) gk_dec_format(item->there, there);
  const char *state = gk_fill_state_name(item->state), *sheet = item->table->sheet->name;
  if (differs) gk_say_line("  %s %s!%s %s → %s（%s）", state, sheet, address, shown, there, item->why);
  else gk_say_line("  %s %s!%s %s（%s）", state, sheet, address, shown, item->why);
}

static void say(const gk_fill *fill, const char *from, const char *output)
{
  enum { MOST_LINES = 40 };
  const size_t *n = fill->counts;
  size_t lines = 0, worth = n[GK_FILL_DIFFERS] + n[GK_FILL_NO_PLACE];
  gk_arena arena = {0};
  const char *counts = NULL;
  for (size_t i = 0; i < GK_FILL_STATES; i++) {
    const char *count = gk_say(&arena, "%s%zu个", gk_fill_state_name((gk_fill_state)i), n[i]);
    counts = counts == NULL ? count : gk_say(&arena, "%s，%s", counts, count);
  }
  gk_say_line("%s：取自%s的%zu个数，%s；逐个列在工作表“填入清单”上。", output, from, fill->count, counts);
  gk_arena_free(&arena);
  for (size_t i = 0; i < fill->count && lines < MOST_LINES; i++) {
    gk_fill_state state = fill->items[i].state;
    if (state != GK_FILL_DIFFERS && state != GK_FILL_NO_PLACE) continue;
    say_item(&fill->items[i]);
    lines++;
  }
  if (worth > lines) gk_say_line("  还有%zu个", worth - lines);
}

/* The tables of a workbook, found with the pack that fits them best. */
static bool fill_from(const gk_grid *grid, const char *from, const gk_pack *pack, const gk_template_options *options,
                      const char *output, gk_error *err)
{
  gk_packs packs = {0};
  gk_tables *tables = gk_packs_load(NULL, &packs, err) ? gk_tables_choose(packs.shelf, grid, err) : NULL;
  gk_fill *fill = tables == NULL ? NULL : gk_fill_make(tables, pack, options, err);
  bool ok = fill != NULL && gk_workbook_write(fill->book, output, err);
  if (ok) say(fill, from, output);
  gk_fill_free(fill);
  gk_tables_free(tables);
  gk_packs_free(&packs);
  return ok;
}

bool gk_template_from(const char *from, const gk_pack *pack, const gk_template_options *options, const char *output,
                      gk_error *err)
{
  gk_grid *grid = gk_workbook_read(from, err);
  bool ok = grid != NULL && fill_from(grid, from, pack, options, output, err);
  gk_grid_free(grid);
  return ok;
}
