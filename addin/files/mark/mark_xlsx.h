/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the marking of .xlsx (ECMA-376, part 1, chapter 18): mark_xlsx.c changes the package, mark_xlsx_new.c adds
 * styles to one that has none, mark_xlsx_sheet.c and mark_xlsx_styles.c change parts.
 *
 * The namespace of a part is its root's: transitional or strict, with a prefix or without one. What stands in other
 * namespaces is passed over and stays.
 */
#ifndef GK_MARK_XLSX_H
#define GK_MARK_XLSX_H

#include "files/mark/mark_parts.h"
#include "files/read/xlsx_book.h"

/** Makes a styles part, with its relation and type, in a package that has none. Changed entries go to `entries`; NULL
 *  with `err` filled. */
xmlDocPtr gk_xlsx_new_styles(const gk_annotation *a, gk_xlsx_book *book, gk_entries *entries, gk_error *err);

/** Makes sure that the stylesheet has the differential formats of the kinds that are used, and says which they are. One
 *  that stands there already (from an earlier run) is taken. `named` is the highest number that a rule names, -1 for
 *  none: some writers leave out the format that it is, and none of ours must get that number. *changed says whether
 *  anything was added. False when memory is out. */
bool gk_xlsx_add_formats(xmlNodePtr stylesheet, const bool used[GK_MARK_KINDS], long named, long ids[GK_MARK_KINDS],
                         bool *changed);

/** The highest number of a differential format that the worksheet's text names; -1 for none. */
long gk_xlsx_named_format(const char *bytes, size_t size);

/** Puts marks into a worksheet in place of older ones of ours, in front of the department's own rules. False when
 *  memory is out. */
bool gk_xlsx_mark_sheet(xmlNodePtr worksheet, const gk_mark *marks, size_t count, const long ids[GK_MARK_KINDS]);

#endif
