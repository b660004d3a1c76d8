/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Words that all views of a report share.
 */
#ifndef GK_VIEW_PARTS_H
#define GK_VIEW_PARTS_H

#include "engine/check/report.h"

/** The department that most tables of the workbook name, as the first of them spells it; "" where none does. */
const char *gk_report_department(const gk_report *report);

/** 差错, 尾差, 核实, 提示. */
const char *gk_severity_name(gk_severity severity);

/** 通过 or 有差错. */
const char *gk_verdict_name(bool pass);

/** 未报送: of a department that sent nothing. */
const char *gk_missing_name(bool unread);

/** 无法读取. */
const char *gk_unreadable_name(void);

#endif
