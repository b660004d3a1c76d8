/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/marks_write.h"

#include <stdlib.h>
#include <string.h>

#include "calc/document/document.h"
#include "calc/marks/marks_formats.h"
#include "calc/marks/marks_styles.h"
#include "calc/marks/protection.h"

bool gk_marks_collect(uno_Interface *document, gk_marks *marks, ux_error *err)
{
  int32_t sheets = gk_document_sheet_count(document);
  for (int32_t i = 0; i < sheets && !err->raised; i++) {
    uno_Interface *sheet = gk_document_sheet(document, i, err);
    gk_formats formats = gk_formats_read(sheet, err);
    gk_formats_marks(&formats, i, marks, err);
    gk_formats_free(&formats);
    ux_release(sheet);
  }
  gk_marks_sort(marks);
  return !marks->failed && !err->raised;
}

/** Names of styles that .xlsx and .xls files gave to the formats removed. */
typedef struct orphans {
  char **names;
  size_t count;
} orphans;

/** The names that LibreOffice makes up for the styles of conditional formats in files that have no names for them. */
static bool is_made_up(const char *style)
{
  return strstr(style, "ConditionalStyle_") != NULL || strncmp(style, "Excel_CondFormat_", 17) == 0;
}

static void note_styles(orphans *o, const gk_formats *formats)
{
  for (size_t i = 0; i < formats->count; i++) {
    gk_format *format = &formats->items[i];
    if (format->kind == GK_MARK_KINDS || format->style == NULL || !is_made_up(format->style)) continue;
    char **names = realloc(o->names, (o->count + 1) * sizeof *names);
    if (names == NULL) return;
    o->names = names;
    o->names[o->count++] = format->style;
    format->style = NULL;
  }
}

/** Takes the names off the list that a format still uses. */
static void keep_used(orphans *o, const gk_formats *formats)
{
  for (size_t i = 0; i < formats->count; i++)
    for (size_t j = 0; j < o->count; j++)
      if (o->names[j] != NULL && formats->items[i].style != NULL && strcmp(o->names[j], formats->items[i].style) == 0) {
        free(o->names[j]);
        o->names[j] = NULL;
      }
}

static void remove_orphans(uno_Interface *document, int32_t sheets, orphans *o, ux_error *err)
{
  for (int32_t i = 0; i < sheets && o->count > 0; i++) {
    uno_Interface *sheet = gk_document_sheet(document, i, err);
    gk_formats formats = gk_formats_read(sheet, err);
    keep_used(o, &formats);
    gk_formats_free(&formats);
    ux_release(sheet);
  }
  for (size_t j = 0; j < o->count; j++) {
    if (o->names[j] != NULL) gk_mark_style_remove(document, o->names[j], err);
    free(o->names[j]);
  }
  free(o->names);
}

static bool any_ours(const gk_formats *formats)
{
  for (size_t i = 0; i < formats->count; i++)
    if (formats->items[i].kind != GK_MARK_KINDS) return true;
  return false;
}

static void remove_all(uno_Interface *document, int32_t sheets, orphans *o, ux_error *err)
{
  for (int32_t i = 0; i < sheets && !err->raised; i++) {
    uno_Interface *sheet = gk_document_sheet(document, i, err);
    gk_formats formats = gk_formats_read(sheet, err);
    if (any_ours(&formats)) {
      gk_formats_remove(document, sheet, &formats, err);
      note_styles(o, &formats);
    }
    gk_formats_free(&formats);
    ux_release(sheet);
  }
}

static void apply_all(uno_Interface *document, int32_t sheets, const gk_marks *marks, ux_error *err)
{
  gk_looks looks;
  gk_looks_begin(&looks, document, err);
  for (size_t i = 0; i < marks->count && marks->items[i].sheet < sheets && !err->raised;) {
    size_t end = i;
    while (end < marks->count && marks->items[end].sheet == marks->items[i].sheet) end++;
    uno_Interface *sheet = gk_document_sheet(document, marks->items[i].sheet, err);
    gk_formats_apply(&looks, sheet, &marks->items[i], end - i, err);
    ux_release(sheet);
    i = end;
  }
  gk_looks_end(&looks);
}

void gk_marks_write(uno_Interface *document, const gk_marks *marks, ux_error *err)
{
  int32_t sheets = gk_document_sheet_count(document);
  orphans o = {0};
  bool needed[GK_MARK_KINDS] = {false};
  for (size_t i = 0; i < marks->count; i++) needed[marks->items[i].kind] = true;

  gk_protection protection = gk_protection_lift(document);
  remove_all(document, sheets, &o, err);
  apply_all(document, sheets, marks, err);
  for (int kind = 0; kind < GK_MARK_KINDS; kind++)
    if (!needed[kind]) gk_mark_style_remove(document, gk_mark_styles[kind].name, err);
  remove_orphans(document, sheets, &o, err);
  gk_protection_restore(document, &protection);
}
