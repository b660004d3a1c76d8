/* SPDX-License-Identifier: MPL-2.0 */
/* A report as one line of JSON (JSON Lines), for other programs: names are fixed, amounts are decimal strings in the unit
 * of their table. */
#include <string.h>

#include "engine/check/reasons.h"
#include "engine/base/utf8.h"
#include "files/views/view.h"
#include "files/views/view_parts.h"

static const char *const severities[GK_SEVERITIES] = {
  [GK_ERROR] = "error", [GK_ROUNDING] = "rounding", [GK_WARNING] = "warning", [GK_INFO] = "info"};

/* Bytes at the start of a text that stand in a JSON string as they are. */
static size_t plain_length(const char *text)
{
  for (size_t length = 0, bytes;; length += bytes) {
    unsigned char c = (unsigned char)text[length];
    bytes = gk_utf8_length(text + length);
    if (bytes == 0 || c < 0x20 || c == 0x7F || c == '"' || c == '\\') return length;
  }
}

/* A JSON string; bytes that are no UTF-8 become U+FFFD. */
static void add_string(gk_text *out, const char *string)
{
  gk_text_puts(out, "\"");
  for (;; string++) {
    size_t plain = plain_length(string);
    gk_text_add(out, string, plain);
    string += plain;
    if (*string == '\0') break;
    if (*string == '"' || *string == '\\') gk_text_printf(out, "\\%c", *string);
    else if (*string == '\n') gk_text_puts(out, "\\n");
    else if ((unsigned char)*string >= 0x80) gk_text_puts(out, "\xEF\xBF\xBD");
    else gk_text_printf(out, "\\u%04x", *string);
  }
  gk_text_puts(out, "\"");
}

static void add_member(gk_text *out, const char *name, const char *value)
{
  gk_text_puts(out, "\"");
  gk_text_puts(out, name);
  gk_text_puts(out, "\":");
  add_string(out, value);
}

static void add_amount(gk_text *out, const char *name, gk_dec amount)
{
  char digits[GK_DEC_TEXT];
  gk_text_printf(out, ",\"%s\":\"%s\"", name, gk_dec_format(amount, digits));
}

/* 'Sheet name'.C7, quotes within the name doubled, as Calc writes it. */
static void add_cell(gk_text *out, const gk_place *place)
{
  gk_text reference = {0};
  char address[16];
  gk_text_puts(&reference, "'");
  for (const char *s = place->table->sheet->name; *s != '\0'; s++) {
    if (*s == '\'') gk_text_puts(&reference, "'");
    gk_text_add(&reference, s, 1);
  }
  gk_text_printf(&reference, "'.%s", gk_address(place->row, place->col, address));
  if (reference.failed) out->failed = true;
  else add_string(out, reference.bytes);
  gk_text_free(&reference);
}

static void add_place(gk_text *out, const gk_place *place)
{
  char address[16];
  if (place->table == NULL) return;
  gk_text_puts(out, ",");
  add_member(out, "sheet", place->table->sheet->name);
  gk_text_puts(out, ",");
  add_member(out, "cell", gk_address(place->row, place->col, address));
}

static void add_table(gk_text *out, const gk_table *table)
{
  char first[16], last[16];
  gk_text_puts(out, "{");
  add_member(out, "table", table->pack->id);
  gk_text_puts(out, ",");
  add_member(out, "sheet", table->sheet->name);
  gk_text_printf(out, ",\"range\":\"%s:%s\",", gk_address(table->top, table->left, first),
                 gk_address(table->bottom, table->right, last));
  add_member(out, "unit", table->unit);
  gk_text_puts(out, ",");
  add_member(out, "department", table->department);
  if (*table->name != '\0') {
    gk_text_puts(out, ",");
    add_member(out, "name", table->name);
  }
  gk_text_puts(out, "}");
}

