/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the XML scanner: its state, shared by xml_scan.c (events), xml_tags.c (tags), xml_text.c (references, text) and
 * xml_prolog.c (declaration, encoding).
 */
#ifndef GK_XML_STATE_H
#define GK_XML_STATE_H

#include "engine/base/text.h"
#include "files/limits.h"
#include "files/xml/xml_names.h"
#include "files/xml/xml_scan.h"

/** An attribute as it stands in the open tag. */
typedef struct gk_xml_raw {
  uint32_t name;     /**< number in `names` */
  bool decoded;      /**< its value stands in `decoded`, `value` bytes from the begin */
  const char *bytes; /**< where it is not decoded */
  size_t value, length;
} gk_xml_raw;

/** An element that is open, and what it means. */
typedef struct gk_xml_open_element {
  uint32_t name;
  int16_t word, space;
} gk_xml_open_element;

/** All before names.bindings begins as zero; what is behind it is written before it is read. */
struct gk_xml_state {
  const char *begin, *next, *end; /**< what is read, and where reading stands */
  char *converted;                /**< the bytes in UTF-8, where they were in another encoding */
  const char *name, *part;        /**< for sentences */
  gk_error *err;
  bool failed;
  bool rooted;   /**< the root element has begun */
  bool closes;   /**< the tag that began the element also ends it */
  bool leaving;  /**< the last event was the end of an element */
  bool declares; /**< the last tag declares namespaces */
  uint32_t tag;  /**< number of the last tag */
  size_t seen;   /**< attributes of the last tag */
  size_t raw_count;
  gk_text decoded; /**< values or text of the last event that hold references */
  gk_xml_names names;
  gk_xml_open_element open[GK_LIMIT_DEPTH];
  gk_xml_raw raw[GK_LIMIT_ATTRIBUTES]; /**< attributes of the last tag that may mean something to the reader */
  gk_xml_attribute attributes[GK_LIMIT_ATTRIBUTES];
};

/** Ends the reading because the XML is not well formed, at the byte `at`; the reasons are short, for those who read XML. False. */
bool gk_xml_malformed(gk_xml_state *state, const char *at, const char *zh);

/** Ends the reading because a limit is passed: a format of the place, the line and the limit. False. */
bool gk_xml_limit(gk_xml_state *state, const char *sentence, int limit);

/** Ends the reading because memory is out. False. */
bool gk_xml_no_memory(gk_xml_state *state);

/* --- xml_prolog.c ------------------------------------------------------------------------------------------------- */

/** Makes the bytes UTF-8 and passes over byte order mark and declaration. */
bool gk_xml_begin(gk_xml_state *state, const char *bytes, size_t size);

static inline const char *gk_xml_skip_space(const char *at, const char *end)
{
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) at++;
  return at;
}

/* --- xml_tags.c --------------------------------------------------------------------------------------------------- */

/** Reads the tag that begins an element at `next`, into xml and the state. */
bool gk_xml_begin_tag(gk_xml *xml);

/** Reads the tag that ends the innermost open element at `next`. */
bool gk_xml_end_tag(gk_xml *xml);

/** Sets the event's word, space and depth to the innermost open element's. */
void gk_xml_innermost(gk_xml *xml);

/* --- xml_text.c --------------------------------------------------------------------------------------------------- */

/** Reads text up to the next tag or the end. Within an element it is the event's. */
bool gk_xml_read_text(gk_xml *xml);

/** Reads a CDATA section at `next`. */
bool gk_xml_read_cdata(gk_xml *xml);

/** Adds an attribute's value to `decoded`: references replaced, white space made spaces. */
bool gk_xml_decode_value(gk_xml_state *state, const char *at, const char *end);

#endif
