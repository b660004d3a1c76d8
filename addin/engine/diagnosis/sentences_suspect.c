/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/diagnosis/sentences_suspect.h"

#include <stdio.h>
#include <string.h>

static const char *name_cell(gk_arena *arena, const gk_figure *figure)
{
  char address[16];
  return gk_arena_keep(arena, gk_address(figure->row, figure->col, address));
}

/* 公开03表第12行“2010399 其他…”; rows are counted as the sheet shows them. */
static const char *name_row(gk_arena *arena, const gk_explanation *x)
{
  return gk_say(arena, "%s第%d行“%s”", gk_name_table(arena, x->row_table->pack), (int)x->row->row + 1,
                gk_name_row(arena, x->row));
}

/* --- causes ------------------------------------------------------------------------------------------------------- */

static const char *say_neighbour(gk_arena *arena, const gk_known *known)
{
  size_t row, column;
  if (!gk_cause_neighbour(known, &row, &column)) return gk_cause_phrase(GK_CAUSE_NEIGHBOUR);
  return gk_say(arena, "错位（与相邻的%s相同，疑填错了格）",
                name_cell(arena, &known->table->rows[row].figures[column]));
}

static const char *say_part(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  size_t part;
  bool twice;
  gk_dec correction;
  if (!gk_dec_sub(x->suggested, e->figures[x->figure].value, &correction) ||
      !gk_cause_part(e, x->figure, correction, &part, &twice))
    return gk_cause_phrase(x->cause);
  const gk_known *known = &e->figures[part];
  return gk_say(arena, twice ? N_("重复（多加了一次%s的%s）") : N_("漏加（少加了%s的%s）"), gk_name_known(arena, known),
                gk_name_value(arena, known, known->value));
}

/* 10000, 1/10. */
static const char *name_times(gk_arena *arena, int power)
{
  enum { MOST_ZEROS = 40 };
  int zeros = power < 0 ? -power : power;
  char times[MOST_ZEROS + 8];
  snprintf(times, sizeof times, "%s1%0*d", power < 0 ? "1/" : "", zeros > MOST_ZEROS ? MOST_ZEROS : zeros, 0);
  if (zeros == 0) times[1] = '\0';
  return gk_arena_keep(arena, times);
}

/* 应填数的10000倍, 应填数的1/10. */
static const char *say_power(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  const gk_known *known = &e->figures[x->figure];
  int power = gk_cause_power_rounded(known->row->figures[known->column].value, gk_known_published(known, x->suggested));
  const char *times = name_times(arena, power);
  if (x->cause == GK_CAUSE_UNIT)
    return gk_say(arena,
                  power > 0 ? N_("单位错误（填成了应填数的%s倍，疑以元填入万元表）")
                            : N_("单位错误（填成了应填数的%s，疑多换算了一次单位）"),
                  times);
  return gk_say(arena, power > 0 ? N_("小数点错位（填成了应填数的%s倍）") : N_("小数点错位（填成了应填数的%s）"),
                times);
}

static const char *say_exchange(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  if (x->partner == GK_NO_FIGURE) return gk_cause_phrase(x->cause);
  const gk_known *partner = &e->figures[x->partner];
  return gk_say(arena, x->row != NULL ? N_("错位（与%s对调，两行的其他数也填错了行）") : N_("错位（与%s对调）"),
                name_cell(arena, &partner->row->figures[partner->column]));
}

static const char *say_cause(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  if (x->wide.scope == GK_SCOPE_LABEL) return gk_tr("表头的单位写错");
  if (x->wide.scope != GK_SCOPE_FIGURE) return gk_cause_phrase(x->cause);
  switch (x->cause) {
    case GK_CAUSE_ROUNDING: return gk_tr("尾差（末位相差1）");
    case GK_CAUSE_NEIGHBOUR: return say_neighbour(arena, &e->figures[x->figure]);
    case GK_CAUSE_LEFT_OUT:
    case GK_CAUSE_TWICE: return say_part(arena, e, x);
    case GK_CAUSE_POINT:
    case GK_CAUSE_UNIT: return say_power(arena, e, x);
    case GK_CAUSE_SWAPPED: return say_exchange(arena, e, x);
    default: return gk_cause_phrase(x->cause);
  }
}

