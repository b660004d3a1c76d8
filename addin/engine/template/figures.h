/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Figures that a template is filled with: gathered in any order, sorted once, then found by their place.
 */
#ifndef GK_FIGURES_H
#define GK_FIGURES_H

#include "engine/base/arena.h"
#include "engine/base/decimal.h"
#include "engine/pack/pack.h"

typedef struct gk_placed {
  size_t table, column; /**< indexes in the pack */
  const char *key;      /**< of the row: "r27", "total", "201" … */
  const char *name;     /**< what stands beside the code */
  size_t source;        /**< whose it is, a number of the caller's */
  gk_dec value;         /**< in the unit of the pack's table */
} gk_placed;

/** Zero-initialise ({0}). Texts are borrowed. */
typedef struct gk_figures {
  gk_placed *items;
  size_t count, room;
} gk_figures;

bool gk_figures_add(gk_figures *figures, const gk_placed *figure); /**< false when memory is out */
void gk_figures_free(gk_figures *figures);

/** Sorts the figures from `first` on by table, row, column and source: all of them before anything is asked. */
void gk_figures_sort(gk_figures *figures, size_t first);

/** Whether two stand in one place, whoever they come from. */
bool gk_placed_together(const gk_placed *a, const gk_placed *b);

/** The first figure of a table's row; NULL where there is none. */
const gk_placed *gk_figures_of_row(const gk_figures *figures, size_t table, const char *key);

/** The sum of the figures in one place; false where there is none or it gets too large. */
bool gk_figures_sum(const gk_figures *figures, size_t table, const char *key, size_t column, gk_dec *out);

/** The 功能分类 codes that have figures, sorted, each once; NULL when memory is out. */
const char **gk_figures_codes(const gk_figures *figures, const gk_pack *pack, gk_arena *arena, size_t *count);

#endif
