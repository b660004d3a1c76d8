/* SPDX-License-Identifier: MPL-2.0 */
/* Marked copies of .xls: conditional formats in the records of each sheet. Macros, properties and whatever else the
 * compound file holds stay as they are. */
#include "files/mark/mark_xls.h"

#include <stdlib.h>
#include <string.h>

#include "files/package/compound.h"
#include "files/read/xls_records.h"
#include "files/mark/mark_parts.h"
#include "files/package/compound_write.h"
#include "files/output_file.h"

enum { KIND_MODULE = 6, MOST_IDS = 0x8000 };

/* What is made of one workbook. */
typedef struct copy {
  const gk_annotation *a;
  const unsigned char *bytes; /* the stream of records */
  size_t size;
  gk_xls_palette palette;
  gk_xls_sizes sizes;
  gk_xls_edits edits;
  size_t *sheets; /* where each sheet of the grid begins; 0 for one without cells */
  size_t count;
  gk_error *err;
} copy;

static bool fail_damaged(const copy *c)
{
  return gk_fail(c->err, GK_ERR_FORMAT, "%s 的内容不完整，文件可能损坏或没有传完。", c->a->source.name);
}

/* --- the workbook's records --------------------------------------------------------------------------------------- */

/* Sheets are counted as the reader counts them: modules of macros are none. */
static void take_sheet(copy *c, const gk_xls_stream *s)
{
  enum { PLACE = 0, KIND = 5, LEAST = 6 };
  if (s->left < LEAST || s->data[KIND] == KIND_MODULE) return;
  if (c->count < c->a->report->grid->count) c->sheets[c->count] = s->data[KIND] == 0 ? gk_read32(s->data + PLACE) : 0;
  c->count++;
}

static bool read_globals(copy *c)
{
  gk_xls_stream s = {.next = c->bytes, .end = c->bytes + c->size};
  c->sheets = calloc(c->a->report->grid->count + 1, sizeof *c->sheets);
  if (c->sheets == NULL) return gk_fail_memory(c->err);
  gk_xls_palette_standard(&c->palette);
  while (gk_xls_next(&s) && s.type != GK_XLS_EOF) {
    if (s.type == GK_XLS_BOUNDSHEET) take_sheet(c, &s);
    else if (s.type == GK_XLS_PALETTE) gk_xls_palette_read(&c->palette, s.data, s.left);
    else gk_xls_sizes_take(&c->sizes, s.type, s.data, s.left);
  }
  return c->count == c->a->report->grid->count || gk_fail_sheets(c->a, c->err);
}

/* --- a sheet's records -------------------------------------------------------------------------------------------- */

/* What a walk through the records of a sheet has found. */
typedef struct walk {
  gk_xls_stream s;
  const gk_mark *marks; /* of the sheet */
  size_t count;
  uint16_t *of; /* the sizes of their cells */
  size_t place; /* for conditional formats: of the first record that comes behind them, or is one of them */
  bool placed, in_view;
  unsigned highest_id;              /* of a format that stays */
  unsigned char gone[MOST_IDS / 8]; /* formats of ours that are taken out, by number */
} walk;

/* Whether the record comes behind conditional formats ([MS-XLS] 2.1.7.20.5), or is one of them. */
static bool comes_behind(uint16_t type)
{
  static const uint16_t types[] = {GK_XLS_CONDFMT,   GK_XLS_CONDFMT12, GK_XLS_CFEX,      GK_XLS_HLINK,
                                   GK_XLS_TOOLTIP,   GK_XLS_DVAL,      GK_XLS_CODENAME,  GK_XLS_WEBPUB,
                                   GK_XLS_CELLWATCH, GK_XLS_SHEETEXT,  GK_XLS_FEATHDR,   GK_XLS_FEAT,
                                   GK_XLS_FEATHDR11, GK_XLS_FEATURE11, GK_XLS_FEATURE12, GK_XLS_LIST12};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (types[i] == type) return true;
  return false;
}

static void find_place(copy *c, walk *w)
{
  if (w->s.type == GK_XLS_VIEW_BEGIN) w->in_view = true;
  if (w->s.type == GK_XLS_VIEW_END) w->in_view = false;
  if (w->s.type == GK_XLS_WINDOW2) w->placed = false; /* they come behind the view, whatever stood before it */
  if (w->placed || w->in_view || (w->s.type != GK_XLS_EOF && !comes_behind(w->s.type))) return;
  w->placed = true;
  w->place = (size_t)(w->s.data - c->bytes) - 4;
}

/* Whether the `rules` CF records that come next are ours; *end is where they end. */
static bool rules_are_ours(const walk *w, unsigned rules, const unsigned char **end)
{
  gk_xls_stream s = w->s;
  for (unsigned i = 0; i < rules; i++)
    if (!gk_xls_next(&s) || s.type != GK_XLS_CF || gk_xls_kind_of(s.data, s.left) == GK_MARK_KINDS) return false;
  *end = s.next;
  return rules > 0;
}

/* A format of ours goes; of others the number is noted. */
static void take_format(copy *c, walk *w, size_t head)
{
  const unsigned char *data = w->s.data + head, *start = w->s.data - 4, *end;
  if (w->s.left < head + 4) return;
  unsigned id = gk_read16(data + 2) >> 1;
  if (w->s.type == GK_XLS_CONDFMT && rules_are_ours(w, gk_read16(data), &end)) {
    w->gone[id / 8] |= (unsigned char)(1 << id % 8);
    gk_xls_remove(&c->edits, (size_t)(start - c->bytes), (size_t)(end - start));
  } else if (id > w->highest_id) {
    w->highest_id = id;
  }
}

