/* SPDX-License-Identifier: MPL-2.0 */
/* Slips with rows: figures of one row or column in the place of the next, a row left out, counted twice, or under
 * another code. */
#include <string.h>

#include "engine/diagnosis/theory.h"
#include "engine/rules/operands.h"

/* How natural they are, on the scale of gk_cause_weight. */
enum { SWAPPED = 7, SWAPPED_ROWS = 8, TWICE = 10, ASTRAY = 10, LISTED_ELSEWHERE = 9, EMPTY = 6, MISSING = 1 };

static size_t columns_of(const gk_table *table)
{
  size_t count = table->pack->column_count;
  return count < GK_MOST_MOVES / 2 ? count : GK_MOST_MOVES / 2;
}

static size_t row_index(const gk_known *known)
{
  return (size_t)(known->row - known->table->rows);
}

/* --- figures in each other's place -------------------------------------------------------------------------------- */

/* Adds the moves that put two figures into each other's place; true where they differ. */
static bool exchange(const gk_search *s, size_t a, size_t b, gk_theory *theory)
{
  gk_dec by;
  if (a == GK_NO_FIGURE || b == GK_NO_FIGURE || theory->move_count + 2 > GK_MOST_MOVES ||
      !gk_dec_sub(s->value[b], s->value[a], &by) || gk_dec_sign(by) == 0)
    return false;
  theory->moves[theory->move_count++] = (gk_move){a, by};
  theory->moves[theory->move_count++] = (gk_move){b, gk_dec_neg(by)};
  return true;
}

static void offer_swap(gk_offers *offers, size_t equation, size_t figure, size_t partner)
{
  gk_search *s = offers->search;
  gk_theory theory;
  if (partner == GK_NO_FIGURE || !gk_theory_of_figure(s, figure, GK_DEC_ZERO, &theory)) return;
  theory.move_count = 0;
  if (!exchange(s, figure, partner, &theory) || !gk_search_try(s, &theory) || !gk_search_mends(s, equation)) return;
  theory.kind = GK_THEORY_SWAPPED;
  theory.cause = GK_CAUSE_SWAPPED;
  theory.natural = SWAPPED;
  theory.partner = partner;
  gk_offer(offers, &theory);
}

/* All figures of two rows. */
static void offer_rows_swapped(gk_offers *offers, size_t equation, size_t figure, size_t below)
{
  gk_search *s = offers->search;
  const gk_known *known = &s->e->figures[figure];
  gk_theory theory;
  size_t pairs = 0, row = row_index(known);
  if (!gk_theory_of_figure(s, figure, GK_DEC_ZERO, &theory)) return;
  theory.move_count = 0;
  for (size_t c = 0; c < columns_of(known->table); c++)
    pairs += exchange(s, gk_equations_figure(s->e, known->table, row, c),
                      gk_equations_figure(s->e, known->table, below, c), &theory);
  if (pairs < 2 || !gk_search_try(s, &theory) || !gk_search_mends(s, equation)) return;
  theory.kind = GK_THEORY_ROWS;
  theory.cause = GK_CAUSE_SWAPPED;
  theory.natural = SWAPPED_ROWS;
  theory.partner = gk_equations_figure(s->e, known->table, below, known->column);
  theory.row = &known->table->rows[below];
  theory.row_table = known->table;
  gk_offer(offers, &theory);
}

/* Rows anywhere in the table that hold what belongs here: two rules or more must bear out that the two were exchanged. */
static void offer_rows_apart(gk_offers *offers, size_t equation, size_t figure)
{
  gk_search *s = offers->search;
  const gk_known *known = &s->e->figures[figure];
  gk_dec by, right;
  if (known->table->pack->form || known->row->line != NULL ||
      !gk_search_solve(s, equation, figure, s->residual[equation], &by) || !gk_dec_add(s->value[figure], by, &right) ||
      gk_dec_sign(right) == 0)
    return;
  for (size_t r = 0; r < known->table->row_count; r++) {
    size_t other = gk_equations_figure(s->e, known->table, r, known->column);
    if (other != GK_NO_FIGURE && other != figure && gk_dec_cmp(s->value[other], right) == 0)
      offer_rows_swapped(offers, equation, figure, r);
  }
  s->work += known->table->row_count;
}

