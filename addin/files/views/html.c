/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/utf8.h"
#include "files/views/html_parts.h"

#include <stdint.h>
#include <string.h>

#include "engine/marks/marks_look.h"
#include "files/views/view_parts.h"

/* --- text --------------------------------------------------------------------------------------------------------- */

void gk_html_text(gk_text *out, const char *text, size_t most)
{
  size_t length = strlen(text);
  bool cut = length > most;
  gk_text_escape(out, text, cut ? gk_utf8_cut(text, most) : length);
  if (cut) gk_text_puts(out, "…");
}

static void add_all(gk_text *out, const char *text)
{
  gk_html_text(out, text, SIZE_MAX);
}

/* --- style -------------------------------------------------------------------------------------------------------- */

static const char style[] =
  "body{font:14px/1.6 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',"
  "sans-serif;color:#222;margin:24px auto;max-width:1500px;padding:0 20px}\n"
  "h1{font-size:24px;margin:0 0 4px}h2{font-size:19px;margin:0}h3{font-size:15px;margin:18px 0 6px}\n"
  "small,.file{color:#666;font-weight:normal;overflow-wrap:anywhere}a{color:#1f4e79}\n"
  ".totals b{font-size:20px}.totals span{margin-right:24px}\n"
  ".pass{color:#1e6b2e}.fail{color:#c00000}.unreadable{color:#7f6000}.missing{color:#555}td.v{font-weight:bold;white-"
  "space:nowrap}\n"
  ".legend{margin:8px 0 16px}.legend span{display:inline-block;padding:1px 10px;margin-right:10px}\n"
  "table{border-collapse:collapse}.list{width:100%}.list th,.list td{border-bottom:1px solid #ddd;padding:4px 8px;"
  "text-align:left;vertical-align:top}\n"
  ".list thead th{background:#eef2f6;white-space:nowrap}.list td.n,.sheet td.n{text-align:right;"
  "font-variant-numeric:tabular-nums;white-space:nowrap}\n"
  ".list button{all:unset;cursor:pointer;font-weight:bold}.list button::after{content:' ⇅';color:#999}\n"
  ".list th[aria-sort=ascending] button::after{content:' ▲';color:#222}"
  ".list th[aria-sort=descending] button::after{content:' ▼';color:#222}\n"
  ".book{border-top:2px solid #1f4e79;margin-top:32px;padding-top:12px}\n"
  ".pair{display:grid;grid-template-columns:fit-content(78%) minmax(240px,1fr);gap:20px;align-items:start}"
  ".cells{overflow-x:auto}.say{margin:0;padding-left:28px}@media(max-width:1000px){.pair{display:block}}\n"
  ".say li{margin-bottom:8px}.say b{margin-right:8px;padding:1px 6px}.say code{color:#888;font-size:12px}\n"
  ".sheet{font-size:12.5px;line-height:1.4}.sheet td{border:1px solid #bbb;padding:2px 6px;white-space:pre-line;"
  "max-width:260px}\n"
  ".sheet th{background:#f0f0f0;color:#777;font-weight:normal;border:1px solid #ccc;padding:1px 5px;"
  "font-size:11px}.sheet sup{font-size:10px;margin-left:3px;font-style:normal;font-weight:normal}\n"
  ".sheet td.gap{text-align:center;color:#777;background:#fafafa}.sheet sup a{text-decoration:none}\n"
  "@media screen{.book{content-visibility:auto;contain-intrinsic-size:auto 900px}}\n"
  "@page{size:A4 landscape;margin:12mm}\n"
  "@media print{body{margin:0;max-width:none;padding:0;font-size:11px}.book{break-before:page;border:0}"
  ".pair{display:block}"
  ".list button::after{content:''!important}a{color:inherit;text-decoration:none}.sheet{font-size:9.5px}"
  "thead{display:table-header-group}tr,.say li{break-inside:avoid}h2,h3{break-after:avoid}"
  "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\n";

static const char *line_name(const gk_mark_style *look)
{
  static const char *const names[] = {
    [GK_LINE_SOLID] = "solid", [GK_LINE_DOTTED] = "dotted", [GK_LINE_DASHED] = "dashed", [GK_LINE_DOUBLE] = "double"};
  return names[look->line_style];
}

