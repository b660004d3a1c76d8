/* SPDX-License-Identifier: MPL-2.0 */
#include "files/xml/dom.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- documents ---------------------------------------------------------------------------------------------------- */

xmlDocPtr gk_dom_parse(const char *bytes, size_t size, int options, const char *name, gk_error *err)
{
  options |= XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlDocPtr doc = xmlReadMemory(bytes, (int)size, NULL, NULL, options);
  if (doc != NULL && doc->intSubset == NULL && xmlDocGetRootElement(doc) != NULL) return doc;
  xmlFreeDoc(doc);
  gk_fail(err, GK_ERR_FORMAT, "%s 的内容改不了：XML不完整，或含有DOCTYPE声明，或内存不够。", name);
  return NULL;
}

xmlChar *gk_dom_dump(xmlDocPtr doc, int *size, gk_error *err)
{
  xmlChar *bytes = NULL;
  /* Without an encoding libxml2 would turn every Chinese character into a reference. */
  xmlDocDumpMemoryEnc(doc, &bytes, size, doc->encoding == NULL ? "UTF-8" : (const char *)doc->encoding);
  xmlFreeDoc(doc);
  if (bytes == NULL) gk_fail_memory(err);
  return bytes;
}

static xmlNsPtr root_space(const xmlDoc *doc)
{
  return xmlDocGetRootElement(doc)->ns;
}

/* --- elements ----------------------------------------------------------------------------------------------------- */

bool gk_dom_is(const xmlNode *node, const char *space, const char *name)
{
  if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name) != 0) return false;
  const xmlNs *root = space == NULL ? root_space(node->doc) : NULL;
  const xmlChar *wanted = space != NULL ? (const xmlChar *)space : root != NULL ? root->href : NULL;
  return xmlStrEqual(wanted, node->ns == NULL ? NULL : node->ns->href);
}

xmlNodePtr gk_dom_child(const xmlNode *parent, const char *space, const char *name)
{
  xmlNodePtr node = parent->children;
  while (node != NULL && !gk_dom_is(node, space, name)) node = node->next;
  return node;
}

static const char *usual_prefix(const char *href)
{
  static const char *const known[][2] = {{GK_NS_OFFICE, "office"},
                                         {GK_NS_TABLE, "table"},
                                         {GK_NS_STYLE, "style"},
                                         {GK_NS_FO, "fo"},
                                         {GK_NS_CALCEXT, "calcext"}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(known[i][0], href) == 0) return known[i][1];
  return "ns";
}

/* The namespace as the document knows it, declared at `node` where it does not. NULL when memory is out. */
static xmlNsPtr space_at(xmlNodePtr node, const char *href)
{
  xmlNsPtr space = xmlSearchNsByHref(node->doc, node, (const xmlChar *)href);
  if (space != NULL && space->prefix != NULL) return space;
  /* A prefix that means something else here is left alone. */
  char name[24];
  snprintf(name, sizeof name, "%s", usual_prefix(href));
  for (int i = 1; i < 100 && xmlSearchNs(node->doc, node, (const xmlChar *)name) != NULL; i++)
    snprintf(name, sizeof name, "%s%d", usual_prefix(href), i);
  return xmlNewNs(node, (const xmlChar *)href, (const xmlChar *)name);
}

xmlNodePtr gk_dom_add(xmlNodePtr parent, const char *space, const char *name, const char *text)
{
  if (parent == NULL) return NULL;
  xmlNsPtr ns = space == NULL ? root_space(parent->doc) : space_at(parent, space);
  if (space != NULL && ns == NULL) return NULL;
  /* xmlNewTextChild escapes what xmlNewChild would take for a reference. */
  return xmlNewTextChild(parent, ns, (const xmlChar *)name, (const xmlChar *)text);
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
  while (*names != NULL && !gk_dom_is(node, NULL, *names)) names++;
  return *names != NULL;
}

void gk_dom_put_behind(xmlNodePtr parent, xmlNodePtr node, const char *const *names)
{
  xmlNodePtr last = NULL;
  for (xmlNodePtr at = parent->children; at != NULL; at = at->next)
    if (at != node && is_one_of(at, names)) last = at;
  if (last != NULL) xmlAddNextSibling(last, node);
  else if (parent->children != NULL && parent->children != node) xmlAddPrevSibling(parent->children, node);
}

void gk_dom_drop(xmlNodePtr node)
{
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

/* --- attributes --------------------------------------------------------------------------------------------------- */

bool gk_dom_set(xmlNodePtr node, const char *space, const char *name, const char *value)
{
  xmlNsPtr ns = node == NULL || space == NULL ? NULL : space_at(node, space);
  if (node == NULL || (space != NULL && ns == NULL)) return false;
  return xmlSetNsProp(node, ns, (const xmlChar *)name, (const xmlChar *)value) != NULL;
}

bool gk_dom_set_number(xmlNodePtr node, const char *name, long value)
{
  char text[24];
  snprintf(text, sizeof text, "%ld", value);
  return gk_dom_set(node, NULL, name, text);
}

const char *gk_dom_value(const xmlNode *node, const char *space, const char *name)
{
  const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
  while (attribute != NULL &&
         (strcmp((const char *)attribute->name, name) != 0 ||
          (space != NULL && (attribute->ns == NULL || strcmp((const char *)attribute->ns->href, space) != 0))))
    attribute = attribute->next;
  if (attribute == NULL) return NULL;
  bool empty = attribute->children == NULL || attribute->children->content == NULL;
  return empty ? "" : (const char *)attribute->children->content;
}

long gk_dom_number(const xmlNode *node, const char *name, long absent)
{
  const char *text = gk_dom_value(node, NULL, name);
  return text == NULL ? absent : strtol(text, NULL, 10);
}

bool gk_dom_has(const xmlNode *node, const char *space, const char *name, const char *wanted)
{
  const char *value = gk_dom_value(node, space, name);
  return value != NULL && strcmp(value, wanted) == 0;
}
