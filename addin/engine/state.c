/* SPDX-License-Identifier: MPL-2.0 */
#include "state.h"

#include <stdio.h>
#include <string.h>

#include "sentences.h"

/* What the state rules of one check need to hand around. */
typedef struct state {
  const gk_tables *tables;
  gk_lang lang;
  gk_finding_list *list;
  bool failed;
} state;

static const char *pick(const state *s, const char *zh, const char *en) {
  return s->lang == GK_EN ? en : zh;
}

/* Adds a finding of a table; the caller has begun its sentence in `text`, which is taken over. */
static gk_finding *add(state *s, const gk_pack_table *pack, const gk_table *table, const char *what, gk_severity severity,
                       gk_text *text) {
  char id[64];
  gk_finding *finding = gk_finding_add(s->list);
  const char *message = gk_text_keep(text, s->list->arena);
  snprintf(id, sizeof id, "%s%sstate.%s", pack == NULL ? "" : pack->id, pack == NULL ? "" : ".", what);
  const char *rule = gk_arena_text(s->list->arena, id, strlen(id));
  if (finding == NULL || message == NULL || rule == NULL) {
    if (finding != NULL) s->list->count--;
    s->failed = true;
    return NULL;
  }
  finding->rule = rule;
  finding->severity = severity;
  finding->table = pack == NULL ? "" : pack->id;
  finding->message = message;
  finding->place.table = table;
  if (table != NULL) {
    finding->place.row = table->top;
    finding->place.col = table->left;
  }
  return finding;
}

/* Sets a finding on one figure. */
static void place_on(state *s, gk_finding *finding, const gk_row *row, size_t column) {
  if (finding == NULL) return;
  finding->place.figure_row = row;
  finding->place.column = (long)column;
  finding->place.row = row->figures[column].row;
  finding->place.col = row->figures[column].col;
  finding->cells = gk_arena_array(s->list->arena, 1, sizeof *finding->cells);
  if (finding->cells == NULL) s->failed = true;
  else finding->cells[finding->cell_count++] = finding->place;
}

/* --- whole tables -------------------------------------------------------------------------------------------------------- */

static void check_presence(state *s, size_t index) {
  const gk_pack_table *pack = &s->tables->pack->tables[index];
  const gk_table *first = NULL, *again = NULL;
  for (size_t i = 0; i < s->tables->count; i++) {
    if (s->tables->items[i].pack != pack) continue;
    if (first == NULL) first = &s->tables->items[i];
    else if (again == NULL) again = &s->tables->items[i];
  }
  gk_text text = {0};
  if (first == NULL) {
    gk_text_puts(&text, pick(s, "没有找到", "Not found: "));
    gk_say_table(&text, pack, s->lang);
    if (s->lang == GK_ZH) gk_text_printf(&text, "《%s》", pack->title.zh);
    gk_text_puts(&text, pick(s, "；请核对标题、表号和表头是否完整。", "; check its title, its mark and its headings."));
    add(s, pack, NULL, "missing", GK_WARNING, &text);
  } else if (again != NULL) {
    gk_say_table(&text, pack, s->lang);
    gk_text_printf(&text, pick(s, "出现了不止一次（工作表“%s”和“%s”），只校验了第一张。",
                               " stands more than once (sheets \"%s\" and \"%s\"); the first one is checked."),
                   first->sheet->name, again->sheet->name);
    add(s, pack, again, "twice", GK_WARNING, &text);
  }
}

static void check_columns(state *s, const gk_table *table) {
  for (size_t i = 0; i < table->pack->column_count; i++) {
    if (table->column_found[i]) continue;
    gk_text text = {0};
    gk_say_table(&text, table->pack, s->lang);
    gk_text_printf(&text, pick(s, "缺少“%s”栏；请按表式补上这一栏或改正表头。",
                               " has no column \"%s\"; add it or mend its heading."),
                   gk_label_in(table->pack->columns[i].label, s->lang));
    add(s, table->pack, table, "column", GK_ERROR, &text);
  }
}

