/* SPDX-License-Identifier: MPL-2.0 */
#include "files/package/zip_write.h"

#include <time.h>
#include <zip.h>

static bool fail_write(const char *path, const char *reason, gk_error *err)
{
  return gk_fail(err, GK_ERR_IO, "无法写入 %s（%s）。", path, reason);
}

static bool add_entry(zip_t *archive, const gk_zip_entry *entry)
{
  /* A fixed time, so that the same content gives the same file. */
  enum { FIRST_TIME_OF_ZIP = 315532800 };
  zip_source_t *source = zip_source_buffer(archive, entry->text->bytes, entry->text->length, 0);
  zip_int64_t index = source == NULL ? -1 : zip_file_add(archive, entry->name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  return zip_set_file_compression(archive, (zip_uint64_t)index, entry->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) ==
           0 &&
         zip_file_set_mtime(archive, (zip_uint64_t)index, FIRST_TIME_OF_ZIP, 0) == 0;
}

bool gk_write_zip(const char *path, const gk_zip_entry *entries, size_t count, gk_error *err)
{
  for (size_t i = 0; i < count; i++) {
    if (entries[i].text->failed) return gk_fail_memory(err);
  }
  int code = 0;
  zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == NULL) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    fail_write(path, zip_error_strerror(&error), err);
    zip_error_fini(&error);
    return false;
  }
  bool ok = true;
  for (size_t i = 0; ok && i < count; i++) ok = add_entry(archive, &entries[i]);
  if (ok && zip_close(archive) == 0) return true;
  fail_write(path, zip_strerror(archive), err);
  zip_discard(archive);
  return false;
}
