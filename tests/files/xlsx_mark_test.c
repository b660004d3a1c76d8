/* SPDX-License-Identifier: MPL-2.0 */
/* Marks in the parts of an .xlsx, on parts written here: that Calc shows them is tested in annotate.sh, this is what
 * other programs' files have. */
#include <CUnit/CUnit.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "engine/base/text.h"
#include "archive_build.h"
#include "files/file_bytes.h"
#include "files/limits.h"
#include "files/mark/mark_xlsx.h"
#include "files/xml/dom.h"
#include "../engine/speak.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"

void gk_suite_xlsx_mark(void);

static const gk_mark usual[] = {{0, 6, 2, GK_MARK_SUSPECT}, {0, 32, 2, GK_MARK_ROUNDING}, {0, 37, 6, GK_MARK_ROUNDING}};
static const long ids[GK_MARK_KINDS] = {5, 6, 7, 8, 9};

/* What the usual marks come to, with a prefix and from a priority on. */
static void marks_text(gk_text *out, const char *p, long priority)
{
  gk_text_printf(out,
                 "<%sconditionalFormatting sqref=\"C7\"><%scfRule type=\"expression\" dxfId=\"5\" priority=\"%ld\">"
                 "<%sformula>LEN(\"gongkai.suspect\")</%sformula></%scfRule></%sconditionalFormatting>"
                 "<%sconditionalFormatting sqref=\"C33 G38\"><%scfRule type=\"expression\" dxfId=\"9\" "
                 "priority=\"%ld\">"
                 "<%sformula>LEN(\"gongkai.rounding\")</%sformula></%scfRule></%sconditionalFormatting>",
                 p, p, priority, p, p, p, p, p, p, priority + 1, p, p, p, p);
}

static xmlDocPtr parse(const char *text)
{
  xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET);
  CU_ASSERT_PTR_NOT_NULL_FATAL(doc);
  return doc;
}

