/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/array.h"

#include <stdint.h>
#include <stdlib.h>

void *gk_array_grow(void *items, size_t *room, size_t size)
{
  enum { FIRST_ROOM = 16 };
  size_t more = *room == 0 ? FIRST_ROOM : *room * 2;
  void *bigger = more > SIZE_MAX / size ? NULL : realloc(items, more * size);
  if (bigger != NULL) *room = more;
  return bigger;
}