static void add_mark_rules(gk_text *out)
{
  for (int kind = 0; kind < GK_MARK_KINDS; kind++) {
    const gk_mark_style *look = &gk_mark_styles[kind];
    gk_text_printf(out, ".m%d{background:#%06lx", kind, (unsigned long)look->background);
    if (look->line_width > 0) {
      /* A screen draws a double line from three pixels on; a thinner one would look like the others. */
      uint32_t least = look->line_style == GK_LINE_DOUBLE ? 90 : 40;
      uint32_t width = look->line_width < least ? least : look->line_width;
      gk_text_printf(out, ";outline:0.%02ldmm %s #%06lx;outline-offset:-0.%02ldmm", (long)width, line_name(look),
                     (unsigned long)look->line_color, (long)width);
    }
    if (look->bold) gk_text_puts(out, ";font-weight:bold");
    if (look->italic) gk_text_puts(out, ";font-style:italic");
    if (look->underline != GK_UNDERLINE_NONE)
      gk_text_printf(out, ";text-decoration:underline wavy #%06lx", (unsigned long)look->line_color);
    gk_text_puts(out, "}\n");
  }
}

/* --- head and overview -------------------------------------------------------------------------------------------- */

static void head(gk_text *out)
{
  const char *title = gk_tr("部门决算公开校验结果"), *language = gk_words_are_keys() ? "zh-CN" : gk_words_tag();
  gk_text_printf(out,
                 "<!DOCTYPE html>\n<html lang=\"%.*s\">\n<head>\n<meta charset=\"utf-8\">\n" GK_VIEW_GENERATOR "\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n<style>\n",
                 (int)strcspn(language, "_"), language, title);
  gk_text_puts(out, style);
  add_mark_rules(out);
  gk_text_printf(out, "</style>\n</head>\n<body>\n<h1>%s</h1>\n", title);
}

static void add_total(gk_text *out, const char *name, const char *class, size_t count)
{
  gk_text_printf(out, "<span class=\"%s\">%s <b>%zu</b></span>", class, name, count);
}

static gk_html_detail detail_of(size_t workbooks)
{
  if (workbooks > GK_HTML_SENTENCES_FROM) return GK_HTML_NO_TABLES;
  return workbooks > GK_HTML_BRIEF_FROM ? GK_HTML_BRIEF : GK_HTML_WHOLE;
}

/* What the run came to, the legend of the marks, and the head of the overview. */
static void summary(gk_text *out, const gk_view_counts *counts)
{
  static const char *const columns[] = {NC_("column", "序号"), NC_("column", "部门"), NC_("column", "文件"),
                                        NC_("column", "结论"), NC_("column", "差错"), NC_("column", "尾差"),
                                        NC_("column", "核实"), NC_("column", "提示"), NC_("column", "先看这一处")};
  size_t done = counts->pass + counts->fail + counts->unreadable;
  gk_text_puts(out, "<p class=\"totals\">");
  add_total(out, gk_tr("校验工作簿"), "", done);
  add_total(out, gk_verdict_name(true), "pass", counts->pass);
  add_total(out, gk_verdict_name(false), "fail", counts->fail);
  add_total(out, gk_unreadable_name(), "unreadable", counts->unreadable);
  if (counts->missing > 0) add_total(out, gk_missing_name(false), "missing", counts->missing);
  if (done < counts->workbooks) add_total(out, gk_tr("中途停止，没有校验"), "unreadable", counts->workbooks - done);
  gk_text_printf(out, "</p>\n<p class=\"legend\">%s", gk_tr("标记："));
  for (int kind = 0; kind < GK_MARK_KINDS; kind++)
    gk_text_printf(out, "<span class=\"m%d\">%s</span>", kind, gk_tr(gk_mark_styles[kind].label));
  gk_text_puts(out, "</p>\n");
  if (detail_of(counts->workbooks) == GK_HTML_NO_TABLES) {
    gk_text_puts(out, "<p>");
    gk_text_say(out, "工作簿超过%d个，下面只列说明，不列表格；--annotate 另给带标记的副本。",
                (int)GK_HTML_SENTENCES_FROM);
    gk_text_puts(out, "</p>\n");
  }
  gk_text_puts(out, "<table class=\"list\">\n<thead><tr>");
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
    gk_text_printf(out, "<th scope=\"col\"><button type=\"button\">%s</button></th>", gk_tr_in("column", columns[i]));
  gk_text_puts(out, "</tr></thead>\n<tbody>\n");
}

