/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Cells that show TRUE or FALSE. Calc has no logical values: they are 1 and 0 in a number format of their own.
 */
#ifndef GK_CALC_SNAPSHOT_LOGICAL_H
#define GK_CALC_SNAPSHOT_LOGICAL_H

#include "calc/document/snapshot_areas.h"

/** Adds the ranges of `area` in a number format for logical values. Exceptions go to `err`. */
void gk_logical_find(uno_Interface *document, uno_Interface *sheet, const ux_cell_range_address *area, gk_areas *ranges,
                     ux_error *err);

#endif
