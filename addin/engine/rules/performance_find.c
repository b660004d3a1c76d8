/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "engine/rules/performance.h"
#include "engine/tables/reason_sheet.h"
#include "engine/base/text.h"

typedef struct finder {
  gk_performance *found;
  size_t capacity;
  const gk_sheet *sheet;
  size_t sheet_index;
  bool failed;
} finder;

enum { MOST_FORMS = 100000, LONGEST_TITLE = 120 };

/* A cell's text without spaces and in one form; "" where it holds none. */
static const char *folded_at(const finder *f, int32_t row, int32_t col)
{
  const gk_cell *cell = col < 0 ? NULL : gk_sheet_at(f->sheet, row, col);
  return cell == NULL ? "" : cell->folded;
}

static bool has(const char *text, const char *word)
{
  return strstr(text, word) != NULL;
}

/* The first column of a row whose text begins with a word; -1 for none. */
static int32_t column_of(const finder *f, int32_t row, const char *word)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
  for (size_t i = 0; i < count; i++) {
    if (gk_begins(cells[i].folded, word)) return cells[i].col;
  }
  return -1;
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static gk_score score_at(const gk_sheet *sheet, int32_t row, int32_t col)
{
  gk_score score = {.row = row, .col = col};
  const gk_cell *cell = col < 0 ? NULL : gk_sheet_at(sheet, row, col);
  bool blank = false;
  if (col < 0) score.row = -1;
  if (cell == NULL) return score;
  score.state = GK_SCORE_WRONG;
  if (cell->kind == GK_CELL_NUMBER) {
    score.state = GK_SCORE_NUMBER;
    score.value = cell->number;
  } else if (cell->kind == GK_CELL_TEXT) {
    size_t length = strlen(cell->text);
    bool read = gk_dec_parse_figure(cell->text, length, &score.value, &blank);
    if (read) score.state = blank ? GK_SCORE_BLANK : GK_SCORE_NUMBER;
    score.percent = read && (strchr(cell->text, '%') != NULL || has(cell->text, "％"));
    /* 95.09% is 0.9509 to the decimal: the percentage has two decimals less. */
    gk_dec hundred = {.units = 100};
    if (score.percent && gk_dec_mul(score.value, hundred, &score.value) && score.value.scale >= 2) {
      int64_t units = score.value.units;
      if (units % 100 == 0) score.value = (gk_dec){.units = units / 100, .scale = score.value.scale - 2};
    }
  }
  return score;
}

/* --- funding ------------------------------------------------------------------------------------------------------ */

typedef struct columns {
  int32_t fund[GK_FUNDS], points, rate, score;
} columns;

static bool read_funding_heading(const finder *f, int32_t row, columns *c)
{
  static const char *const words[GK_FUNDS] = {"年初预算数", "全年预算数", "全年执行数"};
  for (size_t i = 0; i < GK_FUNDS; i++) c->fund[i] = column_of(f, row, words[i]);
  c->points = column_of(f, row, "分值");
  c->rate = column_of(f, row, "执行率");
  c->score = column_of(f, row, "得分");
  return c->fund[GK_FUND_BUDGET] >= 0 && c->fund[GK_FUND_EXECUTED] >= 0;
}

/* Which funding row it is, by a name left of the figures: 0 合计, 1 当年财政拨款, 2 上年结转, 3 其他; -1 for none. */
static int fund_row(const finder *f, int32_t row, int32_t before)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
  for (size_t i = 0; i < count && cells[i].col < before; i++) {
    const char *text = cells[i].folded;
    if (has(text, "年度资金总额") && has(text, "合计")) return 0;
    if (strcmp(text, "合计") == 0) return 0;
    if (has(text, "当年财政拨款")) return 1;
    if (has(text, "上年结转")) return 2;
    if (has(text, "其他资金")) return 3;
  }
  return -1;
}

