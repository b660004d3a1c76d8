/* SPDX-License-Identifier: MPL-2.0 */
/* Archives that no zip program makes: headers that lie about a size, entries that lie over one another or share a name, one
 * that holds itself. lying_zips FOLDER writes them, each named as the workbook that it pretends to be. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "engine/base/text.h"

enum { STORED = 0, DEFLATED = 8, LOCAL = 30, NAME_BYTES = 48, SHEETS = 100, MEGABYTE = 1 << 20 };

/* An entry as its headers describe it, whatever `data` is. */
typedef struct entry {
  char name[NAME_BYTES];
  const gk_text *data;
  unsigned method;
  uint32_t size, crc;
  const struct entry *shared; /* the entry whose bytes it points to; NULL for its own */
  uint32_t at;
} entry;

static _Noreturn void give_up(const char *why)
{
  fprintf(stderr, "lying_zips: %s\n", why);
  exit(2);
}

static void put(gk_text *out, uint32_t value, int bytes)
{
  for (int i = 0; i < bytes; i++) {
    char byte = (char)(value >> (8 * i));
    gk_text_add(out, &byte, 1);
  }
}

/* What a local header and the central directory both say, from the version needed on. */
static void put_common(gk_text *out, const entry *e)
{
  put(out, 20, 2);
  put(out, 0, 2);
  put(out, e->method, 2);
  put(out, 0x21 << 16, 4); /* 1 January 1980 */
  put(out, e->crc, 4);
  put(out, (uint32_t)e->data->length, 4);
  put(out, e->size, 4);
  put(out, (uint32_t)strlen(e->name), 2);
  put(out, 0, 2);
}

static void put_directory(gk_text *out, const entry *entries, size_t count, uint32_t at)
{
  size_t begin = out->length;
  for (size_t i = 0; i < count; i++) {
    put(out, 0x02014B50, 4);
    put(out, 20, 2);
    put_common(out, &entries[i]);
    for (int k = 0; k < 5; k++) put(out, 0, 2); /* comment, disk, attributes */
    put(out, entries[i].at, 4);
    gk_text_puts(out, entries[i].name);
  }
  uint32_t length = (uint32_t)(out->length - begin);
  put(out, 0x06054B50, 4);
  put(out, 0, 4);
  put(out, (uint32_t)count, 2);
  put(out, (uint32_t)count, 2);
  put(out, length, 4);
  put(out, at, 4);
  put(out, 0, 2);
}

static void save(const char *folder, const char *name, gk_text *bytes)
{
  gk_text path = {0};
  gk_text_printf(&path, "%s/%s", folder, name);
  FILE *file = path.failed || bytes->failed ? NULL : fopen(path.bytes, "wb");
  if (file == NULL || fwrite(bytes->bytes, 1, bytes->length, file) != bytes->length || fclose(file) != 0)
    give_up("cannot write");
  gk_text_free(&path);
  gk_text_free(bytes);
}

static void save_entries(const char *folder, const char *name, entry *entries, size_t count)
{
  gk_text out = {0};
  for (size_t i = 0; i < count; i++) {
    entry *e = &entries[i];
    e->at = e->shared != NULL ? e->shared->at : (uint32_t)out.length;
    if (e->shared != NULL) continue;
    put(&out, 0x04034B50, 4);
    put_common(&out, e);
    gk_text_puts(&out, e->name);
    gk_text_add(&out, e->data->bytes, e->data->length);
  }
  put_directory(&out, entries, count, (uint32_t)out.length);
  save(folder, name, &out);
}

static uint32_t checksum(const gk_text *text, size_t length)
{
  return (uint32_t)crc32(0, (const Bytef *)text->bytes, (uInt)length);
}

static gk_text deflated(const gk_text *text)
{
  gk_text out = {0};
  static Bytef bytes[65536];
  z_stream z = {.next_in = (Bytef *)text->bytes, .avail_in = (uInt)text->length};
  if (deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK) give_up("zlib");
  int state;
  do {
    z.next_out = bytes;
    z.avail_out = sizeof bytes;
    state = deflate(&z, Z_FINISH);
    gk_text_add(&out, (const char *)bytes, sizeof bytes - z.avail_out);
  } while (state == Z_OK);
  deflateEnd(&z);
  return out;
}

/* <a>, spaces, </a> */
static gk_text blank_xml(const char *element, size_t spaces)
{
  gk_text out = {0};
  gk_text_printf(&out, "<%s>", element);
  char line[4096];
  memset(line, ' ', sizeof line);
  for (size_t i = 0; i < spaces; i += sizeof line) gk_text_add(&out, line, sizeof line);
  gk_text_printf(&out, "</%s>", element);
  if (out.failed) give_up("out of memory");
  return out;
}

/* The size and, where a reader would stop there, the checksum are those of fewer or more bytes than there are. */
static void save_sizes(const char *folder)
{
  gk_text whole = blank_xml("a", 64 * MEGABYTE), packed = deflated(&whole), small = blank_xml("a", 1);
  gk_text packed_small = deflated(&small);
  entry less = {"content.xml", &packed, DEFLATED, 1000, checksum(&whole, 1000), NULL, 0};
  save_entries(folder, "smaller-than-it-says-not.ods", &less, 1);
  entry none = {"content.xml", &packed, DEFLATED, 0, 0, NULL, 0};
  save_entries(folder, "says-it-is-empty.ods", &none, 1);
  entry more = {"content.xml", &packed_small, DEFLATED, 15 * MEGABYTE, checksum(&small, small.length), NULL, 0};
  save_entries(folder, "says-it-is-larger.ods", &more, 1);
  entry most = {"content.xml", &packed_small, DEFLATED, UINT32_MAX, checksum(&small, small.length), NULL, 0};
  save_entries(folder, "says-it-is-4-GB.ods", &most, 1);
  gk_text_free(&whole);
  gk_text_free(&packed);
  gk_text_free(&small);
  gk_text_free(&packed_small);
}

