/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/tables/search.h"

#include <stdlib.h>
#include <string.h>

#include "engine/tables/reason_sheet.h"
#include "engine/tables/tables_internal.h"
#include "engine/tables/year.h"

/* What of a sheet does not depend on the pack. */
typedef struct gk_search_text {
  const char *name;      /* folded */
  const gk_cell **cells; /* those that may name a table */
  size_t count;
} gk_search_text;

/* What one sheet comes to with one pack. */
typedef struct gk_search_find {
  gk_sheet_names names;
  bool named;              /* they are read */
  gk_sheet_tables *tables; /* NULL before it is looked for */
} gk_search_find;

static gk_search_find *find_of(const gk_search *search, size_t pack, size_t sheet)
{
  return &search->finds[pack * search->grid->count + sheet];
}

/* --- begin and end ------------------------------------------------------------------------------------------------ */

static bool read_text(gk_search *search, size_t sheet)
{
  gk_reason_sheet reasons;
  const gk_sheet *of = search->grid->sheets[sheet];
  gk_search_text *text = &search->texts[sheet];
  text->name = gk_fold(&search->arena, of->name);
  if (text->name == NULL) return false;
  if (gk_reason_sheet_find(of, &reasons)) { /* it names tables, it holds none */
    text->name = "";
    return true;
  }
  return gk_naming_cells(&search->arena, search->packs, search->pack_count, of, &text->cells, &text->count);
}

gk_search *gk_search_begin(const gk_grid *grid, const gk_pack *const *packs, size_t count)
{
  gk_search *search = calloc(1, sizeof *search);
  if (search == NULL) return NULL;
  *search = (gk_search){.grid = grid, .packs = packs, .pack_count = count, .year = gk_grid_year(grid)};
  search->arena.memory = grid->arena.memory;
  search->texts = gk_arena_array(&search->arena, grid->count, sizeof *search->texts);
  search->finds = gk_arena_array(&search->arena, count * grid->count, sizeof *search->finds);
  bool begun = search->year >= 0 && search->texts != NULL && search->finds != NULL;
  for (size_t i = 0; begun && i < grid->count; i++) begun = read_text(search, i);
  if (begun) return search;
  gk_search_end(search);
  return NULL;
}

void gk_search_end(gk_search *search)
{
  if (search == NULL) return;
  size_t count = search->finds == NULL ? 0 : search->pack_count * search->grid->count;
  for (size_t i = 0; i < count; i++) {
    if (search->finds[i].tables != NULL) gk_arena_free(&search->finds[i].tables->arena);
  }
  gk_arena_free(&search->arena);
  free(search);
}

/* --- one sheet ---------------------------------------------------------------------------------------------------- */

static bool same_table(const gk_pack *a, size_t table_of_a, const gk_pack *b, size_t table_of_b)
{
  if (table_of_a == GK_FOREIGN_TABLE || table_of_b == GK_FOREIGN_TABLE) return table_of_a == table_of_b;
  return a->tables[table_of_a].alike == b->tables[table_of_b].alike;
}

static bool same_anchor(const gk_anchor *a, const gk_anchor *b)
{
  return a->row == b->row && a->title_row == b->title_row && a->title_col == b->title_col && a->title == b->title &&
         a->exact == b->exact && a->called == b->called;
}

/* Whether two packs find the same on a sheet. */
static bool same_names(const gk_pack *a, const gk_sheet_names *of_a, const gk_pack *b, const gk_sheet_names *of_b)
{
  bool same = of_a->count == of_b->count && same_table(a, of_a->hinted, b, of_b->hinted);
  for (size_t i = 0; same && i < of_a->count; i++)
    same = same_anchor(&of_a->anchors[i], &of_b->anchors[i]) &&
           same_table(a, of_a->anchors[i].pack_table, b, of_b->anchors[i].pack_table);
  return same;
}

const gk_sheet_names *gk_search_names(gk_search *search, size_t pack, size_t sheet)
{
  gk_search_find *find = find_of(search, pack, sheet);
  const gk_search_text *text = &search->texts[sheet];
  find->named = find->named || gk_sheet_names_read(&search->arena, search->packs[pack], text->name, text->cells,
                                                   text->count, &find->names);
  return find->named ? &find->names : NULL;
}

const gk_sheet_tables *gk_search_found(gk_search *search, size_t pack, size_t sheet)
{
  gk_search_find *own = find_of(search, pack, sheet);
  for (size_t p = 0; own->tables == NULL && p < search->pack_count; p++) {
    const gk_search_find *other = find_of(search, p, sheet);
    if (other->tables != NULL && same_names(search->packs[p], &other->names, search->packs[pack], &own->names))
      own->tables = other->tables;
  }
  return own->tables;
}

