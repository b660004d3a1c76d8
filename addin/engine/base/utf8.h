/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Characters as UTF-8, in their shortest form, without halves of surrogate pairs.
 */
#ifndef GK_UTF8_H
#define GK_UTF8_H

#include <stddef.h>
#include <stdint.h>

/** Writes the character `code`, below 0x110000; returns its bytes, at most 4. */
static inline size_t gk_utf8_encode(uint32_t code, char out[4])
{
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  size_t bytes = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = bytes - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
  out[0] = (char)((0xF00u >> bytes & 0xFFu) | code);
  return bytes;
}

/** Reads the character at `text`, of which `left` bytes (at least one) may be looked at: of a text that ends with a NUL,
 *  4 do. Returns its bytes, 0 where they are no character. */
static inline size_t gk_utf8_decode(const char *text, size_t left, uint32_t *code)
{
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *s = (const unsigned char *)text;
  size_t bytes = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
  if (bytes == 0 || left < bytes) return 0;
  uint32_t c = bytes == 1 ? s[0] : s[0] & (0x7Fu >> bytes);
  for (size_t i = 1; i < bytes; i++) {
    if ((s[i] & 0xC0) != 0x80) return 0;
    c = c << 6 | (s[i] & 0x3Fu);
  }
  *code = c;
  return c < least[bytes] || (c >= 0xD800 && c < 0xE000) || c >= 0x110000 ? 0 : bytes;
}

/** Bytes of the character at `text`, which ends with a NUL; 0 where they are none. */
static inline size_t gk_utf8_length(const char *text)
{
  uint32_t code;
  return gk_utf8_decode(text, 4, &code);
}

/** The greatest length up to `most` at which a text of more than `most` bytes can be cut without cutting a character. */
static inline size_t gk_utf8_cut(const char *text, size_t most)
{
  while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80) most--;
  return most;
}

#endif
