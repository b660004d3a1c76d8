/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "files/output_file.h"

enum { PATH_BYTES = 4096 };

/* Whether the folder is one of packs: it holds their schema. */
static bool holds_packs(const char *folder)
{
  char file[PATH_BYTES + 128];
  snprintf(file, sizeof file, "%s/pack.rng", folder);
  return access(file, R_OK) == 0;
}

/* Whether a file stands among those of a pack, or is the schema of packs. */
static bool is_of_pack(const char *path)
{
  char folder[PATH_BYTES], file[PATH_BYTES + 16];
  const char *slash = strrchr(path, '/');
  int length = slash == NULL ? snprintf(folder, sizeof folder, ".")
                             : snprintf(folder, sizeof folder, "%.*s/", (int)(slash - path), path);
  snprintf(file, sizeof file, "%s/pack.xml", folder);
  return length < PATH_BYTES && access(path, F_OK) == 0 && (access(file, F_OK) == 0 || holds_packs(folder));
}

bool gk_output_harmless(const char *output, const char *what, gk_error *err)
{
  if (output == NULL) return true;
  if (what != NULL && gk_same_file(output, what))
    return gk_fail(err, GK_ERR_USAGE, "--output 指的 %s 是要读取的文件，不能覆盖。", gk_path_end(output));
  return !is_of_pack(output) ||
         gk_fail(err, GK_ERR_USAGE, "--output 指的 %s 是规则包里的文件，不能覆盖。", gk_path_end(output));
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
