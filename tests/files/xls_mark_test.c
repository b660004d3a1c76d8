/* SPDX-License-Identifier: MPL-2.0 */
/* Marks in the records of an .xls, on records written here: that Calc shows them is tested in annotate.sh, this is what
 * other programs' files have. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/package/compound.h"
#include "files/formats/workbook.h"
#include "files/read/xls_records.h"
#include "files/mark/mark_parts.h"
#include "files/mark/mark_xls.h"
#include "xls_build.h"

enum { DBCELL = 0xD7, COLUMN_WIDTH = 0x55, HEADER_FOOTER = 0x89C, SHEETS = 3 };

void gk_suite_xls_mark(void);

/* --- a workbook --------------------------------------------------------------------------------------------------- */

/* Adds a record of that many bytes of 0, and gives the place of its data. */
static size_t blank(gk_text *out, unsigned type, size_t size)
{
  static const unsigned char zeros[512];
  gk_build_record(out, type, zeros, size);
  return out->length - size;
}

static unsigned char *at(const gk_text *out, size_t place)
{
  return (unsigned char *)out->bytes + place;
}

/* A number at a row and column, in a cell format. */
static void cell(gk_text *out, unsigned row, unsigned col, unsigned format)
{
  unsigned char data[14] = {0};
  gk_build16(data, row);
  gk_build16(data + 2, col);
  gk_build16(data + 4, format);
  gk_build_record(out, GK_XLS_NUMBER, data, sizeof data);
}

/* A format of the department's own: number, then a rule that compares with a text. */
static void own_format(gk_text *out, unsigned id)
{
  static const unsigned char rule[] = {2, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x17, 3, 0, 'a', 'b', 'c'};
  size_t place = blank(out, GK_XLS_CONDFMT, 22);
  gk_build16(at(out, place), 1);
  gk_build16(at(out, place + 2), id << 1);
  gk_build_record(out, GK_XLS_CF, rule, sizeof rule);
}

static void own_extension(gk_text *out, unsigned id)
{
  size_t place = blank(out, GK_XLS_CFEX, 43);
  gk_build16(at(out, place + 16), id);
}

/* A sheet with rows, whose INDEX names places in the stream, and what `behind` adds behind the view. */
static size_t sheet(gk_text *out, void (*behind)(gk_text *))
{
  size_t start = out->length;
  gk_build_begin(out, 0x10);
  size_t index = blank(out, GK_XLS_INDEX, 20);
  gk_build32(at(out, index + 12), (uint32_t)out->length);
  blank(out, COLUMN_WIDTH, 2);
  blank(out, HEADER_FOOTER, 38); /* of the page: no sign of the sheet's end */
  cell(out, 1, 1, 0);
  cell(out, 6, 2, 1);
  gk_build32(at(out, index + 16), (uint32_t)out->length);
  blank(out, DBCELL, 4);
  gk_build_begin(out, 0x20);
  blank(out, GK_XLS_HLINK, 8); /* within a chart: not the sheet's */
  gk_build_record(out, GK_XLS_EOF, "", 0);
  blank(out, GK_XLS_WINDOW2, 18);
  if (behind != NULL) behind(out);
  gk_build_record(out, GK_XLS_EOF, "", 0);
  return start;
}

/* Two sheets with a module of macros between them, in front of which stands a text that makes the stream a long one. */
static void workbook(gk_text *out, void (*behind)(gk_text *))
{
  static const unsigned char kinds[SHEETS] = {0, 6, 0};
  size_t entries[SHEETS], starts[SHEETS];
  gk_build_begin(out, 5);
  for (size_t i = 0; i < 6; i++) gk_build16(at(out, blank(out, GK_XLS_FONT, 14)), i == 5 ? 180 : 240);
  for (size_t i = 0; i < 2; i++) gk_build16(at(out, blank(out, GK_XLS_XF, 20)), i == 0 ? 0 : 6);
  for (size_t i = 0; i < SHEETS; i++) {
    entries[i] = blank(out, GK_XLS_BOUNDSHEET, 9);
    at(out, entries[i])[5] = kinds[i];
    at(out, entries[i])[6] = 1;
    at(out, entries[i])[8] = (unsigned char)('A' + i);
  }
  for (size_t i = 0; i < 9; i++) blank(out, 0x868, 500);
  gk_build_record(out, GK_XLS_EOF, "", 0);
  starts[0] = sheet(out, behind);
  starts[1] = out->length;
  gk_build_begin(out, 6);
  gk_build_record(out, GK_XLS_EOF, "", 0);
  starts[2] = sheet(out, behind);
  for (size_t i = 0; i < SHEETS; i++) gk_build32(at(out, entries[i]), (uint32_t)starts[i]);
}

