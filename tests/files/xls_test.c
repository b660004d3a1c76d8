/* SPDX-License-Identifier: MPL-2.0 */
/* The reader of .xls, on records written here: what Calc writes is tested inside it (tests/calc/formats_test.c), this is
 * what others write. */
#include "files/formats/workbook.h"

#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "xls_build.h"
#include "../engine/speak.h"

enum { BOF = 0x809, END = 0x0A, SHEET = 0x85, SST = 0xFC, CONTINUE = 0x3C };

void gk_suite_xls(void);

/* --- writing ------------------------------------------------------------------------------------------------------ */

#define record gk_build_record
#define begin gk_build_begin

/* The workbook's records up to the sheet "甲", where `extra`, records of its own, stands before their end. */
static void begin_book(gk_text *out, const gk_text *extra)
{
  unsigned char sheet[10] = {0, 0, 0, 0, 0, 0, 1, 1, 0x32, 0x75};
  size_t before = 20 + 4 + sizeof sheet + extra->length + 4;
  gk_build32(sheet, (uint32_t)before);
  begin(out, 5);
  record(out, SHEET, sheet, sizeof sheet);
  if (extra->length > 0) gk_text_add(out, extra->bytes, extra->length);
  record(out, END, "", 0);
  begin(out, 0x10);
}

/* row, col, format 0, then `size` bytes */
static void cell(gk_text *out, unsigned type, unsigned row, unsigned col, const void *data, size_t size)
{
  unsigned char bytes[64] = {0};
  gk_build16(bytes, row);
  gk_build16(bytes + 2, col);
  memcpy(bytes + 6, data, size);
  record(out, type, bytes, size + 6);
}

static void rk(gk_text *out, unsigned col, uint32_t value)
{
  unsigned char bytes[4];
  gk_build32(bytes, value);
  cell(out, 0x27E, 0, col, bytes, sizeof bytes);
}

static void formula(gk_text *out, unsigned row, unsigned col, const unsigned char value[8], unsigned flags)
{
  unsigned char bytes[16] = {0};
  memcpy(bytes, value, 8);
  gk_build16(bytes + 8, flags);
  cell(out, 0x06, row, col, bytes, sizeof bytes);
}

/* With the tokens of the formula, value 0. */
static void formula_of(gk_text *out, unsigned row, unsigned col, const void *tokens, size_t size)
{
  unsigned char bytes[58] = {0};
  gk_build16(bytes + 14, (unsigned)size);
  memcpy(bytes + 16, tokens, size);
  cell(out, 0x06, row, col, bytes, size + 16);
}
#define FORMULA_OF(out, col, ...)                                                                                      \
  formula_of(out, 0, col, (const unsigned char[]){__VA_ARGS__}, sizeof(const unsigned char[]){__VA_ARGS__})

static gk_grid *read_stream(const char *stream, const gk_text *records, gk_error *err)
{
  size_t size;
  char *file = gk_build_compound(stream, (const unsigned char *)records->bytes, records->length, &size);
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  gk_grid *grid = gk_workbook_read_memory(file, size, "a.xls", err);
  free(file);
  return grid;
}

