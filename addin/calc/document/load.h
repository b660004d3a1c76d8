/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Opening and storing documents by path, without a question to the user.
 */
#ifndef GK_CALC_LOAD_H
#define GK_CALC_LOAD_H

#include "uno/ux.h"

typedef enum gk_load_mode {
  GK_LOAD_READ,     /**< hidden, read-only, for looking at; macros and links are left alone */
  GK_LOAD_TEMPLATE, /**< hidden, as a new untitled document */
  GK_LOAD_NEW       /**< in a window of its own, as a new untitled document */
} gk_load_mode;

/** The document, acquired; NULL with `err` filled where the file is none or cannot be read. `path` is UTF-8. */
uno_Interface *gk_document_load(uno_Interface *context, const char *path, gk_load_mode mode, ux_error *err);

/** Stores a copy under `path` with the filter of that name ("calc8"); an existing file is replaced. */
void gk_document_store(uno_Interface *document, const char *path, const char *filter, ux_error *err);

/** Closes a document that was loaded hidden and releases it; NULL is allowed. */
void gk_document_close(uno_Interface *document);

/** The controller of the window that shows the document, acquired; NULL where none does. */
uno_Interface *gk_document_controller(uno_Interface *document);

#endif
