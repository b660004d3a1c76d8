/* SPDX-License-Identifier: MPL-2.0 */
/* The pack that ships: what it holds and how its rules resolve. Run from the top folder of the source tree. */
#include "engine/pack/pack.h"
#include "one_pack.h"

#include <CUnit/CUnit.h>
#include <string.h>

static void tables_are_complete(void)
{
  static const struct {
    const char *id, *mark, *title;
    size_t columns, lines, blocks;
    gk_code_list codes;
  } expected[] = {
    {"gk01", "公开01表", "收入支出决算总表", 2, 62, 2, GK_CODES_NONE},
    {"gk02", "公开02表", "收入决算表", 7, 1, 1, GK_CODES_FUNCTION},
    {"gk03", "公开03表", "支出决算表", 6, 1, 1, GK_CODES_FUNCTION},
    {"gk04", "公开04表", "财政拨款收入支出决算总表", 5, 64, 2, GK_CODES_NONE},
    {"gk05", "公开05表", "一般公共预算财政拨款支出决算表", 3, 1, 1, GK_CODES_FUNCTION},
    {"gk06", "公开06表", "一般公共预算财政拨款基本支出决算明细表", 1, 2, 1, GK_CODES_ECONOMIC},
    {"gk07", "公开07表", "一般公共预算财政拨款“三公”经费支出决算表", 12, 1, 1, GK_CODES_NONE},
    {"gk08", "公开08表", "政府性基金预算财政拨款收入支出决算表", 6, 1, 1, GK_CODES_FUNCTION},
    {"gk09", "公开09表", "国有资本经营预算财政拨款支出决算表", 3, 1, 1, GK_CODES_FUNCTION},
  };
  CU_ASSERT_STRING_EQUAL(pack->id, "cn-2022");
  CU_ASSERT_EQUAL(pack->year, 2022);
  CU_ASSERT_EQUAL_FATAL(pack->table_count, sizeof expected / sizeof *expected);
  for (size_t i = 0; i < pack->table_count; i++) {
    const gk_pack_table *t = &pack->tables[i];
    CU_ASSERT_STRING_EQUAL(t->id, expected[i].id);
    CU_ASSERT_STRING_EQUAL(t->mark, expected[i].mark);
    CU_ASSERT_STRING_EQUAL(t->titles.items[0], expected[i].title);
    CU_ASSERT_STRING_EQUAL(t->unit, "万元");
    CU_ASSERT_EQUAL(t->decimals, 2);
    CU_ASSERT_EQUAL(t->column_count, expected[i].columns);
    CU_ASSERT_EQUAL(t->line_count, expected[i].lines);
    CU_ASSERT_EQUAL(t->block_count, expected[i].blocks);
    CU_ASSERT_EQUAL(t->codes, expected[i].codes);
    CU_ASSERT(t->empty_notes.count > 0);
  }
}

static void every_label_is_there(void)
{
  for (size_t i = 0; i < pack->table_count; i++) {
    const gk_pack_table *t = &pack->tables[i];
    CU_ASSERT(t->title.zh != NULL && t->title.en != NULL);
    for (size_t k = 0; k < t->column_count; k++)
      CU_ASSERT(t->columns[k].label.zh != NULL && t->columns[k].label.en != NULL && t->columns[k].headings.count > 0);
    for (size_t k = 0; k < t->line_count; k++) CU_ASSERT(t->lines[k].label.zh != NULL && t->lines[k].label.en != NULL);
  }
  for (size_t i = 0; i < pack->rule_count; i++) {
    const gk_rule *r = &pack->rules[i];
    CU_ASSERT(r->label.zh != NULL && r->label.en != NULL && r->source != NULL && r->formula != NULL);
    CU_ASSERT(strchr(r->label.zh, '{') == NULL && strchr(r->label.en, '{') == NULL && strchr(r->id, '$') == NULL);
  }
}

static const gk_pack_table *table(const char *id)
{
  long index = gk_pack_table_index(pack, id);
  CU_ASSERT_TRUE_FATAL(index >= 0);
  return &pack->tables[index];
}