void gk_offer_swaps(gk_offers *offers, size_t equation)
{
  gk_search *s = offers->search;
  const gk_equation *item = &s->e->items[equation];
  for (size_t i = 0; i < item->count && !gk_search_tired(s); i++) {
    size_t figure = s->e->terms[item->first + i].figure;
    const gk_known *known = &s->e->figures[figure];
    offer_rows_apart(offers, equation, figure);
    for (gk_side side = 0; side < GK_SIDES; side++) {
      size_t row, column;
      if (!gk_known_beside(known, side, &row, &column)) continue;
      offer_swap(offers, equation, figure, gk_equations_figure(s->e, known->table, row, column));
      if (side == GK_ABOVE || side == GK_BELOW) offer_rows_swapped(offers, equation, figure, row);
    }
  }
}

/* --- rows below a total ------------------------------------------------------------------------------------------- */

/* What the columns of a row say of the rows below it. */
typedef struct below {
  const gk_table *table;
  size_t row, columns;
  size_t equation[GK_MOST_MOVES]; /* the sum over the children, GK_NO_FIGURE where there is none */
  gk_dec gap[GK_MOST_MOVES];      /* its residual: what the children lack */
  size_t open;                    /* columns where that is a breach */
} below;

/* By code: the items of a form's group are no rows that another table may list. */
static bool is_over_children(const gk_search *s, const gk_rule *rule)
{
  return !s->e->pack->tables[rule->left.table].form && rule->kind == GK_RULE_SUM && gk_rule_sums_children(rule);
}

static size_t sum_over_children(const gk_search *s, size_t figure)
{
  const gk_equations *e = s->e;
  for (size_t u = e->uses_from[figure]; figure != GK_NO_FIGURE && u < e->uses_from[figure + 1]; u++) {
    const gk_equation *item = &e->items[e->uses[u].equation];
    if (is_over_children(s, item->rule) && e->terms[item->first].figure == figure) return e->uses[u].equation;
  }
  return GK_NO_FIGURE;
}

static bool look_below(const gk_search *s, const gk_table *table, size_t row, below *out)
{
  *out = (below){.table = table, .row = row, .columns = columns_of(table)};
  for (size_t c = 0; c < out->columns; c++) {
    size_t figure = gk_equations_figure(s->e, table, row, c);
    out->equation[c] = figure == GK_NO_FIGURE ? GK_NO_FIGURE : sum_over_children(s, figure);
    if (out->equation[c] == GK_NO_FIGURE) continue;
    out->gap[c] = s->residual[out->equation[c]];
    out->open += gk_search_is_open(s, out->equation[c]);
  }
  return out->open > 0;
}

/* Whether the gaps could be the figures of one row: of one sign, and in the proportions that the rules within a row
 * ask for. The row above them stands for those rules. */
static bool gaps_make_a_row(const gk_search *s, const below *b)
{
  const gk_equations *e = s->e;
  size_t figure = gk_equations_figure(e, b->table, b->row, 0);
  for (size_t c = 0; c < b->columns; c++) {
    if (gk_dec_sign(b->gap[c]) < 0 && !b->table->pack->columns[c].may_be_negative) return false;
  }
  if (figure == GK_NO_FIGURE) return true; /* no rule holds the row's figures together */
  for (size_t u = e->uses_from[figure]; u < e->uses_from[figure + 1]; u++) {
    const gk_equation *item = &e->items[e->uses[u].equation];
    gk_dec sum = GK_DEC_ZERO, part;
    bool within = item->rule->kind == GK_RULE_SUM;
    for (size_t i = 0; i < item->count && within; i++) {
      const gk_term *term = &e->terms[item->first + i];
      const gk_known *known = &e->figures[term->figure];
      within = known->row == &b->table->rows[b->row] && known->column < b->columns &&
               gk_dec_scale_by(b->gap[known->column], term->weight, &part) && gk_dec_add(sum, part, &sum);
    }
    if (within && gk_dec_cmp(gk_dec_abs(sum), item->tolerance) > 0) return false;
  }
  return true;
}

