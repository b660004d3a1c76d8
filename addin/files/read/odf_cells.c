/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "files/limits.h"
#include "files/read/odf_reader.h"

/* --- the text of a cell ------------------------------------------------------------------------------------------- */

void gk_odf_add_text(gk_odf_reader *reader, const char *bytes, size_t length)
{
  gk_text *text = &reader->cell.text;
  if (!gk_intake_fits(&reader->in, text->length + length)) return;
  gk_text_add(text, bytes, length);
  gk_odf_check_memory(reader);
}

/* text:s stands for text:c spaces, or one. */
static void add_spaces(gk_odf_reader *reader)
{
  const gk_xml_attribute *counted = gk_xml_find(&reader->xml, GK_ODF_COUNT);
  int32_t spaces = counted == NULL ? 1 : gk_odf_count(counted, GK_LIMIT_TEXT + 1);
  for (int32_t i = 0; i < spaces && !reader->in.failed; i++) gk_odf_add_text(reader, " ", 1);
}

void gk_odf_begin_in_cell(gk_odf_reader *reader)
{
  switch (reader->xml.word) {
    case GK_ODF_P:
      if (reader->cell.paragraphs++ > 0) gk_odf_add_text(reader, "\n", 1);
      break;
    case GK_ODF_S: add_spaces(reader); break;
    case GK_ODF_TAB: gk_odf_add_text(reader, "\t", 1); break;
    case GK_ODF_LINE_BREAK: gk_odf_add_text(reader, "\n", 1); break;
    case GK_ODF_NOTE:
    case GK_ODF_RUBY_TEXT: gk_xml_skip(&reader->xml); break;
    default:
      if (reader->xml.space != GK_ODF_TEXT) gk_xml_skip(&reader->xml); /* comments, drawings, a table within the cell */
  }
}

/* --- the value of a cell ------------------------------------------------------------------------------------------ */

static gk_odf_type type_of(const gk_xml_attribute *type)
{
  if (gk_xml_equals(type, "string")) return GK_ODF_STRING;
  if (gk_xml_equals(type, "float") || gk_xml_equals(type, "percentage") || gk_xml_equals(type, "currency"))
    return GK_ODF_NUMBER;
  if (gk_xml_equals(type, "date")) return GK_ODF_DATE;
  if (gk_xml_equals(type, "time")) return GK_ODF_TIME;
  if (gk_xml_equals(type, "boolean")) return GK_ODF_BOOLEAN;
  return type->length == 0 ? GK_ODF_NO_TYPE : GK_ODF_STRING;
}

/* Where the value of that type stands; text has it in the paragraphs. */
static gk_odf_word value_word(gk_odf_type type)
{
  if (type == GK_ODF_DATE) return GK_ODF_DATE_VALUE;
  if (type == GK_ODF_TIME) return GK_ODF_TIME_VALUE;
  return type == GK_ODF_BOOLEAN ? GK_ODF_BOOLEAN_VALUE : GK_ODF_VALUE;
}

static void empty(gk_text *text)
{
  text->length = 0;
  if (text->bytes != NULL) text->bytes[0] = '\0';
}

static void read_plain_text(gk_odf_reader *reader, const gk_xml_attribute *plain)
{
  if (gk_intake_fits(&reader->in, plain->length)) gk_text_add(&reader->cell.plain, plain->value, plain->length);
}

static void see_attribute(gk_odf_reader *reader, const gk_xml_attribute *attribute)
{
  gk_odf_cell *cell = &reader->cell;
  switch (attribute->word) {
    case GK_ODF_VALUE_TYPE: cell->type = type_of(attribute); break;
    case GK_ODF_COLUMNS_REPEATED: cell->repeat = gk_odf_count(attribute, GK_LIMIT_COLUMNS); break;
    case GK_ODF_COLUMNS_SPANNED: cell->cols_spanned = gk_odf_count(attribute, GK_LIMIT_COLUMNS); break;
    case GK_ODF_ROWS_SPANNED: cell->rows_spanned = gk_odf_count(attribute, GK_LIMIT_ROWS); break;
    case GK_ODF_FORMULA: cell->formula = true; break;
    case GK_ODF_MATRIX_ROWS: cell->matrix_rows = gk_odf_count(attribute, GK_LIMIT_ROWS); break;
    case GK_ODF_MATRIX_COLUMNS: cell->matrix_cols = gk_odf_count(attribute, GK_LIMIT_COLUMNS); break;
    case GK_ODF_EXTENDED_TYPE:
      cell->extended = true;
      cell->error = gk_xml_equals(attribute, "error");
      break;
    case GK_ODF_STRING_VALUE: read_plain_text(reader, attribute); break;
    default: break;
  }
}

void gk_odf_begin_cell(gk_odf_reader *reader)
{
  const gk_xml *xml = &reader->xml;
  gk_odf_cell *cell = &reader->cell;
  cell->depth = xml->depth;
  cell->repeat = cell->cols_spanned = cell->rows_spanned = cell->matrix_rows = cell->matrix_cols = 1;
  cell->formula = cell->error = cell->extended = false;
  cell->paragraphs = 0;
  cell->type = GK_ODF_NO_TYPE;
  empty(&cell->value);
  empty(&cell->text);
  empty(&cell->plain);
  for (size_t i = 0; i < xml->attribute_count; i++) see_attribute(reader, &xml->attributes[i]);
  if (cell->type == GK_ODF_NO_TYPE || cell->type == GK_ODF_STRING) return;
  const gk_xml_attribute *value = gk_xml_find(xml, (int)value_word(cell->type));
  if (value != NULL && gk_intake_fits(&reader->in, value->length))
    gk_text_add(&cell->value, value->value, value->length);
}

/* Puts the cell as often as it is repeated; false where it is blank. */
static bool put_cell(gk_odf_reader *reader)
{
  const gk_odf_cell *cell = &reader->cell;
  int32_t bottom = reader->row + cell->rows_spanned - 1;
  for (int32_t col = reader->col; col < reader->col + cell->repeat && !reader->in.failed; col++) {
    if (!gk_odf_put_value(reader, col)) return false;
    if (!reader->in.failed) gk_grid_merge_last(reader->in.sheet, bottom, col + cell->cols_spanned - 1);
  }
  return true;
}

static void note_array(gk_odf_reader *reader)
{
  const gk_odf_cell *cell = &reader->cell;
  int32_t bottom = reader->row + cell->matrix_rows - 1, right = reader->col + cell->matrix_cols - 1;
  gk_intake_array(&reader->in, (gk_range){reader->row, reader->col, bottom, right});
}

void gk_odf_end_cell(gk_odf_reader *reader)
{
  gk_odf_cell *cell = &reader->cell;
  cell->depth = 0;
  gk_odf_check_memory(reader);
  if (reader->in.failed) return;
  bool fits = reader->col <= GK_LIMIT_COLUMNS - cell->repeat;
  if (!fits) cell->repeat = 1; /* the blank cells of a sheet with more columns pass, cells that hold something do not */
  note_array(reader);
  bool holds = put_cell(reader);
  if (holds && !fits) gk_intake_place(&reader->in, reader->row, GK_LIMIT_COLUMNS);
  reader->col = fits ? reader->col + cell->repeat : GK_LIMIT_COLUMNS;
}
