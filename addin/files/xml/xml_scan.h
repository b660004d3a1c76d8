/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reads the XML of workbooks in memory, event by event, and refuses what is not well formed: XML 1.0 with namespaces,
 * without DOCTYPE and so without entities of its own, other files or the network.
 *
 * A general parser copies every name and value; reading workbooks is mostly that. Here a reader lists the words that it
 * knows, and an event gives their numbers and points into the bytes that are read.
 *
 * tests/fuzz/fuzz_xml.c holds it against libxml2: what it accepts, libxml2 accepts with the same events.
 */
#ifndef GK_XML_SCAN_H
#define GK_XML_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/error.h"

/** A name of an element or attribute that a reader knows. */
typedef struct gk_xml_word {
  int space;         /**< index of its namespace; 0 for any one of elements, for none of attributes */
  const char *local; /**< without the prefix */
  size_t length;
} gk_xml_word;

/** An entry of a list of words; `text` is a literal. */
#define GK_XML_WORD(space, text)                                                                                       \
  {                                                                                                                    \
    space, text, sizeof text - 1                                                                                       \
  }

/** The words of a reader: entry 0 of both lists stands for all others and is not looked at. At most INT16_MAX. */
typedef struct gk_xml_words {
  const char *const *spaces; /**< URIs, alternatives between |; * stands for some characters but colons */
  size_t space_count;
  const gk_xml_word *items;
  size_t count;
} gk_xml_words;

typedef enum gk_xml_event {
  GK_XML_BEGIN, /**< an element begins: word, space, depth, attributes */
  GK_XML_END,   /**< it ends: word, space, depth */
  GK_XML_TEXT,  /**< some text of the innermost open element, never empty; it may come in pieces */
  GK_XML_DONE,  /**< the end of a whole document */
  GK_XML_FAILED /**< the sentence stands in the gk_error, at every further call too */
} gk_xml_event;

typedef struct gk_xml_attribute {
  int word;          /**< never 0: others are checked and left out */
  const char *value; /**< decoded, not terminated; valid until the next event */
  size_t length;
} gk_xml_attribute;

typedef struct gk_xml_state gk_xml_state;

/** What the last event is about. */
typedef struct gk_xml {
  int word;  /**< of the element, 0 where it is none of the reader's */
  int space; /**< index of the element's namespace, 0 where it is none of the reader's */
  int depth; /**< of the element that begins or ends; 1 for the root */
  const gk_xml_attribute *attributes;
  size_t attribute_count;
  const char *text; /**< decoded, not terminated; valid until the next event */
  size_t length;
  gk_xml_state *state;
} gk_xml;

/** Begins with `size` bytes, which must outlive it, in UTF-8, UTF-16, GB 18030 (GBK, GB2312) or
 *  ISO 8859-1. `name` is the file's and
 *  `part` the entry's or NULL, for sentences. False with `err` filled: GK_ERR_FORMAT, GK_ERR_LIMIT, GK_ERR_MEMORY; `err`
 *  is also where gk_xml_next writes. Close it in either case. */
bool gk_xml_open(gk_xml *xml, const char *bytes, size_t size, const gk_xml_words *words, const char *name,
                 const char *part, gk_error *err);
void gk_xml_close(gk_xml *xml);

gk_xml_event gk_xml_next(gk_xml *xml);

/** What a reader does with an event; false ends the reading. */
typedef bool gk_xml_handler(void *reader);

/** Reads to the end, whose events go to these; NULL passes over. False where the XML fails or a handler says so. Inline, so
 *  that handlers that a caller names are called directly. */
static inline bool gk_xml_read(gk_xml *xml, void *reader, gk_xml_handler *begin, gk_xml_handler *end,
                               gk_xml_handler *text)
{
  for (bool ok = true; ok;) {
    switch (gk_xml_next(xml)) {
      case GK_XML_BEGIN: ok = begin == NULL || begin(reader); break;
      case GK_XML_END: ok = end == NULL || end(reader); break;
      case GK_XML_TEXT: ok = text == NULL || text(reader); break;
      case GK_XML_DONE: return true;
      case GK_XML_FAILED: return false;
    }
  }
  return false;
}

/** After GK_XML_BEGIN: passes over the element with all it holds, its end too. False where the XML fails meanwhile. */
bool gk_xml_skip(gk_xml *xml);

/** The attribute of that word; NULL where it is absent. */
const gk_xml_attribute *gk_xml_find(const gk_xml *xml, int word);

/** Copies an attribute's value, cut to `size` - 1 bytes; false and "" where it is absent. */
bool gk_xml_get(const gk_xml *xml, int word, char *out, size_t size);

/** Whether an attribute is there and its value is that text; inline, so that a constant's length is known. */
static inline bool gk_xml_equals(const gk_xml_attribute *attribute, const char *text)
{
  return attribute != NULL && attribute->length == strlen(text) && memcmp(attribute->value, text, strlen(text)) == 0;
}

#endif
