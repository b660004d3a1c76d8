/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The workbook that a department fills, made from a pack: layouts, official names and 行次 from the tables, formulas
 * from the rules. A template that is filled passes every sum that stands in one table by construction.
 *
 * Formulas are plain ones that Calc, Excel and WPS share. A figure gets one where a rule says what it is and no circle
 * comes of it; sums inside a table come before figures that another table publishes too. Tables by code have rows to
 * fill: the name follows the code, the figure of a code follows its children below, and a figure typed over that is
 * the figure of a code without children.
 */
#ifndef GK_TEMPLATE_H
#define GK_TEMPLATE_H

#include "engine/book/book.h"
#include "engine/pack/pack.h"
#include "engine/template/figures.h"

typedef struct gk_template_options {
  int year;                  /**< of the document's title; 0: the pack's */
  const char *department;    /**< behind 部门：; NULL or "" leaves it to be filled */
  const char *const *tables; /**< ids of the tables wanted ("gk01"); NULL for all */
  size_t table_count;
  const char *const *codes; /**< 功能分类 codes that the rows of tables by function start with, sorted; NULL for none */
  size_t code_count;
  const gk_figures *figures; /**< sorted; NULL leaves the template empty; else each table by function has the rows of
                              *   those codes that it has figures under, and formulas have their results */
  bool forms;          /**< with the 绩效自评表, blank, behind the tables; only where all tables are wanted */
  size_t extra_sheets; /**< sheets behind the template's that the caller sizes and fills */
  int32_t open_rows;   /**< rows to fill in tables by function, those with a code included; at most 2000 */
  bool spare_rows;     /**< with figures, too: rows up to open_rows are left open behind those with a code */
} gk_template_options;

enum { GK_TEMPLATE_OPEN_ROWS = 24, GK_TEMPLATE_MOST_ROWS = 2000 };

/** The book, freed with gk_book_free; NULL with `err` filled: memory, an unknown table, more codes than rows. */
gk_book *gk_template_make(const gk_pack *pack, const gk_template_options *options, gk_error *err);

#endif
