/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/commands.h"

#include <string.h>

#include "calc/checking.h"
#include "calc/document.h"
#include "calc/locale.h"
#include "calc/marks.h"
#include "calc/view.h"
#include "engine/sentences.h"

static const char *pick(const gk_scene *scene, const char *zh, const char *en) {
  return scene->lang == GK_EN ? en : zh;
}

/* The message of a command that could not do what it is for. */
static bool refused(gk_message *message, const gk_error *err) {
  message->kind = GK_MESSAGE_WARNING;
  gk_text_puts(&message->headline, err->lang == GK_EN ? "Nothing was done." : "没有执行。");
  gk_text_puts(&message->detail, err->text);
  return false;
}

/* --- 一键校验, 校验本表 ------------------------------------------------------------------------------------------------- */

/* Headline of a check: tables, counts, verdict. */
static void say_result(const gk_scene *scene, const gk_report *report, int32_t sheet, gk_message *message) {
  gk_tally tally = gk_tally_of(report, sheet);
  bool clean = tally.severity[GK_ERROR] == 0;
  message->kind = !clean ? GK_MESSAGE_DANGER : tally.severity[GK_WARNING] > 0 ? GK_MESSAGE_WARNING : GK_MESSAGE_SUCCESS;
  gk_text_printf(&message->headline, pick(scene, "找到公开表%zu张：", "%zu tables: "), tally.tables);
  gk_say_tally(&message->headline, &tally, scene->lang);
  gk_text_puts(&message->headline, clean ? pick(scene, "，没有差错。", "; no error.") : pick(scene, "。", "."));
  message->offers_step = tally.severity[GK_ERROR] + tally.severity[GK_WARNING] + tally.severity[GK_ROUNDING] > 0;
}

/* Goes to the first place and says what is there. */
static void show_first(const gk_scene *scene, const gk_report *report, int32_t sheet, gk_message *message) {
  const gk_place *place = gk_first_place(report, sheet);
  if (place == NULL) return;
  int32_t on = gk_place_sheet(place);
  gk_view_go(scene->controller, scene->document, on, place->row, place->col);
  gk_text_puts(&message->detail, pick(scene, "首处：", "First: "));
  if (!gk_say_cell(&message->detail, report, on, place->row, place->col)) gk_text_puts(&message->detail, place->table->pack->mark);
  message->offers_accept = gk_report_suspect_at(report, report->grid->sheets[on], place->row, place->col) != NULL;
}

/* Findings are shown even where the document refuses marks; the reason comes first then. */
static bool show_check(const gk_scene *scene, const gk_report *report, int32_t sheet, gk_message *message) {
  gk_error err = GK_ERROR_INIT(scene->lang);
  bool marked = gk_marks_set(scene->document, report, sheet, &err);
  say_result(scene, report, sheet, message);
  if (!marked) gk_text_puts(&message->detail, err.text);
  show_first(scene, report, sheet, message);
  message->offers_accept = message->offers_accept && marked;
  return marked;
}

static bool check_from(const gk_scene *scene, int32_t sheet, gk_message *message) {
  gk_error err = GK_ERROR_INIT(scene->lang);
  gk_checking checking;
  if (!gk_checking_make(scene, &checking, &err)) return refused(message, &err);
  bool done;
  if (sheet >= 0 && gk_tally_of(checking.report, sheet).tables == 0) {
    gk_fail(&err, GK_ERR_DOCUMENT, "当前工作表上没有公开表；请切换到公开表所在的工作表，或使用“一键校验”。",
            "The sheet in front holds no table; switch to one that does, or check the whole workbook.");
    done = refused(message, &err);
  } else {
    done = show_check(scene, checking.report, sheet, message);
  }
  gk_checking_free(&checking);
  return done;
}

static bool run_check(const gk_scene *scene, gk_message *message) {
  return check_from(scene, -1, message);
}

static bool run_check_sheet(const gk_scene *scene, gk_message *message) {
  return check_from(scene, gk_view_sheet(scene->controller), message);
}

/* --- 下一处, 上一处 -------------------------------------------------------------------------------------------------------- */

