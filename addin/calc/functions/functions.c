/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/functions/functions.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "calc/document/packs.h"
#include "calc/functions/function_values.h"

typedef struct functions {
  _Atomic(const gk_pack_shelf *) packs; /* held from the first call that needs them; NULL where they cannot be loaded */
  double errors[GK_FN_STATUSES];
  ux_proxy proxy; /* spares Calc a new one for every cell; let go when the office ends */
} functions;

static ux_type x_functions = UX_TYPE("org.gongkai.XFunctions");
static ux_type x_event_listener = UX_TYPE("com.sun.star.lang.XEventListener");

/* The newest pack, of a `functions`. */
static const gk_pack *pack_of(void *owner)
{
  functions *self = owner;
  const gk_pack_shelf *none = NULL, *packs = atomic_load(&self->packs);
  if (packs == NULL) {
    gk_error err = GK_ERROR_INIT;
    packs = gk_packs_hold(&err);
    if (packs != NULL && !atomic_compare_exchange_strong(&self->packs, &none, packs)) {
      gk_packs_release(packs);
      packs = none;
    }
  }
  return packs == NULL ? NULL : gk_pack_shelf_for(packs, 0, true);
}

static void call(functions *self, size_t index, void *result, void **args, uno_Any **raise)
{
  const gk_function *function = &gk_functions[index];
  gk_arena arena = {0};
  gk_arguments arguments;
  gk_fn_result out = {0};
  gk_fn_status status = GK_FN_MEMORY;
  if (gk_arguments_read(&arguments, &arena, function, args)) {
    gk_fn_context context = {.arena = &arena, .pack = pack_of, .owner = self};
    for (size_t i = 0; i < GK_FN_STATUSES; i++) context.errors[i] = self->errors[i];
    status = gk_function_call(function, &context, arguments.values, arguments.count, &out);
  }
  gk_result_write(function, status, &out, result, raise);
  gk_arena_free(&arena);
}

/* UNO tells a slot nothing but its place in the interface, so there is one a place, numbered in octal. Those behind the
 * last function are never called: the interface, made from the table, has no such methods. */
#define EIGHT(X, n) X(n##0) X(n##1) X(n##2) X(n##3) X(n##4) X(n##5) X(n##6) X(n##7)
#define EVERY_PLACE(X)                                                                                                 \
  EIGHT(X, 0) EIGHT(X, 01) EIGHT(X, 02) EIGHT(X, 03) EIGHT(X, 04) EIGHT(X, 05) EIGHT(X, 06) EIGHT(X, 07)
#define DEFINE_SLOT(place)                                                                                             \
  static void slot_##place(void *self, void *result, void **args, uno_Any **raise)                                     \
  {                                                                                                                    \
    call(self, place, result, args, raise);                                                                            \
  }
#define NAME_SLOT(place) slot_##place,
EVERY_PLACE(DEFINE_SLOT)
static ux_slot *const slots[] = {EVERY_PLACE(NAME_SLOT)};
_Static_assert(sizeof slots / sizeof *slots == GK_FN_MOST, "every function of the table has its slot");

/* Holds the proxy until the context goes. Without it everything works, a little slower, so errors are no matter. The
 * event comes when UNO can look up no type any more: those of its call are looked up now, which keeps them. Without
 * them LibreOffice 25.2 crashes as it ends. */
static void hold_proxy(functions *self, uno_Interface *context)
{
  static ux_method add_listener = UX_METHOD("com.sun.star.lang.XComponent::addEventListener");
  static ux_method listen = UX_METHOD("com.sun.star.lang.XEventListener::disposing");
  static ux_type event = UX_TYPE(UX_EVENT_OBJECT);
  ux_error quiet = UX_ERROR_INIT;
  uno_Interface *listener = ux_object_interface(self, x_event_listener.name);
  if (!ux_type_description(&listen) || !ux_type_description(&event)) return;
  if (context && ux_call(context, &add_listener, NULL, UX_ARGS(&listener), &quiet)) {
    ux_proxy_hold(&self->proxy, listener, &x_functions);
  }
}

static void disposing(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result, (void)args, (void)raise;
  ux_proxy_drop(&((functions *)self)->proxy);
}

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  functions *f = self;
  (void)err;
  for (int i = 0; i < GK_FN_STATUSES; i++) f->errors[i] = gk_result_error((gk_fn_status)i);
  hold_proxy(f, context);
  return true;
}

static void destroy(void *self)
{
  gk_packs_release(atomic_load(&((functions *)self)->packs));
}

static ux_slot *const event_listener[] = {disposing};

static const ux_interface interfaces[] = {
  {"org.gongkai.XFunctions", slots, GK_FN_MOST},
  {"com.sun.star.lang.XEventListener", event_listener, 1},
};

const ux_class gk_functions_class = {
  .name = "org.gongkai.comp.Functions",
  .services = (const char *const[]){"org.gongkai.Functions", "com.sun.star.sheet.AddIn", NULL},
  .interfaces = interfaces,
  .interface_count = sizeof interfaces / sizeof *interfaces,
  .size = sizeof(functions),
  .construct = construct,
  .destroy = destroy,
};
