/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/workbook_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "engine/base/open_folder.h"
#include "files/formats/names.h"

static bool add(gk_workbook_names *names, char *path, gk_error *err)
{
  if (names->count == GK_FOLDER_FILES)
    return gk_fail(err, GK_ERR_LIMIT, "文件夹里的工作簿超过%d个；请分批汇总。", (int)GK_FOLDER_FILES);
  char **items = gk_array_room(names->items, names->count, &names->capacity, sizeof *items);
  if (items == NULL) return gk_fail_memory(err);
  names->items = items;
  names->items[names->count++] = path;
  return true;
}

static bool is_folder(const char *path)
{
  gk_folder *folder = gk_open_folder(path);
  gk_close_folder(folder);
  return folder != NULL;
}

/* Takes over `path`. */
static bool add_entry(gk_workbook_names *names, char *path, const char *name, gk_error *err)
{
  bool folder = is_folder(path), wanted = !folder && gk_format_named(name, GK_FORMAT_READ) >= 0;
  names->left_out += folder;
  bool ok = !wanted || add(names, path, err);
  if (!wanted || !ok) free(path);
  return ok;
}

static bool add_folder(gk_workbook_names *names, gk_folder *open, const char *folder, gk_error *err)
{
  const char *name;
  bool ok = true;
  while (ok && (name = gk_next_name(open)) != NULL) {
    if (name[0] == '.' || strncmp(name, "~$", 2) == 0) continue;
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL) snprintf(path, size, "%s/%s", folder, name);
    ok = path != NULL ? add_entry(names, path, strrchr(path, '/') + 1, err) : gk_fail_memory(err);
  }
  return ok;
}

static int by_bytes(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

bool gk_workbook_names_find(const char *folder, gk_workbook_names *names, gk_error *err)
{
  gk_folder *open = gk_open_folder(folder);
  *names = (gk_workbook_names){0};
  if (open == NULL) return gk_fail(err, GK_ERR_IO, "打不开文件夹 %s。", folder);
  bool read = add_folder(names, open, folder, err);
  gk_close_folder(open);
  if (!read) return false;
  if (names->count == 0) return gk_fail(err, GK_ERR_IO, "文件夹 %s 里没有工作簿。", folder);
  qsort(names->items, names->count, sizeof *names->items, by_bytes);
  return true;
}

void gk_workbook_names_free(gk_workbook_names *names)
{
  for (size_t i = 0; i < names->count; i++) free(names->items[i]);
  free(names->items);
  *names = (gk_workbook_names){0};
}
