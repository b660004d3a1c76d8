/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reading an entry of a package as XML.
 */
#ifndef GK_PACKAGE_XML_H
#define GK_PACKAGE_XML_H

#include <stdlib.h>

#include "files/package/package.h"
#include "files/xml/xml_scan.h"

/** Opens the entry in `xml`, reads it as gk_xml_read does and closes it. False with `err` filled. */
static inline bool gk_package_parse(gk_package *package, const char *entry, const gk_xml_words *words, gk_xml *xml,
                                    void *reader, gk_xml_handler *begin, gk_xml_handler *end, gk_xml_handler *text,
                                    gk_error *err)
{
  size_t size;
  char *bytes = gk_package_read(package, entry, &size, err);
  bool ok = bytes != NULL && gk_xml_open(xml, bytes, size, words, gk_package_name(package), entry, err) &&
            gk_xml_read(xml, reader, begin, end, text);
  gk_xml_close(xml);
  free(bytes);
  return ok;
}

#endif
