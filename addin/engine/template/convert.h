/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Figures of one table in the unit of another.
 */
#ifndef GK_CONVERT_H
#define GK_CONVERT_H

#include "engine/tables/tables.h"

/** A figure of `table` in `unit` (元 or 万元), exactly: 元 to 万元 gives four decimals more. A table that says no unit is
 *  in its pack's; other units are taken as they are. False where the figure is too large. */
bool gk_convert_unit(const gk_table *table, const char *unit, gk_dec value, gk_dec *out);

#endif
