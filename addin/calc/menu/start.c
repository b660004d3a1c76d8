/* SPDX-License-Identifier: MPL-2.0 */
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

static void trigger(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result;
  uno_Interface *context = ((starter *)self)->context;
  char *name = ux_utf8(*(rtl_uString **)args[0]);
  if (name == NULL || !gk_command_exists(name)) {
    ux_throw(raise, UX_ILLEGAL_ARGUMENT, "no such command: %s", name == NULL ? "" : name);
  } else {
    gk_command_run(context, NULL, name, NULL, NULL);
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
