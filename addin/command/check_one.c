/* SPDX-License-Identifier: MPL-2.0 */
/* One workbook: read, checked, and its result in the format that was asked for. */
#include "batch.h"
#include "engine/check/check.h"
#include "files/file_bytes.h"
#include "files/formats/workbook.h"
#include "files/output_file.h"
#include "files/views/view_parts.h"

static bool reaches(const gk_report *report, gk_fail_on level)
{
  switch (level) {
    case GK_FAIL_ON_ROUNDING:
      if (report->summary[GK_ROUNDING] > 0) return true;
      /* fall through */
    case GK_FAIL_ON_WARNING:
      if (report->summary[GK_WARNING] > 0) return true;
      /* fall through */
    case GK_FAIL_ON_ERROR: return report->summary[GK_ERROR] > 0;
    case GK_FAIL_ON_NEVER: return false;
  }
  return false;
}

static gk_view_entry entry_of(const gk_run *run, size_t index)
{
  return (gk_view_entry){.number = index + 1,
                         .workbooks = run->inputs->count,
                         .file = run->inputs->items[index].path,
                         .pack = run->packs->set};
}

void gk_result_unreadable(const gk_run *run, size_t index, const char *message, gk_result *result)
{
  const gk_view_entry entry = entry_of(run, index);
  gk_result_free(result);
  *result = (gk_result){.verdict = GK_VERDICT_UNREADABLE, .status = GK_EXIT_UNREADABLE};
  run->options->view->unreadable(&result->text, &entry, message);
}

static void show(const gk_run *run, size_t index, const gk_report *report, gk_result *result)
{
  const gk_view_entry entry = entry_of(run, index);
  run->options->view->file(&result->text, &result->section, &entry, report);
  gk_text_puts(&result->department, gk_report_department(report));
  result->verdict = report->pass ? GK_VERDICT_PASS : GK_VERDICT_FAIL;
  result->status = reaches(report, run->options->fail_on) ? GK_EXIT_FINDING : GK_EXIT_PASS;
}

/* A workbook that repeats a wrong row by the million has as many findings; nobody reads them. */
static bool is_presentable(const gk_input *input, const gk_result *result, gk_error *err)
{
  if (result->text.length + result->section.length <= (size_t)GK_RESULT_MEGABYTES << 20) return true;
  return gk_fail(err, GK_ERR_LIMIT, "%s 的校验结果超过%dMB，不像正常的工作簿，不予列出。", gk_path_end(input->path),
                 (int)GK_RESULT_MEGABYTES);
}

/* The marked copy and, beside it, the sentences. What went wrong with them is said apart from the result. */
static void annotate(const gk_run *run, size_t index, const gk_report *report, gk_result *result)
{
  gk_text path = {0}, text = {0};
  gk_error err = GK_ERROR_INIT;
  const gk_input *input = &run->inputs->items[index];
  const gk_view_entry entry = entry_of(run, index);
  gk_text_printf(&path, "%s/%s", run->options->annotate, input->copy);
  bool done = !path.failed || gk_fail_memory(&err);
  gk_annotated marked = done ? gk_workbook_mark(input->path, path.bytes, report, &err) : GK_ANNOTATED_FAILED;
  if (marked == GK_ANNOTATED || marked == GK_ANNOTATED_FORMAT) {
    gk_text_puts(&path, ".txt");
    gk_view_named("text")->file(&text, &text, &entry, report);
    done = path.failed || text.failed ? gk_fail_memory(&err) : gk_write_file(path.bytes, text.bytes, text.length, &err);
  }
  if (marked == GK_ANNOTATED_FAILED || !done) result->status = GK_EXIT_UNREADABLE;
  if (err.status != GK_OK) gk_text_puts(&result->note, err.text);
  gk_text_free(&path);
  gk_text_free(&text);
}

void gk_check_one(const gk_run *run, size_t index, gk_result *result)
{
  const gk_input *input = &run->inputs->items[index];
  if (input->problem != NULL) {
    gk_result_unreadable(run, index, input->problem, result);
    return;
  }
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_workbook_read(input->path, &err);
  gk_report *report = grid == NULL ? NULL : gk_check_by(run->packs->shelf, grid, &err);
  if (report != NULL) show(run, index, report, result);
  bool shown = report != NULL && is_presentable(input, result, &err);
  if (!shown) gk_result_unreadable(run, index, err.text, result);
  if (shown && run->options->annotate != NULL) annotate(run, index, report, result);
  gk_report_free(report);
  gk_grid_free(grid);
}
