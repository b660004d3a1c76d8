/* SPDX-License-Identifier: MPL-2.0 */
/* State rules of forms: filled in or not, texts where figures belong, the grade. */
#include <string.h>

#include "engine/base/grade.h"
#include "engine/rules/operands.h"
#include "engine/rules/state_internal.h"

static void add_blank(gk_state *s, const gk_table *form)
{
  const char *said = gk_say(s->list->arena, "%s还没有填写。", gk_name_form(s->list->arena, form));
  gk_state_add(s, form->pack, form, "blank", said);
}

/* --- the grade ---------------------------------------------------------------------------------------------------- */

/* The grade that a text names first; NULL for none. */
static const char *grade_in(const char *text)
{
  const char *first = NULL, *name = NULL;
  for (size_t i = 0; i < GK_GRADES; i++) {
    const char *at = strstr(text, gk_grades[i].name);
    if (at == NULL || (first != NULL && at > first)) continue;
    first = at;
    name = gk_grades[i].name;
  }
  return name;
}

/* What stands behind one of the labels in a text; NULL where it has none. */
static const char *behind(const gk_names *words, const char *text)
{
  for (size_t i = 0; i < words->count; i++) {
    const char *at = words->folded[i].length == 0 ? NULL : strstr(text, words->folded[i].text);
    if (at != NULL) return at + words->folded[i].length;
  }
  return NULL;
}

/* The cell of a row that holds the grade: behind its label (等级：优), or beside it; NULL where there is none. */
static const gk_cell *find_grade(const gk_rule *rule, const gk_sheet *sheet, int32_t row, const char **name)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(sheet, row, &count);
  for (size_t i = 0; i < count; i++) {
    const char *rest = behind(&rule->words, cells[i].folded);
    if (rest == NULL) continue;
    if ((*name = grade_in(rest)) != NULL) return &cells[i];
    bool beside = i + 1 < count && cells[i + 1].kind == GK_CELL_TEXT;
    if (beside && (*name = grade_in(cells[i + 1].folded)) != NULL) return &cells[i + 1];
  }
  return NULL;
}

static void add_grade(gk_state *s, const gk_table *form, const gk_rule *rule, const gk_figure *score,
                      const gk_cell *cell, const char *name)
{
  char address[16];
  gk_arena *arena = s->list->arena;
  const char *said = gk_say(arena, "%s %s等级填“%s”，总分%s应为“%s”。", gk_name_form(arena, form),
                            gk_address(cell->row, cell->col, address), name,
                            gk_name_amount(arena, gk_dec_trim(score->value)), gk_grade_of(score->value));
  gk_finding *finding = gk_state_add(s, form->pack, form, "text", said);
  if (finding == NULL) return;
  finding->rule = rule->id;
  finding->severity = rule->severity;
  finding->place.row = cell->row;
  finding->place.col = cell->col;
}

static void check_grade(gk_state *s, const gk_table *form, const gk_rule *rule)
{
  const gk_row *row = gk_table_line(form, rule->left.line);
  const gk_figure *score = row == NULL ? NULL : &row->figures[rule->left.column];
  if (score == NULL || (score->state != GK_FIGURE_NUMBER && score->state != GK_FIGURE_TEXT)) return;
  const char *name = NULL;
  const gk_cell *cell = find_grade(rule, form->sheet, row->row, &name);
  if (cell != NULL && strcmp(name, gk_grade_of(score->value)) != 0) add_grade(s, form, rule, score, cell, name);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

void gk_state_check_form(gk_state *state, const gk_table *form)
{
  const gk_pack *pack = state->tables->pack;
  if (form->unfilled) {
    add_blank(state, form);
    return;
  }
  gk_state_check_unit(state, form);
  gk_state_check_texts(state, form);
  for (size_t i = 0; i < pack->rule_count && !state->failed; i++) {
    const gk_rule *rule = &pack->rules[i];
    if (rule->kind == GK_RULE_GRADE && gk_rule_is_of_form(rule, pack, form)) check_grade(state, form, rule);
  }
}
