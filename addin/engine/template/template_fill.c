/* SPDX-License-Identifier: MPL-2.0 */
/* Figures in a template, and what its formulas give then: the rules behind them, evaluated exactly. */
#include <string.h>

#include "engine/template/template_internal.h"

static gk_book_cell *cell_of(const gk_template *t, const gk_laid_table *laid, int32_t row, int32_t col)
{
  return gk_book_cell_at(&t->book->sheets[laid->sheet], row, col);
}

static const char *code_of(const gk_laid_table *laid, int32_t row)
{
  size_t i = (size_t)(row - laid->open_row);
  return row >= laid->open_row && row <= laid->open_end && i < laid->code_count ? laid->codes[i] : "";
}

/* Whether a code's row adds up others below it. */
static bool has_children(const gk_laid_table *laid, const char *code)
{
  size_t length = strlen(code);
  for (size_t i = 0; i < laid->code_count; i++) {
    if (strlen(laid->codes[i]) == length + 2 && strncmp(laid->codes[i], code, length) == 0) return true;
  }
  return false;
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

/* A figure to be filled takes its number; a code without children has it in place of the proposed formula. */
static void put_figure(gk_template *t, const gk_laid_table *laid, const char *key, size_t column, int32_t row,
                       int32_t col)
{
  const gk_template_figures *figures = t->options->figures;
  gk_book_cell *cell = cell_of(t, laid, row, col);
  gk_dec value;
  if (cell->style != GK_STYLE_FILL || key[0] == '\0') return;
  if (cell->kind == GK_BOOK_FORMULA && has_children(laid, key)) return;
  *gk_template_rule_at(t, laid, row, col) = NULL;
  *cell = (gk_book_cell){.kind = GK_BOOK_EMPTY, .style = GK_STYLE_FILL};
  if (!figures->figure(figures->self, (size_t)(laid->table - t->pack->tables), key, column, &value)) return;
  cell->kind = gk_dec_sign(value) == 0 ? GK_BOOK_EMPTY : GK_BOOK_NUMBER;
  cell->number = value;
}

static void put_column(gk_template *t, const gk_laid_table *laid, const gk_pack_block *block, size_t column)
{
  int32_t row, col;
  for (size_t i = block->first_line; i < block->first_line + block->line_count; i++) {
    const char *key = laid->table->lines[i].key;
    if (gk_template_find(laid, key, column, &row, &col)) put_figure(t, laid, key, column, row, col);
  }
  for (size_t i = 0; i < laid->coded_count; i++) {
    const char *code = laid->coded[i].code;
    if (gk_template_find(laid, code, column, &row, &col)) put_figure(t, laid, code, column, row, col);
  }
  for (row = laid->open_row; row <= laid->open_end; row++)
    put_figure(t, laid, code_of(laid, row), column, row, laid->columns[column]);
}

static void put_figures(gk_template *t, const gk_laid_table *laid)
{
  for (size_t b = 0; b < laid->table->block_count; b++) {
    const gk_pack_block *block = &laid->table->blocks[b];
    for (size_t c = 0; c < block->column_count; c++) put_column(t, laid, block, block->first_column + c);
  }
}

/* --- results ------------------------------------------------------------------------------------------------------ */

static bool evaluate(gk_template *t, const gk_laid_table *laid, int32_t row, int32_t col, gk_dec *out);

static bool add_cell(gk_template *t, const gk_laid_table *laid, int32_t row, int32_t col, int weight, gk_dec *sum)
{
  gk_dec value, weighted;
  if (!evaluate(t, laid, row, col, &value)) return false;
  if (gk_dec_scale_by(value, weight, &weighted) && gk_dec_add(*sum, weighted, sum)) return true;
  return gk_fail(t->err, GK_ERR_LIMIT, "%s的数太大，加不起来。", laid->table->mark);
}

/* Rows to fill whose code is one level below `code`; of 合计 (NULL), the codes of three digits. */
static bool add_open_children(gk_template *t, const gk_laid_table *laid, const char *code, int32_t col, int weight,
                              gk_dec *sum)
{
  size_t length = code == NULL ? 1 : strlen(code);
  for (int32_t row = laid->open_row; row <= laid->open_end; row++) {
    const char *below = code_of(laid, row);
    if (strlen(below) != length + 2 || (code != NULL && strncmp(below, code, length) != 0)) continue;
    if (!add_cell(t, laid, row, col, weight, sum)) return false;
  }
  return true;
}

static bool add_coded_children(gk_template *t, const gk_laid_table *laid, const char *code, size_t column, int weight,
                               gk_dec *sum)
{
  size_t length = strlen(code);
  for (size_t i = 0; i < laid->coded_count; i++) {
    const gk_coded_row *coded = &laid->coded[i];
    if (strlen(coded->code) != length + 2 || strncmp(coded->code, code, length) != 0) continue;
    if (!add_cell(t, laid, coded->row, laid->columns[column] + coded->shift, weight, sum)) return false;
  }
  return true;
}

/* The figure under a key: of a line or a fixed code, else the sum over the rows that have the code. */
static bool add_key(gk_template *t, const gk_laid_table *laid, const gk_ref *ref, gk_dec *sum)
{
  int32_t row, col;
  if (gk_template_find(laid, ref->key, ref->column, &row, &col)) return add_cell(t, laid, row, col, ref->weight, sum);
  for (row = laid->open_row; row <= laid->open_end; row++) {
    if (strcmp(code_of(laid, row), ref->key) != 0) continue;
    if (!add_cell(t, laid, row, laid->columns[ref->column], ref->weight, sum)) return false;
  }
  return true;
}

static const gk_coded_row *coded_at(const gk_laid_table *laid, int32_t row, int32_t col, size_t column)
{
  for (size_t i = 0; i < laid->coded_count; i++) {
    const gk_coded_row *coded = &laid->coded[i];
    if (coded->row == row && laid->columns[column] + coded->shift == col) return coded;
  }
  return NULL;
}

/* Adds an operand of the rule behind the cell at (row, col). */
static bool add_operand(gk_template *t, const gk_laid_table *at, const gk_rule *rule, const gk_ref *ref, int32_t row,
                        int32_t col, gk_dec *sum)
{
  const gk_laid_table *laid = &t->tables[ref->table];
  int32_t shift = col - at->columns[rule->left.column];
  const gk_coded_row *coded = coded_at(at, row, col, rule->left.column);
  const char *open = row >= at->open_row && row <= at->open_end ? code_of(at, row) : NULL;
  switch (ref->select) {
    case GK_ROW_KEY: return add_key(t, laid, ref, sum);
    case GK_ROW_EACH: return add_cell(t, laid, row, laid->columns[ref->column] + shift, ref->weight, sum);
    case GK_ROW_CHILDREN:
      if (coded != NULL) return add_coded_children(t, laid, coded->code, ref->column, ref->weight, sum);
      return add_open_children(t, laid, open, laid->columns[ref->column], ref->weight, sum);
  }
  return true;
}

/* What the cell shows; a formula's result is kept in it. No formula leads back to its cell. */
static bool evaluate(gk_template *t, const gk_laid_table *laid, int32_t row, int32_t col, gk_dec *out)
{
  gk_book_cell *cell = cell_of(t, laid, row, col);
  const gk_rule **rule = gk_template_rule_at(t, laid, row, col);
  *out = cell->number;
  if (cell->kind != GK_BOOK_FORMULA || *rule == NULL) return true;
  gk_dec sum = {0};
  for (size_t i = 0; i < (*rule)->right_count; i++) {
    if (!add_operand(t, laid, *rule, &(*rule)->right[i], row, col, &sum)) return false;
  }
  *rule = NULL; /* computed once */
  cell->number = *out = sum;
  return true;
}

static bool evaluate_table(gk_template *t, const gk_laid_table *laid)
{
  gk_book_sheet *sheet = &t->book->sheets[laid->sheet];
  bool any = false;
  gk_dec value;
  for (int32_t row = sheet->heading_end + 1; row < sheet->row_count; row++) {
    for (int32_t col = 0; col < sheet->col_count; col++) {
      const gk_book_cell *cell = gk_book_cell_at(sheet, row, col);
      if (cell->style != GK_STYLE_FILL && cell->style != GK_STYLE_COMPUTED) continue;
      if (!evaluate(t, laid, row, col, &value)) return false;
      any = any || gk_dec_sign(value) != 0;
    }
  }
  gk_book_cell *note = gk_book_cell_at(sheet, sheet->row_count - 1, 0);
  if (any && note->kind == GK_BOOK_FORMULA) note->text = "";
  return true;
}

bool gk_template_fill(gk_template *t)
{
  for (size_t i = 0; i < t->pack->table_count; i++) {
    if (t->tables[i].table != NULL) put_figures(t, &t->tables[i]);
  }
  for (size_t i = 0; i < t->pack->table_count; i++) {
    if (t->tables[i].table != NULL && !evaluate_table(t, &t->tables[i])) return false;
  }
  return true;
}
