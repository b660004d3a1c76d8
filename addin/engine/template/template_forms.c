/* SPDX-License-Identifier: MPL-2.0 */
/* The 绩效自评表 of a template, 部门整体支出 and 项目支出: laid out as departments publish them, with the sums, the rate, the
 * scores and the grade as formulas. The points of a group stand in its heading; how they are shared out is filled in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/grade.h"
#include "engine/base/text.h"
#include "engine/template/parts.h"

enum { NAME, FIRST, SECOND, THIRD, TARGET, RESULT, POINTS, SCORE, REASON, COLUMNS }; /* of the indicators */
enum { INITIAL = THIRD, BUDGET, EXECUTED, FUND_POINTS, RATE, FUND_SCORE };           /* of the funds */
enum { FUND_ROWS = 5, INDICATORS = 11, FUNDING_POINTS = 10, ROW_HEIGHT = 70, TITLE_HEIGHT = 110, GOAL_HEIGHT = 200 };

/* A form being laid out. */
typedef struct form {
  gk_template *t;
  gk_book_sheet *sheet;
  size_t index;
  bool whole, ok;
  int32_t funds, goals, heading, total; /* first rows of its parts */
} form;

static void put(form *f, int32_t row, int32_t col, int32_t row_end, int32_t col_end, gk_book_style style,
                const char *text)
{
  f->ok = f->ok && gk_book_put_text(f->t->book, f->sheet, (gk_book_area){row, col, row_end, col_end}, style, text);
}

static void put_one(form *f, int32_t row, int32_t col, gk_book_style style, const char *text)
{
  put(f, row, col, row, col, style, text);
}

static gk_book_cell *at(form *f, int32_t row, int32_t col)
{
  return gk_book_cell_at(f->sheet, row, col);
}

/* A formula with its result on a blank form: `text`, or `number` where that is NULL. Frees the parts. */
static void compute(form *f, int32_t row, int32_t col, gk_parts *p, const char *text, int number)
{
  gk_book_cell *cell = at(f, row, col);
  f->ok = f->ok && !p->failed && gk_parts_keep(f->t, cell, p);
  free(p->items);
  cell->style = GK_STYLE_COMPUTED;
  cell->text = text;
  cell->number = (gk_dec){.units = number};
}

/* --- head, funds, goals ------------------------------------------------------------------------------------------- */

/* The department is that of the first table: behind 部门： */
static void put_department(form *f, int32_t row)
{
  const char *department = f->t->options->department;
  gk_parts p = {0};
  put_one(f, row, NAME, GK_STYLE_HEADING, "部门名称");
  put(f, row, FIRST, row, REASON, GK_STYLE_FILL_NAME, "");
  gk_parts_text(&p, "MID(");
  gk_parts_cell(&p, 0, 2, 0);
  gk_parts_separator(&p);
  gk_parts_text(&p, "4");
  gk_parts_separator(&p);
  gk_parts_text(&p, "100)");
  compute(f, row, FIRST, &p, department == NULL ? "" : department, 0);
  at(f, row, FIRST)->style = GK_STYLE_FILL_NAME;
}

static void put_head(form *f)
{
  char title[96];
  int year = f->t->options->year != 0 ? f->t->options->year : f->t->pack->year;
  snprintf(title, sizeof title, "%d年度%s支出绩效自评表", year, f->whole ? "部门整体" : "项目");
  put(f, 0, NAME, 0, REASON, GK_STYLE_TITLE, title);
  put_department(f, 1);
  if (f->whole) return;
  put_one(f, 2, NAME, GK_STYLE_HEADING, "专项名称");
  put(f, 2, FIRST, 2, REASON, GK_STYLE_FILL_NAME, "");
}

static void sum_column(form *f, int32_t row, int32_t col)
{
  gk_parts p = {0};
  gk_parts_text(&p, "SUM(");
  gk_parts_area(&p, f->index, (gk_book_area){row + 1, col, row + FUND_ROWS - 2, col});
  gk_parts_text(&p, ")");
  compute(f, row, col, &p, NULL, 0);
}

