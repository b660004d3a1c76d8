/* SPDX-License-Identifier: MPL-2.0 */
/* Slips of a whole table or column: in another unit, or of another source. They are looked for before single figures,
 * for what they predict of many equations no figure can explain. */
#include <stdlib.h>

#include "engine/base/unit.h"
#include "engine/diagnosis/theory.h"

enum { MOST_CANDIDATES = 64, WHOLE = -1 };

bool gk_wide_holds(const gk_equations *e, const gk_wide *wide, size_t figure)
{
  const gk_known *known = &e->figures[figure];
  return known->table == wide->table && (wide->column == WHOLE || known->column == (uint32_t)wide->column);
}

/* What of an equation lies within a scope and what beside it. */
typedef struct parts {
  size_t inside, outside;
  gk_dec sum, rest; /* of the terms, with their weights; together the residual */
  gk_dec half;      /* what the figures inside were rounded by */
  size_t figure;    /* the last one inside that is not 0 */
  bool several;     /* there are others */
} parts;

static bool take_apart(const gk_search *s, const gk_wide *wide, size_t equation, parts *out)
{
  const gk_equations *e = s->e;
  const gk_equation *item = &e->items[equation];
  *out = (parts){.figure = GK_NO_FIGURE};
  for (size_t i = 0; i < item->count; i++) {
    const gk_term *term = &e->terms[item->first + i];
    bool inside = gk_wide_holds(e, wide, term->figure);
    gk_dec part;
    inside ? out->inside++ : out->outside++;
    if (inside && gk_dec_sign(s->value[term->figure]) != 0) {
      out->several = out->several || out->figure != GK_NO_FIGURE;
      out->figure = term->figure;
    }
    if (inside &&
        (!gk_dec_scale_by(s->value[term->figure], term->weight, &part) || !gk_dec_add(out->sum, part, &out->sum) ||
         !gk_dec_add(out->half, *e->figures[term->figure].half, &out->half)))
      return false;
  }
  return gk_dec_sub(s->residual[equation], out->sum, &out->rest);
}

static bool is_judged(const gk_equation *item)
{
  return item->rule->kind != GK_RULE_RATIO && !item->rule->together;
}

/* --- another unit ------------------------------------------------------------------------------------------------- */

static bool holds_rescaled(const gk_search *s, const gk_wide *wide, size_t equation, const parts *p)
{
  const gk_equation *item = &s->e->items[equation];
  gk_dec sum, after, half, bound = item->tolerance;
  if (!gk_dec_shift(p->sum, -wide->power, &sum) || !gk_dec_add(sum, p->rest, &after)) return false;
  if (wide->power < 0 && gk_dec_shift(p->half, -wide->power, &half) && gk_dec_cmp(half, bound) > 0) bound = half;
  if (item->rule->kind == GK_RULE_AT_MOST && gk_dec_sign(after) < 0) return true;
  return gk_dec_cmp(gk_dec_abs(after), bound) <= 0;
}

/* Whether what stands beside the scope in an equation fails nowhere else, so that it is not what is wrong. */
static bool beside_is_right(const gk_search *s, const gk_wide *wide, size_t equation)
{
  const gk_equations *e = s->e;
  for (size_t i = 0; i < e->items[equation].count; i++) {
    size_t figure = e->terms[e->items[equation].first + i].figure;
    for (size_t u = e->uses_from[figure]; !gk_wide_holds(e, wide, figure) && u < e->uses_from[figure + 1]; u++) {
      size_t other = e->uses[u].equation;
      if (other != equation && !gk_equation_is_limit(&e->items[other]) && gk_search_verdict(s, other) == GK_BREACHED)
        return false;
    }
  }
  return true;
}

/* Counts what taking the unit back would do; false where it cannot be it. */
static bool weigh_unit(const gk_search *s, gk_wide *wide)
{
  size_t inside_broken = 0, inside_held = 0, broken = 0, figure = GK_NO_FIGURE, last = 0;
  bool several = false; /* else it is a figure, and no table or column */
  wide->mended = 0;
  for (size_t i = 0; i < s->e->count; i++) {
    parts p;
    if (!is_judged(&s->e->items[i]) || !take_apart(s, wide, i, &p) || p.inside == 0) continue;
    bool breached = gk_search_verdict(s, i) == GK_BREACHED, limit = gk_equation_is_limit(&s->e->items[i]);
    if (p.outside == 0) {
      inside_broken += breached && !limit;
      inside_held += !breached && !limit && s->e->items[i].count > 1 && gk_dec_sign(p.half) != 0;
      continue;
    }
    bool holds = holds_rescaled(s, wide, i, &p);
    if (breached && holds && !limit && !s->given_up[i]) {
      several = several || p.several || (figure != GK_NO_FIGURE && figure != p.figure);
      figure = p.figure;
      last = i;
      wide->mended++;
    }
    broken += !breached && !holds && !limit;
  }
  bool alone = wide->mended == 1 && wide->column == WHOLE && abs(wide->power) == GK_UNIT_WAN && inside_held > 2 &&
               beside_is_right(s, wide, last);
  wide->sure = wide->mended > 1;
  return several && broken == 0 && inside_broken * 3 <= wide->mended && (wide->mended > 1 || alone);
}

