/* SPDX-License-Identifier: MPL-2.0 */
/* One worksheet: rows of cells with cached values, then the merged ranges. */
#include <stdlib.h>
#include <string.h>

#include "files/limits.h"
#include "files/read/array_ranges.h"
#include "files/read/number_text.h"
#include "files/read/xlsx_escapes.h"
#include "files/read/xlsx_parts.h"
#include "files/read/xlsx_words.h"

/* What the attribute t of a cell says of its value. */
typedef enum value_type {
  NUMBER, /* n, none, and what is unknown: shown as text where it is no number */
  SHARED,
  TEXT, /* str: of a formula */
  INLINE,
  BOOLEAN,
  ERROR
} value_type;

typedef struct reader {
  gk_xml xml;
  const char *name;
  const gk_strings *strings;
  gk_grid *grid;
  gk_sheet *sheet;
  gk_xlsx_totals *totals;
  gk_error *err;
  int32_t row, col; /* of the open cell, or the last one */
  int cell;         /* depth of the open cell, 0 outside */
  int text;         /* depth of the open <v>, or <t> within <is>, 0 outside */
  bool formula, inline_text;
  value_type type;
  gk_text value; /* of <v> or of <is> */
  gk_array_ranges arrays;
  size_t merged;
} reader;

static bool fail_limit(reader *r, const char *zh)
{
  return gk_fail(r->err, GK_ERR_LIMIT, "%s 的工作表“%.80s”%s，不予读取。", r->name, r->sheet->name, gk_tr(zh));
}

