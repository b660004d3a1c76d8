/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The one door to the engine: a grid goes in, a report comes out.
 */
#ifndef GK_CHECK_H
#define GK_CHECK_H

#include "engine/check/report.h"
#include "engine/pack/pack_shelf.h"

/** Checks a grid against a pack: tables, rules, suspects. The grid and the pack must outlive the report.
 *  NULL only when memory is out. A grid without any table gives a report with tables->count 0 and one
 *  finding `state.none` of severity error: never a silent pass. */
gk_report *gk_check(const gk_pack *pack, const gk_grid *grid, gk_error *err);

/** As gk_check with the pack of the shelf that fits the grid (gk_tables_choose); report->pack is that one. */
gk_report *gk_check_by(const gk_pack_shelf *shelf, const gk_grid *grid, gk_error *err);

#endif
