/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/xml_feed.h"

#include "files/read/limits.h"

/* What the parser holds back is the beginning of a tag or a comment. Looking names up takes time with the square of their
 * number, comparing the attributes of a tag with the square of theirs: hence the limits. */
static bool within_limits(xmlParserCtxtPtr parser, const char *name, gk_error *err)
{
  if (xmlDictSize(parser->dict) > GK_LIMIT_NAMES)
    return gk_fail(err, GK_ERR_LIMIT, "%s 的XML里不同的名称超过%d个，不像正常的工作簿，不予读取。",
                   "%s: its XML uses more than %d different names, as no honest workbook does, and is not read.", name,
                   (int)GK_LIMIT_NAMES);
  if (parser->input != NULL && parser->input->end - parser->input->cur > GK_LIMIT_TAG)
    return gk_fail(err, GK_ERR_LIMIT, "%s 的XML里有超过%dMB的标记，不像正常的工作簿，不予读取。",
                   "%s: its XML has a tag of over %d MB, as no honest workbook has, and is not read.", name,
                   (int)GK_LIMIT_TAG >> 20);
  return true;
}

bool gk_xml_feed(xmlParserCtxtPtr parser, const char *bytes, size_t size, const bool *stopped, const char *name,
                 gk_error *err)
{
  enum { CHUNK = 1 << 16 };
  for (size_t done = 0; done < size && !*stopped; done += CHUNK) {
    size_t left = size - done;
    xmlParseChunk(parser, bytes + done, (int)(left < CHUNK ? left : CHUNK), 0);
    if (!*stopped && !within_limits(parser, name, err)) return false;
  }
  if (!*stopped) xmlParseChunk(parser, "", 0, 1);
  return true;
}
