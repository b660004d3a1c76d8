/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A made-up department with figures in nearly every column: counted to the cent, then published in 万元, so that its
 * sums differ by 尾差 as real ones do.
 */
#ifndef GK_STUDY_MADE_H
#define GK_STUDY_MADE_H

#include "engine/tables/tables.h"

/** The nine tables of cn-2022, on the pack's own template; the same each time. NULL when memory is out or the template
 *  lacks a table. */
gk_grid *made_grid(const gk_pack *pack);

/** Numbers of a fixed sequence (splitmix64), the same everywhere. */
uint64_t made_random(uint64_t *state);

#endif
