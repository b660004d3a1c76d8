/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A copy of a department's own workbook (.ods, .fods) with the marks of a check in it: the conditional formats and
 * styles that the extension itself would put there, so that Calc shows them and the extension clears them. Nothing else
 * in the workbook changes.
 */
#ifndef GK_ANNOTATE_H
#define GK_ANNOTATE_H

#include <libxml/tree.h>

#include "engine/findings.h"
#include "engine/marks_plan.h"

typedef enum gk_annotated {
  GK_ANNOTATED,        /**< the copy is written */
  GK_ANNOTATED_NOTHING, /**< nothing to mark: no copy */
  GK_ANNOTATED_FORMAT, /**< a format that no marked copy can be made of; `err` says so */
  GK_ANNOTATED_FAILED  /**< `err` says why */
} gk_annotated;

/** Writes the marked copy of the workbook `from`, of which `report` is, to `to`, whose folders are made. An existing
 *  file is replaced, and stays as it was where writing fails. */
gk_annotated gk_annotate(const char *from, const char *to, const gk_report *report, gk_error *err);

/** Writes bytes to a file likewise. */
bool gk_write_file(const char *path, const char *bytes, size_t size, gk_error *err);

/** Makes the folders that a file's path leads through. */
bool gk_make_folders(const char *path, gk_error *err);

/* --- OpenDocument's XML (annotate_odf.c) ------------------------------------------------------------------------ */

/** Adds the styles of marks to the document whose root is given (office:document or office:document-styles), in place
 *  of older ones of the same names. False when memory is out. */
bool gk_odf_add_mark_styles(xmlNodePtr root);

/** Puts the marks into the sheets of the document (office:document or office:document-content), in place of older ones
 *  of ours. False when memory is out or a sheet is not there. */
bool gk_odf_add_marks(xmlNodePtr root, const gk_report *report, const gk_marks *marks);

#endif
