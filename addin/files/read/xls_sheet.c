/* SPDX-License-Identifier: MPL-2.0 */
/* One worksheet of an .xls: its cells, then the merged ranges. */
#include <string.h>

#include "files/package/compound.h"
#include "files/read/xls_formula.h"
#include "files/read/xls_parts.h"

typedef struct reader {
  gk_xls_book *book;
  gk_xls_stream in;
  int32_t row, col;  /* of the cell being read */
  bool expects_text; /* the cell is a formula whose text comes in a STRING record */
  gk_text text;
} reader;

static bool fail_damaged(const reader *r)
{
  return gk_fail(r->book->in.err, GK_ERR_FORMAT, "%s 的工作表“%.80s”不完整，文件可能损坏或没有传完。", r->book->in.name,
                 r->book->in.sheet->name);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

static void put_number(reader *r, double value, bool formula)
{
  gk_intake_double(&r->book->in, r->row, r->col, value, formula);
}

/* A number in four bytes: 30 bits of an integer or the upper ones of a double, perhaps in hundredths. */
static void put_rk(reader *r, uint32_t rk)
{
  bool hundredths = (rk & 1) != 0;
  if (rk & 2) {
    int64_t units = (int64_t)(int32_t)(rk & ~(uint32_t)3) / 4;
    gk_dec number = gk_dec_trim((gk_dec){units, hundredths ? 2 : 0});
    gk_intake_number(&r->book->in, r->row, r->col, number, false);
    return;
  }
  const unsigned char bytes[8] = {
    [4] = (unsigned char)(rk & 0xFC), (unsigned char)(rk >> 8), (unsigned char)(rk >> 16), (unsigned char)(rk >> 24)};
  double value = gk_xls_double(bytes);
  put_number(r, hundredths ? value / 100 : value, false);
}

static const char *error_word(uint8_t code)
{
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
  }
}

static void put_logical(reader *r, bool value, bool formula)
{
  gk_intake_logical(&r->book->in, r->row, r->col, value, formula);
}

static void put_error(reader *r, uint8_t code)
{
  gk_intake_error(&r->book->in, r->row, r->col, error_word(code));
}

/* --- records ------------------------------------------------------------------------------------------------------ */

/* The place that begins the record of a cell, of which the format is passed over. */
static bool take_place(reader *r)
{
  uint16_t row, col;
  if (!gk_xls_take16(&r->in, &row) || !gk_xls_take16(&r->in, &col)) return fail_damaged(r);
  r->row = row;
  r->col = col;
  return gk_intake_place(&r->book->in, row, col);
}

/* Whether the formula whose tokens come next gives a text; a record that ends before is none that Calc writes. */
static bool gives_text(reader *r)
{
  enum { MOST_BYTES = 1800 };
  unsigned char tokens[MOST_BYTES];
  uint16_t size;
  return gk_xls_skip(&r->in, 4) && gk_xls_take16(&r->in, &size) && size <= sizeof tokens &&
         gk_xls_take(&r->in, tokens, size) && gk_xls_gives_text(tokens, size);
}

static bool read_formula(reader *r)
{
  unsigned char value[8];
  uint16_t flags;
  enum { COMPUTE_ON_LOADING = 3 };
  if (!gk_xls_skip(&r->in, 2) || !gk_xls_take(&r->in, value, sizeof value) || !gk_xls_take16(&r->in, &flags))
    return fail_damaged(r);
  gk_xls_value kind = gk_xls_kind(value);
  bool blank = kind == GK_XLS_IS_BLANK;
  bool zero = kind == GK_XLS_IS_NUMBER && gk_xls_double(value) == 0;
  bool waits = zero && (flags & COMPUTE_ON_LOADING) != 0, lost = zero && gives_text(r);
  r->expects_text = kind == GK_XLS_IS_TEXT;
  if (lost || (!r->book->computed && (blank || waits))) gk_intake_uncomputed(&r->book->in, r->row, r->col);
  else if (kind == GK_XLS_IS_NUMBER) put_number(r, gk_xls_double(value), true);
  else if (kind == GK_XLS_IS_LOGICAL) put_logical(r, value[2] != 0, true);
  else if (kind == GK_XLS_IS_ERROR) put_error(r, value[2]);
  return true;
}

static bool read_text(reader *r, bool formula)
{
  uint16_t length;
  r->text.length = 0;
  if (!gk_xls_take16(&r->in, &length) || !gk_xls_text(&r->in, length, &r->text)) return fail_damaged(r);
  if (r->text.failed) return gk_fail_memory(r->book->in.err);
  gk_intake_text(&r->book->in, r->row, r->col, r->text.bytes, r->text.length, formula);
  return true;
}

static bool read_shared(reader *r)
{
  uint32_t index;
  if (!gk_xls_skip(&r->in, 2) || !gk_xls_take32(&r->in, &index)) return fail_damaged(r);
  return gk_strings_put(&r->book->strings, index, &r->book->in, r->row, r->col, false);
}

