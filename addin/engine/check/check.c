/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/check/check.h"

#include <stdlib.h>
#include <string.h>

#include "engine/check/choose.h"
#include "engine/check/reasons.h"
#include "engine/diagnosis/diagnose.h"
#include "engine/diagnosis/sentences_suspect.h"
#include "engine/rules/state.h"

static gk_place place_of(const gk_known *known)
{
  const gk_figure *figure = &known->row->figures[known->column];
  return (gk_place){known->table, known->row, (long)known->column, figure->row, figure->col};
}

static gk_severity severity_of(const gk_equation *equation)
{
  return equation->verdict == GK_WITHIN_ROUNDING ? GK_ROUNDING : equation->rule->severity;
}

/* Puts an equation that does not hold into words and places. */
static bool add_equation(gk_report *report, gk_finding_list *list, const gk_equations *e, const gk_equation *equation)
{
  gk_finding *finding = gk_finding_add(list);
  if (finding == NULL) return false;
  const gk_known *left = &e->figures[e->terms[equation->first].figure];
  gk_dec reported = gk_equation_left(e, equation), expected;
  if (!gk_dec_sub(reported, equation->residual, &expected)) expected = reported;
  finding->rule = equation->rule->id;
  finding->severity = severity_of(equation);
  finding->table = left->table->pack->id;
  finding->place = place_of(left);
  finding->cells = gk_arena_array(&report->arena, equation->count, sizeof *finding->cells);
  if (finding->cells == NULL) return false;
  for (size_t i = 0; i < equation->count; i++)
    finding->cells[finding->cell_count++] = place_of(&e->figures[e->terms[equation->first + i].figure]);
  finding->has_amounts = true;
  finding->reported = gk_known_published(left, reported);
  finding->expected = gk_known_published(left, expected);
  finding->difference = gk_known_published(left, equation->residual);
  finding->tolerance = gk_known_published(left, equation->tolerance);
  finding->message = gk_say_equation(&report->arena, e, equation);
  return !report->arena.failed;
}

/* Where a table, a column or a unit is suspected: at the table's title, or where it names its unit. */
static gk_place place_of_wide(const gk_wide *wide)
{
  const gk_table *table = wide->table;
  bool label = wide->scope == GK_SCOPE_LABEL && *table->unit != '\0';
  const gk_row *row = &table->rows[wide->first];
  if (wide->scope == GK_SCOPE_ROWS) return (gk_place){table, NULL, -1, row->row, row->key_col};
  return (gk_place){table, NULL, -1, label ? table->unit_row : table->title_row,
                    label ? table->unit_col : table->title_col};
}

/* The one finding that stands for all equations put down to a table; a remark on its unit becomes it. */
static bool add_wide_finding(gk_report *report, gk_finding_list *list, const gk_suspect *suspect, gk_cause_kind cause)
{
  bool unit = cause == GK_CAUSE_UNIT;
  gk_arena *arena = &report->arena;
  const gk_table *table = suspect->place.table;
  const char *remark = gk_say(arena, "%s.state.unit", table->pack->id);
  gk_finding *finding = NULL;
  for (size_t i = 0; unit && i < list->count; i++) {
    if (list->items[i].place.table == table && strcmp(list->items[i].rule, remark) == 0) finding = &list->items[i];
  }
  if (finding == NULL) finding = gk_finding_add(list);
  if (finding == NULL || arena->failed) return false;
  finding->rule = gk_say(arena,
                         unit                        ? "%s.state.scale"
                         : cause == GK_CAUSE_SHIFTED ? "%s.state.shifted"
                                                     : "%s.state.source",
                         table->pack->id);
  finding->severity = GK_ERROR;
  finding->table = table->pack->id;
  finding->place = suspect->place;
  finding->message = suspect->message;
  finding->explained = true;
  return !arena->failed;
}

static bool add_suspect(gk_report *report, const gk_equations *e, const gk_explanation *x)
{
  gk_suspect *suspect = &report->suspects[report->suspect_count++];
  suspect->scope = x->wide.scope;
  if (x->wide.scope == GK_SCOPE_FIGURE) {
    const gk_known *known = &e->figures[x->figure];
    suspect->place = place_of(known);
    suspect->reported = gk_known_published(known, known->value);
    suspect->suggested = gk_known_published(known, x->suggested);
  } else {
    suspect->place = place_of_wide(&x->wide);
  }
  suspect->rules = gk_arena_array(&report->arena, x->equation_count, sizeof *suspect->rules);
  suspect->cause = gk_say_cause(&report->arena, e, x);
  suspect->message = gk_say_suspect(&report->arena, e, x);
  suspect->mendable = x->mendable;
  suspect->sure = x->sure;
  if (suspect->rules == NULL || report->arena.failed) return false;
  for (size_t i = 0; i < x->equation_count; i++)
    suspect->rules[suspect->rule_count++] = e->items[x->equations[i]].rule->id;
  return true;
}

