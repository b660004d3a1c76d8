/* SPDX-License-Identifier: MPL-2.0 */
/* A workbook as one flat OpenDocument file. */
#include "files/write/write_odf.h"

#define GK_ODF_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define GK_ODF_SPREADSHEET "application/vnd.oasis.opendocument.spreadsheet"

bool gk_write_fods(const gk_book *book, bool is_template, gk_text *out, gk_error *err)
{
  gk_text_printf(out,
                 GK_ODF_XML "<office:document" GK_ODF_NAMESPACES " office:mimetype=\"" GK_ODF_SPREADSHEET "%s\">\n",
                 is_template ? "-template" : "");
  gk_odf_meta(out, book);
  gk_odf_settings(out, book);
  gk_odf_styles(out);
  gk_odf_masters(out);
  gk_text_puts(out, "<office:automatic-styles>\n");
  gk_odf_sizes(out, book);
  gk_text_puts(out, "</office:automatic-styles>\n");
  gk_odf_body(out, book);
  gk_text_puts(out, "</office:document>\n");
  return !out->failed || gk_fail_memory(err);
}
