/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the pack loader: what its parts (pack_xml, pack_schema, pack_layout, pack_codes, pack_rules) share.
 * Nothing outside addin/engine/pack*.c includes this.
 */
#ifndef GK_PACK_LOAD_H
#define GK_PACK_LOAD_H

#include <libxml/relaxng.h>
#include <libxml/tree.h>

#include "pack.h"

/** Documented limits: far beyond any real pack, small enough that a hostile one costs little. */
enum {
  GK_PACK_FILE_BYTES = 4 * 1024 * 1024,
  GK_PACK_TABLES = 64,
  GK_PACK_COLUMNS = 256, /**< of a table */
  GK_PACK_LINES = 4096,  /**< of a table */
  GK_PACK_RULES = 10000, /**< after `each` is expanded */
  GK_PACK_TERMS = 4096,  /**< of a rule, after ranges are expanded */
};

typedef struct gk_pack_loader {
  gk_pack *pack;
  gk_error *err;    /**< never NULL */
  const char *path; /**< of the file being read, for messages */
  xmlDocPtr schema_doc;
  xmlRelaxNGPtr schema;
} gk_pack_loader;

/** Refuses the pack: a sentence with the file, the line of `node` and the reason (printf, `zh` and `en` alike). */
bool gk_pack_refuse(const gk_pack_loader *loader, const xmlNode *node, const char *zh, const char *en, ...);

/** As gk_pack_refuse for a line number; 0 where there is none. */
bool gk_pack_refuse_line(const gk_pack_loader *loader, long line, const char *zh, const char *en, ...);

/** Reads the XML file loader->path: no network, no DOCTYPE, at most GK_PACK_FILE_BYTES. NULL on failure. */
xmlDocPtr gk_pack_read_xml(gk_pack_loader *loader);

/** Reads the schema at loader->path; gk_pack_schema_close releases it. */
bool gk_pack_schema_open(gk_pack_loader *loader);
void gk_pack_schema_close(gk_pack_loader *loader);

/** Validates `doc`, whose outermost element must be `root`. */
bool gk_pack_schema_check(gk_pack_loader *loader, xmlDocPtr doc, const char *root);

/** Says in plain words why the schema refuses `doc`; false when it finds nothing to say. */
bool gk_pack_explain(gk_pack_loader *loader, xmlDocPtr doc);

/** Element children in order; NULL after the last. */
xmlNode *gk_pack_first(const xmlNode *node);
xmlNode *gk_pack_next(const xmlNode *node);
size_t gk_pack_count(const xmlNode *node, const char *name); /**< children of that name */
bool gk_pack_is(const xmlNode *node, const char *name);

/** An attribute's text in the pack's arena, *out NULL where it is absent. False only when memory is out. */
bool gk_pack_attribute(gk_pack_loader *loader, const xmlNode *node, const char *name, const char **out);

/** A whole number that the schema has checked; `absent` where there is no such attribute. */
bool gk_pack_integer(gk_pack_loader *loader, const xmlNode *node, const char *name, int absent, int *out);

/** Spellings separated by |; count 0 where the attribute is absent. */
bool gk_pack_spellings(gk_pack_loader *loader, const xmlNode *node, const char *name, gk_names *out);

/** The attributes zh and en. A missing zh is `zh`, a missing en is `en` or else the Chinese. */
bool gk_pack_label(gk_pack_loader *loader, const xmlNode *node, const char *zh, const char *en, gk_label *out);

bool gk_pack_read_layouts(gk_pack_loader *loader, const xmlNode *root);
bool gk_pack_read_codes(gk_pack_loader *loader, const xmlNode *root);
bool gk_pack_read_rules(gk_pack_loader *loader, const xmlNode *root);

#endif