/* --- marking ------------------------------------------------------------------------------------------------------ */

static const gk_mark usual[] = {
  {0, 1, 1, GK_MARK_ERROR}, {0, 6, 2, GK_MARK_SUSPECT}, {0, 6, 3, GK_MARK_ERROR}, {1, 6, 2, GK_MARK_ROUNDING}};

/* The marked stream of records. */
static gk_text mark(const gk_text *stream, const gk_mark *list, size_t count)
{
  gk_error err = GK_ERROR_INIT;
  size_t size, length, records_size;
  unsigned char *out;
  char *file = gk_build_compound("Workbook", (const unsigned char *)stream->bytes, stream->length, &size);
  gk_grid *grid = gk_workbook_read_memory(file, size, "a.xls", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_report report = {.grid = grid};
  gk_marks marks = {.items = (gk_mark *)list, .count = count};
  gk_annotation a = {.source = {.bytes = file, .size = size, .name = "a.xls"}, .report = &report, .marks = &marks};
  CU_ASSERT_EQUAL(gk_mark_xls_memory(&a, &out, &length, &err), GK_ANNOTATED);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  gk_grid_free(grid);
  gk_compound *compound = gk_compound_open((const char *)out, length, "a.xls", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(compound);
  unsigned char *records = gk_compound_read(compound, "Workbook", &records_size, &err);
  gk_text marked = {0};
  gk_text_add(&marked, (const char *)records, records_size);
  free(records);
  gk_compound_close(compound);
  free(out);
  free(file);
  return marked;
}

/* --- looking ------------------------------------------------------------------------------------------------------ */

static uint16_t type_at(const gk_text *stream, size_t place)
{
  return place + 2 <= stream->length ? gk_read16(at(stream, place)) : 0;
}

/* The records of a sheet's own, from its view to its end, as text: of a format its number, kind and first cell. */
static void show_behind(const gk_text *stream, size_t start, gk_text *out)
{
  gk_xls_stream s = {.next = at(stream, start), .end = at(stream, stream->length)};
  bool view = false;
  unsigned id = 0, row = 0, col = 0, cells = 0;
  while (gk_xls_next(&s) && (s.type != GK_XLS_EOF || !view)) {
    if (s.type == GK_XLS_WINDOW2) view = true;
    if (!view) continue;
    if (s.type == GK_XLS_CONDFMT) {
      id = gk_read16(s.data + 2) >> 1;
      cells = gk_read16(s.data + 12);
      row = gk_read16(s.data + 4);
      col = gk_read16(s.data + 8);
    } else if (s.type == GK_XLS_CF) {
      int kind = (int)gk_xls_kind_of(s.data, s.left);
      gk_text_printf(out, "format %u of kind %d for %u from %u,%u; ", id, kind, cells, row, col);
    } else {
      gk_text_printf(out, "%X; ", s.type);
    }
  }
  gk_text_puts(out, "end\n");
}

/* Every place that is named is what it was: sheets begin, rows of a sheet have their width and end. */
static void check_places(const gk_text *stream)
{
  gk_xls_stream s = {.next = at(stream, 0), .end = at(stream, stream->length)};
  size_t named = 0;
  while (gk_xls_next(&s)) {
    if (s.type == GK_XLS_BOUNDSHEET) CU_ASSERT_EQUAL(type_at(stream, gk_read32(s.data)), GK_XLS_BOF);
    if (s.type != GK_XLS_INDEX) continue;
    CU_ASSERT_EQUAL(type_at(stream, gk_read32(s.data + 12)), COLUMN_WIDTH);
    CU_ASSERT_EQUAL(type_at(stream, gk_read32(s.data + 16)), DBCELL);
    CU_ASSERT_TRUE(gk_read32(s.data + 16) > (size_t)(s.data - at(stream, 0)));
    named++;
  }
  CU_ASSERT_EQUAL(named, 2);
}

static void expect(const gk_text *stream, size_t sheet_index, const char *expected)
{
  gk_xls_stream s = {.next = at(stream, 0), .end = at(stream, stream->length)};
  gk_text found = {0};
  while (gk_xls_next(&s) && s.type != GK_XLS_EOF) {
    if (s.type != GK_XLS_BOUNDSHEET) continue;
    if (sheet_index-- == 0) show_behind(stream, gk_read32(s.data), &found);
  }
  if (strcmp(found.bytes, expected) != 0) printf("\n%s\n", found.bytes);
  CU_ASSERT_STRING_EQUAL(found.bytes, expected);
  gk_text_free(&found);
}

/* --- tests -------------------------------------------------------------------------------------------------------- */

static void link_behind(gk_text *out)
{
  blank(out, GK_XLS_MERGEDCELLS, 2);
  blank(out, GK_XLS_HLINK, 8);
}

static void own_behind(gk_text *out)
{
  blank(out, GK_XLS_MERGEDCELLS, 2);
  own_format(out, 7);
  own_extension(out, 7);
  blank(out, GK_XLS_SHEETEXT, 20);
}

static void test_place(void)
{
  gk_text plain = {0}, linked = {0}, own = {0};
  workbook(&plain, NULL);
  gk_text marked = mark(&plain, usual, 4);
  expect(&marked, 0, "23E; format 1 of kind 1 for 2 from 1,1; format 2 of kind 0 for 1 from 6,2; end\n");
  expect(&marked, 2, "23E; format 1 of kind 4 for 1 from 6,2; end\n");
  check_places(&marked);
  gk_text_free(&marked);
  workbook(&linked, link_behind);
  marked = mark(&linked, usual, 4);
  expect(&marked, 0, "23E; E5; format 1 of kind 1 for 2 from 1,1; format 2 of kind 0 for 1 from 6,2; 1B8; end\n");
  check_places(&marked);
  gk_text_free(&marked);
  workbook(&own, own_behind);
  marked = mark(&own, usual, 4);
  expect(&marked, 0,
         "23E; E5; format 8 of kind 1 for 2 from 1,1; format 9 of kind 0 for 1 from 6,2; "
         "format 7 of kind 5 for 0 from 0,0; 87B; 862; end\n");
  check_places(&marked);
  gk_text_free(&marked);
  gk_text_free(&plain);
  gk_text_free(&linked);
  gk_text_free(&own);
}

/* Whatever is no mark is what it was, byte for byte; marking again gives the same. */
static void test_again(void)
{
  static const gk_mark other[] = {{1, 1, 1, GK_MARK_PART}};
  gk_text own = {0};
  workbook(&own, own_behind);
  gk_text once = mark(&own, usual, 4), twice = mark(&once, usual, 4);
  CU_ASSERT_TRUE(once.length == twice.length && memcmp(once.bytes, twice.bytes, once.length) == 0);
  gk_text less = mark(&twice, other, 1), fresh = mark(&own, other, 1);
  expect(&less, 0, "23E; E5; format 7 of kind 5 for 0 from 0,0; 87B; 862; end\n");
  CU_ASSERT_TRUE(less.length == fresh.length && memcmp(less.bytes, fresh.bytes, less.length) == 0);
  check_places(&less);
  gk_text_free(&less);
  gk_text_free(&fresh);
  gk_text_free(&twice);
  gk_text_free(&once);
  gk_text_free(&own);
}

/* Formats as Excel may have saved them, the text in wide characters and an extension behind them, go as well. */
static void saved_behind(gk_text *out)
{
  static const unsigned char rule[] = {2, 0,   36, 0,   0, 0,   0, 0,   0, 0,   0, 0,   0x17, 15,   1,  'g',
                                       0, 'o', 0,  'n', 0, 'g', 0, 'k', 0, 'a', 0, 'i', 0,    '.',  0,  'w',
                                       0, 'a', 0,  'r', 0, 'n', 0, 'i', 0, 'n', 0, 'g', 0,    0x61, 32, 0};
  size_t place = blank(out, GK_XLS_CONDFMT, 22);
  gk_build16(at(out, place), 1);
  gk_build16(at(out, place + 2), 3 << 1);
  gk_build_record(out, GK_XLS_CF, rule, sizeof rule);
  own_format(out, 4);
  own_extension(out, 3);
  own_extension(out, 4);
}

static void test_saved_elsewhere(void)
{
  static const gk_mark other[] = {{1, 1, 1, GK_MARK_PART}};
  gk_text stream = {0};
  workbook(&stream, saved_behind);
  gk_text marked = mark(&stream, other, 1);
  expect(&marked, 0, "23E; format 4 of kind 5 for 0 from 0,0; 87B; end\n");
  expect(&marked, 2, "23E; format 5 of kind 2 for 1 from 1,1; format 4 of kind 5 for 0 from 0,0; 87B; end\n");
  check_places(&marked);
  gk_text_free(&marked);
  gk_text_free(&stream);
}

/* The cell at 6,2 has letters of 9 points in a workbook of 12, which its rule says; the one at 1,1 has Normal's. */
static void test_sizes(void)
{
  enum { FONT = 6 + 6, SIZE = FONT + 64 };
  static const gk_mark list[] = {{0, 1, 1, GK_MARK_SUSPECT}, {0, 6, 2, GK_MARK_SUSPECT}};
  uint32_t sizes[2] = {0};
  size_t found = 0;
  gk_text stream = {0};
  workbook(&stream, NULL);
  gk_text marked = mark(&stream, list, 2);
  gk_xls_stream s = {.next = at(&marked, 0), .end = at(&marked, marked.length)};
  while (gk_xls_next(&s))
    if (s.type == GK_XLS_CF && found < 2) sizes[found++] = gk_read32(s.data + SIZE);
  CU_ASSERT_EQUAL(found, 2);
  CU_ASSERT_EQUAL(sizes[0], 0xFFFFFFFF);
  CU_ASSERT_EQUAL(sizes[1], 180);
  gk_text_free(&marked);
  gk_text_free(&stream);
}

/* The nearest colours of a palette of the workbook's own. */
static void test_palette(void)
{
  unsigned char data[2 + 4 * 3] = {3, 0, 1, 2, 3, 0, 0xFE, 0x81, 0x80, 0, 0xCB, 0xFF, 0xFE, 0};
  static const gk_mark list[] = {{0, 1, 1, GK_MARK_SUSPECT}, {0, 2, 1, GK_MARK_ROUNDING}};
  gk_xls_palette palette;
  gk_text out = {0};
  uint16_t sizes[2] = {0};
  gk_xls_palette_standard(&palette);
  for (size_t i = 0; i < GK_XLS_COLORS; i++) palette.colors[i] = 0;
  gk_xls_palette_read(&palette, data, sizeof data);
  gk_xls_add_formats(&out, list, sizes, 2, &palette, 1);
  gk_xls_stream s = {.next = at(&out, 0), .end = at(&out, out.length)};
  for (unsigned color = 9; color <= 10; color++) {
    CU_ASSERT_TRUE(gk_xls_next(&s) && gk_xls_next(&s) && s.type == GK_XLS_CF);
    size_t tokens = gk_read16(s.data + 2);
    CU_ASSERT_EQUAL(gk_read16(s.data + s.left - tokens - 2) >> 7, color);
  }
  gk_text_free(&out);
}

/* Many marks take several formats, each of no more cells than a record holds. */
static void test_many(void)
{
  enum { MANY = 1234 };
  gk_mark *list = calloc(MANY, sizeof *list);
  CU_ASSERT_PTR_NOT_NULL_FATAL(list);
  for (int32_t i = 0; i < MANY; i++) list[i] = (gk_mark){.row = i, .col = 1, .kind = GK_MARK_PART};
  gk_text stream = {0};
  workbook(&stream, NULL);
  gk_text marked = mark(&stream, list, MANY);
  expect(&marked, 0,
         "23E; format 1 of kind 2 for 500 from 0,1; format 2 of kind 2 for 500 from 500,1; "
         "format 3 of kind 2 for 234 from 1000,1; end\n");
  gk_text_free(&marked);
  gk_text_free(&stream);
  free(list);
}

/* A stream among the small sectors, as no real workbook's is. */
static void test_small(void)
{
  gk_text stream = {0};
  gk_error err = GK_ERROR_INIT;
  unsigned char *out;
  size_t size, length;
  gk_build_begin(&stream, 5);
  char *file = gk_build_compound("Workbook", (const unsigned char *)stream.bytes, stream.length, &size);
  gk_annotation a = {.source = {.bytes = file, .size = size, .name = "a.xls"}};
  CU_ASSERT_EQUAL(gk_mark_xls_memory(&a, &out, &length, &err), GK_ANNOTATED_FORMAT);
  CU_ASSERT_PTR_NULL(out);
  free(file);
  gk_text_free(&stream);
}

void gk_suite_xls_mark(void)
{
  CU_pSuite suite = CU_add_suite("xls_mark", NULL, NULL);
  CU_add_test(suite, "where formats come", test_place);
  CU_add_test(suite, "marking again", test_again);
  CU_add_test(suite, "formats that another program saved", test_saved_elsewhere);
  CU_add_test(suite, "sizes of letters", test_sizes);
  CU_add_test(suite, "a palette", test_palette);
  CU_add_test(suite, "many marks", test_many);
  CU_add_test(suite, "a small stream", test_small);
}
