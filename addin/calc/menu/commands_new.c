/* SPDX-License-Identifier: MPL-2.0 */
/* 新建公开表: a fresh workbook from the template that the build made of a pack. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "calc/menu/commands_parts.h"
#include "calc/document/extension_folder.h"
#include "calc/document/load.h"
#include "engine/pack/pack_choose.h"

/* The pack of the accounts being published: last year's, else the latest of those for all departments. */
static const gk_pack *pack_for_year(const gk_pack_shelf *packs, int year)
{
  const gk_pack *latest = NULL;
  for (size_t i = 0; i < packs->count; i++) {
    const gk_pack *pack = packs->items[i];
    if (pack->regions.count > 0) continue;
    if (pack->year <= year && year <= pack->until) return pack;
    if (latest == NULL || pack->year > latest->year) latest = pack;
  }
  return latest;
}

/* The year before this one: accounts are published in the year after. */
static int year_of_accounts(void)
{
  time_t now = time(NULL);
  const struct tm *today = localtime(&now);
  return today == NULL ? 0 : today->tm_year + 1900 - 1;
}

char *gk_template_path(gk_error *err)
{
  char name[128], *folder = gk_extension_path("sheets", err);
  gk_pack_shelf *packs = folder == NULL ? NULL : gk_pack_shelf_load(folder, err);
  const gk_pack *pack = packs == NULL ? NULL : pack_for_year(packs, year_of_accounts());
  if (packs != NULL && pack == NULL) gk_fail(err, GK_ERR_PACK, "扩展里没有表式包。", "The extension holds no pack.");
  if (pack != NULL) snprintf(name, sizeof name, "template/gongkai/%.64s.ots", pack->id);
  char *path = pack == NULL ? NULL : gk_extension_path(name, err);
  gk_pack_shelf_free(packs);
  free(folder);
  return path;
}

/* The new window says what to do with it; the one that the command was chosen in has nothing to say. */
static void say_how(const gk_scene *scene, uno_Interface *document)
{
  gk_message message = {.kind = GK_MESSAGE_INFO};
  uno_Interface *controller = gk_document_controller(document);
  gk_text_puts(&message.headline, gk_pick(scene, "请填写淡黄色的格子。", "Fill the light yellow cells."));
  gk_text_puts(
    &message.detail,
    gk_pick(scene, "按科目填报的表先填科目编码，名称和上级科目的数会自动算出；填完点“一键校验”。",
            "In tables by code enter the code first; names and the figures of parent codes follow. Then check."));
  if (controller != NULL) gk_message_show(controller, &message, scene->lang);
  ux_release(controller);
  gk_message_free(&message);
}

bool gk_run_new_tables(const gk_scene *scene, gk_message *message)
{
  gk_error err = GK_ERROR_INIT(scene->lang);
  ux_error raised = UX_ERROR_INIT;
  char *path = gk_template_path(&err);
  if (path == NULL) return gk_refused(message, &err);
  uno_Interface *document = gk_document_load(scene->context, path, GK_LOAD_NEW, &raised);
  if (document == NULL)
    gk_fail(&err, GK_ERR_DOCUMENT, "打不开模板 %s（%s）。", "The template %s cannot be opened (%s).", path, raised.message);
  free(path);
  if (document == NULL) return gk_refused(message, &err);
  say_how(scene, document);
  ux_release(document);
  return true;
}
