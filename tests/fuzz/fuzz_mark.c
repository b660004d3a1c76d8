/* SPDX-License-Identifier: MPL-2.0 */
/* libFuzzer: marking what departments send. The input is an .xls, or the records of one, or a worksheet of .xlsx (XML);
 * the cells that the reader finds in the first two are marked. */
#include <libxml/parser.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../files/compound_build.h"
#include "files/formats/workbook.h"
#include "files/mark/mark_xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_MARKS = 64 };

static void mark_file(const char *file, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  gk_mark list[MOST_MARKS];
  gk_marks marks = {.items = list};
  unsigned char *out = NULL;
  size_t length;
  gk_grid *grid = gk_workbook_read_memory(file, size, "input", &err);
  for (size_t i = 0; grid != NULL && i < grid->count; i++)
    for (size_t j = 0; j < grid->sheets[i]->count && marks.count < MOST_MARKS; j++) {
      const gk_cell *cell = &grid->sheets[i]->cells[j];
      list[marks.count] = (gk_mark){(int32_t)i, cell->row, cell->col, (gk_mark_kind)(marks.count % GK_MARK_KINDS)};
      marks.count++;
    }
  gk_report report = {.grid = grid};
  gk_annotation a = {.source = {.bytes = file, .size = size, .name = "input"}, .report = &report, .marks = &marks};
  if (grid != NULL && gk_mark_xls_memory(&a, &out, &length, &err) == GK_ANNOTATED_FAILED && err.text[0] == '\0')
    abort(); /* refused without a word */
  free(out);
  gk_grid_free(grid);
}

static void mark_worksheet(const char *text, size_t size)
{
  static const gk_mark marks[] = {{0, 6, 2, GK_MARK_SUSPECT}, {0, 32, 2, GK_MARK_ROUNDING}};
  static const long ids[GK_MARK_KINDS] = {0, 1, 2, 3, 4};
  static const bool used[GK_MARK_KINDS] = {true, true, true, true, true};
  long made[GK_MARK_KINDS];
  bool changed;
  xmlDocPtr doc = xmlReadMemory(text, (int)size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc != NULL && doc->intSubset == NULL && xmlDocGetRootElement(doc) != NULL) {
    gk_xlsx_mark_sheet(xmlDocGetRootElement(doc), marks, 2, ids);
    gk_xlsx_add_formats(xmlDocGetRootElement(doc), used, gk_xlsx_named_format(text, size), made, &changed);
  }
  xmlFreeDoc(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  size_t length;
  char *copy = malloc(size + 1);
  if (copy == NULL) return 0;
  if (size > 0) memcpy(copy, data, size);
  copy[size] = '\0';
  if (size > 0 && *copy == '<') {
    mark_worksheet(copy, size);
  } else if (size > 4 && memcmp(copy, "\xD0\xCF\x11\xE0", 4) == 0) {
    mark_file(copy, size);
  } else {
    char *file = gk_build_compound("Workbook", data, size, &length);
    if (file != NULL) mark_file(file, length);
    free(file);
  }
  free(copy);
  return 0;
}
