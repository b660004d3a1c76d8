/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/marks/marks_look.h"

#include <ctype.h>
#include <stddef.h>

const gk_mark_style gk_mark_styles[] = {
  [GK_MARK_SUSPECT] = {"公开校验·疑误", "LEN(\"gongkai.suspect\")", N_("疑误"), 0xFFA6A6, 0xC00000, GK_LINE_SOLID, 88,
                       true, false, GK_UNDERLINE_NONE},
  [GK_MARK_ERROR] = {"公开校验·错误", "LEN(\"gongkai.error\")", N_("错误"), 0xFFD9D9, 0xC00000, GK_LINE_DOUBLE, 53,
                     false, false, GK_UNDERLINE_NONE},
  [GK_MARK_PART] = {"公开校验·关联", "LEN(\"gongkai.part\")", N_("关联"), 0xFFF0EB, 0xC00000, GK_LINE_DOTTED, 18, false,
                    false, GK_UNDERLINE_NONE},
  [GK_MARK_WARNING] = {"公开校验·核实", "LEN(\"gongkai.warning\")", N_("核实"), 0xFFF2B3, 0x7F6000, GK_LINE_DASHED, 35,
                       false, true, GK_UNDERLINE_NONE},
  [GK_MARK_ROUNDING] = {"公开校验·尾差", "LEN(\"gongkai.rounding\")", N_("尾差"), 0xDCE9F7, 0x1F4E79, GK_LINE_SOLID, 0,
                        false, false, GK_UNDERLINE_WAVE},
};

static bool same_formula(const char *a, const char *b)
{
  for (;; a++, b++) {
    while (*a == ' ' || *a == '=') a++;
    while (*b == ' ') b++;
    if (tolower((unsigned char)*a) != tolower((unsigned char)*b)) return false;
    if (*a == '\0') return true;
  }
}

gk_mark_kind gk_mark_kind_of(const char *condition)
{
  int kind = 0;
  while (condition != NULL && kind < GK_MARK_KINDS && !same_formula(condition, gk_mark_styles[kind].condition)) kind++;
  return condition == NULL ? GK_MARK_KINDS : (gk_mark_kind)kind;
}
