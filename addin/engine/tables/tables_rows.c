/* SPDX-License-Identifier: MPL-2.0 */
/* The rows of a located table and their figures: by code, or the one row below the headings. Lines: tables_lines.c. */
#include <string.h>

#include "engine/tables/tables_internal.h"

enum {
  SINGLE_ROWS = 6,   /* rows below the headings in which the one row of figures may stand */
  LONGEST_LABEL = 60 /* bytes of a text in a figure's place that is a slip; longer ones are notes */
};

/* --- figures ------------------------------------------------------------------------------------------------------ */

static gk_figure read_figure(const gk_sheet *sheet, int32_t row, int32_t col)
{
  const gk_cell *cell = gk_sheet_at(sheet, row, col);
  gk_figure figure = {.state = GK_FIGURE_BLANK, .value = GK_DEC_ZERO, .row = row, .col = (int16_t)col};
  if (cell == NULL) return figure;
  figure.formula = cell->formula;
  bool blank;
  switch ((gk_cell_kind)cell->kind) {
    case GK_CELL_NUMBER:
      figure.state = GK_FIGURE_NUMBER;
      figure.value = cell->number;
      break;
    case GK_CELL_TEXT:
      if (!gk_dec_parse_figure(cell->text, strlen(cell->text), &figure.value, &blank)) figure.state = GK_FIGURE_WRONG;
      else figure.state = blank ? GK_FIGURE_BLANK : GK_FIGURE_TEXT;
      break;
    case GK_CELL_ERROR:
    case GK_CELL_UNCOMPUTED: figure.state = GK_FIGURE_WRONG; break;
  }
  if (figure.state == GK_FIGURE_WRONG || figure.state == GK_FIGURE_BLANK) figure.value = GK_DEC_ZERO;
  return figure;
}

void gk_row_read_figures(gk_table_reader *reader, gk_row *row, const gk_span *span)
{
  for (size_t i = 0; i < span->block->column_count; i++) {
    if (span->columns[i] < 0) continue;
    size_t column = span->block->first_column + i;
    gk_figure *figure = &row->figures[column];
    *figure = read_figure(reader->sheet, row->row, span->columns[i]);
    if (row->row >= reader->layout.heads_end || figure->state != GK_FIGURE_WRONG) continue;
    gk_folded text = gk_folded_at(gk_sheet_at(reader->sheet, row->row, span->columns[i]));
    if (gk_names_head(&reader->table.pack->columns[column].headings, text)) figure->state = GK_FIGURE_HEADING;
  }
}

/* --- adding rows -------------------------------------------------------------------------------------------------- */

static bool reserve(gk_table_reader *reader, size_t more)
{
  gk_table *table = &reader->table;
  if (table->row_count + more <= reader->room) return true;
  size_t room = reader->room == 0 ? more : reader->room * 2;
  if (room < table->row_count + more) room = table->row_count + more;
  gk_row *rows = gk_arena_grow(reader->arena, table->rows, reader->room * sizeof *rows, room * sizeof *rows);
  if (rows == NULL) return false;
  table->rows = rows;
  reader->room = room;
  return true;
}

/* Room at once for what most tables have: a row in each that holds something. */
static bool reserve_all(gk_table_reader *r)
{
  enum { LEAST = 16 };
  const gk_sheet *sheet = r->sheet;
  size_t filled = LEAST;
  int32_t last = r->layout.bottom < sheet->rows ? r->layout.bottom : sheet->rows - 1;
  for (int32_t row = r->layout.first_row; row <= last; row++)
    filled += sheet->row_start[row + 1] > sheet->row_start[row];
  return r->table.rows != NULL || reserve(r, filled);
}

gk_row *gk_row_add(gk_table_reader *reader, const char *key, const gk_cell *name, int32_t row, int32_t key_col)
{
  if (!reserve(reader, 1)) return NULL;
  gk_row *added = &reader->table.rows[reader->table.row_count];
  *added = (gk_row){.key = key, .name = "", .folded = "", .row = row, .key_col = key_col, .parent = -1};
  if (name != NULL && name->kind == GK_CELL_TEXT) added->name = name->text, added->folded = name->folded;
  added->figures = gk_arena_array(reader->arena, reader->table.pack->column_count, sizeof *added->figures);
  if (added->figures == NULL) return NULL;
  reader->table.row_count++;
  if (row > reader->last_row) reader->last_row = row;
  return added;
}

