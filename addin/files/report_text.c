/* SPDX-License-Identifier: MPL-2.0 */
#include "report_text.h"

#include <string.h>

#include "engine/sentences.h"

static const char *pick(const gk_report *report, const char *zh, const char *en) {
  return report->lang == GK_EN ? en : zh;
}

static void add_verdict(gk_text *out, const char *file, const gk_report *report) {
  gk_text_printf(out, pick(report, "%s：%s（%s）\n", "%s: %s (%s)\n"), file,
                 report->pass ? pick(report, "通过", "pass") : pick(report, "有差错", "fail"), report->pack->id);
  gk_text_printf(out, pick(report, "  找到公开表%zu张；差错%zu处，核实%zu处，尾差%zu处，提示%zu处\n",
                           "  %zu tables; %zu errors, %zu warnings, %zu rounding differences, %zu remarks\n"),
                 report->tables->count, report->summary[GK_ERROR], report->summary[GK_WARNING],
                 report->summary[GK_ROUNDING], report->summary[GK_INFO]);
}

static void add_suspect(gk_text *out, const gk_report *report, const gk_suspect *suspect) {
  gk_text_puts(out, pick(report, "  疑误 ", "  suspect: "));
  gk_say_figure(out, suspect->place.table, suspect->place.figure_row, (size_t)suspect->place.column, report->lang);
  gk_text_puts(out, pick(report, "填报", " is "));
  gk_say_amount(out, suspect->reported);
  gk_text_puts(out, pick(report, "，建议改为", ", should be "));
  gk_say_amount(out, suspect->suggested);
  gk_text_printf(out, pick(report, "；%s；依据", "; %s; by "), suspect->cause);
  for (size_t i = 0; i < suspect->rule_count; i++) gk_text_printf(out, "%s%s", i > 0 ? pick(report, "、", ", ") : "", suspect->rules[i]);
  gk_text_puts(out, "\n");
}

static void add_finding(gk_text *out, const gk_report *report, const gk_finding *finding) {
  static const gk_label names[GK_SEVERITIES] = {[GK_ERROR] = {"差错", "error"},
                                                [GK_ROUNDING] = {"尾差", "rounding"},
                                                [GK_WARNING] = {"核实", "warning"},
                                                [GK_INFO] = {"提示", "info"}};
  gk_text_printf(out, "  %s [%s] %s\n", gk_label_in(names[finding->severity], report->lang), finding->rule, finding->message);
}

void gk_report_text(gk_text *out, const char *file, const gk_report *report) {
  add_verdict(out, file, report);
  for (size_t i = 0; i < report->suspect_count; i++) add_suspect(out, report, &report->suspects[i]);
  for (size_t i = 0; i < report->finding_count; i++) add_finding(out, report, &report->findings[i]);
  if (report->summary[GK_ERROR] > 0 && report->suspect_count == 0)
    gk_text_puts(out, pick(report, "  没有哪一个数单独能解释这些差错，请逐条核对。\n",
                           "  No single figure explains these errors; please go through them one by one.\n"));
}

void gk_report_text_unreadable(gk_text *out, const char *file, gk_lang lang, const char *message) {
  gk_text_printf(out, lang == GK_EN ? "%s: unreadable\n  %s\n" : "%s：无法读取\n  %s\n", file, message);
}
