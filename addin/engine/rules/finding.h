/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Findings: what is wrong, where, by how much, by which rule; and the list in which they are gathered.
 */
#ifndef GK_FINDING_H
#define GK_FINDING_H

#include "engine/tables/tables.h"

typedef struct gk_place {
  const gk_table *table;    /**< NULL where a finding has no table (a missing one) */
  const gk_row *figure_row; /**< NULL where no figure is meant */
  long column;              /**< pack column index, -1 where no figure is meant */
  int32_t row, col;         /**< address on table->sheet */
} gk_place;

/** What a slip is about: one figure (or a row below it), the rows from one on, a column, a table, or the unit that a
 *  table names. */
typedef enum gk_scope {
  GK_SCOPE_FIGURE,
  GK_SCOPE_ROWS,
  GK_SCOPE_COLUMN,
  GK_SCOPE_TABLE,
  GK_SCOPE_LABEL,
  GK_SCOPES
} gk_scope;

/** One finding. Decimals are meaningful for equations only, not for state rules (`has_amounts`). */
typedef struct gk_finding {
  const char *rule; /**< "gk04.c1.r27", or a state rule: "gk05.state.missing" */
  gk_severity severity;
  const char *table; /**< pack table id */
  gk_place place;    /**< where the rule is marked: the total of a sum */
  gk_place *cells;   /**< all cells of the rule that exist, place included */
  size_t cell_count;
  bool has_amounts;
  gk_dec reported, expected, difference, tolerance;
  const char *message; /**< a sentence in the language of the check */
  bool explained;      /**< taking a suspect's slip back mends it */
  const char *subject; /**< what it is about, in no language, where no cell says it: names, codes; NULL for none */
  const struct gk_reason
    *reason; /**< the 说明 written for it (check/reasons.h): it stands, and the severity is info, or was
                              written for other figures; NULL for none */
} gk_finding;

typedef struct gk_finding_list {
  gk_arena *arena;
  gk_finding *items;
  size_t count, capacity;
} gk_finding_list;

/** A new finding, zeroed, with place.column -1; NULL when memory is out. */
gk_finding *gk_finding_add(gk_finding_list *list);

#endif
