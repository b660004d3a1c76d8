/* SPDX-License-Identifier: MPL-2.0 */
/* What is looked up in a pack while a workbook is read, made ready once: in which characters titles end, lines by name. */
#include "engine/pack/pack_index.h"

#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"

/* --- names behind ordinals ---------------------------------------------------------------------------------------- */

/* How many bytes of `text` are numerals: 二十三 or 23. */
static size_t numerals(const char *text)
{
  static const char *const chinese[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  size_t length = strspn(text, "0123456789"), i = 0;
  if (length > 0) return length;
  while (i < sizeof chinese / sizeof *chinese) {
    if (gk_begins(text + length, chinese[i])) {
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
    if (gk_begins(folded, leads[i])) folded += strlen(leads[i]);
  }
  const char *first = folded + (*folded == '(');
  size_t length = numerals(first);
  if (length == 0) return folded;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (gk_begins(first + length, ends[i])) return first + length + strlen(ends[i]);
  }
  return folded;
}

/* --- lines by name ------------------------------------------------------------------------------------------------ */

static int by_name(const void *left, const void *right)
{
  const gk_line_name *a = left, *b = right;
  int order = strcmp(a->name, b->name);
  return order != 0 ? order : a->line < b->line ? -1 : a->line > b->line;
}

static bool make_room(gk_arena *arena, gk_line_index *index, size_t most)
{
  index->items = gk_arena_array(arena, most, sizeof *index->items);
  return index->items != NULL;
}

static void sort(gk_line_index *index)
{
  qsort(index->items, index->count, sizeof *index->items, by_name);
}

static void add_name(gk_line_index *index, const char *name, size_t line)
{
  if (*name != '\0') index->items[index->count++] = (gk_line_name){name, line};
}

static bool index_lines(gk_arena *arena, gk_pack_table *table)
{
  size_t most = 0;
  for (size_t i = 0; i < table->line_count; i++) most += table->lines[i].names.count;
  if (!make_room(arena, &table->named, most) || !make_room(arena, &table->bare_named, most) ||
      !make_room(arena, &table->keyed, table->line_count))
    return false;
  for (size_t i = 0; i < table->line_count; i++) {
    const gk_names *names = &table->lines[i].names;
    add_name(&table->keyed, table->lines[i].key, i);
    for (size_t k = 0; k < names->count; k++) {
      add_name(&table->named, names->folded[k].text, i);
      add_name(&table->bare_named, gk_without_ordinal(names->folded[k].text), i);
    }
  }
  sort(&table->named);
  sort(&table->bare_named);
  sort(&table->keyed);
  return true;
}

size_t gk_line_called(const gk_line_index *index, const char *name, size_t from, size_t to)
{
  const gk_line_name wanted = {name, from};
  size_t low = 0, high = index->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (by_name(&index->items[middle], &wanted) < 0) low = middle + 1;
    else high = middle;
  }
  if (low == index->count || index->items[low].line >= to || strcmp(index->items[low].name, name) != 0) return to;
  return index->items[low].line;
}

/* --- ends of titles ----------------------------------------------------------------------------------------------- */

static void add_end(gk_pack *pack, const gk_folded *title)
{
  const char *end = title->text + title->length;
  if (title->length == 0) return;
  do {
    end--;
  } while (end > title->text && ((unsigned char)*end & 0xC0) == 0x80);
  for (size_t i = 0; i < pack->title_end_count; i++) {
    if (strcmp(pack->title_ends[i], end) == 0) return;
  }
  pack->title_ends[pack->title_end_count++] = end;
}

static bool list_title_ends(gk_pack *pack)
{
  size_t most = 1;
  const gk_folded usual = gk_folded_of("表");
  for (size_t i = 0; i < pack->table_count; i++) most += 1 + pack->tables[i].titles.count;
  pack->title_ends = gk_arena_array(&pack->arena, most, sizeof *pack->title_ends);
  if (pack->title_ends == NULL) return false;
  add_end(pack, &usual);
  for (size_t i = 0; i < pack->table_count; i++) {
    const gk_pack_table *table = &pack->tables[i];
    add_end(pack, &table->folded_mark);
    for (size_t k = 0; k < table->titles.count; k++) add_end(pack, &table->titles.folded[k]);
  }
  return true;
}

bool gk_pack_index(gk_pack_loader *loader)
{
  gk_pack *pack = loader->pack;
  bool indexed = list_title_ends(pack);
  for (size_t i = 0; indexed && i < pack->table_count; i++) indexed = index_lines(&pack->arena, &pack->tables[i]);
  return indexed || gk_fail_memory(loader->err);
}