/* "AB12" from *at on, which it moves behind; false where it is no address within a sheet. */
static bool read_address(const char **at, const char *end, int32_t *row, int32_t *col)
{
  const char *c = *at;
  int32_t letters = 0, digits = 0;
  while (c < end && *c == '$') c++;
  for (; c < end && *c >= 'A' && *c <= 'Z' && letters <= GK_LIMIT_COLUMNS; c++) letters = letters * 26 + (*c - 'A' + 1);
  while (c < end && *c == '$') c++;
  for (; c < end && *c >= '0' && *c <= '9' && digits <= GK_LIMIT_ROWS; c++) digits = digits * 10 + (*c - '0');
  *at = c;
  *row = digits - 1;
  *col = letters - 1;
  return letters >= 1 && letters <= GK_LIMIT_COLUMNS && digits >= 1 && digits <= GK_LIMIT_ROWS;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static bool begin_row(reader *r)
{
  const gk_xml_attribute *number = gk_xml_find(&r->xml, GK_XLSX_R);
  r->col = -1;
  if (number == NULL) {
    r->row++;
  } else {
    int32_t row = 0;
    for (size_t i = 0; i < number->length && row <= GK_LIMIT_ROWS && number->value[i] >= '0' && number->value[i] <= '9';
         i++)
      row = row * 10 + (number->value[i] - '0');
    if (row < 1 || row > GK_LIMIT_ROWS) return fail_limit(r, "的行号超出1048576");
    r->row = row - 1;
  }
  return r->row < GK_LIMIT_ROWS || fail_limit(r, "超过1048576行");
}

static value_type type_of(const gk_xml_attribute *type)
{
  if (type == NULL) return NUMBER;
  if (gk_xml_equals(type, "s")) return SHARED;
  if (gk_xml_equals(type, "str")) return TEXT;
  if (gk_xml_equals(type, "inlineStr")) return INLINE;
  if (gk_xml_equals(type, "b")) return BOOLEAN;
  return gk_xml_equals(type, "e") ? ERROR : NUMBER;
}

static bool fail_address(reader *r, const gk_xml_attribute *address)
{
  return gk_fail(r->err, GK_ERR_FORMAT, "%s 的工作表“%.80s”里有不成地址的单元格“%.*s”，文件可能损坏。", r->name,
                 r->sheet->name, address->length < 24 ? (int)address->length : 24, address->value);
}

static bool begin_cell(reader *r)
{
  const gk_xml_attribute *address = gk_xml_find(&r->xml, GK_XLSX_R);
  if (address != NULL) {
    const char *at = address->value, *end = at + address->length;
    if (!read_address(&at, end, &r->row, &r->col) || at != end) return fail_address(r, address);
  } else {
    r->col++;
  }
  if (r->col >= GK_LIMIT_COLUMNS) return fail_limit(r, "超过16384列");
  r->type = type_of(gk_xml_find(&r->xml, GK_XLSX_T));
  r->cell = r->xml.depth;
  r->formula = r->inline_text = false;
  r->value.length = 0;
  return true;
}

static void put_text(reader *r, const char *bytes, size_t length)
{
  gk_grid_put_text(r->grid, r->sheet, r->row, r->col, bytes, length, r->formula);
  r->totals->bytes += length;
}

static bool put_shared(reader *r, const char *index_text)
{
  char *end;
  size_t length;
  unsigned long index = strtoul(index_text, &end, 10);
  const char *text = *end != '\0' ? NULL : gk_strings_at(r->strings, index, &length);
  if (text == NULL)
    return gk_fail(r->err, GK_ERR_FORMAT, "%s 缺少工作表“%.80s”要用的文字，文件可能损坏。", r->name, r->sheet->name);
  put_text(r, text, length);
  return true;
}

static bool put_value(reader *r)
{
  const char *value = r->value.bytes;
  if (r->type == SHARED) return put_shared(r, value);
  if (r->type == ERROR) {
    gk_grid_put_error(r->grid, r->sheet, r->row, r->col, value);
  } else if (r->type == BOOLEAN) {
    gk_grid_put_logical(r->grid, r->sheet, r->row, r->col, strcmp(value, "1") == 0, r->formula);
  } else if (r->inline_text || r->type != NUMBER ||
             !gk_number_put(r->grid, r->sheet, r->row, r->col, value, r->value.length, r->formula)) {
    put_text(r, value, gk_xlsx_unescape(r->value.bytes, r->value.length));
  }
  return true;
}

static bool end_cell(reader *r)
{
  size_t before = r->sheet->count;
  r->cell = 0;
  if (r->value.failed) return gk_fail_memory(r->err);
  if (r->value.length > 0) {
    if (!put_value(r)) return false;
  } else if (r->formula && r->type != TEXT) {
    gk_grid_put_uncomputed(r->grid, r->sheet, r->row, r->col);
  }
  if (r->grid->failed) return gk_fail_memory(r->err);
  r->totals->cells += r->sheet->count - before;
  if (r->totals->cells > GK_LIMIT_CELLS) return fail_limit(r, "读到时，有内容的单元格超过500万个");
  if (r->totals->bytes > GK_LIMIT_ALL_TEXT) return fail_limit(r, "读到时，文字超过256MB");
  return true;
}

/* --- merged ranges ------------------------------------------------------------------------------------------------ */

/* "A1:C3", or "A1" alone. */
static bool read_range(const gk_xml_attribute *range, gk_array_range *out)
{
  if (range == NULL) return false;
  const char *at = range->value, *end = at + range->length;
  if (!read_address(&at, end, &out->row, &out->col)) return false;
  out->row_end = out->row;
  out->col_end = out->col;
  return at == end || (*at++ == ':' && read_address(&at, end, &out->row_end, &out->col_end));
}

/* Cells come in the order of rows in every file but hostile ones; those that do not are left unmerged. */
static bool merge(reader *r)
{
  gk_array_range range;
  if (++r->merged > GK_LIMIT_CELLS) return fail_limit(r, "的合并区域太多");
  if (read_range(gk_xml_find(&r->xml, GK_XLSX_REF), &range))
    gk_grid_merge_at(r->sheet, range.row, range.col, range.row_end, range.col_end);
  return true;
}

static bool begin_formula(reader *r)
{
  gk_array_range range;
  r->formula = true;
  bool fills =
    gk_xml_equals(gk_xml_find(&r->xml, GK_XLSX_T), "array") && read_range(gk_xml_find(&r->xml, GK_XLSX_REF), &range);
  return !fills || gk_array_ranges_add(&r->arrays, range) || gk_fail_memory(r->err);
}

/* --- events ------------------------------------------------------------------------------------------------------- */

static bool begin(reader *r)
{
  switch (r->xml.word) {
    case GK_XLSX_C: return r->cell > 0 || begin_cell(r);
    case GK_XLSX_ROW: return r->cell > 0 || begin_row(r);
    case GK_XLSX_MERGE_CELL: return r->cell > 0 || merge(r);
    case GK_XLSX_V: r->text = r->xml.depth; return true;
    case GK_XLSX_F: return begin_formula(r);
    case GK_XLSX_IS: r->inline_text = true; return true;
    case GK_XLSX_RPH: return gk_xml_skip(&r->xml);
    case GK_XLSX_T:
      if (r->inline_text) r->text = r->xml.depth;
      return true;
    default: return true;
  }
}

static bool end(reader *r)
{
  r->text = 0;
  return r->cell == 0 || r->xml.depth != r->cell || end_cell(r);
}

static bool add_text(reader *r)
{
  size_t length = r->xml.length;
  if (r->cell == 0 || r->xml.depth != r->text) return true;
  if (length > GK_LIMIT_TEXT || r->value.length > GK_LIMIT_TEXT - length)
    return fail_limit(r, "有单元格的内容超过256KB");
  gk_text_add(&r->value, r->xml.text, length);
  return !r->value.failed || gk_fail_memory(r->err);
}

static bool read_elements(reader *r)
{
  for (bool ok = true; ok;) {
    switch (gk_xml_next(&r->xml)) {
      case GK_XML_BEGIN: ok = begin(r); break;
      case GK_XML_END: ok = end(r); break;
      case GK_XML_TEXT: ok = add_text(r); break;
      case GK_XML_DONE: return true;
      case GK_XML_FAILED: return false;
    }
  }
  return false;
}

bool gk_xlsx_read_sheet(gk_package *package, const char *part, const gk_strings *strings, gk_grid *grid,
                        gk_sheet *sheet, gk_xlsx_totals *totals, gk_error *err)
{
  size_t size;
  char *bytes = gk_package_read(package, part, &size, err);
  reader r = {.name = gk_package_name(package),
              .strings = strings,
              .grid = grid,
              .sheet = sheet,
              .totals = totals,
              .err = err,
              .row = -1,
              .col = -1};
  bool ok = bytes != NULL && gk_xml_open(&r.xml, bytes, size, &gk_xlsx_words, r.name, part, err) && read_elements(&r);
  if (ok) gk_array_ranges_apply(&r.arrays, sheet);
  gk_xml_close(&r.xml);
  gk_text_free(&r.value);
  gk_array_ranges_free(&r.arrays);
  free(bytes);
  if (ok && r.row >= 0) totals->rows += (size_t)r.row + 1;
  if (ok && totals->rows > GK_LIMIT_ALL_ROWS) ok = fail_limit(&r, "读到时，全部行数超过838万");
  return ok;
}
