/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(at, size)
#define ASAN_UNPOISON_MEMORY_REGION(at, size)
#endif

enum { SLACK = 64 * 1024 };

/* A small need leaves large blocks for those who need them. */
static bool suits(const gk_block *block, size_t size)
{
  return block->size >= size && block->size - size <= size + SLACK;
}

/* Takes the smallest kept block that suits out of the list; NULL where none does. */
static gk_block *take_kept(gk_memory *memory, size_t size)
{
  gk_block **best = NULL;
  for (gk_block **at = &memory->kept; *at != NULL; at = &(*at)->next) {
    if (suits(*at, size) && (best == NULL || (*at)->size < (*best)->size)) best = at;
  }
  if (best == NULL) return NULL;
  gk_block *block = *best;
  *best = block->next;
  ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
  memory->bytes -= block->size;
  if (memory->bytes < memory->idle) memory->idle = memory->bytes;
  return block;
}

/* The allocator's answer for a block (or NULL); what is kept is given up for it. */
static gk_block *allocate(gk_memory *memory, gk_block *block, size_t size)
{
  if (size > SIZE_MAX / 2) return NULL;
  gk_block *more = realloc(block, sizeof *more + size);
  if (more == NULL && memory != NULL && memory->kept != NULL) {
    gk_memory_free(memory);
    more = realloc(block, sizeof *more + size);
  }
  if (more != NULL) more->size = size;
  return more;
}

gk_block *gk_memory_take(gk_memory *memory, size_t size)
{
  gk_block *block = memory == NULL ? NULL : take_kept(memory, size);
  if (block == NULL) block = allocate(memory, NULL, size);
  if (block != NULL) block->next = NULL, block->used = 0;
  return block;
}

gk_block *gk_memory_resize(gk_memory *memory, gk_block *block, size_t size)
{
  gk_block *kept = memory == NULL ? NULL : take_kept(memory, size);
  if (kept == NULL) return allocate(memory, block, size);
  kept->next = block->next;
  kept->used = block->used;
  memcpy(kept->data, block->data, block->size < size ? block->size : size);
  gk_memory_give(memory, block);
  return kept;
}

void gk_memory_give(gk_memory *memory, gk_block *block)
{
  if (memory == NULL || memory->bytes > memory->most || block->size > memory->most - memory->bytes) {
    free(block);
    return;
  }
  ASAN_POISON_MEMORY_REGION(block->data, block->size);
  block->next = memory->kept;
  memory->kept = block;
  memory->bytes += block->size;
}

/* What was given back last is taken first: the idle ones are the last of the list. */
void gk_memory_settle(gk_memory *memory)
{
  size_t needed = memory->bytes - memory->idle;
  gk_block **at = &memory->kept;
  for (; *at != NULL && needed > 0; at = &(*at)->next) needed -= (*at)->size < needed ? (*at)->size : needed;
  gk_memory idle = {.kept = *at};
  *at = NULL;
  memory->bytes = 0;
  for (const gk_block *kept = memory->kept; kept != NULL; kept = kept->next) memory->bytes += kept->size;
  memory->idle = memory->bytes;
  gk_memory_free(&idle);
}

void gk_memory_free(gk_memory *memory)
{
  while (memory->kept != NULL) {
    gk_block *next = memory->kept->next;
    free(memory->kept);
    memory->kept = next;
  }
  memory->bytes = memory->idle = 0;
}
