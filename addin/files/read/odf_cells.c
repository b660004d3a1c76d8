/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "files/read/limits.h"
#include "files/read/number_text.h"
#include "files/read/odf_reader.h"

static bool is(const char *text, const char *word)
{
  return strcmp(text, word) == 0;
}

bool gk_odf_count_cells(gk_odf_reader *reader, size_t cells, size_t bytes)
{
  reader->cells += cells;
  reader->bytes += bytes;
  if (reader->cells > GK_LIMIT_CELLS)
    gk_odf_refuse(reader, GK_ERR_LIMIT, "有内容的单元格超过500万个", "more than 5 million cells hold something");
  else if (reader->bytes > GK_LIMIT_ALL_TEXT)
    gk_odf_refuse(reader, GK_ERR_LIMIT, "单元格里的文字超过256MB", "the texts of all cells are over 256 MB");
  return !reader->refused;
}

/* --- the text of a cell ------------------------------------------------------------------------------------------- */

void gk_odf_add_text(gk_odf_reader *reader, const char *bytes, size_t length)
{
  gk_text *text = &reader->cell.text;
  if (length > GK_LIMIT_TEXT || text->length > GK_LIMIT_TEXT - length) {
    gk_odf_refuse(reader, GK_ERR_LIMIT, "单元格内容太长（超过256KB）", "the text of a cell is too long (over 256 KB)");
    return;
  }
  gk_text_add(text, bytes, length);
  gk_odf_check_memory(reader);
}

static void add_spaces(gk_odf_reader *reader, gk_odf_attributes attributes)
{
  char count[12];
  bool counted = gk_odf_get(attributes, GK_ODF_TEXT, "c", count, sizeof count);
  long spaces = counted ? strtol(count, NULL, 10) : 1;
  for (long i = 0; i < spaces && !reader->refused; i++) gk_odf_add_text(reader, " ", 1);
}

void gk_odf_begin_in_cell(gk_odf_reader *reader, gk_odf_space space, const char *local, gk_odf_attributes attributes)
{
  if (space != GK_ODF_TEXT || is(local, "note") || is(local, "ruby-text")) {
    reader->skipping = reader->depth; /* comments, drawings, a table within the cell */
  } else if (is(local, "p")) {
    if (reader->cell.text.length > 0) gk_odf_add_text(reader, "\n", 1);
  } else if (is(local, "s")) {
    add_spaces(reader, attributes);
  } else if (is(local, "tab")) {
    gk_odf_add_text(reader, "\t", 1);
  } else if (is(local, "line-break")) {
    gk_odf_add_text(reader, "\n", 1);
  }
}

/* --- the value of a cell ------------------------------------------------------------------------------------------ */

/* Where the value of that type stands; text has it in the paragraphs. */
static const char *value_attribute(const char *type)
{
  if (is(type, "date")) return "date-value";
  if (is(type, "time")) return "time-value";
  return is(type, "boolean") ? "boolean-value" : "value";
}

static void empty(gk_text *text)
{
  text->length = 0;
  if (text->bytes != NULL) text->bytes[0] = '\0';
}

static void read_plain_text(gk_odf_reader *reader, gk_odf_attributes attributes)
{
  size_t length;
  const char *plain = gk_odf_find(attributes, GK_ODF_OFFICE, "string-value", &length);
  if (plain == NULL) return;
  if (length > GK_LIMIT_TEXT)
    gk_odf_refuse(reader, GK_ERR_LIMIT, "单元格内容太长（超过256KB）", "the text of a cell is too long (over 256 KB)");
  else
    gk_text_add(&reader->cell.plain, plain, length);
}

