/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <string.h>

#include "engine/base/unit.h"
#include "engine/diagnosis/cause.h"
#include "engine/rules/performance.h"
#include "engine/rules/sentences.h"

/* What the rules of one check hand around. */
typedef struct checker {
  const gk_tables *tables;
  gk_lang lang;
  gk_finding_list *list;
  bool failed;
} checker;

static const gk_dec hundred = {.units = 100};

static const char *pick(const checker *c, const char *zh, const char *en)
{
  return c->lang == GK_EN ? en : zh;
}

/* --- findings ----------------------------------------------------------------------------------------------------- */

/* 项目支出绩效自评表（网格工作专项经费）H6 */
static void say_where(const checker *c, gk_text *text, const gk_form *form, int32_t row, int32_t col)
{
  char address[16];
  gk_text_puts(text, c->lang == GK_EN ? form->layout.title.en : form->layout.title.zh);
  if (form->project[0] != '\0') gk_text_printf(text, pick(c, "（%.90s）", " (%.90s)"), form->project);
  gk_text_printf(text, pick(c, " %s", " %s"), gk_address(row, col, address));
}

/* A finding at a place of a form; takes over the sentence. */
static gk_finding *add(checker *c, const gk_form *form, const char *rule, gk_severity severity, int32_t row,
                       int32_t col, gk_text *text)
{
  const char *message = gk_text_keep(text, c->list->arena);
  gk_finding *finding = message == NULL ? NULL : gk_finding_add(c->list);
  if (finding == NULL) {
    c->failed = true;
    return NULL;
  }
  finding->rule = rule;
  finding->severity = severity;
  finding->table = form->layout.id;
  finding->message = message;
  finding->place.table = &form->table;
  finding->place.row = row;
  finding->place.col = col;
  finding->cells = gk_arena_array(c->list->arena, 1, sizeof *finding->cells);
  if (finding->cells == NULL) c->failed = true;
  else finding->cells[finding->cell_count++] = finding->place;
  return finding;
}

/* A figure that is not what the rule says: `what` is its name, `why` the rule. */
static void add_difference(checker *c, const gk_form *form, const char *rule, gk_severity severity,
                           const gk_score *score, gk_dec expected, const char *unit, const char *what, const char *why)
{
  gk_text text = {0};
  gk_dec difference;
  gk_cause_kind cause = gk_cause_of_digits(score->value, expected, score->state == GK_SCORE_BLANK);
  if (!gk_dec_sub(score->value, expected, &difference)) return;
  say_where(c, &text, form, score->row, score->col);
  gk_text_printf(&text, pick(c, "“%s”为", " \"%s\" is "), what);
  gk_say_amount(&text, score->value);
  gk_text_printf(&text, pick(c, "%s，按“%s”应为", "%s; by \"%s\" it is "), unit, why);
  gk_say_amount(&text, expected);
  gk_text_puts(&text, unit);
  if (severity == GK_ROUNDING) gk_text_puts(&text, pick(c, "，属尾差", ", a rounding difference"));
  else if (cause != GK_CAUSE_UNKNOWN)
    gk_text_printf(&text, pick(c, "，可能是%s", "; perhaps: %s"), gk_cause_phrase(cause, c->lang));
  gk_text_puts(&text, pick(c, "。", "."));
  gk_finding *finding = add(c, form, rule, severity, score->row, score->col, &text);
  if (finding == NULL) return;
  finding->has_amounts = true;
  finding->reported = score->value;
  finding->expected = expected;
  finding->difference = difference;
}

static bool is_number(const gk_score *score)
{
  return score->row >= 0 && score->state == GK_SCORE_NUMBER;
}

/* Text where a figure belongs. */
static void check_readable(checker *c, const gk_form *form, const gk_score *score, const char *what)
{
  gk_text text = {0};
  if (score->row < 0 || score->state != GK_SCORE_WRONG) return;
  say_where(c, &text, form, score->row, score->col);
  gk_text_printf(&text, pick(c, "“%s”不是数。", " \"%s\" is no figure."), what);
  add(c, form, "performance.state.text", GK_ERROR, score->row, score->col, &text);
}

/* Nothing was filled in: no funds, no points of indicators. */
static bool is_unfilled(const gk_form *form)
{
  bool blank = form->indicator_count == 0;
  for (size_t i = 0; i < GK_FUNDS; i++) {
    const gk_score *total = &form->total[i];
    blank = blank && total->state != GK_SCORE_WRONG && !(is_number(total) && gk_dec_sign(total->value) != 0);
    for (size_t p = 0; p < GK_FUND_PARTS; p++)
      blank = blank && (form->parts[p][i].row < 0 || form->parts[p][i].state == GK_SCORE_BLANK);
  }
  return blank;
}

