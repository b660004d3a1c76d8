/* SPDX-License-Identifier: MPL-2.0 */
/* Memory that runs out: each allocation of a reader, and of a check, fails once, and the answer is a sentence. The test
 * binary is linked with --wrap, by which the program's own allocations come through here. */
#include <CUnit/CUnit.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive_build.h"
#include "compound_build.h"
#include "engine/check/check.h"
#include "files/file_bytes.h"
#include "files/formats/workbook.h"

/* --- allocations -------------------------------------------------------------------------------------------------- */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static long until_failure = LONG_MAX; /* how many allocations still succeed */

static bool fails(void)
{
  bool now = until_failure != LONG_MAX && until_failure-- == 0;
  if (now) errno = ENOMEM;
  return now;
}

void *__wrap_malloc(size_t size)
{
  return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
  return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
  return fails() ? NULL : __real_realloc(memory, size);
}

/* --- readers ------------------------------------------------------------------------------------------------------ */

typedef struct workbook {
  const char *name, *bytes;
  size_t size;
} workbook;

/* Reads the workbook while allocation `n` fails; false once it has fewer. */
static bool read_failing(const workbook *book, long n)
{
  gk_error err = GK_ERROR_INIT;
  until_failure = n;
  gk_grid *grid = gk_workbook_read_memory(book->bytes, book->size, book->name, &err);
  bool failed = until_failure < 0;
  until_failure = LONG_MAX;
  CU_ASSERT_EQUAL(grid == NULL, failed);
  CU_ASSERT_EQUAL(err.status, failed ? GK_ERR_MEMORY : GK_OK);
  if (err.status != (failed ? GK_ERR_MEMORY : GK_OK)) printf("%s, allocation %ld: %s\n", book->name, n, err.text);
  gk_grid_free(grid);
  return failed;
}

static void fail_each(const char *name, const char *bytes, size_t size, long least)
{
  const workbook book = {name, bytes, size};
  long n = 0;
  CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
  while (read_failing(&book, n)) n++;
  CU_ASSERT_TRUE(n >= least);
}

