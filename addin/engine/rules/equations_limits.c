/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/equations_limits.h"

static bool is_broken_limit(const gk_equation *equation)
{
  const gk_rule *rule = equation->rule;
  return equation->verdict == GK_BREACHED && rule->kind == GK_RULE_AT_MOST && rule->left.select == GK_ROW_EACH;
}

static const gk_known *left_of(const gk_equations *e, size_t equation)
{
  return &e->figures[e->terms[e->items[equation].first].figure];
}

/* Marks the equation of the row above that of equation `below`: the one that `of_row` has for it, if it is of the same
 * rule. */
static void mark_above(gk_equations *e, const size_t *of_row, size_t below)
{
  const gk_row *row = left_of(e, below)->row;
  if (row->parent < 0) return;
  size_t above = of_row[row->parent];
  gk_equation *item = &e->items[above];
  if (item->rule == e->items[below].rule && left_of(e, above)->row == left_of(e, below)->table->rows + row->parent &&
      gk_dec_cmp(item->residual, e->items[below].residual) == 0)
    item->repeated = is_broken_limit(item);
}

bool gk_find_repeated(gk_equations *e)
{
  size_t rows = 0, *of_row = NULL;
  for (size_t i = 0; i < e->tables->count; i++)
    rows = e->tables->items[i].row_count > rows ? e->tables->items[i].row_count : rows;
  for (size_t i = 0; i < e->count; i++) {
    if (!is_broken_limit(&e->items[i])) continue;
    if (left_of(e, i)->table->pack->form) continue;
    if (of_row == NULL && (of_row = gk_arena_array(&e->arena, rows, sizeof *of_row)) == NULL) return false;
    const gk_known *left = left_of(e, i);
    of_row[left->row - left->table->rows] = i;
    mark_above(e, of_row, i);
  }
  return true;
}
