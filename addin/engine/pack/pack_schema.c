/* SPDX-License-Identifier: MPL-2.0 */
/* A pack's files against sheets/pack.rng. libxml2 decides; pack_explain.c finds the words. */
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

typedef struct verdict {
  bool memory;
  long line; /* of the first error that has one */
  char element[64];
} verdict;

static void on_error(void *context, xml_error error)
{
  verdict *v = context;
  if (error->code == XML_ERR_NO_MEMORY) v->memory = true;
  const xmlNode *node = error->node;
  if (v->line != 0 || node == NULL || node->type != XML_ELEMENT_NODE) return;
  v->line = xmlGetLineNo(node);
  strncpy(v->element, (const char *)node->name, sizeof v->element - 1);
}

/* --- the schema --------------------------------------------------------------------------------------------------- */

/* A file that the schema passed. */
typedef struct gk_pack_passed {
  struct gk_pack_passed *next;
  const char *path, *root;
} gk_pack_passed;

void gk_pack_schema_close(gk_pack_schema *schema)
{
  xmlRelaxNGFree(schema->grammar);
  xmlFreeDoc(schema->doc);
  free(schema->bytes);
  gk_arena_free(&schema->arena);
  *schema = (gk_pack_schema){0};
}

static bool compile(gk_pack_loader *loader, gk_pack_schema *schema)
{
  schema->doc = gk_pack_parse_xml(loader, schema->bytes, schema->length);
  if (schema->doc == NULL) return false;
  verdict v = {0};
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(schema->doc);
  if (parser == NULL) return gk_fail_memory(loader->err);
  xmlRelaxNGSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)on_error, &v);
  schema->grammar = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  if (schema->grammar != NULL) return true;
  if (v.memory) return gk_fail_memory(loader->err);
  return gk_pack_refuse_line(loader, v.line, "格式定义本身有误，请恢复原来的 pack.rng");
}

bool gk_pack_schema_open(gk_pack_loader *loader)
{
  gk_pack_schema *schema = loader->schema;
  size_t length;
  char *bytes = gk_pack_read_file(loader, &length);
  if (bytes == NULL) return false;
  if (schema->grammar != NULL && schema->length == length && memcmp(schema->bytes, bytes, length) == 0) {
    free(bytes);
    return true;
  }
  gk_pack_schema_close(schema);
  schema->bytes = bytes;
  schema->length = length;
  return compile(loader, schema);
}

/* --- files -------------------------------------------------------------------------------------------------------- */

static bool has_passed(const gk_pack_loader *loader, const char *root)
{
  for (const gk_pack_passed *passed = loader->schema->passed; passed != NULL; passed = passed->next) {
    if (strcmp(passed->path, loader->path) == 0 && strcmp(passed->root, root) == 0) return true;
  }
  return false;
}

static bool note_passed(gk_pack_loader *loader, const char *root)
{
  gk_arena *arena = &loader->schema->arena;
  gk_pack_passed *passed = gk_arena_alloc(arena, sizeof *passed);
  const char *path = gk_arena_text(arena, loader->path, strlen(loader->path));
  if (passed == NULL || path == NULL) return gk_fail_memory(loader->err);
  *passed = (gk_pack_passed){loader->schema->passed, path, root};
  loader->schema->passed = passed;
  return true;
}

bool gk_pack_schema_check(gk_pack_loader *loader, xmlDocPtr doc, const char *root)
{
  const xmlNode *outermost = xmlDocGetRootElement(doc);
  if (!gk_pack_is(outermost, root))
    return gk_pack_refuse(loader, outermost, "最外层应是 <%s>，不是 <%s>", root, (const char *)outermost->name);
  if (has_passed(loader, root)) return true;
  verdict v = {0};
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(loader->schema->grammar);
  if (context == NULL) return gk_fail_memory(loader->err);
  xmlRelaxNGSetValidStructuredErrors(context, (xmlStructuredErrorFunc)on_error, &v);
  int result = xmlRelaxNGValidateDoc(context, doc);
  xmlRelaxNGFreeValidCtxt(context);
  if (result == 0) return note_passed(loader, root);
  if (result < 0 || v.memory) return gk_fail_memory(loader->err);
  if (gk_pack_explain(loader, doc)) return false;
  return gk_pack_refuse_line(loader, v.line, "<%s> 写的位置或次序不对", v.element[0] != '\0' ? v.element : root);
}
