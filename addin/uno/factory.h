/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What a component library shows to LibreOffice: write UX_COMPONENT once, with the library's classes.
 *
 *     static const ux_class *const classes[] = {&counter_class, NULL};
 *     UX_COMPONENT(classes)
 *
 * Threads: LibreOffice may ask for factories and instances in any thread.
 */
#ifndef UX_FACTORY_H
#define UX_FACTORY_H

#include "object.h"

/** A factory (XSingleComponentFactory, XSingleServiceFactory) for the class with that implementation name, acquired, as
 *  XInterface; NULL where the table (ended by NULL) has none. Instances get the context they are created with; where
 *  the caller gives none, the service manager's DefaultContext. Arguments go to XInitialization. `service_manager` may be
 *  NULL. */
void *ux_component_factory(const ux_class *const *classes, const char *name, void *service_manager);

#define UX_COMPONENT(classes)                                                                                          \
  SAL_DLLPUBLIC_EXPORT void component_getImplementationEnvironment(const char **name, uno_Environment **environment);  \
  SAL_DLLPUBLIC_EXPORT void component_getImplementationEnvironment(const char **name, uno_Environment **environment)   \
  {                                                                                                                    \
    (void)environment;                                                                                                 \
    *name = "uno";                                                                                                     \
  }                                                                                                                    \
  SAL_DLLPUBLIC_EXPORT void *component_getFactory(const char *name, void *service_manager, void *registry_key);        \
  SAL_DLLPUBLIC_EXPORT void *component_getFactory(const char *name, void *service_manager, void *registry_key)         \
  {                                                                                                                    \
    (void)registry_key;                                                                                                \
    return ux_component_factory((classes), name, service_manager);                                                     \
  }

#endif
