/* SPDX-License-Identifier: MPL-2.0 */
/* The styles of marks in OpenDocument's XML. */
#include <stdio.h>
#include <string.h>

#include "engine/marks/marks_look.h"
#include "files/mark/mark_odf.h"
#include "files/xml/dom.h"

static bool set_border(xmlNodePtr cell, const gk_mark_style *look)
{
  static const char *const names[] = {
    [GK_LINE_SOLID] = "solid", [GK_LINE_DOTTED] = "dotted", [GK_LINE_DASHED] = "dashed", [GK_LINE_DOUBLE] = "double"};
  char text[64];
  snprintf(text, sizeof text, "0.%02lumm %s #%06lx", (unsigned long)look->line_width, names[look->line_style],
           (unsigned long)look->line_color);
  if (!gk_dom_set(cell, GK_NS_FO, "border", text)) return false;
  if (look->line_style != GK_LINE_DOUBLE) return true;
  unsigned long third = look->line_width / 3;
  snprintf(text, sizeof text, "0.%02lumm 0.%02lumm 0.%02lumm", third, third, third);
  return gk_dom_set(cell, GK_NS_STYLE, "border-line-width", text);
}

/* What would stay beside fo:border. */
static void drop_borders(xmlNodePtr cell)
{
  for (xmlAttrPtr attribute = cell->properties, next; attribute != NULL; attribute = next) {
    next = attribute->next;
    if (strstr((const char *)attribute->name, "border") != NULL) xmlRemoveProp(attribute);
  }
}

static bool set_type(xmlNodePtr text, const gk_mark_style *look)
{
  char color[16];
  bool done = true;
  snprintf(color, sizeof color, "#%06lx", (unsigned long)look->line_color);
  if (look->bold)
    done = gk_dom_set(text, GK_NS_FO, "font-weight", "bold") &&
           gk_dom_set(text, GK_NS_STYLE, "font-weight-asian", "bold") &&
           gk_dom_set(text, GK_NS_STYLE, "font-weight-complex", "bold");
  if (look->italic && done)
    done = gk_dom_set(text, GK_NS_FO, "font-style", "italic") &&
           gk_dom_set(text, GK_NS_STYLE, "font-style-asian", "italic") &&
           gk_dom_set(text, GK_NS_STYLE, "font-style-complex", "italic");
  if (look->underline != GK_UNDERLINE_NONE && done)
    done = gk_dom_set(text, GK_NS_STYLE, "text-underline-style", "wave") &&
           gk_dom_set(text, GK_NS_STYLE, "text-underline-width", "auto") &&
           gk_dom_set(text, GK_NS_STYLE, "text-underline-color", color);
  return done;
}

static bool dress(xmlNodePtr node, const gk_mark_style *look)
{
  char color[16];
  snprintf(color, sizeof color, "#%06lx", (unsigned long)look->background);
  xmlNodePtr cell = gk_dom_child(node, GK_NS_STYLE, "table-cell-properties");
  xmlNodePtr text = gk_dom_child(node, GK_NS_STYLE, "text-properties");
  if (cell == NULL) cell = gk_dom_add(node, GK_NS_STYLE, "table-cell-properties", NULL);
  if (!gk_dom_set(cell, GK_NS_FO, "background-color", color)) return false;
  if (look->line_width > 0) {
    drop_borders(cell);
    if (!set_border(cell, look)) return false;
  }
  bool typed = look->bold || look->italic || look->underline != GK_UNDERLINE_NONE;
  if (typed && text == NULL) text = gk_dom_add(node, GK_NS_STYLE, "text-properties", NULL);
  return !typed || (text != NULL && set_type(text, look));
}

static xmlNodePtr new_style(xmlNodePtr styles, const char *name)
{
  xmlNodePtr node = gk_dom_add(styles, GK_NS_STYLE, "style", NULL);
  bool named = gk_dom_set(node, GK_NS_STYLE, "name", name) && gk_dom_set(node, GK_NS_STYLE, "family", "table-cell");
  return named ? node : NULL;
}

