/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A search for the tables of several packs in one grid, of which one is taken in the end. Packs of several years describe
 * most tables in the same words: a sheet that names only such tables is read once for all of them.
 */
#ifndef GK_SEARCH_H
#define GK_SEARCH_H

#include "engine/tables/tables.h"

#define GK_FOREIGN_TABLE ((size_t)-1)

/** A place that names a table: its title, its mark, or both. */
typedef struct gk_anchor {
  size_t pack_table; /**< GK_FOREIGN_TABLE: a table that the pack does not have; it ends the one before */
  int32_t row;       /**< the upper one of title and mark */
  int32_t title_row, title_col;
  bool title; /**< a title stands here; a mark alone otherwise */
  bool exact; /**< with nothing but a year, a number or a mark beside the title */
  int
    called; /**< how well it is called as the pack does: GK_CALLED_…, more for a spelling that the pack lists earlier */
} gk_anchor;

enum {
  GK_CALLED_OTHER = -1, /**< with the title of another table; its mark alone says that it is this one */
  GK_CALLED_NOT,        /**< without a title: by its mark or by the name of its sheet */
  GK_CALLED_ALIKE,      /**< with more before the title than a year or an ordinal */
  GK_CALLED_SO          /**< by its last spelling */
};

/** What a sheet names for a pack. */
typedef struct gk_sheet_names {
  gk_anchor *anchors; /**< in reading order */
  size_t count;
  size_t hinted; /**< the table that the sheet's own name hints at, GK_FOREIGN_TABLE for none */
} gk_sheet_names;

/** The tables on one sheet, as one pack or several have them; `pack` of each table is of the first of these. */
typedef struct gk_sheet_tables {
  gk_arena arena;
  gk_table *items;
  size_t count;
  long points; /**< for who compares packs: what the tables are worth, where `counted` */
  bool counted;
} gk_sheet_tables;

/** A search; for others to read. */
typedef struct gk_search {
  const gk_grid *grid;
  const gk_pack *const *packs;
  size_t pack_count;
  int year;                     /**< that the workbook names (year.h), 0 for none */
  struct gk_search_text *texts; /**< one a sheet */
  struct gk_search_find *finds; /**< one a sheet for each pack */
  gk_arena arena;
} gk_search;

/** A search for the tables of `count` packs, which must outlive it as the grid must. NULL when memory is out. */
gk_search *gk_search_begin(const gk_grid *grid, const gk_pack *const *packs, size_t count);
void gk_search_end(gk_search *search); /**< NULL is allowed */

/** What a sheet names for a pack; both by index. NULL when memory is out. */
const gk_sheet_names *gk_search_names(gk_search *search, size_t pack, size_t sheet);

/** The tables on a sheet for a pack where they are found already, for it or for one that names the same; NULL else. Only
 *  after gk_search_names. */
const gk_sheet_tables *gk_search_found(gk_search *search, size_t pack, size_t sheet);

/** The tables on a sheet for a pack. NULL when memory is out. */
gk_sheet_tables *gk_search_sheet(gk_search *search, size_t pack, size_t sheet);

/** All tables of a pack; the search has none left and can only end. NULL when memory is out. */
gk_tables *gk_search_take(gk_search *search, size_t pack);

#endif
