/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The parts that a flat OpenDocument file and a package are put together from.
 */
#ifndef GK_WRITE_ODF_H
#define GK_WRITE_ODF_H

#include "files/write/write_book.h"

#define GK_ODF_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define GK_ODF_SPREADSHEET "application/vnd.oasis.opendocument.spreadsheet"
#define GK_ODF_NAMESPACES                                                                                              \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                                                 \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                                                   \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                                                     \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                                                   \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""                                          \
  " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""                                              \
  " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\""                                                 \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                                                                     \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""                                                     \
  " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.2\""

/** Title, and what it was made from. */
void gk_odf_meta(gk_text *out, const gk_book *book);
/** Frozen headings. */
void gk_odf_settings(gk_text *out, const gk_book *book);
/** Number formats and the styles of cells. */
void gk_odf_styles(gk_text *out);
/** Pages: one page a table, as many as it takes for a list. */
void gk_odf_masters(gk_text *out);
/** Widths and heights that the sheets use. */
void gk_odf_sizes(gk_text *out, const gk_book *book);
/** The sheets. */
void gk_odf_body(gk_text *out, const gk_book *book);

#endif
