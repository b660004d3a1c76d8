/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * any and sequence: making them, looking into them, dropping them.
 *
 * An any that was made here or filled by a call is dropped with ux_any_drop. An any must not be moved with memcpy: its
 * data may stand inside itself. Every ux_any_from_* constructs into raw memory.
 *
 *     uno_Any any;
 *     ux_any_from_double(&any, 1671.42);
 *     double value;
 *     if (ux_any_to_double(&any, &value)) ...
 *     ux_any_drop(&any);
 *
 * No `any` may be NULL. Threads: any thread, one at a time for one any or sequence; who shares a sequence shares it to
 * be read.
 */
#ifndef UX_VALUE_H
#define UX_VALUE_H

#include "type.h"

/* --- any: construct */
void ux_any_void(uno_Any *any);
void ux_any_from_double(uno_Any *any, double value);
void ux_any_from_long(uno_Any *any, sal_Int32 value);
void ux_any_from_short(uno_Any *any, sal_Int16 value);
void ux_any_from_bool(uno_Any *any, bool value);
void ux_any_from_utf8(uno_Any *any, const char *utf8); /**< NULL is ""; void where memory is out */
void ux_any_from_object(uno_Any *any,
                        uno_Interface *object); /**< as XInterface, acquired; NULL is an empty reference */
/** A struct, enum, sequence or anything else: copies *value, which has the given type. Void where that is unknown. */
void ux_any_from(uno_Any *any, ux_type *type, const void *value);
void ux_any_copy(uno_Any *any, const uno_Any *source);
void ux_any_drop(uno_Any *any); /**< the memory is raw again */

/* --- any: look into */
bool ux_any_is_void(const uno_Any *any);
/** Any number, widened; false for everything else (booleans and strings too). */
bool ux_any_to_double(const uno_Any *any, double *value);
/** byte, short, unsigned short, long, enum. */
bool ux_any_to_long(const uno_Any *any, sal_Int32 *value);
bool ux_any_to_bool(const uno_Any *any, bool *value);
/** The string, borrowed from the any; NULL where it holds none. */
rtl_uString *ux_any_string(const uno_Any *any);
/** A malloc'ed copy of the string; NULL where it holds none or memory is out. */
char *ux_any_to_utf8(const uno_Any *any);
/** The interface, acquired; NULL where it holds none. */
uno_Interface *ux_any_to_object(const uno_Any *any);
/** The value, borrowed, where the any holds exactly this type; else NULL. For a sequence type it points to the
 *  uno_Sequence *, for a struct to the struct. */
const void *ux_any_value(const uno_Any *any, const char *type_name);

/* --- sequence */

/** A new sequence of `length` default elements; `type` is that of the sequence ("[]any"). NULL where the type is
 *  unknown or memory is out. */
uno_Sequence *ux_sequence_new(ux_type *type, size_t length);
/** Drops one reference; NULL is allowed. */
void ux_sequence_drop(uno_Sequence *sequence, ux_type *type);
size_t ux_sequence_length(const uno_Sequence *sequence); /**< 0 of NULL */

/** The elements as an array of T: UX_ITEMS(uno_Any, row)[i]. T is double, sal_Int32, rtl_uString *, uno_Any,
 *  uno_Sequence *, uno_Interface * or a struct of structs.h; the sequence is not NULL. */
#define UX_ITEMS(T, sequence) ((T *)(void *)(sequence)->elements)

/** The element of a sequence<sequence<any>>, borrowed; NULL where it lies outside, or `rows` is NULL. */
uno_Any *ux_matrix_at(const uno_Sequence *rows, size_t row, size_t column);

/** A new sequence<string> of UTF-8 texts (NULL is ""); drop it with ux_strings_drop. NULL where memory is out. */
uno_Sequence *ux_strings_new(const char *const *texts, size_t count);

#endif
