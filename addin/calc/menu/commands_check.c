/* SPDX-License-Identifier: MPL-2.0 */
/* 一键校验, 校验本表; 下一处, 上一处. */
#include "calc/menu/checking.h"
#include "calc/menu/commands_parts.h"
#include "calc/document/document.h"
#include "calc/marks/marks.h"
#include "calc/document/view.h"

/* --- 一键校验, 校验本表 --------------------------------------------------------------------------------------------------- */

/* Headline of a check: tables, counts, verdict. */
static void say_result(const gk_report *report, int32_t sheet, gk_message *message)
{
  gk_tally tally = gk_tally_of(report, sheet);
  bool incomplete = sheet < 0 && report->verdict == GK_VERDICT_INCOMPLETE;
  bool checked = tally.severity[GK_ERROR] == 0, clean = checked && !incomplete;
  message->kind = !checked                         ? GK_MESSAGE_DANGER
                  : tally.severity[GK_WARNING] > 0 ? GK_MESSAGE_WARNING
                                                   : GK_MESSAGE_SUCCESS;
  const size_t errors = tally.severity[GK_ERROR], rounding = tally.severity[GK_ROUNDING],
               warnings = tally.severity[GK_WARNING];
  if (tally.forms > 0)
    gk_text_say(&message->headline,
                clean ? N_("找到公开表%zu张、绩效自评表%zu张：差错%zu处，尾差%zu处，待核实%zu处，没有差错。")
                      : N_("找到公开表%zu张、绩效自评表%zu张：差错%zu处，尾差%zu处，待核实%zu处。"),
                tally.tables, tally.forms, errors, rounding, warnings);
  else
    gk_text_say(&message->headline,
                clean ? N_("找到公开表%zu张：差错%zu处，尾差%zu处，待核实%zu处，没有差错。")
                      : N_("找到公开表%zu张：差错%zu处，尾差%zu处，待核实%zu处。"),
                tally.tables, errors, rounding, warnings);
  if (incomplete) gk_text_sentence(&message->headline, gk_tr("没有校验完。"));
  message->offers_step = tally.severity[GK_ERROR] + tally.severity[GK_WARNING] + tally.severity[GK_ROUNDING] > 0;
}

/* Goes to the first place and says what is there. */
static void show_first(const gk_scene *scene, const gk_report *report, int32_t sheet, gk_message *message)
{
  const gk_place *place = gk_first_place(report, sheet);
  if (sheet < 0) gk_say_missing(&message->detail, report);
  if (place == NULL) return;
  int32_t on = gk_place_sheet(place);
  gk_view_go(scene->controller, scene->document, on, place->row, place->col);
  gk_arena arena = {0};
  gk_text cell = {0};
  if (!gk_say_cell(&cell, report, on, place->row, place->col)) gk_text_puts(&cell, place->table->pack->mark);
  gk_text_sentence(&message->detail, gk_say(&arena, "首处：%s", gk_text_keep(&cell, &arena)));
  gk_arena_free(&arena);
  bool hidden = gk_say_hidden(&message->detail, scene, place);
  message->offers_accept =
    !hidden && gk_report_suspect_at(report, report->grid->sheets[on], place->row, place->col) != NULL;
}

/* Findings are shown even where the document refuses marks; the reason comes first then. */
static bool show_check(const gk_scene *scene, const gk_report *report, int32_t sheet, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  bool marked = gk_marks_set(scene->document, report, sheet, &err);
  say_result(report, sheet, message);
  if (!marked) gk_text_sentence(&message->detail, err.text);
  show_first(scene, report, sheet, message);
  message->offers_accept = message->offers_accept && marked;
  return marked;
}

bool gk_check_and_mark(const gk_scene *scene, int32_t sheet, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  gk_checking checking;
  if (!gk_checking_make(scene, &checking, &err)) return gk_refused(message, &err);
  bool done;
  if (sheet >= 0 && gk_tally_of(checking.report, sheet).tables + gk_tally_of(checking.report, sheet).forms == 0) {
    gk_fail(&err, GK_ERR_DOCUMENT, "当前工作表上没有公开表；请切换到公开表所在的工作表，或使用“一键校验”。");
    done = gk_refused(message, &err);
  } else {
    done = show_check(scene, checking.report, sheet, message);
    gk_packs_warn(checking.packs, &message->detail);
  }
  gk_checking_free(&checking);
  return done;
}

bool gk_run_check(const gk_scene *scene, gk_message *message)
{
  return gk_check_and_mark(scene, -1, message);
}