static gk_grid *read_book(gk_text *records)
{
  gk_error err = GK_ERROR_INIT;
  record(records, END, "", 0);
  gk_grid *grid = read_stream("Workbook", records, &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_text_free(records);
  return grid;
}

/* --- what stands in a cell ---------------------------------------------------------------------------------------- */

static void expect(const gk_grid *grid, int32_t row, int32_t col, gk_cell_kind kind, const char *shown)
{
  const gk_cell *at = gk_sheet_at(grid->sheets[0], row, col);
  char number[GK_DEC_TEXT];
  CU_ASSERT_PTR_NOT_NULL_FATAL(at);
  CU_ASSERT_EQUAL(at->kind, kind);
  CU_ASSERT_STRING_EQUAL(kind == GK_CELL_NUMBER ? gk_dec_format(at->number, number) : at->text, shown);
}

static void test_numbers(void)
{
  gk_text out = {0}, none = {0};
  unsigned char many[18] = {1, 0, 0, 0};
  static const unsigned char noisy[8] = {0x0B, 0xD7, 0xA3, 0x70, 0x3D, 0x0A, 0xF7, 0x3F}; /* 1.4400000000000002 */
  static const unsigned char huge[8] = {0x40, 0x8C, 0xB5, 0x78, 0x1D, 0xAF, 0x15, 0x44};  /* 1e20 */
  begin_book(&out, &none);
  rk(&out, 0, (uint32_t)167142 << 2 | 3);
  rk(&out, 1, (uint32_t)-500 << 2 | 3);
  rk(&out, 2, (uint32_t)7 << 2 | 2);
  rk(&out, 3, 0x3FF80000);     /* 1.5 */
  rk(&out, 4, 0x3FF80000 | 1); /* in hundredths */
  cell(&out, 0x203, 0, 5, noisy, sizeof noisy);
  cell(&out, 0x203, 0, 6, huge, sizeof huge);
  gk_build16(many + 2, 2);
  gk_build32(many + 6, (uint32_t)12 << 2 | 2);
  gk_build32(many + 12, (uint32_t)13 << 2 | 2);
  gk_build16(many + 16, 3);
  record(&out, 0xBD, many, sizeof many);
  gk_grid *grid = read_book(&out);
  CU_ASSERT_STRING_EQUAL(grid->sheets[0]->name, "\u7532");
  expect(grid, 0, 0, GK_CELL_NUMBER, "1671.42");
  expect(grid, 0, 1, GK_CELL_NUMBER, "-5");
  expect(grid, 0, 2, GK_CELL_NUMBER, "7");
  expect(grid, 0, 3, GK_CELL_NUMBER, "1.5");
  expect(grid, 0, 4, GK_CELL_NUMBER, "0.015");
  expect(grid, 0, 5, GK_CELL_NUMBER, "1.44");
  expect(grid, 0, 6, GK_CELL_TEXT, "1e+20");
  expect(grid, 1, 2, GK_CELL_NUMBER, "12");
  expect(grid, 1, 3, GK_CELL_NUMBER, "13");
  gk_grid_free(grid);
}

/* A text that goes on in another record may change from wide to narrow characters there; how it looks is passed over. */
static void test_texts(void)
{
  static const unsigned char wide[] = {1, 0, 0, 0, 2, 0, 0, 0, 4, 0, 9, 1, 0, 0x32, 0x75, 0x3D, 0xD8, 0x00, 0xDE};
  static const unsigned char narrow[] = {0, 'x', 1, 2, 3, 4, 1, 0, 4, 2, 0, 0, 0, 'y', 9, 9};
  static const unsigned char second[] = {1, 0, 0, 0}, label[] = {2, 0, 0, 'o', 'k'};
  gk_text out = {0}, extra = {0};
  record(&extra, SST, wide, sizeof wide);
  record(&extra, CONTINUE, narrow, sizeof narrow);
  begin_book(&out, &extra);
  cell(&out, 0xFD, 0, 0, "\0\0\0\0", 4);
  cell(&out, 0xFD, 0, 1, second, 4);
  cell(&out, 0x204, 1, 0, label, sizeof label);
  record(&out, 0xE5, "\1\0\0\0\1\0\0\0\1\0", 10);
  gk_grid *grid = read_book(&out);
  expect(grid, 0, 0, GK_CELL_TEXT, "\u7532\U0001F600x");
  expect(grid, 0, 1, GK_CELL_TEXT, "y");
  expect(grid, 1, 0, GK_CELL_TEXT, "ok");
  CU_ASSERT_EQUAL(gk_sheet_at(grid->sheets[0], 0, 0)->row_end, 1);
  CU_ASSERT_EQUAL(gk_sheet_at(grid->sheets[0], 0, 0)->col_end, 1);
  gk_grid_free(grid);
  gk_text_free(&extra);
}

static const unsigned char zero[8], half[8] = {[6] = 0xE0, 0x3F}, as_text[8] = {0, [6] = 0xFF, 0xFF},
                                    as_true[8] = {1, 0, 1, [6] = 0xFF, 0xFF},
                                    as_error[8] = {2, 0, 0x17, [6] = 0xFF, 0xFF}, as_blank[8] = {3, [6] = 0xFF, 0xFF};

static void test_formulas(void)
{
  gk_text out = {0}, none = {0};
  begin_book(&out, &none);
  formula(&out, 0, 0, half, 0);
  formula(&out, 0, 1, as_text, 0);
  record(&out, 0x4BC, "shared", 6);
  record(&out, 0x207, "\2\0\0ab", 5);
  formula(&out, 0, 2, as_true, 0);
  formula(&out, 0, 3, as_error, 0);
  formula(&out, 0, 4, as_blank, 0);
  formula(&out, 0, 5, zero, 3);
  gk_grid *grid = read_book(&out);
  expect(grid, 0, 0, GK_CELL_NUMBER, "0.5");
  expect(grid, 0, 1, GK_CELL_TEXT, "ab");
  expect(grid, 0, 2, GK_CELL_TEXT, "TRUE");
  expect(grid, 0, 3, GK_CELL_ERROR, "#REF!");
  CU_ASSERT_PTR_NULL(gk_sheet_at(grid->sheets[0], 0, 4));
  expect(grid, 0, 5, GK_CELL_NUMBER, "0");
  for (int32_t col = 0; col < 4; col++) CU_ASSERT_TRUE(gk_sheet_at(grid->sheets[0], 0, col)->formula);
  gk_grid_free(grid);
}

/* Where no formula of the workbook has a value, the blanks and zeros in them are no values. */
static void test_uncomputed(void)
{
  gk_text out = {0}, none = {0};
  begin_book(&out, &none);
  formula(&out, 0, 0, as_blank, 0);
  formula(&out, 0, 1, zero, 3);
  formula(&out, 0, 2, zero, 0);
  gk_grid *grid = read_book(&out);
  expect(grid, 0, 0, GK_CELL_UNCOMPUTED, "");
  expect(grid, 0, 1, GK_CELL_UNCOMPUTED, "");
  expect(grid, 0, 2, GK_CELL_NUMBER, "0");
  gk_grid_free(grid);
}

/* Calc writes 0 as the value of formulas that give a text. What surely gives one has no value then; the first byte of a
 * token is its kind, the last of an IF's branches end with a jump behind it. */
static void test_lost_texts(void)
{
  gk_text out = {0}, none = {0};
  begin_book(&out, &none);
  formula(&out, 1, 0, half, 0);                                                /* the workbook was computed */
  FORMULA_OF(&out, 0, 0x17, 1, 0, 'a', 0x44, 0, 0, 0, 0, 0x08);                /* "a"&A1 */
  FORMULA_OF(&out, 1, 0x17, 1, 1, 0x32, 0x75, 0x15);                           /* ("甲") */
  FORMULA_OF(&out, 2, 0x44, 0, 0, 0, 0, 0x1E, 2, 0, 0x42, 2, 115, 0);          /* LEFT(A1,2) */
  FORMULA_OF(&out, 3, 0x1D, 1, 0x19, 2, 8, 0, 0x17, 1, 0, 'a', 0x19, 8, 10, 0, /* IF(TRUE,"a","") */
             0x17, 0, 0, 0x19, 8, 3, 0, 0x42, 3, 1, 0);
  FORMULA_OF(&out, 4, 0x1D, 1, 0x19, 2, 8, 0, 0x17, 1, 0, 'a', 0x19, 8, 12, 0, /* IF(TRUE,"a",A1) */
             0x44, 0, 0, 0, 0, 0x19, 8, 3, 0, 0x42, 3, 1, 0);
  FORMULA_OF(&out, 5, 0x1D, 1, 0x19, 2, 8, 0, 0x17, 1, 0, 'a', 0x19, 8, 3, 0, 0x42, 2, 1, 0); /* IF(TRUE,"a") */
  FORMULA_OF(&out, 6, 0x44, 0, 0, 0, 0, 0x44, 0, 0, 1, 0, 0x03);                              /* A1+B1 */
  FORMULA_OF(&out, 7, 0x44, 0, 0, 0, 0);                                                      /* A1 */
  FORMULA_OF(&out, 8, 0x17, 9, 0, 'a');                                                       /* cut off */
  FORMULA_OF(&out, 9, 0x18, 0x17, 0, 0);                                                      /* not known */
  FORMULA_OF(&out, 10, 0x19, 4, 1, 0, 0, 0, 0, 0, 0x17, 0, 0); /* a table of jumps, then "" */
  gk_grid *grid = read_book(&out);
  for (int32_t col = 0; col < 4; col++) expect(grid, 0, col, GK_CELL_UNCOMPUTED, "");
  for (int32_t col = 4; col < 10; col++) expect(grid, 0, col, GK_CELL_NUMBER, "0");
  expect(grid, 0, 10, GK_CELL_UNCOMPUTED, "");
  gk_grid_free(grid);
}

/* A chart within the sheet has records of its own, which are none of the sheet's; so has a long stream sectors of its own. */
static void test_chart_and_length(void)
{
  gk_text out = {0}, none = {0};
  unsigned char rest[8000] = {0};
  begin_book(&out, &none);
  begin(&out, 0x20);
  rk(&out, 0, (uint32_t)1 << 2 | 2);
  record(&out, END, "", 0);
  for (int i = 0; i < 20; i++) record(&out, 0x868, rest, sizeof rest);
  rk(&out, 1, (uint32_t)2 << 2 | 2);
  gk_grid *grid = read_book(&out);
  CU_ASSERT_PTR_NULL(gk_sheet_at(grid->sheets[0], 0, 0));
  expect(grid, 0, 1, GK_CELL_NUMBER, "2");
  gk_grid_free(grid);
}

/* More texts counted than written, a CONTINUE that holds a flag alone, formulas under the numbers of older Excels, the
 * names that WPS gives the stream. */
static void test_other_writers(void)
{
  static const char *const streams[] = {"Workbook", "WORKBOOK", "Book", "BOOK"};
  static const unsigned char first[4] = {0}, lost[4] = {9};
  for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
    gk_error err = GK_ERROR_INIT;
    gk_text out = {0}, extra = {0};
    record(&extra, SST, "\1\0\0\0\7\0\0\0\2\0\0a", 12);
    record(&extra, CONTINUE, "\0", 1);
    record(&extra, CONTINUE, "\0b", 2);
    begin_book(&out, &extra);
    cell(&out, 0xFD, 0, 0, first, sizeof first);
    cell(&out, 0xFD, 0, 3, lost, sizeof lost);
    cell(&out, 0x406, 0, 1, (const unsigned char[16]){[6] = 0xF8, 0x3F}, 16); /* 1.5 */
    cell(&out, 0x206, 0, 2, (const unsigned char[16]){[6] = 0xF8, 0x3F}, 16);
    record(&out, END, "", 0);
    gk_grid *grid = read_stream(streams[i], &out, &err);
    CU_ASSERT_STRING_EQUAL(err.text, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
    expect(grid, 0, 0, GK_CELL_TEXT, "ab");
    expect(grid, 0, 1, GK_CELL_NUMBER, "1.5");
    expect(grid, 0, 2, GK_CELL_NUMBER, "1.5");
    CU_ASSERT_TRUE(gk_sheet_at(grid->sheets[0], 0, 1)->formula);
    CU_ASSERT_EQUAL(grid->lost, 1);
    gk_grid_free(grid);
    gk_text_free(&extra);
    gk_text_free(&out);
  }
}

/* --- what is refused ---------------------------------------------------------------------------------------------- */

static void refuse(const char *stream, gk_text *records, const char *reason)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = read_stream(stream, records, &err);
  CU_ASSERT_PTR_NULL(grid);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, reason));
  gk_grid_free(grid);
  gk_text_free(records);
}

