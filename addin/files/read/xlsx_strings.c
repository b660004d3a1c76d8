/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "files/read/limits.h"
#include "files/read/xlsx_parts.h"
#include "files/read/xml_events.h"

typedef struct reader {
  gk_strings *strings;
  const char *name;
  gk_error *err;
  bool in_text;
  int phonetic; /* open <rPh>: how an East Asian text is read aloud, no part of it */
} reader;

static bool begin(void *self, const char *element, const gk_xml_attributes *attributes)
{
  (void)attributes;
  reader *r = self;
  if (strcmp(element, "rPh") == 0) r->phonetic++;
  r->in_text = strcmp(element, "t") == 0 && r->phonetic == 0;
  return true;
}

static bool end(void *self, const char *element)
{
  reader *r = self;
  r->in_text = false;
  if (strcmp(element, "rPh") == 0) r->phonetic--;
  return strcmp(element, "si") != 0 || gk_strings_close(r->strings, r->name, r->err);
}

static bool text(void *self, const char *bytes, size_t length)
{
  reader *r = self;
  if (!r->in_text) return true;
  gk_text *all = &r->strings->all;
  if (length > GK_LIMIT_ALL_TEXT - all->length)
    return gk_fail(r->err, GK_ERR_LIMIT, "%s 的文字超过256MB，不予读取。", "%s holds more than 256 MB of text and is not read.",
                   r->name);
  gk_text_add(all, bytes, length);
  return !all->failed || gk_fail_memory(r->err);
}

bool gk_xlsx_read_strings(gk_package *package, const char *part, gk_strings *strings, gk_error *err)
{
  static const gk_xml_events events = {begin, end, text};
  size_t size;
  *strings = (gk_strings){0};
  if (!gk_package_has(package, part)) return true;
  char *bytes = gk_package_read(package, part, &size, err);
  reader r = {.strings = strings, .name = gk_package_name(package), .err = err};
  bool ok = bytes != NULL && gk_xml_read(bytes, size, &events, &r, r.name, part, err);
  free(bytes);
  return ok;
}
