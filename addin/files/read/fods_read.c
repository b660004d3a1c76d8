/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/fods_read.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/file_bytes.h"
#include "files/read/limits.h"
#include "files/read/odf_reader.h"
#include "files/read/xml_feed.h"

/* libxml2 made the error const in 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

/* --- files that are no .fods -------------------------------------------------------------------------------------- */

/* Refuses what its first bytes show to be something else; true where it may be XML. */
static bool looks_like_xml(const char *bytes, size_t size, const char *name, gk_error *err)
{
  if (size == 0) return gk_fail(err, GK_ERR_FORMAT, "%s 是空文件。", "%s is an empty file.", name);
  if (size >= 5 && memcmp(bytes, "%PDF-", 5) == 0)
    return gk_fail(err, GK_ERR_FORMAT, "%s 是PDF文件，不是电子表格。", "%s is a PDF, not a spreadsheet.", name);
  return true;
}

/* --- parsing ------------------------------------------------------------------------------------------------------ */

/* The first mistake in the XML ends the reading. What libxml2 calls it is English jargon, for those who read it. */
static void on_error(void *context, xml_error error)
{
  gk_odf_reader *reader = context;
  if (reader->refused || error == NULL || error->level < XML_ERR_ERROR) return;
  reader->refused = true;
  if (error->code == XML_ERR_NO_MEMORY) {
    gk_fail_memory(reader->err);
    return;
  }
  char reason[160];
  snprintf(reason, sizeof reason, "%s", error->message == NULL ? "" : error->message);
  reason[strcspn(reason, "\r\n")] = '\0';
  gk_fail(reader->err, GK_ERR_FORMAT, "%s 第%d行不是完整的XML，文件可能损坏、没有传完，或不是.fods（%s）。",
          "%s, line %d: this is not well-formed XML; the file may be damaged, cut off, or no .fods (%s).", reader->name,
          error->line, reason);
}

/* By a push parser, because it takes no second copy of a large file. */
static void parse(gk_odf_reader *reader, const char *bytes, size_t size)
{
  xmlSAXHandler events = gk_odf_events();
  events.serror = on_error;
  reader->parser = xmlCreatePushParserCtxt(&events, reader, NULL, 0, NULL);
  if (reader->parser == NULL) {
    reader->refused = true;
    gk_fail_memory(reader->err);
    return;
  }
  /* NOENT makes &amp; in an attribute one character; a DOCTYPE, which could declare entities, ends the reading. */
  xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  if (!gk_xml_feed(reader->parser, bytes, size, &reader->refused, reader->name, reader->err)) reader->refused = true;
  xmlFreeParserCtxt(reader->parser);
}

gk_grid *gk_odf_read_content(const char *bytes, size_t size, const char *name, gk_error *err)
{
  gk_odf_reader reader = {.grid = gk_grid_new(), .err = err, .name = name};
  if (reader.grid == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  parse(&reader, bytes, size);
  bool read = !reader.refused && reader.spreadsheet;
  if (!reader.refused && !read)
    gk_fail(err, GK_ERR_FORMAT, "%s 里没有工作表，不是电子表格。", "%s holds no sheets: it is no spreadsheet.",
            name);
  if (read && !gk_grid_seal(reader.grid)) read = gk_fail_memory(err);
  gk_odf_reader_free(&reader);
  if (read) return reader.grid;
  gk_grid_free(reader.grid);
  return NULL;
}

gk_grid *gk_fods_read_memory(const char *bytes, size_t size, const char *name, gk_error *err)
{
  return looks_like_xml(bytes, size, name, err) ? gk_odf_read_content(bytes, size, name, err) : NULL;
}

gk_grid *gk_fods_read(const char *path, gk_error *err)
{
  size_t size;
  char *bytes = gk_file_bytes(path, GK_LIMIT_BYTES, &size, err);
  if (bytes == NULL) return NULL;
  gk_grid *grid = gk_fods_read_memory(bytes, size, gk_path_end(path), err);
  free(bytes);
  return grid;
}
