/* SPDX-License-Identifier: MPL-2.0 */
/* Which tables of different packs a workbook cannot tell apart: a pack that extends another changes few of them. */
#include <string.h>

#include "engine/pack/pack_index.h"

static bool same_names(const gk_names *a, const gk_names *b)
{
  bool same = a->count == b->count;
  for (size_t i = 0; same && i < a->count; i++) same = strcmp(a->folded[i].text, b->folded[i].text) == 0;
  return same;
}

static bool same_columns(const gk_pack_table *a, const gk_pack_table *b)
{
  bool same = a->column_count == b->column_count;
  for (size_t i = 0; same && i < a->column_count; i++) {
    const gk_pack_column *x = &a->columns[i], *y = &b->columns[i];
    same = x->number == y->number && x->measure == y->measure && same_names(&x->headings, &y->headings) &&
           same_names(&x->groups, &y->groups) && same_names(&x->unders, &y->unders);
  }
  return same;
}

static bool same_lines(const gk_pack_table *a, const gk_pack_table *b)
{
  bool same = a->line_count == b->line_count && a->column_count == b->column_count;
  for (size_t i = 0; same && i < a->line_count; i++) {
    const gk_pack_line *x = &a->lines[i], *y = &b->lines[i];
    same = x->number == y->number && strcmp(x->key, y->key) == 0 && same_names(&x->names, &y->names);
    if (same && a->form) same = memcmp(x->needed, y->needed, a->column_count * sizeof *x->needed) == 0;
  }
  return same;
}

static bool same_blocks(const gk_pack_table *a, const gk_pack_table *b)
{
  bool same = a->block_count == b->block_count;
  for (size_t i = 0; same && i < a->block_count; i++) {
    const gk_pack_block *x = &a->blocks[i], *y = &b->blocks[i];
    same = x->rows == y->rows && x->repeats == y->repeats && x->first_column == y->first_column &&
           x->column_count == y->column_count && x->first_line == y->first_line && x->line_count == y->line_count &&
           same_names(&x->key_headings, &y->key_headings) && same_names(&x->name_headings, &y->name_headings);
  }
  return same;
}

/* Whether two tables are recognised by the same words. */
static bool same_layout(const gk_pack_table *a, const gk_pack_table *b)
{
  return a->form == b->form && same_names(&a->with, &b->with) && same_names(&a->called, &b->called) &&
         same_names(&a->offices, &b->offices) && a->codes == b->codes && strcmp(a->id, b->id) == 0 &&
         strcmp(a->folded_mark.text, b->folded_mark.text) == 0 && same_names(&a->titles, &b->titles) &&
         same_names(&a->empty_notes, &b->empty_notes) && same_blocks(a, b) && same_columns(a, b) && same_lines(a, b);
}

void gk_pack_find_alike(gk_pack *pack, gk_pack *const *before, size_t count)
{
  for (size_t t = 0; t < pack->table_count + pack->form_count; t++) {
    gk_pack_table *table = &pack->tables[t];
    for (size_t i = 0; i < count && table->alike == table; i++) {
      for (size_t k = 0; k < before[i]->table_count + before[i]->form_count && table->alike == table; k++) {
        if (same_layout(&before[i]->tables[k], table)) table->alike = before[i]->tables[k].alike;
      }
    }
  }
}
