/* SPDX-License-Identifier: MPL-2.0 */
/* Which sheet column holds which column of the table: by heading (with the heading above it), 栏次 as second witness. */
#include <stdio.h>
#include <string.h>

#include "tables_internal.h"
#include "text.h"

enum {
  HEADING_ROWS = 20,   /* rows below the title in which the headings must begin */
  HEADING_HEIGHT = 10, /* rows that headings may take */
  MOST_COLUMNS = 512,  /* sheet columns of one table */
  LEAF = 8,            /* the column's own heading is the expected one */
  GROUP = 4,           /* so is the heading above it; the same taken off where it is another one */
  NUMBER = 2           /* the printed 栏次 agrees */
};

/* What finding the columns of one table needs to hand around. */
typedef struct finder {
  gk_arena *arena;
  const gk_pack_table *pack;
  const gk_folded_sheet *folded;
  int32_t top, bottom;       /* rows of the table */
  int32_t head, first_row;   /* row of the key headings (or of the title); first row below the headings */
} finder;

static bool text_is_number(const char *text, int number) {
  char digits[16];
  snprintf(digits, sizeof digits, "%d", number);
  return strcmp(text, digits) == 0;
}

static bool cell_is_number(const gk_folded_sheet *folded, const gk_cell *cell, int number) {
  if (cell == NULL || number <= 0) return false;
  if (cell->kind == GK_CELL_NUMBER) return gk_dec_cmp(cell->number, (gk_dec){number, 0}) == 0;
  return cell->kind == GK_CELL_TEXT && text_is_number(gk_folded_at(folded, cell), number);
}

/* The cell whose text stands over (row, col): itself, the merged range it lies in, or, where nothing says how far a
 * heading reaches, the nearest heading to its left. */
static const gk_cell *heading_over(const gk_sheet *sheet, int32_t row, int32_t col) {
  size_t count;
  const gk_cell *cells = gk_sheet_row(sheet, row, &count), *over = NULL;
  for (size_t i = 0; i < count && cells[i].col <= col; i++) over = &cells[i];
  if (over != NULL && over->col_end > over->col && over->col_end < col) return NULL;
  return over;
}

static int32_t min_row(int32_t a, int32_t b) {
  return a < b ? a : b;
}

/* --- key columns ------------------------------------------------------------------------------------------------ */

/* Finds the row that holds key headings, and the sheet columns where they stand. */
static size_t find_keys(finder *f, gk_folded_names keys, int32_t *cols, size_t most) {
  int32_t last = min_row(f->bottom, f->top + HEADING_ROWS);
  for (int32_t row = f->top; row <= last; row++) {
    size_t count, found = 0;
    const gk_cell *cells = gk_sheet_row(f->folded->sheet, row, &count);
    for (size_t i = 0; i < count && found < most; i++) {
      if (gk_folded_index(keys, gk_folded_at(f->folded, &cells[i])) >= 0) cols[found++] = cells[i].col;
    }
    if (found > 0) {
      f->head = row;
      return found;
    }
  }
  return 0;
}

/* How many of a block's line names stand in a sheet column below the headings. */
static size_t lines_in_column(const finder *f, const gk_pack_block *block, int32_t col, int32_t most_rows) {
  size_t hits = 0;
  gk_arena scratch = {0};
  for (size_t i = 0; i < block->line_count; i++) {
    gk_folded_names names = gk_fold_names(&scratch, f->pack->lines[block->first_line + i].names);
    for (int32_t row = f->head + 1; names.items != NULL && row <= min_row(f->bottom, f->head + most_rows); row++) {
      if (gk_folded_index(names, gk_folded_at(f->folded, gk_sheet_at(f->folded->sheet, row, col))) < 0) continue;
      hits++;
      break;
    }
  }
  gk_arena_free(&scratch);
  return hits;
}

/* The block that stands at a key column: the only one, or the one whose line names stand below it. */
static const gk_pack_block *block_at(const finder *f, int32_t col) {
  const gk_pack_block *best = &f->pack->blocks[0];
  size_t most = 0;
  for (size_t i = 0; f->pack->block_count > 1 && i < f->pack->block_count; i++) {
    size_t hits = lines_in_column(f, &f->pack->blocks[i], col, 120);
    if (hits > most) {
      most = hits;
      best = &f->pack->blocks[i];
    }
  }
  return best;
}

static bool is_code_cell(const gk_folded_sheet *folded, const gk_cell *cell) {
  if (cell == NULL) return false;
  if (cell->kind == GK_CELL_NUMBER) {
    gk_dec code = gk_dec_trim(cell->number);
    return code.scale == 0 && code.units >= 100 && code.units <= 9999999;
  }
  const char *text = gk_folded_at(folded, cell);
  size_t length = strspn(text, "0123456789");
  return text[length] == '\0' && (length == 3 || length == 5 || length == 7);
}

