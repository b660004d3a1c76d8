/* SPDX-License-Identifier: MPL-2.0 */
/* One table on its sheet: title, headings merged as published, lines or rows for codes, note. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/template/template_place.h"

/* Tenths of a millimetre. */
enum {
  NAME_WIDTH = 720,
  ORDER_WIDTH = 120,
  CODE_WIDTH = 330,
  CODE_NAME_WIDTH = 620,
  FIGURE_WIDTH = 330,
  ROW_HEIGHT = 60,
  TITLE_HEIGHT = 110,
  HEADING_HEIGHT = 100
};

static const gk_pack_table *table_of(const gk_laying *l)
{
  return l->laid->table.pack;
}

static const char *first_of(const gk_names *names)
{
  return names->count > 0 ? names->items[0] : "";
}

static void put(gk_laying *l, gk_book_area area, gk_book_style style, const char *text)
{
  l->ok = l->ok && gk_book_put_text(l->t->book, l->sheet, area, style, text);
}

static void put_number(gk_laying *l, int32_t row, int32_t col, gk_book_style style, int number)
{
  gk_book_cell *cell = gk_book_cell_at(l->sheet, row, col);
  *cell = (gk_book_cell){.kind = GK_BOOK_NUMBER, .style = style, .number = {.units = number}};
}

/* --- headings ----------------------------------------------------------------------------------------------------- */

/* The department is filled once, on the first sheet. */
static void repeat_department(gk_laying *l)
{
  gk_book_cell *cell = gk_book_cell_at(l->sheet, GK_DEPARTMENT_ROW, 0);
  gk_book_part *part = gk_arena_alloc(&l->t->book->arena, sizeof *part);
  l->ok = part != NULL;
  if (part == NULL) return;
  *part = (gk_book_part){.kind = GK_PART_AREA, .area = {GK_DEPARTMENT_ROW, 0, GK_DEPARTMENT_ROW, 0}};
  cell->kind = GK_BOOK_FORMULA;
  cell->parts = part;
  cell->part_count = 1;
}

static void put_top(gk_laying *l)
{
  int32_t last = l->sheet->col_count - 1;
  const gk_pack_table *table = table_of(l);
  gk_text department = {0}, unit = {0};
  gk_text_printf(&department, "部门：%s", l->t->options->department == NULL ? "" : l->t->options->department);
  gk_text_printf(&unit, "单位：%s", table->unit);
  l->ok = l->ok && !department.failed && !unit.failed;
  put(l, (gk_book_area){GK_TITLE_ROW, 0, GK_TITLE_ROW, last}, GK_STYLE_TITLE, first_of(&table->titles));
  put(l, (gk_book_area){GK_MARK_ROW, last, GK_MARK_ROW, last}, GK_STYLE_CORNER, table->mark);
  if (l->ok)
    put(l, (gk_book_area){GK_DEPARTMENT_ROW, 0, GK_DEPARTMENT_ROW, last - 1}, GK_STYLE_DEPARTMENT, department.bytes);
  if (l->ok && l->laid->sheet > 0) repeat_department(l);
  if (l->ok) put(l, (gk_book_area){GK_DEPARTMENT_ROW, last, GK_DEPARTMENT_ROW, last}, GK_STYLE_CORNER, unit.bytes);
  gk_text_free(&department);
  gk_text_free(&unit);
}

