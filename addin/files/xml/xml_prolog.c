/* SPDX-License-Identifier: MPL-2.0 */
/* The declaration at the head of a document, and its encoding. */
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "files/xml/xml_bytes.h"
#include "files/xml/xml_state.h"

enum { ENCODING_BYTES = 32 };

/* --- the declaration ---------------------------------------------------------------------------------------------- */

/* Reads ` word = "value"` at *at; false, nothing moved, where something else stands there. */
static bool take_setting(const char **at, const char *end, const char *word, char value[ENCODING_BYTES])
{
  const char *c = gk_xml_skip_space(*at, end);
  size_t length = strlen(word), used = 0;
  if (c == *at || (size_t)(end - c) <= length || memcmp(c, word, length) != 0) return false;
  c = gk_xml_skip_space(c + length, end);
  if (c == end || *c != '=') return false;
  c = gk_xml_skip_space(c + 1, end);
  if (c == end || (*c != '"' && *c != '\'')) return false;
  char quote = *c++;
  while (c < end && *c != quote && used < ENCODING_BYTES - 1) value[used++] = *c++;
  value[used] = '\0';
  if (c == end || *c != quote) return false;
  *at = c + 1;
  return true;
}

/* EncName of the recommendation. */
static bool is_encoding_name(const char *name)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  static const char others[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  return strspn(name, letters) > 0 && name[strspn(name, others)] == '\0';
}

/* Passes over <?xml version="1.0" encoding="…" standalone="…"?>; `encoding` is "" where none is named. */
static bool take_declaration(const char **at, const char *end, char encoding[ENCODING_BYTES])
{
  char value[ENCODING_BYTES];
  encoding[0] = '\0';
  if (end - *at < 6 || memcmp(*at, "<?xml", 5) != 0 || gk_xml_skip_space(*at + 5, end) == *at + 5) return true;
  const char *c = *at + 5;
  if (!take_setting(&c, end, "version", value) || strncmp(value, "1.", 2) != 0 || value[2] == '\0' ||
      strspn(value + 2, "0123456789") != strlen(value + 2))
    return false;
  if (take_setting(&c, end, "encoding", encoding) && !is_encoding_name(encoding)) return false;
  if (take_setting(&c, end, "standalone", value) && strcmp(value, "yes") != 0 && strcmp(value, "no") != 0) return false;
  c = gk_xml_skip_space(c, end);
  if (end - c < 2 || c[0] != '?' || c[1] != '>') return false;
  *at = c + 2;
  return true;
}

/* --- other encodings ---------------------------------------------------------------------------------------------- */

/* What iconv calls the encodings that are read; NULL for others. Few, since each is code that strangers' files reach. */
static const char *known_encoding(const char *name)
{
  static const char *const known[][2] = {
    {"GB18030", "GB18030"},   {"GBK", "GB18030"},       {"GB2312", "GB18030"},       {"UTF-16", "UTF-16"},
    {"UTF-16LE", "UTF-16LE"}, {"UTF-16BE", "UTF-16BE"}, {"ISO-8859-1", "ISO-8859-1"}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcasecmp(name, known[i][0]) == 0) return known[i][1];
  return NULL;
}

static bool is_utf8(const char *name)
{
  return name[0] == '\0' || strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "US-ASCII") == 0 ||
         strcasecmp(name, "ASCII") == 0;
}

/* No encoding needs more than twice the bytes in UTF-8. */
static bool convert_bytes(gk_xml_state *state, iconv_t converter, const char *bytes, size_t size)
{
  size_t room = size * 2 + 4, left = size;
  char *out = state->converted = malloc(room), *in = (char *)(uintptr_t)bytes;
  if (out == NULL) return gk_xml_no_memory(state);
  size_t done = iconv(converter, &in, &left, &out, &room);
  state->begin = state->next = state->converted;
  state->end = out;
  return (done != (size_t)-1 && left == 0) || gk_xml_malformed(state, state->end, "文字编码有错");
}

static bool convert(gk_xml_state *state, const char *bytes, size_t size, const char *encoding)
{
  iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == (iconv_t)-1) return gk_xml_malformed(state, bytes, "这种文字编码读不了");
  bool converted = convert_bytes(state, converter, bytes, size);
  iconv_close(converter);
  return converted;
}

/* UTF-16 shows by its byte order mark or, with a declaration, by that one's first characters. NULL where it is none. */
static const char *utf16_of(const char *bytes, size_t size)
{
  if (size < 4) return NULL;
  if (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0) return "UTF-16";
  if (memcmp(bytes, "<\0?\0", 4) == 0) return "UTF-16LE";
  return memcmp(bytes, "\0<\0?", 4) == 0 ? "UTF-16BE" : NULL;
}

static void pass_mark(gk_xml_state *state)
{
  if (state->end - state->next >= 3 && memcmp(state->next, "\xEF\xBB\xBF", 3) == 0) state->next += 3;
}

static bool read_declaration(gk_xml_state *state, char encoding[ENCODING_BYTES])
{
  return take_declaration(&state->next, state->end, encoding) || gk_xml_malformed(state, state->next, "XML声明不对");
}

bool gk_xml_begin(gk_xml_state *state, const char *bytes, size_t size)
{
  char encoding[ENCODING_BYTES];
  const char *other = utf16_of(bytes, size);
  state->begin = state->next = bytes;
  state->end = bytes + size;
  if (other != NULL && !convert(state, bytes, size, other)) return false;
  pass_mark(state);
  if (!read_declaration(state, encoding)) return false;
  if (other == NULL && !is_utf8(encoding)) {
    other = known_encoding(encoding);
    if (other == NULL || strncmp(other, "UTF-16", 6) == 0) return gk_xml_malformed(state, bytes, "这种文字编码读不了");
    if (!convert(state, bytes, size, other) || !read_declaration(state, encoding)) return false;
  }
  const char *bad = gk_xml_first_bad(state->begin, state->end);
  return bad == state->end || gk_xml_malformed(state, bad, "里面有不是文字的字节");
}