static void lines_and_columns(void)
{
  const gk_pack_table *gk01 = table("gk01"), *gk04 = table("gk04"), *gk07 = table("gk07");
  CU_ASSERT_STRING_EQUAL(gk01->lines[31].key, "r32");
  CU_ASSERT_EQUAL(gk01->lines[31].number, 32);
  CU_ASSERT_STRING_EQUAL(gk01->lines[31].code, "201");
  CU_ASSERT_STRING_EQUAL(gk01->lines[31].names.items[0], "一、一般公共服务支出");
  CU_ASSERT_EQUAL(gk01->lines[8].names.count, 0);
  CU_ASSERT_STRING_EQUAL(gk01->lines[8].label.zh, "第9行");
  CU_ASSERT_STRING_EQUAL(gk01->lines[8].label.en, "line 9");
  CU_ASSERT_EQUAL(gk01->blocks[1].first_column, 1);
  CU_ASSERT_EQUAL(gk01->blocks[1].first_line, 31);
  CU_ASSERT_EQUAL(gk01->blocks[1].line_count, 31);
  CU_ASSERT_STRING_EQUAL(gk04->lines[57].code, "234");
  CU_ASSERT_EQUAL(gk04->blocks[1].column_count, 4);
  CU_ASSERT_EQUAL(table("gk06")->blocks[0].repeats, 3);
  CU_ASSERT_EQUAL(gk07->blocks[0].rows, GK_ROWS_SINGLE);
  CU_ASSERT_STRING_EQUAL(gk07->lines[0].key, "r1");
  CU_ASSERT_STRING_EQUAL(gk07->columns[8].headings.items[0], "小计");
  CU_ASSERT_STRING_EQUAL(gk07->columns[8].groups.items[0], "决算数");
  CU_ASSERT_STRING_EQUAL(gk07->columns[8].label.en, "Final accounts: vehicles");
}

static const gk_rule *rule(const char *id)
{
  for (size_t i = 0; i < pack->rule_count; i++)
    if (strcmp(pack->rules[i].id, id) == 0) return &pack->rules[i];
  printf("\nno rule %s", id);
  return NULL;
}

static bool refers(const gk_ref *ref, int weight, const char *table, const char *row, const char *column)
{
  const gk_pack_table *t = &pack->tables[ref->table];
  const char *key = ref->select == GK_ROW_EACH ? "*" : ref->select == GK_ROW_CHILDREN ? "children" : ref->key;
  return ref->weight == weight && strcmp(t->id, table) == 0 && strcmp(key, row) == 0 &&
         strcmp(t->columns[ref->column].id, column) == 0;
}

static void sums_resolve(void)
{
  const gk_rule *r = rule("gk01.c2.r58");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT_EQUAL(r->kind, GK_RULE_SUM);
  CU_ASSERT_EQUAL(r->severity, GK_ERROR);
  CU_ASSERT(refers(&r->left, 1, "gk01", "r58", "c2"));
  CU_ASSERT_EQUAL_FATAL(r->right_count, 26);
  CU_ASSERT(refers(&r->right[0], 1, "gk01", "r32", "c2"));
  CU_ASSERT(refers(&r->right[25], 1, "gk01", "r57", "c2"));

  r = rule("gk04.c5.r64");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT(refers(&r->left, 1, "gk04", "r64", "c5"));
  CU_ASSERT_STRING_EQUAL(r->formula, "gk04.r64.c5 = gk04.r59..r60.c5");
  CU_ASSERT_STRING_EQUAL(r->label.zh, "国有资本经营预算财政拨款：支出总计＝本年支出合计＋年末财政拨款结转和结余");

  r = rule("gk08.across.c6");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT(refers(&r->left, 1, "gk08", "*", "c6"));
  CU_ASSERT_EQUAL_FATAL(r->right_count, 3);
  CU_ASSERT(refers(&r->right[1], 1, "gk08", "*", "c2"));
  CU_ASSERT(refers(&r->right[2], -1, "gk08", "*", "c3"));

  r = rule("gk02.codes.c7");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT(refers(&r->left, 1, "gk02", "*", "c7") && refers(&r->right[0], 1, "gk02", "children", "c7"));

  r = rule("gk06.c1.public");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT_EQUAL_FATAL(r->right_count, 8);
  CU_ASSERT(refers(&r->right[7], 1, "gk06", "399", "c1"));
}

static void same_rules_resolve(void)
{
  const gk_rule *r = rule("gk04.same.gk01.r1");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT_EQUAL(r->kind, GK_RULE_SAME);
  CU_ASSERT_EQUAL(r->severity, GK_ERROR);
  CU_ASSERT_EQUAL_FATAL(r->right_count, 1);
  CU_ASSERT(refers(&r->left, 1, "gk04", "r1", "c1") && refers(&r->right[0], 1, "gk01", "r1", "c1"));

  r = rule("gk01.same.gk03.r44");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT(refers(&r->left, 1, "gk01", "r44", "c2") && refers(&r->right[0], 1, "gk03", "214", "c1"));
  CU_ASSERT_STRING_EQUAL(r->formula, "gk01.r44.c2 = gk03.214.c1");
  CU_ASSERT_STRING_EQUAL(r->label.zh, "公开01表交通运输支出＝公开03表同类的本年支出合计");
  CU_ASSERT_STRING_EQUAL(r->label.en, "公开01表 Transport = that function in 公开03表");

  r = rule("gk04.same.gk05.r40");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT(refers(&r->left, 1, "gk04", "r40", "c3") && refers(&r->right[0], 1, "gk05", "208", "c1"));
}

