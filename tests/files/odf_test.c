/* SPDX-License-Identifier: MPL-2.0 */
/* Cells of OpenDocument as Calc writes them: what each holds. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "files/formats/workbook.h"
#include "files/read/odf_dates.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define HEAD                                                                                                           \
  "<office:document xmlns:office='" OASIS "office:1.0' xmlns:table='" OASIS "table:1.0' xmlns:text='" OASIS            \
  "text:1.0' xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'>"                    \
  "<office:body><office:spreadsheet>"
#define TAIL "</office:spreadsheet></office:body></office:document>"

static gk_grid *read_document(const char *content)
{
  gk_error err = GK_ERROR_INIT;
  gk_text document = {0};
  gk_text_printf(&document, HEAD "%s" TAIL, content);
  gk_grid *grid = gk_workbook_read_memory(document.bytes, document.length, "f", &err);
  CU_ASSERT_STRING_EQUAL(err.text, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  gk_text_free(&document);
  return grid;
}

/* The one cell of a row, in a sheet; NULL for `shown` where it is blank. */
static void expect(const char *cell, gk_cell_kind kind, const char *shown)
{
  gk_text content = {0};
  char number[GK_DEC_TEXT];
  gk_text_printf(&content, "<table:table table:name='A'><table:table-row>%s</table:table-row></table:table>", cell);
  gk_grid *grid = read_document(content.bytes);
  const gk_cell *at = gk_sheet_at(grid->sheets[0], 0, 0);
  if (shown == NULL || at == NULL) {
    CU_ASSERT_TRUE(shown == NULL && at == NULL);
    if (shown != NULL || at != NULL) printf("%s\n", cell);
  } else {
    const char *got = at->kind == GK_CELL_NUMBER ? gk_dec_format(at->number, number) : at->text;
    CU_ASSERT_EQUAL(at->kind, kind);
    CU_ASSERT_STRING_EQUAL(got, shown);
    if (strcmp(got, shown) != 0) printf("%s: %s\n", cell, got);
  }
  gk_grid_free(grid);
  gk_text_free(&content);
}

#define CELL(attributes, inside) "<table:table-cell " attributes ">" inside "</table:table-cell>"
#define P(text) "<text:p>" text "</text:p>"

static void test_texts(void)
{
  expect(CELL("office:value-type='string'", P("") P("a")), GK_CELL_TEXT, "\na");
  expect(CELL("office:value-type='string'", P("a") P("") P("b")), GK_CELL_TEXT, "a\n\nb");
  expect(CELL("office:value-type='string'", P("a<text:s text:c='2'/>b<text:s/><text:tab/><text:line-break/>c")),
         GK_CELL_TEXT, "a  b \t\nc");
  expect(CELL("office:value-type='string'", P("<text:span>a</text:span><text:ruby><text:ruby-base>b</text:ruby-base>"
                                              "<text:ruby-text>c</text:ruby-text></text:ruby><text:a>d</text:a>")),
         GK_CELL_TEXT, "abd");
  expect(CELL("", "<office:annotation>" P("a comment") "</office:annotation>"), GK_CELL_TEXT, NULL);
  expect(CELL("office:value-type='string' office:string-value='plain'", ""), GK_CELL_TEXT, "plain");
}

static void test_formulas(void)
{
  expect(CELL("table:formula='of:=&quot;&quot;'", "<text:p/>"), GK_CELL_TEXT, NULL);
  expect(CELL("table:formula='of:=A1'", ""), GK_CELL_UNCOMPUTED, "");
  expect(CELL("table:formula='of:=A1' office:value-type='float'", P("1")), GK_CELL_UNCOMPUTED, "");
  expect(CELL("table:formula='of:=A1' office:value-type='string' calcext:value-type='error'", P("#REF!")),
         GK_CELL_ERROR, "#REF!");
  expect(CELL("table:formula='of:=A1' office:value-type='string'", P("Err:502")), GK_CELL_ERROR, "Err:502");
  expect(CELL("table:formula='of:=A1' office:value-type='string'", P("错误:502")), GK_CELL_ERROR, "Err:502");
  expect(CELL("table:formula='of:=A1' office:value-type='string' calcext:value-type='string'", P("Err:502")),
         GK_CELL_TEXT, "Err:502");
  expect(CELL("office:value-type='string'", P("Err:502")), GK_CELL_TEXT, "Err:502");
}