static void read_fund_row(const finder *f, gk_form *form, int32_t row, const columns *c)
{
  int32_t before = c->fund[GK_FUND_INITIAL] >= 0 ? c->fund[GK_FUND_INITIAL] : c->fund[GK_FUND_BUDGET];
  int which = fund_row(f, row, before);
  if (which < 0) return;
  for (size_t i = 0; i < GK_FUNDS; i++) {
    gk_score score = score_at(f->sheet, row, c->fund[i]);
    if (which == 0) form->total[i] = score;
    else form->parts[which - 1][i] = score;
  }
  if (which != 0) return;
  form->points = score_at(f->sheet, row, c->points);
  form->rate = score_at(f->sheet, row, c->rate);
  form->score = score_at(f->sheet, row, c->score);
}

/* --- indicators --------------------------------------------------------------------------------------------------- */

/* "产出指标(50分)" gives its points. */
static void read_group_points(gk_indicator_group *group, const char *text)
{
  const char *open = strchr(text, '(');
  size_t length = open == NULL ? 0 : strspn(open + 1, "0123456789.");
  group->has_points = length > 0 && has(open, "分") && gk_dec_parse(open + 1, length, &group->points);
}

static bool add_group(finder *f, gk_form *form, int32_t row, int32_t col, const char *text)
{
  enum { MOST_GROUPS = 64 };
  if (form->groups == NULL) form->groups = gk_arena_array(&f->found->arena, MOST_GROUPS, sizeof *form->groups);
  if (form->groups == NULL) f->failed = true;
  if (form->groups == NULL || form->group_count == MOST_GROUPS) return false;
  gk_indicator_group *group = &form->groups[form->group_count++];
  *group = (gk_indicator_group){.row = row, .col = col};
  read_group_points(group, text);
  group->name = gk_arena_text(&f->found->arena, text, strcspn(text, "("));
  if (group->name == NULL) f->failed = true;
  return !f->failed;
}

static void read_grade(const finder *f, gk_form *form, int32_t row)
{
  static const char *const grades[] = {"优", "良", "中", "差"};
  size_t count;
  const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
  form->grade = "";
  for (size_t i = 0; i < count; i++) {
    const char *at = strstr(cells[i].folded, "等级");
    for (size_t g = 0; at != NULL && g < 4; g++) {
      if (!has(at, grades[g])) continue;
      form->grade = grades[g];
      form->grade_row = row;
      form->grade_col = cells[i].col;
      return;
    }
  }
}

/* Reads rows of indicators down to 总分; the rows' figures are scores only where they have points. */
static void read_indicators(finder *f, gk_form *form, int32_t heading, int32_t bottom)
{
  int32_t level = column_of(f, heading, "一级指标"), points = column_of(f, heading, "分值"),
          score = column_of(f, heading, "得分");
  form->indicators = gk_arena_array(&f->found->arena, (size_t)(bottom - heading) + 1, sizeof *form->indicators);
  if (form->indicators == NULL) f->failed = true;
  if (points < 0 || score < 0 || f->failed) return;
  for (int32_t row = heading + 1; row <= bottom && !f->failed; row++) {
    if (column_of(f, row, "总分") >= 0 && column_of(f, row, "总分") < points) {
      form->sum_points = score_at(f->sheet, row, points);
      form->sum_score = score_at(f->sheet, row, score);
      read_grade(f, form, row);
      return;
    }
    const char *name = folded_at(f, row, level);
    if (name[0] != '\0' && has(name, "指标") && !add_group(f, form, row, level, name)) return;
    gk_indicator indicator = {.points = score_at(f->sheet, row, points), .score = score_at(f->sheet, row, score)};
    if (indicator.points.state != GK_SCORE_NUMBER || form->group_count == 0) continue;
    indicator.group = form->group_count - 1;
    form->indicators[form->indicator_count++] = indicator;
  }
}

/* --- forms -------------------------------------------------------------------------------------------------------- */

/* The text to the right of a label ("专项名称"); "" where there is none. */
static const char *beside(const finder *f, int32_t row, const char *label)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
  bool found = false;
  for (size_t i = 0; i < count; i++) {
    if (found && cells[i].kind == GK_CELL_TEXT) return cells[i].text;
    found = found || strcmp(cells[i].folded, label) == 0;
  }
  return "";
}

static bool is_title(const gk_cell *cell)
{
  return has(cell->folded, "绩效自评表") && !has(cell->folded, "附件") && strlen(cell->text) <= LONGEST_TITLE;
}

