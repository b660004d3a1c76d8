/* SPDX-License-Identifier: MPL-2.0 */
/* Exact decimals from and to binary floating point, without the C library's formatting: LC_NUMERIC plays no part. */
#include <math.h>

#include "engine/base/decimal_internal.h"

/* A value with few decimals: the double nearest to units / 10^scale is the very double. */
static bool from_few_decimals(double value, gk_dec *out)
{
  if (fabs(value) >= 1e12) return false;
  for (int scale = 0; scale <= 4; scale += 2) {
    double power = (double)gk_powers[scale], product = value * power;
    if (fabs(product) >= 1e15 - 1) return false;
    int64_t units = (int64_t)(product + (product < 0 ? -0.5 : 0.5));
    if ((double)units / power == value) {
      *out = (gk_dec){units, scale};
      if (scale > 0) *out = gk_dec_trim(*out);
      return true;
    }
  }
  return false;
}

/* round(mantissa × 2^exponent × 10^scale), exact and half-up; false where the steps leave 128 bits, which values of
 * 1e-19 to 9.2e18 scaled to at most 16 digits never do. */
static bool scaled(uint64_t mantissa, int exponent, int scale, uint64_t *out)
{
  gk_uwide value = mantissa, divisor = 1;
  if (scale > 22 || scale < -22) return false;
  if (scale >= 0) value *= gk_power_of_ten(scale);
  else divisor = gk_power_of_ten(-scale);
  if (exponent >= 0) {
    if (exponent > 64 || (scale >= 0 && exponent > 10)) return false;
    value <<= exponent;
  } else if (scale < 0) {
    if (exponent < -53) return false;
    divisor <<= -exponent;
  } else {
    if (exponent <= -128) return false;
    *out = (uint64_t)((value + ((gk_uwide)1 << (-exponent - 1))) >> -exponent);
    return true;
  }
  *out = (uint64_t)((value + divisor / 2) / divisor);
  return true;
}

/* The value to 15 significant digits. The guess of the decimal exponent may be one too low near a power of ten, so it
 * starts one digit too long and is cut back by what comes out, each time from the exact value. */
static bool from_fifteen_digits(double value, gk_dec *out)
{
  const uint64_t limit = (uint64_t)gk_powers[15];
  int exponent;
  double fraction = frexp(fabs(value), &exponent);
  uint64_t mantissa = (uint64_t)ldexp(fraction, 53), units = 0;
  exponent -= 53;
  int scale = 15 - (int)floor(log10(fabs(value)));
  if (scale > GK_DEC_MAX_SCALE) scale = GK_DEC_MAX_SCALE;
  do {
    if (!scaled(mantissa, exponent, scale, &units)) return false;
  } while (units >= limit && scale-- > -22);
  for (; scale < 0; scale++) {
    if (units > (uint64_t)INT64_MAX / 10) return false;
    units *= 10;
  }
  *out = gk_dec_trim((gk_dec){value < 0 ? -(int64_t)units : (int64_t)units, scale});
  return true;
}

bool gk_dec_from_double(double value, gk_dec *out)
{
  if (!isfinite(value) || fabs(value) >= 9.2e18) return false;
  if (fabs(value) < 1e-19) {
    *out = GK_DEC_ZERO;
    return true;
  }
  return from_few_decimals(value, out) || from_fifteen_digits(value, out);
}

double gk_ratio_to_double(gk_uwide numerator, uint64_t divisor)
{
  gk_uwide whole = numerator / divisor, rest = numerator % divisor;
  if (rest == 0) return (double)whole;
  /* At least 66 bits in front of a sticky last one: enough for one correct rounding, which the conversion makes. */
  int shift = 0;
  while (shift < 66 && whole >> (65 - shift) == 0) shift++;
  rest <<= shift;
  whole = (whole << shift) + rest / divisor;
  if (rest % divisor != 0) whole |= 1;
  return ldexp((double)whole, -shift);
}

double gk_dec_to_double(gk_dec value)
{
  const int64_t exact = (int64_t)1 << 53;
  if (value.units <= exact && value.units >= -exact) return (double)value.units / (double)gk_powers[value.scale];
  uint64_t magnitude = value.units < 0 ? 0 - (uint64_t)value.units : (uint64_t)value.units;
  double result = gk_ratio_to_double(magnitude, (uint64_t)gk_powers[value.scale]);
  return value.units < 0 ? -result : result;
}
