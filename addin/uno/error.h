/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * How UNO exceptions reach C and how C raises them.
 *
 * A ux_error is sticky: once it holds an exception, every function of the binding that takes it does nothing, returns
 * false, NULL or 0 and leaves it as it is. A run of calls therefore needs one test at its end. A ux_error owns
 * nothing; it may be copied and dropped.
 *
 *     ux_error err = UX_ERROR_INIT;
 *     ux_set_bool(frame, "IsHidden", true, &err);
 *     if (err.raised) fprintf(stderr, "%s: %s\n", err.type, err.message);
 *
 * Threads: all functions may be called by any thread, each with a ux_error of its own (on its stack).
 */
#ifndef UX_ERROR_H
#define UX_ERROR_H

#include "sdk.h"

enum { UX_ERROR_TYPE = 96, UX_ERROR_MESSAGE = 416 };

typedef struct ux_error {
  bool raised;
  char type[UX_ERROR_TYPE];       /**< "com.sun.star.lang.IllegalArgumentException" */
  char message[UX_ERROR_MESSAGE]; /**< its Message, UTF-8, cut at a character's boundary; of a wrapping exception
                                       (WrappedTargetException …) that of the innermost one */
} ux_error;

/** The attribute of a function that formats as printf does: its `at`th argument, with what follows from the `first`th. */
#define UX_FORMATS(at, first) __attribute__((format(printf, at, first)))

#define UX_ERROR_INIT ((ux_error){.raised = false})

#define UX_RUNTIME_EXCEPTION "com.sun.star.uno.RuntimeException"
#define UX_ILLEGAL_ARGUMENT "com.sun.star.lang.IllegalArgumentException"
#define UX_INDEX_OUT_OF_BOUNDS "com.sun.star.lang.IndexOutOfBoundsException"
#define UX_NO_SUCH_ELEMENT "com.sun.star.container.NoSuchElementException"

/** Fills `err` unless it is filled already or NULL; always returns false. `type` and `format` are not NULL. */
bool ux_fail(ux_error *err, const char *type, const char *format, ...) UX_FORMATS(3, 4);

/** Fills `err` (NULL: nothing is kept) from an exception that a call brought back, destroys the exception (not NULL) and
 *  returns false. */
bool ux_catch(ux_error *err, uno_Any *exception);

/** Raises an exception from a method: `raise` is the method's last argument, `type` the full name of the exception's
 *  type. Raises a RuntimeException where that type is unknown. The method returns right after it and leaves its result
 *  untouched. Members of the exception beyond Message hold their defaults. */
void ux_throw(uno_Any **raise, const char *type, const char *format, ...) UX_FORMATS(3, 4);

/** Raises again what a call of the method itself brought back: `err` holds an exception. */
void ux_throw_error(uno_Any **raise, const ux_error *err);

#endif
