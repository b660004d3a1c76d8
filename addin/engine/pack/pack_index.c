/* SPDX-License-Identifier: MPL-2.0 */
/* What is looked up in a pack while a workbook is read, made ready once: lines by name, the ends of titles. */
#include "engine/pack/pack_index.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
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

/* What is left of a text from `rest` on. */
static gk_folded rest_of(gk_folded text, const char *rest)
{
  return (gk_folded){rest, text.length - (size_t)(rest - text.text)};
}

gk_folded gk_without_ordinal(gk_folded text)
{
  const char *folded = text.text;
  static const char *const leads[] = {"其中:", "加:", "减:"}, *const ends[] = {"、", ".", ",", ")"};
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
    if (gk_begins(folded, leads[i])) folded += strlen(leads[i]);
  }
  const char *first = folded + (*folded == '(');
  size_t length = numerals(first);
  if (length == 0) return rest_of(text, folded);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (gk_begins(first + length, ends[i])) return rest_of(text, first + length + strlen(ends[i]));
  }
  return rest_of(text, folded);
}

/* --- lines by name ------------------------------------------------------------------------------------------------ */

/* By length, which tells most names apart, then by name and line. */
static int by_name(const void *left, const void *right)
{
  const gk_line_name *a = left, *b = right;
  if (a->name.length != b->name.length) return a->name.length < b->name.length ? -1 : 1;
  int order = memcmp(a->name.text, b->name.text, a->name.length);
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

static void add_name(gk_line_index *index, gk_folded name, size_t line)
{
  if (name.length > 0) index->items[index->count++] = (gk_line_name){name, line};
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
    add_name(&table->keyed, gk_folded_of(table->lines[i].key), i);
    for (size_t k = 0; k < names->count; k++) {
      add_name(&table->named, names->folded[k], i);
      add_name(&table->bare_named, gk_without_ordinal(names->folded[k]), i);
    }
  }
  sort(&table->named);
  sort(&table->bare_named);
  sort(&table->keyed);
  return true;
}

size_t gk_line_called(const gk_line_index *index, gk_folded name, size_t from, size_t to)
{
  const gk_line_name wanted = {name, from};
  size_t low = gk_array_find(index->items, index->count, sizeof wanted, &wanted, by_name);
  const gk_line_name *found = &index->items[low];
  if (low == index->count || found->line >= to || found->name.length != name.length) return to;
  return memcmp(found->name.text, name.text, name.length) == 0 ? found->line : to;
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
  for (size_t i = 0; i < pack->table_count + pack->form_count; i++) most += 1 + pack->tables[i].titles.count;
  pack->title_ends = gk_arena_array(&pack->arena, most, sizeof *pack->title_ends);
  if (pack->title_ends == NULL) return false;
  add_end(pack, &usual);
  for (size_t i = 0; i < pack->table_count + pack->form_count; i++) {
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
  for (size_t i = 0; indexed && i < pack->table_count + pack->form_count; i++) {
    pack->tables[i].alike = &pack->tables[i];
    indexed = index_lines(&pack->arena, &pack->tables[i]);
  }
  return indexed || gk_fail_memory(loader->err);
}
