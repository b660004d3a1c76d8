/* SPDX-License-Identifier: MPL-2.0 */
/* The forms of a template (绩效自评表), blank: printed as the pack says. Their figures are those of a table, so that the
 * rules that a check judges by give the sums, the rate, the scores and the grade. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/grade.h"
#include "engine/rules/operands.h"
#include "engine/template/parts.h"

enum { ROW_HEIGHT = 70 /* in tenths of a millimetre */ };

/* A form being laid out, and the place of the cell that is. */
typedef struct form {
  gk_template *t;
  gk_laid_table *laid;
  gk_book_sheet *sheet;
  gk_row *item; /* that stands in the row being laid out, NULL for none yet */
  gk_book_area area;
  bool ok;
} form;

/* --- figures ------------------------------------------------------------------------------------------------------ */

static bool make_rows(form *f)
{
  gk_arena *arena = &f->t->book->arena;
  gk_table *table = &f->laid->table;
  const gk_pack_table *pack = table->pack;
  size_t most = pack->line_count + pack->print->row_count;
  table->rows = gk_arena_array(arena, most, sizeof *table->rows);
  table->column_found = gk_arena_array(arena, pack->column_count, sizeof *table->column_found);
  f->laid->rules = gk_arena_array(arena, most * pack->column_count, sizeof *f->laid->rules);
  gk_figure *figures = gk_arena_array(arena, most * pack->column_count, sizeof *figures);
  if (table->rows == NULL || table->column_found == NULL || f->laid->rules == NULL || figures == NULL) return false;
  for (size_t i = 0; i < most; i++)
    table->rows[i] =
      (gk_row){.key = gk_item_key, .name = "", .folded = "", .figures = figures + i * pack->column_count};
  for (size_t i = 0; i < pack->line_count; i++)
    table->rows[i].key = pack->lines[i].key, table->rows[i].line = &pack->lines[i];
  table->row_count = pack->line_count;
  return true;
}

