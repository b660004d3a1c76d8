/* SPDX-License-Identifier: MPL-2.0 */
#include "files/package/relations.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/array.h"
#include "engine/base/text.h"
#include "files/limits.h"
#include "files/package/package_xml.h"

typedef enum word { OTHER, RELATIONSHIP, ID, TYPE, TARGET, MODE, OVERRIDE, PART_NAME, CONTENT_TYPE, WORDS } word;

static const char *const spaces[] = {NULL, "http://schemas.openxmlformats.org/package/2006/*"};

static const gk_xml_word words[WORDS] = {
  [RELATIONSHIP] = GK_XML_WORD(1, "Relationship"),
  [ID] = GK_XML_WORD(0, "Id"),
  [TYPE] = GK_XML_WORD(0, "Type"),
  [TARGET] = GK_XML_WORD(0, "Target"),
  [MODE] = GK_XML_WORD(0, "TargetMode"),
  [OVERRIDE] = GK_XML_WORD(1, "Override"),
  [PART_NAME] = GK_XML_WORD(0, "PartName"),
  [CONTENT_TYPE] = GK_XML_WORD(0, "ContentType"),
};

static const gk_xml_words known = {spaces, 2, words, WORDS};

/* --- names of parts ----------------------------------------------------------------------------------------------- */

static size_t folder_length(const char *part)
{
  const char *slash = strrchr(part, '/');
  return slash == NULL ? 0 : (size_t)(slash - part) + 1;
}

/* The length of a folder without its last step: "xl/charts/" to "xl/". */
static size_t step_up(const char *path, size_t length)
{
  if (length > 0) length--;
  while (length > 0 && path[length - 1] != '/') length--;
  return length;
}

/* A target as a part's name: it begins at the root, or is relative to the folder of the part that names it. */
static const char *resolve(gk_arena *arena, const char *base, const char *target, size_t target_length)
{
  const char *end = target + target_length;
  size_t length = target_length > 0 && *target == '/' ? 0 : folder_length(base), step;
  char *out = gk_arena_alloc(arena, length + target_length + 1);
  if (out == NULL) return NULL;
  memcpy(out, base, length);
  for (const char *in = target; in < end; in += step) {
    const char *slash = memchr(in, '/', (size_t)(end - in));
    step = (size_t)((slash == NULL ? end : slash) - in);
    bool nothing = step == 0 || (step == 1 && *in == '.'), up = step == 2 && memcmp(in, "..", 2) == 0;
    step += slash != NULL;
    if (up) length = step_up(out, length);
    if (nothing || up) continue;
    memcpy(out + length, in, step);
    length += step;
  }
  out[length] = '\0';
  return out;
}

/* "xl/workbook.xml" has its relations in "xl/_rels/workbook.xml.rels". */
static const char *entry_of(gk_arena *arena, const char *part)
{
  gk_text name = {0};
  gk_text_add(&name, part, folder_length(part));
  gk_text_printf(&name, "_rels/%s.rels", part + folder_length(part));
  const char *copy = name.failed ? NULL : gk_arena_text(arena, name.bytes, name.length);
  gk_text_free(&name);
  return copy;
}

/* --- relations ---------------------------------------------------------------------------------------------------- */

typedef struct reader {
  gk_xml xml;
  const char *part;
  gk_relations *relations;
  size_t capacity;
  gk_error *err;
} reader;

static const char *copy_of(gk_arena *arena, const gk_xml_attribute *attribute)
{
  return attribute == NULL ? "" : gk_arena_text(arena, attribute->value, attribute->length);
}

static bool make_room(reader *r)
{
  gk_relations *relations = r->relations;
  if (relations->count == GK_LIMIT_RELATIONS)
    return gk_fail(r->err, GK_ERR_LIMIT, "%s 里的 %.60s 超过%d条，不予读取。", gk_package_name(relations->package),
                   relations->entry, (int)GK_LIMIT_RELATIONS);
  gk_relation *items = gk_array_room(relations->items, relations->count, &r->capacity, sizeof *items);
  if (items == NULL) return gk_fail_memory(r->err);
  relations->items = items;
  return true;
}