/* --- funding ------------------------------------------------------------------------------------------------------ */

static const gk_label fund_names[GK_FUNDS] = {{"年初预算数合计", "initial budget, total"},
                                              {"全年预算数合计", "budget of the year, total"},
                                              {"全年执行数合计", "executed, total"}};

/* 合计 = 当年财政拨款 + 上年结转 + 其他; not checked in a column whose parts are all blank. */
static void check_fund_sum(checker *c, const gk_form *form, size_t fund)
{
  static const char *const rules[GK_FUNDS] = {"performance.sum.initial", "performance.sum.budget",
                                              "performance.sum.executed"};
  const gk_score *total = &form->total[fund];
  gk_dec sum = GK_DEC_ZERO;
  bool any = false;
  if (!is_number(total)) return;
  for (size_t p = 0; p < GK_FUND_PARTS; p++) {
    const gk_score *part = &form->parts[p][fund];
    if (part->state == GK_SCORE_WRONG && part->row >= 0) return;
    if (!is_number(part)) continue;
    any = true;
    if (!gk_dec_add(sum, part->value, &sum)) return;
  }
  if (!any || gk_dec_cmp(sum, total->value) == 0) return;
  add_difference(c, form, rules[fund], GK_ERROR, total, sum, "", pick(c, fund_names[fund].zh, fund_names[fund].en),
                 pick(c, "合计＝当年财政拨款＋上年结转资金＋其他资金", "total = appropriation + carried over + other"));
}

/* Equal at the digits shown, or one unit of the last of them away. */
static bool judge_shown(gk_dec shown, gk_dec expected, gk_severity *severity)
{
  gk_dec difference, unit = {.units = 1, .scale = shown.scale};
  if (!gk_dec_sub(shown, expected, &difference) || gk_dec_sign(difference) == 0) return false;
  *severity = gk_dec_cmp(gk_dec_abs(difference), unit) == 0 ? GK_ROUNDING : GK_ERROR;
  return true;
}

/* 执行率 = 全年执行数 / 全年预算数, as a percentage or as a ratio: whatever is written. */
static void check_rate(checker *c, const gk_form *form)
{
  const gk_score *executed = &form->total[GK_FUND_EXECUTED], *budget = &form->total[GK_FUND_BUDGET],
                 *rate = &form->rate;
  gk_dec expected, two = {.units = 2};
  gk_severity severity;
  if (!is_number(executed) || !is_number(budget) || !is_number(rate) || gk_dec_sign(budget->value) == 0) return;
  bool percent = rate->percent || gk_dec_cmp(gk_dec_abs(rate->value), two) > 0;
  bool computed = percent ? gk_dec_mul_div_round(executed->value, hundred, budget->value, rate->value.scale, &expected)
                          : gk_dec_div_round(executed->value, budget->value, rate->value.scale, &expected);
  if (computed && judge_shown(rate->value, expected, &severity))
    add_difference(c, form, "performance.rate", severity, rate, expected, percent ? "%" : "",
                   pick(c, "执行率", "rate of execution"),
                   pick(c, "执行率＝全年执行数÷全年预算数", "rate = executed / budget of the year"));
}

/* 得分 = 分值 × 执行率, at most 分值. */
static void check_funding_score(checker *c, const gk_form *form)
{
  const gk_score *executed = &form->total[GK_FUND_EXECUTED], *budget = &form->total[GK_FUND_BUDGET];
  gk_dec expected;
  gk_severity severity;
  if (!is_number(executed) || !is_number(budget) || !is_number(&form->points) || !is_number(&form->score)) return;
  if (gk_dec_sign(budget->value) == 0) return;
  if (!gk_dec_mul_div_round(form->points.value, executed->value, budget->value, form->score.value.scale, &expected))
    return;
  if (gk_dec_cmp(expected, form->points.value) > 0) expected = form->points.value;
  if (judge_shown(form->score.value, expected, &severity))
    add_difference(c, form, "performance.score", severity, &form->score, expected, "",
                   pick(c, "预算执行得分", "score for execution"),
                   pick(c, "得分＝分值×执行率", "score = points × rate"));
}

/* --- indicators --------------------------------------------------------------------------------------------------- */