static void check_lines(state *s, const gk_table *table) {
  for (size_t i = 0; i < table->pack->line_count; i++) {
    const gk_pack_line *line = &table->pack->lines[i];
    if (line->names.count == 0 || gk_table_row(table, line->key) != NULL) continue;
    gk_text text = {0};
    gk_say_table(&text, table->pack, s->lang);
    gk_text_printf(&text, pick(s, "缺少“%s”一行；请按表式补上，没有数的也要保留这一行。",
                               " has no line \"%s\"; add it, even where it has no figure."),
                   gk_label_in(line->label, s->lang));
    add(s, table->pack, table, "line", GK_WARNING, &text);
  }
}

static void check_unit(state *s, const gk_table *table) {
  if (*table->unit == '\0' || strcmp(table->unit, table->pack->unit) == 0) return;
  gk_text text = {0};
  gk_say_table(&text, table->pack, s->lang);
  gk_text_printf(&text, pick(s, "的单位是“%s”，公开表应以“%s”为单位；校验时已换算。",
                             " is in %s, while it is published in %s; the check converts it."),
                 table->unit, table->pack->unit);
  add(s, table->pack, table, "unit", GK_WARNING, &text);
}

static void check_department(state *s, const gk_table *table) {
  const gk_table *first = NULL;
  for (size_t i = 0; i < s->tables->count && first == NULL; i++) {
    if (*s->tables->items[i].department != '\0') first = &s->tables->items[i];
  }
  if (first == NULL || *table->department == '\0') return;
  gk_arena scratch = {0};
  const char *a = gk_fold(&scratch, first->department), *b = gk_fold(&scratch, table->department);
  bool differ = a != NULL && b != NULL && strcmp(a, b) != 0;
  s->failed = s->failed || a == NULL || b == NULL;
  gk_arena_free(&scratch);
  if (!differ) return;
  gk_text text = {0};
  gk_say_table(&text, table->pack, s->lang);
  gk_text_printf(&text, pick(s, "的部门是“%s”，与", " is of \"%s\", while "), table->department);
  gk_say_table(&text, first->pack, s->lang);
  gk_text_printf(&text, pick(s, "的“%s”不一致；请核对是否混入了别的单位的表。", " is of \"%s\"; is it another unit's table?"),
                 first->department);
  add(s, table->pack, table, "department", GK_WARNING, &text);
}

static bool has_figures(const gk_table *table) {
  for (size_t r = 0; r < table->row_count; r++) {
    for (size_t c = 0; c < table->pack->column_count; c++) {
      const gk_figure *figure = &table->rows[r].figures[c];
      bool number = figure->state == GK_FIGURE_NUMBER || figure->state == GK_FIGURE_TEXT;
      if (figure->state == GK_FIGURE_WRONG || (number && gk_dec_sign(figure->value) != 0)) return true;
    }
  }
  return false;
}

static void check_note(state *s, const gk_table *table) {
  if (table->pack->empty_notes.count == 0) return;
  bool figures = has_figures(table);
  if (figures != table->has_empty_note) return;
  gk_text text = {0};
  gk_say_table(&text, table->pack, s->lang);
  gk_text_puts(&text, figures ? pick(s, "注明没有数据，表中却有数；请核对数字或去掉说明。",
                                     " has a note that it holds no data, but it holds figures.")
                              : pick(s, "没有数据，也没有说明；空表应注明“……，故本表无数据”。",
                                     " is empty without a note; an empty table says why it has no data."));
  add(s, table->pack, table, "note", GK_WARNING, &text);
}

/* --- figures ------------------------------------------------------------------------------------------------------------------ */

