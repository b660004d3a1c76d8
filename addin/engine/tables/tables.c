/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/tables/tables.h"

#include <stdlib.h>

#include "engine/tables/search.h"

gk_tables *gk_tables_find(const gk_pack *pack, const gk_grid *grid, gk_error *err)
{
  gk_search *search = gk_search_begin(grid, &pack, 1);
  gk_tables *tables = search == NULL ? NULL : gk_search_take(search, 0);
  gk_search_end(search);
  if (tables == NULL) gk_fail_memory(err);
  return tables;
}

void gk_tables_free(gk_tables *tables)
{
  if (tables == NULL) return;
  gk_arena_free(&tables->arena);
  free(tables);
}

const gk_table *gk_tables_get(const gk_tables *tables, size_t pack_table)
{
  for (size_t i = 0; i < tables->count; i++) {
    if (tables->items[i].pack == &tables->pack->tables[pack_table]) return &tables->items[i];
  }
  return NULL;
}