typedef struct candidates {
  gk_wide items[MOST_CANDIDATES];
  size_t votes[MOST_CANDIDATES];
  size_t count;
} candidates;

static void propose(candidates *list, const gk_table *table, long column, int power)
{
  for (size_t i = 0; i < list->count; i++) {
    const gk_wide *has = &list->items[i];
    if (has->table != table || has->column != column || has->power != power) continue;
    list->votes[i]++;
    return;
  }
  if (list->count == MOST_CANDIDATES) return;
  list->votes[list->count] = 1;
  list->items[list->count++] = (gk_wide){.cause = GK_CAUSE_UNIT, .table = table, .column = column, .power = power};
}

/* The tables and columns of which an open equation would hold in another unit. */
static void propose_units(const gk_search *s, size_t equation, candidates *list)
{
  const gk_equation *item = &s->e->items[equation];
  for (size_t i = 0; i < item->count; i++) {
    const gk_known *known = &s->e->figures[s->e->terms[item->first + i].figure];
    const gk_known *before = i == 0 ? NULL : &s->e->figures[s->e->terms[item->first + i - 1].figure];
    if (known->table->pack->form || (before && before->table == known->table && before->column == known->column))
      continue;
    for (int whole = 0; whole < 2; whole++) {
      gk_wide wide = {.table = known->table, .column = whole ? WHOLE : (long)known->column};
      parts p;
      int power;
      if (!take_apart(s, &wide, equation, &p) || p.outside == 0 || gk_dec_sign(p.rest) == 0) continue;
      gk_dec right = gk_dec_neg(p.rest);
      power = gk_cause_power_rounded(p.sum, right);
      if (power == 0) power = -gk_cause_power_rounded(right, p.sum);
      if (abs(power) > 1) propose(list, wide.table, wide.column, power);
    }
  }
}

/* Whether the table's label is the slip: its figures stand in the pack's unit, which the label does not name. */
static bool is_label(const gk_wide *wide)
{
  int said = gk_unit_power(gk_table_unit(wide->table)), pack = gk_unit_power(wide->table->pack->unit);
  return wide->column == WHOLE && said >= 0 && said != pack && said - wide->power == pack;
}

static bool is_better(const gk_wide *a, const gk_wide *b)
{
  if (a->mended != b->mended) return a->mended > b->mended;
  if ((a->column == WHOLE) != (b->column == WHOLE)) return a->column == WHOLE;
  return a->power > 0 && b->power < 0;
}

bool gk_find_unit(const gk_search *s, gk_wide *best)
{
  candidates list = {.count = 0};
  bool found = false;
  for (size_t i = 0; i < s->e->count; i++) {
    if (gk_search_is_open(s, i) && is_judged(&s->e->items[i])) propose_units(s, i, &list);
  }
  for (size_t i = 0; i < list.count; i++) {
    bool whole = list.items[i].column == WHOLE && abs(list.items[i].power) == GK_UNIT_WAN;
    if ((list.votes[i] < 2 && !whole) || !weigh_unit(s, &list.items[i]) || (found && !is_better(&list.items[i], best)))
      continue;
    *best = list.items[i];
    found = true;
  }
  if (found) best->scope = is_label(best) ? GK_SCOPE_LABEL : best->column == WHOLE ? GK_SCOPE_TABLE : GK_SCOPE_COLUMN;
  return found;
}

/* --- rows off their names ----------------------------------------------------------------------------------------- */

/* What would stand at a figure of the table if the amounts were put back beside their names. */
static gk_dec put_back(const gk_search *s, const gk_wide *wide, size_t figure)
{
  const gk_known *known = &s->e->figures[figure];
  long row = (long)(known->row - wide->table->rows), from = row - wide->off;
  bool moved = row >= (long)wide->first, lost = wide->off > 0 && row >= (long)wide->first - wide->off;
  if (!moved && !lost) return s->value[figure];
  if (!moved || from < 0 || from >= (long)wide->table->row_count) return GK_DEC_ZERO;
  size_t other = gk_equations_figure(s->e, wide->table, (size_t)from, known->column);
  return other == GK_NO_FIGURE ? GK_DEC_ZERO : s->value[other];
}

static bool holds_put_back(const gk_search *s, const gk_wide *wide, size_t equation)
{
  const gk_equation *item = &s->e->items[equation];
  gk_dec after = s->residual[equation], by;
  for (size_t i = 0; i < item->count; i++) {
    const gk_term *term = &s->e->terms[item->first + i];
    if (s->e->figures[term->figure].table == wide->table &&
        (!gk_dec_sub(put_back(s, wide, term->figure), s->value[term->figure], &by) ||
         !gk_dec_scale_by(by, term->weight, &by) || !gk_dec_add(after, by, &after)))
      return false;
  }
  return gk_dec_cmp(gk_dec_abs(after), item->tolerance) <= 0;
}

