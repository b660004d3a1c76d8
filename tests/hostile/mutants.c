/* SPDX-License-Identifier: MPL-2.0 */
/* Workbooks cut off and damaged in thousands of ways, each read and checked in this process for sanitizers to watch:
 *
 *   mutants CUTS DAMAGES FILE...                each variant is refused with a sentence, or checked
 *   mutants --write FOLDER CUTS DAMAGES FILE... writes the variants instead, for the command
 *
 * A cut file has the whole one's result or none; so has a damaged archive, since checksums cover what is read of it. In
 * a .fods or .xls nothing does: there a turned bit may be another figure, and any result will do. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/check/check.h"
#include "files/file_bytes.h"
#include "files/output_file.h"
#include "files/formats/workbook.h"
#include "files/views/view.h"
#include "mutations.h"

enum { SECONDS_EACH = 60, MOST_SHOWN = 20 };

typedef struct subject {
  const char *path, *folder; /* folder: where variants are written, NULL where they are checked */
  const gk_pack_shelf *shelf;
  unsigned char *bytes, *variant;
  size_t size;
  gk_text whole; /* the result of the undamaged file */
  bool archive;
  size_t refused, same, other, wrong;
} subject;

static _Noreturn void give_up(const char *why)
{
  fprintf(stderr, "mutants: %s\n", why);
  exit(2);
}

/* The result as JSON, or a refusal in `err`. */
static bool result_of(const subject *s, const unsigned char *bytes, size_t size, gk_text *out, gk_error *err)
{
  gk_grid *grid = gk_workbook_read_memory((const char *)bytes, size, "input", err);
  gk_report *report = grid == NULL ? NULL : gk_check_by(s->shelf, grid, err);
  const gk_view_entry entry = {.number = 1, .workbooks = 1, .file = "input"};
  if (report != NULL) gk_view_named("json")->file(out, NULL, &entry, report);
  bool checked = report != NULL;
  gk_report_free(report);
  gk_grid_free(grid);
  if (out->failed) give_up("out of memory");
  return checked;
}

/* A whole sentence in Chinese: it ends as one, and says something. */
static bool is_sentence(const char *text)
{
  size_t length = strlen(text), chinese = 0;
  for (size_t i = 0; i < length; i++) chinese += (unsigned char)text[i] >= 0x80;
  return length > 3 && strcmp(text + length - 3, "。") == 0 && chinese >= sizeof "是空文件。" - 1;
}

static void complain(subject *s, const char *kind, size_t number, const char *what, const char *said)
{
  if (++s->wrong <= MOST_SHOWN) fprintf(stderr, "%s, %s %zu: %s: %.300s\n", s->path, kind, number, what, said);
}

static void check(subject *s, const char *kind, size_t number, size_t size, bool must_be_whole)
{
  gk_error err = GK_ERROR_INIT;
  gk_text result = {0};
  /* A buffer of the exact size, so that a sanitizer sees one byte read beyond. */
  unsigned char *exact = malloc(size > 0 ? size : 1);
  if (exact == NULL) give_up("out of memory");
  if (size > 0) memcpy(exact, s->variant, size);
  alarm(SECONDS_EACH);
  bool checked = result_of(s, exact, size, &result, &err);
  alarm(0);
  free(exact);
  if (!checked && !is_sentence(err.text)) complain(s, kind, number, "no sentence", err.text);
  bool same = checked && strcmp(result.bytes, s->whole.bytes) == 0;
  if (checked && !same && must_be_whole) complain(s, kind, number, "another result", result.bytes);
  s->refused += !checked;
  s->same += same;
  s->other += checked && !same;
  gk_text_free(&result);
}

static void write_variant(const subject *s, const char *kind, size_t number, size_t size)
{
  gk_error err = GK_ERROR_INIT;
  gk_text path = {0};
  const char *dot = strrchr(s->path, '.');
  gk_text_printf(&path, "%s/%s%05zu%s", s->folder, kind, number, dot == NULL ? "" : dot);
  if (path.failed || !gk_write_file(path.bytes, (const char *)s->variant, size, &err)) give_up("cannot write");
  gk_text_free(&path);
}

static void take(subject *s, const char *kind, size_t number, size_t size, bool must_be_whole)
{
  if (s->folder != NULL) write_variant(s, kind, number, size);
  else check(s, kind, number, size, must_be_whole);
}

static void load(subject *s)
{
  gk_error err = GK_ERROR_INIT;
  char *bytes = gk_file_bytes(s->path, (size_t)16 << 20, &s->size, &err);
  if (bytes == NULL) give_up(err.text);
  s->bytes = (unsigned char *)bytes;
  s->variant = malloc(s->size + GK_MUTATION_MORE);
  if (s->variant == NULL) give_up("out of memory");
  s->archive = s->size > 2 && memcmp(bytes, "PK", 2) == 0;
  if (s->folder == NULL && !result_of(s, s->bytes, s->size, &s->whole, &err)) give_up(err.text);
}

static size_t try_file(subject *s, size_t cuts, size_t damages)
{
  load(s);
  memcpy(s->variant, s->bytes, s->size);
  for (size_t i = 0; i < cuts; i++) take(s, "cut", i, gk_cut_at(s->size, i, cuts), true);
  for (size_t i = 0; i < damages; i++) {
    size_t size = gk_damage(s->bytes, s->size, i, s->variant);
    take(s, "damage", i, size, s->archive);
  }
  if (s->folder == NULL)
    printf("  %s: %zu variants: %zu refused, %zu with the same result, %zu with another, %zu wrong\n",
           gk_path_end(s->path), cuts + damages, s->refused, s->same, s->other, s->wrong);
  free(s->bytes);
  free(s->variant);
  gk_text_free(&s->whole);
  return s->wrong;
}

int main(int count, char **words)
{
  gk_error err = GK_ERROR_INIT;
  const char *folder = count > 2 && strcmp(words[1], "--write") == 0 ? words[2] : NULL;
  if (folder != NULL) {
    words += 2;
    count -= 2;
  }
  if (count < 4) give_up("usage: mutants [--write FOLDER] CUTS DAMAGES FILE...");
  size_t cuts = strtoul(words[1], NULL, 10), damages = strtoul(words[2], NULL, 10), wrong = 0;
  gk_pack_shelf *shelf = gk_pack_shelf_load_with("sheets", NULL, &err);
  if (shelf == NULL) give_up(err.text);
  for (int i = 3; i < count; i++) {
    subject s = {.path = words[i], .folder = folder, .shelf = shelf};
    wrong += try_file(&s, cuts, damages);
  }
  gk_pack_shelf_free(shelf);
  return wrong == 0 ? 0 : 1;
}