void gk_odf_begin_cell(gk_odf_reader *reader, gk_odf_attributes attributes)
{
  gk_odf_cell *cell = &reader->cell;
  size_t length;
  char extended[16];
  cell->depth = reader->depth;
  cell->repeat = gk_odf_count(attributes, "number-columns-repeated", GK_LIMIT_COLUMNS);
  cell->cols_spanned = gk_odf_count(attributes, "number-columns-spanned", GK_LIMIT_COLUMNS);
  cell->rows_spanned = gk_odf_count(attributes, "number-rows-spanned", GK_LIMIT_ROWS);
  cell->formula = gk_odf_find(attributes, GK_ODF_TABLE, "formula", &length) != NULL;
  gk_odf_get(attributes, GK_ODF_CALCEXT, "value-type", extended, sizeof extended);
  cell->error = is(extended, "error");
  gk_odf_get(attributes, GK_ODF_OFFICE, "value-type", cell->type, sizeof cell->type);
  gk_odf_get(attributes, GK_ODF_OFFICE, value_attribute(cell->type), cell->value, sizeof cell->value);
  empty(&cell->text);
  empty(&cell->plain);
  read_plain_text(reader, attributes);
}

static size_t put_text(gk_odf_reader *reader, int32_t col, const char *text, size_t length)
{
  gk_grid_put_text(reader->grid, reader->sheet, reader->row, col, text, length, reader->cell.formula);
  return length;
}

/* Puts the cell's value at a column of the open row; *bytes is the length of its text. False where it is blank. */
static bool put_value(gk_odf_reader *reader, int32_t col, size_t *bytes)
{
  const gk_odf_cell *cell = &reader->cell;
  const gk_text *text = cell->text.length > 0 ? &cell->text : &cell->plain;
  bool number = is(cell->type, "float") || is(cell->type, "percentage") || is(cell->type, "currency");
  gk_dec value;
  *bytes = 0;
  if (cell->error || (cell->formula && text->length > 4 && memcmp(text->bytes, "Err:", 4) == 0)) {
    gk_grid_put_error(reader->grid, reader->sheet, reader->row, col, text->length > 0 ? text->bytes : "");
    *bytes = text->length;
  } else if (cell->formula && (cell->type[0] == '\0' || (number && cell->value[0] == '\0'))) {
    gk_grid_put_uncomputed(reader->grid, reader->sheet, reader->row, col);
  } else if (number && gk_number_read(cell->value, &value)) {
    gk_grid_put_number(reader->grid, reader->sheet, reader->row, col, value, cell->formula);
  } else if (number && cell->value[0] != '\0') {
    *bytes = put_text(reader, col, cell->value, strlen(cell->value));
  } else if (text->length > 0) {
    *bytes = put_text(reader, col, text->bytes, text->length);
  } else if (cell->value[0] != '\0') {
    *bytes = put_text(reader, col, cell->value, strlen(cell->value));
  } else {
    return false;
  }
  return true;
}

/* Puts the cell as often as it is repeated; false where it is blank. */
static bool put_cell(gk_odf_reader *reader)
{
  const gk_odf_cell *cell = &reader->cell;
  int32_t bottom = reader->row + cell->rows_spanned - 1;
  size_t bytes;
  for (int32_t col = reader->col; col < reader->col + cell->repeat && !reader->refused; col++) {
    if (!put_value(reader, col, &bytes)) return false;
    gk_odf_check_memory(reader);
    if (reader->refused) return true;
    gk_grid_merge_last(reader->sheet, bottom, col + cell->cols_spanned - 1);
    gk_odf_count_cells(reader, 1, bytes);
  }
  return true;
}

void gk_odf_end_cell(gk_odf_reader *reader)
{
  gk_odf_cell *cell = &reader->cell;
  cell->depth = 0;
  gk_odf_check_memory(reader);
  if (reader->refused) return;
  bool fits = reader->col <= GK_LIMIT_COLUMNS - cell->repeat;
  if (!fits) cell->repeat = 1; /* the blank cells of a sheet with more columns pass, cells that hold something do not */
  bool holds = put_cell(reader);
  if (holds && !fits) gk_odf_refuse(reader, GK_ERR_LIMIT, "列数超过16384", "more than 16384 columns");
  reader->col = fits ? reader->col + cell->repeat : GK_LIMIT_COLUMNS;
}
