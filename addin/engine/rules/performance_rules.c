/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/performance.h"

const gk_performance_rule gk_performance_rules[] = {
  {"performance.sum.initial", N_("年初预算数：合计＝当年财政拨款＋上年结转资金＋其他资金（三项都空不校验）"), GK_ERROR},
  {"performance.sum.budget", N_("全年预算数：合计＝当年财政拨款＋上年结转资金＋其他资金（三项都空不校验）"), GK_ERROR},
  {"performance.sum.executed", N_("全年执行数：合计＝当年财政拨款＋上年结转资金＋其他资金（三项都空不校验）"),
   GK_ERROR},
  {"performance.rate", N_("执行率＝全年执行数÷全年预算数，按填写的位数四舍五入；末位差1是尾差"), GK_ERROR},
  {"performance.score", N_("预算执行得分＝分值×执行率，不超过分值；末位差1是尾差"), GK_ERROR},
  {"performance.atmost", N_("每项得分不超过分值"), GK_ERROR},
  {"performance.group", N_("一级指标下各项分值之和＝标题里的分数，如“产出指标（50分）”"), GK_ERROR},
  {"performance.points", N_("各项分值（含预算执行）之和＝100"), GK_ERROR},
  {"performance.total", N_("总分＝各项得分（含预算执行）之和"), GK_ERROR},
  {"performance.grade", N_("等级：90分（含）以上为优，80分（含）以上为良，60分（含）以上为中，60分以下为差"), GK_ERROR},
  {"performance.same.gk03", N_("部门整体支出自评表的全年执行数合计＝公开03表合计的本年支出合计"), GK_ERROR},
  {"performance.projects.gk03", N_("各项目自评表的全年执行数之和＝公开03表合计的项目支出"), GK_WARNING},
  {"performance.state.blank", N_("表里还没有填任何数"), GK_INFO},
  {"performance.state.text", N_("该填数的地方填了文字"), GK_ERROR},
};
const size_t gk_performance_rule_count = sizeof gk_performance_rules / sizeof *gk_performance_rules;
