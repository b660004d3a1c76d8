/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/fill.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/unit.h"
#include "engine/book/book_grid.h"
#include "engine/collect/fill_list.h"
#include "engine/collect/fill_match.h"

/* What one filling hands around. */
typedef struct filler {
  gk_fill *fill;
  const gk_tables *from;
  const gk_pack *pack;
  gk_figures figures; /* those with a place; the source is the item */
} filler;

static void no_place(gk_fill_item *item, const char *why)
{
  item->state = GK_FILL_NO_PLACE;
  item->why = why;
  item->to_key = NULL;
}

/* --- what there is, and where it belongs -------------------------------------------------------------------------- */

static bool is_figure(const gk_figure *figure)
{
  return figure->state == GK_FIGURE_NUMBER || figure->state == GK_FIGURE_TEXT || figure->state == GK_FIGURE_WRONG;
}

static size_t count_figures(const gk_tables *tables)
{
  size_t count = 0;
  for (size_t t = 0; t < tables->count; t++) {
    const gk_table *table = &tables->items[t];
    for (size_t r = 0; r < table->row_count; r++) {
      for (size_t c = 0; c < table->pack->column_count; c++) count += is_figure(&table->rows[r].figures[c]);
    }
  }
  return count;
}

/* A figure of a table whose unit is not known goes nowhere; false when memory is out. */
static bool refuse_unit(const filler *f, gk_fill_item *item)
{
  char cell[16];
  gk_text why = {0};
  gk_address(item->table->unit_row, item->table->unit_col, cell);
  gk_text_say(&why, "%s写的单位“%s”不认识，不能换算", cell, item->table->unit);
  no_place(item, why.failed ? NULL : gk_arena_text(&f->fill->arena, why.bytes, why.length));
  gk_text_free(&why);
  return item->why != NULL;
}

/* In the unit of the table that it goes to, with its decimals at most where that took a conversion. */
static void convert(gk_fill_item *item, const gk_pack_table *to)
{
  const char *unit = gk_table_unit(item->table);
  gk_dec rounded;
  if (!gk_unit_convert(item->row->figures[item->column].value, unit, to->unit, &item->value)) {
    no_place(item, gk_tr("数太大，不能换算"));
    return;
  }
  if (gk_unit_power(unit) == gk_unit_power(to->unit)) return;
  item->state = GK_FILL_CONVERTED;
  if (item->value.scale <= to->decimals || !gk_dec_round(item->value, to->decimals, &rounded)) return;
  item->value = rounded;
  item->why = gk_tr("换算后四舍五入");
}

/* False when memory is out. */
static bool place(const filler *f, gk_fill_item *item)
{
  const gk_pack_table *from = item->table->pack;
  long table = gk_pack_table_index(f->pack, from->id);
  if (item->row->figures[item->column].state == GK_FIGURE_WRONG) {
    no_place(item, gk_tr("不是数"));
    return true;
  }
  if (table < 0) {
    no_place(item, gk_tr("模板没有这张表"));
    return true;
  }
  if (gk_unit_power(gk_table_unit(item->table)) < 0) return refuse_unit(f, item);
  const gk_pack_table *to = &f->pack->tables[table];
  const gk_pack_line *line = item->row->line == NULL ? NULL : gk_match_line(to, from, item->row->line);
  long column = gk_match_column(to, from, item->column);
  item->to_key = item->row->line == NULL ? item->row->key : line == NULL ? NULL : line->key;
  if (item->to_key == NULL) no_place(item, gk_tr("模板没有这一行"));
  else if (column < 0) no_place(item, gk_tr("模板没有这一栏"));
  item->to_table = (size_t)table;
  item->to_column = column < 0 ? 0 : (size_t)column;
  if (item->to_key != NULL) convert(item, to);
  return true;
}

static bool add_figure(filler *f, const gk_fill_item *item)
{
  const gk_placed figure = {.table = item->to_table,
                            .column = item->to_column,
                            .key = item->to_key,
                            .name = item->row->name,
                            .source = (size_t)(item - f->fill->items),
                            .value = item->value};
  return item->to_key == NULL || gk_figures_add(&f->figures, &figure);
}

static bool gather(filler *f)
{
  gk_fill *fill = f->fill;
  fill->items = gk_arena_array(&fill->arena, count_figures(f->from) + 1, sizeof *fill->items);
  if (fill->items == NULL) return false;
  for (size_t t = 0; t < f->from->count; t++) {
    const gk_table *table = &f->from->items[t];
    for (size_t r = 0; r < table->row_count; r++) {
      for (size_t c = 0; c < table->pack->column_count; c++) {
        if (!is_figure(&table->rows[r].figures[c])) continue;
        gk_fill_item *item = &fill->items[fill->count++];
        *item = (gk_fill_item){.table = table, .row = &table->rows[r], .column = c, .why = ""};
        if (!place(f, item) || !add_figure(f, item)) return false;
      }
    }
  }
  return true;
}

