/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Looking up in a pack what a workbook says: lines by name. The indexes are made when a pack is loaded.
 */
#ifndef GK_PACK_INDEX_H
#define GK_PACK_INDEX_H

#include "engine/pack/pack.h"

/** The first of the lines from `from` to before `to` (indexes into the table's lines) that has the name, folded, or the
 *  key; `to` where none has. No line has the name "". */
size_t gk_line_called(const gk_line_index *index, gk_folded name, size_t from, size_t to);

/** Finds for each table of a pack the first one among the tables of the packs `before` that a workbook cannot tell from
 *  it: gk_pack_table::alike. */
void gk_pack_find_alike(gk_pack *pack, gk_pack *const *before, size_t count);

/** A folded text behind its ordinal and its 其中: 二十三、其他支出 gives 其他支出. */
gk_folded gk_without_ordinal(gk_folded text);

#endif
