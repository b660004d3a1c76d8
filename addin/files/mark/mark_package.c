/* SPDX-License-Identifier: MPL-2.0 */
/* What marking shares: which marks are a sheet's, changing entries of an archive. */
#include <stdlib.h>
#include <string.h>

#include "files/mark/mark_parts.h"
#include "files/output_file.h"
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
  int size = 0;
  char *kept = strdup(name);
  xmlChar *bytes = gk_dom_dump(doc, &size, err);
  gk_zip_entry *items = realloc(entries->items, (entries->count + 1) * sizeof *items);
  if (items != NULL) entries->items = items;
  if (items != NULL && kept != NULL && bytes != NULL) {
    items[entries->count++] = (gk_zip_entry){.name = kept, .bytes = (const char *)bytes, .size = (size_t)size};
    return true;
  }
  xmlFree(bytes);
  free(kept);
  return gk_fail_memory(err);
}

void gk_entries_free(gk_entries *entries)
{
  for (size_t i = 0; i < entries->count; i++) {
    free((char *)entries->items[i].name);
    xmlFree((char *)entries->items[i].bytes);
  }
  free(entries->items);
  *entries = (gk_entries){0};
}

bool gk_mark_write(const gk_annotation *a, const gk_entries *entries, gk_error *err)
{
  gk_text copy = {0};
  bool written =
    gk_zip_write(a->source.bytes, a->source.size, entries->items, entries->count, a->source.name, &copy, err) &&
    gk_write_file(a->to, copy.bytes, copy.length, err);
  gk_text_free(&copy);
  return written;
}
