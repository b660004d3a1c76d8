/* SPDX-License-Identifier: MPL-2.0 */
#include "calc/marks/protection.h"

#include <stdlib.h>

#include "calc/document/document.h"
#include "engine/book/book.h"

bool gk_protection_is_ours(uno_Interface *document)
{
  static ux_method get_properties =
    UX_METHOD("com.sun.star.document.XDocumentPropertiesSupplier::getDocumentProperties");
  static ux_method get_user_defined = UX_METHOD("com.sun.star.document.XDocumentProperties::getUserDefinedProperties");
  ux_error err = UX_ERROR_INIT;
  uno_Any value;
  uno_Interface *properties = ux_call_object(document, &get_properties, NULL, &err);
  uno_Interface *user_defined = ux_call_object(properties, &get_user_defined, NULL, &err);
  bool ours = user_defined != NULL && ux_get_property(user_defined, GK_BOOK_ORIGIN, &value, &err);
  if (ours) ux_any_drop(&value);
  ux_release(user_defined);
  ux_release(properties);
  return ours;
}

/* Without a password, and without an undo step. */
static void set_protected(uno_Interface *document, int32_t index, bool on)
{
  static ux_method protect = UX_METHOD("com.sun.star.util.XProtectable::protect");
  static ux_method unprotect = UX_METHOD("com.sun.star.util.XProtectable::unprotect");
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(document, index, &err);
  rtl_uString *none = ux_string("");
  gk_call_unrecorded(document, sheet, on ? &protect : &unprotect, UX_ARGS(&none), &err);
  rtl_uString_release(none);
  ux_release(sheet);
}

static bool is_protected(uno_Interface *document, int32_t index)
{
  ux_error err = UX_ERROR_INIT;
  uno_Interface *sheet = gk_document_sheet(document, index, &err);
  bool found = sheet != NULL && gk_sheet_is_protected(sheet);
  ux_release(sheet);
  return found;
}

gk_protection gk_protection_lift(uno_Interface *document)
{
  gk_protection protection = {0};
  int32_t count = gk_document_sheet_count(document);
  if (count <= 0 || !gk_protection_is_ours(document)) return protection;
  protection.lifted = calloc((size_t)count, sizeof *protection.lifted);
  if (protection.lifted == NULL) return protection;
  protection.count = count;
  for (int32_t i = 0; i < count; i++) {
    if (!is_protected(document, i)) continue;
    set_protected(document, i, false);
    protection.lifted[i] = !is_protected(document, i);
  }
  return protection;
}

void gk_protection_restore(uno_Interface *document, gk_protection *protection)
{
  for (int32_t i = 0; i < protection->count; i++) {
    if (protection->lifted[i]) set_protected(document, i, true);
  }
  free(protection->lifted);
  *protection = (gk_protection){0};
}