/* The document as text, without its declaration; frees it. */
static char *text_of(xmlDocPtr doc)
{
  gk_error err = GK_ERROR_INIT;
  int size;
  xmlChar *bytes = gk_dom_dump(doc, &size, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
  const char *start = strstr((const char *)bytes, "?>");
  char *copy = strdup(start == NULL ? (const char *)bytes : start + 3);
  xmlFree(bytes);
  copy[strlen(copy) - 1] = '\0'; /* the line's end */
  return copy;
}

/* Marks the worksheet `before`; *MARKS in `after` stands for the marks. */
static void expect_sheet(const char *before, const char *after, const char *prefix, long priority)
{
  const char *hole = strstr(after, "*MARKS");
  gk_text expected = {0};
  gk_text_add(&expected, after, hole == NULL ? strlen(after) : (size_t)(hole - after));
  marks_text(&expected, prefix, priority);
  if (hole != NULL) gk_text_puts(&expected, hole + 6);
  xmlDocPtr doc = parse(before);
  for (int round = 0; round < 2; round++) { /* marking again replaces the marks */
    CU_ASSERT_TRUE(gk_xlsx_mark_sheet(xmlDocGetRootElement(doc), usual, 3, ids));
    char *found = text_of(xmlCopyDoc(doc, 1));
    if (strcmp(found, expected.bytes) != 0) printf("\n%s\n%s\n", found, expected.bytes);
    CU_ASSERT_STRING_EQUAL(found, expected.bytes);
    free(found);
  }
  xmlFreeDoc(doc);
  gk_text_free(&expected);
}

/* --- worksheets --------------------------------------------------------------------------------------------------- */

static void test_place(void)
{
  expect_sheet("<worksheet xmlns=\"" MAIN "\"><sheetData/><mergeCells/><pageMargins left=\"1\"/></worksheet>",
               "<worksheet xmlns=\"" MAIN "\"><sheetData/><mergeCells/>*MARKS<pageMargins left=\"1\"/></worksheet>", "",
               1);
  expect_sheet("<worksheet xmlns=\"" MAIN "\"><sheetData/></worksheet>",
               "<worksheet xmlns=\"" MAIN "\"><sheetData/>*MARKS</worksheet>", "", 1);
  expect_sheet("<worksheet><sheetPr/><sheetData/><phoneticPr/><dataValidations/><extLst/></worksheet>",
               "<worksheet><sheetPr/><sheetData/><phoneticPr/>*MARKS<dataValidations/><extLst/></worksheet>", "", 1);
}

/* A prefix, the strict namespace, and what is foreign, are kept. */
static void test_foreign(void)
{
  expect_sheet("<x:worksheet xmlns:x=\"" STRICT "\"><x:sheetData/><x:hyperlinks/></x:worksheet>",
               "<x:worksheet xmlns:x=\"" STRICT "\"><x:sheetData/>*MARKS<x:hyperlinks/></x:worksheet>", "x:", 1);
  static const char foreign[] =
    "<worksheet xmlns=\"" MAIN "\" xmlns:r=\"r\" xmlns:mc=\"m\" xmlns:x14ac=\"a\" xmlns:xr=\"x\" "
    "mc:Ignorable=\"x14ac xr\" xr:uid=\"{0}\"><sheetFormatPr x14ac:dyDescent=\"0.25\"/><sheetData><row r=\"1\" "
    "x14ac:dyDescent=\"0.25\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 甲&#13;\n&amp;</t></is></c>"
    "</row></sheetData>%s"
    "<mc:AlternateContent><mc:Choice Requires=\"x14\"><controls/></mc:Choice></mc:AlternateContent>"
    "<extLst><ext xmlns:x14=\"14\" uri=\"{78C0D931}\"><x14:conditionalFormattings><x14:conditionalFormatting>"
    "<x14:cfRule type=\"dataBar\" id=\"{1}\"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    "</worksheet>";
  char before[2000], after[2000];
  snprintf(before, sizeof before, foreign, "");
  snprintf(after, sizeof after, foreign, "*MARKS");
  expect_sheet(before, after, "", 1);
}

/* The department's own rules come behind ours: in the file, and by their priorities where those are in the way. */
static void test_own_rules(void)
{
  static const char own[] =
    "<worksheet><sheetData/>%s<conditionalFormatting sqref=\"A1\"><cfRule type=\"top10\" priority=\"%d\"/>"
    "<cfRule priority=\"%d\"/></conditionalFormatting><x/><extLst><ext xmlns:y=\"y\"><y:conditionalFormattings>"
    "<y:conditionalFormatting><y:cfRule priority=\"%d\"/></y:conditionalFormatting></y:conditionalFormattings>"
    "</ext></extLst></worksheet>";
  char before[1000], after[1000];
  snprintf(before, sizeof before, own, "", 1, 4, 2);
  snprintf(after, sizeof after, own, "*MARKS", 3, 6, 4);
  expect_sheet(before, after, "", 1);
  snprintf(before, sizeof before, own, "", 3, 5, 4);
  snprintf(after, sizeof after, own, "*MARKS", 3, 5, 4); /* far enough behind */
  expect_sheet(before, after, "", 1);
}

/* A pivot table names its rules by their priorities, which stay. */
static void test_pivot_rules(void)
{
  static const char own[] =
    "<worksheet><sheetData/>%s<conditionalFormatting pivot=\"1\"><cfRule priority=\"2\"/></conditionalFormatting>"
    "<conditionalFormatting><cfRule priority=\"%d\"/></conditionalFormatting></worksheet>";
  char before[1000], after[1000];
  snprintf(before, sizeof before, own, "", 1);
  snprintf(after, sizeof after, own, "*MARKS", 5);
  expect_sheet(before, after, "", 3);
}

/* Ours as another program saved them: elsewhere, spelled otherwise, one of them among the department's. */
static void test_saved_elsewhere(void)
{
  static const char own[] =
    "<worksheet><sheetData/>%s<conditionalFormatting sqref=\"A1\"><cfRule priority=\"9\"><formula>A1&gt;0</formula>"
    "</cfRule>%s</conditionalFormatting>%s</worksheet>";
  char before[1000], after[1000];
  snprintf(before, sizeof before, own, "",
           "<cfRule priority=\"3\"><formula>len( \"GONGKAI.error\" )</formula></cfRule>",
           "<conditionalFormatting sqref=\"B1\"><cfRule priority=\"4\"><formula>LEN(\"gongkai.part\")</formula>"
           "</cfRule></conditionalFormatting>");
  snprintf(after, sizeof after, own, "*MARKS", "", "");
  expect_sheet(before, after, "", 1);
}

static void test_many(void)
{
  enum { MANY = 1100 };
  gk_mark *list = calloc(MANY, sizeof *list);
  CU_ASSERT_PTR_NOT_NULL_FATAL(list);
  for (int32_t i = 0; i < MANY; i++) list[i] = (gk_mark){.row = i, .col = 27, .kind = GK_MARK_PART};
  xmlDocPtr doc = parse("<worksheet><sheetData/><conditionalFormatting><cfRule priority=\"1\"/></conditionalFormatting>"
                        "</worksheet>");
  CU_ASSERT_TRUE(gk_xlsx_mark_sheet(xmlDocGetRootElement(doc), list, MANY, ids));
  char *text = text_of(doc);
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "sqref=\"AB1001 AB1002"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "AB1100\"><cfRule type=\"expression\" dxfId=\"7\" priority=\"3\">"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "<conditionalFormatting><cfRule priority=\"4\"/>"));
  free(text);
  free(list);
}

