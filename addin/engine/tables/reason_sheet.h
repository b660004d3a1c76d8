/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The sheet 公开校验说明: written reasons (说明) that let a warning (核实性) stand. It is an ordinary sheet of texts, so
 * that it is seen, printed, edited by hand and kept by every program and format; it is known by its headings, whatever
 * the sheet is called, and holds no table.
 */
#ifndef GK_REASON_SHEET_H
#define GK_REASON_SHEET_H

#include "engine/base/grid.h"

#define GK_REASON_SHEET_NAME "公开校验说明"

typedef enum gk_reason_column {
  GK_REASON_RULE,    /**< 规则: the rule's id */
  GK_REASON_PLACE,   /**< 位置: table, row and column by name */
  GK_REASON_FIGURES, /**< 填报数: the figures that the reason was written for */
  GK_REASON_TEXT,    /**< 说明: the reason */
  GK_REASON_DATE,    /**< 日期: when it was written; for people alone */
  GK_REASON_COLUMNS
} gk_reason_column;

extern const char *const gk_reason_headings[GK_REASON_COLUMNS];

/** Where the headings stand. */
typedef struct gk_reason_sheet {
  int32_t heading;                /**< their row; reasons follow below */
  int32_t col[GK_REASON_COLUMNS]; /**< GK_REASON_DATE may be -1 */
} gk_reason_sheet;

/** Whether a sheet holds reasons: 规则, 位置, 填报数 and 说明 as headings in one of its first rows. */
bool gk_reason_sheet_find(const gk_sheet *sheet, gk_reason_sheet *found);

#endif