static void test_refused(void)
{
  gk_text out = {0}, extra = {0};
  record(&extra, 0x2F, "\1\0\1\0", 4);
  begin_book(&out, &extra);
  refuse("Workbook", &out, "password-protected");
  gk_text_free(&extra);
  gk_text_add(&out, "x", 1);
  refuse("EncryptedPackage", &out, "password-protected");
  gk_text_add(&out, "x", 1);
  refuse("WordDocument", &out, "no spreadsheet");
  record(&out, BOF, "\0\5\5\0", 4);
  refuse("Book", &out, "Excel 95");
  begin_book(&out, &extra);
  cell(&out, 0x03, 0, 0, "\0\0\0\0\0\0\0\0", 9);
  record(&out, END, "", 0);
  refuse("Workbook", &out, "cells of an older format");
  begin_book(&out, &extra);
  rk(&out, 0, 2);
  rk(&out, 0, 6);
  record(&out, END, "", 0);
  refuse("Workbook", &out, "cell A1 twice");
  begin_book(&out, &extra); /* which never ends */
  refuse("Workbook", &out, "incomplete");
}

/* Programs take different ones of two streams; one for Excel 95 stands beside the one that all take. */
static void test_two_streams(void)
{
  gk_text out = {0}, none = {0};
  size_t size;
  begin_book(&out, &none);
  record(&out, END, "", 0);
  char *file = gk_build_compound("Workbook", (const unsigned char *)out.bytes, out.length, &size);
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  unsigned char *entries = (unsigned char *)file + 2 * GK_BUILD_SECTOR;
  gk_build_entry(entries + 256, "Book", 2, 0, (uint32_t)out.length);
  gk_build32(entries + 128 + 72, 2); /* to the right of the other */
  for (int old = 0; old < 2; old++) {
    gk_error err = GK_ERROR_INIT;
    if (old) gk_build32(entries + 256 + 116, 1); /* from its second small sector on it is no workbook of Excel 97 */
    if (old) gk_build32(entries + 256 + 120, 4);
    gk_grid *grid = gk_workbook_read_memory(file, size, "a.xls", &err);
    CU_ASSERT_EQUAL(grid != NULL, old);
    if (!old) CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "two workbooks"));
    gk_grid_free(grid);
  }
  free(file);
  gk_text_free(&out);
}

