/* SPDX-License-Identifier: MPL-2.0 */
/* The names of a formula as places in the pack's tables. */
#include <string.h>

#include "engine/pack/pack_rules.h"

typedef struct resolver {
  gk_pack_loader *loader;
  const gk_rule_text *text;
  gk_rule *rule;
  bool *gone; /* set where the rule names what a pack above its own removed */
} resolver;

/* What a name that is not in the pack is: gone where a pack above the rule's own removed it, else a mistake. */
static bool is_gone(const resolver *r, const char *table, const char *part, bool column)
{
  if (!gk_pack_is_removed(r->loader, r->text->node, table, part, column)) return false;
  *r->gone = true;
  return true;
}

static const gk_pack_line *line_by_code(const gk_pack_table *table, const char *code)
{
  for (size_t i = 0; i < table->line_count; i++)
    if (table->lines[i].code != NULL && strcmp(table->lines[i].code, code) == 0) return &table->lines[i];
  return NULL;
}

/* Rows by code are open: any code of the right length may stand in such a table. */
static bool check_code(const resolver *r, const gk_pack_table *table, const char *code)
{
  int level = gk_code_level(code), most = gk_code_levels(table->codes);
  if (code[0] != '0' && level > 0 && level <= most) return true;
  return gk_pack_refuse(r->loader, r->text->node, "规则 %s：“%s”不是表 %s 的科目编码（应是 %s 位）", r->rule->id, code,
                        table->id, most < GK_CODE_LEVELS ? "3, 5" : "3, 5, 7");
}

static bool same_block(const gk_pack_table *table, const gk_pack_line *line, size_t column)
{
  size_t index = (size_t)(line - table->lines);
  for (size_t i = 0; i < table->block_count; i++) {
    const gk_pack_block *b = &table->blocks[i];
    if (index - b->first_line < b->line_count) return column - b->first_column < b->column_count;
  }
  return false;
}

static bool resolve_row(const resolver *r, const char *key, gk_ref *out)
{
  const gk_pack_table *table = &r->loader->pack->tables[out->table];
  const gk_pack_line *line = gk_is_code(key) ? line_by_code(table, key) : gk_pack_line_by_key(table, key);
  if (line == NULL && gk_is_code(key) && table->codes != GK_CODES_NONE) {
    out->key = gk_arena_text(&r->loader->pack->arena, key, strlen(key));
    return out->key != NULL ? check_code(r, table, key) : gk_fail_memory(r->loader->err);
  }
  if (line == NULL && is_gone(r, table->id, key, false)) return true;
  if (line == NULL)
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：表 %s（%s）没有行 %s", r->rule->id, table->id,
                          table->mark, key);
  if (!same_block(table, line, out->column))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：表 %s 的行 %s 与栏 %s 不在同一块，那里没有数",
                          r->rule->id, table->id, key, table->columns[out->column].id);
  out->key = line->key;
  out->line = line;
  return true;
}

static bool resolve_table(const resolver *r, const gk_formula_figure *figure, gk_ref *out)
{
  long index = gk_pack_table_index(r->loader->pack, figure->table);
  if (index < 0 && is_gone(r, figure->table, NULL, false)) return true;
  if (index < 0) return gk_pack_refuse(r->loader, r->text->node, "规则 %s：没有叫 %s 的表", r->rule->id, figure->table);
  *out = (gk_ref){.weight = figure->weight, .table = (size_t)index, .select = figure->select};
  out->family = gk_pack_in_family(&r->loader->pack->tables[index], figure->table);
  return true;
}

static bool resolve_column(const resolver *r, const char *id, gk_ref *out)
{
  const gk_pack_table *table = &r->loader->pack->tables[out->table];
  long index = gk_pack_column_index(table, id);
  if (index < 0 && is_gone(r, table->id, id, true)) return true;
  if (index < 0)
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：表 %s（%s）没有栏 %s", r->rule->id, table->id,
                          table->mark, id);
  out->column = (size_t)index;
  return true;
}

static bool resolve_place(const resolver *r, const gk_formula_figure *figure, size_t row, size_t column, gk_ref *out)
{
  char name[GK_NAME_BYTES];
  if (!resolve_table(r, figure, out)) return false;
  if (*r->gone) return true;
  gk_name_span_at(&figure->column, column, name);
  if (!resolve_column(r, name, out)) return false;
  gk_name_span_at(&figure->row, row, name);
  return *r->gone || figure->select != GK_ROW_KEY || resolve_row(r, name, out);
}

/* All places that one figure of the formula stands for: its rows times its columns. A range passes over lines and
 * columns that a pack removed; a rule that names one of them goes with it. */
static bool resolve_figure(const resolver *r, const gk_formula_figure *figure, gk_ref *out, size_t *count)
{
  size_t rows = figure->select == GK_ROW_KEY ? gk_name_span_count(&figure->row) : 1;
  size_t columns = gk_name_span_count(&figure->column), before = *count;
  for (size_t i = 0; i < rows; i++)
    for (size_t k = 0; k < columns; k++) {
      bool gone = *r->gone;
      *r->gone = false;
      if (!resolve_place(r, figure, i, k, &out[*count])) return false;
      if (!*r->gone) (*count)++;
      *r->gone = gone;
    }
  if (*count == before) *r->gone = true;
  return true;
}

