/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The parts of an Office Open XML workbook, as its relations name them: for reading it and for marking it.
 */
#ifndef GK_XLSX_BOOK_H
#define GK_XLSX_BOOK_H

#include "files/package/relations.h"

typedef struct gk_xlsx_listed {
  const char *name;
  const char *part; /**< NULL for a sheet that has no cells (a chart) */
  bool hidden;
} gk_xlsx_listed;

/** Zero-initialise ({0}). Parts are named as entries of the archive. */
typedef struct gk_xlsx_book {
  gk_relations root, relations; /**< of the package, of the workbook */
  const char *part;             /**< the workbook's own */
  const char *strings;          /**< shared texts, NULL for none */
  const char *styles;           /**< NULL for none */
  gk_xlsx_listed *sheets;       /**< in the workbook's order */
  size_t count;
  bool strict; /**< its namespaces are those of the strict standard */
} gk_xlsx_book;

/** Whether the package is a workbook of Office Open XML that can be read. */
bool gk_xlsx_is(gk_package *package);

/** Whether it is one in Excel's binary form (.xlsb), which cannot. */
bool gk_xlsb_is(gk_package *package);

/** Finds the parts. False with `err` filled: GK_ERR_FORMAT, GK_ERR_LIMIT, GK_ERR_MEMORY. Close it in either case. */
bool gk_xlsx_book_open(gk_package *package, gk_xlsx_book *book, gk_error *err);
void gk_xlsx_book_close(gk_xlsx_book *book);

#endif
