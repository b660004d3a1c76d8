/* SPDX-License-Identifier: MPL-2.0 */
/* New sectors come behind the file's last one: first those of the stream, then those of the table of what follows what
 * where it has no room for them, then those that list the table's sectors where the header has no room. No number of
 * the file is taken as a place to write before it is held against the file's size. */
#include "files/package/compound_write.h"

#include <stdlib.h>
#include <string.h>

#include "files/package/compound_parts.h"

typedef struct writer {
  const gk_compound *c;
  unsigned char *out;
  uint32_t sectors;  /* of the file, without its header */
  uint32_t *chain;   /* the stream's, then room for the new ones */
  size_t had, needs; /* sectors of the stream, before and after */
  uint32_t *tables;  /* as of gk_compound, with the new ones */
  size_t table_count;
  uint32_t *lists; /* sectors that list tables, with the new ones */
  size_t lists_had, list_count;
} writer;

static void put32(unsigned char *at, uint32_t value)
{
  for (int i = 0; i < 4; i++) at[i] = (unsigned char)(value >> i * 8);
}

static size_t parts_of(size_t whole, size_t part)
{
  return (whole + part - 1) / part;
}

/* A sector's bytes in the new file; NULL where there is no such sector. */
static unsigned char *sector_in(const writer *w, uint32_t sector)
{
  return sector < w->sectors ? w->out + ((size_t)sector + 1) * w->c->sector : NULL;
}

/* --- what is there ------------------------------------------------------------------------------------------------ */

/* The sectors of a stream's chain, with room for `more`; NULL where it leaves the file or runs in a circle. */
static uint32_t *read_chain(const writer *w, uint32_t first, size_t more, size_t *count)
{
  uint32_t *chain = malloc((w->sectors + more + 1) * sizeof *chain);
  *count = 0;
  for (uint32_t s = first; chain != NULL && s <= GK_CFB_MOST_SECTOR; s = gk_compound_next(w->c, s)) {
    if (s >= w->sectors || *count == w->sectors) {
      free(chain);
      return NULL;
    }
    chain[(*count)++] = s;
  }
  return chain;
}

/* The sectors that list tables, each of which ends in the number of the next. */
static void read_lists(writer *w)
{
  uint32_t s = gk_read32(w->c->bytes + GK_CFB_MORE_AT);
  while (s < w->sectors && w->list_count < w->sectors) {
    size_t end = ((size_t)s + 2) * w->c->sector;
    if (end > w->c->size) break;
    w->lists[w->list_count++] = s;
    s = gk_read32(w->c->bytes + end - 4);
  }
  w->lists_had = w->list_count;
}

/* --- what is needed ----------------------------------------------------------------------------------------------- */

/* The numbers of new sectors depend on each other: the table has to hold its own. */
static void plan(writer *w)
{
  size_t a_table = w->c->sector / 4, a_list = a_table - 1;
  size_t extra = w->needs > w->had ? w->needs - w->had : 0, tables = w->table_count, lists = w->list_count, all;
  do {
    w->table_count = tables;
    w->list_count = lists;
    all = w->sectors + extra + (tables - w->c->table_count) + (lists - w->lists_had);
    if (parts_of(all, a_table) > tables) tables = parts_of(all, a_table);
    size_t beyond = tables > GK_CFB_IN_HEADER ? parts_of(tables - GK_CFB_IN_HEADER, a_list) : 0;
    if (beyond > lists) lists = beyond;
  } while (tables != w->table_count || lists != w->list_count);
  uint32_t next = w->sectors;
  for (size_t i = w->had; i < w->needs; i++) w->chain[i] = next++;
  for (size_t i = w->c->table_count; i < tables; i++) w->tables[i] = next++;
  for (size_t i = w->lists_had; i < lists; i++) w->lists[i] = next++;
  w->sectors = next;
}

