/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Diagnosis: which single figure, with which value, explains the equations that fail.
 *
 * A figure with a correction qualifies where it mends at least one breached equation and breaks none that holds. Of
 * those that qualify the one that mends most is the suspect, then the most natural slip; its correction is applied, and
 * what still fails is explained the same way: independent slips are suspects of their own.
 */
#ifndef GK_DIAGNOSE_H
#define GK_DIAGNOSE_H

#include "cause.h"

/** A suspect before it is put into words. */
typedef struct gk_explanation {
  size_t figure;
  gk_dec suggested;      /**< in the scale of gk_known.value */
  gk_cause_kind cause;
  size_t *equations;     /**< those that it mends */
  size_t equation_count;
  bool tied;             /**< another explanation in the list is equally good */
} gk_explanation;

typedef struct gk_explanations {
  gk_explanation *items; /**< ranked, best first */
  size_t count;
} gk_explanations;

enum {
  GK_MOST_SUSPECTS = 64 /**< of one check; more slips than that are listed as findings only */
};

/** Explains the breached equations. Memory comes from `arena`. False when memory is out. */
bool gk_diagnose(const gk_equations *equations, gk_arena *arena, gk_explanations *out);

#endif
