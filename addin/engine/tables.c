/* SPDX-License-Identifier: MPL-2.0 */
#include "tables.h"

#include <stdlib.h>
#include <string.h>

#include "tables_internal.h"
#include "text.h"

const char *gk_folded_at(const gk_folded_sheet *folded, const gk_cell *cell) {
  return cell == NULL ? "" : folded->texts[cell - folded->sheet->cells];
}

gk_folded_names gk_fold_names(gk_arena *arena, gk_names names) {
  gk_folded_names folded = {gk_arena_array(arena, names.count, sizeof(char *)), names.count};
  for (size_t i = 0; folded.items != NULL && i < names.count; i++) {
    folded.items[i] = gk_fold(arena, names.items[i]);
    if (folded.items[i] == NULL) folded.items = NULL;
  }
  return folded;
}

long gk_folded_index(gk_folded_names names, const char *text) {
  if (*text == '\0') return -1;
  for (size_t i = 0; i < names.count; i++) {
    if (strcmp(names.items[i], text) == 0) return (long)i;
  }
  return -1;
}

static bool fold_sheet(gk_arena *arena, const gk_sheet *sheet, gk_folded_sheet *folded) {
  *folded = (gk_folded_sheet){sheet, gk_arena_array(arena, sheet->count, sizeof(char *))};
  if (folded->texts == NULL) return false;
  for (size_t i = 0; i < sheet->count; i++) {
    const gk_cell *cell = &sheet->cells[i];
    folded->texts[i] = cell->kind == GK_CELL_TEXT ? gk_fold(arena, cell->text) : "";
    if (folded->texts[i] == NULL) return false;
  }
  return true;
}

static int by_key(const void *left, const void *right) {
  const gk_row_key *a = left, *b = right;
  int order = strcmp(a->key, b->key);
  return order != 0 ? order : a->row < b->row ? -1 : a->row > b->row;
}

static bool index_rows(gk_arena *arena, gk_table *table) {
  table->by_key = gk_arena_array(arena, table->row_count, sizeof *table->by_key);
  if (table->by_key == NULL) return false;
  for (size_t i = 0; i < table->row_count; i++) table->by_key[i] = (gk_row_key){table->rows[i].key, i};
  qsort(table->by_key, table->row_count, sizeof *table->by_key, by_key);
  return true;
}

const gk_row *gk_table_row(const gk_table *table, const char *key) {
  size_t low = 0, high = table->row_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strcmp(table->by_key[middle].key, key) < 0) low = middle + 1;
    else high = middle;
  }
  if (low == table->row_count || strcmp(table->by_key[low].key, key) != 0) return NULL;
  return &table->rows[table->by_key[low].row];
}

/* The code one level up: its first 5 or 3 digits; "total" for 类 codes. */
static const char *parent_key(const char *code, char out[8]) {
  size_t length = strlen(code);
  if (length <= 3) return "total";
  memcpy(out, code, length - 2);
  out[length - 2] = '\0';
  return out;
}

static void link_parents(gk_table *table) {
  char buffer[8];
  for (size_t i = 0; i < table->row_count; i++) {
    gk_row *row = &table->rows[i];
    row->parent = -1;
    if (row->line != NULL || row->key[0] < '0' || row->key[0] > '9') continue;
    const gk_row *parent = gk_table_row(table, parent_key(row->key, buffer));
    if (parent != NULL) row->parent = parent - table->rows;
  }
}

static bool read_table(gk_tables *tables, const gk_folded_sheet *folded, size_t sheet_index, const gk_anchor *anchor,
                       const gk_layout *layout) {
  gk_table table = {.pack = &tables->pack->tables[anchor->pack_table], .sheet = folded->sheet, .sheet_index = sheet_index};
  gk_arena *arena = &tables->arena;
  if (!gk_rows_read(arena, folded, layout, &table) || !index_rows(arena, &table) ||
      !gk_surroundings_read(arena, folded, layout, &table))
    return false;
  link_parents(&table);
  size_t count = tables->count;
  if ((count & (count - 1)) == 0) { /* room doubles at powers of two */
    gk_table *items = gk_arena_array(arena, count == 0 ? 1 : count * 2, sizeof *items);
    if (items == NULL) return false;
    if (count > 0) memcpy(items, tables->items, count * sizeof *items);
    tables->items = items;
  }
  tables->items[tables->count++] = table;
  return true;
}

/* One past the last row that can belong to the table at anchors[i]: the next anchor of anything ends it, unless that
 * one is the same table's mark or a heading repeated by a page break without headings of its own. */
static bool find_in_sheet(gk_tables *tables, const gk_sheet *sheet, size_t sheet_index) {
  gk_folded_sheet folded;
  gk_anchor *anchors;
  size_t count;
  gk_arena *arena = &tables->arena;
  if (!fold_sheet(arena, sheet, &folded) || !gk_anchors_find(arena, tables->pack, &folded, &anchors, &count)) return false;
  for (size_t i = 0; i < count; i++) {
    int32_t bottom = i + 1 < count ? anchors[i + 1].row - 1 : sheet->rows - 1;
    gk_layout layout;
    bool found;
    const gk_pack_table *pack = &tables->pack->tables[anchors[i].pack_table];
    if (!gk_layout_find(arena, pack, &folded, &anchors[i], bottom, &layout, &found)) return false;
    if (found && !read_table(tables, &folded, sheet_index, &anchors[i], &layout)) return false;
  }
  return true;
}

static int by_pack_order(const void *left, const void *right) {
  const gk_table *a = left, *b = right;
  if (a->pack != b->pack) return a->pack < b->pack ? -1 : 1;
  if (a->sheet_index != b->sheet_index) return a->sheet_index < b->sheet_index ? -1 : 1;
  return a->top < b->top ? -1 : a->top > b->top;
}

gk_tables *gk_tables_find(const gk_pack *pack, const gk_grid *grid, gk_error *err) {
  gk_tables *tables = calloc(1, sizeof *tables);
  bool found = tables != NULL;
  if (found) {
    tables->pack = pack;
    tables->grid = grid;
  }
  for (size_t i = 0; found && i < grid->count; i++) found = find_in_sheet(tables, grid->sheets[i], i);
  if (!found) {
    gk_tables_free(tables);
    gk_fail_memory(err);
    return NULL;
  }
  if (tables->count > 1) qsort(tables->items, tables->count, sizeof *tables->items, by_pack_order);
  return tables;
}

void gk_tables_free(gk_tables *tables) {
  if (tables == NULL) return;
  gk_arena_free(&tables->arena);
  free(tables);
}

const gk_table *gk_tables_get(const gk_tables *tables, size_t pack_table) {
  for (size_t i = 0; i < tables->count; i++) {
    if (tables->items[i].pack == &tables->pack->tables[pack_table]) return &tables->items[i];
  }
  return NULL;
}
