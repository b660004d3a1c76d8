/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/roster.h"

#include <stdlib.h>
#include <string.h>

const char *gk_file_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

bool gk_roster_begin(gk_roster *roster, const char *const *names, size_t count, gk_error *err)
{
  *roster = (gk_roster){.names = names, .count = count, .came = calloc(2 * count + 1, sizeof *roster->came)};
  if (roster->came == NULL) return gk_fail_memory(err);
  roster->read = roster->came + count;
  return true;
}

void gk_roster_free(gk_roster *roster)
{
  free(roster->came);
  *roster = (gk_roster){0};
}

const char *gk_roster_note(gk_roster *roster, const char *named, const char *file, bool read)
{
  const char *base = gk_file_name(file);
  size_t found = roster->count, longest = 0;
  for (size_t i = 0; i < roster->count; i++) {
    size_t length = strlen(roster->names[i]);
    bool says = strcmp(roster->names[i], named) == 0;
    if (!says && (length <= longest || strstr(base, roster->names[i]) == NULL)) continue;
    longest = length;
    found = i;
    if (says) break;
  }
  if (found == roster->count) return NULL;
  roster->came[found] = true;
  if (read) roster->read[found] = true;
  return roster->names[found];
}

const char *gk_roster_missing(const gk_roster *roster, size_t *index, bool *unread)
{
  while (*index < roster->count) {
    size_t i = (*index)++;
    *unread = roster->came[i];
    if (!roster->read[i]) return roster->names[i];
  }
  return NULL;
}
