/* SPDX-License-Identifier: MPL-2.0 */
/* The parts of a package: the workbook, its sheets in their order, its styles. */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "files/mark/mark_xlsx.h"
#include "files/xml/dom.h"

static bool ends_with(const char *text, const char *end)
{
  size_t length = text == NULL ? 0 : strlen(text);
  return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* --- names of parts ----------------------------------------------------------------------------------------------- */

static size_t folder_length(const char *part)
{
  const char *slash = strrchr(part, '/');
  return slash == NULL ? 0 : (size_t)(slash - part) + 1;
}

/* The length of a folder without its last step: "xl/charts/" to "xl/". */
static size_t step_up(const char *path, size_t length)
{
  if (length > 0) length--;
  while (length > 0 && path[length - 1] != '/') length--;
  return length;
}

/* A target as an entry's name: it begins at the root, or is relative to the folder of the part that names it. */
static const char *resolve(gk_arena *arena, const char *base, const char *target)
{
  size_t length = *target == '/' ? 0 : folder_length(base), step;
  char *out = gk_arena_alloc(arena, length + strlen(target) + 1);
  if (out == NULL) return NULL;
  memcpy(out, base, length);
  for (const char *in = target + (*target == '/'); *in != '\0'; in += step) {
    step = strcspn(in, "/");
    bool here = step == 1 && *in == '.', up = step == 2 && strncmp(in, "..", 2) == 0;
    step += in[step] == '/';
    if (up) length = step_up(out, length);
    if (here || up) continue;
    memcpy(out + length, in, step);
    length += step;
  }
  out[length] = '\0';
  return out;
}

/* "xl/workbook.xml" has its relations in "xl/_rels/workbook.xml.rels". */
static const char *relations_of(gk_arena *arena, const char *part)
{
  gk_text name = {0};
  gk_text_add(&name, part, folder_length(part));
  gk_text_printf(&name, "_rels/%s.rels", part + folder_length(part));
  const char *copy = name.failed ? NULL : gk_arena_text(arena, name.bytes, name.length);
  gk_text_free(&name);
  return copy;
}

/* The workbook, which the package's relations name. */
static const char *find_workbook(const gk_annotation *a, gk_package *package, gk_arena *arena, gk_error *err)
{
  const char *found = "xl/workbook.xml";
  if (!gk_package_has(package, "_rels/.rels")) return found;
  xmlDocPtr doc = gk_annotate_entry(a, package, "_rels/.rels", 0, err);
  if (doc == NULL) return NULL;
  for (const xmlNode *node = xmlDocGetRootElement(doc)->children; node != NULL; node = node->next) {
    if (!gk_dom_is(node, NULL, "Relationship") || !ends_with(gk_dom_value(node, NULL, "Type"), "/officeDocument"))
      continue;
    const char *target = gk_dom_value(node, NULL, "Target");
    if (target != NULL) found = resolve(arena, "", target);
  }
  xmlFreeDoc(doc);
  if (found == NULL) gk_fail_memory(err);
  return found;
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

/* The relation of that id, or of a type that ends so. */
static const xmlNode *find_relation(const xmlDoc *relations, const char *id, const char *type)
{
  const xmlNode *node = xmlDocGetRootElement(relations)->children;
  for (; node != NULL; node = node->next) {
    if (!gk_dom_is(node, NULL, "Relationship") || !ends_with(gk_dom_value(node, NULL, "Type"), type)) continue;
    const char *own = gk_dom_value(node, NULL, "Id");
    if (gk_dom_value(node, NULL, "Target") != NULL && (id == NULL || (own != NULL && strcmp(own, id) == 0)))
      return node;
  }
  return NULL;
}

static bool find_sheets(gk_xlsx_book *book, const xmlDoc *workbook, const xmlDoc *relations)
{
  const xmlNode *root = xmlDocGetRootElement(workbook), *list = gk_dom_child(root, NULL, "sheets");
  for (const xmlNode *node = list == NULL ? NULL : list->children; node != NULL; node = node->next)
    if (gk_dom_is(node, NULL, "sheet")) book->count++;
  book->sheets = gk_arena_array(&book->arena, book->count + 1, sizeof *book->sheets);
  if (book->sheets == NULL) return false;
  size_t index = 0;
  for (const xmlNode *node = list == NULL ? NULL : list->children; node != NULL; node = node->next) {
    if (!gk_dom_is(node, NULL, "sheet")) continue;
    const char *id = gk_dom_value(node, NULL, "id");
    const xmlNode *relation = id == NULL ? NULL : find_relation(relations, id, "/worksheet");
    if (relation != NULL) {
      book->sheets[index] = resolve(&book->arena, book->workbook, gk_dom_value(relation, NULL, "Target"));
      if (book->sheets[index] == NULL) return false;
    }
    index++;
  }
  return true;
}

static bool find_parts(gk_xlsx_book *book, const xmlDoc *workbook, const xmlDoc *relations, gk_error *err)
{
  const xmlNs *space = xmlDocGetRootElement(workbook)->ns;
  const char *href = space == NULL ? "" : (const char *)space->href;
  const xmlNode *styles = find_relation(relations, NULL, "/styles");
  book->space = gk_arena_text(&book->arena, href, strlen(href));
  if (styles != NULL) book->styles = resolve(&book->arena, book->workbook, gk_dom_value(styles, NULL, "Target"));
  bool found =
    book->space != NULL && (styles == NULL || book->styles != NULL) && find_sheets(book, workbook, relations);
  return found || gk_fail_memory(err);
}

bool gk_xlsx_find(const gk_annotation *a, gk_package *package, gk_xlsx_book *book, gk_error *err)
{
  book->workbook = find_workbook(a, package, &book->arena, err);
  if (book->workbook == NULL) return false;
  book->relations = relations_of(&book->arena, book->workbook);
  if (book->relations == NULL) return gk_fail_memory(err);
  xmlDocPtr workbook = gk_annotate_entry(a, package, book->workbook, 0, err);
  xmlDocPtr relations = workbook == NULL ? NULL : gk_annotate_entry(a, package, book->relations, 0, err);
  bool found = relations != NULL && find_parts(book, workbook, relations, err);
  xmlFreeDoc(workbook);
  xmlFreeDoc(relations);
  if (found && book->styles != NULL && !gk_package_has(package, book->styles)) book->styles = NULL;
  return found;
}

/* --- a new part --------------------------------------------------------------------------------------------------- */

static bool add_relation(xmlDocPtr doc, const char *space, const char *target)
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
  bool is_strict = strstr(space, "purl.oclc.org") != NULL;
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

/* A name for the part that no entry has, beside the workbook. */
static const char *new_name(gk_package *package, gk_xlsx_book *book)
{
  char target[32] = "styles.xml";
  const char *name = resolve(&book->arena, book->workbook, target);
  for (int i = 1; name != NULL && gk_package_has(package, name); i++) {
    snprintf(target, sizeof target, "styles%d.xml", i);
    name = resolve(&book->arena, book->workbook, target);
  }
  return name;
}

/* What Excel makes of a workbook without styles: one font, no fill, no border. */
static xmlDocPtr empty_styles(const gk_annotation *a, const char *space, gk_error *err)
{
  gk_text text = {0};
  gk_text_printf(
    &text,
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"%s\"><fonts count=\"1\"><font>"
    "<sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/>"
    "</fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/>"
    "<top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\">"
    "<xf xfId=\"0\"/></cellXfs></styleSheet>",
    space);
  xmlDocPtr doc = NULL;
  if (text.failed) gk_fail_memory(err);
  else doc = gk_annotate_parse(a, text.bytes, text.length, 0, err);
  gk_text_free(&text);
  return doc;
}

xmlDocPtr gk_xlsx_new_styles(const gk_annotation *a, gk_package *package, gk_xlsx_book *book, gk_entries *entries,
                             gk_error *err)
{
  static const char types_part[] = "[Content_Types].xml";
  book->styles = new_name(package, book);
  if (book->styles == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  xmlDocPtr relations = gk_annotate_entry(a, package, book->relations, 0, err);
  xmlDocPtr types = relations == NULL ? NULL : gk_annotate_entry(a, package, types_part, 0, err);
  bool added = types != NULL && ((add_relation(relations, book->space, book->styles + folder_length(book->styles)) &&
                                  add_type(types, book->styles)) ||
                                 gk_fail_memory(err));
  if (!added) {
    xmlFreeDoc(relations);
    xmlFreeDoc(types);
    return NULL;
  }
  bool first = gk_entries_add(entries, book->relations, relations, err);
  bool noted = gk_entries_add(entries, types_part, types, err) && first;
  return noted ? empty_styles(a, book->space, err) : NULL;
}
