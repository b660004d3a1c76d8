/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The elements and attributes of OpenDocument that its reader knows, by namespace, whatever their prefixes in a file.
 */
#ifndef GK_ODF_WORDS_H
#define GK_ODF_WORDS_H

#include "files/xml/xml_scan.h"

typedef enum gk_odf_space {
  GK_ODF_OTHER,
  GK_ODF_OFFICE,
  GK_ODF_TABLE,
  GK_ODF_TEXT,
  GK_ODF_STYLE,
  GK_ODF_CALCEXT,
  GK_ODF_SPACES
} gk_odf_space;

/** A name that is an element's and an attribute's stands once. */
typedef enum gk_odf_word {
  GK_ODF_OTHER_WORD,
  /* office: */
  GK_ODF_SPREADSHEET,
  GK_ODF_VALUE_TYPE,
  GK_ODF_VALUE,
  GK_ODF_DATE_VALUE,
  GK_ODF_TIME_VALUE,
  GK_ODF_BOOLEAN_VALUE,
  GK_ODF_STRING_VALUE,
  /* table: */
  GK_ODF_SHEET,
  GK_ODF_ROW,
  GK_ODF_CELL,
  GK_ODF_COVERED_CELL,
  GK_ODF_ROWS,
  GK_ODF_ROW_GROUP,
  GK_ODF_HEADER_ROWS,
  GK_ODF_TABLE_NAME,
  GK_ODF_STYLE_NAME,
  GK_ODF_DISPLAY,
  GK_ODF_ROWS_REPEATED,
  GK_ODF_COLUMNS_REPEATED,
  GK_ODF_ROWS_SPANNED,
  GK_ODF_COLUMNS_SPANNED,
  GK_ODF_FORMULA,
  GK_ODF_MATRIX_ROWS,
  GK_ODF_MATRIX_COLUMNS,
  GK_ODF_NULL_DATE,
  GK_ODF_NULL_DATE_VALUE,
  /* text: */
  GK_ODF_P,
  GK_ODF_S,
  GK_ODF_TAB,
  GK_ODF_LINE_BREAK,
  GK_ODF_NOTE,
  GK_ODF_RUBY_TEXT,
  GK_ODF_COUNT,
  /* style: */
  GK_ODF_STYLE_ELEMENT,
  GK_ODF_TABLE_PROPERTIES,
  GK_ODF_FAMILY,
  GK_ODF_NAME,
  /* calcext: */
  GK_ODF_EXTENDED_TYPE,
  GK_ODF_WORDS
} gk_odf_word;

extern const gk_xml_words gk_odf_words;

#endif
