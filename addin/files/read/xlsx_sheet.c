/* SPDX-License-Identifier: MPL-2.0 */
/* One worksheet: rows of cells with cached values, then the merged ranges. */
#include <stdlib.h>
#include <string.h>

#include "files/read/limits.h"
#include "files/read/number_text.h"
#include "files/read/xlsx_parts.h"
#include "files/read/xml_events.h"

typedef enum where { OUTSIDE, IN_VALUE, IN_INLINE } where;

typedef struct reader {
  const char *name;
  const gk_strings *strings;
  gk_grid *grid;
  gk_sheet *sheet;
  gk_xlsx_totals *totals;
  gk_error *err;
  int32_t row, col;     /* of the open cell, or the last one */
  bool in_cell, formula, inline_text;
  where where;
  int phonetic;
  char type[12];        /* t: n, s, str, inlineStr, b, e, d */
  gk_text value;        /* of <v> or of <is> */
  size_t merged;
} reader;

static bool fail_limit(reader *r, const char *zh, const char *en)
{
  return gk_fail(r->err, GK_ERR_LIMIT, "%s 的工作表“%.80s”%s，不予读取。", "%s, sheet \"%.80s\": %s; it is not read.", r->name,
                 r->sheet->name, r->err != NULL && r->err->lang == GK_EN ? en : zh);
}

