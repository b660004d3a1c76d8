/* SPDX-License-Identifier: MPL-2.0 */
/* The pack's rules as formulas of a template. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/rules/operands.h"
#include "engine/template/parts.h"

/* --- circles ------------------------------------------------------------------------------------------------------ */

/* Whether a formula, followed through the formulas it refers to, comes back to the cell. Visited cells are marked in
 * `seen`, one flag a cell of each sheet. */
static bool leads_to(const gk_book *book, bool *const *seen, const gk_book_part *items, size_t count, size_t sheet,
                     int32_t row, int32_t col)
{
  for (size_t i = 0; i < count; i++) {
    if (items[i].kind != GK_PART_AREA) continue;
    const gk_book_area *a = &items[i].area;
    gk_book_sheet *at = &book->sheets[items[i].sheet];
    if (items[i].sheet == sheet && row >= a->row && row <= a->row_end && col >= a->col && col <= a->col_end)
      return true;
    for (int32_t r = a->row; r <= a->row_end; r++) {
      for (int32_t c = a->col; c <= a->col_end; c++) {
        bool *flag = &seen[items[i].sheet][(size_t)r * (size_t)at->col_count + (size_t)c];
        const gk_book_cell *cell = gk_book_cell_at(at, r, c);
        if (*flag || cell->kind != GK_BOOK_FORMULA) continue;
        *flag = true;
        if (leads_to(book, seen, cell->parts, cell->part_count, sheet, row, col)) return true;
      }
    }
  }
  return false;
}

/* As leads_to; where memory runs out, the safe answer. */
static bool makes_circle(const gk_book *book, const gk_parts *p, size_t sheet, int32_t row, int32_t col)
{
  bool **seen = calloc(book->sheet_count, sizeof *seen);
  bool circle = seen == NULL;
  for (size_t i = 0; seen != NULL && i < book->sheet_count; i++) {
    seen[i] = calloc((size_t)book->sheets[i].row_count * (size_t)book->sheets[i].col_count, sizeof **seen);
    circle = circle || seen[i] == NULL;
  }
  circle = circle || leads_to(book, seen, p->items, p->count, sheet, row, col);
  for (size_t i = 0; seen != NULL && i < book->sheet_count; i++) free(seen[i]);
  free(seen);
  return circle;
}

/* --- operands ----------------------------------------------------------------------------------------------------- */

/* The formula of a figure being written. */
typedef struct writer {
  gk_template *t;
  gk_parts parts;
} writer;

static const gk_laid_table *laid_of(const gk_template *t, const gk_table *table)
{
  return &t->tables[table->pack - t->pack->tables];
}

static gk_book_area open_column(const gk_laid_table *laid, int32_t from_row, int32_t col)
{
  return (gk_book_area){from_row, col, laid->open_end, col};
}

static void add_sign(gk_parts *p, const gk_ref *ref)
{
  if (p->count > 0 || ref->weight < 0) gk_parts_text(p, ref->weight < 0 ? "-" : "+");
}

static bool add_figure(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  writer *w = self;
  const gk_figure *figure = &table->rows[row].figures[ref->column];
  add_sign(&w->parts, ref);
  gk_parts_cell(&w->parts, laid_of(w->t, table)->sheet, figure->row, figure->col);
  return true;
}

/* The rows below whose code is two digits longer than the row's and begins with it; of 合计, the codes of three. */
static bool add_children(gk_parts *p, const gk_laid_table *laid, const gk_row *row, int32_t col)
{
  bool total = row->line != NULL;
  int32_t from = total ? laid->open_row : row->row + 1;
  if (from > laid->open_end) return false;
  gk_book_area codes = open_column(laid, from, laid->code_column);
  gk_parts_text(p, "SUMPRODUCT((LEN(");
  gk_parts_area(p, laid->sheet, codes);
  if (total) {
    gk_parts_text(p, ")=3)*");
  } else {
    gk_parts_text(p, ")=LEN(");
    gk_parts_cell(p, laid->sheet, row->row, laid->code_column);
    gk_parts_text(p, ")+2)*(LEFT(");
    gk_parts_area(p, laid->sheet, codes);
    gk_parts_separator(p);
    gk_parts_text(p, "LEN(");
    gk_parts_cell(p, laid->sheet, row->row, laid->code_column);
    gk_parts_text(p, "))=");
    gk_parts_cell(p, laid->sheet, row->row, laid->code_column);
    gk_parts_text(p, "&\"\")*");
  }
  gk_parts_area(p, laid->sheet, open_column(laid, from, col));
  gk_parts_text(p, ")");
  return true;
}

