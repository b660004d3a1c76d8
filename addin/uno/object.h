/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * UNO objects written in C: a class is a constant table of interfaces and their methods.
 *
 *     typedef struct counter { sal_Int32 value; } counter;
 *
 *     static void counter_count(void *self, void *result, void **args, uno_Any **raise)
 *     {
 *       (void)args, (void)raise;
 *       *(sal_Int32 *)result = ((counter *)self)->value;
 *     }
 *     static ux_slot *const index_access[] = {has_elements_type, has_elements, counter_count, get_by_index};
 *     static const ux_interface interfaces[] = {{"com.sun.star.container.XIndexAccess", index_access, 4}};
 *     const ux_class counter_class = {
 *       .name = "org.example.comp.Counter", .services = (const char *const[]){"org.example.Counter", NULL},
 *       .interfaces = interfaces, .interface_count = 1, .size = sizeof(counter)};
 *
 * The binding adds XInterface, XTypeProvider and XServiceInfo, counts references (atomically: objects may be used by
 * any thread) and destroys the object when the last one goes. An interface also answers for its base, and that one's
 * base, as long as each is the first base of the next; a second base of an interface is listed as an entry of its own.
 *
 * Threads: slots are called in whichever thread the caller is in, several at a time: state that changes needs a lock of
 * its own or a caller that is known (the main thread for menus, jobs and listeners of the window; Calc computes cells in
 * several threads). `destroy` runs in the thread that drops the last reference. The functions below: any thread.
 */
#ifndef UX_OBJECT_H
#define UX_OBJECT_H

#include "error.h"

/** One method. `self` is the object's state. `result` is raw memory of the return type, to be constructed (an any too),
 *  left alone when raising. `args` point to the arguments, borrowed; out arguments are constructed by the method. An
 *  attribute is one slot: read where result is not NULL, else set to *args[0]. */
typedef void ux_slot(void *self, void *result, void **args, uno_Any **raise);

typedef struct ux_interface {
  const char *name;      /**< "com.sun.star.frame.XDispatch" */
  ux_slot *const *slots; /**< in IDL order, bases first, without XInterface's three methods */
  size_t count;
} ux_interface;

typedef struct ux_class {
  const char *name;            /**< implementation name */
  const char *const *services; /**< NULL-terminated; NULL for none */
  const ux_interface *interfaces;
  size_t interface_count;
  size_t size; /**< of the state; it starts as zeros */
  /** Called once with the component context (borrowed: acquire it to keep it; NULL for objects made without one). May
   *  be NULL. False with `err` filled refuses the object; `destroy` is then called for what stands. */
  bool (*construct)(void *self, uno_Interface *context, ux_error *err);
  void (*destroy)(void *self); /**< frees what the state holds; may be NULL */
} ux_class;

/** A new object with one reference, as XInterface; NULL with `err` filled. `cls` must live as long as the object;
 *  `context` may be NULL. */
uno_Interface *ux_object_new(const ux_class *cls, uno_Interface *context, ux_error *err);

/** The state behind an interface pointer, where it belongs to an object of this class; else NULL, and of NULL. */
void *ux_object_state(uno_Interface *object, const ux_class *cls);

/** The object's XInterface, borrowed; `self` is the state a slot was given. */
uno_Interface *ux_object_self(void *self);

/** The object's interface of that name as listed in its class, borrowed; NULL where it has none. */
uno_Interface *ux_object_interface(void *self, const char *name);

#endif