static bool same_text(const char *a, const char *b)
{
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether one group stands over all columns of a block of lines; it then stands over their names too. */
static const char *group_of_block(const gk_pack_table *table, const gk_pack_block *block)
{
  if (block->rows != GK_ROWS_LINES) return NULL;
  const char *group = first_of(&table->columns[block->first_column].groups);
  for (size_t c = 0; c < block->column_count; c++) {
    if (!same_text(group, first_of(&table->columns[block->first_column + c].groups))) return NULL;
  }
  return group[0] == '\0' ? NULL : group;
}

/* The last column, from c on, that stands under the same heading of that level. */
static size_t run_end(const gk_pack_table *table, const gk_pack_block *block, size_t c, bool under)
{
  size_t last = block->first_column + block->column_count - 1, end = c;
  const gk_pack_column *columns = table->columns;
  while (end < last && (under ? same_text(first_of(&columns[end + 1].unders), first_of(&columns[c].unders))
                              : same_text(first_of(&columns[end + 1].groups), first_of(&columns[c].groups))))
    end++;
  return end;
}

/* A column's headings from `row` down to the last heading row; what it has no heading for, the one below covers. */
static void put_column_headings(gk_laying *l, const gk_pack_block *block, int32_t shift, bool group_done)
{
  const gk_pack_table *table = table_of(l);
  int32_t last_row = GK_HEADING_ROW + l->heading_rows - 1;
  size_t end_group = 0, end_under = 0;
  for (size_t c = block->first_column; c < block->first_column + block->column_count; c++) {
    const gk_pack_column *column = &table->columns[c];
    int32_t col = l->laid->columns[c] + shift, row = GK_HEADING_ROW;
    bool grouped = column->groups.count > 0;
    if (grouped && !group_done && (c >= end_group)) {
      size_t end = run_end(table, block, c, false);
      put(l, (gk_book_area){row, col, row, l->laid->columns[end] + shift}, GK_STYLE_HEADING, first_of(&column->groups));
      end_group = end + 1;
    }
    row += grouped || group_done;
    if (column->unders.count > 0 && c >= end_under) {
      size_t end = run_end(table, block, c, true);
      put(l, (gk_book_area){row, col, row, l->laid->columns[end] + shift}, GK_STYLE_HEADING, first_of(&column->unders));
      end_under = end + 1;
    }
    row += column->unders.count > 0;
    put(l, (gk_book_area){row, col, last_row, col}, GK_STYLE_HEADING, first_of(&column->headings));
    if (!l->numbered) continue;
    put_number(l, last_row + 1, col, GK_STYLE_HEADING, column->number);
  }
}

static void put_key_headings(gk_laying *l, const gk_pack_block *block, int32_t left, bool group_done)
{
  const gk_pack_table *table = table_of(l);
  int32_t keys = gk_key_columns(table, block), row = GK_HEADING_ROW, last_row = GK_HEADING_ROW + l->heading_rows - 1;
  if (keys == 0) return;
  if (block->rows == GK_ROWS_CODES && block->repeats <= 1) {
    put(l, (gk_book_area){row, left, row, left + 1}, GK_STYLE_HEADING, "项目");
    row++;
  }
  row += group_done;
  put(l, (gk_book_area){row, left, last_row, left}, GK_STYLE_HEADING, first_of(&block->key_headings));
  if (keys == 2)
    put(l, (gk_book_area){row, left + 1, last_row, left + 1}, GK_STYLE_HEADING,
        block->rows == GK_ROWS_CODES ? first_of(&block->name_headings) : "行次");
  if (!l->numbered) return;
  int32_t spans_to = block->rows == GK_ROWS_CODES ? left + 1 : left;
  put(l, (gk_book_area){last_row + 1, left, last_row + 1, spans_to}, GK_STYLE_HEADING, "栏次");
  if (spans_to < left + keys - 1)
    put(l, (gk_book_area){last_row + 1, left + 1, last_row + 1, left + 1}, GK_STYLE_HEADING, "");
}

static void set_widths(gk_laying *l, const gk_pack_block *block, int32_t left)
{
  int32_t keys = gk_key_columns(table_of(l), block), width = gk_repeat_width(table_of(l), block);
  int *widths = l->sheet->widths + left;
  for (int32_t c = 0; c < width; c++) widths[c] = FIGURE_WIDTH;
  if (block->rows == GK_ROWS_CODES) {
    widths[0] = CODE_WIDTH;
    widths[1] = CODE_NAME_WIDTH;
  } else if (keys > 0) {
    widths[0] = NAME_WIDTH;
    if (keys > 1) widths[1] = ORDER_WIDTH;
  }
}

/* --- the body ----------------------------------------------------------------------------------------------------- */

static void style_figures(gk_laying *l, const gk_row *row, gk_book_style style)
{
  for (size_t c = 0; c < table_of(l)->column_count; c++) {
    const gk_figure *figure = &row->figures[c];
    if (figure->state != GK_FIGURE_ABSENT) gk_book_cell_at(l->sheet, figure->row, figure->col)->style = style;
  }
}

static void put_lines(gk_laying *l, const gk_pack_block *block, int32_t left)
{
  for (size_t i = block->first_line; i < block->first_line + block->line_count; i++) {
    const gk_row *row = &l->laid->table.rows[i];
    int32_t at = row->key_col, keys = gk_key_columns(table_of(l), block);
    const char *name = first_of(&row->line->names);
    if (block->rows == GK_ROWS_CODES) {
      int32_t from = i == block->first_line ? at : left + gk_repeat_width(table_of(l), block);
      put(l, (gk_book_area){row->row, gk_prints_all_codes(block) ? from : at, row->row, at + 1}, GK_STYLE_TOTAL, name);
    } else if (keys > 0) {
      put(l, (gk_book_area){row->row, at, row->row, at}, GK_STYLE_NAME, name);
      if (keys == 2) put_number(l, row->row, at + 1, GK_STYLE_ORDER, row->line->number);
    }
    bool used = name[0] != '\0' || block->rows != GK_ROWS_LINES;
    style_figures(l, row, used ? GK_STYLE_FILL : GK_STYLE_SHUT);
  }
}

static void put_coded_rows(gk_laying *l, int32_t left)
{
  const gk_codes *codes = gk_pack_codes(l->t->pack, table_of(l));
  const gk_table *table = &l->laid->table;
  gk_book_style_area(l->sheet, (gk_book_area){l->body_row, left, l->body_end - 1, l->sheet->col_count - 1},
                     GK_STYLE_SHUT);
  for (size_t i = table_of(l)->line_count; i < table->row_count; i++) {
    const gk_row *row = &table->rows[i];
    const char *name = gk_codes_name(codes, row->key);
    put(l, (gk_book_area){row->row, row->key_col, row->row, row->key_col}, GK_STYLE_NAME, row->key);
    put(l, (gk_book_area){row->row, row->key_col + 1, row->row, row->key_col + 1}, GK_STYLE_NAME,
        name == NULL ? "" : name);
    style_figures(l, row, GK_STYLE_FILL);
  }
}

static void put_open_rows(gk_laying *l)
{
  const gk_table *table = &l->laid->table;
  for (size_t i = table_of(l)->line_count; i < table->row_count; i++) {
    const gk_row *row = &table->rows[i];
    put(l, (gk_book_area){row->row, row->key_col, row->row, row->key_col}, GK_STYLE_CODE, row->key);
    gk_book_cell_at(l->sheet, row->row, row->key_col + 1)->style = GK_STYLE_FILL_NAME;
    style_figures(l, row, GK_STYLE_FILL);
  }
}

static void put_block(gk_laying *l, const gk_pack_block *block, int32_t left)
{
  const char *group = group_of_block(table_of(l), block);
  int32_t width = gk_repeat_width(table_of(l), block);
  if (group != NULL)
    put(l, (gk_book_area){GK_HEADING_ROW, left, GK_HEADING_ROW, left + width - 1}, GK_STYLE_HEADING, group);
  for (int32_t repeat = 0; repeat < gk_repeats(block); repeat++) {
    set_widths(l, block, left + repeat * width);
    put_key_headings(l, block, left + repeat * width, group != NULL);
    put_column_headings(l, block, repeat * width, group != NULL);
  }
  if (gk_prints_all_codes(block)) put_coded_rows(l, left);
  else if (block->rows == GK_ROWS_CODES) put_open_rows(l);
  put_lines(l, block, left);
}

/* The remark, and below it the row where an empty table says that it is. */
static void put_notes(gk_laying *l)
{
  int32_t last = l->sheet->col_count - 1, row = l->body_end + 1;
  const char *remark = table_of(l)->remark;
  put(l, (gk_book_area){row, 0, row, last}, GK_STYLE_NOTE, remark == NULL ? "" : remark);
  put(l, (gk_book_area){row + 1, 0, row + 1, last}, GK_STYLE_NOTE, "");
  if (remark != NULL && strlen(remark) > 150) l->sheet->heights[row] = 2 * ROW_HEIGHT;
}

/* The leaf headings are long and wrap. */
static void set_heights(gk_laying *l)
{
  for (int32_t row = 0; row < l->sheet->row_count; row++) l->sheet->heights[row] = ROW_HEIGHT;
  l->sheet->heights[GK_TITLE_ROW] = TITLE_HEIGHT;
  l->sheet->heights[GK_HEADING_ROW + l->heading_rows - 1] = HEADING_HEIGHT;
}

/* "GK01 收入支出决算总表": the id first, by which a sheet is known where its title is lost. */
static void name_sheet(gk_text *name, const gk_pack_table *table)
{
  for (const char *id = table->id; *id != '\0'; id++) gk_text_printf(name, "%c", toupper((unsigned char)*id));
  gk_text_printf(name, " %s", first_of(&table->titles));
}

bool gk_template_lay(gk_template *t, gk_laid_table *laid)
{
  gk_laying l = {.t = t, .laid = laid, .sheet = &t->book->sheets[laid->sheet], .ok = true};
  const gk_pack_table *table = laid->table.pack;
  if (!gk_laying_place(&l)) return false;
  gk_text name = {0};
  name_sheet(&name, table);
  l.ok = !name.failed && gk_book_size_sheet(t->book, laid->sheet, name.bytes, l.body_end + 3, gk_table_width(table));
  gk_text_free(&name);
  if (!l.ok) return gk_fail_memory(t->err);
  put_top(&l);
  int32_t left = 0;
  for (size_t b = 0; b < table->block_count; b++) {
    put_block(&l, &table->blocks[b], left);
    left += gk_block_width(table, &table->blocks[b]);
  }
  set_heights(&l);
  put_notes(&l);
  l.sheet->heading_row = GK_HEADING_ROW;
  l.sheet->heading_end = l.body_row - 1;
  return l.ok || gk_fail_memory(t->err);
}
