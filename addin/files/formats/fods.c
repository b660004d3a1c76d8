/* SPDX-License-Identifier: MPL-2.0 */
/* Flat OpenDocument (.fods), and whatever nothing else knows: its reader says what is wrong with it. Numbers are the
 * decimals written in office:value, noise beyond the 15th significant digit taken off; formulas give their cached value. */
#include "files/formats/format.h"
#include "files/read/odf_reader.h"
#include "files/write/write_book.h"

static bool is(const gk_source *source)
{
  (void)source;
  return true;
}

static gk_grid *read_grid(const gk_source *source, gk_error *err)
{
  return gk_odf_read_content(source->bytes, source->size, source->name, NULL, err);
}

static bool write_book(const gk_book *book, gk_text *out, gk_error *err)
{
  return gk_write_fods(book, false, out, err);
}

const gk_format gk_format_fods = {.is = is, .read = read_grid, .mark = gk_mark_fods, .write = write_book};
