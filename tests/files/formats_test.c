/* SPDX-License-Identifier: MPL-2.0 */
/* The table of formats, and what bytes are taken for. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "archive_build.h"
#include "files/formats/format.h"
#include "files/formats/names.h"
#include "files/formats/workbook.h"

void gk_suite_formats(void);

#define DECLARE(name, ...) extern const gk_format gk_format_##name;
GK_FILE_FORMATS(DECLARE)

/* What the table says of a format, its file can do. */
static void test_table(void)
{
#define CHECK(name, uses, ...)                                                                                         \
  CU_ASSERT_EQUAL(((uses)&GK_FORMAT_READ) != 0, ((uses)&GK_FORMAT_SENT) == 0 && gk_format_##name.read != NULL);        \
  CU_ASSERT_EQUAL(((uses)&GK_FORMAT_WRITTEN) != 0, gk_format_##name.write != NULL);
  GK_FILE_FORMATS(CHECK)
#undef CHECK
}

static void test_names(void)
{
  static const struct {
    const char *file;
    bool read, written;
  } cases[] = {{"a.ods", true, true},       {"a.FODS", true, true}, {"b/a.Xlsx", true, true}, {"a.xlsm", true, false},
               {"a.xls", true, false},      {"a.et", true, false},  {"a.ots", false, true},   {"a.doc", false, false},
               {"a.ods.txt", false, false}, {"ods", false, false},  {"a.", false, false},     {"", false, false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    CU_ASSERT_EQUAL(gk_format_named(cases[i].file, GK_FORMAT_READ) >= 0, cases[i].read);
    CU_ASSERT_EQUAL(gk_format_named(cases[i].file, GK_FORMAT_WRITTEN) >= 0, cases[i].written);
  }
  CU_ASSERT(gk_format_named("甲局.XLSB", GK_FORMAT_SENT) >= 0 && gk_format_named("a.htm", GK_FORMAT_SENT) >= 0);
  CU_ASSERT(gk_format_named("a.pdf", GK_FORMAT_SENT) < 0 && gk_format_named("a.ods", GK_FORMAT_SENT) < 0);
  gk_text list = {0};
  gk_format_list(&list, GK_FORMAT_READ);
  CU_ASSERT_STRING_EQUAL(list.bytes, ".ods .xlsx .xlsm .xls .et .fods");
  gk_text_free(&list);
}

static void expect_refusal(const char *type, const char *reason)
{
  gk_text types = {0};
  size_t size;
  gk_error err = GK_ERROR_INIT;
  gk_text_printf(&types,
                 "<Types " GK_BUILD_TYPES
                 "><Override PartName=\"/main.xml\" ContentType=\"application/vnd.%s.main+xml\"/></Types>",
                 type);
  const gk_build_part parts[] = {GK_BUILD_TEXT("[Content_Types].xml", types.bytes),
                                 GK_BUILD_TEXT("_rels/.rels",
                                               "<Relationships " GK_BUILD_RELATIONS
                                               "><Relationship Type=\"x/officeDocument\" Target=\"main.xml\"/>"
                                               "</Relationships>"),
                                 GK_BUILD_TEXT("main.xml", "<a/>")};
  char *bytes = gk_build_archive(parts, sizeof parts / sizeof *parts, false, &size);
  CU_ASSERT_PTR_NULL(gk_workbook_read_memory(bytes, size, "a", &err));
  CU_ASSERT_STRING_EQUAL(err.text, reason);
  free(bytes);
  gk_text_free(&types);
}

/* The package says what its main part is, whatever that is called. */
static void test_packages(void)
{
  expect_refusal("openxmlformats-officedocument.spreadsheetml.sheet", "a 里没有工作表，文件可能损坏。");
  expect_refusal("ms-excel.sheet.macroEnabled", "a 里没有工作表，文件可能损坏。");
  expect_refusal("ms-excel.sheet.binary.macroEnabled",
                 "a 是二进制工作簿（.xlsb），读不了；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。");
  expect_refusal("openxmlformats-officedocument.wordprocessingml.document",
                 "a 是压缩文件，不是工作簿；里面如有工作簿，请解压后再校验。");
}

void gk_suite_formats(void)
{
  CU_pSuite suite = CU_add_suite("formats", NULL, NULL);
  CU_add_test(suite, "the table", test_table);
  CU_add_test(suite, "names of files", test_names);
  CU_add_test(suite, "what a package is", test_packages);
}
