/* SPDX-License-Identifier: MPL-2.0 */
/* The packs that a pack extends, and the files of all of them as one document. */
#include <stdio.h>
#include <string.h>

#include "engine/base/open_file.h"
#include "engine/pack/pack_load.h"

const char *gk_pack_path(gk_pack_loader *loader, const char *folder, const char *name)
{
  size_t length = strlen(folder), size = length + strlen(name) + 2;
  while (length > 1 && folder[length - 1] == '/') length--;
  char *path = gk_arena_alloc(&loader->pack->arena, size);
  if (path != NULL) snprintf(path, size, "%.*s/%s", (int)length, folder, name);
  return path;
}

static bool exists(const char *path)
{
  FILE *file = gk_open_file(path);
  if (file != NULL) fclose(file);
  return file != NULL;
}

/* --- which packs -------------------------------------------------------------------------------------------------- */

/* The bytes of `folder` before its last part: "sheets" of "sheets/cn-2022/", 0 where it has none. */
static size_t parent_length(const char *folder)
{
  size_t length = strlen(folder);
  while (length > 1 && folder[length - 1] == '/') length--;
  while (length > 0 && folder[length - 1] != '/') length--;
  return length;
}

/* The name of the folder: "cn-2022". */
static const char *folder_name(gk_pack_loader *loader, const char *folder)
{
  const char *start = folder + parent_length(folder);
  return gk_arena_text(&loader->pack->arena, start, strcspn(start, "/"));
}

/* The folder called `name` beside `folder`. */
static const char *beside(gk_pack_loader *loader, const char *folder, const char *name)
{
  size_t length = parent_length(folder);
  const char *last = folder + length;
  /* "." and ".." have no name that could be replaced */
  if (strncmp(last, ".", 1) == 0 && strspn(last, "./") == strlen(last)) {
    const char *parent = gk_pack_path(loader, folder, "..");
    return parent != NULL ? gk_pack_path(loader, parent, name) : NULL;
  }
  if (length == 0) return gk_arena_text(&loader->pack->arena, name, strlen(name));
  const char *parent = gk_arena_text(&loader->pack->arena, folder, length);
  return parent != NULL ? gk_pack_path(loader, parent, name) : NULL;
}

/* The ways from the first pack to the one that closes the circle: a → b → a. */
static bool refuse_circle(const gk_pack_loader *loader, const xmlNode *root, const char *const *names, int count,
                          const char *again)
{
  char chain[GK_PACK_BASES * 40] = "";
  size_t used = 0;
  for (int i = 0; i < count && used < sizeof chain; i++)
    used += (size_t)snprintf(chain + used, sizeof chain - used, "%s → ", names[i]);
  return gk_pack_refuse(loader, root, "extends 绕成了圈：%s%s", chain, again);
}

/* The folder of the pack `name` that the one in `folder` extends: beside it, else in the library. *file is where its
 * pack.xml should be. */
static const char *base_folder(gk_pack_loader *loader, const char *folder, const char *name, const char **file)
{
  const char *found = beside(loader, folder, name);
  *file = found != NULL ? gk_pack_path(loader, found, "pack.xml") : NULL;
  if (*file == NULL || exists(*file) || loader->library == NULL) return found;
  found = gk_pack_path(loader, loader->library, name);
  *file = found != NULL ? gk_pack_path(loader, found, "pack.xml") : NULL;
  return found;
}

/* What the pack.xml at loader->path extends: "" for nothing. */
static bool read_extends(gk_pack_loader *loader, const char *const *names, int count, const char **out)
{
  xmlDocPtr doc = gk_pack_read_xml(loader);
  if (doc == NULL) return false;
  const xmlNode *root = xmlDocGetRootElement(doc);
  const char *base = gk_pack_plain(root, "extends");
  bool ok = true;
  /* A name that is none is for the schema to refuse. */
  if (strcspn(base, "/\\.") != strlen(base)) base = "";
  for (int i = 0; i < count && ok; i++)
    if (strcmp(names[i], base) == 0) ok = refuse_circle(loader, root, names, count, base);
  if (ok && *base != '\0') {
    const char *file, *folder = base_folder(loader, loader->folders[count - 1], base, &file);
    if (file == NULL) ok = gk_fail_memory(loader->err);
    else if (!exists(file)) ok = gk_pack_refuse(loader, root, "extends 指的规则包 %s 不存在（应有 %s）", base, file);
    else if (count == GK_PACK_BASES) ok = gk_pack_refuse(loader, root, "extends 一个接一个，超过 %d 层", GK_PACK_BASES);
    *out = folder;
  } else {
    *out = "";
  }
  return ok;
}

