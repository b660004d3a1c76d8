/* SPDX-License-Identifier: MPL-2.0 */
/* A figure typed wrong before its totals were computed: the sums above it hold, and only where a total meets another
 * table does anything fail. The theory takes the slip back with all totals that carry it. Which of the parts is wrong
 * the rules cannot know; a slip with a shape of its own (digits transposed, a wrong unit) can be told all the same. */
#include "engine/diagnosis/theory.h"

enum {
  MOST_DEPTH = 8,    /* sums of sums that are gone down */
  MOST_LEAVES = 1000 /* figures looked at below one total */
};

typedef struct descent {
  gk_offers *offers;
  size_t leaves;
} descent;

static bool holds_as_total(const gk_search *s, size_t equation, size_t figure)
{
  const gk_equation *item = &s->e->items[equation];
  return gk_equation_is_sum(item) && item->count > 1 && s->e->terms[item->first].figure == figure &&
         gk_search_verdict(s, equation) != GK_BREACHED;
}

static bool is_moved(const gk_theory *theory, size_t figure)
{
  for (size_t i = 0; i < theory->move_count; i++) {
    if (theory->moves[i].figure == figure) return true;
  }
  return false;
}

/* Adds the total of a sum that the theory would break: it follows its part. False where there is none to add. */
static bool carry_on(gk_search *s, gk_theory *theory)
{
  for (size_t i = 0; i < s->touched_count; i++) {
    size_t equation = s->touched[i];
    const gk_equation *item = &s->e->items[equation];
    size_t total = s->e->terms[item->first].figure;
    gk_dec change, by;
    if (!gk_equation_is_sum(item) || gk_search_verdict(s, equation) == GK_BREACHED ||
        gk_dec_cmp(s->after[equation], s->residual[equation]) == 0 || is_moved(theory, total))
      continue;
    if (theory->move_count == GK_MOST_MOVES || !gk_dec_sub(s->after[equation], s->residual[equation], &change) ||
        !gk_search_solve(s, equation, total, change, &by))
      return false;
    theory->moves[theory->move_count++] = (gk_move){total, by};
    return true;
  }
  return false;
}

/* Totals that are formulas follow what was typed, whatever was wrong with it. */
static bool follow_by_formula(const gk_search *s, const gk_theory *theory)
{
  bool formulas = theory->move_count > 1 && !theory->computed;
  for (size_t i = 1; i < theory->move_count && formulas; i++) {
    const gk_known *total = &s->e->figures[theory->moves[i].figure];
    formulas = total->row->figures[total->column].formula;
  }
  return formulas;
}

static void offer_leaf(gk_offers *offers, size_t figure, gk_dec by)
{
  enum { LESS_NATURAL = 1 };
  gk_search *s = offers->search;
  gk_theory theory;
  if (!gk_theory_of_figure(s, figure, by, &theory)) return;
  gk_theory_set_shape(s, &theory);
  bool shaped = theory.natural >= gk_cause_weight(GK_CAUSE_DIGIT);
  if (!shaped && theory.natural < 0) return;
  theory.kind = GK_THEORY_CARRIED;
  theory.natural -= LESS_NATURAL;
  while (gk_search_try(s, &theory) && carry_on(s, &theory)) continue;
  if (theory.move_count == 1 || !(shaped || follow_by_formula(s, &theory))) return; /* nothing was carried */
  const gk_known *total = &s->e->figures[theory.moves[1].figure];
  if (theory.move_count == 2 && !total->row->figures[total->column].formula) {
    theory.partner = theory.moves[1].figure;
    theory.partner_cause = theory.cause; /* it was off by as much when it was typed */
  }
  gk_offer(offers, &theory);
}

/* Goes down from a total that is off by `by` to the figures that it is made of. */
static void descend(descent *d, size_t figure, gk_dec by, int depth)
{
  gk_search *s = d->offers->search;
  const gk_equations *e = s->e;
  bool is_total = false;
  for (size_t u = e->uses_from[figure]; u < e->uses_from[figure + 1] && depth < MOST_DEPTH; u++) {
    size_t equation = e->uses[u].equation;
    const gk_equation *item = &e->items[equation];
    if (!holds_as_total(s, equation, figure)) continue;
    is_total = true;
    for (size_t i = 1; i < item->count && d->leaves < MOST_LEAVES && !gk_search_tired(s); i++) {
      gk_dec part;
      if (gk_dec_scale_by(by, -e->terms[item->first + i].weight, &part))
        descend(d, e->terms[item->first + i].figure, part, depth + 1);
    }
  }
  if (is_total) return;
  d->leaves++;
  s->work++;
  offer_leaf(d->offers, figure, by);
}

void gk_offer_carried(gk_offers *offers, size_t equation)
{
  const gk_search *s = offers->search;
  const gk_equation *item = &s->e->items[equation];
  descent d = {.offers = offers};
  for (size_t i = 0; i < item->count && d.leaves < MOST_LEAVES && !gk_search_tired(s); i++) {
    size_t figure = s->e->terms[item->first + i].figure;
    gk_dec by;
    if (gk_search_solve(s, equation, figure, s->residual[equation], &by)) descend(&d, figure, by, 0);
  }
}
