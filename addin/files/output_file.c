/* SPDX-License-Identifier: MPL-2.0 */
#include "files/output_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"

static bool fail_write(const char *path, gk_error *err)
{
  return gk_fail(err, GK_ERR_IO, "无法写入 %s（%s）。", gk_path_end(path), strerror(errno));
}

static void forget(gk_output_file *output)
{
  free(output->path);
  free(output->part);
  *output = (gk_output_file){0};
}

/* Whether the path is a pipe or a device, or leads to what a descriptor has open: nothing can take its place. */
static bool is_stream(const char *path)
{
  struct stat about;
  bool system = strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0;
  if (system && lstat(path, &about) == 0 && S_ISLNK(about.st_mode)) return true;
  return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

/* Whoever might read and write the file that it replaces, or any new file. */
static void give_rights(int descriptor, const char *path)
{
  struct stat about;
  mode_t mask = umask(0);
  umask(mask);
  bool there = lstat(path, &about) == 0 && S_ISREG(about.st_mode);
  fchmod(descriptor, there ? about.st_mode & 0777 : 0666 & ~mask);
}

static FILE *open_part(gk_output_file *output)
{
  const char *slash = strrchr(output->path, '/');
  gk_text part = {0};
  if (slash != NULL) gk_text_add(&part, output->path, (size_t)(slash + 1 - output->path));
  gk_text_puts(&part, ".gongkai-XXXXXX");
  output->part = part.bytes;
  int descriptor = part.failed ? -1 : mkstemp(part.bytes);
  FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
  if (file != NULL) give_rights(descriptor, output->path);
  else if (descriptor >= 0) {
    close(descriptor);
    unlink(part.bytes);
  }
  return file;
}

bool gk_output_open(gk_output_file *output, const char *path, gk_error *err)
{
  struct stat about;
  *output = (gk_output_file){.path = strdup(path)};
  if (output->path == NULL) return gk_fail_memory(err);
  if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) errno = EISDIR;
  else output->file = is_stream(path) ? fopen(path, "wb") : open_part(output);
  if (output->file != NULL) return true;
  fail_write(path, err);
  forget(output);
  return false;
}

bool gk_output_close(gk_output_file *output, bool whole, gk_error *err)
{
  if (output->file == NULL) return true;
  bool failed = fflush(output->file) != 0 || ferror(output->file) != 0;
  failed = (whole && !failed && output->part != NULL && fsync(fileno(output->file)) != 0) || failed;
  failed = fclose(output->file) != 0 || failed;
  failed = (whole && !failed && output->part != NULL && rename(output->part, output->path) != 0) || failed;
  if (failed) fail_write(output->path, err);
  if (output->part != NULL && (failed || !whole)) unlink(output->part);
  forget(output);
  return !failed;
}

bool gk_write_file(const char *path, const char *bytes, size_t size, gk_error *err)
{
  gk_output_file output;
  if (!gk_output_open(&output, path, err)) return false;
  fwrite(bytes, 1, size, output.file); /* a failure stays with the file until it is closed */
  return gk_output_close(&output, true, err);
}

bool gk_same_file(const char *path, const char *other)
{
  struct stat a, b;
  return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
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