/* Format and number of each cell, then the last column, which follows from how many there are. */
static bool read_numbers(reader *r)
{
  uint32_t rk;
  while (r->in.left >= 8) {
    if (!gk_intake_place(&r->book->in, r->row, r->col)) return false;
    if (!gk_xls_skip(&r->in, 2) || !gk_xls_take32(&r->in, &rk)) return fail_damaged(r);
    put_rk(r, rk);
    r->col++;
  }
  return true;
}

static bool read_number(reader *r)
{
  unsigned char value[8];
  if (!gk_xls_skip(&r->in, 2) || !gk_xls_take(&r->in, value, sizeof value)) return fail_damaged(r);
  put_number(r, gk_xls_double(value), false);
  return true;
}

static bool read_rk(reader *r)
{
  uint32_t rk;
  if (!gk_xls_skip(&r->in, 2) || !gk_xls_take32(&r->in, &rk)) return fail_damaged(r);
  put_rk(r, rk);
  return true;
}

static bool read_logical(reader *r)
{
  uint8_t value, is_error;
  if (!gk_xls_skip(&r->in, 2) || !gk_xls_take8(&r->in, &value) || !gk_xls_take8(&r->in, &is_error))
    return fail_damaged(r);
  if (is_error) put_error(r, value);
  else put_logical(r, value != 0, false);
  return true;
}

static bool read_merges(reader *r)
{
  uint16_t count, row, row_end, col, col_end;
  if (!gk_xls_take16(&r->in, &count)) return fail_damaged(r);
  for (; count > 0; count--) {
    if (!gk_xls_take16(&r->in, &row) || !gk_xls_take16(&r->in, &row_end) || !gk_xls_take16(&r->in, &col) ||
        !gk_xls_take16(&r->in, &col_end))
      return fail_damaged(r);
    gk_intake_merge(&r->book->in, (gk_range){row, col, row_end, col_end});
  }
  return true;
}

/* Cells as Excel 2 wrote them, which Calc reads in newer workbooks too. */
static bool is_old(uint16_t type)
{
  return (type >= GK_XLS_FIRST_OLD && type <= GK_XLS_LAST_OLD) || type == GK_XLS_OLD_STRING;
}

static bool fail_old(const reader *r)
{
  return gk_fail(r->book->in.err, GK_ERR_FORMAT,
                 "%s 的工作表“%.80s”里有旧格式的单元格，不予读取；请用Calc、WPS或Excel打开核对，另存为.xlsx或.ods。",
                 r->book->in.name, r->book->in.sheet->name);
}

static bool read_cell(reader *r)
{
  switch (r->in.type) {
    case GK_XLS_FORMULA:
    case GK_XLS_FORMULA3:
    case GK_XLS_FORMULA4: return take_place(r) && read_formula(r);
    case GK_XLS_LABELSST: return take_place(r) && read_shared(r);
    case GK_XLS_NUMBER: return take_place(r) && read_number(r);
    case GK_XLS_RK: return take_place(r) && read_rk(r);
    case GK_XLS_MULRK: return take_place(r) && read_numbers(r);
    case GK_XLS_BOOLERR: return take_place(r) && read_logical(r);
    case GK_XLS_LABEL:
    case GK_XLS_RSTRING: return take_place(r) && (gk_xls_skip(&r->in, 2) || fail_damaged(r)) && read_text(r, false);
    case GK_XLS_STRING:
      if (!r->expects_text) return true;
      r->expects_text = false;
      return read_text(r, true);
    case GK_XLS_MERGEDCELLS: return read_merges(r);
    default: return !is_old(r->in.type) || fail_old(r);
  }
}

/* Up to the end of the sheet, past the charts within it, each of which begins and ends likewise. */
static bool read_records(reader *r)
{
  size_t depth = 0;
  do {
    if (!gk_xls_next(&r->in) || (depth == 0 && r->in.type != GK_XLS_BOF)) return fail_damaged(r);
    if (r->in.type == GK_XLS_BOF) depth++;
    else if (r->in.type == GK_XLS_EOF) depth--;
    else if (depth == 1 && (!read_cell(r) || r->book->in.failed)) return false;
  } while (depth > 0);
  return true;
}

/* Sheets that stand apart are no longer than the stream in all; the same records as a thousand sheets are. */
static bool account_for_sheet(reader *r, size_t begin)
{
  gk_xls_book *book = r->book;
  book->read += (size_t)(r->in.next - book->bytes) - begin;
  return book->read <= book->size ||
         gk_fail(book->in.err, GK_ERR_FORMAT, "%s 的工作表“%.80s”与别的工作表重叠，文件可能损坏。", book->in.name,
                 book->in.sheet->name);
}

bool gk_xls_read_sheet(gk_xls_book *book, size_t at)
{
  reader r = {.book = book};
  if (at >= book->size) return fail_damaged(&r);
  r.in = (gk_xls_stream){.next = book->bytes + at, .end = book->bytes + book->size};
  bool ok = read_records(&r) && account_for_sheet(&r, at);
  gk_text_free(&r.text);
  return ok;
}