gk_row *gk_row_add_line(gk_table_reader *reader, const gk_span *span, size_t line, const gk_cell *cell, int32_t row)
{
  const gk_pack_line *pack = &reader->table.pack->lines[line];
  int32_t col = cell != NULL ? cell->col : span->key_col >= 0 ? span->key_col : 0;
  gk_row *added = gk_row_add(reader, pack->key, cell, row, col);
  if (added == NULL) return NULL;
  added->line = pack;
  reader->line_taken[line] = true;
  gk_row_read_figures(reader, added, span);
  return added;
}

/* --- codes: 公开02, 03, 05, 06, 08, 09 ------------------------------------------------------------------------------ */

/* The named line (合计 …) that a span's key or name cell holds in this row; -1 for none. */
static long named_line(const gk_table_reader *r, const gk_span *span, int32_t row, const gk_cell **cell)
{
  const int32_t cols[] = {span->key_col, span->name_col};
  for (size_t k = 0; k < 2; k++) {
    *cell = cols[k] < 0 ? NULL : gk_sheet_at(r->sheet, row, cols[k]);
    if (*cell == NULL) continue;
    gk_folded text = gk_folded_at(*cell);
    size_t end = span->block->first_line + span->block->line_count;
    size_t line = gk_line_called(&r->table.pack->named, text, span->block->first_line, end);
    line = gk_line_called(&r->table.pack->named, gk_without_ordinal(text), span->block->first_line, line);
    if (line < end) return (long)line;
  }
  return -1;
}

static bool has_label(const gk_table_reader *r, const gk_span *span, int32_t row)
{
  return gk_sheet_at(r->sheet, row, span->key_col) != NULL ||
         (span->name_col >= 0 && gk_sheet_at(r->sheet, row, span->name_col) != NULL);
}

/* A total of a block that stands several times side by side (公开06) has its figure in the last amount column before
 * the next label of its row. */
static void read_wide_total(gk_table_reader *r, gk_row *row, size_t span_index)
{
  const gk_span *spans = r->layout.spans;
  size_t last = span_index;
  while (last + 1 < r->layout.span_count && !has_label(r, &spans[last + 1], row->row)) last++;
  size_t filled = last;
  while (filled > span_index && gk_sheet_at(r->sheet, row->row, spans[filled].columns[0]) == NULL) filled--;
  bool any = gk_sheet_at(r->sheet, row->row, spans[filled].columns[0]) != NULL;
  gk_row_read_figures(r, row, &spans[any ? filled : last]);
}

/* The two digits of a 款 or 项 that stands in a column of its own; false where the cell holds something else. */
static bool two_digits(const gk_cell *cell, char out[3])
{
  if (cell == NULL) return false;
  if (cell->kind == GK_CELL_NUMBER) {
    gk_dec value = gk_dec_trim(cell->number);
    if (value.scale != 0 || value.units < 1 || value.units > 99) return false;
    out[0] = (char)('0' + value.units / 10);
    out[1] = (char)('0' + value.units % 10);
    out[2] = '\0';
    return true;
  }
  const char *text = cell->folded;
  if (strlen(text) != 2 || strspn(text, "0123456789") != 2) return false;
  memcpy(out, text, 3);
  return true;
}

/* The code of a row. Some forms divide it over columns headed 类, 款, 项, which stand between code and name, and leave
 * the upper levels blank below their own row. */
static bool code_of_row(const gk_table_reader *r, gk_span *span, int32_t row, char out[GK_CODE_ROOM])
{
  const gk_cell *key = gk_sheet_at(r->sheet, row, span->key_col);
  bool whole = gk_cell_code(key, out), divided = false;
  if (!whole && key != NULL) return false;
  for (int32_t col = span->key_col + 1; col < span->name_col; col++) {
    char digits[3];
    const gk_cell *cell = gk_sheet_at(r->sheet, row, col);
    bool has = two_digits(cell, digits);
    if (!has && (whole || divided || cell != NULL)) break;
    if (!has) continue;
    int level = whole || divided ? gk_code_level(out) : col - span->key_col;
    size_t above = gk_code_length(level);
    if (level >= GK_CODE_LEVELS || (!whole && !divided && above > strlen(span->code))) return false;
    if (!whole && !divided) memcpy(out, span->code, above);
    memcpy(out + above, digits, sizeof digits);
    divided = true;
  }
  if (whole || divided) memcpy(span->code, out, strlen(out) + 1);
  return whole || divided;
}

