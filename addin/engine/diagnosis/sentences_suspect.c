/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/diagnosis/sentences_suspect.h"

#include <string.h>

static void say_address(gk_text *text, const gk_figure *figure)
{
  char address[16];
  gk_text_puts(text, gk_address(figure->row, figure->col, address));
}

/* 公开03表第12行“2010399 其他…”; rows are counted as the sheet shows them. */
static void say_row(gk_text *text, const gk_table *table, const gk_row *row)
{
  gk_say_table(text, table->pack);
  gk_text_say(text, "第%d行“", (int)row->row + 1);
  gk_say_row(text, row);
  gk_text_puts(text, gk_tr("”"));
}

/* --- causes ------------------------------------------------------------------------------------------------------- */

static void say_neighbour(gk_text *text, const gk_known *known)
{
  size_t row, column;
  if (!gk_cause_neighbour(known, &row, &column)) return;
  gk_text_puts(text, gk_tr("（与相邻的"));
  say_address(text, &known->table->rows[row].figures[column]);
  gk_text_puts(text, gk_tr("相同，疑填错了格）"));
}

static void say_part(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  size_t part;
  bool twice, en = !gk_words_are_keys();
  gk_dec correction;
  if (!gk_dec_sub(x->suggested, e->figures[x->figure].value, &correction) ||
      !gk_cause_part(e, x->figure, correction, &part, &twice))
    return;
  const gk_known *known = &e->figures[part];
  gk_text_puts(text, en ? ": " : twice ? "（多加了一次" : "（少加了");
  gk_say_known(text, known);
  gk_text_puts(text, gk_tr("的"));
  gk_say_value(text, known, known->value);
  if (!en) gk_text_puts(text, "）");
}

/* 应填数的10000倍, 应填数的1/10. */
static void say_power(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  const gk_known *known = &e->figures[x->figure];
  int power = gk_cause_power(known->value, x->suggested), size = power < 0 ? -power : power;
  bool en = !gk_words_are_keys();
  gk_text_puts(text, gk_tr("（填成了应填数的"));
  gk_text_puts(text, power < 0 ? "1/1" : "1");
  while (size-- > 0) gk_text_puts(text, "0");
  if (power > 0 && !en) gk_text_puts(text, "倍");
  if (en) gk_text_puts(text, power > 0 ? " times what it should be" : " of what it should be");
  if (x->cause == GK_CAUSE_UNIT && power > 0) gk_text_puts(text, gk_tr("，疑以元填入万元表"));
  if (x->cause == GK_CAUSE_UNIT && power < 0) gk_text_puts(text, gk_tr("，疑多换算了一次单位"));
  if (!en) gk_text_puts(text, "）");
}

static void say_exchange(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  const gk_known *partner = &e->figures[x->partner];
  bool en = !gk_words_are_keys();
  gk_text_puts(text, gk_tr("（与"));
  say_address(text, &partner->row->figures[partner->column]);
  if (x->row != NULL) gk_text_puts(text, gk_tr("对调，两行的其他数也填错了行）"));
  else if (!en) gk_text_puts(text, "对调）");
}

static void say_cause(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  gk_text_puts(text, gk_cause_phrase(x->cause));
  switch (x->cause) {
    case GK_CAUSE_ROUNDING: gk_text_puts(text, gk_words_are_keys() ? "（末位相差1）" : ""); break;
    case GK_CAUSE_NEIGHBOUR: say_neighbour(text, &e->figures[x->figure]); break;
    case GK_CAUSE_LEFT_OUT:
    case GK_CAUSE_TWICE: say_part(text, e, x); break;
    case GK_CAUSE_POINT:
    case GK_CAUSE_UNIT: say_power(text, e, x); break;
    case GK_CAUSE_SWAPPED:
      if (x->partner != GK_NO_FIGURE) say_exchange(text, e, x);
      break;
    default: break;
  }
}

static void say_tied(gk_text *text, const gk_explanation *x)
{
  if (!x->tied) return;
  gk_text_puts(text, gk_tr("；与另一处疑误同样可能"));
}

