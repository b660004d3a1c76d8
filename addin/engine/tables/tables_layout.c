/* SPDX-License-Identifier: MPL-2.0 */
/* Where the headings of a table stand, and the blocks side by side below them. */
#include <string.h>

#include "engine/tables/tables_internal.h"

enum {
  HEADING_ROWS = 20,   /* rows below the title in which the headings must begin */
  HEADING_HEIGHT = 10, /* rows that headings may take */
  SINGLE_HEIGHT = 5,   /* the same below the topmost heading of a table of one row */
  NAMED_ROWS = 120,    /* rows in which line names tell the left block from the right one */
  MOST_SPANS = 8
};

/* What finding the headings of one table needs to hand around. */
typedef struct finder {
  gk_arena *arena;
  const gk_pack_table *table;
  const gk_sheet *sheet;
  gk_layout *layout;
} finder;

static int32_t min_row(int32_t a, int32_t b)
{
  return a < b ? a : b;
}

static gk_folded text_at(const finder *f, int32_t row, int32_t col)
{
  return gk_folded_at(col < 0 ? NULL : gk_sheet_at(f->sheet, row, col));
}

/* --- key columns -------------------------------------------------------------------------------------------------- */

/* The sheet columns that are headed as key columns in a row. */
static size_t keys_in_row(const gk_pack_table *table, const gk_sheet *sheet, int32_t row, int32_t *cols, size_t most)
{
  size_t count, found = 0;
  const gk_cell *cells = gk_sheet_row(sheet, row, &count);
  for (size_t i = 0; i < count && found < most; i++) {
    gk_folded text = gk_folded_at(&cells[i]);
    for (size_t b = 0; text.length > 0 && b < table->block_count; b++) {
      if (!gk_names_head(&table->blocks[b].key_headings, text)) continue;
      cols[found++] = cells[i].col;
      break;
    }
  }
  return found;
}

bool gk_is_heading_row(const gk_pack_table *table, const gk_sheet *sheet, int32_t row)
{
  int32_t col;
  return keys_in_row(table, sheet, row, &col, 1) > 0;
}

static size_t find_keys(finder *f, int32_t *cols)
{
  size_t most = 0;
  for (size_t b = 0; b < f->table->block_count; b++) most += (size_t)f->table->blocks[b].repeats;
  if (most == 0 || most > MOST_SPANS) most = MOST_SPANS;
  int32_t last = min_row(f->layout->bottom, f->layout->top + HEADING_ROWS);
  for (int32_t row = f->layout->top; row <= last; row++) {
    size_t found = keys_in_row(f->table, f->sheet, row, cols, most);
    if (found == 0) continue;
    f->layout->head = row;
    return found;
  }
  return 0;
}

/* How many columns of a span stand left of its key: 行次 before 项目, say. All spans are built alike. */
static int32_t left_of_key(const finder *f, const int32_t *cols, size_t count)
{
  size_t cells_in_row;
  const gk_cell *cells = gk_sheet_row(f->sheet, f->layout->head, &cells_in_row);
  int32_t left = cols[0];
  for (size_t i = 0; i < cells_in_row && cells[i].col < cols[0]; i++) {
    if (cells[i].col < left) left = cells[i].col;
  }
  int32_t offset = cols[0] - left;
  const char *heading = text_at(f, f->layout->head, left).text;
  for (size_t i = 1; i < count; i++) {
    if (strcmp(text_at(f, f->layout->head, cols[i] - offset).text, heading) != 0) return 0;
  }
  return offset;
}

/* How many rows of the sheet column, up to the next headings, hold a name of the block's lines. */
static size_t names_below(const finder *f, const gk_pack_block *block, int32_t col)
{
  size_t hits = 0, end = block->first_line + block->line_count;
  for (int32_t row = f->layout->head + 1; row <= min_row(f->layout->bottom, f->layout->head + NAMED_ROWS); row++) {
    gk_folded text = text_at(f, row, col);
    if (text.length == 0) continue;
    if (gk_names_head(&block->key_headings, text)) break;
    hits += gk_line_called(&f->table->named, text, block->first_line, end) < end;
  }
  return hits;
}

