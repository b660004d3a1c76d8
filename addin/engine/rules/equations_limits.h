/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Limits on rows by code: where a code breaks one, so do those above it. Inside the rules.
 */
#ifndef GK_EQUATIONS_LIMITS_H
#define GK_EQUATIONS_LIMITS_H

#include "engine/rules/equations.h"

/** Sets gk_equation::repeated. False when memory is out. */
bool gk_find_repeated(gk_equations *equations);

#endif
