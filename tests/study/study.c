/* SPDX-License-Identifier: MPL-2.0 */
/* The mutation study: every figure of the example (its own mistake put right) is spoiled by each of ten kinds of slip,
 * one at a time, then two at a time; how many slips are found, how often the first suspect is the spoiled figure and
 * its suggestion the true value, and why the rules cannot know the rest. Then the same slips in other layouts, where
 * everything said must be the same. `study [-v]`, from the project's root; -v names the slips that were not traced. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "layouts.h"
#include "made.h"

enum { PAIRS = 5000, PAIR_SEED = 20220101 };

/* A slip and what came of it. */
typedef struct trial {
  slip slip;
  size_t rules; /* equality rules that hold the figure */
  judgement said;
  bool found, first, value;
} trial;

/* A workbook under study. */
typedef struct study {
  gk_grid *grid;
  const gk_tables *tables;
  judgement clean; /* what is said of it unspoiled */
  knowledge knowledge;
  trial *trials;
  size_t count;
  bool verbose;
} study;

typedef enum reason { BY_ROUNDING, BY_NO_RULE, BY_ONE_RULE, BY_TWIN, BY_HIDDEN, BY_TAIL, BY_OTHER, REASONS } reason;

static const char *const reason_names[REASONS] = {
  [BY_ROUNDING] = "the difference lies within rounding, which accuses nobody",
  [BY_NO_RULE] = "no rule holds the figure",
  [BY_ONE_RULE] = "one rule only holds the figure: any other figure of that rule would mend it as well",
  [BY_TWIN] = "another figure stands in the same rules: the two cannot be told apart",
  [BY_HIDDEN] = "of the rules that hold the figure one alone fails beyond rounding",
  [BY_TAIL] = "it is the spoiled figure, its value but for the 尾差 of the sums that hold it",
  [BY_OTHER] = "none of these: the diagnosis could do better",
};

static double share(size_t part, size_t whole)
{
  return 100.0 * (double)part / (double)(whole == 0 ? 1 : whole);
}

/* --- single slips ------------------------------------------------------------------------------------------------- */

/* The first suspect's value is the true one but for a few units in the last place. */
static bool is_near(const trial *t)
{
  gk_dec gap;
  return t->first && gk_dec_sub(t->said.suspects[0].suggested, t->slip.truth, &gap) &&
         gk_dec_cmp(gk_dec_abs(gap), (gk_dec){5, 2}) <= 0;
}

static reason reason_of(const study *s, const trial *t)
{
  if (is_near(t)) return BY_TAIL;
  if (t->rules == 0) return BY_NO_RULE;
  if (t->said.errors == 0) return BY_ROUNDING;
  if (t->rules == 1) return BY_ONE_RULE;
  if (known_twin(&s->knowledge, &t->slip)) return BY_TWIN;
  return t->said.errors == 1 ? BY_HIDDEN : BY_OTHER;
}

static bool try_slip(study *s, trial *t)
{
  slip_undo undo;
  if (!slip_apply(s->tables, s->grid, &t->slip, &undo)) return false;
  bool judged = judge_grid(gk_example_pack, s->grid, &t->said);
  slip_take_back(&undo);
  t->rules = known_rules(&s->knowledge, &t->slip);
  t->found = t->said.errors + t->said.roundings > 0;
  t->first = judged_place(&t->said, &t->slip) == 0;
  t->value = t->first && judged_value(&t->said, 0, &t->slip);
  return judged;
}

/* Every figure of the example and every kind of slip. */
static bool make_trials(study *s)
{
  size_t figures = 0;
  for (size_t i = 0; i < s->tables->count; i++)
    figures += s->tables->items[i].row_count * s->tables->items[i].pack->column_count;
  s->trials = calloc(figures * SLIP_KINDS, sizeof *s->trials);
  if (s->trials == NULL) return false;
  for (size_t i = 0; i < s->tables->count; i++) {
    const gk_table *table = &s->tables->items[i];
    for (size_t r = 0; r < table->row_count; r++) {
      for (size_t c = 0; c < table->pack->column_count; c++) {
        if (table->rows[r].figures[c].state != GK_FIGURE_NUMBER) continue;
        for (int kind = 0; kind < SLIP_KINDS; kind++)
          s->count += slip_make(s->tables, table, &table->rows[r], c, kind, &s->trials[s->count].slip);
      }
    }
  }
  for (size_t i = 0; i < s->count; i++) {
    if (!try_slip(s, &s->trials[i])) return false;
  }
  return true;
}

static void print_kind(const study *s, int kind, const char *name)
{
  size_t made = 0, found = 0, first = 0, value = 0, covered = 0, covered_first = 0, covered_value = 0, few = 0;
  for (size_t i = 0; i < s->count; i++) {
    const trial *t = &s->trials[i];
    if (kind >= 0 && t->slip.kind != kind) continue;
    bool is_covered = t->rules >= 2 && t->said.errors > 0;
    made++;
    found += t->found;
    first += t->first;
    value += t->value;
    few += t->said.suspect_count <= 2;
    covered += is_covered;
    covered_first += is_covered && t->first;
    covered_value += is_covered && t->value;
  }
  printf("  %-13s %5zu %7.1f%% %7.1f%% %7.1f%% %7.1f%% %8zu %7.1f%% %7.1f%%\n", name, made, share(found, made),
         share(first, made), share(value, made), share(few, made), covered, share(covered_first, covered),
         share(covered_value, covered));
}

