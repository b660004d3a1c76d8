/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What a rule means, told once: the rows that it is applied to, and for one of them the figures of its right side.
 * The equations of a check, the formulas of a template and what they give are visitors of this walk.
 *
 * Tables are given by their index in the pack; NULL where one is not there.
 */
#ifndef GK_OPERANDS_H
#define GK_OPERANDS_H

#include "engine/tables/tables.h"

typedef struct gk_operand_visitor {
  void *self;
  /** Takes ref->weight times the figure at `row` and ref->column of `table`. False ends the walk. */
  bool (*figure)(void *self, const gk_ref *ref, const gk_table *table, size_t row);
  /** Takes a reference whose rows are not known yet: by code, to a table that is still open, or to a row that is not
   *  there. `row` is the one that the rule is applied to. False ends the walk. NULL takes the rows that there are;
   *  one that is not there is then an exact 0. */
  bool (*open)(void *self, const gk_ref *ref, const gk_table *table, size_t row);
} gk_operand_visitor;

/** Visits the right side of a rule that is applied to a row of `base`, in the order of the formula. False where the
 *  visitor ended the walk. */
bool gk_operands_visit(const gk_rule *rule, const gk_table *const *tables, const gk_table *base, size_t row,
                       const gk_operand_visitor *visitor);

/** Whether a rule is one of that form: of its kind, or of its family. */
bool gk_rule_is_of_form(const gk_rule *rule, const gk_pack *pack, const gk_table *form);

/** What is done with a row that a rule is applied to. False ends the walk. */
typedef bool gk_rule_row(void *self, const gk_rule *rule, const gk_table *table, size_t row);

/** Does it for each row that a rule is applied to: none where a table or a column that it names is not there. A code
 *  without listed children is not broken down, which is no mistake; 合计 always is. */
bool gk_rule_apply(const gk_rule *rule, const gk_table *const *tables, gk_rule_row *apply, void *self);

/** Whether the right side is the children of the row and nothing else. */
bool gk_rule_sums_children(const gk_rule *rule);

#endif