/* Whether a row below the key headings begins the table's body in this span. */
static bool begins_body(const finder *f, const gk_span *span, const gk_folded_names *lines, int32_t row) {
  const gk_cell *key = gk_sheet_at(f->folded->sheet, row, span->key_col);
  if (span->block->rows == GK_ROWS_CODES && is_code_cell(f->folded, key)) return true;
  const char *text = gk_folded_at(f->folded, key);
  const char *name = span->name_col < 0 ? "" : gk_folded_at(f->folded, gk_sheet_at(f->folded->sheet, row, span->name_col));
  for (size_t i = 0; i < span->block->line_count; i++) {
    if (gk_folded_index(lines[i], text) >= 0 || gk_folded_index(lines[i], name) >= 0) return true;
  }
  return false;
}

static bool find_body(finder *f, const gk_span *span) {
  gk_folded_names *lines = gk_arena_array(f->arena, span->block->line_count, sizeof *lines);
  if (lines == NULL) return false;
  for (size_t i = 0; i < span->block->line_count; i++) {
    lines[i] = gk_fold_names(f->arena, f->pack->lines[span->block->first_line + i].names);
    if (lines[i].items == NULL) return false;
  }
  f->first_row = f->head + 1;
  for (int32_t row = f->head + 1; row <= min_row(f->bottom, f->head + HEADING_HEIGHT); row++) {
    if (!begins_body(f, span, lines, row)) continue;
    f->first_row = row;
    return true;
  }
  return true;
}

/* --- headings ---------------------------------------------------------------------------------------------------- */

/* How well a sheet column suits a column of the pack; 0 where it does not. */
static int score(const finder *f, const gk_pack_column *column, gk_folded_names headings, gk_folded_names groups, int32_t col) {
  bool leaf = false, number = false, group = false, other_group = false, named = false;
  for (int32_t row = f->top; row < f->first_row; row++) {
    const gk_cell *own = gk_sheet_at(f->folded->sheet, row, col);
    const gk_cell *over = heading_over(f->folded->sheet, row, col);
    const char *text = gk_folded_at(f->folded, own), *above = gk_folded_at(f->folded, over);
    leaf = leaf || gk_folded_index(headings, text) >= 0;
    bool is_number = cell_is_number(f->folded, own, column->number);
    number = number || is_number;
    named = named || (*text != '\0' && !is_number && row >= f->head - 1);
    group = group || gk_folded_index(groups, above) >= 0;
    other_group = other_group || (*above != '\0' && row >= f->head - 1 && row < f->first_row - 1);
  }
  if (!leaf) return number && !named ? NUMBER : 0;
  int points = LEAF + (number ? NUMBER : 0);
  if (groups.count > 0) points += group ? GROUP : other_group ? -GROUP : 0;
  return points;
}

/* Gives each pack column of the span the sheet column that suits it best; each sheet column serves once. */
static bool assign_columns(finder *f, gk_span *span) {
  const gk_pack_block *block = span->block;
  int32_t first = span->key_col + 1, width = span->end - first;
  if (width > MOST_COLUMNS) width = MOST_COLUMNS;
  span->columns = gk_arena_array(f->arena, block->column_count, sizeof *span->columns);
  int *points = gk_arena_array(f->arena, block->column_count * (size_t)(width > 0 ? width : 1), sizeof *points);
  if (span->columns == NULL || points == NULL) return false;
  for (size_t i = 0; i < block->column_count; i++) {
    const gk_pack_column *column = &f->pack->columns[block->first_column + i];
    gk_folded_names headings = gk_fold_names(f->arena, column->headings), groups = gk_fold_names(f->arena, column->groups);
    if (headings.items == NULL || groups.items == NULL) return false;
    span->columns[i] = -1;
    for (int32_t c = 0; c < width; c++) {
      bool taken = first + c == span->name_col || first + c == span->number_col;
      points[(int32_t)i * width + c] = taken ? 0 : score(f, column, headings, groups, first + c);
    }
  }
  for (;;) {
    int32_t best = -1, cells = (int32_t)block->column_count * width;
    for (int32_t k = 0; k < cells; k++) {
      if (points[k] > 0 && (best < 0 || points[k] > points[best])) best = k;
    }
    if (best < 0) return true;
    int32_t column = best / width, col = best % width;
    span->columns[column] = first + col;
    for (int32_t c = 0; c < width; c++) points[column * width + c] = 0;
    for (int32_t k = 0; k < (int32_t)block->column_count; k++) points[k * width + col] = 0;
  }
}

/* The sheet column in the span whose heading is one of the names, -1 for none. */
static int32_t column_headed(const finder *f, const gk_span *span, gk_folded_names names) {
  for (int32_t row = f->head - 1 < f->top ? f->top : f->head - 1; row < min_row(f->first_row, f->head + HEADING_HEIGHT); row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(f->folded->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      if (cells[i].col > span->key_col && cells[i].col < span->end &&
          gk_folded_index(names, gk_folded_at(f->folded, &cells[i])) >= 0)
        return cells[i].col;
    }
  }
  return -1;
}

