/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xlsx_words.h"

static const gk_xml_word words[GK_XLSX_WORDS] = {
  [GK_XLSX_SHEET] = GK_XML_WORD(0, "sheet"),
  [GK_XLSX_NAME] = GK_XML_WORD(0, "name"),
  [GK_XLSX_STATE] = GK_XML_WORD(0, "state"),
  [GK_XLSX_SHEET_ID] = GK_XML_WORD(0, "id"),
  [GK_XLSX_RELATIONSHIP] = GK_XML_WORD(0, "Relationship"),
  [GK_XLSX_RELATION_ID] = GK_XML_WORD(0, "Id"),
  [GK_XLSX_TYPE] = GK_XML_WORD(0, "Type"),
  [GK_XLSX_TARGET] = GK_XML_WORD(0, "Target"),
  [GK_XLSX_ROW] = GK_XML_WORD(0, "row"),
  [GK_XLSX_C] = GK_XML_WORD(0, "c"),
  [GK_XLSX_R] = GK_XML_WORD(0, "r"),
  [GK_XLSX_T] = GK_XML_WORD(0, "t"),
  [GK_XLSX_V] = GK_XML_WORD(0, "v"),
  [GK_XLSX_F] = GK_XML_WORD(0, "f"),
  [GK_XLSX_IS] = GK_XML_WORD(0, "is"),
  [GK_XLSX_MERGE_CELL] = GK_XML_WORD(0, "mergeCell"),
  [GK_XLSX_REF] = GK_XML_WORD(0, "ref"),
  [GK_XLSX_SI] = GK_XML_WORD(0, "si"),
  [GK_XLSX_RPH] = GK_XML_WORD(0, "rPh"),
};

const gk_xml_words gk_xlsx_words = {NULL, 0, words, GK_XLSX_WORDS};
