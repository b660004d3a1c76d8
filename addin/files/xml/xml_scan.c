/* SPDX-License-Identifier: MPL-2.0 */
#include "files/xml/xml_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/xml/xml_bytes.h"
#include "files/xml/xml_state.h"

/* --- refusing ----------------------------------------------------------------------------------------------------- */

static size_t line_of(const gk_xml_state *state, const char *at)
{
  size_t line = 1;
  for (const char *c = state->begin; c < at && (c = memchr(c, '\n', (size_t)(at - c))) != NULL; c++) line++;
  return line;
}

/* "a.ods（content.xml）" */
static void place_of(const gk_xml_state *state, char *out, size_t size)
{
  if (state->part == NULL) snprintf(out, size, "%s", state->name);
  else snprintf(out, size, gk_tr("%s（%.60s）"), state->name, state->part);
}

bool gk_xml_malformed(gk_xml_state *state, const char *at, const char *zh)
{
  char place[400];
  if (state->failed) return false;
  state->failed = true;
  place_of(state, place, sizeof place);
  return gk_fail(state->err, GK_ERR_FORMAT, "%s 第%zu行不是完整的XML，文件可能损坏或没有传完（%s）。", place,
                 line_of(state, at), gk_tr(zh));
}

bool gk_xml_limit(gk_xml_state *state, const char *sentence, int limit)
{
  char place[400];
  if (state->failed) return false;
  state->failed = true;
  place_of(state, place, sizeof place);
  return gk_fail(state->err, GK_ERR_LIMIT, sentence, place, line_of(state, state->next), limit);
}

bool gk_xml_no_memory(gk_xml_state *state)
{
  if (!state->failed) gk_fail_memory(state->err);
  state->failed = true;
  return false;
}

/* A DOCTYPE could define entities that grow without bound or name other files. */
static bool refuse_doctype(gk_xml_state *state)
{
  char place[400];
  state->failed = true;
  place_of(state, place, sizeof place);
  return gk_fail(state->err, GK_ERR_FORMAT, "%s 第%zu行：含有DOCTYPE声明，为安全起见不读取。", place,
                 line_of(state, state->next));
}

/* --- comments and instructions ------------------------------------------------------------------------------------ */

static bool starts(const gk_xml_state *state, const char *text, size_t length)
{
  return (size_t)(state->end - state->next) >= length && memcmp(state->next, text, length) == 0;
}

/* The first place of two bytes that follow each other; NULL where there is none. */
static const char *find_pair(const char *at, const char *end, char first, char second)
{
  while (end - at >= 2 && (at = memchr(at, first, (size_t)(end - at) - 1)) != NULL && at[1] != second) at++;
  return end - at >= 2 ? at : NULL;
}

static bool skip_comment(gk_xml_state *state)
{
  const char *dashes = find_pair(state->next + 4, state->end, '-', '-');
  if (dashes == NULL) return gk_xml_malformed(state, state->next, "注释没有结束");
  if (state->end - dashes < 3 || dashes[2] != '>') return gk_xml_malformed(state, dashes, "注释里有“--”");
  state->next = dashes + 3;
  return true;
}

static bool is_declaration(const char *target, size_t length)
{
  return length == 3 && (target[0] | 0x20) == 'x' && (target[1] | 0x20) == 'm' && (target[2] | 0x20) == 'l';
}

static bool skip_instruction(gk_xml_state *state)
{
  const char *target = state->next + 2, *close = find_pair(target, state->end, '?', '>');
  if (close == NULL) return gk_xml_malformed(state, state->next, "处理指令没有结束");
  const char *stop = target;
  size_t local, length;
  while (stop < close && gk_xml_skip_space(stop, close) == stop) stop++;
  length = (size_t)(stop - target);
  if (!gk_xml_is_name(target, length, &local) || local > 0 || is_declaration(target, length))
    return gk_xml_malformed(state, target, "处理指令的名称不对");
  state->next = close + 2;
  return true;
}

/* --- events ------------------------------------------------------------------------------------------------------- */

