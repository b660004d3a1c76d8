/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "files/xml/xml_bytes.h"
#include "files/xml/xml_state.h"

/* --- names -------------------------------------------------------------------------------------------------------- */

/* Reads the name at *at, which is not the one that was guessed. */
static bool look_up_name(gk_xml_state *state, const char **at, uint32_t *number)
{
  switch (gk_xml_intern(&state->names, at, state->end, number)) {
    case GK_XML_FOUND: return true;
    case GK_XML_NO_MEMORY: return gk_xml_no_memory(state);
    case GK_XML_TOO_MANY_NAMES:
      return gk_xml_limit(state, N_("%s 第%zu行：XML里不同的名称超过%d个，不像正常的工作簿，不予读取。"),
                          GK_LIMIT_NAMES);
    default: return gk_xml_malformed(state, *at, "元素或属性的名称不对");
  }
}

/* Reads the name at *at and moves behind it. */
static inline bool take_name(gk_xml_state *state, const char **at, uint32_t *number)
{
  return gk_xml_guess(&state->names, at, state->end, number) || look_up_name(state, at, number);
}

/* --- attributes --------------------------------------------------------------------------------------------------- */

/* Reads on in a value that holds references, white space to be replaced, or a mistake, the first of them at `stop`. */
static bool take_odd_value(gk_xml_state *state, const char **at, const char *stop, char quote, gk_xml_raw *raw)
{
  const char *begin = raw->bytes;
  stop = gk_xml_until(stop, state->end, quote, '<', '<', 0);
  if (stop == state->end || *stop != quote) return gk_xml_malformed(state, begin, "属性的值没有结束，或里面有“<”");
  *at = stop + 1;
  raw->decoded = true;
  raw->value = state->decoded.length;
  if (!gk_xml_decode_value(state, begin, stop)) return false;
  raw->length = state->decoded.length - raw->value;
  return true;
}

/* Reads the value whose quotation mark is at *at, and moves behind it. */
static inline bool take_value(gk_xml_state *state, const char **at, gk_xml_raw *raw)
{
  char quote = **at;
  const char *begin = *at + 1;
  const char *stop = quote == '"' ? gk_xml_until(begin, state->end, '"', '<', '&', 0x1F)
                                  : gk_xml_until(begin, state->end, '\'', '<', '&', 0x1F);
  raw->bytes = begin;
  if (stop == state->end || *stop != quote) return take_odd_value(state, at, stop, quote, raw);
  *at = stop + 1;
  raw->decoded = false;
  raw->length = (size_t)(stop - begin);
  return true;
}

/* Moves from behind an attribute's name to the quotation mark of its value. */
static bool take_equals(gk_xml_state *state, const char **at)
{
  const char *begin = *at;
  *at = gk_xml_skip_space(*at, state->end);
  if (*at < state->end && **at == '=') *at = gk_xml_skip_space(*at + 1, state->end);
  else return gk_xml_malformed(state, begin, "属性没有值");
  if (*at < state->end && (**at == '"' || **at == '\'')) return true;
  return gk_xml_malformed(state, begin, "属性的值没有引号");
}

/* name = "value"; white space before it was passed. Unless all are to be kept, those of which it is known that they mean
 * nothing to the reader are passed over. */
static bool take_attribute(gk_xml_state *state, const char **at, bool keep_all)
{
  if (state->seen++ == GK_LIMIT_ATTRIBUTES)
    return gk_xml_limit(state, N_("%s 第%zu行：一个标记的属性超过%d个，不像正常的工作簿，不予读取。"),
                        GK_LIMIT_ATTRIBUTES);
  gk_xml_raw *raw = &state->raw[state->raw_count];
  const char *begin = *at;
  if (!take_name(state, at, &raw->name)) return false;
  gk_xml_name *name = &state->names.items[raw->name];
  if (name->tag == state->tag) return gk_xml_malformed(state, begin, "同一属性写了两次");
  name->tag = state->tag;
  state->declares |= name->declares;
  bool simple = state->end - *at > 1 && (*at)[0] == '=' && (*at)[1] == '"';
  if (simple) ++*at;
  else if (!take_equals(state, at)) return false;
  bool unknown = name->attribute.generation == state->names.generation + 1 && name->attribute.word == 0;
  if (keep_all || !unknown) state->raw_count++;
  return take_value(state, at, raw);
}

static const char *value_of(const gk_xml_state *state, const gk_xml_raw *raw)
{
  return raw->decoded ? (state->decoded.bytes == NULL ? "" : state->decoded.bytes + raw->value) : raw->bytes;
}

static bool declare(gk_xml *xml, const gk_xml_raw *raw)
{
  static const char xml_space[] = "http://www.w3.org/XML/1998/namespace", own_space[] = "http://www.w3.org/2000/xmlns/";
  gk_xml_state *state = xml->state;
  const gk_xml_name *name = &state->names.items[raw->name];
  const char *uri = value_of(state, raw), *prefix = name->bytes + (name->local == 0 ? name->length : name->local);
  size_t length = name->local == 0 ? 0 : name->length - name->local;
  bool reserved =
    (raw->length == sizeof xml_space - 1 && memcmp(uri, xml_space, raw->length) == 0) ||
    (raw->length == sizeof own_space - 1 && memcmp(uri, own_space, raw->length) == 0) ||
    (length >= 3 && memcmp(prefix, "xml", 3) == 0 && (length == 3 || (length == 5 && memcmp(prefix, "xmlns", 5) == 0)));
  if (reserved || (length > 0 && raw->length == 0)) return gk_xml_malformed(state, name->bytes, "命名空间的声明不对");
  return gk_xml_bind(&state->names, prefix, length, uri, raw->length, xml->depth) ||
         gk_xml_limit(state, N_("%s 第%zu行：同时有效的命名空间超过%d个，不像正常的工作簿，不予读取。"),
                      GK_LIMIT_NAMESPACES);
}

