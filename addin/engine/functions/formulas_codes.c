/* SPDX-License-Identifier: MPL-2.0 */
/* CODELEVEL, CODENAME, CODESUM: classification codes, 类 3 digits, 款 5, 项 7. */
#include <string.h>

#include "engine/base/code.h"
#include "engine/functions/formulas_internal.h"

/* One character of a code as typed: its digit, ' ' for a space, 0 where it belongs to no code. */
static char code_character(const char *text, size_t *bytes)
{
  const unsigned char *s = (const unsigned char *)text;
  *bytes = 1;
  if (s[0] >= '0' && s[0] <= '9') return text[0];
  if (s[0] == ' ' || s[0] == '\t' || s[0] == '\n' || s[0] == '\r') return ' ';
  *bytes = 2;
  if (s[0] == 0xC2 && s[1] == 0xA0) return ' ';
  *bytes = 3;
  if (s[0] == 0xE3 && s[1] == 0x80 && s[2] == 0x80) return ' ';
  if (s[0] == 0xEF && s[1] == 0xBC && s[2] >= 0x90 && s[2] <= 0x99) return (char)('0' + (s[2] - 0x90));
  return 0;
}

/* The level of a code as typed; 0 for none. */
static int level_of(const char *text, char digits[GK_CODE_ROOM])
{
  size_t length = 0, bytes;
  for (; *text != '\0'; text += bytes) {
    char c = code_character(text, &bytes);
    if (c == 0 || (c != ' ' && length + 1 == GK_CODE_ROOM)) return 0;
    if (c != ' ') digits[length++] = c;
  }
  digits[length] = '\0';
  return gk_code_level(digits);
}

/* 合计, with spaces between or not, or nothing: the root above all 类. */
static bool is_root(const char *text)
{
  static const char total[] = "合计";
  size_t matched = 0, bytes;
  for (; *text != '\0'; text += bytes) {
    if (code_character(text, &bytes) == ' ') continue;
    if (strncmp(text, total + matched, 3) != 0 || matched >= strlen(total)) return false;
    matched += bytes = 3;
  }
  return matched == 0 || matched == strlen(total);
}

gk_fn_status gk_fn_code_level_of(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)context, (void)count;
  char buffer[GK_DEC_TEXT], digits[GK_CODE_ROOM];
  const char *text;
  gk_fn_status status = gk_fn_text(&args[0], buffer, &text);
  if (status != GK_FN_OK) return status;
  int level = level_of(text, digits);
  if (level == 0) return GK_FN_ARGUMENT;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_NUMBER, .number = level};
  return GK_FN_OK;
}

gk_fn_status gk_fn_code_name(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)count;
  char buffer[GK_DEC_TEXT], digits[GK_CODE_ROOM];
  const char *text, *name = NULL;
  gk_fn_status status = gk_fn_text(&args[0], buffer, &text);
  if (status != GK_FN_OK) return status;
  if (level_of(text, digits) == 0) return GK_FN_ARGUMENT;
  const gk_pack *pack = context->pack(context->owner);
  if (pack != NULL) name = gk_codes_name(&pack->function_codes, digits);
  if (pack != NULL && name == NULL) name = gk_codes_name(&pack->economic_codes, digits);
  if (name == NULL) return GK_FN_NA;
  *out = (gk_fn_result){.kind = GK_FN_RESULT_TEXT, .text = name};
  return GK_FN_OK;
}

/* Whether a cell holds a code one level below the parent. */
static bool is_child(const gk_fn_cell *cell, const char *parent)
{
  char buffer[GK_DEC_TEXT], digits[GK_CODE_ROOM];
  gk_fn_value value = {cell, 1, 1};
  const char *text;
  if (cell->kind == GK_FN_BLANK || gk_fn_text(&value, buffer, &text) != GK_FN_OK) return false;
  return level_of(text, digits) != 0 && gk_code_below(digits, parent);
}

/* Rows whose code cell is no code (headings, 合计) and amounts that are text do not take part, as in SUMIF. */
gk_fn_status gk_fn_code_sum(gk_fn_context *context, const gk_fn_value *args, size_t count, gk_fn_result *out)
{
  (void)context, (void)count;
  const gk_fn_value *codes = &args[0], *amounts = &args[1];
  char buffer[GK_DEC_TEXT], parent[GK_CODE_ROOM] = "";
  const char *text;
  gk_dec sum = GK_DEC_ZERO, amount;
  gk_fn_status status = gk_fn_text(&args[2], buffer, &text);
  if (status != GK_FN_OK) return status;
  if (!is_root(text) && level_of(text, parent) == 0) return GK_FN_ARGUMENT;
  if (codes->rows != amounts->rows || codes->columns != amounts->columns) return GK_FN_ARGUMENT;
  for (size_t i = 0; i < codes->rows * codes->columns; i++) {
    const gk_fn_cell *cell = &amounts->cells[i];
    if (cell->kind != GK_FN_NUMBER || !is_child(&codes->cells[i], parent)) continue;
    if (!gk_dec_from_double(cell->number, &amount) || !gk_dec_add(sum, amount, &sum)) return GK_FN_VALUE;
  }
  *out = (gk_fn_result){.kind = GK_FN_RESULT_NUMBER, .number = gk_dec_to_double(sum)};
  return GK_FN_OK;
}
