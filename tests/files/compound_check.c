/* SPDX-License-Identifier: MPL-2.0 */
#include "compound_check.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { IN_HEADER = 109, ENTRY = 128, SMALL = 64, CUTOFF = 4096 };
#define LIST 0xFFFFFFFCu
#define TABLE 0xFFFFFFFDu
#define END 0xFFFFFFFEu
#define FREE 0xFFFFFFFFu

typedef struct check {
  const unsigned char *file;
  size_t size, sector;
  uint32_t count;      /* sectors behind the header */
  uint32_t *next;      /* what follows each of them */
  uint32_t next_count; /* that the table has places for */
  char *owned;         /* one flag a sector */
  const char *wrong;
} check;

static uint32_t at32(const unsigned char *at)
{
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static bool fail(check *c, const char *what)
{
  if (c->wrong == NULL) c->wrong = what;
  return false;
}

static const unsigned char *sector(const check *c, uint32_t n)
{
  return c->file + ((size_t)n + 1) * c->sector;
}

static bool own(check *c, uint32_t n)
{
  if (n >= c->count) return fail(c, "a sector beyond the file");
  if (c->owned[n]) return fail(c, "a sector of two chains");
  c->owned[n] = 1;
  return true;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static bool take_table(check *c, uint32_t n)
{
  if (!own(c, n)) return false;
  for (size_t i = 0; i < c->sector / 4; i++) c->next[c->next_count++] = at32(sector(c, n) + i * 4);
  return true;
}

static bool read_tables(check *c)
{
  uint32_t tables = at32(c->file + 0x2C), lists = at32(c->file + 0x48), list = at32(c->file + 0x44), done = 0;
  size_t a_list = c->sector / 4 - 1;
  c->next = malloc(((size_t)tables + 1) * c->sector);
  if (c->next == NULL || tables > c->count) return fail(c, "more tables than sectors");
  for (; done < tables && done < IN_HEADER; done++)
    if (!take_table(c, at32(c->file + 0x4C + done * 4))) return false;
  for (uint32_t i = done; i < IN_HEADER; i++)
    if (at32(c->file + 0x4C + i * 4) != FREE) return fail(c, "a table in the header that is not counted");
  for (; lists > 0; lists--) {
    if (!own(c, list)) return false;
    for (size_t i = 0; i < a_list; i++) {
      uint32_t n = at32(sector(c, list) + i * 4);
      if (done == tables && n != FREE) return fail(c, "a listed table that is not counted");
      if (done < tables && !take_table(c, n)) return false;
      if (done < tables) done++;
    }
    list = at32(sector(c, list) + a_list * 4);
  }
  if (list != END && list != FREE) return fail(c, "a list of tables that is not counted");
  return done == tables || fail(c, "a table that is not listed");
}

/* Each table and list is marked as such, each sector that is used has a place in the table. */
static bool check_marks(check *c)
{
  uint32_t tables = at32(c->file + 0x2C), lists = at32(c->file + 0x48), marked = 0, listed = 0;
  for (uint32_t i = 0; i < c->next_count; i++) {
    marked += c->next[i] == TABLE;
    listed += c->next[i] == LIST;
    if (i >= c->count && c->next[i] != FREE) return fail(c, "a place beyond the file that is not free");
    if (i < c->count && c->owned[i] && c->next[i] != TABLE && c->next[i] != LIST)
      return fail(c, "a table or list that is not marked");
  }
  return (marked == tables && listed == lists) || fail(c, "a mark without its table or list");
}

/* --- chains ------------------------------------------------------------------------------------------------------- */

/* A chain's bytes, malloc'ed; `size` is what the stream has, SIZE_MAX for what it comes to. */
static unsigned char *read_chain(check *c, uint32_t first, size_t size, size_t *length)
{
  unsigned char *bytes = malloc((size_t)c->count * c->sector + 1);
  *length = 0;
  for (uint32_t n = first; bytes != NULL && n != END; n = c->next[n]) {
    if (!own(c, n) || n >= c->next_count) {
      free(bytes);
      return NULL;
    }
    memcpy(bytes + *length, sector(c, n), c->sector);
    *length += c->sector;
  }
  if (size != SIZE_MAX && *length != (size + c->sector - 1) / c->sector * c->sector)
    fail(c, "a chain that is not as long as its stream");
  return bytes;
}

typedef struct small_sectors {
  unsigned char *bytes, *table;
  size_t size, table_size;
} small_sectors;

static unsigned char *read_small(check *c, const small_sectors *small, uint32_t first, size_t size)
{
  unsigned char *bytes = malloc(size + SMALL);
  size_t length = 0;
  for (uint32_t n = first; bytes != NULL && n != END && length < size + SMALL; n = at32(small->table + n * 4)) {
    if (((size_t)n + 1) * SMALL > small->size || ((size_t)n + 1) * 4 > small->table_size || length >= size) {
      fail(c, "a small sector beyond its stream");
      break;
    }
    memcpy(bytes + length, small->bytes + (size_t)n * SMALL, SMALL);
    length += SMALL;
  }
  if (length < size) fail(c, "a small stream that is too short");
  return bytes;
}

/* --- the folder --------------------------------------------------------------------------------------------------- */

static void name_of(const unsigned char *entry, char out[33])
{
  size_t units = (size_t)(entry[64] | entry[65] << 8) / 2, i = 0;
  for (; i + 1 < units && i < 31; i++) out[i] = entry[i * 2 + 1] == 0 && entry[i * 2] >= 32 ? (char)entry[i * 2] : '?';
  out[i] = '\0';
}

static void check_stream(check *c, const small_sectors *small, const unsigned char *entry, gk_each_stream *each,
                         void *self)
{
  char name[33];
  uint32_t first = at32(entry + 116);
  size_t size = at32(entry + 120), length;
  unsigned char *bytes = size >= CUTOFF ? read_chain(c, first, size, &length) : read_small(c, small, first, size);
  name_of(entry, name);
  if (bytes == NULL) fail(c, "a stream that cannot be read");
  else if (c->wrong == NULL && each != NULL) each(self, name, bytes, size);
  free(bytes);
}

static void check_folder(check *c, gk_each_stream *each, void *self)
{
  size_t folder_size;
  small_sectors small = {0};
  unsigned char *folder = read_chain(c, at32(c->file + 0x30), SIZE_MAX, &folder_size);
  small.table = read_chain(c, at32(c->file + 0x3C), SIZE_MAX, &small.table_size);
  if (folder != NULL && small.table != NULL) {
    small.bytes = read_chain(c, at32(folder + 116), at32(folder + 120), &small.size);
    for (size_t at = 0; at < folder_size && small.bytes != NULL && c->wrong == NULL; at += ENTRY)
      if (folder[at + 66] == 2) check_stream(c, &small, folder + at, each, self);
  }
  if (small.bytes == NULL) fail(c, "no folder");
  free(small.bytes);
  free(small.table);
  free(folder);
}

/* What no chain has is free. */
static void check_rest(check *c)
{
  for (uint32_t i = 0; i < c->next_count && i < c->count; i++)
    if (!c->owned[i] && c->next[i] != FREE) fail(c, "a sector of no chain that is not free");
  for (uint32_t i = c->next_count; i < c->count; i++)
    if (c->owned[i]) fail(c, "a sector that the table has no place for");
}

const char *gk_check_compound(const unsigned char *file, size_t size, gk_each_stream *each, void *self)
{
  static const unsigned char magic[8] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
  if (size < 1024 || memcmp(file, magic, sizeof magic) != 0) return "no compound file";
  check c = {.file = file, .size = size, .sector = (size_t)1 << file[0x1E]};
  if (size % c.sector != 0) return "no whole sectors";
  c.count = (uint32_t)(size / c.sector) - 1;
  c.owned = calloc((size_t)c.count + 1, 1);
  if (c.owned == NULL) return "no memory";
  if (read_tables(&c) && check_marks(&c)) {
    check_folder(&c, each, self);
    if (c.wrong == NULL) check_rest(&c);
  }
  free(c.next);
  free(c.owned);
  return c.wrong;
}
