/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/finding.h"

#include <string.h>

gk_finding *gk_finding_add(gk_finding_list *list)
{
  if (list->count == list->capacity) {
    size_t room = list->capacity == 0 ? 32 : list->capacity * 2;
    gk_finding *items = gk_arena_array(list->arena, room, sizeof *items);
    if (items == NULL) return NULL;
    if (list->count > 0) memcpy(items, list->items, list->count * sizeof *items);
    list->items = items;
    list->capacity = room;
  }
  gk_finding *finding = &list->items[list->count++];
  *finding = (gk_finding){.place = {.column = -1}};
  return finding;
}
