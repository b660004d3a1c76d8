/* SPDX-License-Identifier: MPL-2.0 */
/* Build tool: writes the reference of all rules (docs/rules.md) from the packs in the folder named on the command line.
 * The pack `DEFAULT` is listed in full, of every other pack that extends it what differs. */
#include <stdio.h>
#include <string.h>

#include "engine/pack/pack_shelf.h"
#include "engine/rules/state_list.h"

#define DEFAULT "cn-2022"

/* --- Markdown ----------------------------------------------------------------------------------------------------- */

/* A text inside a table's cell: no bar, no line end. */
static void put_cell(const char *text)
{
  for (; *text != '\0'; text++) {
    if (*text == '|') fputs("\\|", stdout);
    else putchar(*text == '\n' ? ' ' : *text);
  }
}

static void put_column(const char *text)
{
  fputs(" ", stdout);
  put_cell(text);
  fputs(" |", stdout);
}

static void put_code(const char *text)
{
  fputs(" `", stdout);
  put_cell(text);
  fputs("` |", stdout);
}

static const char *severity_words(gk_severity severity)
{
  static const char *const words[] = {"差错 error", "尾差 rounding", "核实 warning", "提示 info"};
  _Static_assert(sizeof words / sizeof *words == GK_SEVERITIES, "a word for each severity");
  return words[severity];
}

static const char *kind_words(gk_rule_kind kind)
{
  switch (kind) {
    case GK_RULE_SUM: return "合计 sum";
    case GK_RULE_SAME: return "相同 same";
    case GK_RULE_AT_MOST: return "不超过 at-most";
    case GK_RULE_RATIO: return "比率 ratio";
    case GK_RULE_GRADE: return "等级 grade";
  }
  return "其他 other";
}

/* --- sources, numbered -------------------------------------------------------------------------------------------- */

enum { MOST_SOURCES = 256 };

typedef struct sources {
  const char *items[MOST_SOURCES];
  size_t count;
} sources;

/* The number of a source, from 1. */
static size_t number_of(sources *list, const char *source)
{
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i], source) == 0) return i + 1;
  if (list->count < MOST_SOURCES) list->items[list->count++] = source;
  return list->count;
}

static void put_source(sources *list, const char *source, bool confirm)
{
  if (*source != '\0') printf(" [%zu]", number_of(list, source));
  if (confirm) fputs(" 待确认", stdout);
  fputs(" |", stdout);
}

static void put_sources(const sources *list)
{
  if (list->count == 0) return;
  puts("\n出处 / sources：\n");
  for (size_t i = 0; i < list->count; i++) printf("%zu. %s\n", i + 1, list->items[i]);
}

/* --- rules -------------------------------------------------------------------------------------------------------- */

static void put_rule_heads(void)
{
  puts("| 编号 id | 类别 kind | 规则 | Rule | 公式 formula | 程度 | 出处 |\n|---|---|---|---|---|---|---|");
}

static void put_rule(const gk_rule *rule, sources *list)
{
  fputs("|", stdout);
  put_code(rule->id);
  put_column(kind_words(rule->kind));
  put_column(rule->label.zh);
  put_column(rule->label.en);
  put_code(rule->formula);
  put_column(severity_words(rule->severity));
  put_source(list, rule->source, rule->confirm);
  putchar('\n');
}

static void put_rules_of_table(const gk_pack *pack, size_t table, sources *list)
{
  const gk_pack_table *t = &pack->tables[table];
  printf("\n### %s %s / %s\n\n", t->mark, t->title.zh, t->title.en);
  put_rule_heads();
  for (size_t i = 0; i < pack->rule_count; i++)
    if (pack->rules[i].left.table == table) put_rule(&pack->rules[i], list);
}

