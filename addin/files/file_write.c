/* SPDX-License-Identifier: MPL-2.0 */
#include "files/file_write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "files/file_bytes.h"

bool gk_fail_write(const char *path, gk_error *err)
{
  return gk_fail(err, GK_ERR_IO, "无法写入 %s（%s）。", gk_path_end(path), strerror(errno));
}

bool gk_part_of(const char *path, gk_text *out, gk_error *err)
{
  gk_text_printf(out, "%s.part", path);
  return !out->failed || gk_fail_memory(err);
}

bool gk_part_write(const char *part, const char *bytes, size_t size, gk_error *err)
{
  FILE *file = fopen(part, "wb");
  if (file == NULL) return gk_fail_write(part, err);
  bool written = fwrite(bytes, 1, size, file) == size;
  if (fclose(file) != 0) written = false;
  return written || gk_fail_write(part, err);
}

bool gk_part_finish(const char *part, const char *path, bool whole, gk_error *err)
{
  if (whole && rename(part, path) == 0) return true;
  if (whole) gk_fail_write(path, err);
  remove(part);
  return false;
}

bool gk_write_file(const char *path, const char *bytes, size_t size, gk_error *err)
{
  gk_text part = {0};
  bool written =
    gk_part_of(path, &part, err) && gk_part_finish(part.bytes, path, gk_part_write(part.bytes, bytes, size, err), err);
  gk_text_free(&part);
  return written;
}

bool gk_make_folders(const char *path, gk_error *err)
{
  char *copy = strdup(path);
  bool made = copy != NULL || gk_fail_memory(err);
  for (char *slash = made ? strchr(copy + 1, '/') : NULL; slash != NULL && made; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    made = mkdir(copy, 0777) == 0 || errno == EEXIST ||
           gk_fail(err, GK_ERR_IO, "无法建立文件夹 %s（%s）。", gk_path_end(copy), strerror(errno));
    *slash = '/';
  }
  free(copy);
  return made;
}