static bool read_codes_row(gk_table_reader *r, size_t span_index, int32_t row)
{
  gk_span *span = &r->layout.spans[span_index];
  const gk_sheet *sheet = r->sheet;
  char digits[GK_CODE_ROOM];
  const gk_cell *cell = NULL;
  if (code_of_row(r, span, row, digits) && gk_code_level(digits) <= gk_code_levels(r->table.pack->codes)) {
    const gk_cell *name = span->name_col < 0 ? NULL : gk_sheet_at(sheet, row, span->name_col);
    const char *code = gk_arena_text(r->arena, digits, strlen(digits));
    gk_row *added = code == NULL ? NULL : gk_row_add(r, code, name, row, span->key_col);
    if (added != NULL) gk_row_read_figures(r, added, span);
    return added != NULL;
  }
  long line = named_line(r, span, row, &cell);
  if (line < 0) return true;
  gk_row *added = gk_row_add_line(r, span, (size_t)line, cell, row);
  if (added != NULL && r->layout.span_count > 1) read_wide_total(r, added, span_index);
  return added != NULL;
}

static bool read_section(gk_table_reader *r, int32_t first, int32_t last)
{
  for (size_t i = 0; i < r->layout.span_count; i++) {
    const gk_span *span = &r->layout.spans[i];
    if (span->block->rows == GK_ROWS_LINES && !gk_lines_read(r, span, first, last)) return false;
  }
  for (int32_t row = first; row <= last; row++) {
    size_t count;
    gk_sheet_row(r->sheet, row, &count);
    for (size_t i = 0; count > 0 && i < r->layout.span_count; i++) {
      if (r->layout.spans[i].block->rows == GK_ROWS_CODES && !read_codes_row(r, i, row)) return false;
    }
  }
  return true;
}

/* --- one row: 公开07 ------------------------------------------------------------------------------------------------ */

/* A note where a figure would stand: a text that is no figure, and long or merged across. */
static bool is_note(const gk_cell *cell, const gk_figure *figure)
{
  return cell->kind == GK_CELL_TEXT && figure->state == GK_FIGURE_WRONG &&
         (cell->col_end > cell->col || strlen(cell->text) > LONGEST_LABEL);
}

/* Whether a row holds something where figures of the span stand, notes apart. */
static bool holds_figures(const gk_table_reader *r, const gk_span *span, int32_t row)
{
  for (size_t i = 0; i < span->block->column_count; i++) {
    const gk_cell *cell = span->columns[i] < 0 ? NULL : gk_sheet_at(r->sheet, row, span->columns[i]);
    if (cell == NULL) continue;
    gk_figure figure = read_figure(r->sheet, row, span->columns[i]);
    if (!is_note(cell, &figure)) return true;
  }
  return false;
}

/* The one row where it stands upright: its place is that of its first figure. */
static bool read_upright(gk_table_reader *r)
{
  const gk_span *span = &r->layout.spans[0];
  gk_row *added = gk_row_add_line(r, span, span->block->first_line, NULL, r->layout.first_row);
  for (size_t i = 0; added != NULL && i < span->block->column_count; i++) {
    int32_t row = r->layout.rows[i];
    if (row < 0) continue;
    added->figures[span->block->first_column + i] = read_figure(r->sheet, row, span->columns[i]);
    if (row > r->last_row) r->last_row = row;
  }
  return added != NULL;
}

