/* SPDX-License-Identifier: MPL-2.0 */
/* Differential formats: what a conditional format changes of a cell's look. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/mark/mark_xlsx.h"
#include "files/xml/dom.h"
#include "files/mark/excel_look.h"

/* --- making ------------------------------------------------------------------------------------------------------- */

static bool add_color(xmlNodePtr parent, const char *name, int32_t color)
{
  char text[16];
  snprintf(text, sizeof text, "FF%06lX", (unsigned long)color);
  return gk_dom_set(gk_dom_add(parent, NULL, name, NULL), NULL, "rgb", text);
}

static bool add_font(xmlNodePtr dxf, const gk_mark_style *style, const gk_excel_look *look)
{
  if (!style->bold && !style->italic && look->underline == NULL) return true;
  xmlNodePtr font = gk_dom_add(dxf, NULL, "font", NULL);
  return (!style->bold || gk_dom_add(font, NULL, "b", NULL) != NULL) &&
         (!style->italic || gk_dom_add(font, NULL, "i", NULL) != NULL) &&
         (look->underline == NULL || gk_dom_set(gk_dom_add(font, NULL, "u", NULL), NULL, "val", look->underline));
}

/* In a differential format the background is what a plain fill shows. */
static bool add_fill(xmlNodePtr dxf, const gk_mark_style *style)
{
  xmlNodePtr fill = gk_dom_add(dxf, NULL, "fill", NULL);
  return add_color(gk_dom_add(fill, NULL, "patternFill", NULL), "bgColor", style->background);
}

static bool add_border(xmlNodePtr dxf, const gk_mark_style *style, const gk_excel_look *look)
{
  static const char *const sides[] = {"left", "right", "top", "bottom"};
  if (look->line == NULL) return true;
  xmlNodePtr border = gk_dom_add(dxf, NULL, "border", NULL);
  bool added = true;
  for (size_t i = 0; i < sizeof sides / sizeof *sides && added; i++) {
    xmlNodePtr side = gk_dom_add(border, NULL, sides[i], NULL);
    added = gk_dom_set(side, NULL, "style", look->line) && add_color(side, "color", style->line_color);
  }
  return added;
}

/* The format of a kind, as the last of all. */
static xmlNodePtr add_format(xmlNodePtr formats, gk_mark_kind kind)
{
  const gk_mark_style *style = &gk_mark_styles[kind];
  const gk_excel_look *look = &gk_excel_looks[kind];
  xmlNodePtr dxf = gk_dom_add(formats, NULL, "dxf", NULL);
  bool added = dxf != NULL && add_font(dxf, style, look) && add_fill(dxf, style) && add_border(dxf, style, look);
  return added ? dxf : NULL;
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

static bool same_attributes(const xmlNode *a, const xmlNode *b)
{
  size_t left = 0, right = 0;
  for (const xmlAttr *at = b->properties; at != NULL; at = at->next) right++;
  for (const xmlAttr *at = a->properties; at != NULL; at = at->next, left++) {
    const char *mine = gk_dom_value(a, NULL, (const char *)at->name),
               *other = gk_dom_value(b, NULL, (const char *)at->name);
    if (other == NULL || strcmp(mine, other) != 0) return false;
  }
  return left == right;
}

/* Whether two elements are equal but for white space; `a` is one of ours, which is never deep. */
static bool same_tree(const xmlNode *a, const xmlNode *b)
{
  if (!gk_dom_is(b, NULL, (const char *)a->name) || !same_attributes(a, b)) return false;
  const xmlNode *left = xmlFirstElementChild((xmlNodePtr)a), *right = xmlFirstElementChild((xmlNodePtr)b);
  while (left != NULL && right != NULL && same_tree(left, right)) {
    left = xmlNextElementSibling((xmlNodePtr)left);
    right = xmlNextElementSibling((xmlNodePtr)right);
  }
  return left == NULL && right == NULL;
}

/* The number of the format `wanted`, or of an equal one before it. */
static long number_of(const xmlNode *formats, const xmlNode *wanted)
{
  long number = 0;
  for (const xmlNode *node = formats->children; node != NULL; node = node->next) {
    if (!gk_dom_is(node, NULL, "dxf")) continue;
    if (same_tree(wanted, node)) break;
    number++;
  }
  return number;
}

/* --- the stylesheet ----------------------------------------------------------------------------------------------- */

static xmlNodePtr formats_of(xmlNodePtr stylesheet)
{
  static const char *const before[] = {"numFmts",      "fonts",   "fills",      "borders",
                                       "cellStyleXfs", "cellXfs", "cellStyles", NULL};
  xmlNodePtr formats = gk_dom_child(stylesheet, NULL, "dxfs");
  if (formats != NULL) return formats;
  formats = gk_dom_add(stylesheet, NULL, "dxfs", NULL);
  if (formats != NULL) gk_dom_put_behind(stylesheet, formats, before);
  return formats;
}

long gk_xlsx_named_format(const char *bytes, size_t size)
{
  static const char word[] = "dxfId=";
  enum { LENGTH = sizeof word - 1 };
  const char *end = bytes + size;
  long highest = -1;
  for (const char *at = bytes; (at = memchr(at, *word, (size_t)(end - at))) != NULL; at++) {
    if ((size_t)(end - at) < LENGTH + 2 || memcmp(at, word, LENGTH) != 0) continue;
    long named = strtol(at + LENGTH + 1, NULL, 10);
    if (named > highest) highest = named;
  }
  return highest;
}

/* Fills up with formats that change nothing, as far as an honest file names them; how many there are then, -1 when
 * memory is out. */
static long fill_up(xmlNodePtr formats, long named)
{
  enum { MOST = 1000 };
  long count = 0;
  for (const xmlNode *node = formats->children; node != NULL; node = node->next) count += gk_dom_is(node, NULL, "dxf");
  for (long least = named - count < MOST ? named + 1 : 0; count < least; count++)
    if (gk_dom_add(formats, NULL, "dxf", NULL) == NULL) return -1;
  return count;
}

bool gk_xlsx_add_formats(xmlNodePtr stylesheet, const bool used[GK_MARK_KINDS], long named, long ids[GK_MARK_KINDS],
                         bool *changed)
{
  xmlNodePtr formats = formats_of(stylesheet);
  long count = formats == NULL ? -1 : fill_up(formats, named);
  if (count < 0) return false;
  *changed = false;
  for (int kind = 0; kind < GK_MARK_KINDS; kind++) {
    ids[kind] = -1;
    if (!used[kind]) continue;
    xmlNodePtr made = add_format(formats, (gk_mark_kind)kind);
    if (made == NULL) return false;
    ids[kind] = number_of(formats, made);
    if (ids[kind] == count) {
      *changed = true;
      count++;
    } else {
      gk_dom_drop(made);
    }
  }
  return !*changed || gk_dom_set_number(formats, "count", count);
}
