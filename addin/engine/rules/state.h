/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * State rules: everything that is no equation. Ids are gkNN.state.WHAT, and state.none where no table was found.
 * What each WHAT means, and its severity, stands in gk_state_rules (state_list.h).
 */
#ifndef GK_STATE_H
#define GK_STATE_H

#include "engine/rules/finding.h"

/** Appends the state findings of all tables, in time linear in their rows. False when memory is out. */
bool gk_state_findings(const gk_tables *tables, gk_finding_list *list);

#endif
