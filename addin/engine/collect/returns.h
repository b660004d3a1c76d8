/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Returns: the workbooks that departments send back. A department counts once: copies with the same figures are one
 * return, workbooks that hold different tables are one together, and of those that contradict each other none counts.
 */
#ifndef GK_RETURNS_H
#define GK_RETURNS_H

#include "engine/base/text.h"
#include "engine/template/figures.h"

/** The sheet of a collected workbook that says who sent what. */
#define GK_COLLECT_STATES "报送情况"

typedef enum gk_return_state {
  GK_RETURN_TAKEN,      /**< part of the sums */
  GK_RETURN_FAILED,     /**< left out: it has errors */
  GK_RETURN_UNREADABLE, /**< left out: it cannot be read or holds no table */
  GK_RETURN_REFUSED, /**< left out: unit not known, of another year, coarser codes, or another of the department's says something else */
  GK_RETURN_REPEATED, /**< left out: a copy of one that is taken */
  GK_RETURN_MISSING,  /**< expected, without a workbook */
  GK_RETURN_STATES
} gk_return_state;

typedef struct gk_return {
  const char *department; /**< that its tables name, else the one of the list, else the file's name */
  const char *whose;      /**< the same for comparing, folded; "" where neither tables nor list tell */
  const char *file;       /**< "" for a missing one */
  const char *reason;     /**< a sentence or a phrase about why it is left out; "" where the state says all */
  gk_return_state state;
  bool more; /**< taken, with other tables than one of the same department before it */
  size_t errors, roundings;
  size_t first, count; /**< its figures, if it is taken: sorted, one run */
} gk_return;

/** Lets every department count once: changes states, and gives reasons from the arena. False when memory is out. */
bool gk_returns_settle(gk_return *returns, size_t count, const gk_figures *figures, gk_arena *arena);

/** Leaves out those taken that stop at a code which another one breaks down: such a code is the sum of those below it,
 *  and what stands at the code alone would be lost. `figures` are those of the returns taken, all of them sorted. */
bool gk_returns_settle_levels(gk_return *returns, size_t count, const gk_figures *figures, gk_arena *arena);

/** 已汇总, 有差错，未汇总 …: as the sheet 报送情况 says it, in Chinese. */
const char *gk_return_state_name(gk_return_state state);

/** How many departments are taken, have errors …: two sentences at most. */
void gk_returns_say(gk_text *text, const gk_return *returns, size_t count);

/** One line about a return that is not taken, without a line end. */
void gk_return_say(gk_text *text, const gk_return *item);

#endif
