/* SPDX-License-Identifier: MPL-2.0 */
/* rules.xml: every element becomes one rule, or one for each item of its `each`. */
#include "engine/pack/pack_rules.h"

#include <stdlib.h>
#include <string.h>

/* Where a rule's id came from, to report one that stands twice. */
typedef struct origin {
  const char *id;
  const xmlNode *node;
  size_t index;
} origin;

typedef struct rule_list {
  gk_pack_loader *loader;
  const char *source; /* of rules that name none */
  gk_rule *rules;
  origin *origins;
  size_t count, capacity;
} rule_list;

static bool grow(rule_list *list, const xmlNode *node)
{
  if (list->count < list->capacity) return true;
  if (list->count >= GK_PACK_RULES) return gk_pack_refuse(list->loader, node, "规则超过 %d 条", GK_PACK_RULES);
  size_t capacity = list->capacity == 0 ? 256 : list->capacity * 2;
  gk_arena *arena = &list->loader->pack->arena;
  gk_rule *rules = gk_arena_array(arena, capacity, sizeof *rules);
  origin *origins = gk_arena_array(arena, capacity, sizeof *origins);
  if (rules == NULL || origins == NULL) return gk_fail_memory(list->loader->err);
  if (list->count > 0) {
    memcpy(rules, list->rules, list->count * sizeof *rules);
    memcpy(origins, list->origins, list->count * sizeof *origins);
  }
  list->rules = rules;
  list->origins = origins;
  list->capacity = capacity;
  return true;
}

static bool add_rule(rule_list *list, const gk_rule_text *text, const char *item)
{
  gk_pack_loader *loader = list->loader;
  if (!grow(list, text->node)) return false;
  gk_rule *rule = &list->rules[list->count];
  *rule = (gk_rule){.kind = text->kind, .severity = text->severity, .source = text->source, .decimals = text->decimals};
  rule->together = strcmp(gk_pack_plain(text->node, "together"), "yes") == 0;
  rule->words = text->words;
  rule->confirm = strcmp(gk_pack_plain(text->node, "confirm"), "yes") == 0;
  bool gone;
  if (!gk_rule_expand(loader, text, item, rule, &gone)) return false;
  if (gone) return true;
  gk_formula formula;
  gk_error reason = GK_ERROR_INIT;
  bool parsed = rule->kind == GK_RULE_GRADE ? gk_formula_parse_figure(rule->formula, &formula, &reason)
                                            : gk_formula_parse(&loader->pack->arena, rule->formula, &formula, &reason);
  if (!parsed) {
    if (reason.status == GK_ERR_MEMORY) return gk_fail_memory(loader->err);
    return gk_pack_refuse(loader, text->node, "规则 %s 的公式“%.120s”看不懂：%s", rule->id, rule->formula, reason.text);
  }
  if (!gk_rule_resolve(loader, text, &formula, rule, &gone)) return false;
  if (gone) return true;
  if (!gk_rule_fill_label(loader, text, rule)) return false;
  gk_rule_need(loader->pack, rule);
  list->origins[list->count] = (origin){rule->id, text->node, list->count};
  list->count++;
  return true;
}

static bool add_each(rule_list *list, const gk_rule_text *text)
{
  gk_pack_loader *loader = list->loader;
  if (text->each == NULL) return add_rule(list, text, NULL);
  if (strchr(text->id, '$') == NULL)
    return gk_pack_refuse(loader, text->node, "规则 %s 写了 each，id 里要有“$”，各条规则才不重名", text->id);
  gk_name_span *spans = NULL;
  size_t count = 0;
  gk_error reason = GK_ERROR_INIT;
  if (!gk_name_list_parse(&loader->pack->arena, text->each, &spans, &count, &reason)) {
    if (reason.status == GK_ERR_MEMORY) return gk_fail_memory(loader->err);
    return gk_pack_refuse(loader, text->node, "规则 %s 的 each 看不懂：%s", text->id, reason.text);
  }
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < gk_name_span_count(&spans[i]); k++) {
      char item[GK_NAME_BYTES];
      gk_name_span_at(&spans[i], k, item);
      if (!add_rule(list, text, item)) return false;
    }
  return true;
}

