/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * 汇总: the workbooks of many units as one. Each figure to be filled is the sum of the units', exactly; totals and
 * figures that stand in two tables are computed by the rules, so that the consolidated workbook holds together.
 */
#ifndef GK_COLLECT_H
#define GK_COLLECT_H

#include "engine/book/book.h"
#include "engine/check/report.h"

typedef enum gk_unit_state {
  GK_UNIT_TAKEN,      /**< part of the sums */
  GK_UNIT_FAILED,     /**< left out: it has errors */
  GK_UNIT_UNREADABLE, /**< left out */
  GK_UNIT_MISSING     /**< on the list, without a workbook */
} gk_unit_state;

typedef struct gk_unit {
  const char *name, *file; /**< copies; file "" for a missing one */
  const char *reason;      /**< why it is unreadable, else "" */
  gk_unit_state state;
  size_t errors, roundings;
} gk_unit;

/** The unit that a checked workbook is of: its tables' department, else its file's name; taken where it passes or
 *  `with_errors`, unreadable where it holds no table. Borrows from `report` and `file`. */
gk_unit gk_unit_of(const gk_report *report, const char *file, bool with_errors);

/** The unit of a workbook that could not be read. */
gk_unit gk_unit_unreadable(const char *file, const char *reason);

typedef struct gk_collect gk_collect;

/** An empty consolidation; NULL when memory is out. */
gk_collect *gk_collect_new(void);

/** The pack that it is made by, which must outlive it: set before the first unit with figures and before the book. */
void gk_collect_use(gk_collect *collect, const gk_pack *pack);
void gk_collect_free(gk_collect *collect);

/** Adds a unit. With a report whose pack is the consolidation's and state GK_UNIT_TAKEN its figures are added: numbers
 *  of the first table of each kind, converted from the table's unit to the pack's. `report` may be NULL otherwise. Strings
 *  are copied. False with `err` filled: memory, a figure too large. */
bool gk_collect_add(gk_collect *collect, const gk_unit *unit, const gk_report *report, gk_error *err);

const gk_unit *gk_collect_units(const gk_collect *collect, size_t *count);

/** The consolidated workbook: the pack's tables with formulas, a sheet 各单位金额 that says of every figure which unit
 *  gave how much, and a sheet 报送情况 with the state of each unit. NULL with `err` filled. Free with gk_book_free. */
gk_book *gk_collect_book(gk_collect *collect, const char *department, int year, gk_error *err);

#endif
