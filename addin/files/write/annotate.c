/* SPDX-License-Identifier: MPL-2.0 */
#include "files/write/annotate.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zip.h>

#include "engine/base/text.h"
#include "files/file_bytes.h"
#include "files/read/limits.h"
#include "files/read/package.h"

/* --- files -------------------------------------------------------------------------------------------------------- */

static bool fail_write(const char *path, gk_error *err)
{
  return gk_fail(err, GK_ERR_IO, "无法写入 %s（%s）。", "%s cannot be written (%s).", gk_path_end(path),
                 strerror(errno));
}

/* What is being written, until it is whole. */
static bool part_of(const char *path, gk_text *out, gk_error *err)
{
  gk_text_printf(out, "%s.part", path);
  return !out->failed || gk_fail_memory(err);
}

static bool write_part(const char *part, const char *bytes, size_t size, gk_error *err)
{
  FILE *file = fopen(part, "wb");
  if (file == NULL) return fail_write(part, err);
  bool written = fwrite(bytes, 1, size, file) == size;
  if (fclose(file) != 0) written = false;
  return written || fail_write(part, err);
}

static bool finish_part(const char *part, const char *path, bool whole, gk_error *err)
{
  if (whole && rename(part, path) == 0) return true;
  if (whole) fail_write(path, err);
  remove(part);
  return false;
}

bool gk_write_file(const char *path, const char *bytes, size_t size, gk_error *err)
{
  gk_text part = {0};
  bool written =
    part_of(path, &part, err) && finish_part(part.bytes, path, write_part(part.bytes, bytes, size, err), err);
  gk_text_free(&part);
  return written;
}

bool gk_make_folders(const char *path, gk_error *err)
{
  char *copy = strdup(path);
  bool made = copy != NULL || gk_fail_memory(err);
  for (char *slash = made ? strchr(copy + 1, '/') : NULL; slash != NULL && made; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    made = mkdir(copy, 0777) == 0 || errno == EEXIST ||
           gk_fail(err, GK_ERR_IO, "无法建立文件夹 %s（%s）。", "Folder %s cannot be made (%s).", gk_path_end(copy),
                   strerror(errno));
    *slash = '/';
  }
  free(copy);
  return made;
}

/* --- XML ---------------------------------------------------------------------------------------------------------- */

static xmlDocPtr parse(const char *bytes, size_t size, int options, const char *name, gk_error *err)
{
  options |= XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlDocPtr doc = xmlReadMemory(bytes, (int)size, NULL, NULL, options);
  if (doc != NULL && doc->intSubset == NULL && xmlDocGetRootElement(doc) != NULL) return doc;
  xmlFreeDoc(doc);
  gk_fail(err, GK_ERR_FORMAT, "%s 的内容改不了：XML不完整，或含有DOCTYPE声明，或内存不够。",
          "%s cannot be changed: its XML is damaged or has a DOCTYPE, or memory is out.", name);
  return NULL;
}

/* Bytes for the changed document, to be freed with xmlFree; frees the document. */
static xmlChar *dump(xmlDocPtr doc, bool changed, int *size, const char *name, gk_error *err)
{
  xmlChar *bytes = NULL;
  if (changed) xmlDocDumpMemory(doc, &bytes, size);
  xmlFreeDoc(doc);
  if (bytes == NULL)
    gk_fail(err, GK_ERR_FORMAT, "%s 里没有找到全部工作表，或内存不够，没有做副本。",
            "Not all sheets of %s were found, or memory is out; no copy was made.", name);
  return bytes;
}

/* --- .fods and .ods ----------------------------------------------------------------------------------------------- */

typedef struct annotation {
  const char *bytes; /**< of the workbook */
  size_t size;
  const char *name, *to;
  const gk_report *report;
  const gk_marks *marks;
} annotation;

static bool annotate_fods(const annotation *a, gk_error *err)
{
  int size = 0;
  /* The reader has seen that there is no DOCTYPE, so that nothing can grow here. */
  xmlDocPtr doc = parse(a->bytes, a->size, XML_PARSE_HUGE, a->name, err);
  if (doc == NULL) return false;
  xmlNodePtr root = xmlDocGetRootElement(doc);
  gk_odf_looks looks = {.wanted = gk_odf_default_sets(root)};
  bool changed =
    gk_odf_add_marks(root, a->report, a->marks, &looks) && gk_odf_add_mark_styles(root, root, &looks);
  xmlChar *marked = dump(doc, changed, &size, a->name, err);
  bool written = marked != NULL && gk_write_file(a->to, (const char *)marked, (size_t)size, err);
  xmlFree(marked);
  return written;
}

static xmlDocPtr parse_entry(const annotation *a, gk_package *package, const char *entry, int options,
                             gk_error *err)
{
  size_t length;
  char *bytes = gk_package_read(package, entry, &length, err);
  xmlDocPtr doc = bytes == NULL ? NULL : parse(bytes, length, options, a->name, err);
  free(bytes);
  return doc;
}

