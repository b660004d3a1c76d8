/* SPDX-License-Identifier: MPL-2.0 */
/* The command that an office is started with: service:org.gongkai.Commands?check. */
#include <stdio.h>
#include <stdlib.h>

#include "calc/menu/commands.h"
#include "calc/menu/dispatch.h"

typedef struct starter {
  uno_Interface *context;
} starter;

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  (void)err;
  ((starter *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  ux_release(((starter *)self)->context);
}

/* Whoever starts the office learns from the file that GK_SIGN names how the command ended: "done" or "refused", then
 * what it said. The file comes whole or not at all. */
static void leave_sign(bool done, const gk_message *message)
{
  const char *path = getenv("GK_SIGN"), *headline = message->headline.bytes, *detail = message->detail.bytes;
  if (path == NULL) return;
  gk_text part = {0};
  gk_text_printf(&part, "%s.part", path);
  FILE *sign = part.failed ? NULL : fopen(part.bytes, "w");
  if (sign != NULL) {
    fprintf(sign, "%s\n%s\n%s\n", done ? "done" : "refused", headline == NULL ? "" : headline,
            detail == NULL ? "" : detail);
    if (fclose(sign) == 0) rename(part.bytes, path);
  }
  gk_text_free(&part);
}

static void trigger(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result;
  uno_Interface *context = ((starter *)self)->context;
  char *name = ux_utf8(*(rtl_uString **)args[0]);
  if (name == NULL || !gk_command_exists(name)) {
    ux_throw(raise, UX_ILLEGAL_ARGUMENT, "no such command: %s", name == NULL ? "" : name);
  } else {
    gk_message message = {0};
    bool done = gk_command_run(context, NULL, name, NULL, &message);
    leave_sign(done, &message);
    gk_message_free(&message);
  }
  free(name);
}

static ux_slot *const slots[] = {trigger};
static const ux_interface interfaces[] = {{"com.sun.star.task.XJobExecutor", slots, 1}};
const ux_class gk_start_class = {
  .name = "org.gongkai.comp.Commands",
  .services = (const char *const[]){"org.gongkai.Commands", NULL},
  .interfaces = interfaces,
  .interface_count = 1,
  .size = sizeof(starter),
  .construct = construct,
  .destroy = destroy,
};
