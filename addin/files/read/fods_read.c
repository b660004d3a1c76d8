/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/fods_read.h"

#include <string.h>

#include "files/read/odf_reader.h"

/* --- files that are no .fods -------------------------------------------------------------------------------------- */

/* Refuses what its first bytes show to be something else; true where it may be XML. */
static bool looks_like_xml(const char *bytes, size_t size, const char *name, gk_error *err)
{
  if (size == 0) return gk_fail(err, GK_ERR_FORMAT, "%s 是空文件。", name);
  if (size >= 5 && memcmp(bytes, "%PDF-", 5) == 0)
    return gk_fail(err, GK_ERR_FORMAT, "%s 是PDF文件，不是电子表格。", name);
  return true;
}

gk_grid *gk_fods_read_memory(const char *bytes, size_t size, const char *name, gk_error *err)
{
  return looks_like_xml(bytes, size, name, err) ? gk_odf_read_content(bytes, size, name, NULL, err) : NULL;
}
