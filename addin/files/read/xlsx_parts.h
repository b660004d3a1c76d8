/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the .xlsx reader: its parts. xlsx_read.c finds them, xlsx_strings.c and xlsx_sheet.c read them.
 */
#ifndef GK_XLSX_PARTS_H
#define GK_XLSX_PARTS_H

#include "engine/base/grid.h"
#include "files/package/package.h"
#include "files/read/shared_strings.h"

/** A workbook without the part has no strings. False with `err` filled; free them in either case. */
bool gk_xlsx_read_strings(gk_package *package, const char *part, gk_strings *strings, gk_error *err);

/** What all sheets of a file have used up, for the limits. */
typedef struct gk_xlsx_totals {
  size_t cells, bytes, rows;
} gk_xlsx_totals;

/** Reads the sheet in `part` into the grid's sheet. */
bool gk_xlsx_read_sheet(gk_package *package, const char *part, const gk_strings *strings, gk_grid *grid,
                        gk_sheet *sheet, gk_xlsx_totals *totals, gk_error *err);

#endif
