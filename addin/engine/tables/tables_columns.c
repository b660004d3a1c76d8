/* SPDX-License-Identifier: MPL-2.0 */
/* Which sheet column holds which column of a table: by its heading and the heading above it, 栏次 as second witness. */
#include <string.h>

#include "engine/tables/tables_internal.h"

enum {
  LEAF = 16,  /* the column's own heading is the expected one */
  GROUP = 8,  /* so is the heading above it; the same taken off where that is another column's */
  NUMBER = 4, /* the printed 栏次 agrees */
  PLAIN = 1   /* the heading carries no remark in brackets */
};

/* A place among the headings, and what is asked of it for every column of the pack. */
typedef struct place {
  gk_folded text, above; /* what stands in it; what stands over it: itself, or a heading that reaches it */
  int number;            /* the whole number in it, 0 for none */
  bool group;            /* `above` is the heading above some column */
} place;

/* One sheet's headings against one table's columns. */
typedef struct match {
  const gk_pack_table *table;
  const gk_sheet *sheet;
  const gk_layout *layout;
  const gk_span *span;
  int32_t width; /* sheet columns of the span that hold headings */
  place *places; /* width of them a row, from layout->top to before layout->heads_end */
} match;

/* --- the headings ------------------------------------------------------------------------------------------------- */

/* One past the last sheet column that the headings' rows use, within the span. */
static int32_t last_used(const match *m)
{
  int32_t last = m->span->start;
  for (int32_t row = m->layout->top; row < m->layout->heads_end; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(m->sheet, row, &count);
    if (count > 0 && cells[count - 1].col >= last) last = cells[count - 1].col + 1;
  }
  return last < m->span->end ? last : m->span->end;
}

/* The sheet column before which a heading ends: over the columns of its merged range, or, where nothing says how far it
 * reaches, over all up to the next heading in the span. */
static int32_t end_of(const gk_cell *cell, const gk_span *span, int32_t next)
{
  if (cell->col_end > cell->col) return cell->col_end < next ? cell->col_end + 1 : next;
  return cell->col < span->start ? cell->col : next;
}

static bool is_group(const gk_pack_table *table, gk_folded text)
{
  for (size_t i = 0; i < table->column_count; i++) {
    if (gk_names_end(&table->columns[i].groups, text)) return true;
  }
  return false;
}

static void read_row(const match *m, int32_t row, place *places)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(m->sheet, row, &count);
  int32_t start = m->span->start, last = start + m->width;
  for (size_t i = 0; i < count && cells[i].col < last; i++) {
    const gk_cell *cell = &cells[i];
    gk_folded text = gk_folded_at(cell);
    int32_t end = end_of(cell, m->span, i + 1 < count && cells[i + 1].col < last ? cells[i + 1].col : last);
    bool group = end > start && is_group(m->table, text);
    for (int32_t col = cell->col < start ? start : cell->col; col < end; col++) {
      places[col - start].above = text;
      places[col - start].group = group;
    }
    if (cell->col < start) continue;
    places[cell->col - start].text = text;
    places[cell->col - start].number = gk_cell_integer(cell);
  }
}

static bool read_headings(match *m, gk_arena *arena)
{
  size_t rows = (size_t)(m->layout->heads_end - m->layout->top), width = (size_t)m->width;
  m->places = gk_arena_array(arena, rows * width, sizeof *m->places);
  for (size_t i = 0; m->places != NULL && i < rows; i++)
    read_row(m, m->layout->top + (int32_t)i, m->places + i * width);
  return m->places != NULL;
}

/* --- the columns -------------------------------------------------------------------------------------------------- */

/* Whether the heading of a column stands over a sheet column. */
static bool is_item(const match *m, const gk_pack_column *column, int32_t col)
{
  const place *at = m->places + (col - m->span->start);
  for (int32_t row = m->layout->top; row < m->layout->heads_end; row++, at += m->width) {
    if (gk_names_head(&column->headings, at->above)) return true;
  }
  return false;
}

/* How well a sheet column suits a column of the pack; 0 where it does not. */
static int score(const match *m, const gk_pack_column *column, int32_t col)
{
  int leaf = 0;
  bool number = false, named = false, group = false, other = false, below = false;
  const place *at = m->places + (col - m->span->start);
  for (int32_t row = m->layout->top; row < m->layout->heads_end; row++, at += m->width) {
    if (at->above.length == 0 && at->number == 0) continue; /* nothing stands here */
    if (gk_names_equal(&column->headings, at->text)) leaf = LEAF + PLAIN;
    else if (leaf == 0 && gk_names_head(&column->headings, at->text)) leaf = LEAF;
    bool is_number = column->number > 0 && at->number == column->number;
    number = number || is_number;
    named = named || (at->text.length > 0 && !is_number && row >= m->layout->head);
    if (column->groups.count == 0) continue;
    if (at->group && gk_names_end(&column->groups, at->above)) group = true;
    else if (at->group) other = true;
    below = below || gk_names_end(&column->groups, at->text);
  }
  /* the other way round: each item above, 预算数 and 决算数 below it */
  if (leaf == 0 && below && is_item(m, column, col)) return LEAF + GROUP + (number ? NUMBER : 0);
  if (leaf == 0) return number && !named ? NUMBER : 0;
  return leaf + (number ? NUMBER : 0) + (group ? GROUP : other ? -GROUP : 0);
}

/* Takes the best pair again and again; each sheet column serves once. */
static void take_best(gk_span *span, int *points, int32_t width)
{
  int32_t columns = (int32_t)span->block->column_count, cells = columns * width;
  for (;;) {
    int32_t best = -1;
    for (int32_t k = 0; k < cells; k++) {
      if (points[k] > 0 && (best < 0 || points[k] > points[best])) best = k;
    }
    if (best < 0) return;
    int32_t column = best / width, col = best % width;
    span->columns[column] = span->start + col;
    for (int32_t c = 0; c < width; c++) points[column * width + c] = 0;
    for (int32_t k = 0; k < columns; k++) points[k * width + col] = 0;
  }
}

bool gk_columns_assign(gk_arena *arena, const gk_pack_table *table, const gk_sheet *sheet, const gk_layout *layout,
                       gk_span *span)
{
  const gk_pack_block *block = span->block;
  match m = {.table = table, .sheet = sheet, .layout = layout, .span = span};
  m.width = last_used(&m) - span->start;
  span->columns = gk_arena_array(arena, block->column_count, sizeof *span->columns);
  if (span->columns == NULL) return false;
  for (size_t i = 0; i < block->column_count; i++) span->columns[i] = -1;
  if (m.width <= 0) return true;
  gk_arena scratch = {0};
  int *points = gk_arena_array(&scratch, block->column_count * (size_t)m.width, sizeof *points);
  bool read = points != NULL && read_headings(&m, &scratch);
  for (size_t i = 0; read && i < block->column_count; i++) {
    const gk_pack_column *column = &table->columns[block->first_column + i];
    for (int32_t c = 0; c < m.width; c++) {
      int32_t col = span->start + c;
      bool side = col == span->key_col || col == span->name_col || col == span->number_col;
      points[(int32_t)i * m.width + c] = side ? 0 : score(&m, column, col);
    }
  }
  if (read) take_best(span, points, m.width);
  gk_arena_free(&scratch);
  return read;
}
