/* SPDX-License-Identifier: MPL-2.0 */
/* The walk over a rule: the rows that it is applied to, the figures of its right side, in words. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "engine/rules/operands.h"
#include "one_pack.h"

enum { MOST_ROWS = 8 };

/* Tables with the rows that a test names: gk05 by code, gk06 with fixed lines and codes, gk04 by line. */
typedef struct fixture {
  gk_arena arena;
  gk_table tables[3];
  const gk_table **located;
} fixture;

static const gk_pack_line *line_of(const gk_pack_table *table, const char *key)
{
  for (size_t i = 0; i < table->line_count; i++) {
    if (strcmp(table->lines[i].key, key) == 0) return &table->lines[i];
  }
  return NULL;
}

static void add_table(fixture *f, gk_table *table, const char *id, const char *const *keys)
{
  size_t index = (size_t)gk_pack_table_index(pack, id);
  *table = (gk_table){.pack = &pack->tables[index]};
  table->rows = gk_arena_array(&f->arena, MOST_ROWS, sizeof *table->rows);
  table->column_found = gk_arena_array(&f->arena, table->pack->column_count, sizeof *table->column_found);
  for (size_t c = 0; c < table->pack->column_count; c++) table->column_found[c] = true;
  for (; *keys != NULL; keys++) {
    gk_row *row = &table->rows[table->row_count++];
    *row = (gk_row){.key = *keys, .name = "", .folded = "", .line = line_of(table->pack, *keys)};
    row->figures = gk_arena_array(&f->arena, table->pack->column_count, sizeof *row->figures);
    for (size_t c = 0; c < table->pack->column_count; c++) row->figures[c].state = GK_FIGURE_BLANK;
  }
  CU_ASSERT_TRUE_FATAL(gk_table_index(&f->arena, table));
  f->located[index] = table;
}

static void make(fixture *f)
{
  static const char *const gk05[] = {"total", "201", "20101", "2010101", "20102", "205", NULL};
  static const char *const gk06[] = {"301", "30101", "30102", "303", "personnel", NULL};
  static const char *const gk04[] = {"r33", "r59", NULL};
  *f = (fixture){.located = NULL};
  f->located = gk_arena_array(&f->arena, pack->table_count, sizeof *f->located);
  add_table(f, &f->tables[0], "gk05", gk05);
  add_table(f, &f->tables[1], "gk06", gk06);
  add_table(f, &f->tables[2], "gk04", gk04);
}

/* --- in words ----------------------------------------------------------------------------------------------------- */

typedef struct words {
  const fixture *f;
  const gk_operand_visitor *visitor;
  gk_text text;
} words;

static void say(gk_text *text, const char *mark, const gk_ref *ref, const gk_table *table, const char *key)
{
  gk_text_printf(text, "%s%s.%s.%s", mark, table->pack->id, key, table->pack->columns[ref->column].id);
}

static bool say_figure(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  say(&((words *)self)->text, ref->weight < 0 ? " -" : " +", ref, table, table->rows[row].key);
  return true;
}

static bool say_open(void *self, const gk_ref *ref, const gk_table *table, size_t row)
{
  (void)row;
  const char *key = ref->select == GK_ROW_KEY ? ref->key : ref->select == GK_ROW_EACH ? "*" : "children";
  say(&((words *)self)->text, " ?", ref, table, key);
  return true;
}

static bool say_row(void *self, const gk_rule *rule, const gk_table *table, size_t row)
{
  words *w = self;
  gk_operand_visitor visitor = *w->visitor;
  visitor.self = w;
  say(&w->text, w->text.length == 0 ? "" : "; ", &rule->left, table, table->rows[row].key);
  gk_text_puts(&w->text, " =");
  return gk_operands_visit(rule, w->f->located, table, row, &visitor);
}

static void expect(const fixture *f, const char *rule, const gk_operand_visitor *visitor, const char *expected)
{
  words w = {.f = f, .visitor = visitor};
  for (size_t i = 0; i < pack->rule_count; i++) {
    if (strcmp(pack->rules[i].id, rule) == 0) CU_ASSERT_TRUE(gk_rule_apply(&pack->rules[i], f->located, say_row, &w));
  }
  CU_ASSERT_STRING_EQUAL(w.text.bytes == NULL ? "" : w.text.bytes, expected);
  gk_text_free(&w.text);
}

