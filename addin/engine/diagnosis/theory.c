/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/diagnosis/theory.h"

#include <string.h>

/* What a theory's effect on one equation counts. */
enum {
  MENDED = 4,          /* a breach that becomes exact */
  MENDED_ROUNDING = 2, /* a rounding difference that becomes exact, or a breach that becomes one */
  MENDED_LIMIT = 1,    /* a limit (不超过) that is kept again */
  BREAKS_LIMIT = -2,   /* a limit that may be passed with reason; one that must hold is broken like an equality */
  BREAKS = -1000
};

/* Whether sums are off by rounding: none, or of the sums with figures in them one in twenty or more. */
static void look_for_tails(const gk_equations *e, gk_search *s)
{
  enum { ONE_IN = 20 };
  size_t sums = 0, rounded = 0;
  for (size_t i = 0; i < e->count; i++) {
    const gk_equation *item = &e->items[i];
    if (item->rule->kind != GK_RULE_SUM || gk_dec_sign(e->figures[e->terms[item->first].figure].value) == 0) continue;
    sums++;
    rounded += item->verdict == GK_WITHIN_ROUNDING;
  }
  s->is_exact = rounded == 0;
  s->has_tails = rounded * ONE_IN >= sums && rounded > 0;
}

static gk_largest *largest_of(const gk_search *s, size_t figure)
{
  return &s->largest[s->e->figures[figure].table - s->e->tables->items];
}

static void note_amount(const gk_search *s, size_t figure)
{
  gk_largest *to = largest_of(s, figure);
  gk_dec amount = gk_dec_abs(s->e->figures[figure].value);
  for (size_t i = 0; i < GK_LARGEST; i++) {
    if (gk_dec_cmp(amount, to->amount[i]) <= 0) continue;
    for (size_t k = GK_LARGEST - 1; k > i; k--) to->amount[k] = to->amount[k - 1], to->figure[k] = to->figure[k - 1];
    to->amount[i] = amount;
    to->figure[i] = figure;
    return;
  }
}

/* The second of the other figures, for the first may be wrong itself. */
static bool is_too_large(const gk_search *s, size_t figure, gk_dec value)
{
  enum { TIMES = 10 };
  const gk_largest *table = largest_of(s, figure);
  gk_dec bound = GK_DEC_ZERO;
  size_t others = 0;
  for (size_t i = 0; i < GK_LARGEST && others < GK_LARGEST - 1; i++) {
    if (table->figure[i] == figure || gk_dec_sign(table->amount[i]) == 0) continue;
    bound = table->amount[i];
    others++;
  }
  return others > 0 && gk_dec_scale_by(bound, TIMES, &bound) && gk_dec_cmp(gk_dec_abs(value), bound) > 0;
}

bool gk_search_is_absurd(const gk_search *s, size_t figure, gk_dec value)
{
  const gk_known *known = &s->e->figures[figure];
  if (known->table->pack->form) return false;
  if (gk_dec_sign(value) >= 0) return is_too_large(s, figure, value);
  if (!known->table->pack->columns[known->column].may_be_negative) return true;
  return (gk_dec_sign(known->value) >= 0 && gk_dec_cmp(known->value, gk_dec_neg(value)) != 0) ||
         is_too_large(s, figure, value);
}

bool gk_search_prepare(gk_search *s, const gk_equations *equations, gk_arena *arena)
{
  size_t count = equations->count;
  *s = (gk_search){.e = equations};
  look_for_tails(equations, s);
  s->residual = gk_arena_array(arena, count, sizeof *s->residual);
  s->after = gk_arena_array(arena, count, sizeof *s->after);
  s->given_up = gk_arena_array(arena, count, sizeof *s->given_up);
  s->touched = gk_arena_array(arena, count, sizeof *s->touched);
  s->stamp = gk_arena_array(arena, count, sizeof *s->stamp);
  s->value = gk_arena_array(arena, equations->figure_count, sizeof *s->value);
  s->largest = gk_arena_array(arena, equations->tables->count + equations->tables->form_count, sizeof *s->largest);
  if (!s->residual || !s->after || !s->given_up || !s->touched || !s->stamp || !s->value || !s->largest) return false;
  for (size_t i = 0; i < count; i++) s->residual[i] = equations->items[i].residual;
  for (size_t i = 0; i < equations->figure_count; i++) {
    s->value[i] = equations->figures[i].value;
    note_amount(s, i);
  }
  return true;
}

