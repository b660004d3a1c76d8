/* SPDX-License-Identifier: MPL-2.0 */
/* Forms (绩效自评表): their blocks stand one below the other, each below its own headings; lines are known by a name left
 * of the figures, items by their points. */
#include <string.h>

#include "engine/base/unit.h"
#include "engine/tables/tables_internal.h"

/* One block on the sheet, and the rows that it may take. */
typedef struct place {
  gk_span span;
  int32_t head, first, last, figures; /* row of the headings, rows below them, first column of figures */
} place;

/* --- headings ----------------------------------------------------------------------------------------------------- */

/* How many of the block's columns are headed in a row. */
static size_t headings_in(const gk_table_reader *r, const gk_pack_block *block, int32_t row)
{
  size_t count, found = 0;
  const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
  for (size_t c = block->first_column; c < block->first_column + block->column_count; c++) {
    bool headed = false;
    for (size_t i = 0; i < count && !headed; i++)
      headed = gk_names_head(&r->table.pack->columns[c].headings, gk_folded_at(&cells[i]));
    found += headed;
  }
  return found;
}

/* The first column of a row that is headed by one of the names; -1 for none. */
static int32_t column_headed(const gk_table_reader *r, const gk_names *names, int32_t row)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
  for (size_t i = 0; i < count; i++) {
    if (gk_names_head(names, gk_folded_at(&cells[i]))) return cells[i].col;
  }
  return -1;
}

/* Whether the block whose key heading stands in a row is this one, or none where this one has no keys. */
static bool is_keyed(const gk_table_reader *r, const gk_pack_block *block, int32_t row)
{
  const gk_pack_table *pack = r->table.pack;
  if (block->key_headings.count > 0) return column_headed(r, &block->key_headings, row) >= 0;
  for (size_t b = 0; b < pack->block_count; b++)
    if (column_headed(r, &pack->blocks[b].key_headings, row) >= 0) return false;
  return true;
}

/* The row where the block's headings begin, from `from` on; `last` + 1 where they do not stand. */
static int32_t heading_row(const gk_table_reader *r, const gk_pack_block *block, int32_t from, int32_t last)
{
  enum { ENOUGH = 2 };
  while (from <= last && !(is_keyed(r, block, from) && headings_in(r, block, from) >= ENOUGH)) from++;
  return from;
}

