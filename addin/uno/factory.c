/* SPDX-License-Identifier: MPL-2.0 */
#include "factory.h"

#include <stdlib.h>
#include <string.h>

#include "access.h"

typedef struct factory {
  const ux_class *cls;
  uno_Interface *service_manager;
} factory;

/* Hands the arguments to the instance's XInitialization. */
static void initialize(uno_Interface *instance, uno_Sequence *arguments, ux_error *err)
{
  static ux_method method = UX_METHOD("com.sun.star.lang.XInitialization::initialize");
  ux_call(instance, &method, NULL, UX_ARGS(&arguments), err);
}

/* What all four methods do; `arguments` may be NULL. */
static void create(factory *self, uno_Interface *context, uno_Sequence *arguments, void *result, uno_Any **raise)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *fallback = NULL;
  if (!context && self->service_manager) {
    context = fallback = ux_get_object(self->service_manager, "DefaultContext", &err);
  }
  uno_Interface *instance = ux_object_new(self->cls, context, &err);
  if (arguments && ux_sequence_length(arguments) > 0) initialize(instance, arguments, &err);
  ux_release(fallback);
  if (err.raised) {
    ux_release(instance);
    ux_throw_error(raise, &err);
  } else {
    *(uno_Interface **)result = instance;
  }
}

static void create_with_context(void *self, void *result, void **args, uno_Any **raise)
{
  create(self, *(uno_Interface **)args[0], NULL, result, raise);
}

static void create_with_arguments_and_context(void *self, void *result, void **args, uno_Any **raise)
{
  create(self, *(uno_Interface **)args[1], *(uno_Sequence **)args[0], result, raise);
}

static void create_plain(void *self, void *result, void **args, uno_Any **raise)
{
  (void)args;
  create(self, NULL, NULL, result, raise);
}

static void create_with_arguments(void *self, void *result, void **args, uno_Any **raise)
{
  create(self, NULL, *(uno_Sequence **)args[0], result, raise);
}

static void destroy(void *self)
{
  ux_release(((factory *)self)->service_manager);
}

static ux_slot *const component_slots[] = {create_with_context, create_with_arguments_and_context};
static ux_slot *const service_slots[] = {create_plain, create_with_arguments};

static const ux_interface interfaces[] = {
  {"com.sun.star.lang.XSingleComponentFactory", component_slots, 2},
  {"com.sun.star.lang.XSingleServiceFactory", service_slots, 2},
};

static const ux_class factory_class = {
  .name = "ux.Factory",
  .interfaces = interfaces,
  .interface_count = 2,
  .size = sizeof(factory),
  .destroy = destroy,
};

void *ux_component_factory(const ux_class *const *classes, const char *name, void *service_manager)
{
  while (*classes && strcmp((*classes)->name, name) != 0) classes++;
  if (!*classes) return NULL;
  ux_error err = UX_ERROR_INIT;
  uno_Interface *object = ux_object_new(&factory_class, NULL, &err);
  factory *self = ux_object_state(object, &factory_class);
  if (!self) return NULL;
  self->cls = *classes;
  self->service_manager = service_manager;
  ux_acquire(service_manager);
  return object;
}