/* What Excel adds to a format of ours when it saves the copy goes with it. */
static void take_extension(copy *c, walk *w)
{
  enum { IS_NEW = 12, ID = 16, LEAST = 18 };
  if (w->s.left < LEAST || gk_read32(w->s.data + IS_NEW) != 0) return;
  unsigned id = gk_read16(w->s.data + ID);
  if (id >= MOST_IDS || (w->gone[id / 8] & 1 << id % 8) == 0) return;
  gk_xls_remove(&c->edits, (size_t)(w->s.data - c->bytes) - 4, (size_t)(w->s.next - w->s.data) + 4);
}

static void take_record(copy *c, walk *w)
{
  enum { FUTURE_HEAD = 12 };
  find_place(c, w);
  if (w->s.type == GK_XLS_CONDFMT) take_format(c, w, 0);
  else if (w->s.type == GK_XLS_CONDFMT12) take_format(c, w, FUTURE_HEAD);
  else if (w->s.type == GK_XLS_CFEX) take_extension(c, w);
  else gk_xls_sizes_of(&c->sizes, w->s.type, w->s.data, w->s.left, w->marks, w->count, w->of);
}

/* Up to the end of the sheet, past the charts within it, each of which begins and ends likewise. */
static bool walk_sheet(copy *c, walk *w)
{
  size_t depth = 0;
  do {
    if (!gk_xls_next(&w->s) || (depth == 0 && w->s.type != GK_XLS_BOF)) return fail_damaged(c);
    if (depth == 1) take_record(c, w);
    if (w->s.type == GK_XLS_BOF) depth++;
    else if (w->s.type == GK_XLS_EOF) depth--;
  } while (depth > 0);
  return true;
}

static bool mark_sheet(copy *c, size_t at, const gk_mark *marks, size_t count)
{
  walk w = {.s = {.next = c->bytes + at, .end = c->bytes + c->size}, .marks = marks, .count = count};
  w.of = calloc(count + 1, sizeof *w.of);
  if (w.of == NULL) return gk_fail_memory(c->err);
  bool walked = walk_sheet(c, &w);
  if (walked && count > 0) {
    gk_xls_insert(&c->edits, w.place);
    gk_xls_add_formats(&c->edits.added, marks, w.of, count, &c->palette, w.highest_id + 1);
  }
  free(w.of);
  return walked;
}

static bool mark_sheets(copy *c)
{
  const gk_marks *marks = c->a->marks;
  for (size_t i = 0, next = 0; i < c->count; i++) {
    size_t end = gk_marks_end(marks, next, i);
    if (c->sheets[i] >= c->size) return fail_damaged(c);
    if (c->sheets[i] == 0 && end > next) return gk_fail_sheets(c->a, c->err);
    if (c->sheets[i] != 0 && !mark_sheet(c, c->sheets[i], marks->items + next, end - next)) return false;
    next = end;
  }
  return true;
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

static unsigned char *change_file(copy *c, const gk_compound *compound, const char *stream, size_t *length)
{
  gk_text changed = {0};
  unsigned char *file = NULL;
  bool applied = gk_xls_apply(&c->edits, c->bytes, c->size, &changed);
  if (!applied && (changed.failed || c->edits.failed || c->edits.added.failed)) gk_fail_memory(c->err);
  else if (!applied) fail_damaged(c);
  else
    file = gk_compound_replace(compound, stream, (const unsigned char *)changed.bytes, changed.length, length, c->err);
  gk_text_free(&changed);
  return file;
}

static unsigned char *mark(const gk_annotation *a, const gk_compound *compound, const char *stream, size_t *length,
                           gk_error *err)
{
  copy c = {.a = a, .err = err};
  unsigned char *file = NULL, *bytes = gk_compound_read(compound, stream, &c.size, err);
  c.bytes = bytes;
  if (bytes != NULL && read_globals(&c) && mark_sheets(&c)) file = change_file(&c, compound, stream, length);
  gk_xls_edits_free(&c.edits);
  gk_xls_sizes_free(&c.sizes);
  free(c.sheets);
  free(bytes);
  return file;
}

gk_annotated gk_mark_xls_memory(const gk_annotation *a, unsigned char **file, size_t *length, gk_error *err)
{
  *file = NULL;
  gk_compound *compound = gk_compound_open(a->source.bytes, a->source.size, a->source.name, err);
  if (compound == NULL) return GK_ANNOTATED_FAILED;
  const char *stream = gk_compound_has(compound, "Workbook") ? "Workbook" : "Book";
  bool small = gk_compound_is_small(compound, stream);
  if (!small) *file = mark(a, compound, stream, length, err);
  gk_compound_close(compound);
  return small ? GK_ANNOTATED_FORMAT : *file != NULL ? GK_ANNOTATED : GK_ANNOTATED_FAILED;
}

gk_annotated gk_mark_xls(const gk_annotation *a, gk_error *err)
{
  unsigned char *file;
  size_t length;
  gk_annotated done = gk_mark_xls_memory(a, &file, &length, err);
  if (done == GK_ANNOTATED && !gk_write_file(a->to, (const char *)file, length, err)) done = GK_ANNOTATED_FAILED;
  free(file);
  return done;
}
