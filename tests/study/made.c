/* SPDX-License-Identifier: MPL-2.0 */
#include "made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/template/template.h"

enum {
  CLASSES = 8,
  SECTIONS = 2, /* 款 of each 类 */
  ITEMS = 3,    /* 项 of each 款 */
  LEAVES = CLASSES * SECTIONS * ITEMS,
  CODES = CLASSES + CLASSES * SECTIONS + LEAVES,
  COLUMNS = 8,
  SEED = 2022
};

static const int classes[CLASSES] = {201, 205, 206, 208, 210, 212, 223, 229};
enum { FUND_CLASS = 5, CAPITAL_CLASS = 6 };

/* Figures of one table by code: the row of 合计 first, then the codes. In 分. */
typedef int64_t by_code[CODES + 1][COLUMNS];

typedef struct made {
  uint64_t random;
  char codes[CODES][8];
  by_code income, spent, general, fund, capital; /* 公开02, 03, 05, 08, 09 */
  gk_grid *grid;
  const gk_tables *tables;
  bool failed;
} made;

uint64_t made_random(uint64_t *state)
{
  uint64_t z = (*state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/* An amount of up to `most` 万元, in 分. */
static int64_t amount(made *m, int64_t most)
{
  return (int64_t)(made_random(&m->random) % (uint64_t)(most * 1000000)) + 1;
}

/* --- putting ------------------------------------------------------------------------------------------------------ */

/* Publishes an amount: 万元 with two decimals, half up. Nothing is put for zero. */
static void put(made *m, const char *table, const char *row, const char *column, int64_t fen)
{
  long index = gk_pack_table_index(m->tables->pack, table);
  const gk_table *found = index < 0 ? NULL : gk_tables_get(m->tables, (size_t)index);
  const gk_row *at = found == NULL ? NULL : gk_table_row(found, row);
  long at_column = at == NULL ? -1 : gk_pack_column_index(found->pack, column);
  if (at_column < 0) {
    fprintf(stderr, "study: the template has no %s.%s.%s\n", table, row, column);
    m->failed = true;
    return;
  }
  const gk_figure *figure = &at->figures[at_column];
  if (fen != 0)
    gk_grid_put_number(m->grid, m->grid->sheets[found->sheet_index], figure->row, figure->col,
                       gk_dec_trim((gk_dec){(fen + 5000) / 10000, 2}), false);
}

static void put_codes(made *m, const char *table, by_code figures, int columns)
{
  for (int c = 0; c < columns; c++) {
    char column[8];
    snprintf(column, sizeof column, "c%d", c + 1);
    put(m, table, "total", column, figures[0][c]);
    for (int i = 0; i < CODES; i++) put(m, table, m->codes[i], column, figures[i + 1][c]);
  }
}

/* --- tables by code ----------------------------------------------------------------------------------------------- */

static void make_codes(made *m)
{
  int at = 0;
  for (int c = 0; c < CLASSES; c++) {
    snprintf(m->codes[at++], sizeof *m->codes, "%03d", classes[c]);
    for (int s = 0; s < SECTIONS; s++) {
      snprintf(m->codes[at++], sizeof *m->codes, "%03d%02d", classes[c], s + 1);
      for (int i = 0; i < ITEMS; i++)
        snprintf(m->codes[at++], sizeof *m->codes, "%03d%02d%02d", classes[c], s + 1, i + 1);
    }
  }
}

/* Adds an amount to the rows of a 项, its 款, its 类 and 合计. */
static void add(made *m, by_code figures, int leaf, int column, int64_t fen)
{
  figures[0][column] += fen;
  for (int i = 0; i < CODES; i++) {
    if (strncmp(m->codes[leaf], m->codes[i], strlen(m->codes[i])) == 0) figures[i + 1][column] += fen;
  }
}

static void add_with_total(made *m, by_code figures, int leaf, int column, int64_t fen)
{
  add(m, figures, leaf, column, fen);
  add(m, figures, leaf, 0, fen);
}

/* What one 项 received and spent, from every source. */
static void make_leaf(made *m, int leaf, int class, int64_t basic)
{
  int64_t project = amount(m, 900), own = amount(m, 40), left = amount(m, 30);
  if (class == FUND_CLASS) {
    int64_t start = amount(m, 50), fund = amount(m, 500), received = fund + amount(m, 60);
    add(m, m->fund, leaf, 0, start);
    add(m, m->fund, leaf, 1, received);
    add(m, m->fund, leaf, 2, fund);
    add(m, m->fund, leaf, 4, fund);
    add(m, m->fund, leaf, 5, start + received - fund);
    add_with_total(m, m->income, leaf, 1, received);
    add_with_total(m, m->spent, leaf, 2, fund);
  }
  if (class == CAPITAL_CLASS) {
    int64_t capital = amount(m, 300);
    add_with_total(m, m->capital, leaf, 2, capital);
    add_with_total(m, m->income, leaf, 1, capital);
    add_with_total(m, m->spent, leaf, 2, capital);
  } else {
    add_with_total(m, m->general, leaf, 1, basic);
    add_with_total(m, m->general, leaf, 2, project);
    add_with_total(m, m->income, leaf, 1, basic + project + left);
    add_with_total(m, m->spent, leaf, 1, basic + own / 3);
    add_with_total(m, m->spent, leaf, 2, project + own - own / 3);
  }
  for (int c = 2; c < 7; c++) add_with_total(m, m->income, leaf, c, amount(m, 20));
  for (int c = 3; c < 6; c++) add_with_total(m, m->spent, leaf, c, amount(m, 8));
}

/* --- 公开06, 07 ----------------------------------------------------------------------------------------------------- */

/* Puts random details below the groups of 公开06; the whole is the basic expenditure of 公开05. */
static int64_t make_details(made *m, int64_t quoted[4])
{
  static const char *const groups[] = {"301", "302", "303", "310"};
  static const char *const quotes[4] = {"30212", "30217", "30231", "31013"};
  const gk_table *table = gk_tables_get(m->tables, (size_t)gk_pack_table_index(m->tables->pack, "gk06"));
  int64_t sums[4] = {0};
  for (size_t r = 0; table != NULL && r < table->row_count; r++) {
    const char *key = table->rows[r].key;
    for (size_t g = 0; g < 4; g++) {
      if (strlen(key) != 5 || strncmp(key, groups[g], 3) != 0 || made_random(&m->random) % 4 == 0) continue;
      int64_t fen = amount(m, g == 0 ? 200 : 30);
      sums[g] += fen;
      put(m, "gk06", key, "c1", fen);
      for (size_t q = 0; q < 4; q++) quoted[q] += strcmp(key, quotes[q]) == 0 ? fen : 0;
    }
  }
  for (size_t g = 0; g < 4; g++) put(m, "gk06", groups[g], "c1", sums[g]);
  put(m, "gk06", "personnel", "c1", sums[0] + sums[2]);
  put(m, "gk06", "public", "c1", sums[1] + sums[3]);
  return sums[0] + sums[1] + sums[2] + sums[3];
}

static void make_three_public(made *m, const int64_t quoted[4])
{
  int64_t abroad = quoted[0] + amount(m, 3), guests = quoted[1] + amount(m, 3), running = quoted[2] + amount(m, 3);
  int64_t bought = quoted[3] + amount(m, 3), more = amount(m, 5);
  const int64_t final[6] = {abroad + bought + running + guests, abroad, bought + running, bought, running, guests};
  const int64_t over[6] = {4 * more, more, 2 * more, more, more, more};
  for (int i = 0; i < 6; i++) {
    char column[8];
    snprintf(column, sizeof column, "c%d", i + 1);
    put(m, "gk07", "r1", column, final[i] + over[i]);
    snprintf(column, sizeof column, "c%d", i + 7);
    put(m, "gk07", "r1", column, final[i]);
  }
}

/* --- 公开01, 04 ----------------------------------------------------------------------------------------------------- */

static const int64_t *row_of(made *m, by_code figures, const char *code)
{
  for (int i = 0; i < CODES; i++) {
    if (strcmp(m->codes[i], code) == 0) return figures[i + 1];
  }
  return NULL;
}

/* The lines of functions in 公开01 and 公开04. */
static void put_functions(made *m)
{
  for (size_t t = 0; t < m->tables->pack->table_count; t++) {
    const gk_pack_table *pack = &m->tables->pack->tables[t];
    for (size_t l = 0; l < pack->line_count; l++) {
      const gk_pack_line *line = &pack->lines[l];
      const int64_t *spent = line->code == NULL ? NULL : row_of(m, m->spent, line->code);
      if (spent == NULL) continue;
      if (strcmp(pack->id, "gk01") == 0) put(m, "gk01", line->key, "c2", spent[0]);
      if (strcmp(pack->id, "gk04") != 0) continue;
      int64_t general = row_of(m, m->general, line->code)[0], fund = row_of(m, m->fund, line->code)[2];
      int64_t capital = row_of(m, m->capital, line->code)[0];
      put(m, "gk04", line->key, "c2", general + fund + capital);
      put(m, "gk04", line->key, "c3", general);
      put(m, "gk04", line->key, "c4", fund);
      put(m, "gk04", line->key, "c5", capital);
    }
  }
}

static void put_general(made *m)
{
  static const char *const rows[] = {"r4", "r5", "r6", "r7", "r8"};
  int64_t used = amount(m, 90), shared = amount(m, 20), income = m->income[0][0], spent = m->spent[0][0];
  /* What is carried over holds the appropriations that are: at the start 100 at most and the funds', what is left of the
   * year's, and what is distributed of the rest. */
  int64_t left = m->income[0][1] - m->general[0][0] - m->fund[0][2] - m->capital[0][0];
  int64_t least = 100 * 1000000 + m->fund[0][0] + (left > 0 ? left : 0) + shared;
  int64_t start = (spent > income ? spent - income : 0) + amount(m, 200) + least, whole = income + used + start;
  for (int i = 0; i < 5; i++) put(m, "gk01", rows[i], "c1", m->income[0][i + 2]);
  put(m, "gk01", "r27", "c1", income);
  put(m, "gk01", "r28", "c1", used);
  put(m, "gk01", "r29", "c1", start);
  put(m, "gk01", "r31", "c1", whole);
  put(m, "gk01", "r58", "c2", spent);
  put(m, "gk01", "r59", "c2", shared);
  put(m, "gk01", "r60", "c2", whole - spent - shared);
  put(m, "gk01", "r62", "c2", whole);
}

static void put_fiscal(made *m)
{
  static const char *const starts[] = {"r29", "r30", "r31"}, *const kinds[] = {"r1", "r2", "r3"};
  static const char *const columns[] = {"c3", "c4", "c5"};
  int64_t fund = m->fund[0][1], capital = m->capital[0][0], general = m->income[0][1] - fund - capital;
  const int64_t income[3] = {general, fund, capital}, start[3] = {amount(m, 100), m->fund[0][0], 0};
  const int64_t spent[3] = {m->general[0][0], m->fund[0][2], capital};
  int64_t received = 0, before = 0, out = 0;
  for (int i = 0; i < 3; i++) {
    put(m, "gk01", kinds[i], "c1", income[i]);
    put(m, "gk04", kinds[i], "c1", income[i]);
    put(m, "gk04", starts[i], "c1", start[i]);
    put(m, "gk04", "r59", columns[i], spent[i]);
    put(m, "gk04", "r60", columns[i], income[i] + start[i] - spent[i]);
    put(m, "gk04", "r64", columns[i], income[i] + start[i]);
    received += income[i];
    before += start[i];
    out += spent[i];
  }
  put(m, "gk04", "r27", "c1", received);
  put(m, "gk04", "r28", "c1", before);
  put(m, "gk04", "r32", "c1", received + before);
  put(m, "gk04", "r59", "c2", out);
  put(m, "gk04", "r60", "c2", received + before - out);
  put(m, "gk04", "r64", "c2", received + before);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

/* The texts of a template as a grid: what is to be filled stays blank. */
static gk_grid *grid_of(const gk_book *book)
{
  gk_grid *grid = gk_grid_new();
  for (size_t i = 0; grid != NULL && i < book->sheet_count; i++) {
    const gk_book_sheet *from = &book->sheets[i];
    gk_sheet *to = gk_grid_add_sheet(grid, from->name, false);
    for (int32_t r = 0; to != NULL && r < from->row_count; r++) {
      for (int32_t c = 0; c < from->col_count; c++) {
        const gk_book_cell *cell = &from->cells[r * from->col_count + c];
        if (cell->kind == GK_BOOK_TEXT) gk_grid_put_text(grid, to, r, c, cell->text, strlen(cell->text), false);
        else if (cell->kind == GK_BOOK_NUMBER) gk_grid_put_number(grid, to, r, c, cell->number, false);
        else continue;
        if (cell->rows > 1 || cell->cols > 1)
          gk_grid_merge_last(to, r + (cell->rows > 1 ? cell->rows - 1 : 0), c + (cell->cols > 1 ? cell->cols - 1 : 0));
      }
    }
  }
  return grid;
}

static void make(made *m)
{
  int64_t quoted[4] = {0}, rest = make_details(m, quoted);
  int leaves = 0;
  for (int i = 0; i < CODES; i++) {
    int class = i / (1 + SECTIONS * (1 + ITEMS));
    if (strlen(m->codes[i]) != 7) continue;
    leaves++;
    /* The basic expenditure of 公开06 goes to the codes of the general budget; the last one takes what is left. */
    int64_t basic = leaves == LEAVES ? rest : class == CAPITAL_CLASS ? 0 : rest / (LEAVES - leaves + 1);
    rest -= basic;
    make_leaf(m, i, class, basic);
  }
  put_codes(m, "gk02", m->income, 7);
  put_codes(m, "gk03", m->spent, 6);
  put_codes(m, "gk05", m->general, 3);
  put_codes(m, "gk08", m->fund, 6);
  put_codes(m, "gk09", m->capital, 3);
  make_three_public(m, quoted);
  put_functions(m);
  put_general(m);
  put_fiscal(m);
}

gk_grid *made_grid(const gk_pack *pack)
{
  gk_error err = GK_ERROR_INIT;
  made *m = calloc(1, sizeof *m);
  if (m == NULL) return NULL;
  m->random = SEED;
  make_codes(m);
  const char *codes[CODES];
  for (int i = 0; i < CODES; i++) codes[i] = m->codes[i];
  gk_template_options options = {.department = "某某局", .codes = codes, .code_count = CODES, .open_rows = CODES};
  gk_book *book = gk_template_make(pack, &options, &err);
  gk_grid *empty = book == NULL ? NULL : grid_of(book);
  gk_tables *tables = empty != NULL && gk_grid_seal(empty) ? gk_tables_find(pack, empty, &err) : NULL;
  m->grid = book == NULL ? NULL : grid_of(book);
  m->tables = tables;
  if (tables != NULL && m->grid != NULL) make(m);
  gk_grid *grid = m->grid;
  if (tables == NULL || grid == NULL || m->failed || !gk_grid_seal(grid)) {
    gk_grid_free(grid);
    grid = NULL;
  }
  gk_tables_free(tables);
  gk_grid_free(empty);
  gk_book_free(book);
  free(m);
  return grid;
}