static void add_entry(entry *to, const char *name, const gk_text *text)
{
  *to = (entry){.data = text, .method = STORED, .size = (uint32_t)text->length, .crc = checksum(text, text->length)};
  snprintf(to->name, sizeof to->name, "%s", name);
}

/* A hundred sheets of 15 MB that are the same compressed bytes. */
static void save_overlapping(const char *folder)
{
  static entry entries[SHEETS + 2];
  gk_text sheet = blank_xml("worksheet", 15 * MEGABYTE), packed = deflated(&sheet), book = {0}, relations = {0};
  gk_text_puts(&book, "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>");
  gk_text_puts(&relations, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
  for (int i = 0; i < SHEETS; i++) {
    entry *e = &entries[i + 2];
    gk_text_printf(&book, "<sheet name=\"%d\" r:id=\"r%d\"/>", i, i);
    gk_text_printf(&relations, "<Relationship Id=\"r%d\" Type=\"/worksheet\" Target=\"sheet%d.xml\"/>", i, i);
    *e = (entry){.data = &packed,
                 .method = DEFLATED,
                 .size = (uint32_t)sheet.length,
                 .crc = checksum(&sheet, sheet.length),
                 .shared = i > 0 ? &entries[2] : NULL};
    snprintf(e->name, sizeof e->name, "xl/sheet%d.xml", i);
  }
  gk_text_puts(&book, "</sheets></workbook>");
  gk_text_puts(&relations, "</Relationships>");
  add_entry(&entries[0], "xl/workbook.xml", &book);
  add_entry(&entries[1], "xl/_rels/workbook.xml.rels", &relations);
  save_entries(folder, "overlapping.xlsx", entries, SHEETS + 2);
  gk_text_free(&sheet);
  gk_text_free(&packed);
  gk_text_free(&book);
  gk_text_free(&relations);
}

/* Two entries of one name, of which programs read the first or the last. */
static void save_twice(const char *folder)
{
  entry entries[2];
  gk_text first = {0}, last = {0};
  gk_text_puts(&first, "<a/>");
  gk_text_puts(&last, "<b/>");
  add_entry(&entries[0], "content.xml", &first);
  add_entry(&entries[1], "content.xml", &last);
  save_entries(folder, "twice.ods", entries, 2);
  gk_text_free(&first);
  gk_text_free(&last);
}

/* Sets the first four bytes so that the checksum of all becomes `wanted`: it changes linearly with their bits. */
static void force_checksum(gk_text *text, uint32_t wanted)
{
  uint32_t change[32], bits[32], rest, free_bits = 0;
  memset(text->bytes, 0, 4);
  rest = checksum(text, text->length) ^ wanted;
  for (int i = 0; i < 32; i++) {
    text->bytes[i / 8] = (char)(1U << (i % 8));
    change[i] = checksum(text, text->length) ^ rest ^ wanted;
    bits[i] = UINT32_C(1) << i;
    text->bytes[i / 8] = 0;
  }
  for (int bit = 0, row = 0; bit < 32; bit++) {
    int pivot = row;
    while (pivot < 32 && (change[pivot] >> bit & 1) == 0) pivot++;
    if (pivot == 32) continue;
    uint32_t kept_change = change[pivot], kept_bits = bits[pivot];
    change[pivot] = change[row];
    bits[pivot] = bits[row];
    change[row] = kept_change;
    bits[row++] = kept_bits;
    for (int i = row; i < 32; i++) {
      if ((change[i] >> bit & 1) == 0) continue;
      change[i] ^= kept_change;
      bits[i] ^= kept_bits;
    }
    if ((rest >> bit & 1) == 0) continue;
    rest ^= kept_change;
    free_bits ^= kept_bits;
  }
  for (int i = 0; i < 4; i++) text->bytes[i] = (char)(free_bits >> (8 * i));
  if (checksum(text, text->length) != wanted) give_up("no such checksum");
}

/* An entry that is the archive from its own first byte to the end of the directory that describes it. */
static void save_itself(const char *folder)
{
  const uint32_t crc = 0x676B676B;
  gk_text inner = {0}, out = {0};
  entry e = {"content.xml", &inner, STORED, 0, crc, NULL, 0};
  const uint32_t begin = LOCAL + (uint32_t)strlen(e.name);
  for (int pass = 0; pass < 2; pass++) { /* the second time with its own length */
    size_t length = inner.length;
    gk_text next = {0};
    put(&next, 0, 4);
    e.size = (uint32_t)length;
    put_directory(&next, &e, 1, begin + 4);
    gk_text_free(&inner);
    inner = next;
  }
  force_checksum(&inner, crc);
  put(&out, 0x04034B50, 4);
  put_common(&out, &e);
  gk_text_puts(&out, e.name);
  gk_text_add(&out, inner.bytes, inner.length);
  save(folder, "holds-itself.ods", &out);
  gk_text_free(&inner);
}

int main(int count, char **words)
{
  if (count != 2) give_up("usage: lying_zips FOLDER");
  save_sizes(words[1]);
  save_overlapping(words[1]);
  save_twice(words[1]);
  save_itself(words[1]);
  return 0;
}
