/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the XML scanner: the names in a document, each kept once, and what they mean to the reader while the namespaces
 * that are in force stay the same.
 */
#ifndef GK_XML_NAMES_H
#define GK_XML_NAMES_H

#include <string.h>

#include "files/limits.h"
#include "files/xml/xml_scan.h"

enum {
  GK_XML_SLOTS = 2 * GK_LIMIT_NAMES, /**< of the table by which names are found; a power of 2 */
  GK_XML_MISS = -1                   /**< a name that has no meaning: its prefix is not declared */
};

/** What a name means to the reader. */
typedef struct gk_xml_meaning {
  uint32_t generation; /**< of the namespaces for which this holds, 0 for none */
  int16_t word;        /**< GK_XML_MISS where the prefix is not declared */
  int16_t space;
} gk_xml_meaning;

/** A name as written. */
typedef struct gk_xml_name {
  const char *bytes;
  uint64_t head; /**< its first eight bytes, zeros behind a shorter name */
  uint64_t mask; /**< which bytes of `head` are its own */
  uint64_t tail; /**< its last eight bytes; 0 where it has no more than eight */
  uint32_t length;
  uint32_t local;    /**< where the part behind the prefix begins; 0 without a prefix */
  uint32_t tag;      /**< number of the last tag that has it as an attribute */
  uint32_t follower; /**< the name that came after it the last time */
  bool declares;     /**< xmlns or xmlns:… */
  gk_xml_meaning element, attribute;
} gk_xml_name;

/** A namespace that is declared: `prefix` is empty for the default one. */
typedef struct gk_xml_binding {
  const char *prefix;
  size_t length;
  int16_t space; /**< the reader's index, 0 for one that it does not know */
  int depth;     /**< of the element that declares it */
} gk_xml_binding;

/** Zero-initialise all before `bindings`, but for `words`. */
typedef struct gk_xml_names {
  const gk_xml_words *words;
  gk_xml_name *items;
  size_t count, capacity;
  uint32_t last;       /**< number of the name that was looked up last */
  uint32_t generation; /**< grows with every declaration and its end */
  size_t binding_count;
  uint16_t slots[GK_XML_SLOTS]; /**< index in `items` + 1, 0 for none */
  gk_xml_binding bindings[GK_LIMIT_NAMESPACES];
} gk_xml_names;

typedef enum gk_xml_found {
  GK_XML_FOUND,
  GK_XML_NO_NAME, /**< the bytes are no name */
  GK_XML_TOO_MANY_NAMES,
  GK_XML_NO_MEMORY
} gk_xml_found;

/** Looks up the name at *at, which it moves behind it, and puts it into `items` if it is new. */
gk_xml_found gk_xml_intern(gk_xml_names *names, const char **at, const char *end, uint32_t *number);

/** Up to eight bytes as a number, zeros behind them; inline, since a constant length makes it one instruction. */
static inline uint64_t gk_xml_load(const char *bytes, size_t length)
{
  uint64_t value = 0;
  memcpy(&value, bytes, length);
  return value;
}

/** Whether the bytes behind head and tail are the same too, of names whose heads, tails and lengths are. */
static inline bool gk_xml_same_within(const gk_xml_name *name, const char *bytes)
{
  if (name->length <= 16) return true;
  if (name->length <= 24) return gk_xml_load(name->bytes + 8, 8) == gk_xml_load(bytes + 8, 8);
  return memcmp(name->bytes + 8, bytes + 8, name->length - 16) == 0;
}

/** What follows a name the last time mostly does so again: whether that one stands at *at. If so, moves behind it. */
static inline bool gk_xml_guess(gk_xml_names *names, const char **at, const char *end, uint32_t *number)
{
  const char *begin = *at;
  if (names->count == 0) return false;
  *number = names->items[names->last].follower;
  const gk_xml_name *name = &names->items[*number];
  size_t length = name->length;
  if (end - begin < 9 || (size_t)(end - begin) <= length) return false;
  char behind = begin[length];
  if ((gk_xml_load(begin, 8) & name->mask) != name->head ||
      (behind != '=' && behind != '>' && behind != ' ' && behind != '/') ||
      (length > 8 && gk_xml_load(begin + length - 8, 8) != name->tail) || !gk_xml_same_within(name, begin))
    return false;
  names->last = *number;
  *at = begin + length;
  return true;
}

/** What the name means as an element's or as an attribute's. */
const gk_xml_meaning *gk_xml_as_element(gk_xml_names *names, uint32_t number);
const gk_xml_meaning *gk_xml_as_attribute(gk_xml_names *names, uint32_t number);

/** Declares a namespace. False where too many are in force. */
bool gk_xml_bind(gk_xml_names *names, const char *prefix, size_t length, const char *uri, size_t uri_length, int depth);

/** Ends the declarations of elements deeper than `depth`. */
void gk_xml_unbind(gk_xml_names *names, int depth);

void gk_xml_names_free(gk_xml_names *names);

#endif
