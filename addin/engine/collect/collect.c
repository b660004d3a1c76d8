/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/collect.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/unit.h"
#include "engine/book/list_sheet.h"
#include "engine/template/template.h"

/* What one unit gave to one figure. */
typedef struct contribution {
  size_t table, column, unit;
  const char *key, *name; /* of the row */
  gk_dec value;
} contribution;

struct gk_collect {
  gk_arena arena;
  const gk_pack *pack;
  gk_unit *units;
  size_t unit_count, unit_capacity;
  contribution *items; /* sorted by table, key, column, unit before sums are asked for */
  size_t count, capacity;
};

/* --- units -------------------------------------------------------------------------------------------------------- */

static const char *file_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

gk_unit gk_unit_unreadable(const char *file, const char *reason)
{
  return (gk_unit){.name = file_name(file), .file = file, .reason = reason, .state = GK_UNIT_UNREADABLE};
}

/* The sentence about a table whose unit is not known; NULL where every unit is. */
static const char *unknown_unit(const gk_report *report)
{
  for (size_t i = 0; i < report->finding_count; i++) {
    const char *what = strrchr(report->findings[i].rule, '.');
    if (what != NULL && strcmp(what, ".notunit") == 0) return report->findings[i].message;
  }
  return NULL;
}

gk_unit gk_unit_of(const gk_report *report, const char *file, bool with_errors)
{
  if (report->tables->count == 0) return gk_unit_unreadable(file, report->findings[0].message);
  const char *refused = unknown_unit(report);
  if (refused != NULL) return gk_unit_unreadable(file, refused);
  gk_unit unit = {.name = file_name(file),
                  .file = file,
                  .reason = "",
                  .errors = report->summary[GK_ERROR],
                  .roundings = report->summary[GK_ROUNDING]};
  unit.state = report->pass || with_errors ? GK_UNIT_TAKEN : GK_UNIT_FAILED;
  for (size_t i = 0; i < report->tables->count; i++) {
    if (*report->tables->items[i].department == '\0') continue;
    unit.name = report->tables->items[i].department;
    break;
  }
  return unit;
}

gk_collect *gk_collect_new(void)
{
  return calloc(1, sizeof(gk_collect));
}

void gk_collect_use(gk_collect *collect, const gk_pack *pack)
{
  collect->pack = pack;
}

void gk_collect_free(gk_collect *collect)
{
  if (collect == NULL) return;
  gk_arena_free(&collect->arena);
  free(collect->units);
  free(collect->items);
  free(collect);
}

const gk_unit *gk_collect_units(const gk_collect *collect, size_t *count)
{
  *count = collect->unit_count;
  return collect->units;
}

/* --- adding ------------------------------------------------------------------------------------------------------- */

static void *grow(void *items, size_t count, size_t *capacity, size_t size)
{
  if (count < *capacity) return items;
  size_t wanted = *capacity == 0 ? 64 : *capacity * 2;
  void *more = realloc(items, wanted * size);
  if (more != NULL) *capacity = wanted;
  return more;
}

static bool add_unit(gk_collect *collect, const gk_unit *unit, gk_error *err)
{
  gk_unit *units = grow(collect->units, collect->unit_count, &collect->unit_capacity, sizeof *units);
  if (units == NULL) return gk_fail_memory(err);
  collect->units = units;
  gk_unit *copy = &units[collect->unit_count];
  *copy = *unit;
  copy->name = gk_arena_text(&collect->arena, unit->name, strlen(unit->name));
  copy->file = gk_arena_text(&collect->arena, unit->file, strlen(unit->file));
  copy->reason = gk_arena_text(&collect->arena, unit->reason, strlen(unit->reason));
  if (copy->name == NULL || copy->file == NULL || copy->reason == NULL) return gk_fail_memory(err);
  collect->unit_count++;
  return true;
}

static bool add_value(gk_collect *collect, contribution item, gk_error *err)
{
  contribution *items = grow(collect->items, collect->count, &collect->capacity, sizeof *items);
  if (items == NULL) return gk_fail_memory(err);
  collect->items = items;
  items[collect->count++] = item;
  return true;
}