gk_verdict gk_search_verdict(const gk_search *s, size_t equation)
{
  return gk_equation_judge(&s->e->items[equation], s->residual[equation]);
}

gk_verdict gk_search_verdict_after(const gk_search *s, size_t equation)
{
  return gk_equation_judge(&s->e->items[equation], s->after[equation]);
}

bool gk_search_is_open(const gk_search *s, size_t equation)
{
  return !s->given_up[equation] && !gk_equation_is_limit(&s->e->items[equation]) &&
         gk_search_verdict(s, equation) == GK_BREACHED;
}

bool gk_search_tired(const gk_search *s)
{
  return s->work > s->most_work;
}

/* --- trying ------------------------------------------------------------------------------------------------------- */

static bool touch(gk_search *s, size_t equation, gk_dec by)
{
  if (s->stamp[equation] != s->tries) {
    s->stamp[equation] = s->tries;
    s->after[equation] = s->residual[equation];
    s->touched[s->touched_count++] = equation;
  }
  s->work++;
  return gk_dec_add(s->after[equation], by, &s->after[equation]);
}

/* A figure's value once the theory's slip is taken back. */
static bool moved_value(const gk_search *s, const gk_theory *theory, size_t figure, gk_dec *value)
{
  *value = s->value[figure];
  for (size_t i = 0; i < theory->move_count; i++) {
    if (theory->moves[i].figure == figure && !gk_dec_add(*value, theory->moves[i].by, value)) return false;
  }
  return true;
}

/* A ratio is worked out anew: its residual does not follow its figures in proportion. */
static bool redo_ratio(gk_search *s, const gk_theory *theory, size_t equation)
{
  const gk_equation *item = &s->e->items[equation];
  gk_dec values[GK_RATIO_TERMS], tolerance;
  for (size_t i = 0; i < item->count; i++) {
    if (!moved_value(s, theory, s->e->terms[item->first + i].figure, &values[i])) return false;
  }
  return gk_equation_ratio(s->e, item, values, &s->after[equation], &tolerance);
}

bool gk_search_try(gk_search *s, const gk_theory *theory)
{
  const gk_equations *e = s->e;
  s->tries++;
  s->touched_count = 0;
  for (size_t i = 0; i < theory->move_count; i++) {
    const gk_move *move = &theory->moves[i];
    for (size_t u = e->uses_from[move->figure]; u < e->uses_from[move->figure + 1]; u++) {
      gk_dec by;
      if (!gk_dec_scale_by(move->by, e->uses[u].weight, &by) || !touch(s, e->uses[u].equation, by)) return false;
    }
  }
  for (size_t i = 0; i < theory->shift_count; i++) {
    if (!touch(s, theory->shifts[i].equation, theory->shifts[i].by)) return false;
  }
  for (size_t i = 0; i < s->touched_count; i++) {
    size_t equation = s->touched[i];
    if (s->e->items[equation].rule->kind == GK_RULE_RATIO && !redo_ratio(s, theory, equation)) return false;
  }
  return true;
}

static int effect(const gk_search *s, size_t equation)
{
  gk_verdict before = gk_search_verdict(s, equation), now = gk_search_verdict_after(s, equation);
  if (before == now) return 0;
  const gk_equation *item = &s->e->items[equation];
  if (gk_equation_is_limit(item)) {
    bool must_hold = item->rule->severity == GK_ERROR;
    return now == GK_HOLDS ? MENDED_LIMIT : before == GK_HOLDS && must_hold ? BREAKS : BREAKS_LIMIT;
  }
  if (now == GK_HOLDS) return before == GK_BREACHED ? MENDED : MENDED_ROUNDING;
  return before == GK_BREACHED ? MENDED_ROUNDING : BREAKS;
}