static gk_sheet_tables *read_sheet(gk_search *search, size_t pack, size_t sheet)
{
  gk_sheet_tables *tables = gk_arena_alloc(&search->arena, sizeof *tables);
  gk_table_list list = {0};
  if (tables == NULL) return NULL;
  tables->arena.memory = search->arena.memory;
  bool read = gk_sheet_tables_read(&tables->arena, search->packs[pack], search->grid, sheet,
                                   &find_of(search, pack, sheet)->names, &list);
  tables->items = list.items;
  tables->count = list.count;
  if (read) return tables;
  gk_arena_free(&tables->arena);
  return NULL;
}

gk_sheet_tables *gk_search_sheet(gk_search *search, size_t pack, size_t sheet)
{
  gk_search_find *find = find_of(search, pack, sheet);
  if (gk_search_names(search, pack, sheet) == NULL) return NULL;
  if (gk_search_found(search, pack, sheet) == NULL) find->tables = read_sheet(search, pack, sheet);
  return find->tables;
}

/* --- the pack that is taken --------------------------------------------------------------------------------------- */

/* Makes a table that was read for another pack, of which it is alike, one of this pack. */
static void adopt(gk_table *table, const gk_pack *pack)
{
  const gk_pack_table *old = table->pack, *own = pack->tables;
  while (own->alike != old->alike) own++;
  if (own == old) return;
  table->pack = own;
  for (size_t i = 0; i < table->row_count; i++) {
    gk_row *row = &table->rows[i];
    if (row->line == NULL) continue;
    row->line = &own->lines[row->line - old->lines];
    row->key = row->line->key;
  }
}

static int by_pack_order(const void *left, const void *right)
{
  const gk_table *a = left, *b = right;
  if (a->pack != b->pack) return a->pack < b->pack ? -1 : 1;
  if (a->sheet_index != b->sheet_index) return a->sheet_index < b->sheet_index ? -1 : 1;
  return a->top < b->top ? -1 : a->top > b->top;
}

/* Of tables that go by different titles the one that the pack calls so is the table, and the others are not the pack's:
 * 一般公共预算财政拨款收入支出决算表 beside …支出决算表. Those without a title may be anything, and stay. */
static void drop_namesakes(gk_tables *tables)
{
  size_t kept = 0;
  for (size_t from = 0, to; from < tables->count; from = to) {
    int best = tables->items[from].called;
    for (to = from; to < tables->count && tables->items[to].pack == tables->items[from].pack; to++)
      if (tables->items[to].called > best) best = tables->items[to].called;
    bool form = tables->items[from].pack->form;
    for (size_t i = from; i < to; i++) {
      int called = tables->items[i].called;
      if (form || called == best || called == GK_CALLED_NOT) tables->items[kept++] = tables->items[i];
    }
  }
  tables->count = kept;
}

static bool look_everywhere(gk_search *search, size_t pack, size_t *count)
{
  *count = 0;
  for (size_t i = 0; i < search->grid->count; i++) {
    const gk_sheet_tables *on = gk_search_sheet(search, pack, i);
    if (on == NULL) return false;
    *count += on->count;
  }
  return true;
}

gk_tables *gk_search_take(gk_search *search, size_t pack)
{
  size_t count;
  gk_tables *tables = calloc(1, sizeof *tables);
  if (tables == NULL) return NULL;
  *tables = (gk_tables){.pack = search->packs[pack], .grid = search->grid, .year = search->year};
  tables->arena.memory = search->arena.memory;
  if (!look_everywhere(search, pack, &count) ||
      (tables->items = gk_arena_array(&tables->arena, count, sizeof *tables->items)) == NULL) {
    gk_tables_free(tables);
    return NULL;
  }
  for (size_t i = 0; i < search->grid->count; i++) {
    gk_sheet_tables *on = find_of(search, pack, i)->tables;
    for (size_t k = 0; k < on->count; k++) {
      adopt(&on->items[k], tables->pack);
      tables->items[tables->count++] = on->items[k];
    }
    gk_arena_join(&tables->arena, &on->arena);
    on->count = 0;
  }
  if (tables->count > 1) qsort(tables->items, tables->count, sizeof *tables->items, by_pack_order);
  drop_namesakes(tables);
  while (tables->count > 0 && tables->items[tables->count - 1].pack->form) tables->count--, tables->form_count++;
  return tables;
}
