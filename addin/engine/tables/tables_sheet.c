/* SPDX-License-Identifier: MPL-2.0 */
/* The tables of one sheet: from title to title, page by page. */
#include <stdlib.h>
#include <string.h>

#include "engine/tables/tables_internal.h"

/* What finding the tables of one sheet needs to hand around. */
typedef struct finder {
  gk_arena *arena;
  const gk_pack *pack;
  gk_table_list *list;
  const gk_sheet *sheet;
  size_t sheet_index;
  bool open; /* a table is being read; later pages may follow */
  gk_table_reader reader;
  int32_t head, above; /* its first row of figures; the first row above it that is no other table's */
} finder;

static const gk_pack_table *pack_table(const finder *f, const gk_anchor *anchor)
{
  return &f->pack->tables[anchor->pack_table];
}

static bool push_table(finder *f, const gk_table *table)
{
  gk_table_list *list = f->list;
  size_t count = list->count;
  if ((count & (count - 1)) == 0) { /* room doubles at powers of two */
    gk_table *items = gk_arena_array(f->arena, count == 0 ? 1 : count * 2, sizeof *items);
    if (items == NULL) return false;
    if (count > 0) memcpy(items, list->items, count * sizeof *items);
    list->items = items;
  }
  list->items[list->count++] = *table;
  return true;
}

static int by_address(const void *left, const void *right)
{
  const gk_row *a = left, *b = right;
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  return a->key_col < b->key_col ? -1 : a->key_col > b->key_col;
}

/* Puts the rows into the order of the sheet: blocks side by side are read one after another. */
static void sort_rows(gk_table *table)
{
  for (size_t i = 1; i < table->row_count; i++) {
    if (by_address(&table->rows[i - 1], &table->rows[i]) <= 0) continue;
    qsort(table->rows, table->row_count, sizeof *table->rows, by_address);
    return;
  }
}

/* Finishes the open table. */
static bool close_table(finder *f)
{
  if (!f->open) return true;
  f->open = false;
  gk_table *table = &f->reader.table;
  sort_rows(table);
  return gk_table_index(f->arena, table) && gk_surroundings_read(&f->reader, f->above, f->head) && push_table(f, table);
}

/* Reads a table below its headings. A page that goes on with the open table is added to it; a second standing of the
 * same table is one of its own. */
static bool read_table(finder *f, const gk_anchor *anchor, const gk_layout *layout)
{
  enum { ROWS_ABOVE = 3 };
  gk_table_reader reader;
  if (!gk_reader_start(&reader, f->arena, pack_table(f, anchor), f->sheet)) return false;
  reader.layout = *layout;
  if (!gk_rows_read(&reader)) return false;
  if (f->open && f->reader.table.pack == reader.table.pack && !gk_reader_repeats(&f->reader, &reader))
    return gk_reader_append(&f->reader, &reader);
  int32_t above = f->open ? f->reader.layout.bottom + 1 : 0;
  if (!close_table(f)) return false;
  reader.table.sheet_index = f->sheet_index;
  reader.table.top = anchor->row;
  reader.table.title_row = anchor->title_row;
  reader.table.title_col = anchor->title_col;
  reader.table.called = anchor->called;
  f->above = anchor->row - ROWS_ABOVE > above ? anchor->row - ROWS_ABOVE : above;
  f->head = layout->first_row;
  f->reader = reader;
  f->open = true;
  return true;
}

/* A title without headings: of the open table, it is a page's; the rows go on below it. Else it names no table here. */
static bool pass_title(finder *f, const gk_anchor *anchor, int32_t bottom)
{
  if (!f->open || f->reader.table.pack != pack_table(f, anchor)) return true;
  if (f->reader.table.pack->blocks[0].rows == GK_ROWS_SINGLE) return true;
  f->reader.layout.first_row = anchor->row + 1;
  f->reader.layout.bottom = bottom;
  return gk_rows_read(&f->reader);
}

/* --- forms -------------------------------------------------------------------------------------------------------- */

static bool is_form(const finder *f, const gk_anchor *anchor)
{
  return anchor->pack_table != GK_FOREIGN_TABLE && pack_table(f, anchor)->form;
}

/* Whether an anchor ends the form above it. Goals and indicators are called like tables (编制收入支出决算表), so it is the
 * title of one of the pack's, and stands alone in its row. */
static bool ends_form(const finder *f, const gk_anchor *anchor)
{
  enum { MOST_BESIDE = 2 };
  size_t count;
  gk_sheet_row(f->sheet, anchor->row, &count);
  bool table = anchor->pack_table != GK_FOREIGN_TABLE && anchor->exact && count <= MOST_BESIDE;
  return table || is_form(f, anchor);
}

/* Reads the form at an anchor and passes over those that stand in it: *next is the first one behind it. */
static bool read_form(finder *f, const gk_anchor *anchors, size_t count, size_t *next)
{
  const gk_anchor *anchor = &anchors[*next];
  gk_table_reader reader;
  bool found;
  for (++*next; *next < count && !ends_form(f, &anchors[*next]);) ++*next;
  int32_t bottom = *next < count ? anchors[*next].row - 1 : f->sheet->rows - 1;
  if (!close_table(f) || !gk_reader_start(&reader, f->arena, pack_table(f, anchor), f->sheet)) return false;
  reader.table.sheet_index = f->sheet_index;
  reader.table.top = anchor->row;
  reader.table.title_row = anchor->title_row;
  reader.table.title_col = anchor->title_col;
  reader.table.called = anchor->called;
  return gk_form_read(&reader, anchor->row, bottom, &found) && (!found || push_table(f, &reader.table));
}

/* --- the whole sheet ---------------------------------------------------------------------------------------------- */

static bool find_at_anchors(finder *f, const gk_anchor *anchors, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    while (i < count && is_form(f, &anchors[i]))
      if (!read_form(f, anchors, count, &i)) return false;
    if (i == count) break;
    const gk_anchor *anchor = &anchors[i];
    int32_t bottom = i + 1 < count ? anchors[i + 1].row - 1 : f->sheet->rows - 1;
    if (anchor->pack_table == GK_FOREIGN_TABLE) {
      if (!close_table(f)) return false;
      continue;
    }
    gk_layout layout = {.top = anchor->row, .bottom = bottom};
    bool found;
    if (!gk_layout_find(f->arena, pack_table(f, anchor), f->sheet, &layout, &found)) return false;
    if (!(found ? read_table(f, anchor, &layout) : pass_title(f, anchor, bottom))) return false;
  }
  return close_table(f);
}

bool gk_sheet_tables_read(gk_arena *arena, const gk_pack *pack, const gk_grid *grid, size_t sheet,
                          const gk_sheet_names *names, gk_table_list *list)
{
  finder f = {.arena = arena, .pack = pack, .list = list, .sheet = grid->sheets[sheet], .sheet_index = sheet};
  size_t before = list->count;
  if (!find_at_anchors(&f, names->anchors, names->count)) return false;
  if (list->count > before || names->hinted == GK_FOREIGN_TABLE) return true;
  /* Where title and mark are lost, the sheet's name hints at a table, whose headings must confirm it. */
  const gk_anchor hint = {.pack_table = names->hinted};
  return find_at_anchors(&f, &hint, 1);
}