bool gk_search_mends(const gk_search *s, size_t equation)
{
  return effect(s, equation) > 0;
}

bool gk_search_score(gk_search *s, gk_theory *theory)
{
  theory->points = 0;
  theory->equalities = 0;
  if (!gk_search_try(s, theory)) return false;
  for (size_t i = 0; i < s->touched_count; i++) {
    int points = effect(s, s->touched[i]);
    theory->points += points;
    theory->equalities += points >= MENDED_ROUNDING && gk_search_verdict(s, s->touched[i]) == GK_BREACHED;
  }
  return theory->points > 0;
}

/* A form is held against a table, whose figures others bear out: it is no evidence against them. */
static bool is_held_against(const gk_equations *e, size_t equation, size_t figure)
{
  const gk_table *left = e->figures[e->terms[e->items[equation].first].figure].table;
  return left->pack->form && !e->figures[figure].table->pack->form;
}

bool gk_search_solve(const gk_search *s, size_t equation, size_t figure, gk_dec residual, gk_dec *by)
{
  if (is_held_against(s->e, equation, figure)) return false;
  int weight = gk_equations_weight(s->e, equation, figure);
  return (weight == 1 || weight == -1) && gk_dec_scale_by(residual, -weight, by);
}

void gk_search_apply(gk_search *s, const gk_theory *theory)
{
  if (!gk_search_try(s, theory)) return;
  for (size_t i = 0; i < s->touched_count; i++) s->residual[s->touched[i]] = s->after[s->touched[i]];
  for (size_t i = 0; i < theory->move_count; i++) {
    gk_dec *value = &s->value[theory->moves[i].figure], sum;
    if (gk_dec_add(*value, theory->moves[i].by, &sum)) *value = sum;
  }
}

/* --- comparing ---------------------------------------------------------------------------------------------------- */

/* What mends more, then the more natural slip, then the figure that was typed and not computed. */
int gk_theory_compare(const gk_theory *a, const gk_theory *b)
{
  if (a->points != b->points) return a->points > b->points ? 1 : -1;
  if (a->natural != b->natural) return a->natural > b->natural ? 1 : -1;
  if (a->computed != b->computed) return b->computed ? 1 : -1;
  return 0;
}

/* A figure that could hardly stand there: with more decimals than its table publishes. */
static bool is_unlikely(const gk_known *known, gk_dec suggested)
{
  const gk_pack_table *pack = known->table->pack;
  return known->shift > 0 && !pack->form && gk_dec_trim(gk_known_published(known, suggested)).scale > pack->decimals;
}

static void rank_cause(const gk_search *s, gk_theory *theory, gk_dec suggested)
{
  enum { UNLIKELY = 10, ROUNDED = 7 };
  const gk_known *known = &s->e->figures[theory->figure];
  theory->natural = gk_cause_weight(theory->cause);
  if ((theory->cause == GK_CAUSE_POINT || theory->cause == GK_CAUSE_UNIT) &&
      gk_cause_power(known->value, suggested) == 0)
    theory->natural -= ROUNDED;
  if (is_unlikely(&s->e->figures[theory->figure], suggested)) theory->natural -= UNLIKELY;
}

void gk_theory_set_cause(const gk_search *s, gk_theory *theory)
{
  gk_dec suggested;
  if (!moved_value(s, theory, theory->figure, &suggested)) return;
  theory->cause = gk_cause_find(s->e, theory->figure, suggested);
  rank_cause(s, theory, suggested);
}

void gk_theory_set_shape(const gk_search *s, gk_theory *theory)
{
  const gk_known *known = &s->e->figures[theory->figure];
  const gk_figure *own = &known->row->figures[known->column];
  gk_dec suggested;
  if (!moved_value(s, theory, theory->figure, &suggested)) return;
  theory->cause = gk_cause_of_digits(own->value, gk_known_published(known, suggested), own->state == GK_FIGURE_BLANK);
  rank_cause(s, theory, suggested);
}

