/* SPDX-License-Identifier: MPL-2.0 */
#include "pack.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack_load.h"

const char *gk_label_in(gk_label label, gk_lang lang) {
  return lang == GK_EN ? label.en : label.zh;
}

typedef bool read_fn(gk_pack_loader *loader, const xmlNode *root);

static bool set_path(gk_pack_loader *loader, const char *folder, const char *name) {
  size_t length = strlen(folder), size = length + strlen(name) + 2;
  while (length > 1 && folder[length - 1] == '/') length--;
  char *path = gk_arena_alloc(&loader->pack->arena, size);
  if (path == NULL) return gk_fail_memory(loader->err);
  snprintf(path, size, "%.*s/%s", (int)length, folder, name);
  loader->path = path;
  return true;
}

/* One file of a pack: read, validated, turned into a part of the pack. */
static bool read_part(gk_pack_loader *loader, const char *folder, const char *name, const char *root, read_fn *read) {
  if (!set_path(loader, folder, name)) return false;
  xmlDocPtr doc = gk_pack_read_xml(loader);
  if (doc == NULL) return false;
  bool ok = gk_pack_schema_check(loader, doc, root) && read(loader, xmlDocGetRootElement(doc));
  xmlFreeDoc(doc);
  return ok;
}

/* Labels of rules use the names of lines, columns and codes: the rules come last. */
static bool load(gk_pack_loader *loader, const char *folder) {
  return set_path(loader, folder, "../pack.rng") && gk_pack_schema_open(loader) &&
         read_part(loader, folder, "pack.xml", "pack", gk_pack_read_layouts) &&
         read_part(loader, folder, "codes.xml", "codes", gk_pack_read_codes) &&
         read_part(loader, folder, "rules.xml", "rules", gk_pack_read_rules);
}

gk_pack *gk_pack_load(const char *folder, gk_error *err) {
  gk_error unused = GK_ERROR_INIT(GK_ZH);
  gk_pack_loader loader = {.err = err != NULL ? err : &unused};
  if (strlen(folder) > 4096) {
    gk_fail(err, GK_ERR_IO, "规则包的路径太长。", "The path of the pack is too long.");
    return NULL;
  }
  loader.pack = calloc(1, sizeof *loader.pack);
  if (loader.pack == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  bool ok = load(&loader, folder);
  gk_pack_schema_close(&loader);
  if (ok) return loader.pack;
  gk_pack_free(loader.pack);
  return NULL;
}

void gk_pack_free(gk_pack *pack) {
  if (pack == NULL) return;
  gk_arena_free(&pack->arena);
  free(pack);
}

long gk_pack_table_index(const gk_pack *pack, const char *id) {
  for (size_t i = 0; i < pack->table_count; i++)
    if (strcmp(pack->tables[i].id, id) == 0) return (long)i;
  return -1;
}

long gk_pack_column_index(const gk_pack_table *table, const char *id) {
  for (size_t i = 0; i < table->column_count; i++)
    if (strcmp(table->columns[i].id, id) == 0) return (long)i;
  return -1;
}
