/* SPDX-License-Identifier: MPL-2.0 */
#include "file_bytes.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What went wrong when opening, in words. */
static void fail_open(const char *path, int reason, gk_error *err)
{
  path = gk_path_end(path);
  if (reason == ENOENT) {
    gk_fail(err, GK_ERR_IO, "找不到文件 %s。", path);
  } else if (reason == EACCES) {
    gk_fail(err, GK_ERR_IO, "没有权限读取 %s。", path);
  } else {
    gk_fail(err, GK_ERR_IO, "无法打开 %s（错误号%d）。", path, reason);
  }
}

static char *read_all(FILE *file, const char *path, size_t expected, size_t *size, gk_error *err)
{
  char *bytes = malloc(expected + 1);
  if (bytes == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  *size = fread(bytes, 1, expected, file);
  if (ferror(file) || *size != expected) {
    gk_fail(err, GK_ERR_IO, "读取 %s 时出错，文件没有读完。", gk_path_end(path));
    free(bytes);
    return NULL;
  }
  bytes[expected] = '\0';
  return bytes;
}

/* Asked before opening: opening a pipe would wait for its writer. */
static bool is_file(const char *path, gk_error *err)
{
  struct stat about;
  if (stat(path, &about) != 0) {
    fail_open(path, errno, err);
    return false;
  }
  if (S_ISREG(about.st_mode)) return true;
  path = gk_path_end(path);
  if (S_ISDIR(about.st_mode)) return gk_fail(err, GK_ERR_IO, "%s 是文件夹，不是文件。", path);
  return gk_fail(err, GK_ERR_IO, "%s 不是普通文件。", path);
}

char *gk_file_bytes(const char *path, size_t most, size_t *size, gk_error *err)
{
  struct stat about;
  char *bytes = NULL;
  *size = 0;
  if (!is_file(path, err)) return NULL;
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    fail_open(path, errno, err);
    return NULL;
  }
  if (fstat(fileno(file), &about) != 0 || about.st_size < 0) fail_open(path, errno, err);
  else if ((unsigned long long)about.st_size > most)
    gk_fail(err, GK_ERR_LIMIT, "%s 太大，超过%zu MB。", gk_path_end(path), most >> 20);
  else bytes = read_all(file, path, (size_t)about.st_size, size, err);
  fclose(file);
  return bytes;
}