/* Room for the lists of sectors: a table more holds many sectors, so that the stream's own number is enough. */
static bool reserve(writer *w)
{
  size_t most = w->sectors + w->needs + w->c->table_count + 2;
  w->tables = malloc(most * sizeof *w->tables);
  w->lists = malloc(most * sizeof *w->lists);
  if (w->tables == NULL || w->lists == NULL) return false;
  w->table_count = w->c->table_count;
  if (w->table_count > 0) memcpy(w->tables, w->c->tables, w->table_count * sizeof *w->tables);
  read_lists(w);
  return true;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static bool set_next(const writer *w, uint32_t sector, uint32_t next)
{
  size_t a_table = w->c->sector / 4;
  if (sector / a_table >= w->table_count) return false;
  unsigned char *table = sector_in(w, w->tables[sector / a_table]);
  if (table == NULL) return false;
  put32(table + sector % a_table * 4, next);
  return true;
}

/* Says where the new sectors of the table are, and what they are. */
static bool list_tables(const writer *w)
{
  size_t a_list = w->c->sector / 4 - 1;
  bool done = true;
  for (size_t i = w->c->table_count; i < w->table_count; i++) memset(sector_in(w, w->tables[i]), 0xFF, w->c->sector);
  for (size_t i = w->lists_had; i < w->list_count; i++) {
    unsigned char *list = sector_in(w, w->lists[i]);
    memset(list, 0xFF, w->c->sector);
    put32(list + w->c->sector - 4, GK_CFB_END);
    put32(i == 0 ? w->out + GK_CFB_MORE_AT : sector_in(w, w->lists[i - 1]) + w->c->sector - 4, w->lists[i]);
    done = set_next(w, w->lists[i], GK_CFB_IS_MORE) && done;
  }
  for (size_t i = w->c->table_count; i < w->table_count; i++) {
    size_t beyond = i - GK_CFB_IN_HEADER;
    put32(i < GK_CFB_IN_HEADER ? w->out + GK_CFB_LIST_AT + i * 4
                               : sector_in(w, w->lists[beyond / a_list]) + beyond % a_list * 4,
          w->tables[i]);
    done = set_next(w, w->tables[i], GK_CFB_IS_TABLE) && done;
  }
  put32(w->out + GK_CFB_TABLES_AT, (uint32_t)w->table_count);
  if (w->list_count > w->lists_had) put32(w->out + GK_CFB_MORE_COUNT_AT, (uint32_t)w->list_count);
  return done;
}

static bool put_stream(const writer *w, const unsigned char *bytes, size_t size)
{
  bool done = true;
  for (size_t i = 0; i < w->needs && done; i++) {
    size_t at = i * w->c->sector, part = at >= size ? 0 : size - at < w->c->sector ? size - at : w->c->sector;
    unsigned char *sector = sector_in(w, w->chain[i]);
    memset(sector, 0, w->c->sector);
    if (part > 0) memcpy(sector, bytes + at, part);
    done = set_next(w, w->chain[i], i + 1 < w->needs ? w->chain[i + 1] : GK_CFB_END);
  }
  for (size_t i = w->needs; i < w->had && done; i++) done = set_next(w, w->chain[i], GK_CFB_FREE);
  return done;
}

/* Writes the stream's length into its entry, which lies in some sector of the folder. */
static bool put_entry(const writer *w, size_t entry, size_t size)
{
  uint32_t s = gk_read32(w->c->bytes + GK_CFB_FOLDER_AT);
  for (size_t passed = w->c->sector; passed <= entry; passed += w->c->sector) s = gk_compound_next(w->c, s);
  unsigned char *sector = sector_in(w, s);
  if (sector == NULL) return false;
  put32(sector + entry % w->c->sector + GK_CFB_START_AT, w->chain[0]);
  put32(sector + entry % w->c->sector + GK_CFB_SIZE_AT, (uint32_t)size);
  return true;
}

/* The new file: the old one with room behind it, then the changes. */
static bool write_all(writer *w, size_t entry, const unsigned char *bytes, size_t size, gk_error *err)
{
  size_t length = size < w->c->cutoff ? w->c->cutoff : size;
  if (w->chain == NULL) return gk_compound_damaged(w->c, err);
  if (!reserve(w)) return gk_fail_memory(err);
  plan(w);
  w->out = calloc(w->sectors + 1, w->c->sector);
  if (w->out == NULL) return gk_fail_memory(err);
  memcpy(w->out, w->c->bytes, w->c->size);
  return (list_tables(w) && put_stream(w, bytes, size) && put_entry(w, entry, length)) ||
         gk_compound_damaged(w->c, err);
}

bool gk_compound_is_small(const gk_compound *c, const char *stream)
{
  size_t entry = gk_compound_entry(c, stream);
  return entry != SIZE_MAX && gk_read32(c->folder + entry + GK_CFB_SIZE_AT) < c->cutoff;
}

unsigned char *gk_compound_replace(const gk_compound *c, const char *stream, const unsigned char *bytes, size_t size,
                                   size_t *length, gk_error *err)
{
  size_t entry = gk_compound_entry(c, stream);
  if (entry == SIZE_MAX || size == 0 || c->size < c->sector || c->cutoff > c->size || gk_compound_is_small(c, stream)) {
    gk_compound_damaged(c, err);
    return NULL;
  }
  writer w = {.c = c, .sectors = (uint32_t)(parts_of(c->size, c->sector) - 1)};
  w.needs = parts_of(size < c->cutoff ? c->cutoff : size, c->sector);
  w.chain = read_chain(&w, gk_read32(c->folder + entry + GK_CFB_START_AT), w.needs, &w.had);
  bool written = write_all(&w, entry, bytes, size, err);
  *length = written ? ((size_t)w.sectors + 1) * c->sector : 0;
  free(w.chain);
  free(w.tables);
  free(w.lists);
  if (written) return w.out;
  free(w.out);
  return NULL;
}
