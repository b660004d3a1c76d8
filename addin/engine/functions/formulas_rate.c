/* SPDX-License-Identifier: MPL-2.0 */
/* EXECRATE, PCTOFTOTAL, GROWTHRATE: one quotient, or a whole column of them in one call. */
#include <math.h>

#include "engine/functions/formulas_internal.h"

/* How a rate comes from its two figures. */
typedef gk_fn_status rate(double a, double b, gk_fn_digits digits, double *out);

static gk_fn_status plain(double quotient, double *out)
{
  if (!isfinite(quotient)) return GK_FN_VALUE;
  *out = quotient;
  return GK_FN_OK;
}

static gk_fn_status share(double a, double b, gk_fn_digits digits, double *out)
{
  gk_dec x, y;
  if (b == 0) return GK_FN_DIV0;
  if (!digits.given) return plain(a / b, out);
  if (!gk_dec_from_double(a, &x) || !gk_dec_from_double(b, &y)) return GK_FN_VALUE;
  return gk_dec_quotient(x, y, digits.count, out) ? GK_FN_OK : GK_FN_VALUE;
}

/* (a − b) / |b|. The difference is exact, so that two figures alike to the last digit grow by exactly 0. */
static gk_fn_status growth(double a, double b, gk_fn_digits digits, double *out)
{
  gk_dec x, y, change;
  if (b == 0) return GK_FN_DIV0;
  if (!gk_dec_from_double(a, &x) || !gk_dec_from_double(b, &y) || !gk_dec_sub(x, y, &change))
    return digits.given ? GK_FN_VALUE : plain((a - b) / fabs(b), out);
  if (!digits.given) return plain(gk_dec_to_double(change) / fabs(b), out);
  return gk_dec_quotient(change, gk_dec_abs(y), digits.count, out) ? GK_FN_OK : GK_FN_VALUE;
}

/* One element of an array: an error from the formula passes through as it is. */
static double element(const gk_fn_context *context, rate *compute, const gk_fn_cell *a, const gk_fn_cell *b,
                      gk_fn_digits digits)
{
  double x, y, result;
  gk_fn_status status = gk_fn_cell_number(a, &x);
  if (status == GK_FN_OK) status = gk_fn_cell_number(b, &y);
  if (status == GK_FN_OK && isnan(x)) return x;
  if (status == GK_FN_OK && isnan(y)) return y;
  if (status == GK_FN_OK) status = compute(x, y, digits, &result);
  return status == GK_FN_OK ? result : context->errors[status];
}

static gk_fn_status rates(gk_fn_context *context, rate *compute, const gk_fn_value *a, const gk_fn_value *b,
                          gk_fn_digits digits, gk_fn_result *out)
{
  bool one_a = gk_fn_is_single(a), one_b = gk_fn_is_single(b);
  const gk_fn_value *shape = one_a ? b : a;
  if (!one_a && !one_b && (a->rows != b->rows || a->columns != b->columns)) return GK_FN_ARGUMENT;
  size_t count = shape->rows * shape->columns;
  double *numbers = gk_arena_array(context->arena, count, sizeof *numbers);
  if (numbers == NULL) return GK_FN_MEMORY;
  for (size_t i = 0; i < count; i++)
    numbers[i] = element(context, compute, &a->cells[one_a ? 0 : i], &b->cells[one_b ? 0 : i], digits);
  *out =
    (gk_fn_result){.kind = GK_FN_RESULT_NUMBERS, .numbers = numbers, .rows = shape->rows, .columns = shape->columns};
  return GK_FN_OK;
}

static gk_fn_status rate_of(gk_fn_context *context, rate *compute, const gk_fn_value *args, gk_fn_result *out)
{
  gk_fn_digits digits;
  double a, b, result;
  gk_fn_status status = gk_fn_read_digits(&args[2], (gk_fn_digits){0}, &digits);
  if (status != GK_FN_OK) return status;
  if (!gk_fn_is_single(&args[0]) || !gk_fn_is_single(&args[1]))
    return rates(context, compute, &args[0], &args[1], digits, out);
  if ((status = gk_fn_number(&args[0], &a)) != GK_FN_OK || (status = gk_fn_number(&args[1], &b)) != GK_FN_OK)
    return status;
  if ((status = compute(a, b, digits, &result)) != GK_FN_OK) return status;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_NUMBER, .number = result};
  return GK_FN_OK;
}

gk_fn_status gk_fn_exec_rate(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)count;
  return rate_of(context, share, args, out);
}

gk_fn_status gk_fn_growth_rate(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)count;
  return rate_of(context, growth, args, out);
}

/* With one part, a range as the total is summed; with a range of parts it is their column of totals. */
gk_fn_status gk_fn_pct_of_total(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)count;
  if (!gk_fn_is_single(&args[0]) || gk_fn_is_single(&args[1])) return rate_of(context, share, args, out);
  gk_dec total;
  gk_fn_status status = gk_fn_sum(&args[1], &total);
  if (status != GK_FN_OK) return status;
  gk_fn_cell cell = {.kind = GK_FN_NUMBER, .number = gk_dec_to_double(total)};
  gk_fn_value summed[] = {args[0], {&cell, 1, 1}, args[2]};
  return rate_of(context, share, summed, out);
}
