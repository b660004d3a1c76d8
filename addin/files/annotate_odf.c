/* SPDX-License-Identifier: MPL-2.0 */
/* Marks in OpenDocument's XML, as Calc itself writes them. */
#include <stdio.h>
#include <string.h>

#include "engine/marks_look.h"
#include "engine/text.h"
#include "files/annotate.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
static const char office[] = ODF "office:1.0", table[] = ODF "table:1.0", style[] = ODF "style:1.0";
static const char fo[] = ODF "xsl-fo-compatible:1.0";
static const char calcext[] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

/* --- elements --------------------------------------------------------------------------------------------------- */

static bool is(const xmlNode *node, const char *space, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && strcmp((const char *)node->ns->href, space) == 0 &&
         strcmp((const char *)node->name, name) == 0;
}

static xmlNodePtr child(const xmlNode *parent, const char *space, const char *name)
{
  xmlNodePtr node = parent->children;
  while (node != NULL && !is(node, space, name)) node = node->next;
  return node;
}

/* The namespace as the document knows it, declared at `node` where it does not. NULL when memory is out. */
static xmlNsPtr space_at(xmlNodePtr node, const char *href, const char *prefix)
{
  xmlNsPtr space = xmlSearchNsByHref(node->doc, node, (const xmlChar *)href);
  if (space != NULL && space->prefix != NULL) return space;
  /* A prefix that means something else here is left alone. */
  char name[24];
  snprintf(name, sizeof name, "%s", prefix);
  for (int i = 1; i < 100 && xmlSearchNs(node->doc, node, (const xmlChar *)name) != NULL; i++)
    snprintf(name, sizeof name, "%s%d", prefix, i);
  return xmlNewNs(node, (const xmlChar *)href, (const xmlChar *)name);
}

static xmlNodePtr add_element(xmlNodePtr parent, const char *href, const char *prefix, const char *name)
{
  xmlNsPtr space = parent == NULL ? NULL : space_at(parent, href, prefix);
  return space == NULL ? NULL : xmlNewChild(parent, space, (const xmlChar *)name, NULL);
}

static bool set(xmlNodePtr node, const char *href, const char *prefix, const char *name, const char *value)
{
  xmlNsPtr space = node == NULL ? NULL : space_at(node, href, prefix);
  return space != NULL && xmlNewNsProp(node, space, (const xmlChar *)name, (const xmlChar *)value) != NULL;
}

static bool has_value(xmlNodePtr node, const char *href, const char *name, const char *wanted)
{
  xmlChar *value = xmlGetNsProp(node, (const xmlChar *)name, (const xmlChar *)href);
  bool same = value != NULL && strcmp((const char *)value, wanted) == 0;
  xmlFree(value);
  return same;
}

