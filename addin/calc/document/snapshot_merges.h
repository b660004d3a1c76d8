/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The merged ranges of a sheet. UNO has no list of them, but tells at once whether a range holds any: halving finds
 * each in a few calls, and a sheet without merged cells costs one.
 */
#ifndef GK_CALC_SNAPSHOT_MERGES_H
#define GK_CALC_SNAPSHOT_MERGES_H

#include "uno/ux.h"

typedef struct gk_merges {
  ux_cell_range_address *items; /**< by row, then column of the first cell */
  size_t count, capacity;
  bool failed; /**< memory ran out */
} gk_merges;

/** Finds the merged ranges that begin in `area`, at most `most` of them. Exceptions go to `err`. */
void gk_merges_find(uno_Interface *sheet, const ux_cell_range_address *area, size_t most, gk_merges *merges,
                    ux_error *err);
void gk_merges_free(gk_merges *merges);

/** The merged range that begins at the cell, or NULL. */
const ux_cell_range_address *gk_merges_at(const gk_merges *merges, int32_t row, int32_t col);

#endif
