/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/rules/finding.h"

#include "engine/base/array.h"

gk_finding *gk_finding_add(gk_finding_list *list)
{
  gk_finding *items = gk_arena_room(list->arena, list->items, list->count, &list->capacity, sizeof *items);
  if (items == NULL) return NULL;
  list->items = items;
  gk_finding *finding = &list->items[list->count++];
  *finding = (gk_finding){.place = {.column = -1}};
  return finding;
}
