/* SPDX-License-Identifier: MPL-2.0 */
/* What cannot be read: a sentence says what it is and what to do. */
#include <string.h>
#include <strings.h>

#include "files/formats/format.h"
#include "files/read/xlsx_book.h"
#include "words/words.h"

/* --- looking at the first bytes ----------------------------------------------------------------------------------- */

enum { HEAD = 4096 };

static size_t head_of(const gk_source *source)
{
  return source->size < HEAD ? source->size : HEAD;
}

/* Where the text begins behind a byte order mark and white space. */
static size_t text_begin(const gk_source *source)
{
  const char *bytes = source->bytes;
  size_t at = source->size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  while (at < source->size && memchr(" \t\r\n", bytes[at], 4) != NULL) at++;
  return at;
}

/* Whether the text begins with `start`, capitals or not. */
static bool begins(const gk_source *source, const char *start)
{
  size_t at = text_begin(source), length = strlen(start);
  return source->size - at >= length && strncasecmp(source->bytes + at, start, length) == 0;
}

/* Whether it stands among the first bytes, capitals or not. */
static bool holds(const gk_source *source, const char *wanted)
{
  size_t length = strlen(wanted), size = head_of(source);
  for (size_t i = 0; i + length <= size; i++)
    if (strncasecmp(source->bytes + i, wanted, length) == 0) return true;
  return false;
}

/* --- what it may be ----------------------------------------------------------------------------------------------- */

static bool is_empty(const gk_source *source)
{
  return source->size == 0;
}

/* As a failing disk or a broken transfer leaves it. */
static bool is_zeros(const gk_source *source)
{
  for (size_t i = 0, size = head_of(source); i < size; i++)
    if (source->bytes[i] != 0) return false;
  return true;
}

static bool is_excel_xml(const gk_source *source)
{
  return holds(source, "urn:schemas-microsoft-com:office:spreadsheet") && holds(source, "Workbook");
}

/* Systems that export "Excel" often write a web page and call it .xls. */
static bool is_page(const gk_source *source)
{
  static const char *const tags[] = {"<html", "<!doctype html", "<table", "<body", "<head", "<meta", "<div", "<style"};
  if (!begins(source, "<") || holds(source, "opendocument:xmlns")) return false;
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (holds(source, tags[i])) return true;
  return false;
}

