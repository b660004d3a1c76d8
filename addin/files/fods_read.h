/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reads a flat OpenDocument spreadsheet (.fods) into a grid, in one pass, without an office.
 *
 * Numbers are the decimals written in office:value, noise beyond the 15th significant digit taken off; formulas give
 * their cached value; comments and drawings are passed over. Entities, external references and the network are off.
 */
#ifndef GK_FODS_READ_H
#define GK_FODS_READ_H

#include "engine/error.h"
#include "engine/grid.h"

/** Limits that no file passes; beyond them the file is refused with a sentence (GK_ERR_LIMIT). Repeated cells and rows
 *  count each where they hold something; blank ones, by the million in files that Calc writes, cost nothing. */
enum {
  GK_FODS_MAX_BYTES = 256 * 1024 * 1024,    /**< size of the file */
  GK_FODS_MAX_SHEETS = 1024,
  GK_FODS_MAX_ROWS = 1048576,               /**< of a sheet, as in Calc */
  GK_FODS_MAX_COLUMNS = 16384,              /**< of a sheet, as in Calc */
  GK_FODS_MAX_ALL_ROWS = 8 * 1048576,       /**< of all sheets, down to the last that holds something */
  GK_FODS_MAX_CELLS = 5000000,              /**< cells of the file that hold something */
  GK_FODS_MAX_TEXT = 256 * 1024,            /**< bytes of text in one cell */
  GK_FODS_MAX_ALL_TEXT = 256 * 1024 * 1024, /**< bytes of text in all cells */
  GK_FODS_MAX_DEPTH = 128                   /**< nesting of elements */
};

/** Reads the file at `path`. NULL with `err` filled: GK_ERR_IO, GK_ERR_FORMAT (names the line), GK_ERR_LIMIT,
 *  GK_ERR_MEMORY. Free the grid, which is sealed, with gk_grid_free. */
gk_grid *gk_fods_read(const char *path, gk_error *err);

/** The same from memory; `name` is what sentences call it. */
gk_grid *gk_fods_read_memory(const char *bytes, size_t size, const char *name, gk_error *err);

#endif
