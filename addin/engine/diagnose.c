/* SPDX-License-Identifier: MPL-2.0 */
#include "diagnose.h"

#include <stdlib.h>
#include <string.h>

enum {
  MENDED = 4,         /* a breached equation that becomes exact */
  MENDED_ROUNDING = 2, /* a rounding difference that becomes exact, or a breach that becomes one */
  MOST_TIED = 2,      /* more explanations than that which nothing tells apart explain nothing */
  MOST_CANDIDATES = 200000 /* corrections tried in one round: bounds the work on a hopeless workbook */
};

/* The state of the search: residuals under the corrections applied so far. */
typedef struct search {
  const gk_equations *e;
  gk_arena *arena;
  gk_dec *residual;   /* one an equation */
  bool *given_up;     /* breached equations that nothing explains */
  gk_dec *value;      /* one a figure */
} search;

/* A figure with a correction. */
typedef struct candidate {
  size_t figure;
  gk_dec correction;
  int points;        /* what it mends */
  int natural;       /* weight of its cause */
  gk_cause_kind cause;
} candidate;

static gk_verdict verdict(const search *s, size_t equation)
{
  return gk_equation_judge(&s->e->items[equation], s->residual[equation]);
}

static int weight_in(const gk_equations *e, size_t equation, size_t figure)
{
  const gk_equation *item = &e->items[equation];
  int weight = 0;
  for (size_t i = 0; i < item->count; i++) {
    if (e->terms[item->first + i].figure == figure) weight += e->terms[item->first + i].weight;
  }
  return weight;
}

/* The residual of an equation once the correction is made. */
static bool corrected(const search *s, size_t equation, size_t figure, gk_dec correction, gk_dec *out)
{
  gk_dec change;
  return gk_dec_scale_by(correction, weight_in(s->e, equation, figure), &change) &&
         gk_dec_add(s->residual[equation], change, out);
}

/* What a correction does to one equation: points, or -1 where it breaks one that holds. */
static int effect(const search *s, size_t equation, size_t figure, gk_dec correction)
{
  gk_dec after;
  if (!corrected(s, equation, figure, correction, &after)) return -1;
  gk_verdict before = verdict(s, equation), now = gk_equation_judge(&s->e->items[equation], after);
  bool equality = s->e->items[equation].rule->kind != GK_RULE_AT_MOST;
  if (before == GK_HOLDS) return now == GK_HOLDS ? 0 : -1;
  if (!equality) return 0;
  if (now == GK_HOLDS) return before == GK_BREACHED ? MENDED : MENDED_ROUNDING;
  if (before == GK_BREACHED && now == GK_WITHIN_ROUNDING) return MENDED_ROUNDING;
  return before == GK_WITHIN_ROUNDING && now == GK_BREACHED ? -1 : 0;
}

/* Points of a correction over all equations of its figure; -1 where it does not qualify. */
static int points_of(const search *s, size_t figure, gk_dec correction)
{
  int points = 0;
  const gk_equations *e = s->e;
  for (size_t u = e->uses_from[figure]; u < e->uses_from[figure + 1]; u++) {
    if (u > e->uses_from[figure] && e->uses[u] == e->uses[u - 1]) continue;
    int one = effect(s, e->uses[u], figure, correction);
    if (one < 0) return -1;
    points += one;
  }
  return points;
}

/* Likelier explanations first: what mends more, then the more natural slip, then the figure that was typed and not
 * computed, then the earlier one. */
static int better(const search *s, const candidate *a, const candidate *b)
{
  if (a->points != b->points) return a->points > b->points ? 1 : -1;
  if (a->natural != b->natural) return a->natural > b->natural ? 1 : -1;
  const gk_known *x = &s->e->figures[a->figure], *y = &s->e->figures[b->figure];
  bool computed_x = x->row->figures[x->column].formula, computed_y = y->row->figures[y->column].formula;
  if (computed_x != computed_y) return computed_y ? 1 : -1;
  return 0;
}

/* The candidates of one breached equation: each of its figures, corrected so that the equation holds. Keeps the best
 * ones, equal ones side by side; *tied counts those that nothing tells from the best. */
