/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The lists behind the tables of a consolidated workbook. Each fills a sheet of the book; false when memory is out.
 */
#ifndef GK_COLLECT_SHEETS_H
#define GK_COLLECT_SHEETS_H

#include "engine/book/book.h"
#include "engine/collect/returns.h"

/** 各单位金额: which return gave how much to each figure, whose source it is. */
bool gk_collect_put_figures(gk_book *book, size_t index, const gk_pack *pack, const gk_figures *figures,
                            const gk_return *returns);

/** 报送情况: the state of each return. */
bool gk_collect_put_returns(gk_book *book, size_t index, const gk_return *returns, size_t count);

#endif
