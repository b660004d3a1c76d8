/* SPDX-License-Identifier: MPL-2.0 */
/* Office Open XML (.xlsx; .xlsm, whose macros are not looked at; ECMA-376, part 1, chapter 18): cached values of formulas,
 * shared and inline strings, merged ranges, hidden sheets. Drawings, comments and links are not looked at. */
#include "files/formats/format.h"
#include "files/read/xlsx_parts.h"
#include "files/write/write_book.h"

static bool is(const gk_source *source)
{
  return source->package != NULL && gk_xlsx_is(source->package);
}

static gk_grid *read_grid(const gk_source *source, gk_error *err)
{
  gk_xlsx_book book = {0};
  gk_strings strings = {0};
  gk_intake in;
  gk_intake_begin(&in, source->name, err);
  bool ok = !in.failed && gk_xlsx_book_open(source->package, &book, err) &&
            (book.strings == NULL || gk_xlsx_read_strings(source->package, book.strings, &strings, &in));
  for (size_t i = 0; ok && i < book.count; i++) {
    const gk_xlsx_listed *listed = &book.sheets[i];
    ok = gk_intake_sheet(&in, listed->name, listed->hidden) &&
         (listed->part == NULL || gk_xlsx_read_sheet(source->package, listed->part, &strings, &in));
  }
  gk_strings_free(&strings);
  gk_xlsx_book_close(&book);
  return gk_intake_end(&in, ok);
}

const gk_format gk_format_xlsx = {.is = is, .read = read_grid, .mark = gk_mark_xlsx, .write = gk_write_xlsx};
