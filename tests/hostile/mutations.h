/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What storage and transport do to a file, at places that a number decides: the same number, the same damage.
 */
#ifndef GK_MUTATIONS_H
#define GK_MUTATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { GK_MUTATION_MORE = 512 }; /**< bytes that a damaged file may be longer than the whole one */

/** How much is left of a file of `size` bytes by cut `number` of `count`: among the first and the last sixteen bytes
 *  every length, between them evenly. */
size_t gk_cut_at(size_t size, size_t number, size_t count);

/** Copies the file with one damage into `out`, which has room for GK_MUTATION_MORE bytes more than it; the size of what
 *  is there then. One in two turns a single bit; others set a byte, blank a run, leave one out, repeat one, swap two. */
size_t gk_damage(const unsigned char *bytes, size_t size, uint64_t number, unsigned char *out);

#endif
