/* SPDX-License-Identifier: MPL-2.0 */
#include "files/xml/xml_names.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/array.h"
#include "files/xml/xml_bytes.h"

/* --- names -------------------------------------------------------------------------------------------------------- */

/* A name as it is looked up. */
static gk_xml_name describe(const char *bytes, size_t length)
{
  static const unsigned char ones[8] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  gk_xml_name name = {.bytes = bytes, .length = (uint32_t)length};
  if (length >= 8) {
    name.head = gk_xml_load(bytes, 8);
    name.mask = UINT64_MAX;
    name.tail = length == 8 ? 0 : gk_xml_load(bytes + length - 8, 8);
  } else {
    name.head = gk_xml_load(bytes, length);
    memcpy(&name.mask, ones, length);
  }
  return name;
}

static bool is_same(const gk_xml_name *name, const gk_xml_name *wanted)
{
  return name->length == wanted->length && name->head == wanted->head && name->tail == wanted->tail &&
         gk_xml_same_within(name, wanted->bytes);
}

static uint32_t slot_of(const gk_xml_name *name)
{
  uint64_t mixed = (name->head * 0x9E3779B97F4A7C15u) ^ ((name->tail + name->length) * 0xC2B2AE3D27D4EB4Fu);
  return (uint32_t)((mixed * 0x9E3779B97F4A7C15u) >> 40) & (GK_XML_SLOTS - 1);
}

static gk_xml_found add(gk_xml_names *names, gk_xml_name *name, uint32_t slot)
{
  size_t local;
  if (!gk_xml_is_name(name->bytes, name->length, &local)) return GK_XML_NO_NAME;
  if (names->count == GK_LIMIT_NAMES) return GK_XML_TOO_MANY_NAMES;
  gk_xml_name *items = gk_array_room(names->items, names->count, &names->capacity, sizeof *items);
  if (items == NULL) return GK_XML_NO_MEMORY;
  names->items = items;
  name->local = (uint32_t)local;
  name->declares = name->length >= 5 && memcmp(name->bytes, "xmlns", 5) == 0 && (name->length == 5 || local == 6);
  names->items[names->count++] = *name;
  names->slots[slot] = (uint16_t)names->count;
  return GK_XML_FOUND;
}

static gk_xml_found look_up(gk_xml_names *names, gk_xml_name *wanted, uint32_t *number)
{
  /* Names that honest documents use lie next to their slot; those made to meet in one would cost their number a look. */
  enum { MOST_STEPS = 64 };
  uint32_t slot = slot_of(wanted);
  for (int step = 0; step < MOST_STEPS; step++, slot = (slot + 1) & (GK_XML_SLOTS - 1)) {
    if (names->slots[slot] == 0) {
      *number = (uint32_t)names->count;
      return add(names, wanted, slot);
    }
    *number = names->slots[slot] - 1u;
    if (is_same(&names->items[*number], wanted)) return GK_XML_FOUND;
  }
  return GK_XML_TOO_MANY_NAMES;
}

gk_xml_found gk_xml_intern(gk_xml_names *names, const char **at, const char *end, uint32_t *number)
{
  const char *begin = *at, *stop = gk_xml_until(begin, end, '=', '>', '/', ' ');
  if (stop == begin || stop - begin > GK_LIMIT_TAG) return GK_XML_NO_NAME;
  gk_xml_name wanted = describe(begin, (size_t)(stop - begin));
  gk_xml_found found = look_up(names, &wanted, number);
  if (found != GK_XML_FOUND) return found;
  names->items[names->last].follower = *number;
  names->last = *number;
  *at = stop;
  return GK_XML_FOUND;
}

/* --- namespaces --------------------------------------------------------------------------------------------------- */

/* Whether the URI is what one alternative of a pattern says, which ends at a | or with the pattern. */
static bool is_uri(const char *pattern, const char *uri, const char *end)
{
  for (; *pattern != '\0' && *pattern != '|'; pattern++) {
    if (*pattern == '*') {
      const char *begin = uri;
      while (uri < end && *uri != ':' && *uri != pattern[1]) uri++;
      if (uri == begin) return false;
    } else if (uri == end || *uri++ != *pattern) {
      return false;
    }
  }
  return uri == end;
}

static int16_t space_of(const gk_xml_words *words, const char *uri, size_t length)
{
  for (size_t i = 1; i < words->space_count; i++)
    for (const char *pattern = words->spaces[i]; pattern != NULL; pattern = strchr(pattern, '|')) {
      if (*pattern == '|') pattern++;
      if (is_uri(pattern, uri, uri + length)) return (int16_t)i;
    }
  return 0;
}

bool gk_xml_bind(gk_xml_names *names, const char *prefix, size_t length, const char *uri, size_t uri_length, int depth)
{
  if (names->binding_count == GK_LIMIT_NAMESPACES) return false;
  names->bindings[names->binding_count++] = (gk_xml_binding){
    .prefix = prefix, .length = length, .space = space_of(names->words, uri, uri_length), .depth = depth};
  names->generation++;
  return true;
}

void gk_xml_unbind(gk_xml_names *names, int depth)
{
  while (names->binding_count > 0 && names->bindings[names->binding_count - 1].depth > depth) {
    names->binding_count--;
    names->generation++;
  }
}

/* --- meanings ----------------------------------------------------------------------------------------------------- */

/* The namespace of a prefix; GK_XML_MISS where it is not declared. The prefix xml always is. */
static int space_in_force(const gk_xml_names *names, const char *prefix, size_t length)
{
  for (size_t i = names->binding_count; i > 0; i--) {
    const gk_xml_binding *binding = &names->bindings[i - 1];
    if (binding->length == length && memcmp(binding->prefix, prefix, length) == 0) return binding->space;
  }
  return length == 0 || (length == 3 && memcmp(prefix, "xml", 3) == 0) ? 0 : GK_XML_MISS;
}

/* `plain` says that a word without a namespace may be meant: an attribute with a prefix is none. */
static int word_of(const gk_xml_words *words, int space, bool plain, const char *local, size_t length)
{
  for (size_t i = 1; i < words->count; i++) {
    const gk_xml_word *word = &words->items[i];
    if (word->length == length && (word->space == 0 ? plain : word->space == space) &&
        memcmp(word->local, local, length) == 0)
      return (int)i;
  }
  return 0;
}

/* An attribute without a prefix is in no namespace, whatever the default one is. */
static void resolve(const gk_xml_names *names, const gk_xml_name *name, bool attribute, gk_xml_meaning *meaning)
{
  size_t prefix = name->local == 0 ? 0 : name->local - 1;
  int space = attribute && prefix == 0 ? 0 : space_in_force(names, name->bytes, prefix);
  int word = space == GK_XML_MISS ? GK_XML_MISS
                                  : word_of(names->words, space, !attribute || prefix == 0, name->bytes + name->local,
                                            name->length - name->local);
  *meaning = (gk_xml_meaning){.generation = names->generation + 1, .word = (int16_t)word, .space = (int16_t)space};
}

const gk_xml_meaning *gk_xml_as_element(gk_xml_names *names, uint32_t number)
{
  gk_xml_name *name = &names->items[number];
  if (name->element.generation != names->generation + 1) resolve(names, name, false, &name->element);
  return &name->element;
}

const gk_xml_meaning *gk_xml_as_attribute(gk_xml_names *names, uint32_t number)
{
  gk_xml_name *name = &names->items[number];
  if (name->attribute.generation != names->generation + 1) resolve(names, name, true, &name->attribute);
  return &name->attribute;
}

void gk_xml_names_free(gk_xml_names *names)
{
  free(names->items);
  names->items = NULL;
}
