/* SPDX-License-Identifier: MPL-2.0 */
/* Flat OpenDocument (.fods), and whatever nothing else knows: its reader says what is wrong with it. Numbers are the
 * decimals written in office:value, noise beyond the 15th significant digit taken off; formulas give their cached value. */
#include "files/file_write.h"
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

static bool write_book(const gk_book *book, const char *path, gk_error *err)
{
  gk_text text = {0};
  bool ok = gk_write_fods(book, false, &text, err) && gk_write_file(path, text.bytes, text.length, err);
  gk_text_free(&text);
  return ok;
}

const gk_format gk_format_fods = {.is = is, .read = read_grid, .mark = gk_mark_fods, .write = write_book};
