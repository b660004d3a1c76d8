/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/menu/dispatch.h"

#include <stdlib.h>
#include <string.h>

#include "calc/menu/commands.h"

typedef struct handler {
  uno_Interface *context, *frame;
} handler;

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  (void)err;
  ((handler *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  handler *h = self;
  ux_release(h->frame);
  ux_release(h->context);
}

/* The name of our command in a URL, malloc'ed; NULL where the URL is none of ours. */
static char *command_in(const ux_url *url)
{
  char *complete = ux_utf8(url->complete), *name = NULL;
  size_t length = strlen(GK_PROTOCOL);
  if (complete != NULL && strncmp(complete, GK_PROTOCOL, length) == 0 && gk_command_exists(complete + length))
    name = strdup(complete + length);
  free(complete);
  return name;
}

/* --- XInitialization ---------------------------------------------------------------------------------------------- */

static void initialize(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)raise;
  handler *h = self;
  uno_Sequence *arguments = *(uno_Sequence **)args[0];
  if (ux_sequence_length(arguments) == 0) return;
  ux_release(h->frame);
  h->frame = ux_any_to_object(&UX_ITEMS(uno_Any, arguments)[0]);
}

/* --- XDispatchProvider -------------------------------------------------------------------------------------------- */

static uno_Interface *provide(void *self, const ux_url *url)
{
  char *name = command_in(url);
  uno_Interface *dispatch = name == NULL ? NULL : ux_object_interface(self, "com.sun.star.frame.XNotifyingDispatch");
  free(name);
  ux_acquire(dispatch);
  return dispatch;
}

static void query_dispatch(void *self, void *result, void **args, uno_Any **raise)
{
  (void)raise;
  *(uno_Interface **)result = provide(self, args[0]);
}

static void query_dispatches(void *self, void *result, void **args, uno_Any **raise)
{
  static ux_type type = UX_TYPE("[]com.sun.star.frame.XDispatch");
  uno_Sequence *wanted = *(uno_Sequence **)args[0];
  size_t count = ux_sequence_length(wanted);
  uno_Sequence *found = ux_sequence_new(&type, count);
  if (found == NULL) {
    ux_throw(raise, UX_RUNTIME_EXCEPTION, "out of memory");
    return;
  }
  for (size_t i = 0; i < count; i++)
    UX_ITEMS(uno_Interface *, found)[i] = provide(self, &UX_ITEMS(ux_dispatch_descriptor, wanted)[i].feature_url);
  *(uno_Sequence **)result = found;
}

/* --- XNotifyingDispatch ------------------------------------------------------------------------------------------- */

static bool run(const handler *h, const ux_url *url, const uno_Sequence *arguments, gk_message *message)
{
  char *name = command_in(url);
  bool done = name != NULL && gk_command_run(h->context, h->frame, name, arguments, message);
  free(name);
  return done;
}

static void dispatch(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)raise;
  gk_message message = {0};
  run(self, args[0], *(uno_Sequence **)args[1], &message);
  gk_message_free(&message);
}

static void notify(void *self, uno_Interface *listener, bool done, const gk_message *message)
{
  static ux_method finished = UX_METHOD("com.sun.star.frame.XDispatchResultListener::dispatchFinished");
  gk_text both = {0};
  ux_error err = UX_ERROR_INIT;
  gk_text_printf(&both, "%s\n%s", message->headline.bytes == NULL ? "" : message->headline.bytes,
                 message->detail.bytes == NULL ? "" : message->detail.bytes);
  ux_dispatch_result_event event = {.source = ux_object_self(self), .state = done ? 1 : 0};
  ux_any_from_utf8(&event.result, both.bytes);
  ux_call(listener, &finished, NULL, UX_ARGS(&event), &err);
  ux_any_drop(&event.result);
  gk_text_free(&both);
}

static void dispatch_with_notification(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)raise;
  gk_message message = {0};
  bool done = run(self, args[0], *(uno_Sequence **)args[1], &message);
  uno_Interface *listener = *(uno_Interface **)args[2];
  if (listener != NULL) notify(self, listener, done, &message);
  gk_message_free(&message);
}

/* What is enabled depends on the kind of document alone, which a frame's menu does not outlive: told once. */
static void add_status_listener(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)raise;
  static ux_method changed = UX_METHOD("com.sun.star.frame.XStatusListener::statusChanged");
  static ux_type event_type = UX_TYPE(UX_FEATURE_STATE_EVENT), url_type = UX_TYPE(UX_URL);
  uno_Interface *listener = *(uno_Interface **)args[0];
  ux_feature_state_event event;
  ux_error err = UX_ERROR_INIT;
  if (listener == NULL || !ux_struct_init(&event_type, &event)) return;
  const handler *h = self;
  char *name = command_in(args[1]);
  event.source = ux_object_self(self);
  ux_acquire(event.source);
  ux_struct_drop(&url_type, &event.feature_url);
  ux_struct_copy(&url_type, &event.feature_url, args[1]);
  event.is_enabled = name != NULL && gk_command_enabled(h->context, h->frame, name);
  free(name);
  ux_call(listener, &changed, NULL, UX_ARGS(&event), &err);
  ux_struct_drop(&event_type, &event);
}

static void remove_status_listener(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self, (void)result, (void)args, (void)raise; /* none is kept */
}

static ux_slot *const initialization[] = {initialize};
static ux_slot *const provider[] = {query_dispatch, query_dispatches};
static ux_slot *const notifying_dispatch[] = {dispatch, add_status_listener, remove_status_listener,
                                              dispatch_with_notification};
static const ux_interface interfaces[] = {
  {"com.sun.star.lang.XInitialization", initialization, 1},
  {"com.sun.star.frame.XDispatchProvider", provider, 2},
  {"com.sun.star.frame.XNotifyingDispatch", notifying_dispatch, 4},
};
const ux_class gk_dispatch_class = {
  .name = "org.gongkai.comp.Dispatch",
  .services = (const char *const[]){"com.sun.star.frame.ProtocolHandler", NULL},
  .interfaces = interfaces,
  .interface_count = sizeof interfaces / sizeof *interfaces,
  .size = sizeof(handler),
  .construct = construct,
  .destroy = destroy,
};
