/* SPDX-License-Identifier: MPL-2.0 */
/* A report as text for people. */
#include <string.h>

#include "files/views/view.h"
#include "files/views/view_parts.h"

/* A text that comes from a file, so that it can neither begin a line of its own nor steer the terminal. */
static void add_tame(gk_text *out, const char *text)
{
  size_t before = out->length;
  gk_text_puts(out, text);
  if (!out->failed) gk_text_tame(out->bytes + before);
}

static void add_file_line(gk_text *out, const char *file, const char *verdict)
{
  gk_text tame = {0};
  add_tame(&tame, file);
  if (tame.failed) out->failed = true;
  else gk_text_say(out, "%s：%s\n", tame.bytes, verdict);
  gk_text_free(&tame);
}

/* --- verdict and tables ------------------------------------------------------------------------------------------- */

static const char *name_tables(gk_arena *arena, const gk_tables *tables)
{
  const char *names = tables->count == 0 ? "" : tables->items[0].pack->mark;
  for (size_t i = 1; i < tables->count; i++) names = gk_say(arena, "%s、%s", names, tables->items[i].pack->mark);
  return names;
}

static void add_tables(gk_text *out, const gk_report *report)
{
  gk_arena arena = {0};
  const size_t tables = report->tables->count, forms = report->tables->form_count;
  const char *pack = report->pack->id, *names = name_tables(&arena, report->tables);
  if (tables > 0 && forms > 0)
    gk_text_say(out, "  表式包 %s，找到公开表%zu张：%s；绩效自评表%zu张。\n", pack, tables, names, forms);
  else if (tables > 0) gk_text_say(out, "  表式包 %s，找到公开表%zu张：%s。\n", pack, tables, names);
  else if (forms > 0) gk_text_say(out, "  表式包 %s，找到公开表0张；绩效自评表%zu张。\n", pack, forms);
  else gk_text_say(out, "  表式包 %s，找到公开表0张。\n", pack);
  out->failed = out->failed || arena.failed;
  gk_arena_free(&arena);
}

static void add_counts(gk_text *out, const gk_report *report)
{
  const size_t *count = report->summary;
  gk_text_say(out, "  差错%zu处，尾差%zu处，核实%zu处，提示%zu处。\n", count[GK_ERROR], count[GK_ROUNDING],
              count[GK_WARNING], count[GK_INFO]);
}

/* --- suspects ----------------------------------------------------------------------------------------------------- */

static const gk_rule *rule_of(const gk_pack *pack, const char *id)
{
  for (size_t i = 0; i < pack->rule_count; i++) {
    if (strcmp(pack->rules[i].id, id) == 0) return &pack->rules[i];
  }
  return NULL;
}

/* How often the suspect names the rule at `index`; 0 where an earlier entry is the same rule, in another row. */
static size_t times(const gk_suspect *suspect, size_t index)
{
  size_t count = 0;
  for (size_t i = 0; i < suspect->rule_count; i++) {
    if (strcmp(suspect->rules[i], suspect->rules[index]) != 0) continue;
    if (i < index) return 0;
    count++;
  }
  return count;
}

static const char *name_rule(gk_arena *arena, const gk_report *report, const char *id, size_t rows)
{
  const gk_rule *rule = rule_of(report->pack, id);
  const char *label = rule == NULL ? "" : gk_label_in(rule->label), *gap = rule == NULL ? "" : " ";
  if (rows > 1) return gk_say(arena, "%s%s[%s]（%zu行）", label, gap, id, rows);
  return gk_say_in(arena, "a rule and its id", "%s%s[%s]", label, gap, id);
}

static void add_reasons(gk_text *out, const gk_report *report, const gk_suspect *suspect)
{
  gk_arena arena = {0};
  const char *rules = NULL;
  for (size_t i = 0; i < suspect->rule_count; i++) {
    size_t count = times(suspect, i);
    if (count == 0) continue;
    const char *rule = name_rule(&arena, report, suspect->rules[i], count);
    rules = rules == NULL ? rule : gk_say(&arena, "%s；%s", rules, rule);
  }
  gk_text_say(out, "       改正后%zu处差额消失：%s\n", suspect->rule_count, rules == NULL ? "" : rules);
  out->failed = out->failed || arena.failed;
  gk_arena_free(&arena);
}