/* =IF(E5=0,"",FIXED(F5/E5*100,2)&"%") */
static void put_rate(form *f, int32_t row)
{
  gk_parts p = {0};
  gk_parts_text(&p, "IF(");
  gk_parts_cell(&p, f->index, row, BUDGET);
  gk_parts_text(&p, "=0");
  gk_parts_separator(&p);
  gk_parts_text(&p, "\"\"");
  gk_parts_separator(&p);
  gk_parts_text(&p, "FIXED(");
  gk_parts_cell(&p, f->index, row, EXECUTED);
  gk_parts_text(&p, "/");
  gk_parts_cell(&p, f->index, row, BUDGET);
  gk_parts_text(&p, "*100");
  gk_parts_separator(&p);
  gk_parts_text(&p, "2)&\"%\")");
  compute(f, row, RATE, &p, "", 0);
}

/* =IF(E5=0,"",MIN(G5,ROUND(G5*F5/E5,2))) */
static void put_fund_score(form *f, int32_t row)
{
  gk_parts p = {0};
  gk_parts_text(&p, "IF(");
  gk_parts_cell(&p, f->index, row, BUDGET);
  gk_parts_text(&p, "=0");
  gk_parts_separator(&p);
  gk_parts_text(&p, "\"\"");
  gk_parts_separator(&p);
  gk_parts_text(&p, "MIN(");
  gk_parts_cell(&p, f->index, row, FUND_POINTS);
  gk_parts_separator(&p);
  gk_parts_text(&p, "ROUND(");
  gk_parts_cell(&p, f->index, row, FUND_POINTS);
  gk_parts_text(&p, "*");
  gk_parts_cell(&p, f->index, row, EXECUTED);
  gk_parts_text(&p, "/");
  gk_parts_cell(&p, f->index, row, BUDGET);
  gk_parts_separator(&p);
  gk_parts_text(&p, "2)))");
  compute(f, row, FUND_SCORE, &p, "", 0);
}

static void put_funds(form *f)
{
  static const char *const heads[] = {"年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"};
  static const char *const rows[] = {"合计", "其中：当年财政拨款", "上年结转资金", "其他资金"};
  const int32_t first = f->funds + 1;
  put(f, f->funds, NAME, f->funds + FUND_ROWS - 1, NAME, GK_STYLE_HEADING, "资金情况（万元）");
  put(f, f->funds, FIRST, f->funds, SECOND, GK_STYLE_HEADING, "年度资金总额");
  for (int32_t i = 0; i < 6; i++) put_one(f, f->funds, INITIAL + i, GK_STYLE_HEADING, heads[i]);
  for (int32_t i = 0; i < FUND_ROWS - 1; i++) {
    put(f, first + i, FIRST, first + i, SECOND, GK_STYLE_NAME, rows[i]);
    for (int32_t col = INITIAL; col <= FUND_SCORE; col++)
      at(f, first + i, col)->style = col <= EXECUTED ? GK_STYLE_FILL : GK_STYLE_SHUT;
  }
  for (int32_t col = INITIAL; col <= EXECUTED; col++) sum_column(f, first, col);
  *at(f, first, FUND_POINTS) =
    (gk_book_cell){.kind = GK_BOOK_NUMBER, .style = GK_STYLE_FILL, .number = {.units = FUNDING_POINTS}};
  put_rate(f, first);
  put_fund_score(f, first);
}

static void put_goals(form *f)
{
  put(f, f->goals, NAME, f->goals + 1, NAME, GK_STYLE_HEADING, "年度总体目标");
  put(f, f->goals, FIRST, f->goals, TARGET, GK_STYLE_HEADING, "预期目标");
  put(f, f->goals, RESULT, f->goals, REASON, GK_STYLE_HEADING, "实际完成情况");
  put(f, f->goals + 1, FIRST, f->goals + 1, TARGET, GK_STYLE_FILL_NAME, "");
  put(f, f->goals + 1, RESULT, f->goals + 1, REASON, GK_STYLE_FILL_NAME, "");
}

/* --- indicators --------------------------------------------------------------------------------------------------- */

static void put_indicator(form *f, int32_t row, const char *second)
{
  put_one(f, row, SECOND, GK_STYLE_NAME, second);
  for (int32_t col = THIRD; col <= REASON; col++)
    at(f, row, col)->style = col == POINTS || col == SCORE ? GK_STYLE_FILL : GK_STYLE_FILL_NAME;
}

