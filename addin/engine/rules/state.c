/* SPDX-License-Identifier: MPL-2.0 */
/* State rules of whole tables: there or not, once, in one unit, of one department, blank with a note. */
#include "engine/rules/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/unit.h"
#include "engine/base/utf8.h"
#include "engine/rules/state_internal.h"
#include "engine/rules/state_list.h"

/* TABLE.state.WHAT for the finding that was added last; that of the one before it where it is the same. */
static const char *rule_id(const gk_finding_list *list, const gk_pack_table *pack, const char *what)
{
  static const char state_of[] = ".state.";
  char id[64];
  const gk_finding *before = list->count < 2 ? NULL : &list->items[list->count - 2];
  const char *said =
    before == NULL || pack == NULL || before->table != pack->id ? NULL : strstr(before->rule, state_of);
  if (said != NULL && strcmp(said + strlen(state_of), what) == 0) return before->rule;
  /* the forms of a family have its rules */
  int length = pack == NULL ? 0 : (int)(pack->form ? strcspn(pack->id, ".") : strlen(pack->id));
  snprintf(id, sizeof id, "%.*s%sstate.%s", length, pack == NULL ? "" : pack->id, pack == NULL ? "" : ".", what);
  return gk_arena_text(list->arena, id, strlen(id));
}

gk_finding *gk_state_add(gk_state *state, const gk_pack_table *pack, const gk_table *table, const char *what,
                         const char *message)
{
  gk_finding *finding = gk_finding_add(state->list);
  const char *rule = finding == NULL ? NULL : rule_id(state->list, pack, what);
  if (finding == NULL || state->list->arena->failed || rule == NULL) {
    if (finding != NULL) state->list->count--;
    state->failed = true;
    return NULL;
  }
  finding->rule = rule;
  finding->severity = gk_state_rule_named(what)->severity;
  finding->table = pack == NULL ? "" : pack->id;
  finding->message = message;
  finding->place.table = table;
  if (table != NULL) {
    finding->place.row = table->title_row;
    finding->place.col = table->title_col;
  }
  return finding;
}

void gk_state_about(gk_finding *finding, const char *subject)
{
  if (finding != NULL) finding->subject = subject;
}

void gk_state_at_figure(gk_state *state, gk_finding *finding, const gk_row *row, size_t column)
{
  if (finding == NULL) return;
  finding->place.figure_row = row;
  finding->place.column = (long)column;
  finding->place.row = row->figures[column].row;
  finding->place.col = row->figures[column].col;
  finding->cells = gk_arena_array(state->list->arena, 1, sizeof *finding->cells);
  if (finding->cells == NULL) state->failed = true;
  else finding->cells[finding->cell_count++] = finding->place;
}

const char *gk_state_quote(gk_arena *arena, const char *quoted, size_t most)
{
  gk_text text = {0};
  size_t length = strlen(quoted);
  bool cut = length > most;
  if (cut) length = gk_utf8_cut(quoted, most);
  for (size_t i = 0; i < length; i++) gk_text_add(&text, (unsigned char)quoted[i] < ' ' ? " " : quoted + i, 1);
  if (cut) gk_text_puts(&text, "…");
  return gk_text_keep(&text, arena);
}

/* --- there, and once ---------------------------------------------------------------------------------------------- */

static void add_missing(gk_state *s, const gk_pack_table *pack)
{
  gk_arena *arena = s->list->arena;
  gk_state_add(s, pack, NULL, "missing",
               gk_say(arena, "没有找到%s《%s》；请核对标题、表号和表头是否完整。", gk_name_table(arena, pack),
                      gk_label_in(pack->title)));
}

/* The tables stand in the pack's order, so that one pass finds the gaps. */
static void check_missing(gk_state *s)
{
  size_t next = 0;
  for (size_t i = 0; i < s->tables->pack->table_count && !s->failed; i++) {
    const gk_pack_table *pack = &s->tables->pack->tables[i];
    if (next == s->tables->count || s->tables->items[next].pack != pack) add_missing(s, pack);
    while (next < s->tables->count && s->tables->items[next].pack == pack) next++;
  }
}

