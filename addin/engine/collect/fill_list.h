/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The sheet 填入清单: what became of each figure that a template was filled from.
 */
#ifndef GK_FILL_LIST_H
#define GK_FILL_LIST_H

#include "engine/collect/fill.h"

/** Puts the list on the last sheet of the book: figures that need a look first. False when memory is out. */
bool gk_fill_put_list(gk_fill *fill);

#endif
