/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The names in a folder whose path is UTF-8, on every platform.
 */
#ifndef GK_OPEN_FOLDER_H
#define GK_OPEN_FOLDER_H

typedef struct gk_folder gk_folder;

/** Opens a folder; NULL where it cannot be opened or memory is out, with errno set (ENOENT where there is none). */
gk_folder *gk_open_folder(const char *path);

/** The next name in it (UTF-8, valid until the next call), in no order; NULL after the last. */
const char *gk_next_name(gk_folder *folder);

/** NULL is allowed. */
void gk_close_folder(gk_folder *folder);

#endif
