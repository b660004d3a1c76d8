/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * The results of a run as one page (HTML 5) that needs no network and nothing beside itself: an overview with a verdict
 * for each department, which sorts by a click, and a section for each workbook with findings, which shows its tables
 * with the cells marked as in Calc and the sentences beside. It reads without its script, and prints.
 *
 * The parts of the page are written in this order: head, totals, one line a workbook, middle, sections, foot. All text
 * of a workbook is escaped; the page's own policy forbids it to load anything.
 */
#ifndef GK_REPORT_HTML_H
#define GK_REPORT_HTML_H

#include "engine/rules/findings.h"
#include "engine/base/text.h"

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

/** The detail of a run over so many workbooks. */
gk_html_detail gk_html_detail_of(size_t workbooks);

typedef struct gk_html_counts {
  size_t files, pass, fail, unreadable, missing;
} gk_html_counts;

void gk_html_head(gk_text *out);

/** What the run came to, the legend of the marks, and the head of the overview. */
void gk_html_totals(gk_text *out, const gk_html_counts *counts);

/** The line of a workbook in the overview; `number` counts from 1. */
void gk_html_line(gk_text *out, size_t number, const char *file, const gk_report *report);
void gk_html_line_unreadable(gk_text *out, size_t number, const char *file, const char *message);

/** The line of a department that sent nothing. */
void gk_html_line_missing(gk_text *out, size_t number, const char *department);

void gk_html_middle(gk_text *out);

/** The section of a workbook; nothing where it has no findings.
 *  False when memory is out. */
bool gk_html_section(gk_text *out, size_t number, const char *file, const gk_report *report, gk_html_detail detail);

void gk_html_foot(gk_text *out);

/* --- between the files that write the page ------------------------------------------------------------------------ */

/** Adds text with & < > " escaped and what is no UTF-8 replaced; at most `most` bytes of it, cut at a character. */
void gk_html_text(gk_text *out, const char *text, size_t most);

/** The rules of the style sheet for the marks, from engine/marks/marks_look.h. */
void gk_html_mark_rules(gk_text *out);

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
