/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/marks.h"

#include <stdio.h>
#include <stdlib.h>

#include "calc/document/document.h"
#include "calc/marks/protection.h"
#include "calc/marks/marks_write.h"
#include "calc/marks/undo.h"

static ux_method is_modified = UX_METHOD("com.sun.star.util.XModifiable::isModified");

/** Titles of the undo steps. The one that set marks on an unmodified document ends with a space: the undo list is the
 *  only memory of a document that is neither saved nor shown otherwise, and clearing wants to know. */
static const char title_set[] = N_("标记公开校验结果");

enum { LONGEST_TITLE = 200 };

static const char *title_for(const char *tag, bool was_modified, char out[LONGEST_TITLE])
{
  snprintf(out, LONGEST_TITLE, "%s%s", gk_tr_to(tag, NULL, title_set), was_modified ? "" : " ");
  return out;
}

/* What is refused, to begin the sentence with. */
static const char marking[] = N_("不能标记"), clearing[] = N_("不能清除标记");

/** Refuses where a sheet with one of the marks is protected, but by a template of ours. */
static bool check_sheets(uno_Interface *document, const gk_marks *marks, const char *what, gk_error *err)
{
  bool ok = true;
  for (size_t i = 0; i < marks->count && ok; i++) {
    if (i > 0 && marks->items[i].sheet == marks->items[i - 1].sheet) continue;
    ux_error raised = UX_ERROR_INIT;
    uno_Interface *sheet = gk_document_sheet(document, marks->items[i].sheet, &raised);
    char *name = ux_name(sheet, &raised);
    if (raised.raised) {
      ok = gk_fail_uno(err, &raised);
    } else if (gk_sheet_is_protected(sheet) && !gk_protection_is_ours(document)) {
      ok = gk_fail(err, GK_ERR_DOCUMENT, "%s：工作表“%s”受保护，请先取消保护（工具 - 保护工作表）。", gk_tr(what),
                   name == NULL ? "" : name);
    }
    free(name);
    ux_release(sheet);
  }
  return ok;
}

static bool check_document(uno_Interface *document, const char *what, gk_error *err)
{
  if (!gk_document_is_spreadsheet(document)) return gk_fail(err, GK_ERR_DOCUMENT, "当前文档不是电子表格。");
  if (gk_document_is_readonly(document))
    return gk_fail(err, GK_ERR_DOCUMENT, "%s：文档以只读方式打开，请先另存一份。", gk_tr(what));
  return true;
}

static void set_modified(uno_Interface *document, bool modified, ux_error *err)
{
  static ux_method set = UX_METHOD("com.sun.star.util.XModifiable::setModified");
  sal_Bool value = modified;
  ux_call(document, &set, NULL, UX_ARGS(&value), err);
}

/** Brings the marks from `before` to `after` as one undo step; both lists are used up. */
static bool change(uno_Interface *document, const char *title, bool modified, gk_marks *before, gk_marks *after,
                   gk_error *err)
{
  ux_error raised = UX_ERROR_INIT;
  uno_Interface *manager = gk_undo_manager(document, &raised);
  gk_marks_write(document, after, &raised);
  if (raised.raised) { /* half a change is worse than none */
    ux_error ignored = UX_ERROR_INIT;
    gk_marks_write(document, before, &ignored);
  }
  if (!raised.raised) gk_undo_add(manager, document, title, before, after, &raised);
  if (!raised.raised) set_modified(document, modified, &raised);
  ux_release(manager);
  gk_marks_free(before);
  gk_marks_free(after);
  return raised.raised ? gk_fail_uno(err, &raised) : true;
}

/** The marks to come: the report's, and with a sheet given the earlier ones of the other sheets. */
static bool plan(const gk_report *report, int32_t sheet, const gk_marks *before, gk_marks *after)
{
  for (size_t i = 0; sheet >= 0 && i < before->count; i++)
    if (before->items[i].sheet != sheet) gk_marks_add(after, before->items[i]);
  return gk_marks_plan(report, sheet, after);
}

bool gk_marks_set(uno_Interface *document, const gk_report *report, int32_t sheet, gk_error *err)
{
  gk_marks before = {0}, after = {0};
  bool ok = check_document(document, marking, err) && gk_marks_read(document, &before, err);
  if (ok && !plan(report, sheet, &before, &after)) ok = gk_fail_memory(err);
  ok = ok && check_sheets(document, &before, marking, err) && check_sheets(document, &after, marking, err);
  if (ok && before.count + after.count > 0) {
    ux_error raised = UX_ERROR_INIT;
    bool was_modified = ux_call_bool(document, &is_modified, NULL, &raised);
    char title[LONGEST_TITLE];
    ok = change(document, title_for(gk_words_tag(), was_modified, title), true, &before, &after, err);
  }
  gk_marks_free(&before);
  gk_marks_free(&after);
  return ok;
}

/** Whether the document is modified by our marks alone: whatever language was spoken when they were set. */
static bool only_marks_changed(uno_Interface *document)
{
  ux_error raised = UX_ERROR_INIT;
  char title[LONGEST_TITLE];
  uno_Interface *manager = gk_undo_manager(document, &raised);
  bool only = false;
  if (ux_call_bool(document, &is_modified, NULL, &raised)) {
    for (size_t i = 0; !only && gk_words_language(i) != NULL; i++)
      only = gk_undo_is_last(manager, title_for(gk_words_language(i), false, title), &raised);
  }
  ux_release(manager);
  return only && !raised.raised;
}

bool gk_marks_clear(uno_Interface *document, bool *had_any, gk_error *err)
{
  gk_marks before = {0}, after = {0};
  if (had_any != NULL) *had_any = false;
  bool ok = check_document(document, clearing, err) && gk_marks_read(document, &before, err) &&
            check_sheets(document, &before, clearing, err);
  if (ok && before.count > 0) {
    if (had_any != NULL) *had_any = true;
    ok = change(document, gk_tr("清除公开校验标记"), !only_marks_changed(document), &before, &after, err);
  }
  gk_marks_free(&before);
  return ok;
}

bool gk_marks_read(uno_Interface *document, gk_marks *marks, gk_error *err)
{
  ux_error raised = UX_ERROR_INIT;
  if (gk_marks_collect(document, marks, &raised)) return true;
  return raised.raised ? gk_fail_uno(err, &raised) : gk_fail_memory(err);
}

bool gk_marks_exist(uno_Interface *document)
{
  gk_marks marks = {0};
  gk_error err = GK_ERROR_INIT;
  bool any = gk_marks_read(document, &marks, &err) && marks.count > 0;
  gk_marks_free(&marks);
  return any;
}
