/* SPDX-License-Identifier: MPL-2.0 */
/* Office Open XML (.xlsx; .xlsm, whose macros are not looked at). */
#include "files/formats/format.h"
#include "files/read/xlsx_book.h"
#include "files/read/xlsx_read.h"
#include "files/write/write_book.h"

static bool is(const gk_source *source)
{
  return source->package != NULL && gk_xlsx_is(source->package);
}

static gk_grid *read_grid(const gk_source *source, gk_error *err)
{
  return gk_xlsx_read(source->package, err);
}

const gk_format gk_format_xlsx = {.is = is, .read = read_grid, .mark = gk_mark_xlsx, .write = gk_write_xlsx};
