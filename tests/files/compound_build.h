/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * A compound file in memory with one stream, for the tests and the fuzzer of .xls.
 */
#ifndef GK_COMPOUND_BUILD_H
#define GK_COMPOUND_BUILD_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { GK_BUILD_SECTOR = 512, GK_BUILD_MINI = 64, GK_BUILD_CUTOFF = 4096 };

static inline void gk_build16(unsigned char *at, unsigned value)
{
  at[0] = (unsigned char)value;
  at[1] = (unsigned char)(value >> 8);
}

static inline void gk_build32(unsigned char *at, uint32_t value)
{
  gk_build16(at, value & 0xFFFF);
  gk_build16(at + 2, value >> 16);
}

static inline void gk_build_entry(unsigned char *entry, const char *name, int type, uint32_t first, uint32_t size)
{
  for (size_t i = 0; name[i] != '\0'; i++) gk_build16(entry + i * 2, (unsigned char)name[i]);
  gk_build16(entry + 64, (unsigned)(strlen(name) + 1) * 2);
  entry[66] = (unsigned char)type;
  memset(entry + 68, 0xFF, 12); /* none to its left or right, none below */
  gk_build32(entry + 116, first);
  gk_build32(entry + 120, size);
}

static inline void gk_build_header(unsigned char *at, uint32_t tables, uint32_t folder, int small)
{
  static const unsigned char magic[8] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
  memset(at, 0xFF, GK_BUILD_SECTOR);
  memcpy(at, magic, sizeof magic);
  gk_build16(at + 0x1E, 9);
  gk_build32(at + 0x2C, tables);
  gk_build32(at + 0x30, folder);
  gk_build32(at + 0x38, GK_BUILD_CUTOFF);
  gk_build32(at + 0x3C, small ? folder + 1 : 0xFFFFFFFE);
  gk_build32(at + 0x44, 0xFFFFFFFE);
  for (uint32_t i = 0; i < tables; i++) gk_build32(at + 0x4C + i * 4, i);
}

/* The file: header, what follows what, the folder, the table of small sectors where the stream is short, the stream. At
 * most 6 MB of stream. malloc'ed, *length bytes; NULL when memory is out. */
static inline char *gk_build_compound(const char *name, const unsigned char *stream, size_t size, size_t *length)
{
  int small = size < GK_BUILD_CUTOFF;
  uint32_t parts = (uint32_t)((size + GK_BUILD_SECTOR - 1) / GK_BUILD_SECTOR);
  uint32_t tables = (parts + 2 + 109 + 127) / 128, folder = tables, first = folder + 1 + (uint32_t)small;
  *length = (size_t)(1 + first + parts) * GK_BUILD_SECTOR;
  unsigned char *file = calloc(1, *length);
  if (file == NULL) return NULL;
  unsigned char *table = file + GK_BUILD_SECTOR, *entries = table + (size_t)tables * GK_BUILD_SECTOR;
  gk_build_header(file, tables, folder, small);
  memset(table, 0xFF, (size_t)tables * GK_BUILD_SECTOR);
  for (uint32_t i = 0; i < first; i++) gk_build32(table + i * 4, i < tables ? 0xFFFFFFFD : 0xFFFFFFFE);
  for (uint32_t i = 0; i < parts; i++) gk_build32(table + (first + i) * 4, i + 1 < parts ? first + i + 1 : 0xFFFFFFFE);
  gk_build_entry(entries, "Root Entry", 5, small && parts > 0 ? first : 0xFFFFFFFE,
                 small ? parts * GK_BUILD_SECTOR : 0);
  gk_build32(entries + 76, 1);
  gk_build_entry(entries + 128, name, 2, small ? 0 : first, (uint32_t)size);
  uint32_t minis = (uint32_t)((size + GK_BUILD_MINI - 1) / GK_BUILD_MINI);
  for (uint32_t i = 0; small && i < minis; i++)
    gk_build32(entries + GK_BUILD_SECTOR + i * 4, i + 1 < minis ? i + 1 : 0xFFFFFFFE);
  if (size > 0) memcpy(file + (size_t)(1 + first) * GK_BUILD_SECTOR, stream, size);
  return (char *)file;
}

#endif