static void test_numbers(void)
{
  expect(CELL("office:value-type='float' office:value='1671.4100000000001'", P("x")), GK_CELL_NUMBER, "1671.41");
  expect(CELL("office:value-type='percentage' office:value='1.05'", ""), GK_CELL_NUMBER, "1.05");
  expect(CELL("office:value-type='currency' office:value='-0'", ""), GK_CELL_NUMBER, "0");
  expect(CELL("office:value-type='float' office:value='1E+020'", ""), GK_CELL_TEXT, "1e+20");
  expect(CELL("office:value-type='float' office:value='1.7976931348623157E+308'", ""), GK_CELL_TEXT,
         "1.79769313486232e+308");
  expect(CELL("office:value-type='float' office:value='1E999'", ""), GK_CELL_TEXT, "1E999");
  expect(CELL("office:value-type='boolean' office:boolean-value='true'", P("WAHR")), GK_CELL_TEXT, "TRUE");
  expect(CELL("office:value-type='boolean' office:boolean-value='false'", P("FALSCH")), GK_CELL_TEXT, "FALSE");
  expect(CELL("office:value-type='boolean' office:boolean-value='5'", P("TRUE")), GK_CELL_NUMBER, "5");
}

static void test_dates(void)
{
  expect(CELL("office:value-type='date' office:date-value='2023-03-15'", P("15.3.")), GK_CELL_NUMBER, "45000");
  expect(CELL("office:value-type='date' office:date-value='2023-03-15T18:00:00'", ""), GK_CELL_NUMBER, "45000.75");
  expect(CELL("office:value-type='date' office:date-value='spring'", P("spring")), GK_CELL_TEXT, "spring");
  expect(CELL("office:value-type='time' office:time-value='PT36H00M00S'", ""), GK_CELL_NUMBER, "1.5");
  expect(CELL("office:value-type='time' office:time-value='-PT00H30M00S'", ""), GK_CELL_NUMBER, "-0.0208333333333333");
  gk_grid *grid = read_document("<table:calculation-settings><table:null-date table:date-value='1904-01-01'/>"
                                "</table:calculation-settings><table:table table:name='A'><table:table-row>"
                                "<table:table-cell office:value-type='date' office:date-value='1904-01-03'/>"
                                "</table:table-row></table:table>");
  CU_ASSERT_EQUAL(gk_sheet_at(grid->sheets[0], 0, 0)->number.units, 2);
  gk_grid_free(grid);
}

/* Days against the serial numbers that every spreadsheet has: 1900-03-01 is 61, 2000-02-29 is 36585. */
static void test_days(void)
{
  static const struct {
    const char *date;
    int64_t serial;
  } days[] = {{"1899-12-30", 0},     {"1899-12-29", -1},    {"1900-03-01", 61},    {"1970-01-01", 25569},
              {"2000-02-29", 36585}, {"2000-03-01", 36586}, {"2100-03-01", 73110}, {"9999-12-31", 2958465}};
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
    int64_t day;
    double fraction;
    CU_ASSERT_TRUE(gk_odf_days(days[i].date, &day, &fraction));
    CU_ASSERT_EQUAL(day - GK_ODF_NULL_DAY, days[i].serial);
  }
  static const char *const wrong[] = {
    "",           "2023",        "2023-3",      "2023-13-01",          "2023-00-01",
    "2023-01-32", "2023-01-01x", "2023-01-01T", "2023-01-01T25:00:00", "99999999999-01-01",
    "--1-01-01"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    int64_t day;
    double fraction;
    CU_ASSERT_FALSE(gk_odf_days(wrong[i], &day, &fraction));
  }
}

static void test_durations(void)
{
  static const struct {
    const char *text;
    double seconds;
  } good[] = {
    {"PT26H00M00S", 93600}, {"PT00H30M15.25S", 1815.25}, {"P1DT12H", 129600}, {"-PT1M", -60}, {"P2D", 172800}};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    double days;
    CU_ASSERT_TRUE(gk_odf_duration(good[i].text, &days));
    CU_ASSERT_TRUE(fabs(days * 86400 - good[i].seconds) < 1e-6);
  }
  static const char *const wrong[] = {"", "P", "PT", "1H", "PT1", "P1H", "PT1D", "PT1S1M", "P1Y", "P1M", "PTH", "P1DT"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    double days;
    CU_ASSERT_FALSE(gk_odf_duration(wrong[i], &days));
  }
}

/* What an array formula fills comes from it, and nothing beside. */
static void test_arrays(void)
{
  gk_grid *grid = read_document(
    "<table:table table:name='A'><table:table-row>"
    "<table:table-cell table:formula='of:=B1:B2' table:number-matrix-rows-spanned='2' "
    "table:number-matrix-columns-spanned='1' "
    "office:value-type='float' office:value='1'/><table:table-cell office:value-type='float' office:value='2'/>"
    "</table:table-row><table:table-row table:number-rows-repeated='2'>"
    "<table:table-cell office:value-type='float' office:value='3'/></table:table-row></table:table>");
  const gk_sheet *sheet = grid->sheets[0];
  CU_ASSERT_TRUE(gk_sheet_at(sheet, 0, 0)->formula);
  CU_ASSERT_FALSE(gk_sheet_at(sheet, 0, 1)->formula);
  CU_ASSERT_TRUE(gk_sheet_at(sheet, 1, 0)->formula);
  CU_ASSERT_FALSE(gk_sheet_at(sheet, 2, 0)->formula);
  gk_grid_free(grid);
}

