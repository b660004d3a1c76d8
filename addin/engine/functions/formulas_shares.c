/* SPDX-License-Identifier: MPL-2.0 */
/* PCTSHARES: shares that add up to exactly 1 after rounding, by the largest remainder. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/decimal_internal.h"
#include "engine/functions/formulas_internal.h"

/* A part in units of the common scale, and what its share leaves over when cut off. */
typedef struct part {
  gk_uwide rest;
  uint64_t units;
  int64_t share;
  size_t index;
} part;

/* Largest remainder first; of two alike the one that stands first. */
static int by_rest(const void *a, const void *b)
{
  const part *x = a, *y = b;
  if (x->rest != y->rest) return x->rest > y->rest ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static int by_index(const void *a, const void *b)
{
  const part *x = a, *y = b;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Brings all figures to units of one scale; text is no part and takes no share. */
static gk_fn_status read_parts(const gk_fn_value *range, gk_dec *figures, part *parts, gk_uwide *total)
{
  size_t count = range->rows * range->columns;
  int scale = 0;
  for (size_t i = 0; i < count; i++) {
    const gk_fn_cell *cell = &range->cells[i];
    if (cell->kind != GK_FN_NUMBER) continue;
    if (!gk_dec_from_double(cell->number, &figures[i])) return GK_FN_VALUE;
    if (figures[i].units < 0) return GK_FN_ARGUMENT;
    if (figures[i].scale > scale) scale = figures[i].scale;
  }
  *total = 0;
  for (size_t i = 0; i < count; i++) {
    gk_uwide units = (gk_uwide)figures[i].units * (gk_uwide)gk_powers[scale - figures[i].scale];
    if (units > INT64_MAX) return GK_FN_VALUE;
    parts[i].units = (uint64_t)units;
    parts[i].index = i;
    *total += units;
  }
  return *total == 0 ? GK_FN_DIV0 : GK_FN_OK;
}

/* whole / total of every part, cut off; the rest goes unit by unit to the largest remainders. Fails where the total
 * times `whole` leaves 128 bits. */
static bool apportion(part *parts, size_t count, gk_uwide total, int64_t whole)
{
  int64_t given = 0;
  if (total > (gk_uwide)-1 / (gk_uwide)whole) return false;
  for (size_t i = 0; i < count; i++) {
    gk_uwide product = (gk_uwide)parts[i].units * (gk_uwide)whole;
    parts[i].share = (int64_t)(product / total);
    parts[i].rest = product % total;
    given += parts[i].share;
  }
  qsort(parts, count, sizeof *parts, by_rest);
  for (size_t i = 0; given < whole; i++, given++) parts[i].share++;
  qsort(parts, count, sizeof *parts, by_index);
  return true;
}

gk_fn_status gk_fn_pct_shares(gk_fn_context *context, const gk_fn_value *args, size_t arg_count, gk_fn_result *out)
{
  (void)arg_count;
  gk_fn_digits digits;
  gk_uwide total;
  gk_fn_status status = gk_fn_read_digits(&args[1], (gk_fn_digits){true, 4}, &digits);
  if (status != GK_FN_OK) return status;
  if (digits.count < 0) return GK_FN_ARGUMENT;
  if (gk_fn_is_single(&args[0]) && args[0].cells->kind == GK_FN_TEXT) return GK_FN_VALUE;
  size_t count = args[0].rows * args[0].columns;
  gk_dec *figures = gk_arena_array(context->arena, count, sizeof *figures);
  part *parts = gk_arena_array(context->arena, count, sizeof *parts);
  double *numbers = gk_arena_array(context->arena, count, sizeof *numbers);
  if (figures == NULL || parts == NULL || numbers == NULL) return GK_FN_MEMORY;
  status = read_parts(&args[0], figures, parts, &total);
  if (status != GK_FN_OK) return status;
  if (!apportion(parts, count, total, gk_powers[digits.count])) return GK_FN_VALUE;
  for (size_t i = 0; i < count; i++) {
    bool text = args[0].cells[i].kind == GK_FN_TEXT;
    numbers[i] = text ? context->errors[GK_FN_VALUE] : gk_dec_to_double((gk_dec){parts[i].share, digits.count});
  }
  *out =
    (gk_fn_result){.kind = GK_FN_RESULT_NUMBERS, .numbers = numbers, .rows = args[0].rows, .columns = args[0].columns};
  return GK_FN_OK;
}
