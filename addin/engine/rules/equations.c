/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/equations.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/base/unit.h"
#include "engine/rules/operands.h"

/* What expanding needs to hand around. */
typedef struct expander {
  const gk_tables *tables;
  gk_equations *out;
  int *power;           /* one a pack table: of the unit that its figures stand in, -1 where it is not known */
  const gk_table *base; /* of the open equation's left side */
  bool failed;
} expander;

/* --- units -------------------------------------------------------------------------------------------------------- */

bool gk_known_scaled(const gk_known *known, gk_dec published, gk_dec *out)
{
  return gk_dec_shift(published, known->shift, out);
}

gk_dec gk_known_published(const gk_known *known, gk_dec value)
{
  int decimals = known->table->pack->decimals;
  gk_dec published;
  if (!gk_dec_shift(value, -known->shift, &published)) return value;
  published = gk_dec_trim(published);
  gk_dec widened = published;
  while (widened.scale < decimals && gk_dec_scale_by(widened, 10, &widened)) widened.scale++;
  return widened.scale >= published.scale ? widened : published;
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

/* Half of the last digit that the table publishes, in its own unit. 元 to the cent is exact: nothing was rounded. */
static gk_dec half_digit(const gk_table *table, const gk_figure *figure, int power)
{
  if (figure->state == GK_FIGURE_BLANK || power == 0) return GK_DEC_ZERO;
  return (gk_dec){5, table->pack->decimals + 1};
}

/* The number of a figure among the known ones, which it joins on first use; false when memory is out or the figure
 * cannot be counted in the common unit. */
static bool figure_number(expander *x, const gk_table *table, size_t row, size_t column, size_t *number)
{
  size_t pack_table = (size_t)(table->pack - x->tables->pack->tables);
  size_t *slot = &x->out->number[pack_table][row * table->pack->column_count + column];
  if (*slot == 0) {
    gk_equations *out = x->out;
    const gk_figure *figure = &table->rows[row].figures[column];
    int power = x->power[pack_table];
    gk_known known = {.table = table, .row = &table->rows[row], .column = column, .shift = power < 0 ? 0 : power};
    if (!gk_dec_shift(figure->value, known.shift, &known.value) ||
        !gk_dec_shift(half_digit(table, figure, power), known.shift, &known.half))
      return false;
    gk_known *figures = gk_array_room(out->figures, out->figure_count, &out->figure_room, sizeof known);
    if (figures == NULL) {
      x->failed = true;
      return false;
    }
    out->figures = figures;
    out->figures[out->figure_count++] = known;
    *slot = out->figure_count;
  }
  *number = *slot - 1;
  return true;
}

/* --- terms -------------------------------------------------------------------------------------------------------- */

/* Adds the figure at (row, column) to the open equation. False where it is no number: the equation is then dropped. */
static bool add_term(expander *x, const gk_table *table, size_t row, size_t column, int weight)
{
  gk_equations *out = x->out;
  const gk_figure *figure = &table->rows[row].figures[column];
  if (figure->state == GK_FIGURE_ABSENT) return true;
  size_t number;
  if (figure->state == GK_FIGURE_WRONG || !figure_number(x, table, row, column, &number)) return false;
  gk_term *terms = gk_array_room(out->terms, out->term_count, &out->term_room, sizeof *terms);
  if (terms == NULL) {
    x->failed = true;
    return false;
  }
  out->terms = terms;
  out->terms[out->term_count++] = (gk_term){number, weight};
  return true;
}

/* Figures of two tables are held against each other only where both units are known. */
static bool comparable(const expander *x, const gk_table *table)
{
  const gk_pack_table *first = x->tables->pack->tables;
  return table == x->base || (x->power[table->pack - first] >= 0 && x->power[x->base->pack - first] >= 0);
}

static bool add_operand(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  return comparable(self, table) && add_term(self, table, row, ref->column, -ref->weight);
}

static void evaluate_sum(const gk_equations *equations, gk_equation *equation)
{
  gk_dec residual = GK_DEC_ZERO, tolerance = GK_DEC_ZERO;
  for (size_t i = 0; i < equation->count; i++) {
    const gk_term *term = &equations->terms[equation->first + i];
    const gk_known *known = &equations->figures[term->figure];
    gk_dec part, half;
    if (!gk_dec_scale_by(known->value, term->weight, &part) || !gk_dec_add(residual, part, &residual) ||
        !gk_dec_scale_by(known->half, term->weight < 0 ? -term->weight : term->weight, &half) ||
        !gk_dec_add(tolerance, half, &tolerance))
      return;
  }
  equation->residual = gk_dec_trim(residual);
  equation->tolerance = gk_dec_trim(tolerance);
}

/* One figure published twice has no tolerance; where the two stand in different units, the coarser one rounds. */
static void bound_same(const gk_equations *equations, gk_equation *equation)
{
  const gk_term *terms = &equations->terms[equation->first];
  bool same_unit =
    equation->count < 2 || equations->figures[terms[0].figure].shift == equations->figures[terms[1].figure].shift;
  if (equation->rule->kind != GK_RULE_SUM && same_unit) equation->tolerance = GK_DEC_ZERO;
}

gk_verdict gk_equation_judge(const gk_equation *equation, gk_dec residual)
{
  int sign = gk_dec_sign(residual);
  if (sign == 0 || (equation->rule->kind == GK_RULE_AT_MOST && sign < 0)) return GK_HOLDS;
  if (gk_dec_cmp(gk_dec_abs(residual), equation->tolerance) > 0) return GK_BREACHED;
  bool rounds = equation->rule->kind == GK_RULE_SUM || equation->rule->kind == GK_RULE_RATIO;
  return rounds ? GK_WITHIN_ROUNDING : GK_HOLDS;
}

/* A ratio of which a figure is missing, or that divides by 0, is not judged: false. */
static bool evaluate_ratio(const gk_equations *equations, gk_equation *equation)
{
  gk_dec values[GK_RATIO_TERMS];
  gk_term *terms = &equations->terms[equation->first];
  if (equation->count != equation->rule->right_count + 1 || equation->count > GK_RATIO_TERMS) return false;
  for (size_t i = 0; i < equation->count; i++) {
    values[i] = equations->figures[terms[i].figure].value;
    terms[i].weight = i == 0;
  }
  return gk_equation_ratio(equations, equation, values, &equation->residual, &equation->tolerance);
}

/* The equation of a rule for one row; false when memory is out. */
static bool add_equation(void *self, const gk_rule *rule, const gk_table *table, size_t row)
{
  expander *x = self;
  gk_equations *out = x->out;
  const gk_operand_visitor terms = {.self = x, .figure = add_operand};
  gk_equation equation = {.rule = rule, .first = out->term_count};
  x->base = table;
  bool whole = add_term(x, table, row, rule->left.column, rule->left.weight) &&
               gk_operands_visit(rule, out->located, table, row, &terms);
  equation.count = out->term_count - equation.first;
  if (whole && rule->kind == GK_RULE_RATIO) whole = evaluate_ratio(out, &equation);
  if (!whole) {
    out->term_count = equation.first;
    return !x->failed;
  }
  gk_equation *items = gk_array_room(out->items, out->count, &out->room, sizeof equation);
  if (items == NULL) return false;
  if (rule->kind != GK_RULE_RATIO) {
    evaluate_sum(out, &equation);
    bound_same(out, &equation);
  }
  equation.verdict = gk_equation_judge(&equation, equation.residual);
  out->items = items;
  out->items[out->count++] = equation;
  return true;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static bool prepare(expander *x)
{
  gk_arena *arena = &x->out->arena;
  size_t tables = x->tables->pack->table_count;
  x->out->located = gk_arena_array(arena, tables, sizeof *x->out->located);
  x->out->number = gk_arena_array(arena, tables, sizeof *x->out->number);
  x->power = gk_arena_array(arena, tables, sizeof *x->power);
  if (x->power == NULL || x->out->located == NULL || x->out->number == NULL) return false;
  for (size_t i = 0; i < tables; i++) {
    const gk_table *table = x->out->located[i] = gk_tables_get(x->tables, i);
    if (table == NULL) continue;
    x->power[i] = gk_unit_power(gk_table_unit(table));
    x->out->number[i] = gk_arena_array(arena, table->row_count * table->pack->column_count, sizeof *x->out->number[i]);
    if (x->out->number[i] == NULL) return false;
  }
  return true;
}

bool gk_equations_make(const gk_tables *tables, gk_equations *equations)
{
  *equations = (gk_equations){.pack = tables->pack};
  expander x = {.tables = tables, .out = equations};
  bool made = prepare(&x);
  for (size_t i = 0; made && i < tables->pack->rule_count; i++)
    made = gk_rule_apply(&tables->pack->rules[i], equations->located, add_equation, &x);
  return made;
}

void gk_equations_free(gk_equations *equations)
{
  free(equations->figures);
  free(equations->terms);
  free(equations->items);
  gk_arena_free(&equations->arena);
}
