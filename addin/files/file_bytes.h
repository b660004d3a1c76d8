/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A whole file in memory.
 */
#ifndef GK_FILE_BYTES_H
#define GK_FILE_BYTES_H

#include <stddef.h>

#include "engine/base/error.h"

/** Reads a regular file of at most `most` bytes; malloc'ed, freed by the caller, never NULL on success even where the
 *  file is empty. NULL with `err` filled: GK_ERR_IO (missing, a folder, not allowed …), GK_ERR_LIMIT, GK_ERR_MEMORY. */
char *gk_file_bytes(const char *path, size_t most, size_t *size, gk_error *err);

#endif
