/* SPDX-License-Identifier: MPL-2.0 */
/* The rows of 公开01 and 公开04: lines known by name and by the 行次 printed beside it. */
#include "engine/tables/tables_internal.h"

enum {
  NAME = 8,  /* the name as the pack spells it */
  BARE = 6,  /* the same behind another ordinal, or none: 二十二、其他支出 */
  NUMBER = 3 /* the printed 行次; names decide where they differ, since numbers move from year to year */
};

/* What one row of a span shows. */
typedef struct line_text {
  gk_folded name, bare;
  int number; /* 0 for none */
} line_text;

/* The line that suits a row best. */
typedef struct choice {
  const gk_table_reader *reader;
  const line_text *text;
  size_t line;
  int points; /* 0 where no line does */
} choice;

/* Of lines that suit alike the first. */
static void consider(choice *best, size_t line, int points)
{
  int number = best->reader->table.pack->lines[line].number;
  if (number > 0 && number == best->text->number) points += NUMBER;
  bool better = points > best->points || (points == best->points && line < best->line);
  if (!better || best->reader->line_taken[line]) return;
  best->line = line;
  best->points = points;
}

static void consider_called(choice *best, const gk_line_index *index, gk_folded name, int points, size_t from,
                            size_t to)
{
  for (size_t line = from; (line = gk_line_called(index, name, line, to)) < to; line++) consider(best, line, points);
}

/* The line that a row stands for, of those not taken yet: two lines of one name (04: 一般公共预算财政拨款) fall to their
 * own rows. */
static choice line_of_row(const gk_table_reader *r, const gk_span *span, const line_text *text)
{
  const gk_pack_table *pack = r->table.pack;
  size_t from = span->block->first_line, to = from + span->block->line_count;
  choice best = {.reader = r, .text = text};
  consider_called(&best, &pack->named, text->name, NAME, from, to);
  consider_called(&best, &pack->bare_named, text->bare, BARE, from, to);
  for (size_t line = from; text->number > 0 && best.points < NUMBER && line < to; line++) consider(&best, line, 0);
  return best;
}

/* Lines whose 行次 alone was seen are added after all that are known by name: a row that a region put in moves the
 * numbers below it. */
static bool add_numbered(gk_table_reader *r, const gk_span *span, const int32_t *row_of_line)
{
  for (size_t i = 0; i < span->block->line_count; i++) {
    size_t line = span->block->first_line + i;
    if (row_of_line[i] < 0 || r->line_taken[line]) continue;
    const gk_cell *cell = gk_sheet_at(r->sheet, row_of_line[i], span->key_col);
    if (gk_row_add_line(r, span, line, cell, row_of_line[i]) == NULL) return false;
  }
  return true;
}

static bool read_all(gk_table_reader *r, const gk_span *span, int32_t first, int32_t last, int32_t *row_of_line)
{
  const gk_sheet *sheet = r->sheet;
  for (int32_t row = first; row <= last; row++) {
    const gk_cell *key = gk_sheet_at(sheet, row, span->key_col);
    const gk_cell *number = span->number_col < 0 ? NULL : gk_sheet_at(sheet, row, span->number_col);
    if (key == NULL && number == NULL) continue;
    gk_folded name = gk_folded_at(key);
    line_text text = {name, gk_without_ordinal(name), gk_cell_integer(number)};
    choice best = line_of_row(r, span, &text);
    if (best.points > NUMBER && gk_row_add_line(r, span, best.line, key, row) == NULL) return false;
    if (best.points != NUMBER) continue;
    int32_t *numbered = &row_of_line[best.line - span->block->first_line];
    if (*numbered < 0) *numbered = row;
  }
  return add_numbered(r, span, row_of_line);
}

bool gk_lines_read(gk_table_reader *reader, const gk_span *span, int32_t first, int32_t last)
{
  gk_arena scratch = {0};
  int32_t *row_of_line = gk_arena_array(&scratch, span->block->line_count, sizeof *row_of_line);
  bool read = row_of_line != NULL;
  for (size_t i = 0; read && i < span->block->line_count; i++) row_of_line[i] = -1;
  read = read && read_all(reader, span, first, last, row_of_line);
  gk_arena_free(&scratch);
  return read;
}