/* Adds how many others are as likely. */
static const char *say_rivals(gk_arena *arena, const gk_explanation *x, const char *said)
{
  if (x->rivals > 1) return gk_say(arena, "%s；与另外%zu处疑误同样可能", said, x->rivals);
  return x->rivals == 1 ? gk_say(arena, "%s；与另一处疑误同样可能", said) : said;
}

const char *gk_say_cause(gk_arena *arena, const gk_equations *equations, const gk_explanation *x)
{
  return say_rivals(arena, x, say_cause(arena, equations, x));
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* 本年支出合计35.64、项目支出35.64: what a row below the figure lacks or has too much of, by column. */
static const char *name_gaps(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  const char *gaps = NULL;
  for (size_t i = 0; i < x->shift_count; i++) {
    const gk_equation *equation = &e->items[x->shifts[i].equation];
    const gk_known *total = &e->figures[e->terms[equation->first].figure];
    if (total->row != e->figures[x->figure].row) continue;
    const char *gap =
      gk_say_in(arena, "a column and its amount", "%s%s", gk_label_in(total->table->pack->columns[total->column].label),
                gk_name_value(arena, total, gk_dec_abs(x->shifts[i].by)));
    gaps = gaps == NULL ? gap : gk_say(arena, "%s、%s", gaps, gap);
  }
  return gaps == NULL ? "" : gaps;
}

static const char *say_missing(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  const char *figure = gk_name_known(arena, &e->figures[x->figure]), *gaps = name_gaps(arena, e, x);
  if (x->carried)
    return gk_say(arena, "%s疑漏列一行：%s在该表列有，这里没有，%s等合计也是不含这一行算的；请补列，并重算合计",
                  gk_name_table(arena, e->figures[x->figure].table->pack), name_row(arena, x), figure);
  if (x->row == NULL) return gk_say(arena, "%s的下级科目疑漏列一行：%s", figure, gaps);
  return gk_say(arena, "%s的下级科目疑漏列一行：%s；可能是%s，该表列有同样的金额", figure, gaps, name_row(arena, x));
}

static const char *say_twice(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  return gk_say(arena, "%s的下级科目重复列示：%s算了两次，多出%s，请删去一行",
                gk_name_known(arena, &e->figures[x->figure]), name_row(arena, x), name_gaps(arena, e, x));
}

static const char *say_astray(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  return gk_say(arena, "%s的下级科目少%s，恰为%s的金额：疑该行科目编码填错",
                gk_name_known(arena, &e->figures[x->figure]), name_gaps(arena, e, x), name_row(arena, x));
}

/* --- tables and columns ------------------------------------------------------------------------------------------- */

/* The department that the table names, where it is another than that of the first table beside it; NULL for none. */
static const char *other_department(const gk_equations *e, const gk_table *table)
{
  for (size_t i = 0; i < e->tables->count; i++) {
    const gk_table *other = &e->tables->items[i];
    if (other == table || *other->department == '\0') continue;
    return *table->department == '\0' || strcmp(other->department, table->department) == 0 ? NULL : table->department;
  }
  return NULL;
}

static const char *say_source(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  const char *name = gk_name_table(arena, x->wide.table->pack), *other = other_department(e, x->wide.table);
  if (other != NULL)
    return gk_say(arena, "%s自身平衡，却与其他各表对不上：整张表与其他表不符，表上写的部门是“%s”，疑取自另一部门", name,
                  other);
  return gk_say(arena, "%s自身平衡，却与其他各表对不上：整张表与其他表不符，疑取自另一部门或另一年度", name);
}

static const char *say_shifted(gk_arena *arena, const gk_wide *wide)
{
  const gk_table *table = wide->table;
  const gk_row *row = &table->rows[wide->first], *from = &table->rows[(long)wide->first - wide->off];
  return gk_say(arena, "%s从第%d行“%s”起金额与科目错行：这一行的金额疑填在第%d行“%s”，以下类推；请逐行核对",
                gk_name_table(arena, table->pack), (int)row->row + 1, gk_name_row(arena, row), (int)from->row + 1,
                gk_name_row(arena, from));
}

static const char *say_label(gk_arena *arena, const gk_wide *wide)
{
  return gk_say(arena, "%s的单位疑写错：写的是“%s”，各数却是以“%s”填报的，与其他表一致；请只改单位，不改数",
                gk_name_table(arena, wide->table->pack), gk_table_unit(wide->table), wide->table->pack->unit);
}

static const char *say_wide(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  const gk_wide *wide = &x->wide;
  const gk_pack_table *pack = wide->table->pack;
  if (wide->cause == GK_CAUSE_SOURCE) return say_source(arena, e, x);
  if (wide->cause == GK_CAUSE_SHIFTED) return say_shifted(arena, wide);
  if (wide->scope == GK_SCOPE_LABEL) return say_label(arena, wide);
  const char *name = gk_name_table(arena, pack), *times = name_times(arena, wide->power);
  if (wide->power > 0) times = gk_say(arena, "%s倍", times);
  if (wide->scope == GK_SCOPE_COLUMN)
    return gk_say(arena, "%s“%s”整栏的单位疑错：各数都是应填数的%s，与其他栏、其他表对不上；请整栏换算", name,
                  gk_label_in(pack->columns[wide->column].label), times);
  return gk_say(arena, "%s整表的单位疑错：各数都是应填数的%s，与其他表对不上；请把整张表换算成“%s”", name, times,
                gk_table_unit(wide->table));
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

/* What the figure is and what it should be. */
static const char *say_mended(gk_arena *arena, const gk_known *known, const gk_explanation *x)
{
  const char *figure = gk_name_known(arena, known), *right = gk_name_value(arena, known, x->suggested);
  if (known->row->figures[known->column].state == GK_FIGURE_BLANK)
    return gk_say(arena,
                  x->rough ? N_("%s未填数，应为%s左右（有关合计本身有尾差，末位以原始资料为准）")
                  : x->sure ? N_("%s未填数，应为%s")
                            : N_("%s未填数，可能应为%s"),
                  figure, right);
  return gk_say(arena,
                x->rough ? N_("%s填报%s，应为%s左右（有关合计本身有尾差，末位以原始资料为准）")
                : x->sure ? N_("%s填报%s，应为%s")
                          : N_("%s填报%s，可能应为%s"),
                figure, gk_name_value(arena, known, known->value), right);
}

static const char *say_figure(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  const char *said = say_mended(arena, &e->figures[x->figure], x);
  if (x->cause == GK_CAUSE_UNKNOWN) {
    said = gk_say(arena, "%s；原因不明", said);
  } else {
    bool row = x->cause == GK_CAUSE_OMITTED && x->row != NULL;
    said =
      gk_say(arena, row ? N_("%s；原因：%s，该行其他各栏也漏填") : N_("%s；原因：%s"), said, say_cause(arena, e, x));
  }
  return x->carried ? gk_say(arena, "%s；有关合计是按错数算的，改正后要一并重算", said) : said;
}

static const char *say(gk_arena *arena, const gk_equations *e, const gk_explanation *x)
{
  if (x->wide.scope != GK_SCOPE_FIGURE) return say_wide(arena, e, x);
  switch (x->cause) {
    case GK_CAUSE_ROW_MISSING: return say_missing(arena, e, x);
    case GK_CAUSE_ROW_TWICE: return say_twice(arena, e, x);
    case GK_CAUSE_ASTRAY: return say_astray(arena, e, x);
    default: return say_figure(arena, e, x);
  }
}

const char *gk_say_suspect(gk_arena *arena, const gk_equations *equations, const gk_explanation *x)
{
  const char *said = say_rivals(arena, x, say(arena, equations, x));
  return gk_say(arena, x->alone ? N_("%s；只有一条关系作证，请对照原始资料。") : N_("%s。"), said);
}
