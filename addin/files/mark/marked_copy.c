/* SPDX-License-Identifier: MPL-2.0 */
/* What a workbook is, its bytes say, as for the reader. Every format that is read can be marked. Refused remains an
 * .xls so short that its records lie among the small sectors of its compound file, which those of no real workbook do;
 * what is locked, or of Excel 95, or .xlsb, has been refused by the reader. */
#include "files/mark/marked_copy.h"

#include <stdlib.h>
#include <string.h>

#include "files/file_bytes.h"
#include "files/limits.h"
#include "files/mark/mark_parts.h"
#include "files/write/write_file.h"

size_t gk_marks_end(const gk_marks *marks, size_t first, size_t sheet)
{
  while (first < marks->count && marks->items[first].sheet == (int32_t)sheet) first++;
  return first;
}

bool gk_fail_sheets(const gk_annotation *a, gk_error *err)
{
  return gk_fail(err, GK_ERR_FORMAT, "%s 里没有找到全部工作表，或内存不够，没有做副本。", a->name);
}

static gk_annotated annotate_package(gk_annotation *a, gk_error *err)
{
  a->package = gk_package_open(a->bytes, a->size, a->name, err);
  if (a->package == NULL) return GK_ANNOTATED_FAILED;
  gk_annotated done = gk_package_has(a->package, "content.xml") ? gk_annotate_ods(a, err) : gk_annotate_xlsx(a, err);
  gk_package_close(a->package);
  return done;
}

static gk_annotated annotate_bytes(gk_annotation *a, gk_error *err)
{
  if (!gk_make_folders(a->to, err)) return GK_ANNOTATED_FAILED;
  if (strncmp(a->bytes, "PK", 2) == 0) return annotate_package(a, err);
  if (strncmp(a->bytes, "\xD0\xCF\x11\xE0", 4) == 0) return gk_annotate_xls(a, err);
  return gk_annotate_fods(a, err);
}

gk_annotated gk_annotate(const char *from, const char *to, const gk_report *report, gk_error *err)
{
  gk_marks marks = {0};
  gk_annotation a = {.name = gk_path_end(from), .to = to, .report = report, .marks = &marks};
  gk_annotated done = GK_ANNOTATED_FAILED;
  char *bytes = NULL;
  if (!gk_marks_plan(report, -1, &marks)) gk_fail_memory(err);
  else if (marks.count == 0) done = GK_ANNOTATED_NOTHING;
  else bytes = gk_file_bytes(from, GK_LIMIT_BYTES, &a.size, err);
  a.bytes = bytes;
  if (bytes != NULL) done = annotate_bytes(&a, err);
  if (done == GK_ANNOTATED_FORMAT)
    gk_fail(err, GK_ERR_FORMAT, "%s 的内部结构不能加标记，没有做带标记的副本，只写了文字说明。", a.name);
  free(bytes);
  gk_marks_free(&marks);
  return done;
}
