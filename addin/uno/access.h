/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The calls that every extension makes: services, containers, properties. Errors, ownership and threads as in call.h: a
 * NULL object is an exception in `err`, a NULL name the empty string, and objects and texts that are returned are the
 * caller's, NULL on failure.
 *
 *     ux_error err = UX_ERROR_INIT;
 *     uno_Interface *desktop = ux_create_service(context, "com.sun.star.frame.Desktop", &err);
 *     uno_Interface *frames = ux_get_object(desktop, "Frames", &err);
 *     sal_Int32 windows = ux_count(frames, &err);
 *     ux_release(frames);
 *     ux_release(desktop);
 *     if (err.raised) ...
 */
#ifndef UX_ACCESS_H
#define UX_ACCESS_H

#include "call.h"

/* --- services */

/** A new instance of a service from a component context (XComponentContext), acquired. Fails also where the service
 *  manager answers with nothing. */
uno_Interface *ux_create_service(uno_Interface *context, const char *service, ux_error *err);
/** The same with arguments (a sequence<any>, borrowed, not NULL). */
uno_Interface *ux_create_service_with(uno_Interface *context, const char *service, uno_Sequence *arguments,
                                      ux_error *err);
/** A new instance from a document's own factory (XMultiServiceFactory). */
uno_Interface *ux_create_instance(uno_Interface *document, const char *service, ux_error *err);

/* --- containers: XIndexAccess, XNameAccess, XNameContainer */
sal_Int32 ux_count(uno_Interface *container, ux_error *err);
/** An element that is no object, or an empty one, is an exception here and in ux_get_by_name. */
uno_Interface *ux_get_by_index(uno_Interface *container, sal_Int32 index, ux_error *err);
bool ux_has_by_name(uno_Interface *container, const char *name, ux_error *err);
uno_Interface *ux_get_by_name(uno_Interface *container, const char *name, ux_error *err);
/** Constructs *value; the caller drops it. */
bool ux_get_any_by_name(uno_Interface *container, const char *name, uno_Any *value, ux_error *err);
/** A sequence<string>; drop it with ux_strings_drop. */
uno_Sequence *ux_element_names(uno_Interface *container, ux_error *err);
void ux_strings_drop(uno_Sequence *strings);
/** `object` may be NULL: an empty reference, which most containers refuse. */
bool ux_insert_by_name(uno_Interface *container, const char *name, uno_Interface *object, ux_error *err);
bool ux_remove_by_name(uno_Interface *container, const char *name, ux_error *err);
/** XNamed::getName, malloc'ed. */
char *ux_name(uno_Interface *object, ux_error *err);

/* --- properties: XPropertySet. A value of another type is an IllegalArgumentException in `err`. */

/** Constructs *value; the caller drops it. */
bool ux_get_property(uno_Interface *object, const char *name, uno_Any *value, ux_error *err);
/** An empty reference is an exception. */
uno_Interface *ux_get_object(uno_Interface *object, const char *name, ux_error *err);
/** malloc'ed. */
char *ux_get_utf8(uno_Interface *object, const char *name, ux_error *err);
sal_Int32 ux_get_long(uno_Interface *object, const char *name, ux_error *err);
double ux_get_double(uno_Interface *object, const char *name, ux_error *err);
bool ux_get_bool(uno_Interface *object, const char *name, ux_error *err);

bool ux_set_property(uno_Interface *object, const char *name, const uno_Any *value, ux_error *err);
bool ux_set_object(uno_Interface *object, const char *name, uno_Interface *value, ux_error *err); /**< or NULL */
bool ux_set_utf8(uno_Interface *object, const char *name, const char *value, ux_error *err);
bool ux_set_long(uno_Interface *object, const char *name, sal_Int32 value, ux_error *err);
bool ux_set_short(uno_Interface *object, const char *name, sal_Int16 value, ux_error *err);
bool ux_set_bool(uno_Interface *object, const char *name, bool value, ux_error *err);
/** Any other type: *value has the given type. */
bool ux_set_value(uno_Interface *object, const char *name, ux_type *type, const void *value, ux_error *err);

#endif
