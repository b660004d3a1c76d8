/* SPDX-License-Identifier: MPL-2.0 */
/* One table on its sheet: title, headings merged as published, lines or rows for codes, note. */
#include <stdio.h>
#include <string.h>

#include "engine/template/template_internal.h"
#include "engine/base/text.h"

enum {
  TITLE_ROW,
  MARK_ROW,
  DEPARTMENT_ROW,
  HEADING_ROW /* the first of up to three, then 栏次 where the table has them */
};

/* Tenths of a millimetre. */
enum { NAME_WIDTH = 720, ORDER_WIDTH = 120, CODE_WIDTH = 330, CODE_NAME_WIDTH = 620, FIGURE_WIDTH = 330, ROW_HEIGHT = 60, TITLE_HEIGHT = 110, HEADING_HEIGHT = 100 };

typedef struct layout {
  gk_template *t;
  gk_laid_table *laid;
  gk_book_sheet *sheet;
  int32_t heading_rows; /* without 栏次 */
  bool numbered;        /* whether there is a row of 栏次 */
  int32_t body_row, body_end;
  bool ok;              /* false once memory ran out */
} layout;

static const gk_pack_table *table_of(const layout *l)
{
  return l->laid->table;
}

static const char *first_of(const gk_names *names)
{
  return names->count > 0 ? names->items[0] : "";
}

static void put(layout *l, gk_book_area area, gk_book_style style, const char *text)
{
  l->ok = l->ok && gk_book_put_text(l->t->book, l->sheet, area, style, text);
}

static void put_number(layout *l, int32_t row, int32_t col, gk_book_style style, int number)
{
  gk_book_cell *cell = gk_book_cell_at(l->sheet, row, col);
  *cell = (gk_book_cell){.kind = GK_BOOK_NUMBER, .style = style, .number = {.units = number}};
}

/* --- measuring ------------------------------------------------------------------------------------------------------ */

static bool has_orders(const gk_pack_table *table, const gk_pack_block *block)
{
  return block->rows == GK_ROWS_LINES && block->line_count > 0 && table->lines[block->first_line].number > 0;
}

/* Columns before the figures of a block. */
static int32_t key_columns(const gk_pack_table *table, const gk_pack_block *block)
{
  if (block->rows == GK_ROWS_CODES) return 2;
  return block->rows == GK_ROWS_LINES ? (has_orders(table, block) ? 2 : 1) : 0;
}

static int32_t repeat_width(const gk_pack_table *table, const gk_pack_block *block)
{
  return key_columns(table, block) + (int32_t)block->column_count;
}

static int32_t repeats_of(const gk_pack_block *block)
{
  return block->repeats > 1 ? block->repeats : 1;
}

static int32_t block_width(const gk_pack_table *table, const gk_pack_block *block)
{
  return repeat_width(table, block) * repeats_of(block);
}

static int32_t table_width(const gk_pack_table *table)
{
  int32_t width = 0;
  for (size_t i = 0; i < table->block_count; i++) width += block_width(table, &table->blocks[i]);
  return width;
}

static int32_t heading_rows(const gk_pack_table *table)
{
  bool grouped = false, under = false;
  for (size_t i = 0; i < table->column_count; i++) {
    grouped = grouped || table->columns[i].groups.count > 0;
    under = under || table->columns[i].under != NULL;
  }
  for (size_t i = 0; i < table->block_count; i++)
    grouped = grouped || (table->blocks[i].rows == GK_ROWS_CODES && table->blocks[i].repeats <= 1);
  return 1 + grouped + under;
}

static bool is_numbered(const gk_pack_table *table)
{
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->columns[i].number > 0) return true;
  }
  return false;
}

static const gk_codes *codes_of(const gk_template *t, const gk_pack_table *table)
{
  return table->codes == GK_CODES_ECONOMIC ? &t->pack->economic_codes : &t->pack->function_codes;
}

/* A table that repeats a block of codes prints all of them: 公开06. */
static bool prints_all_codes(const gk_pack_block *block)
{
  return block->rows == GK_ROWS_CODES && block->repeats > 1;
}

/* --- rows with fixed codes -------------------------------------------------------------------------------------------- */

