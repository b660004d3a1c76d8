/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/diagnosis/cause.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/unit.h"

/* Brings both values to one number of decimals and writes their digits without sign and point. */
static bool digits_of_both(gk_dec a, gk_dec b, char left[GK_DEC_TEXT], char right[GK_DEC_TEXT])
{
  char *texts[2] = {left, right};
  gk_dec values[2] = {gk_dec_abs(gk_dec_trim(a)), gk_dec_abs(gk_dec_trim(b))};
  int scale = values[0].scale > values[1].scale ? values[0].scale : values[1].scale;
  for (int i = 0; i < 2; i++) {
    while (values[i].scale < scale) {
      if (!gk_dec_scale_by(values[i], 10, &values[i])) return false;
      values[i].scale++;
    }
    gk_dec_format((gk_dec){values[i].units, 0}, texts[i]);
  }
  return true;
}

static size_t differing(const char *a, const char *b, size_t *first)
{
  size_t count = 0;
  for (size_t i = 0; a[i] != '\0' && b[i] != '\0'; i++) {
    if (a[i] == b[i]) continue;
    if (count++ == 0) *first = i;
  }
  return count;
}

/* Two digits changed places: side by side, or anywhere. */
static bool is_transposed(const char *a, const char *b)
{
  size_t first = 0;
  if (strlen(a) != strlen(b) || differing(a, b, &first) != 2) return false;
  size_t second = first + 1;
  while (a[second] == b[second]) second++;
  return a[first] == b[second] && a[second] == b[first];
}

/* One text is the other with one digit taken out. */
static bool is_one_digit_longer(const char *longer, const char *shorter)
{
  if (strlen(longer) != strlen(shorter) + 1 || strlen(shorter) < 2) return false;
  size_t i = 0;
  while (shorter[i] != '\0' && longer[i] == shorter[i]) i++;
  return strcmp(longer + i + 1, shorter + i) == 0;
}

int gk_cause_power(gk_dec reported, gk_dec suggested)
{
  gk_dec x = gk_dec_trim(gk_dec_abs(reported)), y = gk_dec_trim(gk_dec_abs(suggested));
  while (x.units != 0 && x.units % 10 == 0) x.units /= 10, x.scale--;
  while (y.units != 0 && y.units % 10 == 0) y.units /= 10, y.scale--;
  bool same = x.units == y.units && x.units != 0 && gk_dec_sign(reported) == gk_dec_sign(suggested);
  return same ? y.scale - x.scale : 0;
}

int gk_cause_power_rounded(gk_dec reported, gk_dec suggested)
{
  enum { LEAST = 100 /* three digits */ };
  static const int powers[] = {-1, -2, -3, -4, -6, -8};
  int exact = gk_cause_power(reported, suggested);
  gk_dec stands = gk_dec_trim(reported), moved;
  if (exact != 0 || (stands.units < LEAST && stands.units > -LEAST)) return exact;
  for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
    if (gk_dec_shift(suggested, powers[i], &moved) && gk_dec_round(moved, stands.scale, &moved) &&
        gk_dec_cmp(moved, stands) == 0)
      return powers[i];
  }
  return 0;
}

gk_cause_kind gk_cause_of_digits(gk_dec reported, gk_dec suggested, bool reported_blank)
{
  char wrong[GK_DEC_TEXT], right[GK_DEC_TEXT];
  gk_dec gap;
  size_t first;
  if (gk_dec_sign(reported) == 0) return reported_blank ? GK_CAUSE_OMITTED : GK_CAUSE_UNKNOWN;
  if (gk_dec_sign(suggested) == 0) return GK_CAUSE_EXTRA;
  if (gk_dec_cmp(reported, gk_dec_neg(suggested)) == 0) return GK_CAUSE_SIGN;
  int power = gk_cause_power_rounded(reported, suggested);
  if (power != 0) return abs(power) == GK_UNIT_WAN ? GK_CAUSE_UNIT : GK_CAUSE_POINT;
  if (!digits_of_both(reported, suggested, wrong, right)) return GK_CAUSE_UNKNOWN;
  bool same_sign = gk_dec_sign(reported) == gk_dec_sign(suggested);
  if (same_sign && is_transposed(wrong, right)) return GK_CAUSE_TRANSPOSED;
  if (gk_dec_sub(reported, suggested, &gap) && gk_dec_cmp(gk_dec_abs(gap), (gk_dec){1, 2}) == 0)
    return GK_CAUSE_ROUNDING;
  if (same_sign && is_one_digit_longer(wrong, right)) return GK_CAUSE_LONGER;
  if (same_sign && is_one_digit_longer(right, wrong)) return GK_CAUSE_SHORTER;
  if (same_sign && strlen(wrong) == strlen(right) && differing(wrong, right, &first) == 1) return GK_CAUSE_DIGIT;
  return GK_CAUSE_UNKNOWN;
}