static bool find_side_columns(finder *f, gk_span *span) {
  static const char *const line_number[] = {"行次", "行号"};
  gk_folded_names names = gk_fold_names(f->arena, span->block->name_headings);
  if (names.items == NULL) return false;
  f->first_row = min_row(f->bottom, f->head + HEADING_HEIGHT);
  span->name_col = names.count > 0 ? column_headed(f, span, names) : -1;
  span->number_col = -1;
  for (size_t i = 0; span->number_col < 0 && i < sizeof line_number / sizeof *line_number; i++) {
    const char *one = line_number[i];
    span->number_col = column_headed(f, span, (gk_folded_names){&one, 1});
  }
  return true;
}

static bool keyed_spans(finder *f, gk_layout *layout) {
  int32_t cols[8], first_row = -1;
  gk_folded_names keys = gk_fold_names(f->arena, f->pack->blocks[0].key_headings);
  if (keys.items == NULL) return false;
  layout->span_count = find_keys(f, keys, cols, sizeof cols / sizeof *cols);
  layout->spans = gk_arena_array(f->arena, layout->span_count, sizeof *layout->spans);
  if (layout->spans == NULL) return false;
  for (size_t i = 0; i < layout->span_count; i++) {
    gk_span *span = &layout->spans[i];
    int32_t end = i + 1 < layout->span_count ? cols[i + 1] : f->folded->sheet->cols;
    *span = (gk_span){.block = block_at(f, cols[i]), .key_col = cols[i], .name_col = -1, .number_col = -1, .end = end};
    if (!find_side_columns(f, span) || !find_body(f, span)) return false;
    if (first_row < 0 || f->first_row < first_row) first_row = f->first_row;
  }
  f->first_row = first_row;
  for (size_t i = 0; i < layout->span_count; i++) {
    if (!assign_columns(f, &layout->spans[i])) return false;
  }
  return true;
}

/* --- a table of one row: 公开07 ---------------------------------------------------------------------------------- */

/* The row of printed column numbers: at least half of the columns' 栏次 stand in it. */
static int32_t number_row(const finder *f) {
  for (int32_t row = f->top; row <= min_row(f->bottom, f->top + HEADING_ROWS); row++) {
    size_t count, hits = 0;
    const gk_cell *cells = gk_sheet_row(f->folded->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      for (size_t c = 0; c < f->pack->column_count; c++) {
        if (cell_is_number(f->folded, &cells[i], f->pack->columns[c].number)) {
          hits++;
          break;
        }
      }
    }
    if (hits * 2 >= f->pack->column_count) return row;
  }
  return -1;
}

/* The last row in which a heading of the table stands, -1 for none. */
static int32_t last_heading_row(const finder *f) {
  int32_t last = -1;
  gk_arena scratch = {0};
  for (size_t c = 0; c < f->pack->column_count; c++) {
    gk_folded_names headings = gk_fold_names(&scratch, f->pack->columns[c].headings);
    for (int32_t row = f->top; headings.items != NULL && row <= min_row(f->bottom, f->top + HEADING_ROWS); row++) {
      size_t count;
      const gk_cell *cells = gk_sheet_row(f->folded->sheet, row, &count);
      for (size_t i = 0; i < count; i++) {
        if (gk_folded_index(headings, gk_folded_at(f->folded, &cells[i])) >= 0 && row > last) last = row;
      }
    }
  }
  gk_arena_free(&scratch);
  return last;
}

static bool single_span(finder *f, gk_layout *layout) {
  int32_t headings = last_heading_row(f), numbers = number_row(f);
  layout->span_count = headings < 0 ? 0 : 1;
  layout->spans = gk_arena_array(f->arena, 1, sizeof *layout->spans);
  if (layout->spans == NULL) return false;
  f->head = headings;
  f->first_row = (numbers > headings ? numbers : headings) + 1;
  layout->spans[0] = (gk_span){
      .block = &f->pack->blocks[0], .key_col = -1, .name_col = -1, .number_col = -1, .end = f->folded->sheet->cols};
  return headings < 0 || assign_columns(f, &layout->spans[0]);
}

/* --- the whole layout ---------------------------------------------------------------------------------------------- */

static size_t columns_found(const gk_layout *layout) {
  size_t found = 0;
  for (size_t i = 0; i < layout->span_count; i++) {
    for (size_t c = 0; c < layout->spans[i].block->column_count; c++) found += layout->spans[i].columns[c] >= 0;
  }
  return found;
}

bool gk_layout_find(gk_arena *arena, const gk_pack_table *pack, const gk_folded_sheet *folded, const gk_anchor *anchor,
                    int32_t bottom, gk_layout *layout, bool *found) {
  finder f = {.arena = arena, .pack = pack, .folded = folded, .top = anchor->row, .bottom = bottom, .head = anchor->row};
  *layout = (gk_layout){.top = anchor->row, .bottom = bottom};
  *found = false;
  if (pack->block_count == 0) return true;
  bool single = pack->blocks[0].rows == GK_ROWS_SINGLE;
  if (!(single ? single_span(&f, layout) : keyed_spans(&f, layout))) return false;
  layout->first_row = f.first_row;
  *found = columns_found(layout) >= (single ? 2u : 1u);
  return true;
}