/* --- styles ------------------------------------------------------------------------------------------------------- */

#define SUSPECT(p)                                                                                                     \
  "<" p "dxf><" p "font><" p "b/></" p "font><" p "fill><" p "patternFill><" p "bgColor rgb=\"FFFFA6A6\"/></" p        \
  "patternFill></" p "fill><" p "border><" p "left style=\"thin\"><" p "color rgb=\"FFC00000\"/></" p "left><" p       \
  "right style=\"thin\"><" p "color rgb=\"FFC00000\"/></" p "right><" p "top style=\"thin\"><" p                       \
  "color rgb=\"FFC00000\"/></" p "top><" p "bottom style=\"thin\"><" p "color rgb=\"FFC00000\"/></" p "bottom></" p    \
  "border></" p "dxf>"

static void expect_styles(const char *before, const char *after, long named, long id)
{
  static const bool used[GK_MARK_KINDS] = {[GK_MARK_SUSPECT] = true};
  long found[GK_MARK_KINDS];
  bool changed;
  xmlDocPtr doc = parse(before);
  for (int round = 0; round < 2; round++) {
    CU_ASSERT_TRUE(gk_xlsx_add_formats(xmlDocGetRootElement(doc), used, named, found, &changed));
    CU_ASSERT_EQUAL(changed, round == 0 && strcmp(before, after) != 0);
    CU_ASSERT_EQUAL(found[GK_MARK_SUSPECT], id);
    CU_ASSERT_EQUAL(found[GK_MARK_PART], -1);
  }
  char *text = text_of(doc);
  if (strcmp(text, after) != 0) printf("\n%s\n%s\n", text, after);
  CU_ASSERT_STRING_EQUAL(text, after);
  free(text);
}

static void test_styles(void)
{
  expect_styles("<styleSheet xmlns=\"" MAIN "\"><cellXfs/><cellStyles/><tableStyles/></styleSheet>",
                "<styleSheet xmlns=\"" MAIN
                "\"><cellXfs/><cellStyles/><dxfs count=\"1\">" SUSPECT("") "</dxfs><tableStyles/></styleSheet>",
                -1, 0);
  expect_styles("<s:styleSheet xmlns:s=\"" STRICT "\"><s:dxfs count=\"2\"><s:dxf/><s:dxf><s:font><s:b/></s:font>"
                "</s:dxf></s:dxfs><s:extLst/></s:styleSheet>",
                "<s:styleSheet xmlns:s=\"" STRICT "\"><s:dxfs count=\"3\"><s:dxf/><s:dxf><s:font><s:b/></s:font>"
                "</s:dxf>" SUSPECT("s:") "</s:dxfs><s:extLst/></s:styleSheet>",
                1, 2);
  static const char there[] = "<styleSheet><dxfs count=\"2\">" SUSPECT("") "<dxf/></dxfs></styleSheet>";
  expect_styles(there, there, 1, 0);
}

