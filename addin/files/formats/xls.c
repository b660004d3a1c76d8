/* SPDX-License-Identifier: MPL-2.0 */
/* Excel 97 to 2003 (.xls, and .et of WPS). */
#include <string.h>

#include "files/formats/format.h"
#include "files/read/xls_parts.h"

static bool is(const gk_source *source)
{
  static const char compound[4] = "\xD0\xCF\x11\xE0";
  return source->size >= sizeof compound && memcmp(source->bytes, compound, sizeof compound) == 0;
}

static gk_grid *read_grid(const gk_source *source, gk_error *err)
{
  return gk_xls_read(source->bytes, source->size, source->name, err);
}

const gk_format gk_format_xls = {.is = is, .read = read_grid, .mark = gk_mark_xls};