static void keep_form(finder *f, gk_form *form)
{
  gk_performance *p = f->found;
  if (p->count == f->capacity) {
    size_t capacity = f->capacity == 0 ? 16 : f->capacity * 2;
    gk_form *forms = realloc(p->forms, capacity * sizeof *forms);
    if (forms == NULL) f->failed = true;
    if (forms == NULL) return;
    p->forms = forms;
    f->capacity = capacity;
  }
  p->forms[p->count++] = *form;
}

static gk_form begin_form(const finder *f, const gk_cell *title)
{
  gk_form form = {.project = "", .grade = "", .grade_row = -1};
  bool whole = has(title->folded, "整体");
  const gk_score none = {.row = -1};
  form.whole = whole;
  form.points = form.rate = form.score = form.sum_points = form.sum_score = none;
  for (size_t i = 0; i < GK_FUNDS; i++) {
    form.total[i] = none;
    for (size_t p = 0; p < GK_FUND_PARTS; p++) form.parts[p][i] = none;
  }
  form.layout.id = whole ? "performance.whole" : "performance.project";
  form.layout.mark = whole ? "部门整体支出绩效自评表" : "项目支出绩效自评表";
  form.layout.title =
    (gk_label){form.layout.mark, whole ? "Self-evaluation of the department" : "Self-evaluation of a project"};
  form.layout.unit = "万元";
  form.table.sheet = f->sheet;
  form.table.sheet_index = f->sheet_index;
  form.table.top = form.table.title_row = title->row;
  form.table.left = form.table.title_col = title->col;
  form.table.right = f->sheet->cols - 1;
  form.table.unit = "万元";
  form.table.department = "";
  return form;
}

/* Reads from the title to the row before the next one; kept where it has a heading of funds or of indicators. */
static void read_form(finder *f, const gk_cell *title, int32_t bottom)
{
  gk_form form = begin_form(f, title);
  columns c = {{0}, 0, 0, 0};
  bool funded = false, rated = false;
  form.table.bottom = bottom;
  for (int32_t row = title->row + 1; row <= bottom && !rated && !f->failed; row++) {
    const char *department = beside(f, row, "部门名称"), *project = beside(f, row, "专项名称");
    if (project[0] == '\0') project = beside(f, row, "项目名称");
    if (department[0] != '\0') form.table.department = department;
    if (project[0] != '\0') form.project = project;
    if (column_of(f, row, "一级指标") >= 0) {
      read_indicators(f, &form, row, bottom);
      rated = true;
    } else if (!funded) {
      funded = read_funding_heading(f, row, &c);
    } else {
      read_fund_row(f, &form, row, &c);
    }
  }
  if (funded || rated) keep_form(f, &form);
}

static void find_in_sheet(finder *f)
{
  const gk_cell *title = NULL;
  gk_reason_sheet reasons;
  if (gk_reason_sheet_find(f->sheet, &reasons)) return; /* it names forms, it holds none */
  for (size_t i = 0; i < f->sheet->count && !f->failed && f->found->count < MOST_FORMS; i++) {
    const gk_cell *cell = &f->sheet->cells[i];
    if (!is_title(cell)) continue;
    if (title != NULL && cell->row > title->row) read_form(f, title, cell->row - 1);
    if (title == NULL || cell->row > title->row) title = cell;
  }
  if (title != NULL && !f->failed) read_form(f, title, f->sheet->rows - 1);
}

gk_performance *gk_performance_find(const gk_grid *grid)
{
  finder f = {.found = calloc(1, sizeof *f.found)};
  if (f.found == NULL) return NULL;
  for (size_t i = 0; i < grid->count && !f.failed; i++) {
    f.sheet = grid->sheets[i];
    f.sheet_index = i;
    find_in_sheet(&f);
  }
  /* The forms stand still now. */
  for (size_t i = 0; i < f.found->count; i++) f.found->forms[i].table.pack = &f.found->forms[i].layout;
  if (!f.failed) return f.found;
  gk_performance_free(f.found);
  return NULL;
}

void gk_performance_free(gk_performance *performance)
{
  if (performance == NULL) return;
  free(performance->forms);
  gk_arena_free(&performance->arena);
  free(performance);
}
