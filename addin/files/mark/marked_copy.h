/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A copy of a department's own workbook (.xlsx, .xlsm, .xls, .ods, .fods) in its own format, with the marks of a check
 * in it: conditional formats with the conditions that the extension itself would use, so that Excel, WPS and Calc show
 * them and the extension clears them. Nothing else in the workbook changes.
 */
#ifndef GK_MARKED_COPY_H
#define GK_MARKED_COPY_H

#include "engine/check/report.h"

typedef enum gk_annotated {
  GK_ANNOTATED,         /**< the copy is written */
  GK_ANNOTATED_NOTHING, /**< nothing to mark: no copy */
  GK_ANNOTATED_FORMAT,  /**< a workbook that no marked copy can be made of; `err` says so */
  GK_ANNOTATED_FAILED   /**< `err` says why */
} gk_annotated;

/** Writes the marked copy of the workbook `from`, of which `report` is, to `to`, whose folders are made. An existing
 *  file is replaced, and stays as it was where writing fails. */
gk_annotated gk_annotate(const char *from, const char *to, const gk_report *report, gk_error *err);

#endif
