/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/odf_reader.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "files/read/limits.h"

/* --- refusing ----------------------------------------------------------------------------------------------------- */

void gk_odf_refuse(gk_odf_reader *reader, gk_status status, const char *zh, const char *en)
{
  if (reader->refused) return;
  reader->refused = true;
  const char *reason = reader->err != NULL && reader->err->lang == GK_EN ? en : zh;
  gk_fail(reader->err, status, "%s 第%d行：%s。", "%s, line %d: %s.", reader->name,
          xmlSAX2GetLineNumber(reader->parser), reason);
  xmlStopParser(reader->parser);
}

void gk_odf_check_memory(gk_odf_reader *reader)
{
  const gk_odf_cell *cell = &reader->cell;
  if (!reader->grid->failed && !cell->text.failed && !cell->plain.failed && !reader->hidden.failed) return;
  if (!reader->refused) gk_fail_memory(reader->err);
  reader->refused = true;
  xmlStopParser(reader->parser);
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static gk_odf_space space_of(const xmlChar *uri)
{
  static const char odf[] = "urn:oasis:names:tc:opendocument:xmlns:";
  static const struct {
    const char *name;
    gk_odf_space space;
  } spaces[] = {{"table:1.0", GK_ODF_TABLE},
                {"text:1.0", GK_ODF_TEXT},
                {"office:1.0", GK_ODF_OFFICE},
                {"style:1.0", GK_ODF_STYLE}};
  static const char calcext[] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
  const char *name = (const char *)uri;
  if (name == NULL) return GK_ODF_OTHER;
  if (strncmp(name, odf, sizeof odf - 1) != 0) return strcmp(name, calcext) == 0 ? GK_ODF_CALCEXT : GK_ODF_OTHER;
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
    if (strcmp(name + sizeof odf - 1, spaces[i].name) == 0) return spaces[i].space;
  }
  return GK_ODF_OTHER;
}

const char *gk_odf_find(gk_odf_attributes attributes, gk_odf_space space, const char *name, size_t *length)
{
  for (int i = 0; i < attributes.count; i++) {
    const xmlChar **a = attributes.items + (ptrdiff_t)i * 5; /* local name, prefix, URI, value, its end */
    if (strcmp((const char *)a[0], name) != 0 || space_of(a[2]) != space) continue;
    *length = (size_t)(a[4] - a[3]);
    return (const char *)a[3];
  }
  return NULL;
}

bool gk_odf_get(gk_odf_attributes attributes, gk_odf_space space, const char *name, char *out, size_t size)
{
  size_t length = 0;
  const char *value = gk_odf_find(attributes, space, name, &length);
  if (length >= size) length = size - 1;
  if (value != NULL) memcpy(out, value, length);
  out[length] = '\0';
  return value != NULL;
}

int32_t gk_odf_count(gk_odf_attributes attributes, const char *name, int32_t most)
{
  char text[24];
  if (!gk_odf_get(attributes, GK_ODF_TABLE, name, text, sizeof text)) return 1;
  long value = strtol(text, NULL, 10);
  return value < 1 ? 1 : value > most ? most : (int32_t)value;
}

/* --- elements ----------------------------------------------------------------------------------------------------- */

static bool is(const char *local, const char *name)
{
  return strcmp(local, name) == 0;
}

static void begin_in_sheet(gk_odf_reader *reader, const char *local, gk_odf_attributes attributes)
{
  if (is(local, "table-row")) gk_odf_begin_row(reader, attributes);
  else if (is(local, "table-cell") || is(local, "covered-table-cell")) gk_odf_begin_cell(reader, attributes);
  else if (is(local, "shapes") || is(local, "table")) reader->skipping = reader->depth;
}

static void on_begin(void *context, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted, const xmlChar **items)
{
  (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
  gk_odf_reader *reader = context;
  const char *local = (const char *)local_name;
  gk_odf_space space = space_of(uri);
  gk_odf_attributes attributes = {count, items};
  if (++reader->depth > GK_LIMIT_DEPTH)
    gk_odf_refuse(reader, GK_ERR_LIMIT, "元素嵌套太深（超过128层）", "elements are nested too deeply (over 128)");
  if (reader->refused || reader->skipping > 0) return;
  if (reader->cell.depth > 0) gk_odf_begin_in_cell(reader, space, local, attributes);
  else if (reader->sheet != NULL && space == GK_ODF_TABLE) begin_in_sheet(reader, local, attributes);
  else if (reader->sheet != NULL) reader->skipping = reader->depth; /* forms, conditional formats */
  else if (space == GK_ODF_OFFICE && is(local, "spreadsheet")) reader->spreadsheet = true;
  else if (space == GK_ODF_TABLE && is(local, "table") && reader->spreadsheet) gk_odf_begin_sheet(reader, attributes);
  else if (space == GK_ODF_STYLE) gk_odf_see_style(reader, local, attributes);
}

static void on_end(void *context, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri)
{
  (void)prefix;
  gk_odf_reader *reader = context;
  const char *local = (const char *)local_name;
  int depth = reader->depth--;
  if (reader->refused) return;
  if (reader->skipping > 0) {
    if (depth == reader->skipping) reader->skipping = 0;
    return;
  }
  if (reader->cell.depth > 0) {
    if (depth == reader->cell.depth) gk_odf_end_cell(reader);
    return;
  }
  if (reader->sheet == NULL || space_of(uri) != GK_ODF_TABLE) return;
  if (is(local, "table-row")) gk_odf_end_row(reader);
  else if (is(local, "table")) gk_odf_end_sheet(reader);
}

static void on_text(void *context, const xmlChar *text, int length)
{
  gk_odf_reader *reader = context;
  bool in_paragraph = reader->cell.depth > 0 && reader->depth > reader->cell.depth;
  if (!reader->refused && reader->skipping == 0 && in_paragraph)
    gk_odf_add_text(reader, (const char *)text, (size_t)length);
}

/* A DOCTYPE could define entities that grow without bound or name other files. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  (void)name, (void)external, (void)system;
  gk_odf_refuse(context, GK_ERR_FORMAT, "含有DOCTYPE声明，为安全起见不读取",
                "it has a DOCTYPE declaration and is not read, for safety");
}

xmlSAXHandler gk_odf_events(void)
{
  return (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                         .startElementNs = on_begin,
                         .endElementNs = on_end,
                         .characters = on_text,
                         .cdataBlock = on_text,
                         .internalSubset = on_doctype};
}

void gk_odf_reader_free(gk_odf_reader *reader)
{
  gk_text_free(&reader->cell.text);
  gk_text_free(&reader->cell.plain);
  gk_text_free(&reader->hidden);
}
