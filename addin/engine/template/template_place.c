/* SPDX-License-Identifier: MPL-2.0 */
/* Where everything of a table stands on its sheet. */
#include "engine/template/template_place.h"

#include <string.h>

/* --- measuring ---------------------------------------------------------------------------------------------------- */

static bool has_orders(const gk_pack_table *table, const gk_pack_block *block)
{
  return block->rows == GK_ROWS_LINES && block->line_count > 0 && table->lines[block->first_line].number > 0;
}

int32_t gk_key_columns(const gk_pack_table *table, const gk_pack_block *block)
{
  if (block->rows == GK_ROWS_CODES) return 2;
  return block->rows == GK_ROWS_LINES ? (has_orders(table, block) ? 2 : 1) : 0;
}

int32_t gk_repeat_width(const gk_pack_table *table, const gk_pack_block *block)
{
  return gk_key_columns(table, block) + (int32_t)block->column_count;
}

int32_t gk_repeats(const gk_pack_block *block)
{
  return block->repeats > 1 ? block->repeats : 1;
}

int32_t gk_block_width(const gk_pack_table *table, const gk_pack_block *block)
{
  return gk_repeat_width(table, block) * gk_repeats(block);
}

int32_t gk_table_width(const gk_pack_table *table)
{
  int32_t width = 0;
  for (size_t i = 0; i < table->block_count; i++) width += gk_block_width(table, &table->blocks[i]);
  return width;
}