/* The first thing to look at: the likeliest suspect, else the worst finding. */
static const char *first_sentence(const gk_report *report)
{
  const gk_finding *worst = NULL;
  if (report->suspect_count > 0) return report->suspects[0].message;
  for (size_t i = 0; i < report->finding_count; i++)
    if (worst == NULL || report->findings[i].severity < worst->severity) worst = &report->findings[i];
  return worst == NULL ? "" : worst->message;
}

static void begin_line(gk_text *out, const gk_view_entry *entry, const char *department, bool link)
{
  size_t number = entry->number;
  gk_text_printf(out,
                 "<tr>"
                 "<td class=\"n\">%zu</td><td>",
                 number);
  if (link) gk_text_printf(out, "<a href=\"#w%zu\">", number);
  add_all(out, *department == '\0' ? "—" : department);
  gk_text_printf(out, "%s</td><td class=\"file\">", link ? "</a>" : "");
  add_all(out, entry->file);
  gk_text_puts(out, "</td>");
}

static void add_file(gk_text *out, gk_text *section, const gk_view_entry *entry, const gk_report *report)
{
  const size_t *counts = report->summary;
  begin_line(out, entry, gk_report_department(report), report->finding_count > 0);
  gk_text_printf(out, "<td class=\"v %s\">%s</td>", report->pass ? "pass" : "fail", gk_verdict_name(report->pass));
  gk_text_printf(out,
                 "<td class=\"n\">%zu</td><td class=\"n\">%zu</td><td class=\"n\">%zu</td><td class=\"n\">%zu</td><td>",
                 counts[GK_ERROR], counts[GK_ROUNDING], counts[GK_WARNING], counts[GK_INFO]);
  add_all(out, first_sentence(report));
  gk_text_puts(out, "</td></tr>\n");
  if (!gk_html_section(section, entry, report, detail_of(entry->workbooks))) section->failed = true;
}

static void unreadable(gk_text *out, const gk_view_entry *entry, const char *message)
{
  begin_line(out, entry, "", false);
  gk_text_printf(out, "<td class=\"v unreadable\">%s</td><td></td><td></td><td></td><td></td><td>",
                 gk_unreadable_name());
  add_all(out, message);
  gk_text_puts(out, "</td></tr>\n");
}

static void missing(gk_text *out, const gk_view_entry *entry, const char *department, bool unread)
{
  begin_line(out, entry, department, false);
  gk_text_printf(out, "<td class=\"v missing\">%s</td><td></td><td></td><td></td><td></td><td></td></tr>\n",
                 gk_missing_name(unread));
}

static void middle(gk_text *out)
{
  gk_text_puts(out, "</tbody>\n</table>\n");
}

/* Sorts the overview by the column that is clicked; a second click turns the order round. */
static const char script[] =
  "<script>\n(function () {\n"
  "  'use strict';\n"
  "  const table = document.querySelector('table.list'), body = table.tBodies[0];\n"
  "  const heads = Array.from(table.tHead.rows[0].cells);\n"
  "  const order = new Intl.Collator(document.documentElement.lang, {numeric: true});\n"
  "  heads.forEach(function (head, column) {\n"
  "    head.addEventListener('click', function () {\n"
  "      const down = head.getAttribute('aria-sort') === 'ascending';\n"
  "      const rows = Array.from(body.rows, function (row) { return [row.cells[column].textContent, row]; });\n"
  "      rows.sort(function (a, b) { return down ? order.compare(b[0], a[0]) : order.compare(a[0], b[0]); });\n"
  "      heads.forEach(function (other) { other.removeAttribute('aria-sort'); });\n"
  "      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');\n"
  "      rows.forEach(function (row) { body.appendChild(row[1]); });\n"
  "    });\n"
  "  });\n"
  "}());\n</script>\n";

static void tail(gk_text *out, const gk_view_counts *counts)
{
  (void)counts;
  gk_text_puts(out, script);
  gk_text_puts(out, "</body>\n</html>\n");
}

const gk_view gk_view_html = {.name = "html",
                              .about = N_("一张网页，错处标在表里"),
                              .head = head,
                              .summary = summary,
                              .file = add_file,
                              .unreadable = unreadable,
                              .missing = missing,
                              .middle = middle,
                              .tail = tail};