static void drop(xmlNodePtr node)
{
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

/* --- styles ----------------------------------------------------------------------------------------------------- */

static bool set_border(xmlNodePtr cell, const gk_mark_style *look)
{
  static const char *const names[] = {[GK_LINE_SOLID] = "solid", [GK_LINE_DOTTED] = "dotted",
                                      [GK_LINE_DASHED] = "dashed", [GK_LINE_DOUBLE] = "double"};
  char text[64];
  snprintf(text, sizeof text, "0.%02lumm %s #%06lx", (unsigned long)look->line_width, names[look->line_style],
           (unsigned long)look->line_color);
  if (!set(cell, fo, "fo", "border", text)) return false;
  if (look->line_style != GK_LINE_DOUBLE) return true;
  unsigned long third = look->line_width / 3;
  snprintf(text, sizeof text, "0.%02lumm 0.%02lumm 0.%02lumm", third, third, third);
  return set(cell, style, "style", "border-line-width", text);
}

static bool set_type(xmlNodePtr text, const gk_mark_style *look)
{
  char color[16];
  bool done = true;
  snprintf(color, sizeof color, "#%06lx", (unsigned long)look->line_color);
  if (look->bold)
    done = set(text, fo, "fo", "font-weight", "bold") && set(text, style, "style", "font-weight-asian", "bold") &&
           set(text, style, "style", "font-weight-complex", "bold");
  if (look->italic && done)
    done = set(text, fo, "fo", "font-style", "italic") && set(text, style, "style", "font-style-asian", "italic") &&
           set(text, style, "style", "font-style-complex", "italic");
  if (look->underline != GK_UNDERLINE_NONE && done)
    done = set(text, style, "style", "text-underline-style", "wave") &&
           set(text, style, "style", "text-underline-width", "auto") &&
           set(text, style, "style", "text-underline-color", color);
  return done;
}

/* Without a parent, so that what the document's style Default sets is not put over the cell's own font and number
 * format. */
static bool add_style(xmlNodePtr styles, const gk_mark_style *look)
{
  char color[16];
  xmlNodePtr node = add_element(styles, style, "style", "style");
  snprintf(color, sizeof color, "#%06lx", (unsigned long)look->background);
  if (!set(node, style, "style", "name", look->name) || !set(node, style, "style", "family", "table-cell")) return false;
  xmlNodePtr cell = add_element(node, style, "style", "table-cell-properties");
  if (!set(cell, fo, "fo", "background-color", color)) return false;
  if (look->line_width > 0 && !set_border(cell, look)) return false;
  bool typed = look->bold || look->italic || look->underline != GK_UNDERLINE_NONE;
  xmlNodePtr text = typed ? add_element(node, style, "style", "text-properties") : NULL;
  return !typed || (text != NULL && set_type(text, look));
}

/* office:styles, made where OpenDocument has it: before the automatic styles. */
static xmlNodePtr styles_of(xmlNodePtr root)
{
  xmlNodePtr styles = child(root, office, "styles"), automatic = child(root, office, "automatic-styles");
  if (styles != NULL) return styles;
  styles = add_element(root, office, "office", "styles");
  xmlNodePtr behind = automatic != NULL ? automatic : child(root, office, "body");
  if (styles != NULL && behind != NULL) xmlAddPrevSibling(behind, styles);
  return styles;
}

bool gk_odf_add_mark_styles(xmlNodePtr root)
{
  xmlNodePtr styles = styles_of(root);
  bool added = styles != NULL;
  for (int kind = 0; kind < GK_MARK_KINDS && added; kind++) {
    for (xmlNodePtr node = styles->children, next; node != NULL; node = next) {
      next = node->next;
      if (is(node, style, "style") && has_value(node, style, "name", gk_mark_styles[kind].name)) drop(node);
    }
    added = add_style(styles, &gk_mark_styles[kind]);
  }
  return added;
}

/* --- conditional formats ---------------------------------------------------------------------------------------- */

static void formula_of(const gk_mark_style *look, char out[80])
{
  snprintf(out, 80, "formula-is(%s)", look->condition);
}

static bool is_ours(const xmlNode *format)
{
  char formula[80];
  const xmlNode *condition = child(format, calcext, "condition");
  for (int kind = 0; condition != NULL && kind < GK_MARK_KINDS; kind++) {
    formula_of(&gk_mark_styles[kind], formula);
    if (has_value((xmlNodePtr)condition, calcext, "value", formula)) return true;
  }
  return false;
}

/* 'Sheet''s name'.C7 */
static void add_address(gk_text *out, const char *sheet, const gk_mark *mark)
{
  char address[16];
  gk_text_puts(out, "'");
  for (const char *s = sheet; *s != '\0'; s++) {
    if (*s == '\'') gk_text_puts(out, "'");
    gk_text_add(out, s, 1);
  }
  gk_text_printf(out, "'.%s", gk_address(mark->row, mark->col, address));
}

static bool add_format(xmlNodePtr formats, const gk_mark_style *look, const char *cells, const char *base)
{
  char formula[80];
  formula_of(look, formula);
  xmlNodePtr format = add_element(formats, calcext, "calcext", "conditional-format");
  if (!set(format, calcext, "calcext", "target-range-address", cells)) return false;
  xmlNodePtr condition = add_element(format, calcext, "calcext", "condition");
  return set(condition, calcext, "calcext", "apply-style-name", look->name) &&
         set(condition, calcext, "calcext", "value", formula) &&
         set(condition, calcext, "calcext", "base-cell-address", base);
}

/* The marks of one kind on one sheet, some hundred cells a format: an attribute has its limits. */
static bool add_kind(xmlNodePtr formats, const char *sheet, const gk_mark *marks, size_t count, gk_mark_kind kind)
{
  enum { MOST = 500 };
  gk_text cells = {0}, base = {0};
  size_t gathered = 0;
  bool added = true;
  for (size_t i = 0; i < count && added; i++) {
    if (marks[i].kind == kind) {
      if (gathered > 0) gk_text_puts(&cells, " ");
      else add_address(&base, sheet, &marks[i]);
      add_address(&cells, sheet, &marks[i]);
      gathered++;
    }
    if (gathered == 0 || (gathered < MOST && i + 1 < count)) continue;
    added = !cells.failed && !base.failed && add_format(formats, &gk_mark_styles[kind], cells.bytes, base.bytes);
    cells.length = base.length = gathered = 0;
  }
  gk_text_free(&cells);
  gk_text_free(&base);
  return added;
}

static bool mark_sheet(xmlNodePtr sheet, const char *name, const gk_mark *marks, size_t count)
{
  xmlNodePtr formats = child(sheet, calcext, "conditional-formats");
  for (xmlNodePtr node = formats == NULL ? NULL : formats->children, next; node != NULL; node = next) {
    next = node->next;
    if (is(node, calcext, "conditional-format") && is_ours(node)) drop(node);
  }
  if (count == 0) return true;
  if (formats == NULL) formats = add_element(sheet, calcext, "calcext", "conditional-formats");
  bool added = formats != NULL;
  for (int kind = 0; kind < GK_MARK_KINDS && added; kind++)
    added = add_kind(formats, name, marks, count, (gk_mark_kind)kind);
  return added;
}

bool gk_odf_add_marks(xmlNodePtr root, const gk_report *report, const gk_marks *marks)
{
  xmlNodePtr body = child(root, office, "body");
  xmlNodePtr book = body == NULL ? NULL : child(body, office, "spreadsheet");
  xmlNodePtr sheet = book == NULL ? NULL : book->children;
  size_t next = 0;
  for (size_t i = 0; i < report->grid->count; i++, sheet = sheet->next) {
    while (sheet != NULL && !is(sheet, table, "table")) sheet = sheet->next;
    if (sheet == NULL) return false;
    size_t end = next;
    while (end < marks->count && marks->items[end].sheet == (int32_t)i) end++;
    if (!mark_sheet(sheet, report->grid->sheets[i]->name, marks->items + next, end - next)) return false;
    next = end;
  }
  return true;
}
