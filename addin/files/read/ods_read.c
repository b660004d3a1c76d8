/* SPDX-License-Identifier: MPL-2.0 */
#include "files/read/ods_read.h"

#include <stdlib.h>
#include <string.h>

#include "files/read/odf_reader.h"

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

gk_grid *gk_ods_read(gk_package *package, gk_error *err)
{
  size_t size;
  if (is_encrypted(package)) {
    gk_fail(err, GK_ERR_FORMAT, "%s 有密码，读不了；请去掉打开密码后再校验。", gk_package_name(package));
    return NULL;
  }
  char *content = gk_package_read(package, "content.xml", &size, err);
  gk_grid *grid =
    content == NULL ? NULL : gk_odf_read_content(content, size, gk_package_name(package), "content.xml", err);
  free(content);
  return grid;
}
