/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/array.h"

#include <stdint.h>
#include <stdlib.h>

enum { FIRST_ROOM = 32 };

static size_t more_than(size_t room)
{
  return room == 0 ? FIRST_ROOM : room * 2;
}

void *gk_array_grow(void *items, size_t *room, size_t size)
{
  size_t more = more_than(*room);
  void *bigger = more > SIZE_MAX / 2 / size ? NULL : realloc(items, more * size);
  if (bigger != NULL) *room = more;
  return bigger;
}

void *gk_arena_room(gk_arena *arena, void *items, size_t count, size_t *room, size_t size)
{
  if (count < *room) return items;
  size_t more = more_than(*room);
  void *bigger = more > SIZE_MAX / 2 / size ? NULL : gk_arena_grow(arena, items, *room * size, more * size);
  if (bigger != NULL) *room = more;
  return bigger;
}
