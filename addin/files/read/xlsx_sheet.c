/* SPDX-License-Identifier: MPL-2.0 */
/* One worksheet: rows of cells with cached values, then the merged ranges. */
#include <string.h>

#include "files/limits.h"
#include "files/package/package_xml.h"
#include "files/read/xlsx_escapes.h"
#include "files/read/xlsx_parts.h"
#include "files/read/xlsx_words.h"

enum { ROW_DEPTH = 3 /* <worksheet><sheetData><row> */ };

/* What the attribute t of a cell says of its value. */
typedef enum value_type {
  NUMBER, /* n or none; d, a date: shown as text where it is no number */
  SHARED,
  TEXT, /* str: of a formula */
  INLINE,
  BOOLEAN,
  ERROR,
  UNKNOWN
} value_type;

typedef struct reader {
  gk_xml xml;
  const gk_strings *strings;
  gk_intake *in;
  int32_t row, col; /* of the open cell, or the last one */
  int cell;         /* depth of the open cell, 0 outside */
  int text;         /* depth of the open <v>, or <t> within <is>, 0 outside */
  bool data;        /* within <sheetData> */
  bool formula, inline_text, valued;
  value_type type;
  gk_text value; /* of <v> or of <is> */
} reader;

/* "AB12" from *at on, which it moves behind; false where it is no address within a sheet. */
static bool read_address(const char **at, const char *end, int32_t *row, int32_t *col)
{
  const char *c = *at;
  int32_t letters = 0, digits = 0;
  while (c < end && *c == '$') c++;
  for (; c < end && (unsigned char)((*c | 0x20) - 'a') < 26 && letters <= GK_LIMIT_COLUMNS; c++)
    letters = letters * 26 + ((*c | 0x20) - 'a' + 1);
  while (c < end && *c == '$') c++;
  for (; c < end && (unsigned char)(*c - '0') < 10 && digits <= GK_LIMIT_ROWS; c++) digits = digits * 10 + (*c - '0');
  *at = c;
  *row = digits - 1;
  *col = letters - 1;
  return letters >= 1 && letters <= GK_LIMIT_COLUMNS && digits >= 1 && digits <= GK_LIMIT_ROWS;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static bool fail_address(const reader *r, const gk_xml_attribute *address)
{
  return gk_fail(r->in->err, GK_ERR_FORMAT, "%s 的工作表“%.80s”里有不成地址的单元格“%.*s”，文件可能损坏。", r->in->name,
                 r->in->sheet->name, address->length < 24 ? (int)address->length : 24, address->value);
}

/* What programs read differently is not read: the sentence names the cell. */
static bool fail_cell(const reader *r, const char *sentence)
{
  char address[16];
  return gk_fail(r->in->err, GK_ERR_FORMAT, sentence, r->in->name, r->in->sheet->name,
                 gk_address(r->row, r->col < 0 ? 0 : r->col, address));
}

static bool fail_place(const reader *r)
{
  return fail_cell(
    r, N_("%s 的工作表“%.80s”里%s之后有放错位置的行或单元格，各种软件读出来不一样，不予读取；请用Calc、WPS或"
          "Excel打开核对，另存为.xlsx或.ods。"));
}

static bool begin_row(reader *r)
{
  const gk_xml_attribute *number = gk_xml_find(&r->xml, GK_XLSX_ADDRESS);
  if (!r->data || r->xml.depth != ROW_DEPTH) return fail_place(r);
  r->col = -1;
  if (number == NULL) {
    r->row++;
  } else {
    int32_t row = 0;
    for (size_t i = 0; i < number->length && row <= GK_LIMIT_ROWS && number->value[i] >= '0' && number->value[i] <= '9';
         i++)
      row = row * 10 + (number->value[i] - '0');
    if (row < 1) return fail_address(r, number);
    r->row = row - 1;
  }
  return gk_intake_place(r->in, r->row, 0);
}

static value_type type_of(const gk_xml_attribute *type)
{
  if (type == NULL) return NUMBER;
  if (gk_xml_equals(type, "s")) return SHARED;
  if (gk_xml_equals(type, "str")) return TEXT;
  if (gk_xml_equals(type, "inlineStr")) return INLINE;
  if (gk_xml_equals(type, "b")) return BOOLEAN;
  if (gk_xml_equals(type, "e")) return ERROR;
  return gk_xml_equals(type, "n") || gk_xml_equals(type, "d") ? NUMBER : UNKNOWN;
}

static bool begin_cell(reader *r)
{
  const gk_xml_attribute *address = NULL, *type = NULL;
  if (!r->data || r->xml.depth != ROW_DEPTH + 1) return fail_place(r);
  for (size_t i = 0; i < r->xml.attribute_count; i++) {
    if (r->xml.attributes[i].word == GK_XLSX_ADDRESS) address = &r->xml.attributes[i];
    else if (r->xml.attributes[i].word == GK_XLSX_TYPE) type = &r->xml.attributes[i];
  }
  if (address != NULL) {
    const char *at = address->value, *end = at + address->length;
    if (!read_address(&at, end, &r->row, &r->col) || at != end) return fail_address(r, address);
  } else {
    r->col++;
  }
  if (!gk_intake_place(r->in, r->row, r->col)) return false;
  r->type = type_of(type);
  r->cell = r->xml.depth;
  r->formula = r->inline_text = r->valued = false;
  r->value.length = 0;
  return true;
}

/* The number of a shared text, perhaps with white space around it; SIZE_MAX where there is none. */
static size_t index_of(const char *text)
{
  size_t index = 0;
  const char *space = " \t\r\n";
  if ((unsigned char)*text <= ' ') text += strspn(text, space);
  if (*text == '\0') return SIZE_MAX;
  for (; (unsigned char)(*text - '0') < 10 && index <= GK_LIMIT_CELLS; text++)
    index = index * 10 + (size_t)(*text - '0');
  if (*text != '\0') text += strspn(text, space);
  return *text == '\0' ? index : SIZE_MAX;
}

/* White space around a number is no part of it. */
static bool put_number(reader *r)
{
  static const char space[] = " \t\r\n";
  char *value = r->value.bytes;
  size_t length = r->value.length;
  while (length > 0 && memchr(space, value[length - 1], sizeof space - 1) != NULL) value[--length] = '\0';
  size_t before = length == 0 || (unsigned char)*value > ' ' ? 0 : strspn(value, space);
  return gk_intake_written(r->in, r->row, r->col, value + before, length - before, r->formula);
}

static bool put_value(reader *r)
{
  const char *value = r->value.bytes;
  if (r->type == UNKNOWN)
    return fail_cell(r,
                     N_("%s 的工作表“%.80s”单元格%s的类型不认识，不予读取；请用Calc、WPS或Excel打开核对，另存为.xlsx或"
                        ".ods。"));
  if (r->type == SHARED) return gk_strings_put(r->strings, index_of(value), r->in, r->row, r->col, r->formula);
  if (r->type == ERROR) {
    gk_intake_error(r->in, r->row, r->col, value);
  } else if (r->type == BOOLEAN) {
    gk_intake_logical(r->in, r->row, r->col, value[strspn(value, " \t\r\n")] == '1', r->formula);
  } else if (r->inline_text || r->type != NUMBER || !put_number(r)) {
    gk_intake_text(r->in, r->row, r->col, value, gk_xlsx_unescape(r->value.bytes, r->value.length), r->formula);
  }
  return !r->in->failed;
}

static bool end_cell(reader *r)
{
  r->cell = 0;
  if (r->value.failed) return gk_fail_memory(r->in->err);
  if (r->value.length > 0) return put_value(r);
  if (r->formula && r->type != TEXT) gk_intake_uncomputed(r->in, r->row, r->col);
  return !r->in->failed;
}

/* --- merged ranges ------------------------------------------------------------------------------------------------ */

/* "A1:C3", or "A1" alone. */
static bool read_range(const gk_xml_attribute *range, gk_range *out)
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
  gk_range range;
  if (read_range(gk_xml_find(&r->xml, GK_XLSX_REF), &range)) gk_intake_merge(r->in, range);
  return !r->in->failed;
}

