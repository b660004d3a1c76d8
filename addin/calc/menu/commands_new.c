/* SPDX-License-Identifier: MPL-2.0 */
/* 新建公开表: a fresh workbook from the template that the build made of a pack. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "calc/menu/commands_parts.h"
#include "calc/dialog/dialog.h"
#include "calc/document/document.h"
#include "calc/document/extension_folder.h"
#include "calc/document/load.h"
#include "calc/document/packs.h"

enum { FIRST_YEAR = 2019 };

/* The year before this one: accounts are published in the year after. The first that there are packs for where the
 * clock is earlier than that. */
static int year_of_accounts(void)
{
  time_t now = time(NULL);
  const struct tm *today = localtime(&now);
  int year = today == NULL ? 0 : today->tm_year + 1900 - 1;
  return year < FIRST_YEAR ? FIRST_YEAR : year;
}

char *gk_template_path(int year, gk_error *err)
{
  char name[128];
  const gk_pack_shelf *packs = gk_packs_hold(err);
  if (packs == NULL) return NULL;
  /* the build made templates of the packs that ship */
  const gk_pack *pack = gk_pack_shelf_for(packs, year > 0 ? year : year_of_accounts(), false);
  snprintf(name, sizeof name, "template/gongkai/%.64s.ots", pack->id);
  char *path = gk_extension_path(name, err);
  gk_packs_release(packs);
  return path;
}

void gk_put_department(uno_Interface *document, const char *name, ux_error *err)
{
  enum { DEPARTMENT_ROW = 2 };
  static ux_method set_string = UX_METHOD("com.sun.star.text.XTextRange::setString");
  gk_text text = {0};
  gk_text_printf(&text, "部门：%s", name);
  uno_Interface *sheet = gk_document_sheet(document, 0, err), *cell = gk_sheet_cell(sheet, DEPARTMENT_ROW, 0, err);
  rtl_uString *string = ux_string(text.bytes);
  ux_call(cell, &set_string, NULL, UX_ARGS(&string), err);
  rtl_uString_release(string);
  ux_release(cell);
  ux_release(sheet);
  gk_text_free(&text);
}

/* Puts another unit into the corner of every table, 单位：万元 in the template. */
static void put_unit(uno_Interface *document, const char *unit, ux_error *err)
{
  enum { UNIT_ROW = 2, MOST_COLUMNS = 64 };
  static ux_method get_string = UX_METHOD("com.sun.star.text.XTextRange::getString");
  static ux_method set_string = UX_METHOD("com.sun.star.text.XTextRange::setString");
  gk_text text = {0};
  gk_text_printf(&text, "单位：%s", unit);
  rtl_uString *wanted = ux_string(text.bytes);
  for (int32_t i = 0; i < gk_document_sheet_count(document) && !err->raised; i++) {
    uno_Interface *sheet = gk_document_sheet(document, i, err);
    for (int32_t col = 1; col < MOST_COLUMNS && !err->raised; col++) {
      uno_Interface *cell = gk_sheet_cell(sheet, UNIT_ROW, col, err);
      char *said = ux_call_utf8(cell, &get_string, NULL, err);
      bool found = said != NULL && strcmp(said, "单位：万元") == 0;
      if (found) ux_call(cell, &set_string, NULL, UX_ARGS(&wanted), err);
      free(said);
      ux_release(cell);
      if (found) break;
    }
    ux_release(sheet);
  }
  rtl_uString_release(wanted);
  gk_text_free(&text);
}

/* --- what is asked ------------------------------------------------------------------------------------------------ */

enum { DEPARTMENT, YEAR, UNIT, FIELDS };

static const char *const units[] = {"万元", "元"};

static void free_fields(gk_field *fields)
{
  for (size_t i = 0; i < FIELDS; i++) free(fields[i].value);
}

