/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Between the files of the state rules: state.c (whole tables), state_rows.c (lines), state_codes.c (codes),
 * state_figures.c (cells).
 */
#ifndef GK_STATE_INTERNAL_H
#define GK_STATE_INTERNAL_H

#include "engine/rules/sentences.h"
#include "engine/rules/state.h"

/** What the state rules of one check hand around. */
typedef struct gk_state {
  const gk_tables *tables;
  gk_finding_list *list;
  bool failed; /**< memory ran out */
} gk_state;

/** Adds a finding with the id TABLE.state.WHAT at the table's title; `message` is its sentence, in the list's arena.
 *  `pack` and `table` are NULL where there is none. NULL when memory is out. */
gk_finding *gk_state_add(gk_state *state, const gk_pack_table *pack, const gk_table *table, const char *what,
                         const char *message);

/** Moves a finding (or NULL) to one figure. */
void gk_state_at_figure(gk_state *state, gk_finding *finding, const gk_row *row, size_t column);

/** Says what a finding (or NULL) without figures is about; see gk_finding::subject. */
void gk_state_about(gk_finding *finding, const char *subject);

/** A text of the sheet on one line, cut after `most` bytes at a character's boundary; in the arena, as gk_say. */
const char *gk_state_quote(gk_arena *arena, const char *quoted, size_t most);

void gk_state_check_rows(gk_state *state, const gk_table *table);
void gk_state_check_codes(gk_state *state, const gk_table *table);
void gk_state_check_form(gk_state *state, const gk_table *form);

/** False, with a finding, where a table or a form says a unit that is not known: nothing is converted from it, it is
 *  held against itself alone. */
bool gk_state_check_unit(gk_state *state, const gk_table *table);

/** What stands in figures' places and is none. */
void gk_state_check_texts(gk_state *state, const gk_table *table);
void gk_state_check_figures(gk_state *state, const gk_table *table);

#endif
