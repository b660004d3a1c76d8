/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/dialog/pick_folder.h"

#include <osl/file.h>

char *gk_pick_folder(uno_Interface *context, const char *title, ux_error *err)
{
  static ux_method set_title = UX_METHOD("com.sun.star.ui.dialogs.XExecutableDialog::setTitle");
  static ux_method execute = UX_METHOD("com.sun.star.ui.dialogs.XExecutableDialog::execute");
  static ux_method get_directory = UX_METHOD("com.sun.star.ui.dialogs.XFolderPicker::getDirectory");
  uno_Interface *picker = ux_create_service(context, "com.sun.star.ui.dialogs.FolderPicker", err);
  rtl_uString *name = ux_string(title), *url = NULL, *system = NULL;
  sal_Int16 pressed = 0;
  char *path = NULL;
  ux_call(picker, &set_title, NULL, UX_ARGS(&name), err);
  bool chosen = ux_call(picker, &execute, &pressed, NULL, err) && pressed == 1;
  if (chosen && ux_call(picker, &get_directory, &url, NULL, err)) {
    if (osl_getSystemPathFromFileURL(url, &system) == osl_File_E_None) path = ux_utf8(system);
    rtl_uString_release(url);
  }
  if (system != NULL) rtl_uString_release(system);
  rtl_uString_release(name);
  ux_release(picker);
  return path;
}