static void try_equation(const search *s, size_t equation, candidate *best, size_t *tied, size_t *tried)
{
  const gk_equation *item = &s->e->items[equation];
  for (size_t i = 0; i < item->count && *tried < MOST_CANDIDATES; i++) {
    const gk_term *term = &s->e->terms[item->first + i];
    candidate c = {.figure = term->figure};
    if (!gk_dec_scale_by(s->residual[equation], term->weight > 0 ? -1 : 1, &c.correction)) continue;
    (*tried)++;
    c.points = points_of(s, c.figure, c.correction);
    if (c.points <= 0 || (*tied > 0 && c.points < best[0].points)) continue;
    gk_dec suggested;
    if (!gk_dec_add(s->value[c.figure], c.correction, &suggested)) continue;
    c.cause = gk_cause_find(s->e, c.figure, suggested);
    c.natural = gk_cause_weight(c.cause);
    int order = *tied == 0 ? 1 : better(s, &c, &best[0]);
    bool again = false;
    for (size_t k = 0; k < *tied && k < MOST_TIED; k++)
      again = again || (best[k].figure == c.figure && gk_dec_cmp(best[k].correction, c.correction) == 0);
    if (order < 0 || again) continue;
    if (order > 0) *tied = 0;
    if (*tied < MOST_TIED) best[*tied] = c;
    (*tied)++;
  }
}

/* Applies a correction: the residuals of the figure's equations and its value. */
static void apply(search *s, const candidate *c)
{
  const gk_equations *e = s->e;
  for (size_t u = e->uses_from[c->figure]; u < e->uses_from[c->figure + 1]; u++) {
    if (u > e->uses_from[c->figure] && e->uses[u] == e->uses[u - 1]) continue;
    gk_dec after;
    if (corrected(s, e->uses[u], c->figure, c->correction, &after)) s->residual[e->uses[u]] = after;
  }
  gk_dec value;
  if (gk_dec_add(s->value[c->figure], c->correction, &value)) s->value[c->figure] = value;
}

/* Keeps a candidate as an explanation, with the equations that it mends. */
static bool keep(const search *s, const candidate *c, bool tied, gk_explanations *out)
{
  const gk_equations *e = s->e;
  size_t from = e->uses_from[c->figure], to = e->uses_from[c->figure + 1];
  gk_explanation x = {.figure = c->figure, .cause = c->cause, .tied = tied};
  x.equations = gk_arena_array(s->arena, to - from, sizeof *x.equations);
  if (x.equations == NULL || !gk_dec_add(s->value[c->figure], c->correction, &x.suggested)) return false;
  for (size_t u = from; u < to; u++) {
    if (u > from && e->uses[u] == e->uses[u - 1]) continue;
    if (effect(s, e->uses[u], c->figure, c->correction) > 0) x.equations[x.equation_count++] = e->uses[u];
  }
  out->items[out->count++] = x;
  return true;
}

/* The figure was suspected before: its second correction replaces the first. */
static bool suspected(const gk_explanations *out, size_t figure)
{
  for (size_t i = 0; i < out->count; i++) {
    if (out->items[i].figure == figure) return true;
  }
  return false;
}

/* One round: the best correction over all breached equations. False when nothing qualifies. */
static bool round_of_search(search *s, gk_explanations *out, bool *memory)
{
  candidate best[MOST_TIED];
  size_t tied = 0, tried = 0;
  for (size_t i = 0; i < s->e->count && tried < MOST_CANDIDATES; i++) {
    if (s->given_up[i] || s->e->items[i].rule->kind == GK_RULE_AT_MOST || verdict(s, i) != GK_BREACHED) continue;
    try_equation(s, i, best, &tied, &tried);
  }
  if (tied == 0) return false;
  bool shown = tied <= MOST_TIED && !suspected(out, best[0].figure);
  for (size_t k = 0; shown && k < tied && *memory; k++) *memory = keep(s, &best[k], tied > 1, out);
  if (!shown) { /* too many figures would mend it equally well: the equations stay unexplained */
    for (size_t i = 0; i < s->e->count; i++) {
      if (verdict(s, i) == GK_BREACHED && weight_in(s->e, i, best[0].figure) != 0) s->given_up[i] = true;
    }
    return true;
  }
  apply(s, &best[0]);
  return true;
}

static bool prepare(search *s)
{
  s->residual = gk_arena_array(s->arena, s->e->count, sizeof *s->residual);
  s->given_up = gk_arena_array(s->arena, s->e->count, sizeof *s->given_up);
  s->value = gk_arena_array(s->arena, s->e->figure_count, sizeof *s->value);
  if (s->residual == NULL || s->given_up == NULL || s->value == NULL) return false;
  for (size_t i = 0; i < s->e->count; i++) s->residual[i] = s->e->items[i].residual;
  for (size_t i = 0; i < s->e->figure_count; i++) s->value[i] = s->e->figures[i].value;
  return true;
}

bool gk_diagnose(const gk_equations *equations, gk_arena *arena, gk_explanations *out)
{
  search s = {.e = equations, .arena = arena};
  *out = (gk_explanations){.items = gk_arena_array(arena, GK_MOST_SUSPECTS + MOST_TIED, sizeof *out->items)};
  if (out->items == NULL || !prepare(&s)) return false;
  bool memory = true;
  while (memory && out->count < GK_MOST_SUSPECTS && round_of_search(&s, out, &memory)) continue;
  return memory;
}
