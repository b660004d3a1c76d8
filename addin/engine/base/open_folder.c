/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/open_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#ifdef _WIN32

#include <windows.h>

struct gk_folder {
  _WDIR *dir;
  char name[1024]; /* a name of Windows has at most 255 characters of at most 3 bytes */
};

gk_folder *gk_open_folder(const char *path)
{
  int length = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, NULL, 0);
  wchar_t *wide = length > 0 ? malloc((size_t)length * sizeof *wide) : NULL;
  gk_folder *folder = wide != NULL ? calloc(1, sizeof *folder) : NULL;
  if (folder != NULL) {
    MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, length);
    folder->dir = _wopendir(wide);
  }
  free(wide);
  if (folder == NULL || folder->dir != NULL) return folder;
  int why = errno;
  free(folder);
  errno = why;
  return NULL;
}

const char *gk_next_name(gk_folder *folder)
{
  for (const struct _wdirent *entry; (entry = _wreaddir(folder->dir)) != NULL;) {
    if (WideCharToMultiByte(CP_UTF8, 0, entry->d_name, -1, folder->name, sizeof folder->name, NULL, NULL) > 0)
      return folder->name;
  }
  return NULL;
}

void gk_close_folder(gk_folder *folder)
{
  if (folder == NULL) return;
  _wclosedir(folder->dir);
  free(folder);
}

#else

struct gk_folder {
  DIR *dir;
};

gk_folder *gk_open_folder(const char *path)
{
  gk_folder *folder = calloc(1, sizeof *folder);
  if (folder != NULL) folder->dir = opendir(path);
  if (folder == NULL || folder->dir != NULL) return folder;
  int why = errno;
  free(folder);
  errno = why;
  return NULL;
}

const char *gk_next_name(gk_folder *folder)
{
  const struct dirent *entry = readdir(folder->dir);
  return entry != NULL ? entry->d_name : NULL;
}

void gk_close_folder(gk_folder *folder)
{
  if (folder == NULL) return;
  closedir(folder->dir);
  free(folder);
}

#endif
