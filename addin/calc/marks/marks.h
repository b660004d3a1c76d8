/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Marks in an open document: conditional formats of our own over the cells, with cell styles of our own.
 *
 * The cells' own formatting and the user's conditional formats are never changed. Our formats are known by their
 * condition, LEN("gongkai.KIND"), which is always true and survives .ods, .xlsx and .xls (a style's name does not
 * survive the latter two), so that marks are found and cleared in a reopened file as well.
 *
 * Setting and clearing are one undo step each. Marks are part of the document: setting them makes it modified.
 * Clearing right after setting, with nothing else done in between, makes a document unmodified again that was so.
 *
 * A read-only document, and any protected sheet that would get or lose a mark, is refused as a whole: GK_ERR_DOCUMENT
 * with a sentence that names it, and nothing is changed anywhere.
 */
#ifndef GK_CALC_MARKS_H
#define GK_CALC_MARKS_H

#include "engine/marks/marks_plan.h"
#include "uno/ux.h"

/** Marks the findings of `report`, whose grid is a snapshot of `document`. Earlier marks are replaced: all of them, or
 *  with `sheet` >= 0 those of that sheet, the other sheets keeping theirs. A report without anything to mark leaves no
 *  mark and, where there was none before, no undo step. */
bool gk_marks_set(uno_Interface *document, const gk_report *report, int32_t sheet, gk_error *err);

/** Removes all marks. *had_any (may be NULL) says whether there were any; without any, nothing is changed. */
bool gk_marks_clear(uno_Interface *document, bool *had_any, gk_error *err);

/** Whether the document carries marks of ours, set in this session or saved with the file. */
bool gk_marks_exist(uno_Interface *document);

/** Reads the document's marks, sorted: for going to the next one in a reopened file, where there is no report. */
bool gk_marks_read(uno_Interface *document, gk_marks *marks, gk_error *err);

#endif
