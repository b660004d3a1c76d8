/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * 填入旧表: the figures of a workbook that is there, of another year or layout, in a fresh template, with a list of what
 * was taken and what found no place. No figure is lost without being listed.
 *
 * Tables are matched by id, lines and columns by name, code rows by code. Known units are converted exactly and then
 * rounded half-up to the decimals of the table. What the template computes is not overwritten: it is compared.
 */
#ifndef GK_FILL_H
#define GK_FILL_H

#include "engine/tables/tables.h"
#include "engine/template/template.h"

typedef enum gk_fill_state {
  GK_FILL_TAKEN,     /**< filled in as it is */
  GK_FILL_CONVERTED, /**< filled in from another unit; `why` says where decimals were rounded away */
  GK_FILL_COMPUTED,  /**< a formula of the template gives the same */
  GK_FILL_DIFFERS,   /**< a formula of the template gives something else */
  GK_FILL_NO_PLACE,  /**< not filled in; `why` says why */
  GK_FILL_STATES
} gk_fill_state;

/** One figure of the workbook that is filled from. */
typedef struct gk_fill_item {
  const gk_table *table; /**< where it comes from */
  const gk_row *row;
  size_t column;
  gk_fill_state state;
  const char *why; /**< a phrase in the language asked for; "" where nothing is to be said */
  size_t to_table, to_column;
  const char *to_key; /**< NULL without a place */
  gk_dec value;       /**< in the template's unit, as it is filled in */
  gk_dec there;       /**< what the template shows there */
  const char *sheet;  /**< of the template; NULL without a place */
  int32_t to_row, to_col;
} gk_fill_item;

typedef struct gk_fill {
  gk_arena arena;
  gk_book *book;       /**< the template, filled, with the list as its last sheet, 填入清单; owned */
  gk_fill_item *items; /**< in the order of the workbook; one a figure: blanks and words of a note are none */
  size_t count, counts[GK_FILL_STATES];
} gk_fill;

/** Fills a template of `pack` from tables that were found with whatever pack fits them. `options` are those of the
 *  template; its figures, codes and extra sheets are set here, and an empty department is that of the tables. NULL with
 *  `err` filled: memory, no table at all, an option that is wrong. The tables must outlive it. */
gk_fill *gk_fill_make(const gk_tables *from, const gk_pack *pack, const gk_template_options *options, gk_error *err);
void gk_fill_free(gk_fill *fill);

/** 照填, 换算填入, 公式相同, 公式不同, 没有去处. */
const char *gk_fill_state_name(gk_fill_state state);

#endif
