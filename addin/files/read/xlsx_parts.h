/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the .xlsx reader: formats/xlsx.c goes through the workbook, xlsx_book.c finds its parts, xlsx_strings.c and
 * xlsx_sheet.c read them.
 */
#ifndef GK_XLSX_PARTS_H
#define GK_XLSX_PARTS_H

#include "files/intake.h"
#include "files/read/shared_strings.h"
#include "files/read/xlsx_book.h"

/** False with the intake's `err` filled; free the strings in either case. */
bool gk_xlsx_read_strings(gk_package *package, const char *part, gk_strings *strings, gk_intake *in);

/** Reads the sheet in `part` into the intake's open one. */
bool gk_xlsx_read_sheet(gk_package *package, const char *part, const gk_strings *strings, gk_intake *in);

#endif
