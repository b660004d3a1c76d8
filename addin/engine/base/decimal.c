/* SPDX-License-Identifier: MPL-2.0 */
/* Arithmetic of exact decimals. */
#include "engine/base/decimal_internal.h"

const int64_t gk_powers[GK_DEC_MAX_SCALE + 1] = {1,
                                                 10,
                                                 100,
                                                 1000,
                                                 10000,
                                                 100000,
                                                 1000000,
                                                 10000000,
                                                 100000000,
                                                 1000000000,
                                                 10000000000,
                                                 100000000000,
                                                 1000000000000,
                                                 10000000000000,
                                                 100000000000000,
                                                 1000000000000000,
                                                 10000000000000000,
                                                 100000000000000000,
                                                 1000000000000000000};

gk_uwide gk_power_of_ten(int exponent)
{
  if (exponent <= GK_DEC_MAX_SCALE) return (gk_uwide)gk_powers[exponent];
  gk_uwide power = (gk_uwide)gk_powers[GK_DEC_MAX_SCALE];
  for (exponent -= GK_DEC_MAX_SCALE; exponent > 0; exponent--) power *= 10;
  return power;
}

/* --- rounding */

/* Narrows to a gk_dec, dropping trailing zeros only where the value would not fit otherwise. */
static bool narrow(gk_wide units, int scale, gk_dec *out)
{
  while ((units > INT64_MAX || units < -INT64_MAX || scale > GK_DEC_MAX_SCALE) && scale > 0 && units % 10 == 0) {
    units /= 10;
    scale--;
  }
  if (units > INT64_MAX || units < -INT64_MAX || scale > GK_DEC_MAX_SCALE) return false;
  *out = (gk_dec){(int64_t)units, scale};
  return true;
}

/* Quotient of magnitudes rounded half-up; in 64 bits, several times as fast, where both fit. */
static gk_uwide divide_half_up(gk_uwide value, gk_uwide divisor)
{
  if (value <= UINT64_MAX && divisor <= UINT64_MAX) {
    uint64_t v = (uint64_t)value, d = (uint64_t)divisor, rest = v % d;
    return (gk_uwide)(v / d) + (rest >= d - rest);
  }
  gk_uwide rest = value % divisor;
  return value / divisor + (rest >= divisor - rest);
}

static gk_uwide magnitude(int64_t units)
{
  return units < 0 ? 0 - (uint64_t)units : (uint64_t)units;
}

/* value × 10^shift in place; false where that leaves 127 bits. */
static bool shift_decimal(gk_uwide *value, int shift)
{
  const gk_uwide limit = (gk_uwide)1 << 127;
  if (shift > GK_WIDE_POWERS) return *value == 0;
  gk_uwide power = gk_power_of_ten(shift);
  bool small = *value <= UINT64_MAX && shift <= GK_DEC_MAX_SCALE; /* below 2^64 × 2^60 without asking a division */
  if (!small && *value != 0 && power > limit / *value) return false;
  *value *= power;
  return true;
}

/* numerator × 10^shift / divisor, rounded half-up; false where it leaves 127 bits. */
static bool divide_shifted(gk_uwide numerator, gk_uwide divisor, int shift, gk_uwide *out)
{
  if (shift >= 0) {
    if (!shift_decimal(&numerator, shift)) return false;
  } else if (!shift_decimal(&divisor, -shift)) {
    *out = 0; /* the divisor passed 2^127: more than twice any numerator that came from 63-bit units */
    return numerator < (gk_uwide)1 << 126;
  }
  *out = divide_half_up(numerator, divisor);
  return true;
}

bool gk_dec_round(gk_dec a, int digits, gk_dec *out)
{
  if (digits >= a.scale) {
    *out = a;
    return true;
  }
  return gk_dec_mul_div_round(a, (gk_dec){1, 0}, (gk_dec){1, 0}, digits, out);
}