bool gk_xml_open(gk_xml *xml, const char *bytes, size_t size, const gk_xml_words *words, const char *name,
                 const char *part, gk_error *err)
{
  *xml = (gk_xml){.state = malloc(sizeof *xml->state)};
  if (xml->state == NULL) return gk_fail_memory(err);
  memset(xml->state, 0, offsetof(gk_xml_state, names) + offsetof(gk_xml_names, bindings));
  xml->state->name = name;
  xml->state->part = part;
  xml->state->err = err;
  xml->state->names.words = words;
  return gk_xml_begin(xml->state, bytes, size);
}

void gk_xml_close(gk_xml *xml)
{
  if (xml->state == NULL) return;
  gk_xml_names_free(&xml->state->names);
  gk_text_free(&xml->state->decoded);
  free(xml->state->converted);
  free(xml->state);
  *xml = (gk_xml){0};
}

static gk_xml_event at_the_end(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  if (xml->depth == 0 && state->rooted) return GK_XML_DONE;
  if (xml->depth > 0) gk_xml_malformed(state, state->end, "到文件末尾还有元素没有结束");
  else gk_xml_malformed(state, state->end, "没有任何元素");
  return GK_XML_FAILED;
}

static gk_xml_event ends(gk_xml *xml, bool ok)
{
  gk_xml_state *state = xml->state;
  if (!ok) return GK_XML_FAILED;
  state->leaving = true;
  xml->attribute_count = 0;
  gk_xml_innermost(xml);
  return GK_XML_END;
}

/* Leaves the element whose end was told. */
static void leave(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  state->leaving = false;
  xml->depth--;
  if (state->names.binding_count > 0) gk_xml_unbind(&state->names, xml->depth);
}

/* What begins with "<!" or "<?"; *text is set where it is a CDATA section that holds something. */
static bool pass_markup(gk_xml *xml, bool *text)
{
  gk_xml_state *state = xml->state;
  *text = false;
  if (state->next[1] == '?') return skip_instruction(state);
  if (starts(state, "<!--", 4)) return skip_comment(state);
  if (starts(state, "<!DOCTYPE", 9)) return refuse_doctype(state);
  if (!starts(state, "<![CDATA[", 9) || xml->depth == 0) return gk_xml_malformed(state, state->next, "有不认识的声明");
  if (!gk_xml_read_cdata(xml)) return false;
  *text = xml->length > 0;
  return true;
}

gk_xml_event gk_xml_next(gk_xml *xml)
{
  gk_xml_state *state = xml->state;
  bool text;
  if (state == NULL || state->failed) return GK_XML_FAILED;
  if (state->leaving) leave(xml);
  if (state->closes) {
    state->closes = false;
    return ends(xml, true);
  }
  for (;;) {
    if (state->next == state->end) return at_the_end(xml);
    if (*state->next != '<') {
      if (!gk_xml_read_text(xml)) return GK_XML_FAILED;
      if (xml->depth > 0) return GK_XML_TEXT;
      continue;
    }
    char mark = state->end - state->next < 2 ? '\0' : state->next[1];
    if (mark == '/') return ends(xml, gk_xml_end_tag(xml));
    if (mark != '!' && mark != '?') return gk_xml_begin_tag(xml) ? GK_XML_BEGIN : GK_XML_FAILED;
    if (!pass_markup(xml, &text)) return GK_XML_FAILED;
    if (text) return GK_XML_TEXT;
  }
}

bool gk_xml_skip(gk_xml *xml)
{
  int depth = xml->depth;
  gk_xml_event event;
  do event = gk_xml_next(xml);
  while (event != GK_XML_FAILED && !(event == GK_XML_END && xml->depth == depth));
  return event != GK_XML_FAILED;
}

/* --- what an event holds ------------------------------------------------------------------------------------------ */

const gk_xml_attribute *gk_xml_find(const gk_xml *xml, int word)
{
  for (size_t i = 0; i < xml->attribute_count; i++)
    if (xml->attributes[i].word == word) return &xml->attributes[i];
  return NULL;
}

bool gk_xml_get(const gk_xml *xml, int word, char *out, size_t size)
{
  const gk_xml_attribute *attribute = gk_xml_find(xml, word);
  size_t length = attribute == NULL ? 0 : attribute->length < size ? attribute->length : size - 1;
  if (length > 0) memcpy(out, attribute->value, length);
  out[length] = '\0';
  return attribute != NULL;
}