/* Whether the sum of that line adds up the 类 that a code belongs to. */
static bool line_adds(const gk_template *t, const gk_pack_table *table, const gk_pack_line *line, const char *code)
{
  for (size_t r = 0; r < t->pack->rule_count; r++) {
    const gk_rule *rule = &t->pack->rules[r];
    if (rule->kind != GK_RULE_SUM || &t->pack->tables[rule->left.table] != table || rule->left.key == NULL) continue;
    if (rule->left.select != GK_ROW_KEY || strcmp(rule->left.key, line->key) != 0) continue;
    for (size_t i = 0; i < rule->right_count; i++) {
      const char *key = rule->right[i].key;
      if (rule->right[i].select == GK_ROW_KEY && key != NULL && strncmp(code, key, 3) == 0) return true;
    }
  }
  return false;
}

/* Codes of the first line's sum fill the first repeat, the others the rest in even lengths. */
static bool place_codes(gk_template *t, gk_laid_table *laid, const gk_pack_block *block, int32_t first_row)
{
  const gk_codes *codes = codes_of(t, laid->table);
  const gk_pack_line *line = block->line_count > 0 ? &laid->table->lines[block->first_line] : NULL;
  int32_t width = laid->repeat_width = repeat_width(laid->table, block), rest = 0, next_first = first_row, placed = 0;
  laid->repeats = block->repeats;
  laid->coded = gk_arena_array(&t->book->arena, codes->count, sizeof *laid->coded);
  if (laid->coded == NULL) return gk_fail_memory(t->err);
  for (size_t i = 0; i < codes->count; i++) rest += line == NULL || !line_adds(t, laid->table, line, codes->items[i].code);
  int32_t others = block->repeats - 1, each = (rest + others - 1) / others;
  for (size_t i = 0; i < codes->count; i++) {
    bool first = line != NULL && line_adds(t, laid->table, line, codes->items[i].code);
    int32_t row = first ? next_first++ : first_row + placed % each;
    int32_t repeat = first ? 0 : 1 + placed / each;
    placed += !first;
    laid->coded[laid->coded_count++] = (gk_coded_row){.code = codes->items[i].code, .row = row, .shift = repeat * width};
  }
  return true;
}

static int32_t last_coded_row(const gk_laid_table *laid, int32_t row)
{
  for (size_t i = 0; i < laid->coded_count; i++) {
    if (laid->coded[i].row > row) row = laid->coded[i].row;
  }
  return row;
}

/* --- where everything stands ------------------------------------------------------------------------------------------- */

/* A filled table has the rows that it has figures for. */
static int32_t open_rows(const gk_template *t, const gk_laid_table *laid)
{
  if (t->options->figures == NULL) return t->options->open_rows;
  return laid->code_count > 0 ? (int32_t)laid->code_count : 1;
}

/* The codes that the table's rows to fill begin with. */
static bool choose_codes(gk_template *t, gk_laid_table *laid)
{
  const gk_template_options *o = t->options;
  laid->codes = gk_arena_array(&t->book->arena, o->code_count + 1, sizeof *laid->codes);
  if (laid->codes == NULL) return gk_fail_memory(t->err);
  for (size_t i = 0; i < o->code_count; i++) {
    size_t table = (size_t)(laid->table - t->pack->tables);
    if (o->figures == NULL || o->figures->has_code(o->figures->self, table, o->codes[i]))
      laid->codes[laid->code_count++] = o->codes[i];
  }
  return true;
}

static bool place_block(layout *l, const gk_pack_block *block, int32_t left)
{
  gk_laid_table *laid = l->laid;
  int32_t keys = key_columns(laid->table, block), row = l->body_row;
  for (size_t c = 0; c < block->column_count; c++) laid->columns[block->first_column + c] = left + keys + (int32_t)c;
  if (block->rows == GK_ROWS_CODES) {
    laid->code_column = left;
    laid->name_column = left + 1;
  }
  if (prints_all_codes(block)) {
    if (!place_codes(l->t, laid, block, row)) return false;
    row = last_coded_row(laid, row) + 1;
    int32_t width = repeat_width(laid->table, block);
    for (size_t i = 0; i < block->line_count; i++) {
      laid->line_rows[block->first_line + i] = row;
      laid->line_shift[block->first_line + i] = i == 0 ? 0 : (block->repeats - 1) * width;
    }
    l->body_end = row;
    return true;
  }
  for (size_t i = 0; i < block->line_count; i++) laid->line_rows[block->first_line + i] = row++;
  if (block->rows == GK_ROWS_CODES) {
    laid->open_row = row;
    laid->open_end = row + open_rows(l->t, laid) - 1;
    row = laid->open_end + 1;
  }
  if (row - 1 > l->body_end) l->body_end = row - 1;
  return true;
}