bool gk_dec_div_round(gk_dec a, gk_dec b, int digits, gk_dec *out)
{
  return gk_dec_mul_div_round(a, (gk_dec){1, 0}, b, digits, out);
}

bool gk_dec_mul_div_round(gk_dec a, gk_dec b, gk_dec c, int digits, gk_dec *out)
{
  if (c.units == 0 || digits > GK_DEC_MAX_SCALE) return false;
  if (digits < -2 * GK_DEC_MAX_SCALE) digits = -2 * GK_DEC_MAX_SCALE;
  gk_uwide units;
  int shift = digits + c.scale - a.scale - b.scale;
  if (!divide_shifted(magnitude(a.units) * magnitude(b.units), magnitude(c.units), shift, &units)) return false;
  if (digits < 0 && !shift_decimal(&units, -digits)) return false;
  bool negative = (a.units < 0) ^ (b.units < 0) ^ (c.units < 0);
  return narrow(negative ? -(gk_wide)units : (gk_wide)units, digits < 0 ? 0 : digits, out);
}

bool gk_dec_quotient(gk_dec a, gk_dec b, int digits, double *out)
{
  if (b.units == 0 || digits > GK_DEC_MAX_SCALE || digits < -GK_DEC_MAX_SCALE) return false;
  gk_uwide units;
  double result;
  if (!divide_shifted(magnitude(a.units), magnitude(b.units), digits + b.scale - a.scale, &units)) {
    /* More than 19 digits stand before the last one asked for; a double holds 17. */
    *out = gk_dec_to_double(a) / gk_dec_to_double(b);
    return true;
  }
  if (digits < 0) result = (double)(units * gk_power_of_ten(-digits));
  else if (units <= (gk_uwide)1 << 53) result = (double)(uint64_t)units / (double)gk_powers[digits];
  else result = gk_ratio_to_double(units, (uint64_t)gk_powers[digits]);
  *out = (a.units < 0) != (b.units < 0) && units != 0 ? -result : result;
  return true;
}

/* --- exact operations */

/* Both values' units at the larger of their scales. */
static int align(gk_dec a, gk_dec b, gk_wide *left, gk_wide *right)
{
  int scale = a.scale > b.scale ? a.scale : b.scale;
  *left = (gk_wide)a.units * gk_powers[scale - a.scale];
  *right = (gk_wide)b.units * gk_powers[scale - b.scale];
  return scale;
}

bool gk_dec_add_wide(gk_dec a, gk_dec b, gk_dec *out)
{
  gk_wide left, right;
  int scale = align(a, b, &left, &right);
  return narrow(left + right, scale, out);
}

bool gk_dec_sub(gk_dec a, gk_dec b, gk_dec *out)
{
  return gk_dec_add(a, gk_dec_neg(b), out);
}

bool gk_dec_scale_wide(gk_dec a, int64_t factor, gk_dec *out)
{
  return narrow((gk_wide)a.units * factor, a.scale, out);
}

bool gk_dec_shift(gk_dec a, int by, gk_dec *out)
{
  a = gk_dec_trim(a);
  int fewer = by < a.scale ? by : a.scale; /* decimals that the point moves over */
  a.scale -= fewer;
  by -= fewer;
  if (a.scale > GK_DEC_MAX_SCALE || by > GK_DEC_MAX_SCALE) return false;
  return gk_dec_scale_by(a, gk_powers[by], out);
}

int gk_dec_cmp(gk_dec a, gk_dec b)
{
  gk_wide left, right;
  if (a.scale == b.scale) return a.units < b.units ? -1 : a.units > b.units;
  align(a, b, &left, &right);
  return left < right ? -1 : left > right;
}

gk_dec gk_dec_trim(gk_dec a)
{
  if (a.units == 0) return GK_DEC_ZERO;
  while (a.scale > 0 && a.units % 10 == 0) {
    a.units /= 10;
    a.scale--;
  }
  return a;
}
