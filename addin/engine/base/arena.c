/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
  LEAST_BYTES = 64 * 1024,     /* of a block */
  MOST_BYTES = 4 * 1024 * 1024 /* of one that is to hold further things */
};

static size_t rounded(size_t size)
{
  const size_t unit = sizeof(max_align_t);
  return (size + unit - 1) / unit * unit;
}

/* A quarter of what there is: few blocks for much, none that is mostly empty. */
static size_t usual_size(const gk_arena *arena)
{
  size_t size = arena->bytes / 4;
  return size < LEAST_BYTES ? LEAST_BYTES : size > MOST_BYTES ? MOST_BYTES : size / LEAST_BYTES * LEAST_BYTES;
}

/* The first block is the one that is filled; what is as large as a block has one of its own behind it. */
static gk_block *add_block(gk_arena *arena, size_t size)
{
  size_t usual = usual_size(arena);
  bool own = size > usual / 4 && arena->head != NULL;
  gk_block *block = gk_memory_take(arena->memory, own || size > usual ? size : usual);
  if (block == NULL) return NULL;
  arena->bytes += block->size;
  gk_block **at = own ? &arena->head->next : &arena->head;
  block->next = *at;
  *at = block;
  return block;
}

/* Room for `size` bytes, not zeroed; NULL when memory is out. */
static void *take(gk_arena *arena, size_t size)
{
  if (size > SIZE_MAX / 2) return NULL;
  size = rounded(size == 0 ? 1 : size);
  gk_block *block = arena->head;
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

/* The place of the block that holds nothing but `size` bytes at `memory`; NULL where they share one. */
static gk_block **own_block(gk_arena *arena, const void *memory, size_t size)
{
  for (gk_block **at = &arena->head; size > LEAST_BYTES / 4 && *at != NULL; at = &(*at)->next)
    if ((*at)->data == memory && (*at)->used == rounded(size)) return at;
  return NULL;
}

void *gk_arena_grow(gk_arena *arena, void *memory, size_t size, size_t more)
{
  if (more > SIZE_MAX / 2) return NULL;
  gk_block **own = memory == NULL ? NULL : own_block(arena, memory, size);
  if (own == NULL) {
    void *bigger = take(arena, more);
    if (bigger != NULL && size > 0) memcpy(bigger, memory, size);
    return bigger;
  }
  size_t before = (*own)->size;
  if (before < rounded(more)) {
    gk_block *bigger = gk_memory_resize(arena->memory, *own, rounded(more));
    if (bigger == NULL) return NULL;
    arena->bytes += bigger->size - before;
    *own = bigger;
  }
  (*own)->used = rounded(more);
  return (*own)->data;
}

void gk_arena_join(gk_arena *into, gk_arena *from)
{
  gk_block **last = &from->head;
  while (*last != NULL) last = &(*last)->next;
  *last = into->head;
  into->head = from->head;
  into->bytes += from->bytes;
  from->head = NULL;
  from->bytes = 0;
}

void gk_arena_free(gk_arena *arena)
{
  while (arena->head != NULL) {
    gk_block *next = arena->head->next;
    gk_memory_give(arena->memory, arena->head);
    arena->head = next;
  }
  arena->bytes = 0;
}
