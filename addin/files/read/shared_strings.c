/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/shared_strings.h"

#include <stdlib.h>

#include "engine/base/array.h"

bool gk_strings_close(gk_strings *s, gk_intake *in)
{
  size_t begin = s->count == 0 ? 0 : s->ends[s->count - 1];
  if (s->all.failed) return gk_fail_memory(in->err);
  if (!gk_intake_fits(in, s->all.length - begin) || !gk_intake_shares(in, s->count + 1, s->all.length)) return false;
  size_t *ends = gk_array_room(s->ends, s->count, &s->capacity, sizeof *ends);
  if (ends == NULL) return gk_fail_memory(in->err);
  s->ends = ends;
  s->ends[s->count++] = s->all.length;
  return true;
}

bool gk_strings_put(const gk_strings *s, size_t index, gk_intake *in, int32_t row, int32_t col, bool formula)
{
  if (index >= s->count) {
    gk_intake_lose(in, row, col);
    return true;
  }
  size_t from = index == 0 ? 0 : s->ends[index - 1];
  if (s->ends[index] > from) gk_intake_text(in, row, col, s->all.bytes + from, s->ends[index] - from, formula);
  return !in->failed;
}

void gk_strings_free(gk_strings *strings)
{
  gk_text_free(&strings->all);
  free(strings->ends);
  *strings = (gk_strings){0};
}