static void check_score_in_points(checker *c, const gk_form *form, const gk_score *points, const gk_score *score)
{
  gk_text text = {0};
  if (!is_number(points) || !is_number(score) || gk_dec_cmp(score->value, points->value) <= 0) return;
  say_where(c, &text, form, score->row, score->col);
  gk_text_puts(&text, pick(c, "得分", " the score "));
  gk_say_amount(&text, score->value);
  gk_text_puts(&text, pick(c, "超过了分值", " is above the points, "));
  gk_say_amount(&text, points->value);
  gk_text_puts(&text, pick(c, "。", "."));
  gk_finding *finding = add(c, form, "performance.atmost", GK_ERROR, score->row, score->col, &text);
  if (finding == NULL) return;
  finding->has_amounts = true;
  finding->reported = score->value;
  finding->expected = points->value;
  gk_dec_sub(score->value, points->value, &finding->difference);
}

/* A group's 分值 add up to the points of its heading. */
static void check_group(checker *c, const gk_form *form, size_t g)
{
  const gk_indicator_group *group = &form->groups[g];
  gk_dec sum = GK_DEC_ZERO;
  if (!group->has_points) return;
  for (size_t i = 0; i < form->indicator_count; i++) {
    const gk_indicator *indicator = &form->indicators[i];
    if (indicator->group == g && !gk_dec_add(sum, indicator->points.value, &sum)) return;
  }
  if (gk_dec_cmp(sum, group->points) == 0) return;
  gk_score heading = {.state = GK_SCORE_NUMBER, .value = group->points, .row = group->row, .col = group->col};
  add_difference(c, form, "performance.group", GK_ERROR, &heading, sum, pick(c, "分", ""), group->name,
                 pick(c, "该组各指标分值之和", "the sum of its indicators' points"));
}

/* Σ 分值 = 100 and 总分 = Σ 得分, the funding row's included. */
static void check_total(checker *c, const gk_form *form)
{
  gk_dec points = GK_DEC_ZERO, score = GK_DEC_ZERO;
  if (form->indicator_count == 0) return;
  bool ok = true, readable = form->score.state != GK_SCORE_WRONG;
  if (is_number(&form->points)) ok = gk_dec_add(points, form->points.value, &points);
  if (is_number(&form->score)) ok = ok && gk_dec_add(score, form->score.value, &score);
  for (size_t i = 0; ok && i < form->indicator_count; i++) {
    const gk_indicator *indicator = &form->indicators[i];
    readable = readable && indicator->score.state != GK_SCORE_WRONG;
    ok = gk_dec_add(points, indicator->points.value, &points);
    if (ok && is_number(&indicator->score)) ok = gk_dec_add(score, indicator->score.value, &score);
  }
  if (!ok) return;
  if (gk_dec_cmp(points, hundred) != 0) {
    gk_score at = is_number(&form->sum_points) ? form->sum_points : form->points;
    at.state = GK_SCORE_NUMBER;
    at.value = points;
    if (at.row < 0) at.row = form->table.title_row, at.col = form->table.title_col;
    add_difference(c, form, "performance.points", GK_ERROR, &at, hundred, "",
                   pick(c, "各项分值之和", "the sum of all points"), pick(c, "分值合计为100", "all points are 100"));
  }
  if (readable && is_number(&form->sum_score) && gk_dec_cmp(form->sum_score.value, score) != 0)
    add_difference(c, form, "performance.total", GK_ERROR, &form->sum_score, score, "", pick(c, "总分", "total score"),
                   pick(c, "总分＝各项得分之和", "total = sum of the scores"));
}

/* 优 from 90, 良 from 80, 中 from 60, else 差. */
static void check_grade(checker *c, const gk_form *form)
{
  static const struct {
    int from;
    const char *name;
  } grades[] = {{90, "优"}, {80, "良"}, {60, "中"}, {0, "差"}};
  gk_text text = {0};
  size_t g = 0;
  if (form->grade[0] == '\0' || !is_number(&form->sum_score)) return;
  while (g < 3 && gk_dec_cmp(form->sum_score.value, (gk_dec){.units = grades[g].from}) < 0) g++;
  if (strcmp(grades[g].name, form->grade) == 0) return;
  say_where(c, &text, form, form->grade_row, form->grade_col);
  gk_text_printf(&text, pick(c, "等级填“%s”，总分", " the grade is %s; a total of "), form->grade);
  gk_say_amount(&text, form->sum_score.value);
  gk_text_printf(&text, pick(c, "应为“%s”。", " is %s."), grades[g].name);
  add(c, form, "performance.grade", GK_ERROR, form->grade_row, form->grade_col, &text);
}

/* --- with 公开03 ---------------------------------------------------------------------------------------------------- */

