/* SPDX-License-Identifier: MPL-2.0 */
/* Changing one stream of a compound file: the file stays sound, the other streams stay as they were. */
#include "files/package/compound_write.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compound_build.h"
#include "compound_check.h"

enum { MACROS = 5000, SUMMARY = 200, FREE = -1, END = -2, TABLE = -3 };

void gk_suite_compound_write(void);

/* --- a file with three streams ------------------------------------------------------------------------------------ */

/* A byte that tells streams, places and lengths apart. */
static unsigned char byte_of(size_t stream, size_t at, size_t size)
{
  return (unsigned char)(stream * 71 + at * 7 + at / 251 + size * 13 + 1);
}

static void fill(unsigned char *out, size_t stream, size_t size)
{
  for (size_t i = 0; i < size; i++) out[i] = byte_of(stream, i, size);
}

typedef struct builder {
  unsigned char *file;
  size_t sector;
  uint32_t used, tables;
} builder;

static void set_next(builder *b, uint32_t n, int64_t next)
{
  gk_build32(b->file + b->sector + (size_t)n * 4, (uint32_t)next);
}

static unsigned char *sector_of(const builder *b, uint32_t n)
{
  return b->file + ((size_t)n + 1) * b->sector;
}

/* The next sectors as one chain; the first of them. */
static uint32_t chain(builder *b, size_t size)
{
  uint32_t first = b->used;
  for (size_t left = size; left > 0; left -= left < b->sector ? left : b->sector) {
    set_next(b, b->used, left > b->sector ? (int64_t)b->used + 1 : END);
    b->used++;
  }
  return first;
}

/* Header, table, folder, table of small sectors, small sectors, macros between the two halves of the workbook. */
static unsigned char *build(unsigned shift, size_t workbook, size_t *length)
{
  builder b = {.sector = (size_t)1 << shift};
  size_t half = workbook / 2 / b.sector * b.sector;
  unsigned char *bytes = malloc(workbook);
  b.tables = (uint32_t)((workbook / b.sector + MACROS / b.sector + 16) / (b.sector / 4 - 1) + 1);
  b.file = calloc(workbook / b.sector + MACROS / b.sector + b.tables + 16, b.sector);
  CU_ASSERT_TRUE_FATAL(b.file != NULL && bytes != NULL);
  memset(b.file + b.sector, 0xFF, b.tables * b.sector);
  gk_build_header(b.file, b.tables, b.tables, 1);
  gk_build16(b.file + 0x1E, shift);
  gk_build32(b.file + 0x48, 0);
  for (; b.used < b.tables; b.used++) set_next(&b, b.used, TABLE);
  unsigned char *folder = sector_of(&b, chain(&b, b.sector)), *small = sector_of(&b, chain(&b, b.sector));
  memset(small, 0xFF, b.sector);
  for (uint32_t i = 0; i < 4; i++) gk_build32(small + i * 4, i < 3 ? i + 1 : (uint32_t)END);
  gk_build_entry(folder, "Root Entry", 5, chain(&b, 4 * 64), 4 * 64);
  fill(sector_of(&b, b.used - 1), 2, SUMMARY);
  gk_build_entry(folder + 128, "Summary", 2, 0, SUMMARY);
  uint32_t first = chain(&b, half), last = b.used - 1;
  uint32_t macros = chain(&b, MACROS), second = chain(&b, workbook - half);
  if (half > 0) set_next(&b, last, second);
  gk_build_entry(folder + 256, "Macros", 2, macros, MACROS);
  gk_build_entry(folder + 384, "Workbook", 2, half > 0 ? first : second, (uint32_t)workbook);
  gk_build32(folder + 76, 1); /* below the root the three, each to the right of the one before */
  gk_build32(folder + 128 + 72, 2);
  gk_build32(folder + 256 + 72, 3);
  fill(bytes, 1, workbook);
  memcpy(sector_of(&b, first), bytes, half);
  memcpy(sector_of(&b, second), bytes + half, workbook - half);
  fill(sector_of(&b, macros), 3, MACROS);
  *length = ((size_t)b.used + 1) * b.sector;
  free(bytes);
  return b.file;
}

/* --- what is to be there ------------------------------------------------------------------------------------------ */

typedef struct expectation {
  size_t size; /* of the workbook as it was given */
  int streams;
} expectation;

static bool holds(const unsigned char *bytes, size_t stream, size_t size)
{
  size_t i = 0;
  while (i < size && bytes[i] == byte_of(stream, i, size)) i++;
  return i == size;
}

static void check_stream(void *self, const char *name, const unsigned char *bytes, size_t size)
{
  expectation *e = self;
  e->streams++;
  if (strcmp(name, "Summary") == 0) CU_ASSERT_TRUE(size == SUMMARY && holds(bytes, 2, size));
  if (strcmp(name, "Macros") == 0) CU_ASSERT_TRUE(size == MACROS && holds(bytes, 3, size));
  if (strcmp(name, "Workbook") != 0) return;
  CU_ASSERT_EQUAL(size, e->size < GK_BUILD_CUTOFF ? GK_BUILD_CUTOFF : e->size);
  CU_ASSERT_TRUE(holds(bytes, 1, e->size));
  for (size_t i = e->size; i < size; i++) CU_ASSERT_EQUAL(bytes[i], 0);
}

static void check_file(const unsigned char *file, size_t length, size_t size)
{
  expectation e = {.size = size};
  const char *wrong = gk_check_compound(file, length, check_stream, &e);
  if (wrong != NULL) printf("\n%zu bytes: %s\n", size, wrong);
  CU_ASSERT_PTR_NULL(wrong);
  CU_ASSERT_EQUAL(e.streams, 3);
}