/* A stream of the name that lies in a storage is an embedded workbook's: here, all that there is. */
static void test_embedded(void)
{
  gk_error err = GK_ERROR_INIT;
  gk_text out = {0}, none = {0};
  size_t size;
  begin_book(&out, &none);
  record(&out, END, "", 0);
  char *file = gk_build_compound("Workbook", (const unsigned char *)out.bytes, out.length, &size);
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  unsigned char *entries = (unsigned char *)file + 2 * GK_BUILD_SECTOR;
  gk_build_entry(entries + 256, "MBD0001", 1, 0, 0);
  gk_build32(entries + 256 + 76, 1);
  gk_grid *grid = gk_workbook_read_memory(file, size, "a.xls", &err);
  CU_ASSERT_PTR_NOT_NULL(grid);
  gk_grid_free(grid);
  gk_build32(entries + 76, 2);
  CU_ASSERT_PTR_NULL(gk_workbook_read_memory(file, size, "a.xls", &err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "no spreadsheet"));
  free(file);
  gk_text_free(&out);
}

/* The same records listed as many sheets: each of them small. */
static void test_one_sheet_many_times(void)
{
  gk_text out = {0}, extra = {0};
  unsigned char sheet[10] = {0, 0, 0, 0, 0, 0, 1, 1, 0x32, 0x75}, rest[4000] = {0};
  enum { TIMES = 100 };
  gk_build32(sheet, 20 + (TIMES + 1) * 14 + 4);
  for (int i = 0; i < TIMES; i++) record(&extra, SHEET, sheet, sizeof sheet);
  begin_book(&out, &extra);
  for (int i = 0; i < 20; i++) record(&out, 0x868, rest, sizeof rest);
  record(&out, END, "", 0);
  refuse("Workbook", &out, "lies over another");
  gk_text_free(&extra);
}