static void print_rest(const study *s)
{
  size_t by[REASONS] = {0}, rest = 0, named[REASONS] = {0};
  for (size_t i = 0; i < s->count; i++) {
    const trial *t = &s->trials[i];
    if (t->value) continue;
    reason why = reason_of(s, t);
    by[why]++;
    named[why] += t->said.suspect_count > 0 && !t->first;
    rest++;
    if (!s->verbose) continue;
    char wrong[GK_DEC_TEXT];
    printf("    %s gk%02zu.%s.c%zu -> %s: %s (%zu rules, %zu errors, %zu suspects)\n", slip_names[t->slip.kind],
           t->slip.table + 1, t->slip.key, t->slip.column + 1, gk_dec_format(t->slip.wrong, wrong), reason_names[why],
           t->rules, t->said.errors, t->said.suspect_count);
  }
  printf("  the first suspect is not the spoiled figure with its true value in %zu, because\n", rest);
  for (size_t i = 0; i < REASONS; i++)
    printf("  %7zu  %s (another figure named: %zu)\n", by[i], reason_names[i], named[i]);
}

static void print_singles(const study *s)
{
  printf("\nsingle slips: %zu. found: an error or a rounding finding; first: the first suspect is the spoiled figure;\n"
         "value: and its suggestion the true value; <=2: two suspects at most; covered: two rules or more hold the\n"
         "figure and an error is found\n",
         s->count);
  printf("  %-13s %5s %8s %8s %8s %8s %8s %8s %8s\n", "slip", "made", "found", "first", "value", "<=2", "covered",
         "first", "value");
  for (int i = 0; i < SLIP_KINDS; i++) print_kind(s, i, slip_names[i]);
  print_kind(s, -1, "all");
  print_rest(s);
}

/* --- pairs -------------------------------------------------------------------------------------------------------- */

typedef struct pair_tally {
  size_t made, found, both, values, few;
} pair_tally;

typedef struct pair_rest {
  size_t alone, together, other;
} pair_rest;

static void explain_pair(const study *s, const trial *a, const trial *b, const judgement *said, pair_rest *rest)
{
  bool alone = a->value && b->value, together = known_together(&s->knowledge, &a->slip, &b->slip);
  if (!alone) rest->alone++;
  else if (together) rest->together++;
  else rest->other++;
  if (!alone || !s->verbose) return;
  char x[GK_DEC_TEXT], y[GK_DEC_TEXT];
  printf("    gk%02zu.%s.c%zu %s -> %s with gk%02zu.%s.c%zu %s -> %s%s: %zu errors, %zu suspects\n", a->slip.table + 1,
         a->slip.key, a->slip.column + 1, slip_names[a->slip.kind], gk_dec_format(a->slip.wrong, x), b->slip.table + 1,
         b->slip.key, b->slip.column + 1, slip_names[b->slip.kind], gk_dec_format(b->slip.wrong, y),
         together ? " (one rule holds both)" : "", said->errors, said->suspect_count);
}

static bool try_pair(const study *s, const trial *a, const trial *b, pair_tally tally[2], pair_rest *rest)
{
  slip_undo first, second;
  judgement said;
  if (!slip_apply(s->tables, s->grid, &a->slip, &first)) return false;
  bool judged = slip_apply(s->tables, s->grid, &b->slip, &second);
  judged = judged && judge_grid(gk_example_pack, s->grid, &said);
  slip_take_back(&second);
  slip_take_back(&first);
  if (!judged) return false;
  int x = judged_place(&said, &a->slip), y = judged_place(&said, &b->slip);
  bool values = judged_value(&said, x, &a->slip) && judged_value(&said, y, &b->slip);
  for (int i = 0; i < 1 + (a->value && b->value); i++) {
    tally[i].made++;
    tally[i].found += said.errors + said.roundings > 0;
    tally[i].both += x >= 0 && y >= 0 && x < 2 && y < 2;
    tally[i].values += values && x < 2 && y < 2;
    tally[i].few += said.suspect_count <= 4;
  }
  if (!values || x >= 2 || y >= 2) explain_pair(s, a, b, &said, rest);
  return true;
}

