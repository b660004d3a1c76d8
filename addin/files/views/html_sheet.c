/* SPDX-License-Identifier: MPL-2.0 */
/* The cells of a table as they stand on its sheet, with its marks. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/marks/marks_look.h"
#include "files/views/html_parts.h"

/* The part of the sheet that is shown. */
typedef struct window {
  int32_t *rows; /**< shown ones, in order */
  size_t row_count;
  int32_t left, cols; /**< columns */
  uint8_t *taken;     /**< by cell: covered by a merged one above or beside it */
  uint8_t *figure;    /**< by cell: a figure, shown with the decimals of its table */
} window;

static uint8_t *at(const window *w, uint8_t *cells, size_t row, int32_t col)
{
  return &cells[row * (size_t)w->cols + (size_t)(col - w->left)];
}

/* --- which rows --------------------------------------------------------------------------------------------------- */

static bool in_table(const gk_html_view *view, const gk_mark *mark)
{
  const gk_table *table = view->table;
  return mark->sheet == (int32_t)table->sheet_index && mark->row >= table->top && mark->row <= table->bottom &&
         mark->col >= table->left && mark->col <= table->right;
}

/* The rows above the first figure: title and headings. */
static int32_t headings_end(const gk_table *table)
{
  enum { MOST = 20 };
  int32_t first = table->bottom + 1;
  for (size_t i = 0; i < table->row_count; i++)
    if (table->rows[i].row < first) first = table->rows[i].row;
  return first - table->top > MOST ? table->top + MOST : first;
}

static void add_rows(window *w, int32_t from, int32_t to)
{
  if (w->row_count > 0 && from <= w->rows[w->row_count - 1]) from = w->rows[w->row_count - 1] + 1;
  for (int32_t row = from; row <= to; row++) w->rows[w->row_count++] = row;
}

/* All of a small table; of others the headings and two rows on each side of a mark. */
static bool choose_rows(const gk_html_view *view, window *w)
{
  enum { AROUND = 2, EACH = 2 * AROUND + 1 };
  const gk_table *table = view->table;
  int32_t height = table->bottom - table->top + 1;
  bool whole = height <= GK_HTML_WHOLE_ROWS && view->detail == GK_HTML_WHOLE;
  w->rows = malloc(((size_t)GK_HTML_MARKED_ROWS * EACH + GK_HTML_WHOLE_ROWS) * sizeof *w->rows);
  if (w->rows == NULL) return false;
  if (whole) {
    add_rows(w, table->top, table->bottom);
    return true;
  }
  add_rows(w, table->top, headings_end(table) - 1);
  int32_t last = -1;
  for (size_t i = 0, rows = 0; i < view->marks->count && rows < GK_HTML_MARKED_ROWS; i++) {
    const gk_mark *mark = &view->marks->items[i];
    if (!in_table(view, mark) || mark->row == last) continue;
    last = mark->row;
    rows++;
    int32_t end = last + AROUND > table->bottom ? table->bottom : last + AROUND;
    add_rows(w, last - AROUND < table->top ? table->top : last - AROUND, end);
  }
  return true;
}

static int by_row(const void *shown, const void *wanted)
{
  const int32_t *a = shown, *b = wanted;
  return (*a > *b) - (*a < *b);
}

/* Index among the shown rows of the first one at or behind `row`. */
static size_t shown_from(const window *w, int32_t row)
{
  return gk_array_find(w->rows, w->row_count, sizeof row, &row, by_row);
}

static void note_figures(const gk_html_view *view, window *w)
{
  const gk_table *table = view->table;
  for (size_t i = 0; i < table->row_count; i++) {
    for (size_t c = 0; c < table->pack->column_count; c++) {
      const gk_figure *figure = &table->rows[i].figures[c];
      size_t row = shown_from(w, figure->row);
      bool shown = figure->state == GK_FIGURE_NUMBER && row < w->row_count && w->rows[row] == figure->row &&
                   figure->col >= w->left && figure->col < w->left + w->cols;
      if (shown) *at(w, w->figure, row, figure->col) = 1;
    }
  }
}

static bool open_window(const gk_html_view *view, window *w)
{
  const gk_table *table = view->table;
  *w = (window){.left = table->left, .cols = table->right - table->left + 1};
  if (w->cols > GK_HTML_COLUMNS) w->cols = GK_HTML_COLUMNS;
  if (!choose_rows(view, w)) return false;
  size_t cells = (w->row_count + 1) * (size_t)w->cols;
  w->taken = calloc(cells, 1);
  w->figure = calloc(cells, 1);
  if (w->taken == NULL || w->figure == NULL) return false;
  note_figures(view, w);
  return true;
}

