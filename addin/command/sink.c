/* SPDX-License-Identifier: MPL-2.0 */
#include "sink.h"

#include <string.h>

#include "files/report/report_csv.h"
#include "files/report/report_html.h"

static bool write_text(FILE *file, gk_text *text)
{
  return !text->failed && (text->length == 0 || fwrite(text->bytes, 1, text->length, file) == text->length);
}

static bool put_text(FILE *file, gk_text *text)
{
  bool written = write_text(file, text);
  gk_text_free(text);
  return written;
}

bool gk_sink_open(gk_sink *sink, const gk_check_options *options, gk_error *err)
{
  gk_text head = {0};
  *sink = (gk_sink){.options = options};
  if (!gk_returned_open(&sink->returned, options->departments, err)) return false;
  sink->out = options->output == NULL ? stdout : fopen(options->output, "wb");
  if (sink->out == NULL) return gk_fail(err, GK_ERR_IO, "无法写入 %s。", options->output);
  if (options->format == GK_FORMAT_CSV) gk_report_csv_head(&head);
  if (options->format == GK_FORMAT_HTML) gk_html_head(&head);
  bool written = put_text(sink->out, &head) && fflush(sink->out) == 0;
  if (options->format == GK_FORMAT_HTML) {
    sink->lines = tmpfile();
    sink->sections = tmpfile();
    if (sink->lines == NULL || sink->sections == NULL)
      return gk_fail(err, GK_ERR_IO, "临时文件夹不能写入。");
  }
  if (written) return true;
  return gk_fail(err, GK_ERR_IO, "结果写不出去（磁盘满或管道已断）。");
}

bool gk_sink_put(gk_sink *sink, const char *file, const gk_result *result)
{
  gk_returned_note(&sink->returned, result->department.bytes == NULL ? "" : result->department.bytes, file);
  gk_text text = result->text, more = result->more;
  if (sink->lines != NULL) return write_text(sink->lines, &text) && write_text(sink->sections, &more);
  return write_text(sink->out, &text) && fflush(sink->out) == 0;
}

/* People read the end of a long list first. */
static void add_totals(gk_text *out, const gk_totals *totals)
{
  const size_t *verdicts = totals->verdicts;
  gk_text_printf(out,
                 gk_tr("\n共校验%zu个文件：通过%zu个，有差错%zu个，无法读取%zu个。\n"),
                 totals->done, verdicts[GK_VERDICT_PASS], verdicts[GK_VERDICT_FAIL], verdicts[GK_VERDICT_UNREADABLE]);
  if (totals->missing > 0)
    gk_text_printf(out, gk_tr("名单上还有%zu个部门没有报送。\n"),
                   totals->missing);
  if (totals->done < totals->files)
    gk_text_printf(
      out, gk_tr("中途停止，还有%zu个没有校验。\n"),
      totals->files - totals->done);
}

static bool copy_all(FILE *from, FILE *to)
{
  char bytes[65536];
  size_t count;
  rewind(from);
  while ((count = fread(bytes, 1, sizeof bytes, from)) > 0)
    if (fwrite(bytes, 1, count, to) != count) return false;
  return !ferror(from);
}

/* The page in its order, from what was kept apart while it came in. */
static bool write_page(gk_sink *sink, const gk_totals *totals)
{
  const size_t *verdicts = totals->verdicts;
  gk_html_counts counts = {.files = totals->files,
                           .pass = verdicts[GK_VERDICT_PASS],
                           .fail = verdicts[GK_VERDICT_FAIL],
                           .unreadable = verdicts[GK_VERDICT_UNREADABLE],
                           .missing = totals->missing};
  gk_text head = {0}, middle = {0}, foot = {0};
  gk_html_totals(&head, &counts);
  gk_html_middle(&middle);
  gk_html_foot(&foot);
  bool written = put_text(sink->out, &head) && copy_all(sink->lines, sink->out);
  written = put_text(sink->out, &middle) && written && copy_all(sink->sections, sink->out);
  return put_text(sink->out, &foot) && written;
}

/* A line for every department that sent nothing; JSON has one line a file, and so none for those. */
static bool put_missing(gk_sink *sink, gk_totals *totals)
{
  gk_text lines = {0};
  size_t next = 0;
  for (const char *name; (name = gk_returned_missing(&sink->returned, &next)) != NULL; totals->missing++) {
    if (sink->lines != NULL) gk_html_line_missing(&lines, totals->files + totals->missing + 1, name);
    if (sink->options->format == GK_FORMAT_CSV) gk_report_csv_missing(&lines, name);
    if (sink->options->format == GK_FORMAT_TEXT)
      gk_text_printf(&lines, gk_tr("%s：未报送\n"), name);
  }
  return put_text(sink->lines != NULL ? sink->lines : sink->out, &lines);
}

bool gk_sink_close(gk_sink *sink, gk_totals *totals, gk_error *err)
{
  gk_text tail = {0};
  if (sink->out == NULL) {
    gk_returned_free(&sink->returned);
    return true;
  }
  bool listed = put_missing(sink, totals);
  bool written = sink->lines == NULL || sink->sections == NULL || write_page(sink, totals);
  if (sink->options->format == GK_FORMAT_TEXT && (totals->files > 1 || totals->missing > 0))
    add_totals(&tail, totals);
  written = put_text(sink->out, &tail) && fflush(sink->out) == 0 && !ferror(sink->out) && written && listed;
  if (sink->out != stdout && fclose(sink->out) != 0) written = false;
  if (sink->lines != NULL) fclose(sink->lines);
  if (sink->sections != NULL) fclose(sink->sections);
  gk_returned_free(&sink->returned);
  *sink = (gk_sink){.options = sink->options};
  if (written) return true;
  return gk_fail(err, GK_ERR_IO, "%s 没有写完（磁盘满？）。",
                 sink->options->output == NULL ? "-" : sink->options->output);
}