/* A theory about a row below: its figures are added to the children's sums (sign 1) or taken out (-1). */
static bool start(const gk_search *s, const below *b, gk_theory_kind kind, int natural, gk_theory *theory)
{
  size_t column = 0;
  while (column < b->columns && (b->equation[column] == GK_NO_FIGURE || !gk_search_is_open(s, b->equation[column])))
    column++;
  if (column == b->columns) return false;
  size_t figure = gk_equations_figure(s->e, b->table, b->row, column);
  if (!gk_theory_of_figure(s, figure, GK_DEC_ZERO, theory)) return false;
  theory->move_count = 0;
  theory->kind = kind;
  theory->natural = natural;
  return true;
}

static void close_gaps(const below *b, gk_theory *theory)
{
  for (size_t c = 0; c < b->columns; c++) {
    if (b->equation[c] != GK_NO_FIGURE && gk_dec_sign(b->gap[c]) != 0 && theory->shift_count < GK_MOST_MOVES)
      theory->shifts[theory->shift_count++] = (gk_shift){b->equation[c], gk_dec_neg(b->gap[c])};
  }
}

static bool is_near(gk_dec a, gk_dec b, gk_dec tolerance)
{
  gk_dec gap;
  return gk_dec_sub(a, b, &gap) && gk_dec_cmp(gk_dec_abs(gap), tolerance) <= 0;
}

/* Whether a row holds the gaps (sign 1), or what there is too much of (-1), but for rounding. */
static bool row_fits(const gk_search *s, const below *b, const gk_table *table, size_t row, int sign)
{
  size_t fitting = 0;
  for (size_t c = 0; c < b->columns && c < table->pack->column_count; c++) {
    if (b->equation[c] == GK_NO_FIGURE) continue;
    size_t figure = gk_equations_figure(s->e, table, row, c);
    gk_dec value = figure == GK_NO_FIGURE ? GK_DEC_ZERO : s->value[figure];
    if (!is_near(value, sign > 0 ? b->gap[c] : gk_dec_neg(b->gap[c]), s->e->items[b->equation[c]].tolerance))
      return false;
    fitting++;
  }
  return fitting > 0;
}

/* Another table that lists codes of the same kind has a row below the same code, which this table lacks, with the
 * figure that is missing here. */
static const gk_row *listed_elsewhere(const gk_search *s, const below *b, const gk_table **where)
{
  const char *above = b->table->rows[b->row].key;
  for (size_t i = 0; i < s->e->pack->table_count; i++) {
    const gk_table *other = s->e->located[i];
    if (other == NULL || other == b->table || other->pack->codes != b->table->pack->codes) continue;
    for (size_t r = 0; r < other->row_count; r++) {
      const gk_row *row = &other->rows[r];
      size_t figure = gk_equations_figure(s->e, other, r, 0);
      if (row->parent < 0 || strcmp(other->rows[row->parent].key, above) != 0 || figure == GK_NO_FIGURE ||
          gk_dec_sign(b->gap[0]) == 0 || gk_dec_cmp(s->value[figure], b->gap[0]) != 0 ||
          gk_table_row(b->table, row->key) != NULL)
        continue;
      *where = other;
      return row;
    }
  }
  return NULL;
}

/* A row of the table that hangs under no listed code, or under one that has just so much too much. */
static bool find_astray(const gk_search *s, const below *b, size_t *row, below *from)
{
  for (size_t r = 0; r < b->table->row_count; r++) {
    const gk_row *at = &b->table->rows[r];
    if (at->line != NULL || at->parent == (long)b->row || r == b->row || !row_fits(s, b, b->table, r, 1)) continue;
    *row = r;
    *from = (below){0};
    if (at->parent < 0) return true;
    if (look_below(s, b->table, (size_t)at->parent, from) && row_fits(s, from, b->table, r, -1)) return true;
  }
  return false;
}

