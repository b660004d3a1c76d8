/* SPDX-License-Identifier: MPL-2.0 */
#include "text.h"

#include <stdlib.h>
#include <string.h>

#include <rtl/textenc.h>

#include "engine/base/utf8.h"

rtl_uString *ux_string(const char *utf8)
{
  rtl_uString *string = NULL;
  if (utf8 == NULL) utf8 = "";
  size_t length = strlen(utf8);
  if (length > INT32_MAX / 2) return NULL;
  rtl_string2UString(&string, utf8, (sal_Int32)length, RTL_TEXTENCODING_UTF8, OSTRING_TO_OUSTRING_CVTFLAGS);
  return string;
}

/* The code point at *at, moving *at behind it. */
static uint32_t next_code_point(const rtl_uString *string, sal_Int32 *at)
{
  uint32_t unit = string->buffer[(*at)++];
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  if (unit > 0xDBFF || *at >= string->length) return 0xFFFD;
  uint32_t low = string->buffer[*at];
  if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
  (*at)++;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

size_t ux_utf8_copy(const rtl_uString *string, char *out, size_t size)
{
  size_t used = 0;
  for (sal_Int32 at = 0; string && at < string->length;) {
    char bytes[4];
    size_t count = gk_utf8_encode(next_code_point(string, &at), bytes);
    if (used + count >= size) break;
    memcpy(out + used, bytes, count);
    used += count;
  }
  out[used] = '\0';
  return used;
}

char *ux_utf8(const rtl_uString *string)
{
  /* One UTF-16 unit takes at most three bytes; two units of a pair take four. */
  size_t size = (string ? (size_t)string->length * 3 : 0) + 1;
  char *out = malloc(size);
  if (!out) return NULL;
  size_t used = ux_utf8_copy(string, out, size);
  char *exact = realloc(out, used + 1);
  return exact ? exact : out;
}

char *ux_utf8_take(rtl_uString *string)
{
  char *out = ux_utf8(string);
  if (string) rtl_uString_release(string);
  return out;
}

bool ux_string_is(const rtl_uString *string, const char *ascii)
{
  return string && rtl_ustr_ascii_compare_WithLength(string->buffer, string->length, ascii) == 0;
}
