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

const char *gk_severity_name(gk_severity severity)
{
  static const char *const names[GK_SEVERITIES] = {
    [GK_ERROR] = N_("差错"), [GK_ROUNDING] = N_("尾差"), [GK_WARNING] = N_("核实"), [GK_INFO] = N_("提示")};
  return gk_tr(names[severity]);
}

const char *gk_verdict_name(bool pass)
{
  return pass ? gk_tr("通过") : gk_tr("有差错");
}

const char *gk_unreadable_name(void)
{
  return gk_tr("无法读取");
}

const char *gk_missing_name(bool unread)
{
  return unread ? gk_tr("报送了但读不了") : gk_tr("未报送");
}
