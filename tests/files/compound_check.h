/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Whether a compound file is sound as a whole, by a reading of [MS-CFB] of its own: every sector belongs to one chain
 * and is marked for what it is, every chain is as long as its stream.
 */
#ifndef GK_COMPOUND_CHECK_H
#define GK_COMPOUND_CHECK_H

#include <stddef.h>

/** Called for each stream; `name` is ASCII, other characters as '?'. */
typedef void gk_each_stream(void *self, const char *name, const unsigned char *bytes, size_t size);

/** What is wrong with the file, in English; NULL where nothing is. `each` may be NULL. */
const char *gk_check_compound(const unsigned char *file, size_t size, gk_each_stream *each, void *self);

#endif
