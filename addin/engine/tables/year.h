/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The year that a workbook is of.
 */
#ifndef GK_YEAR_H
#define GK_YEAR_H

#include "engine/base/grid.h"

/** The year that a workbook names in its sheets' names, titles and lines of departments; 0 for none, -1 when memory
 *  is out. Where several are named it is the one named most often, the latest of those named equally often. */
int gk_grid_year(const gk_grid *grid);

#endif
