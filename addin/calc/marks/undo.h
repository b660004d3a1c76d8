/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The undo step of a change of marks.
 *
 * gk_marks_write leaves no steps of its own; this adds the one that knows the marks before and after. It refers to the
 * document weakly: the document owns its undo steps.
 */
#ifndef GK_CALC_UNDO_H
#define GK_CALC_UNDO_H

#include "engine/marks/marks_plan.h"
#include "engine/base/error.h"
#include "uno/ux.h"

/** Adds the step. It takes over the items of both lists and leaves them empty, also on failure. */
void gk_undo_add(uno_Interface *manager, uno_Interface *document, const char *title, gk_marks *before, gk_marks *after,
                 ux_error *err);

/** Whether the step that undo would take next has this title and nothing was undone since. */
bool gk_undo_is_last(uno_Interface *manager, const char *title, ux_error *err);

#endif
