/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/fill_match.h"

#include <string.h>

static bool share_name(const gk_names *a, const gk_names *b)
{
  for (size_t i = 0; i < a->count; i++) {
    for (size_t j = 0; j < b->count; j++)
      if (strcmp(a->items[i], b->items[j]) == 0) return true;
  }
  return a->count == 0 && b->count == 0;
}

static bool same_line(const gk_pack_line *a, const gk_pack_line *b)
{
  if (a->names.count == 0 || b->names.count == 0)
    return a->names.count == b->names.count && strcmp(a->key, b->key) == 0;
  return strcmp(a->label.zh, b->label.zh) == 0 || share_name(&a->names, &b->names);
}

/* How many lines before this one have its name. */
static size_t occurrence(const gk_pack_table *table, const gk_pack_line *line)
{
  size_t count = 0;
  for (const gk_pack_line *l = table->lines; l < line; l++) count += same_line(l, line);
  return count;
}

const gk_pack_line *gk_match_line(const gk_pack_table *to, const gk_pack_table *from, const gk_pack_line *line)
{
  for (size_t i = 0; i < to->line_count; i++) {
    if (strcmp(to->lines[i].key, line->key) == 0 && same_line(&to->lines[i], line)) return &to->lines[i];
  }
  size_t wanted = occurrence(from, line);
  for (size_t i = 0; i < to->line_count; i++) {
    if (same_line(&to->lines[i], line) && wanted-- == 0) return &to->lines[i];
  }
  return NULL;
}

static bool same_column(const gk_pack_column *a, const gk_pack_column *b)
{
  return strcmp(a->label.zh, b->label.zh) == 0 ||
         (share_name(&a->headings, &b->headings) && share_name(&a->groups, &b->groups));
}

long gk_match_column(const gk_pack_table *to, const gk_pack_table *from, size_t column)
{
  const gk_pack_column *wanted = &from->columns[column];
  if (column < to->column_count && same_column(&to->columns[column], wanted)) return (long)column;
  for (size_t i = 0; i < to->column_count; i++) {
    if (strcmp(to->columns[i].label.zh, wanted->label.zh) == 0) return (long)i;
  }
  for (size_t i = 0; i < to->column_count; i++) {
    if (same_column(&to->columns[i], wanted)) return (long)i;
  }
  return -1;
}
