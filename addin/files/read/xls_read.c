/* SPDX-License-Identifier: MPL-2.0 */
/* The workbook's own records: its sheets, its texts, whether it is locked. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "files/package/compound.h"
#include "files/limits.h"
#include "files/read/xls_parts.h"

enum { BIFF8 = 0x0600, KIND_SHEET = 0, KIND_MODULE = 6 };

typedef struct listed_sheet {
  char *name;
  uint32_t at;
  bool hidden;
  uint8_t kind;
} listed_sheet;

typedef struct listing {
  gk_xls_book book;
  listed_sheet *sheets;
  size_t count, capacity;
} listing;

static bool fail_damaged(const gk_xls_book *book)
{
  return gk_fail(book->in.err, GK_ERR_FORMAT, "%s 的内容不完整，文件可能损坏或没有传完。", book->in.name);
}

static bool fail_locked(const char *name, gk_error *err)
{
  return gk_fail(err, GK_ERR_FORMAT, "%s 有密码，读不了；请去掉打开密码后再校验。", name);
}

/* --- the records of the workbook ---------------------------------------------------------------------------------- */

/* False when memory is out. */
static bool keep_sheet(listing *l, const listed_sheet *sheet)
{
  listed_sheet *sheets = gk_array_room(l->sheets, l->count, &l->capacity, sizeof *sheets);
  if (sheets == NULL) return false;
  l->sheets = sheets;
  l->sheets[l->count++] = *sheet;
  return true;
}

static bool read_sheet_entry(listing *l, gk_xls_stream *s)
{
  uint8_t state, length;
  listed_sheet sheet = {0};
  gk_text name = {0};
  if (l->count > GK_LIMIT_SHEETS) return true; /* the intake refuses those beyond */
  bool ok = gk_xls_take32(s, &sheet.at) && gk_xls_take8(s, &state) && gk_xls_take8(s, &sheet.kind) &&
            gk_xls_take8(s, &length) && gk_xls_text(s, length, &name);
  if (!ok) {
    gk_text_free(&name);
    return fail_damaged(&l->book);
  }
  gk_text_add(&name, "", 0);
  sheet.name = name.bytes;
  sheet.hidden = (state & 3) != 0;
  if (!name.failed && sheet.kind == KIND_MODULE) {
    gk_text_free(&name); /* macros are no sheet */
    return true;
  }
  if (!name.failed && keep_sheet(l, &sheet)) return true;
  gk_text_free(&name);
  return gk_fail_memory(l->book.in.err);
}

static bool read_strings(gk_xls_book *book, gk_xls_stream *s)
{
  uint32_t count;
  uint16_t length;
  bool ok = gk_xls_skip(s, 4) && gk_xls_take32(s, &count);
  for (uint32_t i = 0; ok && i < count && !gk_xls_ended(s); i++) { /* some programs count more than they write */
    ok = gk_xls_take16(s, &length) && gk_xls_text(s, length, &book->strings.all);
    if (ok && !gk_strings_close(&book->strings, &book->in)) return false;
  }
  return ok || fail_damaged(book);
}

static bool check_version(const gk_xls_book *book, gk_xls_stream *s)
{
  uint16_t version;
  if (!gk_xls_next(s) || (s->type & 0xFF) != 0x09 || !gk_xls_take16(s, &version)) return fail_damaged(book);
  if (s->type == GK_XLS_BOF && version == BIFF8) return true;
  return gk_fail(book->in.err, GK_ERR_FORMAT,
                 "%s 是Excel 95或更早的格式，读不了；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。", book->in.name);
}

static bool read_globals(listing *l)
{
  gk_xls_stream s = {.next = l->book.bytes, .end = l->book.bytes + l->book.size};
  bool ok = check_version(&l->book, &s);
  while (ok) {
    if (!gk_xls_next(&s)) return fail_damaged(&l->book);
    if (s.type == GK_XLS_EOF) return true;
    if (s.type == GK_XLS_FILEPASS) return fail_locked(l->book.in.name, l->book.in.err);
    if (s.type == GK_XLS_BOUNDSHEET) ok = read_sheet_entry(l, &s);
    else if (s.type == GK_XLS_SST) ok = read_strings(&l->book, &s);
  }
  return false;
}

/* --- formulas that were never computed ---------------------------------------------------------------------------- */