/* Puts `size` bytes into the workbook; frees the file and gives the new one. */
static unsigned char *replace(unsigned char *file, size_t *length, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  size_t changed = 0;
  unsigned char *bytes = malloc(size + 1);
  CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
  fill(bytes, 1, size);
  gk_compound *compound = gk_compound_open((const char *)file, *length, "a.xls", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(compound);
  unsigned char *out = gk_compound_replace(compound, "Workbook", bytes, size, &changed, &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(out);
  gk_compound_close(compound);
  free(bytes);
  free(file);
  *length = changed;
  check_file(out, changed, size);
  return out;
}

/* --- tests -------------------------------------------------------------------------------------------------------- */

/* From one sector's boundary to the next, and over the table's, which has 128 places. */
static void test_sizes(void)
{
  for (size_t sectors = 8; sectors <= 260; sectors += sectors < 20 ? 1 : 3) {
    for (int more = -1; more <= 1; more++) {
      size_t length;
      unsigned char *file = build(9, 4096 + 700, &length);
      check_file(file, length, 4096 + 700);
      free(replace(file, &length, sectors * 512 + (size_t)more));
    }
  }
}

/* Grown over 109 tables, the header is full and lists of tables begin; grown over 236, there are two. */
static void test_lists(void)
{
  static const size_t sizes[] = {7000000, 7120000,  7140000,  7143424, 7200000,
                                 7200513, 15600000, 15700000, 7143424, 5000};
  size_t length;
  unsigned char *file = build(9, 5000, &length);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) file = replace(file, &length, sizes[i]);
  free(file);
}

/* Around the last places of the 109th and the 110th table, one sector at a time: they hold 13952 and 14080 sectors,
 * those of tables and of the list included. */
static void test_last_table(void)
{
  for (size_t sectors = 13815; sectors < 13970; sectors += sectors == 13840 ? 105 : 1) {
    size_t length, size = sectors * 512;
    unsigned char *file = build(9, 5000, &length);
    free(replace(file, &length, size));
  }
}

static void test_large_sectors(void)
{
  static const size_t sizes[] = {4096, 4097, 8192, 100000, 4300000, 5000, 12288};
  size_t length;
  unsigned char *file = build(12, 5000, &length);
  check_file(file, length, 5000);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) file = replace(file, &length, sizes[i]);
  free(file);
}

/* A stream that would become small is filled up; sectors that it leaves are free, and are not found again. */
static void test_shrinking(void)
{
  size_t length;
  unsigned char *file = build(9, 90000, &length);
  size_t before = length;
  file = replace(file, &length, 60000);
  CU_ASSERT_EQUAL(length, before);
  file = replace(file, &length, 100);
  file = replace(file, &length, 90001);
  free(file);
}

/* A file whose last sector was cut short, as some writers leave it. */
static void test_cut_sector(void)
{
  size_t length;
  unsigned char *file = build(9, 5000, &length);
  length -= 100;
  free(replace(file, &length, 9000));
}

/* Damaged in any place that says where things are, it is refused or changed without a fault, which the sanitizers watch
 * over. */
static void test_damaged(void)
{
  static const uint32_t values[] = {0, 1, 5, 0x7FFFFFFF, 0xFFFFFFFC, 0xFFFFFFFE, 0xFFFFFFFF};
  size_t length, changed;
  unsigned char *file = build(9, 9000, &length);
  unsigned char bytes[12000] = {1};
  for (size_t at = 0; at < 512 * 3; at += 4) {
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
      gk_error err = GK_ERROR_INIT;
      unsigned char kept[4];
      memcpy(kept, file + at, 4);
      gk_build32(file + at, values[i]);
      gk_compound *compound = gk_compound_open((const char *)file, length, "a.xls", &err);
      unsigned char *out = compound == NULL || gk_compound_is_small(compound, "Workbook")
                             ? NULL
                             : gk_compound_replace(compound, "Workbook", bytes, sizeof bytes, &changed, &err);
      free(out);
      gk_compound_close(compound);
      memcpy(file + at, kept, 4);
    }
  }
  free(replace(file, &length, 5000)); /* sound again */
}

static void test_refused(void)
{
  gk_error err = GK_ERROR_INIT;
  size_t length, changed;
  unsigned char *file = build(9, 5000, &length);
  gk_compound *compound = gk_compound_open((const char *)file, length, "a.xls", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(compound);
  CU_ASSERT_TRUE(gk_compound_is_small(compound, "Summary"));
  CU_ASSERT_FALSE(gk_compound_is_small(compound, "Workbook"));
  CU_ASSERT_PTR_NULL(gk_compound_replace(compound, "Summary", file, 5000, &changed, &err));
  CU_ASSERT_PTR_NULL(gk_compound_replace(compound, "Nothing", file, 5000, &changed, &err));
  CU_ASSERT_NOT_EQUAL(err.text[0], '\0');
  gk_compound_close(compound);
  free(file);
}

void gk_suite_compound_write(void)
{
  CU_pSuite suite = CU_add_suite("compound_write", NULL, NULL);
  CU_add_test(suite, "sizes around sectors and tables", test_sizes);
  CU_add_test(suite, "lists of tables", test_lists);
  CU_add_test(suite, "the last table in the header", test_last_table);
  CU_add_test(suite, "sectors of 4096 bytes", test_large_sectors);
  CU_add_test(suite, "shrinking", test_shrinking);
  CU_add_test(suite, "a last sector cut short", test_cut_sector);
  CU_add_test(suite, "damaged", test_damaged);
  CU_add_test(suite, "refused", test_refused);
}
