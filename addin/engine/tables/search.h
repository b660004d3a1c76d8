/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A search for the tables of several packs in one grid, of which one is taken in the end. Packs of several years describe
 * most tables in the same words: a sheet that names only such tables is read once for all of them.
 */
#ifndef GK_SEARCH_H
#define GK_SEARCH_H

#include "engine/tables/tables.h"

typedef struct gk_search gk_search;

/** The tables on one sheet, as one pack or several have them; `pack` of each table is of the first of these. */
typedef struct gk_sheet_tables {
  gk_arena arena;
  gk_table *items;
  size_t count;
  long points; /**< for who compares packs: what the tables are worth, where `counted` */
  bool counted;
} gk_sheet_tables;

/** A search for the tables of `count` packs, which must outlive it as the grid must. NULL when memory is out. */
gk_search *gk_search_begin(const gk_grid *grid, const gk_pack *const *packs, size_t count);
void gk_search_end(gk_search *search); /**< NULL is allowed */

/** The year that the workbook names (year.h), 0 for none. */
int gk_search_year(const gk_search *search);

/** The tables on a sheet for a pack, by their indexes. NULL when memory is out. */
gk_sheet_tables *gk_search_sheet(gk_search *search, size_t pack, size_t sheet);

/** All tables of a pack; the search has none left and can only end. NULL when memory is out. */
gk_tables *gk_search_take(gk_search *search, size_t pack);

#endif
