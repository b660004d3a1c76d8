/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/shared_strings.h"

#include <stdlib.h>

#include "files/limits.h"

static bool fail_limit(const char *name, gk_error *err)
{
  return gk_fail(err, GK_ERR_LIMIT, "%s 的文字太多（超过256MB）或太长（一格超过256KB），不予读取。", name);
}

bool gk_strings_close(gk_strings *s, const char *name, gk_error *err)
{
  size_t begin = s->count == 0 ? 0 : s->ends[s->count - 1];
  if (s->all.failed) return gk_fail_memory(err);
  if (s->count >= GK_LIMIT_CELLS || s->all.length - begin > GK_LIMIT_TEXT || s->all.length > GK_LIMIT_ALL_TEXT)
    return fail_limit(name, err);
  if (s->count == s->capacity) {
    size_t capacity = s->capacity == 0 ? 256 : s->capacity * 2;
    size_t *ends = realloc(s->ends, capacity * sizeof *ends);
    if (ends == NULL) return gk_fail_memory(err);
    s->ends = ends;
    s->capacity = capacity;
  }
  s->ends[s->count++] = s->all.length;
  return true;
}

const char *gk_strings_at(const gk_strings *s, size_t index, size_t *length)
{
  *length = 0;
  if (index >= s->count) return NULL;
  size_t from = index == 0 ? 0 : s->ends[index - 1];
  *length = s->ends[index] - from;
  return s->all.bytes == NULL ? "" : s->all.bytes + from;
}

void gk_strings_free(gk_strings *strings)
{
  gk_text_free(&strings->all);
  free(strings->ends);
  *strings = (gk_strings){0};
}
