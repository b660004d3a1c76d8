/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/grade.h"

const gk_grade gk_grades[] = {{90, "优"}, {80, "良"}, {60, "中"}, {0, "差"}};

const char *gk_grade_of(gk_dec score)
{
  size_t i = 0;
  while (i < GK_GRADES - 1 && gk_dec_cmp(score, (gk_dec){.units = gk_grades[i].from}) < 0) i++;
  return gk_grades[i].name;
}
