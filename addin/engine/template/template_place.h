/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the template maker: one table being laid out. template_place.c measures it and says where everything stands,
 * template_layout.c puts it on the sheet.
 */
#ifndef GK_TEMPLATE_PLACE_H
#define GK_TEMPLATE_PLACE_H

#include "engine/template/template_internal.h"

/** The first rows of every sheet. */
enum {
  GK_TITLE_ROW,
  GK_MARK_ROW,
  GK_DEPARTMENT_ROW,
  GK_HEADING_ROW /**< the first of up to three, then 栏次 where the table has them */
};

typedef struct gk_laying {
  gk_template *t;
  gk_laid_table *laid;
  gk_book_sheet *sheet;
  int32_t heading_rows; /**< without 栏次 */
  bool numbered;        /**< whether there is a row of 栏次 */
  int32_t body_row, body_end;
  bool ok; /**< false once memory ran out */
} gk_laying;

/** Fills the places of l->laid and the rows of l; the sheet is not needed yet. */
bool gk_laying_place(gk_laying *l);

/** Columns before the figures of a block. */
int32_t gk_key_columns(const gk_pack_table *table, const gk_pack_block *block);

/** Columns of a block as it stands once, how often it stands, and of all of it; columns of the whole table. */
int32_t gk_repeat_width(const gk_pack_table *table, const gk_pack_block *block);
int32_t gk_repeats(const gk_pack_block *block);
int32_t gk_block_width(const gk_pack_table *table, const gk_pack_block *block);
int32_t gk_table_width(const gk_pack_table *table);

/** Whether all codes are printed, in several columns: 公开06. */
bool gk_prints_all_codes(const gk_pack_block *block);

#endif
