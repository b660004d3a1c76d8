/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The snapshot: an open Calc document as a grid.
 */
#ifndef GK_CALC_SNAPSHOT_H
#define GK_CALC_SNAPSHOT_H

#include "engine/base/error.h"
#include "engine/base/grid.h"
#include "uno/ux.h"

enum {
  GK_SNAPSHOT_MAX_CELLS = 20000000, /**< of the areas of one sheet that hold something (snapshot_areas.h) */
  GK_SNAPSHOT_MAX_MERGES = 20000    /**< merged ranges of one sheet that are found; later ones count as not merged */
};

/** Reads all sheets of a Calc document (XSpreadsheetDocument) into a sealed grid, by whole ranges. grid->sheets[i] is
 *  the document's sheet i. The document is not changed. Numbers become decimals of 15 significant digits; dates and
 *  times are their serial numbers; a logical value is the text TRUE or FALSE; an error value keeps its text ("#REF!").
 *  @return NULL with `err` filled: GK_ERR_DOCUMENT where `document` is no spreadsheet, GK_ERR_LIMIT beyond the limits
 *          above, GK_ERR_MEMORY. Free it with gk_grid_free. */
gk_grid *gk_snapshot(uno_Interface *document, gk_error *err);

/** The same with the grid's memory from `memory` (gk_grid_new_in). */
gk_grid *gk_snapshot_in(uno_Interface *document, gk_memory *memory, gk_error *err);

#endif