/* The styles of a package and its content, changed, as bytes to be freed with xmlFree. */
static bool change_entries(const annotation *a, gk_package *package, xmlChar *texts[2], int sizes[2],
                           gk_error *err)
{
  xmlDocPtr styles = parse_entry(a, package, "styles.xml", 0, err);
  xmlDocPtr content = styles == NULL ? NULL : parse_entry(a, package, "content.xml", XML_PARSE_HUGE, err);
  if (content == NULL) {
    xmlFreeDoc(styles);
    return false;
  }
  xmlNodePtr style_root = xmlDocGetRootElement(styles), content_root = xmlDocGetRootElement(content);
  gk_odf_looks looks = {.wanted = gk_odf_default_sets(style_root)};
  bool changed = gk_odf_add_marks(content_root, a->report, a->marks, &looks) &&
                 gk_odf_add_mark_styles(style_root, content_root, &looks);
  texts[0] = dump(styles, changed, &sizes[0], a->name, err);
  texts[1] = dump(content, changed, &sizes[1], a->name, err);
  return texts[0] != NULL && texts[1] != NULL;
}

/* libzip keeps the other entries as they are, byte for byte and in their order. */
static bool replace_entries(const char *path, xmlChar *const texts[2], const int sizes[2])
{
  static const char *const names[] = {"styles.xml", "content.xml"};
  zip_t *archive = zip_open(path, 0, NULL);
  bool done = archive != NULL;
  for (int i = 0; i < 2 && done; i++) {
    zip_int64_t index = zip_name_locate(archive, names[i], 0);
    zip_source_t *source = zip_source_buffer(archive, texts[i], (zip_uint64_t)sizes[i], 0);
    done = source != NULL && index >= 0 && zip_file_replace(archive, (zip_uint64_t)index, source, 0) == 0;
    if (!done) zip_source_free(source);
  }
  if (done && zip_close(archive) == 0) return true;
  if (archive != NULL) zip_discard(archive);
  return false;
}

static bool write_package(const annotation *a, xmlChar *const texts[2], const int sizes[2], gk_error *err)
{
  gk_text part = {0};
  bool written = part_of(a->to, &part, err) && write_part(part.bytes, a->bytes, a->size, err);
  if (written && !replace_entries(part.bytes, texts, sizes)) written = fail_write(part.bytes, err);
  if (part.bytes != NULL) written = finish_part(part.bytes, a->to, written, err);
  gk_text_free(&part);
  return written;
}

static bool annotate_ods(const annotation *a, gk_package *package, gk_error *err)
{
  int sizes[2] = {0};
  xmlChar *texts[2] = {NULL, NULL};
  bool written = change_entries(a, package, texts, sizes, err) && write_package(a, texts, sizes, err);
  xmlFree(texts[0]);
  xmlFree(texts[1]);
  return written;
}

static gk_annotated annotate_package(const annotation *a, gk_error *err)
{
  gk_package *package = gk_package_open(a->bytes, a->size, a->name, err);
  if (package == NULL) return GK_ANNOTATED_FAILED;
  gk_annotated done = GK_ANNOTATED_FORMAT;
  if (gk_package_has(package, "content.xml"))
    done = annotate_ods(a, package, err) ? GK_ANNOTATED : GK_ANNOTATED_FAILED;
  gk_package_close(package);
  return done;
}

gk_annotated gk_annotate(const char *from, const char *to, const gk_report *report, gk_error *err)
{
  gk_marks marks = {0};
  annotation a = {.name = gk_path_end(from), .to = to, .report = report, .marks = &marks};
  gk_annotated done = GK_ANNOTATED_FAILED;
  char *bytes = NULL;
  if (!gk_marks_plan(report, -1, &marks)) gk_fail_memory(err);
  else if (marks.count == 0) done = GK_ANNOTATED_NOTHING;
  else bytes = gk_file_bytes(from, GK_LIMIT_BYTES, &a.size, err);
  a.bytes = bytes;
  if (bytes != NULL && gk_make_folders(to, err)) {
    if (strncmp(bytes, "PK", 2) == 0) done = annotate_package(&a, err);
    else if (*bytes == '<' || strncmp(bytes, "\xEF\xBB\xBF", 3) == 0)
      done = annotate_fods(&a, err) ? GK_ANNOTATED : GK_ANNOTATED_FAILED;
    else done = GK_ANNOTATED_FORMAT;
  }
  if (done == GK_ANNOTATED_FORMAT)
    gk_fail(err, GK_ERR_FORMAT, "%s 不是.ods或.fods，没有做带标记的副本，只写了文字说明。",
            "%s is neither .ods nor .fods: there is no marked copy of it, only its sentences.", a.name);
  free(bytes);
  gk_marks_free(&marks);
  return done;
}
