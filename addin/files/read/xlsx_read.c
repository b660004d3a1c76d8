/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xlsx_read.h"

#include "files/read/xlsx_parts.h"

gk_grid *gk_xlsx_read(gk_package *package, gk_error *err)
{
  gk_xlsx_book book = {0};
  gk_strings strings = {0};
  gk_intake in;
  gk_intake_begin(&in, gk_package_name(package), err);
  bool ok = !in.failed && gk_xlsx_book_open(package, &book, err) &&
            (book.strings == NULL || gk_xlsx_read_strings(package, book.strings, &strings, &in));
  for (size_t i = 0; ok && i < book.count; i++) {
    const gk_xlsx_listed *listed = &book.sheets[i];
    ok = gk_intake_sheet(&in, listed->name, listed->hidden) &&
         (listed->part == NULL || gk_xlsx_read_sheet(package, listed->part, &strings, &in));
  }
  gk_strings_free(&strings);
  gk_xlsx_book_close(&book);
  return gk_intake_end(&in, ok);
}