static bool declare_all(gk_xml *xml)
{
  const gk_xml_state *state = xml->state;
  for (size_t i = 0; i < state->raw_count; i++)
    if (state->names.items[state->raw[i].name].declares && !declare(xml, &state->raw[i])) return false;
  return true;
}

/* What the attributes mean, once all namespaces that the tag declares are known. */
static bool resolve_attributes(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  xml->attributes = state->attributes;
  xml->attribute_count = 0;
  for (size_t i = 0; i < state->raw_count; i++) {
    const gk_xml_raw *raw = &state->raw[i];
    const gk_xml_meaning *meaning = gk_xml_as_attribute(&state->names, raw->name);
    if (meaning->word == 0) continue;
    const gk_xml_name *name = &state->names.items[raw->name];
    if (name->declares) continue;
    if (meaning->word == GK_XML_MISS) return gk_xml_malformed(state, name->bytes, "前缀没有声明");
    if (meaning->space > 0 && gk_xml_find(xml, meaning->word) != NULL)
      return gk_xml_malformed(state, name->bytes, "同一属性写了两次");
    state->attributes[xml->attribute_count++] =
      (gk_xml_attribute){.word = meaning->word, .value = value_of(state, raw), .length = raw->length};
  }
  return true;
}

/* --- elements ----------------------------------------------------------------------------------------------------- */

void gk_xml_innermost(gk_xml *xml)
{
  const gk_xml_open_element *element = &xml->state->open[xml->depth - 1];
  xml->word = element->word;
  xml->space = element->space;
}

static bool resolve_element(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  gk_xml_open_element *element = &state->open[xml->depth - 1];
  const gk_xml_meaning *meaning = gk_xml_as_element(&state->names, element->name);
  if (meaning->word == GK_XML_MISS) return gk_xml_malformed(state, state->next, "前缀没有声明");
  element->word = meaning->word;
  element->space = meaning->space;
  gk_xml_innermost(xml);
  return true;
}

/* Puts the element on top of the open ones. */
static bool enter(gk_xml *xml, uint32_t name)
{
  gk_xml_state *state = xml->state;
  if (xml->depth == 0 && state->rooted) return gk_xml_malformed(state, state->next, "根元素后面还有元素");
  if (xml->depth == GK_LIMIT_DEPTH)
    return gk_xml_limit(state, N_("%s 第%zu行：元素嵌套太深（超过%d层），不像正常的工作簿，不予读取。"),
                        GK_LIMIT_DEPTH);
  state->rooted = true;
  state->open[xml->depth++].name = name;
  return true;
}

/* Reads attributes up to the tag's end, and moves behind it. */
static bool take_attributes(gk_xml_state *state, const char **at, bool keep_all)
{
  state->tag++;
  state->declares = false;
  state->seen = state->raw_count = 0;
  state->decoded.length = 0;
  for (;;) {
    const char *behind = *at;
    *at = gk_xml_skip_space(behind, state->end);
    size_t left = (size_t)(state->end - *at);
    if (left > 0 && **at == '>') {
      ++*at;
      return true;
    }
    if (left > 1 && **at == '/' && (*at)[1] == '>') {
      *at += 2;
      state->closes = true;
      return true;
    }
    if (left == 0 || *at == behind) return gk_xml_malformed(state, state->next, "标记没有结束");
    if (!take_attribute(state, at, keep_all)) return false;
  }
}

bool gk_xml_begin_tag(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  const char *at = state->next + 1;
  uint32_t name;
  if (!take_name(state, &at, &name) || !enter(xml, name)) return false;
  const char *attributes = at;
  if (!take_attributes(state, &at, false)) return false;
  /* A namespace that is declared here may give a meaning to attributes that had none before. */
  if (state->declares && (at = attributes, !take_attributes(state, &at, true))) return false;
  if (at - state->next > GK_LIMIT_TAG)
    return gk_xml_limit(state, N_("%s 第%zu行：有超过%dMB的标记，不像正常的工作簿，不予读取。"), GK_LIMIT_TAG >> 20);
  if (state->decoded.failed) return gk_xml_no_memory(state);
  if ((state->declares && !declare_all(xml)) || !resolve_attributes(xml) || !resolve_element(xml)) return false;
  state->next = at;
  return true;
}

bool gk_xml_end_tag(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  const char *at = state->next + 2;
  if (xml->depth == 0) return gk_xml_malformed(state, state->next, "多出一个结束标记");
  const gk_xml_name *name = &state->names.items[state->open[xml->depth - 1].name];
  bool same = (size_t)(state->end - at) > name->length && memcmp(at, name->bytes, name->length) == 0;
  if (same) at = gk_xml_skip_space(at + name->length, state->end);
  if (!same || at == state->end || *at != '>') return gk_xml_malformed(state, state->next, "结束标记与开始标记不同");
  state->next = at + 1;
  return true;
}
