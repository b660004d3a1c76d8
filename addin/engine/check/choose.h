/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Which of the packs at hand a workbook is checked with.
 */
#ifndef GK_CHOOSE_H
#define GK_CHOOSE_H

#include "engine/pack/pack_shelf.h"
#include "engine/tables/tables.h"

/** The tables of a workbook (sealed grid) with the pack that it is checked with, which is their `pack`: of its year, the
 *  one of its region before the one for all. Where no year is named, or none that a pack is for, the tables and lines that
 *  fit best tell the year, the latest of those that fit alike. The shelf holds at least one pack; it and the grid must
 *  outlive the tables. NULL only when memory is out. */
gk_tables *gk_tables_choose(const gk_pack_shelf *shelf, const gk_grid *grid, gk_error *err);

#endif
