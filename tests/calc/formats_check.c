/* SPDX-License-Identifier: MPL-2.0 */
#include <CUnit/CUnit.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calc/document/snapshot.h"
#include "engine/check/check.h"
#include "files/file_bytes.h"
#include "files/formats/workbook.h"
#include "files/views/view.h"
#include "formats.h"
#include "helpers.h"
#include "suites.h"

static const struct {
  const char *extension, *filter;
} formats[] = {{"fods", FILTER_FODS}, {"ods", FILTER_ODS}, {"xlsx", FILTER_XLSX}, {"xls", FILTER_XLS}};

static gk_pack_shelf *packs;
static formats_sum sum;

formats_sum formats_so_far(void)
{
  return sum;
}

int formats_load(void)
{
  const char *extension = getenv("GK_TEST_EXTENSION");
  gk_error err = GK_ERROR_INIT;
  gk_text folder = {0};
  gk_text_printf(&folder, "%s/sheets", extension == NULL ? "" : extension);
  packs = gk_pack_shelf_load(folder.bytes, &err);
  gk_text_free(&folder);
  if (packs == NULL) puts(err.text);
  return packs == NULL;
}

int formats_unload(void)
{
  gk_pack_shelf_free(packs);
  packs = NULL;
  return 0;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

/* What is compared, and where. */
typedef struct comparison {
  const char *document, *format; /* as in formats_loss */
  const char *left, *right;      /* what the two are */
  const char *sheet;
  formats_step step;
  const gk_grid *first; /* FORMATS_OPENED: the document that was saved */
} comparison;

/* A long text by its beginning, its length and a sum of its bytes (FNV-1a). */
static void describe_text(const char *text, gk_text *out)
{
  enum { SHOWN = 60 };
  uint64_t mixed = 0xcbf29ce484222325;
  size_t length = strlen(text);
  for (size_t i = 0; i < length; i++) mixed = (mixed ^ (unsigned char)text[i]) * 0x100000001b3;
  if (length <= 2 * SHOWN) gk_text_printf(out, "“%s”", text);
  else gk_text_printf(out, "“%.*s”, %zu bytes, %016llx", SHOWN, text, length, (unsigned long long)mixed);
}

/* All that a cell holds, but its address: =1671.42, “合计”, =#REF!, with the last cell of its merged range. */
static void describe(const gk_cell *cell, gk_text *out)
{
  char number[GK_DEC_TEXT], last[16];
  out->length = 0;
  gk_text_puts(out, cell == NULL ? "" : cell->formula ? "=" : "");
  if (cell == NULL) return;
  switch ((gk_cell_kind)cell->kind) {
    case GK_CELL_NUMBER: gk_text_puts(out, gk_dec_format(cell->number, number)); break;
    case GK_CELL_TEXT: describe_text(cell->text, out); break;
    case GK_CELL_ERROR: gk_text_puts(out, cell->text); break;
    case GK_CELL_UNCOMPUTED: gk_text_puts(out, "not computed"); break;
  }
  if (cell->row_end != cell->row || cell->col_end != cell->col)
    gk_text_printf(out, " merged to %s", gk_address(cell->row_end, cell->col_end, last));
}

/* Whether Calc, opening the file, computes anew what the file had lost: it is as in the document that was saved. */
static bool is_recomputed(const comparison *c, size_t sheet, const gk_cell *at, const char *place, const char *read,
                          const char *again)
{
  gk_text shown = {0};
  if (c->step != FORMATS_OPENED || sheet >= c->first->count) return false;
  describe(gk_sheet_at(c->first->sheets[sheet], at->row, at->col), &shown);
  bool same = strcmp(shown.bytes, again) == 0 &&
              formats_loss_of(FORMATS_SAVED, c->document, c->format, place, shown.bytes, read) != NULL;
  gk_text_free(&shown);
  return same;
}

static void compare_cell(const comparison *c, size_t sheet, const gk_cell *left, const gk_cell *right)
{
  gk_text before = {0}, after = {0}, place = {0};
  char address[16];
  const gk_cell *at = left == NULL ? right : left;
  describe(left, &before);
  describe(right, &after);
  bool same = strcmp(before.bytes, after.bytes) == 0;
  if (!same) {
    gk_text_printf(&place, "%s.%s", c->sheet, gk_address(at->row, at->col, address));
    same = formats_loss_of(c->step, c->document, c->format, place.bytes, before.bytes, after.bytes) != NULL ||
           is_recomputed(c, sheet, at, place.bytes, before.bytes, after.bytes);
    if (!same)
      printf("\n  %s, %s: %s has «%s», %s has «%s»", c->document, place.bytes, c->left, before.bytes, c->right,
             after.bytes);
  }
  CU_ASSERT_TRUE(same);
  gk_text_free(&before);
  gk_text_free(&after);
  gk_text_free(&place);
}

static int order(const gk_cell *a, const gk_cell *b)
{
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  return a->col < b->col ? -1 : a->col > b->col;
}

static void compare_sheet(comparison *c, size_t index, const gk_sheet *left, const gk_sheet *right)
{
  size_t i = 0, j = 0;
  c->sheet = left->name;
  if (strcmp(left->name, right->name) != 0 || left->hidden != right->hidden)
    printf("\n  %s: %s has sheet «%s»%s, %s has «%s»%s", c->document, c->left, left->name,
           left->hidden ? " hidden" : "", c->right, right->name, right->hidden ? " hidden" : "");
  CU_ASSERT_STRING_EQUAL(left->name, right->name);
  CU_ASSERT_EQUAL(left->hidden, right->hidden);
  while (i < left->count || j < right->count) {
    int which = i == left->count ? 1 : j == right->count ? -1 : order(&left->cells[i], &right->cells[j]);
    compare_cell(c, index, which <= 0 ? &left->cells[i] : NULL, which >= 0 ? &right->cells[j] : NULL);
    i += which <= 0;
    j += which >= 0;
    sum.cells++;
  }
}

static void compare_grids(comparison *c, const gk_grid *left, const gk_grid *right)
{
  if (left->count != right->count)
    printf("\n  %s: %s has %zu sheets, %s has %zu", c->document, c->left, left->count, c->right, right->count);
  CU_ASSERT_EQUAL(left->count, right->count);
  for (size_t i = 0; i < left->count && i < right->count; i++) compare_sheet(c, i, left->sheets[i], right->sheets[i]);
}

/* --- findings ----------------------------------------------------------------------------------------------------- */

/* The report of the grid as one line of JSON, by the pack that is chosen for it. */
static void report(const gk_grid *grid, gk_text *out, size_t *findings)
{
  gk_error err = GK_ERROR_INIT;
  gk_report *made = gk_check_by(packs, grid, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(made);
  const gk_view_entry entry = {.number = 1, .workbooks = 1, .file = "workbook"};
  gk_view_named("json")->file(out, NULL, &entry, made);
  *findings = made->finding_count;
  gk_report_free(made);
}

static void compare_reports(const comparison *c, const gk_text *left, const gk_grid *right)
{
  gk_text found = {0};
  size_t at = 0, findings;
  report(right, &found, &findings);
  bool same = strcmp(left->bytes, found.bytes) == 0;
  bool expected = !formats_loses_findings(c->document, c->format);
  while (!same && left->bytes[at] == found.bytes[at]) at++;
  if (same != expected)
    printf("\n  %s: what is found %s:\n  %s: …%.300s\n  %s: …%.300s", c->document, same ? "is the same" : "differs",
           c->left, left->bytes + (at > 60 ? at - 60 : 0), c->right, found.bytes + (at > 60 ? at - 60 : 0));
  CU_ASSERT_EQUAL(same, expected);
  gk_text_free(&found);
  sum.findings += findings;
}

/* --- files -------------------------------------------------------------------------------------------------------- */

static gk_grid *snapshot(uno_Interface *document)
{
  gk_error err = GK_ERROR_INIT;
  gk_grid *grid = gk_snapshot(document, &err);
  if (grid == NULL) puts(err.text);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  return grid;
}

static gk_grid *read_file(const char *path)
{
  gk_error err = GK_ERROR_INIT;
  size_t size = 0;
  char *bytes = gk_file_bytes(path, SIZE_MAX, &size, &err);
  gk_grid *grid = bytes == NULL ? NULL : gk_workbook_read_memory(bytes, size, gk_path_end(path), &err);
  free(bytes);
  if (grid == NULL) puts(err.text);
  CU_ASSERT_PTR_NOT_NULL_FATAL(grid);
  return grid;
}

static gk_grid *reopen(const char *path)
{
  uno_Interface *document = help_open(gk_test_context(), path, true);
  gk_grid *grid = snapshot(document);
  help_close(document);
  return grid;
}

static void check_format(uno_Interface *document, const char *name, size_t format, const gk_grid *open,
                         const gk_text *expected)
{
  const char *extension = formats[format].extension;
  gk_text file = {0};
  gk_text_printf(&file, "formats-%s.%s", name, extension);
  char *path = help_path(file.bytes);
  help_store(document, path, formats[format].filter);
  gk_grid *read = read_file(path), *again = reopen(path);

  comparison saved = {.document = name, .format = extension, .left = "Calc", .right = file.bytes};
  compare_grids(&saved, open, read);
  compare_reports(&saved, expected, read);
  comparison opened = {.document = name,
                       .format = extension,
                       .left = file.bytes,
                       .right = "Calc, opening it,",
                       .step = FORMATS_OPENED,
                       .first = open};
  compare_grids(&opened, read, again);

  sum.files++;
  gk_grid_free(read);
  gk_grid_free(again);
  free(path);
  gk_text_free(&file);
}

void formats_check(uno_Interface *document, const char *name)
{
  gk_grid *open = snapshot(document);
  gk_text expected = {0};
  size_t findings;
  report(open, &expected, &findings);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) check_format(document, name, i, open, &expected);
  sum.documents++;
  gk_text_free(&expected);
  gk_grid_free(open);
}
