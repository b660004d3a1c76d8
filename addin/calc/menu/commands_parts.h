/* SPDX-License-Identifier: MPL-2.0 */
/** @file
 * What the commands' files share: commands.c holds their table, commands_check.c, commands_accept.c,
 * commands_collect.c, commands_distribute.c, commands_explain.c and commands_new.c their work.
 */
#ifndef GK_CALC_COMMANDS_PARTS_H
#define GK_CALC_COMMANDS_PARTS_H

#include "calc/menu/commands.h"

/** Fills the message of a command that could not do what it is for; returns false. */
bool gk_refused(gk_message *message, const gk_error *err);

/** The path of the template for the accounts of a year, 0 for those being published now; malloc'ed. NULL with `err`
 *  filled. */
char *gk_template_path(int year, gk_error *err);

/** Puts the department's name on the first sheet of a workbook made from a template; the others take it from there. */
void gk_put_department(uno_Interface *document, const char *name, ux_error *err);

/** Checks the document, marks what was found and goes to the first place: on sheet `sheet` only where it is not
 *  negative. Adds to `message`. Returns whether the marks stand. */
bool gk_check_and_mark(const gk_scene *scene, int32_t sheet, gk_message *message);

/** Does the work of a command and fills `message`; returns as gk_command_run. It leaves `message` empty where the window
 *  that it opened has its own. */
typedef bool gk_command_work(const gk_scene *scene, gk_message *message);

#define GK_COMMAND(name, title, key, enabled, run) gk_command_work run;
#define GK_GROUP()
#include "calc/menu/command_table.h"
#undef GK_COMMAND
#undef GK_GROUP

#endif
