/* SPDX-License-Identifier: MPL-2.0 */
#include "files/formats/workbook.h"

#include <stdlib.h>
#include <string.h>

#include "files/file_bytes.h"
#include "files/output_file.h"
#include "files/formats/format.h"
#include "files/formats/names.h"
#include "files/limits.h"

#define DECLARE(name, ...) extern const gk_format gk_format_##name;
GK_FILE_FORMATS(DECLARE)

#define ADDRESS(name, ...) &gk_format_##name,
static const gk_format *const formats[] = {GK_FILE_FORMATS(ADDRESS)};

/* --- what bytes are ----------------------------------------------------------------------------------------------- */

static bool open_source(gk_source *source, gk_error *err)
{
  if (source->size < 2 || memcmp(source->bytes, "PK", 2) != 0) return true;
  source->package = gk_package_open(source->bytes, source->size, source->name, err);
  return source->package != NULL;
}

static const gk_format *format_of(const gk_source *source)
{
  size_t i = 0;
  while (formats[i]->is == NULL || !formats[i]->is(source)) i++; /* the last one is everything */
  return formats[i];
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

gk_grid *gk_workbook_read_memory(const char *bytes, size_t size, const char *name, gk_error *err)
{
  gk_source source = {.bytes = bytes, .size = size, .name = name};
  gk_grid *grid = open_source(&source, err) ? format_of(&source)->read(&source, err) : NULL;
  gk_package_close(source.package);
  return grid;
}

gk_grid *gk_workbook_read(const char *path, gk_error *err)
{
  size_t size;
  char *bytes = gk_file_bytes(path, GK_LIMIT_BYTES, &size, err);
  gk_grid *grid = bytes == NULL ? NULL : gk_workbook_read_memory(bytes, size, gk_path_end(path), err);
  free(bytes);
  return grid;
}

/* --- marking ------------------------------------------------------------------------------------------------------ */

/* Refused are formats that nothing marks, and an .xls so short that its records lie among the small sectors of its compound
 * file, which those of no real workbook do. */
static gk_annotated mark(gk_annotation *a, gk_error *err)
{
  if (!gk_make_folders(a->to, err) || !open_source(&a->source, err)) return GK_ANNOTATED_FAILED;
  const gk_format *format = format_of(&a->source);
  gk_annotated done = format->mark == NULL ? GK_ANNOTATED_FORMAT : format->mark(a, err);
  gk_package_close(a->source.package);
  if (done == GK_ANNOTATED_FORMAT)
    gk_fail(err, GK_ERR_FORMAT, "%s 的内部结构不能加标记，没有做带标记的副本，只写了文字说明。", a->source.name);
  return done;
}

gk_annotated gk_workbook_mark(const char *from, const char *to, const gk_report *report, gk_error *err)
{
  gk_marks marks = {0};
  gk_annotation a = {.source.name = gk_path_end(from), .to = to, .report = report, .marks = &marks};
  gk_annotated done = GK_ANNOTATED_FAILED;
  char *bytes = NULL;
  if (!gk_marks_plan(report, -1, &marks)) gk_fail_memory(err);
  else if (marks.count == 0) done = GK_ANNOTATED_NOTHING;
  else bytes = gk_file_bytes(from, GK_LIMIT_BYTES, &a.source.size, err);
  a.source.bytes = bytes;
  if (bytes != NULL) done = mark(&a, err);
  free(bytes);
  gk_marks_free(&marks);
  return done;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

bool gk_workbook_can_write(const char *path, gk_error *err)
{
  gk_text list = {0};
  if (gk_format_named(path, GK_FORMAT_WRITTEN) >= 0) return true;
  gk_format_list(&list, GK_FORMAT_WRITTEN);
  if (list.failed) gk_fail_memory(err);
  else gk_fail(err, GK_ERR_USAGE, "%s 的扩展名要是 %s 中的一个。", gk_path_end(path), list.bytes);
  gk_text_free(&list);
  return false;
}

/* What libraries wrote is read back, every part of it: a lost end of a temporary file shows nowhere else. */
static bool is_readable(const gk_text *file, gk_error *err)
{
  gk_source source = {.bytes = file->bytes, .size = file->length, .name = ""};
  gk_error why = GK_ERROR_INIT;
  gk_grid *grid = open_source(&source, &why) ? format_of(&source)->read(&source, &why) : NULL;
  bool whole = grid != NULL && (source.package == NULL || gk_package_is_whole(source.package, &why));
  gk_grid_free(grid);
  gk_package_close(source.package);
  if (whole || why.status == GK_ERR_MEMORY) return whole || gk_fail_memory(err);
  return gk_fail(err, GK_ERR_IO, "写成的工作簿读回来不完整，没有保存；请看临时文件夹是否已满。");
}

bool gk_workbook_write(const gk_book *book, const char *path, gk_error *err)
{
  gk_text file = {0};
  bool ok = gk_workbook_can_write(path, err) &&
            formats[gk_format_named(path, GK_FORMAT_WRITTEN)]->write(book, &file, err) && is_readable(&file, err) &&
            gk_write_file(path, file.bytes, file.length, err);
  gk_text_free(&file);
  return ok;
}
