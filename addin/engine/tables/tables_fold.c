/* SPDX-License-Identifier: MPL-2.0 */
/* Folding what a pack says, and comparing a sheet's texts with it. */
#include <stdio.h>
#include <string.h>

#include "engine/tables/tables_internal.h"
#include "engine/base/text.h"

static bool fold_names(gk_arena *arena, gk_names names, gk_folded_names *folded)
{
  *folded = (gk_folded_names){gk_arena_array(arena, names.count, sizeof(char *)), names.count};
  for (size_t i = 0; folded->items != NULL && i < names.count; i++) {
    folded->items[i] = gk_fold(arena, names.items[i]);
    if (folded->items[i] == NULL) return false;
  }
  return folded->items != NULL;
}

static bool fold_columns(gk_arena *arena, gk_folded_table *table)
{
  const gk_pack_table *pack = table->pack;
  table->headings = gk_arena_array(arena, pack->column_count, sizeof *table->headings);
  table->groups = gk_arena_array(arena, pack->column_count, sizeof *table->groups);
  if (table->headings == NULL || table->groups == NULL) return false;
  for (size_t i = 0; i < pack->column_count; i++) {
    if (!fold_names(arena, pack->columns[i].headings, &table->headings[i]) ||
        !fold_names(arena, pack->columns[i].groups, &table->groups[i]))
      return false;
  }
  return true;
}

static bool fold_rows(gk_arena *arena, gk_folded_table *table)
{
  const gk_pack_table *pack = table->pack;
  table->lines = gk_arena_array(arena, pack->line_count, sizeof *table->lines);
  table->keys = gk_arena_array(arena, pack->block_count, sizeof *table->keys);
  table->names = gk_arena_array(arena, pack->block_count, sizeof *table->names);
  if (table->lines == NULL || table->keys == NULL || table->names == NULL) return false;
  for (size_t i = 0; i < pack->line_count; i++) {
    if (!fold_names(arena, pack->lines[i].names, &table->lines[i])) return false;
  }
  for (size_t i = 0; i < pack->block_count; i++) {
    if (!fold_names(arena, pack->blocks[i].key_headings, &table->keys[i]) ||
        !fold_names(arena, pack->blocks[i].name_headings, &table->names[i]))
      return false;
  }
  return true;
}

gk_folded_table *gk_fold_tables(gk_arena *arena, const gk_pack *pack)
{
  gk_folded_table *tables = gk_arena_array(arena, pack->table_count, sizeof *tables);
  for (size_t i = 0; tables != NULL && i < pack->table_count; i++) {
    gk_folded_table *table = &tables[i];
    table->pack = &pack->tables[i];
    table->mark = gk_fold(arena, table->pack->mark);
    if (table->mark == NULL || !fold_names(arena, table->pack->titles, &table->titles) ||
        !fold_names(arena, table->pack->empty_notes, &table->notes) || !fold_columns(arena, table) ||
        !fold_rows(arena, table))
      return NULL;
  }
  return tables;
}

bool gk_folded_equals(gk_folded_names names, const char *text)
{
  for (size_t i = 0; *text != '\0' && i < names.count; i++) {
    if (strcmp(names.items[i], text) == 0) return true;
  }
  return false;
}

bool gk_folded_heads(gk_folded_names names, const char *text)
{
  size_t length = strlen(text);
  for (size_t i = 0; length > 0 && i < names.count; i++) {
    size_t size = strlen(names.items[i]);
    if (strncmp(names.items[i], text, size) != 0) continue;
    if (text[size] == '\0' || (text[size] == '(' && text[length - 1] == ')')) return true;
  }
  return false;
}

/* How many bytes of `text` are numerals: 二十三 or 23. */
static size_t numerals(const char *text)
{
  static const char *const chinese[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  size_t length = strspn(text, "0123456789"), i = 0;
  if (length > 0) return length;
  while (i < sizeof chinese / sizeof *chinese) {
    if (strncmp(text + length, chinese[i], strlen(chinese[i])) == 0) {
      length += strlen(chinese[i]);
      i = 0;
    } else {
      i++;
    }
  }
  return length;
}

const char *gk_without_ordinal(const char *folded)
{
  static const char *const leads[] = {"其中:", "加:", "减:"}, *const ends[] = {"、", ".", ",", ")"};
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
    if (strncmp(folded, leads[i], strlen(leads[i])) == 0) folded += strlen(leads[i]);
  }
  const char *first = folded + (*folded == '(');
  size_t length = numerals(first);
  if (length == 0) return folded;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (strncmp(first + length, ends[i], strlen(ends[i])) == 0) return first + length + strlen(ends[i]);
  }
  return folded;
}

bool gk_cell_is_integer(const gk_cell *cell, int number)
{
  if (cell == NULL) return false;
  if (cell->kind == GK_CELL_NUMBER) return gk_dec_cmp(cell->number, (gk_dec){number, 0}) == 0;
  char digits[16];
  snprintf(digits, sizeof digits, "%d", number);
  return strcmp(gk_folded_at(cell), digits) == 0;
}

bool gk_cell_code(const gk_cell *cell, char out[8])
{
  if (cell == NULL) return false;
  const char *text = gk_folded_at(cell);
  char number[24];
  if (cell->kind == GK_CELL_NUMBER) {
    gk_dec value = gk_dec_trim(cell->number);
    if (value.scale != 0 || value.units <= 0) return false;
    snprintf(number, sizeof number, "%lld", (long long)value.units);
    text = number;
  }
  size_t length = strspn(text, "0123456789");
  if (text[length] != '\0' || (length != 3 && length != 5 && length != 7)) return false;
  memcpy(out, text, length + 1);
  return true;
}
