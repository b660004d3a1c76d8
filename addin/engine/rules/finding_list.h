/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Findings while they are gathered.
 */
#ifndef GK_FINDING_LIST_H
#define GK_FINDING_LIST_H

#include "engine/rules/findings.h"

typedef struct gk_finding_list {
  gk_arena *arena;
  gk_finding *items;
  size_t count, capacity;
} gk_finding_list;

/** A new finding, zeroed, with place.column -1; NULL when memory is out. */
gk_finding *gk_finding_add(gk_finding_list *list);

#endif
