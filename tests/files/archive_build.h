/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * An archive in memory, for the tests and the fuzzer of zipped workbooks.
 */
#ifndef GK_ARCHIVE_BUILD_H
#define GK_ARCHIVE_BUILD_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/** Namespaces, as the attribute that declares them. */
#define GK_BUILD_MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define GK_BUILD_R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define GK_BUILD_RELATIONS "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
#define GK_BUILD_TYPES "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\""

typedef struct gk_build_part {
  const char *name;
  const void *bytes;
  size_t size;
} gk_build_part;

/** A part whose content is a text. */
#define GK_BUILD_TEXT(name, text)                                                                                      \
  {                                                                                                                    \
    name, text, strlen(text)                                                                                           \
  }

/* What was written, malloc'ed; NULL when memory is out. */
static inline char *gk_build_taken(zip_source_t *whole, size_t *size)
{
  zip_stat_t about;
  if (zip_source_stat(whole, &about) != 0 || zip_source_open(whole) != 0) return NULL;
  char *bytes = malloc((size_t)about.size);
  *size = bytes == NULL ? 0 : (size_t)zip_source_read(whole, bytes, about.size);
  zip_source_close(whole);
  return bytes;
}

/** The archive of the parts, deflated or stored; malloc'ed, NULL when memory is out. */
static inline char *gk_build_archive(const gk_build_part *parts, size_t count, bool stored, size_t *size)
{
  *size = 0;
  zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
  zip_t *archive = whole == NULL ? NULL : zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
  if (archive == NULL) return NULL;
  zip_source_keep(whole);
  for (size_t i = 0; i < count; i++) {
    zip_source_t *text = zip_source_buffer(archive, parts[i].bytes, parts[i].size, 0);
    zip_int64_t index = zip_file_add(archive, parts[i].name, text, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    if (stored) zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_STORE, 0);
  }
  *size = 0;
  char *bytes = zip_close(archive) == 0 ? gk_build_taken(whole, size) : NULL;
  zip_source_free(whole);
  return bytes;
}

#endif
