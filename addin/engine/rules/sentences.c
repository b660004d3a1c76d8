/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/sentences.h"

#include <string.h>

#include "engine/base/code.h"
#include "engine/rules/operands.h"

static bool names_column(const gk_table *table, size_t column)
{
  for (size_t i = 0; i < table->pack->block_count; i++) {
    const gk_pack_block *block = &table->pack->blocks[i];
    if (column >= block->first_column && column < block->first_column + block->column_count)
      return block->column_count > 1;
  }
  return true;
}

const char *gk_name_table(gk_arena *arena, const gk_pack_table *table)
{
  if (gk_words_are_keys()) return table->mark;
  const char *title = gk_label_in(table->title);
  return table->form ? title : gk_say(arena, "%s（%s）", title, table->mark);
}

const char *gk_name_form(gk_arena *arena, const gk_table *table)
{
  const char *kind = gk_name_table(arena, table->pack);
  return *table->name == '\0' ? kind : gk_say(arena, "%s（%.90s）", kind, table->name);
}

const char *gk_name_row(gk_arena *arena, const gk_row *row)
{
  if (row->line != NULL) return gk_label_in(row->line->label);
  gk_text text = {0};
  const char *name = row->name + strspn(row->name, " \t\n");
  if (gk_is_code(row->key)) gk_text_printf(&text, *name != '\0' ? "%s " : "%s", row->key);
  for (; *name != '\0'; name++) {
    if (*name != '\n') gk_text_add(&text, name, 1);
  }
  return gk_text_keep(&text, arena);
}

const char *gk_name_figure(gk_arena *arena, const gk_table *table, const gk_row *row, size_t column)
{
  char address[16];
  const char *named = gk_name_form(arena, table), *heading = gk_label_in(table->pack->columns[column].label);
  gk_address(row->figures[column].row, row->figures[column].col, address);
  if (table->pack->blocks[0].rows == GK_ROWS_SINGLE) return gk_say(arena, "%s %s“%s”", named, address, heading);
  const char *line = gk_name_row(arena, row);
  return names_column(table, column) ? gk_say(arena, "%s %s“%s·%s”", named, address, line, heading)
                                     : gk_say(arena, "%s %s“%s”", named, address, line);
}

const char *gk_name_amount(gk_arena *arena, gk_dec amount)
{
  char digits[GK_DEC_TEXT];
  gk_dec_format(amount, digits);
  return gk_arena_keep(arena, digits);
}

const char *gk_name_known(gk_arena *arena, const gk_known *known)
{
  return gk_name_figure(arena, known->table, known->row, known->column);
}

/* A rate is said as it is written, in percent or not. */
static bool is_percent(const gk_known *known)
{
  const gk_figure *figure = &known->row->figures[known->column];
  if (known->table->pack->columns[known->column].measure != GK_RATE || figure->state != GK_FIGURE_TEXT) return false;
  return strchr(gk_sheet_at(known->table->sheet, figure->row, figure->col)->folded, '%') != NULL;
}

const char *gk_name_value(gk_arena *arena, const gk_known *known, gk_dec value)
{
  char digits[GK_DEC_TEXT + 1];
  gk_dec percent;
  if (is_percent(known) && gk_dec_scale_by(value, 100, &percent)) {
    gk_dec_format(gk_dec_trim(percent), digits);
    strcat(digits, "%");
    return gk_arena_keep(arena, digits);
  }
  return gk_name_amount(arena, gk_known_published(known, value));
}

/* 公开04表 C7“…”为1671.41; of a blank figure that nothing stands there. */
static const char *say_is(gk_arena *arena, const gk_known *known)
{
  const char *figure = gk_name_known(arena, known);
  if (known->row->figures[known->column].state == GK_FIGURE_BLANK) return gk_say(arena, "%s未填数", figure);
  return gk_say(arena, "%s为%s", figure, gk_name_value(arena, known, known->value));
}

/* --- equations ---------------------------------------------------------------------------------------------------- */

/* An equation that does not hold, in the words of its sentence. */
typedef struct broken {
  gk_arena *arena;
  const gk_equations *e;
  const gk_equation *equation;
  const char *is;    /* 公开04表 C7“…”为1671.41 */
  const char *rule;  /* its label */
  const char *right; /* what the figure should be */
  const char *gap;   /* by how much it is over or under */
  bool over, rounding;
  const char *bound; /* what rounding explains */
} broken;

/* 公开04表 C7“…”为1671.41，公开01表 C7“…”为1671.42；两处是同一个数，应当一致，前者少0.01。 */
static const char *say_same(const broken *b)
{
  if (b->equation->count > 1) {
    const char *other = say_is(b->arena, &b->e->figures[b->e->terms[b->equation->first + 1].figure]);
    if (b->rounding)
      return gk_say(b->arena,
                    N_("%s，%s；相差%s，不超过各项四舍五入允许的%s，属尾差；两处是同一个数，公布时应当一致。"), b->is,
                    other, b->gap, b->bound);
    return gk_say(b->arena,
                  b->over ? N_("%s，%s；两处是同一个数，应当一致，前者多%s。")
                          : N_("%s，%s；两处是同一个数，应当一致，前者少%s。"),
                  b->is, other, b->gap);
  } /* else the row that would repeat it is not listed, which says 0 */
  return gk_say(b->arena,
                b->over ? N_("%s，按“%s”应为%s（对应的行没有列出），多%s。")
                        : N_("%s，按“%s”应为%s（对应的行没有列出），少%s。"),
                b->is, b->rule, b->right, b->gap);
}

