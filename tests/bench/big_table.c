/* SPDX-License-Identifier: MPL-2.0 */
#include "big_table.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_CLASS = 201, SECTIONS = 20, ITEMS = 20 };

static void put_text(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t col, const char *text)
{
  gk_grid_put_text(grid, sheet, row, col, text, strlen(text), false);
}

static void put_headings(gk_grid *grid, gk_sheet *sheet)
{
  static const char *const headings[] = {"科目编码", "科目名称",     "本年支出合计", "基本支出",
                                         "项目支出", "上缴上级支出", "经营支出",     "对附属单位补助支出"};
  put_text(grid, sheet, 0, 0, "2022年度支出决算表");
  put_text(grid, sheet, 1, 7, "公开03表");
  put_text(grid, sheet, 2, 0, "部门：某某局");
  put_text(grid, sheet, 2, 7, "单位：万元");
  put_text(grid, sheet, 3, 0, "项目");
  for (int32_t i = 0; i < 8; i++) put_text(grid, sheet, 4, i, headings[i]);
  put_text(grid, sheet, 5, 0, "栏次");
  for (int32_t i = 2; i < 8; i++) gk_grid_put_number(grid, sheet, 5, i, (gk_dec){i - 1, 0}, false);
}

/* One row: basic + project = total, in hundredths. */
static void put_row(gk_grid *grid, gk_sheet *sheet, int32_t row, const char *code, int64_t basic, int64_t project)
{
  put_text(grid, sheet, row, 0, code);
  put_text(grid, sheet, row, 1, *code >= '0' && *code <= '9' ? "某科目" : "");
  gk_grid_put_number(grid, sheet, row, 2, (gk_dec){basic + project, 2}, false);
  gk_grid_put_number(grid, sheet, row, 3, (gk_dec){basic, 2}, false);
  gk_grid_put_number(grid, sheet, row, 4, (gk_dec){project, 2}, false);
}

static int64_t amount(int32_t row)
{
  return 100 + (int64_t)row * 7919 % 99991;
}

/* Rows of a 款 and its 项 from `row` on; at most `rows`. */
static int32_t put_section(gk_grid *grid, gk_sheet *sheet, int32_t row, int32_t rows, int class, int section,
                           int64_t sums[2])
{
  char code[16];
  int64_t basic = 0, project = 0;
  int32_t items = rows - 1 < ITEMS ? rows - 1 : ITEMS;
  for (int32_t i = 0; i < items; i++) {
    int64_t a = amount(row + 1 + i), b = amount(row + 1 + i + 17);
    snprintf(code, sizeof code, "%03d%02d%02d", class, section + 1, (int)i + 1);
    put_row(grid, sheet, row + 1 + i, code, a, b);
    basic += a;
    project += b;
  }
  snprintf(code, sizeof code, "%03d%02d", class, section + 1);
  put_row(grid, sheet, row, code, basic, project);
  sums[0] += basic;
  sums[1] += project;
  return items + 1;
}

gk_grid *gk_big_table(int32_t rows)
{
  gk_grid *grid = gk_grid_new();
  gk_sheet *sheet = grid == NULL ? NULL : gk_grid_add_sheet(grid, "公开03表", false);
  if (sheet == NULL) {
    gk_grid_free(grid);
    return NULL;
  }
  put_headings(grid, sheet);
  int32_t row = GK_BIG_TABLE_HEAD + 1, end = GK_BIG_TABLE_HEAD + rows;
  int64_t total[2] = {0, 0};
  for (int class = FIRST_CLASS; row < end; class ++) {
    char code[16];
    int32_t own = row++;
    int64_t sums[2] = {0, 0};
    for (int section = 0; section < SECTIONS && end - row > 1; section++)
      row += put_section(grid, sheet, row, end - row, class, section, sums);
    if (end - row == 1) end = row;
    snprintf(code, sizeof code, "%03d", class);
    put_row(grid, sheet, own, code, sums[0], sums[1]);
    total[0] += sums[0];
    total[1] += sums[1];
  }
  put_row(grid, sheet, GK_BIG_TABLE_HEAD, "合计", total[0], total[1]);
  if (gk_grid_seal(grid)) return grid;
  gk_grid_free(grid);
  return NULL;
}