static bool add_relation(void *context)
{
  reader *r = context;
  gk_relations *relations = r->relations;
  if (r->xml.word != RELATIONSHIP) return true;
  const gk_xml_attribute *target = gk_xml_find(&r->xml, TARGET);
  bool inside = target != NULL && !gk_xml_equals(gk_xml_find(&r->xml, MODE), "External");
  if (!make_room(r)) return false;
  gk_relation relation = {.id = copy_of(&relations->arena, gk_xml_find(&r->xml, ID)),
                          .type = copy_of(&relations->arena, gk_xml_find(&r->xml, TYPE)),
                          .target = inside ? resolve(&relations->arena, r->part, target->value, target->length) : NULL};
  if (relation.id == NULL || relation.type == NULL || (inside && relation.target == NULL))
    return gk_fail_memory(r->err);
  relations->items[relations->count++] = relation;
  return true;
}

bool gk_relations_read(gk_package *package, const char *part, gk_relations *relations, gk_error *err)
{
  reader r = {.part = part, .relations = relations, .err = err};
  relations->package = package;
  relations->entry = entry_of(&relations->arena, part);
  if (relations->entry == NULL) return gk_fail_memory(err);
  return !gk_package_has(package, relations->entry) ||
         gk_package_parse(package, relations->entry, &known, &r.xml, &r, add_relation, NULL, NULL, err);
}

void gk_relations_free(gk_relations *relations)
{
  gk_arena_free(&relations->arena);
  free(relations->items);
  *relations = (gk_relations){0};
}

bool gk_relation_is(const gk_relation *relation, const char *kind)
{
  const char *slash = strrchr(relation->type, '/');
  return slash != NULL && strcmp(slash + 1, kind) == 0;
}

const gk_relation *gk_relation_with(const gk_relations *relations, const char *id, size_t length)
{
  for (size_t i = 0; i < relations->count; i++) {
    const char *own = relations->items[i].id;
    if (strncmp(own, id, length) == 0 && own[length] == '\0') return &relations->items[i];
  }
  return NULL;
}

const gk_relation *gk_relation_of(const gk_relations *relations, const char *kind)
{
  for (size_t i = 0; i < relations->count; i++)
    if (gk_relation_is(&relations->items[i], kind)) return &relations->items[i];
  return NULL;
}

const char *gk_relation_part(const gk_relations *relations, const gk_relation *relation)
{
  if (relation == NULL || relation->target == NULL) return NULL;
  const char *entry = gk_package_entry(relations->package, relation->target);
  return entry != NULL ? entry : relation->target;
}

/* --- content types ------------------------------------------------------------------------------------------------ */

typedef struct type_reader {
  gk_xml xml;
  const char *part;
  char *type;
  size_t size;
} type_reader;

/* <Override PartName="/xl/workbook.xml" ContentType="…"/>, the name in any case. */
static bool see_type(void *context)
{
  type_reader *r = context;
  const gk_xml_attribute *name = r->xml.word == OVERRIDE ? gk_xml_find(&r->xml, PART_NAME) : NULL;
  bool it = name != NULL && name->length == strlen(r->part) + 1 && name->value[0] == '/' &&
            strncasecmp(name->value + 1, r->part, name->length - 1) == 0;
  if (it) gk_xml_get(&r->xml, CONTENT_TYPE, r->type, r->size);
  return !it;
}

void gk_package_type(gk_package *package, const char *part, char *type, size_t size)
{
  gk_error none = GK_ERROR_INIT;
  type_reader r = {.part = part, .type = type, .size = size};
  *type = '\0';
  gk_package_parse(package, GK_PACKAGE_TYPES, &known, &r.xml, &r, see_type, NULL, NULL, &none);
}
