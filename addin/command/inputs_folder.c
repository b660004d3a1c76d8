/* SPDX-License-Identifier: MPL-2.0 */
/* The workbooks of a folder and of the folders in it. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/array.h"
#include "engine/base/text.h"
#include "files/formats/names.h"
#include "files/views/view.h"
#include "inputs.h"

typedef struct name_list {
  char **items;
  size_t count, capacity;
} name_list;

static void free_names(name_list *names)
{
  for (size_t i = 0; i < names->count; i++) free(names->items[i]);
  free(names->items);
}

static bool add_name(name_list *names, const char *name)
{
  char **items = gk_array_room(names->items, names->count, &names->capacity, sizeof *items);
  if (items == NULL) return false;
  names->items = items;
  names->items[names->count] = strdup(name);
  return names->items[names->count++] != NULL;
}

static int by_bytes(const void *a, const void *b)
{
  const char *const *left = a, *const *right = b;
  return strcmp(*left, *right);
}

/* Hidden files, LibreOffice's lock files (.~lock.x#) and those of Excel (~$x). */
static bool passed_over(const char *name)
{
  return name[0] == '.' || strncmp(name, "~$", 2) == 0;
}

/* The names in a folder, sorted; false when memory is out. *reason is the error of a folder that cannot be read. */
static bool read_names(const char *folder, name_list *names, int *reason)
{
  DIR *dir = opendir(folder);
  const struct dirent *entry;
  bool kept = true;
  *reason = dir == NULL ? errno : 0;
  if (dir == NULL) return true;
  for (errno = 0; kept && (entry = readdir(dir)) != NULL; errno = 0)
    kept = passed_over(entry->d_name) || add_name(names, entry->d_name);
  if (kept) *reason = errno;
  closedir(dir);
  if (names->count > 1) qsort(names->items, names->count, sizeof *names->items, by_bytes);
  return kept;
}

/* A folder that gives no workbook stands in the list with the sentence. */
static bool add_problem(gk_inputs *inputs, const char *folder, gk_error *sentence, gk_error *err)
{
  const char *slash = strrchr(folder, '/');
  return gk_inputs_add(inputs, folder, slash == NULL ? folder : slash + 1, sentence->text, err);
}

/* A page that this command wrote. */
static bool is_own_page(const char *path)
{
  char head[1024] = {0};
  FILE *file = fopen(path, "rb");
  size_t size = file == NULL ? 0 : fread(head, 1, sizeof head - 1, file);
  if (file != NULL) fclose(file);
  return size > 0 && strstr(head, GK_VIEW_GENERATOR) != NULL;
}

/* Workbooks, and what people send in their place: that is named in the results, where its own sentence says what it is. */
static bool is_sent(const char *path, const char *name)
{
  if (gk_format_named(name, GK_FORMAT_READ) >= 0) return true;
  return gk_format_named(name, GK_FORMAT_SENT) >= 0 && !is_own_page(path);
}

static bool walk(gk_inputs *inputs, const char *folder, const char *below, int depth, gk_error *err);

static bool add_entry(gk_inputs *inputs, const char *folder, const char *below, const char *name, int depth,
                      gk_error *err)
{
  struct stat about;
  gk_text path = {0}, copy = {0};
  bool slash = folder[strlen(folder) - 1] == '/', added = true;
  gk_text_printf(&path, "%s%s%s", folder, slash ? "" : "/", name);
  gk_text_printf(&copy, "%s%s%s", below, *below == '\0' ? "" : "/", name);
  if (path.failed || copy.failed) added = gk_fail_memory(err);
  else if (lstat(path.bytes, &about) == 0 && S_ISDIR(about.st_mode) && inputs->one_level) inputs->left_out++;
  else if (S_ISDIR(about.st_mode)) added = walk(inputs, path.bytes, copy.bytes, depth + 1, err);
  else if (is_sent(path.bytes, name) && !(stat(path.bytes, &about) == 0 && S_ISDIR(about.st_mode)))
    added = gk_inputs_add(inputs, path.bytes, copy.bytes, NULL, err);
  gk_text_free(&path);
  gk_text_free(&copy);
  return added;
}

static bool walk(gk_inputs *inputs, const char *folder, const char *below, int depth, gk_error *err)
{
  name_list names = {0};
  int reason = 0;
  gk_error sentence = GK_ERROR_INIT;
  if (depth > GK_INPUTS_MAX_DEPTH) {
    gk_fail(&sentence, GK_ERR_LIMIT, "文件夹 %s 套得太深，超过%d层。", gk_path_end(folder), GK_INPUTS_MAX_DEPTH);
    return add_problem(inputs, folder, &sentence, err);
  }
  bool added = read_names(folder, &names, &reason) || gk_fail_memory(err);
  if (added && reason != 0) {
    gk_fail(&sentence, GK_ERR_IO, "文件夹 %s 读不了（错误号%d）。", gk_path_end(folder), reason);
    added = add_problem(inputs, folder, &sentence, err);
  }
  for (size_t i = 0; added && i < names.count; i++)
    added = add_entry(inputs, folder, below, names.items[i], depth, err);
  free_names(&names);
  return added;
}

bool gk_inputs_add_folder(gk_inputs *inputs, const char *folder, gk_error *err)
{
  size_t before = inputs->count;
  if (!walk(inputs, folder, "", 0, err)) return false;
  if (inputs->count > before) return true;
  gk_text list = {0};
  gk_error sentence = GK_ERROR_INIT;
  gk_format_list(&list, GK_FORMAT_READ);
  gk_fail(&sentence, GK_ERR_IO, "文件夹 %s 里没有工作簿（%s）。", gk_path_end(folder), list.failed ? "" : list.bytes);
  gk_text_free(&list);
  return add_problem(inputs, folder, &sentence, err);
}
