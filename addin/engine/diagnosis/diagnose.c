/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/diagnosis/diagnose.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
  MOST_AT_ONCE = GK_MOST_TIED * 2, /* explanations that one step adds at most */
  /* Steps that the search may take: in all, and at once for the equations of one component. They bound the time where
   * too much is wrong to be explained, and keep one such component from taking the time of the others. */
  WORK_A_TERM = 40,
  WORK_AT_LEAST = 2000000,
  STEP_A_TERM = 100,
  STEP_AT_LEAST = 20000
};

/* Equations of one component, in the driver's list. */
typedef struct slice {
  size_t from, to;
} slice;

/* An equation and the smallest one that it hangs together with. */
typedef struct member {
  size_t root, equation;
} member;

typedef struct driver {
  gk_search search;
  gk_arena *arena;
  gk_explanations *out;
  member *list; /* open equations, a component side by side */
  slice *stack; /* components that are still to be explained */
  size_t stack_count;
  size_t *parent; /* of equations, for finding components */
  size_t *owner;  /* of figures: equation + 1 that holds it, in this round */
  size_t *round;  /* of figures: the round in which the owner was set */
  size_t rounds;
  size_t most_work; /* in all */
} driver;

/* --- components --------------------------------------------------------------------------------------------------- */

static size_t root_of(size_t *parent, size_t equation)
{
  while (parent[equation] != equation) equation = parent[equation] = parent[parent[equation]];
  return equation;
}

static int by_root(const void *left, const void *right)
{
  const member *a = left, *b = right;
  if (a->root != b->root) return a->root < b->root ? -1 : 1;
  return a->equation < b->equation ? -1 : a->equation > b->equation;
}

static void join_figures(driver *d, size_t equation)
{
  const gk_equations *e = d->search.e;
  const gk_equation *item = &e->items[equation];
  for (size_t i = 0; i < item->count; i++) {
    size_t figure = e->terms[item->first + i].figure;
    if (d->round[figure] == d->rounds) {
      size_t a = root_of(d->parent, d->owner[figure]), b = root_of(d->parent, equation);
      d->parent[a > b ? a : b] = a > b ? b : a;
    }
    d->round[figure] = d->rounds;
    d->owner[figure] = equation;
  }
}

/* Splits a slice of the list into components and stacks them, so that the first comes off first. */
static void split(driver *d, size_t from, size_t to)
{
  d->rounds++;
  for (size_t i = from; i < to; i++) d->parent[d->list[i].equation] = d->list[i].equation;
  for (size_t i = from; i < to; i++) join_figures(d, d->list[i].equation);
  for (size_t i = from; i < to; i++) d->list[i].root = root_of(d->parent, d->list[i].equation);
  if (to > from) qsort(d->list + from, to - from, sizeof *d->list, by_root);
  for (size_t end = to; end > from;) {
    size_t start = end;
    while (start > from && d->list[start - 1].root == d->list[end - 1].root) start--;
    d->stack[d->stack_count++] = (slice){start, end};
    end = start;
  }
}

/* Keeps the open equations of a slice at its front; the new end. */
static size_t keep_open(driver *d, slice s)
{
  size_t to = s.from;
  for (size_t i = s.from; i < s.to; i++) {
    if (gk_search_is_open(&d->search, d->list[i].equation)) d->list[to++] = d->list[i];
  }
  return to;
}

/* --- explanations ------------------------------------------------------------------------------------------------- */

static bool list_mended(driver *d, gk_explanation *x)
{
  const gk_search *s = &d->search;
  x->equations = gk_arena_array(d->arena, s->touched_count, sizeof *x->equations);
  if (x->equations == NULL) return false;
  for (size_t i = 0; i < s->touched_count; i++) {
    bool equality = !gk_equation_is_limit(&s->e->items[s->touched[i]]);
    if (!gk_search_mends(s, s->touched[i])) continue;
    d->out->explained[s->touched[i]] = true;
    if (equality) x->equations[x->equation_count++] = s->touched[i];
  }
  return true;
}

static bool keep_shifts(driver *d, const gk_theory *t, gk_explanation *x)
{
  x->shifts = gk_arena_array(d->arena, t->shift_count, sizeof *x->shifts);
  if (x->shifts == NULL) return false;
  if (t->shift_count > 0) memcpy(x->shifts, t->shifts, t->shift_count * sizeof *x->shifts);
  x->shift_count = t->shift_count;
  return true;
}

