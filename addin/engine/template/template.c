/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/template/template.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/template/template_internal.h"
#include "engine/base/text.h"

static bool wanted(const gk_template_options *options, const char *id)
{
  if (options->tables == NULL) return true;
  for (size_t i = 0; i < options->table_count; i++) {
    if (strcmp(options->tables[i], id) == 0) return true;
  }
  return false;
}

static bool check_options(const gk_template *t)
{
  const gk_template_options *o = t->options;
  if (o->open_rows < 1 || o->open_rows > GK_TEMPLATE_MOST_ROWS)
    return gk_fail(t->err, GK_ERR_USAGE, "科目行数要在1到%d之间。", (int)GK_TEMPLATE_MOST_ROWS);
  if (o->figures == NULL && o->code_count > (size_t)o->open_rows)
    return gk_fail(t->err, GK_ERR_USAGE, "给了%zu个科目，只有%d行可填。", o->code_count, (int)o->open_rows);
  for (size_t i = 0; o->tables != NULL && i < o->table_count; i++) {
    if (gk_pack_table_index(t->pack, o->tables[i]) < 0)
      return gk_fail(t->err, GK_ERR_USAGE, "表式包%s里没有表%s。", t->pack->id, o->tables[i]);
  }
  return true;
}

static bool prints_form(const gk_template *t, const gk_pack_table *form)
{
  return t->options->forms && t->options->tables == NULL && form->print != NULL && form->sheet != NULL;
}

static size_t count_wanted(const gk_template *t, bool *by_function)
{
  size_t count = 0;
  *by_function = false;
  for (size_t i = 0; i < t->pack->table_count; i++) {
    if (!wanted(t->options, t->pack->tables[i].id)) continue;
    count++;
    if (t->pack->tables[i].codes == GK_CODES_FUNCTION) *by_function = true;
  }
  for (size_t i = 0; i < t->pack->form_count; i++) count += prints_form(t, &t->pack->tables[t->pack->table_count + i]);
  return count;
}

/* The sheet that names of codes are looked up in. */
static bool lay_codes(gk_template *t)
{
  const gk_codes *codes = &t->pack->function_codes;
  if (!gk_book_size_sheet(t->book, t->codes_sheet, "科目", (int32_t)codes->count + 1, 2)) return gk_fail_memory(t->err);
  gk_book_sheet *sheet = &t->book->sheets[t->codes_sheet];
  bool ok = gk_book_put_text(t->book, sheet, (gk_book_area){0, 0, 0, 0}, GK_STYLE_HEADING, "功能分类科目编码") &&
            gk_book_put_text(t->book, sheet, (gk_book_area){0, 1, 0, 1}, GK_STYLE_HEADING, "科目名称");
  for (size_t i = 0; ok && i < codes->count; i++) {
    int32_t row = (int32_t)i + 1;
    ok = gk_book_put_text(t->book, sheet, (gk_book_area){row, 0, row, 0}, GK_STYLE_NAME, codes->items[i].code) &&
         gk_book_put_text(t->book, sheet, (gk_book_area){row, 1, row, 1}, GK_STYLE_NAME, codes->items[i].name);
  }
  sheet->is_list = true;
  sheet->widths[0] = 400;
  sheet->widths[1] = 900;
  for (int32_t row = 0; row < sheet->row_count; row++) sheet->heights[row] = 60;
  return ok || gk_fail_memory(t->err);
}

static bool lay_all(gk_template *t)
{
  size_t sheet = 0;
  for (size_t i = 0; i < t->pack->table_count; i++) {
    const gk_pack_table *table = &t->pack->tables[i];
    if (!wanted(t->options, table->id)) continue;
    t->tables[i] =
      (gk_laid_table){.table = {.pack = table}, .sheet = sheet++, .code_column = -1, .name_column = -1, .open_end = -1};
    if (!gk_template_lay(t, &t->tables[i])) return false;
    t->located[i] = &t->tables[i].table;
  }
  for (size_t i = t->pack->table_count; i < t->pack->table_count + t->pack->form_count; i++) {
    const gk_pack_table *form = &t->pack->tables[i];
    if (!prints_form(t, form)) continue;
    t->tables[i] = (gk_laid_table){.table = {.pack = form}, .sheet = sheet++};
    if (!gk_template_lay_form(t, &t->tables[i])) return false;
  }
  return t->codes_sheet == SIZE_MAX || lay_codes(t);
}

static bool name_book(gk_template *t)
{
  char title[96];
  int year = t->options->year != 0 ? t->options->year : t->pack->year;
  int length = snprintf(title, sizeof title, "%d年度部门决算公开", year);
  t->book->title = gk_arena_text(&t->book->arena, title, (size_t)length);
  t->book->origin = gk_arena_text(&t->book->arena, t->pack->id, strlen(t->pack->id));
  return (t->book->title != NULL && t->book->origin != NULL) || gk_fail_memory(t->err);
}

static bool fill_book(gk_template *t)
{
  size_t most = t->pack->table_count + t->pack->form_count;
  t->tables = gk_arena_array(&t->book->arena, most, sizeof *t->tables);
  t->located = gk_arena_array(&t->book->arena, most, sizeof *t->located);
  if (t->tables == NULL || t->located == NULL) return gk_fail_memory(t->err);
  return name_book(t) && lay_all(t) && gk_template_compute(t) && (t->options->figures == NULL || gk_template_fill(t));
}

gk_book *gk_template_make(const gk_pack *pack, const gk_template_options *options, gk_error *err)
{
  gk_template t = {.pack = pack, .options = options, .err = err};
  if (!check_options(&t)) return NULL;
  bool by_function;
  size_t count = count_wanted(&t, &by_function);
  t.codes_sheet = by_function && pack->function_codes.count > 0 ? count : SIZE_MAX;
  t.book = gk_book_new(count + (t.codes_sheet != SIZE_MAX) + options->extra_sheets);
  if (t.book == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  if (fill_book(&t)) return t.book;
  gk_book_free(t.book);
  return NULL;
}