static bool begin_formula(reader *r)
{
  gk_range range;
  r->formula = true;
  bool fills =
    gk_xml_equals(gk_xml_find(&r->xml, GK_XLSX_TYPE), "array") && read_range(gk_xml_find(&r->xml, GK_XLSX_REF), &range);
  if (fills) gk_intake_array(r->in, range);
  return !r->in->failed;
}

/* --- events ------------------------------------------------------------------------------------------------------- */

/* <v> or <is>, of which a cell has one. */
static bool begin_value(reader *r, bool inline_text)
{
  if (r->cell == 0 || r->xml.depth != r->cell + 1) return true;
  if (r->valued)
    return fail_cell(r, N_("%s 的工作表“%.80s”单元格%s写了两个值，不予读取；请用Calc、WPS或Excel打开核对，另存为.xlsx或"
                           ".ods。"));
  r->valued = true;
  r->inline_text = inline_text;
  if (!inline_text) r->text = r->xml.depth;
  return true;
}

/* Other elements among the cells, and those of other namespaces anywhere, are passed over with all they hold. */
static bool pass(reader *r)
{
  if (r->xml.word == 0 && r->xml.space == GK_XLSX_CHOICE) return !r->data || fail_place(r);
  return (!r->data && r->xml.space == GK_XLSX_MAIN) || gk_xml_skip(&r->xml);
}

static inline bool begin(void *context)
{
  reader *r = context;
  switch (r->xml.word) {
    case GK_XLSX_C: return begin_cell(r);
    case GK_XLSX_ROW: return begin_row(r);
    case GK_XLSX_MERGE_CELL: return r->xml.depth == ROW_DEPTH ? merge(r) : fail_place(r);
    case GK_XLSX_SHEET_DATA: r->data = true; return r->xml.depth == ROW_DEPTH - 1 || fail_place(r);
    case GK_XLSX_V: return begin_value(r, false);
    case GK_XLSX_F: return r->cell == 0 || begin_formula(r);
    case GK_XLSX_IS: return begin_value(r, true);
    case GK_XLSX_RPH: return gk_xml_skip(&r->xml);
    case GK_XLSX_T:
      if (r->inline_text) r->text = r->xml.depth;
      return true;
    case GK_XLSX_R: return true;
    default: return pass(r);
  }
}

static inline bool end(void *context)
{
  reader *r = context;
  r->text = 0;
  if (r->xml.word == GK_XLSX_SHEET_DATA) r->data = false;
  return r->cell == 0 || r->xml.depth != r->cell || end_cell(r);
}

static inline bool add_text(void *context)
{
  reader *r = context;
  if (r->cell == 0 || r->xml.depth != r->text) return true;
  if (!gk_intake_fits(r->in, r->value.length + r->xml.length)) return false;
  gk_text_add(&r->value, r->xml.text, r->xml.length);
  return !r->value.failed || gk_fail_memory(r->in->err);
}

bool gk_xlsx_read_sheet(gk_package *package, const char *part, const gk_strings *strings, gk_intake *in)
{
  reader r = {.strings = strings, .in = in, .row = -1, .col = -1};
  bool ok = gk_package_parse(package, part, &gk_xlsx_words, &r.xml, &r, begin, end, add_text, in->err);
  gk_text_free(&r.value);
  return ok;
}
