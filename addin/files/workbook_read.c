/* SPDX-License-Identifier: MPL-2.0 */
#include "workbook_read.h"

#include <stdlib.h>
#include <string.h>

#include "files/file_bytes.h"
#include "files/fods_read.h"
#include "files/limits.h"
#include "files/ods_read.h"
#include "files/package.h"
#include "files/xls_read.h"
#include "files/xlsx_read.h"

static bool starts_with(const char *bytes, size_t size, const char *start, size_t length)
{
  return size >= length && memcmp(bytes, start, length) == 0;
}

static gk_grid *read_package(const char *bytes, size_t size, const char *name, gk_error *err)
{
  gk_package *package = gk_package_open(bytes, size, name, err);
  gk_grid *grid = NULL;
  if (package == NULL) return NULL;
  if (gk_package_has(package, "content.xml"))
    grid = gk_ods_read(package, err);
  else if (gk_package_has(package, "xl/workbook.xml"))
    grid = gk_xlsx_read(package, err);
  else
    gk_fail(err, GK_ERR_FORMAT, "%s 是压缩文件，里面没有工作簿（.ods或.xlsx）。",
            "%s is an archive that holds no workbook (.ods or .xlsx).", name);
  gk_package_close(package);
  return grid;
}

gk_grid *gk_workbook_read_memory(const char *bytes, size_t size, const char *name, gk_error *err)
{
  if (starts_with(bytes, size, "PK", 2)) return read_package(bytes, size, name, err);
  if (starts_with(bytes, size, "\xD0\xCF\x11\xE0", 4)) return gk_xls_read(bytes, size, name, err);
  return gk_fods_read_memory(bytes, size, name, err);
}

gk_grid *gk_workbook_read(const char *path, gk_error *err)
{
  size_t size;
  char *bytes = gk_file_bytes(path, GK_LIMIT_BYTES, &size, err);
  gk_grid *grid = bytes == NULL ? NULL : gk_workbook_read_memory(bytes, size, gk_path_end(path), err);
  free(bytes);
  return grid;
}
