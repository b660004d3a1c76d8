/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Marks in OpenDocument's XML, as Calc itself writes them.
 */
#ifndef GK_MARK_ODF_H
#define GK_MARK_ODF_H

#include <libxml/tree.h>

#include "engine/marks/marks_plan.h"
#include "engine/check/report.h"

/** All names of styles of marks begin so. */
#define GK_MARK_STYLES "公开校验·"

enum { GK_ODF_MOST_LOOKS = 64 }; /**< of a workbook; further cells get the plain style of their kind */

/** A kind of mark on cells of one style. */
typedef struct gk_odf_look {
  gk_mark_kind kind;
  const char *cell_style;     /**< as the content names it; owned by its document */
  char name[80], display[80]; /**< of the style: encoded, and as formats name it */
} gk_odf_look;

/** The looks of one workbook's marks. What the document's style Default sets is inherited by every style, and a
 *  conditional format puts it over the cell's own font and size; where Default sets anything (`wanted`), each style of
 *  cells gets marks that repeat its settings, as in Calc (calc/marks/marks_looks.h). */
typedef struct gk_odf_looks {
  bool wanted;
  gk_odf_look items[GK_ODF_MOST_LOOKS];
  size_t count;
} gk_odf_looks;

/** Whether the style Default sets anything; `root` is office:document or office:document-styles. */
bool gk_odf_default_sets(const xmlNode *root);

/** Puts the marks into the sheets of the document (office:document or office:document-content), in place of older ones
 *  of ours, and notes the looks that they need. False when memory is out or a sheet is not there. */
bool gk_odf_add_marks(xmlNodePtr root, const gk_report *report, const gk_marks *marks, gk_odf_looks *looks);

/** Adds the styles of marks and the looks to the document whose root is given (office:document or
 *  office:document-styles), in place of older ones. `content` is the root of the document that has the automatic
 *  styles. False when memory is out. */
bool gk_odf_add_mark_styles(xmlNodePtr root, const xmlNode *content, const gk_odf_looks *looks);

/** The names of the styles of marked cells of a sheet, NULL for none; `marks` are in the order of their addresses. */
void gk_odf_cell_styles(const xmlNode *sheet, const gk_mark *marks, size_t count, const char **styles);

#endif
