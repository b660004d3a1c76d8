/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: any bytes as the parts of an .xlsx, which the archive's compression would hide from the fuzzer: the shared
 * strings, a sheet, the workbook and its relations, separated by bytes of 0. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "files/read/workbook_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The parts that the input leaves out. */
static const char workbook[] = "<workbook><sheets><sheet name=\"A\" r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>";
static const char relations[] =
  "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

/* The archive in memory, malloc'ed. */
static char *pack_parts(const uint8_t *data, size_t size, size_t *packed)
{
  static const char *const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
                                      "xl/_rels/workbook.xml.rels"};
  zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
  zip_t *archive = whole == NULL ? NULL : zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
  if (archive == NULL) return NULL;
  zip_source_keep(whole);
  for (size_t i = 0; i < 4; i++) {
    const uint8_t *end = size == 0 ? NULL : memchr(data, 0, size);
    size_t length = end == NULL ? size : (size_t)(end - data);
    const void *part = length > 0 || i < 2 ? (const void *)data : i == 2 ? workbook : relations;
    size_t part_size = length > 0 || i < 2 ? length : i == 2 ? sizeof workbook - 1 : sizeof relations - 1;
    zip_int64_t index =
      zip_file_add(archive, names[i], zip_source_buffer(archive, part, part_size, 0), ZIP_FL_OVERWRITE);
    zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    data += length + (end != NULL);
    size -= length + (end != NULL);
  }
  zip_stat_t about;
  char *bytes = NULL;
  *packed = 0;
  if (zip_close(archive) == 0 && zip_source_stat(whole, &about) == 0 && (bytes = malloc((size_t)about.size)) != NULL &&
      zip_source_open(whole) == 0) {
    *packed = (size_t)zip_source_read(whole, bytes, about.size);
    zip_source_close(whole);
  }
  zip_source_free(whole);
  return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gk_error err = GK_ERROR_INIT(GK_ZH);
  size_t packed;
  char *bytes = pack_parts(data, size, &packed);
  if (bytes != NULL) gk_grid_free(gk_workbook_read_memory(bytes, packed, "input", &err));
  free(bytes);
  return 0;
}
