/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reports as CSV for a bureau's own spreadsheet: UTF-8 with a byte order mark (Excel and WPS read the machine's code
 * page without it), lines ended by CR LF, quoted as RFC 4180 has it; one line a finding.
 *
 * A workbook without findings, and one that cannot be read, has one line too, so that none is missing silently. Texts
 * from a workbook that a spreadsheet would take for a formula (they begin with = + - @, full-width or not, a tab or a
 * line end) get an apostrophe before them; amounts are this program's own decimals and stay numbers.
 */
#ifndef GK_REPORT_CSV_H
#define GK_REPORT_CSV_H

#include "engine/rules/findings.h"
#include "engine/base/text.h"

/** Adds the byte order mark and the names of the columns. */
void gk_report_csv_head(gk_text *out);

/** Adds the lines of a checked file. */
void gk_report_csv(gk_text *out, const char *file, const gk_report *report);

/** Adds the line of a file that could not be read; `message` says why. */
void gk_report_csv_unreadable(gk_text *out, const char *file, const char *message);

/** Adds the line of a department that sent nothing. */
void gk_report_csv_missing(gk_text *out, const char *department);

#endif
