/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reads a workbook of Excel 97 to 2003 (.xls, BIFF8) into a grid: what Calc, WPS and Excel write when asked for .xls.
 * Macros, charts and drawings are passed over.
 */
#ifndef GK_XLS_READ_H
#define GK_XLS_READ_H

#include "engine/base/error.h"
#include "engine/base/grid.h"

/** NULL with `err` filled: GK_ERR_FORMAT (damaged, older than Excel 97, a password, another kind of document), GK_ERR_LIMIT,
 *  GK_ERR_MEMORY. */
gk_grid *gk_xls_read(const char *bytes, size_t size, const char *name, gk_error *err);

#endif
