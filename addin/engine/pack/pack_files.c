/* SPDX-License-Identifier: MPL-2.0 */
/* The files of packs: each is read once for all packs that use it, and those that the build has seen need no schema. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"

/* A file that was read. */
typedef struct gk_pack_source {
  struct gk_pack_source *next;
  const char *path;
  xmlDocPtr doc;
  bool valid;
} gk_pack_source;

void gk_pack_files_close(gk_pack_files *files)
{
  for (gk_pack_source *source = files->sources; source != NULL; source = source->next) xmlFreeDoc(source->doc);
  xmlRelaxNGFree(files->grammar);
  xmlFreeDoc(files->schema);
  gk_arena_free(&files->arena);
  *files = (gk_pack_files){0};
}

/* By what a file is known again: what POSIX's cksum says of it. It tells an edited file from one that was not; it is no
 * proof against someone who looks for two of one sum. */
typedef struct digest {
  uint32_t sum;
  size_t length;
} digest;

static uint32_t sum_of(const unsigned char *bytes, size_t length)
{
  uint32_t table[256], sum = 0;
  for (uint32_t i = 0; i < 256; i++) {
    table[i] = i << 24;
    for (int bit = 0; bit < 8; bit++) table[i] = (table[i] << 1) ^ (table[i] >> 31 != 0 ? UINT32_C(0x04C11DB7) : 0);
  }
  for (size_t i = 0; i < length; i++) sum = (sum << 8) ^ table[(sum >> 24) ^ bytes[i]];
  for (size_t rest = length; rest != 0; rest >>= 8) sum = (sum << 8) ^ table[(sum >> 24) ^ (rest & 0xFF)];
  return ~sum;
}

/* Whether the build has found a file of these bytes valid: those that ship need no schema. */
static bool seen_by_build(const char *bytes, size_t length)
{
  static const digest seen[] = {
#include "packs_seen.inc"
  };
  uint32_t sum = sum_of((const unsigned char *)bytes, length);
  for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
    if (seen[i].length == length && seen[i].sum == sum) return true;
  }
  return false;
}

static gk_pack_source *known_source(const gk_pack_loader *loader)
{
  gk_pack_source *source = loader->files->sources;
  while (source != NULL && strcmp(source->path, loader->path) != 0) source = source->next;
  return source;
}

static gk_pack_source *read_source(gk_pack_loader *loader)
{
  gk_arena *arena = &loader->files->arena;
  gk_pack_source *source = gk_arena_alloc(arena, sizeof *source);
  const char *path = gk_arena_text(arena, loader->path, strlen(loader->path));
  size_t length = 0;
  char *bytes = gk_pack_read_file(loader, &length);
  xmlDocPtr doc = bytes == NULL ? NULL : gk_pack_parse_xml(loader, bytes, length);
  if (doc != NULL && source != NULL && path != NULL) {
    *source = (gk_pack_source){loader->files->sources, path, doc, seen_by_build(bytes, length)};
    loader->files->sources = source;
  } else {
    if (doc != NULL) gk_fail_memory(loader->err);
    xmlFreeDoc(doc);
    source = NULL;
  }
  free(bytes);
  return source;
}

static gk_pack_source *source_of(gk_pack_loader *loader)
{
  gk_pack_source *source = known_source(loader);
  return source != NULL ? source : read_source(loader);
}

xmlDocPtr gk_pack_read_xml(gk_pack_loader *loader)
{
  const gk_pack_source *source = source_of(loader);
  return source == NULL ? NULL : source->doc;
}

xmlDocPtr gk_pack_read_valid(gk_pack_loader *loader, const char *root)
{
  gk_pack_source *source = source_of(loader);
  if (source == NULL) return NULL;
  const xmlNode *outermost = xmlDocGetRootElement(source->doc);
  if (!gk_pack_is(outermost, root)) {
    gk_pack_refuse(loader, outermost, "最外层应是 <%s>，不是 <%s>", root, (const char *)outermost->name);
    return NULL;
  }
  source->valid = source->valid || gk_pack_schema_check(loader, source->doc, root);
  return source->valid ? source->doc : NULL;
}
