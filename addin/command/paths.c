/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

enum { PATH_BYTES = 4096 };

/* Whether the folder is one of packs: it holds their schema. */
static bool holds_packs(const char *folder)
{
  char file[PATH_BYTES + 128];
  snprintf(file, sizeof file, "%s/pack.rng", folder);
  return access(file, R_OK) == 0;
}

char *gk_packs_folder(gk_error *err)
{
  static const char *const places[] = {"../sheets", "../share/gongkai/sheets", "sheets"};
  char program[PATH_BYTES], folder[PATH_BYTES + 64];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  if (length < 0) length = 0;
  program[length] = '\0';
  char *slash = strrchr(program, '/');
  if (slash != NULL) *slash = '\0';
  for (size_t i = 0; slash != NULL && i < sizeof places / sizeof *places; i++) {
    snprintf(folder, sizeof folder, "%s/%s", program, places[i]);
    if (!holds_packs(folder)) continue;
    char *found = strdup(folder);
    if (found == NULL) gk_fail_memory(err);
    return found;
  }
  gk_fail(err, GK_ERR_IO, "在程序旁边找不到表式包的文件夹 sheets；请用 --pack 指明要用的包。");
  return NULL;
}
