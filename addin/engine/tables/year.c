/* SPDX-License-Identifier: MPL-2.0 */
/* The year that a workbook names. */
#include <string.h>

#include "engine/tables/year.h"
#include "engine/base/text.h"

enum { FIRST_YEAR = 1994, LAST_YEAR = 2999, LONGEST = 240 /* bytes of a heading; longer texts are prose */ };

/* How often each year is named. */
typedef struct votes {
  int of[LAST_YEAR - FIRST_YEAR + 1];
} votes;

/* The digit of a Chinese numeral, as years are written; -1 where there is none. `*bytes` of it. */
static int chinese_digit(const char *text, size_t *bytes)
{
  static const struct {
    const char *spelling;
    int value;
  } digits[] = {{"〇", 0}, {"零", 0}, {"○", 0},  {"一", 1}, {"二", 2}, {"三", 3},
                {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}};
  if ((unsigned char)*text < 0xC0) return -1; /* ASCII, or no character begins here */
  for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
    if (!gk_begins(text, digits[i].spelling)) continue;
    *bytes = strlen(digits[i].spelling);
    return digits[i].value;
  }
  return -1;
}

static int digit_at(const char *text, size_t *bytes)
{
  *bytes = 1;
  return *text >= '0' && *text <= '9' ? *text - '0' : chinese_digit(text, bytes);
}

/* The year at the start of a folded text, 0 for none: four digits and no fifth. `*length` of its bytes. */
static int year_at(const char *text, size_t *length)
{
  int year = 0;
  size_t bytes;
  *length = 0;
  for (int i = 0; i < 4; i++) {
    int digit = digit_at(text + *length, &bytes);
    if (digit < 0) return 0;
    year = year * 10 + digit;
    *length += bytes;
  }
  if (digit_at(text + *length, &bytes) >= 0) return 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

/* Counts the years in a folded text; those without 年 behind them only where `bare` allows it. */
static void count_years(votes *v, const char *text, bool bare, int weight)
{
  size_t bytes;
  while (*text != '\0') {
    if (digit_at(text, &bytes) < 0) {
      text++;
      continue;
    }
    size_t length;
    int year = year_at(text, &length);
    if (year > 0 && (bare || gk_begins(text + length, "年"))) v->of[year - FIRST_YEAR] += weight;
    while (digit_at(text, &bytes) >= 0) text += bytes;
  }
}

/* What a cell counts: a title of such a document much, another heading with a year little, prose nothing. */
static int weight_of(const char *text)
{
  if (strlen(text) > LONGEST || strstr(text, "。") != NULL || strchr(text, ',') != NULL) return 0;
  bool title = strstr(text, "决算") != NULL || strstr(text, "公开") != NULL;
  return title ? 4 : strstr(text, "年度") != NULL ? 1 : 0;
}

static bool count_sheet(votes *v, gk_arena *arena, const gk_sheet *sheet)
{
  const char *name = gk_fold(arena, sheet->name);
  if (name == NULL) return false;
  count_years(v, name, true, 2);
  for (size_t i = 0; i < sheet->count; i++) {
    const gk_cell *cell = &sheet->cells[i];
    if (*cell->folded == '\0' || strstr(cell->folded, "年") == NULL || strlen(cell->text) > 2 * LONGEST) continue;
    int weight = weight_of(cell->folded);
    if (weight > 0) count_years(v, cell->folded, false, weight);
  }
  return true;
}

/* The year named most, of several the latest; 0 for none. */
static int most_named(const votes *v)
{
  int best = 0;
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    int count = v->of[year - FIRST_YEAR];
    if (count > 0 && (best == 0 || count >= v->of[best - FIRST_YEAR])) best = year;
  }
  return best;
}

/* Counts the years in the name of a file, then in that of its folder where it says what it holds: a bare year of a
 * folder may be the one of publication. Days (2024-08-15) are no years. */
static bool count_origin(votes *v, gk_arena *arena, const char *origin)
{
  const char *name = strrchr(origin, '/'), *folder = name;
  while (folder != NULL && folder > origin && folder[-1] != '/') folder--;
  const char *of_file = gk_fold(arena, name == NULL ? origin : name + 1);
  const char *of_folder = name == NULL ? "" : gk_arena_text(arena, folder, (size_t)(name - folder));
  if (of_file == NULL || of_folder == NULL || (of_folder = gk_fold(arena, of_folder)) == NULL) return false;
  count_years(v, of_file, false, 4);
  if (most_named(v) == 0 && strpbrk(of_file, "-_") == NULL) count_years(v, of_file, true, 1);
  if (most_named(v) == 0 && strstr(of_folder, "决算") != NULL) count_years(v, of_folder, false, 1);
  return true;
}

int gk_grid_year(const gk_grid *grid)
{
  votes v = {{0}};
  gk_arena arena = {0};
  bool ok = true;
  for (size_t i = 0; i < grid->count && ok; i++) {
    ok = count_sheet(&v, &arena, grid->sheets[i]);
    gk_arena_free(&arena);
  }
  if (ok && grid->origin != NULL && most_named(&v) == 0) ok = count_origin(&v, &arena, grid->origin);
  gk_arena_free(&arena);
  return ok ? most_named(&v) : -1;
}
