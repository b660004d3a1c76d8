/* SPDX-License-Identifier: MPL-2.0 */
/* Choosing a command of ours as LibreOffice's menus do, and looking at what a document holds. Failures are CUnit's. */
#ifndef GK_TEST_CALC_MENU_H
#define GK_TEST_CALC_MENU_H

#include "engine/marks/marks_plan.h"
#include "uno/ux.h"

/* What a command answered to its listener. Free `said`. */
typedef struct menu_answer {
  bool came;  /* the listener was called */
  bool done;  /* DispatchResultState.SUCCESS */
  char *said; /* headline, newline, detail */
} menu_answer;

/* Through the frame's XDispatchProvider, so that the protocol handler is found as LibreOffice finds it. */
menu_answer menu_choose(uno_Interface *document, const char *command);
menu_answer menu_choose_in(uno_Interface *frame, const char *command);

/* The same, asserting success or refusal and that the answer holds `words`, a NULL-terminated list. */
#define MENU_DONE(document, command, ...) MENU_DONE_WITH(document, command, NULL, __VA_ARGS__)
#define MENU_REFUSED(document, command, ...) MENU_REFUSED_WITH(document, command, NULL, __VA_ARGS__)
/* With an argument that a command takes instead of asking in a dialog, "Text" or "Folder"; NULL for none. */
#define MENU_DONE_WITH(document, command, text, ...)                                                                   \
  menu_expect(document, command, "Text", text, true, (const char *const[]){__VA_ARGS__, NULL}, __FILE__, __LINE__)
#define MENU_REFUSED_WITH(document, command, text, ...)                                                                \
  menu_expect(document, command, "Text", text, false, (const char *const[]){__VA_ARGS__, NULL}, __FILE__, __LINE__)
#define MENU_DONE_AT(document, command, folder, ...)                                                                   \
  menu_expect(document, command, "Folder", folder, true, (const char *const[]){__VA_ARGS__, NULL}, __FILE__, __LINE__)
#define MENU_REFUSED_AT(document, command, folder, ...)                                                                \
  menu_expect(document, command, "Folder", folder, false, (const char *const[]){__VA_ARGS__, NULL}, __FILE__, __LINE__)
void menu_expect(uno_Interface *document, const char *command, const char *argument, const char *value, bool done,
                 const char *const *words, const char *file, int line);

/* The document that was opened last, acquired. */
uno_Interface *menu_newest(void);

/* Whether the command is enabled where its status is asked for; -1 where nothing answers. */
int menu_enabled(uno_Interface *document, const char *command);

/* Whether the message of a command stands above the sheet. */
bool menu_has_message(uno_Interface *document);

uno_Interface *menu_controller(uno_Interface *document);
uno_Interface *menu_frame(uno_Interface *document);
/* Selects a cell, with its sheet in front. */
void menu_select(uno_Interface *document, int32_t sheet, int32_t row, int32_t col);
/* The first selected cell: its sheet, row and column in one number, for comparing. */
gk_mark menu_selected(uno_Interface *document);

/* A copy of the example, opened in a window that is shown: a hidden one gets no message bars. */
uno_Interface *menu_example(const char *name, bool readonly);

/* Every cell's formula or value as it would be typed, sheet by sheet, with comments and print ranges; malloc'ed. */
char *menu_cells(uno_Interface *document);
/* Cells, flag of modification and undo steps as one text; malloc'ed. */
char *menu_state(uno_Interface *document);
/* Asserts that the state is that of `before`, which is freed. */
void menu_same_state(uno_Interface *document, char *before, const char *file, int line);
#define MENU_SAME_STATE(document, before) menu_same_state(document, before, __FILE__, __LINE__)
/* What help_content says of the document saved as .fods. */
char *menu_content(uno_Interface *document, const char *name);
void menu_marks(uno_Interface *document, gk_marks *marks);

#endif
