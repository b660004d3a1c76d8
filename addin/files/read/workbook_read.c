/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/workbook_read.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "files/file_bytes.h"
#include "files/read/fods_read.h"
#include "files/limits.h"
#include "files/read/ods_read.h"
#include "files/package/package.h"
#include "files/read/xls_read.h"
#include "files/read/xlsx_book.h"
#include "files/read/xlsx_read.h"

static bool starts_with(const char *bytes, size_t size, const char *start, size_t length)
{
  return size >= length && memcmp(bytes, start, length) == 0;
}

static gk_grid *read_package(const char *bytes, size_t size, const char *name, gk_error *err)
{
  gk_package *package = gk_package_open(bytes, size, name, err);
  gk_grid *grid = NULL;
  if (package == NULL) return NULL;
  if (gk_package_has(package, "content.xml")) grid = gk_ods_read(package, err);
  else if (gk_xlsx_is(package)) grid = gk_xlsx_read(package, err);
  else if (gk_xlsb_is(package))
    gk_fail(err, GK_ERR_FORMAT, "%s 是二进制工作簿（.xlsb），读不了；请另存为.xlsx或.ods。", name);
  else if (gk_package_has(package, "encrypted-package")) /* LibreOffice 24.8 and later */
    gk_fail(err, GK_ERR_FORMAT, "%s 有密码，读不了；请去掉打开密码后再校验。", name);
  else gk_fail(err, GK_ERR_FORMAT, "%s 是压缩文件，里面没有工作簿（.ods或.xlsx）。", name);
  gk_package_close(package);
  return grid;
}

/* Whether the text begins with `start`, capitals or not, behind a byte order mark and white space. */
static bool begins(const char *bytes, size_t size, const char *start)
{
  size_t at = starts_with(bytes, size, "\xEF\xBB\xBF", 3) ? 3 : 0, length = strlen(start);
  while (at < size && memchr(" \t\r\n", bytes[at], 4) != NULL) at++;
  return size - at >= length && strncasecmp(bytes + at, start, length) == 0;
}

/* Systems that export "Excel" often write a web page or the XML of 2003 and call it .xls. */
static bool is_no_export(const char *bytes, size_t size, const char *name, gk_error *err)
{
  static const char excel_xml[] = "urn:schemas-microsoft-com:office:spreadsheet";
  char head[1024] = {0};
  memcpy(head, bytes, size < sizeof head ? size : sizeof head - 1);
  if (begins(bytes, size, "<html") || begins(bytes, size, "<!doctype html") || begins(bytes, size, "<table"))
    return gk_fail(err, GK_ERR_FORMAT, "%s 其实是网页，不是工作簿；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。",
                   name);
  if (strstr(head, excel_xml) != NULL && strstr(head, "<Workbook") != NULL)
    return gk_fail(err, GK_ERR_FORMAT, "%s 是Excel 2003的XML表格，读不了；请另存为.xlsx或.ods。", name);
  return true;
}

gk_grid *gk_workbook_read_memory(const char *bytes, size_t size, const char *name, gk_error *err)
{
  if (starts_with(bytes, size, "PK", 2)) return read_package(bytes, size, name, err);
  if (starts_with(bytes, size, "\xD0\xCF\x11\xE0", 4)) return gk_xls_read(bytes, size, name, err);
  return is_no_export(bytes, size, name, err) ? gk_fods_read_memory(bytes, size, name, err) : NULL;
}

gk_grid *gk_workbook_read(const char *path, gk_error *err)
{
  size_t size;
  char *bytes = gk_file_bytes(path, GK_LIMIT_BYTES, &size, err);
  gk_grid *grid = bytes == NULL ? NULL : gk_workbook_read_memory(bytes, size, gk_path_end(path), err);
  free(bytes);
  return grid;
}
