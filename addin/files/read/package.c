/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/package.h"

#include <stdlib.h>
#include <zip.h>

#include "files/read/limits.h"

struct gk_package {
  zip_t *archive;
  const char *name;
  zip_uint64_t inflated; /* by all entries that were read */
};

static bool fail_damaged(const char *name, const char *reason, gk_error *err)
{
  return gk_fail(err, GK_ERR_FORMAT, "%s 打不开，文件可能损坏或没有传完（%s）。",
                 "%s cannot be opened; it may be damaged or cut off (%s).", name, reason);
}

static bool open_archive(gk_package *package, const char *bytes, size_t size, gk_error *err)
{
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &error);
  package->archive = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (package->archive == NULL) {
    fail_damaged(package->name, zip_error_strerror(&error), err);
    zip_source_free(source);
  }
  zip_error_fini(&error);
  if (package->archive == NULL) return false;
  if (zip_get_num_entries(package->archive, 0) <= GK_LIMIT_ENTRIES) return true;
  return gk_fail(err, GK_ERR_LIMIT, "%s 里的文件超过%d个，不予读取。", "%s holds more than %d files and is not read.",
                 package->name, (int)GK_LIMIT_ENTRIES);
}

gk_package *gk_package_open(const char *bytes, size_t size, const char *name, gk_error *err)
{
  gk_package *package = calloc(1, sizeof *package);
  if (package == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  package->name = name;
  if (open_archive(package, bytes, size, err)) return package;
  gk_package_close(package);
  return NULL;
}

void gk_package_close(gk_package *package)
{
  if (package == NULL) return;
  if (package->archive != NULL) zip_discard(package->archive);
  free(package);
}

bool gk_package_has(const gk_package *package, const char *entry)
{
  return zip_name_locate(package->archive, entry, 0) >= 0;
}

const char *gk_package_name(const gk_package *package)
{
  return package->name;
}

/* Judges by what the archive says of the entry, before anything is inflated; what comes out is held to it. */
static bool check_entry(const gk_package *package, const zip_stat_t *about, gk_error *err)
{
  if (about->encryption_method != ZIP_EM_NONE)
    return gk_fail(err, GK_ERR_FORMAT, "%s 有密码，读不了；请去掉打开密码后再校验。",
                   "%s is password-protected; take the password off to check it.", package->name);
  bool swells = about->size > GK_LIMIT_RATIO_FREE && about->size / GK_LIMIT_RATIO > about->comp_size;
  bool fits = about->size <= GK_LIMIT_ENTRY_BYTES && about->size <= GK_LIMIT_INFLATED - package->inflated;
  if (fits && !swells) return true;
  return gk_fail(err, GK_ERR_LIMIT, "%s 里的 %.60s 展开后太大，不像正常的工作簿，不予读取。",
                 "%s: %.60s is too large when expanded for an honest workbook and is not read.", package->name,
                 about->name);
}

static bool inflate_entry(const gk_package *package, zip_uint64_t index, char *out, size_t size, gk_error *err)
{
  zip_file_t *file = zip_fopen_index(package->archive, index, 0);
  if (file == NULL) return fail_damaged(package->name, zip_strerror(package->archive), err);
  size_t done = 0;
  zip_int64_t taken = 0;
  while (done < size && (taken = zip_fread(file, out + done, size - done)) > 0) done += (size_t)taken;
  /* Reading on to the end has the checksum compared, and shows an entry that is longer than it says. */
  char more;
  bool whole = done == size && zip_fread(file, &more, 1) == 0;
  bool ok = whole || fail_damaged(package->name, zip_file_strerror(file), err);
  zip_fclose(file);
  return ok;
}

char *gk_package_read(gk_package *package, const char *entry, size_t *size, gk_error *err)
{
  zip_stat_t about;
  zip_int64_t index = zip_name_locate(package->archive, entry, 0);
  *size = 0;
  if (index < 0 || zip_stat_index(package->archive, (zip_uint64_t)index, 0, &about) != 0) {
    gk_fail(err, GK_ERR_FORMAT, "%s 里缺少 %.60s，文件可能损坏。", "%s lacks %.60s; it may be damaged.", package->name, entry);
    return NULL;
  }
  if (!check_entry(package, &about, err)) return NULL;
  package->inflated += about.size;
  char *bytes = malloc((size_t)about.size + 1);
  if (bytes == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  if (!inflate_entry(package, (zip_uint64_t)index, bytes, (size_t)about.size, err)) {
    free(bytes);
    return NULL;
  }
  bytes[about.size] = '\0';
  *size = (size_t)about.size;
  return bytes;
}
