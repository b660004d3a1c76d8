/* SPDX-License-Identifier: MPL-2.0 */
/* The section of one workbook: its verdict, and each table with findings beside its sentences. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/marks/marks_look.h"
#include "files/views/html_parts.h"
#include "files/views/view_parts.h"

/* --- sentences ---------------------------------------------------------------------------------------------------- */

static void add_one(gk_html_sentences *list, gk_html_sentence sentence)
{
  if (list->count < GK_HTML_SENTENCES) list->items[list->count++] = sentence;
  else list->left_out++;
}

/* Those of one table; those that stand nowhere (a missing table) where `table` is NULL. */
static void gather(const gk_report *report, const gk_table *table, gk_html_sentences *list)
{
  list->count = list->left_out = 0;
  for (size_t i = 0; table != NULL && i < report->suspect_count; i++)
    if (report->suspects[i].place.table == table) add_one(list, (gk_html_sentence){.suspect = &report->suspects[i]});
  for (size_t i = 0; i < report->finding_count; i++)
    if (report->findings[i].place.table == table) add_one(list, (gk_html_sentence){.finding = &report->findings[i]});
}

static const gk_mark_kind severity_marks[GK_SEVERITIES] = {[GK_ERROR] = GK_MARK_ERROR,
                                                           [GK_ROUNDING] = GK_MARK_ROUNDING,
                                                           [GK_WARNING] = GK_MARK_WARNING,
                                                           [GK_INFO] = GK_MARK_KINDS};

static void add_sentence(gk_text *out, const gk_html_view *view, const gk_html_sentence *sentence, size_t number)
{
  const gk_finding *finding = sentence->finding;
  int mark = finding == NULL ? GK_MARK_SUSPECT : (int)severity_marks[finding->severity];
  gk_text_printf(out, "<li id=\"w%zut%zus%zu\"><b class=\"m%d\">%s</b>", view->number, view->index, number, mark,
                 finding == NULL ? gk_tr(gk_mark_styles[GK_MARK_SUSPECT].label) : gk_severity_name(finding->severity));
  gk_html_text(out, finding == NULL ? sentence->suspect->message : finding->message, SIZE_MAX);
  if (finding != NULL) {
    gk_text_puts(out, " <code>");
    gk_html_text(out, finding->rule, SIZE_MAX);
    gk_text_puts(out, "</code>");
  }
  gk_text_puts(out, "</li>\n");
}

static void add_sentences(gk_text *out, const gk_html_view *view)
{
  const gk_html_sentences *list = view->sentences;
  gk_text_puts(out, "<ol class=\"say\">\n");
  for (size_t i = 0; i < list->count; i++) add_sentence(out, view, &list->items[i], i + 1);
  gk_text_puts(out, "</ol>\n");
  if (list->left_out == 0) return;
  gk_text_puts(out, "<p>");
  gk_text_say(out, "还有%zu条没有列出；用 --format csv 可得全部。", list->left_out);
  gk_text_puts(out, "</p>\n");
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static void add_heading(gk_text *out, const gk_html_view *view)
{
  const gk_table *table = view->table;
  gk_text where = {0};
  if (*table->unit == '\0') gk_text_say(&where, "工作表“%s”", table->sheet->name);
  else gk_text_say(&where, "工作表“%s”，单位：%s", table->sheet->name, table->unit);
  gk_text_puts(out, "<h3>");
  if (!table->pack->form) gk_html_text(out, table->pack->mark, SIZE_MAX);
  if (!table->pack->form) gk_text_puts(out, " ");
  gk_html_text(out, gk_label_in(table->pack->title), SIZE_MAX);
  gk_text_puts(out, " <small>");
  gk_html_text(out, where.failed ? "" : where.bytes, SIZE_MAX);
  gk_text_puts(out, "</small></h3>\n");
  gk_text_free(&where);
}

static bool has_marks(const gk_table *table, const gk_marks *marks)
{
  for (size_t i = 0; i < marks->count; i++) {
    const gk_mark *mark = &marks->items[i];
    if (mark->sheet == (int32_t)table->sheet_index && mark->row >= table->top && mark->row <= table->bottom &&
        mark->col >= table->left && mark->col <= table->right)
      return true;
  }
  return false;
}

static bool add_table(gk_text *out, const gk_html_view *view)
{
  bool marked = has_marks(view->table, view->marks), shown = true;
  if (!marked && view->sentences->count == 0) return true;
  add_heading(out, view);
  gk_text_puts(out, "<div class=\"pair\">\n");
  if (marked && view->detail != GK_HTML_NO_TABLES) shown = gk_html_sheet(out, view);
  add_sentences(out, view);
  gk_text_puts(out, "</div>\n");
  return shown;
}

static void begin_section(gk_text *out, const gk_view_entry *entry, const gk_report *report)
{
  const char *department = gk_report_department(report);
  const size_t *summary = report->summary;
  gk_text_printf(out, "<div class=\"book\" id=\"w%zu\">\n<h2>%zu. ", entry->number, entry->number);
  gk_html_text(out, *department == '\0' ? gk_tr("（没有写部门）") : department, SIZE_MAX);
  gk_text_puts(out, " <small>");
  gk_html_text(out, entry->file, SIZE_MAX);
  gk_text_printf(out, "</small></h2>\n<p><b class=\"%s\">%s</b> ", gk_verdict_word(report->verdict),
                 gk_verdict_name(report->verdict));
  gk_text_say(out, "差错%zu处，尾差%zu处，核实%zu处，提示%zu处；表式包 %s，找到公开表%zu张。", summary[GK_ERROR],
              summary[GK_ROUNDING], summary[GK_WARNING], summary[GK_INFO], report->pack->id, report->tables->count);
  gk_text_puts(out, "</p>\n");
}

bool gk_html_section(gk_text *out, const gk_view_entry *entry, const gk_report *report, gk_html_detail detail)
{
  gk_marks marks = {0};
  if (report->finding_count == 0) return true;
  gk_html_sentences *sentences = malloc(sizeof *sentences);
  bool made = gk_marks_plan(report, -1, &marks) && sentences != NULL;
  if (made) {
    gk_html_view view = {
      .report = report, .marks = &marks, .sentences = sentences, .number = entry->number, .detail = detail};
    begin_section(out, entry, report);
    gather(report, NULL, sentences);
    if (sentences->count > 0) add_sentences(out, &view);
    for (size_t i = 0; made && i < report->tables->count + report->tables->form_count; i++) {
      view.table = &report->tables->items[i];
      view.index = i + 1;
      gather(report, view.table, sentences);
      made = add_table(out, &view);
    }
    gk_text_puts(out, "</div>\n");
  }
  free(sentences);
  gk_marks_free(&marks);
  return made;
}
