/* SPDX-License-Identifier: MPL-2.0 */
/* Exact decimals from and to text. */
#include <string.h>

#include "engine/base/decimal.h"

bool gk_dec_parse(const char *text, size_t length, gk_dec *out)
{
  size_t i = 0, digits = 0;
  bool negative = false, point = false;
  gk_dec value = GK_DEC_ZERO;
  if (i < length && (text[i] == '-' || text[i] == '+')) negative = text[i++] == '-';
  for (; i < length; i++) {
    if (text[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return false;
    if (value.units > (INT64_MAX - 9) / 10 || (point && value.scale == GK_DEC_MAX_SCALE)) {
      if (!point || text[i] != '0') return false;
      continue;
    }
    value.units = value.units * 10 + (text[i] - '0');
    value.scale += point;
    digits++;
  }
  if (digits == 0) return false;
  if (negative) value.units = -value.units;
  *out = value;
  return true;
}

/* One character of a figure as typed: its plain form, 0 to drop it, -1 where it belongs to no figure. */
static int plain_character(const unsigned char *s, size_t left, size_t *bytes)
{
  *bytes = 1;
  if (s[0] < 0x80) return s[0] <= ' ' || s[0] == '\'' ? 0 : s[0];
  if (s[0] == 0xC2 && left >= 2 && (s[1] == 0xA0 || s[1] == 0xA5)) {
    *bytes = 2;
    return s[1] == 0xA0 ? 0 : '$';
  }
  if (left < 3 || s[0] < 0xE0 || s[0] > 0xEF) return -1;
  *bytes = 3;
  unsigned code = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  if (code >= 0xFF01 && code <= 0xFF5E) return (int)(code - 0xFEE0);
  if (code == 0x3000 || code == 0xFEFF || code == 0x202F || code == 0x2060) return 0;
  if (code >= 0x2000 && code <= 0x200F) return 0;
  if (code == 0xFFE5) return '$';
  if (code == 0x2212 || (code >= 0x2010 && code <= 0x2015) || code == 0x2500) return '-';
  return -1;
}

/* Folds a figure to ASCII without spaces; false where a character belongs to no figure or it is too long. */
static bool fold_figure(const char *text, size_t length, char *out, size_t size, size_t *used)
{
  *used = 0;
  for (size_t i = 0, bytes = 1; i < length; i += bytes) {
    int c = plain_character((const unsigned char *)text + i, length - i, &bytes);
    if (c < 0 || *used + 1 >= size) return false;
    if (c > 0) out[(*used)++] = (char)c;
  }
  return true;
}

/* Takes thousands separators out: groups of exactly three digits after the first, none behind the point. */
static bool drop_separators(char *s, size_t *length)
{
  size_t out = 0, group = 0;
  bool separated = false, point = false;
  for (size_t i = 0; i < *length; i++) {
    if (s[i] == ',') {
      if (point || group == 0 || group > 3 || (separated && group != 3)) return false;
      separated = true;
      group = 0;
      continue;
    }
    if (s[i] == '.') {
      if (separated && group != 3) return false;
      point = true;
    } else if (s[i] >= '0' && s[i] <= '9') {
      if (!point) group++;
    }
    s[out++] = s[i];
  }
  if (separated && !point && group != 3) return false;
  *length = out;
  return true;
}

static bool is_nothing(const char *s, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    if (s[i] != '-' && s[i] != '/') return false;
  }
  return length <= 4;
}

bool gk_dec_parse_figure(const char *text, size_t length, gk_dec *out, bool *blank)
{
  char buffer[64], *s = buffer;
  size_t n;
  *blank = false;
  if (!fold_figure(text, length, buffer, sizeof buffer, &n)) return false;
  if (is_nothing(s, n)) {
    *out = GK_DEC_ZERO;
    *blank = true;
    return true;
  }
  bool brackets = n >= 3 && s[0] == '(' && s[n - 1] == ')', percent, negative = brackets;
  if (brackets) s++, n -= 2;
  if (n > 0 && s[0] == '$') s++, n--;
  if (n > 1 && (s[0] == '-' || s[0] == '+')) {
    if (brackets) return false;
    negative = s[0] == '-';
    s++, n--;
    if (s[0] == '$') s++, n--;
  }
  percent = n > 1 && s[n - 1] == '%';
  if (percent) n--;
  if (n == 0 || s[0] == '-' || s[0] == '+' || !drop_separators(s, &n) || !gk_dec_parse(s, n, out)) return false;
  if (percent) {
    if (out->scale + 2 > GK_DEC_MAX_SCALE) return false;
    out->scale += 2;
  }
  if (negative) *out = gk_dec_neg(*out);
  return true;
}

char *gk_dec_format(gk_dec a, char out[GK_DEC_TEXT])
{
  char digits[GK_DEC_TEXT];
  uint64_t magnitude = a.units < 0 ? 0 - (uint64_t)a.units : (uint64_t)a.units;
  int count = 0, used = 0;
  do {
    digits[count++] = (char)('0' + magnitude % 10);
    magnitude /= 10;
  } while (magnitude > 0 || count <= a.scale);
  if (a.units < 0) out[used++] = '-';
  while (count > 0) {
    if (count == a.scale) out[used++] = '.';
    out[used++] = digits[--count];
  }
  out[used] = '\0';
  return out;
}

char *gk_dec_format_min(gk_dec a, int decimals, char out[GK_DEC_TEXT])
{
  while (a.scale > decimals && a.units % 10 == 0) {
    a.units /= 10;
    a.scale--;
  }
  gk_dec_format(a, out);
  size_t length = strlen(out);
  if (a.scale < decimals && a.scale == 0 && length + 2 < GK_DEC_TEXT) out[length++] = '.';
  for (int i = a.scale; i < decimals && length + 1 < GK_DEC_TEXT; i++) out[length++] = '0';
  out[length] = '\0';
  return out;
}
