/* SPDX-License-Identifier: MPL-2.0 */
#include "returned.h"

#include <stdlib.h>

bool gk_returned_open(gk_returned *returned, const char *path, gk_error *err)
{
  *returned = (gk_returned){0};
  if (path == NULL) return true;
  if (!gk_department_list_read(path, &returned->list, err)) return false;
  returned->came = calloc(returned->list.count + 1, sizeof *returned->came);
  if (returned->came != NULL) return true;
  gk_returned_free(returned);
  return gk_fail_memory(err);
}

void gk_returned_free(gk_returned *returned)
{
  if (returned->list.bytes != NULL) gk_department_list_free(&returned->list);
  free(returned->came);
  *returned = (gk_returned){0};
}

void gk_returned_note(gk_returned *returned, const char *department, const char *file)
{
  long index = returned->came == NULL ? -1 : gk_department_of(&returned->list, department, file);
  if (index >= 0) returned->came[index] = true;
}

const char *gk_returned_missing(const gk_returned *returned, size_t *index)
{
  while (returned->came != NULL && *index < returned->list.count) {
    size_t i = (*index)++;
    if (!returned->came[i]) return gk_department_name(&returned->list, i);
  }
  return NULL;
}
