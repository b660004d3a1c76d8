/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * 绩效自评表: the self-evaluation forms (部门整体支出, 项目支出) in a grid, any number of them on any sheets.
 *
 * A form is known by its title; its funding rows by 合计, 当年财政拨款, 上年结转, 其他资金 under a heading with 年初预算数,
 * 全年预算数, 全年执行数, 分值, 执行率, 得分; its indicators by a heading with 一级指标, 分值 and 得分, down to 总分. The rules
 * are those that the forms print below themselves (执行率＝全年执行数／全年预算数; grades), their headings (产出指标（50分）) and
 * the 公开 tables (预算绩效 part of a department's disclosure).
 */
#ifndef GK_PERFORMANCE_H
#define GK_PERFORMANCE_H

#include "engine/rules/finding.h"

typedef enum gk_score_state { GK_SCORE_BLANK, GK_SCORE_NUMBER, GK_SCORE_WRONG } gk_score_state;

/** A figure of a form: an amount in the form's unit, points, or a rate. */
typedef struct gk_score {
  gk_score_state state;
  gk_dec value;     /**< of a rate in percent: the percentage ("95.09%" is 95.09, scale 2) */
  bool percent;     /**< a rate written as a percentage */
  int32_t row, col; /**< row -1 where the form has no such figure */
} gk_score;

typedef enum gk_fund { GK_FUND_INITIAL, GK_FUND_BUDGET, GK_FUND_EXECUTED, GK_FUNDS } gk_fund;
enum { GK_FUND_PARTS = 3 }; /**< 当年财政拨款, 上年结转, 其他资金 */

/** One indicator: a row with points. */
typedef struct gk_indicator {
  gk_score points, score;
  size_t group; /**< index into groups */
} gk_indicator;

/** A 一级指标 with its points, "产出指标（50分）". */
typedef struct gk_indicator_group {
  const char *name; /**< 产出指标 */
  bool has_points;
  gk_dec points;
  int32_t row, col;
} gk_indicator_group;

typedef struct gk_form {
  gk_table table;       /**< for the places of findings: sheet, range, department; it has no rows */
  gk_pack_table layout; /**< what `table` points to: id and name */
  bool whole;           /**< 部门整体支出; else a project */
  const char *project;  /**< its name, "" where it says none */
  gk_score total[GK_FUNDS], parts[GK_FUND_PARTS][GK_FUNDS];
  gk_score points, rate, score; /**< of the funding row */
  gk_indicator *indicators;
  size_t indicator_count;
  gk_indicator_group *groups;
  size_t group_count;
  gk_score sum_points, sum_score; /**< 总分 */
  const char *grade;              /**< 优, 良, 中, 差, as written; "" where there is none */
  int32_t grade_row, grade_col;
} gk_form;

typedef struct gk_performance {
  gk_arena arena;
  gk_form *forms; /**< by sheet, then row */
  size_t count;
} gk_performance;

/** Finds the forms; NULL when memory is out, no form is count 0. The grid must outlive it. */
gk_performance *gk_performance_find(const gk_grid *grid);
void gk_performance_free(gk_performance *performance);

/** Adds a finding for each rule that a form breaks, alone and with 公开03表 where `tables` has it. False when memory is
 *  out. */
bool gk_performance_check(const gk_performance *performance, const gk_tables *tables, gk_finding_list *list);

/** The rules, for the reference of rules: ids, what they say, the worst they can be. */
typedef struct gk_performance_rule {
  const char *id;
  const char *label; /**< see gk_tr */
  gk_severity severity;
} gk_performance_rule;
extern const gk_performance_rule gk_performance_rules[];
extern const size_t gk_performance_rule_count;

#endif
