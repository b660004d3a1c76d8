/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The elements and attributes of Office Open XML that its reader knows, of transitional and of strict files.
 */
#ifndef GK_XLSX_WORDS_H
#define GK_XLSX_WORDS_H

#include "files/xml/xml_scan.h"

typedef enum gk_xlsx_space {
  GK_XLSX_FOREIGN, /**< passed over with all they hold, as Calc does */
  GK_XLSX_MAIN,
  GK_XLSX_RELATIONS, /**< of r:id */
  GK_XLSX_CHOICE,    /**< mc:AlternateContent: of its branches each program takes another */
  GK_XLSX_SPACES
} gk_xlsx_space;

/** Elements stand before attributes of the same name, which are in no namespace. */
typedef enum gk_xlsx_word {
  GK_XLSX_OTHER,
  /* texts */
  GK_XLSX_SI, /**< a shared one */
  GK_XLSX_T,
  GK_XLSX_R,   /**< a run of one look */
  GK_XLSX_RPH, /**< how an East Asian text is read aloud, no part of it */
  /* the workbook */
  GK_XLSX_SHEET,
  GK_XLSX_NAME,
  GK_XLSX_STATE,
  GK_XLSX_SHEET_ID, /**< r:id */
  /* sheets */
  GK_XLSX_SHEET_DATA,
  GK_XLSX_ROW,
  GK_XLSX_C,       /**< a cell */
  GK_XLSX_ADDRESS, /**< its address, or a row's number */
  GK_XLSX_TYPE,    /**< its type, or a formula's */
  GK_XLSX_V,       /**< its value */
  GK_XLSX_F,       /**< its formula */
  GK_XLSX_IS,      /**< its inline text */
  GK_XLSX_MERGE_CELL,
  GK_XLSX_REF,
  GK_XLSX_WORDS
} gk_xlsx_word;

extern const gk_xml_words gk_xlsx_words;

#endif
