/* SPDX-License-Identifier: MPL-2.0 */
/* State rules of figures: text, error values, formulas without a value, stray decimals, signs. */
#include <string.h>

#include "engine/base/unit.h"
#include "engine/rules/state_internal.h"

static void add_wrong(gk_state *s, const gk_table *table, const gk_row *row, size_t column)
{
  const gk_figure *figure = &row->figures[column];
  const gk_cell *cell = gk_sheet_at(table->sheet, figure->row, figure->col);
  gk_arena *arena = s->list->arena;
  const char *what = "text", *said, *named = gk_name_figure(arena, table, row, column);
  if (cell != NULL && cell->kind == GK_CELL_ERROR) {
    what = "value";
    said = gk_say(arena, "%s是公式的错误值%s；请改正公式。", named, cell->text);
  } else if (cell != NULL && cell->kind == GK_CELL_UNCOMPUTED) {
    what = "uncomputed";
    said = gk_say(arena, "%s是没有计算的公式；请在Calc中打开、重新计算，另存为.xlsx或.ods。", named);
  } else {
    said =
      gk_say(arena, "%s是文字“%s”，这里应填数字。", named, gk_state_quote(arena, cell == NULL ? "" : cell->text, 60));
  }
  gk_state_at_figure(s, gk_state_add(s, table->pack, table, what, said), row, column);
}

/* The decimals that a table publishes: the pack's in the pack's unit, two in 元. -1 where nothing is known. */
static int decimals_of(const gk_table *table)
{
  int power = gk_unit_power(gk_table_unit(table));
  if (power == gk_unit_power(table->pack->unit)) return table->pack->decimals;
  return power == 0 ? 2 : -1;
}

static void check_decimals(gk_state *s, const gk_table *table, const gk_row *row, size_t column, int decimals)
{
  gk_dec value = gk_dec_trim(row->figures[column].value);
  if (decimals < 0 || value.scale <= decimals) return;
  gk_arena *arena = s->list->arena;
  const char *said =
    gk_say(arena, "%s为%s，小数多于%d位；公开的数应四舍五入到%d位。", gk_name_figure(arena, table, row, column),
           gk_name_amount(arena, value), decimals, decimals);
  gk_state_at_figure(s, gk_state_add(s, table->pack, table, "precision", said), row, column);
}

static void check_sign(gk_state *s, const gk_table *table, const gk_row *row, size_t column)
{
  if (table->pack->columns[column].may_be_negative || gk_dec_sign(row->figures[column].value) >= 0) return;
  gk_arena *arena = s->list->arena;
  const char *said =
    gk_say(arena, "%s为负数%s；请核实，确属冲减的应作说明。", gk_name_figure(arena, table, row, column),
           gk_name_amount(arena, row->figures[column].value));
  gk_state_at_figure(s, gk_state_add(s, table->pack, table, "negative", said), row, column);
}

static void add_text_number(gk_state *s, const gk_table *table, const gk_row *row, size_t column)
{
  const char *said = gk_say(s->list->arena, "%s以文本形式存放数字，公式不会计入它；校验时已按数字处理。",
                            gk_name_figure(s->list->arena, table, row, column));
  gk_state_at_figure(s, gk_state_add(s, table->pack, table, "number", said), row, column);
}

void gk_state_check_texts(gk_state *state, const gk_table *table)
{
  for (size_t r = 0; r < table->row_count; r++) {
    for (size_t c = 0; c < table->pack->column_count && !state->failed; c++)
      if (table->rows[r].figures[c].state == GK_FIGURE_WRONG) add_wrong(state, table, &table->rows[r], c);
  }
}

void gk_state_check_figures(gk_state *state, const gk_table *table)
{
  int decimals = decimals_of(table);
  for (size_t r = 0; r < table->row_count; r++) {
    const gk_row *row = &table->rows[r];
    for (size_t c = 0; c < table->pack->column_count && !state->failed; c++) {
      gk_figure_state is = row->figures[c].state;
      if (is == GK_FIGURE_WRONG) add_wrong(state, table, row, c);
      if (is == GK_FIGURE_TEXT) add_text_number(state, table, row, c);
      if (is != GK_FIGURE_NUMBER && is != GK_FIGURE_TEXT) continue;
      check_decimals(state, table, row, c, decimals);
      check_sign(state, table, row, c);
    }
  }
}
