/* SPDX-License-Identifier: MPL-2.0 */
/* pack.xml: tables, their blocks, columns and lines, and what a schema cannot say of them. */
#include <stdio.h>
#include <string.h>

#include "engine/pack/pack_load.h"

/* "第9行": what messages call a line that has a number but no name. */
static bool numbered_label(gk_pack_loader *loader, int number, gk_label *out)
{
  char zh[64], en[64];
  snprintf(zh, sizeof zh, "第%d行", number);
  snprintf(en, sizeof en, gk_tr_to(gk_words_are_keys() ? "en" : gk_words_tag(), NULL, "第%d行"), number);
  out->zh = gk_arena_text(&loader->pack->arena, zh, strlen(zh));
  out->en = gk_arena_text(&loader->pack->arena, en, strlen(en));
  return (out->zh != NULL && out->en != NULL) || gk_fail_memory(loader->err);
}

static bool share_spelling(const gk_names *a, const gk_names *b)
{
  for (size_t i = 0; i < a->count; i++)
    for (size_t k = 0; k < b->count; k++)
      if (strcmp(a->items[i], b->items[k]) == 0) return true;
  return false;
}

static bool check_column(const gk_pack_loader *loader, const xmlNode *node, const gk_pack_table *table,
                         const gk_pack_block *block)
{
  const gk_pack_column *column = &table->columns[table->column_count - 1];
  for (size_t i = 0; i + 1 < table->column_count; i++) {
    const gk_pack_column *other = &table->columns[i];
    if (strcmp(other->id, column->id) == 0)
      return gk_pack_refuse(loader, node, "表 %s 里已有叫 %s 的栏", table->id, column->id);
    if (column->number > 0 && other->number == column->number)
      return gk_pack_refuse(loader, node, "栏 %s 的栏次 %d 已是栏 %s 的", column->id, column->number, other->id);
    bool together = i >= block->first_column;
    bool apart =
      column->groups.count > 0 && other->groups.count > 0 && !share_spelling(&column->groups, &other->groups);
    if (together && !apart && share_spelling(&column->headings, &other->headings))
      return gk_pack_refuse(loader, node, "栏 %s 与栏 %s 的标题相同，分不开（可用 groups 写明上一级标题）", column->id,
                            other->id);
  }
  return true;
}

static bool read_column(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table, const gk_pack_block *block)
{
  gk_pack_column *column = &table->columns[table->column_count];
  const char *negative = NULL, *measure = gk_pack_plain(node, "measure");
  if (!gk_pack_attribute(loader, node, "id", &column->id) ||
      !gk_pack_integer(loader, node, "number", 0, &column->number) ||
      !gk_pack_spellings(loader, node, "headings", &column->headings) ||
      !gk_pack_spellings(loader, node, "groups", &column->groups) ||
      !gk_pack_attribute(loader, node, "negative", &negative) ||
      !gk_pack_spellings(loader, node, "under", &column->unders) ||
      !gk_pack_label(loader, node, column->headings.items[0], NULL, &column->label))
    return false;
  column->may_be_negative = negative != NULL && strcmp(negative, "yes") == 0;
  column->measure = strcmp(measure, "points") == 0 ? GK_POINTS : strcmp(measure, "rate") == 0 ? GK_RATE : GK_AMOUNT;
  table->column_count++;
  return check_column(loader, node, table, block);
}

