/* SPDX-License-Identifier: MPL-2.0 */
/* What reading a workbook costs: read_files FILE SECONDS PACKS prints, in files a second of processor time, `inflate` (zlib
 * alone, over the entries that the reader reads: the floor; 0 where the format is not compressed), `read` (into a grid) and
 * `check` (read and checked with the pack of 2022) and `choose` (with the one that fits of all in the folder PACKS). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zip.h>
#include <zlib.h>

#include "engine/check/check.h"
#include "files/file_bytes.h"
#include "files/process.h"
#include "files/formats/workbook.h"

typedef struct packed {
  unsigned char *bytes;
  size_t size, whole;
} packed;

typedef struct workload {
  const char *path;
  const gk_pack_shelf *packs;
  const gk_pack *pack;
  packed entries[64];
  size_t count;
} workload;

static _Noreturn void give_up(const char *why)
{
  fprintf(stderr, "read_files: %s\n", why);
  exit(1);
}

static bool is_read(const char *entry)
{
  static const char sheets[] = "xl/worksheets/sheet";
  static const char *const parts[] = {"content.xml", "META-INF/manifest.xml", "xl/workbook.xml", "xl/sharedStrings.xml",
                                      "xl/_rels/workbook.xml.rels"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (strcmp(entry, parts[i]) == 0) return true;
  }
  return strncmp(entry, sheets, sizeof sheets - 1) == 0;
}

/* The compressed entries that the reader reads. */
static void load_entries(workload *w)
{
  zip_t *archive = zip_open(w->path, ZIP_RDONLY, NULL);
  zip_int64_t count = archive == NULL ? 0 : zip_get_num_entries(archive, 0);
  for (zip_int64_t i = 0; i < count && w->count < sizeof w->entries / sizeof *w->entries; i++) {
    zip_stat_t about;
    if (zip_stat_index(archive, (zip_uint64_t)i, 0, &about) != 0 || !is_read(about.name)) continue;
    if (about.comp_method != ZIP_CM_DEFLATE) continue;
    packed entry = {malloc(about.comp_size), (size_t)about.comp_size, (size_t)about.size};
    zip_file_t *file = zip_fopen_index(archive, (zip_uint64_t)i, ZIP_FL_COMPRESSED);
    if (entry.bytes == NULL || file == NULL || zip_fread(file, entry.bytes, entry.size) != (zip_int64_t)entry.size)
      give_up("an entry cannot be read");
    zip_fclose(file);
    w->entries[w->count++] = entry;
  }
  if (archive != NULL) zip_discard(archive);
}

static void inflate_entries(const workload *w)
{
  for (size_t i = 0; i < w->count; i++) {
    const packed *entry = &w->entries[i];
    unsigned char *out = malloc(entry->whole);
    z_stream stream = {
      .next_in = entry->bytes, .avail_in = (uInt)entry->size, .next_out = out, .avail_out = (uInt)entry->whole};
    if (out == NULL || inflateInit2(&stream, -MAX_WBITS) != Z_OK || inflate(&stream, Z_FINISH) != Z_STREAM_END)
      give_up("an entry cannot be inflated");
    inflateEnd(&stream);
    free(out);
  }
}

static void read_file(const workload *w)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_workbook_read(w->path, &err);
  if (grid == NULL) give_up(err.text);
  gk_grid_free(grid);
}

/* With the pack that is given, or the one that fits of all at hand. */
static void check_grid(const workload *w, bool given)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_workbook_read(w->path, &err);
  gk_report *report = grid == NULL ? NULL : given ? gk_check(w->pack, grid, &err) : gk_check_by(w->packs, grid, &err);
  if (report == NULL) give_up(err.text);
  gk_report_free(report);
  gk_grid_free(grid);
}

static void check_file(const workload *w)
{
  check_grid(w, true);
}

static void choose_and_check(const workload *w)
{
  check_grid(w, false);
}

static double rate(const workload *w, void (*work)(const workload *), double seconds)
{
  clock_t begin = clock(), spent;
  long done = 0;
  do {
    work(w);
    done++;
    spent = clock() - begin;
  } while ((double)spent < seconds * CLOCKS_PER_SEC);
  return (double)done * CLOCKS_PER_SEC / (double)spent;
}

int main(int count, char **words)
{
  if (count != 4) give_up("usage: read_files FILE SECONDS PACKS");
  gk_error err = GK_ERROR_INIT;
  workload w = {.path = words[1]};
  gk_process_settle(); /* as the command does */
  double seconds = atof(words[2]);
  gk_pack_shelf *packs = gk_pack_shelf_load(words[3], &err);
  if (packs == NULL) give_up(err.text);
  w.packs = packs;
  w.pack = gk_pack_shelf_get(packs, "cn-2022");
  load_entries(&w);
  printf("inflate %.0f\n", w.count == 0 ? 0 : rate(&w, inflate_entries, seconds));
  printf("read %.0f\n", rate(&w, read_file, seconds));
  printf("check %.0f\n", rate(&w, check_file, seconds));
  printf("choose %.0f\n", rate(&w, choose_and_check, seconds));
  for (size_t i = 0; i < w.count; i++) free(w.entries[i].bytes);
  gk_pack_shelf_free(packs);
  return 0;
}
