/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the template maker: where each figure of a table stands on its sheet.
 * template.c makes it, template_layout.c lays a table out, template_rules.c puts the formulas in,
 * template_fill.c the figures.
 */
#ifndef GK_TEMPLATE_INTERNAL_H
#define GK_TEMPLATE_INTERNAL_H

#include "engine/template/template.h"

/** A row with a fixed code: 公开06. */
typedef struct gk_coded_row {
  const char *code;
  int32_t row, shift; /**< `shift`: columns to the right of the block's first repeat */
} gk_coded_row;

typedef struct gk_laid_table {
  const gk_pack_table *table;
  size_t sheet;
  int32_t *columns;    /**< where each pack column stands (in the first repeat of its block) */
  int32_t *line_rows;  /**< of each pack line */
  int32_t *line_shift; /**< of each pack line, as in gk_coded_row */
  gk_coded_row *coded;
  size_t coded_count;
  int32_t repeats, repeat_width;    /**< of the block that holds the coded rows */
  int32_t code_column, name_column; /**< -1 in tables without codes */
  const char **codes;               /**< that its rows to fill begin with */
  size_t code_count;
  const gk_rule **rules;      /**< of each cell with a formula: what it computes; row by row of the sheet */
  int32_t open_row, open_end; /**< the rows to fill; open_end < open_row where there are none */
} gk_laid_table;

typedef struct gk_template {
  const gk_pack *pack;
  const gk_template_options *options;
  gk_book *book;
  gk_laid_table *tables; /**< in the pack's order; table NULL for those not wanted */
  size_t form_sheets;    /**< how many 绩效自评表 stand behind the tables */
  size_t codes_sheet;    /**< the sheet of codes and names; SIZE_MAX where there is none */
  gk_error *err;
} gk_template;

/** Lays out one table on its sheet. */
bool gk_template_lay(gk_template *t, gk_laid_table *laid);

/** Lays out a blank 绩效自评表, of the department or of a project; its department follows the first sheet's. */
bool gk_template_lay_form(gk_template *t, size_t index, bool whole);

/** Puts formulas into all sheets. */
bool gk_template_compute(gk_template *t);

/** Puts the figures into all sheets and computes what formulas give. */
bool gk_template_fill(gk_template *t);

/** The rule behind a cell's formula; NULL for none. */
const gk_rule **gk_template_rule_at(const gk_template *t, const gk_laid_table *laid, int32_t row, int32_t col);

/** The place of a table's figure; false where the template has no such row. */
bool gk_template_find(const gk_laid_table *laid, const char *key, size_t column, int32_t *row, int32_t *col);

#endif
