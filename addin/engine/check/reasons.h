/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Written reasons: a warning (核实性) whose reason stands on the sheet 公开校验说明 is a remark, as long as the figures
 * are those that the reason was written for. Errors and rounding differences stand whatever is written.
 */
#ifndef GK_REASONS_H
#define GK_REASONS_H

#include "engine/rules/finding.h"

/** A reason as it was read. */
struct gk_reason {
  const char *rule, *place, *figures, *text;
  size_t sheet_index;
  int32_t row; /**< on its sheet */
  bool stands; /**< written for the figures as they are */
};

/** Looks for the reason of every warning of `list`: where it stands, the finding becomes one of severity info; its
 *  message says the reason, or that the figures have changed since. In time linear in warnings times reasons. False
 *  when memory is out. */
bool gk_reasons_apply(const gk_grid *grid, gk_finding_list *list);

/** The place of a finding by name, as the sheet has it: 公开05表 2010301 行政运行 基本支出. In the arena; NULL when
 *  memory is out. */
const char *gk_reason_place(gk_arena *arena, const gk_finding *finding);

/** The figures of a finding in the order of its rule, joined by ；; where it has none, what its cell says. Likewise. */
const char *gk_reason_figures(gk_arena *arena, const gk_finding *finding);

#endif