/* Fills the fields from the dispatch, else asks. False where the user cancelled, or with `err` filled. */
static bool ask(const gk_scene *scene, gk_field *fields, ux_error *err)
{
  char years[8][16];
  const char *choices[8];
  const int last = year_of_accounts();
  const gk_dialog words = {
    .title = gk_tr("新建公开表"),
    .question = gk_tr("填上部门名称和年度，就得到一份可以填写的公开表。名称也可以以后再填；公开表一般以万元为单位。"),
    .accept = gk_tr("新建"),
    .cancel = gk_tr("取消")};
  fields[DEPARTMENT] = (gk_field){.kind = GK_FIELD_LINE, .label = gk_tr("部门名称")};
  fields[YEAR] = (gk_field){.kind = GK_FIELD_CHOICE, .label = gk_tr("年度"), .choices = choices};
  fields[UNIT] = (gk_field){.kind = GK_FIELD_CHOICE, .label = gk_tr("单位"), .choices = units, .choice_count = 2};
  fields[DEPARTMENT].value = gk_scene_argument(scene, "Department");
  fields[YEAR].value = gk_scene_argument(scene, "Year");
  fields[UNIT].value = gk_scene_argument(scene, "Unit");
  for (size_t i = 0; i < FIELDS; i++)
    if (fields[i].value != NULL) return true;
  for (int year = last; year >= FIRST_YEAR && fields[YEAR].choice_count < 8; year--) {
    snprintf(years[fields[YEAR].choice_count], sizeof *years, "%d", year);
    choices[fields[YEAR].choice_count] = years[fields[YEAR].choice_count];
    fields[YEAR].choice_count++;
  }
  fields[YEAR].value = strdup(years[0]);
  fields[UNIT].value = strdup(units[0]);
  bool accepted = gk_dialog_ask(scene->context, scene->controller, &words, fields, FIELDS, err);
  fields[YEAR].choices = NULL; /* they end here */
  return accepted;
}

/* The year that was entered, 0 for none; -1 with a sentence where it is none. */
static int year_in(const char *text, gk_error *err)
{
  char *end;
  if (text == NULL || *text == '\0') return 0;
  long year = strtol(text, &end, 10);
  if (*end == '\0' && year >= FIRST_YEAR && year <= year_of_accounts() + 1) return (int)year;
  gk_fail(err, GK_ERR_DOCUMENT, "年度要是%d到%d之间的四位数字，不能是“%.20s”。", (int)FIRST_YEAR,
          year_of_accounts() + 1, text);
  return -1;
}

/* The new window says what to do with it; the one that the command was chosen in has nothing to say. */
static void say_how(uno_Interface *document)
{
  gk_message message = {.kind = GK_MESSAGE_INFO};
  uno_Interface *controller = gk_document_controller(document);
  gk_text_puts(&message.headline, gk_tr("请填写淡黄色的格子。"));
  gk_text_puts(&message.detail, gk_tr("按科目填报的表先填科目编码，名称和上级科目的数会自动算出；填完点“一键校验”。"));
  if (controller != NULL) gk_message_show(controller, &message);
  ux_release(controller);
  gk_message_free(&message);
}

/* Whether the unit is one that tables can be in; NULL is the template's. */
static bool unit_is_known(const char *unit, gk_error *err)
{
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (unit == NULL || strcmp(unit, units[i]) == 0) return true;
  return gk_fail(err, GK_ERR_DOCUMENT, "单位要是“万元”或“元”，不能是“%.20s”。", unit);
}

static bool open_tables(const gk_scene *scene, int year, const char *department, const char *unit, gk_error *err)
{
  ux_error raised = UX_ERROR_INIT;
  char *path = gk_template_path(year, err);
  if (path == NULL) return false;
  uno_Interface *document = gk_document_load(scene->context, path, GK_LOAD_NEW, &raised);
  if (document != NULL && department != NULL && *department != '\0') gk_put_department(document, department, &raised);
  if (document != NULL && unit != NULL && strcmp(unit, units[0]) != 0) put_unit(document, unit, &raised);
  if (document == NULL) gk_fail(err, GK_ERR_DOCUMENT, "打不开模板 %s（%s）。", path, raised.message);
  free(path);
  if (document == NULL) return false;
  say_how(document);
  ux_release(document);
  return true;
}

bool gk_run_new_tables(const gk_scene *scene, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  ux_error raised = UX_ERROR_INIT;
  gk_field fields[FIELDS] = {{0}};
  bool done = ask(scene, fields, &raised);
  if (raised.raised) gk_fail_uno(&err, &raised);
  int year = done ? year_in(fields[YEAR].value, &err) : -1;
  done = done && year >= 0 && unit_is_known(fields[UNIT].value, &err) &&
         open_tables(scene, year, fields[DEPARTMENT].value, fields[UNIT].value, &err);
  if (!done && err.status != GK_OK) gk_refused(message, &err);
  free_fields(fields);
  return done;
}
