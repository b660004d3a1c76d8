/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Small helpers over an open document: what it is, its sheets, whether it may be changed.
 *
 * Sheets count from 0 in the document's order, which is also the order of the sheets of its snapshot. Addresses count
 * rows and columns from 0, as the engine does.
 */
#ifndef GK_CALC_DOCUMENT_H
#define GK_CALC_DOCUMENT_H

#include "engine/base/error.h"
#include "uno/ux.h"

/** Whether `document` (NULL is allowed) is a Calc document. */
bool gk_document_is_spreadsheet(uno_Interface *document);

/** Whether the document was opened read-only; marks are then refused. */
bool gk_document_is_readonly(uno_Interface *document);

/** The number of sheets; 0 where `document` is no spreadsheet. */
int32_t gk_document_sheet_count(uno_Interface *document);

/** The sheet (XSpreadsheet) at `index`, acquired; NULL with `err` filled where there is none. */
uno_Interface *gk_document_sheet(uno_Interface *document, int32_t index, ux_error *err);

/** Whether a sheet is protected (工具 - 保护工作表). */
bool gk_sheet_is_protected(uno_Interface *sheet);

/** Whether a cell would be locked in a protected sheet (格式 - 单元格 - 单元格保护). */
bool gk_cell_is_locked(uno_Interface *cell);

/** The cell (XCell) or a range (XCellRange) of a sheet, acquired; ends are inclusive. */
uno_Interface *gk_sheet_cell(uno_Interface *sheet, int32_t row, int32_t col, ux_error *err);
uno_Interface *gk_sheet_range(uno_Interface *sheet, int32_t row, int32_t col, int32_t row_end, int32_t col_end,
                              ux_error *err);

/** The ranges of a sheet that hold a number, a date, a text or a formula, and in *area the one around them all, which stays
 *  as it is where there is none. Formatting without content does not count. Drop them with gk_ranges_drop. */
uno_Sequence *gk_sheet_content(uno_Interface *sheet, ux_cell_range_address *area, ux_error *err);

/** The ranges of the cells that XCellRangesQuery::queryContentCells finds for `flags` (com.sun.star.sheet.CellFlags),
 *  or of the formula cells with that result (com.sun.star.sheet.FormulaResult). A sequence of ux_cell_range_address,
 *  dropped with gk_ranges_drop; NULL where `err` is filled. */
uno_Sequence *gk_sheet_query_content(uno_Interface *sheet, sal_Int16 flags, ux_error *err);
uno_Sequence *gk_sheet_query_formulas(uno_Interface *sheet, sal_Int32 result, ux_error *err);
/** The addresses of an XSheetCellRanges, likewise. */
uno_Sequence *gk_ranges_addresses(uno_Interface *ranges, ux_error *err);
void gk_ranges_drop(uno_Sequence *ranges);

/** The document's undo manager (XUndoManager), acquired. */
uno_Interface *gk_undo_manager(uno_Interface *document, ux_error *err);

/** Begins a step to undo that holds all changes up to gk_undo_end, acquired; NULL with `err` filled. */
uno_Interface *gk_undo_begin(uno_Interface *document, const char *title, ux_error *err);
/** Ends the step that gk_undo_begin gave; NULL is allowed. */
void gk_undo_end(uno_Interface *step);

/** ux_call for a method without result, recorded as no undo step of the document. Locking an undo manager holds for
 *  one change only: Calc's document functions resume recording when they are done (7.4), even while a step is being
 *  undone, where a step recorded would drop all those to redo. So each change is locked by itself. */
bool gk_call_unrecorded(uno_Interface *document, uno_Interface *object, ux_method *method, void **args, ux_error *err);

/** Turns an exception that LibreOffice raised into the one way of errors; returns false. */
bool gk_fail_uno(gk_error *err, const ux_error *raised);

#endif
