/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Keeping the user's own conditional formats whole where a mark stands on the same cells. See marks_formats.h.
 */
#ifndef GK_CALC_MARKS_RESTORE_H
#define GK_CALC_MARKS_RESTORE_H

#include "calc/marks/marks_formats.h"

/** One flag a format: whether it is the user's and has one of the cells. malloc'ed; NULL with `err` filled. */
bool *gk_formats_touched(const gk_formats *formats, const gk_mark *marks, size_t count, ux_error *err);

/** Sets the ranges of the touched formats to the sheet's last cell; with `keep` to their own and that cell. */
void gk_formats_park(uno_Interface *document, uno_Interface *sheet, const gk_formats *formats, const bool *touched,
                     bool keep, ux_error *err);

/** Puts the ranges of the touched formats back. Works on whatever `err` says: a parked format must not stay parked. */
void gk_formats_unpark(const gk_formats *formats, const bool *touched, ux_error *err);

/** Makes the user's formats drawn again on cells that lost their marks. Cells with a comment, merged cells and those of
 *  an array formula are left alone: they show the user's format again when the file is reopened. */
void gk_formats_show_again(uno_Interface *document, uno_Interface *sheet, const gk_formats *formats,
                           const gk_mark *marks, size_t count, ux_error *err);

#endif
