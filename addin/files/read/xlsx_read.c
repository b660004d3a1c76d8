/* SPDX-License-Identifier: MPL-2.0 */
/* The workbook's list of sheets, and which part each of them is. */
#include "files/read/xlsx_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/limits.h"
#include "files/read/xlsx_parts.h"
#include "files/read/xlsx_words.h"

enum { NAME_BYTES = 512, PATH_BYTES = 512, ID_BYTES = 64 };

typedef struct listed_sheet {
  char name[NAME_BYTES], id[ID_BYTES], part[PATH_BYTES];
  bool hidden;
} listed_sheet;

typedef struct listing {
  listed_sheet *sheets;
  size_t count, capacity;
  char strings[PATH_BYTES];
  const char *name;
  gk_error *err;
} listing;

/* <sheet name="…" sheetId="1" state="hidden" r:id="rId1"/> */
static bool add_sheet(listing *l, const gk_xml *xml)
{
  if (l->count == GK_LIMIT_SHEETS)
    return gk_fail(l->err, GK_ERR_LIMIT, "%s 的工作表超过%d个，不予读取。", l->name, (int)GK_LIMIT_SHEETS);
  if (l->count == l->capacity) {
    size_t capacity = l->capacity == 0 ? 16 : l->capacity * 2;
    listed_sheet *sheets = realloc(l->sheets, capacity * sizeof *sheets);
    if (sheets == NULL) return gk_fail_memory(l->err);
    l->sheets = sheets;
    l->capacity = capacity;
  }
  listed_sheet *sheet = &l->sheets[l->count++];
  const gk_xml_attribute *state = gk_xml_find(xml, GK_XLSX_STATE);
  *sheet = (listed_sheet){.hidden = state != NULL && !gk_xml_equals(state, "visible")};
  gk_xml_get(xml, GK_XLSX_NAME, sheet->name, sizeof sheet->name);
  gk_xml_get(xml, GK_XLSX_SHEET_ID, sheet->id, sizeof sheet->id);
  return true;
}

/* A target is relative to xl/, or begins at the root. Only worksheets are read: charts and dialogs have no cells. */
static void resolve(const char *target, char out[PATH_BYTES])
{
  if (target[0] == '/') snprintf(out, PATH_BYTES, "%s", target + 1);
  else snprintf(out, PATH_BYTES, "xl/%.480s", target);
}

static bool ends_with(const char *text, const char *tail)
{
  size_t length = strlen(text), end = strlen(tail);
  return length >= end && strcmp(text + length - end, tail) == 0;
}

static bool add_relation(listing *l, const gk_xml *xml)
{
  char id[ID_BYTES], type[160], target[PATH_BYTES];
  gk_xml_get(xml, GK_XLSX_RELATION_ID, id, sizeof id);
  gk_xml_get(xml, GK_XLSX_TYPE, type, sizeof type);
  gk_xml_get(xml, GK_XLSX_TARGET, target, sizeof target);
  if (ends_with(type, "/sharedStrings")) resolve(target, l->strings);
  if (!ends_with(type, "/worksheet")) return true;
  for (size_t i = 0; i < l->count; i++) {
    if (strcmp(l->sheets[i].id, id) == 0) resolve(target, l->sheets[i].part);
  }
  return true;
}

/* Looks at the elements of a part that are that word. */
static bool read_part(gk_package *package, const char *part, gk_xlsx_word word, bool (*look)(listing *, const gk_xml *),
                      listing *l)
{
  size_t size;
  gk_xml xml = {0};
  char *bytes = gk_package_read(package, part, &size, l->err);
  bool ok = bytes != NULL && gk_xml_open(&xml, bytes, size, &gk_xlsx_words, l->name, part, l->err);
  gk_xml_event event = GK_XML_BEGIN;
  while (ok && event != GK_XML_DONE) {
    event = gk_xml_next(&xml);
    ok = event != GK_XML_FAILED && (event != GK_XML_BEGIN || xml.word != (int)word || look(l, &xml));
  }
  gk_xml_close(&xml);
  free(bytes);
  return ok;
}

static bool read_sheets(gk_package *package, const listing *l, gk_grid *grid)
{
  gk_strings strings;
  gk_xlsx_totals totals = {0};
  bool ok = gk_xlsx_read_strings(package, l->strings, &strings, l->err);
  for (size_t i = 0; ok && i < l->count; i++) {
    const listed_sheet *listed = &l->sheets[i];
    gk_sheet *sheet = gk_grid_add_sheet(grid, listed->name, listed->hidden);
    ok = sheet != NULL || gk_fail_memory(l->err);
    if (ok && listed->part[0] != '\0')
      ok = gk_xlsx_read_sheet(package, listed->part, &strings, grid, sheet, &totals, l->err);
  }
  gk_strings_free(&strings);
  return ok;
}

gk_grid *gk_xlsx_read(gk_package *package, gk_error *err)
{
  listing l = {.name = gk_package_name(package), .err = err, .strings = "xl/sharedStrings.xml"};
  bool ok = read_part(package, "xl/workbook.xml", GK_XLSX_SHEET, add_sheet, &l) &&
            read_part(package, "xl/_rels/workbook.xml.rels", GK_XLSX_RELATIONSHIP, add_relation, &l);
  if (ok && l.count == 0) ok = gk_fail(err, GK_ERR_FORMAT, "%s 里没有工作表，文件可能损坏。", l.name);
  gk_grid *grid = ok ? gk_grid_new() : NULL;
  if (ok && grid == NULL) ok = gk_fail_memory(err);
  ok = ok && read_sheets(package, &l, grid) && (gk_grid_seal(grid) || gk_fail_memory(err));
  free(l.sheets);
  if (ok) return grid;
  gk_grid_free(grid);
  return NULL;
}