static bool stands(const gk_figure *figure)
{
  return figure->state != GK_FIGURE_ABSENT;
}

static bool beside_in_row(const gk_known *known, int32_t col, size_t *column)
{
  for (*column = 0; *column < known->table->pack->column_count; (*column)++) {
    const gk_figure *figure = &known->row->figures[*column];
    if (stands(figure) && figure->col == col && figure->row == known->row->figures[known->column].row) return true;
  }
  return false;
}

/* Blocks that stand side by side alternate in the order of the rows, so a few rows around are looked at. */
static bool beside_in_column(const gk_known *known, bool below, size_t *row)
{
  enum { AROUND = 8 };
  const gk_table *table = known->table;
  const gk_figure *own = &known->row->figures[known->column];
  size_t at = (size_t)(known->row - table->rows);
  int32_t nearest = 0;
  for (size_t r = at < AROUND ? 0 : at - AROUND; r < table->row_count && r <= at + AROUND; r++) {
    const gk_figure *figure = &table->rows[r].figures[known->column];
    int32_t distance = below ? figure->row - own->row : own->row - figure->row;
    if (!stands(figure) || figure->col != own->col || distance <= 0 || (nearest > 0 && distance >= nearest)) continue;
    nearest = distance;
    *row = r;
  }
  return nearest > 0;
}

bool gk_known_beside(const gk_known *known, gk_side side, size_t *row, size_t *column)
{
  int32_t col = known->row->figures[known->column].col;
  *row = (size_t)(known->row - known->table->rows);
  *column = known->column;
  if (side == GK_LEFT || side == GK_RIGHT) return beside_in_row(known, side == GK_LEFT ? col - 1 : col + 1, column);
  return beside_in_column(known, side == GK_BELOW, row);
}

bool gk_cause_neighbour(const gk_known *known, size_t *row, size_t *column)
{
  const gk_figure *own = &known->row->figures[known->column];
  /* on a form the budget of the year is as a rule what it was at its start, and what was executed */
  if (gk_dec_sign(own->value) == 0 || known->table->pack->form) return false;
  for (gk_side side = 0; side < GK_SIDES; side++) {
    if (!gk_known_beside(known, side, row, column)) continue;
    const gk_figure *figure = &known->table->rows[*row].figures[*column];
    bool number = figure->state == GK_FIGURE_NUMBER || figure->state == GK_FIGURE_TEXT;
    if (number && gk_dec_cmp(figure->value, own->value) == 0) return true;
  }
  return false;
}

bool gk_cause_part(const gk_equations *e, size_t figure, gk_dec correction, size_t *part, bool *twice)
{
  for (size_t u = e->uses_from[figure]; u < e->uses_from[figure + 1]; u++) {
    const gk_equation *equation = &e->items[e->uses[u].equation];
    if (!gk_equation_is_sum(equation) || e->terms[equation->first].figure != figure || equation->count < 3) continue;
    for (size_t i = 1; i < equation->count; i++) {
      *part = e->terms[equation->first + i].figure;
      gk_dec value = e->figures[*part].value;
      *twice = gk_dec_cmp(gk_dec_neg(value), correction) == 0;
      if (gk_dec_sign(value) != 0 && (*twice || gk_dec_cmp(value, correction) == 0)) return true;
    }
  }
  return false;
}

