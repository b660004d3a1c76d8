/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Workbooks of every format (names.h): reading, marking, writing. What a file is that is read or marked, its bytes say,
 * not its name.
 */
#ifndef GK_WORKBOOK_H
#define GK_WORKBOOK_H

#include "engine/base/error.h"
#include "engine/base/grid.h"
#include "engine/book/book.h"
#include "engine/check/report.h"
#include "files/mark/annotated.h"

/** Reads a file. NULL with `err` filled: GK_ERR_IO, GK_ERR_FORMAT, GK_ERR_LIMIT, GK_ERR_MEMORY. Free the grid, which is
 *  sealed, with gk_grid_free. */
gk_grid *gk_workbook_read(const char *path, gk_error *err);

/** The same from memory; `name` is what sentences call it. */
gk_grid *gk_workbook_read_memory(const char *bytes, size_t size, const char *name, gk_error *err);

/** Writes a copy of the workbook `from`, of which `report` is, in its own format and with the marks of the check, to `to`,
 *  whose folders are made: conditional formats with the conditions that the extension itself would use, so that Excel,
 *  WPS and Calc show them and the extension clears them. Nothing else in the workbook changes. An existing file is
 *  replaced, and stays as it was where writing fails. */
gk_annotated gk_workbook_mark(const char *from, const char *to, const gk_report *report, gk_error *err);

/** Whether the name ends in a format that is written; else false with a sentence that lists them. */
bool gk_workbook_can_write(const char *path, gk_error *err);

/** Writes a workbook in the format that the name ends in. An existing file is replaced. */
bool gk_workbook_write(const gk_book *book, const char *path, gk_error *err);

#endif
