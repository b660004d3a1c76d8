/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "files/limits.h"
#include "files/read/xlsx_escapes.h"
#include "files/read/xlsx_parts.h"
#include "files/read/xlsx_words.h"

typedef struct reader {
  gk_xml xml;
  gk_strings *strings;
  const char *name;
  gk_error *err;
  int text;     /* depth of the open <t>, 0 outside */
  size_t begin; /* of its text in all of them */
} reader;

static bool add_text(reader *r)
{
  gk_text *all = &r->strings->all;
  if (r->xml.depth != r->text) return true;
  if (r->xml.length > GK_LIMIT_ALL_TEXT - all->length)
    return gk_fail(r->err, GK_ERR_LIMIT, "%s 的文字超过256MB，不予读取。", r->name);
  gk_text_add(all, r->xml.text, r->xml.length);
  return !all->failed || gk_fail_memory(r->err);
}

static bool begin(reader *r)
{
  if (r->xml.word == GK_XLSX_RPH) return gk_xml_skip(&r->xml);
  if (r->xml.word == GK_XLSX_T) {
    r->text = r->xml.depth;
    r->begin = r->strings->all.length;
  }
  return true;
}

static bool end(reader *r)
{
  gk_text *all = &r->strings->all;
  if (r->xml.depth == r->text && all->length > r->begin)
    all->length = r->begin + gk_xlsx_unescape(all->bytes + r->begin, all->length - r->begin);
  r->text = 0;
  return r->xml.word != GK_XLSX_SI || gk_strings_close(r->strings, r->name, r->err);
}

static bool read_elements(reader *r)
{
  for (bool ok = true; ok;) {
    switch (gk_xml_next(&r->xml)) {
      case GK_XML_BEGIN: ok = begin(r); break;
      case GK_XML_END: ok = end(r); break;
      case GK_XML_TEXT: ok = add_text(r); break;
      case GK_XML_DONE: return true;
      case GK_XML_FAILED: return false;
    }
  }
  return false;
}

bool gk_xlsx_read_strings(gk_package *package, const char *part, gk_strings *strings, gk_error *err)
{
  size_t size;
  *strings = (gk_strings){0};
  if (!gk_package_has(package, part)) return true;
  char *bytes = gk_package_read(package, part, &size, err);
  reader r = {.strings = strings, .name = gk_package_name(package), .err = err};
  bool ok = bytes != NULL && gk_xml_open(&r.xml, bytes, size, &gk_xlsx_words, r.name, part, err) && read_elements(&r);
  gk_xml_close(&r.xml);
  free(bytes);
  return ok;
}
