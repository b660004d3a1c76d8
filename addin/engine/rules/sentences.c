/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/sentences.h"

#include <string.h>

#include "engine/base/code.h"
#include "engine/rules/operands.h"

const char *gk_text_keep(gk_text *text, gk_arena *arena)
{
  const char *kept = text->failed ? NULL : gk_arena_text(arena, text->length == 0 ? "" : text->bytes, text->length);
  gk_text_free(text);
  return kept;
}

void gk_say_table(gk_text *text, const gk_pack_table *table)
{
  if (!gk_words_are_keys() && table->form) gk_text_puts(text, table->title.en);
  else if (!gk_words_are_keys()) gk_text_printf(text, "%s (%s)", table->title.en, table->mark);
  else gk_text_puts(text, table->mark);
}

void gk_say_form(gk_text *text, const gk_table *table)
{
  gk_say_table(text, table->pack);
  if (*table->name != '\0') gk_text_say(text, "（%.90s）", table->name);
}

void gk_say_row(gk_text *text, const gk_row *row)
{
  if (row->line != NULL) {
    gk_text_puts(text, gk_label_in(row->line->label));
    return;
  }
  const char *name = row->name + strspn(row->name, " \t\n");
  if (gk_is_code(row->key)) gk_text_printf(text, *name != '\0' ? "%s " : "%s", row->key);
  for (; *name != '\0'; name++) {
    if (*name != '\n') gk_text_add(text, name, 1);
  }
}

static bool names_column(const gk_table *table, size_t column)
{
  for (size_t i = 0; i < table->pack->block_count; i++) {
    const gk_pack_block *block = &table->pack->blocks[i];
    if (column >= block->first_column && column < block->first_column + block->column_count)
      return block->column_count > 1;
  }
  return true;
}

void gk_say_figure(gk_text *text, const gk_table *table, const gk_row *row, size_t column)
{
  char address[16];
  gk_say_form(text, table);
  gk_text_printf(text, " %s", gk_address(row->figures[column].row, row->figures[column].col, address));
  gk_text_puts(text, gk_tr("“"));
  bool single = table->pack->blocks[0].rows == GK_ROWS_SINGLE;
  if (!single) gk_say_row(text, row);
  if (names_column(table, column)) {
    if (!single) gk_text_puts(text, gk_tr("·"));
    gk_text_puts(text, gk_label_in(table->pack->columns[column].label));
  }
  gk_text_puts(text, gk_tr("”"));
}

void gk_say_amount(gk_text *text, gk_dec amount)
{
  char digits[GK_DEC_TEXT];
  gk_text_puts(text, gk_dec_format(amount, digits));
}

void gk_say_known(gk_text *text, const gk_known *known)
{
  gk_say_figure(text, known->table, known->row, known->column);
}

/* A rate is said as it is written, in percent or not. */
static bool is_percent(const gk_known *known)
{
  const gk_figure *figure = &known->row->figures[known->column];
  if (known->table->pack->columns[known->column].measure != GK_RATE || figure->state != GK_FIGURE_TEXT) return false;
  return strchr(gk_sheet_at(known->table->sheet, figure->row, figure->col)->folded, '%') != NULL;
}

void gk_say_value(gk_text *text, const gk_known *known, gk_dec value)
{
  gk_dec percent;
  bool hundredfold = is_percent(known) && gk_dec_scale_by(value, 100, &percent);
  gk_say_amount(text, hundredfold ? gk_dec_trim(percent) : gk_known_published(known, value));
  if (hundredfold) gk_text_puts(text, "%");
}

static void say_is(gk_text *text, const gk_known *known)
{
  if (known->row->figures[known->column].state == GK_FIGURE_BLANK) {
    gk_text_puts(text, gk_tr("未填数"));
    return;
  }
  gk_text_puts(text, gk_tr("为"));
  gk_say_value(text, known, known->value);
}

/* 多0.01, 少0.01: by how much the figure on the left is over or under. */
static void say_gap(gk_text *text, const gk_known *left, gk_dec gap)
{
  bool over = gk_dec_sign(gap) > 0;
  if (gk_words_are_keys()) gk_text_puts(text, over ? "多" : "少");
  gk_say_value(text, left, gk_dec_abs(gap));
  if (!gk_words_are_keys()) gk_text_puts(text, over ? " too much" : " too little");
}

/* 公开04表 C7“…”为1671.41，公开01表 C7“…”为1671.42；两处是同一个数，应当一致，前者少0.01。 */
static void say_same(gk_text *text, const gk_equations *e, const gk_equation *equation, gk_dec expected)
{
  const gk_term *terms = &e->terms[equation->first];
  const gk_known *left = &e->figures[terms[0].figure];
  gk_say_known(text, left);
  say_is(text, left);
  gk_text_puts(text, gk_tr("，"));
  if (equation->count > 1) {
    const gk_known *right = &e->figures[terms[1].figure];
    gk_say_known(text, right);
    say_is(text, right);
    gk_text_puts(text, gk_tr("；两处是同一个数，应当一致，前者"));
  } else { /* the row that would repeat it is not listed, which says 0 */
    gk_text_say(text, "按“%s”应为", gk_label_in(equation->rule->label));
    gk_say_value(text, left, expected);
    gk_text_puts(text, gk_tr("（对应的行没有列出），"));
  }
  say_gap(text, left, equation->residual);
  gk_text_puts(text, gk_tr("。"));
}

