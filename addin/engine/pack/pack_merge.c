/* SPDX-License-Identifier: MPL-2.0 */
/* What a pack changes in the tables of the pack that it extends. */
#include <string.h>

#include "engine/base/array.h"
#include "engine/pack/pack_load.h"

/* --- notes -------------------------------------------------------------------------------------------------------- */

static const char *keep(gk_pack_loader *loader, const char *text)
{
  return gk_arena_text(&loader->pack->arena, text, strlen(text));
}

/* What an element says a thing is called now: the first of its spellings, or what stands for it. */
static const char *said(const xmlNode *node)
{
  static const char *const names[] = {"names", "headings", "titles", "formula", "name", "mark", "number"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (*gk_pack_plain(node, names[i]) != '\0') return gk_pack_plain(node, names[i]);
  return *gk_pack_plain(node, "numbers") != '\0' ? "numbers=no" : "";
}

/* An attribute of the node, or of the nearest element around it that has it. */
static const char *around(const xmlNode *node, const char *name)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (*gk_pack_plain(node, name) != '\0') return gk_pack_plain(node, name);
  return "";
}

static bool grow(gk_pack_loader *loader)
{
  gk_pack *pack = loader->pack;
  gk_pack_change *changes =
    gk_arena_room(&pack->arena, pack->changes, pack->change_count, &loader->change_room, sizeof *changes);
  if (changes != NULL) pack->changes = changes;
  return changes != NULL || gk_fail_memory(loader->err);
}

static const char *element_of(const xmlNode *node)
{
  static const char *const rules[] = {"sum", "same", "at-most", "ratio", "grade"};
  static const char *const parts[] = {"table", "line", "column", "rule", "code"};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (gk_pack_is(node, rules[i])) return "rule";
  for (size_t i = 0; gk_pack_is(node, "remove") && i < sizeof parts / sizeof *parts; i++)
    if (*gk_pack_plain(node, parts[i]) != '\0') return parts[i];
  return gk_pack_is(node, "change") ? "table" : (const char *)node->name;
}

bool gk_pack_note_change(gk_pack_loader *loader, const xmlNode *node, const xmlNode *about, gk_change_kind kind,
                         const char *table, const char *name)
{
  const char *source = around(node, "source");
  bool confirm = strcmp(around(node, "confirm"), "yes") == 0;
  if (*source == '\0' && !confirm)
    return gk_pack_refuse(loader, node, "与所扩展的包不同之处要写明出处（source），或标明待确认（confirm=\"yes\"）");
  if (!grow(loader)) return false;
  gk_pack_change change = {.kind = kind, .pack = gk_pack_file_of(node)->pack, .confirm = confirm};
  change.element = keep(loader, element_of(node));
  change.table = keep(loader, table);
  change.name = keep(loader, name);
  change.text = keep(loader, said(about));
  change.source = keep(loader, source);
  if (change.element == NULL || change.table == NULL || change.name == NULL || change.text == NULL ||
      change.source == NULL)
    return gk_fail_memory(loader->err);
  loader->pack->changes[loader->pack->change_count++] = change;
  return true;
}

/* --- what is gone ------------------------------------------------------------------------------------------------- */

/* `old` is the line or column that goes, NULL for a table. */
static bool note_removed(gk_pack_loader *loader, const xmlNode *node, const char *table, const xmlNode *old)
{
  bool column = old != NULL && gk_pack_is(old, "column");
  const char *part = old != NULL ? gk_pack_plain(old, column ? "id" : "key") : NULL;
  gk_pack_removed *removed = gk_arena_alloc(&loader->pack->arena, sizeof *removed);
  if (removed == NULL) return gk_fail_memory(loader->err);
  *removed = (gk_pack_removed){.next = loader->removed, .column = column, .level = gk_pack_file_of(node)->level};
  removed->table = keep(loader, table);
  removed->part = part != NULL ? keep(loader, part) : NULL;
  removed->code = old != NULL ? keep(loader, gk_pack_plain(old, "code")) : "";
  loader->removed = removed;
  bool kept = removed->table != NULL && removed->code != NULL && (part == NULL || removed->part != NULL);
  return kept || gk_fail_memory(loader->err);
}

bool gk_pack_is_removed(const gk_pack_loader *loader, const xmlNode *node, const char *table, const char *part,
                        bool column)
{
  const gk_pack_file *file = gk_pack_file_of(node);
  size_t length = strlen(table);
  for (const gk_pack_removed *r = loader->removed; r != NULL && file != NULL; r = r->next) {
    bool family = strncmp(r->table, table, length) == 0 && r->table[length] == '.';
    if (r->level <= file->level || (strcmp(r->table, table) != 0 && !family)) continue;
    if (r->part == NULL) return true;
    if (part == NULL || r->column != column) continue;
    if (strcmp(r->part, part) == 0 || (*r->code != '\0' && strcmp(r->code, part) == 0)) return true;
  }
  return false;
}