static bool place_all(layout *l)
{
  const gk_pack_table *table = table_of(l);
  gk_arena *arena = &l->t->book->arena;
  gk_laid_table *laid = l->laid;
  laid->columns = gk_arena_array(arena, table->column_count + 1, sizeof *laid->columns);
  laid->line_rows = gk_arena_array(arena, table->line_count + 1, sizeof *laid->line_rows);
  laid->line_shift = gk_arena_array(arena, table->line_count + 1, sizeof *laid->line_shift);
  if (!choose_codes(l->t, laid)) return false;
  if (laid->columns == NULL || laid->line_rows == NULL || laid->line_shift == NULL) return gk_fail_memory(l->t->err);
  l->heading_rows = heading_rows(table);
  l->numbered = is_numbered(table);
  l->body_row = HEADING_ROW + l->heading_rows + l->numbered;
  int32_t left = 0;
  for (size_t b = 0; b < table->block_count; b++) {
    if (!place_block(l, &table->blocks[b], left)) return false;
    left += block_width(table, &table->blocks[b]);
  }
  return true;
}

/* --- headings ------------------------------------------------------------------------------------------------------------- */

/* The department is filled once, on the first sheet. */
static void repeat_department(layout *l)
{
  gk_book_cell *cell = gk_book_cell_at(l->sheet, DEPARTMENT_ROW, 0);
  gk_book_part *part = gk_arena_alloc(&l->t->book->arena, sizeof *part);
  l->ok = part != NULL;
  if (part == NULL) return;
  *part = (gk_book_part){.kind = GK_PART_AREA, .area = {DEPARTMENT_ROW, 0, DEPARTMENT_ROW, 0}};
  cell->kind = GK_BOOK_FORMULA;
  cell->parts = part;
  cell->part_count = 1;
}

static void put_top(layout *l)
{
  int32_t last = l->sheet->col_count - 1;
  const gk_pack_table *table = table_of(l);
  gk_text department = {0}, unit = {0};
  gk_text_printf(&department, "部门：%s", l->t->options->department == NULL ? "" : l->t->options->department);
  gk_text_printf(&unit, "单位：%s", table->unit);
  l->ok = l->ok && !department.failed && !unit.failed;
  put(l, (gk_book_area){TITLE_ROW, 0, TITLE_ROW, last}, GK_STYLE_TITLE, first_of(&table->titles));
  put(l, (gk_book_area){MARK_ROW, last, MARK_ROW, last}, GK_STYLE_CORNER, table->mark);
  if (l->ok) put(l, (gk_book_area){DEPARTMENT_ROW, 0, DEPARTMENT_ROW, last - 1}, GK_STYLE_DEPARTMENT, department.bytes);
  if (l->ok && l->laid->sheet > 0) repeat_department(l);
  if (l->ok) put(l, (gk_book_area){DEPARTMENT_ROW, last, DEPARTMENT_ROW, last}, GK_STYLE_CORNER, unit.bytes);
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
  while (end < last && (under ? same_text(columns[end + 1].under, columns[c].under)
                              : same_text(first_of(&columns[end + 1].groups), first_of(&columns[c].groups))))
    end++;
  return end;
}

