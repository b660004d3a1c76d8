/* SPDX-License-Identifier: MPL-2.0 */
/* Why the schema refuses a file, in plain words. libxml2's own sentences are English, say little about a missing
 * attribute and often lack the line; so the schema is read a second time here as what it is, a description of elements,
 * and the first element that does not fit is named. Nothing about packs is written down twice: words for kinds of
 * values (say:zh, say:en) stand in the schema too. It knows the part of RELAX NG that pack.rng uses. */
#include <libxml/xmlregexp.h>
#include <stdlib.h>
#include <string.h>

#include "engine/pack/pack_load.h"
#include "engine/base/text.h"

enum { MAX_DEPTH = 32, MAX_PARTS = 64 };

/* What may stand in an element: its attributes, or its child elements. */
typedef struct part {
  const xmlNode *node; /* rng:element or rng:attribute */
  bool optional;
} part;

typedef struct parts {
  part items[MAX_PARTS];
  size_t count;
} parts;

typedef struct explainer {
  gk_pack_loader *loader;
  const xmlNode *grammar;
} explainer;

static const xmlNode *define(const explainer *x, const xmlNode *ref)
{
  for (const xmlNode *n = gk_pack_first(x->grammar); n != NULL; n = gk_pack_next(n))
    if (gk_pack_is(n, "define") && strcmp(gk_pack_plain(n, "name"), gk_pack_plain(ref, "name")) == 0) return n;
  return NULL;
}

/* Collects the parts called `kind` below `node`, through references but not into other elements. */
static void collect(const explainer *x, const xmlNode *node, const char *kind, bool optional, int depth, parts *out)
{
  if (node == NULL || depth > MAX_DEPTH) return;
  for (const xmlNode *n = gk_pack_first(node); n != NULL; n = gk_pack_next(n)) {
    bool loose = optional || gk_pack_is(n, "optional") || gk_pack_is(n, "zeroOrMore") || gk_pack_is(n, "choice");
    if (gk_pack_is(n, kind)) {
      if (out->count < MAX_PARTS) out->items[out->count++] = (part){n, optional};
    } else if (gk_pack_is(n, "ref")) {
      collect(x, define(x, n), kind, optional, depth + 1, out);
    } else if (!gk_pack_is(n, "element") && !gk_pack_is(n, "attribute")) {
      collect(x, n, kind, loose, depth + 1, out);
    }
  }
}

static const xmlNode *named(const parts *list, const xmlChar *name)
{
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(gk_pack_plain(list->items[i].node, "name"), (const char *)name) == 0) return list->items[i].node;
  return NULL;
}

static bool integer_fits(const xmlNode *data, const char *value)
{
  char *end = NULL;
  if (strlen(value) > 9) return false;
  long number = strtol(value, &end, 10);
  if (end == value || *end != '\0') return false;
  for (const xmlNode *param = gk_pack_first(data); param != NULL; param = gk_pack_next(param)) {
    long limit = param->children != NULL ? strtol((const char *)param->children->content, NULL, 10) : 0;
    if (strcmp(gk_pack_plain(param, "name"), "minInclusive") == 0 ? number < limit : number > limit) return false;
  }
  return true;
}

static bool pattern_fits(const xmlNode *param, const char *value)
{
  xmlRegexpPtr pattern = xmlRegexpCompile(param->children->content);
  if (pattern == NULL) return true;
  int match = xmlRegexpExec(pattern, (const xmlChar *)value);
  xmlRegFreeRegexp(pattern);
  return match != 0;
}

static bool string_fits(const xmlNode *data, const char *value)
{
  for (const xmlNode *param = gk_pack_first(data); param != NULL; param = gk_pack_next(param)) {
    if (param->children == NULL) continue;
    if (strcmp(gk_pack_plain(param, "name"), "maxLength") == 0) {
      if (xmlUTF8Strlen((const xmlChar *)value) > strtol((const char *)param->children->content, NULL, 10))
        return false;
    } else if (!pattern_fits(param, value)) {
      return false;
    }
  }
  return true;
}

/* Whether one of the value patterns below `node` takes `value`; a text without pattern always fits. */
static bool fits(const explainer *x, const xmlNode *node, const char *value, int depth)
{
  if (node == NULL || depth > MAX_DEPTH || gk_pack_first(node) == NULL) return true;
  for (const xmlNode *n = gk_pack_first(node); n != NULL; n = gk_pack_next(n)) {
    if (gk_pack_is(n, "ref") && fits(x, define(x, n), value, depth + 1)) return true;
    if (gk_pack_is(n, "choice") && fits(x, n, value, depth + 1)) return true;
    if (gk_pack_is(n, "value") && n->children != NULL && strcmp((const char *)n->children->content, value) == 0)
      return true;
    if (gk_pack_is(n, "data")) {
      bool integer = strcmp(gk_pack_plain(n, "type"), "integer") == 0;
      if (integer ? integer_fits(n, value) : string_fits(n, value)) return true;
    }
  }
  return false;
}

