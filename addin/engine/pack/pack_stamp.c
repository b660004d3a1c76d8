/* SPDX-License-Identifier: MPL-2.0 */
/* Whether the files of packs are as they were. */
#include <stdio.h>

#include "engine/base/open_file.h"
#include "engine/base/open_folder.h"
#include "engine/pack/pack_shelf.h"

enum { PATH_BYTES = 4096 };

static uint64_t mixed(uint64_t stamp, const char *text)
{
  for (; *text != '\0'; text++) stamp = (stamp ^ (unsigned char)*text) * UINT64_C(1099511628211);
  return stamp;
}

/* Adds up what lies in a folder: it comes in no order. */
static uint64_t stamp_of_folder(const char *folder)
{
  static const char *const files[] = {"pack.xml", "rules.xml", "codes.xml"};
  gk_folder *dir = gk_open_folder(folder);
  uint64_t stamp = dir == NULL ? 0 : 1;
  for (const char *name; dir != NULL && (name = gk_next_name(dir)) != NULL;) {
    for (size_t i = 0; i < sizeof files / sizeof *files && *name != '.'; i++) {
      char path[PATH_BYTES];
      if (snprintf(path, sizeof path, "%s/%s/%s", folder, name, files[i]) >= (int)sizeof path) continue;
      uint64_t file = gk_file_stamp(path);
      if (file != 0) stamp += mixed(file, path);
    }
  }
  gk_close_folder(dir);
  return stamp;
}

uint64_t gk_pack_shelf_stamp(const char *folder, const char *own)
{
  char path[PATH_BYTES];
  bool fits = snprintf(path, sizeof path, "%s/pack.rng", folder) < (int)sizeof path;
  return mixed(fits ? gk_file_stamp(path) : 0, folder) + stamp_of_folder(folder) +
         (own == NULL ? 0 : 3 * stamp_of_folder(own));
}