/* Checks afresh, so that what is said is true of the figures as they stand now; the marks stay as they are. */
static bool step_with(const gk_scene *scene, const gk_report *report, int step, gk_message *message) {
  gk_marks marks = {0};
  int32_t sheet, row, col;
  gk_view_selection(scene->controller, &sheet, &row, &col);
  const gk_mark *mark = gk_marks_plan(report, -1, &marks) ? gk_marks_step(&marks, sheet, row, col, step) : NULL;
  gk_tally tally = gk_tally_of(report, -1);
  if (mark != NULL) {
    gk_view_go(scene->controller, scene->document, mark->sheet, mark->row, mark->col);
    message->kind = mark->kind == GK_MARK_SUSPECT || mark->kind == GK_MARK_ERROR ? GK_MESSAGE_DANGER : GK_MESSAGE_WARNING;
    gk_say_tally(&message->headline, &tally, scene->lang);
    gk_text_puts(&message->headline, pick(scene, "。", "."));
    gk_say_cell(&message->detail, report, mark->sheet, mark->row, mark->col);
    message->offers_step = true;
    message->offers_accept = mark->kind == GK_MARK_SUSPECT;
  } else {
    message->kind = GK_MESSAGE_SUCCESS;
    gk_text_puts(&message->headline, pick(scene, "没有需要看的地方。", "There is nothing to look at."));
  }
  gk_marks_free(&marks);
  return true;
}

static bool run_step(const gk_scene *scene, int step, gk_message *message) {
  gk_error err = GK_ERROR_INIT(scene->lang);
  gk_checking checking;
  if (!gk_checking_make(scene, &checking, &err)) return refused(message, &err);
  bool done = step_with(scene, checking.report, step, message);
  gk_checking_free(&checking);
  return done;
}

static bool run_next(const gk_scene *scene, gk_message *message) {
  return run_step(scene, 1, message);
}

static bool run_previous(const gk_scene *scene, gk_message *message) {
  return run_step(scene, -1, message);
}

/* --- 采纳建议 ---------------------------------------------------------------------------------------------------------------- */

/* The suspect in the selected cell; where that cell is none, the first one. */
static const gk_suspect *chosen_suspect(const gk_scene *scene, const gk_report *report) {
  int32_t sheet, row, col;
  gk_view_selection(scene->controller, &sheet, &row, &col);
  const gk_suspect *here = gk_report_suspect_at(report, report->grid->sheets[sheet], row, col);
  return here != NULL ? here : report->suspect_count > 0 ? &report->suspects[0] : NULL;
}

static bool refuses_input(const gk_scene *scene, const gk_place *place, gk_error *err) {
  ux_error raised = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(scene->document, gk_place_sheet(place), &raised);
  bool locked = gk_sheet_is_protected(sheet);
  ux_release(sheet);
  if (gk_document_is_readonly(scene->document))
    return !gk_fail(err, GK_ERR_DOCUMENT, "文档是只读的，不能填入建议的数；请另存一份再改。",
                    "The document is read-only; save a copy to change it.");
  if (locked)
    return !gk_fail(err, GK_ERR_DOCUMENT, "工作表“%s”受保护，不能填入建议的数；请先撤销工作表保护。",
                    "Sheet \"%s\" is protected; take its protection off first.", place->table->sheet->name);
  return false;
}

static void put_value(const gk_scene *scene, const gk_suspect *suspect, ux_error *err) {
  static ux_method set_value = UX_METHOD("com.sun.star.table.XCell::setValue");
  uno_Interface *sheet = gk_document_sheet(scene->document, gk_place_sheet(&suspect->place), err);
  uno_Interface *cell = gk_sheet_cell(sheet, suspect->place.row, suspect->place.col, err);
  double value = gk_dec_to_double(suspect->suggested);
  ux_call(cell, &set_value, NULL, UX_ARGS(&value), err);
  ux_release(cell);
  ux_release(sheet);
}

static void say_change(const gk_scene *scene, const gk_suspect *suspect, gk_message *message) {
  gk_text *text = &message->detail;
  gk_text_puts(text, pick(scene, "已将", "Changed "));
  gk_say_figure(text, suspect->place.table, suspect->place.figure_row, (size_t)suspect->place.column, scene->lang);
  gk_text_puts(text, pick(scene, "由", " from "));
  gk_say_amount(text, suspect->reported);
  gk_text_puts(text, pick(scene, "改为", " to "));
  gk_say_amount(text, suspect->suggested);
  gk_text_puts(text, pick(scene, "（可撤销）。", " (can be undone). "));
}

