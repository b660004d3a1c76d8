/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xml_events.h"

#include <libxml/parser.h>
#include <string.h>

#include "files/read/limits.h"
#include "files/read/xml_feed.h"

struct gk_xml_attributes {
  int count;
  const xmlChar **items; /* five pointers each: name, prefix, URI, value, its end */
};

typedef struct reading {
  const gk_xml_events *events;
  void *self;
  const char *name, *part;
  gk_error *err;
  xmlParserCtxtPtr parser;
  int depth;
  bool stopped;
} reading;

/* libxml2 made the error const in 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

static void stop(reading *r)
{
  r->stopped = true;
  xmlStopParser(r->parser);
}

bool gk_xml_attribute(const gk_xml_attributes *attributes, const char *name, char *out, size_t size)
{
  size_t length = 0;
  bool found = false;
  for (int i = 0; i < attributes->count && !found; i++) {
    const xmlChar **a = attributes->items + (ptrdiff_t)i * 5;
    found = strcmp((const char *)a[0], name) == 0;
    if (!found) continue;
    length = (size_t)(a[4] - a[3]);
    if (length >= size) length = size - 1;
    memcpy(out, a[3], length);
  }
  out[length] = '\0';
  return found;
}

static void on_begin(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted, const xmlChar **items)
{
  (void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)defaulted;
  reading *r = context;
  gk_xml_attributes attributes = {count, items};
  if (r->stopped) return;
  if (++r->depth > GK_LIMIT_DEPTH) {
    gk_fail(r->err, GK_ERR_LIMIT, "%s（%s）里元素嵌套太深（超过%d层）。", "%s (%s): elements are nested too deeply (over %d).",
            r->name, r->part, (int)GK_LIMIT_DEPTH);
    stop(r);
  } else if (!r->events->begin(r->self, (const char *)local, &attributes)) {
    stop(r);
  }
}

static void on_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  (void)prefix, (void)uri;
  reading *r = context;
  r->depth--;
  if (!r->stopped && r->events->end != NULL && !r->events->end(r->self, (const char *)local)) stop(r);
}

static void on_text(void *context, const xmlChar *text, int length)
{
  reading *r = context;
  if (!r->stopped && r->events->text != NULL && !r->events->text(r->self, (const char *)text, (size_t)length)) stop(r);
}

/* A DOCTYPE could define entities that grow without bound or name other files. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  (void)name, (void)external, (void)system;
  reading *r = context;
  if (r->stopped) return;
  gk_fail(r->err, GK_ERR_FORMAT, "%s（%s）含有DOCTYPE声明，为安全起见不读取。",
          "%s (%s) has a DOCTYPE declaration and is not read, for safety.", r->name, r->part);
  stop(r);
}

static void on_error(void *context, xml_error error)
{
  reading *r = context;
  if (r->stopped || error == NULL || error->level < XML_ERR_ERROR) return;
  if (error->code == XML_ERR_NO_MEMORY)
    gk_fail_memory(r->err);
  else
    gk_fail(r->err, GK_ERR_FORMAT, "%s（%s第%d行）不是完整的XML，文件可能损坏。",
            "%s (%s, line %d) is not well-formed XML; the file may be damaged.", r->name, r->part, error->line);
  stop(r);
}

bool gk_xml_read(const char *bytes, size_t size, const gk_xml_events *events, void *self, const char *name,
                 const char *part, gk_error *err)
{
  reading r = {.events = events, .self = self, .name = name, .part = part, .err = err};
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                           .startElementNs = on_begin,
                           .endElementNs = on_end,
                           .characters = on_text,
                           .cdataBlock = on_text,
                           .internalSubset = on_doctype,
                           .serror = on_error};
  r.parser = xmlCreatePushParserCtxt(&handler, &r, NULL, 0, NULL);
  if (r.parser == NULL) return gk_fail_memory(err);
  xmlCtxtUseOptions(r.parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  if (!gk_xml_feed(r.parser, bytes, size, &r.stopped, name, err)) r.stopped = true;
  xmlFreeParserCtxt(r.parser);
  return !r.stopped;
}
