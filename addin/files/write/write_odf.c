/* SPDX-License-Identifier: MPL-2.0 */
/* The parts of an OpenDocument workbook. The XML is put together as text: every name is a constant, and what comes from
 * outside goes through put_escaped. */
#include <stdio.h>
#include <string.h>

#include "files/write/write_odf.h"

/* How a style looks; the order is gk_book_style's. */
typedef struct look {
  const char *name, *paragraph, *cell, *text, *number;
} look;

#define BORDER "fo:border=\"0.6pt solid #000000\" "
#define MIDDLE                                                                                                         \
  "style:vertical-align=\"middle\" fo:wrap-option=\"wrap\" fo:padding-left=\"0.8mm\" fo:padding-right=\"0.8mm\" "
#define OPEN "style:cell-protect=\"none\" "
#define START "fo:text-align=\"start\" "
#define CENTER "fo:text-align=\"center\" "
#define END_ALIGN "fo:text-align=\"end\" "

static const look looks[GK_BOOK_STYLES] = {
  {"gk-plain", START, MIDDLE, "", ""},
  {"gk-title", CENTER, MIDDLE,
   "fo:font-size=\"18pt\" fo:font-weight=\"bold\" style:font-size-asian=\"18pt\" "
   "style:font-weight-asian=\"bold\" ",
   ""},
  {"gk-corner", END_ALIGN, MIDDLE, "", ""},
  {"gk-department", START, MIDDLE OPEN, "", ""},
  {"gk-heading", CENTER, BORDER MIDDLE "fo:background-color=\"#e7e6e6\" ", "", ""},
  {"gk-name", START, BORDER MIDDLE, "", "text"},
  {"gk-order", CENTER, BORDER MIDDLE, "", ""},
  {"gk-total", CENTER, BORDER MIDDLE, "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" ", ""},
  {"gk-code", START, BORDER MIDDLE OPEN "fo:background-color=\"#fff9e5\" ", "", "text"},
  {"gk-fill-name", START, BORDER MIDDLE OPEN "fo:background-color=\"#fff9e5\" ", "", ""},
  {"gk-fill", END_ALIGN, BORDER MIDDLE OPEN "fo:background-color=\"#fff9e5\" ", "", "amount"},
  {"gk-computed", END_ALIGN, BORDER MIDDLE, "", "amount"},
  {"gk-shut", END_ALIGN, BORDER MIDDLE, "", "amount"},
  {"gk-note", START, MIDDLE OPEN, "", ""},
};

static void put_escaped(gk_text *out, const char *text)
{
  gk_text_escape(out, text, strlen(text));
}

/* --- styles ------------------------------------------------------------------------------------------------------- */

static void put_number_styles(gk_text *out)
{
  /* Blank where a figure is 0, as published tables are. */
  gk_text_puts(
    out, "<number:number-style style:name=\"amount-plus\" style:volatile=\"true\"><number:number "
         "number:decimal-places=\"2\" number:min-decimal-places=\"2\" "
         "number:min-integer-digits=\"1\"/></number:number-style>\n"
         "<number:number-style style:name=\"amount-minus\" "
         "style:volatile=\"true\"><number:text>-</number:text><number:number "
         "number:decimal-places=\"2\" number:min-decimal-places=\"2\" "
         "number:min-integer-digits=\"1\"/></number:number-style>\n"
         "<number:number-style style:name=\"amount\"><number:text/>"
         "<style:map style:condition=\"value()&gt;0\" style:apply-style-name=\"amount-plus\"/>"
         "<style:map style:condition=\"value()&lt;0\" style:apply-style-name=\"amount-minus\"/></number:number-style>\n"
         "<number:text-style style:name=\"text\"><number:text-content/></number:text-style>\n");
}

static void put_cell_styles(gk_text *out)
{
  for (size_t i = 0; i < GK_BOOK_STYLES; i++) {
    const look *l = &looks[i];
    gk_text_printf(
      out, "<style:style style:name=\"%s\" style:family=\"table-cell\" style:parent-style-name=\"Default\"", l->name);
    if (l->number[0] != '\0') gk_text_printf(out, " style:data-style-name=\"%s\"", l->number);
    gk_text_printf(
      out,
      "><style:table-cell-properties %s/><style:paragraph-properties %s/><style:text-properties %s/></style:style>\n",
      l->cell, l->paragraph, l->text);
  }
}

void gk_odf_styles(gk_text *out)
{
  gk_text_puts(out, "<office:styles>\n");
  put_number_styles(out);
  gk_text_puts(
    out,
    "<style:style style:name=\"Default\" style:family=\"table-cell\"><style:text-properties "
    "fo:font-family=\"'Noto Serif CJK SC';宋体;SimSun\" style:font-family-asian=\"'Noto Serif CJK SC';宋体;SimSun\" "
    "fo:font-size=\"10pt\" style:font-size-asian=\"10pt\" "
    "fo:language=\"zh\" fo:country=\"CN\" style:language-asian=\"zh\" style:country-asian=\"CN\"/></style:style>\n");
  put_cell_styles(out);
  gk_text_puts(out, "</office:styles>\n");
}

/* On one page, or as many pages as it takes. */
static void put_page(gk_text *out, const char *name, int pages)
{
  gk_text_printf(
    out,
    "<style:page-layout style:name=\"%s\"><style:page-layout-properties fo:page-width=\"29.7cm\" "
    "fo:page-height=\"21cm\" style:print-orientation=\"landscape\" fo:margin=\"1.5cm\" "
    "style:table-centering=\"horizontal\" style:scale-to-X=\"1\" style:scale-to-Y=\"%d\"/></style:page-layout>\n",
    name, pages);
}

static void put_master(gk_text *out, const char *name, const char *page)
{
  gk_text_printf(
    out,
    "<style:master-page style:name=\"%s\" style:page-layout-name=\"%s\"><style:header style:display=\"false\"/>"
    "<style:footer><text:p>第<text:page-number>1</text:page-number>页</text:p></style:footer></style:master-page>\n",
    name, page);
}

/* One style a width and height that occurs. */
void gk_odf_sizes(gk_text *out, const gk_book *book)
{
  for (size_t s = 0; s < book->sheet_count; s++) {
    const gk_book_sheet *sheet = &book->sheets[s];
    for (int32_t i = 0; i < sheet->col_count; i++)
      gk_text_printf(out,
                     "<style:style style:name=\"c%zu-%d\" style:family=\"table-column\"><style:table-column-properties "
                     "style:column-width=\"%d.%02dmm\"/></style:style>\n",
                     s, (int)i, sheet->widths[i] / 10, sheet->widths[i] % 10 * 10);
    for (int32_t i = 0; i < sheet->row_count; i++) {
      if (i > 0 && sheet->heights[i] == sheet->heights[i - 1]) continue;
      gk_text_printf(out,
                     "<style:style style:name=\"r%zu-%d\" style:family=\"table-row\"><style:table-row-properties "
                     "style:row-height=\"%d.%02dmm\" style:use-optimal-row-height=\"false\"/></style:style>\n",
                     s, (int)i, sheet->heights[i] / 10, sheet->heights[i] % 10 * 10);
    }
  }
  gk_text_puts(out, "<style:style style:name=\"sheet\" style:family=\"table\" style:master-page-name=\"Default\">"
                    "<style:table-properties table:display=\"true\"/></style:style>\n"
                    "<style:style style:name=\"list-sheet\" style:family=\"table\" style:master-page-name=\"List\">"
                    "<style:table-properties table:display=\"true\"/></style:style>\n");
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static void put_sheet_name(gk_text *out, const gk_book *book, size_t sheet)
{
  gk_text_puts(out, "$'");
  put_escaped(out, book->sheets[sheet].name);
  gk_text_puts(out, "'");
}

static void put_area(gk_text *out, const gk_book *book, size_t from, const gk_book_part *part)
{
  char letters[GK_COLUMN_TEXT];
  const gk_book_area *a = &part->area;
  gk_text_puts(out, "[");
  if (part->sheet != from) put_sheet_name(out, book, part->sheet);
  gk_book_column_name(a->col, letters);
  gk_text_printf(out, ".%s%d", letters, (int)a->row + 1);
  if (a->row != a->row_end || a->col != a->col_end) {
    gk_book_column_name(a->col_end, letters);
    gk_text_printf(out, ":.%s%d", letters, (int)a->row_end + 1);
  }
  gk_text_puts(out, "]");
}

static void put_formula(gk_text *out, const gk_book *book, size_t sheet, const gk_book_cell *cell)
{
  gk_text_puts(out, " table:formula=\"of:=");
  for (size_t i = 0; i < cell->part_count; i++) {
    const gk_book_part *part = &cell->parts[i];
    switch (part->kind) {
      case GK_PART_TEXT: put_escaped(out, part->text); break;
      case GK_PART_SEPARATOR: gk_text_puts(out, ";"); break;
      case GK_PART_AREA: put_area(out, book, sheet, part); break;
    }
  }
  gk_text_puts(out, "\"");
}

static void put_text_value(gk_text *out, const char *text, bool is_formula)
{
  gk_text_puts(out, " office:value-type=\"string\"");
  if (is_formula) {
    gk_text_puts(out, " office:string-value=\"");
    put_escaped(out, text);
    gk_text_puts(out, "\"");
  }
  gk_text_puts(out, "><text:p>");
  put_escaped(out, text);
  gk_text_puts(out, "</text:p></table:table-cell>");
}

static void put_value(gk_text *out, const gk_book_cell *cell)
{
  char number[GK_DEC_TEXT];
  bool is_text = cell->kind == GK_BOOK_TEXT || (cell->kind == GK_BOOK_FORMULA && cell->text != NULL);
  if (is_text) {
    put_text_value(out, cell->text, cell->kind == GK_BOOK_FORMULA);
  } else if (cell->kind == GK_BOOK_EMPTY) {
    gk_text_puts(out, "/>");
  } else {
    gk_dec_format(cell->number, number);
    gk_text_printf(out, " office:value-type=\"float\" office:value=\"%s\"><text:p>%s</text:p></table:table-cell>",
                   number, number);
  }
}

static void put_cell(gk_text *out, const gk_book *book, size_t sheet, const gk_book_cell *cell)
{
  if (cell->kind == GK_BOOK_COVERED) {
    gk_text_printf(out, "<table:covered-table-cell table:style-name=\"%s\"/>", looks[cell->style].name);
    return;
  }
  gk_text_printf(out, "<table:table-cell table:style-name=\"%s\"", looks[cell->style].name);
  if (cell->rows > 1 || cell->cols > 1)
    gk_text_printf(out, " table:number-columns-spanned=\"%d\" table:number-rows-spanned=\"%d\"", (int)cell->cols,
                   (int)cell->rows);
  if (cell->style == GK_STYLE_FILL) gk_text_puts(out, " table:content-validation-name=\"figure\"");
  if (cell->kind == GK_BOOK_FORMULA) put_formula(out, book, sheet, cell);
  put_value(out, cell);
}

/* `style` is the first of the rows of one height that this one ends so far: gk_odf_sizes names the style after it. */
static void put_row(gk_text *out, const gk_book *book, size_t index, int32_t row, int32_t style)
{
  gk_book_sheet *sheet = &book->sheets[index];
  gk_text_printf(out, "<table:table-row table:style-name=\"r%zu-%d\">", index, (int)style);
  for (int32_t col = 0; col < sheet->col_count; col++) put_cell(out, book, index, gk_book_cell_at(sheet, row, col));
  gk_text_puts(out, "</table:table-row>\n");
}

static void put_sheet(gk_text *out, const gk_book *book, size_t index)
{
  const gk_book_sheet *sheet = &book->sheets[index];
  char last[GK_COLUMN_TEXT];
  gk_book_column_name(sheet->col_count - 1, last);
  gk_text_printf(out, "<table:table table:style-name=\"%s\" table:protected=\"true\" table:name=\"",
                 sheet->is_list ? "list-sheet" : "sheet");
  put_escaped(out, sheet->name);
  gk_text_puts(out, "\" table:print-ranges=\"");
  put_sheet_name(out, book, index);
  gk_text_puts(out, ".A1:");
  put_sheet_name(out, book, index);
  gk_text_printf(out, ".%s%d\">\n", last, (int)sheet->row_count);
  for (int32_t col = 0; col < sheet->col_count; col++)
    gk_text_printf(out, "<table:table-column table:style-name=\"c%zu-%d\"/>", index, (int)col);
  gk_text_puts(out, "\n");
  for (int32_t row = 0, style = 0; row < sheet->row_count; row++) {
    bool repeats = sheet->heading_end > 0;
    if (sheet->heights[row] != sheet->heights[style]) style = row;
    if (repeats && row == sheet->heading_row) gk_text_puts(out, "<table:table-header-rows>\n");
    put_row(out, book, index, row, style);
    if (repeats && row == sheet->heading_end) gk_text_puts(out, "</table:table-header-rows>\n");
  }
  gk_text_puts(out, "</table:table>\n");
}

/* --- the parts of a document -------------------------------------------------------------------------------------- */

void gk_odf_meta(gk_text *out, const gk_book *book)
{
  gk_text_puts(out, "<office:meta><dc:title>");
  put_escaped(out, book->title);
  gk_text_puts(out, "</dc:title>");
  if (book->origin != NULL) {
    gk_text_puts(out, "<meta:user-defined meta:name=\"" GK_BOOK_ORIGIN "\">");
    put_escaped(out, book->origin);
    gk_text_puts(out, "</meta:user-defined>");
  }
  gk_text_puts(out, "</office:meta>\n");
}

/* The headings stay on the screen while the rows scroll. */
void gk_odf_settings(gk_text *out, const gk_book *book)
{
  gk_text_puts(out, "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">"
                    "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
                    "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>"
                    "<config:config-item-map-named config:name=\"Tables\">\n");
  for (size_t i = 0; i < book->sheet_count; i++) {
    const gk_book_sheet *sheet = &book->sheets[i];
    int frozen = sheet->heading_end > 0 ? (int)sheet->heading_end + 1 : 1;
    gk_text_puts(out, "<config:config-item-map-entry config:name=\"");
    put_escaped(out, sheet->name);
    gk_text_printf(
      out,
      "\"><config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>"
      "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">%d</config:config-item>"
      "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">%d</config:config-item>"
      "<config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">2</config:config-item>"
      "</config:config-item-map-entry>\n",
      frozen, frozen);
  }
  gk_text_puts(out, "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
                    "</config:config-item-set></office:settings>\n");
}

static void put_validation(gk_text *out)
{
  gk_text_puts(out,
               "<table:content-validations><table:content-validation table:name=\"figure\" "
               "table:condition=\"of:cell-content-is-decimal-number() and "
               "cell-content-is-between(-100000000000,100000000000)\" "
               "table:allow-empty-cell=\"true\"><table:error-message table:title=\"公开表\" table:display=\"true\" "
               "table:message-type=\"stop\"><text:p>这里要填数，不能填文字。</text:p></table:error-message>"
               "</table:content-validation></table:content-validations>\n");
}

void gk_odf_masters(gk_text *out)
{
  gk_text_puts(out, "<office:automatic-styles>");
  put_page(out, "page", 1);
  put_page(out, "list", 0);
  gk_text_puts(out, "</office:automatic-styles>\n<office:master-styles>");
  put_master(out, "Default", "page");
  put_master(out, "List", "list");
  gk_text_puts(out, "</office:master-styles>\n");
}

void gk_odf_body(gk_text *out, const gk_book *book)
{
  gk_text_puts(out, "<office:body><office:spreadsheet>\n");
  put_validation(out);
  for (size_t i = 0; i < book->sheet_count; i++) put_sheet(out, book, i);
  gk_text_puts(out, "</office:spreadsheet></office:body>\n");
}
