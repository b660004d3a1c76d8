/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/odf_reader.h"

#include "files/limits.h"
#include "files/read/odf_dates.h"

void gk_odf_check_memory(gk_odf_reader *reader)
{
  const gk_odf_cell *cell = &reader->cell;
  if (cell->text.failed || cell->value.failed || cell->plain.failed || reader->hidden.failed)
    gk_intake_fail_memory(&reader->in);
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

enum { SPREADSHEET_DEPTH = 3 /* <office:document><office:body><office:spreadsheet> */ };

/* --- elements ----------------------------------------------------------------------------------------------------- */

static void begin_in_sheet(gk_odf_reader *reader)
{
  gk_xml *xml = &reader->xml;
  switch (xml->word) {
    case GK_ODF_CELL:
    case GK_ODF_COVERED_CELL:
      if (reader->in_row) gk_odf_begin_cell(reader);
      else gk_xml_skip(xml);
      break;
    case GK_ODF_ROW:
      if (!reader->in_row) gk_odf_begin_row(reader);
      else gk_xml_skip(xml);
      break;
    case GK_ODF_ROWS:
    case GK_ODF_ROW_GROUP:
    case GK_ODF_HEADER_ROWS: break;
    default: gk_xml_skip(xml); /* columns, shapes, forms, conditional formats, and what Calc does not know either */
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

static inline bool on_begin(void *context)
{
  gk_odf_reader *reader = context;
  const gk_xml *xml = &reader->xml;
  if (reader->cell.depth > 0) gk_odf_begin_in_cell(reader);
  else if (reader->in_sheet) begin_in_sheet(reader);
  else if (xml->word == GK_ODF_SPREADSHEET && xml->depth == SPREADSHEET_DEPTH) reader->spreadsheet = true;
  else if (xml->word == GK_ODF_SHEET && reader->spreadsheet && xml->depth == SPREADSHEET_DEPTH + 1)
    gk_odf_begin_sheet(reader);
  else if (xml->space == GK_ODF_STYLE) gk_odf_see_style(reader);
  else if (xml->word == GK_ODF_NULL_DATE) see_null_date(reader);
  return !reader->in.failed;
}

static inline bool on_end(void *context)
{
  gk_odf_reader *reader = context;
  const gk_xml *xml = &reader->xml;
  if (reader->cell.depth > 0) {
    if (xml->depth == reader->cell.depth) gk_odf_end_cell(reader);
  } else if (reader->in_sheet) {
    if (xml->word == GK_ODF_ROW) gk_odf_end_row(reader);
    else if (xml->word == GK_ODF_SHEET) reader->in_sheet = false;
  }
  return !reader->in.failed;
}

static inline bool on_text(void *context)
{
  gk_odf_reader *reader = context;
  const gk_xml *xml = &reader->xml;
  bool in_paragraph = reader->cell.depth > 0 && xml->depth > reader->cell.depth;
  if (in_paragraph) gk_odf_add_text(reader, xml->text, xml->length);
  return !reader->in.failed;
}

gk_grid *gk_odf_read_content(const char *bytes, size_t size, const char *name, const char *part, gk_error *err)
{
  gk_odf_reader reader = {.null_day = GK_ODF_NULL_DAY};
  gk_intake_begin(&reader.in, name, err);
  bool read = !reader.in.failed && gk_xml_open(&reader.xml, bytes, size, &gk_odf_words, name, part, err) &&
              gk_xml_read(&reader.xml, &reader, on_begin, on_end, on_text);
  if (read && !reader.spreadsheet) read = gk_fail(err, GK_ERR_FORMAT, "%s 里没有工作表，不是电子表格。", name);
  gk_xml_close(&reader.xml);
  gk_text_free(&reader.cell.value);
  gk_text_free(&reader.cell.text);
  gk_text_free(&reader.cell.plain);
  gk_text_free(&reader.hidden);
  return gk_intake_end(&reader.in, read);
}
