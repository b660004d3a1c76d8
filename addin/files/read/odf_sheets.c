/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <string.h>

#include "files/limits.h"
#include "files/read/odf_reader.h"

/* --- styles: only whether they hide a sheet ----------------------------------------------------------------------- */

void gk_odf_see_style(gk_odf_reader *reader)
{
  const gk_xml *xml = &reader->xml;
  if (xml->word == GK_ODF_STYLE_ELEMENT) {
    gk_xml_get(xml, GK_ODF_NAME, reader->style, sizeof reader->style);
    if (!gk_xml_equals(gk_xml_find(xml, GK_ODF_FAMILY), "table")) reader->style[0] = '\0';
  } else if (xml->word == GK_ODF_TABLE_PROPERTIES && reader->style[0] != '\0') {
    if (gk_xml_equals(gk_xml_find(xml, GK_ODF_DISPLAY), "false"))
      gk_text_printf(&reader->hidden, "\n%s\n", reader->style);
  }
}

static bool hides(const gk_odf_reader *reader, const char *style)
{
  char line[sizeof reader->style + 2];
  snprintf(line, sizeof line, "\n%s\n", style);
  return reader->hidden.bytes != NULL && strstr(reader->hidden.bytes, line) != NULL;
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

/* Calc keeps what it last saw of another file's sheet as a table named 'file:///…'#$Sheet: no sheet of this file. */
static bool is_foreign(const char *name)
{
  return name[0] == '\'' && strstr(name, "'#") != NULL;
}

void gk_odf_begin_sheet(gk_odf_reader *reader)
{
  char name[1024], style[sizeof reader->style];
  gk_xml_get(&reader->xml, GK_ODF_TABLE_NAME, name, sizeof name);
  gk_xml_get(&reader->xml, GK_ODF_STYLE_NAME, style, sizeof style);
  if (is_foreign(name)) {
    gk_xml_skip(&reader->xml);
    return;
  }
  gk_odf_check_memory(reader);
  reader->in_sheet = gk_intake_sheet(&reader->in, name, hides(reader, style));
  reader->row = 0;
  reader->col = 0;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

void gk_odf_begin_row(gk_odf_reader *reader)
{
  const gk_xml_attribute *repeated = gk_xml_find(&reader->xml, GK_ODF_ROWS_REPEATED);
  reader->row_repeat = repeated == NULL ? 1 : gk_odf_count(repeated, GK_LIMIT_ROWS);
  reader->col = 0;
  reader->row_begin = reader->in.sheet->count;
  reader->in_row = true;
}

void gk_odf_end_row(gk_odf_reader *reader)
{
  gk_intake *in = &reader->in;
  size_t begin = reader->row_begin, end = in->sheet->count;
  int32_t repeat = reader->row_repeat;
  reader->in_row = false;
  if (reader->row > GK_LIMIT_ROWS - repeat) { /* the blank rows of a sheet with more of them pass */
    if (end > begin) gk_intake_place(in, GK_LIMIT_ROWS, 0);
    reader->row = GK_LIMIT_ROWS;
    return;
  }
  for (int32_t below = 1; below < repeat && end > begin && !in->failed; below++) {
    for (size_t i = begin; i < end && !in->failed; i++) gk_intake_repeat(in, i, below);
  }
  reader->row += repeat;
}
