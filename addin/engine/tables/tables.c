/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/tables/tables.h"

#include <stdlib.h>
#include <string.h>

#include "engine/tables/reason_sheet.h"
#include "engine/tables/tables_internal.h"
#include "engine/base/text.h"

/* --- one sheet ---------------------------------------------------------------------------------------------------- */

/* What finding the tables of one sheet needs to hand around. */
typedef struct finder {
  gk_tables *tables;
  const gk_sheet *sheet;
  size_t sheet_index;
  bool open; /* a table is being read; later pages may follow */
  gk_table_reader reader;
  int32_t head, above; /* its first row of figures; the first row above it that is no other table's */
} finder;

static const gk_pack_table *pack_table(const finder *f, const gk_anchor *anchor)
{
  return &f->tables->pack->tables[anchor->pack_table];
}

static bool push_table(gk_tables *tables, const gk_table *table)
{
  size_t count = tables->count;
  if ((count & (count - 1)) == 0) { /* room doubles at powers of two */
    gk_table *items = gk_arena_array(&tables->arena, count == 0 ? 1 : count * 2, sizeof *items);
    if (items == NULL) return false;
    if (count > 0) memcpy(items, tables->items, count * sizeof *items);
    tables->items = items;
  }
  tables->items[tables->count++] = *table;
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
  return gk_table_index(&f->tables->arena, table) && gk_surroundings_read(&f->reader, f->above, f->head) &&
         push_table(f->tables, table);
}

/* Reads a table below its headings. A page that goes on with the open table is added to it; a second standing of the
 * same table is one of its own. */
static bool read_table(finder *f, const gk_anchor *anchor, const gk_layout *layout)
{
  enum { ROWS_ABOVE = 3 };
  gk_table_reader reader;
  if (!gk_reader_start(&reader, &f->tables->arena, pack_table(f, anchor), f->sheet)) return false;
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

/* Whether an anchor ends the form above it: indicators are called like tables, so it stands alone in its row. */
static bool ends_form(const finder *f, const gk_anchor *anchor)
{
  enum { MOST_BESIDE = 2 };
  size_t count;
  gk_sheet_row(f->sheet, anchor->row, &count);
  bool form = anchor->pack_table != GK_FOREIGN_TABLE && pack_table(f, anchor)->form;
  return form || (anchor->exact && count <= MOST_BESIDE);
}

/* Reads the form at an anchor and passes over those that stand in it: *next is the first one behind it. */
static bool read_form(finder *f, const gk_anchor *anchors, size_t count, size_t *next)
{
  const gk_anchor *anchor = &anchors[*next];
  gk_table_reader reader;
  bool found;
  for (++*next; *next < count && !ends_form(f, &anchors[*next]);) ++*next;
  int32_t bottom = *next < count ? anchors[*next].row - 1 : f->sheet->rows - 1;
  if (!close_table(f) || !gk_reader_start(&reader, &f->tables->arena, pack_table(f, anchor), f->sheet)) return false;
  reader.table.sheet_index = f->sheet_index;
  reader.table.top = anchor->row;
  reader.table.title_row = anchor->title_row;
  reader.table.title_col = anchor->title_col;
  return gk_form_read(&reader, anchor->row, bottom, &found) && (!found || push_table(f->tables, &reader.table));
}

static bool find_at_anchors(finder *f, const gk_anchor *anchors, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    while (i < count && anchors[i].pack_table != GK_FOREIGN_TABLE && pack_table(f, &anchors[i])->form)
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
    if (!gk_layout_find(&f->tables->arena, pack_table(f, anchor), f->sheet, &layout, &found)) return false;
    if (!(found ? read_table(f, anchor, &layout) : pass_title(f, anchor, bottom))) return false;
  }
  return close_table(f);
}

/* A sheet whose tables have lost title and mark: its name hints at a table, whose headings must confirm it. */
static bool find_by_sheet_name(finder *f)
{
  const char *name = gk_fold(&f->tables->arena, f->sheet->name);
  if (name == NULL) return false;
  gk_anchor anchor = {.pack_table = gk_anchor_by_sheet_name(f->tables->pack, name)};
  return anchor.pack_table == GK_FOREIGN_TABLE || find_at_anchors(f, &anchor, 1);
}

static bool find_in_sheet(gk_tables *tables, size_t sheet_index)
{
  const gk_sheet *sheet = tables->grid->sheets[sheet_index];
  finder f = {.tables = tables, .sheet = sheet, .sheet_index = sheet_index};
  gk_reason_sheet reasons;
  if (gk_reason_sheet_find(sheet, &reasons)) return true; /* it names tables, it holds none */
  gk_anchor *anchors;
  size_t count, before = tables->count;
  if (!gk_anchors_find(&tables->arena, tables->pack, sheet, &anchors, &count) || !find_at_anchors(&f, anchors, count))
    return false;
  return tables->count > before || find_by_sheet_name(&f);
}

/* --- all sheets --------------------------------------------------------------------------------------------------- */

static int by_pack_order(const void *left, const void *right)
{
  const gk_table *a = left, *b = right;
  if (a->pack != b->pack) return a->pack < b->pack ? -1 : 1;
  if (a->sheet_index != b->sheet_index) return a->sheet_index < b->sheet_index ? -1 : 1;
  return a->top < b->top ? -1 : a->top > b->top;
}

static gk_tables *find_on_sheets(const gk_pack *pack, const gk_grid *grid, size_t from, size_t to, gk_error *err)
{
  gk_tables *tables = calloc(1, sizeof *tables);
  bool found = tables != NULL;
  if (found) {
    tables->pack = pack;
    tables->grid = grid;
  }
  for (size_t i = from; found && i < to; i++) found = find_in_sheet(tables, i);
  if (!found) {
    gk_tables_free(tables);
    gk_fail_memory(err);
    return NULL;
  }
  if (tables->count > 1) qsort(tables->items, tables->count, sizeof *tables->items, by_pack_order);
  while (tables->count > 0 && tables->items[tables->count - 1].pack->form) tables->count--, tables->form_count++;
  return tables;
}

gk_tables *gk_tables_find(const gk_pack *pack, const gk_grid *grid, gk_error *err)
{
  return find_on_sheets(pack, grid, 0, grid->count, err);
}

gk_tables *gk_tables_find_on(const gk_pack *pack, const gk_grid *grid, size_t sheet, gk_error *err)
{
  return find_on_sheets(pack, grid, sheet, sheet + 1, err);
}

void gk_tables_free(gk_tables *tables)
{
  if (tables == NULL) return;
  gk_arena_free(&tables->arena);
  free(tables);
}

const gk_table *gk_tables_get(const gk_tables *tables, size_t pack_table)
{
  for (size_t i = 0; i < tables->count; i++) {
    if (tables->items[i].pack == &tables->pack->tables[pack_table]) return &tables->items[i];
  }
  return NULL;
}
