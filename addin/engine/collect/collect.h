/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * 汇总: the workbooks of many departments as one. Each figure to be filled is the sum of the departments', exactly;
 * totals and figures that stand in two tables are computed by the rules, so that the consolidated workbook holds
 * together. The one door of a run: begin, add each workbook, end.
 */
#ifndef GK_COLLECT_H
#define GK_COLLECT_H

#include "engine/base/grid.h"
#include "engine/book/book.h"
#include "engine/collect/returns.h"
#include "engine/pack/pack_shelf.h"

typedef struct gk_collect_options {
  const gk_pack_shelf *packs;  /**< not empty; the one that fits the first workbook is that of all */
  const char *const *expected; /**< the departments that were to send a workbook; NULL for no list */
  size_t expected_count;
  bool with_errors; /**< takes workbooks with errors, too */
} gk_collect_options;

typedef struct gk_collect gk_collect;

/** Begins a run; what the options point to must outlive it. NULL when memory is out. */
gk_collect *gk_collect_begin(const gk_collect_options *options, gk_error *err);
void gk_collect_free(gk_collect *collect);

/** Checks a workbook and adds its figures: numbers of the first table of each kind, in the unit of the pack's table.
 *  Where it cannot be read `grid` is NULL and `problem` the sentence that says why. Left out are workbooks with errors,
 *  in a unit that is not known, and of another year than the first. False with `err` filled: memory, a figure too large. */
bool gk_collect_add(gk_collect *collect, const char *file, const gk_grid *grid, const char *problem, gk_error *err);

/** Lets every department count once (returns.h) and makes the consolidated workbook: the pack's tables with formulas, a
 *  sheet 各单位金额 that says of every figure which department gave how much, and a sheet 报送情况 with the state of
 *  each return. NULL with `err` filled. Free with gk_book_free. */
gk_book *gk_collect_end(gk_collect *collect, const char *department, gk_error *err);

/** The returns in their order; the missing ones at the end. Their states are settled by gk_collect_end. */
const gk_return *gk_collect_returns(const gk_collect *collect, size_t *count);

#endif