/* Forms that are laid out alike have their rules together. */
static void put_rules_of_forms(const gk_pack *pack, sources *list)
{
  const gk_pack_table *forms = pack->tables + pack->table_count;
  for (size_t f = 0; f < pack->form_count; f++) {
    if (f > 0 && forms[f].blocks == forms[f - 1].blocks) continue;
    printf("\n### %s（`%s`）", forms[f].title.zh, forms[f].id);
    for (size_t i = f + 1; i < pack->form_count && forms[i].blocks == forms[f].blocks; i++)
      printf("、%s（`%s`）", forms[i].title.zh, forms[i].id);
    puts("\n");
    put_rule_heads();
    for (size_t i = 0; i < pack->rule_count; i++) {
      const gk_pack_table *table = &pack->tables[pack->rules[i].left.table];
      if (table->form && table->blocks == forms[f].blocks) put_rule(&pack->rules[i], list);
    }
  }
}

static void put_codes(const char *what, const gk_codes *codes)
{
  size_t complete = 0, confirm = 0;
  for (size_t i = 0; i < codes->count; i++) {
    complete += codes->items[i].complete;
    confirm += codes->items[i].confirm;
  }
  printf("- %s：%zu个科目，其中名称待确认的%zu个；%s，下一级列全的有%zu个科目。\n", what, codes->count, confirm,
         codes->complete ? "“类”已列全" : "“类”没有列全", complete);
}

static void put_pack(const gk_pack *pack)
{
  sources list = {.count = 0};
  printf("\n## %s / %s（`%s`）\n", pack->label.zh, pack->label.en, pack->id);
  printf("\n共%zu张表、%zu条规则。 / %zu tables, %zu rules.\n", pack->table_count, pack->rule_count, pack->table_count,
         pack->rule_count);
  for (size_t i = 0; i < pack->table_count; i++) put_rules_of_table(pack, i, &list);
  put_rules_of_forms(pack, &list);
  put_sources(&list);
  puts("\n科目 / codes：\n");
  put_codes("支出功能分类", &pack->function_codes);
  put_codes("支出经济分类", &pack->economic_codes);
}

/* --- what differs ------------------------------------------------------------------------------------------------- */

static const gk_rule *rule_of(const gk_pack *pack, const char *id)
{
  for (size_t i = 0; i < pack->rule_count; i++)
    if (strcmp(pack->rules[i].id, id) == 0) return &pack->rules[i];
  return NULL;
}

static void put_change(const gk_pack_change *change, sources *list)
{
  static const char *const kinds[] = {"加 adds", "改 alters", "去 removes"};
  _Static_assert(sizeof kinds / sizeof *kinds == GK_CHANGES, "a word for each kind");
  fputs("|", stdout);
  put_column(kinds[change->kind]);
  put_column(change->element);
  printf(" `%s%s%s` |", change->table, *change->table != '\0' && strcmp(change->table, change->name) != 0 ? "." : "",
         strcmp(change->table, change->name) != 0 ? change->name : "");
  put_column(change->text);
  put_source(list, change->source, change->confirm);
  putchar('\n');
}

static void put_changes(const gk_pack *pack, sources *list)
{
  size_t own = 0;
  for (size_t i = 0; i < pack->change_count; i++) own += strcmp(pack->changes[i].pack, pack->id) == 0;
  if (own == 0) {
    puts("\n没有不同。 / Nothing differs.");
    return;
  }
  puts("\n| 改动 change | 元素 element | 名字 name | 现在的写法 now | 出处 |\n|---|---|---|---|---|");
  for (size_t i = 0; i < pack->change_count; i++)
    if (strcmp(pack->changes[i].pack, pack->id) == 0) put_change(&pack->changes[i], list);
}

