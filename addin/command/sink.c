/* SPDX-License-Identifier: MPL-2.0 */
#include "sink.h"

#include <string.h>

static bool write_text(FILE *file, const gk_text *text)
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
  const gk_view *view = options->view;
  gk_text head = {0};
  *sink = (gk_sink){.options = options};
  if (options->departments != NULL && !gk_department_list_read(options->departments, &sink->list, err)) return false;
  if (!gk_roster_begin(&sink->roster, sink->list.names, sink->list.count, err)) return false;
  if (options->output != NULL && !gk_output_open(&sink->file, options->output, err)) return false;
  sink->out = options->output == NULL ? stdout : sink->file.file;
  if (view->head != NULL) view->head(&head);
  bool written = put_text(sink->out, &head) && fflush(sink->out) == 0;
  if (view->summary != NULL) {
    sink->entries = tmpfile();
    sink->sections = tmpfile();
    if (sink->entries == NULL || sink->sections == NULL) return gk_fail(err, GK_ERR_IO, "临时文件夹不能写入。");
  }
  if (written) return true;
  return gk_fail(err, GK_ERR_IO, "结果写不出去（磁盘满或管道已断）。");
}

bool gk_sink_put(gk_sink *sink, const char *file, const gk_result *result)
{
  gk_roster_note(&sink->roster, result->department.bytes == NULL ? "" : result->department.bytes, file,
                 result->verdict != GK_VERDICT_UNREADABLE);
  if (sink->entries != NULL)
    return write_text(sink->entries, &result->text) && write_text(sink->sections, &result->section);
  return write_text(sink->out, &result->text) && fflush(sink->out) == 0;
}

static bool copy_all(FILE *from, FILE *to)
{
  char bytes[65536];
  size_t count;
  if (fflush(from) != 0 || ferror(from) || fseek(from, 0, SEEK_SET) != 0) return false;
  while ((count = fread(bytes, 1, sizeof bytes, from)) > 0)
    if (fwrite(bytes, 1, count, to) != count) return false;
  return !ferror(from);
}

/* An entry for every department that sent nothing, or nothing that can be read. */
static bool put_missing(gk_sink *sink, gk_totals *totals)
{
  const gk_view *view = sink->options->view;
  gk_view_entry entry = {.number = totals->files, .workbooks = totals->files, .file = ""};
  gk_text entries = {0};
  size_t next = 0;
  bool unread;
  for (const char *name; (name = gk_roster_missing(&sink->roster, &next, &unread)) != NULL;
       totals->missing += !unread) {
    entry.number++;
    if (view->missing != NULL) view->missing(&entries, &entry, name, unread);
  }
  return put_text(sink->entries != NULL ? sink->entries : sink->out, &entries);
}

/* What stands behind the last entry; what was kept apart while it came in, in its order. */
static bool put_rest(gk_sink *sink, const gk_totals *totals)
{
  const gk_view *view = sink->options->view;
  const gk_view_counts counts = {.workbooks = totals->files,
                                 .pass = totals->verdicts[GK_VERDICT_PASS],
                                 .fail = totals->verdicts[GK_VERDICT_FAIL],
                                 .unreadable = totals->verdicts[GK_VERDICT_UNREADABLE],
                                 .missing = totals->missing};
  gk_text text = {0};
  if (view->summary != NULL) view->summary(&text, &counts);
  bool written = put_text(sink->out, &text) && (sink->entries == NULL || copy_all(sink->entries, sink->out));
  if (view->middle != NULL) view->middle(&text);
  written = put_text(sink->out, &text) && written && (sink->sections == NULL || copy_all(sink->sections, sink->out));
  if (view->tail != NULL) view->tail(&text, &counts);
  return put_text(sink->out, &text) && written;
}

static void free_roster(gk_sink *sink)
{
  gk_roster_free(&sink->roster);
  gk_department_list_free(&sink->list);
}

bool gk_sink_close(gk_sink *sink, gk_totals *totals, bool failed, gk_error *err)
{
  const char *name = sink->options->output == NULL ? "-" : sink->options->output;
  bool open = sink->out != NULL;
  bool listed = !open || put_missing(sink, totals);
  bool written = !open || (put_rest(sink, totals) && fflush(sink->out) == 0 && !ferror(sink->out) && listed);
  if (!written) gk_fail(err, GK_ERR_IO, "%s 没有写完（磁盘或临时文件夹满？）。", name);
  written = gk_output_close(&sink->file, written && !failed, err) && written;
  if (sink->entries != NULL) fclose(sink->entries);
  if (sink->sections != NULL) fclose(sink->sections);
  free_roster(sink);
  *sink = (gk_sink){.options = sink->options};
  return written;
}
