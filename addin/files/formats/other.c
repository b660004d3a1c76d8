/* SPDX-License-Identifier: MPL-2.0 */
/* What cannot be read: a sentence says what it is and what to do. */
#include <string.h>
#include <strings.h>

#include "files/formats/format.h"
#include "files/read/xlsx_book.h"
#include "words/words.h"

/* Whether the text begins with `start`, capitals or not, behind a byte order mark and white space. */
static bool begins(const gk_source *source, const char *start)
{
  const char *bytes = source->bytes;
  size_t at = source->size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, length = strlen(start);
  while (at < source->size && memchr(" \t\r\n", bytes[at], 4) != NULL) at++;
  return source->size - at >= length && strncasecmp(bytes + at, start, length) == 0;
}

/* Systems that export "Excel" often write a web page or the XML of 2003 and call it .xls. */
static bool is_page(const gk_source *source)
{
  return begins(source, "<html") || begins(source, "<!doctype html") || begins(source, "<table");
}

static bool is_excel_xml(const gk_source *source)
{
  char head[1024] = {0};
  memcpy(head, source->bytes, source->size < sizeof head ? source->size : sizeof head - 1);
  return strstr(head, "urn:schemas-microsoft-com:office:spreadsheet") != NULL && strstr(head, "<Workbook") != NULL;
}

static bool is_pdf(const gk_source *source)
{
  return source->size >= 5 && memcmp(source->bytes, "%PDF-", 5) == 0;
}

static bool is_empty(const gk_source *source)
{
  return source->size == 0;
}

static bool is_binary(const gk_source *source)
{
  return source->package != NULL && gk_xlsb_is(source->package);
}

/* LibreOffice 24.8 and later. */
static bool is_encrypted(const gk_source *source)
{
  return source->package != NULL && gk_package_has(source->package, "encrypted-package");
}

static bool is_archive(const gk_source *source)
{
  return source->package != NULL;
}

static const struct {
  bool (*is)(const gk_source *source);
  const char *sentence;
} kinds[] = {
  {is_empty, N_("%s 是空文件。")},
  {is_pdf, N_("%s 是PDF文件，不是电子表格。")},
  {is_page, N_("%s 其实是网页，不是工作簿；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。")},
  {is_excel_xml, N_("%s 是Excel 2003的XML表格，读不了；请另存为.xlsx或.ods。")},
  {is_binary, N_("%s 是二进制工作簿（.xlsb），读不了；请另存为.xlsx或.ods。")},
  {is_encrypted, N_("%s 有密码，读不了；请去掉打开密码后再校验。")},
  {is_archive, N_("%s 是压缩文件，里面没有工作簿。")},
};

static const char *sentence_for(const gk_source *source)
{
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i].is(source)) return kinds[i].sentence;
  return NULL;
}

static bool is(const gk_source *source)
{
  return sentence_for(source) != NULL;
}

static gk_grid *refuse(const gk_source *source, gk_error *err)
{
  gk_fail(err, GK_ERR_FORMAT, sentence_for(source), source->name);
  return NULL;
}

const gk_format gk_format_other = {.is = is, .read = refuse};
