/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Exact decimal fixed point: money never passes through a binary fraction.
 *
 * A value is units × 10^-scale. Operations are exact or say that they overflow; rounding is half-up on
 * the magnitude (half away from zero), on the decimal that the user sees.
 */
#ifndef GK_DECIMAL_H
#define GK_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  GK_DEC_MAX_SCALE = 18, /**< most decimals a value carries */
  GK_DEC_TEXT = 48,      /**< bytes that hold any formatted value with its NUL */
};

typedef struct gk_dec {
  int64_t units;
  int scale; /**< 0..GK_DEC_MAX_SCALE */
} gk_dec;

#define GK_DEC_ZERO ((gk_dec){0, 0})

/** The decimal a spreadsheet shows for a double: its shortest form of at most 15 significant digits, so
 *  that noise in the 16th digit is gone. False for NaN, infinities and magnitudes beyond int64 units;
 *  digits beyond GK_DEC_MAX_SCALE decimals are rounded half-up away. */
bool gk_dec_from_double(double value, gk_dec *out);

/** Parses `length` bytes as plain decimal ("-1671.42"); nothing else may stand in the text. */
bool gk_dec_parse(const char *text, size_t length, gk_dec *out);

/** Parses a figure as accountants type it (UTF-8): spaces around and inside, thousands separators, full-width
 *  digits and signs, a leading ￥/¥, brackets or a sign for negatives. A lone dash or nothing
 *  (—, －, -, /, blank) is an exact 0 with *blank = true. A percentage (12.3%) is its value: 0.123.
 *  False when the text is no figure. */
bool gk_dec_parse_figure(const char *text, size_t length, gk_dec *out, bool *blank);

double gk_dec_to_double(gk_dec value); /**< nearest double */

/* Sums and multiples. Money nearly always has as many decimals as what it is added to and stays far below 2^63: that is
 * done in place and in 64 bits, the rest by the wide ones. INT64_MIN is no value's units: it has no magnitude. */

bool gk_dec_add_wide(gk_dec a, gk_dec b, gk_dec *out);
bool gk_dec_scale_wide(gk_dec a, int64_t factor, gk_dec *out);

/** False on overflow. */
static inline bool gk_dec_add(gk_dec a, gk_dec b, gk_dec *out)
{
  int64_t sum;
  if (a.scale != b.scale || __builtin_add_overflow(a.units, b.units, &sum) || sum == INT64_MIN)
    return gk_dec_add_wide(a, b, out);
  *out = (gk_dec){sum, a.scale};
  return true;
}

/** a × factor */
static inline bool gk_dec_scale_by(gk_dec a, int64_t factor, gk_dec *out)
{
  int64_t product;
  if (__builtin_mul_overflow(a.units, factor, &product) || product == INT64_MIN)
    return gk_dec_scale_wide(a, factor, out);
  *out = (gk_dec){product, a.scale};
  return true;
}

static inline int gk_dec_sign(gk_dec a)
{
  return a.units < 0 ? -1 : a.units > 0;
}

static inline gk_dec gk_dec_neg(gk_dec a)
{
  return (gk_dec){-a.units, a.scale};
}

static inline gk_dec gk_dec_abs(gk_dec a)
{
  return a.units < 0 ? gk_dec_neg(a) : a;
}

bool gk_dec_sub(gk_dec a, gk_dec b, gk_dec *out);
int gk_dec_cmp(gk_dec a, gk_dec b); /**< -1, 0, 1 by value; never fails */

/** a × 10^by without trailing zero decimals; false beyond what a decimal holds. */
bool gk_dec_shift(gk_dec a, int by, gk_dec *out);

/** Rounds half-up (away from zero) to `digits` decimals; digits may be negative (tens, hundreds). */
bool gk_dec_round(gk_dec a, int digits, gk_dec *out);

/** a / b rounded half-up to `digits` decimals (up to GK_DEC_MAX_SCALE; negative as in gk_dec_round) from the exact
 *  quotient. False when b is 0 or the result overflows. */
bool gk_dec_div_round(gk_dec a, gk_dec b, int digits, gk_dec *out);

/** a × b / c likewise, rounded once. False also where a × b × 10^digits leaves 127 bits. */
bool gk_dec_mul_div_round(gk_dec a, gk_dec b, gk_dec c, int digits, gk_dec *out);

/** The double nearest to a / b rounded half-up to `digits` decimals (-GK_DEC_MAX_SCALE..GK_DEC_MAX_SCALE). Never
 *  overflows: a quotient with more than 19 digits before the last one asked for is the plain quotient of doubles, which
 *  cannot hold what rounding would take away. False when b is 0 or `digits` is out of range. */
bool gk_dec_quotient(gk_dec a, gk_dec b, int digits, double *out);

/** Drops trailing zero decimals. */
gk_dec gk_dec_trim(gk_dec a);

/** Writes plain decimal with exactly a.scale decimals ("1671.40"); returns `out`. */
char *gk_dec_format(gk_dec a, char out[GK_DEC_TEXT]);

/** As gk_dec_format after adding zeros up to at least `decimals`, or trimming zeros down to it. */
char *gk_dec_format_min(gk_dec a, int decimals, char out[GK_DEC_TEXT]);

#endif