static const char *say_children(const broken *b)
{
  if (b->rounding)
    return gk_say(b->arena,
                  b->over ? N_("%s，下级科目相加为%s，本级多%s，不超过四舍五入允许的%s，属尾差。")
                          : N_("%s，下级科目相加为%s，本级少%s，不超过四舍五入允许的%s，属尾差。"),
                  b->is, b->right, b->gap, b->bound);
  return gk_say(b->arena, b->over ? N_("%s，下级科目相加为%s，本级多%s。") : N_("%s，下级科目相加为%s，本级少%s。"),
                b->is, b->right, b->gap);
}

static const char *say_sum(const broken *b)
{
  if (b->rounding)
    return gk_say(b->arena,
                  b->over ? N_("%s，按“%s”应为%s，多%s，不超过四舍五入允许的%s，属尾差。")
                          : N_("%s，按“%s”应为%s，少%s，不超过四舍五入允许的%s，属尾差。"),
                  b->is, b->rule, b->right, b->gap, b->bound);
  return gk_say(b->arena, b->over ? N_("%s，按“%s”应为%s，多%s。") : N_("%s，按“%s”应为%s，少%s。"), b->is, b->rule,
                b->right, b->gap);
}

static const char *say_ratio(const broken *b)
{
  if (b->rounding)
    return gk_say_in(b->arena, "a ratio",
                     b->over ? NC_("a ratio", "%s，按“%s”应为%s，多%s，不超过四舍五入允许的%s，属尾差。")
                             : NC_("a ratio", "%s，按“%s”应为%s，少%s，不超过四舍五入允许的%s，属尾差。"),
                     b->is, b->rule, b->right, b->gap, b->bound);
  return gk_say_in(b->arena, "a ratio",
                   b->over ? NC_("a ratio", "%s，按“%s”应为%s，多%s。") : NC_("a ratio", "%s，按“%s”应为%s，少%s。"),
                   b->is, b->rule, b->right, b->gap);
}

static const char *say_at_most(const broken *b, bool listed)
{
  if (!listed) return gk_say(b->arena, "%s，限制它的行却没有列出，与“%s”不符，请核实。", b->is, b->rule);
  if (b->equation->rule->severity == GK_ERROR)
    return gk_say(b->arena, "%s，超过了%s，与“%s”不符。", b->is, b->right, b->rule);
  return gk_say(b->arena, "%s，超过了%s，与“%s”不符，请核实。", b->is, b->right, b->rule);
}

/* 4张项目支出绩效自评表的“资金合计·全年执行数”之和为1581.42，按“…”应为1591.42，请核实。 */
static const char *say_together(const broken *b, const gk_known *left, size_t forms)
{
  const char *form = gk_name_table(b->arena, left->table->pack), *row = gk_name_row(b->arena, left->row),
             *column = gk_label_in(left->table->pack->columns[left->column].label),
             *sum = gk_name_value(b->arena, left, gk_equation_left(b->e, b->equation));
  return gk_say(b->arena,
                b->rounding ? N_("%zu张%s的“%s·%s”之和为%s，按“%s”应为%s，属尾差。")
                            : N_("%zu张%s的“%s·%s”之和为%s，按“%s”应为%s，请核实。"),
                forms, form, row, column, sum, b->rule, b->right);
}

static size_t count_forms(const gk_equations *e, const gk_equation *equation)
{
  size_t count = 0;
  for (size_t i = 0; i < equation->count; i++) count += e->terms[equation->first + i].weight > 0;
  return count;
}

const char *gk_say_equation(gk_arena *arena, const gk_equations *equations, const gk_equation *equation)
{
  const gk_known *left = &equations->figures[equations->terms[equation->first].figure];
  const gk_rule *rule = equation->rule;
  gk_dec expected;
  if (!gk_dec_sub(gk_equation_left(equations, equation), equation->residual, &expected)) expected = left->value;
  const broken b = {arena,
                    equations,
                    equation,
                    .is = say_is(arena, left),
                    .rule = gk_label_in(rule->label),
                    .right = gk_name_value(arena, left, expected),
                    .gap = gk_name_value(arena, left, gk_dec_abs(equation->residual)),
                    .over = gk_dec_sign(equation->residual) > 0,
                    .rounding = equation->verdict == GK_WITHIN_ROUNDING,
                    .bound = gk_name_value(arena, left, equation->tolerance)};
  if (rule->together) return say_together(&b, left, count_forms(equations, equation));
  switch (rule->kind) {
    case GK_RULE_GRADE: break;
    case GK_RULE_SAME: return say_same(&b);
    case GK_RULE_RATIO: return say_ratio(&b);
    case GK_RULE_SUM: return gk_rule_sums_children(rule) && !left->table->pack->form ? say_children(&b) : say_sum(&b);
    case GK_RULE_AT_MOST: return say_at_most(&b, equation->count > 1 || gk_dec_sign(expected) != 0);
  }
  return "";
}
