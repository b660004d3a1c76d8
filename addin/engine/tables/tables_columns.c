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

/* One sheet's headings against one table's columns. */
typedef struct match {
  const gk_pack_table *table;
  const gk_sheet *sheet;
  const gk_layout *layout;
  const gk_span *span;
} match;

/* The cell whose text stands over (row, col): itself, the merged range it lies in, or, where nothing says how far a
 * heading reaches, the nearest heading to its left in the span. */
static const gk_cell *heading_over(const match *m, int32_t row, int32_t col)
{
  size_t high, low = 0;
  const gk_cell *cells = gk_sheet_row(m->sheet, row, &high);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (cells[middle].col <= col) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return NULL;
  const gk_cell *over = &cells[low - 1];
  bool merged = over->col_end > over->col;
  return merged ? (over->col_end < col ? NULL : over) : over->col < m->span->start ? NULL : over;
}

/* Whether a text is the group of another column, so that it contradicts this one's. */
static bool is_other_group(const gk_pack_table *table, gk_folded text)
{
  for (size_t i = 0; i < table->column_count; i++) {
    if (gk_names_end(&table->columns[i].groups, text)) return true;
  }
  return false;
}

/* How well a sheet column suits a column of the pack; 0 where it does not. */
static int score(const match *m, size_t column, int32_t col)
{
  const gk_pack_column *pack = &m->table->columns[column];
  int leaf = 0;
  bool number = false, named = false, group = false, other = false, below = false, item = false;
  for (int32_t row = m->layout->top; row < m->layout->first_row; row++) {
    const gk_cell *own = gk_sheet_at(m->sheet, row, col);
    gk_folded text = gk_folded_at(own);
    if (gk_names_equal(&pack->headings, text)) leaf = LEAF + PLAIN;
    else if (leaf == 0 && gk_names_head(&pack->headings, text)) leaf = LEAF;
    bool is_number = pack->number > 0 && gk_cell_integer(own) == pack->number;
    number = number || is_number;
    named = named || (text.length > 0 && !is_number && row >= m->layout->head);
    if (pack->groups.count == 0) continue;
    gk_folded above = gk_folded_at(heading_over(m, row, col));
    if (gk_names_end(&pack->groups, above)) group = true;
    else if (is_other_group(m->table, above)) other = true;
    below = below || gk_names_end(&pack->groups, text);
    item = item || gk_names_head(&pack->headings, above);
  }
  /* the other way round: each item above, 预算数 and 决算数 below it */
  if (leaf == 0 && below && item) return LEAF + GROUP + (number ? NUMBER : 0);
  if (leaf == 0) return number && !named ? NUMBER : 0;
  return leaf + (number ? NUMBER : 0) + (group ? GROUP : other ? -GROUP : 0);
}

/* One past the last sheet column that the headings' rows use, within the span. */
static int32_t last_used(const match *m)
{
  int32_t last = m->span->start;
  for (int32_t row = m->layout->top; row < m->layout->first_row; row++) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(m->sheet, row, &count);
    if (count > 0 && cells[count - 1].col >= last) last = cells[count - 1].col + 1;
  }
  return last < m->span->end ? last : m->span->end;
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

bool gk_columns_assign(gk_arena *arena, const gk_pack_table *table, const gk_sheet *sheet,
                       const gk_layout *layout, gk_span *span)
{
  const gk_pack_block *block = span->block;
  match m = {table, sheet, layout, span};
  int32_t width = last_used(&m) - span->start;
  span->columns = gk_arena_array(arena, block->column_count, sizeof *span->columns);
  if (span->columns == NULL) return false;
  for (size_t i = 0; i < block->column_count; i++) span->columns[i] = -1;
  if (width <= 0) return true;
  gk_arena scratch = {0};
  int *points = gk_arena_array(&scratch, block->column_count * (size_t)width, sizeof *points);
  for (size_t i = 0; points != NULL && i < block->column_count; i++) {
    for (int32_t c = 0; c < width; c++) {
      int32_t col = span->start + c;
      bool side = col == span->key_col || col == span->name_col || col == span->number_col;
      points[(int32_t)i * width + c] = side ? 0 : score(&m, block->first_column + i, col);
    }
  }
  bool scored = points != NULL;
  if (scored) take_best(span, points, width);
  gk_arena_free(&scratch);
  return scored;
}