gk_cause_kind gk_cause_find(const gk_equations *equations, size_t figure, gk_dec suggested)
{
  const gk_known *known = &equations->figures[figure];
  const gk_figure *own = &known->row->figures[known->column];
  bool blank = own->state == GK_FIGURE_BLANK, twice;
  gk_cause_kind digits = gk_cause_of_digits(own->value, gk_known_published(known, suggested), blank);
  gk_dec correction;
  size_t part, row, column;
  if (digits == GK_CAUSE_OMITTED || digits == GK_CAUSE_ROUNDING) return digits;
  if (gk_cause_weight(digits) < gk_cause_weight(GK_CAUSE_LEFT_OUT) &&
      gk_dec_sub(suggested, known->value, &correction) && gk_cause_part(equations, figure, correction, &part, &twice))
    return twice ? GK_CAUSE_TWICE : GK_CAUSE_LEFT_OUT;
  if (gk_cause_weight(digits) < gk_cause_weight(GK_CAUSE_NEIGHBOUR) && gk_cause_neighbour(known, &row, &column))
    return GK_CAUSE_NEIGHBOUR;
  return digits;
}

int gk_cause_weight(gk_cause_kind kind)
{
  static const int weights[] = {
    [GK_CAUSE_UNKNOWN] = 0,    [GK_CAUSE_ROUNDING] = 5,   [GK_CAUSE_EXTRA] = 2,   [GK_CAUSE_OMITTED] = 2,
    [GK_CAUSE_DIGIT] = 3,      [GK_CAUSE_LONGER] = 6,     [GK_CAUSE_SHORTER] = 6, [GK_CAUSE_NEIGHBOUR] = 5,
    [GK_CAUSE_LEFT_OUT] = 7,   [GK_CAUSE_TWICE] = 7,      [GK_CAUSE_POINT] = 9,   [GK_CAUSE_UNIT] = 10,
    [GK_CAUSE_SIGN] = 10,      [GK_CAUSE_TRANSPOSED] = 8, [GK_CAUSE_SWAPPED] = 7, [GK_CAUSE_ROW_MISSING] = 1,
    [GK_CAUSE_ROW_TWICE] = 10, [GK_CAUSE_ASTRAY] = 10,    [GK_CAUSE_SHIFTED] = 0, [GK_CAUSE_SOURCE] = 0};
  _Static_assert(sizeof weights / sizeof *weights == GK_CAUSES, "a weight for each cause");
  return weights[kind];
}

const char *gk_cause_phrase(gk_cause_kind kind)
{
  static const char *const phrases[] = {[GK_CAUSE_UNKNOWN] = NC_("cause", "原因不明"),
                                        [GK_CAUSE_ROUNDING] = NC_("cause", "尾差"),
                                        [GK_CAUSE_EXTRA] = NC_("cause", "多填"),
                                        [GK_CAUSE_OMITTED] = NC_("cause", "漏填"),
                                        [GK_CAUSE_DIGIT] = NC_("cause", "错一位数字"),
                                        [GK_CAUSE_LONGER] = NC_("cause", "多输一位数字"),
                                        [GK_CAUSE_SHORTER] = NC_("cause", "少输一位数字"),
                                        [GK_CAUSE_NEIGHBOUR] = NC_("cause", "错位"),
                                        [GK_CAUSE_LEFT_OUT] = NC_("cause", "漏加"),
                                        [GK_CAUSE_TWICE] = NC_("cause", "重复"),
                                        [GK_CAUSE_POINT] = NC_("cause", "小数点错位"),
                                        [GK_CAUSE_UNIT] = NC_("cause", "单位错误"),
                                        [GK_CAUSE_SIGN] = NC_("cause", "正负号错误"),
                                        [GK_CAUSE_TRANSPOSED] = NC_("cause", "数字颠倒"),
                                        [GK_CAUSE_ROW_MISSING] = NC_("cause", "漏列"),
                                        [GK_CAUSE_ROW_TWICE] = NC_("cause", "重复列示"),
                                        [GK_CAUSE_ASTRAY] = NC_("cause", "科目编码错误"),
                                        [GK_CAUSE_SOURCE] = NC_("cause", "整张表与其他表不符"),
                                        [GK_CAUSE_SHIFTED] = NC_("cause", "金额与科目错行")};
  _Static_assert(sizeof phrases / sizeof *phrases == GK_CAUSES, "a phrase for each cause");
  if (kind == GK_CAUSE_SWAPPED) return gk_tr_in("cause: two cells exchanged", "错位");
  return gk_tr_in("cause", phrases[kind]);
}
