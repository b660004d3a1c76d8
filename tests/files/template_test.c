/* SPDX-License-Identifier: MPL-2.0 */
/* Templates of all packs: their formulas, and that an empty one passes the check. Run from the top folder. */
#include "engine/template/template.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/check/check.h"
#include "engine/check/choose.h"
#include "files/formats/workbook.h"
#include "files/write/write_book.h"

static gk_pack_shelf *shelf;

static int load_shelf(void)
{
  gk_error err = GK_ERROR_INIT;
  shelf = gk_pack_shelf_load("sheets", &err);
  if (shelf == NULL) printf("%s\n", err.text);
  return shelf == NULL;
}

static int free_shelf(void)
{
  gk_pack_shelf_free(shelf);
  shelf = NULL;
  return 0;
}

static const char *const some_codes[] = {"201", "20103", "2010301"};

static gk_book *make(const gk_pack *pack, const gk_template_options *options)
{
  gk_error err = GK_ERROR_INIT;
  gk_book *book = gk_template_make(pack, options, &err);
  if (book == NULL) printf("%s\n", err.text);
  CU_ASSERT_PTR_NOT_NULL_FATAL(book);
  return book;
}

static const gk_template_options usual = {
  .department = "A<B>&\"C\"", .open_rows = GK_TEMPLATE_OPEN_ROWS, .codes = some_codes, .code_count = 3};

/* A formula as text, references as sheet!A1:B2. */
static void spell(const gk_book *book, const gk_book_cell *cell, gk_text *out)
{
  char from[GK_COLUMN_TEXT], to[GK_COLUMN_TEXT];
  for (size_t i = 0; i < cell->part_count; i++) {
    const gk_book_part *part = &cell->parts[i];
    if (part->kind == GK_PART_TEXT) gk_text_puts(out, part->text);
    if (part->kind == GK_PART_SEPARATOR) gk_text_puts(out, ";");
    if (part->kind != GK_PART_AREA) continue;
    gk_book_column_name(part->area.col, from);
    gk_book_column_name(part->area.col_end, to);
    gk_text_printf(out, "%.4s!%s%d:%s%d", book->sheets[part->sheet].name, from, (int)part->area.row + 1, to,
                   (int)part->area.row_end + 1);
  }
}

static void check_formula(const gk_book *book, size_t sheet, int32_t row, int32_t col, const char *expected)
{
  gk_text text = {0};
  const gk_book_cell *cell = gk_book_cell_at(&book->sheets[sheet], row - 1, col);
  CU_ASSERT_EQUAL(cell->kind, GK_BOOK_FORMULA);
  spell(book, cell, &text);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text.bytes);
  CU_ASSERT_STRING_EQUAL(text.bytes, expected);
  if (strcmp(text.bytes, expected) != 0) printf("\n%s\n", text.bytes);
  gk_text_free(&text);
}

enum { GK01, GK02, GK03, GK04, GK05, GK06, GK07 };

static void formulas_follow_the_rules(void)
{
  const gk_pack *pack = gk_pack_shelf_get(shelf, "cn-2022");
  gk_book *book = make(pack, &usual);
  /* 本年收入合计 adds the lines above it, 总计 what follows it. */
  check_formula(book, GK01, 33, 2,
                "GK01!C7:C7+GK01!C8:C8+GK01!C9:C9+GK01!C10:C10+GK01!C11:C11+GK01!C12:C12+GK01!C13:C13+GK01!C14:C14");
  check_formula(book, GK01, 37, 2, "GK01!C33:C33+GK01!C34:C34+GK01!C35:C35");
  /* A figure that another table publishes comes from there. */
  check_formula(book, GK01, 10, 2, "GK02!E7:E7");
  check_formula(book, GK01, 7, 5, "SUMIF(GK03!A8:A31;\"201\";GK03!C8:C31)");
  /* 合计 adds the codes of three digits, a code its children below it. */
  check_formula(book, GK03, 7, 3, "SUMPRODUCT((LEN(GK03!A8:A31)=3)*GK03!D8:D31)");
  check_formula(book, GK03, 8, 3,
                "SUMPRODUCT((LEN(GK03!A9:A31)=LEN(GK03!A8:A8)+2)*(LEFT(GK03!A9:A31;LEN(GK03!A8:A8))=GK03!A8:A8&\"\")*"
                "GK03!D9:D31)");
  check_formula(book, GK03, 8, 2, "GK03!D8:D8+GK03!E8:E8+GK03!F8:F8+GK03!G8:G8+GK03!H8:H8");
  gk_book_free(book);
}

