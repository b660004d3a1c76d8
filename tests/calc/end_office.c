/* SPDX-License-Identifier: MPL-2.0 */
#include "end_office.h"

#include <stdio.h>

typedef struct ender {
  uno_Interface *context;
} ender;

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  (void)err;
  ((ender *)self)->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  ux_release(((ender *)self)->context);
}

/* XCallback */
static void notify(void *self, void *result, void **args, uno_Any **raise)
{
  static ux_method terminate = UX_METHOD("com.sun.star.frame.XDesktop::terminate");
  (void)result, (void)args, (void)raise;
  ux_error err = UX_ERROR_INIT;
  uno_Interface *desktop = ux_create_service(((ender *)self)->context, "com.sun.star.frame.Desktop", &err);
  ux_call_bool(desktop, &terminate, NULL, &err);
  ux_release(desktop);
}

static ux_slot *const callback[] = {notify};
static const ux_interface interfaces[] = {{"com.sun.star.awt.XCallback", callback, 1}};
static const ux_class ender_class = {.name = "org.gongkai.tests.comp.Ender",
                                     .interfaces = interfaces,
                                     .interface_count = 1,
                                     .size = sizeof(ender),
                                     .construct = construct,
                                     .destroy = destroy};

void gk_test_end_office(uno_Interface *context)
{
  static ux_method add_callback = UX_METHOD("com.sun.star.awt.XRequestCallback::addCallback");
  static ux_type callback_type = UX_TYPE("com.sun.star.awt.XCallback");
  ux_error err = UX_ERROR_INIT;
  uno_Any nothing;
  ux_any_void(&nothing);
  uno_Interface *requests = ux_create_service(context, "com.sun.star.awt.AsyncCallback", &err);
  uno_Interface *object = ux_object_new(&ender_class, context, &err), *ending = ux_query(object, &callback_type);
  ux_call(requests, &add_callback, NULL, UX_ARGS(&ending, &nothing), &err);
  ux_release(ending);
  ux_release(object);
  ux_release(requests);
  if (err.raised) fprintf(stderr, "the office cannot be ended: %s\n", err.message);
}
