/* SPDX-License-Identifier: MPL-2.0 */
#include "files/package/package.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#include "files/limits.h"
#include "files/xml/xml_scan.h"

struct gk_package {
  zip_t *archive;
  struct libdeflate_decompressor *inflater;
  const char *name;
  size_t size;           /* of the archive */
  zip_uint64_t inflated; /* by all entries that were read */
};

static uint32_t read32(const char *at)
{
  const unsigned char *byte = (const unsigned char *)at;
  return byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

/* What libzip calls it is English jargon, for those who read it. */
static bool fail_damaged(const char *name, const char *reason, gk_error *err)
{
  if (!gk_words_are_english()) return gk_fail(err, GK_ERR_FORMAT, "%s 打不开，文件可能损坏或没有传完。", name);
  return gk_fail(err, GK_ERR_FORMAT, "%s 打不开，文件可能损坏或没有传完（%s）。", name, reason);
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
  return gk_fail(err, GK_ERR_LIMIT, "%s 里的文件超过%d个，不予读取。", package->name, (int)GK_LIMIT_ENTRIES);
}

/* Where the list lies whose end record stands at `at`, which says so itself; NULL where no list is there. */
static const char *list_of(const char *bytes, const char *at, const char *end)
{
  enum { RECORD = 22, SIZE_AT = 12, OFFSET_AT = 16 };
  if (end - at < RECORD) return NULL;
  size_t room = (size_t)(at - bytes), size = read32(at + SIZE_AT), offset = read32(at + OFFSET_AT);
  bool there = size >= 4 && offset <= room && size <= room - offset;
  return there && memcmp(bytes + offset, "PK\1\2", 4) == 0 ? bytes + offset : NULL;
}

/* Of two archives in one file we would read the first, Calc the last. One that is stored within another counts its places
 * from its own begin. */
static bool is_one_archive(const char *bytes, size_t size, const char *name, gk_error *err)
{
  const char *end = bytes + size, *at = bytes - 1, *last = NULL;
  size_t lists = 0;
  while (++at < end && (at = memchr(at, 'P', (size_t)(end - at))) != NULL) {
    if (end - at < 4 || memcmp(at, "PK\5\6", 4) != 0) continue;
    last = at;
    if (list_of(bytes, at, end) != NULL) lists++;
  }
  bool one = lists == 0 || (lists == 1 && list_of(bytes, last, end) != NULL);
  return one ||
         gk_fail(err, GK_ERR_FORMAT,
                 "%s 里接连放着两个压缩包，各种软件打开的不是同一个，不予读取；请用Calc、WPS或Excel打开核对，另存为"
                 ".xlsx或.ods。",
                 name);
}

gk_package *gk_package_open(const char *bytes, size_t size, const char *name, gk_error *err)
{
  if (!is_one_archive(bytes, size, name, err)) return NULL;
  gk_package *package = calloc(1, sizeof *package);
  if (package == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  package->name = name;
  package->size = size;
  package->inflater = libdeflate_alloc_decompressor();
  if (package->inflater == NULL) gk_fail_memory(err);
  else if (open_archive(package, bytes, size, err)) return package;
  gk_package_close(package);
  return NULL;
}

void gk_package_close(gk_package *package)
{
  if (package == NULL) return;
  if (package->archive != NULL) zip_discard(package->archive);
  libdeflate_free_decompressor(package->inflater);
  free(package);
}

bool gk_package_has(const gk_package *package, const char *entry)
{
  return zip_name_locate(package->archive, entry, 0) >= 0;
}

const char *gk_package_entry(const gk_package *package, const char *name)
{
  zip_int64_t index = zip_name_locate(package->archive, name, 0);
  if (index < 0) index = zip_name_locate(package->archive, name, ZIP_FL_NOCASE);
  return index < 0 ? NULL : zip_get_name(package->archive, (zip_uint64_t)index, 0);
}

const char *gk_package_name(const gk_package *package)
{
  return package->name;
}

/* Judges by what the archive says of the entry, before anything is inflated; what comes out is held to it. */
static bool check_entry(const gk_package *package, const zip_stat_t *about, gk_error *err)
{
  if (about->encryption_method != ZIP_EM_NONE)
    return gk_fail(err, GK_ERR_FORMAT, "%s 有密码，读不了；请去掉打开密码后再校验。", package->name);
  if (about->comp_size > package->size)
    return fail_damaged(package->name, "an entry is said to be larger than the archive", err);
  bool swells = about->size > GK_LIMIT_RATIO_FREE && about->size / GK_LIMIT_RATIO > about->comp_size;
  bool fits = about->size <= GK_LIMIT_ENTRY_BYTES && about->size <= GK_LIMIT_INFLATED - package->inflated;
  if (fits && !swells) return true;
  return gk_fail(err, GK_ERR_LIMIT, "%s 里的 %.60s 展开后太大，不像正常的工作簿，不予读取。", package->name,
                 about->name);
}

/* The entry's bytes as they stand in the archive, malloc'ed. */
static char *read_packed(const gk_package *package, zip_uint64_t index, size_t size, gk_error *err)
{
  char *packed = malloc(size + 1);
  zip_file_t *file = packed == NULL ? NULL : zip_fopen_index(package->archive, index, ZIP_FL_COMPRESSED);
  bool whole = file != NULL && zip_fread(file, packed, size) == (zip_int64_t)size;
  if (packed == NULL) gk_fail_memory(err);
  else if (!whole) fail_damaged(package->name, zip_strerror(package->archive), err);
  if (file != NULL) zip_fclose(file);
  if (whole) return packed;
  free(packed);
  return NULL;
}

/* Fills `out` with what the entry says that it holds, neither less nor more. */
static bool unpack(const gk_package *package, const zip_stat_t *about, const char *packed, char *out, gk_error *err)
{
  size_t size = (size_t)about->size, packed_size = (size_t)about->comp_size;
  bool known = about->comp_method == ZIP_CM_STORE || about->comp_method == ZIP_CM_DEFLATE;
  bool whole = false;
  if (!known) return fail_damaged(package->name, "an unknown kind of compression", err);
  if (about->comp_method == ZIP_CM_DEFLATE)
    whole =
      libdeflate_deflate_decompress(package->inflater, packed, packed_size, out, size, NULL) == LIBDEFLATE_SUCCESS;
  else if ((whole = packed_size == size)) memcpy(out, packed, size);
  if (!whole || libdeflate_crc32(0, out, size) != about->crc)
    return fail_damaged(package->name, "its content does not match its checksum", err);
  return true;
}

static bool inflate_entry(const gk_package *package, zip_uint64_t index, const zip_stat_t *about, char *out,
                          gk_error *err)
{
  char *packed = read_packed(package, index, (size_t)about->comp_size, err);
  bool done = packed != NULL && unpack(package, about, packed, out, err);
  free(packed);
  return done;
}

/* Of two entries of one name we would read the first, Calc shows the last: what passed here would be other figures there. */
static bool is_single(const gk_package *package, const char *entry, gk_error *err)
{
  zip_int64_t count = zip_get_num_entries(package->archive, 0), same = 0;
  size_t length = strlen(entry);
  for (zip_int64_t i = 0; i < count; i++) {
    const char *name = zip_get_name(package->archive, (zip_uint64_t)i, 0);
    if (name != NULL && strlen(name) == length && strcasecmp(name, entry) == 0) same++;
  }
  return same == 1 || gk_fail(err, GK_ERR_FORMAT, "%s 里有两个 %.60s，文件可能损坏。", package->name, entry);
}

char *gk_package_read(gk_package *package, const char *entry, size_t *size, gk_error *err)
{
  zip_stat_t about;
  zip_int64_t index = zip_name_locate(package->archive, entry, 0);
  *size = 0;
  if (index < 0 || zip_stat_index(package->archive, (zip_uint64_t)index, 0, &about) != 0) {
    gk_fail(err, GK_ERR_FORMAT, "%s 里缺少 %.60s，文件可能损坏。", package->name, entry);
    return NULL;
  }
  if (!is_single(package, entry, err) || !check_entry(package, &about, err)) return NULL;
  package->inflated += about.size;
  char *bytes = malloc((size_t)about.size + 1);
  if (bytes == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  if (!inflate_entry(package, (zip_uint64_t)index, &about, bytes, err)) {
    free(bytes);
    return NULL;
  }
  bytes[about.size] = '\0';
  *size = (size_t)about.size;
  return bytes;
}

static bool is_xml(const char *entry)
{
  const char *dot = strrchr(entry, '.');
  return dot != NULL && (strcmp(dot, ".xml") == 0 || strcmp(dot, ".rels") == 0);
}

bool gk_package_is_whole(gk_package *package, gk_error *err)
{
  static const gk_xml_words none = {.count = 1};
  bool whole = true;
  zip_int64_t count = zip_get_num_entries(package->archive, 0);
  for (zip_int64_t i = 0; i < count && whole; i++) {
    gk_xml xml = {0};
    const char *entry = zip_get_name(package->archive, (zip_uint64_t)i, 0);
    size_t size = 0;
    char *bytes = entry == NULL ? NULL : gk_package_read(package, entry, &size, err);
    whole = bytes != NULL;
    if (whole && is_xml(entry)) {
      whole =
        gk_xml_open(&xml, bytes, size, &none, package->name, entry, err) && gk_xml_read(&xml, NULL, NULL, NULL, NULL);
      gk_xml_close(&xml);
    }
    free(bytes);
  }
  return whole;
}
