/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Writing a file so that an existing one stays as it was until the new one is whole.
 */
#ifndef GK_FILE_WRITE_H
#define GK_FILE_WRITE_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

/** Writes bytes to a file. An existing file is replaced, and stays as it was where writing fails. */
bool gk_write_file(const char *path, const char *bytes, size_t size, gk_error *err);

/** Makes the folders that a file's path leads through. */
bool gk_make_folders(const char *path, gk_error *err);

/* --- the same in steps, for what changes the file in between ------------------------------------------------------ */

/** Adds the name of what is being written until it is whole. */
bool gk_part_of(const char *path, gk_text *out, gk_error *err);
bool gk_part_write(const char *part, const char *bytes, size_t size, gk_error *err);

/** Puts the part in the file's place, or removes it where it is not `whole`. */
bool gk_part_finish(const char *part, const char *path, bool whole, gk_error *err);

/** The sentence for a file that cannot be written, with errno's reason; returns false. */
bool gk_fail_write(const char *path, gk_error *err);

#endif
