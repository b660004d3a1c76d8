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

/* One finding names all lines that a block lacks. */
static void check_lines(gk_state *s, const gk_table *table, const gk_pack_block *block)
{
  enum { MOST_NAMED = 6 };
  gk_text names = {0}, text = {0}, keys = {0};
  size_t missing = 0;
  for (size_t i = 0; i < block->line_count; i++) {
    const gk_pack_line *line = &table->pack->lines[block->first_line + i];
    if (line->names.count == 0 || gk_table_line(table, line) != NULL) continue;
    gk_text_printf(&keys, missing == 0 ? "%s" : ",%s", line->key);
    if (missing++ >= MOST_NAMED) continue;
    gk_text_puts(&names, missing == 1 ? "" : gk_tr("、"));
    gk_text_say(&names, "“%s”", gk_label_in(line->label));
  }
  if (missing > 0) {
    gk_say_table(&text, table->pack);
    gk_text_say(&text, "缺少%s", names.failed ? "" : names.bytes);
    if (missing > MOST_NAMED) gk_text_printf(&text, gk_tr_in("not all were named", "等%zu行"), missing);
    else if (missing > 1) gk_text_say(&text, "等%zu行", missing);
    else if (gk_words_are_keys()) gk_text_puts(&text, "一行");
    gk_text_puts(&text, gk_tr("；请按表式补上，没有数的也要保留。"));
    const char *lines = gk_text_keep(&keys, s->list->arena);
    if (lines == NULL) s->failed = true;
    gk_state_about(gk_state_add(s, table->pack, table, "line", GK_WARNING, &text), lines);
  }
  s->failed = s->failed || names.failed;
  gk_text_free(&names);
}

void gk_state_check_rows(gk_state *state, const gk_table *table)
{
  for (size_t i = 0; i < table->pack->block_count; i++) {
    if (has_block(table, &table->pack->blocks[i]) && !(table->row_count == 0 && table->has_empty_note))
      check_lines(state, table, &table->pack->blocks[i]);
  }
}