/* The figure and the marks of the check that follows are one step to undo. */
static bool accept(const gk_scene *scene, const gk_suspect *suspect, gk_message *message) {
  static ux_method enter = UX_METHOD("com.sun.star.document.XUndoManager::enterUndoContext");
  static ux_method leave = UX_METHOD("com.sun.star.document.XUndoManager::leaveUndoContext");
  ux_error raised = UX_ERROR_INIT, late = UX_ERROR_INIT;
  gk_error err = GK_ERROR_INIT(scene->lang);
  uno_Interface *undo = gk_undo_manager(scene->document, &raised);
  rtl_uString *title = ux_string(pick(scene, "采纳校验建议", "Accept suggested figure"));
  bool entered = ux_call(undo, &enter, NULL, UX_ARGS(&title), &raised);
  put_value(scene, suspect, &raised);
  bool done = !raised.raised;
  if (done) {
    say_change(scene, suspect, message);
    done = check_from(scene, -1, message);
  } else {
    gk_fail_uno(&err, &raised);
    refused(message, &err);
  }
  if (entered) ux_call(undo, &leave, NULL, NULL, &late);
  rtl_uString_release(title);
  ux_release(undo);
  return done;
}

static bool run_accept(const gk_scene *scene, gk_message *message) {
  gk_error err = GK_ERROR_INIT(scene->lang);
  gk_checking checking;
  if (!gk_checking_make(scene, &checking, &err)) return refused(message, &err);
  const gk_suspect *suspect = chosen_suspect(scene, checking.report);
  bool done;
  if (suspect == NULL) {
    gk_fail(&err, GK_ERR_DOCUMENT, "没有可采纳的建议：校验没有指出哪一个数该改成多少。",
            "There is nothing to accept: the check suggests no figure.");
    done = refused(message, &err);
  } else {
    done = refuses_input(scene, &suspect->place, &err) ? refused(message, &err) : accept(scene, suspect, message);
  }
  gk_checking_free(&checking);
  return done;
}

/* --- 清除标记 ---------------------------------------------------------------------------------------------------------------- */

static bool run_clear(const gk_scene *scene, gk_message *message) {
  gk_error err = GK_ERROR_INIT(scene->lang);
  bool had_any = false;
  if (!gk_document_is_spreadsheet(scene->document)) {
    gk_fail(&err, GK_ERR_DOCUMENT, "当前窗口不是电子表格，没有校验标记。", "The window in front is no spreadsheet and has no marks.");
    return refused(message, &err);
  }
  if (!gk_marks_clear(scene->document, &had_any, &err)) return refused(message, &err);
  message->kind = GK_MESSAGE_INFO;
  gk_text_puts(&message->headline, had_any ? pick(scene, "校验标记已全部清除。", "All marks were removed.")
                                           : pick(scene, "工作簿里没有校验标记。", "The workbook has no marks."));
  return true;
}

/* --- the table of commands ------------------------------------------------------------------------------------------------------ */

static const struct command {
  const char *name;
  bool (*run)(const gk_scene *scene, gk_message *message);
} commands[] = {
    {"check", run_check},       {"checkSheet", run_check_sheet}, {"next", run_next},
    {"previous", run_previous}, {"accept", run_accept},          {"clear", run_clear},
};

static const struct command *find_command(const char *name) {
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
    if (strcmp(commands[i].name, name) == 0) return &commands[i];
  }
  return NULL;
}

bool gk_command_exists(const char *name) {
  return find_command(name) != NULL;
}

bool gk_command_run(const gk_scene *scene, const char *name, gk_message *message) {
  const struct command *command = find_command(name);
  return command != NULL && command->run(scene, message);
}

bool gk_command_run_in_frame(uno_Interface *context, uno_Interface *frame, const char *name, gk_message *message) {
  gk_message own = {0};
  if (message == NULL) message = &own;
  gk_scene scene = {.context = context, .lang = gk_user_language(context)};
  scene.controller = gk_view_controller(context, frame);
  scene.document = gk_view_document(scene.controller);
  bool done = gk_command_run(&scene, name, message);
  if (scene.controller != NULL) gk_message_show(scene.controller, message, scene.lang);
  ux_release(scene.document);
  ux_release(scene.controller);
  gk_message_free(&own);
  return done;
}
