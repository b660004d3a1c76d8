/* SPDX-License-Identifier: MPL-2.0 */
#include "mutations.h"

#include <string.h>

enum { DENSE = 16 };

size_t gk_cut_at(size_t size, size_t number, size_t count)
{
  if (size <= 2 * DENSE || count <= 2 * DENSE) return size * number / count;
  if (number < DENSE) return number;
  if (number >= count - DENSE) return size - (count - number);
  return DENSE + (size - 2 * DENSE) * (number - DENSE) / (count - 2 * DENSE);
}

/* SplitMix64 (Steele, Lea, Flood 2014): neighbouring numbers give places far apart. */
static uint64_t next(uint64_t *state)
{
  uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

static size_t below(uint64_t *state, size_t end)
{
  return end == 0 ? 0 : (size_t)(next(state) % end);
}

static void swap(unsigned char *a, unsigned char *b, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    unsigned char kept = a[i];
    a[i] = b[i];
    b[i] = kept;
  }
}

size_t gk_damage(const unsigned char *bytes, size_t size, uint64_t number, unsigned char *out)
{
  uint64_t state = number;
  size_t at = below(&state, size), run = 1 + below(&state, GK_MUTATION_MORE);
  if (run > size - at) run = size - at;
  memcpy(out, bytes, size);
  switch (number % 12) {
    case 6: out[at] = 0xFF; return size;
    case 7: out[at] = (unsigned char)next(&state); return size;
    case 8: memset(out + at, 0, run); return size;
    case 9: memmove(out + at, out + at + run, size - at - run); return size - run;
    case 10: memmove(out + at + run, bytes + at, size - at); return size + run;
    case 11: {
      size_t half = size / 2, length = run < half ? run : half, left = below(&state, half - length + 1);
      swap(out + left, out + half + below(&state, half - length + 1), length);
      return size;
    }
    default: out[at] ^= (unsigned char)(1U << (next(&state) % 8)); return size;
  }
}
