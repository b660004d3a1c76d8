/* SPDX-License-Identifier: MPL-2.0 */
/* Every number of the file is held against its size before it is used: no stream comes out longer than the file is, and
 * no chain of sectors is followed further than there are sectors. */
#include "files/package/compound_parts.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

enum {
  HEADER = GK_CFB_HEADER,
  ENTRY = GK_CFB_ENTRY,
  MINI = 64,
  NAME_AT = 64,
  TYPE_AT = 66,
  LEFT_AT = 68,
  RIGHT_AT = 72,
  CHILD_AT = 76
};
enum { TYPE_STREAM = 2, TYPE_ROOT = 5 };
static const uint32_t most_sector = GK_CFB_MOST_SECTOR; /* beyond are marks: the end of a chain, a free sector … */

bool gk_compound_damaged(const gk_compound *c, gk_error *err)
{
  return gk_fail(err, GK_ERR_FORMAT, "%s 打不开，文件可能损坏或没有传完。", c->name);
}

/* --- sectors ------------------------------------------------------------------------------------------------------ */

/* A sector's bytes; fewer than a sector's where the file ends within it, NULL beyond its end. */
static const unsigned char *sector_at(const gk_compound *c, uint32_t sector, size_t *length)
{
  uint64_t at = ((uint64_t)sector + 1) * c->sector;
  if (sector > most_sector || at >= c->size) return NULL;
  *length = c->size - (size_t)at < c->sector ? c->size - (size_t)at : c->sector;
  return c->bytes + at;
}

uint32_t gk_compound_next(const gk_compound *c, uint32_t sector)
{
  size_t a_table = c->sector / 4, length, within = sector % a_table * 4;
  if (sector / a_table >= c->table_count) return UINT32_MAX;
  const unsigned char *table = sector_at(c, c->tables[sector / a_table], &length);
  return table == NULL || within + 4 > length ? UINT32_MAX : gk_read32(table + within);
}

/* A chain's first `wanted` bytes, or all of them where that is SIZE_MAX. */
static unsigned char *read_chain(const gk_compound *c, uint32_t first, size_t wanted, size_t *size, gk_error *err)
{
  gk_text out = {0};
  size_t length, steps = c->size / c->sector + 1;
  for (uint32_t s = first; s <= most_sector && out.length < wanted; s = gk_compound_next(c, s)) {
    const unsigned char *bytes = sector_at(c, s, &length);
    if (bytes == NULL || steps-- == 0) break;
    gk_text_add(&out, (const char *)bytes, length < wanted - out.length ? length : wanted - out.length);
  }
  gk_text_add(&out, "", 0);
  *size = out.length;
  if (!out.failed && out.bytes != NULL && (wanted == SIZE_MAX || out.length == wanted))
    return (unsigned char *)out.bytes;
  if (out.failed || out.bytes == NULL) gk_fail_memory(err);
  else gk_compound_damaged(c, err);
  gk_text_free(&out);
  return NULL;
}