/* A rule that names a format that is not there gets none of ours. */
static void test_missing_format(void)
{
  static const char rules[] = "<cfRule dxfId=\"0\"/><cfRule dxfId='1'/><cfRule xId=\"9\"/>dxfId=";
  CU_ASSERT_EQUAL(gk_xlsx_named_format(rules, sizeof rules - 1), 1);
  CU_ASSERT_EQUAL(gk_xlsx_named_format("<cfRule/>", 9), -1);
  expect_styles("<styleSheet/>", "<styleSheet><dxfs count=\"3\"><dxf/><dxf/>" SUSPECT("") "</dxfs></styleSheet>", 1, 2);
  expect_styles("<styleSheet/>", "<styleSheet><dxfs count=\"1\">" SUSPECT("") "</dxfs></styleSheet>", 2147483647, 0);
}

/* --- packages ----------------------------------------------------------------------------------------------------- */

typedef struct part {
  const char *name, *text;
} part;

/* Writes the archive of the parts to a file. */
static void write_parts(const char *path, const part *parts, size_t count)
{
  zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(archive);
  for (size_t i = 0; i < count; i++) {
    zip_source_t *text = zip_source_buffer(archive, parts[i].text, strlen(parts[i].text), 0);
    CU_ASSERT_TRUE(zip_file_add(archive, parts[i].name, text, ZIP_FL_ENC_UTF_8) >= 0);
  }
  CU_ASSERT_EQUAL_FATAL(zip_close(archive), 0);
}