static int32_t heading_rows(const gk_pack_table *table)
{
  bool grouped = false, under = false;
  for (size_t i = 0; i < table->column_count; i++) {
    grouped = grouped || table->columns[i].groups.count > 0;
    under = under || table->columns[i].unders.count > 0;
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

bool gk_prints_all_codes(const gk_pack_block *block)
{
  return block->rows == GK_ROWS_CODES && block->repeats > 1;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* A row of a block on the sheet, `shift` columns to the right of the block's first repeat. */
static bool add_row(gk_laying *l, const gk_pack_block *block, gk_row row, int32_t left, int32_t shift)
{
  gk_table *table = &l->laid->table;
  row.name = row.folded = "";
  row.key_col = left + shift;
  row.figures = gk_arena_array(&l->t->book->arena, table->pack->column_count, sizeof *row.figures);
  if (row.figures == NULL) return gk_fail_memory(l->t->err);
  for (size_t c = block->first_column; c < block->first_column + block->column_count; c++)
    row.figures[c] =
      (gk_figure){.state = GK_FIGURE_BLANK, .row = row.row, .col = (int16_t)(l->laid->columns[c] + shift)};
  table->rows[row.line != NULL ? (size_t)(row.line - table->pack->lines) : table->row_count++] = row;
  return true;
}

static bool add_line(gk_laying *l, const gk_pack_block *block, size_t line, int32_t row, int32_t left, int32_t shift)
{
  const gk_pack_line *of = &l->laid->table.pack->lines[line];
  return add_row(l, block, (gk_row){.key = of->key, .line = of, .row = row}, left, shift);
}

/* --- rows with fixed codes ---------------------------------------------------------------------------------------- */

/* Whether the sum of that line adds up the 类 that a code belongs to. */
static bool line_adds(const gk_template *t, const gk_pack_table *table, const gk_pack_line *line, const char *code)
{
  for (size_t r = 0; r < t->pack->rule_count; r++) {
    const gk_rule *rule = &t->pack->rules[r];
    if (rule->kind != GK_RULE_SUM || &t->pack->tables[rule->left.table] != table || rule->left.key == NULL) continue;
    if (rule->left.select != GK_ROW_KEY || strcmp(rule->left.key, line->key) != 0) continue;
    for (size_t i = 0; i < rule->right_count; i++) {
      const char *key = rule->right[i].key;
      if (rule->right[i].select == GK_ROW_KEY && gk_code_within(code, key)) return true;
    }
  }
  return false;
}

/* Codes of the first line's sum fill the first repeat, the others the rest in even lengths; the lines stand below. */
static bool place_codes(gk_laying *l, const gk_pack_block *block, int32_t left)
{
  gk_laid_table *laid = l->laid;
  const gk_pack_table *table = laid->table.pack;
  const gk_codes *codes = gk_pack_codes(l->t->pack, table);
  const gk_pack_line *line = block->line_count > 0 ? &table->lines[block->first_line] : NULL;
  int32_t width = laid->repeat_width = gk_repeat_width(table, block), rest = 0, next_first = l->body_row, placed = 0,
          last = l->body_row;
  laid->repeats = block->repeats;
  for (size_t i = 0; i < codes->count; i++) rest += line == NULL || !line_adds(l->t, table, line, codes->items[i].code);
  int32_t others = block->repeats - 1, each = (rest + others - 1) / others;
  for (size_t i = 0; i < codes->count; i++) {
    bool first = line != NULL && line_adds(l->t, table, line, codes->items[i].code);
    int32_t row = first ? next_first++ : l->body_row + placed % each, repeat = first ? 0 : 1 + placed / each;
    placed += !first;
    if (row > last) last = row;
    if (!add_row(l, block, (gk_row){.key = codes->items[i].code, .row = row}, left, repeat * width)) return false;
  }
  l->body_end = last + 1;
  for (size_t i = 0; i < block->line_count; i++) {
    int32_t shift = i == 0 ? 0 : others * width;
    if (!add_line(l, block, block->first_line + i, l->body_end, left, shift)) return false;
  }
  return true;
}

/* --- where everything stands -------------------------------------------------------------------------------------- */

/* A code that the table's rows to fill begin with: of those wanted, the first from *next on; "" for none. */
static const char *next_code(const gk_laying *l, size_t *next)
{
  const gk_template_options *o = l->t->options;
  size_t table = (size_t)(l->laid->table.pack - l->t->pack->tables);
  while (*next < o->code_count) {
    const char *code = o->codes[(*next)++];
    if (o->figures == NULL || gk_figures_of_row(o->figures, table, code) != NULL) return code;
  }
  return "";
}

static int32_t count_codes(const gk_laying *l)
{
  int32_t count = 0;
  for (size_t next = 0; *next_code(l, &next) != '\0';) count++;
  return count;
}

/* A filled table has the rows that it has figures for. */
static int32_t open_rows(const gk_laying *l)
{
  const gk_template_options *o = l->t->options;
  if (o->figures == NULL) return o->open_rows;
  int32_t coded = count_codes(l);
  if (coded == 0) coded = 1;
  return o->spare_rows && o->open_rows > coded ? o->open_rows : coded;
}

static bool place_open_rows(gk_laying *l, const gk_pack_block *block, int32_t left, int32_t row)
{
  gk_laid_table *laid = l->laid;
  size_t next = 0;
  laid->table.open = true;
  laid->open_row = row;
  laid->open_end = row + open_rows(l) - 1;
  for (; row <= laid->open_end; row++) {
    if (!add_row(l, block, (gk_row){.key = next_code(l, &next), .row = row}, left, 0)) return false;
  }
  return true;
}

static bool place_block(gk_laying *l, const gk_pack_block *block, int32_t left)
{
  gk_laid_table *laid = l->laid;
  int32_t keys = gk_key_columns(laid->table.pack, block), row = l->body_row;
  for (size_t c = 0; c < block->column_count; c++) laid->columns[block->first_column + c] = left + keys + (int32_t)c;
  if (block->rows == GK_ROWS_CODES) {
    laid->code_column = left;
    laid->name_column = left + 1;
  }
  if (gk_prints_all_codes(block)) return place_codes(l, block, left);
  for (size_t i = 0; i < block->line_count; i++) {
    if (!add_line(l, block, block->first_line + i, row++, left, 0)) return false;
  }
  if (block->rows == GK_ROWS_CODES) {
    if (!place_open_rows(l, block, left, row)) return false;
    row = laid->open_end + 1;
  }
  if (row - 1 > l->body_end) l->body_end = row - 1;
  return true;
}

/* Room for the lines and as many rows by code as there may be. */
static bool make_room(gk_laying *l)
{
  gk_arena *arena = &l->t->book->arena;
  gk_laid_table *laid = l->laid;
  const gk_pack_table *table = laid->table.pack;
  size_t rows = laid->table.row_count = table->line_count;
  for (size_t b = 0; b < table->block_count; b++) {
    if (gk_prints_all_codes(&table->blocks[b])) rows += gk_pack_codes(l->t->pack, table)->count;
    else if (table->blocks[b].rows == GK_ROWS_CODES) rows += (size_t)open_rows(l);
  }
  laid->table.rows = gk_arena_array(arena, rows, sizeof *laid->table.rows);
  laid->table.column_found = gk_arena_array(arena, table->column_count, sizeof *laid->table.column_found);
  laid->columns = gk_arena_array(arena, table->column_count, sizeof *laid->columns);
  laid->rules = gk_arena_array(arena, rows * table->column_count, sizeof *laid->rules);
  if (laid->table.rows == NULL || laid->table.column_found == NULL || laid->columns == NULL || laid->rules == NULL)
    return gk_fail_memory(l->t->err);
  for (size_t c = 0; c < table->column_count; c++) laid->table.column_found[c] = true;
  return true;
}

bool gk_laying_place(gk_laying *l)
{
  gk_laid_table *laid = l->laid;
  const gk_pack_table *table = laid->table.pack;
  if (!make_room(l)) return false;
  l->heading_rows = heading_rows(table);
  l->numbered = is_numbered(table);
  l->body_row = GK_HEADING_ROW + l->heading_rows + l->numbered;
  int32_t left = 0;
  for (size_t b = 0; b < table->block_count; b++) {
    if (!place_block(l, &table->blocks[b], left)) return false;
    left += gk_block_width(table, &table->blocks[b]);
  }
  return gk_table_index(&l->t->book->arena, &laid->table) || gk_fail_memory(l->t->err);
}
