/* SPDX-License-Identifier: MPL-2.0 */
#include "decimal.h"

#include <math.h>
#include <string.h>

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

static const int64_t powers[] = {1,
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

/* Narrows to a gk_dec, dropping trailing zeros only where the value would not fit otherwise. */
static bool narrow(wide units, int scale, gk_dec *out) {
  while ((units > INT64_MAX || units < -INT64_MAX || scale > GK_DEC_MAX_SCALE) && scale > 0 && units % 10 == 0) {
    units /= 10;
    scale--;
  }
  if (units > INT64_MAX || units < -INT64_MAX || scale > GK_DEC_MAX_SCALE) return false;
  *out = (gk_dec){(int64_t)units, scale};
  return true;
}

/* Quotient rounded half-up on the magnitude; divisor > 0. */
static wide divide_half_up(wide value, wide divisor) {
  wide quotient = value / divisor, rest = value % divisor;
  if (rest < 0) rest = -rest;
  if (rest >= divisor - rest) quotient += value < 0 ? -1 : 1;
  return quotient;
}

/* --- from and to double --------------------------------------------------------------------------------------- */

/* A value with few decimals: the double nearest to units / 10^scale is the very double. */
static bool from_few_decimals(double value, gk_dec *out) {
  if (fabs(value) >= 1e12) return false;
  for (int scale = 0; scale <= 4; scale += 2) {
    double units = nearbyint(value * (double)powers[scale]);
    if (fabs(units) < 1e15 && units / (double)powers[scale] == value) {
      *out = gk_dec_trim((gk_dec){(int64_t)units, scale});
      return true;
    }
  }
  return false;
}

/* 10^exponent for 0 <= exponent <= 38, exact in 128 bits. */
static uwide power_of_ten(int exponent) {
  uwide power = 1;
  for (int i = 0; i < exponent; i++) power *= 10;
  return power;
}

/* round(magnitude × 10^scale) for a magnitude = mantissa × 2^exponent, exact, half-up. Callers keep the result below
 * 10^16, so that a binary exponent stays within what 128 bits can hold. */
static bool scaled(uint64_t mantissa, int exponent, int scale, uint64_t *out) {
  uwide value = mantissa;
  if (scale >= 0) {
    if (scale > 22) return false;
    value *= power_of_ten(scale);
    if (exponent >= 0) {
      if (exponent > 10) return false;
      *out = (uint64_t)(value << exponent);
      return true;
    }
    if (exponent <= -128) return false;
    uwide half = (uwide)1 << (-exponent - 1);
    *out = (uint64_t)((value + half) >> -exponent);
    return true;
  }
  if (exponent > 60) return false;
  uwide divisor = power_of_ten(-scale);
  if (exponent >= 0) value <<= exponent;
  else divisor <<= -exponent;
  *out = (uint64_t)((value + divisor / 2) / divisor);
  return true;
}

static int digits_of(uint64_t value) {
  int digits = 0;
  for (; value > 0; value /= 10) digits++;
  return digits;
}

/* The value to 15 significant digits: first guess the decimal exponent, then correct it by what came out. */
static bool from_fifteen_digits(double value, gk_dec *out) {
  int exponent;
  double fraction = frexp(fabs(value), &exponent);
  uint64_t mantissa = (uint64_t)ldexp(fraction, 53), units;
  exponent -= 53;
  int scale = 14 - (int)floor(log10(fabs(value)));
  for (int tries = 0; tries < 2; tries++) {
    if (scale > GK_DEC_MAX_SCALE) scale = GK_DEC_MAX_SCALE;
    if (!scaled(mantissa, exponent, scale, &units)) return false;
    if (digits_of(units) <= 15) break;
    scale--;
  }
  wide signed_units = value < 0 ? -(wide)units : (wide)units;
  for (; scale < 0; scale++) {
    signed_units *= 10;
    if (signed_units > INT64_MAX || signed_units < -INT64_MAX) return false;
  }
  if (!narrow(signed_units, scale, out)) return false;
  *out = gk_dec_trim(*out);
  return true;
}

bool gk_dec_from_double(double value, gk_dec *out) {
  if (!isfinite(value) || fabs(value) >= 9.2e18) return false;
  if (fabs(value) < 1e-19) {
    *out = GK_DEC_ZERO;
    return true;
  }
  return from_few_decimals(value, out) || from_fifteen_digits(value, out);
}

double gk_dec_to_double(gk_dec value) {
  value = gk_dec_trim(value);
  const int64_t exact = (int64_t)1 << 53;
  if (value.units <= exact && value.units >= -exact) return (double)value.units / (double)powers[value.scale];
  if (value.scale == 0) return (double)value.units;
  /* 2^k × units / 10^scale with enough bits for one correct rounding, sticky bit included. */
  uint64_t magnitude = value.units < 0 ? 0 - (uint64_t)value.units : (uint64_t)value.units;
  uwide numerator = (uwide)magnitude << 60, divisor = (uwide)powers[value.scale];
  uwide quotient = numerator / divisor;
  int shift = 60;
  while (quotient >> 63 != 0) {
    quotient = (quotient >> 1) | (quotient & 1);
    shift--;
  }
  if (numerator % divisor != 0) quotient |= 1;
  double result = ldexp((double)(uint64_t)quotient, -shift);
  return value.units < 0 ? -result : result;
}

/* --- arithmetic ------------------------------------------------------------------------------------------------- */

/* Both values' units at the larger of their scales. */
static int align(gk_dec a, gk_dec b, wide *left, wide *right) {
  int scale = a.scale > b.scale ? a.scale : b.scale;
  *left = (wide)a.units * powers[scale - a.scale];
  *right = (wide)b.units * powers[scale - b.scale];
  return scale;
}

bool gk_dec_add(gk_dec a, gk_dec b, gk_dec *out) {
  wide left, right;
  int scale = align(a, b, &left, &right);
  return narrow(left + right, scale, out);
}

bool gk_dec_sub(gk_dec a, gk_dec b, gk_dec *out) {
  return gk_dec_add(a, gk_dec_neg(b), out);
}

bool gk_dec_scale_by(gk_dec a, int64_t factor, gk_dec *out) {
  return narrow((wide)a.units * factor, a.scale, out);
}

bool gk_dec_mul(gk_dec a, gk_dec b, gk_dec *out) {
  return narrow((wide)a.units * b.units, a.scale + b.scale, out);
}

int gk_dec_cmp(gk_dec a, gk_dec b) {
  wide left, right;
  align(a, b, &left, &right);
  return left < right ? -1 : left > right;
}

int gk_dec_sign(gk_dec a) {
  return a.units < 0 ? -1 : a.units > 0;
}

gk_dec gk_dec_neg(gk_dec a) {
  return (gk_dec){-a.units, a.scale};
}

gk_dec gk_dec_abs(gk_dec a) {
  return a.units < 0 ? gk_dec_neg(a) : a;
}

bool gk_dec_round(gk_dec a, int digits, gk_dec *out) {
  if (digits >= a.scale) {
    *out = a;
    return true;
  }
  int drop = digits < -GK_DEC_MAX_SCALE - 1 ? 2 * GK_DEC_MAX_SCALE : a.scale - digits;
  if (drop > 37) {
    *out = GK_DEC_ZERO;
    return true;
  }
  wide divisor = (wide)power_of_ten(drop), units = divide_half_up(a.units, divisor);
  if (digits >= 0) return narrow(units, digits, out);
  if (units == 0) {
    *out = GK_DEC_ZERO;
    return true;
  }
  return digits >= -GK_DEC_MAX_SCALE && narrow(units * powers[-digits], 0, out);
}

bool gk_dec_div_round(gk_dec a, gk_dec b, int digits, gk_dec *out) {
  if (b.units == 0 || digits < 0 || digits > GK_DEC_MAX_SCALE) return false;
  a = gk_dec_trim(a);
  b = gk_dec_trim(b);
  /* a / b = (a.units × 10^(digits + b.scale - a.scale) / b.units) × 10^-digits */
  int shift = digits + b.scale - a.scale;
  wide numerator = a.units, divisor = b.units;
  for (; shift > 0; shift--) {
    if (__builtin_mul_overflow(numerator, (wide)10, &numerator)) return false;
  }
  for (; shift < 0; shift++) {
    if (__builtin_mul_overflow(divisor, (wide)10, &divisor)) return false;
  }
  if (divisor < 0) {
    divisor = -divisor;
    numerator = -numerator;
  }
  return narrow(divide_half_up(numerator, divisor), digits, out);
}

gk_dec gk_dec_trim(gk_dec a) {
  if (a.units == 0) return GK_DEC_ZERO;
  while (a.scale > 0 && a.units % 10 == 0) {
    a.units /= 10;
    a.scale--;
  }
  return a;
}

/* --- text --------------------------------------------------------------------------------------------------------- */

bool gk_dec_parse(const char *text, size_t length, gk_dec *out) {
  size_t i = 0, digits = 0;
  bool negative = false, point = false;
  gk_dec value = GK_DEC_ZERO;
  if (i < length && (text[i] == '-' || text[i] == '+')) negative = text[i++] == '-';
  for (; i < length; i++) {
    if (text[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return false;
    if (value.units > (INT64_MAX - 9) / 10 || (point && value.scale == GK_DEC_MAX_SCALE)) {
      if (!point || text[i] != '0') return false;
      continue;
    }
    value.units = value.units * 10 + (text[i] - '0');
    value.scale += point;
    digits++;
  }
  if (digits == 0) return false;
  if (negative) value.units = -value.units;
  *out = value;
  return true;
}

/* One character of a figure as typed: its plain form, 0 to drop it, -1 where it belongs to no figure. */
static int plain_character(const unsigned char *s, size_t left, size_t *bytes) {
  *bytes = 1;
  if (s[0] < 0x80) return s[0] <= ' ' || s[0] == '\'' ? 0 : s[0];
  if (s[0] == 0xC2 && left >= 2 && (s[1] == 0xA0 || s[1] == 0xA5)) {
    *bytes = 2;
    return s[1] == 0xA0 ? 0 : '$';
  }
  if (left < 3 || s[0] < 0xE0 || s[0] > 0xEF) return -1;
  *bytes = 3;
  unsigned code = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  if (code >= 0xFF01 && code <= 0xFF5E) return (int)(code - 0xFEE0);
  if (code == 0x3000 || code == 0xFEFF || (code >= 0x2000 && code <= 0x200F) || code == 0x202F || code == 0x2060) return 0;
  if (code == 0xFFE5) return '$';
  if (code == 0x2212 || (code >= 0x2010 && code <= 0x2015) || code == 0x2500) return '-';
  return -1;
}

/* Folds a figure to ASCII without spaces; false where a character belongs to no figure or it is too long. */
static bool fold_figure(const char *text, size_t length, char *out, size_t size, size_t *used) {
  *used = 0;
  for (size_t i = 0, bytes = 1; i < length; i += bytes) {
    int c = plain_character((const unsigned char *)text + i, length - i, &bytes);
    if (c < 0 || *used + 1 >= size) return false;
    if (c > 0) out[(*used)++] = (char)c;
  }
  return true;
}

/* Takes thousands separators out: groups of exactly three digits after the first, none behind the point. */
static bool drop_separators(char *s, size_t *length) {
  size_t out = 0, group = 0;
  bool separated = false, point = false;
  for (size_t i = 0; i < *length; i++) {
    if (s[i] == ',') {
      if (point || group == 0 || group > 3 || (separated && group != 3)) return false;
      separated = true;
      group = 0;
      continue;
    }
    if (s[i] == '.') {
      if (separated && group != 3) return false;
      point = true;
    } else if (s[i] >= '0' && s[i] <= '9') {
      if (!point) group++;
    }
    s[out++] = s[i];
  }
  if (separated && !point && group != 3) return false;
  *length = out;
  return true;
}

static bool is_nothing(const char *s, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (s[i] != '-' && s[i] != '/') return false;
  }
  return length <= 4;
}

bool gk_dec_parse_figure(const char *text, size_t length, gk_dec *out, bool *blank) {
  char buffer[64], *s = buffer;
  size_t n;
  *blank = false;
  if (!fold_figure(text, length, buffer, sizeof buffer, &n)) return false;
  if (is_nothing(s, n)) {
    *out = GK_DEC_ZERO;
    *blank = true;
    return true;
  }
  bool brackets = n >= 3 && s[0] == '(' && s[n - 1] == ')', percent, negative = brackets;
  if (brackets) s++, n -= 2;
  if (n > 0 && s[0] == '$') s++, n--;
  if (n > 1 && (s[0] == '-' || s[0] == '+')) {
    if (brackets) return false;
    negative = s[0] == '-';
    s++, n--;
    if (s[0] == '$') s++, n--;
  }
  percent = n > 1 && s[n - 1] == '%';
  if (percent) n--;
  if (n == 0 || s[0] == '-' || s[0] == '+' || !drop_separators(s, &n) || !gk_dec_parse(s, n, out)) return false;
  if (percent) {
    if (out->scale + 2 > GK_DEC_MAX_SCALE) return false;
    out->scale += 2;
  }
  if (negative) *out = gk_dec_neg(*out);
  return true;
}

char *gk_dec_format(gk_dec a, char out[GK_DEC_TEXT]) {
  char digits[GK_DEC_TEXT];
  uint64_t magnitude = a.units < 0 ? 0 - (uint64_t)a.units : (uint64_t)a.units;
  int count = 0, used = 0;
  do {
    digits[count++] = (char)('0' + magnitude % 10);
    magnitude /= 10;
  } while (magnitude > 0 || count <= a.scale);
  if (a.units < 0) out[used++] = '-';
  while (count > 0) {
    if (count == a.scale) out[used++] = '.';
    out[used++] = digits[--count];
  }
  out[used] = '\0';
  return out;
}

char *gk_dec_format_min(gk_dec a, int decimals, char out[GK_DEC_TEXT]) {
  while (a.scale > decimals && a.units % 10 == 0) {
    a.units /= 10;
    a.scale--;
  }
  gk_dec_format(a, out);
  size_t length = strlen(out);
  if (a.scale < decimals && a.scale == 0 && length + 2 < GK_DEC_TEXT) out[length++] = '.';
  for (int i = a.scale; i < decimals && length + 1 < GK_DEC_TEXT; i++) out[length++] = '0';
  out[length] = '\0';
  return out;
}