static void check_twice(gk_state *s, const gk_table *table, const gk_table *first)
{
  if (first == table) return;
  gk_arena *arena = s->list->arena;
  char here[16], there[16];
  gk_address(table->title_row, table->title_col, here);
  gk_address(first->title_row, first->title_col, there);
  const char *said = gk_say(arena, "%s在工作表“%s”%s处又出现一次；只校验了工作表“%s”%s处的那一张，多余的请删去。",
                            gk_name_table(arena, table->pack), table->sheet->name, here, first->sheet->name, there);
  gk_state_add(s, table->pack, table, "twice", said);
}

/* --- columns, unit, note ------------------------------------------------------------------------------------------ */

static void check_columns(gk_state *s, const gk_table *table)
{
  for (size_t i = 0; i < table->pack->column_count; i++) {
    if (table->column_found[i]) continue;
    const char *said = gk_say(s->list->arena, "%s缺少“%s”栏；请按表式补上这一栏或改正表头。",
                              gk_name_table(s->list->arena, table->pack), gk_label_in(table->pack->columns[i].label));
    gk_state_add(s, table->pack, table, "column", said);
  }
}

bool gk_state_check_unit(gk_state *s, const gk_table *table)
{
  char cell[16];
  if (gk_unit_power(gk_table_unit(table)) >= 0) return true;
  const char *name =
    table->pack->form ? gk_name_form(s->list->arena, table) : gk_name_table(s->list->arena, table->pack);
  const char *said =
    gk_say(s->list->arena, "%s%s写的单位“%s”不认识，不能换算；请改为“%s”，或元、百元、千元、百万元、亿元。", name,
           gk_address(table->unit_row, table->unit_col, cell), table->unit, table->pack->unit);
  gk_finding *finding = gk_state_add(s, table->pack, table, "notunit", said);
  gk_state_about(finding, table->unit);
  if (finding == NULL) return false;
  finding->place.row = table->unit_row;
  finding->place.col = table->unit_col;
  return false;
}

static void check_unit(gk_state *s, const gk_table *table)
{
  if (!gk_state_check_unit(s, table) || strcmp(gk_table_unit(table), table->pack->unit) == 0) return;
  const char *said = gk_say(s->list->arena, "%s的单位是“%s”，公开表应以“%s”为单位；校验时已换算。",
                            gk_name_table(s->list->arena, table->pack), table->unit, table->pack->unit);
  gk_state_about(gk_state_add(s, table->pack, table, "unit", said), table->unit);
}

static bool has_figures(const gk_table *table)
{
  for (size_t r = 0; r < table->row_count; r++) {
    for (size_t c = 0; c < table->pack->column_count; c++) {
      const gk_figure *figure = &table->rows[r].figures[c];
      bool number = figure->state == GK_FIGURE_NUMBER || figure->state == GK_FIGURE_TEXT;
      if (figure->state == GK_FIGURE_WRONG || (number && gk_dec_sign(figure->value) != 0)) return true;
    }
  }
  return false;
}

static void check_note(gk_state *s, const gk_table *table)
{
  if (table->pack->empty_notes.count == 0) return;
  bool figures = has_figures(table);
  if (figures != table->has_empty_note) return;
  /* Calc saves our templates' notes, which are formulas, as .xls without their text. */
  if (!figures && table->may_have_note) return;
  const char *said = gk_say(s->list->arena,
                            figures ? N_("%s注明没有数据，表中却有数；请核对数字或去掉说明。")
                                    : N_("%s没有数据，也没有说明；空表应注明“本单位没有……，故本表无数据”。"),
                            gk_name_table(s->list->arena, table->pack));
  gk_state_add(s, table->pack, table, "note", said);
}

/* --- department --------------------------------------------------------------------------------------------------- */

/* A table and its department, folded. */
typedef struct named_table {
  const gk_table *table;
  const char *department;
} named_table;

static int by_department(const void *left, const void *right)
{
  const named_table *a = left, *b = right;
  int order = strcmp(a->department, b->department);
  return order != 0 ? order : a->table < b->table ? -1 : a->table > b->table;
}

