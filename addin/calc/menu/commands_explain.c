/* SPDX-License-Identifier: MPL-2.0 */
/* 写说明: why a warning may stand, written onto the sheet 公开校验说明. */
#include <stdlib.h>
#include <string.h>

#include "calc/dialog/dialog.h"
#include "calc/document/document.h"
#include "calc/document/reasons_write.h"
#include "calc/document/view.h"
#include "calc/menu/checking.h"
#include "calc/menu/commands_parts.h"
#include "engine/check/reasons.h"
#include "engine/tables/reason_sheet.h"

static bool can_be_explained(const gk_finding *finding)
{
  return finding->severity == GK_WARNING || finding->reason != NULL;
}

/* A finding that can be explained: in the selected cell, else one of a table that is not there, which has no cell.
 * What is not explained yet comes first. */
static const gk_finding *chosen(const gk_scene *scene, const gk_report *report)
{
  int32_t sheet, row, col;
  const gk_finding *here = NULL, *nowhere = NULL;
  gk_view_selection(scene->controller, &sheet, &row, &col);
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    const gk_place *place = &finding->place;
    if (!can_be_explained(finding)) continue;
    bool open = finding->severity == GK_WARNING;
    if (place->table == NULL) {
      if (open && nowhere == NULL) nowhere = finding;
    } else if (gk_place_sheet(place) == sheet && place->row == row && place->col == col) {
      if (here == NULL || (open && here->severity != GK_WARNING)) here = finding;
    }
  }
  return here != NULL ? here : nowhere;
}

/* Why there is nothing to explain; returns false. */
static bool refuse_other(const gk_scene *scene, const gk_report *report, gk_error *err)
{
  int32_t sheet, row, col;
  gk_view_selection(scene->controller, &sheet, &row, &col);
  const gk_finding *finding = gk_report_finding_at(report, report->grid->sheets[sheet], row, col);
  if (finding != NULL && finding->severity == GK_ERROR)
    return gk_fail(err, GK_ERR_DOCUMENT, "这里是差错，要改正，不能用说明代替。");
  if (finding != NULL && finding->severity == GK_ROUNDING)
    return gk_fail(err, GK_ERR_DOCUMENT, "这里是四舍五入的尾差，不必说明。");
  return gk_fail(err, GK_ERR_DOCUMENT, "光标所在的单元格没有核实性提示；请用“下一处”走到标着“核实”的单元格再写说明。");
}

/* The text that is to be written, malloc'ed: from the dispatch, or asked for. NULL where the user cancelled, or with
 * `err` filled. */
static char *ask(const gk_scene *scene, const gk_finding *finding, ux_error *err)
{
  gk_text question = {0};
  char *given = gk_scene_argument(scene, "Text");
  if (given != NULL) return given;
  gk_text_say(&question, "%s\n确认无误的，请写明原因；清空就是撤回说明。", finding->message);
  const gk_dialog words = {.title = gk_tr("写说明"),
                           .question = question.failed ? finding->message : question.bytes,
                           .accept = gk_tr("写入"),
                           .cancel = gk_tr("取消")};
  gk_field field = {.kind = GK_FIELD_TEXT, .value = finding->reason == NULL ? NULL : strdup(finding->reason->text)};
  if (!gk_dialog_ask(scene->context, scene->controller, &words, &field, 1, err)) {
    free(field.value);
    field.value = NULL;
  }
  gk_text_free(&question);
  return field.value;
}

static bool is_blank(const char *text)
{
  return text[strspn(text, " \t\r\n")] == '\0';
}

/* The line and the marks of the check that follows are one step to undo. */
static bool write_reason(const gk_scene *scene, const gk_checking *checking, const gk_finding *finding,
                         const char *text, gk_message *message)
{
  ux_error raised = UX_ERROR_INIT;
  gk_error err = GK_ERROR_INIT;
  const struct gk_reason *old = finding->reason;
  bool taken_back = is_blank(text);
  const gk_reason_line line = {.rule = finding->rule,
                               .text = taken_back ? "" : text,
                               .place = gk_reason_place(&checking->report->arena, finding),
                               .figures = gk_reason_figures(&checking->report->arena, finding)};
  if (line.place == NULL || line.figures == NULL) {
    gk_fail_memory(&err);
    return gk_refused(message, &err);
  }
  uno_Interface *step = gk_undo_begin(scene->document, gk_tr("写校验说明"), &raised);
  gk_reasons_write(scene->document, checking->grid, &line, old == NULL ? -1 : (int32_t)old->sheet_index,
                   old == NULL ? -1 : old->row, &raised);
  bool done = !raised.raised;
  if (done) {
    if (taken_back) gk_text_puts(&message->detail, gk_tr("说明已撤回。"));
    else gk_text_say(&message->detail, "说明已写在工作表“%s”上，随工作簿保存。", GK_REASON_SHEET_NAME);
    gk_check_and_mark(scene, -1, message);
  } else {
    gk_fail_uno(&err, &raised);
    gk_refused(message, &err);
  }
  gk_undo_end(step);
  return done;
}

static bool explain(const gk_scene *scene, const gk_checking *checking, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  ux_error raised = UX_ERROR_INIT;
  const gk_finding *finding = chosen(scene, checking->report);
  if (finding == NULL && !refuse_other(scene, checking->report, &err)) return gk_refused(message, &err);
  if (!gk_reasons_writable(scene->document, checking->grid, &err)) return gk_refused(message, &err);
  char *text = ask(scene, finding, &raised);
  bool empty = text == NULL || (is_blank(text) && finding->reason == NULL), done = false;
  if (raised.raised) {
    gk_fail_uno(&err, &raised);
    gk_refused(message, &err);
  } else if (empty) {
    message->kind = GK_MESSAGE_INFO;
    gk_text_puts(&message->headline, gk_tr("没有写说明。"));
  } else {
    done = write_reason(scene, checking, finding, text, message);
  }
  free(text);
  return done;
}

bool gk_run_explain(const gk_scene *scene, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  gk_checking checking;
  if (!gk_checking_make(scene, &checking, &err)) return gk_refused(message, &err);
  bool done = explain(scene, &checking, message);
  gk_checking_free(&checking);
  return done;
}
