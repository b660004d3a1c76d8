/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Calling UNO objects.
 *
 * An object is held as a uno_Interface pointer of whichever of its interfaces: ux_call asks for the interface that
 * declares the method by itself. Pointers that functions return are acquired: drop them with ux_release. Passing NULL
 * as the object raises a RuntimeException in `err`, so results need no test of their own.
 *
 *     static ux_method get_sheets = UX_METHOD("com.sun.star.sheet.XSpreadsheetDocument::getSheets");
 *     ux_error err = UX_ERROR_INIT;
 *     uno_Interface *sheets = ux_call_object(document, &get_sheets, NULL, &err);
 *     uno_Interface *first = ux_get_by_index(sheets, 0, &err);
 *     ...
 *     ux_release(first);
 *     ux_release(sheets);
 *     if (err.raised) ...
 *
 * Threads: the binding may be called by any thread. Whether an object may be is its own matter: documents, sheets and
 * cells of LibreOffice take its lock themselves; frames, controllers, dialogs and the clipboard belong to the main
 * thread, in which LibreOffice calls dispatches, listeners and jobs. A call that waits for the main thread while the
 * caller holds a lock that it wants hangs both: call without locks.
 */
#ifndef UX_CALL_H
#define UX_CALL_H

#include "error.h"
#include "text.h"
#include "type.h"
#include "value.h"

/** Arguments of a call: pointers to values of the IDL types: UX_ARGS(&column, &row). */
#define UX_ARGS(...) ((void *[]){__VA_ARGS__})

void ux_acquire(uno_Interface *object); /**< NULL is allowed */
void ux_release(uno_Interface *object); /**< NULL is allowed */

/** The interface of that type, acquired, or NULL where the object has none or is NULL (no error). */
uno_Interface *ux_query(uno_Interface *object, ux_type *type);
/** Whether two pointers are interfaces of one object; two NULLs are. */
bool ux_same_object(uno_Interface *a, uno_Interface *b);

/** Calls a method, or reads an attribute.
 *  @param result raw memory of the return type, constructed by the call and then owned by the caller; NULL for void.
 *                Untouched on failure.
 *  @param args   in: pointers to values; inout: to values that the call may replace; out: to raw memory. NULL for none.
 *  @param err    not NULL.
 *  @return false with `err` filled when the call raised an exception or could not be made. */
bool ux_call(uno_Interface *object, ux_method *method, void *result, void **args, ux_error *err);
/** Sets an attribute to *value, a value of the attribute's type. */
bool ux_set_attribute(uno_Interface *object, ux_method *attribute, const void *value, ux_error *err);

/* ux_call by kind of result; on failure they give NULL, 0 or false. */
uno_Interface *ux_call_object(uno_Interface *object, ux_method *method, void **args, ux_error *err);
/** malloc'ed UTF-8; NULL also when memory is out (`err` is filled then). */
char *ux_call_utf8(uno_Interface *object, ux_method *method, void **args, ux_error *err);
sal_Int32 ux_call_long(uno_Interface *object, ux_method *method, void **args, ux_error *err);
bool ux_call_bool(uno_Interface *object, ux_method *method, void **args, ux_error *err);
double ux_call_double(uno_Interface *object, ux_method *method, void **args, ux_error *err);
/** A sequence, NULL on failure; drop it with ux_sequence_drop and its type. */
uno_Sequence *ux_call_sequence(uno_Interface *object, ux_method *method, void **args, ux_error *err);

#endif
