/* SPDX-License-Identifier: MPL-2.0 */
/* Looking up what stands where: the equations of a figure, the figure of a row and a column. */
#include "engine/rules/equations.h"

bool gk_equations_index(gk_equations *e)
{
  e->uses_from = gk_arena_array(&e->arena, e->figure_count + 2, sizeof *e->uses_from);
  e->uses = gk_arena_array(&e->arena, e->term_count, sizeof *e->uses);
  size_t *to = gk_arena_array(&e->arena, e->figure_count, sizeof *to);
  if (e->uses_from == NULL || e->uses == NULL || to == NULL) return false;
  for (size_t i = 0; i < e->term_count; i++) e->uses_from[e->terms[i].figure + 1]++;
  for (size_t i = 0; i < e->figure_count; i++) e->uses_from[i + 1] += e->uses_from[i], to[i] = e->uses_from[i];
  for (size_t i = 0; i < e->count; i++) {
    for (size_t k = 0; k < e->items[i].count; k++) {
      const gk_term *term = &e->terms[e->items[i].first + k];
      size_t *end = &to[term->figure];
      bool again = *end > e->uses_from[term->figure] && e->uses[*end - 1].equation == i;
      if (again) e->uses[*end - 1].weight += term->weight;
      else e->uses[(*end)++] = (gk_use){(uint32_t)i, term->weight};
    }
  }
  size_t kept = 0;
  for (size_t i = 0; i < e->figure_count; i++) {
    size_t from = e->uses_from[i];
    e->uses_from[i] = kept;
    while (from < to[i]) e->uses[kept++] = e->uses[from++];
  }
  e->uses_from[e->figure_count] = kept;
  return true;
}

size_t gk_equations_figure(const gk_equations *equations, const gk_table *table, size_t row, size_t column)
{
  const uint32_t *numbers = equations->number[table - equations->tables->items];
  size_t number = numbers == NULL ? 0 : numbers[row * table->pack->column_count + column];
  return number == 0 ? GK_NO_FIGURE : number - 1;
}

gk_dec gk_equation_left(const gk_equations *e, const gk_equation *equation)
{
  gk_dec left = e->figures[e->terms[equation->first].figure].value;
  for (size_t i = 1; equation->rule->together && i < equation->count; i++) {
    const gk_term *term = &e->terms[equation->first + i];
    gk_dec sum;
    if (term->weight > 0 && gk_dec_add(left, e->figures[term->figure].value, &sum)) left = sum;
  }
  return left;
}

int gk_equations_weight(const gk_equations *equations, size_t equation, size_t figure)
{
  for (size_t u = equations->uses_from[figure]; u < equations->uses_from[figure + 1]; u++) {
    if (equations->uses[u].equation == equation) return equations->uses[u].weight;
  }
  return 0;
}
