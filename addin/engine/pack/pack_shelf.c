/* SPDX-License-Identifier: MPL-2.0 */
/* The packs of a folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/open_file.h"
#include "engine/base/open_folder.h"
#include "engine/pack/pack_shelf.h"
#include "engine/pack/pack_index.h"
#include "engine/pack/pack_load.h"

enum { MOST_PACKS = 64, MOST_NAMES = 4096, PATH_BYTES = 4096 };

/* A shelf while its packs are loaded. */
typedef struct loading {
  gk_pack_shelf *shelf;
  const char *library; /* folder of the packs that ship */
  bool own;            /* the packs being loaded are the user's own */
  gk_pack_files files;
} loading;

static bool is_missing(void)
{
  return errno == ENOENT || errno == ENOTDIR;
}

/* --- the names in a folder ---------------------------------------------------------------------------------------- */

typedef struct names {
  gk_arena arena;
  const char *items[MOST_NAMES];
  size_t count;
} names;

static int by_text(const void *left, const void *right)
{
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* In an order that does not depend on the file system. False, with errno as opendir leaves it, where it cannot be read. */
static bool list_names(const char *folder, names *list)
{
  gk_folder *dir = gk_open_folder(folder);
  bool ok = dir != NULL;
  for (const char *name; ok && list->count < MOST_NAMES && (name = gk_next_name(dir)) != NULL;) {
    if (*name == '.') continue;
    const char *copy = gk_arena_text(&list->arena, name, strlen(name));
    list->items[list->count] = copy;
    list->count += ok = copy != NULL;
    if (!ok) errno = ENOMEM;
  }
  int why = errno;
  gk_close_folder(dir);
  errno = why;
  if (ok) qsort(list->items, list->count, sizeof *list->items, by_text);
  return ok;
}

/* --- one pack ----------------------------------------------------------------------------------------------------- */

/* Whether there is a pack.xml in it, be it one that cannot be opened. */
static bool holds_pack(const char *folder, const char *name, char path[PATH_BYTES])
{
  if (snprintf(path, PATH_BYTES, "%s/%s/pack.xml", folder, name) >= PATH_BYTES) return false;
  FILE *file = gk_open_file(path);
  if (file == NULL && is_missing()) return false;
  if (file != NULL) fclose(file);
  path[strlen(path) - strlen("/pack.xml")] = '\0';
  return true;
}

/* Two packs of one id could not be told apart where one is asked for. */
static bool check_id(const loading *l, const gk_pack *pack, gk_error *err)
{
  if (gk_pack_shelf_get(l->shelf, pack->id) == NULL) return true;
  return gk_fail(err, GK_ERR_PACK, "有两个规则包的 id 都是 %s，请改掉一个。", pack->id);
}

static bool add_pack(loading *l, const char *folder, const char *path, gk_error *err)
{
  gk_pack_shelf *shelf = l->shelf;
  if (shelf->count == MOST_PACKS)
    return gk_fail(err, GK_ERR_LIMIT, "规则包超过 %d 个（在文件夹 %s）。", MOST_PACKS, folder);
  gk_pack *pack = gk_pack_load_by(path, l->own ? l->library : NULL, &l->files, err);
  if (pack == NULL) return false;
  if (!check_id(l, pack, err)) {
    gk_pack_free(pack);
    return false;
  }
  gk_pack_find_alike(pack, shelf->items, shelf->count);
  shelf->items[shelf->count++] = pack;
  return true;
}

/* A pack of the user's own that cannot be used must not keep others from their work; whatever else fails does. */
static bool pass_over(loading *l, const char *name, gk_error *err)
{
  gk_pack_shelf *shelf = l->shelf;
  char why[sizeof err->text];
  if (!l->own || err->status == GK_ERR_MEMORY) return false;
  memcpy(why, err->text, sizeof why);
  gk_fail(err, GK_ERR_PACK, "没有使用自己的规则包“%s”：%s", name, why);
  shelf->warnings[shelf->warning_count] = gk_arena_text(&shelf->arena, err->text, strlen(err->text));
  *err = GK_ERROR_INIT;
  return shelf->warnings[shelf->warning_count++] != NULL || gk_fail_memory(err);
}

/* --- a folder of packs -------------------------------------------------------------------------------------------- */

static bool load_all(loading *l, const char *folder, const names *list, gk_error *err)
{
  char path[PATH_BYTES];
  for (size_t i = 0; i < list->count; i++) {
    if (!holds_pack(folder, list->items[i], path)) continue;
    if (!add_pack(l, folder, path, err) && !pass_over(l, list->items[i], err)) return false;
  }
  return true;
}

/* A folder that cannot be read, for the reason in errno; most have no folder of their own. */
static bool refuse_folder(loading *l, const char *folder, gk_error *err)
{
  if (l->own && is_missing()) return true;
  if (errno == ENOMEM) return gk_fail_memory(err);
  gk_fail(err, GK_ERR_IO, "打不开规则包所在的文件夹 %s。", folder);
  return pass_over(l, folder, err);
}

static bool load_folder(loading *l, const char *folder, gk_error *err)
{
  names list = {.count = 0};
  gk_pack_shelf *shelf = l->shelf;
  bool listed = list_names(folder, &list);
  int why = errno;
  if (l->own) shelf->warnings = gk_arena_array(&shelf->arena, list.count + 1, sizeof *shelf->warnings);
  errno = why;
  bool ok = l->own && shelf->warnings == NULL ? gk_fail_memory(err)
            : listed                          ? load_all(l, folder, &list, err)
                                              : refuse_folder(l, folder, err);
  gk_arena_free(&list.arena);
  return ok;
}

static bool load_both(loading *l, const char *own, gk_error *err)
{
  if (!load_folder(l, l->library, err)) return false;
  if (l->shelf->count == 0) return gk_fail(err, GK_ERR_IO, "文件夹 %s 里没有规则包（pack.xml）。", l->library);
  l->own = true;
  return own == NULL || load_folder(l, own, err);
}

/* --- shelves ------------------------------------------------------------------------------------------------------ */

static int by_id(const void *left, const void *right)
{
  const gk_pack *const *a = left, *const *b = right;
  return strcmp((*a)->id, (*b)->id);
}

gk_pack_shelf *gk_pack_shelf_load(const char *folder, gk_error *err)
{
  return gk_pack_shelf_load_with(folder, NULL, err);
}

static gk_pack_shelf *make_shelf(size_t room)
{
  gk_pack_shelf *shelf = calloc(1, sizeof *shelf);
  if (shelf != NULL && (shelf->items = gk_arena_array(&shelf->arena, room, sizeof *shelf->items)) != NULL) return shelf;
  gk_pack_shelf_free(shelf);
  return NULL;
}

gk_pack_shelf *gk_pack_shelf_load_with(const char *folder, const char *own, gk_error *err)
{
  gk_error unused = GK_ERROR_INIT;
  loading l = {.shelf = make_shelf(MOST_PACKS), .library = folder};
  if (err == NULL) err = &unused;
  bool loaded = l.shelf != NULL ? load_both(&l, own, err) : gk_fail_memory(err);
  gk_pack_files_close(&l.files);
  if (loaded) qsort(l.shelf->items, l.shelf->count, sizeof *l.shelf->items, by_id);
  if (loaded) return l.shelf;
  gk_pack_shelf_free(l.shelf);
  return NULL;
}

gk_pack_shelf *gk_pack_shelf_of(gk_pack *pack)
{
  gk_pack_shelf *shelf = make_shelf(1);
  if (shelf != NULL) shelf->items[shelf->count++] = pack;
  else gk_pack_free(pack);
  return shelf;
}

void gk_pack_shelf_free(gk_pack_shelf *shelf)
{
  if (shelf == NULL) return;
  for (size_t i = 0; i < shelf->count; i++) gk_pack_free(shelf->items[i]);
  gk_arena_free(&shelf->arena);
  free(shelf);
}

const gk_pack *gk_pack_shelf_for(const gk_pack_shelf *shelf, int year, bool own)
{
  const gk_pack *newest = NULL;
  for (size_t i = 0; i < shelf->count; i++) {
    const gk_pack *pack = shelf->items[i];
    if (pack->regions.count > 0 || (pack->own && !own)) continue;
    if (pack->year <= year && year <= pack->until) return pack;
    if (newest == NULL || pack->until >= newest->until) newest = pack;
  }
  return newest != NULL ? newest : shelf->items[shelf->count - 1];
}

const gk_pack *gk_pack_shelf_get(const gk_pack_shelf *shelf, const char *id)
{
  for (size_t i = 0; i < shelf->count; i++)
    if (strcmp(shelf->items[i]->id, id) == 0) return shelf->items[i];
  return NULL;
}
