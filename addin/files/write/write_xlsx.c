/* SPDX-License-Identifier: MPL-2.0 */
/* A workbook as .xlsx, for Excel and WPS. */
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "engine/base/utf8.h"
#include "files/write/write_book.h"

/* How a style looks; the order is gk_book_style's. */
typedef struct look {
  int align;
  bool border, bold, open, fill, shaded, amount, text;
  double size;
} look;

static const look looks[GK_BOOK_STYLES] = {
  [GK_STYLE_PLAIN] = {.align = LXW_ALIGN_LEFT},
  [GK_STYLE_TITLE] = {.align = LXW_ALIGN_CENTER, .bold = true, .size = 18},
  [GK_STYLE_CORNER] = {.align = LXW_ALIGN_RIGHT},
  [GK_STYLE_DEPARTMENT] = {.align = LXW_ALIGN_LEFT, .open = true},
  [GK_STYLE_HEADING] = {.align = LXW_ALIGN_CENTER, .border = true, .shaded = true},
  [GK_STYLE_NAME] = {.align = LXW_ALIGN_LEFT, .border = true, .text = true},
  [GK_STYLE_ORDER] = {.align = LXW_ALIGN_CENTER, .border = true},
  [GK_STYLE_TOTAL] = {.align = LXW_ALIGN_CENTER, .border = true, .bold = true},
  [GK_STYLE_CODE] = {.align = LXW_ALIGN_LEFT, .border = true, .open = true, .fill = true, .text = true},
  [GK_STYLE_FILL_NAME] = {.align = LXW_ALIGN_LEFT, .border = true, .open = true, .fill = true},
  [GK_STYLE_FILL] = {.align = LXW_ALIGN_RIGHT, .border = true, .open = true, .fill = true, .amount = true},
  [GK_STYLE_COMPUTED] = {.align = LXW_ALIGN_RIGHT, .border = true, .amount = true},
  [GK_STYLE_SHUT] = {.align = LXW_ALIGN_RIGHT, .border = true, .amount = true},
  [GK_STYLE_NOTE] = {.align = LXW_ALIGN_LEFT, .open = true},
};

typedef struct writer {
  const gk_book *book;
  lxw_workbook *workbook;
  lxw_format *formats[GK_BOOK_STYLES];
  gk_text text; /* of one cell */
  bool failed;
} writer;

static bool make_formats(writer *w)
{
  for (size_t i = 0; i < GK_BOOK_STYLES; i++) {
    const look *l = &looks[i];
    lxw_format *format = workbook_add_format(w->workbook);
    if (format == NULL) return false;
    format_set_font_name(format, "宋体");
    format_set_font_size(format, l->size > 0 ? l->size : 10);
    format_set_align(format, (uint8_t)l->align);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(format);
    if (l->border) format_set_border(format, LXW_BORDER_THIN);
    if (l->bold) format_set_bold(format);
    if (l->open) format_set_unlocked(format);
    if (l->fill) format_set_bg_color(format, 0xFFF9E5);
    if (l->shaded) format_set_bg_color(format, 0xE7E6E6);
    /* Blank where a figure is 0, as published tables are. */
    if (l->amount) format_set_num_format(format, "0.00;-0.00;");
    if (l->text) format_set_num_format(format, "@");
    w->formats[i] = format;
  }
  return true;
}

/* --- texts --- */

static bool is_escape(const char *text)
{
  return strlen(text) >= 7 && text[1] == 'x' && strspn(text + 2, "0123456789abcdefABCDEF") >= 4 && text[6] == '_';
}

/* A text as cells have it: what is no character of XML becomes U+FFFD, and what only looks like an escape, _xFFFE_, is
 * escaped itself. `out` is emptied first. */