static bool suggest(const driver *d, const gk_theory *t, size_t figure, gk_dec *suggested)
{
  *suggested = d->search.value[figure];
  for (size_t i = 0; i < t->move_count; i++) {
    if (t->moves[i].figure == figure) return gk_dec_add(d->search.value[figure], t->moves[i].by, suggested);
  }
  return true;
}

static bool share_table(const gk_equations *e, const gk_equation *a, const gk_equation *b)
{
  for (size_t i = 0; i < a->count; i++) {
    const gk_table *table = e->figures[e->terms[a->first + i].figure].table;
    for (size_t k = 0; k < b->count; k++)
      if (e->figures[e->terms[b->first + k].figure].table == table) return true;
  }
  return false;
}

/* A limit that must hold is still passed in a table that the explanation is about: something else is wrong there, which
 * may have caused what the explanation mends. */
static bool in_doubt(const driver *d, const gk_explanation *x)
{
  const gk_equations *e = d->search.e;
  for (size_t i = 0; i < e->count; i++) {
    const gk_equation *limit = &e->items[i];
    if (!gk_equation_is_limit(limit) || limit->rule->severity != GK_ERROR || d->out->explained[i] ||
        gk_search_verdict(&d->search, i) != GK_BREACHED)
      continue;
    for (size_t k = 0; k < x->equation_count; k++)
      if (share_table(e, limit, &e->items[x->equations[k]])) return true;
  }
  return false;
}

/* Whether one of two rules or more that bear a theory out holds the figure itself. Where totals were computed with it
 * they alone speak, of any figure that they are made of: two rules must hold it then. */
static bool is_sure(const driver *d, const gk_theory *t, const gk_explanation *x)
{
  enum { RULES = 2 };
  size_t own = 0;
  for (size_t i = 0; i < x->equation_count; i++)
    own += gk_equations_weight(d->search.e, x->equations[i], x->figure) != 0;
  return x->mendable && x->rivals == 0 && !x->rough && x->equation_count >= RULES &&
         own >= (t->partner == GK_NO_FIGURE ? RULES : 1) && !in_doubt(d, x);
}

/* The theory's explanation at one of its figures. The theory was tried last. */
static bool keep_figure(driver *d, const gk_theory *t, size_t figure, size_t partner, size_t rivals)
{
  gk_explanation *x = &d->out->items[d->out->count];
  *x = (gk_explanation){.figure = figure,
                        .cause = t->cause,
                        .rivals = rivals,
                        .rough = t->rough,
                        .carried =
                          (t->kind == GK_THEORY_CARRIED && t->partner == GK_NO_FIGURE) || t->kind == GK_THEORY_LEFT_OUT,
                        .mendable = (t->kind < GK_THEORY_MISSING || t->kind == GK_THEORY_EMPTY) &&
                                    d->search.e->figures[figure].row->key != gk_group_key,
                        .partner = t->cause == GK_CAUSE_SWAPPED ? partner : GK_NO_FIGURE,
                        .row = t->row,
                        .row_table = t->row_table,
                        .points = t->points,
                        .natural = t->natural,
                        .order = d->out->count};
  if (!suggest(d, t, figure, &x->suggested) || !list_mended(d, x) || !keep_shifts(d, t, x)) return false;
  if (figure != t->figure && t->cause != GK_CAUSE_SWAPPED) x->cause = t->partner_cause;
  x->sure = is_sure(d, t, x);
  x->alone = t->kind == GK_THEORY_FIGURE && x->equation_count == 1;
  d->out->count++;
  return true;
}

/* Keeps a theory as one explanation, or as two where it is about two figures. */
static bool keep(driver *d, const gk_theory *t, size_t rivals)
{
  if (!gk_search_try(&d->search, t) || !keep_figure(d, t, t->figure, t->partner, rivals)) return false;
  if (t->partner == GK_NO_FIGURE) return true;
  return keep_figure(d, t, t->partner, t->figure, rivals);
}

