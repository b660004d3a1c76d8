/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A compound file ([MS-CFB], "OLE2"): the container of old Office's documents and of encrypted new ones, in memory.
 */
#ifndef GK_COMPOUND_H
#define GK_COMPOUND_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

/** Two and four bytes, the least significant first. */
static inline uint16_t gk_read16(const unsigned char *at)
{
  return (uint16_t)(at[0] | at[1] << 8);
}
static inline uint32_t gk_read32(const unsigned char *at)
{
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

typedef struct gk_compound gk_compound;

/** Opens `size` bytes, which must outlive it. NULL with `err` filled: GK_ERR_FORMAT (damaged or cut off), GK_ERR_MEMORY.
 *  `name` is the file's, for sentences. */
gk_compound *gk_compound_open(const char *bytes, size_t size, const char *name, gk_error *err);
void gk_compound_close(gk_compound *compound);

/** Whether there is a stream of that name (ASCII, in its own case) in the root; those of the folders below it, such as an
 *  embedded workbook's, are not seen. */
bool gk_compound_has(const gk_compound *compound, const char *stream);

/** The stream's bytes, malloc'ed; NULL with `err` filled where there is none, its chain of sectors is broken or runs in a
 *  circle, or it lies beyond the end of the file. */
unsigned char *gk_compound_read(const gk_compound *compound, const char *stream, size_t *size, gk_error *err);

#endif
