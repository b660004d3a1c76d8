/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/array.h"

#include <stdint.h>
#include <stdlib.h>

void *gk_array_room(void *items, size_t count, size_t *room, size_t size)
{
  enum { FIRST_ROOM = 16 };
  if (count < *room) return items;
  size_t more = *room == 0 ? FIRST_ROOM : *room * 2;
  void *bigger = more > SIZE_MAX / size ? NULL : realloc(items, more * size);
  if (bigger != NULL) *room = more;
  return bigger;
}

size_t gk_array_find(const void *items, size_t count, size_t size, const void *wanted,
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
