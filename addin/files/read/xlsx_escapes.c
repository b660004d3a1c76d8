/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xlsx_escapes.h"

#include <string.h>

#include "engine/base/utf8.h"

enum { ESCAPE = 7 }; /* bytes of _xHHHH_ */

static int digit_of(char c)
{
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The UTF-16 unit that the escape at the text's begin stands for; -1 where there is none. */
static int32_t unit_at(const char *text, size_t length)
{
  int32_t unit = 0;
  if (length < ESCAPE || text[0] != '_' || text[1] != 'x' || text[6] != '_') return -1;
  for (int i = 2; i < 6; i++) {
    int digit = digit_of(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/* The character of one escape, or of two that are a surrogate pair; *used is how many bytes they take. */
static int32_t character_at(const char *text, size_t length, size_t *used)
{
  int32_t unit = unit_at(text, length);
  *used = ESCAPE;
  if (unit == 0xFFFE || unit == 0xFFFF) return 0xFFFD; /* no characters: XML has none to write them with */
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  int32_t low = unit_at(text + ESCAPE, length - ESCAPE);
  if (unit > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
  *used = 2 * (size_t)ESCAPE;
  return 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00);
}

size_t gk_xlsx_unescape(char *text, size_t length)
{
  size_t kept = 0, at = 0;
  while (at < length) {
    const char *mark = memchr(text + at, '_', length - at);
    size_t plain = mark == NULL ? length - at : (size_t)(mark - text) - at, used;
    if (kept != at) memmove(text + kept, text + at, plain);
    kept += plain;
    at += plain;
    if (at == length) break;
    int32_t character = character_at(text + at, length - at, &used);
    if (character < 0) {
      text[kept++] = text[at++];
    } else {
      if (character > 0) kept += gk_utf8_encode((uint32_t)character, text + kept); /* never longer than its escapes */
      at += used;
    }
  }
  return kept;
}
