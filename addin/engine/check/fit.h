/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * How well packs fit a workbook. Packs of several years describe most tables in the same words; a sheet that names only
 * such tables is read once for all of them.
 */
#ifndef GK_TABLES_FIT_H
#define GK_TABLES_FIT_H

#include "engine/tables/tables.h"

typedef struct gk_fit gk_fit;

/** For trying at most `packs` packs on a grid, which must outlive it. NULL when memory is out. */
gk_fit *gk_fit_begin(const gk_grid *grid, size_t packs);
void gk_fit_end(gk_fit *fit); /**< NULL is allowed */

/** Points of a pack: more for tables that are there, called and marked as the pack says, with its lines and columns and
 *  no others missing. False when memory is out. */
bool gk_fit_of_pack(gk_fit *fit, const gk_pack *pack, long *points, gk_error *err);

#endif
