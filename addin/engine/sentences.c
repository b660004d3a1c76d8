/* SPDX-License-Identifier: MPL-2.0 */
#include "sentences.h"

#include <string.h>

const char *gk_text_keep(gk_text *text, gk_arena *arena)
{
  const char *kept = text->failed ? NULL : gk_arena_text(arena, text->length == 0 ? "" : text->bytes, text->length);
  gk_text_free(text);
  return kept;
}

void gk_say_table(gk_text *text, const gk_pack_table *table, gk_lang lang)
{
  if (lang == GK_EN) gk_text_printf(text, "%s (%s)", table->title.en, table->mark);
  else gk_text_puts(text, table->mark);
}

/* The row's name without line breaks: the pack's for named lines, the sheet's for codes. */
static void say_row(gk_text *text, const gk_row *row, gk_lang lang)
{
  if (row->line != NULL) {
    gk_text_puts(text, gk_label_in(row->line->label, lang));
    return;
  }
  gk_text_puts(text, row->key);
  const char *name = row->name + strspn(row->name, " \t\n");
  if (*name != '\0') gk_text_puts(text, " ");
  for (; *name != '\0'; name++) {
    if (*name != '\n') gk_text_add(text, name, 1);
  }
}

static bool names_column(const gk_table *table, size_t column)
{
  for (size_t i = 0; i < table->pack->block_count; i++) {
    const gk_pack_block *block = &table->pack->blocks[i];
    if (column >= block->first_column && column < block->first_column + block->column_count) return block->column_count > 1;
  }
  return true;
}

void gk_say_figure(gk_text *text, const gk_table *table, const gk_row *row, size_t column, gk_lang lang)
{
  char address[16];
  gk_say_table(text, table->pack, lang);
  gk_text_printf(text, " %s", gk_address(row->figures[column].row, row->figures[column].col, address));
  gk_text_puts(text, lang == GK_EN ? " \"" : "“");
  bool single = table->pack->blocks[0].rows == GK_ROWS_SINGLE;
  if (!single) say_row(text, row, lang);
  if (names_column(table, column)) {
    if (!single) gk_text_puts(text, lang == GK_EN ? ", " : "·");
    gk_text_puts(text, gk_label_in(table->pack->columns[column].label, lang));
  }
  gk_text_puts(text, lang == GK_EN ? "\"" : "”");
}

void gk_say_amount(gk_text *text, gk_dec amount)
{
  char digits[GK_DEC_TEXT];
  gk_text_puts(text, gk_dec_format(amount, digits));
}

static void say_known(gk_text *text, const gk_known *known, gk_lang lang)
{
  gk_say_figure(text, known->table, known->row, known->column, lang);
}

static void say_value(gk_text *text, const gk_known *known, gk_dec value)
{
  gk_say_amount(text, gk_known_published(known, value));
}

/* 公开04表 C7“…”为1671.41，公开01表 C7“…”为1671.42，应当一致，相差-0.01。 */
static void say_same(gk_text *text, const gk_equations *e, const gk_equation *equation, gk_dec expected, gk_lang lang)
{
  const gk_term *terms = &e->terms[equation->first];
  const gk_known *left = &e->figures[terms[0].figure];
  bool en = lang == GK_EN;
  say_known(text, left, lang);
  gk_text_puts(text, en ? " is " : "为");
  say_value(text, left, left->value);
  gk_text_puts(text, en ? ", " : "，");
  if (equation->count > 1) {
    const gk_known *right = &e->figures[terms[1].figure];
    say_known(text, right, lang);
    gk_text_puts(text, en ? " is " : "为");
    say_value(text, right, right->value);
  } else {
    gk_text_puts(text, en ? "the figure it repeats is " : "对应的数为");
    say_value(text, left, expected);
  }
  gk_text_puts(text, en ? "; they must be the same. Difference " : "，两处应当一致，相差");
  say_value(text, left, equation->residual);
  gk_text_puts(text, en ? "." : "。");
}

static void say_sum(gk_text *text, const gk_known *left, const gk_equation *equation, gk_dec expected, gk_lang lang)
{
  bool en = lang == GK_EN;
  say_known(text, left, lang);
  gk_text_puts(text, en ? " is " : "填报");
  say_value(text, left, left->value);
  gk_text_puts(text, en ? ", but the parts give " : "，按“");
  if (!en) gk_text_puts(text, equation->rule->label.zh);
  if (!en) gk_text_puts(text, "”应为");
  say_value(text, left, expected);
  gk_text_puts(text, en ? "; difference " : "，相差");
  say_value(text, left, equation->residual);
  if (equation->verdict == GK_WITHIN_ROUNDING) {
    gk_text_puts(text, en ? ", which rounding can explain (bound " : "，在四舍五入允许的");
    say_value(text, left, equation->tolerance);
    gk_text_puts(text, en ? ")." : "以内，属尾差。");
  } else if (en) {
    gk_text_printf(text, " (%s).", equation->rule->label.en);
  } else {
    gk_text_puts(text, "。");
  }
}

static void say_at_most(gk_text *text, const gk_known *left, const gk_equation *equation, gk_dec limit, gk_lang lang)
{
  bool en = lang == GK_EN;
  say_known(text, left, lang);
  gk_text_puts(text, en ? " is " : "为");
  say_value(text, left, left->value);
  gk_text_puts(text, en ? ", over its limit of " : "，超过了");
  say_value(text, left, limit);
  gk_text_printf(text, en ? " (%s); please verify." : "（%s），请核实。", gk_label_in(equation->rule->label, lang));
}

const char *gk_say_equation(gk_arena *arena, const gk_equations *equations, const gk_equation *equation, gk_lang lang)
{
  const gk_known *left = &equations->figures[equations->terms[equation->first].figure];
  gk_text text = {0};
  gk_dec expected;
  if (!gk_dec_sub(left->value, equation->residual, &expected)) expected = left->value;
  switch (equation->rule->kind) {
  case GK_RULE_SAME: say_same(&text, equations, equation, expected, lang); break;
  case GK_RULE_SUM: say_sum(&text, left, equation, expected, lang); break;
  case GK_RULE_AT_MOST: say_at_most(&text, left, equation, expected, lang); break;
  }
  return gk_text_keep(&text, arena);
}
