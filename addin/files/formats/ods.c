/* SPDX-License-Identifier: MPL-2.0 */
/* An OpenDocument spreadsheet's package (.ods): the same content as .fods, zipped. */
#include <stdlib.h>
#include <string.h>

#include "files/formats/format.h"
#include "files/read/odf_reader.h"
#include "files/write/write_book.h"

static bool is(const gk_source *source)
{
  return source->package != NULL && gk_package_has(source->package, "content.xml");
}

/* A password encrypts the entries, of which the manifest tells; the archive itself knows nothing of it. */
static bool is_encrypted(gk_package *package)
{
  size_t size;
  gk_error none = GK_ERROR_INIT;
  if (!gk_package_has(package, "META-INF/manifest.xml")) return false;
  char *manifest = gk_package_read(package, "META-INF/manifest.xml", &size, &none);
  bool encrypted = manifest != NULL && strstr(manifest, "encryption-data") != NULL;
  free(manifest);
  return encrypted;
}

static gk_grid *read_grid(const gk_source *source, gk_error *err)
{
  size_t size;
  if (is_encrypted(source->package)) {
    gk_fail(err, GK_ERR_FORMAT, "%s 有密码，读不了；请去掉打开密码后再校验。", source->name);
    return NULL;
  }
  char *content = gk_package_read(source->package, "content.xml", &size, err);
  gk_grid *grid = content == NULL ? NULL : gk_odf_read_content(content, size, source->name, "content.xml", err);
  free(content);
  return grid;
}

static bool write_document(const gk_book *book, gk_text *out, gk_error *err)
{
  return gk_write_ods(book, false, out, err);
}

static bool write_template(const gk_book *book, gk_text *out, gk_error *err)
{
  return gk_write_ods(book, true, out, err);
}

const gk_format gk_format_ods = {.is = is, .read = read_grid, .mark = gk_mark_ods, .write = write_document};

/* A template is read as what it is made of. */
const gk_format gk_format_ots = {.write = write_template};
