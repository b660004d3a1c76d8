/* SPDX-License-Identifier: MPL-2.0 */
/* The packs of a run: loaded once, for any number of files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

enum { PATH_BYTES = 4096 };

/* The folder of a user's own packs, malloc'ed: the one that the extension looks in too. NULL where there is no home. */
static char *own_packs(void)
{
  const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
  bool set = config != NULL && *config == '/';
  if (!set && home == NULL) return NULL;
  size_t size = strlen(set ? config : home) + sizeof "/.config/gongkai/sheets";
  char *path = malloc(size);
  if (path != NULL) snprintf(path, size, "%s%s/gongkai/sheets", set ? config : home, set ? "" : "/.config");
  return path;
}

static bool join(char out[PATH_BYTES], const char *folder, const char *name)
{
  return folder != NULL && snprintf(out, PATH_BYTES, "%s/%s", folder, name) < PATH_BYTES;
}

/* The folder of the pack that is asked for: by its id among the user's own or beside the program; else, and where it has
 * a slash, the folder that it names. A folder that only happens to be called like a pack is none. */
static void find_pack(const char *asked, const char *library, char out[PATH_BYTES])
{
  char *own = own_packs();
  bool is_id = strchr(asked, '/') == NULL;
  bool found = is_id && ((join(out, own, asked) && access(out, F_OK) == 0) ||
                         (join(out, library, asked) && access(out, F_OK) == 0));
  if (!found && (!is_id || access(asked, F_OK) == 0 || !join(out, library, asked)))
    snprintf(out, PATH_BYTES, "%s", asked);
  free(own);
}

/* A pack in a folder of its own; what it extends and the schema may stand beside the program. */
static gk_pack *load_one(const char *asked, const char *library, gk_error *err)
{
  char path[PATH_BYTES];
  if (strlen(asked) >= sizeof path) {
    gk_fail(err, GK_ERR_IO, "规则包的路径太长。");
    return NULL;
  }
  find_pack(asked, library, path);
  return gk_pack_load_with(path, library, err);
}

static void warn(const gk_pack_shelf *shelf)
{
  for (size_t i = 0; i < shelf->warning_count; i++) fprintf(stderr, "gongkai: %s\n", shelf->warnings[i]);
}

bool gk_packs_load(const char *asked, gk_packs *packs, gk_error *err)
{
  gk_error missing = GK_ERROR_INIT;
  char *library = gk_packs_folder(&missing), *own = own_packs();
  *packs = (gk_packs){0};
  if (asked != NULL) {
    gk_pack *pack = load_one(asked, library, err);
    packs->shelf = pack == NULL ? NULL : gk_pack_shelf_of(pack);
    if (pack != NULL && packs->shelf == NULL) gk_fail_memory(err);
    if (packs->shelf != NULL) packs->set = packs->shelf->items[0];
  } else if (library != NULL) {
    packs->shelf = gk_pack_shelf_load_with(library, own, err);
    if (packs->shelf != NULL) warn(packs->shelf);
  } else {
    *err = missing;
  }
  free(library);
  free(own);
  return packs->shelf != NULL;
}

void gk_packs_free(gk_packs *packs)
{
  gk_pack_shelf_free(packs->shelf);
  *packs = (gk_packs){0};
}
