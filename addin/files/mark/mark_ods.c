/* SPDX-License-Identifier: MPL-2.0 */
/* Marked copies of OpenDocument's workbooks: one file of XML (.fods), or a package (.ods). */
#include <libxml/parser.h>

#include "files/mark/mark_odf.h"
#include "files/mark/mark_parts.h"
#include "files/output_file.h"
#include "files/xml/dom.h"

/* Puts the marks into the content and their styles beside its own; in .fods both have the same root. */
static bool mark(const gk_annotation *a, xmlNodePtr style_root, xmlNodePtr content_root, gk_error *err)
{
  gk_odf_looks looks = {.wanted = gk_odf_default_sets(style_root)};
  return (gk_odf_add_marks(content_root, a->report, a->marks, &looks) &&
          gk_odf_add_mark_styles(style_root, content_root, &looks)) ||
         gk_fail_sheets(a, err);
}

gk_annotated gk_mark_fods(const gk_annotation *a, gk_error *err)
{
  int size = 0;
  /* The reader has seen that there is no DOCTYPE, so that nothing can grow here. */
  xmlDocPtr doc = gk_dom_parse(a->source.bytes, a->source.size, XML_PARSE_HUGE, a->source.name, err);
  if (doc == NULL) return GK_ANNOTATED_FAILED;
  xmlNodePtr root = xmlDocGetRootElement(doc);
  if (!mark(a, root, root, err)) {
    xmlFreeDoc(doc);
    return GK_ANNOTATED_FAILED;
  }
  xmlChar *marked = gk_dom_dump(doc, &size, err);
  bool written = marked != NULL && gk_write_file(a->to, (const char *)marked, (size_t)size, err);
  xmlFree(marked);
  return written ? GK_ANNOTATED : GK_ANNOTATED_FAILED;
}

gk_annotated gk_mark_ods(const gk_annotation *a, gk_error *err)
{
  gk_entries entries = {0};
  xmlDocPtr styles = gk_mark_entry(a, "styles.xml", 0, err);
  xmlDocPtr content = styles == NULL ? NULL : gk_mark_entry(a, "content.xml", XML_PARSE_HUGE, err);
  bool marked = content != NULL && mark(a, xmlDocGetRootElement(styles), xmlDocGetRootElement(content), err);
  if (!marked) {
    xmlFreeDoc(styles);
    xmlFreeDoc(content);
    return GK_ANNOTATED_FAILED;
  }
  bool first = gk_entries_add(&entries, "styles.xml", styles, err);
  bool written = gk_entries_add(&entries, "content.xml", content, err) && first && gk_mark_write(a, &entries, err);
  gk_entries_free(&entries);
  return written ? GK_ANNOTATED : GK_ANNOTATED_FAILED;
}
