/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as XML, through the scanner and through libxml2: what the scanner accepts, libxml2 accepts too, with
 * the same elements, attributes and text. The scanner may refuse more: it has limits, and namespaces that are reserved. */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "files/xml/xml_scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WORD_B = 1, WORD_C, WORD_SPACE_D, WORD_SPACE_E };

static const char *const spaces[] = {NULL, "u:1"};
static const gk_xml_word words[] = {
  {0, NULL, 0}, GK_XML_WORD(0, "b"), GK_XML_WORD(0, "c"), GK_XML_WORD(1, "d"), GK_XML_WORD(1, "e")};
static const gk_xml_words vocabulary = {spaces, 2, words, sizeof words / sizeof *words};

/* --- what happens, as text ---------------------------------------------------------------------------------------- */

/* The text that is open is closed before another event, since it may come in pieces. */
typedef struct story {
  gk_text told;
  bool in_text;
  bool failed;
} story;

static void end_text(story *s)
{
  if (s->in_text) gk_text_puts(&s->told, "\"\n");
  s->in_text = false;
}

static void tell_text(story *s, const char *bytes, size_t length)
{
  if (length == 0) return;
  if (!s->in_text) gk_text_puts(&s->told, "\"");
  s->in_text = true;
  gk_text_add(&s->told, bytes, length);
}

static void tell_attribute(story *s, int word, const char *value, size_t length)
{
  gk_text_printf(&s->told, " %d=", word);
  gk_text_add(&s->told, value, length);
}

/* --- the scanner -------------------------------------------------------------------------------------------------- */

static bool tell_event(story *s, const gk_xml *xml, gk_xml_event event)
{
  if (event == GK_XML_TEXT) tell_text(s, xml->text, xml->length);
  else end_text(s);
  if (event == GK_XML_BEGIN) {
    gk_text_printf(&s->told, "<%d %d", xml->word, xml->depth);
    for (size_t i = 0; i < xml->attribute_count; i++)
      tell_attribute(s, xml->attributes[i].word, xml->attributes[i].value, xml->attributes[i].length);
    gk_text_puts(&s->told, ">\n");
  } else if (event == GK_XML_END) {
    gk_text_printf(&s->told, "</%d %d>\n", xml->word, xml->depth);
  }
  return event != GK_XML_DONE && event != GK_XML_FAILED;
}

static void scan(story *s, const char *bytes, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  gk_xml xml;
  gk_xml_event event = GK_XML_FAILED;
  if (gk_xml_open(&xml, bytes, size, &vocabulary, "input", NULL, &err)) {
    do event = gk_xml_next(&xml);
    while (tell_event(s, &xml, event));
  }
  s->failed = event == GK_XML_FAILED;
  if (s->failed != (err.status != GK_OK)) abort(); /* every failure has its sentence */
  gk_xml_close(&xml);
}

/* --- libxml2 ------------------------------------------------------------------------------------------------------ */

typedef struct peer {
  story story;
  int depth;
} peer;

static int word_of(const xmlChar *local, const xmlChar *uri, bool plain)
{
  for (size_t i = 1; i < sizeof words / sizeof *words; i++) {
    bool here = words[i].space == 0 ? plain : (uri != NULL && strcmp((const char *)uri, spaces[words[i].space]) == 0);
    if (here && strcmp((const char *)local, words[i].local) == 0) return (int)i;
  }
  return 0;
}

static void on_begin(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int space_count,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **items)
{
  (void)prefix, (void)space_count, (void)declared, (void)defaulted;
  peer *p = context;
  end_text(&p->story);
  gk_text_printf(&p->story.told, "<%d %d", word_of(local, uri, true), ++p->depth);
  for (int i = 0; i < count; i++) {
    const xmlChar **a = items + (ptrdiff_t)i * 5;
    int word = word_of(a[0], a[2], a[1] == NULL);
    if (word != 0) tell_attribute(&p->story, word, (const char *)a[3], (size_t)(a[4] - a[3]));
  }
  gk_text_puts(&p->story.told, ">\n");
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  (void)prefix;
  peer *p = context;
  end_text(&p->story);
  gk_text_printf(&p->story.told, "</%d %d>\n", word_of(local, uri, true), p->depth--);
}

static void on_text(void *context, const xmlChar *text, int length)
{
  peer *p = context;
  tell_text(&p->story, (const char *)text, (size_t)length);
}

/* libxml2 made the error const in 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

/* A namespace is a name to the scanner; whether it is a proper URI is not looked at. */
static void on_error(void *context, xml_error error)
{
  peer *p = context;
  if (error->level >= XML_ERR_ERROR && error->code != XML_WAR_NS_URI && error->code != XML_WAR_NS_URI_RELATIVE)
    p->story.failed = true;
}

static void parse(peer *p, const char *bytes, size_t size)
{
  xmlSAXHandler events = {.initialized = XML_SAX2_MAGIC,
                          .startElementNs = on_begin,
                          .endElementNs = on_end,
                          .characters = on_text,
                          .ignorableWhitespace = on_text,
                          .cdataBlock = on_text,
                          .serror = on_error};
  /* Not the push parser, which leaves carriage returns in CDATA sections as they are. */
  xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, (int)size);
  if (parser == NULL) return;
  *parser->sax = events;
  parser->userData = p;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE);
  xmlParseDocument(parser);
  if (parser->wellFormed == 0) p->story.failed = true;
  xmlFreeParserCtxt(parser);
}

/* What calls itself GB 2312 is read as GB 18030, which holds it and what Windows calls by that name; libxml2 is stricter. */
static bool declares_gb(const char *bytes, size_t size)
{
  enum { DECLARATION = 200 };
  for (size_t i = 0; i + 2 <= size && i < DECLARATION; i++)
    if ((bytes[i] | 0x20) == 'g' && (bytes[i + 1] | 0x20) == 'b') return true;
  return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  story ours = {0};
  peer theirs = {0};
  scan(&ours, (const char *)data, size);
  if (!ours.failed && !declares_gb((const char *)data, size)) {
    parse(&theirs, (const char *)data, size);
    bool same = ours.told.length == theirs.story.told.length &&
                (ours.told.length == 0 || memcmp(ours.told.bytes, theirs.story.told.bytes, ours.told.length) == 0);
    if (theirs.story.failed || !same) {
      fprintf(stderr, "--- the scanner\n%s\n--- libxml2%s\n%s\n", ours.told.bytes == NULL ? "" : ours.told.bytes,
              theirs.story.failed ? ", which refuses" : "",
              theirs.story.told.bytes == NULL ? "" : theirs.story.told.bytes);
      abort();
    }
  }
  gk_text_free(&ours.told);
  gk_text_free(&theirs.story.told);
  return 0;
}