/* A column's headings from `row` down to the last heading row; what it has no heading for, the one below covers. */
static void put_column_headings(layout *l, const gk_pack_block *block, int32_t shift, bool group_done)
{
  const gk_pack_table *table = table_of(l);
  int32_t last_row = HEADING_ROW + l->heading_rows - 1;
  size_t end_group = 0, end_under = 0;
  for (size_t c = block->first_column; c < block->first_column + block->column_count; c++) {
    const gk_pack_column *column = &table->columns[c];
    int32_t col = l->laid->columns[c] + shift, row = HEADING_ROW;
    bool grouped = column->groups.count > 0;
    if (grouped && !group_done && (c >= end_group)) {
      size_t end = run_end(table, block, c, false);
      put(l, (gk_book_area){row, col, row, l->laid->columns[end] + shift}, GK_STYLE_HEADING, first_of(&column->groups));
      end_group = end + 1;
    }
    row += grouped || group_done;
    if (column->under != NULL && c >= end_under) {
      size_t end = run_end(table, block, c, true);
      put(l, (gk_book_area){row, col, row, l->laid->columns[end] + shift}, GK_STYLE_HEADING, column->under);
      end_under = end + 1;
    }
    row += column->under != NULL;
    put(l, (gk_book_area){row, col, last_row, col}, GK_STYLE_HEADING, first_of(&column->headings));
    if (!l->numbered) continue;
    put_number(l, last_row + 1, col, GK_STYLE_HEADING, column->number);
  }
}

static void put_key_headings(layout *l, const gk_pack_block *block, int32_t left, bool group_done)
{
  const gk_pack_table *table = table_of(l);
  int32_t keys = key_columns(table, block), row = HEADING_ROW, last_row = HEADING_ROW + l->heading_rows - 1;
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
  if (spans_to < left + keys - 1) put(l, (gk_book_area){last_row + 1, left + 1, last_row + 1, left + 1}, GK_STYLE_HEADING, "");
}

