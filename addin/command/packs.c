/* SPDX-License-Identifier: MPL-2.0 */
/* The packs of a run: loaded once, for any number of files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

enum { PATH_BYTES = 4096 };

/* The folder of the pack that is asked for: as it is named, or beside the program where only its id is. */
static bool find_pack(const char *asked, char out[PATH_BYTES], gk_error *err)
{
  if (snprintf(out, PATH_BYTES, "%s", asked) >= PATH_BYTES)
    return gk_fail(err, GK_ERR_IO, "规则包的路径太长。", "The path of the pack is too long.");
  if (strchr(asked, '/') != NULL || access(asked, F_OK) == 0) return true;
  char *folder = gk_packs_folder(err);
  if (folder == NULL) return false;
  int length = snprintf(out, PATH_BYTES, "%s/%s", folder, asked);
  free(folder);
  return length < PATH_BYTES || gk_fail(err, GK_ERR_IO, "规则包的路径太长。", "The path of the pack is too long.");
}

bool gk_packs_load(const char *asked, gk_packs *packs, gk_error *err)
{
  char path[PATH_BYTES];
  *packs = (gk_packs){0};
  if (asked != NULL) {
    packs->set = find_pack(asked, path, err) ? gk_pack_load(path, err) : NULL;
    return packs->set != NULL;
  }
  char *folder = gk_packs_folder(err);
  packs->shelf = folder != NULL ? gk_pack_shelf_load(folder, err) : NULL;
  free(folder);
  return packs->shelf != NULL;
}

void gk_packs_free(gk_packs *packs)
{
  gk_pack_free(packs->set);
  gk_pack_shelf_free(packs->shelf);
  *packs = (gk_packs){0};
}

const gk_pack *gk_packs_for(const gk_packs *packs, const gk_grid *grid, gk_error *err)
{
  gk_pack_choice choice;
  if (packs->set != NULL) return packs->set;
  return gk_pack_choose(packs->shelf, grid, &choice, err) ? choice.pack : NULL;
}
