/* SPDX-License-Identifier: MPL-2.0 */
#include "files/mark/mark_xml.h"

#include <stdio.h>
#include <string.h>

bool gk_xml_is(const xmlNode *node, const char *space, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, space) == 0 &&
         strcmp((const char *)node->name, name) == 0;
}

xmlNodePtr gk_xml_child(const xmlNode *parent, const char *space, const char *name)
{
  xmlNodePtr node = parent->children;
  while (node != NULL && !gk_xml_is(node, space, name)) node = node->next;
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

xmlNodePtr gk_xml_add(xmlNodePtr parent, const char *space, const char *name)
{
  xmlNsPtr ns = parent == NULL ? NULL : space_at(parent, space);
  return ns == NULL ? NULL : xmlNewChild(parent, ns, (const xmlChar *)name, NULL);
}

bool gk_xml_set(xmlNodePtr node, const char *space, const char *name, const char *value)
{
  xmlNsPtr ns = node == NULL ? NULL : space_at(node, space);
  return ns != NULL && xmlSetNsProp(node, ns, (const xmlChar *)name, (const xmlChar *)value) != NULL;
}

const char *gk_xml_value(const xmlNode *node, const char *space, const char *name)
{
  const xmlAttr *attribute = xmlHasNsProp((xmlNodePtr)node, (const xmlChar *)name, (const xmlChar *)space);
  if (attribute == NULL) return NULL;
  bool empty = attribute->children == NULL || attribute->children->content == NULL;
  return empty ? "" : (const char *)attribute->children->content;
}

bool gk_xml_has(const xmlNode *node, const char *space, const char *name, const char *wanted)
{
  const char *value = gk_xml_value(node, space, name);
  return value != NULL && strcmp(value, wanted) == 0;
}

void gk_xml_drop(xmlNodePtr node)
{
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}