/* The right side of a sum in words: the children of the row, or what the rule is called. */
static void say_sum(gk_text *text, const gk_known *left, const gk_equation *equation, gk_dec expected)
{
  const gk_rule *rule = equation->rule;
  bool en = !gk_words_are_keys(), children = gk_rule_sums_children(rule) && !left->table->pack->form;
  gk_say_known(text, left);
  say_is(text, left);
  if (children) gk_text_puts(text, gk_tr("，下级科目相加为"));
  else if (en) gk_text_puts(text, rule->kind == GK_RULE_RATIO ? ", but recomputed it is " : ", but the parts give ");
  else gk_text_printf(text, "，按“%s”应为", rule->label.zh);
  gk_say_value(text, left, expected);
  gk_text_puts(text, en ? ": " : children ? "，本级" : "，");
  say_gap(text, left, equation->residual);
  if (equation->verdict == GK_WITHIN_ROUNDING) {
    gk_text_puts(text, gk_tr("，不超过四舍五入允许的"));
    gk_say_value(text, left, equation->tolerance);
    gk_text_puts(text, gk_tr("，属尾差。"));
  } else if (en && !children) {
    gk_text_printf(text, " (%s).", rule->label.en);
  } else {
    gk_text_puts(text, gk_tr("。"));
  }
}

static void say_at_most(gk_text *text, const gk_known *left, const gk_equation *equation, gk_dec limit)
{
  gk_say_known(text, left);
  say_is(text, left);
  if (equation->count == 1 && gk_dec_sign(limit) == 0) {
    gk_text_puts(text, gk_tr("，限制它的行却没有列出"));
  } else {
    gk_text_puts(text, gk_tr("，超过了"));
    gk_say_value(text, left, limit);
  }
  if (equation->rule->severity == GK_WARNING)
    gk_text_say(text, "，与“%s”不符，请核实。", gk_label_in(equation->rule->label));
  else gk_text_say(text, "，与“%s”不符。", gk_label_in(equation->rule->label));
}

/* 4张项目支出绩效自评表的“资金合计·全年执行数”之和为1581.42，按“…”应为1591.42，请核实。 */
static void say_together(gk_text *text, const gk_equations *e, const gk_equation *equation)
{
  const gk_known *left = &e->figures[e->terms[equation->first].figure];
  const gk_pack_table *form = left->table->pack;
  const char *row = gk_label_in(equation->rule->left.line->label), *rule = gk_label_in(equation->rule->label),
             *column = gk_label_in(form->columns[left->column].label);
  char reported[GK_DEC_TEXT], wanted[GK_DEC_TEXT];
  gk_dec sum = gk_equation_left(e, equation), expected;
  size_t forms = 0;
  for (size_t i = 0; i < equation->count; i++) forms += e->terms[equation->first + i].weight > 0;
  if (!gk_dec_sub(sum, equation->residual, &expected)) expected = sum;
  gk_dec_format(gk_known_published(left, sum), reported);
  gk_dec_format(gk_known_published(left, expected), wanted);
  if (equation->verdict == GK_WITHIN_ROUNDING)
    gk_text_say(text, "%zu张%s的“%s·%s”之和为%s，按“%s”应为%s，属尾差。", forms, gk_label_in(form->title), row, column,
                reported, rule, wanted);
  else
    gk_text_say(text, "%zu张%s的“%s·%s”之和为%s，按“%s”应为%s，请核实。", forms, gk_label_in(form->title), row, column,
                reported, rule, wanted);
}

const char *gk_say_equation(gk_arena *arena, const gk_equations *equations, const gk_equation *equation)
{
  const gk_known *left = &equations->figures[equations->terms[equation->first].figure];
  gk_text text = {0};
  gk_dec expected;
  if (!gk_dec_sub(left->value, equation->residual, &expected)) expected = left->value;
  if (equation->rule->together) {
    say_together(&text, equations, equation);
    return gk_text_keep(&text, arena);
  }
  switch (equation->rule->kind) {
    case GK_RULE_SAME: say_same(&text, equations, equation, expected); break;
    case GK_RULE_RATIO:
    case GK_RULE_SUM: say_sum(&text, left, equation, expected); break;
    case GK_RULE_GRADE: break;
    case GK_RULE_AT_MOST: say_at_most(&text, left, equation, expected); break;
  }
  return gk_text_keep(&text, arena);
}