/* Finds the block of the span at its key column: by the names below it; by its place where they say nothing. */
static void find_block(const finder *f, gk_span *span, size_t place)
{
  const gk_pack_table *pack = f->table;
  size_t likely = place < pack->block_count ? place : pack->block_count - 1;
  span->block = &pack->blocks[likely];
  if (pack->block_count > 1 || span->block->rows == GK_ROWS_LINES)
    span->named_rows = names_below(f, span->block, span->key_col);
  for (size_t i = 0; i < pack->block_count; i++) {
    size_t hits = i == likely ? 0 : names_below(f, &pack->blocks[i], span->key_col);
    if (hits <= span->named_rows) continue;
    span->named_rows = hits;
    span->block = &pack->blocks[i];
  }
}

/* --- rows of headings --------------------------------------------------------------------------------------------- */

/* The sheet column in the span that is headed by one of the names, -1 for none. */
static int32_t column_headed(const finder *f, const gk_span *span, const gk_names *names)
{
  int32_t from = f->layout->head > f->layout->top ? f->layout->head - 1 : f->layout->top;
  for (int32_t row = from; row <= min_row(f->layout->bottom, f->layout->head + 2); row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
    for (size_t i = 0; i < count; i++) {
      if (cells[i].col >= span->start && cells[i].col < span->end && cells[i].col != span->key_col &&
          gk_names_head(names, gk_folded_at(&cells[i])))
        return cells[i].col;
    }
  }
  return -1;
}

/* Whether a row below the key headings belongs to the span's body: a code, a line's name, a printed 行次. */
static bool begins_body(const finder *f, const gk_span *span, int32_t row)
{
  const gk_cell *key = gk_sheet_at(f->sheet, row, span->key_col);
  char code[8];
  if (span->block->rows == GK_ROWS_CODES && gk_cell_code(key, code)) return true;
  size_t from = span->block->first_line, to = from + span->block->line_count;
  if (gk_line_called(&f->table->named, gk_folded_at(key), from, to) < to ||
      gk_line_called(&f->table->named, text_at(f, row, span->name_col), from, to) < to)
    return true;
  int number = span->number_col < 0 ? 0 : gk_cell_integer(gk_sheet_at(f->sheet, row, span->number_col));
  for (size_t i = from; number > 0 && i < to; i++) {
    if (f->table->lines[i].number == number) return true;
  }
  return false;
}

/* Whether one of the table's column headings stands in a row. */
static bool has_heading(const finder *f, int32_t row)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
  for (size_t i = 0; i < count; i++) {
    for (size_t c = 0; c < f->table->column_count; c++) {
      if (gk_names_head(&f->table->columns[c].headings, gk_folded_at(&cells[i]))) return true;
    }
  }
  return false;
}

/* Whether one of the headings above columns stands in a row; in some forms 预算数 and 决算数 stand below each item. */
static bool has_group(const finder *f, int32_t row)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
  for (size_t i = 0; i < count; i++) {
    for (size_t c = 0; c < f->table->column_count; c++) {
      if (gk_names_head(&f->table->columns[c].groups, gk_folded_at(&cells[i]))) return true;
    }
  }
  return false;
}

/* Whether a row holds the printed numbers of at least half of the columns, none of them twice: small figures such as
 * 1 2 1 are no 栏次. */
static bool is_number_row(const finder *f, int32_t row)
{
  const gk_pack_table *pack = f->table;
  size_t count, distinct = 0;
  const gk_cell *cells = gk_sheet_row(f->sheet, row, &count);
  for (size_t c = 0; c < pack->column_count; c++) {
    size_t hits = 0;
    for (size_t i = 0; pack->columns[c].number > 0 && i < count; i++)
      hits += gk_cell_integer(&cells[i]) == pack->columns[c].number;
    if (hits > 1) return false;
    distinct += hits;
  }
  return distinct > 0 && distinct * 2 >= pack->column_count;
}

/* Whether headings stand in a row of the body, beside its name: in the row of 合计, as Shanghai prints them. */
static bool reaches_into(const finder *f, int32_t row)
{
  for (size_t i = 0; i < f->layout->span_count; i++) {
    const gk_span *span = &f->layout->spans[i];
    for (size_t c = 0; span->block->rows == GK_ROWS_CODES && c < span->block->column_count; c++) {
      const gk_names *headings = &f->table->columns[span->block->first_column + c].headings;
      int32_t from = (span->name_col > span->key_col ? span->name_col : span->key_col) + 1;
      for (int32_t col = from; col < span->end; col++)
        if (gk_names_head(headings, text_at(f, row, col))) return true;
    }
  }
  return false;
}

