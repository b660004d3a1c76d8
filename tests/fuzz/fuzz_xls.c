/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as the records of an .xls, in a compound file that is sound. What is broken in the compound file
 * itself, fuzz_workbook finds. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "../files/compound_build.h"
#include "files/formats/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  size_t length;
  char *file = gk_build_compound("Workbook", data, size, &length);
  gk_grid *grid = file == NULL ? NULL : gk_workbook_read_memory(file, length, "input", &err);
  if (grid == NULL && err.text[0] == '\0') abort(); /* refused without a word */
  gk_grid_free(grid);
  free(file);
  return 0;
}
