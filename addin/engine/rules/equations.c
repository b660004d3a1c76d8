/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/equations.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/unit.h"

/* The children of every row of a table, one run after another. */
typedef struct children {
  size_t *rows, *from; /* from: row_count + 1 offsets */
} children;

/* What expanding needs to hand around. */
typedef struct expander {
  const gk_tables *tables;
  gk_equations *out;
  children *children;
  int *power; /* one a pack table: of the unit that its figures stand in, -1 where it is not known */
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

/* Room for one more item of `size` bytes: the array, or a larger one with its items; NULL when memory is out. Arrays of
 * this size are given back one by one and not held in the arena, where each growth would leave the old one behind. */
static void *make_room(void *items, size_t count, size_t *room, size_t size)
{
  enum { FIRST_ROOM = 256 };
  if (count < *room) return items;
  size_t more = *room == 0 ? FIRST_ROOM : *room * 2;
  void *bigger = more > SIZE_MAX / size ? NULL : realloc(items, more * size);
  if (bigger != NULL) *room = more;
  return bigger;
}

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
    gk_known *figures = make_room(out->figures, out->figure_count, &out->figure_room, sizeof known);
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
  gk_term *terms = make_room(out->terms, out->term_count, &out->term_room, sizeof *terms);
  if (terms == NULL) {
    x->failed = true;
    return false;
  }
  out->terms = terms;
  out->terms[out->term_count++] = (gk_term){number, weight};
  return true;
}

/* The row that a reference names, or NULL. */
static const gk_row *row_named(const gk_table *table, const gk_ref *ref)
{
  return ref->line != NULL ? gk_table_line(table, ref->line) : gk_table_row(table, ref->key);
}

/* Adds what a reference of the right side stands for, for the row `key` that the rule is applied to. */
static bool add_reference(expander *x, const gk_ref *ref, const gk_table *base, size_t base_row)
{
  const gk_table *table = x->out->located[ref->table];
  bool each = ref->select == GK_ROW_EACH;
  if (ref->select == GK_ROW_CHILDREN) {
    const children *below = &x->children[ref->table];
    for (size_t i = below->from[base_row]; i < below->from[base_row + 1]; i++) {
      if (!add_term(x, table, below->rows[i], ref->column, -ref->weight)) return false;
    }
    return true;
  }
  if (each && table == base) return add_term(x, table, base_row, ref->column, -ref->weight);
  const gk_row *row = each ? gk_table_row(table, base->rows[base_row].key) : row_named(table, ref);
  return row == NULL || add_term(x, table, (size_t)(row - table->rows), ref->column, -ref->weight);
}

static bool has_children_ref(const gk_rule *rule)
{
  for (size_t i = 0; i < rule->right_count; i++) {
    if (rule->right[i].select == GK_ROW_CHILDREN) return true;
  }
  return false;
}

