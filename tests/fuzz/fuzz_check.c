/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: the whole way of `gongkai check`: any bytes as a workbook of any format, the pack that it chooses, the
 * check, and its result in every format. */
#include <stddef.h>
#include <stdint.h>

#include "engine/pack/pack_choose.h"
#include "engine/rules/findings.h"
#include "files/read/workbook_read.h"
#include "files/report/report_csv.h"
#include "files/report/report_html.h"
#include "files/report/report_json.h"
#include "files/report/report_text.h"

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
  gk_text out = {0};
  gk_report_text(&out, "input", report);
  gk_report_json(&out, "input", report);
  gk_report_csv(&out, "input", report);
  gk_html_line(&out, 1, "input", report);
  (void)gk_html_section(&out, 1, "input", report, GK_HTML_WHOLE);
  gk_text_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  gk_pack_choice choice;
  gk_grid *grid = gk_workbook_read_memory((const char *)data, size, "input", &err);
  if (grid != NULL && shelf() != NULL && gk_pack_choose(shelf(), grid, &choice, &err)) {
    gk_report *report = gk_check(choice.pack, grid, &err);
    if (report != NULL) show(report);
    gk_report_free(report);
  }
  gk_grid_free(grid);
  return 0;
}
