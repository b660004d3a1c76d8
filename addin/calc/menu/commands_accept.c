/* SPDX-License-Identifier: MPL-2.0 */
/* 采纳建议. */
#include "calc/menu/checking.h"
#include "calc/menu/commands_parts.h"
#include "calc/document/document.h"
#include "calc/document/view.h"
#include "engine/rules/sentences.h"

/* The suspect in the selected cell; where that cell is none, the first one whose value may be typed in, else the first. */
static const gk_suspect *chosen_suspect(const gk_scene *scene, const gk_report *report)
{
  int32_t sheet, row, col;
  gk_view_selection(scene->controller, &sheet, &row, &col);
  const gk_suspect *here = gk_report_suspect_at(report, report->grid->sheets[sheet], row, col);
  for (size_t i = 0; here == NULL && i < report->suspect_count; i++)
    if (report->suspects[i].sure) here = &report->suspects[i];
  return here != NULL ? here : report->suspect_count > 0 ? &report->suspects[0] : NULL;
}

static bool is_locked(const gk_scene *scene, const gk_place *place)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(scene->document, gk_place_sheet(place), &err);
  uno_Interface *cell = gk_sheet_cell(sheet, place->row, place->col, &err);
  bool locked = gk_sheet_is_protected(sheet) && gk_cell_is_locked(cell);
  ux_release(cell);
  ux_release(sheet);
  return locked;
}

static bool is_formula(const gk_place *place)
{
  return place->figure_row != NULL && place->column >= 0 && place->figure_row->figures[place->column].formula;
}

/* What stands against writing the figure; false with `err` filled. */
static bool may_write(const gk_scene *scene, const gk_place *place, gk_error *err)
{
  const char *name = place->table->sheet->name;
  if (gk_document_is_readonly(scene->document))
    return gk_fail(err, GK_ERR_DOCUMENT, "文档以只读方式打开，不能填入建议的数；请先另存一份再改。");
  if (gk_view_hides_sheet(scene->document, gk_place_sheet(place)))
    return gk_fail(err, GK_ERR_DOCUMENT, "建议改的数在隐藏的工作表“%s”里；请先取消隐藏，看过再采纳。", name);
  if (gk_view_hides_line(scene->document, gk_place_sheet(place), place->row, place->col))
    return gk_fail(err, GK_ERR_DOCUMENT, "建议改的数在“%s”隐藏的行或列里；请先取消隐藏，看过再采纳。", name);
  if (is_locked(scene, place))
    return gk_fail(err, GK_ERR_DOCUMENT, "工作表“%s”受保护，不能填入建议的数；请先取消保护（工具 - 保护工作表）。",
                   name);
  if (is_formula(place))
    return gk_fail(err, GK_ERR_DOCUMENT, "“%s”里建议改的数是公式算出来的，不直接改写；请检查公式和它引用的单元格。",
                   name);
  return true;
}

/* Raises where the cell does not take the number: XCell::setValue is silent about it. */
static void put_value(const gk_scene *scene, const gk_suspect *suspect, ux_error *err)
{
  static ux_method set_value = UX_METHOD("com.sun.star.table.XCell::setValue");
  static ux_method get_value = UX_METHOD("com.sun.star.table.XCell::getValue");
  uno_Interface *sheet = gk_document_sheet(scene->document, gk_place_sheet(&suspect->place), err);
  uno_Interface *cell = gk_sheet_cell(sheet, suspect->place.row, suspect->place.col, err);
  double value = gk_dec_to_double(suspect->suggested);
  ux_call(cell, &set_value, NULL, UX_ARGS(&value), err);
  gk_dec taken = {0};
  bool exact = gk_dec_from_double(ux_call_double(cell, &get_value, NULL, err), &taken);
  if (!err->raised && (!exact || gk_dec_cmp(taken, suspect->suggested) != 0))
    ux_fail(err, UX_RUNTIME_EXCEPTION, "the cell does not take the number");
  ux_release(cell);
  ux_release(sheet);
}

static void say_change(const gk_suspect *suspect, gk_message *message)
{
  gk_arena arena = {0};
  const gk_place *place = &suspect->place;
  gk_text_sentence(&message->detail,
                   gk_say(&arena, "已将%s由%s改为%s（可撤销）。",
                          gk_name_figure(&arena, place->table, place->figure_row, (size_t)place->column),
                          gk_name_amount(&arena, suspect->reported), gk_name_amount(&arena, suspect->suggested)));
  gk_arena_free(&arena);
}

/* The figure and the marks of the check that follows are one step to undo. */
static bool accept(const gk_scene *scene, const gk_suspect *suspect, gk_message *message)
{
  const gk_place *place = &suspect->place;
  ux_error raised = UX_ERROR_INIT;
  gk_error err = GK_ERROR_INIT;
  uno_Interface *step = gk_undo_begin(scene->document, gk_tr("采纳校验建议"), &raised);
  put_value(scene, suspect, &raised);
  bool done = !raised.raised;
  if (done) { /* also where the marks are refused afterwards, which the message then says */
    say_change(suspect, message);
    gk_view_go(scene->controller, scene->document, gk_place_sheet(place), place->row, place->col);
    gk_check_and_mark(scene, -1, message);
  } else {
    gk_fail_uno(&err, &raised);
    gk_refused(message, &err);
  }
  gk_undo_end(step);
  return done;
}

bool gk_run_accept(const gk_scene *scene, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  gk_checking checking;
  if (!gk_checking_make(scene, &checking, &err)) return gk_refused(message, &err);
  const gk_suspect *suspect = chosen_suspect(scene, checking.report);
  bool done;
  if (suspect == NULL) {
    gk_fail(&err, GK_ERR_DOCUMENT, "没有可采纳的建议：校验没有指出哪一个数该改成多少。");
    done = gk_refused(message, &err);
  } else if (!suspect->mendable) {
    gk_fail(&err, GK_ERR_DOCUMENT, "这里要改的不是一个数，请按原始资料改正：%s", suspect->message);
    done = gk_refused(message, &err);
  } else if (!suspect->sure) {
    gk_fail(&err, GK_ERR_DOCUMENT, "这里该填多少还不能断定，请对照原始资料改正：%s", suspect->message);
    done = gk_refused(message, &err);
  } else {
    done = may_write(scene, &suspect->place, &err) ? accept(scene, suspect, message) : gk_refused(message, &err);
  }
  gk_checking_free(&checking);
  return done;
}