static void offer_missing(gk_offers *offers, const below *b)
{
  gk_search *s = offers->search;
  gk_theory theory;
  below from;
  size_t astray;
  if (b->open < 2 || !gaps_make_a_row(s, b)) return;
  s->work += b->table->row_count;
  if (!start(s, b, GK_THEORY_MISSING, MISSING, &theory)) return;
  close_gaps(b, &theory);
  if (find_astray(s, b, &astray, &from)) {
    theory.kind = GK_THEORY_ASTRAY;
    theory.natural = ASTRAY;
    theory.row = &b->table->rows[astray];
    theory.row_table = b->table;
    close_gaps(&from, &theory);
  } else if ((theory.row = listed_elsewhere(s, b, &theory.row_table)) != NULL) {
    theory.natural = LISTED_ELSEWHERE;
  }
  theory.cause = theory.kind == GK_THEORY_ASTRAY ? GK_CAUSE_ASTRAY : GK_CAUSE_ROW_MISSING;
  gk_offer(offers, &theory);
}

/* A row below that is there without figures, which would just fill the gaps. */
static void offer_empty(gk_offers *offers, const below *b, size_t row)
{
  gk_search *s = offers->search;
  gk_theory theory;
  if (b->open < 2 || !start(s, b, GK_THEORY_EMPTY, EMPTY, &theory)) return;
  for (size_t c = 0; c < b->columns; c++) {
    size_t figure = gk_equations_figure(s->e, b->table, row, c);
    if (figure == GK_NO_FIGURE) continue;
    if (gk_dec_sign(s->value[figure]) != 0) return;
    if (gk_dec_sign(b->gap[c]) == 0) continue;
    if (theory.move_count == 0) theory.figure = figure;
    theory.moves[theory.move_count++] = (gk_move){figure, b->gap[c]};
  }
  if (theory.move_count > 1) theory.partner = theory.moves[1].figure;
  theory.partner_cause = theory.cause = GK_CAUSE_OMITTED;
  theory.row = &b->table->rows[row];
  theory.row_table = b->table;
  gk_offer(offers, &theory);
}

/* An earlier row below the same code with the same key, or with the same figures. */
static bool has_twin(const gk_search *s, const below *b, size_t row)
{
  const gk_row *own = &b->table->rows[row];
  for (size_t r = 0; r < row; r++) {
    const gk_row *other = &b->table->rows[r];
    if (other->parent != own->parent) continue;
    if (strcmp(other->key, own->key) == 0 || (b->open > 1 && row_fits(s, b, b->table, r, -1))) return true;
  }
  return false;
}

static void offer_twice(gk_offers *offers, const below *b, size_t row)
{
  gk_search *s = offers->search;
  gk_theory theory;
  if (!row_fits(s, b, b->table, row, -1) || !has_twin(s, b, row) || !start(s, b, GK_THEORY_TWICE, TWICE, &theory))
    return;
  close_gaps(b, &theory);
  theory.cause = GK_CAUSE_ROW_TWICE;
  theory.row = &b->table->rows[row];
  theory.row_table = b->table;
  gk_offer(offers, &theory);
}

void gk_offer_rows(gk_offers *offers, size_t equation)
{
  gk_search *s = offers->search;
  const gk_equation *item = &s->e->items[equation];
  const gk_known *total = &s->e->figures[s->e->terms[item->first].figure];
  below b;
  if (!is_over_children(s, item->rule) || !look_below(s, total->table, row_index(total), &b)) return;
  offer_missing(offers, &b);
  for (size_t i = 1; i < item->count; i++) {
    size_t row = row_index(&s->e->figures[s->e->terms[item->first + i].figure]);
    offer_empty(offers, &b, row);
    offer_twice(offers, &b, row);
  }
}

/* --- a row that its totals are without ---------------------------------------------------------------------------- */

/* Whether a row of a table by code is 合计, or stands above that code. */
static bool is_above(const gk_row *row, const char *code)
{
  return strcmp(row->key, GK_TOTAL_KEY) == 0 ||
         (row->line == NULL && strlen(row->key) < strlen(code) && strncmp(row->key, code, strlen(row->key)) == 0);
}

