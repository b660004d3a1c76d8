/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/unit.h"

#include <string.h>

int gk_unit_power(const char *unit)
{
  static const struct {
    const char *name;
    int power;
  } units[] = {{"元", 0}, {"百元", 2}, {"千元", 3}, {"万元", GK_UNIT_WAN}, {"百万元", 6}, {"亿元", 8}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (strcmp(unit, units[i].name) == 0) return units[i].power;
  return -1;
}

enum { LONGEST = 30 /* bytes of a name */ };

/* Bytes of the character at `text` where it is one that units are written with; 0 for another. */
static size_t unit_letter(const char *text)
{
  static const char *const letters[] = {"元", "万", "千", "百", "亿", "十", "美", "港", "欧", "日", "币", "圆"};
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
    if (gk_begins(text, letters[i])) return strlen(letters[i]);
  return 0;
}

/* Whether a name may end before `text`: a letter that follows makes another name of it. */
static bool name_ends(const char *text)
{
  return (unsigned char)*text < 0x80 || gk_begins(text, "、") || gk_begins(text, "。");
}

/* The unit's name that a text begins with, known or not; a length of 0 for none. */
static gk_folded name_at(const char *text)
{
  if (gk_begins(text, "人民币")) text += strlen("人民币");
  const char *digits = text + strspn(text, "0123456789"), *end = digits;
  while (unit_letter(end) > 0) end += unit_letter(end);
  bool named = end > digits && end - text <= LONGEST && name_ends(end);
  return (gk_folded){text, named ? (size_t)(end - text) : 0};
}

gk_folded gk_unit_said(const char *folded)
{
  gk_folded said = {"", 0};
  for (const char *at = strstr(folded, "单位"); at != NULL && said.length == 0; at = strstr(at + 1, "单位")) {
    const char *start = at + strlen("单位");
    said = name_at(start + (*start == ':'));
  }
  return said;
}

gk_folded gk_unit_bracketed(const char *folded)
{
  gk_folded said = {"", 0};
  for (const char *at = strchr(folded, '('); at != NULL && said.length == 0; at = strchr(at + 1, '(')) {
    gk_folded name = name_at(at + 1);
    bool money = name.length >= strlen("元") && gk_begins(name.text + name.length - strlen("元"), "元");
    if (money && name.text[name.length] == ')') said = name;
  }
  return said;
}

bool gk_unit_convert(gk_dec value, const char *from, const char *to, gk_dec *out)
{
  int power = gk_unit_power(from), wanted = gk_unit_power(to);
  if (power < 0 || wanted < 0 || !gk_dec_shift(value, power - wanted, out)) return false;
  *out = gk_dec_trim(*out);
  return true;
}