static void add_finding(gk_text *out, const gk_finding *finding)
{
  gk_text_puts(out, "{");
  add_member(out, "rule", finding->rule);
  gk_text_printf(out, ",\"severity\":\"%s\",", severities[finding->severity]);
  add_member(out, "table", finding->table);
  add_place(out, &finding->place);
  gk_text_puts(out, ",\"cells\":[");
  for (size_t i = 0; i < finding->cell_count; i++) {
    if (i > 0) gk_text_puts(out, ",");
    add_cell(out, &finding->cells[i]);
  }
  gk_text_puts(out, "]");
  if (finding->has_amounts) {
    add_amount(out, "reported", finding->reported);
    add_amount(out, "expected", finding->expected);
    add_amount(out, "difference", finding->difference);
    add_amount(out, "tolerance", finding->tolerance);
  }
  gk_text_puts(out, ",");
  if (finding->reason != NULL && finding->reason->stands) {
    add_member(out, "reason", finding->reason->text);
    gk_text_puts(out, ",");
  }
  add_member(out, "message", finding->message);
  gk_text_puts(out, "}");
}

static void add_suspect(gk_text *out, const gk_suspect *suspect)
{
  static const char *const scopes[GK_SCOPES] = {"figure", "rows", "column", "table", "label"};
  char address[16];
  gk_text_puts(out, "{");
  add_member(out, "sheet", suspect->place.table->sheet->name);
  gk_text_puts(out, ",");
  add_member(out, "cell", gk_address(suspect->place.row, suspect->place.col, address));
  gk_text_printf(out, ",\"scope\":\"%s\"", scopes[suspect->scope]);
  if (suspect->scope == GK_SCOPE_FIGURE) add_amount(out, "reported", suspect->reported);
  if (suspect->mendable) add_amount(out, "suggested", suspect->suggested);
  gk_text_printf(out, ",\"sure\":%s", suspect->sure ? "true" : "false");
  gk_text_puts(out, ",\"rules\":[");
  for (size_t i = 0; i < suspect->rule_count; i++) {
    if (i > 0) gk_text_puts(out, ",");
    add_string(out, suspect->rules[i]);
  }
  gk_text_puts(out, "],");
  add_member(out, "cause", suspect->cause);
  gk_text_puts(out, ",");
  add_member(out, "message", suspect->message);
  gk_text_puts(out, "}");
}

static void add_file(gk_text *out, gk_text *section, const gk_view_entry *entry, const gk_report *report)
{
  (void)section;
  gk_text_puts(out, "{");
  add_member(out, "file", entry->file);
  gk_text_printf(out, ",\"verdict\":\"%s\",", report->pass ? "pass" : "fail");
  add_member(out, "pack", report->pack->id);
  gk_text_puts(out, ",\"tables\":[");
  for (size_t i = 0; i < report->tables->count; i++) {
    if (i > 0) gk_text_puts(out, ",");
    add_table(out, &report->tables->items[i]);
  }
  if (report->tables->form_count > 0) gk_text_puts(out, "],\"forms\":[");
  for (size_t i = 0; i < report->tables->form_count; i++) {
    if (i > 0) gk_text_puts(out, ",");
    add_table(out, gk_tables_form(report->tables, i));
  }
  gk_text_puts(out, "],\"findings\":[");
  for (size_t i = 0; i < report->finding_count; i++) {
    if (i > 0) gk_text_puts(out, ",");
    add_finding(out, &report->findings[i]);
  }
  gk_text_puts(out, "],\"suspects\":[");
  for (size_t i = 0; i < report->suspect_count; i++) {
    if (i > 0) gk_text_puts(out, ",");
    add_suspect(out, &report->suspects[i]);
  }
  gk_text_printf(out, "],\"summary\":{\"error\":%zu,\"warning\":%zu,\"rounding\":%zu,\"info\":%zu}}\n",
                 report->summary[GK_ERROR], report->summary[GK_WARNING], report->summary[GK_ROUNDING],
                 report->summary[GK_INFO]);
}

static void unreadable(gk_text *out, const gk_view_entry *entry, const char *message)
{
  gk_text_puts(out, "{");
  add_member(out, "file", entry->file);
  gk_text_puts(out, ",\"verdict\":\"unreadable\",");
  if (entry->pack != NULL) {
    add_member(out, "pack", entry->pack->id);
    gk_text_puts(out, ",");
  }
  add_member(out, "message", message);
  gk_text_puts(out, ",\"tables\":[],\"findings\":[],\"suspects\":[],"
                    "\"summary\":{\"error\":0,\"warning\":0,\"rounding\":0,\"info\":0}}\n");
}

/* One line a file, and so none for a department. */
const gk_view gk_view_json = {
  .name = "json", .about = N_("每个文件一行，给别的程序用"), .file = add_file, .unreadable = unreadable};