/* A figure of the theory was suspected before: a second correction would take the first one back. */
static bool was_suspected(const gk_explanations *out, const gk_theory *theory)
{
  for (size_t i = 0; i < out->count; i++) {
    for (size_t k = 0; out->items[i].mendable && k < theory->move_count; k++) {
      if (theory->moves[k].figure == out->items[i].figure) return true;
    }
  }
  return false;
}

static void give_up(driver *d, const gk_theory *theory)
{
  gk_search *s = &d->search;
  if (!gk_search_try(s, theory)) return;
  for (size_t i = 0; i < s->touched_count; i++) {
    if (gk_search_is_open(s, s->touched[i]) && gk_search_mends(s, s->touched[i])) s->given_up[s->touched[i]] = true;
  }
}

/* --- one component ------------------------------------------------------------------------------------------------ */

typedef void offer_kind(gk_offers *offers, size_t equation);

/* Offers the theories of some kinds for every equation of a slice. Rivals are those for one equation: theories that are
 * equally good but mend different equations are slips of their own, and the first comes first. */
static void offer_slice(driver *d, slice s, offer_kind *const *kinds, size_t count, gk_offers *best)
{
  for (size_t i = s.from; i < s.to; i++) {
    gk_offers own; /* large, and read only as far as `tied` says */
    own.search = &d->search;
    own.tied = 0;
    for (size_t k = 0; k < count; k++) kinds[k](&own, d->list[i].equation);
    if (own.tied == 0) continue;
    int order = best->tied == 0 ? 1 : gk_theory_compare(&own.best[0], &best->best[0]);
    if (order > 0 || (order == 0 && best->tied > 1 && own.tied == 1)) *best = own;
  }
}

static bool mends_all(driver *d, slice s, const gk_theory *theory)
{
  if (!gk_search_try(&d->search, theory)) return false;
  for (size_t i = s.from; i < s.to; i++) {
    size_t equation = d->list[i].equation;
    if (d->search.stamp[equation] != d->search.tries || !gk_search_mends(&d->search, equation)) return false;
  }
  return true;
}

/* One equality alone speaks, and every figure of it would do: the most natural, level by level, as long as they are few
 * enough to be shown side by side. */
static void choose_alone(driver *d, slice s, gk_offers *best)
{
  gk_theory found[GK_MOST_TIED + 2]; /* room to see that a level is too large, and for moving up */
  size_t equation = s.from, most = GK_MOST_TIED + 1, shown = 0;
  const gk_theory *top = &best->best[0];
  if (best->tied == 0 || top->kind != GK_THEORY_FIGURE || top->equalities != 1) return;
  while (equation < s.to && gk_equations_weight(d->search.e, d->list[equation].equation, top->figure) == 0) equation++;
  if (equation == s.to) return;
  size_t count = gk_offer_alone(&d->search, d->list[equation].equation, top->points, found, most);
  for (size_t i = 0; i < count && i < GK_MOST_TIED && (i == 0 || found[i].natural >= 0); i++) {
    if (i + 1 == count || found[i + 1].natural < found[i].natural) shown = i + 1;
  }
  best->tied = shown;
  memcpy(best->best, found, shown * sizeof *found);
}

static void find_best(driver *d, slice s, gk_offers *best)
{
  static offer_kind *const plain[] = {gk_offer_figures};
  static offer_kind *const all[] = {gk_offer_figures, gk_offer_carried, gk_offer_swaps, gk_offer_rows,
                                    gk_offer_left_out};
  static offer_kind *const pairs[] = {gk_offer_pairs}, *const equal[] = {gk_offer_equal_pairs};
  offer_slice(d, s, plain, sizeof plain / sizeof *plain, best);
  if (best->tied == 1 && best->best[0].natural >= 0 && mends_all(d, s, &best->best[0])) return;
  best->tied = 0;
  offer_slice(d, s, all, sizeof all / sizeof *all, best);
  if (best->tied > 0 && !mends_all(d, s, &best->best[0])) offer_slice(d, s, equal, 1, best);
  if (gk_search_tired(&d->search)) {
    best->tied = 0;
    return;
  }
  if (best->tied == 0) offer_slice(d, s, pairs, sizeof pairs / sizeof *pairs, best);
}

