/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024 };

struct gk_arena_block {
  gk_arena_block *next;
  size_t used;
  size_t size;
  max_align_t data[];
};

static size_t rounded(size_t size)
{
  const size_t unit = sizeof(max_align_t);
  return (size + unit - 1) / unit * unit;
}

static gk_arena_block *add_block(gk_arena *arena, size_t size)
{
  if (size < BLOCK_BYTES) size = BLOCK_BYTES;
  gk_arena_block *block = malloc(sizeof *block + size);
  if (block == NULL) return NULL;
  *block = (gk_arena_block){.next = arena->head, .size = size};
  arena->head = block;
  return block;
}

/* Room for `size` bytes, not zeroed; NULL when memory is out. */
static void *take(gk_arena *arena, size_t size)
{
  if (size > SIZE_MAX / 2) return NULL;
  size = rounded(size == 0 ? 1 : size);
  gk_arena_block *block = arena->head;
  if (block == NULL || block->size - block->used < size) block = add_block(arena, size);
  if (block == NULL) return NULL;
  void *memory = (char *)block->data + block->used;
  block->used += size;
  return memory;
}

void *gk_arena_alloc(gk_arena *arena, size_t size)
{
  void *memory = take(arena, size);
  return memory == NULL ? NULL : memset(memory, 0, size);
}

void *gk_arena_array(gk_arena *arena, size_t count, size_t size)
{
  if (size != 0 && count > SIZE_MAX / 2 / size) return NULL;
  return gk_arena_alloc(arena, count * size);
}

char *gk_arena_text(gk_arena *arena, const char *text, size_t length)
{
  if (length > SIZE_MAX / 2) return NULL;
  char *copy = take(arena, length + 1);
  if (copy == NULL) return NULL;
  if (length > 0) memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

void gk_arena_join(gk_arena *into, gk_arena *from)
{
  gk_arena_block **last = &from->head;
  while (*last != NULL) last = &(*last)->next;
  *last = into->head;
  into->head = from->head;
  from->head = NULL;
}

void gk_arena_free(gk_arena *arena)
{
  while (arena->head != NULL) {
    gk_arena_block *next = arena->head->next;
    free(arena->head);
    arena->head = next;
  }
}