/* The figure of a code that may or may not have been entered: the sum over the rows that have it. */
static bool add_lookup(writer *w, const gk_laid_table *laid, const char *code, int32_t col)
{
  gk_parts *p = &w->parts;
  gk_parts_text(p, "SUMIF(");
  gk_parts_area(p, laid->sheet, open_column(laid, laid->open_row, laid->code_column));
  gk_parts_separator(p);
  gk_parts_printf(p, w->t, "\"%s\"", code);
  gk_parts_separator(p);
  gk_parts_area(p, laid->sheet, open_column(laid, laid->open_row, col));
  gk_parts_text(p, ")");
  return true;
}

static bool add_open(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  writer *w = self;
  const gk_laid_table *laid = laid_of(w->t, table);
  if (!table->open) return false;
  add_sign(&w->parts, ref);
  switch (ref->select) {
    case GK_ROW_KEY: return add_lookup(w, laid, ref->key, laid->columns[ref->column]);
    case GK_ROW_CHILDREN: return add_children(&w->parts, laid, &table->rows[row], laid->columns[ref->column]);
    case GK_ROW_EACH:
    case GK_ROW_ITEMS: return false;
  }
  return false;
}

/* --- one figure --------------------------------------------------------------------------------------------------- */

gk_book_cell *gk_template_cell_at(const gk_template *t, const gk_laid_table *laid, size_t row, size_t column)
{
  const gk_figure *figure = &laid->table.rows[row].figures[column];
  return gk_book_cell_at(&t->book->sheets[laid->sheet], figure->row, figure->col);
}

const gk_rule **gk_template_rule_at(const gk_laid_table *laid, size_t row, size_t column)
{
  return &laid->rules[row * laid->table.pack->column_count + column];
}

/* Gives a figure the formula of a rule, where it has none yet and the rule can be written there. */
static bool compute(void *self, const gk_rule *rule, const gk_table *table, size_t row)
{
  writer w = {.t = self};
  const gk_laid_table *laid = laid_of(w.t, table);
  const gk_figure *figure = &table->rows[row].figures[rule->left.column];
  const gk_operand_visitor visitor = {&w, add_figure, add_open};
  gk_book_cell *cell = gk_template_cell_at(w.t, laid, row, rule->left.column);
  if (cell->kind != GK_BOOK_EMPTY || cell->style != GK_STYLE_FILL) return true;
  bool whole = gk_operands_visit(rule, w.t->located, table, row, &visitor) && w.parts.count > 0, ok = true;
  if (w.parts.failed) {
    ok = gk_fail_memory(w.t->err);
  } else if (whole && !makes_circle(w.t->book, &w.parts, laid->sheet, figure->row, figure->col)) {
    ok = gk_parts_keep(w.t, cell, &w.parts);
    *gk_template_rule_at(laid, row, rule->left.column) = rule;
    /* In a row to fill, the children's sum is a proposal: a code without children has its figure typed over it. */
    bool proposal = table->open && table->rows[row].line == NULL && rule->right[0].select == GK_ROW_CHILDREN;
    if (ok && !proposal) cell->style = GK_STYLE_COMPUTED;
  }
  free(w.parts.items);
  return ok;
}

/* The rules of a form, for each form of its kind that is printed. */
static bool compute_forms(gk_template *t, const gk_rule *rule)
{
  for (size_t i = t->pack->table_count; i < t->pack->table_count + t->pack->form_count; i++) {
    const gk_laid_table *laid = &t->tables[i];
    if (laid->table.pack != NULL && gk_rule_is_of_form(rule, t->pack, &laid->table) &&
        !gk_template_compute_form(t, laid, rule))
      return false;
  }
  return true;
}

static bool compute_rule(gk_template *t, const gk_rule *rule)
{
  if (t->pack->tables[rule->left.table].form) return compute_forms(t, rule);
  if (rule->kind == GK_RULE_AT_MOST || rule->kind == GK_RULE_RATIO) return true;
  return gk_rule_apply(rule, t->located, compute, t);
}

static bool is_inside(const gk_rule *rule)
{
  for (size_t i = 0; i < rule->right_count; i++) {
    if (rule->right[i].table != rule->left.table) return false;
  }
  return true;
}

/* --- names of codes, notes ---------------------------------------------------------------------------------------- */

static bool put_formula(gk_template *t, gk_book_cell *cell, gk_parts *p, const char *result)
{
  bool ok = !p->failed && gk_parts_keep(t, cell, p);
  cell->text = result;
  free(p->items);
  return ok || gk_fail_memory(t->err);
}