/* Finds the columns of a block below its headings; false when memory is out. */
static bool assign_columns(gk_table_reader *r, place *p)
{
  const gk_pack_block *block = p->span.block;
  gk_layout layout = {.top = p->head, .bottom = p->last, .head = p->head, .first_row = p->head + 1};
  while (layout.first_row <= p->last && headings_in(r, block, layout.first_row) > 0) layout.first_row++;
  layout.heads_end = layout.first_row;
  p->first = layout.first_row;
  p->span.end = r->sheet->cols;
  p->span.key_col = column_headed(r, &block->key_headings, p->head);
  p->span.name_col = column_headed(r, &block->name_headings, p->head);
  p->span.number_col = -1;
  if (!gk_columns_assign(r->arena, r->table.pack, r->sheet, &layout, &p->span)) return false;
  p->figures = r->sheet->cols;
  for (size_t c = 0; c < block->column_count; c++) {
    int32_t col = p->span.columns[c];
    if (col >= 0 && col < p->figures) p->figures = col;
    if (col >= 0) r->table.column_found[block->first_column + c] = true;
  }
  return true;
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

/* A name without a colon or a remark in brackets behind it. */
static gk_folded without_end(gk_folded text)
{
  const char *bracket = text.length > 0 && text.text[text.length - 1] == ')' ? strrchr(text.text, '(') : NULL;
  if (bracket > text.text) text.length = (size_t)(bracket - text.text);
  while (text.length > 0 && text.text[text.length - 1] == ':') text.length--;
  return text;
}

/* The line that a text names; the end of the block's lines for none. */
static size_t line_named(const gk_table_reader *r, const gk_pack_block *block, gk_folded text)
{
  const gk_pack_table *pack = r->table.pack;
  size_t from = block->first_line, to = from + block->line_count, line;
  const gk_folded forms[] = {text, without_end(text)};
  for (size_t i = 0; i < 2; i++) {
    if ((line = gk_line_called(&pack->named, forms[i], from, to)) < to) return line;
    if ((line = gk_line_called(&pack->bare_named, gk_without_ordinal(forms[i]), from, to)) < to) return line;
  }
  return to;
}

/* The cell left of the figures that names a line in a row; NULL for none. */
static const gk_cell *naming_cell(const gk_table_reader *r, const place *p, int32_t row, size_t *line)
{
  size_t count, end = p->span.block->first_line + p->span.block->line_count;
  const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
  for (size_t i = 0; i < count && cells[i].col < p->figures; i++) {
    if (cells[i].kind == GK_CELL_TEXT && (*line = line_named(r, p->span.block, gk_folded_at(&cells[i]))) < end)
      return &cells[i];
  }
  return NULL;
}

/* Adds a line with the figures that rules name; what else is written in its row is nobody's business. */
static bool add_line(gk_table_reader *r, const place *p, size_t line, const gk_cell *cell)
{
  gk_row *row = gk_row_add_line(r, &p->span, line, cell, cell->row);
  for (size_t c = 0; row != NULL && c < r->table.pack->column_count; c++)
    if (!row->line->needed[c]) row->figures[c].state = GK_FIGURE_ABSENT;
  return row != NULL;
}

/* Whether amounts stand in a row. */
static bool holds_amounts(const gk_table_reader *r, const place *p, int32_t row)
{
  const gk_pack_block *block = p->span.block;
  for (size_t c = 0; c < block->column_count; c++) {
    if (p->span.columns[c] < 0 || r->table.pack->columns[block->first_column + c].measure != GK_AMOUNT) continue;
    const gk_cell *cell = gk_sheet_at(r->sheet, row, p->span.columns[c]);
    gk_dec value;
    bool blank = false;
    if (cell == NULL) continue;
    if (cell->kind == GK_CELL_NUMBER) return gk_dec_sign(cell->number) != 0;
    if (cell->kind == GK_CELL_TEXT && gk_dec_parse_figure(cell->text, strlen(cell->text), &value, &blank))
      return gk_dec_sign(value) != 0;
  }
  return false;
}

static bool read_lines(gk_table_reader *r, const place *p)
{
  bool among = false;
  for (int32_t row = p->first; row <= p->last; row++) {
    size_t line;
    const gk_cell *cell = naming_cell(r, p, row, &line);
    if (cell != NULL && !r->line_taken[line]) {
      if (!add_line(r, p, line, cell)) return false;
      among = true;
    } else if (among) {
      among = holds_amounts(r, p, row);
      r->table.other_lines = r->table.other_lines || among;
    }
  }
  return true;
}

/* --- items -------------------------------------------------------------------------------------------------------- */

/* The points in the heading of a group, "产出指标(50分)": a figure at the heading. */
static void read_group_points(gk_row *group, size_t column)
{
  const char *end = strstr(group->folded, "分"), *start;
  for (; end != NULL; end = strstr(end + 1, "分")) {
    for (start = end; start > group->folded && strchr("0123456789.", start[-1]) != NULL;) start--;
    gk_figure *figure = &group->figures[column];
    if (start == end || !gk_dec_parse(start, (size_t)(end - start), &figure->value)) continue;
    *figure = (gk_figure){figure->value, group->row, (int16_t)group->key_col, GK_FIGURE_NUMBER, false};
    return;
  }
}

/* The first text from the column of the items' names to the figures, from the left where there is none. */
static const gk_cell *name_of_item(const gk_table_reader *r, const place *p, int32_t row)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(r->sheet, row, &count), *name = NULL;
  for (size_t i = 0; i < count && cells[i].col < p->figures; i++) {
    if (cells[i].kind != GK_CELL_TEXT || cells[i].col == p->span.key_col) continue;
    if (name == NULL || cells[i].col <= p->span.name_col) name = &cells[i];
  }
  return name;
}

static bool read_item(gk_table_reader *r, const place *p, int32_t row)
{
  const gk_pack_block *block = p->span.block;
  const gk_cell *key = p->span.key_col < 0 ? NULL : gk_sheet_at(r->sheet, row, p->span.key_col);
  if (key != NULL && key->kind == GK_CELL_TEXT && *key->folded != '\0') {
    gk_row *group = gk_row_add(r, gk_group_key, key, row, key->col);
    if (group == NULL) return false;
    read_group_points(group, block->first_column);
  }
  int32_t col = p->span.columns[0];
  const gk_cell *points = col < 0 ? NULL : gk_sheet_at(r->sheet, row, col);
  gk_dec value;
  bool blank = false, number = points != NULL && points->kind == GK_CELL_NUMBER;
  if (points != NULL && points->kind == GK_CELL_TEXT)
    number = gk_dec_parse_figure(points->text, strlen(points->text), &value, &blank) && !blank;
  if (!number) return true;
  gk_row *item = gk_row_add(r, gk_item_key, name_of_item(r, p, row), row, col);
  if (item != NULL) gk_row_read_figures(r, item, &p->span);
  return item != NULL;
}

/* Items down to the block's first line (总分); its other lines (小计) are no items. */
static bool read_items(gk_table_reader *r, place *p)
{
  for (int32_t row = p->first; row <= p->last; row++) {
    size_t line;
    const gk_cell *cell = naming_cell(r, p, row, &line);
    if (cell == NULL && !read_item(r, p, row)) return false;
    if (cell == NULL || line != p->span.block->first_line) continue;
    p->last = row;
    return add_line(r, p, line, cell);
  }
  return true;
}

