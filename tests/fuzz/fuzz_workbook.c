/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as a workbook of any format. */
#include <stddef.h>
#include <stdint.h>

#include "files/formats/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid_free(gk_workbook_read_memory((const char *)data, size, "input", &err));
  return 0;
}
