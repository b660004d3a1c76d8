/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the pack loader: what its parts (pack_xml, pack_files, pack_schema, pack_layout, pack_codes, pack_rules) share.
 * Nothing outside addin/engine/pack*.c includes this.
 */
#ifndef GK_PACK_LOAD_H
#define GK_PACK_LOAD_H

#include <libxml/relaxng.h>
#include <libxml/tree.h>

#include "engine/pack/pack.h"

/** Documented limits: far beyond any real pack, small enough that a hostile one costs little. */
enum {
  GK_PACK_FILE_BYTES = 4 * 1024 * 1024,
  GK_PACK_TABLES = 64,
  GK_PACK_COLUMNS = 256, /**< of a table */
  GK_PACK_LINES = 4096,  /**< of a table */
  GK_PACK_RULES = 10000, /**< after `each` is expanded */
  GK_PACK_TERMS = 4096,  /**< of a rule, after ranges are expanded */
  GK_PACK_CODES = 10000, /**< of a list */
  GK_PACK_BASES = 8,     /**< packs that extend each other */
};

/** A file of one of the packs that extend each other. Every element knows its own (gk_pack_file_of). */
typedef struct gk_pack_file {
  const char *path;
  const char *pack; /**< id of the pack: the name of its folder */
  int level;        /**< 0 for the pack at the bottom, which extends none */
  bool own;         /**< of a pack that does not lie in the library: a user's own */
} gk_pack_file;

/** Something of the pack below that a pack has not. */
typedef struct gk_pack_removed {
  struct gk_pack_removed *next;
  const char *table;
  const char *part; /**< key of a line or id of a column; NULL for the whole table */
  const char *code; /**< of a line that has one, "" else: rules may name it so */
  bool column;
  int level; /**< of the pack that removed it */
} gk_pack_removed;

/** What the packs of a shelf share while they are loaded: packs that extend each other have most files in common, each of
 *  which is read and parsed once; the schema is compiled where a file asks for it. Zero-initialise ({0});
 *  gk_pack_files_close releases it. */
typedef struct gk_pack_files {
  gk_arena arena;
  struct gk_pack_source *sources;
  xmlDocPtr schema;
  xmlRelaxNGPtr grammar;
} gk_pack_files;

typedef struct gk_pack_loader {
  gk_pack *pack;
  gk_error *err;       /**< never NULL */
  const char *path;    /**< of the file being read, for messages */
  const char *library; /**< folder of the schema and of packs to extend; NULL where they stand beside the pack */
  const char *folders[GK_PACK_BASES]; /**< of the packs that extend each other, the one at the bottom first */
  int folder_count;
  gk_pack_removed *removed;
  size_t change_room;
  const char *schema_path;
  gk_pack_files *files;
} gk_pack_loader;

/** As gk_pack_load_with, with files that may have served other packs. */
gk_pack *gk_pack_load_by(const char *folder, const char *library, gk_pack_files *files, gk_error *err);

/** Refuses the pack: a sentence with the file, the line of `node` and the reason (printf, `zh` and `en` alike). */
bool gk_pack_refuse(const gk_pack_loader *loader, const xmlNode *node, const char *zh, ...) GK_FORMATS(3, 4);

/** As gk_pack_refuse for a line number; 0 where there is none. */
bool gk_pack_refuse_line(const gk_pack_loader *loader, long line, const char *zh, ...) GK_FORMATS(3, 4);

/** The file loader->path, malloc'ed, at most GK_PACK_FILE_BYTES. NULL on failure. */
char *gk_pack_read_file(const gk_pack_loader *loader, size_t *length);

/** Parses its bytes: no network, no DOCTYPE. NULL on failure. */
xmlDocPtr gk_pack_parse_xml(gk_pack_loader *loader, const char *bytes, size_t length);

/** The file loader->path as XML, shared by all packs of loader->files, which own it: it is read and never changed, but for
 *  the _private of its elements. NULL on failure. */
xmlDocPtr gk_pack_read_xml(gk_pack_loader *loader);

