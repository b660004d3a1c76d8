/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * How well a pack fits a workbook.
 */
#ifndef GK_FIT_H
#define GK_FIT_H

#include "engine/tables/search.h"

/** Points of one of the packs of a search, more for tables that are there, called and marked as
 *  the pack says, with its lines and columns and no others missing. False when memory is out. */
bool gk_fit_of_pack(gk_search *search, size_t pack, long *points);

/** Points that a pack comes to at most: what the sheets name is read, the tables are not. False when
 *  memory is out. */
bool gk_fit_at_most(gk_search *search, size_t pack, long *points);

#endif
