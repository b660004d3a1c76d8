/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * OpenDocument's elements in a libxml2 tree, by namespace: for mark_*.c.
 */
#ifndef GK_MARK_XML_H
#define GK_MARK_XML_H

#include <libxml/tree.h>
#include <stdbool.h>

#define GK_NS_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define GK_NS_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define GK_NS_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define GK_NS_FO "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define GK_NS_CALCEXT "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

/** Whether the node is that element. */
bool gk_xml_is(const xmlNode *node, const char *space, const char *name);

/** The first child that is that element, or NULL. */
xmlNodePtr gk_xml_child(const xmlNode *parent, const char *space, const char *name);

/** Adds an element as the last child. NULL when memory is out, or `parent` is NULL. */
xmlNodePtr gk_xml_add(xmlNodePtr parent, const char *space, const char *name);

/** Sets an attribute. False when memory is out, or `node` is NULL. */
bool gk_xml_set(xmlNodePtr node, const char *space, const char *name, const char *value);

/** An attribute as it stands in the document, "" too; NULL where it is absent. */
const char *gk_xml_value(const xmlNode *node, const char *space, const char *name);

/** Whether an attribute has that value. */
bool gk_xml_has(const xmlNode *node, const char *space, const char *name, const char *wanted);

/** Takes the node out of its document and frees it. */
void gk_xml_drop(xmlNodePtr node);

#endif
