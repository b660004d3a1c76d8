/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the XML scanner: finding and judging bytes, sixteen at a time where the processor has SSE2.
 */
#ifndef GK_XML_BYTES_H
#define GK_XML_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/** The first byte that is one of a, b, c or at most `low` (a byte; 0 finds only NUL); `end` where there is none. Inline, so
 *  that constants become one instruction each. */
static inline const char *gk_xml_until(const char *at, const char *end, char a, char b, char c, unsigned char low)
{
#ifdef __SSE2__
  const __m128i as = _mm_set1_epi8(a), bs = _mm_set1_epi8(b), cs = _mm_set1_epi8(c), lows = _mm_set1_epi8((char)low);
  for (; end - at >= 16; at += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, as), _mm_cmpeq_epi8(bytes, bs));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, cs));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(_mm_min_epu8(bytes, lows), bytes));
    int mask = _mm_movemask_epi8(found);
    if (mask != 0) return at + __builtin_ctz((unsigned)mask);
  }
#endif
  while (at < end && *at != a && *at != b && *at != c && (unsigned char)*at > low) at++;
  return at;
}

/** The first byte from which on the bytes are no characters of XML 1.0 in UTF-8; `end` where all are. */
const char *gk_xml_first_bad(const char *at, const char *end);

/** Whether the bytes, valid UTF-8, are a Name of XML 1.0 (fifth edition) with at most one colon, inside it; *local is where
 *  the part behind the colon begins, 0 without one. */
bool gk_xml_is_name(const char *bytes, size_t length, size_t *local);

/** Writes a character as UTF-8; returns how many bytes, at most 4. 0 where XML 1.0 has no such character. */
size_t gk_xml_encode(uint32_t code, char out[4]);

#endif
