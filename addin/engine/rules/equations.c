/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/equations.h"

#include <string.h>

#include "engine/base/array.h"
#include "engine/base/unit.h"
#include "engine/rules/equations_limits.h"
#include "engine/rules/equations_totals.h"
#include "engine/rules/operands.h"

/* What expanding needs to hand around. */
typedef struct expander {
  const gk_tables *tables;
  gk_equations *out;
  int *power;           /* one a table: of the unit that its figures stand in, -1 where it is not known */
  gk_dec *half;         /* one a table: half of the last digit of its amounts that are not blank */
  const gk_table *base; /* of the open equation's left side */
  size_t cells;         /* of all tables */
  bool failed;
} expander;

/* --- units -------------------------------------------------------------------------------------------------------- */

bool gk_known_scaled(const gk_known *known, gk_dec published, gk_dec *out)
{
  return gk_dec_shift(published, known->shift, out);
}

static bool is_amount(const gk_table *table, size_t column)
{
  return table->pack->columns[column].measure == GK_AMOUNT;
}

gk_dec gk_known_published(const gk_known *known, gk_dec value)
{
  int decimals = is_amount(known->table, known->column) ? known->table->pack->decimals : 0;
  gk_dec published;
  if (!gk_dec_shift(value, -known->shift, &published)) return value;
  published = gk_dec_trim(published);
  gk_dec widened = published;
  while (widened.scale < decimals && gk_dec_scale_by(widened, 10, &widened)) widened.scale++;
  return widened.scale >= published.scale ? widened : published;
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static const gk_dec exact = {0, 0};

/* Half of the last digit that the table publishes. 元 to the cent is exact: nothing was rounded; so are points. */
static const gk_dec *half_digit(const expander *x, const gk_table *table, const gk_figure *figure, size_t column)
{
  size_t index = (size_t)(table - x->tables->items);
  bool rounded = figure->state != GK_FIGURE_BLANK && x->power[index] != 0 && is_amount(table, column);
  return rounded ? &x->half[index] : &exact;
}

/* The number of a figure among the known ones, which it joins on first use; false when memory is out or the figure
 * cannot be counted in the common unit. */
static bool figure_number(expander *x, const gk_table *table, size_t row, size_t column, uint32_t *number)
{
  size_t index = (size_t)(table - x->tables->items);
  uint32_t *slot = &x->out->number[index][row * table->pack->column_count + column];
  if (*slot == 0) {
    gk_equations *out = x->out;
    const gk_figure *figure = &table->rows[row].figures[column];
    int power = x->power[index], shift = power < 0 || !is_amount(table, column) ? 0 : power;
    gk_known known = {.table = table, .row = &table->rows[row], .column = (uint32_t)column, .shift = shift};
    if (!gk_dec_shift(figure->value, shift, &known.value)) return false;
    known.half = half_digit(x, table, figure, column);
    gk_known *figures = gk_arena_room(&out->arena, out->figures, out->figure_count, &out->figure_room, sizeof known);
    if (figures == NULL) {
      x->failed = true;
      return false;
    }
    out->figures = figures;
    out->figures[out->figure_count++] = known;
    *slot = (uint32_t)out->figure_count;
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
  uint32_t number;
  bool counts = figure->state != GK_FIGURE_WRONG && figure->state != GK_FIGURE_HEADING;
  if (!counts || !figure_number(x, table, row, column, &number)) return false;
  gk_term *terms = gk_arena_room(&out->arena, out->terms, out->term_count, &out->term_room, sizeof *terms);
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
  const gk_table *first = x->tables->items;
  return table == x->base || (x->power[table - first] >= 0 && x->power[x->base - first] >= 0);
}

static bool add_operand(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  return comparable(self, table) && add_term(self, table, row, ref->column, -ref->weight);
}

static void evaluate_sum(const gk_equations *equations, gk_equation *equation)
{
  gk_dec residual = {.units = -equation->rule->constant}, tolerance = GK_DEC_ZERO;
  if (!gk_known_scaled(&equations->figures[equations->terms[equation->first].figure], residual, &residual)) return;
  for (size_t i = 0; i < equation->count; i++) {
    const gk_term *term = &equations->terms[equation->first + i];
    const gk_known *known = &equations->figures[term->figure];
    gk_dec part, half;
    if (!gk_dec_scale_by(known->value, term->weight, &part) || !gk_dec_add(residual, part, &residual) ||
        !gk_dec_scale_by(*known->half, term->weight < 0 ? -term->weight : term->weight, &half) ||
        !gk_dec_add(tolerance, half, &tolerance))
      return;
  }
  equation->residual = gk_dec_trim(residual);
  equation->tolerance = gk_dec_trim(tolerance);
}

/* One figure published twice has no tolerance, nor has a limit that is one figure; where the two stand in different
 * units, the coarser one rounds. gk_bound_totals gives those that are totals of rounded parts theirs. */
static void bound_same(const gk_equations *equations, gk_equation *equation)
{
  const gk_term *terms = &equations->terms[equation->first];
  equation->converted =
    equation->count == 2 && equations->figures[terms[0].figure].shift != equations->figures[terms[1].figure].shift;
  bool one = equation->rule->kind != GK_RULE_SUM && equation->rule->right_count < 2;
  if (one && !equation->converted) equation->tolerance = GK_DEC_ZERO;
}

gk_verdict gk_equation_judge(const gk_equation *equation, gk_dec residual)
{
  int sign = gk_dec_sign(residual);
  if (sign == 0 || (equation->rule->kind == GK_RULE_AT_MOST && sign < 0)) return GK_HOLDS;
  if (gk_dec_cmp(gk_dec_abs(residual), equation->tolerance) > 0) return GK_BREACHED;
  return equation->rule->kind == GK_RULE_AT_MOST || equation->converted ? GK_HOLDS : GK_WITHIN_ROUNDING;
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

/* Whether a figure of a form is blank; that of a table is then an exact 0. */
static bool is_blank(const gk_equations *equations, const gk_term *term)
{
  const gk_known *known = &equations->figures[term->figure];
  return known->table->pack->form && known->row->figures[known->column].state == GK_FIGURE_BLANK;
}

/* Whether a rule adds up lines of a column, beside which others may stand on the form. */
static bool adds_up_lines(const gk_rule *rule)
{
  bool lines = rule->kind == GK_RULE_SUM && rule->right_count > 0;
  for (size_t i = 0; lines && i < rule->right_count; i++) {
    const gk_ref *ref = &rule->right[i];
    lines = ref->table == rule->left.table && ref->line != NULL && ref->column == rule->left.column;
  }
  return lines;
}

/* Whether a form has no column for a part of a total: what the total is more than the other parts may be that one. */
static bool lacks_part(const gk_rule *rule, const gk_table *form)
{
  for (size_t i = 0; rule->kind == GK_RULE_SUM && i < rule->right_count; i++) {
    const gk_ref *ref = &rule->right[i];
    if (ref->table == rule->left.table && !form->column_found[ref->column]) return true;
  }
  return false;
}

/* A form is often filled in half: what is blank there is not 0, and nothing is judged where the left side, or all of the
 * right, is blank. */
static bool form_says_enough(const gk_equations *equations, const gk_equation *equation, const gk_table *form)
{
  const gk_rule *rule = equation->rule;
  const gk_term *terms = &equations->terms[equation->first];
  size_t blank = 0;
  if (equation->count == 0 || is_blank(equations, &terms[0])) return false;
  for (size_t i = 1; i < equation->count; i++) blank += is_blank(equations, &terms[i]);
  if (rule->kind == GK_RULE_RATIO) return blank == 0;
  if (form->other_lines && adds_up_lines(rule)) return false;
  return rule->constant != 0 || blank + 1 < equation->count;
}

/* Whether a rule is one of that form; a form that is not filled in has none. */
static bool is_rule_of(const expander *x, const gk_rule *rule, const gk_table *form)
{
  return !form->unfilled && gk_rule_is_of_form(rule, x->tables->pack, form);
}

/* Adds the left sides of the forms behind the one that is being judged, where they hold a number. */
static bool add_together(expander *x, const gk_rule *rule, const gk_table *first)
{
  const gk_table *end = x->tables->items + x->tables->count + x->tables->form_count;
  for (const gk_table *form = first + 1; form < end; form++) {
    const gk_row *row = is_rule_of(x, rule, form) ? gk_table_line(form, rule->left.line) : NULL;
    gk_figure_state state = row == NULL ? GK_FIGURE_ABSENT : row->figures[rule->left.column].state;
    bool number = state == GK_FIGURE_NUMBER || state == GK_FIGURE_TEXT;
    if (number && !(comparable(x, form) && add_term(x, form, (size_t)(row - form->rows), rule->left.column, 1)))
      return false;
  }
  return true;
}

/* The equation of a rule for one row; false when memory is out. */
static bool add_equation(void *self, const gk_rule *rule, const gk_table *table, size_t row)
{
  expander *x = self;
  gk_equations *out = x->out;
  const gk_operand_visitor terms = {.self = x, .figure = add_operand};
  gk_equation equation = {.rule = rule, .first = (uint32_t)out->term_count};
  x->base = table;
  bool whole = add_term(x, table, row, rule->left.column, rule->left.weight) &&
               (!rule->together || add_together(x, rule, table)) &&
               gk_operands_visit(rule, out->located, table, row, &terms);
  equation.count = (uint32_t)out->term_count - equation.first;
  whole = whole && (!table->pack->form || form_says_enough(out, &equation, table));
  if (whole && rule->kind == GK_RULE_RATIO) {
    whole = evaluate_ratio(out, &equation);
  } else if (whole) {
    evaluate_sum(out, &equation);
    bound_same(out, &equation);
    whole = !table->pack->form || gk_dec_sign(equation.residual) <= 0 || !lacks_part(rule, table);
  }
  if (!whole) {
    out->term_count = equation.first;
    return !x->failed;
  }
  gk_equation *items = gk_arena_room(&out->arena, out->items, out->count, &out->room, sizeof equation);
  if (items == NULL) return false;
  equation.verdict = gk_equation_judge(&equation, equation.residual);
  out->items = items;
  out->items[out->count++] = equation;
  return true;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

/* Makes a table ready to be named in equations. */
static bool take_up(expander *x, const gk_table *table)
{
  size_t index = (size_t)(table - x->tables->items), cells = table->row_count * table->pack->column_count;
  int power = x->power[index] = gk_unit_power(gk_table_unit(table));
  if (!gk_dec_shift((gk_dec){5, table->pack->decimals + 1}, power < 0 ? 0 : power, &x->half[index])) return false;
  uint32_t *number = x->out->number[index] = gk_arena_array(&x->out->arena, cells, sizeof *number);
  x->cells += cells;
  return number != NULL;
}

/* Room for what the cells of tables come to as a rule; no figure needs more. */
static bool make_room(expander *x)
{
  gk_equations *out = x->out;
  out->figures = gk_arena_grow(&out->arena, NULL, 0, x->cells * sizeof *out->figures);
  out->terms = gk_arena_grow(&out->arena, NULL, 0, 2 * x->cells * sizeof *out->terms);
  out->figure_room = x->cells;
  out->term_room = 2 * x->cells;
  return out->figures != NULL && out->terms != NULL;
}

static bool prepare(expander *x)
{
  gk_arena *arena = &x->out->arena;
  const gk_pack *pack = x->tables->pack;
  size_t found = x->tables->count + x->tables->form_count;
  x->out->located = gk_arena_array(arena, pack->table_count + pack->form_count, sizeof *x->out->located);
  x->out->number = gk_arena_array(arena, found, sizeof *x->out->number);
  x->power = gk_arena_array(arena, found, sizeof *x->power);
  x->half = gk_arena_array(arena, found, sizeof *x->half);
  if (x->half == NULL || x->power == NULL || x->out->located == NULL || x->out->number == NULL) return false;
  for (size_t i = 0; i < pack->table_count; i++) {
    const gk_table *table = x->out->located[i] = gk_tables_get(x->tables, i);
    if (table != NULL && !take_up(x, table)) return false;
  }
  for (size_t i = 0; i < x->tables->form_count; i++)
    if (!take_up(x, gk_tables_form(x->tables, i))) return false;
  return make_room(x);
}

/* Applies a rule of forms to each form by itself. */
static bool apply_to_forms(expander *x, const gk_rule *rule)
{
  const gk_table **located = &x->out->located[rule->left.table];
  size_t before = x->out->count;
  bool applied = true;
  for (size_t i = 0; applied && i < x->tables->form_count; i++) {
    *located = gk_tables_form(x->tables, i);
    if (is_rule_of(x, rule, *located)) applied = gk_rule_apply(rule, x->out->located, add_equation, x);
    if (rule->together && x->out->count > before) break;
  }
  return applied;
}

static bool apply(expander *x, const gk_rule *rule)
{
  if (rule->kind == GK_RULE_GRADE) return true;
  if (x->tables->pack->tables[rule->left.table].form) return apply_to_forms(x, rule);
  return gk_rule_apply(rule, x->out->located, add_equation, x);
}

bool gk_equations_make(const gk_tables *tables, gk_equations *equations)
{
  *equations = (gk_equations){.pack = tables->pack, .tables = tables};
  equations->arena.memory = tables->arena.memory;
  expander x = {.tables = tables, .out = equations};
  bool made = prepare(&x);
  for (size_t i = 0; made && i < tables->pack->rule_count; i++) made = apply(&x, &tables->pack->rules[i]);
  return made && gk_bound_totals(equations) && gk_find_repeated(equations);
}

void gk_equations_free(gk_equations *equations)
{
  gk_arena_free(&equations->arena);
}
