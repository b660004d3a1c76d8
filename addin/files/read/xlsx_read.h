/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reads an Office Open XML workbook (.xlsx, .xlsm) into a grid (ECMA-376, part 1, chapter 18). Cached values of
 * formulas, shared and inline strings, merged ranges, hidden sheets. Macros, drawings, comments and links are not
 * looked at.
 */
#ifndef GK_XLSX_READ_H
#define GK_XLSX_READ_H

#include "engine/base/grid.h"
#include "files/package/package.h"

/** NULL with `err` filled. The grid is sealed. The limits are those of limits.h. */
gk_grid *gk_xlsx_read(gk_package *package, gk_error *err);

#endif
