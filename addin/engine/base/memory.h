/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Memory that one check gives back and the next takes again. Fetching a page from the system costs more than all that a
 * check writes into it, so whoever checks one workbook after another keeps one of these: the worker of a batch, the
 * extension in its office.
 *
 *     gk_memory memory = {.most = 64 << 20};
 *     gk_grid *grid = gk_grid_new_in(&memory); // checks of this grid take theirs from there too
 *     ...
 *     gk_grid_free(grid);
 *     gk_memory_free(&memory);
 *
 * One thread at a time.
 */
#ifndef GK_MEMORY_H
#define GK_MEMORY_H

#include <stddef.h>

/** A block as the allocator gave it. */
typedef struct gk_block {
  struct gk_block *next;
  size_t size; /**< bytes of data */
  size_t used; /**< by the arena that holds the block */
  max_align_t data[];
} gk_block;

/** Zero-initialise all but `most`. */
typedef struct gk_memory {
  size_t most;    /**< bytes that are kept at most; what is given back beyond them is freed */
  gk_block *kept; /**< for gk_memory alone, as the rest */
  size_t bytes;   /**< of the kept blocks */
  size_t idle;    /**< the fewest bytes that were kept since the last gk_memory_settle: nobody needed them */
} gk_memory;

/** A block of at least `size` bytes, not zeroed; NULL when memory is out. Without a memory (NULL) the allocator's. */
gk_block *gk_memory_take(gk_memory *memory, size_t size);

/** A block with the data of `block`, in its place, of at least `size` bytes; NULL, with `block` as it was, when memory is
 *  out. */
gk_block *gk_memory_resize(gk_memory *memory, gk_block *block, size_t size);

/** Gives a block back. */
void gk_memory_give(gk_memory *memory, gk_block *block);

/** Frees what was not needed since the last time: after a large workbook its memory stays for one more. */
void gk_memory_settle(gk_memory *memory);

/** Frees all that is kept; the memory can be used again. */
void gk_memory_free(gk_memory *memory);

#endif
