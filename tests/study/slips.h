/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Slips: which figure is spoiled, how, and what stands there then.
 */
#ifndef GK_STUDY_SLIPS_H
#define GK_STUDY_SLIPS_H

#include "engine/check/check.h"

enum { SLIP_KINDS = 10 };
extern const char *const slip_names[SLIP_KINDS];

typedef struct slip {
  size_t table;    /**< pack index */
  const char *key; /**< of the row */
  size_t column;
  int kind;
  gk_dec truth, wrong;
  bool blank; /**< nothing stands there */
} slip;

/** The slip of that kind at a figure of `tables`; false where it would change nothing. */
bool slip_make(const gk_tables *tables, const gk_table *table, const gk_row *row, size_t column, int kind, slip *out);

/** A cell as it was before it was spoiled. */
typedef struct slip_undo {
  gk_cell *cell;
  gk_cell before;
  char text[GK_DEC_TEXT]; /**< what a spoiled cell of text holds; moves with the struct's owner only after undoing */
} slip_undo;

/** Spoils the figure in the grid that `tables` were found in; false where the figure is not there. */
bool slip_apply(const gk_tables *tables, gk_grid *grid, const slip *slip, slip_undo *undo);
void slip_take_back(slip_undo *undo);

#endif
