/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Memory that lives and dies together: a grid, a pack, a report each own one arena.
 */
#ifndef GK_ARENA_H
#define GK_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct gk_arena_block gk_arena_block;

/** Zero-initialise ({0}) before first use. */
typedef struct gk_arena {
  gk_arena_block *head;
  bool failed; /**< a text that was put together here ran out of memory: gk_text_keep */
} gk_arena;

/** `size` zeroed bytes, aligned for any type; NULL when memory is out. */
void *gk_arena_alloc(gk_arena *arena, size_t size);

/** `count` zeroed elements of `size` bytes; NULL when memory is out or the product overflows. */
void *gk_arena_array(gk_arena *arena, size_t count, size_t size);

/** A copy of `length` bytes of `text`, NUL-terminated; NULL when memory is out. */
char *gk_arena_text(gk_arena *arena, const char *text, size_t length);

/** Hands everything of `from` over to `into`; `from` is empty then and can be used again. */
void gk_arena_join(gk_arena *into, gk_arena *from);

/** Frees everything; the arena can be used again. */
void gk_arena_free(gk_arena *arena);

#endif
