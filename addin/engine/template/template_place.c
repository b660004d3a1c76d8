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

const gk_codes *gk_codes_of(const gk_template *t, const gk_pack_table *table)
{
  return table->codes == GK_CODES_ECONOMIC ? &t->pack->economic_codes : &t->pack->function_codes;
}

bool gk_prints_all_codes(const gk_pack_block *block)
{
  return block->rows == GK_ROWS_CODES && block->repeats > 1;
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
      if (rule->right[i].select == GK_ROW_KEY && key != NULL && strncmp(code, key, 3) == 0) return true;
    }
  }
  return false;
}

/* Codes of the first line's sum fill the first repeat, the others the rest in even lengths. */
static bool place_codes(gk_template *t, gk_laid_table *laid, const gk_pack_block *block, int32_t first_row)
{
  const gk_codes *codes = gk_codes_of(t, laid->table);
  const gk_pack_line *line = block->line_count > 0 ? &laid->table->lines[block->first_line] : NULL;
  int32_t width = laid->repeat_width = gk_repeat_width(laid->table, block), rest = 0, next_first = first_row,
          placed = 0;
  laid->repeats = block->repeats;
  laid->coded = gk_arena_array(&t->book->arena, codes->count, sizeof *laid->coded);
  if (laid->coded == NULL) return gk_fail_memory(t->err);
  for (size_t i = 0; i < codes->count; i++)
    rest += line == NULL || !line_adds(t, laid->table, line, codes->items[i].code);
  int32_t others = block->repeats - 1, each = (rest + others - 1) / others;
  for (size_t i = 0; i < codes->count; i++) {
    bool first = line != NULL && line_adds(t, laid->table, line, codes->items[i].code);
    int32_t row = first ? next_first++ : first_row + placed % each;
    int32_t repeat = first ? 0 : 1 + placed / each;
    placed += !first;
    laid->coded[laid->coded_count++] =
      (gk_coded_row){.code = codes->items[i].code, .row = row, .shift = repeat * width};
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

/* --- where everything stands -------------------------------------------------------------------------------------- */

/* A filled table has the rows that it has figures for. */
static int32_t open_rows(const gk_template *t, const gk_laid_table *laid)
{
  int32_t coded = laid->code_count > 0 ? (int32_t)laid->code_count : 1, open = t->options->open_rows;
  if (t->options->figures == NULL) return open;
  return t->options->spare_rows && open > coded ? open : coded;
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

static bool place_block(gk_layout *l, const gk_pack_block *block, int32_t left)
{
  gk_laid_table *laid = l->laid;
  int32_t keys = gk_key_columns(laid->table, block), row = l->body_row;
  for (size_t c = 0; c < block->column_count; c++) laid->columns[block->first_column + c] = left + keys + (int32_t)c;
  if (block->rows == GK_ROWS_CODES) {
    laid->code_column = left;
    laid->name_column = left + 1;
  }
  if (gk_prints_all_codes(block)) {
    if (!place_codes(l->t, laid, block, row)) return false;
    row = last_coded_row(laid, row) + 1;
    int32_t width = gk_repeat_width(laid->table, block);
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

bool gk_layout_place(gk_layout *l)
{
  const gk_pack_table *table = l->laid->table;
  gk_arena *arena = &l->t->book->arena;
  gk_laid_table *laid = l->laid;
  laid->columns = gk_arena_array(arena, table->column_count + 1, sizeof *laid->columns);
  laid->line_rows = gk_arena_array(arena, table->line_count + 1, sizeof *laid->line_rows);
  laid->line_shift = gk_arena_array(arena, table->line_count + 1, sizeof *laid->line_shift);
  if (!choose_codes(l->t, laid)) return false;
  if (laid->columns == NULL || laid->line_rows == NULL || laid->line_shift == NULL) return gk_fail_memory(l->t->err);
  l->heading_rows = heading_rows(table);
  l->numbered = is_numbered(table);
  l->body_row = GK_HEADING_ROW + l->heading_rows + l->numbered;
  int32_t left = 0;
  for (size_t b = 0; b < table->block_count; b++) {
    if (!place_block(l, &table->blocks[b], left)) return false;
    left += gk_block_width(table, &table->blocks[b]);
  }
  return true;
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
