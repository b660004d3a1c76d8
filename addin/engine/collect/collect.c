/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/collect.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/base/unit.h"
#include "engine/check/check.h"
#include "engine/collect/collect_sheets.h"
#include "engine/collect/roster.h"
#include "engine/tables/year.h"
#include "engine/template/template.h"

struct gk_collect {
  gk_arena arena;
  gk_collect_options options;
  const gk_pack *pack; /* NULL until the first workbook is read */
  int year;            /* of the first workbook that names one; 0 until then */
  gk_roster roster;
  gk_return *returns;
  size_t count, room;
  gk_figures figures; /* the source is the return */
};

gk_collect *gk_collect_begin(const gk_collect_options *options, gk_error *err)
{
  gk_collect *collect = calloc(1, sizeof *collect);
  if (collect == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  collect->options = *options;
  if (gk_roster_begin(&collect->roster, options->expected, options->expected_count, err)) return collect;
  gk_collect_free(collect);
  return NULL;
}

void gk_collect_free(gk_collect *collect)
{
  if (collect == NULL) return;
  gk_arena_free(&collect->arena);
  gk_roster_free(&collect->roster);
  gk_figures_free(&collect->figures);
  free(collect->returns);
  free(collect);
}

const gk_return *gk_collect_returns(const gk_collect *collect, size_t *count)
{
  *count = collect->count;
  return collect->returns;
}

/* --- a return ----------------------------------------------------------------------------------------------------- */

/* The pack of the first workbook that can be read is that of all. */
static gk_report *check(gk_collect *collect, const gk_grid *grid, gk_error *err)
{
  if (collect->pack != NULL) return gk_check(collect->pack, grid, err);
  gk_report *report = gk_check_by(collect->options.packs, grid, err);
  if (report != NULL) collect->pack = report->pack;
  return report;
}

static const char *keep(gk_collect *collect, const char *text)
{
  return gk_arena_text(&collect->arena, text, strlen(text));
}

/* Adds a return whose texts are still the caller's. */
static bool add_return(gk_collect *collect, gk_return item, gk_error *err)
{
  gk_return *returns = gk_array_room(collect->returns, collect->count, &collect->room, sizeof *returns);
  if (returns == NULL) return gk_fail_memory(err);
  collect->returns = returns;
  item.department = keep(collect, item.department);
  item.file = keep(collect, item.file);
  item.reason = keep(collect, item.reason);
  item.whose = keep(collect, item.whose);
  if (item.whose != NULL) item.whose = gk_fold(&collect->arena, item.whose);
  if (item.department == NULL || item.file == NULL || item.reason == NULL || item.whose == NULL)
    return gk_fail_memory(err);
  item.first = collect->figures.count;
  returns[collect->count++] = item;
  return true;
}

/* The department that the tables name; "" where they name none. */
static const char *department_of(const gk_tables *tables)
{
  for (size_t i = 0; i < tables->count; i++)
    if (*tables->items[i].department != '\0') return tables->items[i].department;
  return "";
}

/* The sentence about a table whose unit is not known; NULL where every unit is. Forms are not added. */
static const char *unknown_unit(const gk_report *report)
{
  for (size_t i = 0; i < report->finding_count; i++) {
    const gk_finding *finding = &report->findings[i];
    const char *what = strrchr(finding->rule, '.');
    bool unknown = what != NULL && strcmp(what, ".notunit") == 0;
    if (unknown && finding->place.table != NULL && !finding->place.table->pack->form) return finding->message;
  }
  return NULL;
}

/* False with `why` where a workbook names another year than one before it. */
static bool same_year(gk_collect *collect, const gk_grid *grid, gk_error *why)
{
  int year = gk_grid_year(grid);
  if (collect->year == 0 && year > 0) collect->year = year;
  if (year <= 0 || year == collect->year) return true;
  return gk_fail(why, GK_ERR_FORMAT, "写的是%d年度，前面汇总的是%d年度；不同年度的不能相加。", year, collect->year);
}

static void judge(gk_collect *collect, const gk_report *report, gk_return *item, gk_error *why)
{
  const char *refused = unknown_unit(report);
  item->reason = "";
  item->errors = report->summary[GK_ERROR];
  item->roundings = report->summary[GK_ROUNDING];
  if (report->tables->count == 0) {
    item->reason = report->findings[0].message;
  } else if (refused != NULL) {
    item->state = GK_RETURN_REFUSED;
    item->reason = refused;
  } else if (!same_year(collect, report->grid, why)) {
    item->state = GK_RETURN_REFUSED;
    item->reason = why->text;
  } else {
    item->state = report->pass || collect->options.with_errors ? GK_RETURN_TAKEN : GK_RETURN_FAILED;
  }
}

/* --- its figures -------------------------------------------------------------------------------------------------- */

static bool add_row(gk_collect *collect, const gk_table *table, size_t table_index, const gk_row *row, gk_error *err)
{
  gk_placed item = {.table = table_index, .source = collect->count - 1};
  for (size_t c = 0; c < table->pack->column_count; c++) {
    const gk_figure *figure = &row->figures[c];
    bool counts = figure->state == GK_FIGURE_NUMBER || figure->state == GK_FIGURE_TEXT;
    if (!counts || gk_dec_sign(figure->value) == 0) continue;
    if (item.key == NULL) {
      item.key = keep(collect, row->key);
      item.name = keep(collect, row->name);
      if (item.key == NULL || item.name == NULL) return gk_fail_memory(err);
    }
    item.column = c;
    if (!gk_unit_convert(figure->value, gk_table_unit(table), table->pack->unit, &item.value))
      return gk_fail(err, GK_ERR_LIMIT, "“%s”的%s里有太大的数。", collect->returns[item.source].department,
                     table->pack->mark);
    if (!gk_figures_add(&collect->figures, &item)) return gk_fail_memory(err);
  }
  return true;
}

static bool add_tables(gk_collect *collect, const gk_tables *tables, gk_error *err)
{
  gk_return *item = &collect->returns[collect->count - 1];
  for (size_t t = 0; t < collect->pack->table_count; t++) {
    const gk_table *table = gk_tables_get(tables, t);
    for (size_t r = 0; table != NULL && r < table->row_count; r++)
      if (!add_row(collect, table, t, &table->rows[r], err)) return false;
  }
  gk_figures_sort(&collect->figures, item->first);
  item->count = collect->figures.count - item->first;
  return true;
}

bool gk_collect_add(gk_collect *collect, const char *file, const gk_grid *grid, const char *problem, gk_error *err)
{
  gk_error why = GK_ERROR_INIT;
  gk_report *report = grid != NULL ? check(collect, grid, &why) : NULL;
  gk_return item = {.file = file, .reason = grid == NULL ? problem : why.text, .state = GK_RETURN_UNREADABLE};
  if (report != NULL) judge(collect, report, &item, &why);
  const char *named = report == NULL ? "" : department_of(report->tables);
  const char *listed = gk_roster_note(&collect->roster, named, file, true);
  item.whose = listed != NULL ? listed : named;
  item.department = *named != '\0' ? named : listed != NULL ? listed : gk_file_name(file);
  bool added = add_return(collect, item, err);
  if (added && item.state == GK_RETURN_TAKEN) added = add_tables(collect, report->tables, err);
  gk_report_free(report);
  return added;
}

static bool add_missing(gk_collect *collect, gk_error *err)
{
  const char *name;
  bool unread;
  for (size_t next = 0; (name = gk_roster_missing(&collect->roster, &next, &unread)) != NULL;) {
    gk_return item = {.department = name, .whose = name, .file = "", .reason = "", .state = GK_RETURN_MISSING};
    if (!add_return(collect, item, err)) return false;
  }
  return true;
}

/* --- the end ------------------------------------------------------------------------------------------------------ */

/* The figures of the returns that count, sorted for the template. */
static void keep_taken(gk_collect *collect)
{
  gk_figures *figures = &collect->figures;
  size_t kept = 0;
  for (size_t i = 0; i < figures->count; i++)
    if (collect->returns[figures->items[i].source].state == GK_RETURN_TAKEN) figures->items[kept++] = figures->items[i];
  figures->count = kept;
  gk_figures_sort(figures, 0);
}

static gk_book *make_book(gk_collect *collect, const char *department, gk_error *err)
{
  gk_template_options options = {.year = collect->year > 0 ? collect->year : collect->pack->year,
                                 .department = department,
                                 .figures = &collect->figures,
                                 .extra_sheets = 2,
                                 .open_rows = GK_TEMPLATE_OPEN_ROWS};
  options.codes = gk_figures_codes(&collect->figures, collect->pack, &collect->arena, &options.code_count);
  if (options.codes == NULL) gk_fail_memory(err);
  else if (collect->figures.count >= GK_BOOK_ROWS || collect->count >= GK_BOOK_ROWS)
    gk_fail(err, GK_ERR_LIMIT, "各单位的数超过%d个，一张工作表放不下；请分批汇总。", (int)GK_BOOK_ROWS);
  gk_book *book = err->status == GK_OK ? gk_template_make(collect->pack, &options, err) : NULL;
  if (book == NULL) return NULL;
  if (gk_collect_put_figures(book, book->sheet_count - 2, collect->pack, &collect->figures, collect->returns) &&
      gk_collect_put_returns(book, book->sheet_count - 1, collect->returns, collect->count))
    return book;
  gk_fail_memory(err);
  gk_book_free(book);
  return NULL;
}

gk_book *gk_collect_end(gk_collect *collect, const char *department, gk_error *err)
{
  if (collect->pack == NULL) collect->pack = gk_pack_shelf_for(collect->options.packs, 0, true); /* to list what came */
  if (!add_missing(collect, err)) return NULL;
  bool settled = gk_returns_settle(collect->returns, collect->count, &collect->figures, &collect->arena);
  if (settled) {
    keep_taken(collect);
    settled = gk_returns_settle_levels(collect->returns, collect->count, &collect->figures, &collect->arena);
  }
  if (settled) keep_taken(collect);
  else gk_fail_memory(err);
  return settled ? make_book(collect, department, err) : NULL;
}
