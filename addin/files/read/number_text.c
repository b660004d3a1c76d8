/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/number_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool gk_number_put(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text, size_t length,
                   bool formula)
{
  enum { DIGITS = 15 };
  gk_dec number;
  char *end;
  if (length <= DIGITS && gk_dec_parse(text, length, &number)) {
    gk_grid_put_number(grid, sheet, row, col, gk_dec_trim(number), formula);
    return true;
  }
  if (length == 0 || strspn(text, "0123456789+-.eE") != length) return false;
  double value = strtod(text, &end);
  if (*end != '\0' || !isfinite(value)) return false;
  gk_grid_put_double(grid, sheet, row, col, value, formula);
  return true;
}
