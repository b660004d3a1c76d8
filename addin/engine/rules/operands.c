/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/operands.h"

#include <string.h>

/* The row that a reference names; of `*` the row of the same key. NULL where the table has none. */
static const gk_row *row_named(const gk_ref *ref, const gk_table *table, const gk_table *base, size_t row)
{
  if (ref->line != NULL) return gk_table_line(table, ref->line);
  if (ref->select == GK_ROW_KEY) return gk_table_row(table, ref->key);
  return table == base ? &table->rows[row] : gk_table_row(table, base->rows[row].key);
}

/* Whether a reference goes to rows by code, of which an open table may get others. */
static bool goes_by_code(const gk_ref *ref, const gk_table *table, const gk_table *base, size_t row)
{
  switch (ref->select) {
    case GK_ROW_KEY: return ref->line == NULL;
    case GK_ROW_EACH: return table != base && base->rows[row].line == NULL;
    case GK_ROW_CHILDREN: return true;
    case GK_ROW_ITEMS: return false;
  }
  return true;
}

static bool visit(const gk_ref *ref, const gk_table *table, const gk_table *base, size_t row,
                  const gk_operand_visitor *visitor)
{
  if (visitor->open != NULL && table->open && goes_by_code(ref, table, base, row))
    return visitor->open(visitor->self, ref, table, row);
  if (ref->select == GK_ROW_CHILDREN) {
    size_t count;
    const size_t *below = gk_table_below(table, row, &count);
    for (size_t i = 0; i < count; i++) {
      if (!visitor->figure(visitor->self, ref, table, below[i])) return false;
    }
    return true;
  }
  for (size_t i = 0; ref->select == GK_ROW_ITEMS && i < table->row_count; i++) {
    if (table->rows[i].key == gk_item_key && !visitor->figure(visitor->self, ref, table, i)) return false;
  }
  if (ref->select == GK_ROW_ITEMS) return true;
  const gk_row *named = row_named(ref, table, base, row);
  if (named != NULL) return visitor->figure(visitor->self, ref, table, (size_t)(named - table->rows));
  return visitor->open == NULL || visitor->open(visitor->self, ref, table, row);
}

bool gk_operands_visit(const gk_rule *rule, const gk_table *const *tables, const gk_table *base, size_t row,
                       const gk_operand_visitor *visitor)
{
  for (size_t i = 0; i < rule->right_count; i++) {
    if (!visit(&rule->right[i], tables[rule->right[i].table], base, row, visitor)) return false;
  }
  return true;
}

bool gk_rule_is_of_form(const gk_rule *rule, const gk_pack *pack, const gk_table *form)
{
  const gk_pack_table *table = &pack->tables[rule->left.table];
  return table == form->pack || (rule->left.family && table->blocks == form->pack->blocks);
}

static bool stands(const gk_ref *ref, const gk_table *const *tables)
{
  return tables[ref->table] != NULL && tables[ref->table]->column_found[ref->column];
}

static bool has_children(const gk_rule *rule)
{
  for (size_t i = 0; i < rule->right_count; i++) {
    if (rule->right[i].select == GK_ROW_CHILDREN) return true;
  }
  return false;
}

bool gk_rule_sums_children(const gk_rule *rule)
{
  return rule->right_count == 1 && rule->right[0].select == GK_ROW_CHILDREN;
}

static bool is_broken_down(const gk_table *table, size_t row)
{
  size_t count;
  gk_table_below(table, row, &count);
  if (count > 0 || table->open) return true;
  return table->rows[row].line != NULL && strcmp(table->rows[row].key, GK_TOTAL_KEY) == 0;
}

/* A form may be without a column: its figures are absent then. */
static bool may_stand(const gk_ref *ref, const gk_table *const *tables)
{
  return stands(ref, tables) || (tables[ref->table] != NULL && tables[ref->table]->pack->form);
}

bool gk_rule_apply(const gk_rule *rule, const gk_table *const *tables, gk_rule_row *apply, void *self)
{
  const gk_ref *left = &rule->left;
  const gk_table *table = tables[left->table];
  bool whole = stands(left, tables), children = has_children(rule);
  for (size_t i = 0; whole && i < rule->right_count; i++) whole = may_stand(&rule->right[i], tables);
  if (!whole) return true;
  size_t first = 0, end = table->row_count;
  if (left->select == GK_ROW_KEY) {
    const gk_row *row = row_named(left, table, table, 0);
    first = row == NULL ? end : (size_t)(row - table->rows);
    end = row == NULL ? end : first + 1;
  }
  for (size_t row = first; row < end; row++) {
    if (children && !is_broken_down(table, row)) continue;
    if (table->rows[row].figures[left->column].state == GK_FIGURE_ABSENT) continue;
    if (!apply(self, rule, table, row)) return false;
  }
  return true;
}