static void put_indicators(form *f)
{
  static const char *const heads[COLUMNS] = {"绩效指标", "一级指标",   "二级指标",
                                             "三级指标", "年度指标值", "实际完成值",
                                             "分值",     "得分",       "偏差原因分析及改进措施"};
  static const struct {
    const char *name;
    int32_t from, to; /* of the second ones */
  } groups[] = {{"产出指标（50分）", 0, 5}, {"效益指标（30分）", 6, 9}, {"满意度指标（10分）", 10, 10}};
  static const char *const second[INDICATORS] = {"数量指标",     "数量指标",       "质量指标",          "质量指标",
                                                 "时效指标",     "成本指标",       "经济效益指标",      "社会效益指标",
                                                 "生态效益指标", "可持续影响指标", "服务对象满意度指标"};
  const int32_t first = f->heading + 1;
  for (int32_t col = FIRST; col < COLUMNS; col++) put_one(f, f->heading, col, GK_STYLE_HEADING, heads[col]);
  put(f, f->heading, NAME, f->total - 1, NAME, GK_STYLE_HEADING, heads[NAME]);
  for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
    put(f, first + groups[g].from, FIRST, first + groups[g].to, FIRST, GK_STYLE_NAME, groups[g].name);
  for (int32_t i = 0; i < INDICATORS; i++) put_indicator(f, first + i, second[i]);
}

/* The funding row's figure and those of the indicators. */
static void sum_scores(form *f, int32_t col, int32_t fund_col, int blank)
{
  gk_parts p = {0};
  gk_parts_text(&p, "SUM(");
  gk_parts_cell(&p, f->index, f->funds + 1, fund_col);
  gk_parts_separator(&p);
  gk_parts_area(&p, f->index, (gk_book_area){f->heading + 1, col, f->total - 1, col});
  gk_parts_text(&p, ")");
  compute(f, f->total, col, &p, NULL, blank);
}

/* ="等级："&IF(H23=0,"",IF(H23>=90,"优",…"差")) */
static void put_grade(form *f)
{
  gk_parts p = {0};
  gk_parts_text(&p, "\"等级：\"&");
  for (size_t i = 0; i < GK_GRADES; i++) {
    gk_parts_text(&p, "IF(");
    gk_parts_cell(&p, f->index, f->total, SCORE);
    if (i == 0) gk_parts_text(&p, "=0");
    else gk_parts_printf(&p, f->t, ">=%d", gk_grades[i - 1].from);
    gk_parts_separator(&p);
    gk_parts_printf(&p, f->t, "\"%s\"", i == 0 ? "" : gk_grades[i - 1].name);
    gk_parts_separator(&p);
  }
  gk_parts_printf(&p, f->t, "\"%s\"))))", gk_grades[GK_GRADES - 1].name);
  compute(f, f->total, REASON, &p, "等级：", 0);
  at(f, f->total, REASON)->style = GK_STYLE_TOTAL;
}

static void put_total(form *f)
{
  put(f, f->total, NAME, f->total, RESULT, GK_STYLE_TOTAL, "总分");
  sum_scores(f, POINTS, FUND_POINTS, FUNDING_POINTS);
  sum_scores(f, SCORE, FUND_SCORE, 0);
  put_grade(f);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static void set_sizes(form *f)
{
  static const int widths[COLUMNS] = {300, 330, 420, 520, 420, 420, 200, 240, 520};
  for (int32_t col = 0; col < COLUMNS; col++) f->sheet->widths[col] = widths[col];
  for (int32_t row = 0; row < f->sheet->row_count; row++) f->sheet->heights[row] = ROW_HEIGHT;
  f->sheet->heights[0] = TITLE_HEIGHT;
  f->sheet->heights[f->goals + 1] = GOAL_HEIGHT;
}

bool gk_template_lay_form(gk_template *t, size_t index, bool whole)
{
  form f = {.t = t, .sheet = &t->book->sheets[index], .index = index, .whole = whole, .ok = true};
  f.funds = whole ? 2 : 3;
  f.goals = f.funds + FUND_ROWS;
  f.heading = f.goals + 2;
  f.total = f.heading + 1 + INDICATORS;
  if (!gk_book_size_sheet(t->book, index, whole ? "绩效自评 部门整体" : "绩效自评 项目", f.total + 1, COLUMNS))
    return gk_fail_memory(t->err);
  put_head(&f);
  put_funds(&f);
  put_goals(&f);
  put_indicators(&f);
  put_total(&f);
  set_sizes(&f);
  return f.ok || gk_fail_memory(t->err);
}