/** As gk_pack_read_xml, checked: its outermost element is `root`, and the build or, in a file that the build did not
 *  see, the schema has found it valid. */
xmlDocPtr gk_pack_read_valid(gk_pack_loader *loader, const char *root);

void gk_pack_files_close(gk_pack_files *files);

/** The file that an element was written in; NULL where it is not known. */
const gk_pack_file *gk_pack_file_of(const xmlNode *node);

/** A path in the pack's arena: `folder`/`name`. NULL when memory is out. */
const char *gk_pack_path(gk_pack_loader *loader, const char *folder, const char *name);

/** Whether the pack in `folder` lies outside the library. */
bool gk_pack_is_own(const gk_pack_loader *loader, const char *folder);

/** Finds the packs that the one in `folder` extends and fills loader->folders. */
bool gk_pack_find_bases(gk_pack_loader *loader, const char *folder);

/** The file `name` (root element `root`) of all packs of loader->folders as one document, in which what a pack changes
 *  is changed. A pack that extends another may be without the file. The caller frees it where it is not *shared; it is
 *  read only. NULL on failure. */
xmlDocPtr gk_pack_read_merged(gk_pack_loader *loader, const char *name, const char *root, bool *shared);

/** Puts into `into`, the root of the merged document so far, what the root `from` of the same file of the next pack
 *  adds, changes and removes; nodes move. */
bool gk_pack_merge_layouts(gk_pack_loader *loader, xmlNode *into, xmlNode *from);
bool gk_pack_merge_rules(gk_pack_loader *loader, xmlNode *into, xmlNode *from);
bool gk_pack_merge_codes(gk_pack_loader *loader, xmlNode *into, xmlNode *from);

/** The raw text of an attribute, "" where there is none; lives as long as the node. */
const char *gk_pack_plain(const xmlNode *node, const char *name);

/** The child element `element` whose attribute `name` is `value`, or NULL. */
xmlNode *gk_pack_child(const xmlNode *parent, const char *element, const char *name, const char *value);

/** Copies every attribute of `from` to `into` but those in `except` (NULL-terminated), and `from`'s place. */
bool gk_pack_copy_attributes(gk_pack_loader *loader, xmlNode *into, const xmlNode *from, const char *const *except);

/** Notes for the reference of rules that `node` changes what `name` names and `about` spells out (the old element where
 *  it is removed, else `node`); refuses it where neither it nor an element around it says where that is known from.
 *  `node` still stands in its own file. */
bool gk_pack_note_change(gk_pack_loader *loader, const xmlNode *node, const xmlNode *about, gk_change_kind kind,
                         const char *table, const char *name);

/** Whether a pack above the one that wrote `node` removed the table (part NULL), line (by key or code) or column. */
bool gk_pack_is_removed(const gk_pack_loader *loader, const xmlNode *node, const char *table, const char *part,
                        bool column);

/** Validates `doc`, read from loader->path, against the schema at loader->schema_path; `root` is its outermost element. */
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

/** Folds a text of the pack. False only when memory is out. */
bool gk_pack_fold(gk_pack_loader *loader, const char *text, gk_folded *out);

/** Spellings separated by |; count 0 where the attribute is absent. */
bool gk_pack_spellings(gk_pack_loader *loader, const xmlNode *node, const char *name, gk_names *out);

/** The attributes zh and en. A missing zh is `zh`, a missing en is `en` or else the Chinese. */
bool gk_pack_label(gk_pack_loader *loader, const xmlNode *node, const char *zh, const char *en, gk_label *out);

/** Makes the indexes of the layouts, which are read. False only when memory is out. */
bool gk_pack_index(gk_pack_loader *loader);

/** <print> of a form, whose blocks are read. */
bool gk_pack_read_print(gk_pack_loader *loader, const xmlNode *node, gk_pack_table *table);

bool gk_pack_read_layouts(gk_pack_loader *loader, const xmlNode *root);
bool gk_pack_read_codes(gk_pack_loader *loader, const xmlNode *root);
bool gk_pack_read_rules(gk_pack_loader *loader, const xmlNode *root);

#endif
