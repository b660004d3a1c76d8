/* SPDX-License-Identifier: MPL-2.0 */
/* State rules of rows: lines that are missing, codes out of order or with another name. */
#include <stdio.h>
#include <string.h>

#include "state_internal.h"

/* Whether any column of a block was found; its lines are not looked for otherwise. */
static bool has_block(const gk_table *table, const gk_pack_block *block) {
  for (size_t i = 0; i < block->column_count; i++) {
    if (table->column_found[block->first_column + i]) return true;
  }
  return false;
}

/* One finding names all lines that a block lacks. */
static void check_lines(gk_state *s, const gk_table *table, const gk_pack_block *block) {
  enum { MOST_NAMED = 6 };
  gk_text names = {0}, text = {0};
  size_t missing = 0;
  for (size_t i = 0; i < block->line_count; i++) {
    const gk_pack_line *line = &table->pack->lines[block->first_line + i];
    if (line->names.count == 0 || gk_table_row(table, line->key) != NULL) continue;
    if (missing++ >= MOST_NAMED) continue;
    gk_text_puts(&names, missing == 1 ? "" : gk_state_pick(s, "、", ", "));
    gk_text_printf(&names, gk_state_pick(s, "“%s”", "\"%s\""), gk_label_in(line->label, s->lang));
  }
  if (missing > 0) {
    gk_say_table(&text, table->pack, s->lang);
    gk_text_printf(&text, gk_state_pick(s, "缺少%s", " lacks %s"), names.failed ? "" : names.bytes);
    const char *en = missing > MOST_NAMED ? " and more, %zu lines" : " (%zu lines)";
    if (missing > 1) gk_text_printf(&text, gk_state_pick(s, "等%zu行", en), missing);
    else gk_text_puts(&text, gk_state_pick(s, "一行", ""));
    gk_text_puts(&text, gk_state_pick(s, "；请按表式补上，没有数的也要保留。", "; add what is missing, even without a figure."));
    gk_state_add(s, table->pack, table, "line", GK_WARNING, &text);
  }
  s->failed = s->failed || names.failed;
  gk_text_free(&names);
}

/* Moves a finding (or NULL) to the name or code of a row. */
static void at_row(gk_finding *finding, const gk_row *row) {
  if (finding == NULL) return;
  finding->place.row = row->row;
  finding->place.col = row->key_col;
}

static void say_code(gk_state *s, gk_text *text, const gk_table *table, const gk_row *row) {
  char address[16];
  gk_say_table(text, table->pack, s->lang);
  gk_address(row->row, row->key_col, address);
  gk_text_printf(text, gk_state_pick(s, " %s科目%s", " %s: code %s"), address, row->key);
}

/* A code that the pack names otherwise. Codes that it does not know pass: its list holds only those with a source. */
static void check_name(gk_state *s, const gk_table *table, const gk_row *row) {
  const gk_pack *pack = s->tables->pack;
  const gk_codes *codes = table->pack->codes == GK_CODES_ECONOMIC ? &pack->economic_codes : &pack->function_codes;
  const char *official = gk_codes_name(codes, row->key);
  if (official == NULL || strcmp(official, row->name) == 0) return;
  gk_arena scratch = {0};
  const char *name = gk_fold(&scratch, row->name), *wanted = gk_fold(&scratch, official);
  s->failed = s->failed || name == NULL || wanted == NULL;
  bool differ = !s->failed && *name != '\0' && strcmp(name, wanted) != 0;
  gk_arena_free(&scratch);
  if (!differ) return;
  gk_text text = {0};
  say_code(s, &text, table, row);
  gk_text_puts(&text, gk_state_pick(s, "的名称写作“", " is called \""));
  gk_state_quote(&text, row->name, 120);
  gk_text_printf(&text, gk_state_pick(s, "”，规定的名称是“%s”。", "\"; its official name is \"%s\"."), official);
  at_row(gk_state_add(s, table->pack, table, "name", GK_WARNING, &text), row);
}

/* Codes ascend, each once; the first that does not is said. Blocks side by side go their own ways. */
static void check_order(gk_state *s, const gk_table *table) {
  const gk_row *before = NULL;
  if (table->pack->blocks[0].repeats > 1) return;
  for (size_t i = 0; i < table->row_count; i++) {
    const gk_row *row = &table->rows[i];
    if (row->line != NULL) continue;
    int order = before == NULL ? -1 : strcmp(before->key, row->key);
    if (order < 0) {
      before = row;
      continue;
    }
    gk_text text = {0};
    say_code(s, &text, table, row);
    const char *said = order == 0 ? gk_state_pick(s, "重复出现，上一处在第%d行；请合并或改正。",
                                                  " stands twice, first in row %d; merge or mend them.")
                                  : gk_state_pick(s, "没有按顺序排列，应在第%d行之前；请核对编码。",
                                                  " is out of order, it belongs above row %d; check it.");
    gk_text_printf(&text, said, (int)before->row + 1);
    at_row(gk_state_add(s, table->pack, table, order == 0 ? "again" : "order", GK_WARNING, &text), row);
    return;
  }
}

void gk_state_check_rows(gk_state *state, const gk_table *table) {
  for (size_t i = 0; i < table->pack->block_count; i++) {
    if (has_block(table, &table->pack->blocks[i]) && !(table->row_count == 0 && table->has_empty_note))
      check_lines(state, table, &table->pack->blocks[i]);
  }
  if (table->pack->block_count == 0 || table->pack->codes == GK_CODES_NONE) return;
  check_order(state, table);
  for (size_t i = 0; i < table->row_count && !state->failed; i++) {
    if (table->rows[i].line == NULL) check_name(state, table, &table->rows[i]);
  }
}
