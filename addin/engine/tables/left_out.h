/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Sheets that hold figures of which none was taken into a table: nothing is checked of them, and that is said.
 */
#ifndef GK_LEFT_OUT_H
#define GK_LEFT_OUT_H

#include "engine/tables/search.h"

/** The sheets of lists that this program itself adds to workbooks; they hold figures and no table. */
#define GK_SHEET_OF_FIGURES "各单位金额"
#define GK_SHEET_OF_RETURNS "报送情况"
#define GK_SHEET_OF_FILLING "填入清单"

/** Notes them in tables->left, whose tables are found already for that pack of the search. Passed over are hidden sheets,
 *  contents, written reasons and the lists above. False when memory is out. */
bool gk_left_out_find(gk_search *search, size_t pack, gk_tables *tables);

#endif
