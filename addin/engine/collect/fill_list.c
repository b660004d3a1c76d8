/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/fill_list.h"

#include "engine/base/grid.h"
#include "engine/book/list_sheet.h"
#include "engine/tables/left_out.h"

const char *gk_fill_state_name(gk_fill_state state)
{
  static const char *const names[] = {[GK_FILL_TAKEN] = N_("照填"),
                                      [GK_FILL_CONVERTED] = N_("换算填入"),
                                      [GK_FILL_COMPUTED] = N_("公式相同"),
                                      [GK_FILL_DIFFERS] = N_("公式不同"),
                                      [GK_FILL_NO_PLACE] = N_("没有去处")};
  _Static_assert(sizeof names / sizeof *names == GK_FILL_STATES, "a name for each state");
  return gk_tr(names[state]);
}

enum { SHEET, CELL, TABLE, ROW, COLUMN, FIGURE, STATE, TO_SHEET, TO_CELL, THERE, WHY, COLUMNS };

static void put_figure(gk_list_sheet *list, int32_t row, const gk_fill_item *item)
{
  char address[16];
  const gk_figure *figure = &item->row->figures[item->column];
  if (figure->state == GK_FIGURE_WRONG) {
    const gk_cell *cell = gk_sheet_at(item->table->sheet, figure->row, figure->col);
    gk_list_text(list, row, FIGURE, GK_STYLE_NAME, cell == NULL || cell->text == NULL ? "" : cell->text);
  } else {
    gk_list_number(list, row, FIGURE, GK_STYLE_COMPUTED, figure->value);
  }
  if (item->sheet == NULL) return;
  gk_list_text(list, row, TO_SHEET, GK_STYLE_NAME, item->sheet);
  gk_list_text(list, row, TO_CELL, GK_STYLE_NAME, gk_address(item->to_row, item->to_col, address));
  gk_list_number(list, row, THERE, GK_STYLE_COMPUTED, item->there);
}

static void put_item(gk_list_sheet *list, int32_t row, const gk_fill_item *item)
{
  char address[16];
  const gk_figure *figure = &item->row->figures[item->column];
  const gk_pack_table *table = item->table->pack;
  gk_list_text(list, row, SHEET, GK_STYLE_NAME, item->table->sheet->name);
  gk_list_text(list, row, CELL, GK_STYLE_NAME, gk_address(figure->row, figure->col, address));
  gk_list_text(list, row, TABLE, GK_STYLE_NAME, table->mark);
  gk_list_text(list, row, ROW, GK_STYLE_NAME, *item->row->name != '\0' ? item->row->name : item->row->key);
  gk_list_text(list, row, COLUMN, GK_STYLE_NAME, gk_label_in(table->columns[item->column].label));
  gk_list_text(list, row, STATE, GK_STYLE_NAME, gk_fill_state_name(item->state));
  gk_list_text(list, row, WHY, GK_STYLE_NAME, item->why);
  put_figure(list, row, item);
}

bool gk_fill_put_list(gk_fill *fill)
{
  static const char *const headings[] = {N_("原工作表"),   N_("原单元格"),   N_("公开表"), N_("行"),
                                         N_("栏"),         N_("原数"),       N_("结果"),   N_("填入工作表"),
                                         N_("填入单元格"), N_("填入后的数"), N_("说明")};
  static const gk_fill_state order[] = {GK_FILL_NO_PLACE, GK_FILL_DIFFERS, GK_FILL_CONVERTED, GK_FILL_TAKEN,
                                        GK_FILL_COMPUTED};
  static const int widths[] = {600, 200, 220, 700, 500, 330, 260, 600, 220, 330, 700};
  _Static_assert(sizeof order / sizeof *order == GK_FILL_STATES, "each state is listed");
  _Static_assert(sizeof headings / sizeof *headings == COLUMNS && sizeof widths / sizeof *widths == COLUMNS,
                 "a heading and a width for each column");
  const char *shown[COLUMNS];
  gk_list_sheet list;
  for (size_t i = 0; i < COLUMNS; i++) shown[i] = gk_tr(headings[i]);
  int32_t row = 1;
  size_t index = fill->book->sheet_count - 1;
  if (!gk_list_begin(&list, fill->book, index, GK_SHEET_OF_FILLING, (int32_t)fill->count, shown, widths, COLUMNS))
    return false;
  for (size_t s = 0; s < GK_FILL_STATES; s++) {
    for (size_t i = 0; list.ok && i < fill->count; i++)
      if (fill->items[i].state == order[s]) put_item(&list, row++, &fill->items[i]);
  }
  return list.ok;
}
