/* SPDX-License-Identifier: MPL-2.0 */
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* statx */
#endif
#include "engine/base/open_file.h"

/* Mixes when a file was written with its size. */
static uint64_t stamp_of(uint64_t written, uint64_t size)
{
  uint64_t stamp = (written ^ (size + 1) * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
  stamp ^= stamp >> 32;
  return stamp == 0 ? 1 : stamp;
}

#ifdef _WIN32

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

/* malloc'ed; NULL with errno set. */
static wchar_t *wide_path(const char *path)
{
  int length = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, NULL, 0);
  wchar_t *wide = length > 0 ? malloc((size_t)length * sizeof *wide) : NULL;
  if (wide != NULL) MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, length);
  else errno = length > 0 ? ENOMEM : ENOENT;
  return wide;
}

FILE *gk_open_file(const char *path)
{
  wchar_t *wide = wide_path(path);
  FILE *file = wide == NULL ? NULL : _wfopen(wide, L"rb");
  free(wide);
  return file;
}

uint64_t gk_file_stamp(const char *path)
{
  wchar_t *wide = wide_path(path);
  WIN32_FILE_ATTRIBUTE_DATA about;
  bool there = wide != NULL && GetFileAttributesExW(wide, GetFileExInfoStandard, &about);
  free(wide);
  if (!there) return 0;
  return stamp_of((uint64_t)about.ftLastWriteTime.dwHighDateTime << 32 | about.ftLastWriteTime.dwLowDateTime,
                  (uint64_t)about.nFileSizeHigh << 32 | about.nFileSizeLow);
}

#else

#include <fcntl.h>
#include <sys/stat.h>

FILE *gk_open_file(const char *path)
{
  return fopen(path, "rb");
}

/* By statx: a stat that is linked today is glibc 2.33's, which Kylin and UOS have not. */
uint64_t gk_file_stamp(const char *path)
{
  struct statx about;
  if (statx(AT_FDCWD, path, 0, STATX_MTIME | STATX_SIZE, &about) != 0) return 0;
  return stamp_of((uint64_t)about.stx_mtime.tv_sec * 1000000000 + about.stx_mtime.tv_nsec, about.stx_size);
}

#endif
