/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/collect/collect_sheets.h"

#include <string.h>

#include "engine/book/list_sheet.h"

static const char *row_label(const gk_pack_table *table, const gk_placed *item)
{
  for (size_t i = 0; i < table->line_count; i++) {
    if (strcmp(table->lines[i].key, item->key) == 0) return table->lines[i].label.zh;
  }
  return item->name;
}

bool gk_collect_put_figures(gk_book *book, size_t index, const gk_pack *pack, const gk_figures *figures,
                            const gk_return *returns)
{
  static const char *const headings[] = {"公开表", "编码或行", "项目", "栏目", "单位", "金额"};
  static const int widths[] = {220, 220, 700, 500, 700, 330};
  gk_list_sheet l;
  if (!gk_list_begin(&l, book, index, "各单位金额", (int32_t)figures->count, headings, widths, 6)) return false;
  for (size_t i = 0; l.ok && i < figures->count; i++) {
    const gk_placed *item = &figures->items[i];
    const gk_pack_table *table = &pack->tables[item->table];
    int32_t row = (int32_t)i + 1;
    gk_list_text(&l, row, 0, GK_STYLE_NAME, table->mark);
    gk_list_text(&l, row, 1, GK_STYLE_NAME, item->key);
    gk_list_text(&l, row, 2, GK_STYLE_NAME, row_label(table, item));
    gk_list_text(&l, row, 3, GK_STYLE_NAME, table->columns[item->column].label.zh);
    gk_list_text(&l, row, 4, GK_STYLE_NAME, returns[item->source].department);
    gk_list_number(&l, row, 5, GK_STYLE_COMPUTED, item->value);
  }
  return l.ok;
}

bool gk_collect_put_returns(gk_book *book, size_t index, const gk_return *returns, size_t count)
{
  static const char *const headings[] = {"序号", "部门", "状态", "差错", "尾差", "文件", "说明"};
  static const int widths[] = {150, 700, 400, 150, 150, 900, 1200};
  enum { REASON_LINE = 90 }; /* bytes that stand on a line of that width */
  gk_list_sheet l;
  if (!gk_list_begin(&l, book, index, GK_COLLECT_STATES, (int32_t)count, headings, widths, 7)) return false;
  for (size_t i = 0; l.ok && i < count; i++) {
    const gk_return *item = &returns[i];
    int32_t row = (int32_t)i + 1;
    gk_list_number(&l, row, 0, GK_STYLE_ORDER, (gk_dec){.units = (int64_t)i + 1});
    gk_list_text(&l, row, 1, GK_STYLE_NAME, item->department);
    gk_list_text(&l, row, 2, GK_STYLE_NAME, gk_return_state_name(item->state));
    gk_list_number(&l, row, 3, GK_STYLE_ORDER, (gk_dec){.units = (int64_t)item->errors});
    gk_list_number(&l, row, 4, GK_STYLE_ORDER, (gk_dec){.units = (int64_t)item->roundings});
    gk_list_text(&l, row, 5, GK_STYLE_NAME, item->file);
    gk_list_text(&l, row, 6, GK_STYLE_NAME, item->reason);
    l.sheet->heights[row] *= 1 + (int)(strlen(item->reason) / REASON_LINE);
  }
  return l.ok;
}
