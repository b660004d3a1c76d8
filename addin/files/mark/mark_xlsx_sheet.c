/* SPDX-License-Identifier: MPL-2.0 */
/* Conditional formats in a worksheet. A rule's priority is unique in its sheet; the lowest number wins. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "files/mark/mark_xlsx.h"
#include "files/xml/dom.h"
#include "engine/marks/marks_look.h"

/* --- marks of an earlier run -------------------------------------------------------------------------------------- */

static bool is_ours(const xmlNode *rule)
{
  const xmlNode *formula = gk_dom_child(rule, NULL, "formula");
  xmlChar *text = formula == NULL ? NULL : xmlNodeGetContent(formula);
  bool ours = text != NULL && gk_mark_kind_of((const char *)text) != GK_MARK_KINDS;
  xmlFree(text);
  return ours;
}

static void drop_ours(xmlNodePtr worksheet)
{
  for (xmlNodePtr format = worksheet->children, next; format != NULL; format = next) {
    next = format->next;
    if (!gk_dom_is(format, NULL, "conditionalFormatting")) continue;
    bool dropped = false;
    for (xmlNodePtr rule = format->children, after; rule != NULL; rule = after) {
      after = rule->next;
      if (!gk_dom_is(rule, NULL, "cfRule") || !is_ours(rule)) continue;
      gk_dom_drop(rule);
      dropped = true;
    }
    if (dropped && gk_dom_child(format, NULL, "cfRule") == NULL) gk_dom_drop(format);
  }
}

/* --- priorities --------------------------------------------------------------------------------------------------- */

/* What the priorities of the department's rules are, or how far they are moved. A pivot table knows its rules by their
 * priority, so that those keep theirs. */
typedef struct priorities {
  long lowest, highest_pivot;
  long move;
  bool done; /**< all could be set */
} priorities;

static bool is_pivot(const xmlNode *format)
{
  const char *value = gk_dom_value(format, NULL, "pivot");
  return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void visit_rule(priorities *p, xmlNodePtr rule, bool pivot)
{
  if (gk_dom_value(rule, NULL, "priority") == NULL) return;
  long priority = gk_dom_number(rule, "priority", 0);
  if (pivot) {
    if (priority > p->highest_pivot) p->highest_pivot = priority;
    return;
  }
  if (priority < p->lowest) p->lowest = priority;
  if (p->move > 0) p->done = gk_dom_set_number(rule, "priority", priority + p->move) && p->done;
}

/* Also those of newer Excels, which stand in a list of extensions and a namespace of their own. */
static void visit_rules(priorities *p, xmlNodePtr parent, bool pivot, int depth)
{
  enum { MOST_DEPTH = 8 };
  for (xmlNodePtr node = parent->children; node != NULL && depth < MOST_DEPTH; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const char *name = (const char *)node->name;
    if (strcmp(name, "cfRule") == 0) visit_rule(p, node, pivot);
    else if (strcmp(name, "conditionalFormatting") == 0) visit_rules(p, node, is_pivot(node), depth + 1);
    else if (strcmp(name, "extLst") == 0 || strcmp(name, "ext") == 0 || strcmp(name, "conditionalFormattings") == 0)
      visit_rules(p, node, pivot, depth + 1);
  }
}

/* Makes room for `count` rules in front of the department's own; their first priority, 0 when memory is out. */
static long make_room(xmlNodePtr worksheet, long count)
{
  priorities p = {.lowest = LONG_MAX, .done = true};
  visit_rules(&p, worksheet, false, 0);
  long last = p.highest_pivot + count;
  if (p.lowest <= last) {
    p.move = last + 1 - p.lowest;
    visit_rules(&p, worksheet, false, 0);
  }
  return p.done ? p.highest_pivot + 1 : 0;
}

/* --- marks -------------------------------------------------------------------------------------------------------- */

/* Where the schema has them, in front of the department's own. */
static xmlNodePtr add_formatting(xmlNodePtr worksheet, xmlNodePtr last)
{
  static const char *const before[] = {"sheetPr",    "dimension",   "sheetViews",      "sheetFormatPr",    "cols",
                                       "sheetData",  "sheetCalcPr", "sheetProtection", "protectedRanges",  "scenarios",
                                       "autoFilter", "sortState",   "dataConsolidate", "customSheetViews", "mergeCells",
                                       "phoneticPr", NULL};
  xmlNodePtr made = gk_dom_add(worksheet, NULL, "conditionalFormatting", NULL);
  if (made == NULL) return NULL;
  if (last != NULL) xmlAddNextSibling(last, made);
  else gk_dom_put_behind(worksheet, made, before);
  return made;
}

static bool fill_formatting(xmlNodePtr formatting, const char *cells, gk_mark_kind kind, long format, long priority)
{
  if (!gk_dom_set(formatting, NULL, "sqref", cells)) return false;
  xmlNodePtr rule = gk_dom_add(formatting, NULL, "cfRule", NULL);
  return gk_dom_set(rule, NULL, "type", "expression") && gk_dom_set_number(rule, "dxfId", format) &&
         gk_dom_set_number(rule, "priority", priority) &&
         gk_dom_add(rule, NULL, "formula", gk_mark_styles[kind].condition) != NULL;
}

enum { MOST_CELLS = 500 }; /* of one formatting: an attribute has its limits */

/* The cells of a kind from *next on, at most MOST_CELLS of them, as "C7 D9"; *next is where they end. */
static void gather(gk_text *cells, const gk_mark *marks, size_t count, size_t *next, gk_mark_kind kind)
{
  char address[16];
  size_t gathered = 0;
  cells->length = 0;
  for (; *next < count && gathered < MOST_CELLS; ++*next) {
    if (marks[*next].kind != kind) continue;
    gk_text_printf(cells, "%s%s", gathered == 0 ? "" : " ", gk_address(marks[*next].row, marks[*next].col, address));
    gathered++;
  }
}

static long count_rules(const gk_mark *marks, size_t count)
{
  long kinds[GK_MARK_KINDS] = {0}, rules = 0;
  for (size_t i = 0; i < count; i++) kinds[marks[i].kind]++;
  for (int kind = 0; kind < GK_MARK_KINDS; kind++) rules += (kinds[kind] + MOST_CELLS - 1) / MOST_CELLS;
  return rules;
}

bool gk_xlsx_mark_sheet(xmlNodePtr worksheet, const gk_mark *marks, size_t count, const long ids[GK_MARK_KINDS])
{
  drop_ours(worksheet);
  if (count == 0) return true;
  gk_text cells = {0};
  xmlNodePtr last = NULL;
  long priority = make_room(worksheet, count_rules(marks, count));
  bool added = priority > 0;
  for (int kind = 0; kind < GK_MARK_KINDS; kind++) {
    for (size_t next = 0; next < count && added;) {
      gather(&cells, marks, count, &next, (gk_mark_kind)kind);
      if (cells.length == 0) break;
      last = add_formatting(worksheet, last);
      added =
        last != NULL && !cells.failed && fill_formatting(last, cells.bytes, (gk_mark_kind)kind, ids[kind], priority++);
    }
  }
  gk_text_free(&cells);
  return added;
}