static char *example(size_t *size)
{
  gk_error err = GK_ERROR_INIT;
  char *bytes = gk_file_bytes("sheets/example/2022年度部门决算公开.fods", SIZE_MAX, size, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
  return bytes;
}

static void test_odf(void)
{
  size_t size, packed;
  char *flat = example(&size);
  fail_each("a.fods", flat, size, 15);
  const gk_build_part content = {"content.xml", flat, size}; /* the same elements stand in both */
  char *archive = gk_build_archive(&content, 1, false, &packed);
  fail_each("a.ods", archive, packed, 15);
  free(archive);
  free(flat);
}

static void test_xlsx(void)
{
  const gk_build_part parts[] = {
    GK_BUILD_TEXT("xl/workbook.xml", "<workbook " GK_BUILD_MAIN "><sheets><sheet name=\"A\" r:id=\"1\" " GK_BUILD_R
                                     "/></sheets></workbook>"),
    GK_BUILD_TEXT("xl/_rels/workbook.xml.rels",
                  "<Relationships " GK_BUILD_RELATIONS "><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"s.xml\"/>"
                  "<Relationship Id=\"2\" Type=\"/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
    GK_BUILD_TEXT("xl/sharedStrings.xml", "<sst " GK_BUILD_MAIN "><si><t>a_x000A_&amp;</t></si></sst>"),
    GK_BUILD_TEXT("xl/s.xml",
                  "<worksheet " GK_BUILD_MAIN
                  "><sheetData><row><c t=\"s\"><v>0</v></c><c><f t=\"array\" ref=\"B1:C1\">A1</f><v>1</v></c>"
                  "<c t=\"inlineStr\"><is><t>b&lt;</t></is></c><c><f/></c><c t=\"e\"><v>#N/A</v></c></row></sheetData>"
                  "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>")};
  size_t size;
  char *bytes = gk_build_archive(parts, sizeof parts / sizeof *parts, false, &size);
  fail_each("a.xlsx", bytes, size, 20);
  free(bytes);
}

static void record(unsigned char **at, unsigned type, const char *data, size_t size)
{
  gk_build16(*at, type);
  gk_build16(*at + 2, (unsigned)size);
  memcpy(*at + 4, data, size);
  *at += 4 + size;
}

static void test_xls(void)
{
  unsigned char records[512], *at = records;
  size_t size;
  record(&at, 0x809, "\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
  record(&at, 0x85, "\65\0\0\0\0\0\1\0A", 9);       /* its sheet begins at byte 53 */
  record(&at, 0xFC, "\1\0\0\0\1\0\0\0\1\0\0b", 12); /* one text */
  record(&at, 0x0A, "", 0);
  record(&at, 0x809, "\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
  record(&at, 0xFD, "\0\0\0\0\0\0\0\0\0\0", 10); /* that text in A1 */
  record(&at, 0x0A, "", 0);
  char *file = gk_build_compound("Workbook", records, (size_t)(at - records), &size);
  fail_each("a.xls", file, size, 5);
  free(file);
}

/* --- the packs and the check -------------------------------------------------------------------------------------- */

static char own[] = "/tmp/gongkai-ownXXXXXX";

static void own_path(const char *name, char out[64])
{
  snprintf(out, 64, "%s/%s", own, name);
}

/* Loads the packs, one of one's own among them, while allocation `n` fails; false once there are fewer. A pack is never
 * left out for want of memory, so that another would be chosen. */
static bool load_failing(long n)
{
  gk_error err = GK_ERROR_INIT;
  until_failure = n;
  gk_pack_shelf *shelf = gk_pack_shelf_load_with("sheets", own, &err);
  bool failed = until_failure < 0;
  until_failure = LONG_MAX;
  CU_ASSERT_EQUAL(shelf == NULL, failed);
  CU_ASSERT_EQUAL(err.status, failed ? GK_ERR_MEMORY : GK_OK);
  if (err.status != (failed ? GK_ERR_MEMORY : GK_OK)) printf("packs, allocation %ld: %s\n", n, err.text);
  CU_ASSERT(shelf == NULL || (shelf->warning_count == 0 && gk_pack_shelf_get(shelf, "mine") != NULL));
  gk_pack_shelf_free(shelf);
  return failed;
}

static void test_packs(void)
{
  char folder[64], path[64];
  CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(own));
  own_path("mine", folder);
  own_path("mine/pack.xml", path);
  CU_ASSERT_EQUAL_FATAL(mkdir(folder, 0700), 0);
  FILE *file = fopen(path, "wb");
  CU_ASSERT_FATAL(file != NULL &&
                  fputs("<pack id=\"mine\" year=\"2021\" extends=\"cn-2022\" zh=\"我的\"/>\n", file) > 0 &&
                  fclose(file) == 0);
  long n = 0;
  while (load_failing(n)) n++;
  CU_ASSERT_TRUE(n > 20);
  CU_ASSERT(remove(path) == 0 && rmdir(folder) == 0 && rmdir(own) == 0);
}

static size_t refused; /* checks that ended for want of memory */

/* Chooses a pack for the example and checks it while allocation `n` fails; false once it has fewer. A check that has
 * given something back before goes on with that. */
static bool check_failing(const gk_pack_shelf *shelf, const gk_grid *grid, long n)
{
  gk_error err = GK_ERROR_INIT;
  gk_memory_free(grid->arena.memory);
  until_failure = n;
  gk_report *report = gk_check_by(shelf, grid, &err);
  bool failed = until_failure < 0;
  until_failure = LONG_MAX;
  bool told = err.status == (report == NULL ? GK_ERR_MEMORY : GK_OK);
  refused += report == NULL;
  CU_ASSERT_TRUE(failed || report != NULL);
  CU_ASSERT_TRUE(told);
  if (!told) printf("check, allocation %ld: %s\n", n, err.text);
  CU_ASSERT(report == NULL || strcmp(report->pack->id, "cn-2022") == 0);
  gk_report_free(report);
  return failed;
}

static void test_check(void)
{
  size_t size;
  gk_error err = GK_ERROR_INIT;
  char *bytes = example(&size);
  gk_pack_shelf *shelf = gk_pack_shelf_load("sheets", &err);
  gk_grid *grid = gk_workbook_read_memory(bytes, size, "a.fods", &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(shelf);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  long n = 0;
  while (check_failing(shelf, grid, n)) n++;
  CU_ASSERT_TRUE(refused > 20);
  gk_grid_free(grid);
  gk_pack_shelf_free(shelf);
  free(bytes);
}

void gk_suite_allocations(void);

void gk_suite_allocations(void)
{
  CU_pSuite suite = CU_add_suite("allocations", NULL, NULL);
  CU_add_test(suite, "each of .fods and .ods", test_odf);
  CU_add_test(suite, "each of .xlsx", test_xlsx);
  CU_add_test(suite, "each of .xls", test_xls);
  CU_add_test(suite, "each of loading packs", test_packs);
  CU_add_test(suite, "each of choosing and checking", test_check);
}
