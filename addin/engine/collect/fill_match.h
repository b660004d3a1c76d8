/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Where a figure of one pack's table belongs in another pack's.
 */
#ifndef GK_FILL_MATCH_H
#define GK_FILL_MATCH_H

#include "engine/tables/tables.h"

/** The line of `to` that is the row's line: the one with its key where that has its name, else the one with its name,
 *  counting lines of one name in their order. NULL where there is none. */
const gk_pack_line *gk_match_line(const gk_pack_table *to, const gk_pack_table *from, const gk_pack_line *line);

/** The column of `to` with the name and the place above it of column `column` of `from`; -1 for none. */
long gk_match_column(const gk_pack_table *to, const gk_pack_table *from, size_t column);

#endif
