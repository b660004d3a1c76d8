/* SPDX-License-Identifier: MPL-2.0 */
/* Placeholders of a rule: $ and code($) in ids and formulas, {row}, {column} and {TABLE} in labels. */
#include <stdio.h>
#include <string.h>

#include "engine/pack/pack_rules.h"

/* A text being made; `full` once it did not fit. */
typedef struct buffer {
  char bytes[GK_FORMULA_BYTES];
  size_t length;
  bool full;
} buffer;

/* Empty. The bytes are left as they are: zeroing them would take longer than all that is put into them. */
static void start(buffer *out)
{
  out->length = 0;
  out->full = false;
  out->bytes[0] = '\0';
}

static void put(buffer *out, const char *text, size_t length)
{
  if (out->length + length >= sizeof out->bytes) out->full = true;
  if (out->full) return;
  memcpy(out->bytes + out->length, text, length);
  out->length += length;
  out->bytes[out->length] = '\0';
}

static bool keep(gk_pack_loader *loader, const gk_rule_text *text, const buffer *from, const char **to)
{
  if (from->full) return gk_pack_refuse(loader, text->node, "规则 %s 的文字太长", text->id);
  *to = gk_arena_text(&loader->pack->arena, from->bytes, from->length);
  return *to != NULL || gk_fail_memory(loader->err);
}

/* Replaces every $ by `item`. */
static bool fill_item(gk_pack_loader *loader, const gk_rule_text *text, const char *pattern, const char *item,
                      buffer *out)
{
  for (const char *c = pattern; *c != '\0'; c++) {
    if (*c != '$') put(out, c, 1);
    else if (item != NULL) put(out, item, strlen(item));
    else return gk_pack_refuse(loader, text->node, "规则 %s 用了“$”，但没有写 each", text->id);
  }
  return true;
}

const gk_pack_line *gk_pack_line_by_key(const gk_pack_table *table, const char *key)
{
  for (size_t i = 0; i < table->line_count; i++)
    if (strcmp(table->lines[i].key, key) == 0) return &table->lines[i];
  return NULL;
}

/* The name of the table that an id begins with, "" where it is too long for one. */
static void table_name_of_id(const char *id, char out[GK_NAME_BYTES])
{
  size_t length = strcspn(id, ".");
  if (length >= GK_NAME_BYTES) length = 0;
  memcpy(out, id, length);
  out[length] = '\0';
}

/* Puts the code of the line `key` of the rule's table. */
static bool put_code(gk_pack_loader *loader, const gk_rule_text *text, const char *id, const char *key, size_t length,
                     buffer *out, bool *gone)
{
  char name[GK_NAME_BYTES] = "", of[GK_NAME_BYTES];
  if (length < sizeof name) memcpy(name, key, length);
  table_name_of_id(id, of);
  long index = gk_pack_table_index(loader->pack, of);
  const gk_pack_line *line = index >= 0 ? gk_pack_line_by_key(&loader->pack->tables[index], name) : NULL;
  if (line == NULL && gk_pack_is_removed(loader, text->node, of, name, false)) {
    *gone = true;
    return true;
  }
  if (line == NULL || line->code == NULL)
    return gk_pack_refuse(loader, text->node, "规则 %s 用了 code(%s)，但该表没有这一行，或这一行没有科目编码", id,
                          name);
  put(out, line->code, strlen(line->code));
  return true;
}

/* Replaces every code(KEY) by the code of that line. */
static bool fill_codes(gk_pack_loader *loader, const gk_rule_text *text, const char *id, const char *pattern,
                       buffer *out, bool *gone)
{
  static const char open[] = "code(";
  const char *from = pattern;
  for (const char *found; (found = strstr(from, open)) != NULL;) {
    const char *key = found + sizeof open - 1, *end = strchr(key, ')');
    if (end == NULL) break;
    put(out, from, (size_t)(found - from));
    if (!put_code(loader, text, id, key, (size_t)(end - key), out, gone)) return false;
    from = end + 1;
  }
  put(out, from, strlen(from));
  return true;
}

bool gk_rule_expand(gk_pack_loader *loader, const gk_rule_text *text, const char *item, gk_rule *rule, bool *gone)
{
  *gone = false;
  buffer id, items, formula;
  start(&id);
  start(&items);
  start(&formula);
  if (!fill_item(loader, text, text->id, item, &id) || !keep(loader, text, &id, &rule->id)) return false;
  if (!fill_item(loader, text, text->formula, item, &items)) return false;
  formula.full = items.full;
  return fill_codes(loader, text, rule->id, items.bytes, &formula, gone) &&
         keep(loader, text, &formula, &rule->formula);
}

/* What messages call the row of `ref`; NULL where it stands for many rows. */
static const char *row_name(const gk_pack *pack, const gk_ref *ref, bool english)
{
  if (ref->select != GK_ROW_KEY) return NULL;
  const gk_pack_table *table = &pack->tables[ref->table];
  const gk_pack_line *line = gk_pack_line_by_key(table, ref->key);
  if (line != NULL) return english ? line->label.en : line->label.zh;
  const char *name = gk_codes_name(gk_pack_codes(pack, table), ref->key);
  return name != NULL ? name : ref->key;
}

/* The mark of the table that "{gk07}" names, whatever it is in this year; NULL where there is none. */
static const char *table_mark(const gk_pack *pack, const char *from, const char *end)
{
  for (size_t i = 0; end != NULL && i < pack->table_count + pack->form_count; i++) {
    size_t length = strlen(pack->tables[i].id);
    if (length == (size_t)(end - from - 1) && strncmp(from + 1, pack->tables[i].id, length) == 0)
      return pack->tables[i].mark;
  }
  return NULL;
}

static bool fill_names(gk_pack_loader *loader, const gk_rule_text *text, const gk_ref *ref, const char *pattern,
                       bool english, const char **out)
{
  const gk_pack_column *column = &loader->pack->tables[ref->table].columns[ref->column];
  buffer made;
  start(&made);
  const char *from = pattern;
  for (size_t plain; from[plain = strcspn(from, "{")] != '\0';) {
    put(&made, from, plain);
    from += plain;
    const char *name = NULL, *end = strchr(from, '}');
    if (strncmp(from, "{row}", 5) == 0) name = row_name(loader->pack, ref, english);
    if (strncmp(from, "{column}", 8) == 0) name = english ? column->label.en : column->label.zh;
    if (name == NULL) name = table_mark(loader->pack, from, end);
    if (name == NULL || end == NULL)
      return gk_pack_refuse(loader, text->node,
                            "规则 %s 的说明里“%.24s”不能用：只能写 {row}（左边是单独一行时）、{column} 和 {表名}",
                            text->id, from);
    put(&made, name, strlen(name));
    from = end + 1;
  }
  put(&made, from, strlen(from));
  return keep(loader, text, &made, out);
}

bool gk_rule_fill_label(gk_pack_loader *loader, const gk_rule_text *text, gk_rule *rule)
{
  return fill_names(loader, text, &rule->left, text->label.zh, false, &rule->label.zh) &&
         fill_names(loader, text, &rule->left, text->label.en, true, &rule->label.en);
}
