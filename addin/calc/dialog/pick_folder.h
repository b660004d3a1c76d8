/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The platform's dialog for choosing a folder.
 */
#ifndef GK_CALC_PICK_FOLDER_H
#define GK_CALC_PICK_FOLDER_H

#include "uno/ux.h"

/** The path of the folder (UTF-8, malloc'ed); NULL where the user cancelled, or with `err` filled. */
char *gk_pick_folder(uno_Interface *context, const char *title, ux_error *err);

#endif
