/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/performance.h"

const gk_performance_rule gk_performance_rules[] = {
  {"performance.sum.initial", {"年初预算数：合计＝当年财政拨款＋上年结转资金＋其他资金（三项都空不校验）",
                               "Initial budget: total = appropriation + carried over + other (not where all three are blank)"},
   GK_ERROR},
  {"performance.sum.budget", {"全年预算数：合计＝当年财政拨款＋上年结转资金＋其他资金（三项都空不校验）",
                              "Budget of the year: total = its three parts (not where all are blank)"}, GK_ERROR},
  {"performance.sum.executed", {"全年执行数：合计＝当年财政拨款＋上年结转资金＋其他资金（三项都空不校验）",
                                "Executed: total = its three parts (not where all are blank)"}, GK_ERROR},
  {"performance.rate", {"执行率＝全年执行数÷全年预算数，按填写的位数四舍五入；末位差1是尾差",
                        "Rate = executed / budget of the year, at the digits written; one unit of the last is rounding"}, GK_ERROR},
  {"performance.score", {"预算执行得分＝分值×执行率，不超过分值；末位差1是尾差",
                         "Score for execution = points × rate, at most the points; one unit of the last is rounding"}, GK_ERROR},
  {"performance.atmost", {"每项得分不超过分值", "A score is at most its points"}, GK_ERROR},
  {"performance.group", {"一级指标下各项分值之和＝标题里的分数，如“产出指标（50分）”",
                         "The points of a group add up to those in its heading"}, GK_ERROR},
  {"performance.points", {"各项分值（含预算执行）之和＝100", "All points, execution included, add up to 100"}, GK_ERROR},
  {"performance.total", {"总分＝各项得分（含预算执行）之和", "Total = the sum of all scores, execution included"}, GK_ERROR},
  {"performance.grade", {"等级：90分（含）以上为优，80分（含）以上为良，60分（含）以上为中，60分以下为差",
                         "Grade: 优 from 90, 良 from 80, 中 from 60, else 差"}, GK_ERROR},
  {"performance.same.gk03", {"部门整体支出自评表的全年执行数合计＝公开03表合计的本年支出合计",
                             "Executed by the whole department = total expenditure of 公开03"}, GK_ERROR},
  {"performance.projects.gk03", {"各项目自评表的全年执行数之和＝公开03表合计的项目支出",
                                 "Executed by all projects = project expenditure of 公开03"}, GK_WARNING},
  {"performance.state.text", {"该填数的地方填了文字", "Text where a figure belongs"}, GK_ERROR},
};
const size_t gk_performance_rule_count = sizeof gk_performance_rules / sizeof *gk_performance_rules;
