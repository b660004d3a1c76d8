/* SPDX-License-Identifier: MPL-2.0 */
/* The rows of 公开01 and 公开04: lines known by name and by the 行次 printed beside it. */
#include <string.h>

#include "engine/tables/tables_internal.h"

enum {
  NAME = 8,   /* the name as the pack spells it */
  BARE = 6,   /* the same behind another ordinal, or none: 二十二、其他支出 */
  NUMBER = 3  /* the printed 行次; names decide where they differ, since numbers move from year to year */
};

/* What one row of a span shows. */
typedef struct line_text {
  gk_folded name, bare;
  const gk_cell *number;
} line_text;

static int score_name(const gk_names *names, const line_text *text)
{
  if (gk_names_equal(names, text->name)) return NAME;
  for (size_t i = 0; text->bare.length > 0 && i < names->count; i++) {
    const gk_folded *name = &names->folded[i];
    if (name->length >= text->bare.length &&
        strcmp(name->text + name->length - text->bare.length, text->bare.text) == 0 &&
        strcmp(gk_without_ordinal(name->text), text->bare.text) == 0)
      return BARE;
  }
  return 0;
}

/* The line that a row stands for, of those not taken yet, -1 for none: two lines of one name (04: 一般公共预算财政拨款)
 * fall to their own rows. *named says whether its name is known, or its 行次 alone. */
static long line_of_row(const gk_table_reader *r, const gk_span *span, const line_text *text, bool *named)
{
  long best = -1;
  int most = 0;
  for (size_t i = 0; i < span->block->line_count; i++) {
    size_t line = span->block->first_line + i;
    if (r->line_taken[line]) continue;
    const gk_pack_line *pack = &r->table.pack->lines[line];
    int points = score_name(&pack->names, text);
    if (pack->number > 0 && gk_cell_is_integer(text->number, pack->number)) points += NUMBER;
    if (points <= most) continue;
    most = points;
    best = (long)line;
  }
  *named = most > NUMBER;
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
    line_text text = {name, gk_folded_of(gk_without_ordinal(name.text)), number};
    bool named;
    long line = line_of_row(r, span, &text, &named);
    if (line < 0) continue;
    size_t place = (size_t)line - span->block->first_line;
    if (named && gk_row_add_line(r, span, (size_t)line, key, row) == NULL) return false;
    if (!named && row_of_line[place] < 0) row_of_line[place] = row;
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