static bool check_line(const gk_pack_loader *loader, const xmlNode *node, const gk_pack_table *table,
                       const gk_pack_block *block)
{
  const gk_pack_line *line = &table->lines[table->line_count - 1];
  if (block->rows == GK_ROWS_LINES && line->number == 0 && line->names.count == 0)
    return gk_pack_refuse(loader, node, "行 %s 既没有行次（number）也没有名称（names），无从识别", line->key);
  if (block->rows == GK_ROWS_CODES && line->names.count == 0)
    return gk_pack_refuse(loader, node, "按科目编码排列的表里，行 %s 要有名称（names）", line->key);
  if (block->rows != GK_ROWS_LINES && line->code != NULL)
    return gk_pack_refuse(loader, node, "只有按行次排列的行才能写 code");
  for (size_t i = 0; i + 1 < table->line_count; i++) {
    const gk_pack_line *other = &table->lines[i];
    if (strcmp(other->key, line->key) == 0)
      return gk_pack_refuse(loader, node, "表 %s 里已有叫 %s 的行", table->id, line->key);
    if (line->number > 0 && other->number == line->number)
      return gk_pack_refuse(loader, node, "行 %s 的行次 %d 已是行 %s 的", line->key, line->number, other->key);
    if (line->code != NULL && other->code != NULL && strcmp(other->code, line->code) == 0)
      return gk_pack_refuse(loader, node, "行 %s 的科目 %s 已是行 %s 的", line->key, line->code, other->key);
  }
  return true;
}

static bool read_line(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table, const gk_pack_block *block)
{
  gk_pack_line *line = &table->lines[table->line_count];
  gk_label name = {0};
  if (!gk_pack_attribute(loader, node, "key", &line->key) ||
      !gk_pack_integer(loader, node, "number", 0, &line->number) ||
      !gk_pack_attribute(loader, node, "code", &line->code) || !gk_pack_spellings(loader, node, "names", &line->names))
    return false;
  if (line->names.count > 0) name.zh = line->names.items[0];
  else if (line->number == 0) name.zh = line->key;
  else if (!numbered_label(loader, line->number, &name)) return false;
  if (!gk_pack_label(loader, node, name.zh, name.en, &line->label)) return false;
  table->line_count++;
  if (table->form) line->needed = gk_arena_array(&loader->pack->arena, GK_PACK_COLUMNS, sizeof *line->needed);
  if (table->form && line->needed == NULL) return gk_fail_memory(loader->err);
  return check_line(loader, node, table, block);
}

static bool read_columns_and_lines(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table,
                                   gk_pack_block *block)
{
  for (const xmlNode *n = gk_pack_first(node); n != NULL; n = gk_pack_next(n)) {
    bool column = gk_pack_is(n, "column");
    if (!(column ? read_column : read_line)(loader, n, table, block)) return false;
  }
  block->column_count = table->column_count - block->first_column;
  block->line_count = table->line_count - block->first_line;
  return true;
}

static bool check_block(const gk_pack_loader *loader, const xmlNode *node, const gk_pack_table *table,
                        const gk_pack_block *block)
{
  if (block->rows == GK_ROWS_SINGLE) {
    if (block->key_headings.count > 0 || block->name_headings.count > 0 || block->repeats > 1)
      return gk_pack_refuse(loader, node, "只有一行的块不写 keys、names、repeats");
    if (block->line_count == 1 && table->lines[block->first_line].names.count == 0) return true;
    return gk_pack_refuse(loader, node, "只有一行的块应有且只有一个不带 names 的 <line>");
  }
  if (block->rows == GK_ROWS_ITEMS && !table->form)
    return gk_pack_refuse(loader, node, "只有自评表（form=\"yes\"）才能有 rows=\"items\" 的块");
  if (block->key_headings.count == 0 && !(table->form && block->rows == GK_ROWS_LINES))
    return gk_pack_refuse(loader, node, "<block> 要用 keys 写明项目栏或编码栏的标题");
  if (block->rows == GK_ROWS_CODES && table->codes == GK_CODES_NONE)
    return gk_pack_refuse(loader, node, "按科目编码排列的表要在 <table> 写 codes");
  if (block->rows == GK_ROWS_LINES && block->line_count == 0)
    return gk_pack_refuse(loader, node, "按行次排列的块里没有 <line>");
  return true;
}

