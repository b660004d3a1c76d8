/* SPDX-License-Identifier: MPL-2.0 */
/* Looking rows up: by line, by code, below another. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/base/code.h"
#include "engine/pack/pack_index.h"
#include "engine/tables/tables.h"

const char gk_item_key[] = "item", gk_group_key[] = "group";

static int by_code(const void *left, const void *right)
{
  const gk_row_code *a = left, *b = right;
  int order = strcmp(a->code, b->code);
  return order != 0 ? order : a->row < b->row ? -1 : a->row > b->row;
}

/* Codes stand in their order as a rule, where blocks do not stand side by side. */
static void sort_codes(gk_table *table)
{
  for (size_t i = 1; i < table->code_count; i++) {
    if (strcmp(table->by_code[i - 1].code, table->by_code[i].code) <= 0) continue;
    qsort(table->by_code, table->code_count, sizeof *table->by_code, by_code);
    return;
  }
}

static bool index_keys(gk_arena *arena, gk_table *table)
{
  table->by_code = gk_arena_array(arena, table->row_count, sizeof *table->by_code);
  table->row_of_line = gk_arena_array(arena, table->pack->line_count, sizeof *table->row_of_line);
  if (table->by_code == NULL || table->row_of_line == NULL) return false;
  for (size_t i = 0; i < table->pack->line_count; i++) table->row_of_line[i] = -1;
  table->code_count = 0;
  for (size_t i = 0; i < table->row_count; i++) {
    const gk_row *row = &table->rows[i];
    if (row->line == NULL) table->by_code[table->code_count++] = (gk_row_code){row->key, i};
    else if (gk_table_line(table, row->line) == NULL) table->row_of_line[row->line - table->pack->lines] = (long)i;
  }
  sort_codes(table);
  return true;
}

const gk_row *gk_table_line(const gk_table *table, const gk_pack_line *line)
{
  long row = table->row_of_line[line - table->pack->lines];
  return row < 0 ? NULL : &table->rows[row];
}

const char *gk_table_unit(const gk_table *table)
{
  return *table->unit != '\0' ? table->unit : table->pack->unit;
}

static const gk_row *row_of_code(const gk_table *table, const char *code)
{
  const gk_row_code wanted = {.code = code};
  size_t low = gk_array_find(table->by_code, table->code_count, sizeof wanted, &wanted, by_code);
  if (low == table->code_count || strcmp(table->by_code[low].code, code) != 0) return NULL;
  return &table->rows[table->by_code[low].row];
}

const gk_row *gk_table_row(const gk_table *table, const char *key)
{
  if (gk_is_code(key)) return row_of_code(table, key);
  size_t count = table->pack->line_count, line = gk_line_called(&table->pack->keyed, gk_folded_of(key), 0, count);
  return line == count ? NULL : gk_table_line(table, &table->pack->lines[line]);
}

/* Sorted, a code stands behind its parent, with nothing between them that is not below the parent too. */
static void link_codes(gk_table *table)
{
  long above[GK_CODE_LEVELS + 1] = {-1, -1, -1, -1};
  const gk_row *total = gk_table_row(table, GK_TOTAL_KEY);
  if (total != NULL) above[0] = (long)(total - table->rows);
  for (size_t i = 0; i < table->code_count; i++) {
    gk_row *row = &table->rows[table->by_code[i].row];
    int level = gk_code_level(row->key);
    if (level == 0) continue;
    long parent = above[level - 1], *own = &above[level];
    if (parent >= 0 && (level == 1 || gk_code_within(row->key, table->rows[parent].key))) row->parent = parent;
    if (*own < 0 || strcmp(table->rows[*own].key, row->key) != 0) *own = (long)table->by_code[i].row;
  }
}

static void link_parents(gk_table *table)
{
  long group = -1;
  for (size_t i = 0; i < table->row_count; i++) {
    gk_row *row = &table->rows[i];
    row->parent = row->key == gk_item_key ? group : -1;
    if (row->key == gk_group_key) group = (long)i;
  }
  link_codes(table);
}

static bool list_below(gk_arena *arena, gk_table *table)
{
  table->below_from = gk_arena_array(arena, table->row_count + 2, sizeof *table->below_from);
  table->below = gk_arena_array(arena, table->code_count, sizeof *table->below);
  if (table->below_from == NULL || table->below == NULL) return false;
  for (size_t i = 0; i < table->row_count; i++) {
    if (table->rows[i].parent >= 0) table->below_from[table->rows[i].parent + 2]++;
  }
  for (size_t i = 1; i <= table->row_count; i++) table->below_from[i + 1] += table->below_from[i];
  for (size_t i = 0; i < table->row_count; i++) {
    if (table->rows[i].parent >= 0) table->below[table->below_from[table->rows[i].parent + 1]++] = i;
  }
  return true;
}

bool gk_table_index(gk_arena *arena, gk_table *table)
{
  if (!index_keys(arena, table)) return false;
  link_parents(table);
  return table->code_count == 0 || list_below(arena, table);
}
