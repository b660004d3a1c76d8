/* SPDX-License-Identifier: MPL-2.0 */
#include "files/package/package_xml.h"
#include "files/read/xlsx_escapes.h"
#include "files/read/xlsx_parts.h"
#include "files/read/xlsx_words.h"

typedef struct reader {
  gk_xml xml;
  gk_strings *strings;
  gk_intake *in;
  int text;     /* depth of the open <t>, 0 outside */
  size_t begin; /* of its text in all of them */
} reader;

static inline bool add_text(void *context)
{
  reader *r = context;
  gk_text *all = &r->strings->all;
  if (r->xml.depth != r->text) return true;
  if (!gk_intake_shares(r->in, 0, all->length + r->xml.length)) return false;
  gk_text_add(all, r->xml.text, r->xml.length);
  return !all->failed || gk_fail_memory(r->in->err);
}

static inline bool begin(void *context)
{
  reader *r = context;
  bool root = r->xml.depth == 1, known = r->xml.word == GK_XLSX_SI || r->xml.word == GK_XLSX_R;
  if (r->xml.word == 0 && r->xml.space == GK_XLSX_CHOICE)
    return gk_fail(r->in->err, GK_ERR_FORMAT, "%s 里有两种写法可选的文字，各种软件读出来不一样，不予读取。",
                   r->in->name);
  if (r->xml.word != GK_XLSX_T && !root && !known) return gk_xml_skip(&r->xml);
  if (r->xml.word == GK_XLSX_T) {
    r->text = r->xml.depth;
    r->begin = r->strings->all.length;
  }
  return true;
}

static inline bool end(void *context)
{
  reader *r = context;
  gk_text *all = &r->strings->all;
  if (r->xml.depth == r->text && all->length > r->begin)
    all->length = r->begin + gk_xlsx_unescape(all->bytes + r->begin, all->length - r->begin);
  r->text = 0;
  return r->xml.word != GK_XLSX_SI || gk_strings_close(r->strings, r->in);
}

bool gk_xlsx_read_strings(gk_package *package, const char *part, gk_strings *strings, gk_intake *in)
{
  reader r = {.strings = strings, .in = in};
  return gk_package_parse(package, part, &gk_xlsx_words, &r.xml, &r, begin, end, add_text, in->err);
}