static bool read_block(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table)
{
  gk_pack_block *block = &table->blocks[table->block_count++];
  const char *rows = NULL;
  if (!gk_pack_attribute(loader, node, "rows", &rows) ||
      !gk_pack_spellings(loader, node, "keys", &block->key_headings) ||
      !gk_pack_spellings(loader, node, "names", &block->name_headings) ||
      !gk_pack_integer(loader, node, "repeats", 1, &block->repeats))
    return false;
  block->rows = strcmp(rows, "lines") == 0   ? GK_ROWS_LINES
                : strcmp(rows, "codes") == 0 ? GK_ROWS_CODES
                : strcmp(rows, "items") == 0 ? GK_ROWS_ITEMS
                                             : GK_ROWS_SINGLE;
  block->first_column = table->column_count;
  block->first_line = table->line_count;
  return read_columns_and_lines(loader, node, table, block) && check_block(loader, node, table, block);
}

static bool make_room(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table)
{
  size_t columns = 0, lines = 0, blocks = gk_pack_count(node, "block");
  for (const xmlNode *n = gk_pack_first(node); n != NULL; n = gk_pack_next(n)) {
    columns += gk_pack_count(n, "column");
    lines += gk_pack_count(n, "line");
  }
  if (columns > GK_PACK_COLUMNS || lines > GK_PACK_LINES)
    return gk_pack_refuse(loader, node, "一张表最多 %d 栏、%d 行", GK_PACK_COLUMNS, GK_PACK_LINES);
  gk_arena *arena = &loader->pack->arena;
  table->columns = gk_arena_array(arena, columns, sizeof *table->columns);
  table->lines = gk_arena_array(arena, lines, sizeof *table->lines);
  table->blocks = gk_arena_array(arena, blocks, sizeof *table->blocks);
  return (table->columns != NULL && table->lines != NULL && table->blocks != NULL) || gk_fail_memory(loader->err);
}

static bool check_table(const gk_pack_loader *loader, const xmlNode *node, const gk_pack_table *table)
{
  const gk_pack *pack = loader->pack;
  for (const gk_pack_table *other = pack->tables; other < table; other++) {
    if (strcmp(other->id, table->id) == 0) return gk_pack_refuse(loader, node, "已有叫 %s 的表", table->id);
    bool apart = other->with.count > 0 || table->with.count > 0;
    if (strcmp(other->mark, table->mark) == 0 || (!apart && share_spelling(&other->titles, &table->titles)))
      return gk_pack_refuse(loader, node, "表 %s 与表 %s 的表号（mark）或标题（titles）相同，分不开", table->id,
                            other->id);
  }
  return true;
}

/* A form that is laid out as another one has its columns, lines and blocks. */
static bool lay_out_as(const gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table)
{
  const char *as = gk_pack_plain(node, "as");
  const gk_pack_table *like = loader->pack->tables;
  while (like < table && (strcmp(like->id, as) != 0 || !like->form)) like++;
  if (like == table || !table->form || gk_pack_first(node) != NULL)
    return gk_pack_refuse(loader, node, "表 %s 的 as 要写前面的一张自评表，自己不再写 <block>", table->id);
  table->columns = like->columns;
  table->column_count = like->column_count;
  table->lines = like->lines;
  table->line_count = like->line_count;
  table->blocks = like->blocks;
  table->block_count = like->block_count;
  table->print = like->print;
  return true;
}

/* Tables have a mark, and forms a name of two parts: the rules name a form by the first one. */
static bool check_kind(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table)
{
  if (table->form != (strchr(table->id, '.') != NULL))
    return gk_pack_refuse(
      loader, node, "表 %s：自评表（form=\"yes\"）的 id 是两段，例如 performance.project，别的表是一段", table->id);
  if (table->mark == NULL && !table->form) return gk_pack_refuse(loader, node, "<%s> 缺少属性 %s", "table", "mark");
  if (!gk_pack_fold(loader, table->mark == NULL ? "" : table->mark, &table->folded_mark)) return false;
  if (table->mark == NULL) table->mark = table->title.zh;
  if (*gk_pack_plain(node, "as") == '\0' && gk_pack_first(node) == NULL)
    return gk_pack_refuse(loader, node, "<%s> 里缺少 <%s>", "table", "block");
  return true;
}

