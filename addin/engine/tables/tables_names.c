/* SPDX-License-Identifier: MPL-2.0 */
/* Comparing what a sheet says with what a pack says. */
#include <limits.h>
#include <string.h>

#include "engine/tables/tables_internal.h"

bool gk_names_equal(const gk_names *names, gk_folded text)
{
  for (size_t i = 0; text.length > 0 && i < names->count; i++) {
    const gk_folded *name = &names->folded[i];
    if (name->length == text.length && memcmp(name->text, text.text, text.length) == 0) return true;
  }
  return false;
}

bool gk_names_head(const gk_names *names, gk_folded text)
{
  for (size_t i = 0; text.length > 0 && i < names->count; i++) {
    const gk_folded *name = &names->folded[i];
    if (name->length > text.length || memcmp(name->text, text.text, name->length) != 0) continue;
    if (name->length == text.length || (text.text[name->length] == '(' && text.text[text.length - 1] == ')'))
      return true;
  }
  return false;
}

bool gk_names_end(const gk_names *names, gk_folded text)
{
  for (size_t i = 0; i < names->count; i++) {
    const gk_folded *name = &names->folded[i];
    if (name->length == 0 || name->length > text.length) continue;
    if (memcmp(text.text + text.length - name->length, name->text, name->length) == 0) return true;
  }
  return false;
}

/* Digits as numbers are printed: without zeros in front. */
static int printed_integer(const char *text)
{
  int number = 0;
  if (*text == '0') return 0;
  for (; *text >= '0' && *text <= '9'; text++) {
    if (number > (INT_MAX - 9) / 10) return 0;
    number = number * 10 + (*text - '0');
  }
  return *text == '\0' ? number : 0;
}

int gk_cell_integer(const gk_cell *cell)
{
  if (cell == NULL) return 0;
  if (cell->kind != GK_CELL_NUMBER) return printed_integer(cell->folded);
  gk_dec value = gk_dec_trim(cell->number);
  return value.scale == 0 && value.units > 0 && value.units <= INT_MAX ? (int)value.units : 0;
}

bool gk_cell_code(const gk_cell *cell, char out[GK_CODE_ROOM])
{
  if (cell == NULL) return false;
  const char *text = cell->folded;
  char number[GK_DEC_TEXT];
  if (cell->kind == GK_CELL_NUMBER) {
    gk_dec value = gk_dec_trim(cell->number);
    if (value.scale != 0 || value.units <= 0) return false;
    text = gk_dec_format(value, number);
  }
  int level = gk_code_level(text);
  memcpy(out, text, level == 0 ? 0 : gk_code_length(level) + 1);
  return level > 0;
}
