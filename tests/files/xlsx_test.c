/* SPDX-License-Identifier: MPL-2.0 */
/* The reader of .xlsx, on parts written here: what Calc writes is tested inside Calc, this is what others write. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "archive_build.h"
#include "files/formats/workbook.h"
#include "../engine/speak.h"

void gk_suite_xlsx(void);

static gk_grid *read_parts(const gk_build_part *parts, size_t count, gk_error *err)
{
  size_t size;
  char *bytes = gk_build_archive(parts, count, false, &size);
  CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
  gk_grid *grid = gk_workbook_read_memory(bytes, size, "a.xlsx", err);
  free(bytes);
  return grid;
}

/* The sheet, prefixed as some writers do, at a target from the root, among a hidden one without a part. */
static gk_grid *read_sheet(const char *sheet, gk_error *err)
{
  const gk_build_part parts[] = {
    GK_BUILD_TEXT("xl/workbook.xml",
                  "<x:workbook xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " GK_BUILD_R
                  "><x:sheets><x:sheet name=\"甲&amp;\" r:id=\"r1\"/>"
                  "<x:sheet name=\"乙\" state=\"veryHidden\" r:id=\"r2\"/></x:sheets></x:workbook>"),
    GK_BUILD_TEXT(
      "xl/_rels/workbook.xml.rels",
      "<Relationships " GK_BUILD_RELATIONS "><Relationship Id=\"r1\" Type=\"http://x/worksheet\" Target=\"/xl/s.xml\"/>"
      "<Relationship Id=\"r9\" Type=\"http://x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
    GK_BUILD_TEXT("xl/sharedStrings.xml",
                  "<sst " GK_BUILD_MAIN
                  "><si><r><t>预</t></r><r><t>算</t></r><rPh><t>yu</t></rPh></si><si><t/></si></sst>"),
    GK_BUILD_TEXT("xl/s.xml", sheet)};
  return read_parts(parts, sizeof parts / sizeof *parts, err);
}

static void expect(const gk_grid *grid, int32_t row, int32_t col, gk_cell_kind kind, const char *shown)
{
  const gk_cell *at = gk_sheet_at(grid->sheets[0], row, col);
  char number[GK_DEC_TEXT];
  CU_ASSERT_PTR_NOT_NULL_FATAL(at);
  CU_ASSERT_EQUAL(at->kind, kind);
  CU_ASSERT_STRING_EQUAL(kind == GK_CELL_NUMBER ? gk_dec_format(at->number, number) : at->text, shown);
}

static gk_grid *read_well(const char *sheet)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = read_sheet(sheet, &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  return grid;
}

/* Cells and rows without addresses follow one another. */
static void test_places(void)
{
  gk_grid *grid =
    read_well("<worksheet " GK_BUILD_MAIN
              "><sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row r=\"5\"><c r=\"AB5\"><v>4</v></c>"
              "<c><v>5</v></c></row><row><c><v>6</v></c></row></sheetData>"
              "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"nonsense\"/></mergeCells></worksheet>");
  expect(grid, 0, 0, GK_CELL_NUMBER, "1");
  expect(grid, 0, 2, GK_CELL_NUMBER, "3");
  expect(grid, 4, 27, GK_CELL_NUMBER, "4");
  expect(grid, 4, 28, GK_CELL_NUMBER, "5");
  expect(grid, 5, 0, GK_CELL_NUMBER, "6");
  CU_ASSERT_EQUAL(gk_sheet_at(grid->sheets[0], 0, 0)->row_end, 1);
  CU_ASSERT_EQUAL(grid->count, 2);
  CU_ASSERT_STRING_EQUAL(grid->sheets[0]->name, "甲&");
  CU_ASSERT_FALSE(grid->sheets[0]->hidden);
  CU_ASSERT_TRUE(grid->sheets[1]->hidden);
  gk_grid_free(grid);
}

static void test_values(void)
{
  gk_grid *grid = read_well(
    "<worksheet " GK_BUILD_MAIN
    "><sheetData><row><c><v>1671.4100000000001</v></c><c><v>1.5E3</v></c><c t=\"s\"><v>0</v></c><c "
    "t=\"s\"><v>1</v></c>"
    "<c t=\"e\"><v>#REF!</v></c><c t=\"b\"><v>1</v></c><c t=\"inlineStr\"><is><t>1,671.41</t></is></c>"
    "<c t=\"str\"><f>A1</f><v>ab</v></c><c><f t=\"shared\" si=\"0\"/><v>2</v></c></row></sheetData></worksheet>");
  expect(grid, 0, 0, GK_CELL_NUMBER, "1671.41");
  expect(grid, 0, 1, GK_CELL_NUMBER, "1500");
  expect(grid, 0, 2, GK_CELL_TEXT, "预算");
  CU_ASSERT_PTR_NULL(gk_sheet_at(grid->sheets[0], 0, 3));
  expect(grid, 0, 4, GK_CELL_ERROR, "#REF!");
  expect(grid, 0, 5, GK_CELL_TEXT, "TRUE");
  expect(grid, 0, 6, GK_CELL_TEXT, "1,671.41");
  expect(grid, 0, 7, GK_CELL_TEXT, "ab");
  expect(grid, 0, 8, GK_CELL_NUMBER, "2");
  CU_ASSERT_FALSE(gk_sheet_at(grid->sheets[0], 0, 0)->formula);
  CU_ASSERT_TRUE(gk_sheet_at(grid->sheets[0], 0, 7)->formula);
  CU_ASSERT_TRUE(gk_sheet_at(grid->sheets[0], 0, 8)->formula);
  gk_grid_free(grid);
}

/* A formula without a value is none that is blank. */
static void test_uncomputed(void)
{
  gk_grid *grid =
    read_well("<worksheet " GK_BUILD_MAIN "><sheetData><row><c><f>SUM(B1:C1)</f></c><c><f>A1</f><v></v></c>"
              "<c t=\"str\"><f>\"\"</f><v></v></c></row></sheetData></worksheet>");
  expect(grid, 0, 0, GK_CELL_UNCOMPUTED, "");
  expect(grid, 0, 1, GK_CELL_UNCOMPUTED, "");
  CU_ASSERT_PTR_NULL(gk_sheet_at(grid->sheets[0], 0, 2));
  gk_grid_free(grid);
}

/* Characters that XML cannot carry, and texts that look like them. */
static void test_escapes(void)
{
  static const struct {
    const char *text, *shown;
  } cases[] = {{"a_x000A_b", "a\nb"},
               {"_x005F_x000A_", "_x000A_"},
               {"_x005f_x0041_", "_x0041_"},
               {"_xD83D__xDE00_", "😀"},
               {"_xDE00_", "\xEF\xBF\xBD"},
               {"_xD83D_x", "\xEF\xBF\xBDx"},
               {"_x6536__x000G_", "收_x000G_"},
               {"a_x0000_b", "ab"},
               {"_x00", "_x00"},
               {"__x0041__", "_A_"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char sheet[512];
    snprintf(sheet, sizeof sheet,
             "<worksheet " GK_BUILD_MAIN
             "><sheetData><row><c t=\"inlineStr\"><is><t>%s</t></is></c><c t=\"str\"><f>A1</f><v>%s</v></c></row>"
             "</sheetData></worksheet>",
             cases[i].text, cases[i].text);
    gk_grid *grid = read_well(sheet);
    expect(grid, 0, 0, GK_CELL_TEXT, cases[i].shown);
    expect(grid, 0, 1, GK_CELL_TEXT, cases[i].shown);
    gk_grid_free(grid);
  }
}

/* What an array formula fills comes from it, and nothing beside. */
static void test_arrays(void)
{
  gk_grid *grid =
    read_well("<worksheet " GK_BUILD_MAIN
              "><sheetData><row><c><f t=\"array\" ref=\"A1:A2\">B1:B2</f><v>1</v></c><c><v>2</v></c></row>"
              "<row><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData></worksheet>");
  CU_ASSERT_TRUE(gk_sheet_at(grid->sheets[0], 0, 0)->formula);
  CU_ASSERT_FALSE(gk_sheet_at(grid->sheets[0], 0, 1)->formula);
  CU_ASSERT_TRUE(gk_sheet_at(grid->sheets[0], 1, 0)->formula);
  CU_ASSERT_FALSE(gk_sheet_at(grid->sheets[0], 2, 0)->formula);
  gk_grid_free(grid);
}

#define HEAD                                                                                                           \
  "<worksheet " GK_BUILD_MAIN " xmlns:e=\"e\" "                                                                        \
  "xmlns:m=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
#define DATA(rows) HEAD "<sheetData>" rows "</sheetData></worksheet>"

static void test_refused(void)
{
  static const struct {
    const char *sheet, *reason;
  } cases[] = {
    {"<worksheet " GK_BUILD_MAIN "><sheetData><row><c r=\"7\"/></row></sheetData></worksheet>", "no cell's address"},
    {"<worksheet " GK_BUILD_MAIN "><sheetData><row r=\"1048577\"/></sheetData></worksheet>", "more than 1048576 rows"},
    {"<worksheet " GK_BUILD_MAIN "><sheetData><row><c r=\"XFE1\"/></row></sheetData></worksheet>", "no cell's address"},
    {"<worksheet " GK_BUILD_MAIN "><sheetData>", "not well-formed"},
    {"<!DOCTYPE a><worksheet " GK_BUILD_MAIN "/>", "DOCTYPE"},
    {DATA("<row><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"), "cell B1 twice"},
    {DATA("<row r=\"1\"><c><v>1</v></c></row><row r=\"3\"/><row r=\"1\"><c><v>2</v></c></row>"), "cell A1 twice"},
    {DATA("<row><c t=\"zz\"><v>1</v></c></row>"), "cell A1 of an unknown type"},
    {DATA("<row><c><v>1</v><v>2</v></c></row>"), "cell A1 with two values"},
    {DATA("<row><c t=\"str\"><v>1</v><is><t>2</t></is></c></row>"), "cell A1 with two values"},
    {DATA("<row><row/></row>"), "wrong place"},
    {DATA("<row><c><v>1</v><c/></c></row>"), "wrong place"},
    {DATA("<row><m:AlternateContent><m:Choice Requires=\"e\"><c/></m:Choice></m:AlternateContent></row>"),
     "wrong place"},
    {HEAD "<m:AlternateContent><m:Fallback><sheetData/></m:Fallback></m:AlternateContent></worksheet>", "wrong place"},
    {HEAD "<row/></worksheet>", "wrong place"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_error err = GK_ERROR_INIT;
    gk_grid *grid = read_sheet(cases[i].sheet, &err);
    CU_ASSERT_PTR_NULL(grid);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, cases[i].reason));
    gk_grid_free(grid);
  }
}

/* As Calc reads them: small letters in addresses, white space around values, nothing of other namespaces. */
static void test_as_calc(void)
{
  gk_grid *grid = read_well(DATA("<row r=\"2\"><c r=\"b2\"><v>\n 1671.42\t</v></c><c t=\"s\"><v> 0 </v></c>"
                                 "<c t=\"b\"><v> 1</v></c><c e:r=\"A1\" e:t=\"s\"><v>5</v></c></row>"
                                 "<e:x><row r=\"9\"><c><v>1</v></c></row></e:x><e:row r=\"9\"><c/></e:row>"
                                 "<row><e:c><v>1</v></e:c><c><e:v>3</e:v><v>2</v><extLst><v>4</v></extLst></c></row>"));
  expect(grid, 1, 1, GK_CELL_NUMBER, "1671.42");
  expect(grid, 1, 2, GK_CELL_TEXT, "预算");
  expect(grid, 1, 3, GK_CELL_TEXT, "TRUE");
  expect(grid, 1, 4, GK_CELL_NUMBER, "5");
  expect(grid, 2, 0, GK_CELL_NUMBER, "2");
  CU_ASSERT_EQUAL(grid->sheets[0]->count, 5);
  gk_grid_free(grid);
  grid = read_well(HEAD "<sheetData/><m:AlternateContent><m:Choice Requires=\"e\"><controls><e:row>1</e:row></controls>"
                        "</m:Choice></m:AlternateContent></worksheet>");
  CU_ASSERT_EQUAL(grid->sheets[0]->count, 0);
  gk_grid_free(grid);
  grid = read_well("<worksheet xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><sheetData><row><c><v>1</v></c>"
                   "</row></sheetData></worksheet>");
  expect(grid, 0, 0, GK_CELL_NUMBER, "1");
  gk_grid_free(grid);
  grid = read_well("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" DATA("<row><c t=\"str\"><v>\xE9</v></c></row>"));
  expect(grid, 0, 0, GK_CELL_TEXT, "é");
  gk_grid_free(grid);
}

/* A text that the file does not hold leaves its cell blank, and is counted. */
static void test_lost_texts(void)
{
  gk_grid *grid = read_well(DATA("<row><c><v>1</v></c><c t=\"s\"><v>7</v></c><c t=\"s\"><v>99</v></c></row>"));
  CU_ASSERT_PTR_NULL(gk_sheet_at(grid->sheets[0], 0, 1));
  CU_ASSERT_EQUAL(grid->lost, 2);
  CU_ASSERT_STRING_EQUAL(grid->lost_at, "B1");
  CU_ASSERT_PTR_EQUAL(grid->lost_in, grid->sheets[0]);
  gk_grid_free(grid);
}

/* --- parts that stand elsewhere ----------------------------------------------------------------------------------- */

#define TYPES(part)                                                                                                    \
  "<Types " GK_BUILD_TYPES "><Override PartName=\"/" part "\" "                                                        \
  "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
#define MAIN(target)                                                                                                   \
  "<Relationships " GK_BUILD_RELATIONS "><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"" target            \
  "\"/></Relationships>"
#define ONE_SHEET(id)                                                                                                  \
  "<workbook " GK_BUILD_MAIN "><sheets><sheet name=\"A\" r:id=\"" id "\" " GK_BUILD_R "/></sheets></workbook>"
#define RELATION(id, target) "<Relationship Id=\"" id "\" Type=\"x/worksheet\" Target=\"" target "\"/>"
#define SHEET(value)                                                                                                   \
  "<worksheet " GK_BUILD_MAIN "><sheetData><row><c><v>" value "</v></c></row></sheetData></worksheet>"
#define LONG "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"

/* A package of a workbook's part at `main`, its relations, and two sheets, of which the first is meant. */
static void expect_part(const char *main, const char *rels, const char *workbook, const char *relations,
                        const char *sheet)
{
  gk_error err = GK_ERROR_INIT;
  char types[512], main_rels[512], all[1024];
  snprintf(types, sizeof types, TYPES("%s"), main);
  snprintf(main_rels, sizeof main_rels, MAIN("/%s"), main);
  snprintf(all, sizeof all, "<Relationships " GK_BUILD_RELATIONS ">%s</Relationships>", relations);
  const gk_build_part parts[] = {GK_BUILD_TEXT("[Content_Types].xml", types),
                                 GK_BUILD_TEXT("_rels/.rels", main_rels),
                                 GK_BUILD_TEXT(main, workbook),
                                 GK_BUILD_TEXT(rels, all),
                                 GK_BUILD_TEXT(sheet, SHEET("1")),
                                 GK_BUILD_TEXT("other.xml", SHEET("2"))};
  gk_grid *grid = read_parts(parts, sizeof parts / sizeof *parts, &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  expect(grid, 0, 0, GK_CELL_NUMBER, "1");
  gk_grid_free(grid);
}

static void test_parts(void)
{
  static const struct {
    const char *main, *rels, *id, *relations, *sheet;
  } cases[] = {
    {"xl/workbook2.xml", "xl/_rels/workbook2.xml.rels", "r", RELATION("r", "s.xml"), "xl/s.xml"},
    {"book.xml", "_rels/book.xml.rels", "r", RELATION("r", "a/s.xml"), "a/s.xml"},
    {"a/b/w.xml", "a/b/_rels/w.xml.rels", "r", RELATION("r", "../.././c/s.xml"), "c/s.xml"},
    {"xl/w.xml", "xl/_rels/w.xml.rels", "r", RELATION("r", "../xl/d/../s.xml"), "xl/s.xml"},
    {"xl/w.xml", "xl/_rels/w.xml.rels", "r", RELATION("r", "/a/s.xml"), "a/s.xml"},
    {"xl/w.xml", "xl/_rels/w.xml.rels", "r", RELATION("r", "Sheets/S.XML"), "xl/sheets/s.xml"},
    /* ids that begin alike */
    {"xl/w.xml", "xl/_rels/w.xml.rels", LONG "1", RELATION(LONG "2", "/other.xml") RELATION(LONG "1", "s.xml"),
     "xl/s.xml"},
    {"xl/w.xml", "xl/_rels/w.xml.rels", "r", RELATION("r1", "/other.xml") RELATION("r", "s.xml"), "xl/s.xml"},
    {"xl/w.xml", "xl/_rels/w.xml.rels", "r", RELATION("r", LONG LONG LONG LONG LONG "/s.xml"),
     "xl/" LONG LONG LONG LONG LONG "/s.xml"},
    /* of two with one id the first, as in Calc */
    {"xl/w.xml", "xl/_rels/w.xml.rels", "r", RELATION("r", "s.xml") RELATION("r", "/other.xml"), "xl/s.xml"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char workbook[512];
    snprintf(workbook, sizeof workbook, ONE_SHEET("%s"), cases[i].id);
    expect_part(cases[i].main, cases[i].rels, workbook, cases[i].relations, cases[i].sheet);
  }
}

/* What the package names counts, whatever lies at the usual place; without a name the usual place does. */
static void test_main_part(void)
{
  gk_error err = GK_ERROR_INIT;
  const gk_build_part parts[] = {GK_BUILD_TEXT("xl/workbook.xml", ONE_SHEET("o")),
                                 GK_BUILD_TEXT("xl/_rels/workbook.xml.rels",
                                               "<Relationships " GK_BUILD_RELATIONS
                                               ">" RELATION("o", "/other.xml") "</Relationships>"),
                                 GK_BUILD_TEXT("other.xml", SHEET("2")),
                                 GK_BUILD_TEXT("_rels/.rels", MAIN("xl/w.xml")),
                                 GK_BUILD_TEXT("xl/w.xml", ONE_SHEET("r")),
                                 GK_BUILD_TEXT("xl/_rels/w.xml.rels", "<Relationships " GK_BUILD_RELATIONS
                                                                      ">" RELATION("r", "s.xml") "</Relationships>"),
                                 GK_BUILD_TEXT("xl/s.xml", SHEET("1"))};
  for (size_t count = 3; count <= sizeof parts / sizeof *parts; count += 4) {
    gk_grid *grid = read_parts(parts, count, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
    expect(grid, 0, 0, GK_CELL_NUMBER, count == 3 ? "2" : "1");
    gk_grid_free(grid);
  }
}

/* A sheet whose part is not there is damage, not an empty sheet. */
static void test_lost_part(void)
{
  gk_error err = GK_ERROR_INIT;
  const gk_build_part parts[] = {GK_BUILD_TEXT("xl/workbook.xml", ONE_SHEET("r")),
                                 GK_BUILD_TEXT("xl/_rels/workbook.xml.rels",
                                               "<Relationships " GK_BUILD_RELATIONS
                                               ">" RELATION("r", "s.xml") "</Relationships>")};
  CU_ASSERT_PTR_NULL(read_parts(parts, 2, &err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "lacks xl/s.xml"));
}

/* What is in an archive or a file that is no workbook. */
static void test_other_files(void)
{
  static const struct {
    const char *name, *text, *reason;
  } archives[] = {{"word/document.xml", "<a/>", "a Word document"},
                  {"甲局.xlsx", "x", "unpack the workbooks"},
                  {"xl/workbook.bin", "x", ".xlsb"},
                  {"content.xml", "<a/>", "no spreadsheet"}};
  for (size_t i = 0; i < sizeof archives / sizeof *archives; i++) {
    gk_error err = GK_ERROR_INIT;
    const gk_build_part part = GK_BUILD_TEXT(archives[i].name, archives[i].text);
    CU_ASSERT_PTR_NULL(read_parts(&part, 1, &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, archives[i].reason));
  }
  static const struct {
    const char *bytes, *reason;
  } files[] = {{"<html><table></table></html>", "web page"},
               {"\xEF\xBB\xBF\r\n<!doctype HTML><html></html>", "web page"},
               {"<table><tr></tr></table>", "web page"},
               {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                "XML spreadsheet of Excel 2003"},
               {"<div class=\"x\"><table></table></div>", "web page"},
               {"<meta charset=gb2312><table>", "web page"},
               {"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web page in one file"},
               {"%PDF-1.7", "PDF"},
               {"Rar!\x1A\x07", "RAR"},
               {"7z\xBC\xAF\x27\x1C", "(7z)"},
               {"{\\rtf1}", "RTF"},
               {"\xFF\xD8\xFF\xE0", "a picture"},
               {"MZ\x90", "a program"},
               {"{\"a\": [1]}", "JSON"},
               {"\xB9\xAB\xBF\xAA\t1671.42\r\n", "plain text"},
               {"%TSD-Header-###%", "guards the files"},
               {"\x01\x02\x03", "no workbook of a known kind"},
               {"", "empty"}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    gk_error err = GK_ERROR_INIT;
    CU_ASSERT_PTR_NULL(gk_workbook_read_memory(files[i].bytes, strlen(files[i].bytes), "a.xls", &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, files[i].reason));
  }
}

/* Of two archives one behind the other programs open different ones; one stored within another is a part of it. */
static void test_two_archives(void)
{
  static const char book[] = "<a/>";
  size_t size, outer;
  const gk_build_part part = GK_BUILD_TEXT("content.xml", book);
  char *bytes = gk_build_archive(&part, 1, true, &size), *twice = bytes == NULL ? NULL : malloc(2 * size);
  CU_ASSERT_PTR_NOT_NULL_FATAL(twice);
  memcpy(twice, bytes, size);
  memcpy(twice + size, bytes, size);
  gk_error err = GK_ERROR_INIT;
  CU_ASSERT_PTR_NULL(gk_workbook_read_memory(twice, 2 * size, "a.ods", &err));
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "two archives"));
  const gk_build_part within[] = {part, {"embedded.ods", bytes, size}};
  char *whole = gk_build_archive(within, 2, true, &outer);
  gk_error other = GK_ERROR_INIT;
  CU_ASSERT_PTR_NULL(gk_workbook_read_memory(whole, outer, "a.ods", &other));
  CU_ASSERT_PTR_NOT_NULL(strstr(other.text, "no spreadsheet"));
  free(whole);
  free(twice);
  free(bytes);
}

/* An entry that says to be larger than the archive asks for no memory; found by fuzzing. */
static void test_lying_sizes(void)
{
  static const unsigned char folder[4] = {'P', 'K', 1, 2};
  const gk_build_part part = GK_BUILD_TEXT("content.xml", "<a/>");
  enum { PACKED = 20, WHOLE = 24 };
  for (size_t field = PACKED; field <= WHOLE; field += 4) {
    size_t size, at = 0;
    gk_error err = GK_ERROR_INIT;
    char *bytes = gk_build_archive(&part, 1, true, &size);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    while (at + 46 < size && memcmp(bytes + at, folder, sizeof folder) != 0) at++;
    memcpy(bytes + at + field, "\xF0\xFF\xFF\xFF", 4);
    CU_ASSERT_PTR_NULL(gk_workbook_read_memory(bytes, size, "a.ods", &err));
    CU_ASSERT_TRUE(err.status == GK_ERR_FORMAT || err.status == GK_ERR_LIMIT);
    free(bytes);
  }
}

void gk_suite_xlsx(void)
{
  CU_pSuite suite = CU_add_suite("xlsx", gk_speak_english, gk_speak_chinese);
  CU_add_test(suite, "cells with and without addresses", test_places);
  CU_add_test(suite, "values", test_values);
  CU_add_test(suite, "formulas that were never computed", test_uncomputed);
  CU_add_test(suite, "escaped characters", test_escapes);
  CU_add_test(suite, "array formulas", test_arrays);
  CU_add_test(suite, "parts that stand elsewhere", test_parts);
  CU_add_test(suite, "the main part", test_main_part);
  CU_add_test(suite, "a part that is not there", test_lost_part);
  CU_add_test(suite, "refused", test_refused);
  CU_add_test(suite, "as Calc reads it", test_as_calc);
  CU_add_test(suite, "texts that are not there", test_lost_texts);
  CU_add_test(suite, "two archives", test_two_archives);
  CU_add_test(suite, "files that are something else", test_other_files);
  CU_add_test(suite, "sizes that are not true", test_lying_sizes);
}