/* "AB12" from the text; false where it is no address within a sheet. */
static bool read_address(const char **text, int32_t *row, int32_t *col)
{
  const char *c = *text;
  int32_t letters = 0, digits = 0;
  while (*c == '$') c++;
  for (; *c >= 'A' && *c <= 'Z' && letters <= GK_LIMIT_COLUMNS; c++) letters = letters * 26 + (*c - 'A' + 1);
  while (*c == '$') c++;
  for (; *c >= '0' && *c <= '9' && digits <= GK_LIMIT_ROWS; c++) digits = digits * 10 + (*c - '0');
  *text = c;
  *row = digits - 1;
  *col = letters - 1;
  return letters >= 1 && letters <= GK_LIMIT_COLUMNS && digits >= 1 && digits <= GK_LIMIT_ROWS;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static bool begin_row(reader *r, const gk_xml_attributes *attributes)
{
  char number[16];
  r->col = -1;
  if (!gk_xml_attribute(attributes, "r", number, sizeof number)) {
    r->row++;
  } else {
    long row = strtol(number, NULL, 10);
    if (row < 1 || row > GK_LIMIT_ROWS) return fail_limit(r, "的行号超出1048576", "a row number is beyond 1048576");
    r->row = (int32_t)row - 1;
  }
  return r->row < GK_LIMIT_ROWS || fail_limit(r, "超过1048576行", "more than 1048576 rows");
}

static bool begin_cell(reader *r, const gk_xml_attributes *attributes)
{
  char address[24];
  const char *at = address;
  if (gk_xml_attribute(attributes, "r", address, sizeof address)) {
    if (!read_address(&at, &r->row, &r->col) || *at != '\0')
      return gk_fail(r->err, GK_ERR_FORMAT, "%s 的工作表“%.80s”里有不成地址的单元格“%s”，文件可能损坏。",
                     "%s, sheet \"%.80s\": \"%s\" is no cell's address; the file may be damaged.", r->name,
                     r->sheet->name, address);
  } else {
    r->col++;
  }
  if (r->col >= GK_LIMIT_COLUMNS) return fail_limit(r, "超过16384列", "more than 16384 columns");
  gk_xml_attribute(attributes, "t", r->type, sizeof r->type);
  r->in_cell = true;
  r->formula = r->inline_text = false;
  r->where = OUTSIDE;
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
    return gk_fail(r->err, GK_ERR_FORMAT, "%s 缺少工作表“%.80s”要用的文字，文件可能损坏。",
                   "%s lacks a text that sheet \"%.80s\" uses; the file may be damaged.", r->name, r->sheet->name);
  put_text(r, text, length);
  return true;
}

static bool put_value(reader *r)
{
  const char *value = r->value.bytes;
  gk_dec number;
  if (strcmp(r->type, "s") == 0) return put_shared(r, value);
  if (strcmp(r->type, "e") == 0) {
    gk_grid_put_error(r->grid, r->sheet, r->row, r->col, value);
  } else if (strcmp(r->type, "b") == 0) {
    const char *word = strcmp(value, "1") == 0 ? "TRUE" : "FALSE";
    put_text(r, word, strlen(word));
  } else if (r->inline_text || strcmp(r->type, "str") == 0 || strcmp(r->type, "inlineStr") == 0) {
    put_text(r, value, r->value.length);
  } else if (gk_number_read(value, &number)) {
    gk_grid_put_number(r->grid, r->sheet, r->row, r->col, number, r->formula);
  } else {
    put_text(r, value, r->value.length);
  }
  return true;
}

static bool end_cell(reader *r)
{
  size_t before = r->sheet->count;
  r->in_cell = false;
  if (r->value.failed) return gk_fail_memory(r->err);
  if (r->value.length > 0) {
    if (!put_value(r)) return false;
  } else if (r->formula && strcmp(r->type, "str") != 0) {
    gk_grid_put_uncomputed(r->grid, r->sheet, r->row, r->col);
  }
  if (r->grid->failed) return gk_fail_memory(r->err);
  r->totals->cells += r->sheet->count - before;
  if (r->totals->cells > GK_LIMIT_CELLS) return fail_limit(r, "读到时，有内容的单元格超过500万个", "more than 5 million cells");
  if (r->totals->bytes > GK_LIMIT_ALL_TEXT) return fail_limit(r, "读到时，文字超过256MB", "more than 256 MB of text");
  return true;
}

/* --- merged ranges ------------------------------------------------------------------------------------------------ */

/* Cells come in the order of rows in every file but hostile ones; those that do not are left unmerged. */
static bool merge(reader *r, const gk_xml_attributes *attributes)
{
  char range[48];
  const char *at = range;
  int32_t row, col, row_end, col_end;
  if (++r->merged > GK_LIMIT_CELLS) return fail_limit(r, "的合并区域太多", "too many merged ranges");
  gk_xml_attribute(attributes, "ref", range, sizeof range);
  if (read_address(&at, &row, &col) && *at++ == ':' && read_address(&at, &row_end, &col_end))
    gk_grid_merge_at(r->sheet, row, col, row_end, col_end);
  return true;
}

/* --- events ------------------------------------------------------------------------------------------------------- */

static bool begin(void *self, const char *element, const gk_xml_attributes *attributes)
{
  reader *r = self;
  if (!r->in_cell) {
    if (strcmp(element, "c") == 0) return begin_cell(r, attributes);
    if (strcmp(element, "row") == 0) return begin_row(r, attributes);
    return strcmp(element, "mergeCell") != 0 || merge(r, attributes);
  }
  if (strcmp(element, "v") == 0) r->where = IN_VALUE;
  else if (strcmp(element, "f") == 0) r->formula = true;
  else if (strcmp(element, "is") == 0) r->inline_text = true;
  else if (strcmp(element, "rPh") == 0) r->phonetic++;
  else if (strcmp(element, "t") == 0 && r->inline_text && r->phonetic == 0) r->where = IN_INLINE;
  return true;
}

static bool end(void *self, const char *element)
{
  reader *r = self;
  r->where = OUTSIDE;
  if (strcmp(element, "rPh") == 0 && r->phonetic > 0) r->phonetic--;
  return !r->in_cell || strcmp(element, "c") != 0 || end_cell(r);
}

static bool text(void *self, const char *bytes, size_t length)
{
  reader *r = self;
  if (!r->in_cell || r->where == OUTSIDE) return true;
  if (length > GK_LIMIT_TEXT || r->value.length > GK_LIMIT_TEXT - length)
    return fail_limit(r, "有单元格的内容超过256KB", "the text of a cell is over 256 KB");
  gk_text_add(&r->value, bytes, length);
  return !r->value.failed || gk_fail_memory(r->err);
}

bool gk_xlsx_read_sheet(gk_package *package, const char *part, const gk_strings *strings, gk_grid *grid,
                        gk_sheet *sheet, gk_xlsx_totals *totals, gk_error *err)
{
  static const gk_xml_events events = {begin, end, text};
  size_t size;
  char *bytes = gk_package_read(package, part, &size, err);
  reader r = {.name = gk_package_name(package), .strings = strings, .grid = grid, .sheet = sheet, .totals = totals,
              .err = err, .row = -1, .col = -1};
  bool ok = bytes != NULL && gk_xml_read(bytes, size, &events, &r, r.name, part, err);
  gk_text_free(&r.value);
  free(bytes);
  if (ok && r.row >= 0) totals->rows += (size_t)r.row + 1;
  if (ok && totals->rows > GK_LIMIT_ALL_ROWS)
    ok = fail_limit(&r, "读到时，全部行数超过838万", "more than 8.38 million rows in all sheets");
  return ok;
}
