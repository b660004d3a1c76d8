/* SPDX-License-Identifier: MPL-2.0 */
#include "files/views/view_parts.h"

#include <string.h>

const char *gk_report_department(const gk_report *report)
{
  const gk_tables *tables = report->tables;
  const char *best = "";
  size_t most = 0;
  for (size_t i = 0; i < tables->count; i++) {
    const char *name = tables->items[i].department;
    size_t count = 0;
    for (size_t j = i; j < tables->count; j++) count += strcmp(tables->items[j].department, name) == 0;
    if (*name == '\0' || count <= most) continue;
    best = name;
    most = count;
  }
  return best;
}

const char *gk_severity_name(gk_severity severity, gk_lang lang)
{
  static const gk_label names[GK_SEVERITIES] = {[GK_ERROR] = {"差错", "error"},
                                                [GK_ROUNDING] = {"尾差", "rounding"},
                                                [GK_WARNING] = {"核实", "warning"},
                                                [GK_INFO] = {"提示", "info"}};
  return gk_label_in(names[severity], lang);
}

const char *gk_verdict_name(bool pass, gk_lang lang)
{
  if (lang == GK_EN) return pass ? "pass" : "fail";
  return pass ? "通过" : "有差错";
}

const char *gk_unreadable_name(gk_lang lang)
{
  return lang == GK_EN ? "unreadable" : "无法读取";
}

const char *gk_missing_name(gk_lang lang)
{
  return lang == GK_EN ? "nothing came" : "未报送";
}
