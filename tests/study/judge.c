/* SPDX-License-Identifier: MPL-2.0 */
#include "judge.h"

#include <stdio.h>
#include <string.h>

/* --- judgements --------------------------------------------------------------------------------------------------- */

static uint64_t hash(const char *text)
{
  uint64_t h = 1469598103934665603u;
  for (; *text != '\0'; text++) h = (h ^ (unsigned char)*text) * 1099511628211u;
  return h;
}

static void name_place(const gk_place *place, const char *what, const char *amount, char out[256])
{
  snprintf(out, 256, "%s|%s|%s|%ld|%s", what, place->table->pack->id,
           place->figure_row == NULL ? "" : place->figure_row->key, place->column, amount);
}

static void add_suspect(judgement *out, const gk_report *report, const gk_suspect *suspect)
{
  char name[256], amount[GK_DEC_TEXT];
  name_place(&suspect->place, "suspect", gk_dec_format(gk_dec_trim(suspect->suggested), amount), name);
  out->print += hash(name);
  if (out->suspect_count++ >= JUDGED_SUSPECTS) return;
  judged_suspect *to = &out->suspects[out->suspect_count - 1];
  *to = (judged_suspect){.table = (size_t)(suspect->place.table->pack - report->pack->tables),
                         .column = (size_t)suspect->place.column,
                         .suggested = suspect->suggested};
  snprintf(to->key, sizeof to->key, "%s", suspect->place.figure_row == NULL ? "" : suspect->place.figure_row->key);
}

bool judge_grid(const gk_pack *pack, const gk_grid *grid, judgement *out)
{
  gk_error err = GK_ERROR_INIT;
  gk_report *report = gk_check(pack, grid, &err);
  if (report == NULL) return false;
  *out = (judgement){.errors = report->summary[GK_ERROR], .roundings = report->summary[GK_ROUNDING]};
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    char name[256], amount[GK_DEC_TEXT];
    if (!finding->has_amounts) continue;
    name_place(&finding->place, finding->rule, gk_dec_format(gk_dec_trim(finding->difference), amount), name);
    out->print += hash(name);
  }
  for (size_t i = 0; i < report->suspect_count; i++) add_suspect(out, report, &report->suspects[i]);
  gk_report_free(report);
  return true;
}

int judged_place(const judgement *j, const slip *s)
{
  for (size_t i = 0; i < j->suspect_count && i < JUDGED_SUSPECTS; i++) {
    const judged_suspect *suspect = &j->suspects[i];
    if (suspect->table == s->table && suspect->column == s->column && strcmp(suspect->key, s->key) == 0) return (int)i;
  }
  return -1;
}

bool judged_value(const judgement *j, int place, const slip *s)
{
  return place >= 0 && gk_dec_cmp(j->suspects[place].suggested, s->truth) == 0;
}

/* --- knowledge ---------------------------------------------------------------------------------------------------- */

static const gk_known *figure_of(const gk_equations *e, const slip *s, size_t *number)
{
  for (size_t i = 0; i < e->figure_count; i++) {
    const gk_known *known = &e->figures[i];
    /* A row of the slip's table has the slip's key itself: both come from one gk_tables. */
    if (known->row->key != s->key || known->column != s->column) continue;
    *number = i;
    return known;
  }
  return NULL;
}

static bool is_equality(const gk_equations *e, size_t equation)
{
  return e->items[equation].rule->kind != GK_RULE_AT_MOST;
}

static size_t rules_of(const gk_equations *e, size_t figure)
{
  size_t count = 0;
  for (size_t u = e->uses_from[figure]; u < e->uses_from[figure + 1]; u++) {
    count += is_equality(e, e->uses[u].equation);
  }
  return count;
}

size_t known_rules(const knowledge *k, const slip *s)
{
  size_t figure;
  return figure_of(&k->equations, s, &figure) == NULL ? 0 : rules_of(&k->equations, figure);
}

static bool same_weights(const gk_equations *e, size_t a, size_t b, int sign)
{
  if (rules_of(e, a) != rules_of(e, b)) return false;
  for (size_t u = e->uses_from[a]; u < e->uses_from[a + 1]; u++) {
    size_t equation = e->uses[u].equation;
    if (is_equality(e, equation) && gk_equations_weight(e, equation, a) != sign * gk_equations_weight(e, equation, b))
      return false;
  }
  return true;
}

bool known_twin(const knowledge *k, const slip *s)
{
  const gk_equations *e = &k->equations;
  size_t figure;
  if (figure_of(e, s, &figure) == NULL) return false;
  for (size_t u = e->uses_from[figure]; u < e->uses_from[figure + 1]; u++) {
    const gk_equation *item = &e->items[e->uses[u].equation];
    for (size_t i = 0; is_equality(e, e->uses[u].equation) && i < item->count; i++) {
      size_t other = e->terms[item->first + i].figure;
      if (other != figure && (same_weights(e, figure, other, 1) || same_weights(e, figure, other, -1))) return true;
    }
  }
  return false;
}

bool known_together(const knowledge *k, const slip *a, const slip *b)
{
  const gk_equations *e = &k->equations;
  size_t x, y;
  if (figure_of(e, a, &x) == NULL || figure_of(e, b, &y) == NULL) return false;
  for (size_t u = e->uses_from[x]; u < e->uses_from[x + 1]; u++) {
    if (is_equality(e, e->uses[u].equation) && gk_equations_weight(e, e->uses[u].equation, y) != 0) return true;
  }
  return false;
}