static void say_wrong(state *s, const gk_table *table, const gk_row *row, size_t column) {
  const gk_figure *figure = &row->figures[column];
  const gk_cell *cell = gk_sheet_at(table->sheet, figure->row, figure->col);
  gk_text text = {0};
  gk_say_figure(&text, table, row, column, s->lang);
  const char *what = "text";
  if (cell != NULL && cell->kind == GK_CELL_ERROR) {
    what = "value";
    gk_text_printf(&text, pick(s, "是公式的错误值%s；请改正公式。", " is the error value %s; mend the formula."), cell->text);
  } else if (cell != NULL && cell->kind == GK_CELL_UNCOMPUTED) {
    what = "uncomputed";
    gk_text_puts(&text, pick(s, "是没有计算的公式；请在Calc中打开、重新计算并保存。",
                             " is a formula that was never computed; open it in Calc, recalculate and save."));
  } else {
    gk_text_printf(&text, pick(s, "是文字“%.60s”，这里应填数字。", " holds the text \"%.60s\" where a figure belongs."),
                   cell == NULL ? "" : cell->text);
  }
  place_on(s, add(s, table->pack, table, what, GK_ERROR, &text), row, column);
}

static void check_number(state *s, const gk_table *table, const gk_row *row, size_t column) {
  const gk_figure *figure = &row->figures[column];
  gk_text text = {0};
  if (gk_dec_trim(figure->value).scale > table->pack->decimals) {
    gk_say_figure(&text, table, row, column, s->lang);
    gk_text_puts(&text, pick(s, "为", " is "));
    gk_say_amount(&text, figure->value);
    gk_text_printf(&text, pick(s, "，小数多于%d位；公开的数应四舍五入到%d位。", ", with more than %d decimals; published figures have %d."),
                   table->pack->decimals, table->pack->decimals);
    place_on(s, add(s, table->pack, table, "precision", GK_WARNING, &text), row, column);
  }
}

static void check_text_number(state *s, const gk_table *table, const gk_row *row, size_t column) {
  gk_text text = {0};
  gk_say_figure(&text, table, row, column, s->lang);
  gk_text_puts(&text, pick(s, "以文本形式存放数字，公式不会计入它；校验时已按数字处理。",
                           " is a number stored as text, which formulas pass over; the check reads it as a number."));
  place_on(s, add(s, table->pack, table, "number", GK_INFO, &text), row, column);
}

static void check_figures(state *s, const gk_table *table) {
  for (size_t r = 0; r < table->row_count && !s->failed; r++) {
    for (size_t c = 0; c < table->pack->column_count; c++) {
      const gk_figure *figure = &table->rows[r].figures[c];
      if (figure->state == GK_FIGURE_WRONG) say_wrong(s, table, &table->rows[r], c);
      if (figure->state == GK_FIGURE_TEXT) check_text_number(s, table, &table->rows[r], c);
      if (figure->state == GK_FIGURE_NUMBER || figure->state == GK_FIGURE_TEXT) check_number(s, table, &table->rows[r], c);
    }
  }
}

static void add_none(state *s) {
  gk_text text = {0};
  gk_text_printf(&text, pick(s, "没有找到公开表：查找了“%s”等%zu张表的标题、表号和表头，工作簿里都没有。",
                             "No table was found: the titles, marks and headings of \"%s\" and the others (%zu in all) do not "
                             "stand in the workbook."),
                 s->tables->pack->table_count == 0 ? "" : gk_label_in(s->tables->pack->tables[0].title, s->lang),
                 s->tables->pack->table_count);
  add(s, NULL, NULL, "none", GK_ERROR, &text);
}

bool gk_state_findings(const gk_tables *tables, gk_lang lang, gk_finding_list *list) {
  state s = {.tables = tables, .lang = lang, .list = list};
  if (tables->count == 0) {
    add_none(&s);
    return !s.failed;
  }
  for (size_t i = 0; i < tables->pack->table_count; i++) check_presence(&s, i);
  for (size_t i = 0; i < tables->count && !s.failed; i++) {
    const gk_table *table = &tables->items[i];
    check_columns(&s, table);
    check_lines(&s, table);
    check_unit(&s, table);
    check_department(&s, table);
    check_note(&s, table);
    check_figures(&s, table);
  }
  return !s.failed;
}
