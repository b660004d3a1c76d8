/* SPDX-License-Identifier: MPL-2.0 */
/* 批量生成: the sheet in front is a list of departments; each gets a workbook made from the template. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/dialog/bar.h"
#include "calc/dialog/pick_folder.h"
#include "calc/document/document.h"
#include "calc/document/load.h"
#include "calc/document/snapshot.h"
#include "calc/document/view.h"
#include "calc/menu/commands_parts.h"
#include "engine/base/open_file.h"

enum { MOST_NAME = 200 };

/* --- the list ----------------------------------------------------------------------------------------------------- */

/* The cell of the heading above the departments' names; NULL where the sheet is no list. */
static const gk_cell *find_heading(const gk_sheet *sheet)
{
  static const char *const headings[] = {"部门", "部门名称", "单位", "单位名称"};
  enum { FIRST_ROWS = 5 };
  for (size_t i = 0; i < sheet->count && sheet->cells[i].row < FIRST_ROWS; i++) {
    const gk_cell *cell = &sheet->cells[i];
    for (size_t k = 0; cell->kind == GK_CELL_TEXT && k < sizeof headings / sizeof *headings; k++)
      if (strcmp(cell->text, headings[k]) == 0) return cell;
  }
  return NULL;
}

/* The name in a row; NULL for none. */
static const char *name_at(const gk_sheet *sheet, const gk_cell *heading, int32_t row)
{
  const gk_cell *cell = gk_sheet_at(sheet, row, heading->col);
  return cell != NULL && cell->kind == GK_CELL_TEXT ? cell->text : NULL;
}

/* Names that cannot be a file's, and names that come twice, are refused before anything is written. */
static bool check_names(const gk_sheet *sheet, const gk_cell *heading, size_t *count, gk_error *err)
{
  for (int32_t row = heading->row + 1; row < sheet->rows; row++) {
    const char *name = name_at(sheet, heading, row);
    if (name == NULL) continue;
    if (strpbrk(name, "/\\:*?\"<>|\r\n\t") != NULL || name[0] == '.' || strlen(name) > MOST_NAME)
      return gk_fail(err, GK_ERR_DOCUMENT, "第%d行的“%.100s”不能用作文件名，请改正。", (int)row + 1, name);
    for (int32_t other = heading->row + 1; other < row; other++) {
      const char *before = name_at(sheet, heading, other);
      if (before != NULL && strcmp(before, name) == 0)
        return gk_fail(err, GK_ERR_DOCUMENT, "“%.100s”在名单里出现了两次（第%d行、第%d行）。", name, (int)other + 1,
                       (int)row + 1);
    }
    (*count)++;
  }
  return *count > 0 || gk_fail(err, GK_ERR_DOCUMENT, "名单里没有部门。");
}

/* --- the workbooks ------------------------------------------------------------------------------------------------ */

static bool exists(const char *path)
{
  FILE *file = gk_open_file(path);
  if (file != NULL) fclose(file);
  return file != NULL;
}

/* One department's workbook; what is there already is left alone. */
static bool make_one(uno_Interface *document, const char *folder, const char *name, size_t *skipped, gk_error *err)
{
  gk_text path = {0};
  ux_error raised = UX_ERROR_INIT;
  gk_text_printf(&path, "%s/%s.ods", folder, name);
  bool ok = !path.failed || gk_fail_memory(err);
  if (ok && exists(path.bytes)) {
    (*skipped)++;
  } else if (ok) {
    gk_put_department(document, name, &raised);
    gk_document_store(document, path.bytes, "calc8", &raised);
    if (raised.raised) ok = gk_fail(err, GK_ERR_IO, "写不了 %s（%s）。", path.bytes, raised.message);
  }
  gk_text_free(&path);
  return ok;
}

static bool make_all(const gk_scene *scene, const gk_sheet *sheet, const char *folder, gk_message *message,
                     gk_error *err)
{
  ux_error raised = UX_ERROR_INIT;
  size_t count = 0, done = 0, skipped = 0;
  const gk_cell *heading = find_heading(sheet);
  if (heading == NULL || !check_names(sheet, heading, &count, err)) return false;
  char *template = gk_template_path(0, err);
  uno_Interface *document =
    template == NULL ? NULL : gk_document_load(scene->context, template, GK_LOAD_TEMPLATE, &raised);
  if (raised.raised) gk_fail_uno(err, &raised);
  uno_Interface *bar = gk_bar_begin(scene->controller, gk_tr("正在生成各部门的工作簿"), count);
  bool ok = document != NULL;
  for (int32_t row = heading->row + 1; ok && row < sheet->rows; row++) {
    const char *name = name_at(sheet, heading, row);
    if (name == NULL) continue;
    ok = make_one(document, folder, name, &skipped, err);
    gk_bar_set(bar, ++done);
  }
  gk_bar_end(bar);
  gk_document_close(document);
  free(template);
  if (!ok) return false;
  message->kind = GK_MESSAGE_SUCCESS;
  gk_text_say(&message->headline, "已生成%zu份工作簿。", count - skipped);
  if (skipped > 0) gk_text_say(&message->detail, "在 %s。已有的%zu份没有覆盖。", folder, skipped);
  else gk_text_say(&message->detail, "在 %s。", folder);
  return true;
}

/* --- the command -------------------------------------------------------------------------------------------------- */

/* The sheet in front as a list; NULL with `err` filled where it is none. */
static const gk_sheet *list_in_front(const gk_scene *scene, const gk_grid *grid, gk_error *err)
{
  const gk_sheet *sheet = grid->sheets[gk_view_sheet(scene->controller)];
  if (find_heading(sheet) != NULL) return sheet;
  gk_fail(err, GK_ERR_DOCUMENT,
          "当前工作表不是部门名单：前几行里没有“部门”这一栏。请打开名单（.ods、.xlsx、.csv），再选“批量生成”。");
  return NULL;
}

bool gk_run_distribute(const gk_scene *scene, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  ux_error raised = UX_ERROR_INIT;
  char *folder = NULL;
  bool done = false;
  gk_grid *grid = gk_snapshot(scene->document, &err);
  const gk_sheet *list = grid == NULL ? NULL : list_in_front(scene, grid, &err);
  if (list != NULL && (folder = gk_scene_argument(scene, "Folder")) == NULL)
    folder = gk_pick_folder(scene->context, gk_tr("生成到哪个文件夹"), &raised);
  if (raised.raised) gk_fail_uno(&err, &raised);
  if (folder != NULL) done = make_all(scene, list, folder, message, &err);
  if (!done && err.status != GK_OK) gk_refused(message, &err);
  free(folder);
  gk_grid_free(grid);
  return done;
}