gk_xls_value gk_xls_kind(const unsigned char value[8])
{
  if (value[6] != 0xFF || value[7] != 0xFF) return GK_XLS_IS_NUMBER;
  switch (value[0]) {
    case 0: return GK_XLS_IS_TEXT;
    case 1: return GK_XLS_IS_LOGICAL;
    case 2: return GK_XLS_IS_ERROR;
    default: return GK_XLS_IS_BLANK;
  }
}

double gk_xls_double(const unsigned char value[8])
{
  uint64_t bits = (uint64_t)gk_read32(value) | (uint64_t)gk_read32(value + 4) << 32;
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

/* The format has no formula without a value. Libraries that write .xls without computing put a blank or a 0 into each of
 * them; a workbook where no formula has anything else was never computed. */
static bool is_computed(const gk_xls_book *book)
{
  gk_xls_stream s = {.next = book->bytes, .end = book->bytes + book->size};
  unsigned char head[14];
  while (gk_xls_next(&s)) {
    if (!gk_xls_is_formula(s.type) || s.left < sizeof head || !gk_xls_take(&s, head, sizeof head)) continue;
    gk_xls_value kind = gk_xls_kind(head + 6);
    if (kind == GK_XLS_IS_BLANK || (kind == GK_XLS_IS_NUMBER && gk_xls_double(head + 6) == 0)) continue;
    return true;
  }
  return false;
}

/* --- the workbook ------------------------------------------------------------------------------------------------- */

static bool read_sheets(listing *l)
{
  gk_xls_book *book = &l->book;
  if (l->count == 0) return gk_fail(book->in.err, GK_ERR_FORMAT, "%s 里没有工作表，文件可能损坏。", book->in.name);
  book->computed = is_computed(book);
  for (size_t i = 0; i < l->count; i++) {
    const listed_sheet *listed = &l->sheets[i];
    if (!gk_intake_sheet(&book->in, listed->name, listed->hidden)) return false;
    if (listed->kind == KIND_SHEET && !gk_xls_read_sheet(book, listed->at)) return false;
  }
  return true;
}

static gk_grid *read_stream(const unsigned char *bytes, size_t size, const char *name, gk_error *err)
{
  listing l = {.book = {.bytes = bytes, .size = size}};
  gk_intake_begin(&l.book.in, name, err);
  bool ok = !l.book.in.failed && read_globals(&l) && read_sheets(&l);
  for (size_t i = 0; i < l.count; i++) free(l.sheets[i].name);
  free(l.sheets);
  gk_strings_free(&l.book.strings);
  return gk_intake_end(&l.book.in, ok);
}

/* Whether the stream begins as a workbook of Excel 97 and later does. */
static bool is_biff8(const gk_compound *compound, const char *stream)
{
  size_t size;
  gk_error none = GK_ERROR_INIT;
  unsigned char *bytes = gk_compound_read(compound, stream, &size, &none);
  bool is = bytes != NULL && size >= 6 && gk_read16(bytes) == GK_XLS_BOF && gk_read16(bytes + 4) == BIFF8;
  free(bytes);
  return is;
}

/* The stream that makes the compound file a workbook; NULL with `err` filled where it is something else. Excel 97 could
 * save for Excel 95 besides, in the stream Book. */
static const char *find_stream(const gk_compound *compound, const char *name, gk_error *err)
{
  bool workbook = gk_compound_has(compound, "Workbook"), book = gk_compound_has(compound, "Book");
  if (workbook && book && is_biff8(compound, "Book")) {
    gk_fail(err, GK_ERR_FORMAT,
            "%s 里有两份工作簿，各种软件打开的不是同一份，不予读取；请用Calc、WPS或Excel打开核对，另存为.xlsx或.ods。",
            name);
    return NULL;
  }
  if (workbook) return "Workbook";
  if (book) return "Book";
  if (gk_compound_has(compound, "EncryptedPackage")) fail_locked(name, err);
  else gk_fail(err, GK_ERR_FORMAT, "%s 是旧格式的Office文件，但不是电子表格。", name);
  return NULL;
}

gk_grid *gk_xls_read(const char *bytes, size_t size, const char *name, gk_error *err)
{
  gk_compound *compound = gk_compound_open(bytes, size, name, err);
  if (compound == NULL) return NULL;
  size_t length;
  const char *stream = find_stream(compound, name, err);
  unsigned char *records = stream == NULL ? NULL : gk_compound_read(compound, stream, &length, err);
  gk_grid *grid = records == NULL ? NULL : read_stream(records, length, name, err);
  free(records);
  gk_compound_close(compound);
  return grid;
}
