/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Diagnosis: which slip explains the equations that fail.
 *
 * A slip qualifies where taking it back mends at least one breached equation and breaks none that holds. Breached
 * equations that share no figure are explained apart. Of the slips that qualify the one that mends most is the suspect,
 * then the most natural one; it is taken back, and what still fails is explained the same way: independent slips are
 * suspects of their own. Up to three that are equally good are all kept; more explain nothing. How evidence,
 * naturalness and reserve are weighed stands in theory.h.
 */
#ifndef GK_DIAGNOSE_H
#define GK_DIAGNOSE_H

#include "engine/diagnosis/theory.h"

/** A suspect before it is put into words. */
typedef struct gk_explanation {
  gk_wide wide; /**< where its scope is not a figure: what is suspected; `figure` is then one of it */
  size_t figure;
  gk_dec suggested; /**< in the scale of gk_known.value; the figure's own value where a row is to be mended */
  gk_cause_kind cause;
  size_t *equations; /**< those that the slip's correction mends */
  size_t equation_count;
  size_t rivals;     /**< explanations in the list that are equally good */
  bool sure;         /**< two equalities or more bear it out to the last digit, and it has no rival */
  bool alone;        /**< one equality alone speaks */
  bool rough;        /**< `suggested` is known but for the 尾差 of the sums that give it */
  bool carried;      /**< totals were computed with the figure and follow it */
  bool mendable;     /**< `suggested` is what belongs there; false where a row is to be mended */
  size_t partner;    /**< the figure that it was exchanged with, GK_NO_FIGURE where there is none */
  const gk_row *row; /**< the row left out (as another table has it), counted twice or astray; NULL: none known */
  const gk_table *row_table;
  gk_shift *shifts; /**< by how much a left-out row's sums are short: negative residuals, by equation */
  size_t shift_count;
  int points, natural; /**< what ranks it, and the order in which it was found */
  size_t order;
} gk_explanation;

typedef struct gk_explanations {
  gk_explanation *items; /**< ranked, best first */
  size_t count;
  bool *explained; /**< one an equation: mended by a suspect's correction */
  bool *covered;   /**< likewise: put down to a table or a column, which is one finding and not one an equation */
} gk_explanations;

enum {
  GK_MOST_SUSPECTS = 64 /**< of one check; more slips than that are listed as findings only */
};

/** Explains the breached equations, of which gk_equations_index knows. Memory comes from `arena`. False when memory is
 *  out. */
bool gk_diagnose(const gk_equations *equations, gk_arena *arena, gk_explanations *out);

#endif
