/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The example workbook and variants of it: the same figures, laid out as other departments do.
 */
#ifndef GK_EXAMPLE_VARIANTS_H
#define GK_EXAMPLE_VARIANTS_H

#include "engine/tables/tables.h"

enum {
  GK_VARIANT_TABLES = 9,  /**< tables of the example, one a sheet */
  GK_VARIANT_TEXT = 1024, /**< bytes of a text that stands instead of another */
  GK_VARIANT_STEP = 100   /**< rows from one table to the next where all are on one sheet */
};

/** What differs from the example; a member that is NULL changes nothing. Rows and columns are the example's. */
typedef struct gk_variant {
  int32_t (*row)(size_t sheet, int32_t row);
  int32_t (*col)(size_t sheet, int32_t row, int32_t col); /**< -1: the cell is left out */
  /** True: `out` stands there instead of the cell, "" for nothing. */
  bool (*text)(size_t sheet, const gk_cell *cell, char out[GK_VARIANT_TEXT]);
  /** Puts further cells; the sheet's table begins at row `down`. */
  void (*more)(gk_grid *grid, gk_sheet *sheet, size_t index, int32_t down);
  void (*before)(gk_grid *grid); /**< adds sheets in front */
  bool unmerged;                 /**< without merged ranges */
  bool one_sheet;                /**< all tables on one sheet, below each other */
  bool renamed;                  /**< sheets named Sheet1 … */
} gk_variant;

/** The pack, the example and its tables; valid between load and unload, which a suite may use as they are. */
extern gk_pack *gk_example_pack;
extern gk_grid *gk_example;
extern gk_tables *gk_example_tables;
int gk_example_load(void);
int gk_example_unload(void);

/** The first row of a sheet of the example that is no heading. */
int32_t gk_example_body(size_t sheet);

/** The variant's grid, sealed; NULL when memory was out. Usable outside a test too. */
gk_grid *gk_variant_grid(const gk_variant *variant);

/** Asserts that the variant's tables have the example's rows, figures, unit, department and notes; `but` is a table that
 *  the caller looks at, GK_VARIANT_TABLES for none. The caller frees both. */
gk_tables *gk_variant_find(const gk_variant *variant, gk_grid **grid, size_t but);

/** As gk_variant_find for all tables, frees everything. */
void gk_variant_is_same(const gk_variant *variant);

/** Puts a cell of the example as it is, `down` rows lower. */
void gk_variant_repeat(gk_grid *grid, gk_sheet *sheet, const gk_cell *cell, int32_t down);

void gk_variant_put(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text);

/** A table by its id; NULL where it was not found. */
const gk_table *gk_variant_table(const gk_tables *tables, const char *id);

/** A figure by name; the row must be there. */
const gk_figure *gk_variant_figure(const gk_tables *tables, const char *table, const char *key, size_t column);

#endif