static bool add_row(gk_collect *collect, const gk_table *table, size_t table_index, const gk_row *row, gk_error *err)
{
  contribution item = {.table = table_index, .unit = collect->unit_count - 1};
  for (size_t c = 0; c < table->pack->column_count; c++) {
    const gk_figure *figure = &row->figures[c];
    bool counts = figure->state == GK_FIGURE_NUMBER || figure->state == GK_FIGURE_TEXT;
    if (!counts || gk_dec_sign(figure->value) == 0) continue;
    if (item.key == NULL) {
      item.key = gk_arena_text(&collect->arena, row->key, strlen(row->key));
      item.name = gk_arena_text(&collect->arena, row->name, strlen(row->name));
      if (item.key == NULL || item.name == NULL) return gk_fail_memory(err);
    }
    item.column = c;
    if (!gk_unit_convert(figure->value, gk_table_unit(table), table->pack->unit, &item.value))
      return gk_fail(err, GK_ERR_LIMIT, "“%s”的%s里有太大的数。", collect->units[item.unit].name, table->pack->mark);
    if (!add_value(collect, item, err)) return false;
  }
  return true;
}

bool gk_collect_add(gk_collect *collect, const gk_unit *unit, const gk_report *report, gk_error *err)
{
  if (!add_unit(collect, unit, err)) return false;
  bool taken = unit->state == GK_UNIT_TAKEN && report != NULL;
  for (size_t t = 0; taken && t < collect->pack->table_count; t++) {
    const gk_table *table = gk_tables_get(report->tables, t);
    for (size_t r = 0; table != NULL && r < table->row_count; r++) {
      if (!add_row(collect, table, t, &table->rows[r], err)) return false;
    }
  }
  return true;
}

/* --- sums --------------------------------------------------------------------------------------------------------- */

static int by_figure(const void *a, const void *b)
{
  const contribution *x = a, *y = b;
  if (x->table != y->table) return x->table < y->table ? -1 : 1;
  int order = strcmp(x->key, y->key);
  if (order != 0) return order;
  if (x->column != y->column) return x->column < y->column ? -1 : 1;
  return x->unit == y->unit ? 0 : x->unit < y->unit ? -1 : 1;
}

