/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the pack loader: a rule as it stands in rules.xml, on its way to the gk_rules that it makes.
 * Only pack_rules.c, pack_expand.c and pack_resolve.c include this.
 */
#ifndef GK_PACK_RULES_H
#define GK_PACK_RULES_H

#include "engine/pack/pack_formula.h"
#include "engine/pack/pack_load.h"

enum { GK_RATIO_DECIMALS = 4 /**< of a ratio that names none: a percentage with two decimals */ };

/** The attributes of one <sum>, <same>, <at-most> or <ratio>, placeholders not yet filled in. */
typedef struct gk_rule_text {
  const xmlNode *node;
  gk_rule_kind kind;
  gk_severity severity;
  int decimals;   /**< of a ratio */
  gk_names words; /**< of a grade */
  const char *id, *formula, *source;
  const char *each; /**< NULL where the element makes one rule */
  gk_label label;
} gk_rule_text;

/** The id and the formula with `$` replaced by `item` (NULL for none) and code($) by the code of that line.
 *  Puts them into rule->id and rule->formula. *gone is set where a pack above the rule's own removed that line. */
bool gk_rule_expand(gk_pack_loader *loader, const gk_rule_text *text, const char *item, gk_rule *rule, bool *gone);

/** The label with {row} and {column} replaced by what rule->left is called, and {gk07} by that table's mark; rule->left
 *  is resolved. */
bool gk_rule_fill_label(gk_pack_loader *loader, const gk_rule_text *text, gk_rule *rule);

/** Turns the names of `formula` into indexes of the pack: rule->left, rule->right. *gone is set where a pack above the
 *  rule's own removed what it names; a range only passes over what was removed. */
bool gk_rule_resolve(gk_pack_loader *loader, const gk_rule_text *text, const gk_formula *formula, gk_rule *rule,
                     bool *gone);

/** Marks the figures of a form that a resolved rule names: gk_pack_line.needed. */
void gk_rule_need(const gk_pack *pack, const gk_rule *rule);

/** The line with that key, or NULL. */
const gk_pack_line *gk_pack_line_by_key(const gk_pack_table *table, const char *key);

#endif
