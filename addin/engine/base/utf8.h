/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A character as UTF-8.
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

#endif