bool gk_pack_find_bases(gk_pack_loader *loader, const char *folder)
{
  const char *names[GK_PACK_BASES];
  loader->folder_count = 0;
  for (const char *next = folder; *next != '\0';) {
    int i = loader->folder_count++;
    loader->folders[i] = next;
    names[i] = folder_name(loader, next);
    loader->path = gk_pack_path(loader, next, "pack.xml");
    if (names[i] == NULL || loader->path == NULL) return gk_fail_memory(loader->err);
    if (!read_extends(loader, names, loader->folder_count, &next)) return false;
  }
  for (int i = 0, k = loader->folder_count - 1; i < k; i++, k--) {
    const char *swapped = loader->folders[i];
    loader->folders[i] = loader->folders[k];
    loader->folders[k] = swapped;
  }
  return true;
}

/* --- their files as one ------------------------------------------------------------------------------------------- */

static void mark_file(xmlNode *node, gk_pack_file *file)
{
  node->_private = file;
  for (xmlNode *child = gk_pack_first(node); child != NULL; child = gk_pack_next(child)) mark_file(child, file);
}

/* What only a pack that extends another may write. */
static bool check_bottom(const gk_pack_loader *loader, const xmlNode *node)
{
  if (gk_pack_is(node, "change") || gk_pack_is(node, "remove"))
    return gk_pack_refuse(loader, node, "只有写了 extends 的规则包才能用 <%s>", (const char *)node->name);
  for (const xmlNode *child = gk_pack_first(node); child != NULL; child = gk_pack_next(child))
    if (!check_bottom(loader, child)) return false;
  return true;
}

bool gk_pack_is_own(const gk_pack_loader *loader, const char *folder)
{
  size_t length = loader->library == NULL ? 0 : strlen(loader->library);
  while (length > 1 && loader->library[length - 1] == '/') length--;
  return length > 0 && (strncmp(folder, loader->library, length) != 0 || folder[length] != '/');
}

/* One pack's file, valid; it is shared. *doc stays NULL where a pack that extends another has no such file. */
static bool read_one(gk_pack_loader *loader, int level, const char *name, const char *root, gk_pack_file **file,
                     xmlDocPtr *doc)
{
  const char *folder = loader->folders[level];
  *doc = NULL;
  loader->path = gk_pack_path(loader, folder, name);
  *file = gk_arena_alloc(&loader->pack->arena, sizeof **file);
  if (loader->path == NULL || *file == NULL) return gk_fail_memory(loader->err);
  if (level > 0 && !exists(loader->path)) return true;
  **file = (gk_pack_file){loader->path, folder_name(loader, folder), level, gk_pack_is_own(loader, folder)};
  if ((*file)->pack == NULL) return gk_fail_memory(loader->err);
  *doc = gk_pack_read_valid(loader, root);
  return *doc != NULL && (level > 0 || check_bottom(loader, xmlDocGetRootElement(*doc)));
}

/* A copy of a file that is shared, to be changed. */
static xmlDocPtr copy_of(const gk_pack_loader *loader, xmlDocPtr shared, gk_pack_file *file)
{
  xmlDocPtr copy = xmlCopyDoc(shared, 1);
  if (copy == NULL) gk_fail_memory(loader->err);
  else mark_file(xmlDocGetRootElement(copy), file);
  return copy;
}

/* Puts the file of one more pack into `merged`. */
static bool merge(gk_pack_loader *loader, xmlDocPtr merged, xmlDocPtr shared, gk_pack_file *file, const char *root)
{
  xmlDocPtr doc = copy_of(loader, shared, file);
  if (doc == NULL) return false;
  xmlNode *into = xmlDocGetRootElement(merged), *from = xmlDocGetRootElement(doc);
  bool ok = strcmp(root, "pack") == 0    ? gk_pack_merge_layouts(loader, into, from)
            : strcmp(root, "rules") == 0 ? gk_pack_merge_rules(loader, into, from)
                                         : gk_pack_merge_codes(loader, into, from);
  xmlFreeDoc(doc);
  return ok;
}

xmlDocPtr gk_pack_read_merged(gk_pack_loader *loader, const char *name, const char *root, bool *shared)
{
  xmlDocPtr bottom = NULL, merged = NULL, doc = NULL;
  gk_pack_file *bottom_file = NULL, *file = NULL;
  bool ok = read_one(loader, 0, name, root, &bottom_file, &bottom);
  for (int level = 1; ok && level < loader->folder_count; level++) {
    ok = read_one(loader, level, name, root, &file, &doc);
    if (!ok || doc == NULL) continue;
    if (merged == NULL) merged = copy_of(loader, bottom, bottom_file);
    ok = merged != NULL && merge(loader, merged, doc, file, root);
  }
  *shared = ok && merged == NULL; /* nothing changes it, so it needs no copy */
  if (*shared) mark_file(xmlDocGetRootElement(bottom), bottom_file);
  if (ok) return *shared ? bottom : merged;
  xmlFreeDoc(merged);
  return NULL;
}