/* Lets the search work as much as the equations of a component are worth, and no more than half of what is left. */
static void set_budget(driver *d, slice s)
{
  size_t terms = 0;
  for (size_t i = s.from; i < s.to; i++) terms += d->search.e->items[d->list[i].equation].count;
  size_t most = STEP_AT_LEAST + STEP_A_TERM * terms;
  size_t left = d->search.work < d->most_work ? (d->most_work - d->search.work) / 2 : 0;
  d->search.most_work = d->search.work + (most < left ? most : left);
}

/* So much is wrong at once that the best explanation of it all is not looked for: one figure for one equation after
 * another, where it is the only one; the rest stays unexplained. */
static bool explain_hastily(driver *d, slice s)
{
  gk_offers own;
  for (size_t i = s.from; i < s.to; i++) {
    size_t equation = d->list[i].equation;
    if (!gk_search_is_open(&d->search, equation) || d->out->count >= GK_MOST_SUSPECTS) continue;
    set_budget(d, (slice){i, i + 1});
    own.search = &d->search;
    own.tied = 0;
    gk_offer_figures(&own, equation);
    d->search.given_up[equation] = own.tied != 1 || was_suspected(d->out, &own.best[0]);
    if (d->search.given_up[equation]) continue;
    if (!keep(d, &own.best[0], 0)) return false;
    gk_search_apply(&d->search, &own.best[0]);
  }
  return true;
}

/* Explains what it can of a component and stacks what is left. */
static bool explain(driver *d, slice s)
{
  gk_offers best = {.search = &d->search, .tied = 0};
  s.to = keep_open(d, s);
  if (s.to == s.from) return true;
  set_budget(d, s);
  find_best(d, s, &best);
  if (gk_search_tired(&d->search)) return explain_hastily(d, s);
  if (best.tied == 0) {
    for (size_t i = s.from; i < s.to; i++) d->search.given_up[d->list[i].equation] = true;
    return true;
  }
  gk_theory first = best.best[0];
  choose_alone(d, s, &best);
  bool shown = best.tied > 0 && best.tied <= GK_MOST_TIED;
  for (size_t k = 0; shown && k < best.tied; k++) shown = !was_suspected(d->out, &best.best[k]);
  for (size_t k = 0; shown && k < best.tied; k++) {
    gk_theory_refine(&d->search, &best.best[k]);
    if (!keep(d, &best.best[k], best.tied - 1)) return false;
  }
  if (shown) gk_search_apply(&d->search, &best.best[0]);
  else give_up(d, &first); /* too many would mend it equally well: it stays unexplained */
  split(d, s.from, keep_open(d, s));
  return true;
}

/* --- tables and columns ------------------------------------------------------------------------------------------- */

/* Equations put down to a table or column; what else crosses it is not looked into before that is mended. */
static bool keep_wide(driver *d, const gk_wide *wide)
{
  gk_search *s = &d->search;
  const gk_equations *e = s->e;
  gk_explanation *x = &d->out->items[d->out->count];
  *x = (gk_explanation){.wide = *wide,
                        .figure = GK_NO_FIGURE,
                        .partner = GK_NO_FIGURE,
                        .cause = wide->cause,
                        .sure = wide->sure,
                        .points = INT_MAX,
                        .natural = (int)wide->mended,
                        .order = d->out->count};
  x->equations = gk_arena_array(d->arena, wide->mended, sizeof *x->equations);
  if (x->equations == NULL) return false;
  for (size_t i = 0; i < e->count; i++) {
    const gk_equation *item = &e->items[i];
    size_t inside = 0;
    if (gk_search_verdict(s, i) != GK_BREACHED) continue;
    bool explains = gk_wide_explains(s, wide, i);
    for (size_t k = 0; k < item->count; k++) {
      size_t figure = e->terms[item->first + k].figure;
      if (!gk_wide_holds(e, wide, figure)) continue;
      inside++;
      if (explains && x->figure == GK_NO_FIGURE) x->figure = figure;
    }
    if (inside > 0 && (inside < item->count || wide->scope == GK_SCOPE_ROWS)) s->given_up[i] = true;
    if (!explains) continue;
    d->out->explained[i] = d->out->covered[i] = true;
    if (!gk_equation_is_limit(item) && x->equation_count < wide->mended) x->equations[x->equation_count++] = i;
  }
  d->out->count++;
  return true;
}

