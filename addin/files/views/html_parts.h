/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * Inside the view html: the results of a run as one page (HTML 5) that needs no network and nothing beside itself: an
 * overview with a verdict for each department, which sorts by a click, and a section for each workbook with findings,
 * which shows its tables with the cells marked as in Calc and the sentences beside. It reads without its script, and
 * prints.
 *
 * All text of a workbook is escaped; the page's own policy forbids it to load anything.
 */
#ifndef GK_HTML_PARTS_H
#define GK_HTML_PARTS_H

#include "files/views/view.h"

/** What a table shows at most; what is left out is said. Sentences in full are in the other formats. */
enum {
  GK_HTML_WHOLE_ROWS = 150,      /**< a table of more rows shows those around its marks */
  GK_HTML_MARKED_ROWS = 200,     /**< rows with marks that a table shows */
  GK_HTML_COLUMNS = 64,          /**< columns of a table */
  GK_HTML_SENTENCES = 200,       /**< sentences beside a table */
  GK_HTML_CELL_TEXT = 400,       /**< bytes of a cell's text */
  GK_HTML_BRIEF_FROM = 300,      /**< a run of more workbooks shows of every table the rows around its marks */
  GK_HTML_SENTENCES_FROM = 2000, /**< a run of more workbooks shows no tables, so that a browser can show the page */
};

/** How much a section shows of the tables. */
typedef enum gk_html_detail {
  GK_HTML_WHOLE,
  GK_HTML_BRIEF,    /**< the rows around the marks */
  GK_HTML_NO_TABLES /**< the sentences alone */
} gk_html_detail;

/** The section of a workbook; nothing where it has no findings. False when memory is out. */
bool gk_html_section(gk_text *out, const gk_view_entry *entry, const gk_report *report, gk_html_detail detail);

/** Adds text with & < > " escaped and what is no UTF-8 replaced; at most `most` bytes of it, cut at a character. */
void gk_html_text(gk_text *out, const char *text, size_t most);

/** Sentences of one table, in the order in which they stand beside it: suspects before findings. */
typedef struct gk_html_sentence {
  const gk_suspect *suspect; /**< or */
  const gk_finding *finding;
} gk_html_sentence;

typedef struct gk_html_sentences {
  gk_html_sentence items[GK_HTML_SENTENCES];
  size_t count, left_out;
} gk_html_sentences;

/** What the table of one sheet is made from. */
typedef struct gk_html_view {
  const gk_report *report;
  const gk_table *table;
  const struct gk_marks *marks;
  const gk_html_sentences *sentences;
  size_t number; /**< of the workbook */
  size_t index;  /**< of the table in it */
  gk_html_detail detail;
} gk_html_view;

/** The cells of a table as they stand on its sheet. False when memory is out. */
bool gk_html_sheet(gk_text *out, const gk_html_view *view);

#endif
