/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Reading an XML part of a package by its events, safely: no DOCTYPE, no entities, no network, bounded depth.
 */
#ifndef GK_XML_EVENTS_H
#define GK_XML_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

typedef struct gk_xml_attributes gk_xml_attributes;

/** What is done with the events; `self` is the reader's own state. Elements are named without prefixes. A false answer
 *  ends the reading; err is filled by then. */
typedef struct gk_xml_events {
  bool (*begin)(void *self, const char *element, const gk_xml_attributes *attributes);
  bool (*end)(void *self, const char *element);
  bool (*text)(void *self, const char *bytes, size_t length);
} gk_xml_events;

/** Copies an attribute, named without its prefix, cut to `size` - 1 bytes; false and "" where it is absent. */
bool gk_xml_attribute(const gk_xml_attributes *attributes, const char *name, char *out, size_t size);

/** Reads `size` bytes. `name` is the file's, `part` the entry's, for sentences. False with `err` filled. */
bool gk_xml_read(const char *bytes, size_t size, const gk_xml_events *events, void *self, const char *name,
                 const char *part, gk_error *err);

#endif