/* What a form says is put right in the sentence itself where no suspect does it: by the shape of the slip. */
static bool add_cause(gk_report *report, const gk_equations *e, const gk_equation *equation, gk_finding *finding)
{
  const gk_known *left = &e->figures[e->terms[equation->first].figure];
  const gk_figure *figure = &left->row->figures[left->column];
  gk_cause_kind cause = gk_cause_of_digits(finding->reported, finding->expected, figure->state == GK_FIGURE_BLANK);
  if (!left->table->pack->form || finding->explained || equation->verdict != GK_BREACHED ||
      gk_equation_is_limit(equation) || gk_cause_weight(cause) < gk_cause_weight(GK_CAUSE_SHORTER))
    return true;
  finding->message = gk_say(&report->arena, "%s可能是%s。", finding->message, gk_cause_phrase(cause));
  return !report->arena.failed;
}

static size_t sheet_of(const gk_finding *finding)
{
  return finding->place.table == NULL ? 0 : finding->place.table->sheet_index;
}

/* By table in the pack's order, then by sheet and address, then by severity; findings without a table first. */
static int by_place(const void *left, const void *right)
{
  const gk_finding *a = left, *b = right;
  int order = a->table == b->table ? 0 : strcmp(a->table, b->table);
  if (order != 0) return order;
  if (sheet_of(a) != sheet_of(b)) return sheet_of(a) < sheet_of(b) ? -1 : 1;
  if (a->place.row != b->place.row) return a->place.row < b->place.row ? -1 : 1;
  if (a->place.col != b->place.col) return a->place.col < b->place.col ? -1 : 1;
  if (a->severity != b->severity) return a->severity < b->severity ? -1 : 1;
  return strcmp(a->rule, b->rule);
}

/* An equality fails, so that there is something to explain. */
static bool has_breach(const gk_equations *e)
{
  for (size_t i = 0; i < e->count; i++) {
    if (e->items[i].verdict == GK_BREACHED && !gk_equation_is_limit(&e->items[i])) return true;
  }
  return false;
}

/* Whether an equation is a finding of its own. */
static bool is_listed(const gk_equations *e, const gk_explanations *explanations, size_t equation)
{
  return gk_equation_is_said(&e->items[equation]) &&
         (explanations->covered == NULL || !explanations->covered[equation]);
}

static bool add_causes(gk_report *report, const gk_equations *e, const gk_explanations *x, gk_finding_list *list,
                       size_t first)
{
  for (size_t i = 0; i < e->count; i++) {
    if (is_listed(e, x, i) && !add_cause(report, e, &e->items[i], &list->items[first++])) return false;
  }
  return true;
}

static bool judge(gk_report *report, gk_equations *e, gk_finding_list *list)
{
  gk_explanations x = {0};
  if (has_breach(e) && (!gk_equations_index(e) || !gk_diagnose(e, &report->arena, &x))) return false;
  size_t first = list->count;
  for (size_t i = 0; i < e->count; i++) {
    if (!is_listed(e, &x, i)) continue;
    if (!add_equation(report, list, e, &e->items[i])) return false;
    list->items[list->count - 1].explained = x.count > 0 && x.explained[i];
  }
  if (x.explained != NULL && !add_causes(report, e, &x, list, first)) return false;
  report->suspects = gk_arena_array(&report->arena, x.count, sizeof *report->suspects);
  if (report->suspects == NULL) return false;
  for (size_t i = 0; i < x.count; i++) {
    const gk_explanation *own = &x.items[i];
    if (!add_suspect(report, e, own)) return false;
    if (own->wide.scope != GK_SCOPE_FIGURE && !add_wide_finding(report, list, &report->suspects[i], own->cause))
      return false;
  }
  return true;
}

static bool fill(gk_report *report)
{
  gk_finding_list list = {.arena = &report->arena};
  gk_equations equations;
  bool filled = gk_state_findings(report->tables, &list);
  if (filled) {
    filled = gk_equations_make(report->tables, &equations) && judge(report, &equations, &list);
    gk_equations_free(&equations);
  }
  report->findings = list.items;
  report->finding_count = list.count;
  if (!filled || !gk_reasons_apply(report->grid, &list)) return false;
  if (list.count > 1) qsort(list.items, list.count, sizeof *list.items, by_place);
  for (size_t i = 0; i < list.count; i++) report->summary[list.items[i].severity]++;
  report->pass = report->summary[GK_ERROR] == 0;
  return true;
}

/* The report of tables, which it takes over; they are NULL where memory was out. */
static gk_report *report_of(gk_tables *tables, gk_error *err)
{
  gk_report *report = tables == NULL ? NULL : calloc(1, sizeof *report);
  if (report == NULL) {
    gk_tables_free(tables);
    gk_fail_memory(err);
    return NULL;
  }
  report->arena.memory = tables->grid->arena.memory;
  report->pack = tables->pack;
  report->grid = tables->grid;
  report->tables = tables;
  if (fill(report)) return report;
  gk_fail_memory(err);
  gk_report_free(report);
  return NULL;
}

gk_report *gk_check(const gk_pack *pack, const gk_grid *grid, gk_error *err)
{
  return report_of(gk_tables_find(pack, grid, err), err);
}

gk_report *gk_check_by(const gk_pack_shelf *shelf, const gk_grid *grid, gk_error *err)
{
  return report_of(gk_tables_choose(shelf, grid, err), err);
}