/* --- attributes --------------------------------------------------------------------------------------------------- */

bool gk_pack_copy_attributes(gk_pack_loader *loader, xmlNode *into, const xmlNode *from, const char *const *except)
{
  for (const xmlAttr *a = from->properties; a != NULL; a = a->next) {
    bool left_out = false;
    for (size_t i = 0; except[i] != NULL; i++) left_out = left_out || strcmp((const char *)a->name, except[i]) == 0;
    if (left_out) continue;
    if (xmlSetProp(into, a->name, (const xmlChar *)gk_pack_plain(from, (const char *)a->name)) == NULL)
      return gk_fail_memory(loader->err);
  }
  into->_private = from->_private;
  into->line = from->line;
  return true;
}

/* --- lines and columns -------------------------------------------------------------------------------------------- */

/* The line or column of a table, whichever of its blocks it stands in. */
static xmlNode *part_of(const xmlNode *table, const char *element, const char *name, const char *value)
{
  for (xmlNode *block = gk_pack_first(table); block != NULL; block = gk_pack_next(block)) {
    xmlNode *found = gk_pack_child(block, element, name, value);
    if (found != NULL) return found;
  }
  return NULL;
}

static void drop(xmlNode *node)
{
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

/* Puts a new line or column behind the one that its `after` names, or in front of the one that its `before` names. */
static bool add_part(gk_pack_loader *loader, const xmlNode *table, xmlNode *node, const char *id)
{
  const char *element = (const char *)node->name, *of = gk_pack_plain(table, "id");
  const char *after = gk_pack_plain(node, "after"), *before = gk_pack_plain(node, "before");
  bool behind = *after != '\0';
  xmlNode *beside = behind || *before != '\0' ? part_of(table, element, id, behind ? after : before) : NULL;
  if (beside == NULL || (behind && *before != '\0'))
    return gk_pack_refuse(loader, node,
                          "所扩展的包的表 %s 里没有 %s；要加一个，请用 after 或 before 写明放在谁的后面或前面", of,
                          gk_pack_plain(node, id));
  if (gk_pack_is(node, "column") && *gk_pack_plain(node, "headings") == '\0')
    return gk_pack_refuse(loader, node, "<%s> 缺少属性 %s", element, "headings");
  if (!gk_pack_note_change(loader, node, node, GK_CHANGE_ADDS, of, gk_pack_plain(node, id))) return false;
  xmlUnsetProp(node, (const xmlChar *)"after");
  xmlUnsetProp(node, (const xmlChar *)"before");
  xmlUnlinkNode(node);
  if (behind) xmlAddNextSibling(beside, node);
  else xmlAddPrevSibling(beside, node);
  return true;
}

/* A line or column that stands in the pack below is altered; another one is added. */
static bool merge_part(gk_pack_loader *loader, xmlNode *table, xmlNode *node)
{
  static const char *const except[] = {"key", "id", "source", "confirm", NULL};
  const char *id = gk_pack_is(node, "line") ? "key" : "id", *name = gk_pack_plain(node, id);
  const char *of = gk_pack_plain(table, "id");
  xmlNode *old = part_of(table, (const char *)node->name, id, name);
  if (old == NULL) return add_part(loader, table, node, id);
  if (gk_pack_file_of(old) == gk_pack_file_of(node)) return gk_pack_refuse(loader, node, "%s 写了两次", name);
  if (*gk_pack_plain(node, "after") != '\0' || *gk_pack_plain(node, "before") != '\0')
    return gk_pack_refuse(loader, node, "表 %s 里已有叫 %s 的行或栏，不能再用 after、before 加一个", of, name);
  return gk_pack_note_change(loader, node, node, GK_CHANGE_ALTERS, of, name) &&
         gk_pack_copy_attributes(loader, old, node, except);
}

static bool remove_part(gk_pack_loader *loader, xmlNode *table, const xmlNode *node)
{
  bool column = xmlHasProp(node, (const xmlChar *)"column") != NULL;
  const char *element = column ? "column" : "line", *name = gk_pack_plain(node, element);
  const char *of = gk_pack_plain(table, "id");
  xmlNode *old = part_of(table, element, column ? "id" : "key", name);
  if (old == NULL) return gk_pack_refuse(loader, node, "所扩展的包的表 %s 里没有 %s，不能去掉", of, name);
  if (!gk_pack_note_change(loader, node, old, GK_CHANGE_REMOVES, of, name) || !note_removed(loader, node, of, old))
    return false;
  drop(old);
  return true;
}

/* The printed 行次 of the pack below do not hold: lines are known by their names, and those without go. */
static bool drop_numbers(gk_pack_loader *loader, xmlNode *table, const xmlNode *node)
{
  for (xmlNode *block = gk_pack_first(table); block != NULL; block = gk_pack_next(block)) {
    for (xmlNode *line = gk_pack_first(block), *next; line != NULL; line = next) {
      next = gk_pack_next(line);
      if (!gk_pack_is(line, "line")) continue;
      xmlUnsetProp(line, (const xmlChar *)"number");
      if (*gk_pack_plain(line, "names") != '\0' || strcmp(gk_pack_plain(block, "rows"), "lines") != 0) continue;
      if (!note_removed(loader, node, gk_pack_plain(table, "id"), line)) return false;
      drop(line);
    }
  }
  return true;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static bool merge_change(gk_pack_loader *loader, xmlNode *into, xmlNode *change)
{
  static const char *const except[] = {"table", "numbers", "source", "confirm", NULL};
  const char *id = gk_pack_plain(change, "table");
  xmlNode *table = gk_pack_child(into, "table", "id", id);
  if (table == NULL) return gk_pack_refuse(loader, change, "所扩展的包里没有表 %s", id);
  bool numbers = *gk_pack_plain(change, "numbers") != '\0', alters = numbers;
  for (const xmlAttr *a = change->properties; a != NULL; a = a->next) {
    bool plain = true;
    for (size_t i = 0; except[i] != NULL; i++) plain = plain && strcmp((const char *)a->name, except[i]) != 0;
    alters = alters || plain;
  }
  if (alters && (!gk_pack_note_change(loader, change, change, GK_CHANGE_ALTERS, id, id) ||
                 !gk_pack_copy_attributes(loader, table, change, except)))
    return false;
  if (numbers && !drop_numbers(loader, table, change)) return false;
  for (xmlNode *node = gk_pack_first(change), *next; node != NULL; node = next) {
    next = gk_pack_next(node);
    bool ok = gk_pack_is(node, "remove") ? remove_part(loader, table, node) : merge_part(loader, table, node);
    if (!ok) return false;
  }
  return true;
}

static bool add_table(gk_pack_loader *loader, xmlNode *into, xmlNode *table)
{
  const char *id = gk_pack_plain(table, "id");
  const xmlNode *old = gk_pack_child(into, "table", "id", id);
  if (old != NULL && gk_pack_file_of(old) != gk_pack_file_of(table))
    return gk_pack_refuse(loader, table, "所扩展的包里已有表 %s；要改它，请用 <change table=\"%s\">", id, id);
  /* the pack below may have a table of any other name one day */
  if (gk_pack_file_of(table)->own && *id != 'x')
    return gk_pack_refuse(loader, table, "自己加的表，id 要以 x 开头，例如 x10；%s 将来可能是现成的规则包的表", id);
  if (!gk_pack_note_change(loader, table, table, GK_CHANGE_ADDS, id, id)) return false;
  xmlUnlinkNode(table);
  return xmlAddChild(into, table) != NULL || gk_fail_memory(loader->err);
}

static bool remove_table(gk_pack_loader *loader, const xmlNode *into, const xmlNode *node)
{
  const char *id = gk_pack_plain(node, "table");
  xmlNode *old = gk_pack_child(into, "table", "id", id);
  if (old == NULL) return gk_pack_refuse(loader, node, "所扩展的包里没有表 %s", id);
  if (!gk_pack_note_change(loader, node, old, GK_CHANGE_REMOVES, id, id) || !note_removed(loader, node, id, NULL))
    return false;
  drop(old);
  return true;
}

bool gk_pack_merge_layouts(gk_pack_loader *loader, xmlNode *into, xmlNode *from)
{
  static const char *const none[] = {NULL};
  for (xmlNode *node = gk_pack_first(from), *next; node != NULL; node = next) {
    next = gk_pack_next(node);
    bool ok = gk_pack_is(node, "table")    ? add_table(loader, into, node)
              : gk_pack_is(node, "change") ? merge_change(loader, into, node)
                                           : remove_table(loader, into, node);
    if (!ok) return false;
  }
  /* The years and regions of the pack below are its own. */
  static const char *const own[] = {"en", "until", "regions", "guess", "source", "confirm"};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) xmlUnsetProp(into, (const xmlChar *)own[i]);
  return gk_pack_copy_attributes(loader, into, from, none);
}
