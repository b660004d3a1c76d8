/* SPDX-License-Identifier: MPL-2.0 */
/* The conditional formats of marks in OpenDocument's XML, as Calc itself writes them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/marks/marks_look.h"
#include "engine/base/text.h"
#include "files/mark/mark_odf.h"
#include "files/xml/dom.h"

static void formula_of(const gk_mark_style *look, char out[80])
{
  snprintf(out, 80, "formula-is(%s)", look->condition);
}

static bool is_ours(const xmlNode *format)
{
  char formula[80];
  const xmlNode *condition = gk_dom_child(format, GK_NS_CALCEXT, "condition");
  for (int kind = 0; condition != NULL && kind < GK_MARK_KINDS; kind++) {
    formula_of(&gk_mark_styles[kind], formula);
    if (gk_dom_has(condition, GK_NS_CALCEXT, "value", formula)) return true;
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

static bool add_format(xmlNodePtr formats, const gk_mark_style *look, const char *style, const char *cells,
                       const char *base)
{
  char formula[80];
  formula_of(look, formula);
  xmlNodePtr format = gk_dom_add(formats, GK_NS_CALCEXT, "conditional-format", NULL);
  if (!gk_dom_set(format, GK_NS_CALCEXT, "target-range-address", cells)) return false;
  xmlNodePtr condition = gk_dom_add(format, GK_NS_CALCEXT, "condition", NULL);
  return gk_dom_set(condition, GK_NS_CALCEXT, "apply-style-name", style) &&
         gk_dom_set(condition, GK_NS_CALCEXT, "value", formula) &&
         gk_dom_set(condition, GK_NS_CALCEXT, "base-cell-address", base);
}

/* --- looks -------------------------------------------------------------------------------------------------------- */

/* The number of the look of a mark: below GK_MARK_KINDS the plain style of its kind. */
static size_t look_of(gk_odf_looks *looks, gk_mark_kind kind, const char *cell_style)
{
  if (!looks->wanted || cell_style == NULL || strcmp(cell_style, "Default") == 0) return kind;
  size_t i = 0;
  while (i < looks->count && (looks->items[i].kind != kind || strcmp(looks->items[i].cell_style, cell_style) != 0)) i++;
  if (i == GK_ODF_MOST_LOOKS) return kind;
  if (i == looks->count) {
    gk_odf_look *look = &looks->items[looks->count++];
    *look = (gk_odf_look){.kind = kind, .cell_style = cell_style};
    snprintf(look->name, sizeof look->name, "%s_20_%zu", gk_mark_styles[kind].name, looks->count);
    snprintf(look->display, sizeof look->display, "%s %zu", gk_mark_styles[kind].name, looks->count);
  }
  return GK_MARK_KINDS + i;
}

/* The marks of one look on one sheet, some hundred cells a format: an attribute has its limits. */
static bool add_look(xmlNodePtr formats, const char *sheet, const gk_mark *marks, const size_t *look, size_t count,
                     size_t wanted, const char *style)
{
  enum { MOST = 500 };
  gk_text cells = {0}, base = {0};
  size_t gathered = 0;
  gk_mark_kind kind = GK_MARK_SUSPECT;
  bool added = true;
  for (size_t i = 0; i < count && added; i++) {
    if (look[i] == wanted) {
      if (gathered > 0) gk_text_puts(&cells, " ");
      else add_address(&base, sheet, &marks[i]);
      add_address(&cells, sheet, &marks[i]);
      kind = marks[i].kind;
      gathered++;
    }
    if (gathered == 0 || (gathered < MOST && i + 1 < count)) continue;
    added = !cells.failed && !base.failed && add_format(formats, &gk_mark_styles[kind], style, cells.bytes, base.bytes);
    cells.length = base.length = gathered = 0;
  }
  gk_text_free(&cells);
  gk_text_free(&base);
  return added;
}

static bool add_looks(xmlNodePtr sheet, const char *name, const gk_mark *marks, size_t count, gk_odf_looks *looks)
{
  xmlNodePtr formats = gk_dom_child(sheet, GK_NS_CALCEXT, "conditional-formats");
  if (formats == NULL) formats = gk_dom_add(sheet, GK_NS_CALCEXT, "conditional-formats", NULL);
  const char **styles = calloc(count, sizeof *styles);
  size_t *look = calloc(count, sizeof *look);
  bool added = formats != NULL && styles != NULL && look != NULL;
  if (added) {
    gk_odf_cell_styles(sheet, marks, count, styles);
    for (size_t i = 0; i < count; i++) look[i] = look_of(looks, marks[i].kind, styles[i]);
  }
  for (size_t i = 0; i < GK_MARK_KINDS + looks->count && added; i++)
    added = add_look(formats, name, marks, look, count, i,
                     i < GK_MARK_KINDS ? gk_mark_styles[i].name : looks->items[i - GK_MARK_KINDS].display);
  free(styles);
  free(look);
  return added;
}

static bool mark_sheet(xmlNodePtr sheet, const char *name, const gk_mark *marks, size_t count, gk_odf_looks *looks)
{
  xmlNodePtr formats = gk_dom_child(sheet, GK_NS_CALCEXT, "conditional-formats");
  for (xmlNodePtr node = formats == NULL ? NULL : formats->children, next; node != NULL; node = next) {
    next = node->next;
    if (gk_dom_is(node, GK_NS_CALCEXT, "conditional-format") && is_ours(node)) gk_dom_drop(node);
  }
  return count == 0 || add_looks(sheet, name, marks, count, looks);
}

bool gk_odf_add_marks(xmlNodePtr root, const gk_report *report, const gk_marks *marks, gk_odf_looks *looks)
{
  xmlNodePtr body = gk_dom_child(root, GK_NS_OFFICE, "body");
  xmlNodePtr book = body == NULL ? NULL : gk_dom_child(body, GK_NS_OFFICE, "spreadsheet");
  xmlNodePtr sheet = book == NULL ? NULL : book->children;
  size_t next = 0;
  for (size_t i = 0; i < report->grid->count; i++, sheet = sheet->next) {
    while (sheet != NULL && !gk_dom_is(sheet, GK_NS_TABLE, "table")) sheet = sheet->next;
    if (sheet == NULL) return false;
    size_t end = next;
    while (end < marks->count && marks->items[end].sheet == (int32_t)i) end++;
    if (!mark_sheet(sheet, report->grid->sheets[i]->name, marks->items + next, end - next, looks)) return false;
    next = end;
  }
  return true;
}
