/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A number as workbooks store it.
 */
#ifndef GK_NUMBER_TEXT_H
#define GK_NUMBER_TEXT_H

#include "engine/base/decimal.h"
#include "engine/base/grid.h"

/** Puts a number given as `length` bytes of text and a NUL into a sheet: the decimal as written where it has no more digits
 *  than a cell holds ("1671.42"), otherwise what Calc shows for its double ("1671.4200000000001" is 1671.42). False, nothing
 *  put, where the text is no finite number. */
bool gk_number_put(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text, size_t length,
                   bool formula);

#endif
