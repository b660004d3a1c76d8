/* SPDX-License-Identifier: MPL-2.0 */
#include "files/package/zip_write.h"

#include <zip.h>

enum { FIRST_TIME_OF_ZIP = 315532800 };

static bool put_entry(zip_t *archive, const gk_zip_entry *entry)
{
  zip_stat_t about;
  zip_int64_t index = zip_name_locate(archive, entry->name, 0);
  bool known =
    index >= 0 && zip_stat_index(archive, (zip_uint64_t)index, 0, &about) == 0 && (about.valid & ZIP_STAT_MTIME) != 0;
  zip_source_t *source = zip_source_buffer(archive, entry->bytes, entry->size, 0);
  if (source == NULL) return false;
  bool put = true;
  if (index < 0) put = (index = zip_file_add(archive, entry->name, source, ZIP_FL_ENC_UTF_8)) >= 0;
  else put = zip_file_replace(archive, (zip_uint64_t)index, source, 0) == 0;
  if (!put) {
    zip_source_free(source);
    return false;
  }
  return zip_set_file_compression(archive, (zip_uint64_t)index, entry->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) ==
           0 &&
         zip_file_set_mtime(archive, (zip_uint64_t)index, known ? about.mtime : FIRST_TIME_OF_ZIP, 0) == 0;
}

/* What the archive's source holds once it was closed. */
static bool take_bytes(zip_source_t *source, gk_text *out)
{
  char bytes[65536];
  zip_int64_t count;
  if (zip_source_open(source) != 0) return false;
  while ((count = zip_source_read(source, bytes, sizeof bytes)) > 0) gk_text_add(out, bytes, (size_t)count);
  zip_source_close(source);
  return count == 0;
}

bool gk_zip_write(const char *bytes, size_t size, const gk_zip_entry *entries, size_t count, const char *name,
                  gk_text *out, gk_error *err)
{
  zip_source_t *source = zip_source_buffer_create(size == 0 ? NULL : bytes, size, 0, NULL);
  zip_t *archive = source == NULL ? NULL : zip_open_from_source(source, size == 0 ? ZIP_CREATE : 0, NULL);
  bool ok = archive != NULL;
  if (ok) zip_source_keep(source);
  for (size_t i = 0; ok && i < count; i++) ok = put_entry(archive, &entries[i]);
  bool closed = ok && zip_close(archive) == 0;
  if (archive != NULL && !closed) zip_discard(archive);
  ok = closed && take_bytes(source, out) && !out->failed;
  zip_source_free(source);
  return ok || gk_fail(err, GK_ERR_MEMORY, "内存不够，%s 没有写成。", name);
}
