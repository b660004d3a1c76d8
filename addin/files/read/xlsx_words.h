/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The elements and attributes of Office Open XML that its reader knows, whatever their namespaces: transitional and strict
 * files have different ones.
 */
#ifndef GK_XLSX_WORDS_H
#define GK_XLSX_WORDS_H

#include "files/xml/xml_scan.h"

/** A name that is an element's and an attribute's stands once. */
typedef enum gk_xlsx_word {
  GK_XLSX_OTHER,
  /* the workbook and its relations */
  GK_XLSX_SHEET,
  GK_XLSX_NAME,
  GK_XLSX_STATE,
  GK_XLSX_SHEET_ID, /**< r:id */
  GK_XLSX_RELATIONSHIP,
  GK_XLSX_RELATION_ID,
  GK_XLSX_TYPE,
  GK_XLSX_TARGET,
  /* sheets */
  GK_XLSX_ROW,
  GK_XLSX_C,  /**< a cell */
  GK_XLSX_R,  /**< its address, or a row's number */
  GK_XLSX_T,  /**< its type; the element holds text */
  GK_XLSX_V,  /**< its value */
  GK_XLSX_F,  /**< its formula */
  GK_XLSX_IS, /**< its inline text */
  GK_XLSX_MERGE_CELL,
  GK_XLSX_REF,
  /* texts */
  GK_XLSX_SI,  /**< a shared one */
  GK_XLSX_RPH, /**< how an East Asian text is read aloud, no part of it */
  GK_XLSX_WORDS
} gk_xlsx_word;

extern const gk_xml_words gk_xlsx_words;

#endif
