/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What came of a marked copy.
 */
#ifndef GK_ANNOTATED_H
#define GK_ANNOTATED_H

typedef enum gk_annotated {
  GK_ANNOTATED,         /**< the copy is written */
  GK_ANNOTATED_NOTHING, /**< nothing to mark: no copy */
  GK_ANNOTATED_FORMAT,  /**< a workbook that no marked copy can be made of; `err` says so */
  GK_ANNOTATED_FAILED   /**< `err` says why */
} gk_annotated;

#endif
