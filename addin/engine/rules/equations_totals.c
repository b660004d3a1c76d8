/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/equations_totals.h"

enum { MOST_LEVELS = 8 /* of totals of totals: 项, 款, 类, 合计, and what is made of these */ };

/* How far rounding may have taken a part from its amount in 元: as a total, or as the half of its last digit. */
static gk_dec part_bound(const gk_equations *e, const gk_dec *bound, uint32_t figure)
{
  const gk_known *known = &e->figures[figure];
  if (gk_dec_sign(bound[figure]) > 0) return bound[figure];
  return gk_dec_sign(known->value) == 0 ? GK_DEC_ZERO : *known->half;
}

/* Whether the left side is what its parts give to the last digit, so that it may have been added up from them. */
static bool is_added_up(const gk_equations *e, const gk_equation *equation)
{
  return gk_equation_is_sum(equation) && equation->count > 1 && gk_dec_sign(equation->residual) == 0 &&
         gk_dec_sign(*e->figures[e->terms[equation->first].figure].half) > 0;
}

/* What rounding comes to in a total: of its parts. One part alone is not added up, but may be a total itself. */
static gk_dec total_bound(const gk_equations *e, const gk_dec *bound, const gk_equation *equation)
{
  gk_dec sum = GK_DEC_ZERO, only = GK_DEC_ZERO;
  size_t parts = 0;
  for (size_t i = 1; i < equation->count; i++) {
    uint32_t figure = e->terms[equation->first + i].figure;
    gk_dec part = part_bound(e, bound, figure);
    if (gk_dec_sign(part) == 0) continue;
    if (!gk_dec_add(sum, part, &sum)) return GK_DEC_ZERO;
    only = bound[figure];
    parts++;
  }
  return parts == 1 ? only : sum;
}

/* How many parts of a sum there are. */
static size_t count_parts(const gk_equations *e, const gk_equation *equation)
{
  size_t parts = 0;
  for (size_t i = 1; i < equation->count; i++)
    parts += gk_dec_sign(e->figures[e->terms[equation->first + i].figure].value) != 0;
  return parts;
}

/* Marks the figures that rounding alone does not explain: with more decimals than their table publishes, and totals that
 * differ from the one part that they have. */
static void find_wrong(const gk_equations *e, bool *wrong)
{
  for (size_t i = 0; i < e->figure_count; i++) {
    const gk_known *known = &e->figures[i];
    gk_dec own = gk_dec_trim(known->row->figures[known->column].value);
    wrong[i] = own.scale > known->table->pack->decimals;
  }
  for (size_t i = 0; i < e->count; i++) {
    const gk_equation *item = &e->items[i];
    if (gk_equation_is_sum(item) && gk_dec_sign(item->residual) != 0 && count_parts(e, item) == 1)
      wrong[e->terms[item->first].figure] = true;
  }
}

/* Bounds of totals from the lowest level up, until none changes. */
static void find_bounds(const gk_equations *e, gk_dec *bound)
{
  bool changed = true;
  for (int level = 0; changed && level < MOST_LEVELS; level++) {
    changed = false;
    for (size_t i = 0; i < e->count; i++) {
      if (!is_added_up(e, &e->items[i])) continue;
      gk_dec *own = &bound[e->terms[e->items[i].first].figure], found = total_bound(e, bound, &e->items[i]);
      if (gk_dec_cmp(found, *own) <= 0) continue;
      *own = found;
      changed = true;
    }
  }
}

/* Whether an equation that is breached holds figures of two tables against each other. Those that are not keep their
 * exactness: where a figure is sought that mends a breach they give it to the last digit. */
static bool is_between_tables(const gk_equations *e, const gk_equation *equation)
{
  gk_rule_kind kind = equation->rule->kind;
  bool breached = equation->verdict == GK_BREACHED && equation->count > 1;
  if (!breached || (kind != GK_RULE_SAME && kind != GK_RULE_AT_MOST)) return false;
  const gk_term *terms = &e->terms[equation->first];
  return e->figures[terms[0].figure].table != e->figures[terms[1].figure].table;
}

static void bound_equation(const gk_equations *e, const gk_dec *bound, const bool *wrong, gk_equation *equation)
{
  gk_dec tolerance = GK_DEC_ZERO;
  bool total = false;
  for (size_t i = 0; i < equation->count; i++) {
    uint32_t figure = e->terms[equation->first + i].figure;
    total = total || gk_dec_sign(bound[figure]) > 0;
    if (wrong[figure] || !gk_dec_add(tolerance, part_bound(e, bound, figure), &tolerance)) return;
  }
  if (!total || gk_dec_cmp(gk_dec_abs(equation->residual), tolerance) > 0) return;
  equation->tolerance = tolerance;
  equation->verdict = gk_equation_judge(equation, equation->residual);
}

bool gk_bound_totals(gk_equations *equations)
{
  bool breached = false;
  for (size_t i = 0; i < equations->count && !breached; i++) breached = equations->items[i].verdict == GK_BREACHED;
  if (!breached) return true;
  gk_dec *bound = gk_arena_array(&equations->arena, equations->figure_count, sizeof *bound);
  bool *wrong = gk_arena_array(&equations->arena, equations->figure_count, sizeof *wrong);
  if (bound == NULL || wrong == NULL) return false;
  find_bounds(equations, bound);
  find_wrong(equations, wrong);
  for (size_t i = 0; i < equations->count; i++) {
    if (is_between_tables(equations, &equations->items[i]))
      bound_equation(equations, bound, wrong, &equations->items[i]);
  }
  return true;
}
