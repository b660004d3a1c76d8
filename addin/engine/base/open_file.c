/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/base/open_file.h"

#ifdef _WIN32

#include <errno.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

FILE *gk_open_file(const char *path)
{
  int length = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, NULL, 0);
  wchar_t *wide = length > 0 ? malloc((size_t)length * sizeof *wide) : NULL;
  if (wide == NULL) {
    errno = length > 0 ? ENOMEM : ENOENT;
    return NULL;
  }
  MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, length);
  FILE *file = _wfopen(wide, L"rb");
  free(wide);
  return file;
}

#else

FILE *gk_open_file(const char *path)
{
  return fopen(path, "rb");
}

#endif
