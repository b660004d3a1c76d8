/* SPDX-License-Identifier: MPL-2.0 */
#include "object.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "type.h"
#include "value.h"

typedef struct object object;

/* One interface of one object: what UNO holds a pointer to. */
typedef struct facet {
  uno_Interface head; /* first: a uno_Interface * is a facet * */
  object *owner;
  const ux_interface *interface;
} facet;

struct object {
  atomic_int references;
  const ux_class *cls;
  void *state;
  facet facets[]; /* the standard ones, then the class's; the first is XInterface: the object's identity */
};

/* The state stands behind this, so that a slot's `self` leads back to its object. */
typedef union state_head {
  object *owner;
  max_align_t align;
} state_head;

static ux_type byte_sequence = UX_TYPE("[]byte");
static ux_type type_sequence = UX_TYPE("[]type");

static object *owner_of(void *self)
{
  return ((state_head *)self - 1)->owner;
}

/* --- XTypeProvider, XServiceInfo: for every object */

enum { STANDARD = 3 };

static size_t facet_count(const ux_class *cls)
{
  return STANDARD + cls->interface_count;
}

static typelib_TypeDescriptionReference *facet_type(const facet *f)
{
  typelib_TypeDescriptionReference *reference = NULL;
  rtl_uString *name = ux_string(f->interface->name);
  if (!name) return NULL;
  typelib_typedescriptionreference_new(&reference, typelib_TypeClass_INTERFACE, name);
  rtl_uString_release(name);
  return reference;
}

static void get_types(void *self, void *result, void **args, uno_Any **raise)
{
  (void)args;
  object *o = owner_of(self);
  size_t count = facet_count(o->cls);
  uno_Sequence *types = ux_sequence_new(&type_sequence, count);
  if (!types) {
    ux_throw(raise, UX_RUNTIME_EXCEPTION, "out of memory");
    return;
  }
  for (size_t i = 0; i < count; i++) {
    typelib_TypeDescriptionReference *type = facet_type(&o->facets[i]);
    typelib_TypeDescriptionReference **item = &UX_ITEMS(typelib_TypeDescriptionReference *, types)[i];
    if (!type) continue;
    typelib_typedescriptionreference_release(*item);
    *item = type;
  }
  *(uno_Sequence **)result = types;
}

static void get_implementation_id(void *self, void *result, void **args, uno_Any **raise)
{
  (void)self, (void)args;
  uno_Sequence *id = ux_sequence_new(&byte_sequence, 0);
  if (id) {
    *(uno_Sequence **)result = id;
  } else {
    ux_throw(raise, UX_RUNTIME_EXCEPTION, "out of memory");
  }
}

static void get_implementation_name(void *self, void *result, void **args, uno_Any **raise)
{
  (void)args, (void)raise;
  *(rtl_uString **)result = ux_string(owner_of(self)->cls->name);
}

static void supports_service(void *self, void *result, void **args, uno_Any **raise)
{
  (void)raise;
  const char *const *service = owner_of(self)->cls->services;
  while (service && *service && !ux_string_is(*(rtl_uString **)args[0], *service)) service++;
  *(sal_Bool *)result = service && *service;
}

static void get_supported_service_names(void *self, void *result, void **args, uno_Any **raise)
{
  (void)args;
  const char *const *services = owner_of(self)->cls->services;
  size_t count = 0;
  while (services && services[count]) count++;
  uno_Sequence *names = ux_strings_new(services, count);
  if (names) {
    *(uno_Sequence **)result = names;
  } else {
    ux_throw(raise, UX_RUNTIME_EXCEPTION, "out of memory");
  }
}

static ux_slot *const type_provider[] = {get_types, get_implementation_id};
static ux_slot *const service_info[] = {get_implementation_name, supports_service, get_supported_service_names};

static const ux_interface standard_interfaces[STANDARD] = {
  {"com.sun.star.uno.XInterface", NULL, 0},
  {"com.sun.star.lang.XTypeProvider", type_provider, 2},
  {"com.sun.star.lang.XServiceInfo", service_info, 3},
};

/* --- XInterface */

static void acquire(uno_Interface *interface)
{
  atomic_fetch_add_explicit(&((facet *)interface)->owner->references, 1, memory_order_relaxed);
}

static void release(uno_Interface *interface)
{
  object *o = ((facet *)interface)->owner;
  if (atomic_fetch_sub_explicit(&o->references, 1, memory_order_acq_rel) != 1) return;
  /* A destroy that passes the object around for a moment must not end it a second time. */
  atomic_store(&o->references, 1);
  if (o->cls->destroy) o->cls->destroy(o->state);
  free((state_head *)o->state - 1);
  free(o);
}

/* Whether an interface type has the wanted one as first base of first base …: its methods then stand at the same
 * positions, so that one table of slots serves both. */