static bool read_single(gk_table_reader *r)
{
  const gk_span *span = &r->layout.spans[0];
  if (r->layout.rows != NULL) return read_upright(r);
  int32_t first = r->layout.first_row, row = first;
  int32_t last = first + SINGLE_ROWS < r->layout.bottom ? first + SINGLE_ROWS : r->layout.bottom;
  while (row <= last && !holds_figures(r, span, row)) row++;
  bool blank = row > last;
  gk_row *added = gk_row_add_line(r, span, span->block->first_line, NULL, blank ? first : row);
  for (size_t i = 0; added != NULL && i < span->block->column_count; i++) {
    gk_figure *figure = &added->figures[span->block->first_column + i];
    if (!blank || span->columns[i] < 0) continue;
    *figure = (gk_figure){GK_DEC_ZERO, figure->row, figure->col, GK_FIGURE_BLANK, false};
  }
  return added != NULL;
}

/* --- all rows ----------------------------------------------------------------------------------------------------- */

bool gk_reader_start(gk_table_reader *reader, gk_arena *arena, const gk_pack_table *pack, const gk_sheet *sheet)
{
  *reader = (gk_table_reader){.arena = arena, .sheet = sheet, .last_row = -1};
  reader->table.pack = pack;
  reader->table.sheet = sheet;
  reader->line_taken = gk_arena_array(arena, pack->line_count, sizeof *reader->line_taken);
  reader->table.column_found = gk_arena_array(arena, pack->column_count, sizeof *reader->table.column_found);
  return reader->line_taken != NULL && reader->table.column_found != NULL;
}

static void note_columns(gk_table_reader *r)
{
  for (size_t i = 0; i < r->layout.span_count; i++) {
    const gk_span *span = &r->layout.spans[i];
    for (size_t c = 0; c < span->block->column_count; c++) {
      if (span->columns[c] >= 0) r->table.column_found[span->block->first_column + c] = true;
    }
  }
  if (r->layout.first_row - 1 > r->last_row) r->last_row = r->layout.first_row - 1;
}

/* Takes up headings that are repeated below a page break; they may stand in other columns. Where they are too few to
 * go by, the layout above them stays in force. */
static bool take_headings(gk_table_reader *r, int32_t row, int32_t floor)
{
  enum { GROUP_ROWS = 2 };
  gk_layout layout = {.top = row - GROUP_ROWS > floor ? row - GROUP_ROWS : floor, .bottom = r->layout.bottom};
  bool found;
  if (!gk_layout_find(r->arena, r->table.pack, r->sheet, &layout, &found)) return false;
  if (found) r->layout = layout;
  else r->layout.first_row = row + 1;
  return true;
}

bool gk_rows_read(gk_table_reader *reader)
{
  note_columns(reader);
  if (reader->layout.spans[0].block->rows == GK_ROWS_SINGLE) return read_single(reader);
  if (!reserve_all(reader)) return false;
  for (;;) {
    int32_t first = reader->layout.first_row, row = first;
    while (row <= reader->layout.bottom && !gk_is_heading_row(reader->table.pack, reader->sheet, row)) row++;
    if (!read_section(reader, first, row - 1)) return false;
    if (row > reader->layout.bottom) return true;
    if (!take_headings(reader, row, reader->last_row + 1 > first ? reader->last_row + 1 : first)) return false;
    note_columns(reader);
  }
}

bool gk_reader_append(gk_table_reader *reader, const gk_table_reader *more)
{
  const gk_pack_table *pack = reader->table.pack;
  gk_table *table = &reader->table;
  size_t count = more->table.row_count;
  if (!reserve(reader, count)) return false;
  if (count > 0) memcpy(table->rows + table->row_count, more->table.rows, count * sizeof *table->rows);
  table->row_count += count;
  for (size_t i = 0; i < pack->line_count; i++) reader->line_taken[i] = reader->line_taken[i] || more->line_taken[i];
  for (size_t i = 0; i < pack->column_count; i++)
    table->column_found[i] = table->column_found[i] || more->table.column_found[i];
  reader->layout = more->layout;
  reader->last_row = more->last_row;
  return true;
}

bool gk_reader_repeats(const gk_table_reader *reader, const gk_table_reader *more)
{
  for (size_t i = 0; i < reader->table.pack->line_count; i++) {
    if (reader->line_taken[i] && more->line_taken[i]) return true;
  }
  if (more->table.row_count > 0 && reader->table.row_count > 0)
    return strcmp(reader->table.rows[0].key, more->table.rows[0].key) == 0;
  return more->table.row_count == 0 && reader->table.row_count == 0;
}
