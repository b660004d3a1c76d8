/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Which cells are marked, and how: computed from a report, for Calc and for the views outside it. One cell
 * carries one mark, the strongest.
 */
#ifndef GK_MARKS_PLAN_H
#define GK_MARKS_PLAN_H

#include "engine/check/report.h"

/** Kinds of marks, the strongest first. */
typedef enum gk_mark_kind {
  GK_MARK_SUSPECT,  /**< 疑误: the figure that would mend the failing rules */
  GK_MARK_ERROR,    /**< 错误: where a breached rule is marked (the total of a sum) */
  GK_MARK_PART,     /**< 关联: the other cells of a breached rule for which there is no suspect */
  GK_MARK_WARNING,  /**< 核实: may stand with a reason */
  GK_MARK_ROUNDING, /**< 尾差: can come from rounding alone */
  GK_MARK_KINDS
} gk_mark_kind;

typedef struct gk_mark {
  int32_t sheet, row, col;
  gk_mark_kind kind;
} gk_mark;

/** Marks ordered by sheet, row, column; no address twice after gk_marks_sort. Zero-initialise ({0}). */
typedef struct gk_marks {
  gk_mark *items;
  size_t count, capacity;
  bool failed; /**< memory ran out while adding */
} gk_marks;

void gk_marks_add(gk_marks *marks, gk_mark mark);
void gk_marks_free(gk_marks *marks); /**< leaves it empty */

/** Orders two gk_marks by address, for sorting and finding: -1, 0, 1. */
int gk_mark_order(const void *left, const void *right);

/** Orders the marks and keeps the strongest of each address. */
void gk_marks_sort(gk_marks *marks);

/** The marks of a report, sorted; those of one sheet only where `sheet` >= 0. Findings of severity info are not
 *  marked. False when memory is out. */
bool gk_marks_plan(const gk_report *report, int32_t sheet, gk_marks *marks);

/** The mark at an address, or NULL. */
const gk_mark *gk_marks_at(const gk_marks *marks, int32_t sheet, int32_t row, int32_t col);

/** The mark that follows (`step` > 0) or precedes (`step` < 0) an address in reading order, coming round at the ends;
 *  marks of kind GK_MARK_PART are passed over where there are others. NULL where there are no marks. */
const gk_mark *gk_marks_step(const gk_marks *marks, int32_t sheet, int32_t row, int32_t col, int step);

#endif
