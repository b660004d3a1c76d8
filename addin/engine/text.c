/* SPDX-License-Identifier: MPL-2.0 */
#include "text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(gk_text *text, size_t more) {
  if (text->failed || more > SIZE_MAX / 4 || text->length > SIZE_MAX / 4) {
    text->failed = true;
    return false;
  }
  if (text->length + more + 1 <= text->capacity) return true;
  size_t wanted = text->capacity == 0 ? 256 : text->capacity;
  while (wanted < text->length + more + 1) wanted *= 2;
  char *bigger = realloc(text->bytes, wanted);
  if (bigger == NULL) {
    text->failed = true;
    return false;
  }
  text->bytes = bigger;
  text->capacity = wanted;
  return true;
}

void gk_text_add(gk_text *text, const char *bytes, size_t length) {
  if (!reserve(text, length)) return;
  if (length > 0) memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
}

void gk_text_puts(gk_text *text, const char *string) {
  gk_text_add(text, string, strlen(string));
}

void gk_text_printf(gk_text *text, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (length < 0) text->failed = true;
  if (length >= 0 && reserve(text, (size_t)length)) {
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    text->length += (size_t)length;
  }
  va_end(again);
}

void gk_text_free(gk_text *text) {
  free(text->bytes);
  *text = (gk_text){0};
}

/* Reads one code point; a byte that is no UTF-8 stands for itself. Returns the bytes read. */
static size_t decode(const unsigned char *s, uint32_t *code) {
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  size_t more = s[0] >= 0xF0 && s[0] < 0xF8 ? 3 : s[0] >= 0xE0 && s[0] < 0xF0 ? 2 : s[0] >= 0xC0 && s[0] < 0xE0 ? 1 : 0;
  *code = more == 3 ? s[0] & 0x07u : more == 2 ? s[0] & 0x0Fu : more == 1 ? s[0] & 0x1Fu : s[0];
  for (size_t i = 1; i <= more; i++) {
    if ((s[i] & 0xC0) != 0x80) {
      *code = s[0];
      return 1;
    }
    *code = *code << 6 | (s[i] & 0x3Fu);
  }
  if (*code < least[more]) *code = s[0];
  return more + 1;
}

static bool is_space(uint32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

/* The one spelling of a character that has several. */
static uint32_t folded(uint32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  switch (c) {
  case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x301D: case 0x301E: return '"';
  case 0x2018: case 0x2019: case 0x201A: case 0x201B: return '\'';
  case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0x2500: case 0x30FC: return '-';
  case 0x2022: case 0x2027: case 0x30FB: case 0xFF65: return 0xB7;
  case 0x3014: return '(';
  case 0x3015: return ')';
  default: return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}

static size_t encode(uint32_t c, const unsigned char *source, size_t length, bool changed, char *out) {
  if (!changed) {
    memcpy(out, source, length);
    return length;
  }
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  out[0] = (char)(0xC0 | c >> 6); /* the only folded character beyond ASCII is U+00B7 */
  out[1] = (char)(0x80 | (c & 0x3F));
  return 2;
}

char *gk_fold(gk_arena *arena, const char *source) {
  size_t length = strlen(source), used = 0;
  char *out = gk_arena_alloc(arena, length + 1);
  if (out == NULL) return NULL;
  const unsigned char *s = (const unsigned char *)source;
  while (*s != 0) {
    uint32_t code;
    size_t bytes = decode(s, &code);
    uint32_t plain = folded(code);
    if (!is_space(code)) used += encode(plain, s, bytes, plain != code, out + used);
    s += bytes;
  }
  out[used] = '\0';
  return out;
}