/* A code without listed children is not broken down, which is no mistake; 合计 always is. */
static bool judges_row(const expander *x, const gk_rule *rule, const gk_table *table, size_t row)
{
  if (table->rows[row].figures[rule->left.column].state == GK_FIGURE_ABSENT) return false;
  if (!has_children_ref(rule)) return true;
  const children *below = &x->children[rule->left.table];
  return below->from[row + 1] > below->from[row] || strcmp(table->rows[row].key, "total") == 0;
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

static void add_equation(expander *x, const gk_rule *rule, const gk_table *table, size_t row)
{
  gk_equations *out = x->out;
  gk_equation equation = {.rule = rule, .first = out->term_count};
  bool whole = add_term(x, table, row, rule->left.column, rule->left.weight);
  for (size_t i = 0; whole && i < rule->right_count; i++) whole = add_reference(x, &rule->right[i], table, row);
  equation.count = out->term_count - equation.first;
  if (whole && rule->kind == GK_RULE_RATIO) whole = evaluate_ratio(out, &equation);
  if (!whole) {
    out->term_count = equation.first;
    return;
  }
  gk_equation *items = make_room(out->items, out->count, &out->room, sizeof equation);
  if (items == NULL) {
    x->failed = true;
    return;
  }
  if (rule->kind != GK_RULE_RATIO) {
    evaluate_sum(out, &equation);
    bound_same(out, &equation);
  }
  equation.verdict = gk_equation_judge(&equation, equation.residual);
  out->items = items;
  out->items[out->count++] = equation;
}

/* --- rules -------------------------------------------------------------------------------------------------------- */

/* Figures of two tables are held against each other only where both units are known. */
static bool comparable(const expander *x, size_t table, size_t other)
{
  return table == other || (x->power[table] >= 0 && x->power[other] >= 0);
}

static bool columns_stand(const expander *x, const gk_rule *rule)
{
  const gk_table *left = x->out->located[rule->left.table];
  if (left == NULL || !left->column_found[rule->left.column]) return false;
  for (size_t i = 0; i < rule->right_count; i++) {
    const gk_table *table = x->out->located[rule->right[i].table];
    if (table == NULL || !table->column_found[rule->right[i].column]) return false;
    if (!comparable(x, rule->left.table, rule->right[i].table)) return false;
  }
  return true;
}

static void expand_rule(expander *x, const gk_rule *rule)
{
  if (!columns_stand(x, rule)) return;
  const gk_table *table = x->out->located[rule->left.table];
  if (rule->left.select == GK_ROW_KEY) {
    const gk_row *row = row_named(table, &rule->left);
    if (row != NULL && judges_row(x, rule, table, (size_t)(row - table->rows)))
      add_equation(x, rule, table, (size_t)(row - table->rows));
    return;
  }
  for (size_t row = 0; row < table->row_count && !x->failed; row++) {
    if (judges_row(x, rule, table, row)) add_equation(x, rule, table, row);
  }
}

static bool list_children(gk_arena *arena, const gk_table *table, children *below)
{
  below->from = gk_arena_array(arena, table->row_count + 2, sizeof *below->from);
  below->rows = gk_arena_array(arena, table->row_count, sizeof *below->rows);
  if (below->from == NULL || below->rows == NULL) return false;
  for (size_t i = 0; i < table->row_count; i++) {
    if (table->rows[i].parent >= 0) below->from[table->rows[i].parent + 2]++;
  }
  for (size_t i = 1; i <= table->row_count; i++) below->from[i + 1] += below->from[i];
  for (size_t i = 0; i < table->row_count; i++) {
    if (table->rows[i].parent >= 0) below->rows[below->from[table->rows[i].parent + 1]++] = i;
  }
  return true;
}

static bool prepare(expander *x)
{
  gk_arena *arena = &x->out->arena;
  size_t tables = x->tables->pack->table_count;
  x->out->located = gk_arena_array(arena, tables, sizeof *x->out->located);
  x->children = gk_arena_array(arena, tables, sizeof *x->children);
  x->out->number = gk_arena_array(arena, tables, sizeof *x->out->number);
  x->power = gk_arena_array(arena, tables, sizeof *x->power);
  if (x->power == NULL || x->out->located == NULL || x->children == NULL || x->out->number == NULL) return false;
  for (size_t i = 0; i < tables; i++) {
    const gk_table *table = x->out->located[i] = gk_tables_get(x->tables, i);
    if (table == NULL) continue;
    x->power[i] = gk_unit_power(gk_table_unit(table));
    x->out->number[i] = gk_arena_array(arena, table->row_count * table->pack->column_count, sizeof *x->out->number[i]);
    if (x->out->number[i] == NULL || !list_children(arena, table, &x->children[i])) return false;
  }
  return true;
}

bool gk_equations_make(const gk_tables *tables, gk_equations *equations)
{
  *equations = (gk_equations){.pack = tables->pack};
  expander x = {.tables = tables, .out = equations};
  if (!prepare(&x)) return false;
  for (size_t i = 0; i < tables->pack->rule_count && !x.failed; i++) expand_rule(&x, &tables->pack->rules[i]);
  return !x.failed;
}

void gk_equations_free(gk_equations *equations)
{
  free(equations->figures);
  free(equations->terms);
  free(equations->items);
  gk_arena_free(&equations->arena);
}
