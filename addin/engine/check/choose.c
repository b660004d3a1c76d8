/* SPDX-License-Identifier: MPL-2.0 */
/* Which pack a workbook is checked with. */
#include "engine/check/choose.h"

#include <string.h>

#include "engine/check/fit.h"

/* What choosing hands around: for each pack, whether its region fits the workbook, and whether it is considered. */
typedef struct chooser {
  const gk_pack_shelf *shelf;
  const gk_grid *grid;
  gk_search *search;
  bool *region, *take;
  bool named; /* some pack's region is */
} chooser;

/* --- regions ------------------------------------------------------------------------------------------------------ */

/* Whether a folded text names a department or is a title that may. */
static bool names_department(const char *text)
{
  enum { LONGEST = 240 };
  if (strlen(text) > LONGEST || strstr(text, "。") != NULL) return false;
  return strstr(text, "部门") != NULL || strstr(text, "单位") != NULL || strstr(text, "决算") != NULL;
}

static bool has_region(const gk_names *regions, const char *text)
{
  for (size_t i = 0; i < regions->count; i++) {
    if (regions->folded[i].length > 0 && strstr(text, regions->folded[i].text) != NULL) return true;
  }
  return false;
}

/* Notes the packs of whose regions a department is named. */
static void find_regions(chooser *c)
{
  for (size_t s = 0; s < c->grid->count; s++) {
    const gk_sheet *sheet = c->grid->sheets[s];
    bool before = false;
    for (size_t i = 0; i < sheet->count; i++) {
      const gk_cell *cell = &sheet->cells[i];
      bool names = *cell->folded != '\0' && names_department(cell->folded);
      /* a name may stand in the cell beside 部门： */
      bool told = names || (before && cell[-1].row == cell->row);
      before = names;
      for (size_t p = 0; told && *cell->folded != '\0' && p < c->shelf->count; p++)
        c->region[p] = c->region[p] || has_region(&c->shelf->items[p]->regions, cell->folded);
    }
  }
}

/* --- the choice --------------------------------------------------------------------------------------------------- */

/* A pack with its points, or with the most that it can come to. */
typedef struct rank {
  size_t pack;
  long points;
} rank;

/* Whether `a` comes before `b`: of packs that fit alike the one for all regions, then the latest. */
static bool is_better(const chooser *c, rank a, rank b)
{
  int year = c->shelf->items[a.pack]->year, other = c->shelf->items[b.pack]->year;
  bool all = c->shelf->items[a.pack]->regions.count == 0, others = c->shelf->items[b.pack]->regions.count == 0;
  if (a.points != b.points) return a.points > b.points;
  if (all != others && !c->region[a.pack] && !c->region[b.pack]) return all;
  return year != other ? year > other : a.pack > b.pack;
}

/* The pack not tried yet that can come to most; `pack` is the shelf's count where there is none. */
static bool most_hopeful(const chooser *c, rank *hope)
{
  hope->pack = c->shelf->count;
  for (size_t i = 0; i < c->shelf->count; i++) {
    rank own = {.pack = i};
    if (!c->take[i]) continue;
    if (!gk_fit_at_most(c->search, i, &own.points)) return false;
    if (hope->pack == c->shelf->count || is_better(c, own, *hope)) *hope = own;
  }
  return true;
}

/* The best of the packs considered. Tables are read for those alone that could still be better than the best so far. */
static bool best_of(chooser *c, size_t *out)
{
  size_t count = 0;
  *out = 0;
  rank best = {.pack = c->shelf->count, .points = 0}, hope;
  for (size_t i = 0; i < c->shelf->count; i++) {
    count += c->take[i];
    if (c->take[i]) *out = i;
  }
  if (count == 1) return true;
  for (;;) {
    if (!most_hopeful(c, &hope)) return false;
    bool tried = best.pack < c->shelf->count;
    *out = best.pack;
    if (hope.pack == c->shelf->count || (tried && is_better(c, best, hope))) return true;
    c->take[hope.pack] = false;
    if (!gk_fit_of_pack(c->search, hope.pack, &hope.points)) return false;
    if (!tried || is_better(c, hope, best)) best = hope;
  }
}

/* Whether a pack may be the one: of a region that is named, for all regions, or, where none is named, any that fits. */
static bool may_be(const chooser *c, size_t pack)
{
  return c->region[pack] || c->shelf->items[pack]->regions.count == 0 || (!c->named && c->shelf->items[pack]->guessed);
}

/* Considers the packs of that year that are of a region that is named, or all that may be. How many there are. */
static size_t take_year(chooser *c, bool regional, int year)
{
  size_t count = 0;
  for (size_t i = 0; i < c->shelf->count; i++) {
    const gk_pack *pack = c->shelf->items[i];
    bool of_year = pack->year <= year && year <= pack->until;
    c->take[i] = of_year && (regional ? c->region[i] : may_be(c, i));
    count += c->take[i];
  }
  return count;
}

/* Considers the packs of all years, those of other regions left out; where there are no others, all. */
static void take_all(chooser *c)
{
  size_t count = 0;
  for (size_t i = 0; i < c->shelf->count; i++) count += c->take[i] = may_be(c, i);
  for (size_t i = 0; i < c->shelf->count && count == 0; i++) c->take[i] = true;
}

/* The lines told the year: the region's pack of that year comes before the one for all regions. */
static size_t of_region(const chooser *c, size_t best)
{
  const gk_pack *all = c->shelf->items[best];
  for (size_t i = 0; all->regions.count == 0 && i < c->shelf->count; i++) {
    const gk_pack *pack = c->shelf->items[i];
    if (c->region[i] && pack->year <= all->year && all->year <= pack->until) return i;
  }
  return best;
}

static gk_tables *choose(chooser *c)
{
  size_t best = 0;
  if (c->region == NULL || c->take == NULL || c->search == NULL) return NULL;
  int year = c->search->year;
  find_regions(c);
  for (size_t i = 0; i < c->shelf->count; i++) c->named = c->named || c->region[i];
  bool of_year = year > 0 && (take_year(c, true, year) > 0 || take_year(c, false, year) > 0);
  if (!of_year) take_all(c);
  if (!best_of(c, &best)) return NULL;
  return gk_search_take(c->search, of_year ? best : of_region(c, best));
}

gk_tables *gk_tables_choose(const gk_pack_shelf *shelf, const gk_grid *grid, gk_error *err)
{
  gk_arena arena = {0};
  chooser c = {.shelf = shelf, .grid = grid};
  c.region = gk_arena_array(&arena, shelf->count, sizeof *c.region);
  c.take = gk_arena_array(&arena, shelf->count, sizeof *c.take);
  c.search = gk_search_begin(grid, (const gk_pack *const *)shelf->items, shelf->count);
  gk_tables *tables = choose(&c);
  gk_search_end(c.search);
  gk_arena_free(&arena);
  if (tables == NULL) gk_fail_memory(err);
  return tables;
}
