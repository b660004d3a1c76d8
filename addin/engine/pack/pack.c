/* SPDX-License-Identifier: MPL-2.0 */
#include "engine/pack/pack.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"

const char *gk_label_in(gk_label label)
{
  return gk_words_are_keys() ? label.zh : label.en;
}

typedef bool read_fn(gk_pack_loader *loader, const xmlNode *root);

/* One file of a pack: read, validated, merged with those of the packs below, turned into a part of the pack. */
static bool read_part(gk_pack_loader *loader, const char *name, const char *root, read_fn *read)
{
  bool shared;
  xmlDocPtr doc = gk_pack_read_merged(loader, name, root, &shared);
  if (doc == NULL) return false;
  bool ok = read(loader, xmlDocGetRootElement(doc));
  if (!shared) xmlFreeDoc(doc);
  return ok;
}

/* Labels of rules use the names of lines, columns and codes: the rules come last. */
static bool load(gk_pack_loader *loader, const char *folder)
{
  if (!gk_pack_find_bases(loader, folder)) return false;
  bool apart = loader->library != NULL;
  loader->schema_path = gk_pack_path(loader, apart ? loader->library : folder, apart ? "pack.rng" : "../pack.rng");
  if (loader->schema_path == NULL) return gk_fail_memory(loader->err);
  return read_part(loader, "pack.xml", "pack", gk_pack_read_layouts) &&
         read_part(loader, "codes.xml", "codes", gk_pack_read_codes) &&
         read_part(loader, "rules.xml", "rules", gk_pack_read_rules) && gk_pack_index(loader);
}

gk_pack *gk_pack_load(const char *folder, gk_error *err)
{
  return gk_pack_load_with(folder, NULL, err);
}

gk_pack *gk_pack_load_with(const char *folder, const char *library, gk_error *err)
{
  gk_pack_files files = {0};
  gk_pack *pack = gk_pack_load_by(folder, library, &files, err);
  gk_pack_files_close(&files);
  return pack;
}

gk_pack *gk_pack_load_by(const char *folder, const char *library, gk_pack_files *files, gk_error *err)
{
  gk_error unused = GK_ERROR_INIT;
  gk_pack_loader loader = {.err = err != NULL ? err : &unused, .library = library, .files = files};
  if (strlen(folder) > 4096) {
    gk_fail(err, GK_ERR_IO, "规则包的路径太长。");
    return NULL;
  }
  loader.pack = calloc(1, sizeof *loader.pack);
  if (loader.pack == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  loader.pack->own = gk_pack_is_own(&loader, folder);
  if (load(&loader, folder)) return loader.pack;
  gk_pack_free(loader.pack);
  return NULL;
}

void gk_pack_free(gk_pack *pack)
{
  if (pack == NULL) return;
  gk_arena_free(&pack->arena);
  free(pack);
}

bool gk_pack_in_family(const gk_pack_table *table, const char *family)
{
  size_t length = strlen(family);
  return table->form && strncmp(table->id, family, length) == 0 && table->id[length] == '.';
}

long gk_pack_table_index(const gk_pack *pack, const char *id)
{
  for (size_t i = 0; i < pack->table_count + pack->form_count; i++)
    if (strcmp(pack->tables[i].id, id) == 0 || gk_pack_in_family(&pack->tables[i], id)) return (long)i;
  return -1;
}

long gk_pack_column_index(const gk_pack_table *table, const char *id)
{
  for (size_t i = 0; i < table->column_count; i++)
    if (strcmp(table->columns[i].id, id) == 0) return (long)i;
  return -1;
}
