/* SPDX-License-Identifier: MPL-2.0 */
/* The rows of a located table: by 行次 and name, by code, or the one row below the headings; and their figures. */
#include <stdio.h>
#include <string.h>

#include "tables_internal.h"
#include "text.h"

enum { NAME = 4, LINE_NUMBER = 3 }; /* what a line's name and its printed 行次 weigh when they disagree */

/* What reading the rows of one table needs to hand around. */
typedef struct reader {
  gk_arena *arena;
  const gk_folded_sheet *folded;
  const gk_layout *layout;
  gk_table *table;
  gk_folded_names *lines; /* the pack's line names, folded */
  bool *line_taken;       /* lines found already */
  size_t room;
} reader;

/* --- figures ----------------------------------------------------------------------------------------------------- */

static gk_figure read_figure(const gk_sheet *sheet, int32_t row, int32_t col) {
  const gk_cell *cell = gk_sheet_at(sheet, row, col);
  gk_figure figure = {.state = GK_FIGURE_BLANK, .value = GK_DEC_ZERO, .row = row, .col = col};
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
  if (figure.state == GK_FIGURE_WRONG) figure.value = GK_DEC_ZERO;
  return figure;
}

static void read_figures(reader *r, gk_row *row, const gk_span *span) {
  for (size_t i = 0; i < span->block->column_count; i++) {
    if (span->columns[i] < 0) continue;
    row->figures[span->block->first_column + i] = read_figure(r->folded->sheet, row->row, span->columns[i]);
  }
}

/* --- adding rows -------------------------------------------------------------------------------------------------- */

static gk_row *add_row(reader *r, const char *key, const char *name, int32_t row, int32_t key_col) {
  gk_table *table = r->table;
  if (table->row_count == r->room) {
    size_t room = r->room == 0 ? 64 : r->room * 2;
    gk_row *rows = gk_arena_array(r->arena, room, sizeof *rows);
    if (rows == NULL) return NULL;
    if (table->row_count > 0) memcpy(rows, table->rows, table->row_count * sizeof *rows);
    table->rows = rows;
    r->room = room;
  }
  gk_row *added = &table->rows[table->row_count++];
  *added = (gk_row){.key = key, .name = name, .row = row, .key_col = key_col, .parent = -1};
  added->figures = gk_arena_array(r->arena, table->pack->column_count, sizeof *added->figures);
  return added->figures == NULL ? NULL : added;
}

static bool add_line(reader *r, const gk_span *span, size_t index, const gk_cell *cell, int32_t row) {
  const gk_pack_line *line = &r->table->pack->lines[index];
  const char *name = cell != NULL && cell->kind == GK_CELL_TEXT ? cell->text : "";
  gk_row *added = add_row(r, line->key, name, row, cell == NULL ? span->key_col : cell->col);
  if (added == NULL) return false;
  r->line_taken[index] = true;
  added->line = line;
  read_figures(r, added, span);
  return true;
}

/* --- lines: 公开01, 公开04 ------------------------------------------------------------------------------------------ */

/* The line that a row stands for: its name and its 行次 agree in a sound table; where they do not, the name decides.
 * A line is taken once, so that two lines of one name (04: 一般公共预算财政拨款) fall to their own rows. -1 for none. */
static long line_of_row(const reader *r, const gk_span *span, const char *name, const gk_cell *number) {
  long best = -1;
  int most = 0;
  for (size_t i = 0; i < span->block->line_count; i++) {
    size_t index = span->block->first_line + i;
    int points = gk_folded_index(r->lines[index], name) >= 0 ? NAME : 0;
    int printed = r->table->pack->lines[index].number;
    if (number != NULL && printed > 0 && number->kind == GK_CELL_NUMBER &&
        gk_dec_cmp(number->number, (gk_dec){printed, 0}) == 0)
      points += LINE_NUMBER;
    if (number != NULL && printed > 0 && number->kind == GK_CELL_TEXT) {
      char digits[16];
      snprintf(digits, sizeof digits, "%d", printed);
      if (strcmp(gk_folded_at(r->folded, number), digits) == 0) points += LINE_NUMBER;
    }
    if (points > most && !r->line_taken[index]) {
      most = points;
      best = (long)index;
    }
  }
  return best;
}

static bool read_lines_row(reader *r, const gk_span *span, int32_t row) {
  const gk_sheet *sheet = r->folded->sheet;
  const gk_cell *key = gk_sheet_at(sheet, row, span->key_col);
  const gk_cell *number = span->number_col < 0 ? NULL : gk_sheet_at(sheet, row, span->number_col);
  long line = line_of_row(r, span, gk_folded_at(r->folded, key), number);
  return line < 0 || add_line(r, span, (size_t)line, key, row);
}

/* --- codes: 公开02, 03, 05, 06, 08, 09 -------------------------------------------------------------------------------- */

/* The code that a cell holds, copied to the arena; *code NULL where it holds none. False when memory is out. */
static bool code_of_cell(reader *r, const gk_cell *cell, const char **code) {
  char digits[24] = "";
  *code = NULL;
  if (cell == NULL) return true;
  if (cell->kind == GK_CELL_NUMBER) {
    gk_dec value = gk_dec_trim(cell->number);
    if (value.scale == 0 && value.units > 0) snprintf(digits, sizeof digits, "%lld", (long long)value.units);
  } else if (cell->kind == GK_CELL_TEXT) {
    snprintf(digits, sizeof digits, "%s", gk_folded_at(r->folded, cell));
  }
  size_t length = strspn(digits, "0123456789");
  bool economic = r->table->pack->codes == GK_CODES_ECONOMIC;
  if (digits[length] != '\0' || !(length == 3 || length == 5 || (length == 7 && !economic))) return true;
  *code = gk_arena_text(r->arena, digits, length);
  return *code != NULL;
}

