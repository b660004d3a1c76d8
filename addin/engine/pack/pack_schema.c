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

/* Compiles the schema for all packs of loader->files. */
static bool compile(gk_pack_loader *loader)
{
  gk_pack_files *files = loader->files;
  size_t length;
  char *bytes = gk_pack_read_file(loader, &length);
  xmlFreeDoc(files->schema); /* one that was no schema, of an earlier pack */
  files->schema = bytes == NULL ? NULL : gk_pack_parse_xml(loader, bytes, length);
  free(bytes);
  if (files->schema == NULL) return false;
  verdict v = {0};
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(files->schema);
  if (parser == NULL) return gk_fail_memory(loader->err);
  xmlRelaxNGSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)on_error, &v);
  files->grammar = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  if (files->grammar != NULL) return true;
  if (v.memory) return gk_fail_memory(loader->err);
  return gk_pack_refuse_line(loader, v.line, "格式定义本身有误，请恢复原来的 pack.rng");
}

static bool open_schema(gk_pack_loader *loader)
{
  if (loader->files->grammar != NULL) return true;
  const char *path = loader->path;
  loader->path = loader->schema_path;
  if (!compile(loader)) return false;
  loader->path = path;
  return true;
}

/* --- files -------------------------------------------------------------------------------------------------------- */

bool gk_pack_schema_check(gk_pack_loader *loader, xmlDocPtr doc, const char *root)
{
  if (!open_schema(loader)) return false;
  verdict v = {0};
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(loader->files->grammar);
  if (context == NULL) return gk_fail_memory(loader->err);
  xmlRelaxNGSetValidStructuredErrors(context, (xmlStructuredErrorFunc)on_error, &v);
  int result = xmlRelaxNGValidateDoc(context, doc);
  xmlRelaxNGFreeValidCtxt(context);
  if (result == 0) return true;
  if (result < 0 || v.memory) return gk_fail_memory(loader->err);
  if (gk_pack_explain(loader, doc)) return false;
  return gk_pack_refuse_line(loader, v.line, "<%s> 写的位置或次序不对", v.element[0] != '\0' ? v.element : root);
}
