/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The service org.gongkai.Functions: the cell functions as Calc calls them.
 */
#ifndef GK_CALC_FUNCTIONS_H
#define GK_CALC_FUNCTIONS_H

#include "uno/ux.h"

/** Methods of org.gongkai.XFunctions stand in the order of gk_functions. */
extern const ux_class gk_functions_class;

#endif
