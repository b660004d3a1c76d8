/* SPDX-License-Identifier: MPL-2.0 */
/* Calling a function of the table, and reading its arguments. */
#include "engine/functions/formulas.h"

#include <math.h>
#include <string.h>

#include "engine/functions/formulas_internal.h"

const gk_function *gk_function_named(const char *name)
{
  for (size_t i = 0; i < gk_function_count; i++) {
    if (strcmp(gk_functions[i].name, name) == 0) return &gk_functions[i];
  }
  return NULL;
}

size_t gk_function_arg_count(const gk_function *function)
{
  size_t count = 0;
  while (count < GK_FN_MAX_ARGS && function->args[count].name != NULL) count++;
  return count;
}

bool gk_function_is_variadic(const gk_function *function)
{
  size_t count = gk_function_arg_count(function);
  return count > 0 && strcmp(function->args[count - 1].idl, "sequence<any>") == 0;
}

gk_fn_status gk_function_call(const gk_function *function, gk_fn_context *context, const gk_fn_value *args,
                              size_t count, gk_fn_result *out)
{
  gk_fn_value padded[GK_FN_MAX_ARGS] = {{0}};
  size_t declared = gk_function_arg_count(function);
  if (count > declared && !gk_function_is_variadic(function)) return GK_FN_ARGUMENT;
  for (size_t i = 0; i < declared; i++) {
    if (!function->args[i].optional && (i >= count || gk_fn_is_missing(&args[i]))) return GK_FN_ARGUMENT;
    if (i < count) padded[i] = args[i];
  }
  return function->call(context, count < declared ? padded : args, count, out);
}

gk_fn_status gk_fn_number(const gk_fn_value *value, double *out)
{
  if (!gk_fn_is_single(value)) return GK_FN_ARGUMENT;
  gk_fn_status status = gk_fn_cell_number(value->cells, out);
  return status == GK_FN_OK && isnan(*out) ? GK_FN_VALUE : status;
}

gk_fn_status gk_fn_decimal(const gk_fn_value *value, gk_dec *out)
{
  double number;
  gk_fn_status status = gk_fn_number(value, &number);
  if (status != GK_FN_OK) return status;
  return gk_dec_from_double(number, out) ? GK_FN_OK : GK_FN_VALUE;
}

gk_fn_status gk_fn_read_digits(const gk_fn_value *value, gk_fn_digits absent, gk_fn_digits *out)
{
  double number;
  *out = absent;
  if (gk_fn_is_missing(value)) return GK_FN_OK;
  gk_fn_status status = gk_fn_number(value, &number);
  if (status != GK_FN_OK) return status;
  number = trunc(number);
  if (!(fabs(number) <= GK_FN_MAX_DIGITS)) return GK_FN_ARGUMENT;
  *out = (gk_fn_digits){true, (int)number};
  return GK_FN_OK;
}

gk_fn_status gk_fn_sum(const gk_fn_value *value, gk_dec *out)
{
  if (gk_fn_is_single(value)) return gk_fn_decimal(value, out);
  gk_dec sum = GK_DEC_ZERO, figure;
  size_t count = value->rows * value->columns;
  for (size_t i = 0; i < count; i++) {
    const gk_fn_cell *cell = &value->cells[i];
    if (cell->kind != GK_FN_NUMBER) continue;
    if (!gk_dec_from_double(cell->number, &figure) || !gk_dec_add(sum, figure, &sum)) return GK_FN_VALUE;
  }
  *out = sum;
  return GK_FN_OK;
}

gk_fn_status gk_fn_text(const gk_fn_value *value, char buffer[GK_DEC_TEXT], const char **out)
{
  gk_dec number;
  buffer[0] = '\0';
  *out = buffer;
  if (gk_fn_is_missing(value)) return GK_FN_OK;
  if (!gk_fn_is_single(value)) return GK_FN_ARGUMENT;
  if (value->cells->kind == GK_FN_TEXT) *out = value->cells->text;
  if (value->cells->kind != GK_FN_NUMBER) return GK_FN_OK;
  if (!gk_dec_from_double(value->cells->number, &number)) return GK_FN_VALUE;
  gk_dec_format(number, buffer);
  return GK_FN_OK;
}
