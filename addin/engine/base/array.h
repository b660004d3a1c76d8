/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Arrays that grow, and looking up in sorted ones.
 */
#ifndef GK_ARRAY_H
#define GK_ARRAY_H

#include "engine/base/arena.h"

/** A larger array with the items of `items`, which is realloc'ed; NULL, with `items` as they were, when memory is out. */
void *gk_array_grow(void *items, size_t *room, size_t size);

/** Room for an item behind `count` others, of `size` bytes each: `items` or a larger array in its place, `*room` (from 0)
 *  being how many it holds. NULL, with `items` as they were, when memory is out. */
static inline void *gk_array_room(void *items, size_t count, size_t *room, size_t size)
{
  return count < *room ? items : gk_array_grow(items, room, size);
}

/** The same in an arena, where a small array that was outgrown stays until the end. Items from `count` on are not zeroed. */
void *gk_arena_room(gk_arena *arena, void *items, size_t count, size_t *room, size_t size);

/** The first of `count` sorted items that is not before `wanted`; `count` where all are. */
static inline size_t gk_array_find(const void *items, size_t count, size_t size, const void *wanted,
                                   int (*compare)(const void *item, const void *wanted))
{
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare((const char *)items + middle * size, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

#endif