/* Excel writes an error value as 0. */
static void test_errors_of_excel(void)
{
  expect(CELL("office:value-type='float' office:value='0' table:formula='of:=1/0'", P("#DIV/0!")), GK_CELL_ERROR,
         "#DIV/0!");
  expect(CELL("office:value-type='float' office:value='0'", P("#NAME?")), GK_CELL_ERROR, "#NAME?");
  expect(CELL("office:value-type='string'", P("#N/A")), GK_CELL_TEXT, "#N/A");
  expect(CELL("office:value-type='float' office:value='0' calcext:value-type='float'", P("#N/A")), GK_CELL_NUMBER, "0");
}

/* Numbers are not cut, however they are written. */
static void test_long_numbers(void)
{
  expect(
    CELL("office:value-type='float' office:value='1671.42000000000000000000000000000000000000000000000000000000000'",
         ""),
    GK_CELL_NUMBER, "1671.42");
  expect(CELL("office:value-type='float' office:value='"
              "0000000000000000000000000000000000000000000000000000000000000000001671.42'",
              ""),
         GK_CELL_NUMBER, "1671.42");
}

/* Rows and cells count where Calc looks for them, and nowhere else. */
static void test_places(void)
{
  static const char document[] = "<table:tracked-changes><table:table table:name='X'>"
                                 "<table:table-row><table:table-cell office:value-type='float' office:value='1'/>"
                                 "</table:table-row>"
                                 "</table:table></table:tracked-changes>"
                                 "<table:table table:name='A'><table:header-rows>"
                                 "<table:table-row><table:table-cell office:value-type='float' office:value='2'/>"
                                 "</table:table-row>"
                                 "</table:header-rows>"
                                 "<table:table-cell office:value-type='float' office:value='3'/>"
                                 "<table:table-header-rows>"
                                 "<table:table-row><table:table-cell office:value-type='float' office:value='4'/>"
                                 "</table:table-row>"
                                 "</table:table-header-rows><table:table-row-group><table:table-rows>"
                                 "<table:table-row><table:table-cell office:value-type='float' office:value='5'/>"
                                 "</table:table-row>"
                                 "</table:table-rows></table:table-row-group>"
                                 "<table:table-row><table:other>"
                                 "<table:table-cell office:value-type='float' office:value='6'/>"
                                 "</table:other>"
                                 "<table:table-row><table:table-cell office:value-type='float' office:value='7'/>"
                                 "</table:table-row>"
                                 "<table:table-cell office:value-type='float' office:value='8'/>"
                                 "</table:table-row></table:table>";
  gk_grid *grid = read_document(document);
  static const int64_t values[] = {4, 5, 8};
  CU_ASSERT_EQUAL_FATAL(grid->count, 1);
  CU_ASSERT_EQUAL(grid->sheets[0]->count, 3);
  for (int32_t row = 0; row < 3; row++)
    CU_ASSERT_EQUAL(gk_sheet_at(grid->sheets[0], row, 0)->number.units, values[row]);
  gk_grid_free(grid);
}

/* Versions of the standard are one namespace to Calc. */
static void test_versions(void)
{
  gk_grid *grid = read_document("<t:table xmlns:t='urn:oasis:names:tc:office:xmlns:table:1.1' t:name='A'><t:table-row>"
                                "<t:table-cell xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.2' "
                                "o:value-type='float' o:value='7'/></t:table-row></t:table>");
  CU_ASSERT_EQUAL_FATAL(grid->count, 1);
  CU_ASSERT_EQUAL(gk_sheet_at(grid->sheets[0], 0, 0)->number.units, 7);
  gk_grid_free(grid);
}

void gk_suite_odf(void)
{
  CU_pSuite suite = CU_add_suite("odf", NULL, NULL);
  CU_add_test(suite, "texts", test_texts);
  CU_add_test(suite, "formulas", test_formulas);
  CU_add_test(suite, "numbers", test_numbers);
  CU_add_test(suite, "dates", test_dates);
  CU_add_test(suite, "days", test_days);
  CU_add_test(suite, "durations", test_durations);
  CU_add_test(suite, "array formulas", test_arrays);
  CU_add_test(suite, "errors as Excel writes them", test_errors_of_excel);
  CU_add_test(suite, "long numbers", test_long_numbers);
  CU_add_test(suite, "places of rows and cells", test_places);
  CU_add_test(suite, "versions of the standard", test_versions);
}
