/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reads a workbook of any format that is known into a grid. What a file is, its first bytes say, not its name.
 */
#ifndef GK_WORKBOOK_READ_H
#define GK_WORKBOOK_READ_H

#include "engine/base/error.h"
#include "engine/base/grid.h"

/** .fods, .ods (.ots), .xlsx (.xlsm, whose macros are not looked at), .xls. NULL with `err` filled: GK_ERR_IO, GK_ERR_FORMAT,
 *  GK_ERR_LIMIT, GK_ERR_MEMORY. Free the grid, which is sealed, with gk_grid_free. */
gk_grid *gk_workbook_read(const char *path, gk_error *err);

/** The same from memory; `name` is what sentences call it. */
gk_grid *gk_workbook_read_memory(const char *bytes, size_t size, const char *name, gk_error *err);

#endif
