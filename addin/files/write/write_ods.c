/* SPDX-License-Identifier: MPL-2.0 */
/* A workbook as an OpenDocument package. */
#include "files/write/write_odf.h"
#include "files/package/zip_write.h"

static void put_manifest(gk_text *out, const char *media_type)
{
  static const char *const entries[] = {"content.xml", "styles.xml", "meta.xml", "settings.xml"};
  gk_text_printf(out,
                 GK_ODF_XML "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                            "manifest:version=\"1.2\">\n<manifest:file-entry manifest:full-path=\"/\" "
                            "manifest:version=\"1.2\" manifest:media-type=\"%s\"/>\n",
                 media_type);
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
    gk_text_printf(out, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"text/xml\"/>\n",
                   entries[i]);
  gk_text_puts(out, "</manifest:manifest>\n");
}

bool gk_write_ods(const gk_book *book, bool is_template, gk_text *out, gk_error *err)
{
  const char *media_type = is_template ? GK_ODF_SPREADSHEET "-template" : GK_ODF_SPREADSHEET;
  gk_text mimetype = {0}, manifest = {0}, content = {0}, styles = {0}, meta = {0}, settings = {0};
  gk_text_puts(&mimetype, media_type);
  put_manifest(&manifest, media_type);
  gk_text_puts(&content, GK_ODF_XML "<office:document-content" GK_ODF_NAMESPACES "><office:automatic-styles>\n");
  gk_odf_sizes(&content, book);
  gk_text_puts(&content, "</office:automatic-styles>\n");
  gk_odf_body(&content, book);
  gk_text_puts(&content, "</office:document-content>\n");
  gk_text_puts(&styles, GK_ODF_XML "<office:document-styles" GK_ODF_NAMESPACES ">\n");
  gk_odf_styles(&styles);
  gk_odf_masters(&styles);
  gk_text_puts(&styles, "</office:document-styles>\n");
  gk_text_puts(&meta, GK_ODF_XML "<office:document-meta" GK_ODF_NAMESPACES ">\n");
  gk_odf_meta(&meta, book);
  gk_text_puts(&meta, "</office:document-meta>\n");
  gk_text_puts(&settings, GK_ODF_XML "<office:document-settings" GK_ODF_NAMESPACES ">\n");
  gk_odf_settings(&settings, book);
  gk_text_puts(&settings, "</office:document-settings>\n");
  gk_text *const texts[] = {&mimetype, &manifest, &content, &styles, &meta, &settings};
  static const char *const names[] = {"mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml",
                                      "meta.xml", "settings.xml"};
  enum { ENTRIES = sizeof names / sizeof *names };
  gk_zip_entry entries[ENTRIES];
  bool ok = true;
  for (size_t i = 0; i < ENTRIES; i++) {
    entries[i] = (gk_zip_entry){.name = names[i], .bytes = texts[i]->bytes, .size = texts[i]->length, .stored = i == 0};
    ok = ok && !texts[i]->failed;
  }
  ok = ok ? gk_zip_write(NULL, 0, entries, ENTRIES, book->title, out, err) : gk_fail_memory(err);
  for (size_t i = 0; i < ENTRIES; i++) gk_text_free(texts[i]);
  return ok;
}
