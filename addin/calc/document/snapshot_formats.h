/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What formats say of a sheet's cells: which are merged, and which show TRUE or FALSE. UNO lists neither, and Calc has no
 * logical values, which are 1 and 0 in a number format of their own; but it tells which cells have one format, and then
 * it is enough to ask one of them.
 */
#ifndef GK_CALC_SNAPSHOT_FORMATS_H
#define GK_CALC_SNAPSHOT_FORMATS_H

#include "calc/document/snapshot_areas.h"

typedef struct gk_cell_formats {
  struct gk_cell_format *items;
  size_t count, capacity;
  gk_areas merges; /**< by row, then column of the first cell */
  bool failed;     /**< memory ran out */
} gk_cell_formats;

/** Finds the formats in `area` and the merged ranges that begin there, at most `most` of these. Exceptions go to `err`. */
void gk_cell_formats_find(uno_Interface *sheet, const ux_cell_range_address *area, size_t most,
                          gk_cell_formats *formats, ux_error *err);
void gk_cell_formats_free(gk_cell_formats *formats);

/** The merged range that begins at the cell, or NULL. */
const ux_cell_range_address *gk_cell_formats_merged(const gk_cell_formats *formats, int32_t row, int32_t col);

/** Of the cells of `block` whose flags hold `binary`, which are 1 or 0, flags those `logical` that show TRUE or FALSE.
 *  `flags` stand row by row. */
void gk_cell_formats_flag(gk_cell_formats *formats, uno_Interface *document, uno_Interface *sheet,
                          const ux_cell_range_address *block, unsigned char *flags, unsigned char binary,
                          unsigned char logical, ux_error *err);

#endif
