/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Arrays that grow, and finding a place in sorted ones.
 */
#ifndef GK_ARRAY_H
#define GK_ARRAY_H

#include <stddef.h>

/** Room for one more item of `size` bytes: the array, moved where it had to grow, *room then being what it holds; NULL
 *  when memory is out, the array then stands as it was. Doubles, from 16 items on. Free with free. */
void *gk_array_room(void *items, size_t count, size_t *room, size_t size);

/** The index of the first item of a sorted array that is not before `wanted`; `count` where all are. */
size_t gk_array_find(const void *items, size_t count, size_t size, const void *wanted,
                     int (*compare)(const void *item, const void *wanted));

#endif