/* A formula that leads back to its own cell would be shown as Err:522 in Calc. */
static bool reaches(const gk_book *book, const gk_book_cell *from, const gk_book_cell *wanted, int depth)
{
  if (depth > 64) return true;
  for (size_t i = 0; i < from->part_count; i++) {
    const gk_book_part *part = &from->parts[i];
    if (part->kind != GK_PART_AREA) continue;
    gk_book_sheet *sheet = &book->sheets[part->sheet];
    for (int32_t r = part->area.row; r <= part->area.row_end; r++) {
      for (int32_t c = part->area.col; c <= part->area.col_end; c++) {
        const gk_book_cell *cell = gk_book_cell_at(sheet, r, c);
        if (cell == wanted) return true;
        /* Sums over rows to fill look down only; following each of them again and again would take too long. */
        if (cell->kind == GK_BOOK_FORMULA && cell->style == GK_STYLE_COMPUTED && part->area.row == part->area.row_end &&
            reaches(book, cell, wanted, depth + 1))
          return true;
      }
    }
  }
  return false;
}

static void no_formula_is_circular(void)
{
  for (size_t p = 0; p < shelf->count; p++) {
    gk_book *book = make(shelf->items[p], &usual);
    for (size_t s = 0; s < book->sheet_count; s++) {
      gk_book_sheet *sheet = &book->sheets[s];
      for (int32_t i = 0; i < sheet->row_count * sheet->col_count; i++) {
        const gk_book_cell *cell = &sheet->cells[i];
        if (cell->kind == GK_BOOK_FORMULA) CU_ASSERT_FALSE(reaches(book, cell, cell, 0));
      }
    }
    gk_book_free(book);
  }
}

static void empty_template_passes(void)
{
  for (size_t p = 0; p < shelf->count; p++) {
    gk_error err = GK_ERROR_INIT;
    const gk_pack *pack = shelf->items[p];
    gk_book *book = make(pack, &usual);
    gk_text text = {0};
    CU_ASSERT_TRUE_FATAL(gk_write_fods(book, false, &text, &err));
    gk_grid *grid = gk_workbook_read_memory(text.bytes, text.length, "template.fods", &err);
    if (grid == NULL) printf("%s\n", err.text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
    gk_report *report = gk_check(pack, grid, &err);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    CU_ASSERT_EQUAL(report->summary[GK_ERROR] + report->summary[GK_ROUNDING] + report->summary[GK_WARNING], 0);
    for (size_t i = 0; i < report->finding_count; i++) printf("\n%s: %s", pack->id, report->findings[i].rule);
    gk_report_free(report);
    gk_grid_free(grid);
    gk_text_free(&text);
    gk_book_free(book);
  }
}

static void wrong_wishes_are_refused(void)
{
  const gk_pack *pack = gk_pack_shelf_get(shelf, "cn-2022");
  const char *const unknown[] = {"gk77"}, *const one[] = {"gk07"};
  const struct {
    gk_template_options options;
    const char *words;
  } cases[] = {
    {{.open_rows = 0}, "1到2000"},
    {{.open_rows = 2001}, "1到2000"},
    {{.open_rows = 2, .codes = some_codes, .code_count = 3}, "给了3个科目，只有2行"},
    {{.open_rows = 5, .tables = unknown, .table_count = 1}, "没有表gk77"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gk_error err = GK_ERROR_INIT;
    CU_ASSERT_PTR_NULL(gk_template_make(pack, &cases[i].options, &err));
    CU_ASSERT_EQUAL(err.status, GK_ERR_USAGE);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, cases[i].words));
  }
  gk_template_options single = {.open_rows = 5, .tables = one, .table_count = 1};
  gk_book *book = make(pack, &single);
  CU_ASSERT_EQUAL(book->sheet_count, 1);
  gk_book_free(book);
}

/* A sheet's name begins with the id of its table, whoever added it. */
static void sheets_have_names(void)
{
  const char *wanted[] = {"gk01", "x10"};
  gk_template_options options = {.open_rows = 5, .tables = wanted, .table_count = 2};
  gk_book *book = make(gk_pack_shelf_get(shelf, "region-example"), &options);
  CU_ASSERT_STRING_EQUAL(book->sheets[0].name, "GK01 收入支出决算总表");
  CU_ASSERT_STRING_EQUAL(book->sheets[1].name, "X10 乡镇转移支付支出决算表");
  gk_book_free(book);
}

static void columns_have_letters(void)
{
  static const struct {
    int32_t col;
    const char *name;
  } cases[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char name[GK_COLUMN_TEXT];
    gk_book_column_name(cases[i].col, name);
    CU_ASSERT_STRING_EQUAL(name, cases[i].name);
  }
}

void gk_suite_template(void);
void gk_suite_template(void)
{
  CU_pSuite suite = CU_add_suite("template", load_shelf, free_shelf);
  CU_ADD_TEST(suite, formulas_follow_the_rules);
  CU_ADD_TEST(suite, no_formula_is_circular);
  CU_ADD_TEST(suite, empty_template_passes);
  CU_ADD_TEST(suite, wrong_wishes_are_refused);
  CU_ADD_TEST(suite, sheets_have_names);
  CU_ADD_TEST(suite, columns_have_letters);
}
