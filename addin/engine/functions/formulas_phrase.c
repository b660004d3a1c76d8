/* SPDX-License-Identifier: MPL-2.0 */
/* CHANGETEXT, EXECSCORE, EVALGRADE, TOWANYUAN, RMBUPPER: one figure in the words or the unit of a report. */
#include <string.h>

#include "engine/base/grade.h"
#include "engine/functions/formulas_internal.h"
#include "engine/base/unit.h"

static gk_fn_status text_result(gk_fn_context *context, gk_text *text, gk_fn_result *out)
{
  char *copy = text->failed ? NULL : gk_arena_text(context->arena, text->bytes, text->length);
  gk_text_free(text);
  if (copy == NULL) return GK_FN_MEMORY;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_TEXT, .text = copy};
  return GK_FN_OK;
}

static gk_fn_status number_result(gk_dec value, gk_fn_result *out)
{
  *out = (gk_fn_result){.kind = GK_FN_RESULT_NUMBER, .number = gk_dec_to_double(value)};
  return GK_FN_OK;
}

/* The rate of change in percent, or the reason why there is none. */
static gk_fn_status add_rate(gk_text *text, gk_dec change, gk_dec previous, int digits)
{
  char buffer[GK_DEC_TEXT];
  gk_dec percent;
  if (previous.units == 0) {
    gk_text_puts(text, "（上年为0，不计算增减率）");
    return GK_FN_OK;
  }
  if (!gk_dec_mul_div_round(gk_dec_abs(change), (gk_dec){100, 0}, gk_dec_abs(previous), digits, &percent))
    return GK_FN_VALUE;
  gk_text_puts(text, change.units > 0 ? "，增长" : "，下降");
  gk_text_puts(text, gk_dec_format_min(percent, digits > 0 ? digits : 0, buffer));
  gk_text_puts(text, "%");
  return GK_FN_OK;
}

gk_fn_status gk_fn_change_text(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)count;
  gk_dec current, previous, change;
  gk_fn_digits digits;
  char buffer[GK_DEC_TEXT];
  const char *unit;
  gk_fn_status status = gk_fn_decimal(&args[0], &current);
  if (status == GK_FN_OK) status = gk_fn_decimal(&args[1], &previous);
  if (status == GK_FN_OK) status = gk_fn_text(&args[2], buffer, &unit);
  if (status == GK_FN_OK) status = gk_fn_read_digits(&args[3], (gk_fn_digits){true, 2}, &digits);
  if (status != GK_FN_OK) return status;
  if (!gk_dec_sub(current, previous, &change)) return GK_FN_VALUE;
  if (change.units == 0) {
    *out = (gk_fn_result){.kind = GK_FN_RESULT_TEXT, .text = "与上年持平"};
    return GK_FN_OK;
  }
  gk_text text = {0};
  char amount[GK_DEC_TEXT];
  gk_text_puts(&text, change.units > 0 ? "增加" : "减少");
  gk_text_puts(&text, gk_dec_format(gk_dec_abs(change), amount));
  gk_text_puts(&text, gk_fn_is_missing(&args[2]) ? "万元" : unit);
  status = add_rate(&text, change, previous, digits.count);
  if (status == GK_FN_OK) return text_result(context, &text, out);
  gk_text_free(&text);
  return status;
}

gk_fn_status gk_fn_exec_score(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)context, (void)count;
  gk_dec weight, executed, budget, score;
  gk_fn_digits digits;
  gk_fn_status status = gk_fn_decimal(&args[0], &weight);
  if (status == GK_FN_OK) status = gk_fn_decimal(&args[1], &executed);
  if (status == GK_FN_OK) status = gk_fn_decimal(&args[2], &budget);
  if (status == GK_FN_OK) status = gk_fn_read_digits(&args[3], (gk_fn_digits){true, 2}, &digits);
  if (status != GK_FN_OK) return status;
  if (weight.units < 0) return GK_FN_ARGUMENT;
  if (budget.units == 0) return GK_FN_DIV0;
  if (!gk_dec_mul_div_round(weight, executed, budget, digits.count, &score)) return GK_FN_VALUE;
  return number_result(gk_dec_cmp(score, weight) > 0 ? weight : score, out);
}

gk_fn_status gk_fn_eval_grade(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)context, (void)count;
  gk_dec score;
  gk_fn_status status = gk_fn_decimal(&args[0], &score);
  if (status != GK_FN_OK) return status;
  if (score.units < 0 || gk_dec_cmp(score, (gk_dec){100, 0}) > 0) return GK_FN_ARGUMENT;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_TEXT, .text = gk_grade_of(score)};
  return GK_FN_OK;
}

gk_fn_status gk_fn_to_wan_yuan(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)context, (void)count;
  gk_dec yuan;
  gk_fn_digits digits;
  double result;
  gk_dec ten_thousand = GK_DEC_ZERO;
  gk_unit_convert((gk_dec){.units = 1}, "万元", "元", &ten_thousand);
  gk_fn_status status = gk_fn_decimal(&args[0], &yuan);
  if (status == GK_FN_OK) status = gk_fn_read_digits(&args[1], (gk_fn_digits){true, 2}, &digits);
  if (status != GK_FN_OK) return status;
  if (!gk_dec_quotient(yuan, ten_thousand, digits.count, &result)) return GK_FN_VALUE;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_NUMBER, .number = result};
  return GK_FN_OK;
}

gk_fn_status gk_fn_rmb_upper(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)count;
  gk_dec amount;
  char words[GK_RMB_TEXT];
  gk_fn_status status = gk_fn_decimal(&args[0], &amount);
  if (status != GK_FN_OK) return status;
  if (!gk_rmb_upper(amount, words)) return GK_FN_ARGUMENT;
  const char *copy = gk_arena_text(context->arena, words, strlen(words));
  if (copy == NULL) return GK_FN_MEMORY;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_TEXT, .text = copy};
  return GK_FN_OK;
}
