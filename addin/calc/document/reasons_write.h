/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The sheet 公开校验说明 (engine/tables/reason_sheet.h) in an open document: writing and taking away a reason. All cells are
 * texts, so that what is written is found again as it is.
 */
#ifndef GK_CALC_REASONS_WRITE_H
#define GK_CALC_REASONS_WRITE_H

#include "engine/base/error.h"
#include "engine/base/grid.h"
#include "uno/ux.h"

/** A line of the sheet. */
typedef struct gk_reason_line {
  const char *rule, *place, *figures, *text;
} gk_reason_line;

/** Whether reasons can be written: false, with a sentence, where the document is read-only, the sheet is protected or
 *  the document's structure keeps it from being made. `grid` is the document's snapshot. */
bool gk_reasons_writable(uno_Interface *document, const gk_grid *grid, gk_error *err);

/** Writes a line: over row `row` of sheet `sheet`, or with `row` < 0 below the last one; the sheet is made where the
 *  document has none. An empty text takes the row away. The steps to undo are the caller's to gather. */
void gk_reasons_write(uno_Interface *document, const gk_grid *grid, const gk_reason_line *line, int32_t sheet,
                      int32_t row, ux_error *err);

#endif
