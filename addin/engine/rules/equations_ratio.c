/* SPDX-License-Identifier: MPL-2.0 */
/* Rates and scores: the one kind of equation that is not linear in all its figures. */
#include "engine/rules/equations.h"

/* 10^-digits. */
static gk_dec unit_of(int digits)
{
  return (gk_dec){1, digits};
}

/* dividend / divisor × factor (NULL: 1), half up to `digits` decimals. A score is never above its factor. */
static bool quotient(const gk_dec *factor, gk_dec dividend, gk_dec divisor, int digits, gk_dec *out)
{
  if (factor == NULL) return gk_dec_div_round(dividend, divisor, digits, out);
  if (!gk_dec_mul_div_round(*factor, dividend, divisor, digits, out)) return false;
  if (gk_dec_sign(*factor) >= 0 && gk_dec_cmp(*out, *factor) > 0) *out = *factor;
  return true;
}

/* By how much the ratio may be off because its dividend and divisor were rounded when they were published:
 * (half a + |a / b| × half b) / |b|, times the factor. */
static bool spread(const gk_dec *factor, gk_dec dividend, gk_dec divisor, gk_dec half_dividend, gk_dec half_divisor,
                   int digits, gk_dec *out)
{
  enum { MORE_DIGITS = 4 };
  gk_dec share, both;
  divisor = gk_dec_abs(divisor);
  if (!gk_dec_mul_div_round(gk_dec_abs(dividend), half_divisor, divisor, digits + MORE_DIGITS, &share) ||
      !gk_dec_add(half_dividend, share, &both))
    return false;
  if (factor == NULL) return gk_dec_div_round(both, divisor, digits + MORE_DIGITS, out);
  return gk_dec_mul_div_round(gk_dec_abs(*factor), both, divisor, digits + MORE_DIGITS, out);
}

/* Whether the left side is nearer to the ratio in percent, 95.09 for 0.9509; *expected is that ratio then, with `digits`
 * decimals. */
static bool in_percent(gk_dec left, gk_dec dividend, gk_dec divisor, int digits, gk_dec *expected)
{
  gk_dec percent, far, near;
  if (digits < 0 || !gk_dec_mul_div_round((gk_dec){100, 0}, dividend, divisor, digits, &percent) ||
      !gk_dec_sub(left, *expected, &far) || !gk_dec_sub(left, percent, &near) ||
      gk_dec_cmp(gk_dec_abs(near), gk_dec_abs(far)) >= 0)
    return false;
  *expected = percent;
  return true;
}

/* The decimals that a figure is written with; further ones than these are left from dividing. */
static int decimals_written(const gk_known *known)
{
  enum { MOST = 8 };
  int scale = known->row->figures[known->column].value.scale;
  return scale < MOST ? scale : MOST;
}

bool gk_equation_ratio(const gk_equations *e, const gk_equation *equation, const gk_dec *values, gk_dec *residual,
                       gk_dec *tolerance)
{
  const gk_term *terms = &e->terms[equation->first];
  const gk_known *left = &e->figures[terms[0].figure];
  size_t last = equation->count - 1;
  int digits = equation->rule->decimals, in_hundred = digits - 2;
  gk_dec dividend = values[last - 1], divisor = values[last], published = gk_known_published(left, values[0]);
  gk_dec half_dividend = *e->figures[terms[last - 1].figure].half, half_divisor = *e->figures[terms[last].figure].half;
  gk_dec expected, off, bound, factor_value = GK_DEC_ZERO;
  const gk_dec *factor = NULL;
  if (digits == GK_AS_WRITTEN) {
    in_hundred = digits = decimals_written(left);
    if (!gk_dec_round(published, digits, &published)) return false;
  }
  if (last == 3) {
    factor_value = gk_known_published(&e->figures[terms[1].figure], values[1]);
    factor = &factor_value;
  }
  if (gk_dec_sign(divisor) == 0 || !quotient(factor, dividend, divisor, digits, &expected)) return false;
  gk_dec hundred = {100, 0};
  if (factor == NULL && in_percent(published, dividend, divisor, in_hundred, &expected)) {
    factor = &hundred;
    digits = in_hundred;
  }
  return gk_dec_sub(published, expected, &off) &&
         spread(factor, dividend, divisor, half_dividend, half_divisor, digits, &bound) &&
         gk_dec_add(bound, unit_of(digits), &bound) && gk_known_scaled(left, off, residual) &&
         gk_known_scaled(left, bound, tolerance);
}