/* The first table of the department that most tables name; of the earlier table where two are named equally often. */
static const named_table *usual_department(const named_table *named, size_t count)
{
  const named_table *usual = NULL;
  size_t most = 0;
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from; to < count && strcmp(named[to].department, named[from].department) == 0;) to++;
    if (to - from < most || (to - from == most && named[from].table > usual->table)) continue;
    most = to - from;
    usual = &named[from];
  }
  return usual;
}

static void add_department(gk_state *s, const gk_table *table, const gk_table *usual)
{
  gk_arena *arena = s->list->arena;
  const char *said = gk_say(arena, "%s的部门是“%s”，与%s的“%s”不一致；请核对是否混入了别的单位的表。",
                            gk_name_table(arena, table->pack), gk_state_quote(arena, table->department, 120),
                            gk_name_table(arena, usual->pack), gk_state_quote(arena, usual->department, 120));
  gk_state_about(gk_state_add(s, table->pack, table, "department", said), table->department);
}

static void check_departments(gk_state *s)
{
  gk_arena scratch = {0};
  size_t count = 0;
  named_table *named = gk_arena_array(&scratch, s->tables->count, sizeof *named);
  s->failed = s->failed || named == NULL;
  for (size_t i = 0; i < s->tables->count && !s->failed; i++) {
    const gk_table *table = &s->tables->items[i];
    if (*table->department == '\0') continue;
    named[count] = (named_table){table, gk_fold(&scratch, table->department)};
    s->failed = named[count++].department == NULL;
  }
  if (!s->failed && count > 1) {
    qsort(named, count, sizeof *named, by_department);
    const named_table *usual = usual_department(named, count);
    for (size_t i = 0; i < count && !s->failed; i++) {
      if (strcmp(named[i].department, usual->department) != 0) add_department(s, named[i].table, usual->table);
    }
  }
  gk_arena_free(&scratch);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static void add_none(gk_state *s)
{
  const gk_pack *pack = s->tables->pack;
  const char *said = gk_say(s->list->arena, "没有找到公开表：查找了“%s”等%zu张表的标题、表号和表头，工作簿里都没有。",
                            pack->table_count == 0 ? "" : gk_label_in(pack->tables[0].title), pack->table_count);
  gk_state_add(s, NULL, NULL, "none", said);
}

/* The layouts of another year were used: they were asked for, or there is no pack for this one. */
static void check_year(gk_state *s)
{
  const gk_pack *pack = s->tables->pack;
  int year = s->tables->year;
  if (year <= 0 || (pack->year <= year && year <= pack->until)) return;
  gk_state_add(s, NULL, NULL, "year",
               gk_say(s->list->arena, "工作簿写的是%d年度，校验用的是“%s”的表式；如有这一年的规则包，请改用。", year,
                      gk_label_in(pack->label)));
}

static void check_lost(gk_state *s)
{
  const gk_grid *grid = s->tables->grid;
  if (grid->lost == 0) return;
  gk_state_add(
    s, NULL, NULL, "lost",
    gk_say(s->list->arena,
           "文件有损坏：%zu个单元格的文字读不出来，已按空白校验，第一个在工作表“%s”%s；请打开核对，补上后重新保存。",
           grid->lost, grid->lost_in->name, grid->lost_at));
}

bool gk_state_findings(const gk_tables *tables, gk_finding_list *list)
{
  gk_state s = {.tables = tables, .list = list};
  check_lost(&s);
  for (size_t i = 0; i < tables->form_count && !s.failed; i++) gk_state_check_form(&s, gk_tables_form(tables, i));
  if (tables->count == 0) { /* a workbook of forms alone lacks no table */
    if (tables->form_count == 0) add_none(&s);
    return !s.failed;
  }
  check_year(&s);
  check_missing(&s);
  check_departments(&s);
  const gk_table *first = tables->items;
  for (size_t i = 0; i < tables->count && !s.failed; i++) {
    const gk_table *table = &tables->items[i];
    if (table->pack != first->pack) first = table;
    check_twice(&s, table, first);
    check_columns(&s, table);
    check_unit(&s, table);
    check_note(&s, table);
    gk_state_check_rows(&s, table);
    gk_state_check_codes(&s, table);
    gk_state_check_figures(&s, table);
  }
  return !s.failed;
}