static bool resolve_right(const resolver *r, const gk_formula *formula)
{
  size_t total = 0;
  for (size_t i = 0; i < formula->right_count; i++) {
    const gk_formula_figure *f = &formula->right[i];
    total += (f->select == GK_ROW_KEY ? gk_name_span_count(&f->row) : 1) * gk_name_span_count(&f->column);
    if (total > GK_PACK_TERMS)
      return gk_pack_refuse(r->loader, r->text->node, "规则 %s 的项超过 %d 个", r->rule->id, GK_PACK_TERMS);
  }
  r->rule->constant = formula->constant;
  r->rule->right = gk_arena_array(&r->loader->pack->arena, total, sizeof *r->rule->right);
  if (r->rule->right == NULL) return gk_fail_memory(r->loader->err);
  for (size_t i = 0; i < formula->right_count; i++)
    if (!resolve_figure(r, &formula->right[i], r->rule->right, &r->rule->right_count)) return false;
  return true;
}

static bool same_place(const gk_ref *a, const gk_ref *b)
{
  if (a->table != b->table || a->column != b->column || a->select != b->select) return false;
  return a->select != GK_ROW_KEY || strcmp(a->key, b->key) == 0;
}

static bool check_rows(const resolver *r, const gk_ref *ref)
{
  const gk_ref *left = &r->rule->left;
  const gk_pack_table *table = &r->loader->pack->tables[ref->table];
  if (ref->select != GK_ROW_KEY && ref->select != GK_ROW_ITEMS && left->select != GK_ROW_EACH)
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：右边用 * 或 children 时，左边也要用 *", r->rule->id);
  if (ref->select == GK_ROW_CHILDREN &&
      (r->rule->kind == GK_RULE_RATIO || ref->table != left->table || (table->codes == GK_CODES_NONE && !table->form)))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：children 只能用在按科目编码排列的同一张表、同一种自评表",
                          r->rule->id);
  if (ref->select == GK_ROW_ITEMS && !table->form)
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：items 只能用在自评表", r->rule->id);
  if (table->form && ref->table != left->table)
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：自评表的数要写在左边，右边可以是它自己或公开表的",
                          r->rule->id);
  if (same_place(left, ref))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：左边的数又写在右边", r->rule->id);
  return true;
}

/* The forms of a family are called by it: performance.rate is a rule of performance.whole and performance.project. */
static bool begins_with_table(const gk_rule *rule, const gk_pack_table *table)
{
  size_t length = table->form ? strcspn(table->id, ".") : strlen(table->id);
  return strncmp(rule->id, table->id, length) == 0 && rule->id[length] == '.';
}

/* What is said of one figure of a form. */
static bool check_sides(const resolver *r)
{
  const gk_rule *rule = r->rule;
  bool form = r->loader->pack->tables[rule->left.table].form;
  if ((rule->kind == GK_RULE_GRADE || rule->together) && (!form || rule->left.select != GK_ROW_KEY))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：<grade> 和 together 只用于自评表的一个数", rule->id);
  return true;
}

/* What the kind of the rule and its id ask of the formula. */
static bool check_rule(const resolver *r, const gk_formula *formula)
{
  const gk_rule *rule = r->rule;
  const gk_pack_table *table = &r->loader->pack->tables[rule->left.table];
  if (formula->at_most != (rule->kind == GK_RULE_AT_MOST))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：<%s> 的公式要用“%s”", rule->id,
                          (const char *)r->text->node->name, formula->at_most ? "=" : "≤");
  if (formula->ratio != (rule->kind == GK_RULE_RATIO))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：<ratio> 的公式是 a / b 或 a × b / c，别的规则不能相除",
                          rule->id);
  if (formula->ratio && rule->right_count != formula->right_count)
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：相除的各是一个数，不能是范围", rule->id);
  if (!begins_with_table(rule, table))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s 的编号要以左边的表开头：%.*s.…", rule->id,
                          (int)(table->form ? strcspn(table->id, ".") : strlen(table->id)), table->id);
  if (!check_sides(r)) return false;
  if (rule->kind == GK_RULE_SAME && (rule->right_count != 1 || rule->right[0].weight != 1))
    return gk_pack_refuse(r->loader, r->text->node, "规则 %s：<same> 右边只能是一个数", rule->id);
  for (size_t i = 0; i < rule->right_count; i++)
    if (!check_rows(r, &rule->right[i])) return false;
  return true;
}

/* Marks what a rule names in a form: what no rule names is not read, whatever is written there. */
static void need(const gk_pack_table *table, const gk_ref *ref)
{
  for (size_t b = 0; b < table->block_count; b++) {
    const gk_pack_block *block = &table->blocks[b];
    bool within = ref->column - block->first_column < block->column_count;
    for (size_t i = block->first_line; within && i < block->first_line + block->line_count; i++) {
      if (ref->select == GK_ROW_EACH || ref->line == &table->lines[i]) table->lines[i].needed[ref->column] = true;
    }
  }
}

void gk_rule_need(const gk_pack *pack, const gk_rule *rule)
{
  if (!pack->tables[rule->left.table].form) return;
  need(&pack->tables[rule->left.table], &rule->left);
  for (size_t i = 0; i < rule->right_count; i++) {
    const gk_ref *ref = &rule->right[i];
    if (pack->tables[ref->table].form) need(&pack->tables[ref->table], ref);
  }
}

bool gk_rule_resolve(gk_pack_loader *loader, const gk_rule_text *text, const gk_formula *formula, gk_rule *rule,
                     bool *gone)
{
  resolver r = {loader, text, rule, gone};
  size_t one = 0;
  *gone = false;
  if (!resolve_figure(&r, &formula->left, &rule->left, &one)) return false;
  return *gone || (resolve_right(&r, formula) && (*gone || check_rule(&r, formula)));
}
