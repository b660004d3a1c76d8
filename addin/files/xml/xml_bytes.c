/* SPDX-License-Identifier: MPL-2.0 */
#include "files/xml/xml_bytes.h"

#include "engine/base/utf8.h"

/* --- characters --------------------------------------------------------------------------------------------------- */

static bool is_character(uint32_t c)
{
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

size_t gk_xml_encode(uint32_t c, char out[4])
{
  return is_character(c) ? gk_utf8_encode(c, out) : 0;
}

/* Passes over ASCII without control characters but white space: most of XML. */
static const char *skip_ascii(const char *at, const char *end)
{
#ifdef __SSE2__
  const __m128i control = _mm_set1_epi8(0x1F), tab = _mm_set1_epi8('\t'), feed = _mm_set1_epi8('\n');
  for (; end - at >= 16; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes);
    __m128i space = _mm_or_si128(_mm_cmpeq_epi8(bytes, tab), _mm_cmpeq_epi8(bytes, feed));
    /* The high bit of a byte is set where it is beyond ASCII, or a control character other than those two. */
    int odd = _mm_movemask_epi8(_mm_or_si128(bytes, _mm_andnot_si128(space, low)));
    if (odd != 0) return at + __builtin_ctz((unsigned)odd);
  }
#endif
  return at;
}

/* Passes over characters of three bytes that begin with E1 to EC, as Chinese does: each such sequence is a character. */
static const char *skip_chinese(const char *at, const char *end)
{
  while (end - at >= 3 && (unsigned char)(at[0] - 0xE1) <= 0xEC - 0xE1 && (at[1] & 0xC0) == 0x80 &&
         (at[2] & 0xC0) == 0x80)
    at += 3;
  return at;
}

const char *gk_xml_first_bad(const char *at, const char *end)
{
  while (at < end) {
    at = skip_chinese(skip_ascii(at, end), end);
    if (at == end) break;
    uint32_t code;
    size_t bytes = gk_utf8_decode(at, (size_t)(end - at), &code);
    if (bytes == 0 || !is_character(code)) return at;
    at += bytes;
  }
  return end;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

typedef struct range {
  uint32_t first, last;
} range;

static bool is_within(uint32_t c, const range *ranges, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (c >= ranges[i].first && c <= ranges[i].last) return true;
  return false;
}

/* NameStartChar and NameChar of the recommendation. */
static bool is_name_start(uint32_t c)
{
  static const range starts[] = {{'a', 'z'},       {'A', 'Z'},       {'_', '_'},        {0xC0, 0xD6},
                                 {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},    {0x37F, 0x1FFF},
                                 {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},  {0x3001, 0xD7FF},
                                 {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
  return is_within(c, starts, sizeof starts / sizeof *starts);
}

static bool is_name_character(uint32_t c)
{
  static const range others[] = {{'0', '9'}, {'-', '.'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};
  return is_name_start(c) || is_within(c, others, sizeof others / sizeof *others);
}

/* Bytes at the begin that are letters, digits and the like in ASCII, of which most names are made. */
static size_t plain_name(const char *bytes, size_t length)
{
  size_t at = 0;
  while (at < length && ((bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z')) at++;
  while (at > 0 && at < length &&
         (((bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z') || bytes[at] == '-' ||
          (bytes[at] >= '0' && bytes[at] <= '9')))
    at++;
  return at;
}

bool gk_xml_is_name(const char *bytes, size_t length, size_t *local)
{
  size_t at = plain_name(bytes, length);
  bool begins = at == 0;
  *local = 0;
  while (at < length) {
    uint32_t code;
    size_t used = gk_utf8_decode(bytes + at, length - at, &code);
    if (used == 0) return false;
    if (code == ':' && at > 0 && *local == 0) {
      *local = at + 1;
      begins = true;
      at += used + plain_name(bytes + at + used, length - at - used);
      if (at > *local) begins = false;
      continue;
    }
    if (begins ? !is_name_start(code) : !is_name_character(code)) return false;
    begins = false;
    at += used;
  }
  return !begins;
}