/* One place takes one figure: that of the row that comes first. */
static void drop_repeated(filler *f)
{
  gk_placed *items = f->figures.items;
  size_t kept = 0;
  gk_figures_sort(&f->figures, 0);
  for (size_t i = 0; i < f->figures.count; i++) {
    if (kept > 0 && gk_placed_together(&items[kept - 1], &items[i]))
      no_place(&f->fill->items[items[i].source], gk_tr("同一行出现不止一次，只取第一次"));
    else items[kept++] = items[i];
  }
  f->figures.count = kept;
}

static const char *department_of(const gk_tables *tables)
{
  for (size_t i = 0; i < tables->count; i++)
    if (*tables->items[i].department != '\0') return tables->items[i].department;
  return "";
}

/* --- what came of it ---------------------------------------------------------------------------------------------- */

static void compare(gk_fill_item *item, const gk_figure *there)
{
  bool same = gk_dec_cmp(there->value, item->value) == 0;
  item->there = there->value;
  if (there->formula) {
    item->state = same ? GK_FILL_COMPUTED : GK_FILL_DIFFERS;
    item->why = same ? "" : gk_tr("模板由公式计算，与原数不同，请核对");
  } else if (!same) {
    no_place(item, gk_tr("模板这里不填数"));
  }
}

static void settle(const filler *f, gk_fill_item *item, const gk_tables *made)
{
  const gk_table *table = item->to_key == NULL ? NULL : gk_tables_get(made, item->to_table);
  const gk_row *row = table == NULL ? NULL : gk_table_row(table, item->to_key);
  const gk_figure *there = row == NULL ? NULL : &row->figures[item->to_column];
  if (item->to_key == NULL) return;
  if (there == NULL || there->state == GK_FIGURE_ABSENT) {
    no_place(item, gk_tr("生成的表里没有这张表或这一行"));
    return;
  }
  item->sheet = gk_arena_text(&f->fill->arena, table->sheet->name, strlen(table->sheet->name));
  item->to_row = there->row;
  item->to_col = there->col;
  compare(item, there);
}

/* Finds the tables in the book, and in them where each figure came to stand. */
static bool settle_all(filler *f)
{
  gk_error none = GK_ERROR_INIT;
  gk_grid *grid = gk_book_grid(f->fill->book);
  gk_tables *made = grid == NULL ? NULL : gk_tables_find(f->pack, grid, &none);
  for (size_t i = 0; made != NULL && i < f->fill->count; i++) {
    settle(f, &f->fill->items[i], made);
    f->fill->counts[f->fill->items[i].state]++;
  }
  bool done = made != NULL;
  gk_tables_free(made);
  gk_grid_free(grid);
  return done;
}

static bool make_book(filler *f, const gk_template_options *asked, gk_error *err)
{
  gk_template_options options = *asked;
  options.figures = &f->figures;
  options.spare_rows = true;
  options.forms = true;
  options.extra_sheets = 1;
  if (options.department == NULL || *options.department == '\0') options.department = department_of(f->from);
  options.codes = gk_figures_codes(&f->figures, f->pack, &f->fill->arena, &options.code_count);
  if (options.codes == NULL) return gk_fail_memory(err);
  f->fill->book = gk_template_make(f->pack, &options, err);
  if (f->fill->book == NULL) return false;
  return (settle_all(f) && gk_fill_put_list(f->fill)) || gk_fail_memory(err);
}

gk_fill *gk_fill_make(const gk_tables *from, const gk_pack *pack, const gk_template_options *options, gk_error *err)
{
  filler f = {.fill = calloc(1, sizeof *f.fill), .from = from, .pack = pack};
  bool ok = f.fill != NULL || gk_fail_memory(err);
  if (ok && from->count == 0) ok = gk_fail(err, GK_ERR_DOCUMENT, "里面没有找到公开表，没有数可以填入。");
  ok = ok && (gather(&f) || gk_fail_memory(err));
  if (ok) drop_repeated(&f);
  ok = ok && make_book(&f, options, err);
  gk_figures_free(&f.figures);
  if (ok) return f.fill;
  gk_fill_free(f.fill);
  return NULL;
}

void gk_fill_free(gk_fill *fill)
{
  if (fill == NULL) return;
  gk_book_free(fill->book);
  gk_arena_free(&fill->arena);
  free(fill);
}
