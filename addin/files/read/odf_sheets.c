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
  if (reader->grid->count == GK_LIMIT_SHEETS) {
    gk_odf_refuse(reader, GK_ERR_LIMIT, "工作表超过1024个");
    return;
  }
  reader->sheet = gk_grid_add_sheet(reader->grid, name, hides(reader, style));
  reader->row = 0;
  reader->col = 0;
  gk_odf_check_memory(reader);
}

void gk_odf_end_sheet(gk_odf_reader *reader)
{
  gk_sheet *sheet = reader->sheet;
  gk_array_ranges_apply(&reader->arrays, sheet);
  reader->sheet = NULL;
  if (sheet->count > 0) reader->rows += (size_t)sheet->cells[sheet->count - 1].row + 1;
  if (reader->rows > GK_LIMIT_ALL_ROWS) gk_odf_refuse(reader, GK_ERR_LIMIT, "全部工作表的行数超过838万");
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

void gk_odf_begin_row(gk_odf_reader *reader)
{
  const gk_xml_attribute *repeated = gk_xml_find(&reader->xml, GK_ODF_ROWS_REPEATED);
  reader->row_repeat = repeated == NULL ? 1 : gk_odf_count(repeated, GK_LIMIT_ROWS);
  reader->col = 0;
  reader->row_begin = reader->sheet->count;
}

/* Puts a cell of the open row once more, `below` rows further down. */
static void repeat_cell(gk_odf_reader *reader, gk_cell cell, int32_t below)
{
  gk_grid *grid = reader->grid;
  gk_sheet *sheet = reader->sheet;
  int32_t row = cell.row + below;
  size_t length = cell.text == NULL ? 0 : strlen(cell.text);
  switch ((gk_cell_kind)cell.kind) {
    case GK_CELL_NUMBER: gk_grid_put_number(grid, sheet, row, cell.col, cell.number, cell.formula); break;
    case GK_CELL_TEXT: gk_grid_put_text(grid, sheet, row, cell.col, cell.text, length, cell.formula); break;
    case GK_CELL_ERROR: gk_grid_put_error(grid, sheet, row, cell.col, cell.text); break;
    case GK_CELL_UNCOMPUTED: gk_grid_put_uncomputed(grid, sheet, row, cell.col); break;
  }
  gk_odf_check_memory(reader);
  if (reader->refused) return;
  gk_grid_merge_last(sheet, cell.row_end + below, cell.col_end);
  gk_odf_count_cells(reader, 1, length);
}

void gk_odf_end_row(gk_odf_reader *reader)
{
  size_t begin = reader->row_begin, end = reader->sheet->count;
  int32_t repeat = reader->row_repeat;
  if (reader->row > GK_LIMIT_ROWS - repeat) {
    if (end > begin) gk_odf_refuse(reader, GK_ERR_LIMIT, "行数超过1048576");
    reader->row = GK_LIMIT_ROWS;
    return;
  }
  for (int32_t below = 1; below < repeat && end > begin && !reader->refused; below++) {
    for (size_t i = begin; i < end && !reader->refused; i++) repeat_cell(reader, reader->sheet->cells[i], below);
  }
  reader->row += repeat;
}
