/* SPDX-License-Identifier: MPL-2.0 */
/* Reports as CSV for a bureau's own spreadsheet: UTF-8 with a byte order mark (Excel and WPS read the machine's code
 * page without it), lines ended by CR LF, quoted as RFC 4180 has it; one line a finding.
 *
 * A workbook without findings, and one that cannot be read, has one line too, so that none is missing silently. Texts
 * from a workbook that a spreadsheet would take for a formula (they begin with = + - @, full-width or not, a tab or a
 * line end) get an apostrophe before them; amounts are this program's own decimals and stay numbers. */
#include <string.h>

#include "engine/base/utf8.h"
#include "files/views/view.h"
#include "files/views/view_parts.h"

/* --- fields ------------------------------------------------------------------------------------------------------- */

/* Whether a spreadsheet would compute the text; OWASP's list, and the full-width forms that some take alike. */
static bool is_formula(const char *text)
{
  static const char *const begins[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
    if (strncmp(text, begins[i], strlen(begins[i])) == 0) return true;
  return false;
}

static void add_text(gk_text *out, const char *text)
{
  gk_text_puts(out, is_formula(text) ? "\"'" : "\"");
  for (const char *s = text; *s != '\0';) {
    size_t length = gk_utf8_length(s);
    if (*s == '"') gk_text_puts(out, "\"");
    if (length == 0) gk_text_puts(out, "\xEF\xBF\xBD");
    else gk_text_add(out, s, length);
    s += length == 0 ? 1 : length;
  }
  gk_text_puts(out, "\"");
}

static void add_field(gk_text *out, const char *text)
{
  gk_text_puts(out, ",");
  if (text != NULL && *text != '\0') add_text(out, text);
}

static void add_amount(gk_text *out, bool there, gk_dec amount)
{
  char digits[GK_DEC_TEXT];
  gk_text_puts(out, ",");
  if (there) gk_text_puts(out, gk_dec_format(amount, digits));
}

/* --- lines -------------------------------------------------------------------------------------------------------- */

enum { COLUMNS_BEHIND_VERDICT = 13 };

static void head(gk_text *out)
{
  static const char *const columns[] = {
    NC_("a column, without commas", "文件"),       NC_("a column, without commas", "部门"),
    NC_("a column, without commas", "结论"),       NC_("a column, without commas", "程度"),
    NC_("a column, without commas", "公开表"),     NC_("a column, without commas", "工作表"),
    NC_("a column, without commas", "单元格"),     NC_("a column, without commas", "规则"),
    NC_("a column, without commas", "填报数"),     NC_("a column, without commas", "应为"),
    NC_("a column, without commas", "差额"),       NC_("a column, without commas", "容许尾差"),
    NC_("a column, without commas", "疑误单元格"), NC_("a column, without commas", "建议改为"),
    NC_("a column, without commas", "原因"),       NC_("a column, without commas", "说明")};
  gk_text_puts(out, "\xEF\xBB\xBF");
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
    gk_text_printf(out, i == 0 ? "%s" : ",%s", gk_tr_in("a column, without commas", columns[i]));
  gk_text_puts(out, "\r\n");
}

static void begin_line(gk_text *out, const char *file, const char *department, const char *verdict)
{
  add_text(out, file);
  add_field(out, department);
  add_field(out, verdict);
}

/* A line that says nothing but the verdict and, where there is one, why. */
static void add_plain_line(gk_text *out, const char *message)
{
  for (int i = 1; i < COLUMNS_BEHIND_VERDICT; i++) gk_text_puts(out, ",");
  add_field(out, message);
  gk_text_puts(out, "\r\n");
}

/* The best suspect that this finding's rule is put down to. */
static const gk_suspect *suspect_of(const gk_report *report, const gk_finding *finding)
{
  for (size_t i = 0; finding->explained && i < report->suspect_count; i++)
    for (size_t j = 0; j < report->suspects[i].rule_count; j++)
      if (strcmp(report->suspects[i].rules[j], finding->rule) == 0) return &report->suspects[i];
  return NULL;
}

static void add_suspect(gk_text *out, const gk_suspect *suspect)
{
  char address[16];
  gk_text place = {0};
  if (suspect != NULL)
    gk_text_printf(&place, "%s.%s", suspect->place.table->sheet->name,
                   gk_address(suspect->place.row, suspect->place.col, address));
  if (place.failed) out->failed = true;
  add_field(out, place.bytes);
  add_amount(out, suspect != NULL && suspect->mendable, suspect == NULL ? GK_DEC_ZERO : suspect->suggested);
  add_field(out, suspect == NULL ? NULL : suspect->cause);
  gk_text_free(&place);
}

static void add_finding(gk_text *out, const gk_report *report, const gk_finding *finding)
{
  char address[16];
  const gk_place *place = &finding->place;
  long index = gk_pack_table_index(report->pack, finding->table);
  add_field(out, gk_severity_name(finding->severity));
  add_field(out, index < 0 ? "" : report->pack->tables[index].mark);
  add_field(out, place->table == NULL ? "" : place->table->sheet->name);
  add_field(out, place->table == NULL ? "" : gk_address(place->row, place->col, address));
  add_field(out, finding->rule);
  add_amount(out, finding->has_amounts, finding->reported);
  add_amount(out, finding->has_amounts, finding->expected);
  add_amount(out, finding->has_amounts, finding->difference);
  add_amount(out, finding->has_amounts, finding->tolerance);
  add_suspect(out, suspect_of(report, finding));
  add_field(out, finding->message);
  gk_text_puts(out, "\r\n");
}

static void add_file(gk_text *out, gk_text *section, const gk_view_entry *entry, const gk_report *report)
{
  (void)section;
  const char *department = gk_report_department(report), *verdict = gk_verdict_name(report->pass);
  for (size_t i = 0; i < report->finding_count; i++) {
    begin_line(out, entry->file, department, verdict);
    add_finding(out, report, &report->findings[i]);
  }
  if (report->finding_count > 0) return;
  begin_line(out, entry->file, department, verdict);
  add_plain_line(out, "");
}

static void unreadable(gk_text *out, const gk_view_entry *entry, const char *message)
{
  begin_line(out, entry->file, "", gk_unreadable_name());
  add_plain_line(out, message);
}

static void missing(gk_text *out, const gk_view_entry *entry, const char *department, bool unread)
{
  begin_line(out, entry->file, department, gk_missing_name(unread));
  add_plain_line(out, "");
}

const gk_view gk_view_csv = {.name = "csv",
                             .about = N_("每个问题一行，用表格软件打开"),
                             .head = head,
                             .file = add_file,
                             .unreadable = unreadable,
                             .missing = missing};