/* A code that the pack does not list keeps the name that came with its figures. */
static bool name_unlisted(gk_template *t, const gk_laid_table *laid, int32_t row, const char *code)
{
  gk_book_sheet *sheet = &t->book->sheets[laid->sheet];
  gk_book_area area = {row, laid->name_column, row, laid->name_column};
  const gk_placed *given = gk_figures_of_row(t->options->figures, (size_t)(laid->table.pack - t->pack->tables), code);
  return gk_book_put_text(t->book, sheet, area, GK_STYLE_FILL_NAME, given == NULL ? "" : given->name) ||
         gk_fail_memory(t->err);
}

/* =IF(A9="","",IFERROR(VLOOKUP(A9,科目!A2:B99,2,FALSE),"")) */
static bool name_row(gk_template *t, const gk_laid_table *laid, int32_t row)
{
  gk_book_sheet *sheet = &t->book->sheets[laid->sheet], *codes = &t->book->sheets[t->codes_sheet];
  const gk_book_cell *code = gk_book_cell_at(sheet, row, laid->code_column);
  const char *known = code->kind == GK_BOOK_TEXT ? gk_codes_name(&t->pack->function_codes, code->text) : "";
  if (known == NULL && t->options->figures != NULL) return name_unlisted(t, laid, row, code->text);
  gk_parts p = {0};
  gk_parts_text(&p, "IF(");
  gk_parts_cell(&p, laid->sheet, row, laid->code_column);
  gk_parts_text(&p, "=\"\"");
  gk_parts_separator(&p);
  gk_parts_text(&p, "\"\"");
  gk_parts_separator(&p);
  gk_parts_text(&p, "IFERROR(VLOOKUP(");
  gk_parts_cell(&p, laid->sheet, row, laid->code_column);
  gk_parts_separator(&p);
  gk_parts_area(&p, t->codes_sheet, (gk_book_area){1, 0, codes->row_count - 1, 1});
  gk_parts_separator(&p);
  gk_parts_text(&p, "2");
  gk_parts_separator(&p);
  gk_parts_text(&p, "FALSE");
  gk_parts_text(&p, ")");
  gk_parts_separator(&p);
  gk_parts_text(&p, "\"\"))");
  return put_formula(t, gk_book_cell_at(sheet, row, laid->name_column), &p, known == NULL ? "" : known);
}

/* The last row says that a table is empty as long as its figures add up to nothing. */
static bool note_empty(gk_template *t, const gk_laid_table *laid)
{
  gk_book_sheet *sheet = &t->book->sheets[laid->sheet];
  if (laid->table.pack->empty_notes.count == 0) return true;
  char quoted[128];
  int length = snprintf(quoted, sizeof quoted, "\"%s。\"", laid->table.pack->empty_notes.items[0]);
  if (length < 2 || (size_t)length >= sizeof quoted) return true;
  const char *literal = gk_arena_text(&t->book->arena, quoted, (size_t)length);
  const char *result = gk_arena_text(&t->book->arena, quoted + 1, (size_t)length - 2);
  if (literal == NULL || result == NULL) return gk_fail_memory(t->err);
  gk_parts p = {0};
  gk_parts_text(&p, "IF(");
  for (size_t c = 0; c < laid->table.pack->column_count; c++) {
    for (int32_t repeat = 0; repeat < (laid->repeats > 1 ? laid->repeats : 1); repeat++) {
      int32_t col = laid->columns[c] + repeat * laid->repeat_width;
      gk_parts_text(&p, p.count > 1 ? "+SUM(" : "SUM(");
      gk_parts_area(&p, laid->sheet, (gk_book_area){sheet->heading_end + 1, col, sheet->row_count - 3, col});
      gk_parts_text(&p, ")");
    }
  }
  gk_parts_text(&p, "=0");
  gk_parts_separator(&p);
  gk_parts_text(&p, literal);
  gk_parts_separator(&p);
  gk_parts_text(&p, "\"\")");
  return put_formula(t, gk_book_cell_at(sheet, sheet->row_count - 1, 0), &p, result);
}

static bool complete(gk_template *t, const gk_laid_table *laid)
{
  bool ok = note_empty(t, laid);
  if (t->codes_sheet == SIZE_MAX || laid->code_column < 0) return ok;
  for (int32_t row = laid->open_row; ok && row <= laid->open_end; row++) ok = name_row(t, laid, row);
  return ok;
}

bool gk_template_compute(gk_template *t)
{
  for (int inside = 1; inside >= 0; inside--) {
    for (size_t i = 0; i < t->pack->rule_count; i++) {
      const gk_rule *rule = &t->pack->rules[i];
      if (is_inside(rule) == (inside == 1) && !compute_rule(t, rule)) return false;
    }
  }
  for (size_t i = 0; i < t->pack->table_count; i++) {
    if (t->located[i] != NULL && !complete(t, &t->tables[i])) return false;
  }
  return true;
}