/* --- around ------------------------------------------------------------------------------------------------------- */

/* The text beside a label in a row; NULL where there is none. */
static const char *beside(const gk_table_reader *r, int32_t row, const gk_names *labels)
{
  size_t count;
  const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
  bool labelled = false;
  for (size_t i = 0; i < count; i++) {
    if (labelled && cells[i].kind == GK_CELL_TEXT) return cells[i].text;
    labelled = labelled || gk_names_equal(labels, without_end(gk_folded_at(&cells[i])));
  }
  return NULL;
}

/* The unit that stands in a cell, after 单位 or in brackets: 年度资金总额(万元). */
static bool read_unit(gk_table_reader *r, const gk_cell *cell)
{
  gk_folded said = gk_unit_said(cell->folded);
  if (said.length == 0) said = gk_unit_bracketed(cell->folded);
  if (said.length == 0) return true;
  r->table.unit = gk_arena_text(r->arena, said.text, said.length);
  r->table.unit_row = cell->row;
  r->table.unit_col = cell->col;
  return r->table.unit != NULL;
}

/* From the headings of the amounts down, then up to the title: the total investment may stand in a unit of its own. */
static bool find_unit(gk_table_reader *r, const place *p)
{
  for (int pass = 0; pass < 2; pass++) {
    int32_t from = pass == 0 ? p->head : r->table.top, to = pass == 0 ? p->last : p->head - 1;
    for (int32_t row = from; row <= to; row++) {
      size_t count;
      const gk_cell *cells = gk_sheet_row(r->sheet, row, &count);
      for (size_t i = 0; i < count && *r->table.unit == '\0'; i++)
        if (!read_unit(r, &cells[i])) return false;
    }
  }
  return true;
}

static void find_names(gk_table_reader *r, int32_t last)
{
  const gk_pack_table *pack = r->table.pack;
  for (int32_t row = r->table.top; row <= last; row++) {
    const char *name = beside(r, row, &pack->called), *department = beside(r, row, &pack->offices);
    if (name != NULL && *r->table.name == '\0') r->table.name = name;
    if (department != NULL && *r->table.department == '\0') r->table.department = department;
  }
}

/* No amount but 0, and no item. */
static bool is_unfilled(const gk_table *table)
{
  for (size_t i = 0; i < table->row_count; i++) {
    const gk_row *row = &table->rows[i];
    if (row->key == gk_item_key) return false;
    for (size_t c = 0; c < table->pack->column_count; c++) {
      const gk_figure *figure = &row->figures[c];
      if (table->pack->columns[c].measure != GK_AMOUNT || figure->state == GK_FIGURE_ABSENT) continue;
      if (figure->state == GK_FIGURE_WRONG || gk_dec_sign(figure->value) != 0) return false;
    }
  }
  return true;
}

/* --- the whole form ----------------------------------------------------------------------------------------------- */

/* Finds the blocks in their order; those that do not stand are passed over. */
static size_t find_blocks(const gk_table_reader *r, int32_t top, int32_t bottom, place *places, size_t most)
{
  const gk_pack_table *pack = r->table.pack;
  size_t count = 0;
  for (size_t b = 0; b < pack->block_count && count < most; b++) {
    int32_t head = heading_row(r, &pack->blocks[b], top, bottom);
    if (head > bottom) continue;
    if (count > 0) places[count - 1].last = head - 1;
    places[count++] = (place){.span = {.block = &pack->blocks[b]}, .head = head, .last = bottom};
    top = head + 1;
  }
  return count;
}

static bool read_block(gk_table_reader *r, place *p)
{
  if (!assign_columns(r, p)) return false;
  return p->span.block->rows == GK_ROWS_ITEMS ? read_items(r, p) : read_lines(r, p);
}

bool gk_form_read(gk_table_reader *r, int32_t top, int32_t bottom, bool *found)
{
  enum { MOST_BLOCKS = 8 };
  place places[MOST_BLOCKS];
  size_t count = find_blocks(r, top, bottom, places, MOST_BLOCKS);
  r->table.unit = r->table.department = r->table.name = "";
  *found = count > 0;
  if (count == 0) return true;
  for (size_t i = 0; i < count; i++)
    if (!read_block(r, &places[i])) return false;
  if (!gk_table_index(r->arena, &r->table) || !find_unit(r, &places[0])) return false;
  find_names(r, places[count - 1].head);
  r->table.unfilled = is_unfilled(&r->table);
  for (size_t cells; bottom > r->last_row; bottom--) {
    gk_sheet_row(r->sheet, bottom, &cells);
    if (cells > 0) break;
  }
  r->table.bottom = bottom;
  gk_table_cover_columns(&r->table);
  return true;
}
