/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/state_list.h"

#include <string.h>

const gk_state_rule gk_state_rules[] = {
  {"none", GK_ERROR, N_("工作簿里没有找到任何公开表"), false},
  {"year", GK_INFO, N_("工作簿的年度不在所用规则包的适用年度里"), false},
  {"nopack", GK_WARNING, N_("没有工作簿这一年度的规则包，没有校验"), true},
  {"unchecked", GK_WARNING, N_("有数的工作表没有认出是哪一张表，没有校验"), true},
  {"lost", GK_WARNING, N_("文件里缺了单元格的内容，按空白校验"), true},
  {"missing", GK_WARNING, N_("没有找到这张表，而找到了别的表"), true},
  {"twice", GK_WARNING, N_("同一张表又出现一次，只校验第一张"), true},
  {"column", GK_ERROR, N_("表里缺少一栏"), false},
  {"line", GK_WARNING, N_("表里缺少有名称的行"), false},
  {"order", GK_WARNING, N_("科目编码没有按顺序排列"), false},
  {"again", GK_WARNING, N_("科目编码重复出现"), false},
  {"parent", GK_WARNING, N_("有下级科目的行，没有它的上级科目的行"), false},
  {"code", GK_WARNING, N_("科目编码不在分类科目里（只在科目列全的地方判断）"), false},
  {"notcode", GK_WARNING, N_("科目编码的位数不对或混进了别的字符，这一行没有计入"), false},
  {"name", GK_WARNING, N_("科目名称与规定的名称不同"), false},
  {"text", GK_ERROR, N_("应填数字的地方是文字"), false},
  {"number", GK_INFO, N_("数字存成了文本"), false},
  {"value", GK_ERROR, N_("应填数字的地方是公式的错误值"), false},
  {"uncomputed", GK_ERROR, N_("公式没有计算就保存了"), false},
  {"precision", GK_WARNING, N_("小数位数多于公布的位数"), false},
  {"negative", GK_WARNING, N_("不应为负的栏里有负数"), false},
  {"unit", GK_WARNING, N_("表的单位与规定的不同"), false},
  {"scale", GK_ERROR, N_("整张表或整栏的数与单位不合，换一个单位就与别的表一致"), false},
  {"shifted", GK_ERROR, N_("从一行起金额与科目错行"), false},
  {"source", GK_ERROR, N_("表自身平衡，与别的表都对不上：疑取自另一部门或另一年度"), false},
  {"notunit", GK_ERROR, N_("表的单位不认识，不能换算"), false},
  {"blank", GK_INFO, N_("自评表里还没有填任何数"), false},
  {"department", GK_WARNING, N_("部门名称与多数表不同"), false},
  {"note", GK_WARNING, N_("空表没有说明，或注明没有数据却有数"), false},
};

const size_t gk_state_rule_count = sizeof gk_state_rules / sizeof *gk_state_rules;

const gk_state_rule *gk_state_rule_named(const char *what)
{
  size_t i = 0;
  while (i + 1 < gk_state_rule_count && strcmp(gk_state_rules[i].what, what) != 0) i++;
  return &gk_state_rules[i];
}