/* The same of small sectors. */
static unsigned char *read_small(const gk_compound *c, uint32_t first, size_t wanted, gk_error *err)
{
  unsigned char *out = malloc(wanted + 1);
  size_t done = 0, steps = c->small_size / MINI + 1;
  if (out == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  for (uint32_t s = first; done < wanted && steps-- > 0;) {
    size_t at = (size_t)s * MINI, part = wanted - done < MINI ? wanted - done : MINI;
    if (s > most_sector || at + part > c->small_size) break;
    memcpy(out + done, c->small + at, part);
    done += part;
    s = (size_t)s * 4 + 4 > c->small_table_size ? UINT32_MAX : gk_read32(c->small_table + (size_t)s * 4);
  }
  if (done == wanted) return out;
  free(out);
  gk_compound_damaged(c, err);
  return NULL;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

/* Where the tables lie: in the header, then in a chain of sectors, each ending in the number of the next. */
static bool read_tables(gk_compound *c, gk_error *err)
{
  size_t count = gk_read32(c->bytes + GK_CFB_TABLES_AT), length, most = c->size / c->sector + 1;
  uint32_t more = gk_read32(c->bytes + GK_CFB_MORE_AT);
  if (count > most) return gk_compound_damaged(c, err);
  c->tables = calloc(count + 1, sizeof *c->tables);
  if (c->tables == NULL) return gk_fail_memory(err);
  while (c->table_count < count && c->table_count < GK_CFB_IN_HEADER) {
    c->tables[c->table_count] = gk_read32(c->bytes + GK_CFB_LIST_AT + c->table_count * 4);
    c->table_count++;
  }
  while (c->table_count < count) {
    const unsigned char *sector = sector_at(c, more, &length);
    if (sector == NULL || length < c->sector) return gk_compound_damaged(c, err);
    for (size_t i = 0; i + 4 < c->sector && c->table_count < count; i += 4)
      c->tables[c->table_count++] = gk_read32(sector + i);
    more = gk_read32(sector + c->sector - 4);
  }
  return true;
}

static bool read_header(gk_compound *c, gk_error *err)
{
  static const unsigned char magic[8] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
  if (c->size < HEADER || memcmp(c->bytes, magic, sizeof magic) != 0) return gk_compound_damaged(c, err);
  unsigned shift = gk_read16(c->bytes + GK_CFB_SHIFT_AT);
  if (shift != 9 && shift != 12) return gk_compound_damaged(c, err);
  c->sector = (size_t)1 << shift;
  c->cutoff = gk_read32(c->bytes + GK_CFB_CUTOFF_AT);
  return read_tables(c, err);
}

/* Names of letters are the same in capitals: WPS writes BOOK. */
static bool is_called(const unsigned char *entry, const char *name)
{
  size_t length = strlen(name);
  bool same = gk_read16(entry + NAME_AT) == (length + 1) * 2;
  for (size_t i = 0; same && i < length; i++) same = (gk_read16(entry + i * 2) | 0x20) == (name[i] | 0x20);
  return same;
}

static const unsigned char *find_stream(const gk_compound *c, const char *name)
{
  for (size_t i = 0; i < c->folder_size / ENTRY; i++) {
    const unsigned char *entry = c->folder + i * ENTRY;
    if (c->top[i] && entry[TYPE_AT] == TYPE_STREAM && is_called(entry, name)) return entry;
  }
  return NULL;
}

static const unsigned char *find_root(const gk_compound *c)
{
  for (size_t at = 0; at + ENTRY <= c->folder_size; at += ENTRY)
    if (c->folder[at + TYPE_AT] == TYPE_ROOT) return c->folder + at;
  return NULL;
}

/* The entries of the root are a tree. Those of the storages in it are not listed: a workbook embedded in this one has a
 * stream of the same name. */
static bool list_top(gk_compound *c, const unsigned char *root, gk_error *err)
{
  size_t count = c->folder_size / ENTRY, open = 0;
  uint32_t *waiting = malloc((count * 2 + 1) * sizeof *waiting);
  c->top = calloc(count, sizeof *c->top);
  if (waiting == NULL || c->top == NULL) {
    free(waiting);
    return gk_fail_memory(err);
  }
  waiting[open++] = gk_read32(root + CHILD_AT);
  while (open > 0) {
    uint32_t i = waiting[--open];
    if (i >= count || c->top[i]) continue; /* none, or a tree that comes back on itself */
    c->top[i] = true;
    waiting[open++] = gk_read32(c->folder + (size_t)i * ENTRY + LEFT_AT);
    waiting[open++] = gk_read32(c->folder + (size_t)i * ENTRY + RIGHT_AT);
  }
  free(waiting);
  return true;
}

/* Small sectors lie in the stream of the root; a file without small streams has none. */
static bool read_folder(gk_compound *c, gk_error *err)
{
  c->folder = read_chain(c, gk_read32(c->bytes + GK_CFB_FOLDER_AT), SIZE_MAX, &c->folder_size, err);
  if (c->folder == NULL) return false;
  const unsigned char *root = find_root(c);
  if (root == NULL) return gk_compound_damaged(c, err);
  if (!list_top(c, root, err)) return false;
  c->small_table = read_chain(c, gk_read32(c->bytes + GK_CFB_SMALL_TABLE_AT), SIZE_MAX, &c->small_table_size, err);
  if (c->small_table == NULL) return false;
  c->small = read_chain(c, gk_read32(root + GK_CFB_START_AT), SIZE_MAX, &c->small_size, err);
  return c->small != NULL;
}

gk_compound *gk_compound_open(const char *bytes, size_t size, const char *name, gk_error *err)
{
  gk_compound *c = calloc(1, sizeof *c);
  if (c == NULL) {
    gk_fail_memory(err);
    return NULL;
  }
  *c = (gk_compound){.bytes = (const unsigned char *)bytes, .size = size, .name = name};
  if (read_header(c, err) && read_folder(c, err)) return c;
  gk_compound_close(c);
  return NULL;
}

void gk_compound_close(gk_compound *c)
{
  if (c == NULL) return;
  free(c->tables);
  free(c->folder);
  free(c->top);
  free(c->small_table);
  free(c->small);
  free(c);
}

/* --- streams ------------------------------------------------------------------------------------------------------ */

size_t gk_compound_entry(const gk_compound *c, const char *stream)
{
  const unsigned char *entry = find_stream(c, stream);
  return entry == NULL ? SIZE_MAX : (size_t)(entry - c->folder);
}

bool gk_compound_has(const gk_compound *c, const char *stream)
{
  return find_stream(c, stream) != NULL;
}

unsigned char *gk_compound_read(const gk_compound *c, const char *stream, size_t *size, gk_error *err)
{
  const unsigned char *entry = find_stream(c, stream);
  *size = entry == NULL ? 0 : gk_read32(entry + GK_CFB_SIZE_AT);
  if (entry == NULL || *size > c->size) {
    gk_compound_damaged(c, err);
    return NULL;
  }
  uint32_t first = gk_read32(entry + GK_CFB_START_AT);
  return *size < c->cutoff ? read_small(c, first, *size, err) : read_chain(c, first, *size, size, err);
}
