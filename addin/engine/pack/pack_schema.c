/* SPDX-License-Identifier: MPL-2.0 */
/* A pack's files against sheets/pack.rng. libxml2 decides; pack_explain.c finds the words. */
#include <libxml/xmlerror.h>
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

bool gk_pack_schema_open(gk_pack_loader *loader)
{
  loader->schema_doc = gk_pack_read_xml(loader);
  if (loader->schema_doc == NULL) return false;
  verdict v = {0};
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(loader->schema_doc);
  if (parser == NULL) return gk_fail_memory(loader->err);
  xmlRelaxNGSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)on_error, &v);
  loader->schema = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  if (loader->schema != NULL) return true;
  if (v.memory) return gk_fail_memory(loader->err);
  return gk_pack_refuse_line(loader, v.line, "格式定义本身有误，请恢复原来的 pack.rng",
                             "the schema itself is wrong, put the original pack.rng back");
}

void gk_pack_schema_close(gk_pack_loader *loader)
{
  xmlRelaxNGFree(loader->schema);
  xmlFreeDoc(loader->schema_doc);
  loader->schema = NULL;
  loader->schema_doc = NULL;
}

bool gk_pack_schema_check(gk_pack_loader *loader, xmlDocPtr doc, const char *root)
{
  const xmlNode *outermost = xmlDocGetRootElement(doc);
  if (!gk_pack_is(outermost, root))
    return gk_pack_refuse(loader, outermost, "最外层应是 <%s>，不是 <%s>",
                          "the outermost element must be <%s>, not <%s>", root, (const char *)outermost->name);
  verdict v = {0};
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(loader->schema);
  if (context == NULL) return gk_fail_memory(loader->err);
  xmlRelaxNGSetValidStructuredErrors(context, (xmlStructuredErrorFunc)on_error, &v);
  int result = xmlRelaxNGValidateDoc(context, doc);
  xmlRelaxNGFreeValidCtxt(context);
  if (result == 0) return true;
  if (result < 0 || v.memory) return gk_fail_memory(loader->err);
  if (gk_pack_explain(loader, doc)) return false;
  return gk_pack_refuse_line(loader, v.line, "<%s> 写的位置或次序不对", "<%s> stands in the wrong place or order",
                             v.element[0] != '\0' ? v.element : root);
}