/* A figure of the total of 公开03, in 万元; false where it is not published. */
static bool total_of_gk03(const checker *c, const char *column, gk_dec *out)
{
  long index = gk_pack_table_index(c->tables->pack, "gk03");
  const gk_table *table = index < 0 ? NULL : gk_tables_get(c->tables, (size_t)index);
  const gk_row *row = table == NULL ? NULL : gk_table_row(table, "total");
  long at = table == NULL ? -1 : gk_pack_column_index(table->pack, column);
  if (row == NULL || at < 0 || row->figures[at].state == GK_FIGURE_ABSENT || row->figures[at].state == GK_FIGURE_WRONG)
    return false;
  return gk_unit_convert(row->figures[at].value, gk_table_unit(table), "万元", out);
}

static void check_whole(checker *c, const gk_form *form)
{
  gk_dec published;
  const gk_score *executed = &form->total[GK_FUND_EXECUTED];
  if (!form->whole || !is_number(executed) || !total_of_gk03(c, "c1", &published)) return;
  if (gk_dec_cmp(executed->value, published) != 0)
    add_difference(c, form, "performance.same.gk03", GK_ERROR, executed, published, "",
                   pick(c, "全年执行数合计", "executed, total"),
                   pick(c, "公开03表合计的本年支出合计", "total expenditure of 公开03"));
}

/* Σ of the projects' 全年执行数 = 项目支出 of 公开03 (核实性). Marked at the first project's. */
static void check_projects(checker *c, const gk_performance *performance)
{
  gk_dec published, sum = GK_DEC_ZERO;
  const gk_form *first = NULL;
  size_t count = 0;
  for (size_t i = 0; i < performance->count; i++) {
    const gk_form *form = &performance->forms[i];
    if (form->whole || is_unfilled(form) || !is_number(&form->total[GK_FUND_EXECUTED])) continue;
    if (first == NULL) first = form;
    count++;
    if (!gk_dec_add(sum, form->total[GK_FUND_EXECUTED].value, &sum)) return;
  }
  if (first == NULL || !total_of_gk03(c, "c3", &published) || gk_dec_cmp(sum, published) == 0) return;
  gk_text text = {0};
  const gk_score *at = &first->total[GK_FUND_EXECUTED];
  gk_text_printf(&text, pick(c, "%zu张项目支出绩效自评表的全年执行数之和为", "The %zu projects executed "), count);
  gk_say_amount(&text, sum);
  gk_text_puts(&text, pick(c, "，公开03表合计的项目支出为", "; the total of project expenditure in 公开03 is "));
  gk_say_amount(&text, published);
  gk_text_puts(&text, pick(c, "，请核实。", ". Please verify."));
  gk_finding *finding = add(c, first, "performance.projects.gk03", GK_WARNING, at->row, at->col, &text);
  if (finding == NULL) return;
  finding->has_amounts = true;
  finding->reported = sum;
  finding->expected = published;
  gk_dec_sub(sum, published, &finding->difference);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static void add_blank(checker *c, const gk_form *form)
{
  gk_text text = {0};
  say_where(c, &text, form, form->table.title_row, form->table.title_col);
  gk_text_puts(&text, pick(c, "还没有填写。", " is not filled in."));
  add(c, form, "performance.state.blank", GK_INFO, form->table.title_row, form->table.title_col, &text);
}

static void check_form(checker *c, const gk_form *form)
{
  if (is_unfilled(form)) {
    add_blank(c, form);
    return;
  }
  for (size_t i = 0; i < GK_FUNDS; i++) {
    check_readable(c, form, &form->total[i], pick(c, fund_names[i].zh, fund_names[i].en));
    check_fund_sum(c, form, i);
  }
  check_readable(c, form, &form->rate, pick(c, "执行率", "rate of execution"));
  check_readable(c, form, &form->score, pick(c, "得分", "score"));
  check_rate(c, form);
  check_funding_score(c, form);
  for (size_t i = 0; i < form->indicator_count; i++) {
    check_readable(c, form, &form->indicators[i].score, pick(c, "得分", "score"));
    check_score_in_points(c, form, &form->indicators[i].points, &form->indicators[i].score);
  }
  for (size_t i = 0; i < form->group_count; i++) check_group(c, form, i);
  check_total(c, form);
  check_grade(c, form);
  check_whole(c, form);
}

bool gk_performance_check(const gk_performance *performance, const gk_tables *tables, gk_lang lang,
                          gk_finding_list *list)
{
  checker c = {.tables = tables, .lang = lang, .list = list};
  for (size_t i = 0; i < performance->count && !c.failed; i++) check_form(&c, &performance->forms[i]);
  if (!c.failed) check_projects(&c, performance);
  return !c.failed;
}
