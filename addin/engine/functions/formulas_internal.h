/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What the sources of the cell functions share: reading arguments.
 */
#ifndef GK_FORMULAS_INTERNAL_H
#define GK_FORMULAS_INTERNAL_H

#include <stdint.h>

#include "engine/base/decimal.h"
#include "engine/functions/formulas.h"

enum { GK_FN_MAX_DIGITS = 15 };

/** Decimals to round to, where any are given. */
typedef struct gk_fn_digits {
  bool given;
  int count;
} gk_fn_digits;

static inline bool gk_fn_is_missing(const gk_fn_value *value)
{
  return value->rows == 0 || value->columns == 0;
}

static inline bool gk_fn_is_single(const gk_fn_value *value)
{
  return value->rows == 1 && value->columns == 1;
}

/** The number of a cell: a blank is 0, text is GK_FN_VALUE. */
static inline gk_fn_status gk_fn_cell_number(const gk_fn_cell *cell, double *out)
{
  if (cell->kind == GK_FN_TEXT) return GK_FN_VALUE;
  *out = cell->kind == GK_FN_NUMBER ? cell->number : 0;
  return GK_FN_OK;
}

/** A single number; a range where one figure belongs, or nothing, is GK_FN_ARGUMENT. */
gk_fn_status gk_fn_number(const gk_fn_value *value, double *out);

/** The same as an exact decimal; GK_FN_VALUE beyond its range. */
gk_fn_status gk_fn_decimal(const gk_fn_value *value, gk_dec *out);

/** The argument `digits`; `absent` is what holds where it is left out. */
gk_fn_status gk_fn_read_digits(const gk_fn_value *value, gk_fn_digits absent, gk_fn_digits *out);

/** Σ of all cells, text ignored; a single text is GK_FN_VALUE. */
gk_fn_status gk_fn_sum(const gk_fn_value *value, gk_dec *out);

/** A single text; a number as its digits, in `buffer`; "" for nothing. GK_FN_ARGUMENT for a range. */
gk_fn_status gk_fn_text(const gk_fn_value *value, char buffer[GK_DEC_TEXT], const char **out);

/** 人民币大写 of an amount in 元, rounded half-up to 分; false beyond 9999 万亿元. `out` is NUL-terminated UTF-8. */
enum { GK_RMB_TEXT = 192 };
bool gk_rmb_upper(gk_dec amount, char out[GK_RMB_TEXT]);

#endif
