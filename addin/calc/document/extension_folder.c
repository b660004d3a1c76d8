/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/document/extension_folder.h"

#include <stdlib.h>
#include <string.h>

#include <osl/file.h>
#include <osl/module.h>
#include <osl/security.h>

#include "engine/base/open_file.h"
#include "engine/base/open_folder.h"
#include "uno/ux.h"

/* The folder of this library as a path, malloc'ed; NULL where it cannot be told. */
static char *library_folder(void)
{
  rtl_uString *url = NULL, *path = NULL;
  char *folder = NULL;
  if (osl_getModuleURLFromFunctionAddress((oslGenericFunction)library_folder, &url) &&
      osl_getSystemPathFromFileURL(url, &path) == osl_File_E_None)
    folder = ux_utf8(path);
  if (path != NULL) rtl_uString_release(path);
  if (url != NULL) rtl_uString_release(url);
  char *slash = folder == NULL ? NULL : strrchr(folder, '/');
  if (slash == NULL && folder != NULL) slash = strrchr(folder, '\\');
  if (slash != NULL) *slash = '\0';
  return folder;
}

/* A file or a folder. */
static bool exists(const char *path)
{
  FILE *file = gk_open_file(path);
  if (file != NULL) fclose(file);
  gk_folder *folder = file == NULL ? gk_open_folder(path) : NULL;
  gk_close_folder(folder);
  return file != NULL || folder != NULL;
}

char *gk_extension_path(const char *relative, gk_error *err)
{
  static const char *const ups[] = {"", "/..", "/../.."};
  char *folder = library_folder();
  size_t size = folder == NULL ? 0 : strlen(folder) + strlen(relative) + 16;
  char *path = folder == NULL ? NULL : malloc(size);
  for (size_t i = 0; path != NULL && i < sizeof ups / sizeof *ups; i++) {
    snprintf(path, size, "%s%s/%s", folder, ups[i], relative);
    if (!exists(path)) continue;
    free(folder);
    return path;
  }
  free(path);
  free(folder);
  gk_fail(err, GK_ERR_IO, "扩展里找不到 %s，请重新安装扩展。", relative);
  return NULL;
}

char *gk_own_packs(void)
{
  static const char below[] = "/gongkai/sheets";
  rtl_uString *url = NULL, *system = NULL;
  char *config = NULL, *path = NULL;
  oslSecurity user = osl_getCurrentSecurity();
  if (osl_getConfigDir(user, &url) && osl_getSystemPathFromFileURL(url, &system) == osl_File_E_None)
    config = ux_utf8(system);
  if (config != NULL) path = malloc(strlen(config) + sizeof below);
  if (path != NULL) strcat(strcpy(path, config), below);
  free(config);
  if (system != NULL) rtl_uString_release(system);
  if (url != NULL) rtl_uString_release(url);
  osl_freeSecurityHandle(user);
  return path;
}
