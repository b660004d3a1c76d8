/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/odf_reader.h"

#include "files/limits.h"
#include "files/read/odf_dates.h"

/* --- refusing ----------------------------------------------------------------------------------------------------- */

void gk_odf_refuse(gk_odf_reader *reader, gk_status status, const char *zh)
{
  if (reader->refused) return;
  reader->refused = true;
  gk_fail(reader->err, status, "%s 第%zu行：%s。", reader->name, gk_xml_line(&reader->xml), gk_tr(zh));
}

void gk_odf_check_memory(gk_odf_reader *reader)
{
  const gk_odf_cell *cell = &reader->cell;
  if (!reader->grid->failed && !cell->text.failed && !cell->plain.failed && !reader->hidden.failed) return;
  if (!reader->refused) gk_fail_memory(reader->err);
  reader->refused = true;
}

int32_t gk_odf_count(const gk_xml_attribute *attribute, int32_t most)
{
  int32_t count = 0;
  for (size_t i = 0; i < attribute->length && count < most; i++) {
    char digit = attribute->value[i];
    if (digit < '0' || digit > '9') break;
    count = count * 10 + (digit - '0');
  }
  return count < 1 ? 1 : count > most ? most : count;
}

/* --- elements ----------------------------------------------------------------------------------------------------- */

static void begin_in_sheet(gk_odf_reader *reader)
{
  gk_xml *xml = &reader->xml;
  switch (xml->word) {
    case GK_ODF_CELL:
    case GK_ODF_COVERED_CELL: gk_odf_begin_cell(reader); break;
    case GK_ODF_ROW: gk_odf_begin_row(reader); break;
    case GK_ODF_SHAPES:
    case GK_ODF_SHEET: gk_xml_skip(xml); break;
    default:
      if (xml->space != GK_ODF_TABLE) gk_xml_skip(xml); /* forms, conditional formats; groups of rows are gone into */
  }
}

/* The day from which the dates of all cells count. */
static void see_null_date(gk_odf_reader *reader)
{
  char text[32];
  int64_t day;
  double fraction;
  if (gk_xml_get(&reader->xml, GK_ODF_NULL_DATE_VALUE, text, sizeof text) && gk_odf_days(text, &day, &fraction))
    reader->null_day = day;
}

static void on_begin(gk_odf_reader *reader)
{
  const gk_xml *xml = &reader->xml;
  if (reader->cell.depth > 0) gk_odf_begin_in_cell(reader);
  else if (reader->sheet != NULL) begin_in_sheet(reader);
  else if (xml->word == GK_ODF_SPREADSHEET) reader->spreadsheet = true;
  else if (xml->word == GK_ODF_SHEET && reader->spreadsheet) gk_odf_begin_sheet(reader);
  else if (xml->space == GK_ODF_STYLE) gk_odf_see_style(reader);
  else if (xml->word == GK_ODF_NULL_DATE) see_null_date(reader);
}

static void on_end(gk_odf_reader *reader)
{
  const gk_xml *xml = &reader->xml;
  if (reader->cell.depth > 0) {
    if (xml->depth == reader->cell.depth) gk_odf_end_cell(reader);
  } else if (reader->sheet != NULL) {
    if (xml->word == GK_ODF_ROW) gk_odf_end_row(reader);
    else if (xml->word == GK_ODF_SHEET) gk_odf_end_sheet(reader);
  }
}

static void on_text(gk_odf_reader *reader)
{
  const gk_xml *xml = &reader->xml;
  bool in_paragraph = reader->cell.depth > 0 && xml->depth > reader->cell.depth;
  if (in_paragraph) gk_odf_add_text(reader, xml->text, xml->length);
}

/* False where the XML fails or something is refused. */
static bool read_elements(gk_odf_reader *reader)
{
  while (!reader->refused) {
    switch (gk_xml_next(&reader->xml)) {
      case GK_XML_BEGIN: on_begin(reader); break;
      case GK_XML_END: on_end(reader); break;
      case GK_XML_TEXT: on_text(reader); break;
      case GK_XML_DONE: return true;
      case GK_XML_FAILED: return false;
    }
  }
  return false;
}

static void free_reader(gk_odf_reader *reader)
{
  gk_xml_close(&reader->xml);
  gk_text_free(&reader->cell.text);
  gk_text_free(&reader->cell.plain);
  gk_text_free(&reader->hidden);
  gk_array_ranges_free(&reader->arrays);
}

gk_grid *gk_odf_read_content(const char *bytes, size_t size, const char *name, const char *part, gk_error *err)
{
  gk_odf_reader reader = {.grid = gk_grid_new(), .err = err, .name = name, .null_day = GK_ODF_NULL_DAY};
  if (reader.grid == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  bool read = gk_xml_open(&reader.xml, bytes, size, &gk_odf_words, name, part, err) && read_elements(&reader);
  if (read && !reader.spreadsheet) read = gk_fail(err, GK_ERR_FORMAT, "%s 里没有工作表，不是电子表格。", name);
  if (read && !gk_grid_seal(reader.grid)) read = gk_fail_memory(err);
  free_reader(&reader);
  if (read) return reader.grid;
  gk_grid_free(reader.grid);
  return NULL;
}
