/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reads an OpenDocument spreadsheet's package (.ods) into a grid: the same content as .fods, zipped.
 */
#ifndef GK_ODS_READ_H
#define GK_ODS_READ_H

#include "engine/base/grid.h"
#include "files/package/package.h"

/** NULL with `err` filled. The grid is sealed. */
gk_grid *gk_ods_read(gk_package *package, gk_error *err);

#endif
