/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * 尾差 between tables: one table adds up rounded parts where another rounds the amount in 元, so that one figure is
 * published with two last digits. Inside the rules.
 */
#ifndef GK_EQUATIONS_TOTALS_H
#define GK_EQUATIONS_TOTALS_H

#include "engine/rules/equations.h"

/** Gives each breached equation of figures of two tables that the rounding of its totals' parts explains that tolerance,
 *  and judges it anew. False when memory is out. */
bool gk_bound_totals(gk_equations *equations);

#endif
