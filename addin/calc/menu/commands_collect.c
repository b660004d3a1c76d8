/* SPDX-License-Identifier: MPL-2.0 */
/* 汇总: the workbooks of a folder, each checked and added up, as one new workbook. */
#include <osl/file.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/dialog/bar.h"
#include "calc/dialog/pick_folder.h"
#include "calc/document/document.h"
#include "calc/document/extension_folder.h"
#include "calc/document/load.h"
#include "calc/document/snapshot.h"
#include "calc/document/workbook_names.h"
#include "calc/menu/commands_parts.h"
#include "engine/check/check.h"
#include "engine/collect/collect.h"
#include "files/write/write_book.h"

/* A consolidation under way. The pack is that of the first workbook that can be read. */
typedef struct round {
  const gk_scene *scene;
  gk_pack_shelf *packs;
  const gk_pack *pack;
  gk_collect *collect;
  gk_error *err;
} round;

static gk_report *check(round *r, const gk_grid *grid)
{
  if (r->pack != NULL) return gk_check(r->pack, grid, r->err);
  gk_report *report = gk_check_by(r->packs, grid, r->err);
  if (report == NULL) return NULL;
  r->pack = report->pack;
  gk_collect_use(r->collect, r->pack);
  return report;
}

static bool add_unreadable(round *r, const char *path, const char *reason)
{
  gk_unit unit = gk_unit_unreadable(path, reason);
  return gk_collect_add(r->collect, &unit, NULL, r->err);
}

static bool add_grid(round *r, const char *path, const gk_grid *grid)
{
  gk_report *report = check(r, grid);
  if (report == NULL) return false;
  gk_unit unit = gk_unit_of(report, path, false);
  bool added = gk_collect_add(r->collect, &unit, report, r->err);
  gk_report_free(report);
  return added;
}

static bool add_file(round *r, const char *path)
{
  ux_error raised = UX_ERROR_INIT;
  gk_error why = GK_ERROR_INIT;
  uno_Interface *document = gk_document_load(r->scene->context, path, GK_LOAD_READ, &raised);
  gk_grid *grid = document == NULL ? NULL : gk_snapshot(document, &why);
  if (document == NULL) gk_fail(&why, GK_ERR_FORMAT, "打不开，文件可能损坏、加了密码或不是工作簿。");
  bool added = grid != NULL ? add_grid(r, path, grid) : add_unreadable(r, path, why.text);
  gk_grid_free(grid);
  gk_document_close(document);
  return added;
}

static bool add_all(round *r, const gk_workbook_names *names)
{
  bool ok = true;
  uno_Interface *bar = gk_bar_begin(r->scene->controller, gk_tr("正在汇总各单位的工作簿"), names->count);
  for (size_t i = 0; ok && i < names->count; i++) {
    ok = add_file(r, names->items[i]);
    gk_bar_set(bar, i + 1);
  }
  gk_bar_end(bar);
  return ok;
}

/* --- the new workbook --------------------------------------------------------------------------------------------- */

/* Writes a text to a new file of the folder for temporary ones; its path, malloc'ed. */
static char *write_temporary(const gk_text *text, gk_error *err)
{
  oslFileHandle file = NULL;
  rtl_uString *url = NULL, *system = NULL;
  sal_uInt64 written = 0;
  char *path = NULL;
  bool made = osl_createTempFile(NULL, &file, &url) == osl_File_E_None;
  bool whole =
    made && osl_writeFile(file, text->bytes, text->length, &written) == osl_File_E_None && written == text->length;
  if (made) osl_closeFile(file);
  if (whole && osl_getSystemPathFromFileURL(url, &system) == osl_File_E_None) path = ux_utf8(system);
  if (system != NULL) rtl_uString_release(system);
  if (url != NULL) rtl_uString_release(url);
  if (path == NULL) gk_fail(err, GK_ERR_IO, "临时文件夹不能写入。");
  return path;
}

