/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/mark/mark_xlsx.h"

static const xmlNs *space_of(const xmlDoc *doc)
{
  return xmlDocGetRootElement(doc)->ns;
}

bool gk_x_is(const xmlNode *node, const char *name)
{
  if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name) != 0) return false;
  const xmlNs *space = space_of(node->doc);
  if (space == NULL || node->ns == NULL) return space == NULL && node->ns == NULL;
  return xmlStrEqual(space->href, node->ns->href);
}

xmlNodePtr gk_x_child(const xmlNode *parent, const char *name)
{
  xmlNodePtr node = parent->children;
  while (node != NULL && !gk_x_is(node, name)) node = node->next;
  return node;
}

xmlNodePtr gk_x_add(xmlNodePtr parent, const char *name, const char *text)
{
  if (parent == NULL) return NULL;
  /* xmlNewTextChild escapes what xmlNewChild would take for a reference. */
  return xmlNewTextChild(parent, (xmlNsPtr)space_of(parent->doc), (const xmlChar *)name, (const xmlChar *)text);
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
  while (*names != NULL && !gk_x_is(node, *names)) names++;
  return *names != NULL;
}

void gk_x_put_behind(xmlNodePtr parent, xmlNodePtr node, const char *const *names)
{
  xmlNodePtr last = NULL;
  for (xmlNodePtr at = parent->children; at != NULL; at = at->next)
    if (at != node && is_one_of(at, names)) last = at;
  if (last != NULL) xmlAddNextSibling(last, node);
  else if (parent->children != NULL && parent->children != node) xmlAddPrevSibling(parent->children, node);
}

bool gk_x_set(xmlNodePtr node, const char *name, const char *value)
{
  return node != NULL && xmlSetProp(node, (const xmlChar *)name, (const xmlChar *)value) != NULL;
}

bool gk_x_set_number(xmlNodePtr node, const char *name, long value)
{
  char text[24];
  snprintf(text, sizeof text, "%ld", value);
  return gk_x_set(node, name, text);
}

const char *gk_x_value(const xmlNode *node, const char *name)
{
  const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
  while (attribute != NULL && strcmp((const char *)attribute->name, name) != 0) attribute = attribute->next;
  if (attribute == NULL) return NULL;
  bool empty = attribute->children == NULL || attribute->children->content == NULL;
  return empty ? "" : (const char *)attribute->children->content;
}

long gk_x_number(const xmlNode *node, const char *name, long absent)
{
  const char *text = gk_x_value(node, name);
  return text == NULL ? absent : strtol(text, NULL, 10);
}
