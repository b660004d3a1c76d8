/* SPDX-License-Identifier: MPL-2.0 */
/* SUMGAP, SUMOK: a total against its addends. */
#include "engine/functions/formulas_internal.h"

/* What the figures of a sum have in common; figures that are 0 are exact and have no unit. */
typedef struct precision {
  int64_t figures;
  int decimals;
} precision;

static void note_figure(precision *p, double number)
{
  gk_dec figure;
  if (number == 0 || !gk_dec_from_double(number, &figure)) return;
  p->figures++;
  if (figure.scale > p->decimals) p->decimals = figure.scale;
}

static void note_figures(precision *p, const gk_fn_value *value)
{
  for (size_t i = 0; i < value->rows * value->columns; i++) {
    if (value->cells[i].kind == GK_FN_NUMBER) note_figure(p, value->cells[i].number);
  }
}

/* total − Σ addends */
static gk_fn_status gap_of(const gk_fn_value *args, size_t count, gk_dec *gap)
{
  gk_dec addend;
  gk_fn_status status = gk_fn_decimal(&args[0], gap);
  for (size_t i = 1; status == GK_FN_OK && i < count; i++) {
    if (gk_fn_is_missing(&args[i])) continue;
    status = gk_fn_sum(&args[i], &addend);
    if (status == GK_FN_OK && !gk_dec_sub(*gap, addend, gap)) status = GK_FN_VALUE;
  }
  return status;
}

gk_fn_status gk_fn_sum_gap(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)context;
  gk_dec gap;
  gk_fn_status status = gap_of(args, count, &gap);
  if (status != GK_FN_OK) return status;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_NUMBER, .number = gk_dec_to_double(gap)};
  return GK_FN_OK;
}

/* abs(gap) ≤ ½(u_total + Σ u). A double keeps no trailing zeros, 861.40 comes as 861.4: the unit u common to all
 * figures is that of the one with the most decimals, and never coarser than the two of a published figure. */
gk_fn_status gk_fn_sum_ok(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)context;
  gk_dec gap, twice;
  gk_fn_status status = gap_of(args, count, &gap);
  if (status != GK_FN_OK) return status;
  if (!gk_dec_scale_by(gk_dec_abs(gap), 2, &twice)) return GK_FN_VALUE;
  precision p = {0, 2};
  for (size_t i = 0; i < count; i++) note_figures(&p, &args[i]);
  bool holds = gk_dec_cmp(twice, (gk_dec){p.figures, p.decimals}) <= 0;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_LOGICAL, .logical = holds};
  return GK_FN_OK;
}
