/* SPDX-License-Identifier: MPL-2.0 */
/* What marking shares: which marks are a sheet's, changing entries of an archive. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "files/mark/mark_parts.h"
#include "files/file_write.h"
#include "files/xml/dom.h"

size_t gk_marks_end(const gk_marks *marks, size_t first, size_t sheet)
{
  while (first < marks->count && marks->items[first].sheet == (int32_t)sheet) first++;
  return first;
}

bool gk_fail_sheets(const gk_annotation *a, gk_error *err)
{
  return gk_fail(err, GK_ERR_FORMAT, "%s 里没有找到全部工作表，或内存不够，没有做副本。", a->source.name);
}

xmlDocPtr gk_mark_entry(const gk_annotation *a, const char *entry, int options, gk_error *err)
{
  size_t length;
  char *bytes = gk_package_read(a->source.package, entry, &length, err);
  xmlDocPtr doc = bytes == NULL ? NULL : gk_dom_parse(bytes, length, options, a->source.name, err);
  free(bytes);
  return doc;
}

bool gk_entries_add(gk_entries *entries, const char *name, xmlDocPtr doc, gk_error *err)
{
  gk_entry entry = {.name = strdup(name)};
  entry.bytes = gk_dom_dump(doc, &entry.size, err);
  gk_entry *items = realloc(entries->items, (entries->count + 1) * sizeof *items);
  if (items != NULL) entries->items = items;
  if (items != NULL && entry.name != NULL && entry.bytes != NULL) {
    entries->items[entries->count++] = entry;
    return true;
  }
  xmlFree(entry.bytes);
  free(entry.name);
  return gk_fail_memory(err);
}

void gk_entries_free(gk_entries *entries)
{
  for (size_t i = 0; i < entries->count; i++) {
    free(entries->items[i].name);
    xmlFree(entries->items[i].bytes);
  }
  free(entries->items);
  *entries = (gk_entries){0};
}

/* A changed entry keeps its time, a new one gets a fixed one, so that the same content gives the same file. */
static bool put_entry(zip_t *archive, const gk_entry *entry)
{
  enum { FIRST_TIME_OF_ZIP = 315532800 };
  zip_stat_t about;
  zip_int64_t index = zip_name_locate(archive, entry->name, 0);
  bool known =
    index >= 0 && zip_stat_index(archive, (zip_uint64_t)index, 0, &about) == 0 && (about.valid & ZIP_STAT_MTIME) != 0;
  zip_source_t *source = zip_source_buffer(archive, entry->bytes, (zip_uint64_t)entry->size, 0);
  if (source == NULL) return false;
  bool put = true;
  if (index < 0) index = zip_file_add(archive, entry->name, source, ZIP_FL_ENC_UTF_8);
  else put = zip_file_replace(archive, (zip_uint64_t)index, source, 0) == 0;
  if (index >= 0 && put)
    return zip_file_set_mtime(archive, (zip_uint64_t)index, known ? about.mtime : FIRST_TIME_OF_ZIP, 0) == 0;
  zip_source_free(source);
  return false;
}

static bool put_entries(const char *path, const gk_entries *entries)
{
  zip_t *archive = zip_open(path, 0, NULL);
  bool done = archive != NULL;
  for (size_t i = 0; i < entries->count && done; i++) done = put_entry(archive, &entries->items[i]);
  if (done && zip_close(archive) == 0) return true;
  if (archive != NULL) zip_discard(archive);
  return false;
}

bool gk_mark_write(const gk_annotation *a, const gk_entries *entries, gk_error *err)
{
  gk_text part = {0};
  bool written = gk_part_of(a->to, &part, err) && gk_part_write(part.bytes, a->source.bytes, a->source.size, err);
  if (written && !put_entries(part.bytes, entries)) written = gk_fail_write(part.bytes, err);
  if (part.bytes != NULL) written = gk_part_finish(part.bytes, a->to, written, err);
  gk_text_free(&part);
  return written;
}
