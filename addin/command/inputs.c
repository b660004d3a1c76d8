/* SPDX-License-Identifier: MPL-2.0 */
#include "inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/array.h"
#include "engine/base/text.h"
#include "files/file_bytes.h"

bool gk_inputs_add(gk_inputs *inputs, const char *path, const char *copy, const char *problem, gk_error *err)
{
  gk_input *items = gk_array_room(inputs->items, inputs->count, &inputs->capacity, sizeof *items);
  if (items == NULL) return gk_fail_memory(err);
  inputs->items = items;
  gk_input *input = &inputs->items[inputs->count++];
  *input = (gk_input){.path = strdup(path), .copy = strdup(copy), .problem = problem == NULL ? NULL : strdup(problem)};
  bool kept = input->path != NULL && input->copy != NULL && (problem == NULL || input->problem != NULL);
  return kept || gk_fail_memory(err);
}

void gk_inputs_free(gk_inputs *inputs)
{
  for (size_t i = 0; i < inputs->count; i++) {
    free(inputs->items[i].path);
    free(inputs->items[i].copy);
    free(inputs->items[i].problem);
  }
  free(inputs->items);
  *inputs = (gk_inputs){0};
}

/* A file or a folder, as the user names it. */
static bool add_named(gk_inputs *inputs, const char *path, gk_error *err)
{
  struct stat about;
  if (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) return gk_inputs_add_folder(inputs, path, err);
  const char *slash = strrchr(path, '/');
  return gk_inputs_add(inputs, path, slash == NULL ? path : slash + 1, NULL, err);
}

/* --- lists -------------------------------------------------------------------------------------------------------- */

static bool read_standard_input(gk_text *out, gk_error *err)
{
  char bytes[65536];
  size_t count;
  while ((count = fread(bytes, 1, sizeof bytes, stdin)) > 0 && out->length <= GK_INPUTS_MAX_LIST)
    gk_text_add(out, bytes, count);
  if (ferror(stdin)) return gk_fail(err, GK_ERR_IO, "标准输入读不完，文件清单不完整。");
  if (out->length > GK_INPUTS_MAX_LIST)
    return gk_fail(err, GK_ERR_LIMIT, "文件清单太大，超过%d MB。", GK_INPUTS_MAX_LIST >> 20);
  return !out->failed || gk_fail_memory(err);
}

/* One name a line, or, as `find -print0` writes them, each ended by a zero byte. */
static bool add_lines(gk_inputs *inputs, char *bytes, size_t size, gk_error *err)
{
  bool zeros = memchr(bytes, '\0', size) != NULL;
  for (size_t i = 0; i < size;) {
    const char *end = memchr(bytes + i, zeros ? '\0' : '\n', size - i);
    size_t length = end == NULL ? size - i : (size_t)(end - (bytes + i));
    char *line = bytes + i;
    i += length + 1;
    if (!zeros && length > 0 && line[length - 1] == '\r') length--;
    line[length] = '\0';
    if (length > 0 && !add_named(inputs, line, err)) return false;
  }
  return true;
}

static bool add_list(gk_inputs *inputs, const char *list, gk_error *err)
{
  gk_text text = {0};
  bool added;
  if (strcmp(list, "-") == 0) {
    added = read_standard_input(&text, err) && (text.length == 0 || add_lines(inputs, text.bytes, text.length, err));
    gk_text_free(&text);
    return added;
  }
  size_t size;
  char *bytes = gk_file_bytes(list, GK_INPUTS_MAX_LIST, &size, err);
  added = bytes != NULL && add_lines(inputs, bytes, size, err);
  free(bytes);
  return added;
}

/* --- copies ------------------------------------------------------------------------------------------------------- */

static int by_copy(const void *a, const void *b)
{
  const gk_input *const *left = a, *const *right = b;
  return strcmp((*left)->copy, (*right)->copy);
}

static bool copies_differ(const gk_inputs *inputs, gk_error *err)
{
  const gk_input **sorted = malloc((inputs->count + 1) * sizeof *sorted);
  if (sorted == NULL) return gk_fail_memory(err);
  size_t count = 0;
  for (size_t i = 0; i < inputs->count; i++)
    if (inputs->items[i].problem == NULL) sorted[count++] = &inputs->items[i];
  qsort(sorted, count, sizeof *sorted, by_copy);
  bool differ = true;
  for (size_t i = 1; i < count && differ; i++)
    if (strcmp(sorted[i - 1]->copy, sorted[i]->copy) == 0)
      differ = gk_fail(err, GK_ERR_USAGE, "%s 和 %s 的副本会同名，请分次用 --annotate。",
                       gk_path_end(sorted[i - 1]->path), gk_path_end(sorted[i]->path));
  free(sorted);
  return differ;
}

bool gk_inputs_have(const gk_inputs *inputs, const char *path)
{
  struct stat wanted, about;
  if (stat(path, &wanted) != 0) return false;
  for (size_t i = 0; i < inputs->count; i++) {
    bool exists = stat(inputs->items[i].path, &about) == 0;
    if (exists && about.st_dev == wanted.st_dev && about.st_ino == wanted.st_ino) return true;
  }
  return false;
}

/* Which file on this machine. */
typedef struct file_id {
  dev_t device;
  ino_t node;
} file_id;

static int by_id(const void *a, const void *b)
{
  const file_id *left = a, *right = b;
  if (left->device != right->device) return left->device < right->device ? -1 : 1;
  return left->node < right->node ? -1 : left->node > right->node;
}

static bool identify(const char *path, file_id *out)
{
  struct stat about;
  if (stat(path, &about) != 0) return false;
  *out = (file_id){.device = about.st_dev, .node = about.st_ino};
  return true;
}

bool gk_inputs_overwritten(const gk_inputs *inputs, const char *folder, gk_error *err)
{
  file_id *ids = malloc((inputs->count + 1) * sizeof *ids), copy;
  if (ids == NULL) return !gk_fail_memory(err);
  size_t count = 0;
  bool hit = false;
  for (size_t i = 0; i < inputs->count; i++) count += identify(inputs->items[i].path, &ids[count]);
  qsort(ids, count, sizeof *ids, by_id);
  for (size_t i = 0; i < inputs->count && !hit; i++) {
    gk_text path = {0};
    gk_text_printf(&path, "%s/%s", folder, inputs->items[i].copy);
    hit = path.failed || (identify(path.bytes, &copy) && bsearch(&copy, ids, count, sizeof *ids, by_id) != NULL);
    gk_text_free(&path);
    if (hit)
      gk_fail(err, GK_ERR_USAGE, "--annotate 的文件夹 %s 里就是要校验的 %s，不能覆盖。", gk_path_end(folder),
              gk_path_end(inputs->items[i].path));
  }
  free(ids);
  return hit;
}

bool gk_inputs_gather(const gk_check_options *options, gk_inputs *inputs, gk_error *err)
{
  *inputs = (gk_inputs){.one_level = options->one_level};
  for (size_t i = 0; i < options->file_count; i++)
    if (!add_named(inputs, options->files[i], err)) return false;
  if (options->files_from != NULL && !add_list(inputs, options->files_from, err)) return false;
  if (inputs->count == 0) return gk_fail(err, GK_ERR_USAGE, "清单里没有文件，没有什么可校验的。");
  return options->annotate == NULL || copies_differ(inputs, err);
}