static bool read_parts(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table)
{
  if (*gk_pack_plain(node, "as") != '\0') return lay_out_as(loader, node, table);
  if (!make_room(loader, node, table)) return false;
  for (const xmlNode *n = gk_pack_first(node); n != NULL; n = gk_pack_next(n))
    if (!(gk_pack_is(n, "print") ? gk_pack_read_print : read_block)(loader, n, table)) return false;
  return true;
}

static bool read_table(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table)
{
  const char *codes = NULL;
  table->form = strcmp(gk_pack_plain(node, "form"), "yes") == 0;
  if (!gk_pack_attribute(loader, node, "id", &table->id) || !gk_pack_attribute(loader, node, "mark", &table->mark) ||
      !gk_pack_spellings(loader, node, "titles", &table->titles) ||
      !gk_pack_spellings(loader, node, "with", &table->with) ||
      !gk_pack_spellings(loader, node, "called", &table->called) ||
      !gk_pack_spellings(loader, node, "offices", &table->offices) ||
      !gk_pack_attribute(loader, node, "sheet", &table->sheet) ||
      !gk_pack_label(loader, node, table->titles.items[0], NULL, &table->title) ||
      !gk_pack_attribute(loader, node, "unit", &table->unit) ||
      !gk_pack_integer(loader, node, "decimals", 0, &table->decimals) ||
      !gk_pack_attribute(loader, node, "codes", &codes) ||
      !gk_pack_spellings(loader, node, "notes", &table->empty_notes) ||
      !gk_pack_attribute(loader, node, "remark", &table->remark) || !check_kind(loader, node, table) ||
      !check_table(loader, node, table))
    return false;
  if (codes != NULL) table->codes = strcmp(codes, "function") == 0 ? GK_CODES_FUNCTION : GK_CODES_ECONOMIC;
  return read_parts(loader, node, table);
}

/* The tables, then the forms: whoever counts the 公开 tables need not know of forms. */
static bool read_tables(gk_pack_loader *loader, const xmlNode *root)
{
  gk_pack *pack = loader->pack;
  for (int forms = 0; forms < 2; forms++) {
    for (const xmlNode *n = gk_pack_first(root); n != NULL; n = gk_pack_next(n)) {
      if ((strcmp(gk_pack_plain(n, "form"), "yes") == 0) != (forms == 1)) continue;
      gk_pack_table *table = &pack->tables[pack->table_count + pack->form_count];
      if (!read_table(loader, n, table)) return false;
      *(forms == 1 ? &pack->form_count : &pack->table_count) += 1;
    }
  }
  return true;
}

bool gk_pack_read_layouts(gk_pack_loader *loader, const xmlNode *root)
{
  gk_pack *pack = loader->pack;
  size_t tables = gk_pack_count(root, "table");
  if (tables > GK_PACK_TABLES) return gk_pack_refuse(loader, root, "最多 %d 张表", GK_PACK_TABLES);
  pack->tables = gk_arena_array(&pack->arena, tables, sizeof *pack->tables);
  if (pack->tables == NULL) return gk_fail_memory(loader->err);
  if (!gk_pack_attribute(loader, root, "id", &pack->id) || !gk_pack_attribute(loader, root, "extends", &pack->base) ||
      !gk_pack_integer(loader, root, "year", 0, &pack->year) ||
      !gk_pack_integer(loader, root, "until", pack->year, &pack->until) ||
      !gk_pack_spellings(loader, root, "regions", &pack->regions) ||
      !gk_pack_label(loader, root, pack->id, NULL, &pack->label))
    return false;
  pack->guessed = strcmp(gk_pack_plain(root, "guess"), "no") != 0;
  if (tables == 0) return gk_pack_refuse(loader, root, "<pack> 里缺少 <table>");
  if (pack->until < pack->year)
    return gk_pack_refuse(loader, root, "适用年度 year %d 晚于 until %d", pack->year, pack->until);
  return read_tables(loader, root);
}
