/* SPDX-License-Identifier: MPL-2.0 */
/* The content of a flat OpenDocument file, comparable between two saves. */
#include <CUnit/CUnit.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "helpers.h"

static bool is_named(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNode *child(const xmlNode *parent, const char *name)
{
  for (xmlNode *node = parent == NULL ? NULL : parent->children; node != NULL; node = node->next)
    if (is_named(node, name)) return node;
  return NULL;
}

static void put_node(gk_text *out, const xmlNode *node, const xmlNode *styles, bool with_name);

/* What the automatic style of that name holds; the name itself where there is none. */
static void put_style(gk_text *out, const char *value, const xmlNode *styles)
{
  for (xmlNode *style = styles == NULL ? NULL : styles->children; style != NULL; style = style->next) {
    xmlChar *name = style->type == XML_ELEMENT_NODE ? xmlGetProp(style, BAD_CAST "name") : NULL;
    bool found = name != NULL && strcmp((const char *)name, value) == 0;
    xmlFree(name);
    if (!found) continue;
    put_node(out, style, styles, false);
    return;
  }
  gk_text_puts(out, value);
}

static void put_attributes(gk_text *out, const xmlNode *node, const xmlNode *styles, bool with_name)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
    const char *name = (const char *)a->name;
    if (!with_name && strcmp(name, "name") == 0) continue;
    xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
    gk_text_printf(out, " %s=\"", name);
    size_t length = strlen(name);
    bool is_style = length >= 10 && strcmp(name + length - 10, "style-name") == 0;
    if (is_style && value != NULL) put_style(out, (const char *)value, styles);
    else gk_text_puts(out, value == NULL ? "" : (const char *)value);
    gk_text_puts(out, "\"");
    xmlFree(value);
  }
}

static void put_node(gk_text *out, const xmlNode *node, const xmlNode *styles, bool with_name)
{
  if (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node)) gk_text_puts(out, (const char *)node->content);
  if (node->type != XML_ELEMENT_NODE) return;
  /* LibreOffice 25.2 makes a place for forms on a sheet that is brought to the front. */
  if (is_named(node, "forms") && node->children == NULL) return;
  gk_text_printf(out, "<%s", (const char *)node->name);
  put_attributes(out, node, styles, with_name);
  gk_text_puts(out, ">\n");
  for (const xmlNode *inner = node->children; inner != NULL; inner = inner->next)
    put_node(out, inner, styles, with_name);
}

char *help_content(const char *path)
{
  xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_HUGE);
  CU_ASSERT_PTR_NOT_NULL(doc);
  if (doc == NULL) return NULL;
  const xmlNode *root = xmlDocGetRootElement(doc), *styles = child(root, "automatic-styles");
  gk_text text = {0};
  const xmlNode *common = child(root, "styles"), *body = child(root, "body");
  if (common != NULL) put_node(&text, common, styles, true);
  if (body != NULL) put_node(&text, body, styles, true);
  xmlFreeDoc(doc);
  return text.bytes;
}
