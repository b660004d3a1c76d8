/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as a .fods, read and, where they are one, checked. */
#include <stddef.h>
#include <stdint.h>

#include "engine/check/check.h"
#include "files/formats/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static gk_pack *pack(void)
{
  static gk_pack *loaded; /* loading validates against the schema: once a process, not once an input */
  gk_error err = GK_ERROR_INIT;
  if (loaded == NULL) loaded = gk_pack_load("sheets/cn-2022", &err);
  return loaded;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_workbook_read_memory((const char *)data, size, "input", &err);
  if (grid != NULL && pack() != NULL) gk_report_free(gk_check(pack(), grid, &err));
  gk_grid_free(grid);
  return 0;
}