/* --- tests -------------------------------------------------------------------------------------------------------- */

static const gk_operand_visitor closed = {.figure = say_figure}, opened = {.figure = say_figure, .open = say_open};

static void rows_of_children(void)
{
  fixture f;
  make(&f);
  expect(&f, "gk05.codes.c2", &closed,
         "gk05.total.c2 = +gk05.201.c2 +gk05.205.c2; gk05.201.c2 = +gk05.20101.c2 +gk05.20102.c2; "
         "gk05.20101.c2 = +gk05.2010101.c2");
  expect(&f, "gk06.codes.c1", &closed, "gk06.301.c1 = +gk06.30101.c1 +gk06.30102.c1");
  gk_arena_free(&f.arena);
}

static void rows_by_line_and_code(void)
{
  fixture f;
  make(&f);
  expect(&f, "gk06.c1.personnel", &closed, "gk06.personnel.c1 = +gk06.301.c1 +gk06.303.c1");
  expect(&f, "gk05.sum.gk06.c2", &closed, "gk05.total.c2 = +gk06.personnel.c1"); /* a row that is not there is 0 */
  expect(&f, "gk05.sum.gk06.c2", &opened, "gk05.total.c2 = +gk06.personnel.c1 ?gk06.public.c1");
  expect(&f, "gk04.same.gk05.r33", &closed, "gk04.r33.c3 = +gk05.201.c1");
  expect(&f, "gk04.same.gk05.r34", &closed, ""); /* the row is not there */
  gk_arena_free(&f.arena);
}

static void same_row(void)
{
  fixture f;
  make(&f);
  f.tables[0].rows[5].figures[0].state = GK_FIGURE_ABSENT;
  expect(&f, "gk05.across.c1", &closed,
         "gk05.total.c1 = +gk05.total.c2 +gk05.total.c3; gk05.201.c1 = +gk05.201.c2 +gk05.201.c3; "
         "gk05.20101.c1 = +gk05.20101.c2 +gk05.20101.c3; gk05.2010101.c1 = +gk05.2010101.c2 +gk05.2010101.c3; "
         "gk05.20102.c1 = +gk05.20102.c2 +gk05.20102.c3");
  gk_arena_free(&f.arena);
}

/* A template's table: which codes stand in its rows is known later. */
static void open_table(void)
{
  fixture f;
  make(&f);
  f.tables[0].open = true;
  expect(&f, "gk04.same.gk05.r33", &opened, "gk04.r33.c3 = ?gk05.201.c1");
  expect(&f, "gk04.same.gk05.r33", &closed, "gk04.r33.c3 = +gk05.201.c1");
  expect(&f, "gk05.same.gk04.c1", &opened, "gk05.total.c1 = +gk04.r59.c3");
  f.tables[0].row_count = 2; /* a code that has none below it yet */
  CU_ASSERT_TRUE(gk_table_index(&f.arena, &f.tables[0]));
  expect(&f, "gk05.codes.c2", &opened, "gk05.total.c2 = ?gk05.children.c2; gk05.201.c2 = ?gk05.children.c2");
  expect(&f, "gk05.codes.c2", &closed, "gk05.total.c2 = +gk05.201.c2; gk05.201.c2 =");
  gk_arena_free(&f.arena);
}

static void missing(void)
{
  fixture f;
  make(&f);
  f.tables[1].column_found[0] = false;
  expect(&f, "gk05.sum.gk06.c2", &closed, "");
  f.tables[1].column_found[0] = true;
  f.located[f.tables[1].pack - pack->tables] = NULL;
  expect(&f, "gk05.sum.gk06.c2", &closed, "");
  gk_arena_free(&f.arena);
}

void gk_suite_operands(void);
void gk_suite_operands(void)
{
  CU_pSuite suite = CU_add_suite("operands: what a rule means", load_pack, free_pack);
  CU_add_test(suite, "the children of a row", rows_of_children);
  CU_add_test(suite, "a line, a code, and one that is not there", rows_by_line_and_code);
  CU_add_test(suite, "the same row", same_row);
  CU_add_test(suite, "a table whose rows are still to be filled in", open_table);
  CU_add_test(suite, "no table, no column: no rows", missing);
}
