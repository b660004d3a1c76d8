/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/state_list.h"

const gk_state_rule gk_state_rules[] = {
  {"none", GK_ERROR, {"工作簿里没有找到任何公开表", "the workbook holds none of the pack's tables"}},
  {"year", GK_INFO, {"工作簿的年度不在所用规则包的适用年度里", "the workbook's year is none of the pack's"}},
  {"missing", GK_WARNING, {"没有找到这张表，而找到了别的表", "this table was not found, others were"}},
  {"twice", GK_WARNING, {"同一张表又出现一次，只校验第一张", "this table was found before; the first one is checked"}},
  {"column", GK_ERROR, {"表里缺少一栏", "a column of the table is missing"}},
  {"line", GK_WARNING, {"表里缺少有名称的行", "named lines of the table are missing"}},
  {"order", GK_WARNING, {"科目编码没有按顺序排列", "a code is out of order"}},
  {"again", GK_WARNING, {"科目编码重复出现", "a code stands twice"}},
  {"parent", GK_WARNING, {"有下级科目的行，没有它的上级科目的行", "a code stands without the row of its parent"}},
  {"code",
   GK_WARNING,
   {"科目编码不在分类科目里（只在科目列全的地方判断）",
    "a code that there is not (judged only where all codes are listed)"}},
  {"notcode",
   GK_WARNING,
   {"科目编码的位数不对或混进了别的字符，这一行没有计入", "what stands for a code is none, so its row is left out"}},
  {"name", GK_WARNING, {"科目名称与规定的名称不同", "a code stands beside another name than its official one"}},
  {"text", GK_ERROR, {"应填数字的地方是文字", "a text that is no figure stands where a figure belongs"}},
  {"number", GK_INFO, {"数字存成了文本", "a figure is stored as text"}},
  {"value", GK_ERROR, {"应填数字的地方是公式的错误值", "an error value of a formula stands where a figure belongs"}},
  {"uncomputed", GK_ERROR, {"公式没有计算就保存了", "a formula was saved without its value"}},
  {"precision", GK_WARNING, {"小数位数多于公布的位数", "a figure has more decimals than the table publishes"}},
  {"negative", GK_WARNING, {"不应为负的栏里有负数", "a negative figure in a column where none can be"}},
  {"unit", GK_WARNING, {"表的单位与规定的不同", "the table's unit differs from the pack's"}},
  {"notunit",
   GK_ERROR,
   {"表的单位不认识，不能换算", "the table's unit is not known, so its figures cannot be converted"}},
  {"department", GK_WARNING, {"部门名称与多数表不同", "the table's department differs from that of most tables"}},
  {"note",
   GK_WARNING,
   {"空表没有说明，或注明没有数据却有数",
    "an empty table without its note, or figures beside the note of an empty table"}},
};

const size_t gk_state_rule_count = sizeof gk_state_rules / sizeof *gk_state_rules;