/* Control characters, the beginning of a terminal's escapes among them, are none in XML and become spaces here. */
static void test_control_characters(void)
{
  static const unsigned char label[] = {5, 0, 0, 'a', 0x1B, '[', 7, '\n'};
  gk_text out = {0}, none = {0};
  begin_book(&out, &none);
  cell(&out, 0x204, 0, 0, label, sizeof label);
  gk_grid *grid = read_book(&out);
  expect(grid, 0, 0, GK_CELL_TEXT, "a [ \n");
  gk_grid_free(grid);
}

/* Cut anywhere, it is refused in words or read without a fault, which the sanitizers watch over. */
static void test_cut(void)
{
  gk_text out = {0}, none = {0};
  size_t size;
  begin_book(&out, &none);
  rk(&out, 0, 6);
  record(&out, END, "", 0);
  char *file = gk_build_compound("Workbook", (const unsigned char *)out.bytes, out.length, &size);
  CU_ASSERT_PTR_NOT_NULL_FATAL(file);
  for (size_t length = 4; length < size; length++) {
    gk_error err = GK_ERROR_INIT;
    char *part = malloc(length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(part);
    memcpy(part, file, length);
    gk_grid *grid = gk_workbook_read_memory(part, length, "a.xls", &err);
    if (grid == NULL) CU_ASSERT_NOT_EQUAL(err.text[0], '\0');
    gk_grid_free(grid);
    free(part);
  }
  free(file);
  gk_text_free(&out);
}

void gk_suite_xls(void)
{
  CU_pSuite suite = CU_add_suite("xls", gk_speak_english, gk_speak_chinese);
  CU_add_test(suite, "numbers", test_numbers);
  CU_add_test(suite, "texts", test_texts);
  CU_add_test(suite, "formulas", test_formulas);
  CU_add_test(suite, "formulas that were never computed", test_uncomputed);
  CU_add_test(suite, "texts that Calc wrote as 0", test_lost_texts);
  CU_add_test(suite, "charts are passed over, long streams read", test_chart_and_length);
  CU_add_test(suite, "what others write", test_other_writers);
  CU_add_test(suite, "two workbooks in one file", test_two_streams);
  CU_add_test(suite, "refused", test_refused);
  CU_add_test(suite, "an embedded workbook is none", test_embedded);
  CU_add_test(suite, "one sheet many times", test_one_sheet_many_times);
  CU_add_test(suite, "control characters", test_control_characters);
  CU_add_test(suite, "cut off anywhere", test_cut);
}
