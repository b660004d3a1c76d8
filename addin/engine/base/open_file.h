/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Opening a file whose path is UTF-8, on every platform.
 */
#ifndef GK_OPEN_FILE_H
#define GK_OPEN_FILE_H

#include <stdint.h>
#include <stdio.h>

/** fopen(path, "rb") for a UTF-8 path: Windows' own fopen would read it in the machine's code page and miss a user's
 *  folder with a Chinese name. NULL with errno set where the file cannot be opened. */
FILE *gk_open_file(const char *path);

/** A number that is another one when the file was written since or has another size; 0 where there is none. */
uint64_t gk_file_stamp(const char *path);

#endif
