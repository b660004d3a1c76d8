/* SPDX-License-Identifier: MPL-2.0 */
/* Figures in a template, and what its formulas give then: the rules behind them, evaluated exactly. */
#include "engine/rules/operands.h"
#include "engine/template/template_internal.h"

/* --- figures ------------------------------------------------------------------------------------------------------ */

/* A figure to be filled takes its number; a code without children has it in place of the proposed formula. */
static void put_figure(gk_template *t, const gk_laid_table *laid, size_t row, size_t column)
{
  const char *key = laid->table.rows[row].key;
  gk_book_cell *cell = gk_template_cell_at(t, laid, row, column);
  size_t below;
  gk_dec value;
  gk_table_below(&laid->table, row, &below);
  if (cell->style != GK_STYLE_FILL || key[0] == '\0' || (cell->kind == GK_BOOK_FORMULA && below > 0)) return;
  *gk_template_rule_at(laid, row, column) = NULL;
  *cell = (gk_book_cell){.kind = GK_BOOK_EMPTY, .style = GK_STYLE_FILL};
  size_t table = (size_t)(laid->table.pack - t->pack->tables);
  if (!gk_figures_sum(t->options->figures, table, key, column, &value)) return;
  cell->kind = gk_dec_sign(value) == 0 ? GK_BOOK_EMPTY : GK_BOOK_NUMBER;
  cell->number = value;
}

static void put_figures(gk_template *t, const gk_laid_table *laid)
{
  for (size_t row = 0; row < laid->table.row_count; row++) {
    for (size_t column = 0; column < laid->table.pack->column_count; column++) {
      if (laid->table.rows[row].figures[column].state != GK_FIGURE_ABSENT) put_figure(t, laid, row, column);
    }
  }
}

/* --- results ------------------------------------------------------------------------------------------------------ */

/* What a formula gives, being summed. */
typedef struct result {
  gk_template *t;
  gk_dec sum;
} result;

static bool evaluate(gk_template *t, const gk_laid_table *laid, size_t row, size_t column, gk_dec *out);

static bool add_figure(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  result *r = self;
  const gk_laid_table *laid = &r->t->tables[table->pack - r->t->pack->tables];
  gk_dec value, weighted;
  if (!evaluate(r->t, laid, row, ref->column, &value)) return false;
  if (gk_dec_scale_by(value, ref->weight, &weighted) && gk_dec_add(r->sum, weighted, &r->sum)) return true;
  return gk_fail(r->t->err, GK_ERR_LIMIT, "%s的数太大，加不起来。", table->pack->mark);
}

/* What the cell shows; a formula's result is kept in it. No formula leads back to its cell. */
static bool evaluate(gk_template *t, const gk_laid_table *laid, size_t row, size_t column, gk_dec *out)
{
  gk_book_cell *cell = gk_template_cell_at(t, laid, row, column);
  const gk_rule **rule = gk_template_rule_at(laid, row, column);
  *out = cell->number;
  if (cell->kind != GK_BOOK_FORMULA || *rule == NULL) return true;
  result r = {.t = t};
  const gk_operand_visitor visitor = {.self = &r, .figure = add_figure};
  if (!gk_operands_visit(*rule, t->located, &laid->table, row, &visitor)) return false;
  *rule = NULL; /* computed once */
  cell->number = *out = r.sum;
  return true;
}

static bool evaluate_table(gk_template *t, const gk_laid_table *laid)
{
  gk_book_sheet *sheet = &t->book->sheets[laid->sheet];
  bool any = false;
  gk_dec value;
  for (size_t row = 0; row < laid->table.row_count; row++) {
    for (size_t column = 0; column < laid->table.pack->column_count; column++) {
      if (laid->table.rows[row].figures[column].state == GK_FIGURE_ABSENT) continue;
      if (!evaluate(t, laid, row, column, &value)) return false;
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
    if (t->located[i] != NULL) put_figures(t, &t->tables[i]);
  }
  for (size_t i = 0; i < t->pack->table_count; i++) {
    if (t->located[i] != NULL && !evaluate_table(t, &t->tables[i])) return false;
  }
  return true;
}
