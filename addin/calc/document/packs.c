/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/packs.h"

#include <osl/mutex.h>
#include <stdlib.h>

#include "calc/document/extension_folder.h"

/* Packs that were loaded. */
typedef struct kept {
  struct kept *older;
  gk_pack_shelf *shelf;
  uint64_t stamp; /* of their files */
  size_t holders;
  bool warned;
} kept;

/* The newest first; those behind it have holders still. Under osl's global mutex. */
static kept *all;

static kept **link_to(const gk_pack_shelf *shelf)
{
  kept **link = &all;
  while ((*link)->shelf != shelf) link = &(*link)->older;
  return link;
}

static void drop(kept **link)
{
  kept *old = *link;
  *link = old->older;
  gk_pack_shelf_free(old->shelf);
  free(old);
}

static bool load(const char *folder, const char *own, uint64_t stamp, gk_error *err)
{
  kept *fresh = calloc(1, sizeof *fresh);
  if (fresh == NULL) return gk_fail_memory(err);
  *fresh = (kept){.older = all, .shelf = gk_pack_shelf_load_with(folder, own, err), .stamp = stamp};
  if (fresh->shelf == NULL) {
    free(fresh);
    return false;
  }
  all = fresh;
  if (fresh->older != NULL && fresh->older->holders == 0) drop(&fresh->older);
  return true;
}

const gk_pack_shelf *gk_packs_hold(gk_error *err)
{
  const gk_pack_shelf *packs = NULL;
  char *folder = gk_extension_path("sheets", err), *own = gk_own_packs();
  osl_acquireMutex(*osl_getGlobalMutex());
  uint64_t stamp = folder == NULL ? 0 : gk_pack_shelf_stamp(folder, own);
  bool fresh = folder != NULL && all != NULL && all->stamp == stamp;
  if (fresh || (folder != NULL && load(folder, own, stamp, err))) {
    all->holders++;
    packs = all->shelf;
  }
  osl_releaseMutex(*osl_getGlobalMutex());
  free(own);
  free(folder);
  return packs;
}

void gk_packs_release(const gk_pack_shelf *packs)
{
  if (packs == NULL) return;
  osl_acquireMutex(*osl_getGlobalMutex());
  kept **link = link_to(packs);
  if (--(*link)->holders == 0 && *link != all) drop(link);
  osl_releaseMutex(*osl_getGlobalMutex());
}

void gk_packs_warn(const gk_pack_shelf *packs, gk_text *text)
{
  osl_acquireMutex(*osl_getGlobalMutex());
  kept *of = *link_to(packs);
  for (size_t i = 0; !of->warned && i < packs->warning_count; i++) gk_text_sentence(text, packs->warnings[i]);
  of->warned = true;
  osl_releaseMutex(*osl_getGlobalMutex());
}
