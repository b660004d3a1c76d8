/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The state rules in words: one list, from which the reference of rules is made and against which findings are tested.
 */
#ifndef GK_STATE_LIST_H
#define GK_STATE_LIST_H

#include "engine/pack/pack.h"

/** A state rule; its findings have the id TABLE.state.WHAT, or state.WHAT where no table is meant. */
typedef struct gk_state_rule {
  const char *what;
  gk_severity severity;
  const char *label; /**< see gk_tr */
  bool left_out;     /**< something was not checked: the verdict is 未校验完 while its finding is a warning */
} gk_state_rule;

extern const gk_state_rule gk_state_rules[];
extern const size_t gk_state_rule_count;

/** The state rule of that name, which there is. */
const gk_state_rule *gk_state_rule_named(const char *what);

#endif
