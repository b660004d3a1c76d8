/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Handing XML in memory to libxml2's push parser, within the limits that only show between its chunks.
 */
#ifndef GK_XML_FEED_H
#define GK_XML_FEED_H

#include <libxml/parser.h>

#include "engine/base/error.h"

/** Parses `size` bytes to their end or until an event sets *stopped. False with `err` filled (GK_ERR_LIMIT) where the names
 *  are too many or a tag is too long; `name` is the file's. */
bool gk_xml_feed(xmlParserCtxtPtr parser, const char *bytes, size_t size, const bool *stopped, const char *name,
                 gk_error *err);

#endif