bool gk_theory_of_figure(const gk_search *s, size_t figure, gk_dec by, gk_theory *theory)
{
  const gk_known *known = &s->e->figures[figure];
  gk_dec sum;
  theory->kind = GK_THEORY_FIGURE;
  theory->figure = figure;
  theory->partner = GK_NO_FIGURE;
  theory->row = NULL;
  theory->row_table = NULL;
  theory->cause = GK_CAUSE_UNKNOWN;
  theory->natural = 0;
  theory->rough = false;
  theory->computed = known->row->figures[known->column].formula;
  theory->move_count = 1;
  theory->shift_count = 0;
  theory->moves[0] = (gk_move){figure, by};
  return gk_dec_add(s->value[figure], by, &sum);
}

/* The same slip seen from another equation. */
static bool is_same(const gk_theory *a, const gk_theory *b)
{
  if (a->kind == GK_THEORY_LEFT_OUT && b->kind == a->kind && strcmp(a->row->key, b->row->key) == 0) return true;
  if (a->figure == b->figure && a->row == b->row) return a->partner == b->partner || a->kind != b->kind;
  return a->partner != GK_NO_FIGURE && a->figure == b->partner && a->partner == b->figure;
}

/* What it would make of a figure cannot be. */
static bool is_absurd(const gk_search *s, const gk_theory *theory)
{
  for (size_t i = 0; i < theory->move_count; i++) {
    gk_dec value;
    if (!moved_value(s, theory, theory->moves[i].figure, &value) ||
        gk_search_is_absurd(s, theory->moves[i].figure, value))
      return true;
  }
  return theory->kind == GK_THEORY_PAIR && theory->cause == GK_CAUSE_UNKNOWN &&
         theory->partner_cause == GK_CAUSE_UNKNOWN;
}

/* Where the sums give more decimals than the figure's table publishes, and than stand there, the nearest value that the
 * table can publish, if that mends as much. */
static void publish(gk_search *s, gk_theory *theory)
{
  const gk_known *known = &s->e->figures[theory->figure];
  int decimals = known->table->pack->decimals;
  gk_theory other = *theory;
  gk_dec value, rounded;
  if (theory->kind != GK_THEORY_FIGURE || !moved_value(s, theory, theory->figure, &value) ||
      !is_unlikely(known, value) || gk_dec_trim(known->row->figures[known->column].value).scale > decimals ||
      !gk_dec_round(gk_known_published(known, value), decimals, &rounded) || !gk_known_scaled(known, rounded, &value) ||
      !gk_dec_sub(value, s->value[theory->figure], &other.moves[0].by) || !gk_search_score(s, &other) ||
      other.equalities < theory->equalities)
    return;
  *theory = other;
}

/* A theory that qualifies, with its points and, of one figure, its cause. */
static bool qualifies(gk_search *s, gk_theory *theory, int least)
{
  if (!gk_search_score(s, theory) || theory->points < least) return false;
  publish(s, theory);
  if (is_absurd(s, theory)) return false;
  if (theory->kind == GK_THEORY_FIGURE) gk_theory_set_cause(s, theory);
  return true;
}

void gk_offer(gk_offers *offers, gk_theory *theory)
{
  enum { SHOWN = GK_MOST_TIED };
  if (!qualifies(offers->search, theory, offers->tied > 0 ? offers->best[0].points : 1)) return;
  int order = offers->tied == 0 ? 1 : gk_theory_compare(theory, &offers->best[0]);
  for (size_t i = 0; order == 0 && i < offers->tied && i < SHOWN; i++) {
    if (is_same(theory, &offers->best[i])) return;
  }
  if (order < 0) return;
  if (order > 0) offers->tied = 0;
  if (offers->tied < SHOWN) offers->best[offers->tied] = *theory;
  offers->tied++;
}

/* --- one figure, or two ------------------------------------------------------------------------------------------- */

void gk_offer_figures(gk_offers *offers, size_t equation)
{
  const gk_search *s = offers->search;
  const gk_equation *item = &s->e->items[equation];
  gk_theory theory;
  for (size_t i = 0; i < item->count && !gk_search_tired(s); i++) {
    size_t figure = s->e->terms[item->first + i].figure;
    gk_dec by;
    if (gk_search_solve(s, equation, figure, s->residual[equation], &by) && gk_theory_of_figure(s, figure, by, &theory))
      gk_offer(offers, &theory);
  }
}

