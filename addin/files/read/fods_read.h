/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reads a flat OpenDocument spreadsheet (.fods) into a grid, in one pass, without an office.
 *
 * Numbers are the decimals written in office:value, noise beyond the 15th significant digit taken off; formulas give
 * their cached value; comments and drawings are passed over. Entities, external references and the network are off.
 */
#ifndef GK_FODS_READ_H
#define GK_FODS_READ_H

#include "engine/base/error.h"
#include "engine/base/grid.h"

/** `name` is what sentences call the file. NULL with `err` filled: GK_ERR_FORMAT (names the line), GK_ERR_LIMIT,
 *  GK_ERR_MEMORY. Free the grid, which is sealed, with gk_grid_free. */
gk_grid *gk_fods_read_memory(const char *bytes, size_t size, const char *name, gk_error *err);

#endif
