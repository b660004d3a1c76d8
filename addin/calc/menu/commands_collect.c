/* SPDX-License-Identifier: MPL-2.0 */
/* 汇总: the workbooks of a folder, each checked and added up, as one new workbook. */
#include <osl/file.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/dialog/bar.h"
#include "calc/dialog/pick_folder.h"
#include "calc/document/document.h"
#include "calc/document/load.h"
#include "calc/document/packs.h"
#include "calc/document/snapshot.h"
#include "calc/document/workbook_names.h"
#include "calc/menu/commands_parts.h"
#include "engine/collect/collect.h"
#include "files/write/write_book.h"

static bool add_file(const gk_scene *scene, gk_collect *collect, const char *path, gk_error *err)
{
  ux_error raised = UX_ERROR_INIT;
  gk_error why = GK_ERROR_INIT;
  uno_Interface *document = gk_document_load(scene->context, path, GK_LOAD_READ, &raised);
  gk_grid *grid = document == NULL ? NULL : gk_snapshot(document, &why);
  if (document == NULL) gk_fail(&why, GK_ERR_FORMAT, "打不开，文件可能损坏、加了密码或不是工作簿。");
  bool added = gk_collect_add(collect, path, grid, why.text, err);
  gk_grid_free(grid);
  gk_document_close(document);
  return added;
}

static bool add_all(const gk_scene *scene, gk_collect *collect, const gk_workbook_names *names, gk_error *err)
{
  bool ok = true;
  uno_Interface *bar = gk_bar_begin(scene->controller, gk_tr("正在汇总各单位的工作簿"), names->count);
  for (size_t i = 0; ok && i < names->count; i++) {
    ok = add_file(scene, collect, names->items[i], err);
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

/* Opens a book in a window of its own; NULL with err filled. */
static uno_Interface *open_book(const gk_scene *scene, const gk_book *book, gk_error *err)
{
  gk_text text = {0};
  ux_error raised = UX_ERROR_INIT;
  char *path = gk_write_fods(book, false, &text, err) ? write_temporary(&text, err) : NULL;
  uno_Interface *document = path == NULL ? NULL : gk_document_load(scene->context, path, GK_LOAD_NEW, &raised);
  if (path != NULL && document == NULL) gk_fail(err, GK_ERR_DOCUMENT, "打不开汇总结果（%s）。", raised.message);
  if (path != NULL) remove(path);
  free(path);
  gk_text_free(&text);
  return document;
}

static void say_returns(const gk_collect *collect, size_t left_out, gk_message *message)
{
  enum { MOST_NAMED = 5 };
  size_t count, named = 0;
  gk_arena arena = {0};
  const gk_return *returns = gk_collect_returns(collect, &count);
  gk_returns_say(&message->headline, returns, count);
  for (size_t i = 0; i < count; i++) {
    if (returns[i].state == GK_RETURN_TAKEN || named++ >= MOST_NAMED) continue;
    gk_text said = {0};
    gk_return_say(&said, &returns[i]);
    gk_text_sentence(&message->detail, gk_text_keep(&said, &arena));
  }
  message->kind = named > 0 ? GK_MESSAGE_WARNING : GK_MESSAGE_SUCCESS;
  if (left_out > 0) gk_text_sentence(&message->detail, gk_say(&arena, "%zu个子文件夹里的工作簿没有汇总。", left_out));
  gk_text_sentence(&message->detail, gk_tr("详见工作表“报送情况”和“各单位金额”。"));
  gk_arena_free(&arena);
}

static bool none_readable(const gk_collect *collect)
{
  size_t count, unreadable = 0;
  const gk_return *returns = gk_collect_returns(collect, &count);
  for (size_t i = 0; i < count; i++) unreadable += returns[i].state == GK_RETURN_UNREADABLE;
  return unreadable == count;
}

/* The new window says what was done; the one that the command was chosen in says it to its listener alone. */
static bool show_result(const gk_scene *scene, gk_collect *collect, size_t left_out, gk_message *message, gk_error *err)
{
  if (none_readable(collect)) return gk_fail(err, GK_ERR_FORMAT, "文件夹里的工作簿一份也打不开，没有可汇总的。");
  gk_book *book = gk_collect_end(collect, "", err);
  uno_Interface *document = book == NULL ? NULL : open_book(scene, book, err);
  gk_book_free(book);
  if (document == NULL) return false;
  say_returns(collect, left_out, message);
  uno_Interface *controller = gk_document_controller(document);
  if (controller != NULL) gk_message_show(controller, message);
  ux_release(controller);
  ux_release(document);
  return true;
}

static bool collect_folder(const gk_scene *scene, const char *folder, gk_message *message, gk_error *err)
{
  gk_workbook_names names;
  const gk_pack_shelf *packs = gk_packs_hold(err);
  const gk_collect_options options = {.packs = packs};
  gk_collect *collect = packs == NULL ? NULL : gk_collect_begin(&options, err);
  bool ok = gk_workbook_names_find(folder, &names, err) && collect != NULL && add_all(scene, collect, &names, err) &&
            show_result(scene, collect, names.left_out, message, err);
  gk_workbook_names_free(&names);
  gk_collect_free(collect);
  gk_packs_release(packs);
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
