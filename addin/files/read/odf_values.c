/* SPDX-License-Identifier: MPL-2.0 */
/* What a cell of OpenDocument holds, as the open document would give it. */
#include <string.h>

#include "files/read/odf_dates.h"
#include "files/read/odf_reader.h"

static void put_text(gk_odf_reader *reader, int32_t col, const char *text, size_t length)
{
  gk_intake_text(&reader->in, reader->row, col, text, length, reader->cell.formula);
}

/* Where no extension says so, an error without a name of its own shows by its text: Err:502, in Chinese 错误:502. */
static bool shows_error(const gk_text *text)
{
  static const char *const words[] = {"Err:5", "错误:5"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t length = strlen(words[i]);
    if (text->length == length + 2 && memcmp(text->bytes, words[i], length) == 0) return true;
  }
  return false;
}

/* Excel writes an error value as a 0 whose text names it; no number format shows such a text for a number. */
static bool shows_excel_error(const gk_odf_cell *cell, const gk_text *text)
{
  static const char *const words[] = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"};
  if (text->length < 4 || text->bytes[0] != '#' || (cell->type != GK_ODF_NUMBER && !cell->formula)) return false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(text->bytes, words[i]) == 0) return true;
  return false;
}

static bool is_error(const gk_odf_cell *cell, const gk_text *text)
{
  return cell->error || (!cell->extended && shows_excel_error(cell, text)) ||
         (cell->formula && !cell->extended && shows_error(text));
}

/* A formula whose result is "" has an empty paragraph and no type; one that was never computed has neither. */
static bool is_uncomputed(const gk_odf_cell *cell)
{
  if (!cell->formula) return false;
  return cell->type == GK_ODF_NO_TYPE ? cell->paragraphs == 0 && cell->plain.length == 0
                                      : cell->type == GK_ODF_NUMBER && cell->value.length == 0;
}

static bool put_number(gk_odf_reader *reader, int32_t col)
{
  const gk_odf_cell *cell = &reader->cell;
  return gk_intake_written(&reader->in, reader->row, col, cell->value.bytes, cell->value.length, cell->formula);
}

/* Dates and times are days, as in every other format. */
static bool put_days(gk_odf_reader *reader, int32_t col)
{
  const gk_odf_cell *cell = &reader->cell;
  int64_t day;
  double days;
  if (cell->type == GK_ODF_TIME) {
    if (!gk_odf_duration(cell->value.bytes, &days)) return false;
  } else {
    if (!gk_odf_days(cell->value.bytes, &day, &days)) return false;
    days += (double)(day - reader->null_day);
  }
  gk_intake_double(&reader->in, reader->row, col, days, cell->formula);
  return true;
}

/* Calc writes any number in a logical format as one of this type. */
static bool put_logical(gk_odf_reader *reader, int32_t col)
{
  const gk_odf_cell *cell = &reader->cell;
  bool yes = strcmp(cell->value.bytes, "true") == 0;
  if (!yes && strcmp(cell->value.bytes, "false") != 0) return put_number(reader, col);
  gk_intake_logical(&reader->in, reader->row, col, yes, cell->formula);
  return true;
}

static bool put_typed(gk_odf_reader *reader, int32_t col)
{
  if (reader->cell.value.length == 0) return false;
  switch (reader->cell.type) {
    case GK_ODF_NUMBER: return put_number(reader, col);
    case GK_ODF_DATE:
    case GK_ODF_TIME: return put_days(reader, col);
    case GK_ODF_BOOLEAN: return put_logical(reader, col);
    default: return false;
  }
}

bool gk_odf_put_value(gk_odf_reader *reader, int32_t col)
{
  const gk_odf_cell *cell = &reader->cell;
  const gk_text *text = cell->text.length > 0 ? &cell->text : &cell->plain;
  if (is_error(cell, text)) gk_intake_error(&reader->in, reader->row, col, text->length > 0 ? text->bytes : "");
  else if (is_uncomputed(cell)) gk_intake_uncomputed(&reader->in, reader->row, col);
  else if (put_typed(reader, col)) return true;
  else if (cell->type != GK_ODF_NUMBER && text->length > 0) put_text(reader, col, text->bytes, text->length);
  else if (cell->value.length > 0) put_text(reader, col, cell->value.bytes, cell->value.length);
  else if (text->length > 0) put_text(reader, col, text->bytes, text->length);
  else return false;
  return true;
}
