/* SPDX-License-Identifier: MPL-2.0 */
#include "menu.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/menu/commands.h"
#include "suites.h"
#include "helpers.h"

static ux_type url_type = UX_TYPE(UX_URL);
static ux_type properties_type = UX_TYPE("[]" UX_PROPERTY_VALUE);

/* --- listeners ---------------------------------------------------------------------------------------------------- */

static void disposing(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self, (void)result, (void)args, (void)raise;
}

static void dispatch_finished(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)raise;
  menu_answer *answer = self;
  const ux_dispatch_result_event *event = args[0];
  answer->came = true;
  answer->done = event->state == 1;
  free(answer->said);
  answer->said = ux_any_to_utf8(&event->result);
}

static ux_slot *const result_listener[] = {disposing, dispatch_finished};
static const ux_interface result_interfaces[] = {{"com.sun.star.frame.XDispatchResultListener", result_listener, 2}};
static const ux_class result_class = {.name = "org.gongkai.tests.comp.ResultListener",
                                      .interfaces = result_interfaces,
                                      .interface_count = 1,
                                      .size = sizeof(menu_answer)};

static void status_changed(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)raise;
  *(int *)self = ((const ux_feature_state_event *)args[0])->is_enabled ? 2 : 1;
}

static ux_slot *const status_listener[] = {disposing, status_changed};
static const ux_interface status_interfaces[] = {{"com.sun.star.frame.XStatusListener", status_listener, 2}};
static const ux_class status_class = {.name = "org.gongkai.tests.comp.StatusListener",
                                      .interfaces = status_interfaces,
                                      .interface_count = 1,
                                      .size = sizeof(int)};

/* --- dispatching -------------------------------------------------------------------------------------------------- */

/* A parsed URL, as a menu has it; drop it as a struct. */
static void parse(const char *command, ux_url *url, ux_error *err)
{
  static ux_method parse_strict = UX_METHOD("com.sun.star.util.XURLTransformer::parseStrict");
  char text[128];
  snprintf(text, sizeof text, GK_PROTOCOL "%s", command);
  uno_Interface *transformer = ux_create_service(gk_test_context(), "com.sun.star.util.URLTransformer", err);
  ux_struct_init(&url_type, url);
  rtl_uString_release(url->complete);
  url->complete = ux_string(text);
  ux_call_bool(transformer, &parse_strict, UX_ARGS(url), err);
  ux_release(transformer);
}

static uno_Interface *dispatch_of(uno_Interface *frame, ux_url *url, ux_error *err)
{
  static ux_method query = UX_METHOD("com.sun.star.frame.XDispatchProvider::queryDispatch");
  rtl_uString *target = ux_string("_self");
  sal_Int32 flags = 0;
  uno_Interface *dispatch = ux_call_object(frame, &query, UX_ARGS(url, &target, &flags), err);
  rtl_uString_release(target);
  return dispatch;
}

/* The arguments of a dispatch: none where `value` is NULL. */
static uno_Sequence *arguments_of(const char *argument, const char *value)
{
  uno_Sequence *list = ux_sequence_new(&properties_type, value == NULL ? 0 : 1);
  if (value == NULL || list == NULL) return list;
  ux_property_value *property = &UX_ITEMS(ux_property_value, list)[0];
  rtl_uString_release(property->name);
  property->name = ux_string(argument);
  ux_any_drop(&property->value);
  ux_any_from_utf8(&property->value, value);
  return list;
}

static menu_answer choose(uno_Interface *frame, const char *command, const char *argument, const char *value)
{
  static ux_method notify = UX_METHOD("com.sun.star.frame.XNotifyingDispatch::dispatchWithNotification");
  static ux_type listener_type = UX_TYPE("com.sun.star.frame.XDispatchResultListener");
  ux_error err = UX_ERROR_INIT;
  ux_url url;
  parse(command, &url, &err);
  uno_Interface *dispatch = dispatch_of(frame, &url, &err), *object = ux_object_new(&result_class, NULL, &err);
  uno_Interface *listener = ux_query(object, &listener_type);
  menu_answer *heard = ux_object_state(object, &result_class), answer = {0};
  uno_Sequence *list = arguments_of(argument, value);
  ux_call(dispatch, &notify, NULL, UX_ARGS(&url, &list, &listener), &err);
  CHECK_UNO(err);
  if (heard != NULL) answer = *heard;
  ux_sequence_drop(list, &properties_type);
  ux_struct_drop(&url_type, &url);
  ux_release(listener);
  ux_release(object);
  ux_release(dispatch);
  return answer;
}

menu_answer menu_choose_in(uno_Interface *frame, const char *command)
{
  return choose(frame, command, NULL, NULL);
}

menu_answer menu_choose(uno_Interface *document, const char *command)
{
  uno_Interface *frame = menu_frame(document);
  menu_answer answer = menu_choose_in(frame, command);
  ux_release(frame);
  return answer;
}

void menu_expect(uno_Interface *document, const char *command, const char *argument, const char *value, bool done,
                 const char *const *words, const char *file, int line)
{
  uno_Interface *frame = menu_frame(document);
  menu_answer answer = choose(frame, command, argument, value);
  ux_release(frame);
  bool held = answer.came && answer.done == done && answer.said != NULL;
  for (size_t i = 0; held && words[i] != NULL; i++) held = strstr(answer.said, words[i]) != NULL;
  if (!held)
    fprintf(stdout, "\n%s:%d: %s %s: %s\n", file, line, command, answer.done ? "was done" : "was refused",
            answer.said == NULL ? "(nothing)" : answer.said);
  CU_ASSERT_TRUE(held);
  free(answer.said);
}

int menu_enabled(uno_Interface *document, const char *command)
{
  static ux_method add = UX_METHOD("com.sun.star.frame.XDispatch::addStatusListener");
  static ux_method remove = UX_METHOD("com.sun.star.frame.XDispatch::removeStatusListener");
  static ux_type listener_type = UX_TYPE("com.sun.star.frame.XStatusListener");
  ux_error err = UX_ERROR_INIT;
  ux_url url;
  parse(command, &url, &err);
  uno_Interface *frame = menu_frame(document), *dispatch = dispatch_of(frame, &url, &err);
  uno_Interface *object = ux_object_new(&status_class, NULL, &err), *listener = ux_query(object, &listener_type);
  int *heard = ux_object_state(object, &status_class);
  if (dispatch != NULL) {
    ux_call(dispatch, &add, NULL, UX_ARGS(&listener, &url), &err);
    ux_call(dispatch, &remove, NULL, UX_ARGS(&listener, &url), &err);
  }
  CHECK_UNO(err);
  int enabled = heard == NULL ? -1 : *heard - 1;
  ux_struct_drop(&url_type, &url);
  ux_release(listener);
  ux_release(object);
  ux_release(dispatch);
  ux_release(frame);
  return enabled;
}
