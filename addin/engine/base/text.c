/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/utf8.h"

/* What decode gives for a byte that begins no character: it is kept as it is. */
#define NO_CHARACTER UINT32_MAX

static bool reserve(gk_text *text, size_t more)
{
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

void gk_text_add(gk_text *text, const char *bytes, size_t length)
{
  if (!reserve(text, length)) return;
  if (length > 0) memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
}

void gk_text_puts(gk_text *text, const char *string)
{
  gk_text_add(text, string, strlen(string));
}

/* In place of a context: the format is no key. */
static const char as_it_is[] = "";

static int GK_FORMATS(4, 0) print(char *out, size_t size, const char *context, const char *format, va_list args)
{
  return context == as_it_is ? vsnprintf(out, size, format, args) : gk_words_format(out, size, context, format, args);
}

static void GK_FORMATS(3, 0) add_formatted(gk_text *text, const char *context, const char *format, va_list args)
{
  enum { USUAL = 64 };
  va_list again;
  va_copy(again, args);
  size_t room = reserve(text, USUAL) ? text->capacity - text->length : 0;
  int length = room == 0 ? -1 : print(text->bytes + text->length, room, context, format, args);
  if (length < 0) text->failed = true;
  else if ((size_t)length >= room && reserve(text, (size_t)length))
    print(text->bytes + text->length, (size_t)length + 1, context, format, again);
  if (!text->failed) text->length += (size_t)length;
  va_end(again);
}

void gk_text_printf(gk_text *text, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  add_formatted(text, as_it_is, format, args);
  va_end(args);
}

void gk_text_say(gk_text *text, const char *zh, ...)
{
  va_list args;
  va_start(args, zh);
  add_formatted(text, NULL, zh, args);
  va_end(args);
}

void gk_text_sentence(gk_text *text, const char *sentence)
{
  if (text->length > 0 && !gk_words_are_keys()) gk_text_puts(text, " ");
  gk_text_puts(text, sentence);
}

static const char *GK_FORMATS(3, 0) say(gk_arena *arena, const char *context, const char *zh, va_list args)
{
  char usual[512]; /* longer sentences are few */
  va_list again;
  va_copy(again, args);
  int length = print(usual, sizeof usual, context, zh, args);
  const char *said;
  if (length >= 0 && (size_t)length < sizeof usual) {
    said = gk_arena_keep(arena, usual);
  } else {
    gk_text text = {0};
    add_formatted(&text, context, zh, again);
    said = gk_text_keep(&text, arena);
  }
  va_end(again);
  return said;
}

const char *gk_say(gk_arena *arena, const char *zh, ...)
{
  va_list args;
  va_start(args, zh);
  const char *said = say(arena, NULL, zh, args);
  va_end(args);
  return said;
}

const char *gk_say_in(gk_arena *arena, const char *context, const char *zh, ...)
{
  va_list args;
  va_start(args, zh);
  const char *said = say(arena, context, zh, args);
  va_end(args);
  return said;
}

const char *gk_text_keep(gk_text *text, gk_arena *arena)
{
  if (text->failed) arena->failed = true;
  const char *kept = gk_arena_keep(arena, text->length == 0 ? "" : text->bytes);
  gk_text_free(text);
  return kept;
}

const char *gk_arena_keep(gk_arena *arena, const char *text)
{
  const char *kept = arena->failed ? NULL : gk_arena_text(arena, text, strlen(text));
  if (kept == NULL) arena->failed = true;
  return kept == NULL ? "" : kept;
}

void gk_text_free(gk_text *text)
{
  free(text->bytes);
  *text = (gk_text){0};
}

/* Reads one code point; a byte that is no UTF-8 stands for itself. Returns the bytes read. */
static size_t decode(const unsigned char *s, uint32_t *code)
{
  size_t bytes = gk_utf8_decode((const char *)s, 4, code);
  if (bytes > 0) return bytes;
  *code = NO_CHARACTER;
  return 1;
}

/* What stands for a character between tags and quotes; NULL for itself. */
static const char *escape_of(uint32_t c)
{
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t':
    case '\n': return NULL;
    default: return c < ' ' || c == 0x7F || c == 0xFFFE || c == 0xFFFF || c == NO_CHARACTER ? "\xEF\xBF\xBD" : NULL;
  }
}

