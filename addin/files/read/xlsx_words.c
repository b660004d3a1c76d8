/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xlsx_words.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define STRICT "http://purl.oclc.org/ooxml/"

static const char *const spaces[GK_XLSX_SPACES] = {
  [GK_XLSX_MAIN] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main|" STRICT "spreadsheetml/main",
  [GK_XLSX_RELATIONS] = OFFICE "relationships|" STRICT "officeDocument/relationships",
  [GK_XLSX_CHOICE] = "http://schemas.openxmlformats.org/markup-compatibility/2006",
};

static const gk_xml_word words[GK_XLSX_WORDS] = {
  [GK_XLSX_SHEET] = GK_XML_WORD(GK_XLSX_MAIN, "sheet"),
  [GK_XLSX_NAME] = GK_XML_WORD(0, "name"),
  [GK_XLSX_STATE] = GK_XML_WORD(0, "state"),
  [GK_XLSX_SHEET_ID] = GK_XML_WORD(GK_XLSX_RELATIONS, "id"),
  [GK_XLSX_SHEET_DATA] = GK_XML_WORD(GK_XLSX_MAIN, "sheetData"),
  [GK_XLSX_ROW] = GK_XML_WORD(GK_XLSX_MAIN, "row"),
  [GK_XLSX_C] = GK_XML_WORD(GK_XLSX_MAIN, "c"),
  [GK_XLSX_ADDRESS] = GK_XML_WORD(0, "r"),
  [GK_XLSX_TYPE] = GK_XML_WORD(0, "t"),
  [GK_XLSX_V] = GK_XML_WORD(GK_XLSX_MAIN, "v"),
  [GK_XLSX_F] = GK_XML_WORD(GK_XLSX_MAIN, "f"),
  [GK_XLSX_IS] = GK_XML_WORD(GK_XLSX_MAIN, "is"),
  [GK_XLSX_MERGE_CELL] = GK_XML_WORD(GK_XLSX_MAIN, "mergeCell"),
  [GK_XLSX_REF] = GK_XML_WORD(0, "ref"),
  [GK_XLSX_SI] = GK_XML_WORD(GK_XLSX_MAIN, "si"),
  [GK_XLSX_T] = GK_XML_WORD(GK_XLSX_MAIN, "t"),
  [GK_XLSX_R] = GK_XML_WORD(GK_XLSX_MAIN, "r"),
  [GK_XLSX_RPH] = GK_XML_WORD(GK_XLSX_MAIN, "rPh"),
};

const gk_xml_words gk_xlsx_words = {spaces, GK_XLSX_SPACES, words, GK_XLSX_WORDS};