/* The first row below the headings: where the body begins, or, in a table without any row, below the last heading. */
static int32_t body_row(const finder *f)
{
  int32_t last = min_row(f->layout->bottom, f->layout->head + HEADING_HEIGHT), heading = f->layout->head;
  for (int32_t row = f->layout->head + 1; row <= last; row++) {
    for (size_t i = 0; i < f->layout->span_count; i++) {
      if (begins_body(f, &f->layout->spans[i], row)) return row;
    }
    if (has_heading(f, row) || is_number_row(f, row)) heading = row;
  }
  return heading + 1;
}

static bool find_keyed(finder *f)
{
  gk_folded spellings[] = {gk_folded_of("行次"), gk_folded_of("行号")};
  const gk_names line_numbers = {.folded = spellings, .count = 2};
  gk_layout *layout = f->layout;
  int32_t cols[MOST_SPANS];
  layout->span_count = find_keys(f, cols);
  layout->spans = gk_arena_array(f->arena, layout->span_count, sizeof *layout->spans);
  if (layout->spans == NULL) return false;
  if (layout->span_count == 0)
    return true; /* looking for a body would cost whole rows for each title of a sheet of titles */
  int32_t offset = left_of_key(f, cols, layout->span_count);
  for (size_t i = 0; i < layout->span_count; i++) {
    gk_span *span = &layout->spans[i];
    int32_t end = i + 1 < layout->span_count ? cols[i + 1] - offset : f->sheet->cols;
    *span = (gk_span){.start = cols[i] - offset, .end = end, .key_col = cols[i]};
    find_block(f, span, i);
    span->name_col = column_headed(f, span, &span->block->name_headings);
    span->number_col = column_headed(f, span, &line_numbers);
  }
  layout->first_row = body_row(f);
  layout->heads_end = layout->first_row + (reaches_into(f, layout->first_row) ? 1 : 0);
  for (size_t i = 0; i < layout->span_count; i++) {
    if (!gk_columns_assign(f->arena, f->table, f->sheet, layout, &layout->spans[i])) return false;
  }
  return true;
}

/* --- a table of one row: 公开07 ------------------------------------------------------------------------------------- */

static bool find_single(finder *f)
{
  gk_layout *layout = f->layout;
  int32_t first = -1, below = -1, last = min_row(layout->bottom, layout->top + HEADING_ROWS);
  for (int32_t row = layout->top; row <= last; row++) {
    bool numbers = first >= 0 && is_number_row(f, row);
    if (!numbers && !has_heading(f, row) && !has_group(f, row)) continue;
    if (first < 0) {
      first = row;
      last = min_row(last, first + SINGLE_HEIGHT);
    }
    below = row;
    if (numbers) break;
    layout->head = row;
  }
  layout->span_count = first < 0 ? 0 : 1;
  layout->first_row = layout->heads_end = below + 1;
  layout->spans = gk_arena_array(f->arena, 1, sizeof *layout->spans);
  if (layout->spans == NULL) return false;
  layout->spans[0] = (gk_span){
    .block = &f->table->blocks[0], .start = 0, .end = f->sheet->cols, .key_col = -1, .name_col = -1, .number_col = -1};
  return first < 0 || gk_columns_assign(f->arena, f->table, f->sheet, layout, &layout->spans[0]);
}

/* --- the whole layout --------------------------------------------------------------------------------------------- */

/* Whether at least half of the columns of the blocks are there, and names of lines below them where the table has
 * lines: otherwise it is another table. */
static bool confirmed(const finder *f)
{
  const gk_layout *layout = f->layout;
  size_t wanted = 0, found = 0;
  bool named = false;
  for (size_t i = 0; i < layout->span_count; i++) {
    const gk_span *span = &layout->spans[i];
    wanted += span->block->column_count;
    named = named || span->block->rows != GK_ROWS_LINES || span->named_rows > 0;
    for (size_t c = 0; c < span->block->column_count; c++) found += span->columns[c] >= 0;
  }
  return named && found > 0 && found * 2 >= wanted;
}

bool gk_layout_find(gk_arena *arena, const gk_pack_table *table, const gk_sheet *sheet, gk_layout *layout, bool *found)
{
  finder f = {.arena = arena, .table = table, .sheet = sheet, .layout = layout};
  *found = false;
  layout->span_count = 0;
  layout->spans = NULL;
  layout->rows = NULL;
  if (table->block_count == 0) return true;
  bool single = table->blocks[0].rows == GK_ROWS_SINGLE;
  if (!(single ? find_single(&f) : find_keyed(&f))) return false;
  *found = confirmed(&f);
  bool lies = *found || !single || layout->span_count == 0;
  return lies || gk_layout_find_upright(arena, table, sheet, layout, found);
}