static void set_widths(layout *l, const gk_pack_block *block, int32_t left)
{
  int32_t keys = key_columns(table_of(l), block), width = repeat_width(table_of(l), block);
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

/* --- the body ---------------------------------------------------------------------------------------------------------------- */

static void put_figures(layout *l, const gk_pack_block *block, int32_t row, int32_t shift, gk_book_style style)
{
  for (size_t c = block->first_column; c < block->first_column + block->column_count; c++)
    gk_book_cell_at(l->sheet, row, l->laid->columns[c] + shift)->style = style;
}

static void put_lines(layout *l, const gk_pack_block *block, int32_t left)
{
  const gk_pack_table *table = table_of(l);
  for (size_t i = block->first_line; i < block->first_line + block->line_count; i++) {
    const gk_pack_line *line = &table->lines[i];
    int32_t row = l->laid->line_rows[i], keys = key_columns(table, block);
    const char *name = first_of(&line->names);
    if (block->rows == GK_ROWS_CODES) {
      int32_t at = left + l->laid->line_shift[i], from = i == block->first_line ? at : left + repeat_width(table, block);
      put(l, (gk_book_area){row, prints_all_codes(block) ? from : at, row, at + 1}, GK_STYLE_TOTAL, name);
    } else if (keys > 0) {
      put(l, (gk_book_area){row, left, row, left}, GK_STYLE_NAME, name);
      if (keys == 2) put_number(l, row, left + 1, GK_STYLE_ORDER, line->number);
    }
    bool used = name[0] != '\0' || block->rows != GK_ROWS_LINES;
    put_figures(l, block, row, l->laid->line_shift[i], used ? GK_STYLE_FILL : GK_STYLE_SHUT);
  }
}

static void put_coded_rows(layout *l, const gk_pack_block *block, int32_t left)
{
  const gk_codes *codes = codes_of(l->t, table_of(l));
  gk_book_style_area(l->sheet, (gk_book_area){l->body_row, left, l->body_end - 1, l->sheet->col_count - 1}, GK_STYLE_SHUT);
  for (size_t i = 0; i < l->laid->coded_count; i++) {
    const gk_coded_row *coded = &l->laid->coded[i];
    int32_t col = left + coded->shift;
    const char *name = gk_codes_name(codes, coded->code);
    put(l, (gk_book_area){coded->row, col, coded->row, col}, GK_STYLE_NAME, coded->code);
    put(l, (gk_book_area){coded->row, col + 1, coded->row, col + 1}, GK_STYLE_NAME, name == NULL ? "" : name);
    put_figures(l, block, coded->row, coded->shift, GK_STYLE_FILL);
  }
}

static void put_open_rows(layout *l, const gk_pack_block *block, int32_t left)
{
  for (int32_t row = l->laid->open_row; row <= l->laid->open_end; row++) {
    size_t i = (size_t)(row - l->laid->open_row);
    put(l, (gk_book_area){row, left, row, left}, GK_STYLE_CODE, i < l->laid->code_count ? l->laid->codes[i] : "");
    gk_book_cell_at(l->sheet, row, left + 1)->style = GK_STYLE_FILL_NAME;
    put_figures(l, block, row, 0, GK_STYLE_FILL);
  }
}

static void put_block(layout *l, const gk_pack_block *block, int32_t left)
{
  const char *group = group_of_block(table_of(l), block);
  int32_t width = repeat_width(table_of(l), block);
  if (group != NULL) put(l, (gk_book_area){HEADING_ROW, left, HEADING_ROW, left + width - 1}, GK_STYLE_HEADING, group);
  for (int32_t repeat = 0; repeat < repeats_of(block); repeat++) {
    set_widths(l, block, left + repeat * width);
    put_key_headings(l, block, left + repeat * width, group != NULL);
    put_column_headings(l, block, repeat * width, group != NULL);
  }
  if (prints_all_codes(block))
    put_coded_rows(l, block, left);
  else if (block->rows == GK_ROWS_CODES)
    put_open_rows(l, block, left);
  put_lines(l, block, left);
}

/* The remark, and below it the row where an empty table says that it is. */
static void put_notes(layout *l)
{
  int32_t last = l->sheet->col_count - 1, row = l->body_end + 1;
  const char *remark = table_of(l)->remark;
  put(l, (gk_book_area){row, 0, row, last}, GK_STYLE_NOTE, remark == NULL ? "" : remark);
  put(l, (gk_book_area){row + 1, 0, row + 1, last}, GK_STYLE_NOTE, "");
  if (remark != NULL && strlen(remark) > 150) l->sheet->heights[row] = 2 * ROW_HEIGHT;
}

/* The leaf headings are long and wrap. */
static void set_heights(layout *l)
{
  for (int32_t row = 0; row < l->sheet->row_count; row++) l->sheet->heights[row] = ROW_HEIGHT;
  l->sheet->heights[TITLE_ROW] = TITLE_HEIGHT;
  l->sheet->heights[HEADING_ROW + l->heading_rows - 1] = HEADING_HEIGHT;
}

bool gk_template_lay(gk_template *t, gk_laid_table *laid)
{
  layout l = {.t = t, .laid = laid, .sheet = &t->book->sheets[laid->sheet], .ok = true};
  const gk_pack_table *table = laid->table;
  if (!place_all(&l)) return false;
  gk_text name = {0};
  gk_text_printf(&name, "GK%s %s", table->id + 2, first_of(&table->titles));
  l.ok = !name.failed && gk_book_size_sheet(t->book, laid->sheet, name.bytes, l.body_end + 3, table_width(table));
  gk_text_free(&name);
  if (l.ok) {
    laid->rules = gk_arena_array(&t->book->arena, (size_t)l.sheet->row_count * (size_t)l.sheet->col_count, sizeof *laid->rules);
    l.ok = laid->rules != NULL;
  }
  if (!l.ok) return gk_fail_memory(t->err);
  put_top(&l);
  int32_t left = 0;
  for (size_t b = 0; b < table->block_count; b++) {
    put_block(&l, &table->blocks[b], left);
    left += block_width(table, &table->blocks[b]);
  }
  set_heights(&l);
  put_notes(&l);
  l.sheet->heading_row = HEADING_ROW;
  l.sheet->heading_end = l.body_row - 1;
  return l.ok || gk_fail_memory(t->err);
}

bool gk_template_find(const gk_laid_table *laid, const char *key, size_t column, int32_t *row, int32_t *col)
{
  const gk_pack_table *table = laid->table;
  *col = laid->columns[column];
  for (size_t i = 0; i < table->line_count; i++) {
    if (strcmp(table->lines[i].key, key) != 0) continue;
    *row = laid->line_rows[i];
    *col += laid->line_shift[i];
    return true;
  }
  for (size_t i = 0; i < laid->coded_count; i++) {
    if (strcmp(laid->coded[i].code, key) != 0) continue;
    *row = laid->coded[i].row;
    *col += laid->coded[i].shift;
    return true;
  }
  return false;
}
