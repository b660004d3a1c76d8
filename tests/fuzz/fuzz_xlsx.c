/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as the parts of an .xlsx, which the archive's compression would hide from the fuzzer: the shared
 * strings, a sheet, the workbook and its relations, separated by bytes of 0. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../files/archive_build.h"
#include "files/formats/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The parts that the input leaves out. */
static const char workbook[] =
  "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet name=\"A\" r:id=\"r1\" "
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/></sheets></workbook>";
static const char relations[] =
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
  "Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
  "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";

/* The archive in memory, malloc'ed. */
static char *pack_parts(const uint8_t *data, size_t size, size_t *packed)
{
  gk_build_part parts[] = {{"xl/worksheets/sheet1.xml", "", 0},
                           {"xl/sharedStrings.xml", "", 0},
                           GK_BUILD_TEXT("xl/workbook.xml", workbook),
                           GK_BUILD_TEXT("xl/_rels/workbook.xml.rels", relations)};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const uint8_t *end = size == 0 ? NULL : memchr(data, 0, size);
    size_t length = end == NULL ? size : (size_t)(end - data);
    if (length > 0) parts[i] = (gk_build_part){parts[i].name, data, length};
    data += length + (end != NULL);
    size -= length + (end != NULL);
  }
  return gk_build_archive(parts, sizeof parts / sizeof *parts, true, packed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  size_t packed;
  char *bytes = pack_parts(data, size, &packed);
  if (bytes != NULL) gk_grid_free(gk_workbook_read_memory(bytes, packed, "input", &err));
  free(bytes);
  return 0;
}
