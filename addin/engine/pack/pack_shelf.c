/* SPDX-License-Identifier: MPL-2.0 */
/* The packs of a folder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/open_file.h"
#include "engine/base/open_folder.h"
#include "engine/pack/pack_shelf.h"
#include "engine/pack/pack_index.h"
#include "engine/pack/pack_load.h"

enum { MOST_PACKS = 64, PATH_BYTES = 4096 };

/* A shelf while its packs are loaded. */
typedef struct loading {
  gk_pack_shelf *shelf;
  gk_pack_files files;
} loading;

static bool holds_pack(const char *folder, const char *name, char path[PATH_BYTES])
{
  if (name[0] == '.' || snprintf(path, PATH_BYTES, "%s/%s/pack.xml", folder, name) >= PATH_BYTES) return false;
  FILE *file = gk_open_file(path);
  if (file == NULL) return false;
  fclose(file);
  path[strlen(path) - strlen("/pack.xml")] = '\0';
  return true;
}

static int by_id(const void *left, const void *right)
{
  const gk_pack *const *a = left, *const *b = right;
  return strcmp((*a)->id, (*b)->id);
}

/* Two packs of one id could not be told apart where one is asked for. */
static bool check_ids(const gk_pack_shelf *shelf, gk_error *err)
{
  for (size_t i = 1; i < shelf->count; i++) {
    if (strcmp(shelf->items[i - 1]->id, shelf->items[i]->id) != 0) continue;
    return gk_fail(err, GK_ERR_PACK, "有两个规则包的 id 都是 %s，请改掉一个。", shelf->items[i]->id);
  }
  return true;
}

/* Adds the packs of a folder; `library` is the folder of the schema and of packs to extend, NULL for this one. */
static bool load_all(loading *l, const char *folder, const char *library, gk_folder *dir, gk_error *err)
{
  char path[PATH_BYTES];
  gk_pack_shelf *shelf = l->shelf;
  for (const char *name; (name = gk_next_name(dir)) != NULL;) {
    if (!holds_pack(folder, name, path)) continue;
    if (shelf->count == MOST_PACKS)
      return gk_fail(err, GK_ERR_LIMIT, "规则包超过 %d 个（在文件夹 %s）。", MOST_PACKS, folder);
    gk_pack *pack = gk_pack_load_by(path, library, &l->files, err);
    if (pack == NULL) return false;
    gk_pack_find_alike(pack, shelf->items, shelf->count);
    shelf->items[shelf->count++] = pack;
  }
  return true;
}

static bool load_folder(loading *l, const char *folder, gk_error *err)
{
  gk_folder *dir = gk_open_folder(folder);
  if (dir == NULL) return gk_fail(err, GK_ERR_IO, "打不开规则包所在的文件夹 %s。", folder);
  bool ok = load_all(l, folder, NULL, dir, err);
  gk_close_folder(dir);
  if (!ok || l->shelf->count > 0) return ok;
  return gk_fail(err, GK_ERR_IO, "文件夹 %s 里没有规则包（pack.xml）。", folder);
}

/* A user's own packs; most have none. */
static bool load_own(loading *l, const char *own, const char *library, gk_error *err)
{
  gk_folder *dir = own != NULL ? gk_open_folder(own) : NULL;
  bool ok = dir == NULL || load_all(l, own, library, dir, err);
  gk_close_folder(dir);
  return ok;
}

gk_pack_shelf *gk_pack_shelf_load(const char *folder, gk_error *err)
{
  return gk_pack_shelf_load_with(folder, NULL, err);
}

gk_pack_shelf *gk_pack_shelf_load_with(const char *folder, const char *own, gk_error *err)
{
  gk_pack_shelf *shelf = calloc(1, sizeof *shelf);
  loading l = {.shelf = shelf};
  if (shelf != NULL) shelf->items = calloc(MOST_PACKS, sizeof *shelf->items);
  bool room = shelf != NULL && shelf->items != NULL;
  bool ok = room ? load_folder(&l, folder, err) && load_own(&l, own, folder, err) : gk_fail_memory(err);
  gk_pack_files_close(&l.files);
  if (ok) qsort(shelf->items, shelf->count, sizeof *shelf->items, by_id);
  if (ok && check_ids(shelf, err)) return shelf;
  gk_pack_shelf_free(shelf);
  return NULL;
}

gk_pack_shelf *gk_pack_shelf_of(gk_pack *pack)
{
  gk_pack_shelf *shelf = calloc(1, sizeof *shelf);
  if (shelf != NULL) shelf->items = calloc(1, sizeof *shelf->items);
  if (shelf != NULL && shelf->items != NULL) {
    shelf->items[shelf->count++] = pack;
    return shelf;
  }
  gk_pack_free(pack);
  free(shelf);
  return NULL;
}

void gk_pack_shelf_free(gk_pack_shelf *shelf)
{
  if (shelf == NULL) return;
  for (size_t i = 0; i < shelf->count; i++) gk_pack_free(shelf->items[i]);
  free(shelf->items);
  free(shelf);
}

const gk_pack *gk_pack_shelf_newest(const gk_pack_shelf *shelf)
{
  const gk_pack *newest = NULL;
  for (size_t i = 0; i < shelf->count; i++) {
    const gk_pack *pack = shelf->items[i];
    bool regional = pack->regions.count > 0, behind = newest != NULL && newest->regions.count > 0;
    if (newest == NULL || regional < behind || (regional == behind && pack->until >= newest->until)) newest = pack;
  }
  return newest;
}

const gk_pack *gk_pack_shelf_for(const gk_pack_shelf *shelf, int year)
{
  for (size_t i = 0; i < shelf->count; i++) {
    const gk_pack *pack = shelf->items[i];
    if (pack->regions.count == 0 && pack->year <= year && year <= pack->until) return pack;
  }
  return gk_pack_shelf_newest(shelf);
}

const gk_pack *gk_pack_shelf_get(const gk_pack_shelf *shelf, const char *id)
{
  for (size_t i = 0; i < shelf->count; i++)
    if (strcmp(shelf->items[i]->id, id) == 0) return shelf->items[i];
  return NULL;
}
