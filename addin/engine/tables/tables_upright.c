/* SPDX-License-Identifier: MPL-2.0 */
/* A table of one row that stands upright: what heads its columns elsewhere stands down the side, and the headings above
 * those (预算数, 决算数) across. Some provinces print 公开07 so, with counts and other expenses below. */
#include "engine/tables/tables_internal.h"

enum {
  HEADING_ROWS = 20, /* rows below the title in which 预算数 or 决算数 must stand */
  UPRIGHT_ROWS = 60  /* rows below that in which the names may stand */
};

static int32_t last_row(const gk_layout *layout, int32_t first, int32_t most)
{
  return layout->bottom < first + most ? layout->bottom : first + most;
}

/* How much of a heading the longest spelling that ends it is: 全年预算数 comes before 预算数. */
static size_t ends_in(const gk_names *groups, gk_folded text)
{
  size_t longest = 0;
  for (size_t i = 0; i < groups->count; i++) {
    const gk_names one = {.folded = &groups->folded[i], .count = 1};
    if (groups->folded[i].length > longest && gk_names_end(&one, text)) longest = groups->folded[i].length;
  }
  return longest;
}

/* The sheet column in a row that is headed as the column's group, -1 for none. */
static int32_t group_in_row(const gk_sheet *sheet, int32_t row, const gk_names *groups)
{
  size_t count, longest = 0;
  int32_t col = -1;
  const gk_cell *cells = gk_sheet_row(sheet, row, &count);
  for (size_t i = 0; i < count; i++) {
    size_t length = ends_in(groups, gk_folded_at(&cells[i]));
    if (length <= longest) continue;
    longest = length;
    col = cells[i].col;
  }
  return col;
}

/* The name that a row begins with, without its ordinal. */
static gk_folded name_of_row(const gk_sheet *sheet, int32_t row)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(sheet, row, &count);
  for (size_t i = 0; i < count; i++)
    if (*cells[i].folded != '\0') return gk_without_ordinal(gk_folded_at(&cells[i]));
  return (gk_folded){"", 0};
}

/* The row of a column: one of its own name, or, of a 小计, of what it stands under; of several the first. */
static int32_t row_named(const gk_sheet *sheet, const gk_layout *layout, const gk_pack_column *column, bool under)
{
  int32_t last = last_row(layout, layout->head, UPRIGHT_ROWS);
  for (int32_t row = layout->head + 1; row <= last; row++) {
    gk_folded name = name_of_row(sheet, row);
    if (gk_names_head(&column->headings, name) || (under && gk_names_head(&column->unders, name))) return row;
  }
  return -1;
}

/* Whether a column is the first of its group under a heading: the sum of what stands there. */
static bool leads(const gk_pack_column *columns, size_t index)
{
  return columns[index].unders.count > 0 && (index == 0 || columns[index - 1].unders.count == 0);
}

static size_t place_columns(const gk_pack_table *table, const gk_sheet *sheet, gk_layout *layout)
{
  gk_span *span = &layout->spans[0];
  const gk_pack_column *columns = &table->columns[span->block->first_column];
  size_t found = 0;
  for (size_t i = 0; i < span->block->column_count; i++) {
    span->columns[i] = group_in_row(sheet, layout->head, &columns[i].groups);
    layout->rows[i] = row_named(sheet, layout, &columns[i], leads(columns, i));
    if (layout->rows[i] < 0) span->columns[i] = -1;
    found += span->columns[i] >= 0;
  }
  return found;
}

bool gk_layout_find_upright(gk_arena *arena, const gk_pack_table *table, const gk_sheet *sheet, gk_layout *layout,
                            bool *found)
{
  const gk_span *span = &layout->spans[0];
  size_t count = span->block->column_count;
  layout->rows = gk_arena_array(arena, count, sizeof *layout->rows);
  if (layout->rows == NULL) return false;
  int32_t last = last_row(layout, layout->top, HEADING_ROWS);
  for (int32_t row = layout->top + 1; row <= last && !*found; row++) {
    layout->head = row;
    *found = place_columns(table, sheet, layout) * 2 >= count;
    layout->first_row = layout->heads_end = row + 1;
  }
  if (!*found) layout->rows = NULL;
  return true;
}
