/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "files/xml/xml_bytes.h"
#include "files/xml/xml_state.h"

/* --- references --------------------------------------------------------------------------------------------------- */

static int digit_of(char c, int base)
{
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)(c | 0x20);
  return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "&#25910;" and "&#x6536;": the digits between `at` and `end`. */
static size_t decode_number(const char *at, const char *end, char out[4])
{
  int base = at < end && *at == 'x' ? 16 : 10, digit;
  uint32_t code = 0;
  if (base == 16) at++;
  if (at == end) return 0;
  for (; at < end; at++) {
    if ((digit = digit_of(*at, base)) < 0) return 0;
    code = code * (uint32_t)base + (uint32_t)digit;
    if (code > 0x10FFFF) return 0;
  }
  return gk_xml_encode(code, out);
}

/* The character that the reference between & and ; stands for; 0 bytes where it is none that XML itself knows. */
static size_t decode_reference(const char *at, size_t length, char out[4])
{
  static const struct {
    const char *name;
    char character;
  } known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  if (length > 0 && *at == '#') return decode_number(at + 1, at + length, out);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strlen(known[i].name) != length || memcmp(known[i].name, at, length) != 0) continue;
    out[0] = known[i].character;
    return 1;
  }
  return 0;
}

/* Adds what the reference at *at stands for and moves behind it. */
static bool add_reference(gk_xml_state *state, const char **at, const char *end)
{
  const char *begin = *at + 1, *semicolon = memchr(begin, ';', (size_t)(end - begin));
  char character[4];
  size_t bytes = semicolon == NULL ? 0 : decode_reference(begin, (size_t)(semicolon - begin), character);
  if (bytes == 0) return gk_xml_malformed(state, *at, "“&”后面不是认识的字符");
  gk_text_add(&state->decoded, character, bytes);
  *at = semicolon + 1;
  return true;
}

/* The end of a line, however it is written, is one line feed. */
static const char *behind_line_end(const char *at, const char *end)
{
  return *at == '\r' && end - at > 1 && at[1] == '\n' ? at + 2 : at + 1;
}

bool gk_xml_decode_value(gk_xml_state *state, const char *at, const char *end)
{
  while (at < end) {
    const char *stop = gk_xml_until(at, end, '&', '&', '&', 0x1F);
    gk_text_add(&state->decoded, at, (size_t)(stop - at));
    at = stop;
    if (at == end) break;
    if (*at == '&') {
      if (!add_reference(state, &at, end)) return false;
    } else {
      gk_text_add(&state->decoded, " ", 1);
      at = behind_line_end(at, end);
    }
  }
  return !state->decoded.failed || gk_xml_no_memory(state);
}

/* --- text --------------------------------------------------------------------------------------------------------- */

static bool is_section_end(const char *at, const char *end)
{
  return end - at >= 3 && at[1] == ']' && at[2] == '>';
}

/* Adds text with references or carriage returns, from `at` up to the next tag. */
static bool decode_text(gk_xml_state *state, const char *at)
{
  for (; at < state->end && *at != '<';) {
    const char *stop = gk_xml_until(at, state->end, '<', '&', ']', '\r');
    gk_text_add(&state->decoded, at, (size_t)(stop - at));
    at = stop;
    if (at == state->end || *at == '<') break;
    if (*at == '&') {
      if (!add_reference(state, &at, state->end)) return false;
    } else if (*at == ']' && is_section_end(at, state->end)) {
      return gk_xml_malformed(state, at, "文字里有“]]>”");
    } else {
      gk_text_add(&state->decoded, *at == '\r' ? "\n" : at, 1);
      at = behind_line_end(at, state->end);
    }
  }
  state->next = at;
  return !state->decoded.failed || gk_xml_no_memory(state);
}

static bool read_outside(gk_xml_state *state)
{
  const char *at = gk_xml_skip_space(state->next, state->end);
  if (at < state->end && *at != '<') return gk_xml_malformed(state, at, "元素之外有文字");
  state->next = at;
  return true;
}

bool gk_xml_read_text(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  const char *begin = state->next;
  if (xml->depth == 0) return read_outside(state);
  const char *stop = gk_xml_until(begin, state->end, '<', '&', ']', 0);
  /* A carriage return is so rare that the common case looks for it apart. */
  if (stop < state->end && *stop == '<' && memchr(begin, '\r', (size_t)(stop - begin)) == NULL) {
    xml->text = begin;
    xml->length = (size_t)(stop - begin);
    state->next = stop;
    return true;
  }
  state->decoded.length = 0;
  if (!decode_text(state, begin)) return false;
  xml->text = state->decoded.bytes;
  xml->length = state->decoded.length;
  return true;
}

bool gk_xml_read_cdata(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  const char *begin = state->next + 9, *end = begin;
  while (end < state->end && (end = memchr(end, ']', (size_t)(state->end - end))) != NULL &&
         !is_section_end(end, state->end))
    end++;
  if (end == NULL || end >= state->end) return gk_xml_malformed(state, state->next, "CDATA没有结束");
  state->decoded.length = 0;
  for (const char *at = begin; at < end; at = behind_line_end(at, end)) {
    const char *stop = memchr(at, '\r', (size_t)(end - at));
    if (stop == NULL) stop = end;
    gk_text_add(&state->decoded, at, (size_t)(stop - at));
    at = stop;
    if (at == end) break;
    gk_text_add(&state->decoded, "\n", 1);
  }
  state->next = end + 3;
  xml->text = state->decoded.bytes;
  xml->length = state->decoded.length;
  return !state->decoded.failed || gk_xml_no_memory(state);
}
