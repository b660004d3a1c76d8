/* SPDX-License-Identifier: MPL-2.0 */
/* What a pack changes in the rules and the codes of the pack that it extends. */
#include <string.h>

#include "engine/pack/pack_load.h"

/* --- rules -------------------------------------------------------------------------------------------------------- */

/* The rule with that id as written ($ included), but not one of `file` itself: two of those the reader refuses. */
static xmlNode *rule_below(const xmlNode *into, const char *id, const gk_pack_file *file)
{
  for (xmlNode *rule = gk_pack_first(into); rule != NULL; rule = gk_pack_next(rule))
    if (strcmp(gk_pack_plain(rule, "id"), id) == 0 && gk_pack_file_of(rule) != file) return rule;
  return NULL;
}

static bool merge_rule(gk_pack_loader *loader, xmlNode *into, xmlNode *rule)
{
  const char *id = gk_pack_plain(rule, "id");
  xmlNode *old = rule_below(into, id, gk_pack_file_of(rule));
  if (!gk_pack_note_change(loader, rule, rule, old != NULL ? GK_CHANGE_ALTERS : GK_CHANGE_ADDS, "", id)) return false;
  const char *source = gk_pack_plain(rule->parent, "source");
  if (*gk_pack_plain(rule, "source") == '\0' &&
      xmlSetProp(rule, (const xmlChar *)"source", (const xmlChar *)source) == NULL)
    return gk_fail_memory(loader->err);
  xmlUnlinkNode(rule);
  if (old == NULL) return xmlAddChild(into, rule) != NULL || gk_fail_memory(loader->err);
  xmlReplaceNode(old, rule);
  xmlFreeNode(old);
  return true;
}

static bool remove_rule(gk_pack_loader *loader, const xmlNode *into, const xmlNode *node)
{
  const char *id = gk_pack_plain(node, "rule");
  xmlNode *old = rule_below(into, id, gk_pack_file_of(node));
  if (old == NULL) return gk_pack_refuse(loader, node, "所扩展的包里没有规则 %s（编号要照写，包括“$”）", id);
  if (!gk_pack_note_change(loader, node, old, GK_CHANGE_REMOVES, "", id)) return false;
  xmlUnlinkNode(old);
  xmlFreeNode(old);
  return true;
}

bool gk_pack_merge_rules(gk_pack_loader *loader, xmlNode *into, xmlNode *from)
{
  for (xmlNode *node = gk_pack_first(from), *next; node != NULL; node = next) {
    next = gk_pack_next(node);
    if (!(gk_pack_is(node, "remove") ? remove_rule(loader, into, node) : merge_rule(loader, into, node))) return false;
  }
  return true;
}

/* --- codes -------------------------------------------------------------------------------------------------------- */

static bool merge_code(gk_pack_loader *loader, xmlNode *into, xmlNode *code)
{
  static const char *const except[] = {"id", "source", NULL};
  bool removes = gk_pack_is(code, "remove");
  const char *id = gk_pack_plain(code, removes ? "code" : "id");
  xmlNode *old = gk_pack_child(into, "code", "id", id);
  bool own = old != NULL && gk_pack_file_of(old) == gk_pack_file_of(code);
  if (removes && (old == NULL || own)) return gk_pack_refuse(loader, code, "所扩展的包里没有科目 %s", id);
  gk_change_kind kind = removes ? GK_CHANGE_REMOVES : old != NULL && !own ? GK_CHANGE_ALTERS : GK_CHANGE_ADDS;
  if (!gk_pack_note_change(loader, code, removes ? old : code, kind, "", id)) return false;
  if (removes) {
    xmlUnlinkNode(old);
    xmlFreeNode(old);
    return true;
  }
  if (old != NULL && !own) {
    xmlUnsetProp(old, (const xmlChar *)"confirm");
    return gk_pack_copy_attributes(loader, old, code, except);
  }
  xmlUnlinkNode(code);
  return xmlAddChild(into, code) != NULL || gk_fail_memory(loader->err);
}

static bool merge_list(gk_pack_loader *loader, xmlNode *into, xmlNode *list)
{
  const char *of = gk_pack_plain(list, "of");
  xmlNode *old = gk_pack_child(into, "list", "of", of);
  if (old == NULL) {
    xmlUnlinkNode(list);
    return xmlAddChild(into, list) != NULL || gk_fail_memory(loader->err);
  }
  for (xmlNode *code = gk_pack_first(list), *next; code != NULL; code = next) {
    next = gk_pack_next(code);
    if (!merge_code(loader, old, code)) return false;
  }
  const char *complete = gk_pack_plain(list, "complete");
  return *complete == '\0' || xmlSetProp(old, (const xmlChar *)"complete", (const xmlChar *)complete) != NULL ||
         gk_fail_memory(loader->err);
}

bool gk_pack_merge_codes(gk_pack_loader *loader, xmlNode *into, xmlNode *from)
{
  for (xmlNode *list = gk_pack_first(from), *next; list != NULL; list = next) {
    next = gk_pack_next(list);
    if (!merge_list(loader, into, list)) return false;
  }
  return true;
}
