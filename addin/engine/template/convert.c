/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/template/convert.h"

#include <string.h>

bool gk_convert_unit(const gk_table *table, const char *unit, gk_dec value, gk_dec *out)
{
  static const gk_dec ten_thousandth = {.units = 1, .scale = 4};
  enum { TEN_THOUSAND = 10000 };
  const char *from = *table->unit != '\0' ? table->unit : table->pack->unit;
  *out = value;
  if (strcmp(from, "元") == 0 && strcmp(unit, "万元") == 0) return gk_dec_mul(value, ten_thousandth, out);
  if (strcmp(from, "万元") == 0 && strcmp(unit, "元") == 0) return gk_dec_scale_by(value, TEN_THOUSAND, out);
  return true;
}