/* Rules that the pack has otherwise than the one below it, and those that it has not. */
static void put_rule_differences(const gk_pack *pack, const gk_pack *base, sources *list)
{
  size_t gone = 0, other = 0;
  for (size_t i = 0; i < base->rule_count; i++) {
    if (rule_of(pack, base->rules[i].id) != NULL) continue;
    fputs(gone++ == 0 ? "\n不再适用的规则 / rules that fall away：" : "、", stdout);
    printf("`%s`", base->rules[i].id);
  }
  if (gone > 0) puts("。");
  for (size_t i = 0; i < pack->rule_count; i++) {
    const gk_rule *below = rule_of(base, pack->rules[i].id);
    if (below != NULL && strcmp(below->formula, pack->rules[i].formula) == 0 &&
        below->right_count == pack->rules[i].right_count)
      continue;
    if (other++ == 0) {
      puts("\n新加的和项数不同的规则 / rules that are new or have other terms：\n");
      put_rule_heads();
    }
    put_rule(&pack->rules[i], list);
  }
}

static void put_difference(const gk_pack_shelf *shelf, const gk_pack *pack)
{
  const gk_pack *base = gk_pack_shelf_get(shelf, pack->base);
  sources list = {.count = 0};
  printf("\n## %s / %s（`%s`）\n\n在 `%s` 的基础上 / on top of `%s`", pack->label.zh, pack->label.en, pack->id,
         pack->base, pack->base);
  if (pack->regions.count > 0) fputs("，适用于部门名称含有以下字样的单位 / for departments called", stdout);
  for (size_t i = 0; i < pack->regions.count; i++) printf("%s%s", i == 0 ? "：" : "、", pack->regions.items[i]);
  puts("。");
  put_changes(pack, &list);
  if (base != NULL) put_rule_differences(pack, base, &list);
  put_sources(&list);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void put_introduction(void)
{
  puts(
    "<!-- SPDX-License-Identifier: MPL-2.0 -->\n"
    "<!-- 由 make docs 根据 sheets/ 里的规则包生成，请勿手改。 Made from the packs by `make docs`; do not edit. -->\n"
    "# 规则一览 / Reference of the rules\n\n"
    "每条规则的编号固定不变，校验结果里方括号中的就是它。程度：差错（必须成立）、尾差（在四舍五入允许的界限以内）、"
    "核实（可以不成立，但要说明）、提示。合计类规则的差额不超过尾差界限时报尾差，超过时报差错。\n\n"
    "Every rule has an id that never changes; results show it in brackets. A sum that is off by no more than "
    "rounding allows is a *rounding* finding, beyond that an *error*.\n\n"
    "公式里 `表.行.栏`：`*` 是每一行，`children` 是该行的下级科目，`r1..r8` 是从 r1 到 r8 各行之和。规则包的写法见"
    "[规则包编写指南](pack-guide.md)。");
}

static void put_state_rules(void)
{
  puts("\n## 表式规则 / State rules\n\n"
       "不是等式的规则，各年度、各地区相同；编号是 `表.state.名字`，没有找到任何表时是 `state.none`。\n\n"
       "| 名字 | 规则 | Rule | 程度 |\n|---|---|---|---|");
  for (size_t i = 0; i < gk_state_rule_count; i++) {
    fputs("|", stdout);
    put_code(gk_state_rules[i].what);
    put_column(gk_state_rules[i].label);
    put_column(gk_tr_to("en", NULL, gk_state_rules[i].label));
    put_column(severity_words(gk_state_rules[i].severity));
    putchar('\n');
  }
}

int main(int argc, char **argv)
{
  gk_error err = GK_ERROR_INIT;
  gk_pack_shelf *shelf = argc == 2 ? gk_pack_shelf_load(argv[1], &err) : NULL;
  const gk_pack *pack = shelf != NULL ? gk_pack_shelf_get(shelf, DEFAULT) : NULL;
  if (pack == NULL) {
    fprintf(stderr, "make_rules: %s\n", argc == 2 ? err.text : "usage: make_rules FOLDER-OF-PACKS");
    gk_pack_shelf_free(shelf);
    return 1;
  }
  put_introduction();
  put_pack(pack);
  put_state_rules();
  for (size_t i = 0; i < shelf->count; i++)
    if (shelf->items[i]->base != NULL) put_difference(shelf, shelf->items[i]);
  gk_pack_shelf_free(shelf);
  return fflush(stdout) == 0 ? 0 : 1;
}
