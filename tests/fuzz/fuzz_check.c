/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: the whole way of `gongkai check`: any bytes as a workbook of any format, the pack that it chooses, the
 * check, and its result in every format. */
#include <stddef.h>
#include <stdint.h>

#include "engine/check/check.h"
#include "files/formats/workbook.h"
#include "files/views/view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const gk_pack_shelf *shelf(void)
{
  static gk_pack_shelf *loaded; /* loading validates against the schema: once a process, not once an input */
  gk_error err = GK_ERROR_INIT;
  if (loaded == NULL) loaded = gk_pack_shelf_load_with("sheets", NULL, &err);
  return loaded;
}

static void show(const gk_report *report)
{
  const gk_view_entry entry = {.number = 1, .workbooks = 1, .file = "input"};
  gk_text out = {0};
  for (size_t i = 0; gk_view_at(i) != NULL; i++) gk_view_at(i)->file(&out, &out, &entry, report);
  gk_text_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_workbook_read_memory((const char *)data, size, "input", &err);
  if (grid != NULL && shelf() != NULL) {
    gk_report *report = gk_check_by(shelf(), grid, &err);
    if (report != NULL) show(report);
    gk_report_free(report);
  }
  gk_grid_free(grid);
  return 0;
}
