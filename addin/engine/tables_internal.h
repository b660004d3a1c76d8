/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Between the files that find tables: anchors (where a table begins), columns (by heading), rows (by 行次, name, code).
 */
#ifndef GK_TABLES_INTERNAL_H
#define GK_TABLES_INTERNAL_H

#include "tables.h"

/** A sheet with its texts folded once, so that comparing is comparing bytes. */
typedef struct gk_folded_sheet {
  const gk_sheet *sheet;
  const char **texts; /**< one a cell, "" for numbers */
} gk_folded_sheet;

/** A pack table's spellings, folded once. */
typedef struct gk_folded_names {
  const char **items;
  size_t count;
} gk_folded_names;

/** The folded text of a cell of the sheet; "" for NULL. */
const char *gk_folded_at(const gk_folded_sheet *folded, const gk_cell *cell);

/** Folds all spellings; items NULL when memory is out. */
gk_folded_names gk_fold_names(gk_arena *arena, gk_names names);
/** Index of the spelling that equals `text`, -1 for none. */
long gk_folded_index(gk_folded_names names, const char *text);

/** A cell that names a table: its title, its mark, or both. */
typedef struct gk_anchor {
  size_t pack_table;
  int32_t row, col;
  bool title; /**< the title stands here; a mark alone otherwise */
} gk_anchor;

/** The anchors of a sheet, in reading order; a mark near its own title is one anchor with it. False when memory is out. */
bool gk_anchors_find(gk_arena *arena, const gk_pack *pack, const gk_folded_sheet *folded, gk_anchor **anchors,
                     size_t *count);

/** One standing of a block on the sheet: from its key column to before the next block's. */
typedef struct gk_span {
  const gk_pack_block *block;
  int32_t key_col, name_col, number_col; /**< -1 where there is none */
  int32_t end;                           /**< one past the last sheet column */
  int32_t *columns; /**< sheet column of each of the block's columns, -1 where it is missing */
} gk_span;

typedef struct gk_layout {
  int32_t top, bottom;  /**< rows that may belong to the table: the anchor's to before the next table's */
  int32_t first_row;    /**< first row below the headings */
  gk_span *spans;
  size_t span_count;
} gk_layout;

/** Finds the columns of a table below an anchor. *found is false where no headings of this table stand there (a table
 *  of contents). Returns false only when memory is out. */
bool gk_layout_find(gk_arena *arena, const gk_pack_table *pack, const gk_folded_sheet *folded, const gk_anchor *anchor,
                    int32_t bottom, gk_layout *layout, bool *found);

/** Fills rows, row_count and column_found of `table` from the layout. False when memory is out. */
bool gk_rows_read(gk_arena *arena, const gk_folded_sheet *folded, const gk_layout *layout, gk_table *table);

/** Fills unit, department, has_empty_note and the range. False when memory is out. */
bool gk_surroundings_read(gk_arena *arena, const gk_folded_sheet *folded, const gk_layout *layout, gk_table *table);

#endif
