/* SPDX-License-Identifier: MPL-2.0 */
#include "probe.h"

atomic_int probes_destroyed;

enum { ELEMENTS = 10, UNLUCKY = 13 };

/* --- XIndexAccess */

static void get_element_type(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self, (void)args, (void)raise;
  typelib_TypeDescriptionReference *type = *typelib_static_type_getByTypeClass(typelib_TypeClass_LONG);
  typelib_typedescriptionreference_acquire(type);
  *(typelib_TypeDescriptionReference **)result = type;
}

static void has_elements(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self, (void)args, (void)raise;
  *(sal_Bool *)result = 1;
}

static void get_count(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self, (void)args, (void)raise;
  *(sal_Int32 *)result = ELEMENTS;
}

static void get_by_index(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self;
  sal_Int32 index = *(sal_Int32 *)args[0];
  if (index == UNLUCKY) {
    ux_throw(raise, UX_ILLEGAL_ARGUMENT, "不吉利的索引 %d", (int)index);
  } else if (index < 0 || index >= ELEMENTS) {
    ux_throw(raise, UX_INDEX_OUT_OF_BOUNDS, "index %d", (int)index);
  } else {
    ux_any_from_long(result, index * index);
  }
}

/* --- XServiceDocumenter */

static void url_attribute(probe *self, size_t which, void *result, void **args)
{
  rtl_uString **slot = &self->urls[which];
  if (result) {
    rtl_uString_acquire(*slot);
    *(rtl_uString **)result = *slot;
  } else {
    rtl_uString_assign(slot, *(rtl_uString **)args[0]);
  }
}

static void core_base_url(void *self, void *result, void **args, uno_Any **raise)
{
  (void)raise;
  url_attribute(self, 0, result, args);
}

static void service_base_url(void *self, void *result, void **args, uno_Any **raise)
{
  (void)raise;
  url_attribute(self, 1, result, args);
}

static void show_docs(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self, (void)result, (void)args;
  ux_throw(raise, "no.such.ExceptionType", "falls back to a RuntimeException");
}

/* --- XInitialization */

static void initialize(void *self, void *result, void **args, uno_Any **raise)
{
  (void)result;
  probe *p = self;
  const uno_Sequence *arguments = *(uno_Sequence **)args[0];
  p->initialized = (sal_Int32)ux_sequence_length(arguments);
  if (p->initialized == UNLUCKY) ux_throw(raise, UX_ILLEGAL_ARGUMENT, "too many");
}

static bool construct(void *self, uno_Interface *context, ux_error *err)
{
  (void)err;
  probe *p = self;
  p->urls[0] = ux_string("");
  p->urls[1] = ux_string("");
  p->context = context;
  ux_acquire(context);
  return true;
}

static void destroy(void *self)
{
  probe *p = self;
  /* A destructor may hand the object out for a moment; it must not be destroyed twice. */
  uno_Interface *me = ux_object_self(self);
  ux_acquire(me);
  ux_release(me);
  rtl_uString_release(p->urls[0]);
  rtl_uString_release(p->urls[1]);
  ux_release(p->context);
  ux_release(p->keep);
  atomic_fetch_add(&probes_destroyed, 1);
}

static ux_slot *const index_access[] = {get_element_type, has_elements, get_count, get_by_index};
static ux_slot *const documenter[] = {service_base_url, core_base_url, show_docs, show_docs, show_docs};
static ux_slot *const initialization[] = {initialize};

static const ux_interface interfaces[] = {
  {"com.sun.star.container.XIndexAccess", index_access, 4},
  {"com.sun.star.script.XServiceDocumenter", documenter, 5},
  {"com.sun.star.lang.XInitialization", initialization, 1},
};

const ux_class probe_class = {
  .name = "test.uno.comp.Probe",
  .services = (const char *const[]){"test.uno.Probe", "test.uno.Other", NULL},
  .interfaces = interfaces,
  .interface_count = sizeof interfaces / sizeof *interfaces,
  .size = sizeof(probe),
  .construct = construct,
  .destroy = destroy,
};

static bool refuse(void *self, uno_Interface *context, ux_error *err)
{
  (void)self, (void)context;
  return ux_fail(err, UX_ILLEGAL_ARGUMENT, "refused");
}

const ux_class refusing_class = {.name = "test.uno.comp.Refusing", .construct = refuse};

uno_Interface *probe_new(void)
{
  ux_error err = UX_ERROR_INIT;
  return ux_object_new(&probe_class, NULL, &err);
}