/* The errors of rules that no suspect explains; those of state rules need no suspect. */
static void add_unexplained(gk_text *out, const gk_report *report)
{
  size_t count = 0;
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    const gk_table *table = finding->place.table; /* those of forms say themselves what should stand there */
    count += table != NULL && !table->pack->form && finding->has_amounts && finding->severity == GK_ERROR &&
             !finding->explained;
  }
  if (count > 0) gk_text_say(out, "  有%zu处差错，规则不足以判定是哪一个数填错，请对照原始资料逐项核对。\n", count);
}

static void add_suspects(gk_text *out, const gk_report *report)
{
  if (report->suspect_count > 0) gk_text_puts(out, gk_tr("\n  疑误，最可能填错的数：\n"));
  for (size_t i = 0; i < report->suspect_count; i++) {
    const gk_suspect *suspect = &report->suspects[i];
    gk_text_printf(out, "    %zu. ", i + 1);
    add_tame(out, suspect->message);
    gk_text_puts(out, "\n");
    add_reasons(out, report, suspect);
  }
  add_unexplained(out, report);
}

/* --- findings ----------------------------------------------------------------------------------------------------- */

/* The heading above the findings of one table: what it is called and where it stands. */
static void add_heading(gk_text *out, const gk_report *report, const gk_finding *finding)
{
  long index = gk_pack_table_index(report->pack, finding->table);
  gk_text_puts(out, "\n");
  if (index < 0) return;
  const gk_pack_table *pack = &report->pack->tables[index];
  const gk_table *table = finding->place.table;
  gk_text named = {0};
  gk_text_printf(&named, "%s%s%s", pack->form ? "" : pack->mark, pack->form ? "" : " ", gk_label_in(pack->title));
  if (table != NULL) {
    gk_text sheet = {0};
    add_tame(&sheet, table->sheet->name);
    if (!named.failed && !sheet.failed) gk_text_say(out, "  %s（工作表“%s”）\n", named.bytes, sheet.bytes);
    gk_text_free(&sheet);
  } else if (!named.failed) {
    gk_text_printf(out, "  %s\n", named.bytes);
  }
  gk_text_free(&named);
}

static void add_findings(gk_text *out, const gk_report *report)
{
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    bool other = i == 0 || strcmp(finding->table, report->findings[i - 1].table) != 0 ||
                 finding->place.table != report->findings[i - 1].place.table;
    if (other) add_heading(out, report, finding);
    gk_text_printf(out, "    %s ", gk_severity_name(finding->severity));
    add_tame(out, finding->message);
    gk_text_printf(out, " [%s]\n", finding->rule);
  }
}

/* --- the view ----------------------------------------------------------------------------------------------------- */

static void add_file(gk_text *out, gk_text *section, const gk_view_entry *entry, const gk_report *report)
{
  (void)section;
  add_file_line(out, entry->file, gk_verdict_name(report->verdict));
  add_tables(out, report);
  add_counts(out, report);
  add_suspects(out, report);
  add_findings(out, report);
}

static void unreadable(gk_text *out, const gk_view_entry *entry, const char *message)
{
  add_file_line(out, entry->file, gk_verdict_name(GK_VERDICT_UNREADABLE));
  gk_text_puts(out, "  ");
  add_tame(out, message);
  gk_text_puts(out, "\n");
}

static void missing(gk_text *out, const gk_view_entry *entry, const char *department, bool unread)
{
  (void)entry;
  if (unread) gk_text_say(out, "%s：报送了但读不了\n", department);
  else gk_text_say(out, "%s：未报送\n", department);
}

/* People read the end of a long list first. */
static void tail(gk_text *out, const gk_view_counts *counts)
{
  size_t done = counts->pass + counts->fail + counts->incomplete + counts->unreadable;
  if (counts->workbooks <= 1 && counts->missing == 0) return;
  gk_text_say(out, "\n共校验%zu个文件：通过%zu个，有差错%zu个，无法读取%zu个。\n", done, counts->pass, counts->fail,
              counts->unreadable);
  if (counts->incomplete > 0) gk_text_say(out, "另有%zu个没有差错，但没有校验完。\n", counts->incomplete);
  if (counts->missing > 0) gk_text_say(out, "名单上还有%zu个部门没有报送。\n", counts->missing);
  if (done < counts->workbooks) gk_text_say(out, "中途停止，还有%zu个没有校验。\n", counts->workbooks - done);
}

const gk_view gk_view_text = {
  .name = "text", .about = N_("给人看"), .file = add_file, .unreadable = unreadable, .missing = missing, .tail = tail};
