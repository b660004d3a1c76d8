/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/odf_words.h"

/* Drafts and later versions of the standard are read as Calc reads them. */
#define ODF(name) "urn:oasis:names:tc:*:xmlns:" name ":1.*"

static const char *const spaces[GK_ODF_SPACES] = {
  [GK_ODF_OFFICE] = ODF("office"),
  [GK_ODF_TABLE] = ODF("table"),
  [GK_ODF_TEXT] = ODF("text"),
  [GK_ODF_STYLE] = ODF("style"),
  [GK_ODF_CALCEXT] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
};

static const gk_xml_word words[GK_ODF_WORDS] = {
  [GK_ODF_SPREADSHEET] = GK_XML_WORD(GK_ODF_OFFICE, "spreadsheet"),
  [GK_ODF_VALUE_TYPE] = GK_XML_WORD(GK_ODF_OFFICE, "value-type"),
  [GK_ODF_VALUE] = GK_XML_WORD(GK_ODF_OFFICE, "value"),
  [GK_ODF_DATE_VALUE] = GK_XML_WORD(GK_ODF_OFFICE, "date-value"),
  [GK_ODF_TIME_VALUE] = GK_XML_WORD(GK_ODF_OFFICE, "time-value"),
  [GK_ODF_BOOLEAN_VALUE] = GK_XML_WORD(GK_ODF_OFFICE, "boolean-value"),
  [GK_ODF_STRING_VALUE] = GK_XML_WORD(GK_ODF_OFFICE, "string-value"),
  [GK_ODF_SHEET] = GK_XML_WORD(GK_ODF_TABLE, "table"),
  [GK_ODF_ROW] = GK_XML_WORD(GK_ODF_TABLE, "table-row"),
  [GK_ODF_CELL] = GK_XML_WORD(GK_ODF_TABLE, "table-cell"),
  [GK_ODF_COVERED_CELL] = GK_XML_WORD(GK_ODF_TABLE, "covered-table-cell"),
  [GK_ODF_ROWS] = GK_XML_WORD(GK_ODF_TABLE, "table-rows"),
  [GK_ODF_ROW_GROUP] = GK_XML_WORD(GK_ODF_TABLE, "table-row-group"),
  [GK_ODF_HEADER_ROWS] = GK_XML_WORD(GK_ODF_TABLE, "table-header-rows"),
  [GK_ODF_TABLE_NAME] = GK_XML_WORD(GK_ODF_TABLE, "name"),
  [GK_ODF_STYLE_NAME] = GK_XML_WORD(GK_ODF_TABLE, "style-name"),
  [GK_ODF_DISPLAY] = GK_XML_WORD(GK_ODF_TABLE, "display"),
  [GK_ODF_ROWS_REPEATED] = GK_XML_WORD(GK_ODF_TABLE, "number-rows-repeated"),
  [GK_ODF_COLUMNS_REPEATED] = GK_XML_WORD(GK_ODF_TABLE, "number-columns-repeated"),
  [GK_ODF_ROWS_SPANNED] = GK_XML_WORD(GK_ODF_TABLE, "number-rows-spanned"),
  [GK_ODF_COLUMNS_SPANNED] = GK_XML_WORD(GK_ODF_TABLE, "number-columns-spanned"),
  [GK_ODF_FORMULA] = GK_XML_WORD(GK_ODF_TABLE, "formula"),
  [GK_ODF_MATRIX_ROWS] = GK_XML_WORD(GK_ODF_TABLE, "number-matrix-rows-spanned"),
  [GK_ODF_MATRIX_COLUMNS] = GK_XML_WORD(GK_ODF_TABLE, "number-matrix-columns-spanned"),
  [GK_ODF_NULL_DATE] = GK_XML_WORD(GK_ODF_TABLE, "null-date"),
  [GK_ODF_NULL_DATE_VALUE] = GK_XML_WORD(GK_ODF_TABLE, "date-value"),
  [GK_ODF_P] = GK_XML_WORD(GK_ODF_TEXT, "p"),
  [GK_ODF_S] = GK_XML_WORD(GK_ODF_TEXT, "s"),
  [GK_ODF_TAB] = GK_XML_WORD(GK_ODF_TEXT, "tab"),
  [GK_ODF_LINE_BREAK] = GK_XML_WORD(GK_ODF_TEXT, "line-break"),
  [GK_ODF_NOTE] = GK_XML_WORD(GK_ODF_TEXT, "note"),
  [GK_ODF_RUBY_TEXT] = GK_XML_WORD(GK_ODF_TEXT, "ruby-text"),
  [GK_ODF_COUNT] = GK_XML_WORD(GK_ODF_TEXT, "c"),
  [GK_ODF_STYLE_ELEMENT] = GK_XML_WORD(GK_ODF_STYLE, "style"),
  [GK_ODF_TABLE_PROPERTIES] = GK_XML_WORD(GK_ODF_STYLE, "table-properties"),
  [GK_ODF_FAMILY] = GK_XML_WORD(GK_ODF_STYLE, "family"),
  [GK_ODF_NAME] = GK_XML_WORD(GK_ODF_STYLE, "name"),
  [GK_ODF_EXTENDED_TYPE] = GK_XML_WORD(GK_ODF_CALCEXT, "value-type"),
};

const gk_xml_words gk_odf_words = {spaces, GK_ODF_SPACES, words, GK_ODF_WORDS};
