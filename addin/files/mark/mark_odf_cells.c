/* SPDX-License-Identifier: MPL-2.0 */
/* Which style a cell has in OpenDocument's XML: its own, else its row's, else its column's. */
#include <stdlib.h>
#include <string.h>

#include "files/mark/mark_odf.h"
#include "files/xml/dom.h"

/* Where a walk through the rows of a sheet is, and what it looks for: marks in the order of their addresses. */
typedef struct walk {
  const gk_mark *marks;
  size_t count, next;
  const char **styles;
  const xmlNode *sheet;
  long row;
} walk;

static long repeat_of(const xmlNode *node, const char *name)
{
  const char *value = gk_dom_value(node, GK_NS_TABLE, name);
  long repeat = value == NULL ? 1 : strtol(value, NULL, 10);
  return repeat < 1 ? 1 : repeat;
}

static bool is_group(const xmlNode *node)
{
  static const char *const names[] = {"table-row-group",    "table-header-rows",    "table-rows",
                                      "table-column-group", "table-header-columns", "table-columns"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (gk_dom_is(node, GK_NS_TABLE, names[i])) return true;
  return false;
}

/* The default style of the column `wanted`; *col counts the columns so far. */
static const char *column_style(const xmlNode *parent, long wanted, long *col, int depth)
{
  enum { MOST_DEPTH = 64 };
  for (const xmlNode *node = parent->children; node != NULL && *col <= wanted; node = node->next) {
    if (is_group(node) && depth < MOST_DEPTH) {
      const char *found = column_style(node, wanted, col, depth + 1);
      if (found != NULL) return found;
    }
    if (!gk_dom_is(node, GK_NS_TABLE, "table-column")) continue;
    *col += repeat_of(node, "number-columns-repeated");
    if (*col > wanted) return gk_dom_value(node, GK_NS_TABLE, "default-cell-style-name");
  }
  return NULL;
}

static const char *cell_style(const walk *w, const xmlNode *row, long wanted)
{
  const char *style = NULL;
  long col = 0, columns = 0;
  for (const xmlNode *node = row->children; node != NULL && col <= wanted; node = node->next) {
    if (!gk_dom_is(node, GK_NS_TABLE, "table-cell") && !gk_dom_is(node, GK_NS_TABLE, "covered-table-cell")) continue;
    col += repeat_of(node, "number-columns-repeated");
    if (col > wanted) style = gk_dom_value(node, GK_NS_TABLE, "style-name");
  }
  if (style == NULL) style = gk_dom_value(row, GK_NS_TABLE, "default-cell-style-name");
  return style != NULL ? style : column_style(w->sheet, wanted, &columns, 0);
}

static void walk_rows(walk *w, const xmlNode *parent, int depth)
{
  enum { MOST_DEPTH = 64 };
  for (const xmlNode *node = parent->children; node != NULL && w->next < w->count; node = node->next) {
    if (is_group(node) && depth < MOST_DEPTH) walk_rows(w, node, depth + 1);
    if (!gk_dom_is(node, GK_NS_TABLE, "table-row")) continue;
    w->row += repeat_of(node, "number-rows-repeated");
    for (; w->next < w->count && w->marks[w->next].row < w->row; w->next++)
      w->styles[w->next] = cell_style(w, node, w->marks[w->next].col);
  }
}

void gk_odf_cell_styles(const xmlNode *sheet, const gk_mark *marks, size_t count, const char **styles)
{
  walk w = {.marks = marks, .count = count, .styles = styles, .sheet = sheet};
  walk_rows(&w, sheet, 0);
}
