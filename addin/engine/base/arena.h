/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Memory that lives and dies together: a grid, a pack, a report each own one arena.
 */
#ifndef GK_ARENA_H
#define GK_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"

/** Zero-initialise ({0}) before first use, or all but `memory`. */
typedef struct gk_arena {
  gk_memory *memory; /**< where blocks come from and go to; NULL for the allocator */
  gk_block *head;
  size_t bytes; /**< of all blocks */
  bool failed;  /**< a text that was put together here ran out of memory: gk_text_keep */
} gk_arena;

/** `size` zeroed bytes, aligned for any type; NULL when memory is out. */
void *gk_arena_alloc(gk_arena *arena, size_t size);

/** `count` zeroed elements of `size` bytes; NULL when memory is out or the product overflows. */
void *gk_arena_array(gk_arena *arena, size_t count, size_t size);

/** A copy of `length` bytes of `text`, NUL-terminated; NULL when memory is out. */
char *gk_arena_text(gk_arena *arena, const char *text, size_t length);

/** At least `more` bytes, those beyond `size` not zeroed, that begin with the `size` bytes at `memory` (or NULL), which is
 *  grown in its place where it is large. NULL, with `memory` as it was, when memory is out. */
void *gk_arena_grow(gk_arena *arena, void *memory, size_t size, size_t more);

/** Hands everything of `from` over to `into`; `from` is empty then and can be used again. */
void gk_arena_join(gk_arena *into, gk_arena *from);

/** Frees everything; the arena can be used again. */
void gk_arena_free(gk_arena *arena);

#endif
