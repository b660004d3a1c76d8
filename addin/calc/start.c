/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "calc/commands.h"
#include "calc/dispatch.h"

typedef struct starter {
  uno_Interface *context;
} starter;

static bool construct(void *self, uno_Interface *context, ux_error *err) {
  (void)err;
  ((starter *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self) {
  ux_release(((starter *)self)->context);
}

/* The frame in front; where no window has the focus, the one opened last. */
static uno_Interface *frame_in_front(uno_Interface *context, ux_error *err) {
  static ux_method get_current = UX_METHOD("com.sun.star.frame.XDesktop::getCurrentFrame");
  static ux_method get_frames = UX_METHOD("com.sun.star.frame.XFramesSupplier::getFrames");
  uno_Interface *desktop = ux_create_service(context, "com.sun.star.frame.Desktop", err);
  uno_Interface *frame = ux_call_object(desktop, &get_current, NULL, err);
  if (frame == NULL) {
    uno_Interface *frames = ux_call_object(desktop, &get_frames, NULL, err);
    sal_Int32 count = ux_count(frames, err);
    if (count > 0) frame = ux_get_by_index(frames, count - 1, err);
    ux_release(frames);
  }
  ux_release(desktop);
  return frame;
}

static void trigger(void *self, void *result, void **args, uno_Any **raise) {
  (void)result;
  uno_Interface *context = ((starter *)self)->context;
  char *name = ux_utf8(*(rtl_uString **)args[0]);
  ux_error err = UX_ERROR_INIT;
  if (name == NULL || !gk_command_exists(name)) {
    ux_throw(raise, UX_ILLEGAL_ARGUMENT, "no such command: %s", name == NULL ? "" : name);
  } else {
    uno_Interface *frame = frame_in_front(context, &err);
    if (frame != NULL) gk_command_run_in_frame(context, frame, name, NULL);
    ux_release(frame);
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
