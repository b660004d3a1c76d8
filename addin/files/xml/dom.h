/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Elements and attributes in a libxml2 tree: of a document that is changed and written again. What is only read, the
 * scanner reads (xml_scan.h).
 *
 * Where a namespace `space` is NULL, an element is one of its root's namespace, which may have a prefix or not, or be
 * none; an attribute has none when it is set, and any when it is looked for.
 */
#ifndef GK_DOM_H
#define GK_DOM_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "engine/base/error.h"

#define GK_NS_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define GK_NS_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define GK_NS_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define GK_NS_FO "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
#define GK_NS_CALCEXT "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

/** Parses bytes with further options of xmlReadMemory; `name` is the file's. NULL with `err` filled where the XML is damaged
 *  or has a DOCTYPE. */
xmlDocPtr gk_dom_parse(const char *bytes, size_t size, int options, const char *name, gk_error *err);

/** The document as bytes, to be freed with xmlFree; frees the document. NULL with `err` filled. */
xmlChar *gk_dom_dump(xmlDocPtr doc, int *size, gk_error *err);

/** Whether the node is that element. */
bool gk_dom_is(const xmlNode *node, const char *space, const char *name);

/** The first child that is that element, or NULL. */
xmlNodePtr gk_dom_child(const xmlNode *parent, const char *space, const char *name);

/** Adds an element with that text (NULL for none) as the last child. NULL when memory is out, or `parent` is NULL. */
xmlNodePtr gk_dom_add(xmlNodePtr parent, const char *space, const char *name, const char *text);

/** Moves an element behind the last child that one of the NULL-terminated `names` has, or first of all. */
void gk_dom_put_behind(xmlNodePtr parent, xmlNodePtr node, const char *const *names);

/** Takes the node out of its document and frees it. */
void gk_dom_drop(xmlNodePtr node);

/** Sets an attribute. False when memory is out, or `node` is NULL. */
bool gk_dom_set(xmlNodePtr node, const char *space, const char *name, const char *value);
bool gk_dom_set_number(xmlNodePtr node, const char *name, long value);

/** An attribute as it stands in the document, "" too; NULL where it is absent. */
const char *gk_dom_value(const xmlNode *node, const char *space, const char *name);
long gk_dom_number(const xmlNode *node, const char *name, long absent);

/** Whether an attribute has that value. */
bool gk_dom_has(const xmlNode *node, const char *space, const char *name, const char *wanted);

#endif