void gk_text_escape(gk_text *text, const char *bytes, size_t length)
{
  const char *end = bytes + length, *plain = bytes; /* where what was not added yet begins */
  for (const char *at = bytes, *next; at < end; at = next) {
    uint32_t c = 0;
    size_t used = gk_utf8_decode(at, (size_t)(end - at), &c);
    const char *escape = escape_of(used == 0 ? NO_CHARACTER : c);
    next = at + (used == 0 ? 1 : used);
    if (escape == NULL) continue;
    gk_text_add(text, plain, (size_t)(at - plain));
    gk_text_puts(text, escape);
    plain = next;
  }
  gk_text_add(text, plain, (size_t)(end - plain));
}

bool gk_text_is_plain(const char *text)
{
  for (size_t length; *text != '\0'; text += length) {
    uint32_t c;
    length = decode((const unsigned char *)text, &c);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF || c == NO_CHARACTER) return false;
  }
  return true;
}

void gk_text_tame(char *text)
{
  for (size_t length; *text != '\0'; text += length) {
    uint32_t c;
    length = decode((const unsigned char *)text, &c);
    if (c == NO_CHARACTER) memset(text, '?', length);
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) memset(text, ' ', length);
  }
}

static bool is_space(uint32_t c)
{
  return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x2064) || c == 0x3000 || c == 0xFEFF || c == 0x85 ||
         c == 0xAD;
}

static bool is_one_of(uint32_t c, const uint32_t *list, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (list[i] == c) return true;
  }
  return false;
}

/* The one spelling of a character that has several. */
static uint32_t folded(uint32_t c)
{
  static const uint32_t quotes[] = {0x201C, 0x201D, 0x201E, 0x201F, 0x300C, 0x300D, 0x300E,
                                    0x300F, 0x301D, 0x301E, 0x301F, 0xFF62, 0xFF63};
  static const uint32_t apostrophes[] = {0x2018, 0x2019, 0x201A, 0x201B};
  static const uint32_t dashes[] = {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212,
                                    0x2500, 0x2501, 0x30FC, 0xFE58, 0xFE63, 0xFF70};
  static const uint32_t dots[] = {0x2022, 0x2027, 0x22C5, 0x30FB, 0xFF65};
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  if (c >= 0x3400 && c < 0xFE00) return c; /* most of Chinese */
  if (is_one_of(c, quotes, sizeof quotes / sizeof *quotes)) return '"';
  if (is_one_of(c, apostrophes, sizeof apostrophes / sizeof *apostrophes)) return '\'';
  if (is_one_of(c, dashes, sizeof dashes / sizeof *dashes)) return '-';
  if (is_one_of(c, dots, sizeof dots / sizeof *dots)) return 0xB7;
  return c == 0x3014 ? '(' : c == 0x3015 ? ')' : c;
}

static size_t encode(uint32_t c, const unsigned char *source, size_t length, bool changed, char *out)
{
  if (changed) return gk_utf8_encode(c, out); /* never longer: the folded characters beyond U+007F are below U+0800 */
  memcpy(out, source, length);
  return length;
}

gk_folded gk_folded_of(const char *folded)
{
  return (gk_folded){folded, strlen(folded)};
}

/* U+4000 to U+9FFF, which is most of Chinese, and 、 and 。 */
static bool is_plain_chinese(const unsigned char *s)
{
  if (s[0] >= 0xE4 && s[0] <= 0xE9) return (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80;
  return s[0] == 0xE3 && s[1] == 0x80 && (s[2] == 0x81 || s[2] == 0x82);
}

/* Bytes at the start of a text that folding leaves as they are, as it does nearly every character of a workbook:
 * printable ASCII but for capitals, and Chinese. */
static size_t plain_length(const unsigned char *s)
{
  size_t length = 0;
  for (;;) {
    unsigned char c = s[length];
    if (c > ' ' && c < 0x7F && (c < 'A' || c > 'Z')) length++;
    else if (is_plain_chinese(s + length)) length += 3;
    else return length;
  }
}

const char *gk_fold(gk_arena *arena, const char *source)
{
  const unsigned char *s = (const unsigned char *)source;
  size_t plain = plain_length(s), used = 0;
  if (s[plain] == 0) return source;
  char *out = gk_arena_alloc(arena, plain + strlen(source + plain) + 1);
  if (out == NULL) return NULL;
  for (;; plain = plain_length(s)) {
    memcpy(out + used, s, plain);
    used += plain;
    s += plain;
    if (*s == 0) break;
    uint32_t code;
    size_t bytes = decode(s, &code);
    uint32_t single = folded(code);
    if (!is_space(code)) used += encode(single, s, bytes, single != code, out + used);
    s += bytes;
  }
  out[used] = '\0';
  return out;
}