static void at_most_rules_resolve(void)
{
  const gk_rule *r = rule("gk04.atmost.gk01.r58");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT_EQUAL(r->kind, GK_RULE_AT_MOST);
  CU_ASSERT_EQUAL(r->severity, GK_WARNING);
  /* A code names the line that has it where a table is one of lines. */
  CU_ASSERT(refers(&r->left, 1, "gk04", "r58", "c2") && refers(&r->right[0], 1, "gk01", "r57", "c2"));

  r = rule("gk05.atmost.gk03.c2");
  CU_ASSERT_PTR_NOT_NULL_FATAL(r);
  CU_ASSERT(refers(&r->left, 1, "gk05", "*", "c2") && refers(&r->right[0], 1, "gk03", "*", "c2"));
}

/* Every relation between two tables, so that none is lost by an edit: table pairs with the number of their rules. */
static void relations_between_tables(void)
{
  static const struct {
    const char *prefix;
    size_t count;
  } expected[] = {
    {"gk01.same.gk01.", 1},
    {"gk01.same.gk02.", 6},
    {"gk01.same.gk03.", 27},
    {"gk02.sum.gk01.", 1},
    {"gk04.same.gk01.", 3},
    {"gk04.same.gk02.", 1},
    {"gk04.same.gk04.", 1},
    {"gk04.same.gk05.", 26},
    {"gk02.atmost.gk05.", 1},
    {"gk04.same.gk08.", 26},
    {"gk04.same.gk09.", 26},
    {"gk04.atmost.gk01.", 28},
    {"gk04.fund.", 3},
    {"gk05.same.gk04.", 1},
    {"gk05.sum.gk06.", 1},
    {"gk05.atmost.gk02.", 1},
    {"gk05.atmost.gk03.", 3},
    {"gk06.atmost.gk07.", 4},
    {"gk07.atmost.gk07.", 4},
    {"gk08.same.gk04.", 4},
    {"gk08.atmost.gk03.", 3},
    {"gk09.same.gk04.", 1},
    {"gk09.atmost.gk03.", 3},
    {"gk01.c", 4},
    {"gk02.codes.", 7},
    {"gk03.codes.", 6},
    {"gk04.c", 11},
    {"gk05.codes.", 3},
    {"gk06.c", 3},
    {"gk07.across.", 4},
    {"gk08.codes.", 6},
    {"gk09.codes.", 3},
    {"gk02.across.", 1},
    {"gk03.across.", 1},
    {"gk04.across.", 1},
    {"gk05.across.", 1},
    {"gk08.across.", 2},
    {"gk09.across.", 1},
    {"performance.", 13},
  };
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
    size_t count = 0;
    for (size_t k = 0; k < pack->rule_count; k++)
      count += strncmp(pack->rules[k].id, expected[i].prefix, strlen(expected[i].prefix)) == 0;
    if (count < expected[i].count) printf("\n%s %zu", expected[i].prefix, count);
    CU_ASSERT_TRUE(count >= expected[i].count); /* a rule that is added needs no entry here */
  }
}

static void codes_have_names(void)
{
  CU_ASSERT_EQUAL(pack->function_codes.count, 71);
  CU_ASSERT_EQUAL(pack->economic_codes.count, 107);
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&pack->function_codes, "2010301"), "行政运行");
  CU_ASSERT_STRING_EQUAL(gk_codes_name(&pack->economic_codes, "301"), "工资福利支出");
  CU_ASSERT_PTR_NULL(gk_codes_name(&pack->function_codes, "999"));
  CU_ASSERT_PTR_NULL(gk_codes_name(&pack->function_codes, ""));
  const gk_codes none = {0};
  CU_ASSERT_PTR_NULL(gk_codes_name(&none, "201"));
  CU_ASSERT_EQUAL(gk_pack_table_index(pack, "gk10"), -1);
  CU_ASSERT_EQUAL(gk_pack_column_index(table("gk01"), "c3"), -1);
}

void gk_suite_pack(void);
void gk_suite_pack(void)
{
  CU_pSuite suite = CU_add_suite("pack", load_pack, free_pack);
  CU_add_test(suite, "tables are complete", tables_are_complete);
  CU_add_test(suite, "every label is there", every_label_is_there);
  CU_add_test(suite, "lines and columns", lines_and_columns);
  CU_add_test(suite, "sums resolve", sums_resolve);
  CU_add_test(suite, "same rules resolve", same_rules_resolve);
  CU_add_test(suite, "at-most rules resolve", at_most_rules_resolve);
  CU_add_test(suite, "relations between tables", relations_between_tables);
  CU_add_test(suite, "codes have names", codes_have_names);
}