/* Opens a book in a window of its own; NULL with r->err filled. */
static uno_Interface *open_book(round *r, const gk_book *book)
{
  gk_text text = {0};
  ux_error raised = UX_ERROR_INIT;
  char *path = gk_write_fods(book, false, &text, r->err) ? write_temporary(&text, r->err) : NULL;
  uno_Interface *document = path == NULL ? NULL : gk_document_load(r->scene->context, path, GK_LOAD_NEW, &raised);
  if (path != NULL && document == NULL) gk_fail(r->err, GK_ERR_DOCUMENT, "打不开汇总结果（%s）。", raised.message);
  if (path != NULL) remove(path);
  free(path);
  gk_text_free(&text);
  return document;
}

static void say_units(const round *r, gk_message *message)
{
  enum { MOST_NAMED = 5 };
  size_t count, by_state[4] = {0}, named = 0;
  const gk_unit *units = gk_collect_units(r->collect, &count);
  for (size_t i = 0; i < count; i++) by_state[units[i].state]++;
  size_t left_out = by_state[GK_UNIT_FAILED] + by_state[GK_UNIT_UNREADABLE];
  message->kind = left_out > 0 ? GK_MESSAGE_WARNING : GK_MESSAGE_SUCCESS;
  gk_text_say(&message->headline, "已汇总%zu个单位，%zu个没有汇总。", by_state[GK_UNIT_TAKEN], left_out);
  for (size_t i = 0; i < count; i++) {
    const gk_unit *unit = &units[i];
    if (unit->state == GK_UNIT_TAKEN || named++ >= MOST_NAMED) continue;
    if (unit->state == GK_UNIT_FAILED) gk_text_say(&message->detail, "%s：差错%zu处。", unit->name, unit->errors);
    else gk_text_say(&message->detail, "%s：%s", unit->name, unit->reason);
  }
  gk_text_puts(&message->detail, gk_tr("详见工作表“报送情况”和“各单位金额”。"));
}

/* The new window says what was done; the one that the command was chosen in says it to its listener alone. */
static bool show_result(round *r, gk_message *message)
{
  if (r->pack == NULL) return gk_fail(r->err, GK_ERR_FORMAT, "文件夹里的工作簿一份也打不开，没有可汇总的。");
  gk_book *book = gk_collect_book(r->collect, "", r->pack->year, r->err);
  uno_Interface *document = book == NULL ? NULL : open_book(r, book);
  gk_book_free(book);
  if (document == NULL) return false;
  say_units(r, message);
  uno_Interface *controller = gk_document_controller(document);
  if (controller != NULL) gk_message_show(controller, message);
  ux_release(controller);
  ux_release(document);
  return true;
}

static bool collect_folder(const gk_scene *scene, const char *folder, gk_message *message, gk_error *err)
{
  gk_workbook_names names;
  char *library = gk_extension_path("sheets", err), *own = gk_own_packs();
  round r = {.scene = scene, .err = err, .collect = gk_collect_new()};
  bool ok = r.collect != NULL || gk_fail_memory(err);
  ok = ok && library != NULL && (r.packs = gk_pack_shelf_load_with(library, own, err)) != NULL;
  ok = gk_workbook_names_find(folder, &names, err) && ok && add_all(&r, &names) && show_result(&r, message);
  gk_workbook_names_free(&names);
  gk_collect_free(r.collect);
  gk_pack_shelf_free(r.packs);
  free(own);
  free(library);
  return ok;
}

bool gk_run_collect(const gk_scene *scene, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  ux_error raised = UX_ERROR_INIT;
  char *folder = gk_scene_argument(scene, "Folder");
  if (folder == NULL) folder = gk_pick_folder(scene->context, gk_tr("选择各单位报来的文件夹"), &raised);
  if (raised.raised) gk_fail_uno(&err, &raised);
  bool done = folder != NULL && collect_folder(scene, folder, message, &err);
  if (!done && err.status != GK_OK) gk_refused(message, &err);
  free(folder);
  return done;
}