static bool run_pairs(const study *s)
{
  uint64_t random = PAIR_SEED;
  pair_tally tally[2] = {{0}, {0}};
  pair_rest rest = {0};
  while (tally[0].made < PAIRS) {
    const trial *a = &s->trials[made_random(&random) % s->count], *b = &s->trials[made_random(&random) % s->count];
    if (a->slip.key == b->slip.key && a->slip.column == b->slip.column) continue;
    if (!try_pair(s, a, b, tally, &rest)) return false;
  }
  static const char *const names[2] = {"all", "each known"};
  printf("\npairs of slips, drawn with seed %d. both: the first two suspects are the two figures; values: with their\n"
         "true values; <=4: two suspects a slip at most; each known: each slip alone is traced to its true value\n",
         PAIR_SEED);
  printf("  %-13s %5s %8s %8s %8s %8s\n", "pairs", "made", "found", "both", "values", "<=4");
  for (int i = 0; i < 2; i++) {
    const pair_tally *t = &tally[i];
    printf("  %-13s %5zu %7.1f%% %7.1f%% %7.1f%% %7.1f%%\n", names[i], t->made, share(t->found, t->made),
           share(t->both, t->made), share(t->values, t->made), share(t->few, t->made));
  }
  printf("  the first two suspects are not both figures with their true values in %zu, because\n"
         "  %7zu  one of the two cannot be traced even alone\n"
         "  %7zu  one rule holds both, and what each did to it is not told apart\n"
         "  %7zu  neither: the diagnosis could do better\n",
         rest.alone + rest.together + rest.other, rest.alone, rest.together, rest.other);
  return true;
}

/* --- layouts ------------------------------------------------------------------------------------------------------ */

static bool run_layout(const study *s, const layout *laid)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_variant_grid(&laid->variant);
  gk_tables *tables = grid == NULL ? NULL : gk_tables_find(gk_example_pack, grid, &err);
  judgement clean;
  bool judged = tables != NULL && judge_grid(gk_example_pack, grid, &clean);
  size_t same = 0;
  for (size_t i = 0; judged && i < s->count; i++) {
    slip_undo undo;
    judgement said = {0};
    if (!slip_apply(tables, grid, &s->trials[i].slip, &undo)) continue;
    judged = judge_grid(gk_example_pack, grid, &said);
    slip_take_back(&undo);
    same += said.print == s->trials[i].said.print;
  }
  if (judged) printf("  %-34s %6zu %6zu %8zu of %zu\n", laid->name, clean.errors, clean.roundings, same, s->count);
  gk_tables_free(tables);
  gk_grid_free(grid);
  return judged;
}

static bool run_layouts(const study *s)
{
  printf("\nlayouts: findings of the unchanged workbook, and the slips of which the same is said\n");
  printf("  %-34s %6s %6s %8s\n", "layout", "errors", "round.", "same");
  for (size_t i = 0; i < layout_count; i++) {
    if (!run_layout(s, &layouts[i])) return false;
  }
  return true;
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

/* Puts the example's own mistake right by accepting the check's suggestions, then finds its tables again. */
static bool mend(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_report *report = gk_check(gk_example_pack, gk_example, &err);
  if (report == NULL) return false;
  for (size_t i = 0; i < report->suspect_count; i++) {
    const gk_place *place = &report->suspects[i].place;
    gk_sheet *sheet = gk_example->sheets[place->table->sheet_index];
    sheet->cells[gk_sheet_at(sheet, place->row, place->col) - sheet->cells].number = report->suspects[i].suggested;
  }
  gk_report_free(report);
  gk_tables_free(gk_example_tables);
  gk_example_tables = gk_tables_find(gk_example_pack, gk_example, &err);
  return gk_example_tables != NULL;
}

/* Single slips and pairs in one workbook, whose trials stay until end_study. */
static bool run_study(study *s, const char *name)
{
  if (s->tables == NULL || !judge_grid(gk_example_pack, s->grid, &s->clean)) return false;
  printf("\n=== %s: %zu errors, %zu rounding differences, %zu suspects\n", name, s->clean.errors, s->clean.roundings,
         s->clean.suspect_count);
  gk_equations *equations = &s->knowledge.equations;
  if (!gk_equations_make(s->tables, equations) || !gk_equations_index(equations) || !make_trials(s)) return false;
  print_singles(s);
  return run_pairs(s) && s->clean.errors == 0;
}

static void end_study(study *s)
{
  gk_equations_free(&s->knowledge.equations);
  free(s->trials);
}

static bool run_example(bool verbose)
{
  study s = {.verbose = verbose};
  bool done = mend();
  s.grid = gk_example;
  s.tables = gk_example_tables;
  done = done && run_study(&s, "the example, its mistake put right") && run_layouts(&s);
  end_study(&s);
  return done;
}

static bool run_made(bool verbose)
{
  gk_error err = GK_ERROR_INIT;
  study s = {.verbose = verbose, .grid = made_grid(gk_example_pack)};
  gk_tables *tables = s.grid == NULL ? NULL : gk_tables_find(gk_example_pack, s.grid, &err);
  s.tables = tables;
  bool done = run_study(&s, "a made-up department, published in 万元 with 尾差");
  end_study(&s);
  gk_tables_free(tables);
  gk_grid_free(s.grid);
  return done;
}

int main(int argc, char **argv)
{
  bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
  bool done = gk_example_load() == 0 && run_example(verbose) && run_made(verbose);
  gk_example_unload();
  if (!done) fprintf(stderr, "study: a workbook could not be studied, or has errors unspoiled\n");
  return done ? 0 : 1;
}