/* The widest slips first: one after another as long as there are any. */
static bool explain_widely(driver *d)
{
  gk_wide wide;
  while (d->out->count < GK_MOST_SUSPECTS && gk_find_unit(&d->search, &wide)) {
    if (!keep_wide(d, &wide)) return false;
  }
  if (gk_find_shift(&d->search, &wide) && !keep_wide(d, &wide)) return false;
  return !gk_find_source(&d->search, &wide) || keep_wide(d, &wide);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static int by_rank(const void *left, const void *right)
{
  const gk_explanation *a = left, *b = right;
  if (a->points != b->points) return a->points > b->points ? -1 : 1;
  if (a->natural != b->natural) return a->natural > b->natural ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* Whether two suspects without a cause take from one figure of a table what they give to another. */
static bool are_opposite(const gk_equations *e, const gk_explanation *a, const gk_explanation *b)
{
  const gk_known *x = &e->figures[a->figure], *y = &e->figures[b->figure];
  gk_dec by, other;
  return a->cause == GK_CAUSE_UNKNOWN && b->cause == GK_CAUSE_UNKNOWN && x->table == y->table &&
         gk_dec_sub(a->suggested, x->value, &by) && gk_dec_sub(y->value, b->suggested, &other) &&
         gk_dec_sign(by) != 0 && gk_dec_cmp(by, other) == 0;
}

/* Leaves out such pairs: it is not known what went wrong there. */
static void drop_opposites(const gk_equations *e, gk_explanations *out)
{
  bool drop[GK_MOST_SUSPECTS + MOST_AT_ONCE] = {false};
  size_t kept = 0;
  for (size_t i = 0; i < out->count; i++) {
    for (size_t k = 0; k < i; k++) {
      if (are_opposite(e, &out->items[i], &out->items[k])) drop[i] = drop[k] = true;
    }
  }
  for (size_t i = 0; i < out->count; i++) {
    const gk_explanation *x = &out->items[i];
    for (size_t k = 0; drop[i] && k < x->equation_count; k++) out->explained[x->equations[k]] = false;
  }
  for (size_t i = 0; i < out->count; i++) {
    if (!drop[i]) out->items[kept++] = out->items[i];
  }
  out->count = kept;
}

static bool prepare(driver *d, const gk_equations *e)
{
  gk_arena *arena = d->arena;
  if (!gk_search_prepare(&d->search, e, arena)) return false;
  d->most_work = WORK_AT_LEAST + WORK_A_TERM * e->term_count;
  d->list = gk_arena_array(arena, e->count, sizeof *d->list);
  d->stack = gk_arena_array(arena, e->count + 1, sizeof *d->stack);
  d->parent = gk_arena_array(arena, e->count, sizeof *d->parent);
  d->owner = gk_arena_array(arena, e->figure_count, sizeof *d->owner);
  d->round = gk_arena_array(arena, e->figure_count, sizeof *d->round);
  return d->list && d->stack && d->parent && d->owner && d->round;
}

bool gk_diagnose(const gk_equations *equations, gk_arena *arena, gk_explanations *out)
{
  gk_arena scratch = {0};
  driver d = {.arena = &scratch, .out = out};
  *out = (gk_explanations){.items = gk_arena_array(arena, GK_MOST_SUSPECTS + MOST_AT_ONCE, sizeof *out->items)};
  out->explained = gk_arena_array(arena, equations->count, sizeof *out->explained);
  out->covered = gk_arena_array(arena, equations->count, sizeof *out->covered);
  bool memory = out->items != NULL && out->explained != NULL && out->covered != NULL && prepare(&d, equations);
  d.arena = arena;
  memory = memory && explain_widely(&d);
  size_t open = 0;
  for (size_t i = 0; memory && i < equations->count; i++) {
    if (gk_search_is_open(&d.search, i)) d.list[open++].equation = i;
  }
  if (memory) split(&d, 0, open);
  while (memory && d.stack_count > 0 && out->count < GK_MOST_SUSPECTS && d.search.work < d.most_work)
    memory = explain(&d, d.stack[--d.stack_count]);
  if (memory) drop_opposites(equations, out);
  if (memory && out->count > 1) qsort(out->items, out->count, sizeof *out->items, by_rank);
  gk_arena_free(&scratch);
  return memory;
}
