/* SPDX-License-Identifier: MPL-2.0 */
/* The value of a suspected figure where the sums that hold it are rounded: each gives it with a 尾差 of its own. */
#include "engine/diagnosis/theory.h"

enum { MOST_STEPS = 12 /* units of the last digit that are tried to either side */ };

/* The equality that the theory mends whose bound is narrowest; false where it mends none. Leaves the theory tried. */
static bool narrowest(gk_search *s, const gk_theory *theory, size_t *equation)
{
  bool found = false;
  if (!gk_search_try(s, theory)) return false;
  for (size_t i = 0; i < s->touched_count; i++) {
    const gk_equation *item = &s->e->items[s->touched[i]];
    if (gk_equation_is_limit(item) || gk_search_verdict(s, s->touched[i]) != GK_BREACHED ||
        !gk_search_mends(s, s->touched[i]))
      continue;
    if (found && gk_dec_cmp(item->tolerance, s->e->items[*equation].tolerance) >= 0) continue;
    *equation = s->touched[i];
    found = true;
  }
  return found;
}

/* Two rules or more agree on the value to the last digit. */
static bool is_exact(gk_search *s, const gk_theory *theory)
{
  size_t mended = 0;
  if (!gk_search_try(s, theory)) return false;
  for (size_t i = 0; i < s->touched_count; i++) {
    if (gk_equation_is_limit(&s->e->items[s->touched[i]])) continue;
    if (gk_search_verdict_after(s, s->touched[i]) != GK_HOLDS) return false;
    mended += gk_search_mends(s, s->touched[i]);
  }
  return mended > 1;
}

/* Breaches that the theory leaves. */
static size_t left_over(gk_search *s, gk_theory *theory)
{
  size_t count = 0;
  if (!gk_search_score(s, theory)) return SIZE_MAX;
  for (size_t i = 0; i < s->touched_count; i++) {
    bool equality = !gk_equation_is_limit(&s->e->items[s->touched[i]]);
    count += equality && gk_search_verdict_after(s, s->touched[i]) == GK_BREACHED;
  }
  return count;
}

/* One unit in the last digit that the figure's table publishes, in the unit of gk_known.value. */
static bool last_digit(const gk_known *known, gk_dec *step)
{
  int decimals = known->table->pack->decimals - known->shift;
  *step = (gk_dec){1, decimals > 0 ? decimals : 0};
  for (; decimals < 0; decimals++) {
    if (!gk_dec_scale_by(*step, 10, step)) return false;
  }
  return true;
}

/* Brings the correction to a value that the figure's table can publish, but for one that stands there finer already. */
static void to_last_digit(const gk_search *s, size_t figure, gk_dec *by)
{
  const gk_known *known = &s->e->figures[figure];
  int decimals = known->table->pack->decimals;
  gk_dec value, rounded;
  if (gk_dec_trim(known->row->figures[known->column].value).scale <= decimals &&
      gk_dec_add(s->value[figure], *by, &value) && gk_dec_round(gk_known_published(known, value), decimals, &rounded) &&
      gk_known_scaled(known, rounded, &value))
    gk_dec_sub(value, s->value[figure], by);
}

void gk_theory_refine(gk_search *s, gk_theory *theory)
{
  size_t equation = 0;
  gk_dec step, by;
  if (theory->kind != GK_THEORY_FIGURE || s->is_exact || (!s->has_tails && is_exact(s, theory)) ||
      !narrowest(s, theory, &equation) || gk_dec_sign(*s->e->figures[theory->figure].half) == 0 ||
      !last_digit(&s->e->figures[theory->figure], &step) ||
      !gk_search_solve(s, equation, theory->figure, s->residual[equation], &by))
    return;
  size_t most_left = left_over(s, theory);
  if (s->e->items[equation].rule->kind != GK_RULE_RATIO) to_last_digit(s, theory->figure, &by);
  gk_theory best = *theory;
  bool found = false;
  for (int i = 0; i <= 2 * MOST_STEPS; i++) {
    gk_theory other = *theory;
    gk_dec away;
    int steps = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
    if (!gk_dec_scale_by(step, steps, &away) || !gk_dec_add(by, away, &other.moves[0].by)) continue;
    if (left_over(s, &other) > most_left) continue;
    gk_theory_set_cause(s, &other);
    if (found && other.natural <= best.natural) continue;
    best = other;
    found = true;
  }
  *theory = best;
  theory->rough = s->has_tails && best.cause != GK_CAUSE_EXTRA && best.natural < gk_cause_weight(GK_CAUSE_SHORTER) &&
                  gk_dec_sign(s->e->items[equation].tolerance) != 0;
}
