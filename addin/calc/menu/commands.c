/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/menu/commands.h"

#include <string.h>

#include "calc/menu/commands_parts.h"
#include "calc/document/document.h"
#include "calc/document/locale.h"
#include "calc/marks/marks.h"
#include "calc/document/view.h"

bool gk_refused(gk_message *message, const gk_error *err)
{
  message->kind = GK_MESSAGE_WARNING;
  gk_text_puts(&message->headline, gk_tr("没有执行。"));
  gk_text_puts(&message->detail, err->text);
  return false;
}

/* --- 清除标记 --------------------------------------------------------------------------------------------------------- */

bool gk_run_clear(const gk_scene *scene, gk_message *message)
{
  gk_error err = GK_ERROR_INIT;
  bool had_any = false;
  if (!gk_document_is_spreadsheet(scene->document)) {
    gk_fail(&err, GK_ERR_DOCUMENT, "当前窗口不是电子表格，没有校验标记。");
    return gk_refused(message, &err);
  }
  if (!gk_marks_clear(scene->document, &had_any, &err)) return gk_refused(message, &err);
  message->kind = GK_MESSAGE_INFO;
  gk_text_puts(&message->headline, had_any ? gk_tr("校验标记已全部清除。") : gk_tr("工作簿里没有校验标记。"));
  return true;
}

/* --- the table of commands ---------------------------------------------------------------------------------------- */

static bool gk_in_spreadsheet(const gk_scene *scene)
{
  return gk_document_is_spreadsheet(scene->document);
}

static const struct command {
  const char *name;
  bool (*enabled)(const gk_scene *scene);
  gk_command_work *run;
} commands[] = {
#define GK_COMMAND(name, title, key, enabled, run) {#name, enabled, run},
#define GK_GROUP()
#include "calc/menu/command_table.h"
};

static const struct command *find_command(const char *name)
{
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
    if (strcmp(commands[i].name, name) == 0) return &commands[i];
  }
  return NULL;
}

bool gk_command_exists(const char *name)
{
  return find_command(name) != NULL;
}

char *gk_scene_argument(const gk_scene *scene, const char *name)
{
  size_t count = scene->arguments == NULL ? 0 : ux_sequence_length(scene->arguments);
  for (size_t i = 0; i < count; i++) {
    const ux_property_value *argument = &UX_ITEMS(const ux_property_value, scene->arguments)[i];
    if (ux_string_is(argument->name, name)) return ux_any_to_utf8(&argument->value);
  }
  return NULL;
}

static gk_scene begin_scene(uno_Interface *context, uno_Interface *frame)
{
  gk_scene scene = {.context = context};
  scene.controller = gk_view_controller(context, frame);
  scene.document = gk_view_document(scene.controller);
  return scene;
}

static void end_scene(gk_scene *scene)
{
  ux_release(scene->document);
  ux_release(scene->controller);
}

bool gk_command_enabled(uno_Interface *context, uno_Interface *frame, const char *name)
{
  const struct command *command = find_command(name);
  gk_scene scene = begin_scene(context, frame);
  bool enabled = command != NULL && command->enabled(&scene);
  end_scene(&scene);
  return enabled;
}

bool gk_command_run(uno_Interface *context, uno_Interface *frame, const char *name, const uno_Sequence *arguments,
                    gk_message *message)
{
  gk_message own = {0};
  if (message == NULL) message = &own;
  gk_use_language_of_office(context);
  const struct command *command = find_command(name);
  gk_scene scene = begin_scene(context, frame);
  scene.arguments = arguments;
  bool done = command != NULL && command->run(&scene, message);
  if (message->headline.length > 0) gk_message_show(scene.controller, message);
  end_scene(&scene);
  gk_message_free(&own);
  return done;
}
