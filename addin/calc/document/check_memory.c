/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/check_memory.h"

#include <stdatomic.h>
#include <stdlib.h>

enum { MOST_BYTES = 32 << 20 };

/* NULL while a check is under way: one beside it has memory of its own. */
static _Atomic(gk_memory *) kept;

gk_memory *gk_check_memory_take(void)
{
  gk_memory *memory = atomic_exchange(&kept, NULL);
  if (memory == NULL) memory = calloc(1, sizeof *memory);
  if (memory != NULL) memory->most = MOST_BYTES;
  return memory;
}

void gk_check_memory_give(gk_memory *memory)
{
  if (memory == NULL) return;
  gk_memory *other = atomic_exchange(&kept, memory);
  if (other == NULL) return;
  gk_memory_free(other);
  free(other);
}
