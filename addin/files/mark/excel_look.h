/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The look of marks in Excel's formats.
 *
 * A conditional format of Excel's carries neither thick nor double borders nor a wavy underline (WPS is the same), so
 * an error and a rounding difference are told by their underlines there: double and single. Font, size, number format
 * and the colour of the text stay the cell's own: red stands for a negative figure in many workbooks.
 */
#ifndef GK_EXCEL_LOOK_H
#define GK_EXCEL_LOOK_H

#include "engine/marks/marks_look.h"

typedef struct gk_excel_look {
  const char *line;       /**< border, as .xlsx names it; NULL for none */
  uint8_t line_code;      /**< the same in .xls */
  const char *underline;  /**< as .xlsx names it; NULL for none */
  uint8_t underline_code; /**< the same in .xls */
  int32_t xls_background; /**< 0xRRGGBB of Excel's standard palette of 56 colours, apart from each other */
} gk_excel_look;

/** Colours, bold and italic of .xlsx are those of gk_mark_styles. */
extern const gk_excel_look gk_excel_looks[GK_MARK_KINDS];

#endif