size_t gk_offer_alone(gk_search *s, size_t equation, int points, gk_theory *best, size_t most)
{
  const gk_equation *item = &s->e->items[equation];
  gk_theory theory;
  size_t count = 0;
  for (size_t i = 0; i < item->count && !gk_search_tired(s); i++) {
    size_t figure = s->e->terms[item->first + i].figure, at = count;
    gk_dec by;
    if (!gk_search_solve(s, equation, figure, s->residual[equation], &by) ||
        !gk_theory_of_figure(s, figure, by, &theory) || !qualifies(s, &theory, points))
      continue;
    while (at > 0 && theory.natural > best[at - 1].natural) at--;
    if (at == most) continue;
    if (count < most) count++;
    memmove(&best[at + 1], &best[at], (count - at - 1) * sizeof *best);
    best[at] = theory;
  }
  return count;
}

/* The first equation that the theory tried last breaks; false where it breaks none, or too many for one more slip. */
static bool first_broken(const gk_search *s, size_t *equation)
{
  enum { MOST_BROKEN = 3 };
  size_t broken = 0;
  *equation = 0;
  for (size_t i = 0; i < s->touched_count; i++) {
    if (effect(s, s->touched[i]) == BREAKS && broken++ == 0) *equation = s->touched[i];
  }
  return broken > 0 && broken <= MOST_BROKEN;
}

/* One figure that is published in two places, which agree. */
static bool is_published_twice(const gk_search *s, const gk_equation *item)
{
  const gk_term *terms = &s->e->terms[item->first];
  return item->count == 2 && item->rule->kind == GK_RULE_SAME &&
         gk_dec_cmp(s->value[terms[0].figure], s->value[terms[1].figure]) == 0;
}

/* Two slips that hide each other in an equation which holds: what mends `equation` breaks that one, and a second
 * correction there mends both. */
static void offer_pairs(gk_offers *offers, size_t equation, bool equal)
{
  gk_search *s = offers->search;
  const gk_equation *item = &s->e->items[equation];
  for (size_t i = 0; i < item->count && !gk_search_tired(s); i++) {
    gk_theory one, two;
    gk_dec by;
    size_t broken, figure = s->e->terms[item->first + i].figure;
    if (!gk_search_solve(s, equation, figure, s->residual[equation], &by) ||
        !gk_theory_of_figure(s, figure, by, &one) || !gk_search_try(s, &one) || !first_broken(s, &broken))
      continue;
    gk_dec left = s->after[broken];
    gk_theory_set_shape(s, &one);
    const gk_equation *other = &s->e->items[broken];
    if (equal && !is_published_twice(s, other)) continue;
    for (size_t k = 0; k < other->count && !gk_search_tired(s); k++) {
      size_t second = s->e->terms[other->first + k].figure;
      if (second == figure || !gk_search_solve(s, broken, second, left, &by) ||
          !gk_theory_of_figure(s, second, by, &two))
        continue;
      gk_theory_set_shape(s, &two);
      gk_theory pair = one;
      pair.kind = GK_THEORY_PAIR;
      pair.partner = second;
      pair.partner_cause = two.cause;
      pair.natural = (one.natural + two.natural) / 2;
      pair.computed = one.computed || two.computed;
      pair.moves[pair.move_count++] = two.moves[0];
      if (other->rule->kind == GK_RULE_RATIO && k == 0) { /* the rate was worked out from the wrong figure */
        pair.kind = GK_THEORY_CARRIED;
        pair.partner = GK_NO_FIGURE;
        pair.natural = one.natural;
      }
      gk_offer(offers, &pair);
    }
  }
}

void gk_offer_pairs(gk_offers *offers, size_t equation)
{
  offer_pairs(offers, equation, false);
}

void gk_offer_equal_pairs(gk_offers *offers, size_t equation)
{
  offer_pairs(offers, equation, true);
}