/* The first item that is not before the wanted one. */
static size_t lower_bound(const gk_collect *collect, const contribution *wanted)
{
  size_t low = 0, high = collect->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (by_figure(&collect->items[middle], wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* What the units call a code: the name that stands beside it first. */
static const char *name_of_code(void *self, size_t table, const char *code)
{
  const gk_collect *collect = self;
  contribution wanted = {.table = table, .key = code};
  size_t i = lower_bound(collect, &wanted);
  bool there = i < collect->count && collect->items[i].table == table && strcmp(collect->items[i].key, code) == 0;
  return there ? collect->items[i].name : NULL;
}

static bool has_code(void *self, size_t table, const char *code)
{
  const gk_collect *collect = self;
  contribution wanted = {.table = table, .key = code};
  size_t i = lower_bound(collect, &wanted);
  return i < collect->count && collect->items[i].table == table && strcmp(collect->items[i].key, code) == 0;
}

static bool sum_of(void *self, size_t table, const char *key, size_t column, gk_dec *out)
{
  const gk_collect *collect = self;
  contribution wanted = {.table = table, .key = key, .column = column};
  *out = GK_DEC_ZERO;
  size_t i = lower_bound(collect, &wanted), first = i;
  for (; i < collect->count; i++) {
    const contribution *item = &collect->items[i];
    if (item->table != table || item->column != column || strcmp(item->key, key) != 0) break;
    if (!gk_dec_add(*out, item->value, out)) return false;
  }
  return i > first;
}

/* --- the codes that occur ----------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, each once; in the collection's arena. */
static const char **all_codes(gk_collect *collect, size_t *count, gk_error *err)
{
  const char **codes = gk_arena_array(&collect->arena, collect->count + 1, sizeof *codes);
  size_t found = 0;
  *count = 0;
  if (codes == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  for (size_t i = 0; i < collect->count; i++) {
    const contribution *item = &collect->items[i];
    bool function = collect->pack->tables[item->table].codes == GK_CODES_FUNCTION;
    bool repeated = i > 0 && strcmp(collect->items[i - 1].key, item->key) == 0;
    if (function && gk_is_code(item->key) && !repeated) codes[found++] = item->key;
  }
  qsort(codes, found, sizeof *codes, by_text);
  for (size_t i = 0; i < found; i++) {
    if (*count == 0 || strcmp(codes[*count - 1], codes[i]) != 0) codes[(*count)++] = codes[i];
  }
  return codes;
}

/* --- the sheets behind the tables --------------------------------------------------------------------------------- */

static const char *row_label(const gk_pack_table *table, const contribution *item)
{
  for (size_t i = 0; i < table->line_count; i++) {
    if (strcmp(table->lines[i].key, item->key) == 0) return table->lines[i].label.zh;
  }
  return item->name;
}

static bool put_contributions(const gk_collect *collect, gk_book *book, size_t index)
{
  static const char *const headings[] = {"公开表", "编码或行", "项目", "栏目", "单位", "金额"};
  static const int widths[] = {220, 220, 700, 500, 700, 330};
  gk_list_sheet l;
  if (!gk_list_begin(&l, book, index, "各单位金额", (int32_t)collect->count, headings, widths, 6)) return false;
  for (size_t i = 0; l.ok && i < collect->count; i++) {
    const contribution *item = &collect->items[i];
    const gk_pack_table *table = &collect->pack->tables[item->table];
    int32_t row = (int32_t)i + 1;
    gk_list_text(&l, row, 0, GK_STYLE_NAME, table->mark);
    gk_list_text(&l, row, 1, GK_STYLE_NAME, item->key);
    gk_list_text(&l, row, 2, GK_STYLE_NAME, row_label(table, item));
    gk_list_text(&l, row, 3, GK_STYLE_NAME, table->columns[item->column].label.zh);
    gk_list_text(&l, row, 4, GK_STYLE_NAME, collect->units[item->unit].name);
    gk_list_number(&l, row, 5, GK_STYLE_COMPUTED, item->value);
  }
  return l.ok;
}

static const char *state_text(const gk_unit *unit)
{
  switch (unit->state) {
    case GK_UNIT_TAKEN: return "已汇总";
    case GK_UNIT_FAILED: return "有差错，未汇总";
    case GK_UNIT_UNREADABLE: return "读不了，未汇总";
    case GK_UNIT_MISSING: return "未报送";
  }
  return "";
}

static bool put_units(const gk_collect *collect, gk_book *book, size_t index)
{
  static const char *const headings[] = {"序号", "部门", "状态", "差错", "尾差", "文件", "说明"};
  static const int widths[] = {150, 700, 400, 150, 150, 900, 1200};
  enum { REASON_LINE = 90 }; /* bytes that stand on a line of that width */
  gk_list_sheet l;
  if (!gk_list_begin(&l, book, index, "报送情况", (int32_t)collect->unit_count, headings, widths, 7)) return false;
  for (size_t i = 0; l.ok && i < collect->unit_count; i++) {
    const gk_unit *unit = &collect->units[i];
    int32_t row = (int32_t)i + 1;
    gk_list_number(&l, row, 0, GK_STYLE_ORDER, (gk_dec){.units = (int64_t)i + 1});
    gk_list_text(&l, row, 1, GK_STYLE_NAME, unit->name);
    gk_list_text(&l, row, 2, GK_STYLE_NAME, state_text(unit));
    gk_list_number(&l, row, 3, GK_STYLE_ORDER, (gk_dec){.units = (int64_t)unit->errors});
    gk_list_number(&l, row, 4, GK_STYLE_ORDER, (gk_dec){.units = (int64_t)unit->roundings});
    gk_list_text(&l, row, 5, GK_STYLE_NAME, unit->file);
    gk_list_text(&l, row, 6, GK_STYLE_NAME, unit->reason);
    l.sheet->heights[row] *= 1 + (int)(strlen(unit->reason) / REASON_LINE);
  }
  return l.ok;
}

gk_book *gk_collect_book(gk_collect *collect, const char *department, int year, gk_error *err)
{
  gk_template_figures figures = {.self = collect, .has_code = has_code, .name = name_of_code, .figure = sum_of};
  gk_template_options options = {
    .year = year, .department = department, .figures = &figures, .extra_sheets = 2, .open_rows = GK_TEMPLATE_OPEN_ROWS};
  if (collect->count > 0) qsort(collect->items, collect->count, sizeof *collect->items, by_figure);
  options.codes = all_codes(collect, &options.code_count, err);
  if (collect->count >= GK_BOOK_ROWS || collect->unit_count >= GK_BOOK_ROWS)
    gk_fail(err, GK_ERR_LIMIT, "各单位的数超过%d个，一张工作表放不下；请分批汇总。", (int)GK_BOOK_ROWS);
  gk_book *book = err->status == GK_OK ? gk_template_make(collect->pack, &options, err) : NULL;
  if (book == NULL) return NULL;
  if (put_contributions(collect, book, book->sheet_count - 2) && put_units(collect, book, book->sheet_count - 1))
    return book;
  gk_fail_memory(err);
  gk_book_free(book);
  return NULL;
}
