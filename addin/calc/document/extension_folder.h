/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Files that were installed with the extension.
 */
#ifndef GK_CALC_EXTENSION_FOLDER_H
#define GK_CALC_EXTENSION_FOLDER_H

#include "engine/base/error.h"

/** The path (UTF-8, malloc'ed) of a file or folder of the extension, such as "sheets/cn-2022", found from where this
 *  library lies. NULL with `err` filled where the extension holds no such file. */
char *gk_extension_path(const char *relative, gk_error *err);

/** The folder in which a user's own packs are looked for, gongkai/sheets in the folder of the user's settings
 *  (~/.config, on Windows %APPDATA%): its path (UTF-8, malloc'ed), whether it is there or not. NULL where it cannot be
 *  told. */
char *gk_own_packs(void);

#endif
