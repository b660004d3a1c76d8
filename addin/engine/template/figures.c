/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/template/figures.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/base/code.h"

bool gk_figures_add(gk_figures *figures, const gk_placed *figure)
{
  gk_placed *items = gk_array_room(figures->items, figures->count, &figures->room, sizeof *items);
  if (items == NULL) return false;
  figures->items = items;
  items[figures->count++] = *figure;
  return true;
}

void gk_figures_free(gk_figures *figures)
{
  free(figures->items);
  *figures = (gk_figures){0};
}

static int by_place(const void *a, const void *b)
{
  const gk_placed *x = a, *y = b;
  if (x->table != y->table) return x->table < y->table ? -1 : 1;
  int order = strcmp(x->key, y->key);
  return order != 0 ? order : (x->column > y->column) - (x->column < y->column);
}

static int by_place_and_source(const void *a, const void *b)
{
  const gk_placed *x = a, *y = b;
  int order = by_place(x, y);
  return order != 0 ? order : (x->source > y->source) - (x->source < y->source);
}

void gk_figures_sort(gk_figures *figures, size_t first)
{
  if (figures->count - first > 1)
    qsort(figures->items + first, figures->count - first, sizeof *figures->items, by_place_and_source);
}

bool gk_placed_together(const gk_placed *a, const gk_placed *b)
{
  return by_place(a, b) == 0;
}

static size_t first_at(const gk_figures *figures, const gk_placed *place)
{
  return gk_array_find(figures->items, figures->count, sizeof *figures->items, place, by_place);
}

const gk_placed *gk_figures_of_row(const gk_figures *figures, size_t table, const char *key)
{
  size_t i = first_at(figures, &(gk_placed){.table = table, .key = key});
  const gk_placed *item = i == figures->count ? NULL : &figures->items[i];
  return item != NULL && item->table == table && strcmp(item->key, key) == 0 ? item : NULL;
}

bool gk_figures_sum(const gk_figures *figures, size_t table, const char *key, size_t column, gk_dec *out)
{
  const gk_placed place = {.table = table, .key = key, .column = column};
  size_t first = first_at(figures, &place), i = first;
  *out = GK_DEC_ZERO;
  for (; i < figures->count && gk_placed_together(&figures->items[i], &place); i++)
    if (!gk_dec_add(*out, figures->items[i].value, out)) return false;
  return i > first;
}

static int by_text(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **gk_figures_codes(const gk_figures *figures, const gk_pack *pack, gk_arena *arena, size_t *count)
{
  const char **codes = gk_arena_array(arena, figures->count + 1, sizeof *codes);
  size_t found = 0;
  *count = 0;
  for (size_t i = 0; codes != NULL && i < figures->count; i++) {
    const char *key = figures->items[i].key;
    bool repeated = i > 0 && strcmp(figures->items[i - 1].key, key) == 0;
    if (gk_is_code(key) && !repeated && pack->tables[figures->items[i].table].codes == GK_CODES_FUNCTION)
      codes[found++] = key;
  }
  if (codes != NULL && found > 1) qsort(codes, found, sizeof *codes, by_text);
  for (size_t i = 0; i < found; i++)
    if (*count == 0 || strcmp(codes[*count - 1], codes[i]) != 0) codes[(*count)++] = codes[i];
  return codes;
}
