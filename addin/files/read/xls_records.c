/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xls_records.h"

#include <string.h>

#include "files/package/compound.h"
#include "engine/base/utf8.h"

/* --- records ------------------------------------------------------------------------------------------------------ */

bool gk_xls_next(gk_xls_stream *s)
{
  if (s->end - s->next < 4) return false;
  size_t length = gk_read16(s->next + 2);
  if ((size_t)(s->end - s->next) - 4 < length) return false;
  s->type = gk_read16(s->next);
  s->data = s->next + 4;
  s->left = length;
  s->next += length + 4;
  return true;
}

/* Goes on with the record in its CONTINUE record. */
static bool go_on(gk_xls_stream *s)
{
  uint16_t type = s->type;
  if (s->end - s->next < 4 || gk_read16(s->next) != GK_XLS_CONTINUE || !gk_xls_next(s)) return false;
  s->type = type;
  return true;
}

bool gk_xls_take(gk_xls_stream *s, void *out, size_t count)
{
  unsigned char *to = out;
  while (count > 0) {
    if (s->left == 0 && !go_on(s)) return false;
    size_t part = count < s->left ? count : s->left;
    if (to != NULL && part > 0) memcpy(to, s->data, part);
    if (to != NULL) to += part;
    s->data += part;
    s->left -= part;
    count -= part;
  }
  return true;
}

bool gk_xls_ended(const gk_xls_stream *s)
{
  return s->left == 0 && (s->end - s->next < 4 || gk_read16(s->next) != GK_XLS_CONTINUE);
}

bool gk_xls_skip(gk_xls_stream *s, size_t count)
{
  return gk_xls_take(s, NULL, count);
}

bool gk_xls_take8(gk_xls_stream *s, uint8_t *out)
{
  return gk_xls_take(s, out, 1);
}

bool gk_xls_take16(gk_xls_stream *s, uint16_t *out)
{
  unsigned char bytes[2];
  bool ok = gk_xls_take(s, bytes, sizeof bytes);
  *out = ok ? gk_read16(bytes) : 0;
  return ok;
}

bool gk_xls_take32(gk_xls_stream *s, uint32_t *out)
{
  unsigned char bytes[4];
  bool ok = gk_xls_take(s, bytes, sizeof bytes);
  *out = ok ? gk_read32(bytes) : 0;
  return ok;
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

static void add_character(gk_text *out, uint32_t c)
{
  char bytes[4];
  gk_text_add(out, bytes, gk_utf8_encode(c, bytes));
}

/* The formats in XML can hold no control character but these three; in a heading, a space is passed over. */
static bool is_control(uint32_t unit)
{
  return unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
}

/* Adds a unit, where *high keeps the first half of a pair until the second one comes. */
static void add_unit(gk_text *out, uint32_t unit, uint32_t *high)
{
  bool second = unit >= 0xDC00 && unit < 0xE000;
  if (*high != 0 && second) {
    add_character(out, 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00));
    *high = 0;
    return;
  }
  if (*high != 0) add_character(out, 0xFFFD);
  *high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
  if (*high == 0) add_character(out, second || unit == 0 ? 0xFFFD : is_control(unit) ? ' ' : unit);
}

/* Where a CONTINUE record begins within the characters, it says anew whether they are wide. */
static bool take_characters(gk_xls_stream *s, size_t count, uint8_t flags, gk_text *out)
{
  uint32_t high = 0;
  for (; count > 0; count--) {
    while (s->left == 0)
      if (!go_on(s) || !gk_xls_take8(s, &flags)) return false;
    size_t width = flags & 1 ? 2 : 1;
    if (s->left < width) return false;
    add_unit(out, width == 2 ? gk_read16(s->data) : *s->data, &high);
    s->data += width;
    s->left -= width;
  }
  if (high != 0) add_character(out, 0xFFFD);
  return true;
}

bool gk_xls_text(gk_xls_stream *s, size_t count, gk_text *out)
{
  enum { RICH = 8, PHONETIC = 4 };
  uint8_t flags;
  uint16_t runs = 0;
  uint32_t phonetic = 0;
  return gk_xls_take8(s, &flags) && ((flags & RICH) == 0 || gk_xls_take16(s, &runs)) &&
         ((flags & PHONETIC) == 0 || gk_xls_take32(s, &phonetic)) && take_characters(s, count, flags, out) &&
         gk_xls_skip(s, (size_t)runs * 4) && gk_xls_skip(s, phonetic);
}