static bool is_mail_page(const gk_source *source)
{
  return holds(source, "MIME-Version:") && holds(source, "Content-Type:") && !begins(source, "<");
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

/* By programs that lock the files of an office against being taken away. */
static bool is_guarded(const gk_source *source)
{
  return begins(source, "%TSD-Header") || (source->size > 64 && memcmp(source->bytes, "b\x14#e", 4) == 0);
}

static bool is_archive(const gk_source *source)
{
  return source->package != NULL;
}

static bool is_utf16(const gk_source *source)
{
  return source->size >= 2 && (memcmp(source->bytes, "\xFF\xFE", 2) == 0 || memcmp(source->bytes, "\xFE\xFF", 2) == 0);
}

/* UTF-16 may be XML, of which its reader tells; so may what begins with a tag. */
static bool is_xml(const gk_source *source)
{
  return begins(source, "<") || (source->size >= 4 && (source->bytes[0] == 0 || source->bytes[1] == 0)) ||
         (is_utf16(source) && source->size >= 4 && (source->bytes[2] == '<' || source->bytes[3] == '<'));
}

static bool is_text(const gk_source *source)
{
  if (is_xml(source)) return false;
  for (size_t i = 0, size = head_of(source); i < size && !is_utf16(source); i++)
    if ((unsigned char)source->bytes[i] < ' ' && memchr("\t\r\n\f\x1A", source->bytes[i], 5) == NULL) return false;
  return true;
}

static bool is_unknown(const gk_source *source)
{
  return !is_xml(source);
}

/* --- files of other programs, by how they begin ------------------------------------------------------------------- */

typedef struct signature {
  const char *bytes;
  size_t length;
  const char *name;
} signature;

#define SIGNED(bytes, name)                                                                                            \
  {                                                                                                                    \
    bytes, sizeof bytes - 1, name                                                                                      \
  }

static const signature signatures[] = {
  SIGNED("%PDF-", N_("PDF文件")),
  SIGNED("{\\rtf", N_("RTF文档")),
  SIGNED("\x89PNG", N_("图片")),
  SIGNED("\xFF\xD8\xFF", N_("图片")),
  SIGNED("GIF8", N_("图片")),
  SIGNED("II*\0", N_("图片")),
  SIGNED("MM\0*", N_("图片")),
  SIGNED("BM", N_("图片")),
  SIGNED("MZ", N_("程序")),
  SIGNED("\x7F"
         "ELF",
         N_("程序")),
  SIGNED("SQLite format 3", N_("数据库")),
};

static const signature packers[] = {
  SIGNED("Rar!", "RAR"),
  SIGNED("7z\xBC\xAF\x27\x1C", "7z"),
  SIGNED("\x1F\x8B", "gz"),
  SIGNED("BZh", "bz2"),
  SIGNED("\xFD"
         "7zXZ",
         "xz"),
  SIGNED("MSCF", "cab"),
  SIGNED("(\xB5/\xFD", "zst"),
};

/* Documents that are zipped, by an entry. */
static const signature documents[] = {
  SIGNED("word/document.xml", N_("Word文档")),
  SIGNED("ppt/presentation.xml", N_("演示文稿")),
  SIGNED("OFD.xml", N_("OFD版式文件")),
  SIGNED("Index/Document.iwa", N_("Apple的文档")),
};

/* Workbooks before Excel 97 that are no compound file. */
static const signature olds[] = {
  SIGNED("\x09\0\x04\0", ""),
  SIGNED("\x09\x02\x06\0", ""),
  SIGNED("\x09\x04\x06\0", ""),
  SIGNED("\x09\x08\x08\0\0\x05", ""),
};

static const char *name_among(const gk_source *source, const signature *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (source->size >= list[i].length && memcmp(source->bytes, list[i].bytes, list[i].length) == 0)
      return list[i].name;
  return NULL;
}
#define NAME_AMONG(source, list) name_among(source, list, sizeof list / sizeof *list)

static const char *document_name(const gk_source *source)
{
  for (size_t i = 0; source->package != NULL && i < sizeof documents / sizeof *documents; i++)
    if (gk_package_has(source->package, documents[i].bytes)) return documents[i].name;
  return NULL;
}

static const char *program_name(const gk_source *source)
{
  const char *name = document_name(source);
  if (name == NULL && source->size > 262 && memcmp(source->bytes + 257, "ustar", 5) == 0) return NULL;
  return name != NULL ? name : NAME_AMONG(source, signatures);
}

static bool is_of_program(const gk_source *source)
{
  return program_name(source) != NULL;
}

static const char *packer_name(const gk_source *source)
{
  return source->size > 262 && memcmp(source->bytes + 257, "ustar", 5) == 0 ? "tar" : NAME_AMONG(source, packers);
}

static bool is_packed(const gk_source *source)
{
  return packer_name(source) != NULL;
}

static bool is_old(const gk_source *source)
{
  return NAME_AMONG(source, olds) != NULL;
}

static bool is_json(const gk_source *source)
{
  return (begins(source, "{") || begins(source, "[")) && holds(source, "\"");
}

/* --- the sentences ------------------------------------------------------------------------------------------------ */

static const struct {
  bool (*is)(const gk_source *source);
  const char *sentence;
  const char *(*name)(const gk_source *source); /* what the sentence's second argument is */
} kinds[] = {
  {is_empty, N_("%s 是空文件。"), NULL},
  {is_zeros, N_("%s 里只有零字节，没有内容；请重新拷贝或请报送单位重新发送。"), NULL},
  {is_of_program, N_("%s 是%s，不是电子表格；请向报送单位要.xlsx、.xls或.ods的工作簿。"), program_name},
  {is_packed, N_("%s 是压缩文件（%s），里面的工作簿请解压后再校验。"), packer_name},
  {is_old, N_("%s 是Excel 95或更早的格式，读不了；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。"), NULL},
  {is_guarded, N_("%s 被本单位的加密软件加了密，读不了；请先解密，或请报送单位发送没有加密的文件。"), NULL},
  {is_excel_xml, N_("%s 是Excel 2003的XML表格，读不了；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。"), NULL},
  {is_page, N_("%s 其实是网页，不是工作簿；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。"), NULL},
  {is_mail_page, N_("%s 其实是单个文件的网页（.mht），不是工作簿；请用WPS或Excel打开，另存为.xlsx或.ods。"), NULL},
  {is_binary, N_("%s 是二进制工作簿（.xlsb），读不了；请用Calc、WPS或Excel打开，另存为.xlsx或.ods。"), NULL},
  {is_encrypted, N_("%s 有密码，读不了；请去掉打开密码后再校验。"), NULL},
  {is_archive, N_("%s 是压缩文件，不是工作簿；里面如有工作簿，请解压后再校验。"), NULL},
  {is_json, N_("%s 是JSON数据，不是电子表格；请从导出它的系统另外导出.xlsx或.ods。"), NULL},
  {is_text, N_("%s 其实是文本，不是工作簿；请用Calc、WPS或Excel打开，核对分列以后另存为.xlsx或.ods。"), NULL},
  {is_unknown, N_("%s 不是认识的工作簿，文件可能损坏或没有传完。"), NULL},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

/* The number of what it is; KINDS where its reader tells. */
static size_t kind_of(const gk_source *source)
{
  size_t i = 0;
  while (i < KINDS && !kinds[i].is(source)) i++;
  return i;
}

static bool is(const gk_source *source)
{
  return kind_of(source) < KINDS;
}

static gk_grid *refuse(const gk_source *source, gk_error *err)
{
  size_t kind = kind_of(source);
  const char *name = kinds[kind].name == NULL ? "" : kinds[kind].name(source);
  gk_fail(err, GK_ERR_FORMAT, kinds[kind].sentence, source->name, gk_tr(name));
  return NULL;
}

const gk_format gk_format_other = {.is = is, .read = refuse};