static void put_figure(form *f, const gk_print_cell *cell)
{
  gk_table *table = &f->laid->table;
  if (cell->line < 0 && f->item == NULL) f->item = &table->rows[table->row_count++];
  gk_row *row = cell->line < 0 ? f->item : &table->rows[cell->line];
  row->figures[cell->column] = (gk_figure){.state = GK_FIGURE_BLANK, .row = f->area.row, .col = (int16_t)f->area.col};
  table->column_found[cell->column] = true;
  gk_book_cell *at = gk_book_cell_at(f->sheet, f->area.row, f->area.col);
  at->style = GK_STYLE_FILL;
  if (cell->value > 0)
    *at = (gk_book_cell){.kind = GK_BOOK_NUMBER, .style = GK_STYLE_FILL, .number = {.units = cell->value}};
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static void put(form *f, gk_book_style style, const char *text)
{
  f->ok = f->ok && gk_book_put_text(f->t->book, f->sheet, f->area, style, text);
}

static void put_title(form *f)
{
  char title[160];
  int year = f->t->options->year != 0 ? f->t->options->year : f->t->pack->year;
  snprintf(title, sizeof title, "%d年度%s", year, f->laid->table.pack->titles.items[0]);
  put(f, GK_STYLE_TITLE, title);
}

/* The department is that of the first table: behind 部门： */
static void put_department(form *f)
{
  const char *department = f->t->options->department;
  gk_parts p = {0};
  put(f, GK_STYLE_FILL_NAME, "");
  gk_parts_text(&p, "MID(");
  gk_parts_cell(&p, 0, 2, 0);
  gk_parts_separator(&p);
  gk_parts_text(&p, "4");
  gk_parts_separator(&p);
  gk_parts_text(&p, "100)");
  gk_book_cell *cell = gk_book_cell_at(f->sheet, f->area.row, f->area.col);
  f->ok = f->ok && !p.failed && gk_parts_keep(f->t, cell, &p);
  cell->text = department == NULL ? "" : department;
  free(p.items);
}

static void put_cell(form *f, const gk_print_row *row, const gk_print_cell *cell)
{
  static const gk_book_style styles[] = {[GK_PRINT_AS_NAME] = GK_STYLE_NAME,
                                         [GK_PRINT_AS_TITLE] = GK_STYLE_TITLE,
                                         [GK_PRINT_AS_HEADING] = GK_STYLE_HEADING,
                                         [GK_PRINT_AS_TOTAL] = GK_STYLE_TOTAL};
  gk_book_cell *at = gk_book_cell_at(f->sheet, f->area.row, f->area.col);
  switch (cell->kind) {
    case GK_PRINT_NOTHING:
      if (at->kind != GK_BOOK_COVERED) at->style = GK_STYLE_SHUT;
      break;
    case GK_PRINT_TEXT: put(f, styles[row->style], cell->text); break;
    case GK_PRINT_TITLE: put_title(f); break;
    case GK_PRINT_DEPARTMENT: put_department(f); break;
    case GK_PRINT_NAME:
    case GK_PRINT_BLANK: put(f, GK_STYLE_FILL_NAME, ""); break;
    case GK_PRINT_GRADE:
      put(f, GK_STYLE_TOTAL, "");
      f->laid->grade = at;
      break;
    case GK_PRINT_FIGURE: put_figure(f, cell); break;
  }
}

/* A row with the name of what a form is about stands only where such a form has one. */
static bool is_printed(const gk_pack_table *table, const gk_print_row *row)
{
  for (size_t i = 0; i < row->count; i++) {
    if (row->cells[i].kind == GK_PRINT_NAME && table->called.count == 0) return false;
  }
  return true;
}

static int32_t count_rows(const gk_pack_table *table)
{
  int32_t count = 0;
  for (size_t i = 0; i < table->print->row_count; i++) count += is_printed(table, &table->print->rows[i]);
  return count;
}

/* What a cell reaches over; never beyond the sheet. */
static gk_book_area area_of(const form *f, const gk_print_cell *cell, int32_t row, int32_t col)
{
  gk_book_area area = {row, col, row + cell->down, col + cell->right};
  if (area.row_end >= f->sheet->row_count) area.row_end = f->sheet->row_count - 1;
  if (area.col_end >= f->sheet->col_count) area.col_end = f->sheet->col_count - 1;
  return area;
}

static void put_rows(form *f)
{
  const gk_pack_table *table = f->laid->table.pack;
  int32_t at = 0;
  for (size_t r = 0; r < table->print->row_count; r++) {
    const gk_print_row *row = &table->print->rows[r];
    if (!is_printed(table, row)) continue;
    f->item = NULL;
    f->sheet->heights[at] = row->height > 0 ? row->height : ROW_HEIGHT;
    for (size_t c = 0; c < row->count; c++) {
      f->area = area_of(f, &row->cells[c], at, (int32_t)c);
      put_cell(f, row, &row->cells[c]);
    }
    at++;
  }
}

bool gk_template_lay_form(gk_template *t, gk_laid_table *laid)
{
  form f = {.t = t, .laid = laid, .sheet = &t->book->sheets[laid->sheet], .ok = true};
  const gk_pack_table *table = laid->table.pack;
  int32_t columns = (int32_t)table->print->column_count;
  if (!gk_book_size_sheet(t->book, laid->sheet, table->sheet, count_rows(table), columns) || !make_rows(&f))
    return gk_fail_memory(t->err);
  for (int32_t col = 0; col < columns; col++) f.sheet->widths[col] = table->print->widths[col];
  put_rows(&f);
  return (f.ok && gk_table_index(&t->book->arena, &laid->table)) || gk_fail_memory(t->err);
}

/* --- formulas ----------------------------------------------------------------------------------------------------- */

/* A formula being written, with what it gives on the blank form. */
typedef struct writer {
  gk_template *t;
  const gk_laid_table *laid;
  gk_parts parts;
  gk_book_area figures[GK_TEMPLATE_TERMS];
  size_t count;
  gk_dec result;
} writer;

/* Figures one below the other are one area. */
static bool add_figure(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  writer *w = self;
  const gk_figure *figure = &table->rows[row].figures[ref->column];
  gk_book_area *last = w->count > 0 ? &w->figures[w->count - 1] : NULL;
  if (figure->state == GK_FIGURE_ABSENT) return true;
  if (table != &w->laid->table || ref->weight != 1) return false;
  const gk_book_cell *cell = gk_template_cell_at(w->t, w->laid, row, ref->column);
  if (!gk_dec_add(w->result, cell->number, &w->result)) return false;
  bool below = last != NULL && last->col == figure->col && last->row_end + 1 == figure->row;
  if (below) last->row_end++;
  else if (w->count < GK_TEMPLATE_TERMS)
    w->figures[w->count++] = (gk_book_area){figure->row, figure->col, figure->row, figure->col};
  return below || w->count < GK_TEMPLATE_TERMS;
}

/* =SUM(I5;G13:G23): texts in it count for nothing. */
static void write_sum(writer *w)
{
  gk_parts_text(&w->parts, "SUM(");
  for (size_t i = 0; i < w->count; i++) {
    if (i > 0) gk_parts_separator(&w->parts);
    gk_parts_area(&w->parts, w->laid->sheet, w->figures[i]);
  }
  gk_parts_text(&w->parts, ")");
}

static void write_quotient(writer *w, const gk_book_area *dividend)
{
  gk_parts_area(&w->parts, w->laid->sheet, dividend[0]);
  gk_parts_text(&w->parts, "/");
  gk_parts_area(&w->parts, w->laid->sheet, dividend[1]);
}

/* =IF(E5=0;"";FIXED(F5/E5*100;2)&"%"), or =IF(E5=0;"";MIN(G5;ROUND(G5*F5/E5;2))). */
static void write_ratio(writer *w)
{
  gk_parts *p = &w->parts;
  bool score = w->count == 3;
  gk_parts_text(p, "IF(");
  gk_parts_area(p, w->laid->sheet, w->figures[w->count - 1]);
  gk_parts_text(p, "=0");
  gk_parts_separator(p);
  gk_parts_text(p, "\"\"");
  gk_parts_separator(p);
  gk_parts_text(p, score ? "MIN(" : "FIXED(");
  if (score) gk_parts_area(p, w->laid->sheet, w->figures[0]);
  if (score) gk_parts_separator(p);
  if (score) gk_parts_text(p, "ROUND(");
  if (score) gk_parts_area(p, w->laid->sheet, w->figures[0]);
  if (score) gk_parts_text(p, "*");
  write_quotient(w, &w->figures[w->count - 2]);
  if (!score) gk_parts_text(p, "*100");
  gk_parts_separator(p);
  gk_parts_text(p, score ? "2)))" : "2)&\"%\")");
}

/* Gives a figure the formula of a rule, where it has none yet. */
static bool compute(void *self, const gk_rule *rule, const gk_table *table, size_t row)
{
  writer w = {.t = self};
  w.laid = &w.t->tables[table->pack - w.t->pack->tables];
  const gk_operand_visitor visitor = {.self = &w, .figure = add_figure};
  gk_book_cell *cell = gk_template_cell_at(w.t, w.laid, row, rule->left.column);
  bool ratio = rule->kind == GK_RULE_RATIO;
  if (cell->kind != GK_BOOK_EMPTY || cell->style != GK_STYLE_FILL) return true;
  if (!gk_operands_visit(rule, w.t->located, table, row, &visitor) || w.count == 0) return true;
  if (ratio && w.count != rule->right_count) return true;
  (ratio ? write_ratio : write_sum)(&w);
  bool ok = w.parts.failed ? gk_fail_memory(w.t->err) : gk_parts_keep(w.t, cell, &w.parts);
  free(w.parts.items);
  cell->style = GK_STYLE_COMPUTED;
  cell->text = ratio ? "" : NULL;
  if (!ratio) cell->number = w.result;
  return ok;
}

/* ="等级："&IF(H23=0;"";IF(H23>=90;"优";…"差")) */
static bool put_grade(gk_template *t, const gk_laid_table *laid, const gk_rule *rule)
{
  const gk_row *row = gk_table_line(&laid->table, rule->left.line);
  const gk_figure *score = row == NULL ? NULL : &row->figures[rule->left.column];
  if (laid->grade == NULL || score == NULL || score->state == GK_FIGURE_ABSENT) return true;
  gk_parts p = {0};
  gk_parts_printf(&p, t, "\"%s：\"&", rule->words.items[0]);
  for (size_t i = 0; i < GK_GRADES; i++) {
    gk_parts_text(&p, "IF(");
    gk_parts_cell(&p, laid->sheet, score->row, score->col);
    if (i == 0) gk_parts_text(&p, "=0");
    else gk_parts_printf(&p, t, ">=%d", gk_grades[i - 1].from);
    gk_parts_separator(&p);
    gk_parts_printf(&p, t, "\"%s\"", i == 0 ? "" : gk_grades[i - 1].name);
    gk_parts_separator(&p);
  }
  gk_parts_printf(&p, t, "\"%s\"))))", gk_grades[GK_GRADES - 1].name);
  bool ok = p.failed ? gk_fail_memory(t->err) : gk_parts_keep(t, laid->grade, &p);
  free(p.items);
  char blank[64];
  int length = snprintf(blank, sizeof blank, "%s：", rule->words.items[0]);
  laid->grade->text = gk_arena_text(&t->book->arena, blank, (size_t)length);
  return ok && (laid->grade->text != NULL || gk_fail_memory(t->err));
}

bool gk_template_compute_form(gk_template *t, const gk_laid_table *laid, const gk_rule *rule)
{
  if (rule->kind == GK_RULE_GRADE) return put_grade(t, laid, rule);
  if (rule->kind == GK_RULE_AT_MOST || rule->together || rule->constant != 0) return true;
  t->located[rule->left.table] = &laid->table;
  return gk_rule_apply(rule, t->located, compute, t);
}
