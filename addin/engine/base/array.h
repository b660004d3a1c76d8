/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Arrays that grow, and finding a place in sorted ones. In place where nothing grows, as in the readers' loops.
 */
#ifndef GK_ARRAY_H
#define GK_ARRAY_H

#include <stddef.h>

/** The array with twice the room, 16 items at first; as gk_array_room. */
void *gk_array_grow(void *items, size_t *room, size_t size);

/** Room for one more item of `size` bytes: the array, moved where it had to grow, *room then being what it holds; NULL
 *  when memory is out, the array then stands as it was. Free with free. */
static inline void *gk_array_room(void *items, size_t count, size_t *room, size_t size)
{
  return count < *room ? items : gk_array_grow(items, room, size);
}

/** The index of the first item of a sorted array that is not before `wanted`; `count` where all are. */
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
