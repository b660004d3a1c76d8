/* SPDX-License-Identifier: MPL-2.0 */
/* A styles part for a workbook that has none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "files/mark/mark_xlsx.h"
#include "files/xml/dom.h"

static bool add_relation(xmlDocPtr doc, bool is_strict, const char *target)
{
  static const char transitional[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
  static const char strict[] = "http://purl.oclc.org/ooxml/officeDocument/relationships/styles";
  xmlNodePtr root = xmlDocGetRootElement(doc), node = root->children;
  char id[32] = "rId1";
  for (int i = 2; node != NULL; i++) { /* until no relation has it */
    node = root->children;
    while (node != NULL && (gk_dom_value(node, NULL, "Id") == NULL || strcmp(gk_dom_value(node, NULL, "Id"), id) != 0))
      node = node->next;
    if (node != NULL) snprintf(id, sizeof id, "rId%d", i);
  }
  xmlNodePtr relation = gk_dom_add(root, NULL, "Relationship", NULL);
  return gk_dom_set(relation, NULL, "Id", id) &&
         gk_dom_set(relation, NULL, "Type", is_strict ? strict : transitional) &&
         gk_dom_set(relation, NULL, "Target", target);
}

static bool add_type(xmlDocPtr doc, const char *part)
{
  gk_text name = {0};
  gk_text_printf(&name, "/%s", part);
  xmlNodePtr type = gk_dom_add(xmlDocGetRootElement(doc), NULL, "Override", NULL);
  bool added =
    !name.failed && gk_dom_set(type, NULL, "PartName", name.bytes) &&
    gk_dom_set(type, NULL, "ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
  gk_text_free(&name);
  return added;
}

/* A name for the part that no entry has, beside the workbook; *target is it from there. */
static const char *new_name(const gk_annotation *a, gk_xlsx_book *book, const char **target)
{
  const char *slash = strrchr(book->part, '/');
  size_t folder = slash == NULL ? 0 : (size_t)(slash - book->part) + 1;
  char *name = gk_arena_alloc(&book->relations.arena, folder + sizeof "styles1000000000.xml");
  if (name == NULL) return NULL;
  memcpy(name, book->part, folder);
  strcpy(name + folder, "styles.xml");
  for (int i = 1; gk_package_entry(a->source.package, name) != NULL; i++)
    snprintf(name + folder, sizeof "styles1000000000.xml", "styles%d.xml", i);
  *target = name + folder;
  return name;
}

/* What Excel makes of a workbook without styles: one font, no fill, no border. */
static xmlDocPtr empty_styles(const gk_annotation *a, bool is_strict, gk_error *err)
{
  gk_text text = {0};
  gk_text_printf(
    &text,
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"%s\"><fonts count=\"1\"><font>"
    "<sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/>"
    "</fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/>"
    "<top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\">"
    "<xf xfId=\"0\"/></cellXfs></styleSheet>",
    is_strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
              : "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
  xmlDocPtr doc = NULL;
  if (text.failed) gk_fail_memory(err);
  else doc = gk_dom_parse(text.bytes, text.length, 0, a->source.name, err);
  gk_text_free(&text);
  return doc;
}

xmlDocPtr gk_xlsx_new_styles(const gk_annotation *a, gk_xlsx_book *book, gk_entries *entries, gk_error *err)
{
  const char *target;
  book->styles = new_name(a, book, &target);
  if (book->styles == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  xmlDocPtr relations = gk_mark_entry(a, book->relations.entry, 0, err);
  xmlDocPtr types = relations == NULL ? NULL : gk_mark_entry(a, GK_PACKAGE_TYPES, 0, err);
  bool added = types != NULL && ((add_relation(relations, book->strict, target) && add_type(types, book->styles)) ||
                                 gk_fail_memory(err));
  if (!added) {
    xmlFreeDoc(relations);
    xmlFreeDoc(types);
    return NULL;
  }
  bool first = gk_entries_add(entries, book->relations.entry, relations, err);
  bool noted = gk_entries_add(entries, GK_PACKAGE_TYPES, types, err) && first;
  return noted ? empty_styles(a, book->strict, err) : NULL;
}