static bool in_force(gk_pack_loader *loader, const xmlNode *node, bool *out)
{
  int from = 0, to = 0, year = loader->pack->year;
  if (!gk_pack_integer(loader, node, "from", year, &from) || !gk_pack_integer(loader, node, "to", year, &to))
    return false;
  *out = from <= year && year <= to;
  bool both = xmlHasProp(node, (const xmlChar *)"from") != NULL && xmlHasProp(node, (const xmlChar *)"to") != NULL;
  if (both && from > to) return gk_pack_refuse(loader, node, "施行年度 from %d 晚于 to %d", from, to);
  return true;
}

static bool read_rule(rule_list *list, const xmlNode *node)
{
  gk_pack_loader *loader = list->loader;
  gk_rule_text text = {.node = node};
  text.kind = gk_pack_is(node, "sum")     ? GK_RULE_SUM
              : gk_pack_is(node, "same")  ? GK_RULE_SAME
              : gk_pack_is(node, "ratio") ? GK_RULE_RATIO
              : gk_pack_is(node, "grade") ? GK_RULE_GRADE
                                          : GK_RULE_AT_MOST;
  bool valid = false;
  if (!in_force(loader, node, &valid)) return false;
  /* A rule of other years may name lines that this year's tables do not have. */
  if (!valid) return true;
  const char *severity = NULL;
  if (!gk_pack_attribute(loader, node, "id", &text.id) || !gk_pack_attribute(loader, node, "formula", &text.formula) ||
      !gk_pack_attribute(loader, node, "each", &text.each) || !gk_pack_attribute(loader, node, "severity", &severity) ||
      !gk_pack_attribute(loader, node, "source", &text.source) ||
      !gk_pack_label(loader, node, text.id, NULL, &text.label) ||
      !gk_pack_integer(loader, node, "decimals", GK_RATIO_DECIMALS, &text.decimals) ||
      !gk_pack_spellings(loader, node, "words", &text.words))
    return false;
  if (strcmp(gk_pack_plain(node, "decimals"), "written") == 0) text.decimals = GK_AS_WRITTEN;
  if (text.source == NULL) text.source = list->source;
  bool warning = severity != NULL ? strcmp(severity, "warning") == 0 : text.kind == GK_RULE_AT_MOST;
  text.severity = warning ? GK_WARNING : GK_ERROR;
  return add_each(list, &text);
}

static int compare(const void *a, const void *b)
{
  const origin *x = a, *y = b;
  int order = strcmp(x->id, y->id);
  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static bool refuse_twice(const rule_list *list, const origin *first, const origin *again)
{
  const gk_pack_file *file = gk_pack_file_of(first->node);
  if (file == gk_pack_file_of(again->node))
    return gk_pack_refuse(list->loader, again->node, "规则编号 %s 重复，前一次在第 %ld 行", again->id,
                          xmlGetLineNo(first->node));
  return gk_pack_refuse(list->loader, again->node, "规则编号 %s 重复，前一次在规则包 %s 第 %ld 行", again->id,
                        file->pack, xmlGetLineNo(first->node));
}

static bool check_ids(const rule_list *list)
{
  if (list->count > 0) qsort(list->origins, list->count, sizeof *list->origins, compare);
  for (size_t i = 1; i < list->count; i++)
    if (strcmp(list->origins[i - 1].id, list->origins[i].id) == 0)
      return refuse_twice(list, &list->origins[i - 1], &list->origins[i]);
  return true;
}

bool gk_pack_read_rules(gk_pack_loader *loader, const xmlNode *root)
{
  rule_list list = {.loader = loader};
  if (!gk_pack_attribute(loader, root, "source", &list.source)) return false;
  for (const xmlNode *n = gk_pack_first(root); n != NULL; n = gk_pack_next(n))
    if (!read_rule(&list, n)) return false;
  if (!check_ids(&list)) return false;
  loader->pack->rules = list.rules;
  loader->pack->rule_count = list.count;
  return true;
}
