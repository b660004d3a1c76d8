/* SPDX-License-Identifier: MPL-2.0 */
/* Elements and attributes of a pack's XML as values of a pack. */
#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"

static xmlNode *element_from(xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE) node = node->next;
  return node;
}

xmlNode *gk_pack_first(const xmlNode *node)
{
  return element_from(node->children);
}

xmlNode *gk_pack_next(const xmlNode *node)
{
  return element_from(node->next);
}

bool gk_pack_is(const xmlNode *node, const char *name)
{
  return strcmp((const char *)node->name, name) == 0;
}

size_t gk_pack_count(const xmlNode *node, const char *name)
{
  size_t count = 0;
  for (xmlNode *child = gk_pack_first(node); child != NULL; child = gk_pack_next(child))
    count += gk_pack_is(child, name);
  return count;
}

const gk_pack_file *gk_pack_file_of(const xmlNode *node)
{
  return node->_private;
}

const char *gk_pack_plain(const xmlNode *node, const char *name)
{
  const xmlAttr *attribute = xmlHasProp(node, (const xmlChar *)name);
  if (attribute == NULL || attribute->children == NULL || attribute->children->content == NULL) return "";
  return (const char *)attribute->children->content;
}

xmlNode *gk_pack_child(const xmlNode *parent, const char *element, const char *name, const char *value)
{
  for (xmlNode *child = gk_pack_first(parent); child != NULL; child = gk_pack_next(child))
    if (gk_pack_is(child, element) && strcmp(gk_pack_plain(child, name), value) == 0) return child;
  return NULL;
}

bool gk_pack_attribute(gk_pack_loader *loader, const xmlNode *node, const char *name, const char **out)
{
  *out = NULL;
  if (xmlHasProp(node, (const xmlChar *)name) == NULL) return true;
  xmlChar *text = xmlGetNoNsProp(node, (const xmlChar *)name);
  if (text == NULL) return gk_fail_memory(loader->err);
  *out = gk_arena_text(&loader->pack->arena, (const char *)text, strlen((const char *)text));
  xmlFree(text);
  return *out != NULL || gk_fail_memory(loader->err);
}

bool gk_pack_integer(gk_pack_loader *loader, const xmlNode *node, const char *name, int absent, int *out)
{
  const char *text = NULL;
  if (!gk_pack_attribute(loader, node, name, &text)) return false;
  *out = text != NULL ? (int)strtol(text, NULL, 10) : absent;
  return true;
}

bool gk_pack_fold(gk_pack_loader *loader, const char *text, gk_folded *out)
{
  const char *folded = gk_fold(&loader->pack->arena, text);
  if (folded == NULL) return gk_fail_memory(loader->err);
  *out = gk_folded_of(folded);
  return true;
}

static bool blank(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool gk_pack_spellings(gk_pack_loader *loader, const xmlNode *node, const char *name, gk_names *out)
{
  *out = (gk_names){0};
  const char *text = NULL;
  if (!gk_pack_attribute(loader, node, name, &text)) return false;
  if (text == NULL) return true;
  size_t most = 1;
  for (const char *c = text; *c != '\0'; c++) most += *c == '|';
  out->items = gk_arena_array(&loader->pack->arena, most, sizeof *out->items);
  out->folded = gk_arena_array(&loader->pack->arena, most, sizeof *out->folded);
  if (out->items == NULL || out->folded == NULL) return gk_fail_memory(loader->err);
  for (const char *start = text;; start++) {
    const char *end = start + strcspn(start, "|"), *next = end;
    while (start < end && blank(*start)) start++;
    while (end > start && blank(end[-1])) end--;
    if (start == end)
      return gk_pack_refuse(loader, node, "<%s> 的属性 %s 里有一种写法是空的（“|”前后都要有字）",
                            (const char *)node->name, name);
    const char *item = gk_arena_text(&loader->pack->arena, start, (size_t)(end - start));
    if (item == NULL) return gk_fail_memory(loader->err);
    if (!gk_pack_fold(loader, item, &out->folded[out->count])) return false;
    out->items[out->count++] = item;
    if (*next == '\0') return true;
    start = next;
  }
}

bool gk_pack_label(gk_pack_loader *loader, const xmlNode *node, const char *zh, const char *en, gk_label *out)
{
  if (!gk_pack_attribute(loader, node, "zh", &out->zh) || !gk_pack_attribute(loader, node, "en", &out->en))
    return false;
  if (out->zh == NULL) out->zh = zh;
  if (out->en == NULL) out->en = en != NULL ? en : out->zh;
  if (gk_words_are_keys() || gk_words_are_english()) return true;
  const char *own = gk_tr_in("pack", out->zh);
  if (own != out->zh) out->en = own;
  return true;
}