bool gk_run_check_sheet(const gk_scene *scene, gk_message *message)
{
  int32_t sheet = gk_document_is_spreadsheet(scene->document) ? gk_view_sheet(scene->controller) : -1;
  return gk_check_and_mark(scene, sheet, message);
}

/* --- 下一处, 上一处 ----------------------------------------------------------------------------------------------------- */

/* Takes the marks of hidden sheets off the list, since one cannot go there; returns how many they were. */
static size_t drop_hidden(const gk_scene *scene, gk_marks *marks)
{
  size_t kept = 0, count = marks->count;
  int32_t last = -1;
  bool hidden = false;
  for (size_t i = 0; i < count; i++) {
    if (marks->items[i].sheet != last) hidden = gk_view_hides_sheet(scene->document, last = marks->items[i].sheet);
    if (!hidden) marks->items[kept++] = marks->items[i];
  }
  marks->count = kept;
  return count - kept;
}

/* Headline of a step: what there is in all, and how much of it cannot be gone to. */
static void say_remaining(const gk_report *report, size_t hidden, gk_message *message)
{
  gk_tally tally = gk_tally_of(report, -1);
  const size_t errors = tally.severity[GK_ERROR], rounding = tally.severity[GK_ROUNDING],
               warnings = tally.severity[GK_WARNING];
  if (hidden > 0)
    gk_text_say(&message->headline, "差错%zu处，尾差%zu处，待核实%zu处；%zu处在隐藏的工作表里。", errors, rounding,
                warnings, hidden);
  else gk_text_say(&message->headline, "差错%zu处，尾差%zu处，待核实%zu处。", errors, rounding, warnings);
}

static void go_to(const gk_scene *scene, const gk_report *report, const gk_mark *mark, gk_message *message)
{
  gk_view_go(scene->controller, scene->document, mark->sheet, mark->row, mark->col);
  message->kind = mark->kind == GK_MARK_SUSPECT || mark->kind == GK_MARK_ERROR ? GK_MESSAGE_DANGER : GK_MESSAGE_WARNING;
  gk_say_cell(&message->detail, report, mark->sheet, mark->row, mark->col);
  bool hidden = gk_view_hides_line(scene->document, mark->sheet, mark->row, mark->col);
  if (hidden) gk_text_sentence(&message->detail, gk_tr("（所在的行或列已隐藏。）"));
  message->offers_step = true;
  message->offers_accept = mark->kind == GK_MARK_SUSPECT && !hidden;
}

/* Checks afresh, so that what is said is true of the figures as they stand now; the marks stay as they are. */
static bool step_with(const gk_scene *scene, const gk_report *report, int step, gk_message *message)
{
  gk_marks marks = {0};
  int32_t sheet, row, col;
  gk_error err = GK_ERROR_INIT;
  gk_view_selection(scene->controller, &sheet, &row, &col);
  bool planned = gk_marks_plan(report, -1, &marks) || gk_fail_memory(&err);
  size_t hidden = drop_hidden(scene, &marks);
  const gk_mark *mark = planned ? gk_marks_step(&marks, sheet, row, col, step) : NULL;
  if (!planned) {
    gk_refused(message, &err);
  } else if (mark != NULL) {
    say_remaining(report, hidden, message);
    go_to(scene, report, mark, message);
  } else if (hidden > 0) {
    message->kind = GK_MESSAGE_WARNING;
    say_remaining(report, hidden, message);
    gk_text_sentence(&message->detail, gk_tr("要看的地方都在隐藏的工作表里；请先取消隐藏（工作表 - 显示工作表）。"));
  } else {
    message->kind = gk_say_missing(&message->detail, report) ? GK_MESSAGE_WARNING : GK_MESSAGE_SUCCESS;
    gk_text_puts(&message->headline, gk_tr("没有需要看的单元格。"));
  }
  gk_marks_free(&marks);
  return planned && (mark != NULL || hidden == 0);
}

static bool run_step(const gk_scene *scene, int step, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  gk_checking checking;
  if (!gk_checking_make(scene, &checking, &err)) return gk_refused(message, &err);
  bool done = step_with(scene, checking.report, step, message);
  gk_checking_free(&checking);
  return done;
}

bool gk_run_next(const gk_scene *scene, gk_message *message)
{
  return run_step(scene, 1, message);
}

bool gk_run_previous(const gk_scene *scene, gk_message *message)
{
  return run_step(scene, -1, message);
}