/* Marks the suspect C7 of the first of `sheets` sheets of the archive at `path`, in place. */
static gk_annotated mark_file(const char *path, size_t sheets, gk_error *err)
{
  size_t size;
  char *bytes = gk_file_bytes(path, GK_LIMIT_BYTES, &size, err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
  gk_grid grid = {.count = sheets};
  gk_report report = {.grid = &grid};
  gk_mark item = usual[0];
  gk_marks marks = {.items = &item, .count = 1};
  gk_annotation a = {
    .source = {.bytes = bytes, .size = size, .name = "a.xlsx"}, .to = path, .report = &report, .marks = &marks};
  a.source.package = gk_package_open(bytes, size, "a.xlsx", err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(a.source.package);
  gk_annotated done = gk_mark_xlsx(&a, err);
  gk_package_close(a.source.package);
  free(bytes);
  return done;
}

static void expect_part(const char *path, const char *name, const char *wanted)
{
  gk_error err = GK_ERROR_INIT;
  size_t size, length;
  char *bytes = gk_file_bytes(path, GK_LIMIT_BYTES, &size, &err);
  gk_package *package = gk_package_open(bytes, size, "a.xlsx", &err);
  char *text = gk_package_read(package, name, &length, &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  bool there = text != NULL && strstr(text, wanted) != NULL;
  if (!there) printf("\n%s: %s\n", name, text == NULL ? err.text : text);
  CU_ASSERT_TRUE(there);
  free(text);
  gk_package_close(package);
  free(bytes);
}

/* A name for a file of this test; removed by the caller. */
static void temporary(char path[64])
{
  strcpy(path, "/tmp/gongkai-mark-XXXXXX");
  int file = mkstemp(path);
  CU_ASSERT_TRUE_FATAL(file >= 0);
  close(file);
}

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const part without_styles[] = {
  {"[Content_Types].xml", "<Types " GK_BUILD_TYPES "><Default Extension=\"xml\"/></Types>"},
  {"_rels/.rels", "<Relationships " GK_BUILD_RELATIONS "><Relationship Id=\"a\" Type=\"" OFFICE
                  "/officeDocument\" Target=\"/book/main.xml\"/>"
                  "</Relationships>"},
  {"book/main.xml", "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"甲\" r:id=\"rId1\"/>"
                    "<sheet name=\"乙\" r:id=\"rId3\"/></sheets></workbook>"},
  {"book/_rels/main.xml.rels",
   "<Relationships " GK_BUILD_RELATIONS "><Relationship Id=\"rId3\" Type=\"" OFFICE
   "/worksheet\" Target=\"/other/b.xml\"/>"
   "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"./x/../../sheets/a.xml\"/></Relationships>"},
  {"sheets/a.xml", "<worksheet xmlns=\"" MAIN "\"><sheetData/></worksheet>"},
  {"other/b.xml", "<worksheet xmlns=\"" MAIN "\"><sheetData/></worksheet><!-- as it was -->"},
  {"book/styles.xml", "of something else"}};

/* Targets from the root and relative ones; a part for the styles is made, under a name that is free. */
static void test_without_styles(void)
{
  gk_error err = GK_ERROR_INIT;
  char path[64];
  temporary(path);
  write_parts(path, without_styles, sizeof without_styles / sizeof *without_styles);
  for (int round = 0; round < 2; round++) {
    CU_ASSERT_EQUAL(mark_file(path, 2, &err), GK_ANNOTATED);
    CU_ASSERT_STRING_EQUAL(err.text, "");
    expect_part(path, "sheets/a.xml",
                "<sheetData/><conditionalFormatting sqref=\"C7\"><cfRule type=\"expression\" "
                "dxfId=\"0\" priority=\"1\"><formula>LEN(\"gongkai.suspect\")</formula>");
    expect_part(path, "other/b.xml", without_styles[5].text);
    expect_part(path, "book/styles.xml", without_styles[6].text);
    expect_part(path, "book/styles1.xml", "<xf xfId=\"0\"/></cellXfs><dxfs count=\"1\"><dxf><font><b/>");
    expect_part(path, "book/_rels/main.xml.rels",
                "<Relationship Id=\"rId2\" Type=\"" OFFICE "/styles\" "
                "Target=\"styles1.xml\"/></Relationships>");
    expect_part(path, "[Content_Types].xml",
                "<Override PartName=\"/book/styles1.xml\" ContentType=\"application/"
                "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
  }
  remove(path);
}

/* A workbook that has other sheets than its report says is not marked in the wrong place. */
static void test_refused(void)
{
  gk_error err = GK_ERROR_INIT;
  char path[64];
  temporary(path);
  write_parts(path, without_styles, sizeof without_styles / sizeof *without_styles);
  CU_ASSERT_EQUAL(mark_file(path, 1, &err), GK_ANNOTATED_FAILED);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "Not all sheets"));
  write_parts(path, without_styles + 1, sizeof without_styles / sizeof *without_styles - 1);
  CU_ASSERT_EQUAL(mark_file(path, 2, &err), GK_ANNOTATED_FAILED);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "lacks [Content_Types].xml"));
  remove(path);
}

void gk_suite_xlsx_mark(void)
{
  CU_pSuite suite = CU_add_suite("xlsx_mark", gk_speak_english, gk_speak_chinese);
  CU_add_test(suite, "where formats come", test_place);
  CU_add_test(suite, "prefixes, namespaces, foreign markup", test_foreign);
  CU_add_test(suite, "the department's own rules", test_own_rules);
  CU_add_test(suite, "rules of pivot tables", test_pivot_rules);
  CU_add_test(suite, "formats that another program saved", test_saved_elsewhere);
  CU_add_test(suite, "many marks", test_many);
  CU_add_test(suite, "styles", test_styles);
  CU_add_test(suite, "a format that is missing", test_missing_format);
  CU_add_test(suite, "a package without styles", test_without_styles);
  CU_add_test(suite, "refused", test_refused);
}
