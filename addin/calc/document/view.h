/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The view of a spreadsheet: which sheet is in front, which cell is selected, going to a cell.
 */
#ifndef GK_CALC_VIEW_H
#define GK_CALC_VIEW_H

#include "uno/ux.h"

/** The controller of a frame, acquired. `frame` may be NULL or a frame that shows nothing: a message bar's buttons ask
 *  the Desktop where no window has the focus; then it is that of the frame in front, or of the one opened last where
 *  no window has the focus. While a chart in a sheet is being edited, it is that of the sheet's document. NULL where
 *  there is none. */
uno_Interface *gk_view_controller(uno_Interface *context, uno_Interface *frame);

/** The document of a controller (NULL is allowed), acquired; NULL where it shows none. */
uno_Interface *gk_view_document(uno_Interface *controller);

/** The index of the sheet in front; 0 where it cannot be told. */
int32_t gk_view_sheet(uno_Interface *controller);

/** The first cell of the selection; (sheet in front, 0, 0) where something else than cells is selected. */
void gk_view_selection(uno_Interface *controller, int32_t *sheet, int32_t *row, int32_t *col);

/** Brings a sheet to the front and selects one of its cells, which scrolls into view. Unhides nothing: a cell of a
 *  hidden sheet is not gone to, and false is returned. */
bool gk_view_go(uno_Interface *controller, uno_Interface *document, int32_t sheet, int32_t row, int32_t col);

/** Whether a sheet is hidden. */
bool gk_view_hides_sheet(uno_Interface *document, int32_t sheet);

/** Whether a cell's row or column is hidden: by hand, in a folded group or by a filter. */
bool gk_view_hides_line(uno_Interface *document, int32_t sheet, int32_t row, int32_t col);

#endif
