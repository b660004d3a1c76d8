/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the template maker: where each figure of a table stands on its sheet.
 * template.c makes it, template_layout.c lays a table out, template_rules.c puts the formulas in,
 * template_fill.c the figures.
 */
#ifndef GK_TEMPLATE_INTERNAL_H
#define GK_TEMPLATE_INTERNAL_H

#include "engine/tables/tables.h"
#include "engine/template/template.h"

/** A pack's table as it stands on its sheet: its lines in the pack's order, then fixed codes (公开06) or rows to fill, of
 *  which those without a code have the key "". */
typedef struct gk_laid_table {
  gk_table table; /**< `pack` NULL where the table is not wanted; its figures have addresses, no values */
  size_t sheet;
  int32_t *columns;                 /**< where each pack column stands (in the first repeat of its block) */
  int32_t repeats, repeat_width;    /**< of the block that prints all codes */
  int32_t code_column, name_column; /**< -1 in tables without codes */
  const gk_rule **rules;            /**< of each figure, row by row: what its formula computes; NULL for none */
  int32_t open_row, open_end;       /**< the rows to fill; open_end < open_row where there are none */
  gk_book_cell *grade;              /**< of a form: where its grade is printed, NULL for nowhere */
} gk_laid_table;

typedef struct gk_template {
  const gk_pack *pack;
  const gk_template_options *options;
  gk_book *book;
  gk_laid_table *tables;    /**< in the pack's order, the forms behind them */
  const gk_table **located; /**< the table of each, NULL for those not wanted */
  size_t codes_sheet;       /**< the sheet of codes and names; SIZE_MAX where there is none */
  gk_error *err;
} gk_template;

/** Lays out one table on its sheet. */
bool gk_template_lay(gk_template *t, gk_laid_table *laid);

/** Lays out a blank form that the pack prints; its department follows the first sheet's. */
bool gk_template_lay_form(gk_template *t, gk_laid_table *laid);

/** Puts the formulas of one rule into a form that it is one of. */
enum { GK_TEMPLATE_TERMS = 64 /**< areas that a sum is made of at most; a longer one is filled in */ };
bool gk_template_compute_form(gk_template *t, const gk_laid_table *laid, const gk_rule *rule);

/** Puts formulas into all sheets. */
bool gk_template_compute(gk_template *t);

/** Puts the figures into all sheets and computes what formulas give. */
bool gk_template_fill(gk_template *t);

/** The rule behind a figure's formula. */
const gk_rule **gk_template_rule_at(const gk_laid_table *laid, size_t row, size_t column);

/** The cell of a figure that is there. */
gk_book_cell *gk_template_cell_at(const gk_template *t, const gk_laid_table *laid, size_t row, size_t column);

#endif
