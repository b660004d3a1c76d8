/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Bringing a document's marks to a given state, without undo and without questions: what set, clear, undo and redo do.
 */
#ifndef GK_CALC_MARKS_WRITE_H
#define GK_CALC_MARKS_WRITE_H

#include "engine/marks/marks_plan.h"
#include "uno/ux.h"

/** Reads all marks of a document, sorted. */
bool gk_marks_collect(uno_Interface *document, gk_marks *marks, ux_error *err);

/** Removes all marks and applies `marks` (sorted; may be empty); styles that no mark needs are removed as well. Records
 *  no undo step. Marks beyond the document's sheets are passed over. */
void gk_marks_write(uno_Interface *document, const gk_marks *marks, ux_error *err);

#endif