const char *gk_say_cause(gk_arena *arena, const gk_equations *equations, const gk_explanation *x)
{
  gk_text text = {0};
  say_cause(&text, equations, x);
  say_tied(&text, x);
  return gk_text_keep(&text, arena);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* 本年支出合计35.64、项目支出35.64: what a row below the figure lacks or has too much of, by column. */
static void say_gaps(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  bool first = true;
  for (size_t i = 0; i < x->shift_count; i++) {
    const gk_equation *equation = &e->items[x->shifts[i].equation];
    const gk_known *total = &e->figures[e->terms[equation->first].figure];
    if (total->row != e->figures[x->figure].row) continue;
    if (!first) gk_text_puts(text, gk_tr("、"));
    first = false;
    gk_text_puts(text, gk_label_in(total->table->pack->columns[total->column].label));
    if (!gk_words_are_keys()) gk_text_puts(text, " ");
    gk_say_value(text, total, gk_dec_abs(x->shifts[i].by));
  }
}

static void say_missing(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  bool en = !gk_words_are_keys();
  gk_text_puts(text, gk_tr("的下级科目疑漏列一行："));
  say_gaps(text, e, x);
  if (x->row != NULL) {
    gk_text_puts(text, gk_tr("；可能是"));
    say_row(text, x->row_table, x->row);
    if (!en) gk_text_puts(text, "，该表列有同样的金额");
  }
}

static void say_twice(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  bool en = !gk_words_are_keys();
  gk_text_puts(text, gk_tr("的下级科目重复列示："));
  say_row(text, x->row_table, x->row);
  gk_text_puts(text, gk_tr("算了两次，多出"));
  say_gaps(text, e, x);
  if (!en) gk_text_puts(text, "，请删去一行");
}

static void say_astray(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  gk_text_puts(text, gk_tr("的下级科目少"));
  say_gaps(text, e, x);
  gk_text_puts(text, gk_tr("，恰为"));
  say_row(text, x->row_table, x->row);
  gk_text_puts(text, gk_tr("的金额：疑该行科目编码填错"));
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static void say_figure(gk_text *text, const gk_equations *e, const gk_explanation *x)
{
  const gk_known *known = &e->figures[x->figure];
  bool blank = known->row->figures[known->column].state == GK_FIGURE_BLANK;
  gk_text_puts(text, blank ? gk_tr("未填数") : gk_tr("填报"));
  if (!blank) gk_say_value(text, known, known->value);
  gk_text_puts(text, gk_tr("，应为"));
  gk_say_value(text, known, x->suggested);
  if (x->rough) gk_text_puts(text, gk_tr("左右（有关合计本身有尾差，末位以原始资料为准）"));
  if (x->cause == GK_CAUSE_UNKNOWN) {
    gk_text_puts(text, gk_tr("；原因不明"));
  } else {
    gk_text_puts(text, gk_tr("；原因："));
    say_cause(text, e, x);
  }
  if (x->cause == GK_CAUSE_OMITTED && x->row != NULL) gk_text_puts(text, gk_tr("，该行其他各栏也漏填"));
  if (x->carried) gk_text_puts(text, gk_tr("；有关合计是按错数算的，改正后要一并重算"));
}

const char *gk_say_suspect(gk_arena *arena, const gk_equations *equations, const gk_explanation *x)
{
  gk_text text = {0};
  gk_say_known(&text, &equations->figures[x->figure]);
  switch (x->cause) {
    case GK_CAUSE_ROW_MISSING: say_missing(&text, equations, x); break;
    case GK_CAUSE_ROW_TWICE: say_twice(&text, equations, x); break;
    case GK_CAUSE_ASTRAY: say_astray(&text, equations, x); break;
    default: say_figure(&text, equations, x); break;
  }
  say_tied(&text, x);
  gk_text_puts(&text, gk_tr("。"));
  return gk_text_keep(&text, arena);
}
