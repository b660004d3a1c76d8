/* SPDX-License-Identifier: MPL-2.0 */
/* Marked copies of .xlsx and .xlsm: the worksheets with marks and the styles change, every other part stays. */
#include <stdlib.h>
#include <string.h>

#include "files/mark/mark_xlsx.h"
#include "files/xml/dom.h"

/* What is made of one package. */
typedef struct copy {
  const gk_annotation *a;
  gk_xlsx_book book;
  gk_entries entries;
  long ids[GK_MARK_KINDS]; /**< of the differential format of each kind */
  gk_error *err;
} copy;

/* The highest number of a differential format that some sheet names, -1 for none; -2 with `err` filled. */
static long named_format(copy *c)
{
  long highest = -1;
  for (size_t i = 0; i < c->book.count; i++) {
    size_t size;
    if (c->book.sheets[i].part == NULL) continue;
    char *bytes = gk_package_read(c->a->source.package, c->book.sheets[i].part, &size, c->err);
    if (bytes == NULL) return -2;
    long named = gk_xlsx_named_format(bytes, size);
    if (named > highest) highest = named;
    free(bytes);
  }
  return highest;
}

/* Adds the formats of the kinds in use to the styles. */
static bool mark_styles(copy *c)
{
  bool used[GK_MARK_KINDS] = {false}, made = c->book.styles == NULL, changed;
  long named = named_format(c);
  if (named < -1) return false;
  for (size_t i = 0; i < c->a->marks->count; i++) used[c->a->marks->items[i].kind] = true;
  xmlDocPtr doc =
    made ? gk_xlsx_new_styles(c->a, &c->book, &c->entries, c->err) : gk_mark_entry(c->a, c->book.styles, 0, c->err);
  if (doc == NULL) return false;
  bool added = gk_xlsx_add_formats(xmlDocGetRootElement(doc), used, named, c->ids, &changed);
  if (added && (made || changed)) return gk_entries_add(&c->entries, c->book.styles, doc, c->err);
  xmlFreeDoc(doc);
  return added || gk_fail_memory(c->err);
}

/* Whether a sheet may carry marks of an earlier run: the text of their conditions is there. */
static bool may_have_marks(const char *bytes, size_t size)
{
  static const char word[] = "gongkai.";
  const char *end = bytes + size;
  for (const char *at = bytes; (at = memchr(at, 'g', (size_t)(end - at))) != NULL; at++)
    if ((size_t)(end - at) >= sizeof word - 1 && memcmp(at, word, sizeof word - 1) == 0) return true;
  return false;
}

static bool mark_sheet(copy *c, const char *part, const gk_mark *marks, size_t count)
{
  size_t size;
  char *bytes = gk_package_read(c->a->source.package, part, &size, c->err);
  if (bytes == NULL) return false;
  if (count == 0 && !may_have_marks(bytes, size)) {
    free(bytes);
    return true;
  }
  /* The reader has seen that there is no DOCTYPE, so that nothing can grow here. */
  xmlDocPtr doc = gk_dom_parse(bytes, size, XML_PARSE_HUGE, c->a->source.name, c->err);
  free(bytes);
  if (doc == NULL) return false;
  if (gk_xlsx_mark_sheet(xmlDocGetRootElement(doc), marks, count, c->ids))
    return gk_entries_add(&c->entries, part, doc, c->err);
  xmlFreeDoc(doc);
  return gk_fail_memory(c->err);
}

static bool mark_sheets(copy *c)
{
  const gk_marks *marks = c->a->marks;
  if (c->book.count != c->a->report->grid->count) return gk_fail_sheets(c->a, c->err);
  for (size_t i = 0, next = 0; i < c->book.count; i++) {
    size_t end = gk_marks_end(marks, next, i);
    if (c->book.sheets[i].part == NULL && end > next) return gk_fail_sheets(c->a, c->err);
    if (c->book.sheets[i].part != NULL && !mark_sheet(c, c->book.sheets[i].part, marks->items + next, end - next))
      return false;
    next = end;
  }
  return true;
}

gk_annotated gk_mark_xlsx(const gk_annotation *a, gk_error *err)
{
  copy c = {.a = a, .err = err};
  bool written = gk_xlsx_book_open(a->source.package, &c.book, err) && mark_styles(&c) && mark_sheets(&c) &&
                 gk_mark_write(a, &c.entries, err);
  gk_entries_free(&c.entries);
  gk_xlsx_book_close(&c.book);
  return written ? GK_ANNOTATED : GK_ANNOTATED_FAILED;
}