static bool extends(const facet *f, const rtl_uString *wanted)
{
  typelib_TypeDescriptionReference *reference = facet_type(f);
  typelib_TypeDescription *description = NULL;
  bool found = false;
  if (!reference) return false;
  typelib_typedescriptionreference_getDescription(&description, reference);
  typelib_typedescriptionreference_release(reference);
  if (!description) return false;
  const typelib_InterfaceTypeDescription *at = (const void *)description;
  while (!found && at->nBaseTypes > 0) {
    at = at->ppBaseTypes[0];
    found = rtl_ustr_compare_WithLength(at->aBase.pTypeName->buffer, at->aBase.pTypeName->length, wanted->buffer,
                                        wanted->length) == 0;
  }
  typelib_typedescription_release(description);
  return found;
}

static facet *find_facet(object *o, const rtl_uString *wanted)
{
  size_t count = facet_count(o->cls);
  for (size_t i = 0; i < count; i++) {
    if (ux_string_is(wanted, o->facets[i].interface->name)) return &o->facets[i];
  }
  for (size_t i = STANDARD; i < count; i++) {
    if (extends(&o->facets[i], wanted)) return &o->facets[i];
  }
  return NULL;
}

static void query(object *o, uno_Any *result, typelib_TypeDescriptionReference *type)
{
  facet *found = type->eTypeClass == typelib_TypeClass_INTERFACE ? find_facet(o, type->pTypeName) : NULL;
  uno_Interface *interface = &found->head;
  if (found) {
    uno_type_any_construct(result, &interface, type, NULL);
  } else {
    ux_any_void(result);
  }
}

/* The one way in: every call of every interface of every object. */
static void dispatch(uno_Interface *interface, const typelib_TypeDescription *member, void *result, void **args,
                     uno_Any **raise)
{
  facet *f = (facet *)interface;
  enum { QUERY, ACQUIRE, RELEASE, OWN };
  sal_Int32 position = ((const typelib_InterfaceMemberTypeDescription *)(const void *)member)->nPosition;
  uno_Any *storage = *raise;
  *raise = NULL;
  switch (position) {
    case QUERY: query(f->owner, result, *(typelib_TypeDescriptionReference **)args[0]); return;
    case ACQUIRE: acquire(interface); return;
    case RELEASE: release(interface); return;
    default: break;
  }
  uno_Any *raised = storage;
  raised->pType = NULL;
  if (position < 0 || (size_t)position - OWN >= f->interface->count) {
    ux_throw(&raised, UX_RUNTIME_EXCEPTION, "%s has no member %d", f->interface->name, (int)position);
  } else {
    f->interface->slots[position - OWN](f->owner->state, result, args, &raised);
  }
  *raise = raised && raised->pType ? raised : NULL;
}

/* --- making and finding */

static object *object_alloc(const ux_class *cls)
{
  object *o = calloc(1, sizeof *o + facet_count(cls) * sizeof(facet));
  state_head *head = calloc(1, sizeof *head + cls->size);
  if (!o || !head) {
    free(o);
    free(head);
    return NULL;
  }
  head->owner = o;
  o->cls = cls;
  o->state = head + 1;
  atomic_init(&o->references, 1);
  for (size_t i = 0; i < facet_count(cls); i++) {
    const ux_interface *interface = i < STANDARD ? &standard_interfaces[i] : &cls->interfaces[i - STANDARD];
    o->facets[i] = (facet){.head = {acquire, release, dispatch}, .owner = o, .interface = interface};
  }
  return o;
}

uno_Interface *ux_object_new(const ux_class *cls, uno_Interface *context, ux_error *err)
{
  if (err->raised) return NULL;
  object *o = object_alloc(cls);
  if (!o) {
    ux_fail(err, UX_RUNTIME_EXCEPTION, "%s: out of memory", cls->name);
    return NULL;
  }
  if (cls->construct && !cls->construct(o->state, context, err)) {
    ux_fail(err, UX_RUNTIME_EXCEPTION, "%s cannot be made", cls->name);
    release(&o->facets[0].head);
    return NULL;
  }
  return &o->facets[0].head;
}

void *ux_object_state(uno_Interface *interface, const ux_class *cls)
{
  if (!interface || interface->pDispatcher != dispatch) return NULL;
  object *o = ((facet *)interface)->owner;
  return o->cls == cls ? o->state : NULL;
}

uno_Interface *ux_object_self(void *self)
{
  return &owner_of(self)->facets[0].head;
}

uno_Interface *ux_object_interface(void *self, const char *name)
{
  object *o = owner_of(self);
  for (size_t i = 0; i < facet_count(o->cls); i++) {
    if (strcmp(o->facets[i].interface->name, name) == 0) return &o->facets[i].head;
  }
  return NULL;
}