static const char *cell_text(writer *w, gk_text *out, const char *text)
{
  out->length = 0;
  gk_text_puts(out, "");
  for (size_t length; *text != '\0'; text += length) {
    uint32_t c = 0;
    length = gk_utf8_decode(text, 4, &c);
    bool bad = length == 0 || (c < ' ' && c != '\t' && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
    if (length == 0) length = 1;
    if (bad) gk_text_puts(out, "\xEF\xBF\xBD");
    else if (*text == '_' && is_escape(text)) gk_text_puts(out, "_x005F_");
    else gk_text_add(out, text, length);
  }
  w->failed = w->failed || out->failed;
  return out->failed ? "" : out->bytes;
}

/* --- formulas ----------------------------------------------------------------------------------------------------- */

static void put_area(gk_text *out, const gk_book *book, size_t from, const gk_book_part *part)
{
  char letters[GK_COLUMN_TEXT];
  const gk_book_area *a = &part->area;
  if (part->sheet != from) gk_text_printf(out, "'%s'!", book->sheets[part->sheet].name);
  gk_book_column_name(a->col, letters);
  gk_text_printf(out, "%s%d", letters, (int)a->row + 1);
  if (a->row == a->row_end && a->col == a->col_end) return;
  gk_book_column_name(a->col_end, letters);
  gk_text_printf(out, ":%s%d", letters, (int)a->row_end + 1);
}

static void put_formula(writer *w, lxw_worksheet *to, size_t sheet, int32_t row, int32_t col, const gk_book_cell *cell)
{
  gk_text text = {0};
  gk_text_puts(&text, "=");
  for (size_t i = 0; i < cell->part_count; i++) {
    const gk_book_part *part = &cell->parts[i];
    switch (part->kind) {
      case GK_PART_TEXT: gk_text_puts(&text, cell_text(w, &w->text, part->text)); break;
      case GK_PART_SEPARATOR: gk_text_puts(&text, ","); break;
      case GK_PART_AREA: put_area(&text, w->book, sheet, part); break;
    }
  }
  lxw_format *format = w->formats[cell->style];
  lxw_error code = LXW_ERROR_MEMORY_MALLOC_FAILED;
  if (!text.failed && cell->text != NULL)
    code = worksheet_write_formula_str(to, (lxw_row_t)row, (lxw_col_t)col, text.bytes, format,
                                       cell_text(w, &w->text, cell->text));
  else if (!text.failed)
    code = worksheet_write_formula_num(to, (lxw_row_t)row, (lxw_col_t)col, text.bytes, format,
                                       gk_dec_to_double(cell->number));
  w->failed = w->failed || code != LXW_NO_ERROR;
  gk_text_free(&text);
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static void put_value(writer *w, lxw_worksheet *to, size_t sheet, int32_t row, int32_t col, const gk_book_cell *cell)
{
  lxw_format *format = w->formats[cell->style];
  lxw_error code = LXW_NO_ERROR;
  switch (cell->kind) {
    case GK_BOOK_COVERED: break;
    case GK_BOOK_EMPTY: code = worksheet_write_blank(to, (lxw_row_t)row, (lxw_col_t)col, format); break;
    case GK_BOOK_TEXT:
      code = worksheet_write_string(to, (lxw_row_t)row, (lxw_col_t)col, cell_text(w, &w->text, cell->text), format);
      break;
    case GK_BOOK_NUMBER:
      code = worksheet_write_number(to, (lxw_row_t)row, (lxw_col_t)col, gk_dec_to_double(cell->number), format);
      break;
    case GK_BOOK_FORMULA: put_formula(w, to, sheet, row, col, cell); break;
  }
  w->failed = w->failed || code != LXW_NO_ERROR;
}

static void put_cell(writer *w, lxw_worksheet *to, size_t sheet, int32_t row, int32_t col, const gk_book_cell *cell)
{
  if (cell->kind == GK_BOOK_COVERED) return; /* the merge has given it its style */
  if (cell->rows > 1 || cell->cols > 1) {
    int32_t row_end = row + (cell->rows > 1 ? cell->rows : 1) - 1,
            col_end = col + (cell->cols > 1 ? cell->cols : 1) - 1;
    lxw_error code = worksheet_merge_range(to, (lxw_row_t)row, (lxw_col_t)col, (lxw_row_t)row_end, (lxw_col_t)col_end,
                                           "", w->formats[cell->style]);
    w->failed = w->failed || code != LXW_NO_ERROR;
  }
  put_value(w, to, sheet, row, col, cell);
}

/* Runs of cells to fill in a row take figures only. */
static void put_validations(lxw_worksheet *to, gk_book_sheet *sheet)
{
  lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_DECIMAL,
                              .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                              .ignore_blank = LXW_VALIDATION_ON,
                              .show_error = LXW_VALIDATION_ON,
                              .minimum_number = -1e11,
                              .maximum_number = 1e11,
                              .error_title = "公开表",
                              .error_message = "这里要填数，不能填文字。"};
  for (int32_t row = 0; row < sheet->row_count; row++) {
    for (int32_t col = 0; col < sheet->col_count; col++) {
      int32_t end = col;
      if (gk_book_cell_at(sheet, row, col)->style != GK_STYLE_FILL) continue;
      while (end + 1 < sheet->col_count && gk_book_cell_at(sheet, row, end + 1)->style == GK_STYLE_FILL) end++;
      worksheet_data_validation_range(to, (lxw_row_t)row, (lxw_col_t)col, (lxw_row_t)row, (lxw_col_t)end, &rule);
      col = end;
    }
  }
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

/* Tenths of a millimetre as Excel counts: characters of 7 pixels and a margin of 5, and points. */
static double characters(int width)
{
  double pixels = width / 10.0 * 96 / 25.4;
  return pixels > 12 ? (pixels - 5) / 7 : 1;
}

static double points(int height)
{
  return height / 10.0 * 72 / 25.4;
}

static void set_page(lxw_worksheet *to, const gk_book_sheet *sheet)
{
  worksheet_set_landscape(to);
  worksheet_set_paper(to, 9); /* A4 */
  worksheet_center_horizontally(to);
  worksheet_fit_to_pages(to, 1, sheet->is_list ? 0 : 1);
  worksheet_print_area(to, 0, 0, (lxw_row_t)sheet->row_count - 1, (lxw_col_t)sheet->col_count - 1);
  worksheet_set_footer(to, "&C第&P页");
  if (sheet->heading_end > 0) worksheet_repeat_rows(to, (lxw_row_t)sheet->heading_row, (lxw_row_t)sheet->heading_end);
  worksheet_freeze_panes(to, sheet->heading_end > 0 ? (lxw_row_t)sheet->heading_end + 1 : 1, 0);
}

static bool put_sheet(writer *w, size_t index)
{
  gk_book_sheet *sheet = &w->book->sheets[index];
  lxw_worksheet *to = workbook_add_worksheet(w->workbook, sheet->name);
  if (to == NULL) return false;
  for (int32_t col = 0; col < sheet->col_count; col++)
    worksheet_set_column(to, (lxw_col_t)col, (lxw_col_t)col, characters(sheet->widths[col]), NULL);
  for (int32_t row = 0; row < sheet->row_count; row++) {
    worksheet_set_row(to, (lxw_row_t)row, points(sheet->heights[row]), NULL);
    for (int32_t col = 0; col < sheet->col_count; col++)
      put_cell(w, to, index, row, col, gk_book_cell_at(sheet, row, col));
  }
  put_validations(to, sheet);
  set_page(to, sheet);
  worksheet_protect(to, NULL, NULL);
  return !w->failed;
}

static bool write_to(const char *path, const gk_book *book, gk_error *err)
{
  enum { FIRST_TIME_OF_ZIP = 315532800 };
  writer w = {.book = book, .workbook = workbook_new(path)};
  if (w.workbook == NULL) return gk_fail_memory(err);
  /* A fixed time, so that the same content gives the same file. */
  char title[128];
  snprintf(title, sizeof title, "%s", book->title);
  lxw_doc_properties properties = {.title = title, .created = FIRST_TIME_OF_ZIP};
  workbook_set_properties(w.workbook, &properties);
  if (book->origin != NULL) workbook_set_custom_property_string(w.workbook, GK_BOOK_ORIGIN, book->origin);
  bool ok = make_formats(&w);
  for (size_t i = 0; ok && i < book->sheet_count; i++) ok = put_sheet(&w, i);
  gk_text_free(&w.text);
  lxw_error code = workbook_close(w.workbook);
  if (ok && code == LXW_NO_ERROR) return true;
  return gk_fail(err, GK_ERR_IO, "没有写成 .xlsx（%s）；请看临时文件夹是否已满。", lxw_strerror(code));
}

static bool take_bytes(FILE *file, gk_text *out)
{
  char bytes[65536];
  size_t count;
  while ((count = fread(bytes, 1, sizeof bytes, file)) > 0) gk_text_add(out, bytes, count);
  return ferror(file) == 0;
}

/* libxlsxwriter writes to a path alone: that of a temporary file that has no other name. */
bool gk_write_xlsx(const gk_book *book, gk_text *out, gk_error *err)
{
  char path[64];
  FILE *file = tmpfile();
  if (file == NULL) return gk_fail(err, GK_ERR_IO, "临时文件夹不能写入。");
  snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
  bool ok = write_to(path, book, err) && (take_bytes(file, out) || gk_fail(err, GK_ERR_IO, "临时文件夹不能写入。")) &&
            (!out->failed || gk_fail_memory(err));
  fclose(file);
  return ok;
}