static void close_window(window *w)
{
  free(w->rows);
  free(w->taken);
  free(w->figure);
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

/* Numbers of the sentences that speak of this cell. */
static void add_numbers(gk_text *out, const gk_html_view *view, int32_t row, int32_t col)
{
  for (size_t i = 0; i < view->sentences->count; i++) {
    const gk_html_sentence *sentence = &view->sentences->items[i];
    const gk_place *place = sentence->finding == NULL ? &sentence->suspect->place : &sentence->finding->place;
    if (place->row == row && place->col == col)
      gk_text_printf(out, "<sup><a href=\"#w%zut%zus%zu\">%zu</a></sup>", view->number, view->index, i + 1, i + 1);
  }
}

static void add_value(gk_text *out, const gk_cell *cell, bool figure, int decimals)
{
  char digits[GK_DEC_TEXT];
  if (cell->kind == GK_CELL_NUMBER)
    gk_text_puts(out, figure ? gk_dec_format_min(cell->number, decimals, digits)
                             : gk_dec_format(gk_dec_trim(cell->number), digits));
  else if (cell->kind != GK_CELL_UNCOMPUTED) gk_html_text(out, cell->text, GK_HTML_CELL_TEXT);
}

/* Takes the place of a merged cell among the shown rows and columns, and writes how far it goes. */
static void span(gk_text *out, window *w, const gk_cell *cell, size_t row)
{
  size_t end = shown_from(w, cell->row_end + 1);
  int32_t last = cell->col_end < w->left + w->cols ? cell->col_end : w->left + w->cols - 1;
  for (size_t r = row; r < end; r++)
    for (int32_t c = cell->col; c <= last; c++) *at(w, w->taken, r, c) = 1;
  if (end > row + 1) gk_text_printf(out, " rowspan=\"%zu\"", end - row);
  if (last > cell->col) gk_text_printf(out, " colspan=\"%ld\"", (long)(last - cell->col + 1));
}

static void add_cell(gk_text *out, const gk_html_view *view, window *w, size_t row, int32_t col)
{
  const gk_table *table = view->table;
  const gk_cell *cell = gk_sheet_at(table->sheet, w->rows[row], col);
  const gk_mark *mark = gk_marks_at(view->marks, (int32_t)table->sheet_index, w->rows[row], col);
  bool number = cell != NULL && cell->kind == GK_CELL_NUMBER;
  char class[8] = "";
  if (mark != NULL) {
    memcpy(class, "m0 n", 5);
    class[1] = (char)('0' + (int)mark->kind);
    if (!number) class[2] = '\0';
  } else if (number) {
    memcpy(class, "n", 2);
  }
  gk_text_puts(out, "<td");
  if (*class != '\0') gk_text_printf(out, " class=\"%s\"", class);
  if (cell != NULL) span(out, w, cell, row);
  gk_text_puts(out, ">");
  if (cell != NULL) add_value(out, cell, *at(w, w->figure, row, col) != 0, table->pack->decimals);
  if (mark != NULL) add_numbers(out, view, w->rows[row], col);
  gk_text_puts(out, "</td>");
}

/* Says how many rows are not shown between two that are. */
static void add_gap(gk_text *out, const window *w, size_t row)
{
  int32_t hidden = row == 0 ? 0 : w->rows[row] - w->rows[row - 1] - 1;
  if (hidden == 0) return;
  gk_text_printf(out, "<tr><td class=\"gap\" colspan=\"%ld\">", (long)w->cols + 1);
  gk_text_say(out, "略去%ld行", (long)hidden);
  gk_text_puts(out, "</td></tr>\n");
}

bool gk_html_sheet(gk_text *out, const gk_html_view *view)
{
  window w;
  char address[16];
  bool made = open_window(view, &w);
  if (made) {
    gk_text_puts(out, "<div class=\"cells\"><table class=\"sheet\">\n<thead><tr><th></th>");
    for (int32_t col = w.left; col < w.left + w.cols; col++) {
      gk_address(0, col, address);
      gk_text_printf(out, "<th>%.*s</th>", (int)strlen(address) - 1, address);
    }
    gk_text_puts(out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < w.row_count; row++) {
      add_gap(out, &w, row);
      gk_text_printf(out, "<tr><th>%ld</th>", (long)w.rows[row] + 1);
      for (int32_t col = w.left; col < w.left + w.cols; col++)
        if (*at(&w, w.taken, row, col) == 0) add_cell(out, view, &w, row, col);
      gk_text_puts(out, "</tr>\n");
    }
    gk_text_puts(out, "</tbody></table></div>\n");
  }
  close_window(&w);
  return made;
}
