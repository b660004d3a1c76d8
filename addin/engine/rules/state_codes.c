/* SPDX-License-Identifier: MPL-2.0 */
/* State rules of codes: out of order, twice, without their parent, unknown, with another name. */
#include <stdio.h>
#include <string.h>

#include "engine/base/code.h"
#include "engine/base/text.h"
#include "engine/rules/state_internal.h"

static const gk_codes *codes_of(const gk_state *s, const gk_table *table)
{
  return gk_pack_codes(s->tables->pack, table->pack);
}

/* Moves a finding (or NULL) to the name or code of a row. */
static void at_row(gk_finding *finding, const gk_row *row)
{
  if (finding == NULL) return;
  finding->place.row = row->row;
  finding->place.col = row->key_col;
}

/* 公开05表 A7科目20103 */
static const char *name_code(gk_state *s, const gk_table *table, const gk_row *row)
{
  char address[16];
  return gk_say(s->list->arena, "%s %s科目%s", gk_name_table(s->list->arena, table->pack),
                gk_address(row->row, row->key_col, address), row->key);
}

static void add(gk_state *s, const gk_table *table, const gk_row *row, const char *what, const char *said)
{
  at_row(gk_state_add(s, table->pack, table, what, said), row);
}

/* --- names, and codes that there are not -------------------------------------------------------------------------- */

static void add_name(gk_state *s, const gk_table *table, const gk_row *row, const char *official)
{
  add(s, table, row, "name",
      gk_say(s->list->arena, "%s的名称写作“%s”，规定的名称是“%s”。", name_code(s, table, row),
             gk_state_quote(s->list->arena, row->name, 120), official));
}

/* A code that the pack names otherwise. A name that is to be confirmed judges nothing. */
static void check_name(gk_state *s, const gk_table *table, const gk_row *row, const gk_code *code)
{
  if (code->confirm || *row->folded == '\0' || strcmp(code->folded, row->folded) == 0) return;
  add_name(s, table, row, code->name);
}

/* Codes that the pack does not list pass, unless it lists all that there are. */
static void check_known(gk_state *s, const gk_table *table, const gk_row *row)
{
  if (!gk_codes_unknown(codes_of(s, table), row->key)) return;
  bool economic = table->pack->codes == GK_CODES_ECONOMIC;
  add(s, table, row, "code",
      gk_say(s->list->arena,
             economic ? N_("%s不在支出经济分类科目里；请核对编码。") : N_("%s不在支出功能分类科目里；请核对编码。"),
             name_code(s, table, row)));
}

/* --- order, repetition, parents ----------------------------------------------------------------------------------- */

static bool is_by_code(const gk_row *row)
{
  return row->line == NULL && gk_is_code(row->key);
}

/* The first code that stands twice, wherever. */
static void check_again(gk_state *s, const gk_table *table)
{
  const gk_row *again = NULL, *first = NULL;
  for (size_t i = 1; i < table->code_count; i++) {
    const gk_row *row = &table->rows[table->by_code[i].row], *before = &table->rows[table->by_code[i - 1].row];
    if (strcmp(row->key, before->key) != 0 || (again != NULL && again < row)) continue;
    again = row;
    first = before;
  }
  if (again == NULL) return;
  add(s, table, again, "again",
      gk_say(s->list->arena, "%s重复出现，上一处在第%d行；请合并或改正。", name_code(s, table, again),
             (int)first->row + 1));
}

/* The last code seen in each column of keys: blocks side by side go their own ways. */
typedef struct last_codes {
  const gk_row *rows[16];
  size_t count;
} last_codes;

static const gk_row **last_in_column(last_codes *last, int32_t col)
{
  for (size_t i = 0; i < last->count; i++)
    if (last->rows[i]->key_col == col) return &last->rows[i];
  if (last->count == sizeof last->rows / sizeof *last->rows) return NULL;
  last->rows[last->count] = NULL;
  return &last->rows[last->count++];
}

