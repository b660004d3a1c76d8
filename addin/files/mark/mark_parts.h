/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the writer of marked copies: mark_ods.c, mark_xlsx.c and mark_xls.c mark a workbook, mark_package.c changes
 * archives.
 */
#ifndef GK_MARK_PARTS_H
#define GK_MARK_PARTS_H

#include <libxml/tree.h>

#include "engine/marks/marks_plan.h"
#include "engine/check/report.h"
#include "files/package/package.h"
#include "files/package/zip_write.h"
#include "files/mark/annotated.h"

/** One marked copy to be made. */
typedef struct gk_annotation {
  gk_source source; /**< the workbook */
  const char *to;   /**< path of the copy */
  const gk_report *report;
  const gk_marks *marks;
} gk_annotation;

/* --- formats ------------------------------------------------------------------------------------------------------ */

gk_annotated gk_mark_fods(const gk_annotation *a, gk_error *err);
gk_annotated gk_mark_ods(const gk_annotation *a, gk_error *err);
gk_annotated gk_mark_xlsx(const gk_annotation *a, gk_error *err);
gk_annotated gk_mark_xls(const gk_annotation *a, gk_error *err);

/** The marked .xls in memory: with GK_ANNOTATED `*length` bytes at `*file`, malloc'ed; else `*file` is NULL. */
gk_annotated gk_mark_xls_memory(const gk_annotation *a, unsigned char **file, size_t *length, gk_error *err);

/** Where the marks of one sheet end that begin at `first`. */
size_t gk_marks_end(const gk_marks *marks, size_t first, size_t sheet);

/** The sentence for a workbook whose sheets are not those of its report; returns false. */
bool gk_fail_sheets(const gk_annotation *a, gk_error *err);

/* --- archives ----------------------------------------------------------------------------------------------------- */

/** Parses an entry of the workbook's package, as gk_dom_parse. */
xmlDocPtr gk_mark_entry(const gk_annotation *a, const char *entry, int options, gk_error *err);

/** Entries of a package that are changed or new. Zero-initialise ({0}). */
typedef struct gk_entries {
  gk_zip_entry *items; /**< names are malloc'ed, bytes libxml2's */
  size_t count;
} gk_entries;

/** Notes an entry's new content; frees the document. */
bool gk_entries_add(gk_entries *entries, const char *name, xmlDocPtr doc, gk_error *err);
void gk_entries_free(gk_entries *entries);

/** Writes the copy: the package with these entries in place of its own or behind them. The others stay as they are,
 *  byte for byte and in their order. */
bool gk_mark_write(const gk_annotation *a, const gk_entries *entries, gk_error *err);

#endif
