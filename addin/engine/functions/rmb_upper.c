/* SPDX-License-Identifier: MPL-2.0 */
/* 人民币大写 as the 正确填写票据和结算凭证的基本规定 (annex of 《支付结算办法》) asks: 整 after 元, none after 分; one 零 for
 * zeros in the middle; 零 for a missing 角 before 分. Where the rules leave 整 after 角, or 零 between 元 and 角, to the
 * writer, it is left out. */
#include <string.h>

#include "engine/functions/formulas_internal.h"

static const char *const numerals[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

/* 1..9999, without a leading 零. */
static void write_section(char *out, unsigned n)
{
  static const char *const places[] = {"仟", "佰", "拾", ""};
  bool started = false, zero = false;
  for (unsigned i = 0, place = 1000; i < 4; i++, place /= 10) {
    unsigned digit = n / place % 10;
    if (digit == 0) {
      zero = started;
      continue;
    }
    if (zero) strcat(out, numerals[0]);
    strcat(strcat(out, numerals[digit]), places[i]);
    started = true;
    zero = false;
  }
}

/* 1..99999999: sections of 万. */
static void write_sections(char *out, unsigned n)
{
  unsigned high = n / 10000, low = n % 10000;
  if (high > 0) {
    write_section(out, high);
    strcat(out, "万");
    if (low > 0 && low < 1000) strcat(out, numerals[0]);
  }
  if (low > 0) write_section(out, low);
}

static void write_yuan(char *out, uint64_t yuan)
{
  unsigned high = (unsigned)(yuan / 100000000), low = (unsigned)(yuan % 100000000);
  if (high > 0) {
    write_sections(out, high);
    strcat(out, "亿");
    if (low > 0 && low < 10000000) strcat(out, numerals[0]);
  }
  if (low > 0) write_sections(out, low);
  strcat(out, "元");
}

bool gk_rmb_upper(gk_dec amount, char out[GK_RMB_TEXT])
{
  gk_dec rounded;
  if (!gk_dec_mul_div_round(amount, (gk_dec){1, 0}, (gk_dec){1, 0}, 2, &rounded)) return false;
  uint64_t fen = (uint64_t)gk_dec_abs(rounded).units, yuan = fen / 100;
  unsigned jiao = (unsigned)(fen / 10 % 10), rest = (unsigned)(fen % 10);
  if (rounded.scale != 2 || yuan >= 10000000000000000) return false;
  out[0] = '\0';
  if (rounded.units < 0) strcat(out, "负");
  if (fen == 0) strcat(out, "零元");
  if (yuan > 0) write_yuan(out, yuan);
  if (jiao > 0) strcat(strcat(out, numerals[jiao]), "角");
  if (jiao == 0 && rest > 0 && yuan > 0) strcat(out, numerals[0]);
  if (rest > 0) strcat(strcat(out, numerals[rest]), "分");
  if (jiao == 0 && rest == 0) strcat(out, "整");
  return true;
}