/* Equalities that hold the table's figures: how many fail now, and what putting the amounts back does to them. */
static long weigh_shift(const gk_search *s, const gk_wide *wide, const size_t *touching, size_t count)
{
  enum { MENDED = 1, BROKEN = -1 };
  long score = 0;
  for (size_t i = 0; i < count; i++) {
    bool breached = gk_search_verdict(s, touching[i]) == GK_BREACHED, holds = holds_put_back(s, wide, touching[i]);
    if (breached == holds) score += breached ? MENDED : BROKEN;
  }
  return score;
}

/* The equalities that hold figures of a table, at most `most`, and how many of them fail; 0 where there are more. */
static size_t list_touching(const gk_search *s, const gk_table *table, size_t *touching, size_t most, size_t *breached)
{
  size_t count = 0;
  *breached = 0;
  for (size_t i = 0; i < s->e->count; i++) {
    const gk_equation *item = &s->e->items[i];
    bool touches = false;
    for (size_t k = 0; !touches && k < item->count; k++)
      touches = s->e->figures[s->e->terms[item->first + k].figure].table == table;
    if (!touches || !is_judged(item) || gk_equation_is_limit(item)) continue;
    if (count == most) return 0;
    touching[count++] = i;
    *breached += gk_search_verdict(s, i) == GK_BREACHED && !s->given_up[i];
  }
  return count;
}

static bool shift_of(const gk_search *s, const gk_table *table, gk_wide *best)
{
  enum { MOST_TOUCHING = 1000, MOST_ROWS = 200, MOST_OFF = 3, LEAST = 10 };
  size_t touching[MOST_TOUCHING], breached, count = list_touching(s, table, touching, MOST_TOUCHING, &breached);
  long most = 0;
  if (breached < LEAST || table->row_count > MOST_ROWS || table->below == NULL) return false;
  for (size_t first = 1; count > 0 && first < table->row_count; first++) {
    for (long off = -MOST_OFF; off <= MOST_OFF; off++) {
      gk_wide wide = {.scope = GK_SCOPE_ROWS, .cause = GK_CAUSE_SHIFTED, .table = table, .column = WHOLE};
      wide.first = first;
      wide.off = off;
      wide.mended = breached;
      long score = off == 0 ? 0 : weigh_shift(s, &wide, touching, count);
      if (score <= most) continue;
      most = score;
      *best = wide;
    }
  }
  return most * 3 >= (long)breached && most * 2 >= LEAST;
}

bool gk_find_shift(const gk_search *s, gk_wide *best)
{
  for (size_t i = 0; i < s->e->pack->table_count; i++) {
    const gk_table *table = s->e->located[i];
    if (table != NULL && !table->pack->form && shift_of(s, table, best)) return true;
  }
  return false;
}

/* --- another source ----------------------------------------------------------------------------------------------- */

/* A table that adds up by itself and agrees with no other: by differences that are not one and the same. */
static bool weigh_source(const gk_search *s, gk_wide *wide)
{
  enum { OWN = 3, MOST = 3, ONE_IN = 4 };
  size_t held = 0, own = 0;
  gk_dec first = GK_DEC_ZERO;
  bool various = false;
  wide->mended = 0;
  for (size_t i = 0; i < s->e->count; i++) {
    const gk_equation *item = &s->e->items[i];
    parts p;
    if (!is_judged(item) || gk_equation_is_limit(item) || !take_apart(s, wide, i, &p) || p.inside == 0) continue;
    bool breached = gk_search_verdict(s, i) == GK_BREACHED;
    if (p.outside == 0 && breached) return false;
    if (p.outside == 0) {
      own += item->count > 1 && gk_dec_sign(s->value[s->e->terms[item->first].figure]) != 0;
    } else if (breached) {
      gk_dec gap = gk_dec_abs(s->residual[i]);
      if (s->given_up[i]) return false;
      if (wide->mended++ == 0) first = gap;
      various = various || gk_dec_cmp(first, gap) != 0;
    } else {
      held += gk_dec_sign(p.sum) != 0;
    }
  }
  wide->sure = false;
  return various && own >= OWN &&
         (wide->mended >= MOST ? held * ONE_IN <= wide->mended : wide->mended == 2 && held == 0);
}

bool gk_find_source(const gk_search *s, gk_wide *best)
{
  bool found = false;
  for (size_t i = 0; i < s->e->pack->table_count; i++) {
    gk_wide wide = {.scope = GK_SCOPE_TABLE, .cause = GK_CAUSE_SOURCE, .table = s->e->located[i], .column = WHOLE};
    if (wide.table == NULL || wide.table->pack->form || !weigh_source(s, &wide)) continue;
    if (found && wide.mended <= best->mended) continue;
    *best = wide;
    found = true;
  }
  return found;
}

bool gk_wide_explains(const gk_search *s, const gk_wide *wide, size_t equation)
{
  parts p;
  if (!is_judged(&s->e->items[equation]) || gk_search_verdict(s, equation) != GK_BREACHED ||
      !take_apart(s, wide, equation, &p) || p.inside == 0 || (p.outside == 0 && wide->scope != GK_SCOPE_ROWS))
    return false;
  return wide->cause != GK_CAUSE_UNIT || holds_rescaled(s, wide, equation, &p);
}