/* The named line (合计 …) that a span's key or name cell holds in this row; -1 for none. */
static long named_line(const reader *r, const gk_span *span, int32_t row, const gk_cell **cell) {
  const int32_t cols[] = {span->key_col, span->name_col};
  for (size_t k = 0; k < 2; k++) {
    if (cols[k] < 0) continue;
    *cell = gk_sheet_at(r->folded->sheet, row, cols[k]);
    for (size_t i = 0; i < span->block->line_count; i++) {
      if (gk_folded_index(r->lines[span->block->first_line + i], gk_folded_at(r->folded, *cell)) >= 0)
        return (long)(span->block->first_line + i);
    }
  }
  return -1;
}

/* A total of a block that stands several times side by side (公开06) has its figure in the last amount column before
 * the next label of its row. */
static void read_wide_total(reader *r, gk_row *row, size_t span_index) {
  const gk_layout *layout = r->layout;
  size_t last = span_index;
  while (last + 1 < layout->span_count && gk_sheet_at(r->folded->sheet, row->row, layout->spans[last + 1].key_col) == NULL)
    last++;
  read_figures(r, row, &layout->spans[last]);
}

static bool read_codes_row(reader *r, size_t span_index, int32_t row) {
  const gk_span *span = &r->layout->spans[span_index];
  const gk_cell *key = gk_sheet_at(r->folded->sheet, row, span->key_col), *cell = NULL;
  const char *code;
  if (!code_of_cell(r, key, &code)) return false;
  if (code != NULL) {
    const gk_cell *name = span->name_col < 0 ? NULL : gk_sheet_at(r->folded->sheet, row, span->name_col);
    gk_row *added = add_row(r, code, name != NULL && name->kind == GK_CELL_TEXT ? name->text : "", row, span->key_col);
    if (added != NULL) read_figures(r, added, span);
    return added != NULL;
  }
  long line = named_line(r, span, row, &cell);
  if (line < 0) return true;
  if (!add_line(r, span, (size_t)line, cell, row)) return false;
  if (r->layout->span_count > 1) read_wide_total(r, &r->table->rows[r->table->row_count - 1], span_index);
  return true;
}

/* --- one row: 公开07 ------------------------------------------------------------------------------------------------- */

/* A note directly below the headings of an empty table: prose where a figure would stand. */
static bool row_is_prose(const reader *r, int32_t row) {
  size_t count;
  const gk_cell *cells = gk_sheet_row(r->folded->sheet, row, &count);
  for (size_t i = 0; i < count; i++) {
    if (cells[i].kind == GK_CELL_TEXT && (cells[i].col_end > cells[i].col || strlen(cells[i].text) > 36)) return true;
  }
  return false;
}

static bool read_single(reader *r, const gk_span *span) {
  const gk_pack_line *line = &r->table->pack->lines[span->block->first_line];
  int32_t row = r->layout->first_row;
  gk_row *added = add_row(r, line->key, "", row, span->columns[0] < 0 ? 0 : span->columns[0]);
  if (added == NULL) return false;
  added->line = line;
  read_figures(r, added, span);
  if (!row_is_prose(r, row)) return true;
  for (size_t i = 0; i < r->table->pack->column_count; i++) {
    if (added->figures[i].state != GK_FIGURE_ABSENT) added->figures[i].state = GK_FIGURE_BLANK;
  }
  return true;
}

/* --- all rows -------------------------------------------------------------------------------------------------------- */

static bool read_row(reader *r, int32_t row) {
  for (size_t i = 0; i < r->layout->span_count; i++) {
    const gk_span *span = &r->layout->spans[i];
    bool read = span->block->rows == GK_ROWS_LINES ? read_lines_row(r, span, row) : read_codes_row(r, i, row);
    if (!read) return false;
  }
  return true;
}

static bool prepare(reader *r) {
  const gk_pack_table *pack = r->table->pack;
  r->lines = gk_arena_array(r->arena, pack->line_count, sizeof *r->lines);
  r->line_taken = gk_arena_array(r->arena, pack->line_count, sizeof *r->line_taken);
  r->table->column_found = gk_arena_array(r->arena, pack->column_count, sizeof *r->table->column_found);
  if (r->lines == NULL || r->line_taken == NULL || r->table->column_found == NULL) return false;
  for (size_t i = 0; i < pack->line_count; i++) {
    r->lines[i] = gk_fold_names(r->arena, pack->lines[i].names);
    if (r->lines[i].items == NULL) return false;
  }
  for (size_t i = 0; i < r->layout->span_count; i++) {
    const gk_span *span = &r->layout->spans[i];
    for (size_t c = 0; c < span->block->column_count; c++) {
      if (span->columns[c] >= 0) r->table->column_found[span->block->first_column + c] = true;
    }
  }
  return true;
}

bool gk_rows_read(gk_arena *arena, const gk_folded_sheet *folded, const gk_layout *layout, gk_table *table) {
  reader r = {.arena = arena, .folded = folded, .layout = layout, .table = table};
  if (!prepare(&r)) return false;
  if (layout->spans[0].block->rows == GK_ROWS_SINGLE) return read_single(&r, &layout->spans[0]);
  for (int32_t row = layout->first_row; row <= layout->bottom; row++) {
    size_t count;
    gk_sheet_row(folded->sheet, row, &count);
    if (count > 0 && !read_row(&r, row)) return false;
  }
  return true;
}
