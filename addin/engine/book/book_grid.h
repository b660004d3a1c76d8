/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A book as the grid that a reader would make of it once it is written: for finding its tables again.
 */
#ifndef GK_BOOK_GRID_H
#define GK_BOOK_GRID_H

#include "engine/base/grid.h"
#include "engine/book/book.h"

/** The grid, sealed; formulas have their results. NULL when memory is out. */
gk_grid *gk_book_grid(const gk_book *book);

#endif