static bool holds_amount(const gk_search *s, const gk_table *table, size_t row, gk_dec amount)
{
  for (size_t c = 0; c < table->pack->column_count; c++) {
    size_t figure = gk_equations_figure(s->e, table, row, c);
    if (figure != GK_NO_FIGURE && gk_dec_cmp(s->value[figure], amount) == 0) return true;
  }
  return false;
}

/* Adds what the row would mend at a figure above it: each equation that lacks one of its amounts there. */
static void add_row_to(const gk_search *s, size_t figure, size_t row, gk_theory *theory)
{
  const gk_equations *e = s->e;
  for (size_t u = e->uses_from[figure]; u < e->uses_from[figure + 1]; u++) {
    size_t equation = e->uses[u].equation;
    gk_dec by;
    bool known = theory->shift_count == GK_MOST_MOVES || !gk_search_is_open(s, equation);
    for (size_t i = 0; !known && i < theory->shift_count; i++) known = theory->shifts[i].equation == equation;
    if (!known && gk_search_solve(s, equation, figure, s->residual[equation], &by) && gk_dec_sign(by) > 0 &&
        holds_amount(s, theory->row_table, row, by))
      theory->shifts[theory->shift_count++] = (gk_shift){equation, gk_dec_neg(s->residual[equation])};
  }
}

static void offer_row_of(gk_offers *offers, size_t figure, const gk_table *other, size_t row)
{
  gk_search *s = offers->search;
  const gk_table *table = s->e->figures[figure].table;
  gk_theory theory;
  if (!gk_theory_of_figure(s, figure, GK_DEC_ZERO, &theory)) return;
  theory.kind = GK_THEORY_LEFT_OUT;
  theory.cause = GK_CAUSE_ROW_MISSING;
  theory.natural = LISTED_ELSEWHERE;
  theory.move_count = 0;
  theory.row = &other->rows[row];
  theory.row_table = other;
  for (size_t r = 0; r < table->row_count; r++) {
    for (size_t c = 0; is_above(&table->rows[r], theory.row->key) && c < columns_of(table); c++) {
      size_t above = gk_equations_figure(s->e, table, r, c);
      if (above != GK_NO_FIGURE) add_row_to(s, above, row, &theory);
    }
  }
  if (theory.shift_count > 1) gk_offer(offers, &theory);
}

/* Rows that another table lists below the same total, with the amount that the total lacks, and this table does not. */
static void offer_rows_of(gk_offers *offers, size_t figure, gk_dec by)
{
  gk_search *s = offers->search;
  const gk_known *known = &s->e->figures[figure];
  for (size_t i = 0; i < s->e->pack->table_count; i++) {
    const gk_table *other = s->e->located[i];
    if (other == NULL || other == known->table || other->pack->codes != known->table->pack->codes) continue;
    s->work += other->row_count;
    for (size_t r = 0; r < other->row_count && !gk_search_tired(s); r++) {
      const gk_row *row = &other->rows[r];
      size_t children;
      if (row->line == NULL && is_above(known->row, row->key) && strcmp(row->key, GK_TOTAL_KEY) != 0 &&
          gk_table_below(other, r, &children) == NULL && gk_table_row(known->table, row->key) == NULL &&
          holds_amount(s, other, r, by))
        offer_row_of(offers, figure, other, r);
    }
  }
}

void gk_offer_left_out(gk_offers *offers, size_t equation)
{
  gk_search *s = offers->search;
  const gk_equation *item = &s->e->items[equation];
  for (size_t i = 0; i < item->count && !gk_search_tired(s); i++) {
    size_t figure = s->e->terms[item->first + i].figure;
    const gk_known *known = &s->e->figures[figure];
    gk_dec by;
    if (known->table->below != NULL && !known->table->pack->form &&
        gk_search_solve(s, equation, figure, s->residual[equation], &by) && gk_dec_sign(by) > 0)
      offer_rows_of(offers, figure, by);
  }
}