/* What a definition says of itself, in the reader's language: say:zh, translated, or say:en. */
static const char *saying(const xmlNode *definition)
{
  const char *zh = gk_pack_plain(definition, "zh"), *said = gk_tr_in("pack", zh);
  return said == zh && !gk_words_are_keys() ? gk_pack_plain(definition, "en") : said;
}

/* The words for what `node` takes: those of a definition, else the values of a choice. */
static void describe(const explainer *x, const xmlNode *node, int depth, gk_text *out)
{
  if (node == NULL || depth > MAX_DEPTH) return;
  for (const xmlNode *n = gk_pack_first(node); n != NULL; n = gk_pack_next(n)) {
    const xmlNode *definition = gk_pack_is(n, "ref") ? define(x, n) : NULL;
    const char *words = definition != NULL ? saying(definition) : "";
    if (words[0] != '\0') {
      gk_text_puts(out, words);
    } else if (gk_pack_is(n, "value") && n->children != NULL) {
      const char *value = (const char *)n->children->content;
      gk_text both = {0};
      if (out->length > 0) gk_text_say(&both, "%s或%s", out->bytes, value);
      else gk_text_puts(&both, value);
      gk_text_free(out);
      *out = both;
    } else {
      describe(x, definition != NULL ? definition : n, depth + 1, out);
    }
  }
}

static bool refuse_value(const explainer *x, const xmlNode *node, const xmlNode *pattern, const char *value)
{
  gk_text words = {0};
  describe(x, pattern, 0, &words);
  gk_pack_refuse(x->loader, node, "<%s> 的属性 %s 写成了“%.60s”，应是%s", (const char *)node->name,
                 gk_pack_plain(pattern, "name"), value, words.bytes != NULL ? words.bytes : "");
  gk_text_free(&words);
  return true;
}

static bool explain_attributes(const explainer *x, const xmlNode *node, const xmlNode *pattern)
{
  parts known = {0};
  collect(x, pattern, "attribute", false, 0, &known);
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
    const xmlNode *attribute = named(&known, a->name);
    if (attribute == NULL || a->ns != NULL) {
      gk_pack_refuse(x->loader, node, "<%s> 没有 %s 这个属性", (const char *)node->name, (const char *)a->name);
      return true;
    }
    const char *value = gk_pack_plain(node, (const char *)a->name);
    if (!fits(x, attribute, value, 0)) return refuse_value(x, node, attribute, value);
  }
  for (size_t i = 0; i < known.count; i++) {
    const char *name = gk_pack_plain(known.items[i].node, "name");
    if (known.items[i].optional || xmlHasProp(node, (const xmlChar *)name) != NULL) continue;
    gk_pack_refuse(x->loader, node, "<%s> 缺少属性 %s", (const char *)node->name, name);
    return true;
  }
  return false;
}

static bool explain_text(const explainer *x, const xmlNode *node)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next) {
    if ((n->type != XML_TEXT_NODE && n->type != XML_CDATA_SECTION_NODE) || xmlIsBlankNode(n)) continue;
    gk_pack_refuse(x->loader, node, "<%s> 里面不能直接写文字", (const char *)node->name);
    return true;
  }
  return false;
}

static bool explain_element(const explainer *x, const xmlNode *node, const xmlNode *pattern, int depth);

static bool explain_children(const explainer *x, const xmlNode *node, const xmlNode *pattern, int depth)
{
  parts known = {0};
  collect(x, pattern, "element", false, 0, &known);
  for (const xmlNode *child = gk_pack_first(node); child != NULL; child = gk_pack_next(child)) {
    const xmlNode *element = named(&known, child->name);
    if (element == NULL || child->ns != NULL) {
      gk_pack_refuse(x->loader, child, "<%s> 里不能有 <%s>", (const char *)node->name, (const char *)child->name);
      return true;
    }
    if (explain_element(x, child, element, depth + 1)) return true;
  }
  for (size_t i = 0; i < known.count; i++) {
    const char *name = gk_pack_plain(known.items[i].node, "name");
    if (known.items[i].optional || gk_pack_count(node, name) > 0) continue;
    gk_pack_refuse(x->loader, node, "<%s> 里缺少 <%s>", (const char *)node->name, name);
    return true;
  }
  return false;
}

static bool explain_element(const explainer *x, const xmlNode *node, const xmlNode *pattern, int depth)
{
  if (depth > MAX_DEPTH) return false;
  return explain_attributes(x, node, pattern) || explain_text(x, node) || explain_children(x, node, pattern, depth);
}

bool gk_pack_explain(gk_pack_loader *loader, xmlDocPtr doc)
{
  explainer x = {loader, xmlDocGetRootElement(loader->files->schema)};
  const xmlNode *root = xmlDocGetRootElement(doc);
  for (const xmlNode *n = gk_pack_first(x.grammar); n != NULL; n = gk_pack_next(n)) {
    if (!gk_pack_is(n, "start")) continue;
    parts known = {0};
    collect(&x, n, "element", false, 0, &known);
    const xmlNode *pattern = named(&known, root->name);
    if (pattern != NULL) return explain_element(&x, root, pattern, 0);
  }
  return false;
}
