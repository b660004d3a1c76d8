/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Changing one stream of a compound file ([MS-CFB]), with everything else left as it is: the other streams keep their
 * sectors, what the stream outgrows is put behind the end of the file.
 */
#ifndef GK_COMPOUND_WRITE_H
#define GK_COMPOUND_WRITE_H

#include "files/package/compound.h"

/** Whether the stream is so short that it lies among the small sectors: it cannot be changed here. */
bool gk_compound_is_small(const gk_compound *compound, const char *stream);

/** The whole file, `*length` bytes, malloc'ed, with `size` bytes (at least one) in the stream, filled up with bytes of
 *  0 to the length from which on streams have sectors of their own. The stream must be there and not be small. NULL
 *  with `err` filled: GK_ERR_FORMAT (its chain of sectors is broken), GK_ERR_MEMORY. */
unsigned char *gk_compound_replace(const gk_compound *compound, const char *stream, const unsigned char *bytes,
                                   size_t size, size_t *length, gk_error *err);

#endif