static bool is_cell_style(const xmlNode *node, const char *name)
{
  return gk_dom_is(node, GK_NS_STYLE, "style") && gk_dom_has(node, GK_NS_STYLE, "family", "table-cell") &&
         gk_dom_has(node, GK_NS_STYLE, "name", name);
}

/* The look of a kind on a cell that has a style of its own: everything that this style sets, and the mark over it. A
 * style that all may use is taken as the parent, one of the content alone is copied. */
static bool add_look(xmlNodePtr styles, const xmlNode *content, const gk_odf_look *look)
{
  const xmlNode *automatic = gk_dom_child(content, GK_NS_OFFICE, "automatic-styles");
  xmlNodePtr node = new_style(styles, look->name), own = automatic == NULL ? NULL : automatic->children;
  while (own != NULL && !is_cell_style(own, look->cell_style)) own = own->next;
  const char *parent = own == NULL ? look->cell_style : gk_dom_value(own, GK_NS_STYLE, "parent-style-name");
  bool made = node != NULL && (parent == NULL || gk_dom_set(node, GK_NS_STYLE, "parent-style-name", parent)) &&
              gk_dom_set(node, GK_NS_STYLE, "display-name", look->display);
  for (xmlNodePtr part = own == NULL ? NULL : own->children; part != NULL && made; part = part->next) {
    if (!gk_dom_is(part, GK_NS_STYLE, "table-cell-properties") &&
        !gk_dom_is(part, GK_NS_STYLE, "paragraph-properties") && !gk_dom_is(part, GK_NS_STYLE, "text-properties"))
      continue;
    xmlNodePtr copy = xmlDocCopyNode(part, styles->doc, 1);
    made = copy != NULL && xmlAddChild(node, copy) != NULL;
  }
  return made && dress(node, &gk_mark_styles[look->kind]);
}

/* office:styles, made where OpenDocument has it: before the automatic styles. */
static xmlNodePtr styles_of(xmlNodePtr root)
{
  xmlNodePtr styles = gk_dom_child(root, GK_NS_OFFICE, "styles");
  xmlNodePtr automatic = gk_dom_child(root, GK_NS_OFFICE, "automatic-styles");
  if (styles != NULL) return styles;
  styles = gk_dom_add(root, GK_NS_OFFICE, "styles", NULL);
  xmlNodePtr behind = automatic != NULL ? automatic : gk_dom_child(root, GK_NS_OFFICE, "body");
  if (styles != NULL && behind != NULL) xmlAddPrevSibling(behind, styles);
  return styles;
}

bool gk_odf_default_sets(const xmlNode *root)
{
  const xmlNode *styles = gk_dom_child(root, GK_NS_OFFICE, "styles"), *node = styles == NULL ? NULL : styles->children;
  while (node != NULL && !(gk_dom_is(node, GK_NS_STYLE, "style") && gk_dom_has(node, GK_NS_STYLE, "name", "Default")))
    node = node->next;
  return node != NULL &&
         (xmlFirstElementChild((xmlNodePtr)node) != NULL || gk_dom_value(node, GK_NS_STYLE, "data-style-name") != NULL);
}

bool gk_odf_add_mark_styles(xmlNodePtr root, const xmlNode *content, const gk_odf_looks *looks)
{
  xmlNodePtr styles = styles_of(root);
  bool added = styles != NULL;
  for (xmlNodePtr node = added ? styles->children : NULL, next; node != NULL; node = next) {
    next = node->next;
    const char *name = gk_dom_is(node, GK_NS_STYLE, "style") ? gk_dom_value(node, GK_NS_STYLE, "name") : NULL;
    if (name != NULL && strncmp(name, GK_MARK_STYLES, strlen(GK_MARK_STYLES)) == 0) gk_dom_drop(node);
  }
  for (int kind = 0; kind < GK_MARK_KINDS && added; kind++) {
    xmlNodePtr node = new_style(styles, gk_mark_styles[kind].name);
    added = node != NULL && dress(node, &gk_mark_styles[kind]);
  }
  for (size_t i = 0; i < looks->count && added; i++) added = add_look(styles, content, &looks->items[i]);
  return added;
}
