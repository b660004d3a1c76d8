/* SPDX-License-Identifier: MPL-2.0 */
/* Which pack a workbook is checked with. */
#include "engine/check/choose.h"

#include <string.h>

#include "engine/check/fit.h"
#include "engine/tables/year.h"

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

/* Whether a department of the pack's regions is named. */
static bool region_fits(const gk_pack *pack, const gk_grid *grid)
{
  for (size_t s = 0; s < grid->count && pack->regions.count > 0; s++) {
    const gk_sheet *sheet = grid->sheets[s];
    for (size_t i = 0; i < sheet->count; i++) {
      const gk_cell *cell = &sheet->cells[i];
      if (*cell->folded == '\0' || !has_region(&pack->regions, cell->folded)) continue;
      /* a name may stand in the cell beside 部门： */
      bool beside = i > 0 && cell[-1].row == cell->row;
      if (names_department(cell->folded) || (beside && names_department(cell[-1].folded))) return true;
    }
  }
  return false;
}

/* --- the choice --------------------------------------------------------------------------------------------------- */

/* What choosing hands around: for each pack, whether its region fits the workbook, and whether it is considered. */
typedef struct chooser {
  const gk_pack_shelf *shelf;
  const gk_grid *grid;
  bool *region, *take;
} chooser;

/* The best of the packs considered; of those that fit alike the latest. `fit` is NULL where there is one alone. */
static bool best_fit(const chooser *c, gk_fit *fit, const gk_pack **best, gk_error *err)
{
  long most = 0;
  *best = NULL;
  for (size_t i = 0; i < c->shelf->count; i++) {
    const gk_pack *pack = c->shelf->items[i];
    long points = 0;
    if (!c->take[i]) continue;
    if (fit != NULL && !gk_fit_of_pack(fit, pack, &points, err)) return false;
    if (*best != NULL && (points < most || (points == most && pack->year < (*best)->year))) continue;
    *best = pack;
    most = points;
  }
  return true;
}

static bool best_of(const chooser *c, const gk_pack **best, gk_error *err)
{
  size_t count = 0;
  for (size_t i = 0; i < c->shelf->count; i++) count += c->take[i];
  gk_fit *fit = count > 1 ? gk_fit_begin(c->grid, count) : NULL;
  if (count > 1 && fit == NULL) return gk_fail_memory(err);
  bool found = best_fit(c, fit, best, err);
  gk_fit_end(fit);
  return found;
}

/* Considers the packs of that year that are of a fitting region, or for all regions. How many there are. */
static size_t take_year(chooser *c, bool regional, int year)
{
  size_t count = 0;
  for (size_t i = 0; i < c->shelf->count; i++) {
    const gk_pack *pack = c->shelf->items[i];
    bool of_year = pack->year <= year && year <= pack->until;
    c->take[i] = of_year && (pack->regions.count > 0) == regional && (!regional || c->region[i]);
    count += c->take[i];
  }
  return count;
}

/* Considers the packs of all years, those of other regions left out; where there are no others, all. */
static void take_all(chooser *c)
{
  size_t count = 0;
  for (size_t i = 0; i < c->shelf->count; i++)
    count += c->take[i] = c->region[i] || c->shelf->items[i]->regions.count == 0;
  for (size_t i = 0; i < c->shelf->count && count == 0; i++) c->take[i] = true;
}

/* The lines told the year: the region's pack of that year comes before the one for all regions. */
static const gk_pack *of_region(const chooser *c, const gk_pack *best)
{
  for (size_t i = 0; best->regions.count == 0 && i < c->shelf->count; i++) {
    const gk_pack *pack = c->shelf->items[i];
    if (c->region[i] && pack->year <= best->year && best->year <= pack->until) return pack;
  }
  return best;
}

static bool choose(chooser *c, gk_pack_choice *choice, gk_error *err)
{
  if (c->region == NULL || c->take == NULL || choice->year < 0) return gk_fail_memory(err);
  for (size_t i = 0; i < c->shelf->count; i++) c->region[i] = region_fits(c->shelf->items[i], c->grid);
  choice->reason = GK_CHOSEN_LINES;
  if (choice->year > 0 && take_year(c, true, choice->year) > 0) choice->reason = GK_CHOSEN_REGION;
  else if (choice->year > 0 && take_year(c, false, choice->year) > 0) choice->reason = GK_CHOSEN_YEAR;
  else take_all(c);
  if (!best_of(c, &choice->pack, err)) return false;
  if (choice->reason == GK_CHOSEN_LINES) choice->pack = of_region(c, choice->pack);
  return true;
}

bool gk_pack_choose(const gk_pack_shelf *shelf, const gk_grid *grid, gk_pack_choice *choice, gk_error *err)
{
  gk_arena arena = {0};
  chooser c = {.shelf = shelf, .grid = grid};
  c.region = gk_arena_array(&arena, shelf->count, sizeof *c.region);
  c.take = gk_arena_array(&arena, shelf->count, sizeof *c.take);
  *choice = (gk_pack_choice){.year = gk_grid_year(grid)};
  bool chosen = choose(&c, choice, err);
  gk_arena_free(&arena);
  return chosen;
}
