/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Keeping the C++ proxy of an object alive.
 *
 * C++ code that holds our object as XInterface and asks for another interface at every call (Calc does so for each
 * cell of an add-in function) makes a proxy of that interface at every call and throws it away. A proxy that is held
 * is found again instead: it saves a tenth of the cost of a cell.
 *
 *     static ux_type type = UX_TYPE("org.example.XFunctions");
 *     ux_proxy_hold(&self->proxy, ux_object_self(self), &type);
 *
 * Threads: any, one at a time for one proxy. No `proxy` may be NULL; a NULL object has no interface.
 */
#ifndef UX_PROXY_H
#define UX_PROXY_H

#include "type.h"

/** Zero-initialise ({0}). */
typedef struct ux_proxy {
  uno_Environment *environment;
  void *pointer;
} ux_proxy;

/** Makes and holds the proxy of the object's interface `type`. The proxy holds the object: somebody else's event, such
 *  as the disposing of the component context, must lead to ux_proxy_drop, or the object lives for ever. False where
 *  there is no C++ side or the object has no such interface; nothing is held then. */
bool ux_proxy_hold(ux_proxy *proxy, uno_Interface *object, ux_type *type);

/** Lets go of it. May be called twice. */
void ux_proxy_drop(ux_proxy *proxy);

#endif
