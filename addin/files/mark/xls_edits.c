/* SPDX-License-Identifier: MPL-2.0 */
/* The stream of records names places in itself, counted from its beginning: BOUNDSHEET that of a sheet, INDEX those of
 * its blocks of rows. What counts from its own place (DBCELL) stays true, since nothing changes among the rows. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "files/package/compound.h"
#include "files/read/xls_records.h"
#include "files/mark/mark_xls.h"

/* --- collecting --------------------------------------------------------------------------------------------------- */

static gk_xls_edit *add_edit(gk_xls_edits *edits)
{
  gk_xls_edit *items = gk_array_room(edits->items, edits->count, &edits->capacity, sizeof *items);
  edits->failed = edits->failed || items == NULL;
  if (items == NULL) return NULL;
  edits->items = items;
  return &edits->items[edits->count++];
}

void gk_xls_remove(gk_xls_edits *edits, size_t at, size_t length)
{
  gk_xls_edit *edit = add_edit(edits);
  if (edit != NULL) *edit = (gk_xls_edit){.at = at, .removed = length};
}

/* The length of an insertion is known when the next one begins. */
static void end_insertion(gk_xls_edits *edits)
{
  gk_xls_edit *last = NULL;
  for (size_t i = 0; i < edits->count; i++)
    if (edits->items[i].removed == 0) last = &edits->items[i];
  if (last != NULL) last->length = edits->added.length - last->from;
}

void gk_xls_insert(gk_xls_edits *edits, size_t at)
{
  end_insertion(edits);
  gk_xls_edit *edit = add_edit(edits);
  if (edit != NULL) *edit = (gk_xls_edit){.at = at, .from = edits->added.length};
}

void gk_xls_edits_free(gk_xls_edits *edits)
{
  free(edits->items);
  gk_text_free(&edits->added);
  *edits = (gk_xls_edits){0};
}

/* --- applying ----------------------------------------------------------------------------------------------------- */

/* By place; what comes at a place comes before what goes from there. */
static int compare_edits(const void *a, const void *b)
{
  const gk_xls_edit *left = a, *right = b;
  if (left->at != right->at) return left->at < right->at ? -1 : 1;
  return left->removed < right->removed ? -1 : left->removed > right->removed;
}

/* Where a place of the old stream is in the new one; of one that is gone, where it was. */
static size_t moved(const gk_xls_edits *edits, size_t place)
{
  size_t to = place;
  for (size_t i = 0; i < edits->count && edits->items[i].at < place; i++) {
    size_t passed = place - edits->items[i].at, gone = edits->items[i].removed;
    to = to + edits->items[i].length - (gone < passed ? gone : passed);
  }
  return to;
}

/* False where changes overlap: in a damaged file sheets may. */
static bool copy_stream(const gk_xls_edits *edits, const unsigned char *bytes, size_t size, gk_text *out)
{
  size_t done = 0;
  for (size_t i = 0; i < edits->count; i++) {
    const gk_xls_edit *edit = &edits->items[i];
    if (edit->at < done) return false;
    gk_text_add(out, (const char *)bytes + done, edit->at - done);
    if (edit->length > 0) gk_text_add(out, edits->added.bytes + edit->from, edit->length);
    done = edit->at + edit->removed;
  }
  gk_text_add(out, (const char *)bytes + done, size - done);
  return true;
}

/* A place that a record names, 4 bytes at `at` of the old stream. 0 says that there is none. */
static void move_place(const gk_xls_edits *edits, const unsigned char *bytes, size_t size, size_t at, gk_text *out)
{
  uint32_t place = gk_read32(bytes + at);
  if (place == 0 || place >= size) return;
  size_t to = moved(edits, place), here = moved(edits, at);
  if (here + 4 > out->length) return;
  for (size_t i = 0; i < 4; i++) out->bytes[here + i] = (char)(to >> i * 8);
}

static void move_places(const gk_xls_edits *edits, const unsigned char *bytes, size_t size, gk_text *out)
{
  enum { INDEX_PLACES = 12 };
  gk_xls_stream s = {.next = bytes, .end = bytes + size};
  while (gk_xls_next(&s)) {
    size_t at = (size_t)(s.data - bytes);
    if (s.type == GK_XLS_BOUNDSHEET && s.left >= 4) move_place(edits, bytes, size, at, out);
    for (size_t i = INDEX_PLACES; s.type == GK_XLS_INDEX && i + 4 <= s.left; i += 4)
      move_place(edits, bytes, size, at + i, out);
  }
}

bool gk_xls_apply(gk_xls_edits *edits, const unsigned char *bytes, size_t size, gk_text *out)
{
  end_insertion(edits);
  if (edits->failed || edits->added.failed) return false;
  if (edits->count > 0) qsort(edits->items, edits->count, sizeof *edits->items, compare_edits);
  if (!copy_stream(edits, bytes, size, out) || out->failed) return false;
  move_places(edits, bytes, size, out);
  return true;
}
