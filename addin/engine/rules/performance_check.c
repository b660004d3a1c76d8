/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <string.h>

#include "engine/base/grade.h"
#include "engine/base/unit.h"
#include "engine/diagnosis/cause.h"
#include "engine/rules/performance.h"
#include "engine/rules/sentences.h"

/* What the rules of one check hand around. */
typedef struct checker {
  const gk_tables *tables;
  gk_finding_list *list;
  bool failed;
} checker;

static const gk_dec hundred = {.units = 100};

/* --- findings ----------------------------------------------------------------------------------------------------- */

/* 项目支出绩效自评表（网格工作专项经费）H6 */
static void say_where(gk_text *text, const gk_form *form, int32_t row, int32_t col)
{
  char address[16];
  gk_text_puts(text, gk_label_in(form->layout.title));
  if (form->project[0] != '\0') gk_text_say(text, "（%.90s）", form->project);
  gk_text_printf(text, " %s", gk_address(row, col, address));
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
  say_where(&text, form, score->row, score->col);
  gk_text_say(&text, "“%s”为", what);
  gk_say_amount(&text, score->value);
  gk_text_say(&text, "%s，按“%s”应为", unit, why);
  gk_say_amount(&text, expected);
  gk_text_puts(&text, unit);
  if (severity == GK_ROUNDING) gk_text_puts(&text, gk_tr("，属尾差"));
  else if (cause != GK_CAUSE_UNKNOWN) gk_text_say(&text, "，可能是%s", gk_cause_phrase(cause));
  gk_text_puts(&text, gk_tr("。"));
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
  say_where(&text, form, score->row, score->col);
  gk_text_say(&text, "“%s”不是数。", what);
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

static const char *const fund_names[GK_FUNDS] = {N_("年初预算数合计"), N_("全年预算数合计"), N_("全年执行数合计")};

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
  add_difference(c, form, rules[fund], GK_ERROR, total, sum, "", gk_tr(fund_names[fund]),
                 gk_tr("合计＝当年财政拨款＋上年结转资金＋其他资金"));
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
    add_difference(c, form, "performance.rate", severity, rate, expected, percent ? "%" : "", gk_tr("执行率"),
                   gk_tr("执行率＝全年执行数÷全年预算数"));
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
    add_difference(c, form, "performance.score", severity, &form->score, expected, "", gk_tr("预算执行得分"),
                   gk_tr("得分＝分值×执行率"));
}

/* --- indicators --------------------------------------------------------------------------------------------------- */

static void check_score_in_points(checker *c, const gk_form *form, const gk_score *points, const gk_score *score)
{
  gk_text text = {0};
  if (!is_number(points) || !is_number(score) || gk_dec_cmp(score->value, points->value) <= 0) return;
  say_where(&text, form, score->row, score->col);
  gk_text_puts(&text, gk_tr_in("before a figure", "得分"));
  gk_say_amount(&text, score->value);
  gk_text_puts(&text, gk_tr("超过了分值"));
  gk_say_amount(&text, points->value);
  gk_text_puts(&text, gk_tr("。"));
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
  add_difference(c, form, "performance.group", GK_ERROR, &heading, sum, gk_words_are_keys() ? "分" : "", group->name,
                 gk_tr("该组各指标分值之和"));
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
    add_difference(c, form, "performance.points", GK_ERROR, &at, hundred, "", gk_tr("各项分值之和"),
                   gk_tr("分值合计为100"));
  }
  if (readable && is_number(&form->sum_score) && gk_dec_cmp(form->sum_score.value, score) != 0)
    add_difference(c, form, "performance.total", GK_ERROR, &form->sum_score, score, "", gk_tr("总分"),
                   gk_tr("总分＝各项得分之和"));
}

static void check_grade(checker *c, const gk_form *form)
{
  gk_text text = {0};
  if (form->grade[0] == '\0' || !is_number(&form->sum_score)) return;
  const char *grade = gk_grade_of(form->sum_score.value);
  if (strcmp(grade, form->grade) == 0) return;
  say_where(&text, form, form->grade_row, form->grade_col);
  gk_text_say(&text, "等级填“%s”，总分", form->grade);
  gk_say_amount(&text, form->sum_score.value);
  gk_text_say(&text, "应为“%s”。", grade);
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
    add_difference(c, form, "performance.same.gk03", GK_ERROR, executed, published, "", gk_tr("全年执行数合计"),
                   gk_tr("公开03表合计的本年支出合计"));
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
  gk_text_say(&text, "%zu张项目支出绩效自评表的全年执行数之和为", count);
  gk_say_amount(&text, sum);
  gk_text_puts(&text, gk_tr("，公开03表合计的项目支出为"));
  gk_say_amount(&text, published);
  gk_text_puts(&text, gk_tr("，请核实。"));
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
  say_where(&text, form, form->table.title_row, form->table.title_col);
  gk_text_puts(&text, gk_tr("还没有填写。"));
  add(c, form, "performance.state.blank", GK_INFO, form->table.title_row, form->table.title_col, &text);
}

static void check_form(checker *c, const gk_form *form)
{
  if (is_unfilled(form)) {
    add_blank(c, form);
    return;
  }
  for (size_t i = 0; i < GK_FUNDS; i++) {
    check_readable(c, form, &form->total[i], gk_tr(fund_names[i]));
    check_fund_sum(c, form, i);
  }
  check_readable(c, form, &form->rate, gk_tr("执行率"));
  check_readable(c, form, &form->score, gk_tr("得分"));
  check_rate(c, form);
  check_funding_score(c, form);
  for (size_t i = 0; i < form->indicator_count; i++) {
    check_readable(c, form, &form->indicators[i].score, gk_tr("得分"));
    check_score_in_points(c, form, &form->indicators[i].points, &form->indicators[i].score);
  }
  for (size_t i = 0; i < form->group_count; i++) check_group(c, form, i);
  check_total(c, form);
  check_grade(c, form);
  check_whole(c, form);
}

bool gk_performance_check(const gk_performance *performance, const gk_tables *tables, gk_finding_list *list)
{
  checker c = {.tables = tables, .list = list};
  for (size_t i = 0; i < performance->count && !c.failed; i++) check_form(&c, &performance->forms[i]);
  if (!c.failed) check_projects(&c, performance);
  return !c.failed;
}
