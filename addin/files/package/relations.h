/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Relations in an Office Open XML package (ECMA-376, part 2): which entry of the archive a part means by an id. Reading
 * and marking resolve them here, once.
 */
#ifndef GK_RELATIONS_H
#define GK_RELATIONS_H

#include "engine/base/arena.h"
#include "files/package/package.h"

typedef struct gk_relation {
  const char *id;
  const char *type;   /**< a URI; what it is, is its last step (gk_relation_is) */
  const char *target; /**< a part's name; NULL outside the package */
} gk_relation;

/** Zero-initialise ({0}). */
typedef struct gk_relations {
  gk_arena arena;
  const gk_package *package;
  const char *entry; /**< that holds them */
  gk_relation *items;
  size_t count;
} gk_relations;

/** Reads the relations of the part `part`, an entry's name; "" for those of the package. Of two with one id the first one
 *  counts, as in Calc. A part without relations has none. False with `err` filled: GK_ERR_FORMAT, GK_ERR_LIMIT,
 *  GK_ERR_MEMORY. Free them in either case. */
bool gk_relations_read(gk_package *package, const char *part, gk_relations *relations, gk_error *err);
void gk_relations_free(gk_relations *relations);

/** Whether the relation's type is `kind`, such as "worksheet", transitional or strict. */
bool gk_relation_is(const gk_relation *relation, const char *kind);

/** The relation of that id (`length` bytes), or NULL. */
const gk_relation *gk_relation_with(const gk_relations *relations, const char *id, size_t length);

/** The first relation of that kind, or NULL. */
const gk_relation *gk_relation_of(const gk_relations *relations, const char *kind);

/** The entry that a relation means, as the archive names it, or as the relation does where the archive has none; NULL
 *  where it lies outside the package, or the relation is NULL. */
const char *gk_relation_part(const gk_relations *relations, const gk_relation *relation);

/** What [Content_Types].xml says that the part is, in `type`, cut to its size; "" where it says nothing. */
void gk_package_type(gk_package *package, const char *part, char *type, size_t size);

#endif