/* Codes ascend; the first that does not is said. */
static void check_order(gk_state *s, const gk_table *table)
{
  last_codes last = {.count = 0};
  for (size_t i = 0; i < table->row_count; i++) {
    const gk_row *row = &table->rows[i];
    const gk_row **before = is_by_code(row) ? last_in_column(&last, row->key_col) : NULL;
    if (before == NULL) continue;
    if (*before == NULL || strcmp((*before)->key, row->key) <= 0) {
      *before = row;
      continue;
    }
    add(s, table, row, "order",
        gk_say(s->list->arena, "%s没有按顺序排列，应在第%d行之前；请核对编码。", name_code(s, table, row),
               (int)(*before)->row + 1));
    return;
  }
}

/* 款 without the row of their 类, 项 without the row of their 款; the first is said. */
static void check_parents(gk_state *s, const gk_table *table)
{
  const gk_row *first = NULL;
  char parent[GK_CODE_ROOM];
  size_t count = 0;
  for (size_t i = 0; i < table->row_count; i++) {
    const gk_row *row = &table->rows[i];
    if (!is_by_code(row) || gk_code_level(row->key) == 1 || row->parent >= 0) continue;
    if (count++ == 0) first = row;
  }
  if (first == NULL) return;
  const char *code = name_code(s, table, first), *of = gk_code_parent(first->key, parent);
  add(s, table, first, "parent",
      count == 1
        ? gk_say(s->list->arena, "%s没有上级科目%s的行；请补上或核对编码。", code, of)
        : gk_say(s->list->arena, "%s没有上级科目%s的行，同样的还有%zu处；请补上或核对编码。", code, of, count - 1));
}

/* --- what should be a code and is none ---------------------------------------------------------------------------- */

/* Letters and digits that begin as codes do: 2O10301, 201030. What else stands there (合计, a note) is no code at all. */
static bool resembles_code(const char *text)
{
  size_t length = strlen(text), digits = 0;
  for (size_t i = 0; i < length; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9', letter = text[i] >= 'a' && text[i] <= 'z';
    if (!digit && !letter) return false;
    digits += digit;
  }
  return length >= 3 && length <= 10 && digits >= 2 && (text[0] == '2' || text[0] == '3');
}

/* What a cell says, folded; "" for a blank. A number is written into `digits`. */
static const char *said_at(const gk_sheet *sheet, int32_t row, int32_t col, char digits[GK_DEC_TEXT])
{
  const gk_cell *cell = gk_sheet_at(sheet, row, col);
  if (cell == NULL) return "";
  return cell->kind == GK_CELL_NUMBER ? gk_dec_format(cell->number, digits) : cell->folded;
}

static void add_unread(gk_state *s, const gk_table *table, int32_t row, int32_t col, const char *said)
{
  char address[16];
  const char *sentence =
    gk_say(s->list->arena, "%s %s的“%s”不是科目编码，这一行的数没有算进来；编码是3、5或7位数字，请改正。",
           gk_name_table(s->list->arena, table->pack), gk_address(row, col, address), said);
  gk_finding *finding = gk_state_add(s, table->pack, table, "notcode", sentence);
  if (finding == NULL) return;
  finding->place.row = row;
  finding->place.col = col;
}

/* Rows between the first code and the table's end whose code could not be read. */
static void check_unread(gk_state *s, const gk_table *table)
{
  size_t next = 0;
  while (next < table->row_count && !is_by_code(&table->rows[next])) next++;
  if (next == table->row_count || table->pack->blocks[0].repeats > 1) return;
  int32_t col = table->rows[next].key_col;
  for (int32_t row = table->rows[next].row; row <= table->bottom && !s->failed; row++) {
    while (next < table->row_count && table->rows[next].row < row) next++;
    if (next < table->row_count && table->rows[next].row == row) continue;
    char digits[GK_DEC_TEXT];
    const char *said = said_at(table->sheet, row, col, digits);
    if (resembles_code(said)) add_unread(s, table, row, col, said);
  }
}

void gk_state_check_codes(gk_state *state, const gk_table *table)
{
  if (table->pack->block_count == 0 || table->pack->codes == GK_CODES_NONE) return;
  check_order(state, table);
  check_again(state, table);
  check_parents(state, table);
  check_unread(state, table);
  for (size_t i = 0; i < table->row_count && !state->failed; i++) {
    if (!is_by_code(&table->rows[i])) continue;
    const gk_code *code = gk_codes_find(codes_of(state, table), table->rows[i].key);
    if (code == NULL) check_known(state, table, &table->rows[i]);
    else check_name(state, table, &table->rows[i], code);
  }
}
