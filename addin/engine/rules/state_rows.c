/* SPDX-License-Identifier: MPL-2.0 */
/* State rules of rows: lines that are missing. */
#include <string.h>

#include "engine/rules/state_internal.h"

/* Whether any column of a block was found; its lines are not looked for otherwise. */
static bool has_block(const gk_table *table, const gk_pack_block *block)
{
  for (size_t i = 0; i < block->column_count; i++) {
    if (table->column_found[block->first_column + i]) return true;
  }
  return false;
}

static const char *say_lines(gk_arena *arena, const gk_table *table, const char *names, size_t missing, size_t named)
{
  const char *of = gk_name_table(arena, table->pack);
  if (missing == 1) return gk_say(arena, "%s缺少%s一行；请按表式补上，没有数的也要保留。", of, names);
  if (missing == named) return gk_say(arena, "%s缺少%s等%zu行；请按表式补上，没有数的也要保留。", of, names, missing);
  return gk_say_in(arena, "not all are named", "%s缺少%s等%zu行；请按表式补上，没有数的也要保留。", of, names, missing);
}

/* One finding names all lines that a block lacks. */
static void check_lines(gk_state *s, const gk_table *table, const gk_pack_block *block)
{
  enum { MOST_NAMED = 6 };
  gk_arena *arena = s->list->arena;
  gk_text keys = {0};
  const char *names = "";
  size_t missing = 0;
  for (size_t i = 0; i < block->line_count; i++) {
    const gk_pack_line *line = &table->pack->lines[block->first_line + i];
    if (line->names.count == 0 || gk_table_line(table, line) != NULL) continue;
    gk_text_printf(&keys, missing == 0 ? "%s" : ",%s", line->key);
    if (missing++ >= MOST_NAMED) continue;
    const char *label = gk_label_in(line->label);
    names = missing == 1 ? gk_say(arena, "“%s”", label) : gk_say(arena, "%s、“%s”", names, label);
  }
  if (missing == 0) return;
  const char *said = say_lines(arena, table, names, missing, missing < MOST_NAMED ? missing : MOST_NAMED);
  gk_state_about(gk_state_add(s, table->pack, table, "line", said), gk_text_keep(&keys, arena));
}

void gk_state_check_rows(gk_state *state, const gk_table *table)
{
  for (size_t i = 0; i < table->pack->block_count; i++) {
    if (has_block(table, &table->pack->blocks[i]) && !(table->row_count == 0 && table->has_empty_note))
      check_lines(state, table, &table->pack->blocks[i]);
  }
}
